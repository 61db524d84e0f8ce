#include "events/row_places.hpp"
#include "events/cell_values.hpp"
#include "resolve/resolver.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

constexpr std::size_t kSampleRows = 400;
constexpr double kSamePlaceKm = 60;
// A place that only sounds like the name must be this sure: a wrong point on the map is worse than a row in
// the list of what could not be placed.
constexpr double kLeastConfidenceOfLikeness = 0.5;

double rounded(double km) { return std::round(km * 10) / 10; }

bool latitude(double value) { return std::abs(value) <= 90; }
bool longitude(double value) { return std::abs(value) <= 180; }

} // namespace

RowPlaces::RowPlaces(const geo::Table &table, const Mapping &mapping, const SchemaBook &book,
                     const gazetteer::Gazetteer &gazetteer)
    : table_(table), mapping_(mapping), book_(book), gazetteer_(gazetteer), coordinates_(Coordinates::open()) {}

std::string_view RowPlaces::cell(std::size_t row, std::string_view canonical) const {
    const auto at = mapping_.at(canonical);
    return at ? table_.cell(row, *at) : std::string_view();
}

std::variant<std::optional<WrittenPoint>, std::string> RowPlaces::written(std::size_t row, bool exchange) const {
    std::optional<WrittenPoint> found;
    const std::string_view lat = cell(row, "lat"), lon = cell(row, "lon"), both = cell(row, "coordinates");
    if (!lat.empty() || !lon.empty()) {
        found = coordinates_.point(lat, lon);
        if (!found)
            return fmt::format("'{}', '{}' are no coordinates", lat, lon);
    } else if (!both.empty()) {
        found = coordinates_.point(both);
        if (!found)
            return fmt::format("'{}' is no position", both);
    }
    if (found && exchange && !found->settled)
        std::swap(found->latitude, found->longitude);
    return found;
}

void RowPlaces::decideExchange(const std::string &where, std::vector<Diagnostic> &diagnostics) {
    std::size_t impossible = 0, mended = 0, here = 0, there = 0;
    const std::size_t step = std::max<std::size_t>(1, table_.rows() / kSampleRows);
    for (std::size_t row = 0; row < table_.rows(); row += step) {
        const auto read = written(row, false);
        const auto *coordinates = std::get_if<std::optional<WrittenPoint>>(&read);
        if (!coordinates || !*coordinates || (*coordinates)->settled)
            continue;
        const double y = (*coordinates)->latitude, x = (*coordinates)->longitude;
        if (!latitude(y)) {
            ++impossible;
            if (longitude(y) && latitude(x))
                ++mended;
            continue;
        }
        if (!latitude(x))
            continue; // it cannot be the other way round
        const auto asIs = geo::LatLon::tryFromDegrees(y, x), turned = geo::LatLon::tryFromDegrees(x, y);
        if (!asIs || !turned)
            continue;
        const std::string &country = countryCode(cell(row, "country"));
        if (country.size() == 2) {
            here += gazetteer_.countryAt(*asIs) == country ? 1U : 0U;
            there += gazetteer_.countryAt(*turned) == country ? 1U : 0U;
        } else if (const std::string_view name = cell(row, "place"); !name.empty()) {
            bool near = false, nearTurned = false;
            for (const gazetteer::Match &match : gazetteer_.named(text::fold(name))) {
                const geo::LatLon position = gazetteer_.place(match.place).position;
                near = near || distanceKm(position, *asIs) < kSamePlaceKm;
                nearTurned = nearTurned || distanceKm(position, *turned) < kSamePlaceKm;
            }
            here += near ? 1U : 0U;
            there += nearTurned ? 1U : 0U;
        }
    }
    const bool byRange = mended >= 2 && mended == impossible && here == 0;
    const bool byNames = there >= 2 && there > 4 * here;
    exchanged_ = byRange || byNames;
    if (!exchanged_)
        return;
    diagnostics.push_back({Severity::warning,
                           "latitude and longitude stand in each other's column; they were exchanged",
                           where,
                           byRange ? "the latitudes are beyond 90 degrees otherwise; check the map"
                                   : "the places lie where their names say only this way; check the map",
                           {}});
}

const std::string &RowPlaces::countryCode(std::string_view name) {
    const auto [at, fresh] = countries_.try_emplace(std::string(name));
    if (!fresh || name.empty())
        return at->second;
    at->second = name;
    const bool code = name.size() == 2 &&
                      std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code)
        return at->second;
    for (const gazetteer::Match &match : gazetteer_.named(text::fold(name)))
        if (const gazetteer::Place place = gazetteer_.place(match.place); place.type == "country") {
            at->second = place.country;
            break;
        }
    return at->second;
}

const std::string &RowPlaces::admin1Code(std::string_view name, const std::string &country) {
    const auto [at, fresh] = provinces_.try_emplace(country + "\n" + std::string(name));
    if (!fresh || name.empty())
        return at->second;
    at->second = name;
    if (gazetteer_.byId(fmt::format("admin1:{}", name)))
        return at->second;
    std::string folded = " " + text::fold(name) + " ";
    std::vector<std::string> forms{text::fold(name)};
    for (const std::string &word : book_.admin1_words)
        if (const auto found = folded.find(" " + word + " "); found != std::string::npos) {
            folded.erase(found, word.size() + 1);
            forms.push_back(text::fold(folded));
        }
    for (const std::string &form : forms)
        for (const gazetteer::Match &match : gazetteer_.named(form)) {
            const gazetteer::Place place = gazetteer_.place(match.place);
            if (place.type == "province" && (country.empty() || place.country == country)) {
                at->second = place.admin1;
                return at->second;
            }
        }
    return at->second;
}

