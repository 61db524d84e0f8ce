#include "geo/written_numbers.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::geo {

std::string writtenReal(double value) {
    std::array<char, 40> out{};
    const double size = std::abs(value);
    if (value == 0 || (size >= 1e-4 && size < 1e15)) {
        const auto [end, error] = std::to_chars(out.data(), out.data() + out.size(), value, std::chars_format::fixed);
        const auto digits = std::count_if(out.data(), end, [](char c) { return c >= '0' && c <= '9'; });
        if (error == std::errc{} && digits <= 15) // the shortest that reads back is what fifteen digits say
            return {out.data(), end};
    }
    return fmt::format("{:.15g}", value);
}

} // namespace zamkan::geo
