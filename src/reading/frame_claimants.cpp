#include "reading/frame_claimants.hpp"
#include "mentions/actors.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t reach = 8;    // tokens from the word to the party
constexpr std::uint32_t negation = 4; // tokens before it that say that nobody did

// A party at war that begins in [first, end): the first, or the last of them.
int fighterIn(const Passage &passage, std::uint32_t first, std::uint32_t end, bool last) {
    int found = -1;
    for (std::uint32_t i = first; i < end; ++i)
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(actorMention(passage, actor).actor)) {
            found = actor;
            if (!last)
                break;
        }
    return found;
}

// Who claims or is blamed by the words [token, end); -1: nobody that is a party.
int claimant(const Passage &passage, std::uint32_t token, std::uint32_t end) {
    const std::uint32_t sentence = passage.sentenceOf(token);
    std::uint32_t head = token, tail = end;
    while (head > 0 && token - head < 2 * reach && passage.sentenceOf(head - 1) == sentence &&
           !(passage.boundaries[head] & stop))
        --head;
    while (tail < passage.size() && tail - end < reach && passage.sentenceOf(tail) == sentence &&
           !(passage.boundaries[tail] & stop))
        ++tail;
    for (std::uint32_t i = token > negation ? token - negation : 0; i < token; ++i)
        if (passage.sentenceOf(i) == sentence && passage.grammar.words.negators.at(passage.readings, i))
            return -1; // "nobody has claimed it"
    const bool behind = !passage.english() || passage.is(end - 1, Closed::agentive) || passage.is(token, Closed::blame);
    const int after = behind ? fighterIn(passage, end, tail, false) : -1;
    return after >= 0 || (behind && passage.english()) ? after : fighterIn(passage, head, token, true);
}

bool isKnown(const std::string &party) { return !party.empty() && !party.starts_with(mentions::unregistered); }

// "gunmen attacked X": whoever claims it tells whose men they were.
bool mayBeTheirs(const Frame &frame) {
    const Trigger &trigger = *frame.hit->trigger;
    return trigger.type == "violence" && !isKnown(frame.agent) &&
           (frame.status == "reported" || frame.status == "claimed") &&
           (trigger.agent == "acting" || trigger.other == "acting") && !frame.instances.empty();
}

} // namespace

void addClaimants(const Passage &passage, std::vector<Frame> &frames) {
    const Phrases &claiming = passage.grammar.words.claimants;
    for (std::uint32_t i = 0; i < passage.size(); ++i) {
        const auto found = claiming.at(passage.readings, i, Peel::conjunctions);
        if (!found || passage.actorAt(i) >= 0)
            continue;
        const int actor = claimant(passage, i, i + found.tokens);
        if (actor < 0)
            continue;
        const std::string &id = actorMention(passage, actor).actor;
        const std::uint32_t sentence = passage.sentenceOf(i);
        bool here = false; // its own sentence tells of a deed
        for (const bool before : {false, true}) {
            if (before && (here || sentence == 0))
                break;
            const Frame *nearest =
                nullptr; // of several deeds of its own sentence this one, and what is told of the same place
            for (const auto &frame : frames)
                if (!before && frame.hit->sentence == sentence && frame.hit->first < i && mayBeTheirs(frame))
                    nearest = &frame;
            for (auto &frame : frames) {
                if (nearest && !passage.english() && &frame != nearest && frame.places != nearest->places)
                    continue;
                if (frame.hit->sentence != (before ? sentence - 1 : sentence) || frame.hit->first > i)
                    continue;
                here = here || (!before && frame.hit->trigger->type == "violence" && !frame.instances.empty());
                if (!mayBeTheirs(frame))
                    continue;
                const auto sufferers = [&](const Instance &instance) {
                    return std::any_of(instance.parties.begin(), instance.parties.end(),
                                       [&](const Party &party) {
                                           return party.actor == id || (party.role == "acting" && isKnown(party.actor));
                                       });
                };
                if (std::any_of(frame.instances.begin(), frame.instances.end(), sufferers))
                    continue;
                frame.agent = id;
                for (auto &instance : frame.instances)
                    instance.parties.insert(instance.parties.begin(), {id, "acting"});
            }
        }
    }
}

} // namespace zamkan::reading
