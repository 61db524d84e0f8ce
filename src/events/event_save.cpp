#include "base/files.hpp"
#include "base/json.hpp"
#include "events/cell_values.hpp"
#include "events/csv.hpp"
#include "events/event_file.hpp"
#include "geo/layer_files.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

namespace zamkan::events {
namespace fs = std::filesystem;
namespace {

using geo::ColumnKind;

// One line of a saved file: an event at one of its places.
struct Line {
    const Event &event;
    const EventPlace *place;
};

std::string position(const Line &line, bool longitude) {
    if (!line.place || !line.place->position)
        return {};
    return writeNumber(longitude ? line.place->position->longitude() : line.place->position->latitude());
}

std::string number(const std::optional<double> &value) { return value ? writeNumber(*value) : std::string(); }

std::string actorsOf(const Event &event, std::string_view role) {
    std::string joined;
    for (const EventActor &actor : event.actors)
        if (actor.role == role)
            joined += (joined.empty() ? "" : "; ") + (actor.name_en.empty() ? actor.name_ar : actor.name_en);
    return joined;
}

// Low and high are what the columns hold; a best guess between them has a column of its own.
bool magnitudeNeedsColumn(const Event &event) {
    if (!event.magnitude)
        return false;
    if (!event.magnitude_low && !event.magnitude_high)
        return false;
    return event.magnitude_low != event.magnitude || event.magnitude_high != event.magnitude;
}

std::string magnitudeBound(const Event &event, const std::optional<double> &bound) {
    if (event.magnitude && !event.magnitude_low && !event.magnitude_high)
        return writeNumber(*event.magnitude);
    return number(bound);
}

struct Column {
    std::string_view name;
    ColumnKind kind;
    std::string (*cell)(const Line &);
    std::string_view short_name = {}; // in shapefiles; assets/schemas/zamkan.toml knows it too
};

// The contract's columns, in its order. An event that names no place has no radius.
const std::array<Column, 30> kColumns{{
    {"id", ColumnKind::text, [](const Line &l) { return l.event.id; }},
    {"event_id", ColumnKind::text,
     [](const Line &l) { return l.event.event_id.empty() ? l.event.id : l.event.event_id; }},
    {"type", ColumnKind::text, [](const Line &l) { return l.event.type; }},
    {"subtype", ColumnKind::text, [](const Line &l) { return l.event.subtype; }},
    {"date_from", ColumnKind::date,
     [](const Line &l) { return l.event.when ? time::toIso(l.event.when->from()) : std::string(); }},
    {"date_to", ColumnKind::date,
     [](const Line &l) { return l.event.when ? time::toIso(l.event.when->to()) : std::string(); }},
    {"time_precision", ColumnKind::text,
     [](const Line &l) {
         return l.event.when ? std::string(time::toString(l.event.precision)) : std::string();
     }, "time_prec"},
    {"time_kind", ColumnKind::text,
     [](const Line &l) -> std::string {
         return l.event.time_kind == TimeKind::throughout ? "throughout" : "within";
     }},
    {"lon", ColumnKind::number, [](const Line &l) { return position(l, true); }},
    {"lat", ColumnKind::number, [](const Line &l) { return position(l, false); }},
    {"place", ColumnKind::text, [](const Line &l) { return l.place ? l.place->name_en : std::string(); }},
    {"place_ar", ColumnKind::text, [](const Line &l) { return l.place ? l.place->name_ar : std::string(); }},
    {"country", ColumnKind::text, [](const Line &l) { return l.place ? l.place->country : std::string(); }},
    {"admin1", ColumnKind::text, [](const Line &l) { return l.place ? l.place->admin1 : std::string(); }},
    {"geo_precision", ColumnKind::text,
     [](const Line &l) { return l.place ? l.place->precision : std::string(); }, "geo_prec"},
    {"radius_km", ColumnKind::number,
     [](const Line &l) { return l.place ? writeNumber(l.place->radius_km) : std::string(); }},
    {"actor_gaining", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "gaining"); }, "gaining"},
    {"actor_losing", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "losing"); }, "losing"},
    {"actor", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "acting"); }},
    {"actor_affected", ColumnKind::text, [](const Line &l) { return actorsOf(l.event, "affected"); }, "affected"},
    {"magnitude_low", ColumnKind::number,
     [](const Line &l) { return magnitudeBound(l.event, l.event.magnitude_low); }, "magn_low"},
    {"magnitude_high", ColumnKind::number,
     [](const Line &l) { return magnitudeBound(l.event, l.event.magnitude_high); }, "magn_high"},
    {"unit", ColumnKind::text, [](const Line &l) { return l.event.unit; }},
    {"attribution", ColumnKind::text, [](const Line &l) { return l.event.attribution; }, "attrib"},
    {"certainty", ColumnKind::number, [](const Line &l) { return number(l.event.certainty); }},
    {"status", ColumnKind::text, [](const Line &l) { return l.event.status; }},
    {"source", ColumnKind::text, [](const Line &l) { return l.event.provenance.source; }},
    {"source_text", ColumnKind::text, [](const Line &l) { return l.event.source_text; }, "src_text"},
    {"note", ColumnKind::text, [](const Line &l) { return l.event.note; }},
    {"magnitude", ColumnKind::number,
     [](const Line &l) { return magnitudeNeedsColumn(l.event) ? number(l.event.magnitude) : std::string(); }},
}};

