// Events and what was said of them as JSON, whole: what is written reads back equal.
#pragma once
#include "base/json_type.hpp"
#include "events/correction.hpp"
#include "events/event.hpp"

namespace zamkan::events {

// What is empty or as usual is left out.
[[nodiscard]] Json toJson(const Event &event);
[[nodiscard]] Json toJson(const Verdict &verdict); // {"place":{…}}, by nameOf()
// Both throw InputError for what is neither an event nor a verdict.
[[nodiscard]] Event eventFrom(const Json &json);
[[nodiscard]] Verdict verdictFrom(const Json &json);

} // namespace zamkan::events
