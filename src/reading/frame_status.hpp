// Whether it happened.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// "reported", "claimed", "denied", "negated" or "planned".
[[nodiscard]] std::string readStatus(const Passage &passage, const TriggerHit &hit, const Source &source,
                                     const std::vector<Frame> &before);

} // namespace zamkan::reading
