// Numbers and positions as table cells write them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::events {

// "33.64", "33,64", "1,234.5", "٣٣٫٦٤", "-5"; finite. None: not a number.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

struct WrittenPoint {
    double latitude = 0, longitude = 0; // as written: not checked for range
};
// "POINT (42.8 33.6)" (longitude first, as in WKT) or "33.6, 42.8" (latitude first, as people write).
[[nodiscard]] std::optional<WrittenPoint> readPoint(std::string_view text);

// Shortest text that reads back as the same number.
[[nodiscard]] std::string writeNumber(double value);

// A cell that a spreadsheet would run ("=…", "+…", "@…", "-…" that is no number) gets an apostrophe before
// it, and so does one that already begins so; readGuarded takes it away again.
[[nodiscard]] std::string guarded(std::string_view cell);
[[nodiscard]] std::string_view readGuarded(std::string_view cell);

} // namespace zamkan::events