// The columns of these events and their cells: the contract's, then what else the rows brought. A column of
// theirs that is called like one of ours is called original_….
struct Sheet {
    std::vector<const Column *> columns;
    std::vector<std::string> extras;                      // as written
    std::unordered_map<std::string, std::size_t> extraAt; // as the events call them → index of `extras`
    std::vector<Line> lines;

    explicit Sheet(const std::vector<Event> &events) {
        const bool best = std::any_of(events.begin(), events.end(), magnitudeNeedsColumn);
        std::set<std::string> taken;
        for (const Column &column : kColumns) {
            if (column.name == "magnitude" && !best)
                continue;
            columns.push_back(&column);
            taken.emplace(column.name);
        }
        for (const Event &event : events) {
            for (const auto &[name, value] : event.extra) {
                if (extraAt.contains(name))
                    continue;
                std::string written = name;
                while (!taken.insert(written).second)
                    written = "original_" + written;
                extraAt.emplace(name, extras.size());
                extras.push_back(std::move(written));
            }
            if (event.places.empty())
                lines.push_back({event, nullptr});
            for (const EventPlace &place : event.places)
                lines.push_back({event, &place});
        }
    }

    [[nodiscard]] std::vector<std::string_view> extraCells(const Line &line) const {
        std::vector<std::string_view> cells(extras.size());
        for (const auto &[name, value] : line.event.extra)
            cells[extraAt.at(name)] = value;
        return cells;
    }
};

std::string csvOf(const std::vector<Event> &events) {
    const Sheet sheet(events);
    std::string csv;
    for (const Column *column : sheet.columns)
        csv.append(csv.empty() ? "" : ",").append(column->name);
    for (const std::string &name : sheet.extras) {
        csv += ',';
        addCsvCell(csv, name);
    }
    csv += '\n';
    for (const Line &line : sheet.lines) {
        bool first = true;
        for (const Column *column : sheet.columns) {
            if (!std::exchange(first, false))
                csv += ',';
            addCsvCell(csv, column->cell(line));
        }
        for (const std::string_view cell : sheet.extraCells(line)) {
            csv += ',';
            addCsvCell(csv, cell);
        }
        csv += '\n';
    }
    return csv;
}

