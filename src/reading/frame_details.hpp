// When, and how many.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// The numbers that the trigger counts; not those of the hurt, and no part of a number told before it.
[[nodiscard]] std::vector<std::uint32_t> readQuantities(const Passage &passage, const TriggerHit &hit);
// The date of the trigger's clause, as an index into the dates found.
[[nodiscard]] std::optional<std::uint32_t> clauseDate(const Passage &passage, const TriggerHit &hit,
                                                      const std::vector<Frame> &before,
                                                      const Attributions &attributions);
// The last date of the clause before the trigger, which stands over the places without one of their own.
[[nodiscard]] std::optional<std::uint32_t> dateBefore(const Passage &passage, const TriggerHit &hit);

// Whether it goes on since the date. "منذ سقوطها في 26 تشرين الأول", "since M23 seized Goma in January": on that day
// ground changed hands.
[[nodiscard]] bool runsSince(const Passage &passage, const TriggerHit &hit, const mentions::DateMention &date);

} // namespace zamkan::reading
