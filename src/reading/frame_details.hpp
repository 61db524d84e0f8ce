// When, how many, and of whom.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// The numbers that the trigger counts; not those of the hurt, and no part of a number told before it.
[[nodiscard]] std::vector<std::uint32_t> readQuantities(const Passage &passage, const TriggerHit &hit);
// "750 من قوات سوريا الديمقراطية", "188 of the militia": whose they were; "" nobody says. `several`: others are counted
// beside them, and then civilians count too.
[[nodiscard]] std::string countedOf(const Passage &passage, std::uint32_t quantity, bool several);
// "75 مصليا قتلوا", "12 people were wounded": who they were stands with their number and nowhere else. An actor's id;
// "" nobody knows, or nothing was done to them.
[[nodiscard]] std::string_view harmed(const TriggerHit &hit, const mentions::QuantityMention &number);
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
