#include "events/row_places.hpp"
#include "events/cell_values.hpp"
#include "resolve/resolver.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::events {
namespace {

constexpr std::size_t kSampleRows = 400;
constexpr double kSamePlaceKm = 60;
// A place that only sounds like the name must be this sure: a wrong point on the map is worse than a row in
// the list of what could not be placed.
constexpr double kLeastConfidenceOfLikeness = 0.5;

// Both so far from degrees are metres, or nothing; the first thousand of a grid is nowhere where people live.
constexpr double kLeastMetres = 1000;

double rounded(double km) { return std::round(km * 10) / 10; }

bool latitude(double value) { return std::abs(value) <= 90; }
bool longitude(double value) { return std::abs(value) <= 180; }

// "36.34", as nearly all of them are written.
std::optional<double> plainDegrees(std::string_view cell) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return error == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

std::variant<std::optional<WrittenPoint>, Reason> RowPlaces::written(Cells cells, bool exchange) {
    std::optional<WrittenPoint> found;
    const std::string_view lat = plan_.cell(cells, plan_.at.lat), lon = plan_.cell(cells, plan_.at.lon);
    if (!lat.empty() || !lon.empty()) {
        const auto y = plainDegrees(lat), x = plainDegrees(lon);
        found = y && x ? WrittenPoint{*y, *x} : plan_.coordinates.point(lat, lon);
        if (!found)
            return Reason{"no_coordinates", {{"lat", std::string(lat)}, {"lon", std::string(lon)}}};
        if (std::abs(found->latitude) >= kLeastMetres && std::abs(found->longitude) >= kLeastMetres)
            return onGrid(cells, found->longitude, found->latitude);
    } else if (const std::string_view both = plan_.cell(cells, plan_.at.coordinates); !both.empty()) {
        found = plan_.coordinates.point(both);
        if (!found)
            return Reason{"no_position", {{"cell", std::string(both)}}};
    }
    if (found && exchange && !found->settled)
        std::swap(found->latitude, found->longitude);
    return found;
}

std::variant<std::optional<WrittenPoint>, Reason> RowPlaces::onGrid(Cells cells, double easting, double northing) {
    const std::string_view zone = plan_.cell(cells, plan_.at.utm_zone);
    std::optional<geo::MetricGrid> grid;
    if (!zone.empty())
        grid = grids_.of(zone, [&] { return geo::MetricGrid::named(zone); });
    if (!grid) // or a zone without its half of the earth
        grid = plan_.grid;
    const std::vector<std::pair<std::string_view, std::string>> values{
        {"x", writeNumber(easting)}, {"y", writeNumber(northing)}, {"zone", std::string(zone)}};
    if (!grid)
        return Reason{zone.empty() ? "metres_without_grid" : "zone_unclear", values};
    const auto point = grid->at(easting, northing);
    if (!point)
        return Reason{"beyond_grid", values};
    return WrittenPoint{point->latitude(), point->longitude(), true};
}

bool RowPlaces::areExchanged(const geo::Table &table, const RowPlan &plan, const gazetteer::Gazetteer &gazetteer,
                             const std::string &where, std::vector<Diagnostic> &diagnostics) {
    std::size_t impossible = 0, mended = 0, here = 0, there = 0;
    RowPlaces places(plan, &gazetteer);
    geo::RowBatch batch;
    const std::size_t step = std::max<std::size_t>(1, table.rows() / kSampleRows);
    for (std::size_t row = 0; row < table.rows(); row += step) {
        table.read(row, 1, batch);
        const Cells cells = batch.cells(0);
        const auto read = places.written(cells, false);
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
        const std::string &country = places.countryCode(plan.cell(cells, plan.at.country));
        if (country.size() == 2) {
            here += gazetteer.countryAt(*asIs) == country ? 1U : 0U;
            there += gazetteer.countryAt(*turned) == country ? 1U : 0U;
        } else if (const std::string_view name = plan.cell(cells, plan.at.place); !name.empty()) {
            bool near = false, nearTurned = false;
            for (const gazetteer::Match &match : gazetteer.named(text::fold(name))) {
                const geo::LatLon position = gazetteer.place(match.place).position;
                near = near || distanceKm(position, *asIs) < kSamePlaceKm;
                nearTurned = nearTurned || distanceKm(position, *turned) < kSamePlaceKm;
            }
            here += near ? 1U : 0U;
            there += nearTurned ? 1U : 0U;
        }
    }
    const bool byRange = mended >= 2 && mended == impossible && here == 0;
    const bool byNames = there >= 2 && there > 4 * here;
    if (!byRange && !byNames)
        return false;
    diagnostics.push_back({Severity::warning,
                           "latitude and longitude stand in each other's column; they were exchanged",
                           where,
                           byRange ? "the latitudes are beyond 90 degrees otherwise; check the map, or use --map axes=named"
                                   : "the places lie where their names say only this way; check the map, or use --map axes=named",
                           {}});
    return true;
}

const std::string &RowPlaces::countryCode(std::string_view name) {
    return countries_.of(name, [&] {
        const bool code = name.size() == 2 &&
                          std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (!code && !name.empty() && gazetteer_)
            for (const gazetteer::Match &match : gazetteer_->named(text::fold(name)))
                if (const gazetteer::Place place = gazetteer_->place(match.place); place.type == "country")
                    return std::string(place.country);
        return std::string(name);
    });
}

const std::string &RowPlaces::admin1Code(std::string_view name, const std::string &country) {
    key_.assign(country).append("\n").append(name);
    return provinces_.of(key_, [&] {
        if (name.empty() || !gazetteer_ || gazetteer_->byId(fmt::format("admin1:{}", name)))
            return std::string(name);
        std::string folded = " " + text::fold(name) + " ";
        std::vector<std::string> forms{text::fold(name)};
        for (const std::string &word : plan_.book.admin1_words)
            if (const auto found = folded.find(" " + word + " "); found != std::string::npos) {
                folded.erase(found, word.size() + 1);
                forms.push_back(text::fold(folded));
            }
        for (const std::string &form : forms)
            for (const gazetteer::Match &match : gazetteer_->named(form)) {
                const gazetteer::Place place = gazetteer_->place(match.place);
                if (place.type == "province" && (country.empty() || place.country == country))
                    return std::string(place.admin1);
            }
        return std::string(name);
    });
}

double RowPlaces::defaultRadius(const EventPlace &place) const {
    std::string area;
    if (place.precision == "admin1" && !place.admin1.empty())
        area = "admin1:" + place.admin1;
    if (place.precision == "country" && !place.country.empty())
        area = "country:" + place.country;
    if (const auto known = area.empty() || !gazetteer_ ? std::nullopt : gazetteer_->byId(area))
        return rounded(static_cast<double>(gazetteer_->place(*known).radius_km));
    const auto &own = plan_.mapping.schema.radius_km;
    if (const auto at = own.find(place.precision); at != own.end())
        return at->second;
    const auto at = plan_.book.radius_km.find(place.precision);
    return at == plan_.book.radius_km.end() ? 1 : at->second;
}

RowPlaces::Kept RowPlaces::kept(EventPlace place) {
    return {words_.intern(place.id),     words_.intern(place.name_en), words_.intern(place.name_ar),
            words_.intern(place.type),   words_.intern(place.country), words_.intern(place.admin1),
            words_.intern(place.precision), place.confidence,          std::move(place.why)};
}

EventPlace RowPlaces::told(const Kept &place) const {
    EventPlace out;
    out.id = words_[place.id];
    out.name_en = words_[place.name_en];
    out.name_ar = words_[place.name_ar];
    out.type = words_[place.type];
    out.country = words_[place.country];
    out.admin1 = words_[place.admin1];
    out.precision = words_[place.precision];
    out.confidence = place.confidence;
    out.why = place.why;
    return out;
}

std::uint32_t RowPlaces::add(Kept place) {
    places_.push_back(std::move(place));
    return static_cast<std::uint32_t>(places_.size());
}

RowPlaces::Named RowPlaces::makeNamed(Cells cells, std::string_view precision) {
    Named named;
    EventPlace place;
    place.name_en = plan_.cell(cells, plan_.at.place);
    place.name_ar = plan_.cell(cells, plan_.at.place_ar);
    const bool arabic = !place.name_en.empty() && static_cast<unsigned char>(place.name_en.front()) >= 0xd8 &&
                        static_cast<unsigned char>(place.name_en.front()) <= 0xdb;
    if (arabic && place.name_ar.empty())
        std::swap(place.name_en, place.name_ar);
    place.country = countryCode(plan_.cell(cells, plan_.at.country));
    place.admin1 = admin1Code(plan_.cell(cells, plan_.at.admin1), place.country);
    if (!precision.empty())
        place.precision = precision;
    named.named =
        !place.name_en.empty() || !place.name_ar.empty() || !place.admin1.empty() || !place.country.empty();
    named.default_radius = defaultRadius(place);
    named.place = kept(std::move(place));
    return named;
}

RowPlaces::Named &RowPlaces::namedIn(Cells cells, std::string_view precision) {
    std::string key;
    key.swap(key_);
    key.clear();
    for (const std::size_t column : {plan_.at.place, plan_.at.place_ar, plan_.at.country, plan_.at.admin1})
        key.append(plan_.cell(cells, column)).append("\n");
    key.append(precision);
    Named &named = named_[named_.number(key, [&] { return makeNamed(cells, precision); })];
    key_.swap(key);
    return named;
}

void RowPlaces::geocode(Named &named) {
    named.sought = true;
    if (!gazetteer_)
        return;
    const EventPlace place = told(named.place);
    resolve::Query query;
    query.name = place.name_en.empty() ? place.name_ar : place.name_en;
    query.country = place.country;
    query.admin1 = place.admin1;
    if (query.name.empty()) {
        query.name = place.admin1.empty() ? place.country : place.admin1;
        query.type = place.admin1.empty() ? "country" : "province";
        query.admin1.clear();
    }
    const auto answers = resolve::geocode(query, *gazetteer_, 1);
    if (answers.empty())
        return;
    const gazetteer::Place known = gazetteer_->place(answers.front().place);
    const bool byName = !gazetteer_->named(text::fold(query.name)).empty();
    if (!byName && answers.front().confidence < kLeastConfidenceOfLikeness)
        return;
    EventPlace out = place;
    out.id = known.id;
    if (out.name_en.empty())
        out.name_en = known.name_en;
    if (out.name_ar.empty())
        out.name_ar = known.name_ar;
    out.type = known.type;
    out.country = known.country;
    out.admin1 = known.admin1;
    out.precision = precisionOfType(known.type);
    out.confidence = answers.front().confidence;
    out.why = answers.front().why;
    if (out.why.empty())
        out.why.push_back({"place_by_name"});
    named.position = known.position;
    named.radius_km = rounded(static_cast<double>(known.radius_km));
    named.found = add(kept(std::move(out)));
}

RowPlaces::Result RowPlaces::read(const geo::RowBatch &batch, std::size_t row, std::string_view precision) {
    const Cells cells = batch.cells(row);
    const bool own = plan_.mapping.schema.own;
    Named &named = namedIn(cells, precision);
    const auto radius = readNumber(plan_.cell(cells, plan_.at.radius_km));
    const auto read = written(cells, plan_.exchanged);
    if (const auto *reason = std::get_if<Reason>(&read))
        return *reason;
    auto coordinates = std::get<std::optional<WrittenPoint>>(read);
    if (coordinates && !own && coordinates->latitude == 0 && coordinates->longitude == 0) {
        if (!named.named)
            return Reason{"zero_island"};
        coordinates.reset();
    }
    Found found;
    double reach = 0; // km round the position
    if (coordinates) {
        const double y = coordinates->latitude, x = coordinates->longitude;
        if (!latitude(y))
            return Reason{latitude(x) && longitude(y) ? "latitude_exchanged" : "latitude_beyond", {{"value", writeNumber(y)}}};
        if (!longitude(x))
            return Reason{"longitude_beyond", {{"value", writeNumber(x)}}};
        if (const auto position = geo::LatLon::tryFromDegrees(y, x)) {
            found.located = true;
            found.latitude = position->latitude();
            found.longitude = position->longitude();
            reach = coordinates->radius_km;
        }
    } else if (const auto position = batch.position(row)) {
        found.located = true;
        found.latitude = position->latitude();
        found.longitude = position->longitude();
        reach = batch.radiusKm(row);
    }
    if (found.located) {
        const bool area = precision.empty() && reach > named.default_radius; // a square of a grid, a line, an area
        std::uint32_t &number = area ? named.as_area : named.as_stated;
        if (number == 0) {
            Kept place = named.place;
            if (area)
                place.precision = words_.intern("area");
            number = add(std::move(place));
        }
        found.place = number;
        found.radius_km = radius.value_or(area ? rounded(reach) : std::max(rounded(reach), named.default_radius));
        return found;
    }
    if (!named.named) {
        if (own)
            return found;
        return Reason{"no_place"};
    }
    if (!named.sought)
        geocode(named);
    if (named.found != 0) {
        found.place = named.found;
        found.located = found.geocoded = true;
        found.latitude = named.position.latitude();
        found.longitude = named.position.longitude();
        found.radius_km = radius.value_or(named.radius_km);
        return found;
    }
    if (own) { // it was saved so: a place that nobody could find
        if (named.as_stated == 0)
            named.as_stated = add(named.place);
        found.place = named.as_stated;
        found.radius_km = radius.value_or(0);
        return found;
    }
    const EventPlace place = told(named.place);
    return Reason{"place_unknown", {{"place", !place.name_en.empty()   ? place.name_en
                                              : !place.name_ar.empty() ? place.name_ar
                                              : !place.admin1.empty()  ? place.admin1
                                                                       : place.country}}};
}

} // namespace zamkan::events
