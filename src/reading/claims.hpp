// Figures that somebody gives: shares of a country, fighters, money, oil, ground.
#pragma once
#include "events/event.hpp"
#include "reading/frame.hpp"
#include <vector>

namespace zamkan::reading {

// `used`: quantities that are the number of an event already.
[[nodiscard]] std::vector<events::Event> readClaims(const Passage &passage, const Attributions &attributions,
                                                    const std::vector<Frame> &frames, const std::vector<bool> &used);

} // namespace zamkan::reading
