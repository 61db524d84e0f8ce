// Places by reference: what the sentence is about, a part of the town just named, the place that heads a bulletin.
#pragma once
#include "reading/frame_places.hpp"

namespace zamkan::reading {

// "in", "near", "inside", "جنوبي": the preposition says where something was.
[[nodiscard]] bool locative(const Passage &passage, const PlaceRef &ref);
// The place that a pronoun before the token stands for: the sentence's topic, else the last town named in it.
[[nodiscard]] std::optional<PlaceRef> lastBefore(const Passage &passage, std::uint32_t token, std::uint32_t sentence);
// For a clause that names no place: "وسيطرت على حي كامل شرقها", "أما X، …، فشهدت …", and the place of the bulletin.
void readReference(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, PlaceList &out);

} // namespace zamkan::reading
