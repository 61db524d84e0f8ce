// The outlines of countries and provinces, for what is cut to them.
#pragma once
#include "geo/features.hpp"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace zamkan::control {

using Outlines = std::map<std::string, std::vector<geo::Polygon>, std::less<>>; // by code

// Of these countries (ISO 3166-1 alpha-2), as finely as the bundled layers have them. Throws InstallationError for a
// layer that is missing or broken.
[[nodiscard]] Outlines countryOutlines(const std::set<std::string> &codes);
// The lakes that may touch the box. Throws as above.
[[nodiscard]] std::vector<geo::Polygon> lakesIn(const geo::Box &box);
// Of these provinces (ISO 3166-2).
[[nodiscard]] Outlines provinceOutlines(const std::set<std::string> &codes);

} // namespace zamkan::control
