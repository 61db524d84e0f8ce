#include "reading/reading_layers.hpp"
#include "events/event_file.hpp"
#include <fmt/format.h>

namespace zamkan::reading {
namespace {

using geo::ColumnKind;

std::string number(const std::optional<double> &value) { return value ? fmt::format("{}", *value) : std::string(); }

std::vector<std::string> head(const Reading &reading, Span span) {
    const auto &document = reading.document;
    return {document.id, fmt::format("{}", document.codePoint(span.start)),
            fmt::format("{}", document.codePoint(span.end)), std::string(document.surface(span))};
}

geo::TableToWrite layer(std::string name, std::vector<geo::ColumnToWrite> columns) {
    geo::TableToWrite out;
    out.layer = std::move(name);
    out.columns = {{"doc", ColumnKind::text},
                   {"start", ColumnKind::number},
                   {"end", ColumnKind::number},
                   {"surface", ColumnKind::text}};
    out.columns.insert(out.columns.end(), columns.begin(), columns.end());
    return out;
}

} // namespace

ReadingLayers::ReadingLayers()
    : places_(layer("places", {{"place", ColumnKind::text},
                               {"place_ar", ColumnKind::text},
                               {"place_id", ColumnKind::text},
                               {"type", ColumnKind::text},
                               {"country", ColumnKind::text},
                               {"admin1", ColumnKind::text},
                               {"radius_km", ColumnKind::number},
                               {"confidence", ColumnKind::number},
                               {"role", ColumnKind::text}})),
      dates_(
          layer("dates",
                {{"date_from", ColumnKind::date}, {"date_to", ColumnKind::date}, {"granularity", ColumnKind::text}})),
      quantities_(layer("quantities", {{"low", ColumnKind::number},
                                       {"high", ColumnKind::number},
                                       {"unit", ColumnKind::text},
                                       {"measures", ColumnKind::text}})) {}

void ReadingLayers::add(const Reading &reading, const gazetteer::Gazetteer &gazetteer) {
    for (const auto &resolved : reading.places) {
        const auto &mention = reading.mentions.places[resolved.mention];
        auto row = head(reading, mention.span);
        const auto place = resolved.place ? gazetteer.place(*resolved.place) : gazetteer::Place{};
        for (const auto text : {place.name_en, place.name_ar, place.id, place.type, place.country, place.admin1})
            row.emplace_back(text);
        row.push_back(fmt::format("{}", resolved.radius_km));
        row.push_back(fmt::format("{:.2f}", resolved.confidence));
        row.emplace_back(mention.role == mentions::PlaceRole::reference ? "reference" : "literal");
        places_.rows.push_back(std::move(row));
        places_.points.push_back(resolved.place || resolved.beside ? std::optional(resolved.position) : std::nullopt);
    }
    for (const auto &date : reading.mentions.dates) {
        auto row = head(reading, date.span);
        row.push_back(date.range ? time::toIso(date.range->first()) : std::string());
        row.push_back(date.range ? time::toIso(date.range->end()) : std::string());
        row.emplace_back(time::toString(date.granularity));
        dates_.rows.push_back(std::move(row));
    }
    for (const auto &quantity : reading.mentions.quantities) {
        if (quantity.duration)
            continue;
        auto row = head(reading, quantity.span);
        row.push_back(number(quantity.low));
        row.push_back(number(quantity.high));
        row.push_back(quantity.unit);
        row.push_back(quantity.measures);
        quantities_.rows.push_back(std::move(row));
    }
}

std::vector<geo::LayerToWrite> ReadingLayers::with(const std::vector<events::Event> &events) const {
    return {eventsAsLayer(events), geo::asLayer(places_), geo::asLayer(dates_), geo::asLayer(quantities_)};
}

} // namespace zamkan::reading
