#include "reading/distances.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t spanReach = 5; // from "بعد" to what the span is counted from

// "بيومين" is two days too.
bool says(const Passage &passage, std::uint32_t token, Closed set) {
    return passage.is(token, set) || (token < passage.size() && passage.folded(token).starts_with("ب") &&
                                      passage.grammar.closed.has(passage.readings[token].back(), set));
}

std::optional<Unit> unitOf(const Passage &passage, std::uint32_t token) {
    constexpr std::pair<Closed, Unit> units[] = {{Closed::unit_hour, Unit::hours},
                                                 {Closed::unit_day, Unit::days},
                                                 {Closed::unit_week, Unit::weeks},
                                                 {Closed::unit_month, Unit::months},
                                                 {Closed::unit_year, Unit::years}};
    for (const auto &[set, unit] : units)
        if (says(passage, token, set))
            return unit;
    return std::nullopt;
}

// How many of its unit the span is that ends at `last`, and where it begins. A bare plural says nothing but of hours.
std::optional<Distance> spanAt(const Passage &passage, std::uint32_t last) {
    const auto unit = unitOf(passage, last);
    if (!unit)
        return std::nullopt;
    if (const int q = passage.quantityAt(last); q >= 0) {
        const auto &found = passage.facts.mentions.quantities[static_cast<std::size_t>(q)];
        if (!found.duration || !found.low)
            return std::nullopt;
        return Distance{found.tokens.first, last + 1, static_cast<int>(*found.low), *unit};
    }
    if (says(passage, last, Closed::unit_single)) {
        const bool article = last > 0 && passage.is(last - 1, Closed::indefinite_article);
        if (passage.english() && !article)
            return std::nullopt;
        return Distance{article ? last - 1 : last, last + 1, 1, *unit};
    }
    if (says(passage, last, Closed::unit_dual)) // "بعد يومين من"
        return Distance{last, last + 1, 2, *unit};
    return *unit == Unit::hours ? std::optional(Distance{last, last + 1, 0, *unit}) : std::nullopt;
}

// "قبل الهجوم بيومين", "بعد سقوط المدينة بثلاثة أيام": the span stands behind the deed that it is counted from.
std::optional<Distance> spanBehind(const Passage &passage, std::uint32_t token) {
    for (std::uint32_t i = token + 2; i < std::min<std::size_t>(passage.size(), token + 1 + spanReach) &&
                                      passage.sentenceOf(i) == passage.sentenceOf(token);
         ++i)
        if (auto out = spanAt(passage, i);
            out && passage.folded(out->first).starts_with("ب") && out->first > token + 1) {
            out->first = token, out->end = token + 1;
            return out;
        }
    return std::nullopt;
}

} // namespace

std::optional<Distance> distanceAt(const Passage &passage, std::uint32_t token) {
    if (passage.is(token, Closed::morrow)) // "غداة سقوط القصير"
        return Distance{token, token + 1, 1, Unit::days};
    const bool after = passage.mayBe(token, Closed::posterior), before = passage.mayBe(token, Closed::anterior);
    if (!after && !before)
        return std::nullopt;
    std::optional<Distance> out;
    if (passage.english()) {
        out = token > 0 && passage.sentenceOf(token - 1) == passage.sentenceOf(token) ? spanAt(passage, token - 1)
                                                                                      : std::nullopt;
        if (out)
            out->end = token + 1;
    } else {
        for (std::uint32_t i = token + 1; i < std::min<std::size_t>(passage.size(), token + spanReach) &&
                                          passage.sentenceOf(i) == passage.sentenceOf(token);
             ++i)
            if (const std::uint32_t link = i + 1 < passage.size() && passage.is(i + 1, Closed::only) ? i + 2 : i + 1;
                unitOf(passage, i) && link < passage.size() && passage.is(link, Closed::elapsed)) {
                out = spanAt(passage, i);
                if (out)
                    out->first = token, out->end = link + 1;
                break;
            }
        if (!out)
            out = spanBehind(passage, token);
    }
    if (out && before)
        out->count = -out->count;
    return out;
}

mentions::DateMention shifted(const mentions::DateMention &from, const Distance &distance, int sign) {
    using std::chrono::days;
    const int count = sign * distance.count;
    const time::Day day = from.range->first();
    mentions::DateMention out;
    out.approximate = true;
    out.tokens = {distance.first, distance.end};
    const auto around = [](time::Day middle, int reach) {
        return time::DateRange{middle - days{reach}, middle + days{reach + 1}};
    };
    switch (distance.unit) {
    case Unit::hours: out.range = time::DateRange{day - days{count > 0 || sign > 0 ? 0 : 1}, from.range->end()}; break;
    case Unit::days: out.range = time::DateRange{day + days{count}, from.range->end() + days{count}}; break;
    case Unit::weeks: out.range = around(day + days{7 * count}, 3), out.granularity = time::Granularity::week; break;
    case Unit::months: {
        const time::Day first = time::firstOfMonth(time::addMonths(day, count));
        out.range = time::DateRange{first, time::addMonths(first, 1)}, out.granularity = time::Granularity::month;
        break;
    }
    case Unit::years: {
        const time::Day first = time::firstOfYear(time::addMonths(day, 12 * count));
        out.range = time::DateRange{first, time::addMonths(first, 12)}, out.granularity = time::Granularity::year;
        break;
    }
    }
    if (distance.unit == Unit::days)
        out.granularity = from.granularity;
    return out;
}

} // namespace zamkan::reading
