// Who says afterwards that a deed was theirs, or is blamed for it.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

// "…, which Islamic State claimed", "No one was hurt. The group claimed responsibility", "وتبنت الجماعة الهجوم": the
// deeds of the sentence, else of the one before, of which nobody is told to have done them, are theirs.
void addClaimants(const Passage &passage, std::vector<Frame> &frames);

} // namespace zamkan::reading
