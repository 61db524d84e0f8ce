// How far one deed lies from another: "four days after", "بعد يومين من".
#pragma once
#include "reading/passage.hpp"
#include <optional>

namespace zamkan::reading {

enum class Unit : std::uint8_t { hours, days, weeks, months, years };

// So long from the deed behind it to the deed of which it is said; negative with "before".
struct Distance {
    std::uint32_t first = 0, end = 0; // tokens, with "after"
    int count = 0;
    Unit unit = Unit::days;
};

// What stands at `token`: "after" with its span before it; in Arabic "بعد" with its span behind it and "من" or "على".
[[nodiscard]] std::optional<Distance> distanceAt(const Passage &passage, std::uint32_t token);

// The date that lies so far from another: forwards with a `sign` of 1, back with -1.
[[nodiscard]] mentions::DateMention shifted(const mentions::DateMention &from, const Distance &distance, int sign);

} // namespace zamkan::reading
