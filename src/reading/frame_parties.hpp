// Who does it to whom.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

struct Parties {
    std::string agent, other;
    std::string companion; // joined to the agent: "A and B took X"
    int agentMention = -1, otherMention = -1;
    std::optional<std::uint32_t> agentPlace; // the agent is a state, told by this place mention: "Kyiv regained …"
    std::string gainer;                      // "… to X", "أمام X": for the places next to it only
    std::uint32_t gainerToken = 0;
    bool carriedOn = false; // the agent is that of the sentence before: "then they killed …"
};

[[nodiscard]] Parties readParties(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                                  const std::vector<Frame> &before);
// How an actor mention stands in its clause.
enum class Slot : std::uint8_t { plain, by, gainer, loser, against, with, of, elsewhere };
[[nodiscard]] Slot slotOf(const Passage &passage, int actor, const TriggerHit &hit);

} // namespace zamkan::reading
