// What the place finder asks of single tokens.
#pragma once
#include "geo/latlon.hpp"
#include "mentions/word_forms.hpp"
#include "text/token.hpp"
#include <cmath>

namespace zamkan::mentions {

inline bool isComma(const text::Token &token) { return token.folded == "," || token.folded == "،"; }

// "مرقداً": the ending of an indefinite object, which no name has.
inline bool hasTanwin(std::string_view surface) { return surface.ends_with("اً") || surface.ends_with("ًا"); }

// The article, a pronoun, a plural: "مسيرته", "قرارات", "مدينتنا".
inline bool bendsLikeAWord(std::string_view folded) {
    for (const char *ending : {"ته", "ها", "هم", "نا", "ات", "هما", "ين"})
        if (folded.ends_with(ending)) return true;
    return folded.starts_with("ال");
}

// Arabic verbs in the present tense begin so, and few names do.
inline bool mayBeVerb(std::string_view folded) {
    for (const char *opening : {"ت", "ي", "ن", "ا"})
        if (folded.starts_with(opening)) return !folded.starts_with("ال");
    return false;
}

// Whether two places are at most so far apart; most are told by their latitudes alone.
inline bool withinKm(const geo::LatLon &a, const geo::LatLon &b, double km) {
    constexpr double leastKmInDegree = 111;
    return std::abs(a.latitude() - b.latitude()) * leastKmInDegree <= km && geo::distanceKm(a, b) <= km;
}

} // namespace zamkan::mentions
