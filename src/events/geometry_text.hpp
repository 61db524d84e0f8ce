// Positions that bring their own grammar: WKT, EWKB, GeoJSON, MGRS, UTM.
#pragma once
#include "events/coordinates.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::events {

// WKT with or without "SRID=…;" (of lines and areas the middle of their box), EWKB points in hex, GeoJSON points.
[[nodiscard]] std::optional<WrittenPoint> readGeometry(std::string_view cell);
// "38SKE1234567890", "38S 331281 4023301", "UTM 38N 331281mE 4023301mN", "331281 4023301 38N"; ASCII.
[[nodiscard]] std::optional<WrittenPoint> readGrid(std::string_view text);
// Arabic-Indic and Persian digits, decimal signs and commas as ASCII ones; ends trimmed.
[[nodiscard]] std::string westernDigits(std::string_view text);

} // namespace zamkan::events
