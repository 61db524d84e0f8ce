// What a figure takes from the words round it: its clause, its places, its day, and the deed that it belongs to.
#pragma once
#include "reading/event_builder.hpp"
#include "reading/frame.hpp"
#include <optional>
#include <vector>

namespace zamkan::reading {

struct Clause {
    std::uint32_t first = 0, end = 0; // tokens
};

// The clause of a figure: to the next one on the right, to the last border on the left.
[[nodiscard]] Clause clauseOf(const Passage &passage, const mentions::QuantityMention &quantity);
// The places a share or a count is about: what follows it in its clause, else the subject before it.
[[nodiscard]] std::vector<std::uint32_t> placesOfFigure(const Passage &passage, const Clause &clause,
                                                        const mentions::QuantityMention &quantity);
// The last trigger before the figure in its sentence; `far`: also behind a border.
[[nodiscard]] const Frame *frameOfFigure(const std::vector<Frame> &frames, const Passage &passage,
                                         const mentions::QuantityMention &quantity, bool far = false);
[[nodiscard]] std::optional<std::uint32_t> dateOfFigure(const Passage &passage, const Clause &clause,
                                                        const mentions::QuantityMention &quantity);
// The country or the region that the text names most.
[[nodiscard]] std::optional<std::uint32_t> countryOf(const Passage &passage);
// "في العراق وسورية": the countries that are first named as one list; none: no two are.
[[nodiscard]] std::vector<std::uint32_t> countriesTogether(const Passage &passage);
// The place that the text names most, twice at least.
[[nodiscard]] std::optional<std::uint32_t> topicOf(const Passage &passage);
// The day of its sentence that stands nearest before a figure, else behind it: "on Friday up to 7,000 captured
// soldiers".
[[nodiscard]] std::optional<std::uint32_t> dateBeside(const Passage &passage,
                                                      const mentions::QuantityMention &quantity);
// What a figure takes from the words round it: "…، حيث يتراوح عدد", "لا يزالون داخلها", "خلف الهجوم … وتراجع الإنتاج".
void readReferences(const Passage &passage, const std::vector<Frame> &frames, const Clause &clause,
                    EventBuilder::Figure &figure);
// Where a figure that names no place is: where its sentence is, else where the ones just before were.
void placeFigure(const Passage &passage, const std::vector<Frame> &frames, const Clause &clause,
                 EventBuilder::Figure &figure, bool &carried);

} // namespace zamkan::reading
