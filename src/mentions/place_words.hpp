// What the place finder asks of single tokens.
#pragma once
#include "geo/latlon.hpp"
#include "text/token.hpp"
#include <cmath>

namespace zamkan::mentions {

inline bool isArabic(const text::Token &token) {
    return !token.folded.empty() && static_cast<unsigned char>(token.folded[0]) >= 0xD8;
}

inline bool isComma(const text::Token &token) { return token.folded == "," || token.folded == "،"; }

// Whether two places are at most so far apart; most are told by their latitudes alone.
inline bool withinKm(const geo::LatLon &a, const geo::LatLon &b, double km) {
    constexpr double leastKmInDegree = 111;
    return std::abs(a.latitude() - b.latitude()) * leastKmInDegree <= km && geo::distanceKm(a, b) <= km;
}

} // namespace zamkan::mentions
