// States that are told by their country or capital: "captured by Russia", "سيطرة روسيا على".
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {

// A state told by its country or capital where no verb has it for its subject: "captured by Russia", "clashes between
// Russia and …", "سيطرة روسيا على", "شنت روسيا غارات".
void PartyReader::statesThatAct() {
    if (!out.agent.empty() || trigger.agent == "affected")
        return;
    const auto take = [&](const PlaceRef &ref) {
        const auto *state = ref.again || ref.container ? nullptr : stateOf(passage, ref.mention);
        if (!state || state->id == out.other)
            return false;
        const std::uint32_t owned = ref.tokens.end;
        if (passage.english() && owned < passage.size() && passage.ownsNext(owned - 1) && passage.actorAt(owned) >= 0)
            return false; // "claimed by Yemen's Houthis"
        out.agent = state->id;
        out.agentPlace = ref.mention;
        return true;
    };
    for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd)) {
        const bool by = (passive || noun || trigger.placeIsSubject) && words.by.has(ref.before) &&
                        !(trigger.placeIsSubject && trigger.agent == "losing");
        const bool between = trigger.other == "acting" && noun && words.with.has(ref.before);
        if ((by || between) && take(ref))
            return;
    }
    if (passage.english() || !noun || trigger.genitiveIsPatient)
        return;
    for (const auto &ref : passage.placesIn(hit.first > 4 ? hit.first - 4 : 0, hit.end + 2u)) {
        // "سيطرة روسيا على X": right behind the noun, and what it takes is told with a preposition of its own.
        const auto later = passage.placesIn(ref.tokens.end, hit.fieldEnd);
        const bool goesOn = std::any_of(later.begin(), later.end(), [&](const PlaceRef &other) {
            return !other.before.empty() && !other.measured;
        });
        const bool construct = ref.tokens.first == hit.end && ref.before.empty() && goesOn;
        const bool launches = ref.tokens.end <= hit.first && hit.first - ref.tokens.end <= 1 && ref.tokens.first > 0 &&
                              words.launching.at(passage.readings, ref.tokens.first - 1, Peel::conjunctions);
        const bool goingOn = ref.tokens.end + 1 == hit.first &&
                             words.launching.at(passage.readings, ref.tokens.end, Peel::nothing); // "تركيا تواصل قصف X"
        const bool relative = ref.tokens.first == hit.end + 1 && ref.before.empty() && goesOn &&
                              words.launching.at(passage.readings, hit.end, Peel::nothing); // "هجوم شنته إسرائيل على X"
        if ((construct || launches || goingOn || relative) && take(ref))
            return;
    }
}

} // namespace zamkan::reading
