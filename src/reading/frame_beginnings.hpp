// What goes on since a beginning that the text has dated before.
#pragma once
#include "reading/passage.hpp"
#include <optional>

namespace zamkan::reading {

// "The assault began on 6 June. … 1,029 civilians have been killed since the assault began", "منذ بدء الهجوم": the date
// of the beginning, where the clause of the trigger says "since" without a date; none: it does not, or no beginning is
// dated before.
[[nodiscard]] std::optional<std::uint32_t> beginningMeant(const Passage &passage, const TriggerHit &hit);

} // namespace zamkan::reading
