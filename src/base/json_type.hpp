// The name of JSON values, for headers that only pass them on: the library behind it is large.
#pragma once
#include <nlohmann/json_fwd.hpp>

namespace zamkan {
using Json = nlohmann::ordered_json;
} // namespace zamkan
