// How a place stands in the words round it.
#pragma once
#include "reading/frame_places.hpp"

namespace zamkan::reading {

// "the airport at X", "two villages in X", "two villages from the army in X": what stands before the preposition, and
// before the party that lost it, is a kind of place.
[[nodiscard]] bool describedPart(const Passage &passage, const PlaceRef &ref);
// "In Hit, …", "وفي الجنينة عاصمة غرب دارفور، …": a comma follows, with nothing before it but what describes the place.
[[nodiscard]] bool setApart(const Passage &passage, const PlaceRef &ref);
// "five towns in X, including Y and Z": those that are named, rather than all of X.
void namedParts(const Passage &passage, const TriggerHit &hit, PlaceList &places);
// "captured a string of villages since May, among them Y and Z": those that are named of what the deed took. Empty:
// none.
[[nodiscard]] std::vector<PlaceRef> namedAmong(const Passage &passage, const TriggerHit &hit);
// "captured two cities, X and Y", "two cities fell to them: X and Y", "على مدينتين هما X وY": the names of many;
// `subject`: of what stands before an English verb. Empty: none.
[[nodiscard]] std::vector<PlaceRef> namedBehind(const Passage &passage, const TriggerHit &hit, bool subject);
// "Among the cities captured by the army are X and Y", "ومن المدن التي سيطر عليها التنظيم X وY". Empty: none.
[[nodiscard]] std::vector<PlaceRef> namedAtLast(const Passage &passage, const TriggerHit &hit);
// Percentages between the verb and the name: a share of the place, not the place, changed hands.
[[nodiscard]] bool shareBetween(const Passage &passage, std::uint32_t first, std::uint32_t end);
// "التي استعادتها", "which … captured": the place right before the relative pronoun.
[[nodiscard]] std::optional<PlaceRef> beforeRelative(const Passage &passage, const TriggerHit &hit, bool &relative);
// "الساحل الأيسر لـ": only words with the article stand between, so that the whole is a part of the place.
[[nodiscard]] bool onlyDefinite(const Passage &passage, std::uint32_t first, std::uint32_t end);
// "Kyiv said …": a state that tells it.
[[nodiscard]] bool tells(const Passage &passage, const PlaceRef &ref);
// The subject of a passive whose own clause has no place: "Kherson, from which … withdrew, was shelled".
[[nodiscard]] std::optional<PlaceRef> subjectFarther(const Passage &passage, const TriggerHit &hit);
// "Overrun by X in 2014, Bama was freed", "Overrun in 2014, it had remained …": what its sentence goes on to speak of.
[[nodiscard]] std::optional<PlaceRef> headedBy(const Passage &passage, const TriggerHit &hit,
                                               const std::vector<Frame> &before);

} // namespace zamkan::reading
