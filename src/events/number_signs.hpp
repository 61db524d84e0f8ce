// How the numbers of a whole column are to be read: whether 1.200 counts thousands is decided by what stands beside it.
#pragma once
#include "base/diagnostic.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::events {

// What parts whole from broken numbers; the other one may part thousands.
enum class DecimalMark : std::uint8_t { point, comma };

// What the cells of the columns that count people and things show; counts that can be added up.
struct NumberSigns {
    std::uint64_t points = 0, commas = 0; // 12.5 and 1,234.5 or 1,234,567; 12,5 and 1.234,5 or 1.234.567
    std::uint64_t open_points = 0;        // 1.200: one of a thousand things, or a little more than one

    void add(std::string_view cell);
    NumberSigns &operator+=(const NumberSigns &other);
};

// A comma where more cells show one than show a point.
[[nodiscard]] DecimalMark markOf(const NumberSigns &signs);
// Says what was decided of numbers like 1.200, where there are any and it is not what one would expect.
void tellMark(const NumberSigns &signs, const std::string &where, std::vector<Diagnostic> &diagnostics);

// A count: "1,200" is 1200 where points are decimal, "1.200" is where commas are. None: no number.
[[nodiscard]] std::optional<double> readCount(std::string_view cell, DecimalMark mark);

} // namespace zamkan::events
