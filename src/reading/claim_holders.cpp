#include "reading/claim_holders.hpp"
#include "mentions/actors.hpp"
#include <algorithm>

namespace zamkan::reading {

std::string holderRightBefore(const Passage &passage, const mentions::QuantityMention &quantity, std::uint32_t verb) {
    std::uint32_t first = quantity.tokens.first;
    if (first > verb + 1 && passage.is(first - 1, Closed::approximator))
        --first;
    const int actor = first > verb ? passage.actorAt(first - 1) : -1;
    if (actor < 0 || !passage.fights(actorMention(passage, actor).actor))
        return {};
    std::uint32_t head = actorMention(passage, actor).tokens.first;
    if (head > verb && passage.is(head - 1, Closed::definite_article))
        --head;
    const bool joined = head > verb && (passage.is(head - 1, Closed::additive) ||
                                        (passage.boundaries[head] & (comma | conjunction | stop)) ||
                                        passage.folded(head).starts_with("و"));
    return joined ? actorMention(passage, actor).actor : std::string();
}

std::string holderBefore(const Passage &passage, const std::vector<Frame> &frames, std::uint32_t token) {
    constexpr std::uint32_t back = 2; // sentences
    for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
        if (frame->hit->first < token && passage.sentenceOf(token) - frame->hit->sentence <= back &&
            frame->hit->trigger->type == "control" && passage.fights(frame->agent))
            return frame->agent;
    return {};
}

bool isItsOwn(const Passage &passage, const Clause &clause, std::uint32_t token) {
    constexpr std::uint32_t reach = 12;
    std::uint32_t first = token;
    while (first > 0 && token - first < reach && passage.sentenceOf(first - 1) == passage.sentenceOf(token))
        --first;
    for (std::uint32_t i = passage.english() ? std::max(first, clause.first) : first; i < token; ++i) {
        if (passage.english()) {
            if (passage.is(i, Closed::possessive))
                return true;
            continue;
        }
        const std::string_view word = passage.folded(i);
        const bool pronoun = (word.ends_with("ته") || word.ends_with("ها") || word.ends_with("هم") ||
                              word.ends_with("يه") || word.ends_with("اه")) &&
                             !passage.facts.document.surface(passage.facts.tokens[i].span).ends_with("ة");
        if (pronoun && passage.placeAt(i) < 0 && passage.actorAt(i) < 0 && passage.dateAt(i) < 0 &&
            !passage.is(i, Closed::resumptive))
            return true;
    }
    return false;
}

bool countsItsMen(const Passage &passage, const mentions::QuantityMention &quantity, const ClaimRule &claim) {
    constexpr std::uint32_t reach = 6, wide = 14;
    const std::uint32_t first = quantity.tokens.first;
    std::uint32_t near = first, far = first; // in its sentence
    while (near > 0 && first - near < reach && passage.sentenceOf(near - 1) == passage.sentenceOf(first))
        --near;
    while (far > 0 && first - far < wide && passage.sentenceOf(far - 1) == passage.sentenceOf(first))
        --far;
    return passage.grammar.words.own.within(passage.readings, near, first, Peel::nothing) &&
           claim.cues.within(passage.readings, far, first);
}

std::string actorNear(const Passage &passage, const Attributions &attributions, const Clause &clause,
                      std::uint32_t token) {
    std::string best;
    std::uint32_t nearest = 1000;
    for (std::uint32_t i = clause.first; i < clause.end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || attributions.speaks(actor))
            continue;
        const auto &mention = passage.facts.mentions.actors[static_cast<std::size_t>(actor)];
        const auto *known = passage.facts.registry.byId(mention.actor);
        if (!known || known->kind == "media" || known->kind == "person")
            continue;
        const std::uint32_t distance = i < token ? token - i : i - token;
        if (distance < nearest)
            nearest = distance, best = known->id;
    }
    return best;
}

} // namespace zamkan::reading
