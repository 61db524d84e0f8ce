// Numbers as table cells write them (positions: coordinates.hpp).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::events {

// "33.64", "33,64", "1,234.5", "1.234,5", "1.234.567", "٣٣٫٦٤", "-5"; finite. None: not a number.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);
// "1,200", "-12,345,678": digits in threes behind the mark, and nothing else. Counts: number_signs.hpp.
[[nodiscard]] bool inThousands(std::string_view text, char mark);

// Shortest text that reads back as the same number.
[[nodiscard]] std::string writeNumber(double value);

// A cell that a spreadsheet would run ("=…", "+…", "@…", "-…" that is no number) gets an apostrophe before
// it, and so does one that already begins so; readGuarded takes it away again.
[[nodiscard]] std::string guarded(std::string_view cell);
[[nodiscard]] std::string_view readGuarded(std::string_view cell);
[[nodiscard]] bool mayRunFormulas(std::string_view format); // "CSV" "TSV" "XLSX" "ODS": its cells are guarded

} // namespace zamkan::events
