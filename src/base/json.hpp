// JSON for output and state, whole: keys keep the order in which they were written.
#pragma once
#include "base/json_type.hpp"

#include <nlohmann/json.hpp>
