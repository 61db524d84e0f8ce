// JSON for output and state: keys keep the order in which they were written.
#pragma once
#include <nlohmann/json.hpp>

namespace zamkan {
using Json = nlohmann::ordered_json;
} // namespace zamkan
