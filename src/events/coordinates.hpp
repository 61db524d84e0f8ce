// Coordinates as tables write them: degrees with a point or a comma, degrees-minutes-seconds, WKT, MGRS, UTM.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::events {

enum class Axis : std::uint8_t { latitude, longitude };

struct WrittenAngle {
    double degrees = 0;       // south and west negative; not checked for range
    std::optional<Axis> axis; // when a letter or a label says which of the two it is
};

struct WrittenPoint {
    double latitude = 0, longitude = 0; // as written: not checked for range
    bool settled = false;               // letters, WKT or a grid say which is which
    double radius_km = 0;               // of a grid's square, a line or an area round its middle
};

// Hemispheres, labels and signs are the words of assets/schemas/coordinates.toml. Digits may be Arabic.
class Coordinates {
public:
    [[nodiscard]] static Coordinates open(); // throws InstallationError

    // One of two columns: "36.34", "36,34", "36°20'24\"N", "36 20.4 ش", "36:20:24". None: no angle.
    [[nodiscard]] std::optional<WrittenAngle> angle(std::string_view cell) const;
    // Both in one cell: "36.34, 43.12" (latitude first, as people write), "35,9; 38,9", degrees-minutes-seconds with
    // letters or signs, WKT and EWKT (longitude first; of lines and areas the middle of their box), EWKB in hex as
    // PostGIS exports it, a GeoJSON point, MGRS, UTM with its zone. A single number with a comma is no pair.
    [[nodiscard]] std::optional<WrittenPoint> point(std::string_view cell) const;
    // Both columns; letters that say otherwise win over what the columns are called.
    [[nodiscard]] std::optional<WrittenPoint> point(std::string_view latitude, std::string_view longitude) const;

private:
    enum class Word : std::uint8_t { north, south, east, west, latitude, longitude, degree, minute, second };
    struct Token;
    class Angles;
    [[nodiscard]] std::optional<std::vector<Token>> tokens(const std::string &text) const; // none: a stranger among them
    [[nodiscard]] std::optional<std::vector<WrittenAngle>> angles(const std::string &text, bool one) const;

    std::unordered_map<std::string, Word> words_;         // folded
    std::vector<std::pair<std::string, Word>> signs_;     // longest first
};

} // namespace zamkan::events
