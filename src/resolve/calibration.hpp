// From the weighing of readings to a confidence that holds: of the answers given 0.9, nine in ten are right.
#pragma once

namespace zamkan::resolve {

// How often a name with this evidence (0..1, from the finder) is a place at all. Rises with it.
[[nodiscard]] double chanceOfPlace(double evidence);

// How often the best reading with this share (0..1) of the weight is the one that is meant. Rises with it.
[[nodiscard]] double chanceOfReading(double share);

} // namespace zamkan::resolve
