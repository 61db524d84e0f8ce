// Catch2 2 has no ready main: compiled once here, used by every test executable.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
