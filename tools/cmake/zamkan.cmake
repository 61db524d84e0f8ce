# How the street is built: zamkan_module() makes one module a static library that sees only the modules it
# declares; zamkan_test() makes one test executable a module.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(ZAMKAN_WERROR "Warnings are errors" OFF)
option(ZAMKAN_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

find_package(fmt REQUIRED)

# Each warning with its reason.
add_library(zamkan_warnings INTERFACE)
target_compile_options(zamkan_warnings INTERFACE
    -Wall -Wextra -Wpedantic
    -Wshadow              # a name told twice in one scope hides a bug sooner or later
    -Wconversion          # offsets, counts and pixels are of different types: a silent cut loses text
    -Wsign-conversion     # ICU and GDAL count in int, we in size_t
    -Wdouble-promotion    # floats are for the screen, doubles for the earth: say where one becomes the other
    -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${ZAMKAN_WERROR}>:-Werror>)

if(ZAMKAN_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -O1)
    add_link_options(-fsanitize=address,undefined)
endif()

# The order of the street. A module may use only modules that stand before it; zamkan_module()
# and tests/street check it.
set(ZAMKAN_STREET base text time geo gazetteer actors mentions resolve events reading timeline control lettering map
    draw session briefing app cli)

# The street runs one way: stops the build when a module uses one that does not stand before it.
function(zamkan_check_direction name)
    string(REGEX REPLACE "/.*" "" here ${name})
    list(FIND ZAMKAN_STREET ${here} place)
    if(place EQUAL -1)
        message(FATAL_ERROR "module ${name} does not stand on the street (ZAMKAN_STREET)")
    endif()
    foreach(used ${ARGN})
        string(REGEX REPLACE "/.*" "" there ${used})
        list(FIND ZAMKAN_STREET ${there} before)
        if(before EQUAL -1 OR NOT before LESS place OR (here STREQUAL cli AND there STREQUAL app))
            message(FATAL_ERROR "module ${name} may not use ${used}: only modules before it on the street")
        endif()
    endforeach()
endfunction()

# zamkan_module(NAME [USES module…] SOURCES file… [LINKS library…])
# NAME may be a folder below a street module (draw/cairo). A module's headers are included as "NAME/header.hpp";
# they are reached through a folder of links that holds this module only, so what is not declared is not seen.
function(zamkan_module name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;SOURCES;LINKS")
    string(REPLACE "/" "_" id ${name})
    zamkan_check_direction(${name} ${arg_USES})
    set(road ${CMAKE_BINARY_DIR}/street/${id})
    get_filename_component(parent ${road}/${name} DIRECTORY)
    file(MAKE_DIRECTORY ${parent})
    if(NOT EXISTS ${road}/${name})
        file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${road}/${name} SYMBOLIC)
    endif()
    add_library(zamkan_${id} STATIC ${arg_SOURCES})
    target_include_directories(zamkan_${id} PUBLIC ${road})
    target_link_libraries(zamkan_${id} PRIVATE zamkan_warnings)
    foreach(used ${arg_USES})
        string(REPLACE "/" "_" used_id ${used})
        target_link_libraries(zamkan_${id} PUBLIC zamkan_${used_id})
    endforeach()
    target_link_libraries(zamkan_${id} PRIVATE fmt::fmt ${arg_LINKS})
endfunction()

# zamkan_test(NAME [USES module…] SOURCES file… [LINKS library…] [LABELS label…])
# One executable, test_NAME; it uses the module of the same name, if there is one, and what USES adds.
function(zamkan_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;SOURCES;LINKS;LABELS")
    string(REPLACE "/" "_" id ${name})
    add_executable(test_${id} ${arg_SOURCES})
    target_link_libraries(test_${id} PRIVATE zamkan_warnings zamkan_catch ${arg_LINKS})
    if(TARGET zamkan_${id})
        target_link_libraries(test_${id} PRIVATE zamkan_${id})
    endif()
    foreach(used ${arg_USES})
        string(REPLACE "/" "_" used_id ${used})
        target_link_libraries(test_${id} PRIVATE zamkan_${used_id})
    endforeach()
    target_compile_definitions(test_${id} PRIVATE ZAMKAN_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND test_${id})
    set_tests_properties(${name} PROPERTIES TIMEOUT 600 LABELS "${arg_LABELS}"
        ENVIRONMENT "ZAMKAN_HOME=${CMAKE_SOURCE_DIR};XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/test-cache")
endfunction()
