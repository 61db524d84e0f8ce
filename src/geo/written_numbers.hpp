// Numbers as OGR writes them into text.
#pragma once
#include <string>

namespace zamkan::geo {

[[nodiscard]] std::string writtenReal(double value); // as "%.15g"

} // namespace zamkan::geo
