// Words with gaps: "{shown} of {all} events".
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zamkan {

// The pattern with each {name} replaced by its value; one without a value stays as it stands, so that a gap is seen.
[[nodiscard]] std::string filled(std::string_view pattern, const std::function<std::optional<std::string_view>(std::string_view name)> &valueOf);

} // namespace zamkan
