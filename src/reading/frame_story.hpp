// What a text, or a part of it, is about: the place of a deed whose clause tells none.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// The event place that the sentences just before are about: the one that the text names most, twice at least.
[[nodiscard]] std::optional<std::uint32_t> talkedOf(const Passage &passage, std::uint32_t sentence,
                                                    const std::vector<Frame> &before);
// The town that an English text is about: the one that it names most, three times at least; of equals the first.
[[nodiscard]] std::optional<std::uint32_t> storyPlace(const Passage &passage);
// The country, or the part of one, that a text is about: of the country of the place that it names most.
[[nodiscard]] std::optional<std::uint32_t> areaOfStory(const Passage &passage);
// The one town that its own sentence has named before it, or else the sentence before; none when there are two.
[[nodiscard]] std::optional<std::uint32_t> onlyTownBefore(const Passage &passage, const TriggerHit &hit);
[[nodiscard]] bool sameParagraph(const Passage &passage, std::uint32_t from, std::uint32_t to);
// Whether the paragraph of the sentence has named the place before it ends.
[[nodiscard]] bool namedInParagraph(const Passage &passage, std::uint32_t mention, std::uint32_t sentence);
// "What happened in Palma? … More than 100 gunmen attacked on 24 March": the one town that the question before asks
// about, where no sentence between has named another.
[[nodiscard]] std::optional<std::uint32_t> townAskedAbout(const Passage &passage, const TriggerHit &hit);

} // namespace zamkan::reading