// One collection, or a feature a line.
std::string geojsonOf(const std::vector<Event> &events, bool lines) {
    const Sheet sheet(events);
    std::string out = lines ? "" : "{\"type\":\"FeatureCollection\",\"name\":\"events\",\"features\":[\n";
    bool first = true;
    for (const Line &line : sheet.lines) {
        Json properties = Json::object();
        for (const Column *column : sheet.columns) {
            const std::string cell = column->cell(line);
            Json &value = properties[std::string(column->name)];
            if (cell.empty())
                value = nullptr;
            else if (column->kind == ColumnKind::number)
                value = readNumber(cell).value_or(0);
            else
                value = cell;
        }
        const auto extras = sheet.extraCells(line);
        for (std::size_t i = 0; i < extras.size(); ++i) {
            Json &value = properties[sheet.extras[i]];
            if (!extras[i].empty())
                value = std::string(extras[i]);
        }
        Json feature = {{"type", "Feature"}, {"geometry", nullptr}, {"properties", std::move(properties)}};
        if (line.place && line.place->position)
            feature["geometry"] = {{"type", "Point"},
                                   {"coordinates", Json::array({line.place->position->longitude(),
                                                                line.place->position->latitude()})}};
        if (!std::exchange(first, false))
            out += lines ? "\n" : ",\n";
        out += feature.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return out + (lines ? "\n" : "\n]}\n");
}

} // namespace

geo::LayerToWrite eventsAsLayer(const std::vector<Event> &events, bool spreadsheet) {
    const auto sheet = std::make_shared<const Sheet>(events);
    geo::LayerToWrite layer;
    layer.layer = "events";
    layer.has_points = true;
    layer.from = "date_from";
    layer.to = "date_to";
    layer.name = "place";
    layer.text = "source_text";
    const bool clocks = std::any_of(events.begin(), events.end(), [](const Event &event) {
        return event.when &&
               (time::toIso(event.when->from()).size() > 10 || time::toIso(event.when->to()).size() > 10);
    });
    // Workbooks count days from 1900 on.
    const bool old = spreadsheet && std::any_of(events.begin(), events.end(), [](const Event &event) {
                         return event.when && event.when->from() < time::Instant(time::Day(std::chrono::year{1900} / 3 / 1));
                     });
    for (const Column *column : sheet->columns) {
        ColumnKind kind = column->kind;
        if (kind == ColumnKind::date)
            kind = old ? ColumnKind::text : clocks ? ColumnKind::date_time : ColumnKind::date;
        layer.columns.push_back({std::string(column->name), kind, std::string(column->short_name)});
    }
    for (const std::string &name : sheet->extras)
        layer.columns.push_back({name, ColumnKind::text});
    layer.rows = sheet->lines.size();
    layer.row = [sheet, spreadsheet](std::size_t row, std::vector<std::string> &cells) {
        const Line &line = sheet->lines[row];
        std::size_t at = 0;
        for (const Column *column : sheet->columns)
            cells[at++] = column->cell(line);
        for (const std::string_view cell : sheet->extraCells(line))
            cells[at++] = cell;
        if (spreadsheet)
            for (std::string &cell : cells)
                cell = guarded(cell);
        return line.place ? line.place->position : std::nullopt;
    };
    return layer;
}

std::string eventsAs(const std::string &format, const std::vector<Event> &events) {
    if (format == "csv")
        return csvOf(events);
    if (format == "geojson")
        return geojsonOf(events, false);
    if (format == "geojsonl")
        return geojsonOf(events, true);
    throw InputError("events cannot be written as '" + format + "'", {}, "use csv or geojson");
}

std::vector<Diagnostic> saveEvents(const fs::path &file, const std::vector<Event> &events) {
    const geo::Format *format = geo::formatOf(file);
    std::string extension = file.extension().string();
    for (char &c : extension)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    const bool whole = format && (format->extensions.front() == extension || extension == ".json");
    if (!format || !format->written || !whole)
        throw InputError("events cannot be written as '" + extension + "'", file.string(),
                         "end the name in " + geo::writtenExtensions());
    if (format->key == "csv" || format->key == "geojson" || format->key == "geojsonl") {
        writeBytes(file, eventsAs(std::string(format->key), events));
        return {};
    }
    const bool spreadsheet = format->key == "xlsx" || format->key == "ods";
    return geo::writeLayers(file, *format, {eventsAsLayer(events, spreadsheet)});
}

} // namespace zamkan::events