double RowPlaces::defaultRadius(const EventPlace &place) const {
    std::string area;
    if (place.precision == "admin1" && !place.admin1.empty())
        area = "admin1:" + place.admin1;
    if (place.precision == "country" && !place.country.empty())
        area = "country:" + place.country;
    if (const auto known = area.empty() ? std::nullopt : gazetteer_.byId(area))
        return rounded(static_cast<double>(gazetteer_.place(*known).radius_km));
    const auto &own = mapping_.schema.radius_km;
    if (const auto at = own.find(place.precision); at != own.end())
        return at->second;
    const auto at = book_.radius_km.find(place.precision);
    return at == book_.radius_km.end() ? 1 : at->second;
}

std::optional<EventPlace> RowPlaces::geocode(const EventPlace &named) {
    const std::string key =
        fmt::format("{}\n{}\n{}\n{}", named.name_en, named.name_ar, named.admin1, named.country);
    const auto [at, fresh] = found_.try_emplace(key);
    if (!fresh)
        return at->second;
    resolve::Query query;
    query.name = named.name_en.empty() ? named.name_ar : named.name_en;
    query.country = named.country;
    query.admin1 = named.admin1;
    if (query.name.empty()) {
        query.name = named.admin1.empty() ? named.country : named.admin1;
        query.type = named.admin1.empty() ? "country" : "province";
        query.admin1.clear();
    }
    const auto answers = resolve::geocode(query, gazetteer_, 1);
    if (answers.empty())
        return at->second;
    const gazetteer::Place place = gazetteer_.place(answers.front().place);
    const bool byName = !gazetteer_.named(text::fold(query.name)).empty();
    if (!byName && answers.front().confidence < kLeastConfidenceOfLikeness)
        return at->second;
    EventPlace out = named;
    out.id = place.id;
    if (out.name_en.empty())
        out.name_en = place.name_en;
    if (out.name_ar.empty())
        out.name_ar = place.name_ar;
    out.type = place.type;
    out.country = place.country;
    out.admin1 = place.admin1;
    out.position = place.position;
    out.radius_km = rounded(static_cast<double>(place.radius_km));
    out.precision = precisionOfType(place.type);
    out.confidence = answers.front().confidence;
    out.why = answers.front().why;
    if (out.why.empty())
        out.why.emplace_back("found by name");
    at->second = out;
    return out;
}

RowPlaces::Result RowPlaces::read(std::size_t row, const std::string &precision) {
    EventPlace place;
    place.name_en = cell(row, "place");
    place.name_ar = cell(row, "place_ar");
    const bool arabic = !place.name_en.empty() && static_cast<unsigned char>(place.name_en.front()) >= 0xd8 &&
                        static_cast<unsigned char>(place.name_en.front()) <= 0xdb;
    if (arabic && place.name_ar.empty())
        std::swap(place.name_en, place.name_ar);
    place.country = countryCode(cell(row, "country"));
    place.admin1 = admin1Code(cell(row, "admin1"), place.country);
    if (!precision.empty())
        place.precision = precision;
    const auto radius = readNumber(cell(row, "radius_km"));
    const bool own = mapping_.schema.own;
    const bool named =
        !place.name_en.empty() || !place.name_ar.empty() || !place.admin1.empty() || !place.country.empty();

    double reach = 0; // km round the position
    const auto read = written(row, exchanged_);
    if (const auto *reason = std::get_if<std::string>(&read))
        return *reason;
    auto coordinates = std::get<std::optional<WrittenPoint>>(read);
    if (coordinates && !own && coordinates->latitude == 0 && coordinates->longitude == 0) {
        if (!named)
            return "0, 0 stands for no coordinates, and no place is named";
        coordinates.reset();
    }
    if (coordinates) {
        const double y = coordinates->latitude, x = coordinates->longitude;
        if (!latitude(y))
            return fmt::format("the latitude {} is beyond 90 degrees{}", writeNumber(y),
                               latitude(x) && longitude(y) ? "; latitude and longitude may be exchanged"
                                                           : "");
        if (!longitude(x))
            return fmt::format("the longitude {} is beyond 180 degrees", writeNumber(x));
        place.position = geo::LatLon::tryFromDegrees(y, x);
        reach = coordinates->radius_km;
    } else {
        place.position = table_.position(row);
        reach = table_.radiusKm(row);
    }
    if (place.position) {
        if (precision.empty() && reach > defaultRadius(place))
            place.precision = "area"; // a square of a grid, a line, an area
        const bool area = precision.empty() && place.precision == "area";
        place.radius_km = radius.value_or(area ? rounded(reach) : std::max(rounded(reach), defaultRadius(place)));
        return place;
    }
    if (!named) {
        if (own)
            return std::optional<EventPlace>();
        return "neither coordinates nor a place";
    }
    if (auto found = geocode(place)) {
        ++geocoded_;
        if (radius)
            found->radius_km = *radius;
        return found;
    }
    place.radius_km = radius.value_or(0);
    if (own)
        return place; // it was saved so: a place that nobody could find
    return fmt::format("no coordinates, and the place '{}' is not known",
                       !place.name_en.empty()   ? place.name_en
                       : !place.name_ar.empty() ? place.name_ar
                       : !place.admin1.empty()  ? place.admin1
                                                : place.country);
}

} // namespace zamkan::events
