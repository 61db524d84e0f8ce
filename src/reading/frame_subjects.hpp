// Subjects that no slot of the clause names: a state told by its country, the party before "who", the one
// that the story goes on with.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// The forces of the state whose country or capital this place mention names; nullptr for other places.
[[nodiscard]] const actors::Actor *stateOf(const Passage &passage, std::uint32_t mention);
// The forces of the state that a place stands for as a subject; nullptr when it is only a place.
[[nodiscard]] const actors::Actor *stateAt(const Passage &passage, const PlaceRef &ref);
// The subject that is such a place: right before an English verb, right after an Arabic one.
[[nodiscard]] const PlaceRef *subjectPlace(const Passage &passage, const TriggerHit &hit);
// "the separatists, who claim …": the mention of the party right before the relative word; -1: none.
[[nodiscard]] int relativeSubject(const Passage &passage, const TriggerHit &hit);
// "Iraqi forces, backed by air strikes, retook": the party before what stands between commas; -1: none.
[[nodiscard]] int subjectAcross(const Passage &passage, const TriggerHit &hit);
// The party right behind the verb that opens an Arabic sentence; -1: none.
[[nodiscard]] int openingSubject(const Passage &passage, const TriggerHit &hit);
// Whom a verb without a subject goes on with: the last party that did something, in its sentence, else in the
// ones before; else the party that its sentence has named last. Empty: nobody.
[[nodiscard]] std::string goesOnWith(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                                     const std::vector<Frame> &before);
// Whether an Arabic verb has a subject of its own that is no party known ("وألقى الطيران المروحي"), or is a weapon's.
[[nodiscard]] bool hasSubject(const Passage &passage, const TriggerHit &hit);
// Of doers joined by "and" before a verbal noun the first; `nearestFirst`: the mentions left of it.
[[nodiscard]] int firstOfList(const Passage &passage, const Attributions &attributions, int actor,
                              const std::vector<int> &nearestFirst, const TriggerHit &hit);
// The last one in its sentence that took or did something; empty: nobody.
[[nodiscard]] std::string lastDoer(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before);
// Whether the word may stand between an English subject and its verb: "has since", "had already".
[[nodiscard]] bool subjectVerbWord(const Passage &passage, std::uint32_t token);
// Whether nothing else stands in these tokens.
[[nodiscard]] bool alone(const Passage &passage, std::uint32_t first, std::uint32_t end);
// Whether an Arabic noun is itself what is announced: no "that" and no other trigger stands between.
[[nodiscard]] bool announcedFirst(const Passage &passage, const TriggerHit &hit);
// "أدت المعارك في X إلى نزوح": whether an Arabic noun is what the deed before it, the subject of a verb of results, has
// brought about.
[[nodiscard]] bool causedBy(const Passage &passage, const TriggerHit &hit, const Frame &cause);
// Actor mentions that start in [first, end), those that nobody knows left out.
[[nodiscard]] std::vector<int> actorsIn(const Passage &passage, std::uint32_t first, std::uint32_t end);

} // namespace zamkan::reading
