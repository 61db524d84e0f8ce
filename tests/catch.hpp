// One include for Catch2 2 and 3. Use Approx, and ContainsSubstring through the names below.
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
#else
#include <catch2/catch.hpp>
inline auto ContainsSubstring(const std::string &text) { return Catch::Matchers::Contains(text); }
#endif
