#include "base/pattern.hpp"
#include <algorithm>

namespace zamkan {

std::string filled(std::string_view pattern, const std::function<std::optional<std::string_view>(std::string_view name)> &valueOf) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = std::min(pattern.find('{', at), pattern.size());
        text += pattern.substr(at, open - at);
        const std::size_t close = pattern.find('}', open);
        if (close == std::string_view::npos)
            return text += pattern.substr(open);
        text += valueOf(pattern.substr(open + 1, close - open - 1)).value_or(pattern.substr(open, close + 1 - open));
        at = close + 1;
    }
    return text;
}

} // namespace zamkan
