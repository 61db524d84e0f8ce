// The order of the modules and the fences round third-party libraries, checked on the sources themselves.
#include "catch.hpp"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

const fs::path kRoot = ZAMKAN_SOURCE_DIR;

std::string contents(const fs::path &file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> street() {
    std::vector<std::string> out;
    std::istringstream list(ZAMKAN_STREET);
    for (std::string module; std::getline(list, module, ',');) out.push_back(module);
    return out;
}

// "src/draw/cairo/x.cpp" → "draw/cairo"; "src/geo/x.hpp" → "geo"; "src/app/panels/x.cpp" → "app".
std::string moduleOf(const fs::path &file) {
    fs::path folder = fs::relative(file, kRoot / "src").parent_path();
    while (!folder.empty() && !fs::exists(kRoot / "src" / folder / "CMakeLists.txt")) folder = folder.parent_path();
    return folder.generic_string();
}

std::vector<fs::path> sources() {
    std::vector<fs::path> out;
    for (const auto &entry : fs::recursive_directory_iterator(kRoot / "src"))
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") out.push_back(entry.path());
    return out;
}

std::vector<std::string> includes(const fs::path &file, bool ours) {
    const std::regex pattern(ours ? "#include \"([^\"]+)\"" : "#include <([^>]+)>");
    const std::string text = contents(file);
    std::vector<std::string> out;
    for (std::sregex_iterator it(text.begin(), text.end(), pattern), end; it != end; ++it) out.push_back((*it)[1]);
    return out;
}

// What a module's CMake file declares after USES.
std::set<std::string> declared(const std::string &module) {
    const std::string text = contents(kRoot / "src" / module / "CMakeLists.txt");
    std::smatch found;
    const std::regex pattern("USES([^)]*?)(SOURCES|LINKS|\\))");
    if (!std::regex_search(text, found, pattern)) return {};
    std::istringstream words(found[1].str());
    std::set<std::string> out;
    for (std::string word; words >> word;) out.insert(word);
    return out;
}

} // namespace

TEST_CASE("every include of a module is of itself or of a module that it declares") {
    std::vector<std::string> strays;
    for (const fs::path &file : sources()) {
        const std::string module = moduleOf(file);
        if (module.empty()) continue; // main.cpp
        const std::set<std::string> uses = declared(module);
        for (const std::string &include : includes(file, true)) {
            const std::string folder = fs::path(include).parent_path().generic_string();
            bool allowed = folder == module || folder.rfind(module + "/", 0) == 0;
            for (const std::string &used : uses) allowed = allowed || folder == used || folder.rfind(used + "/", 0) == 0;
            if (!allowed) strays.push_back(fs::relative(file, kRoot).string() + " includes " + include);
        }
    }
    CHECK(strays == std::vector<std::string>{});
}

TEST_CASE("a module declares only modules that stand before it on the street") {
    const std::vector<std::string> order = street();
    const auto placeOf = [&](const std::string &module) {
        return std::find(order.begin(), order.end(), module.substr(0, module.find('/'))) - order.begin();
    };
    std::size_t modules = 0;
    for (const auto &entry : fs::recursive_directory_iterator(kRoot / "src")) {
        if (entry.path().filename() != "CMakeLists.txt") continue;
        const std::string module = fs::relative(entry.path().parent_path(), kRoot / "src").generic_string();
        if (module == ".") continue;
        ++modules;
        INFO("module " << module);
        CHECK(placeOf(module) < static_cast<std::ptrdiff_t>(order.size()));
        for (const std::string &used : declared(module)) {
            INFO("uses " << used);
            CHECK(placeOf(used) < placeOf(module));
        }
    }
    CHECK(modules > 10);
}

TEST_CASE("each third-party library is included only behind its fence") {
    const std::vector<std::pair<std::regex, std::set<std::string>>> fences{
        {std::regex("unicode/.*"), {"text"}},
        {std::regex("(gdal|ogr|cpl_).*|geos.*|GeographicLib/.*|simdjson.*|GL/glu.h"), {"geo"}},
        {std::regex("hb.*\\.h|fontconfig/.*"), {"lettering"}},
        {std::regex("ft2build.h|freetype.*"), {"lettering", "draw/cairo"}}, // Cairo takes its fonts as FreeType faces
        {std::regex("cairo.*|png.h|pango.*"), {"draw/cairo"}},
        {std::regex("SFML/.*"), {"draw/sfml", "app"}},
        {std::regex("imgui.*|backends/.*|X11/.*"), {"app"}},
        {std::regex("toml\\+\\+/.*|nlohmann/.*"), {"base"}},
        {std::regex("CLI/.*"), {"cli"}},
        {std::regex("sqlite3.*"), {"geo", "session/project"}}, // geo looks for links before GDAL opens a file
    };
    std::vector<std::string> strays;
    for (const fs::path &file : sources())
        for (const std::string &include : includes(file, false))
            for (const auto &[pattern, modules] : fences)
                if (std::regex_match(include, pattern) && !modules.contains(moduleOf(file)) &&
                    !modules.contains(fs::relative(file.parent_path(), kRoot / "src").generic_string()))
                    strays.push_back(fs::relative(file, kRoot).string() + " includes " + include);
    CHECK(strays == std::vector<std::string>{});
}

TEST_CASE("the README's table of packages is the list that the tools install from") {
    std::set<std::string> listed, shown;
    std::istringstream list(contents(kRoot / "tools" / "packages.txt"));
    for (std::string line; std::getline(list, line);)
        if (!line.empty() && line[0] != '#') listed.insert(line.substr(0, line.find(' ')));
    const std::string readme = contents(kRoot / "README.md");
    const std::regex row("\\| `([a-z0-9.+-]+)` \\| (build|run|test|data) \\|");
    for (std::sregex_iterator it(readme.begin(), readme.end(), row), end; it != end; ++it) shown.insert((*it)[1]);
    CHECK(listed.size() > 15);
    CHECK(shown == listed);
}
