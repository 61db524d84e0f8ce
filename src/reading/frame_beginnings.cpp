#include "reading/frame_beginnings.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t clauseReach = 14; // tokens from the trigger to "since"
constexpr std::uint32_t verbReach = 5;    // from "since" to "began"
constexpr std::uint32_t dateReach = 9; // from "began" to its date: "بدأت تركيا هجومها على عفرين في 20"

bool begins(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    return passage.grammar.words.beginnings.within(passage.readings, first, end);
}

// "since the operation began", "منذ بدء العملية", and no date with it.
bool isSinceBeginning(const Passage &passage, std::uint32_t since) {
    if (!passage.is(since, Closed::since))
        return false;
    std::uint32_t end = since + 1;
    while (end < passage.size() && end - since <= verbReach && passage.sentenceOf(end) == passage.sentenceOf(since) &&
           passage.dateAt(end) < 0)
        ++end;
    if (end < passage.size() && passage.dateAt(end) >= 0 && passage.sentenceOf(end) == passage.sentenceOf(since))
        return false;
    return passage.english() ? begins(passage, since + 1, end)
                             : since + 1 < end && passage.is(since + 1, Closed::start);
}

// The date before the token on which something began or was launched.
std::optional<std::uint32_t> beginningBefore(const Passage &passage, std::uint32_t token) {
    const auto &dates = passage.facts.mentions.dates;
    for (std::size_t d = dates.size(); d-- > 0;) {
        const auto &date = dates[d];
        if (date.tokens.first >= token || !date.range || date.since)
            continue;
        const std::uint32_t sentence = passage.sentenceOf(date.tokens.first);
        std::uint32_t first = date.tokens.first, end = date.tokens.end;
        while (first > 0 && date.tokens.first - first < dateReach && passage.sentenceOf(first - 1) == sentence &&
               !(passage.boundaries[first] & (stop | comma)))
            --first;
        while (end < passage.size() && end - date.tokens.end < verbReach && passage.sentenceOf(end) == sentence &&
               !(passage.boundaries[end] & (stop | join | conjunction)))
            ++end;
        if (begins(passage, first, date.tokens.first) || (!passage.english() && begins(passage, date.tokens.end, end)))
            return static_cast<std::uint32_t>(d);
    }
    return std::nullopt;
}

// "at least 500 rebels have died in the fighting", "معارك الموصل هجرت": a toll of all that went on.
bool isTollOfAll(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 7;
    const bool dead = hit.trigger->type == "violence" && hit.trigger->subtype == "killing",
               moved = hit.trigger->type == "movement" && hit.trigger->subtype == "displaced";
    if (!dead && !moved)
        return false;
    const std::uint32_t first = hit.first > reach ? hit.first - reach : 0,
                        end = std::min<std::uint32_t>(static_cast<std::uint32_t>(passage.size()), hit.end + reach);
    bool counted = false;
    for (std::uint32_t i = first; i < end && !counted; ++i)
        counted = passage.sentenceOf(i) == hit.sentence && passage.quantityAt(i) >= 0;
    if (!counted)
        return false;
    // "have been displaced", "had died": English says by its tense that it goes on.
    const bool perfect = passage.english() && hit.first > 1 &&
                         (passage.grammar.words.have.at(passage.readings, hit.first - 1) ||
                          passage.grammar.words.have.at(passage.readings, hit.first - 2));
    for (std::uint32_t i = first; i < end; ++i)
        if (passage.sentenceOf(i) == hit.sentence && passage.is(i, Closed::campaign))
            return perfect || !passage.english();
    return false;
}

} // namespace

std::optional<std::uint32_t> beginningMeant(const Passage &passage, const TriggerHit &hit) {
    if (isTollOfAll(passage, hit))
        if (const auto begun = beginningBefore(passage, hit.first))
            return begun;
    const std::uint32_t first = hit.first > clauseReach ? hit.first - clauseReach : 0;
    for (std::uint32_t i = first; i < std::min<std::size_t>(passage.size(), hit.end + clauseReach); ++i)
        if (passage.sentenceOf(i) == hit.sentence && isSinceBeginning(passage, i) &&
            !passage.parted(std::min(i, hit.first), std::max(i, hit.first), stop))
            return beginningBefore(passage, i);
    return std::nullopt;
}

} // namespace zamkan::reading
