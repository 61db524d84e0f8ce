#include "geo/grid_reference.hpp"
#include "geo/gdal.hpp"
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

namespace zamkan::geo {
namespace {

constexpr std::string_view kBands = "CDEFGHJKLMNPQRSTUVWX"; // from 80 degrees south, eight degrees each, X twelve

} // namespace

std::optional<GridSpot> fromMgrs(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != ' ' && c != '\t')
            plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (plain.size() < 6 || plain.size() > 15)
        return std::nullopt;
    try {
        int zone = 0, digits = 0;
        bool north = true;
        double x = 0, y = 0, latitude = 0, longitude = 0;
        GeographicLib::MGRS::Reverse(plain, zone, north, x, y, digits, true);
        if (zone == GeographicLib::UTMUPS::INVALID || digits < 1)
            return std::nullopt;
        GeographicLib::UTMUPS::Reverse(zone, north, x, y, latitude, longitude);
        const auto middle = LatLon::tryFromDegrees(latitude, longitude);
        if (!middle)
            return std::nullopt;
        const double side = 100 / std::pow(10.0, digits); // km
        return GridSpot{*middle, side / std::numbers::sqrt2};
    } catch (const GeographicLib::GeographicErr &) {
        return std::nullopt;
    }
}

std::optional<LatLon> fromUtm(int zone, char letter, double easting, double northing) {
    if (zone < 1 || zone > 60 || !(easting >= 100000 && easting <= 900000) || !(northing >= 0 && northing <= 10000000))
        return std::nullopt;
    const char band = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    const std::size_t row = kBands.find(band);
    if (row == std::string_view::npos)
        return std::nullopt;
    const auto at = [&](bool north) -> std::optional<LatLon> {
        try {
            double latitude = 0, longitude = 0;
            GeographicLib::UTMUPS::Reverse(zone, north, easting, northing, latitude, longitude);
            return LatLon::tryFromDegrees(latitude, longitude);
        } catch (const GeographicLib::GeographicErr &) {
            return std::nullopt;
        }
    };
    const auto inBand = [&](const std::optional<LatLon> &point) {
        constexpr double kSlack = 0.1; // degrees; who writes a band may stand at its edge
        const double south = -80 + 8 * static_cast<double>(row), north = band == 'X' ? 84 : south + 8;
        return point && point->latitude() >= south - kSlack && point->latitude() <= north + kSlack;
    };
    const auto point = at(band >= 'N');
    if (inBand(point))
        return point;
    if (band == 'S')
        return at(false);
    return band == 'N' ? point : std::nullopt;
}

std::optional<LatLon> fromEpsg(int code, double x, double y) {
    if (code == 4326)
        return std::fabs(x) <= 180 ? LatLon::tryFromDegrees(y, x) : std::nullopt;
    const QuietGdal quiet;
    static thread_local std::map<int, Transform> known;
    const auto [entry, fresh] = known.try_emplace(code);
    if (fresh) {
        OGRSpatialReference own;
        const OGRSpatialReference target = earth();
        if (own.importFromEPSG(code) == OGRERR_NONE) {
            own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
            entry->second.reset(OGRCreateCoordinateTransformation(&own, &target));
        }
    }
    if (!entry->second || !entry->second->Transform(1, &x, &y))
        return std::nullopt;
    return LatLon::tryFromDegrees(y, x);
}

std::optional<MetricGrid> MetricGrid::named(std::string_view name) {
    std::string plain;
    for (const char c : name)
        if (c != ' ' && c != '\t' && c != ':')
            plain += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    for (const std::string_view word : {"UTM", "ZONE", "WGS84"})
        if (plain.starts_with(word))
            plain.erase(0, word.size());
    MetricGrid grid;
    const bool listed = plain.starts_with("EPSG");
    if (listed)
        plain.erase(0, 4);
    int number = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    const auto letters = static_cast<std::size_t>(plain.data() + plain.size() - end);
    if (error != std::errc{} || number < 1)
        return std::nullopt;
    if (letters == 0) { // "38" alone leaves open which half of the earth it is
        const QuietGdal quiet;
        OGRSpatialReference system;
        if ((!listed && number < 1000) || system.importFromEPSG(number) != OGRERR_NONE || !system.IsProjected())
            return std::nullopt;
        grid.epsg_ = number;
        return grid;
    }
    if (listed || letters != 1 || number > 60 || kBands.find(*end) == std::string_view::npos)
        return std::nullopt;
    grid.zone_ = number;
    grid.letter_ = *end;
    return grid;
}

std::optional<LatLon> MetricGrid::at(double easting, double northing) const {
    return epsg_ != 0 ? fromEpsg(epsg_, easting, northing) : fromUtm(zone_, letter_, easting, northing);
}

} // namespace zamkan::geo
