#include "base/files.hpp"
#include "base/json.hpp"
#include "events/cell_values.hpp"
#include "events/csv.hpp"
#include "events/event_file.hpp"
#include "events/saved_sheet.hpp"
#include "geo/layer_files.hpp"
#include <functional>
#include <memory>
#include <utility>

namespace zamkan::events {
namespace fs = std::filesystem;
namespace {

using geo::ColumnKind;
using Write = std::function<void(std::string_view)>; // a piece of the file, of any size

constexpr std::size_t kPiece = 1 << 18; // bytes that are written at once

void writeCsv(const EventSource &source, const Write &write) {
    const Sheet sheet(source);
    std::string csv;
    for (const SavedColumn *column : sheet.columns)
        csv.append(csv.empty() ? "" : ",").append(column->name);
    for (const std::string &name : sheet.extras) {
        csv += ',';
        addCsvCell(csv, name);
    }
    csv += '\n';
    Lines lines(source);
    std::vector<std::string_view> extras;
    while (const auto line = lines.next()) {
        bool first = true;
        for (const SavedColumn *column : sheet.columns) {
            if (!std::exchange(first, false))
                csv += ',';
            addCsvCell(csv, column->cell(*line));
        }
        sheet.extraCells(*line, extras);
        for (const std::string_view cell : extras) {
            csv += ',';
            addCsvCell(csv, cell);
        }
        csv += '\n';
        if (csv.size() >= kPiece) {
            write(csv);
            csv.clear();
        }
    }
    write(csv);
}

// One collection, or a feature a line.
void writeGeoJson(const EventSource &source, bool sequence, const Write &write) {
    const Sheet sheet(source);
    std::string out = sequence ? "" : "{\"type\":\"FeatureCollection\",\"name\":\"events\",\"features\":[\n";
    bool first = true;
    Lines lines(source);
    std::vector<std::string_view> extras;
    while (const auto line = lines.next()) {
        Json properties = Json::object();
        for (const SavedColumn *column : sheet.columns) {
            const std::string cell = column->cell(*line);
            Json &value = properties[std::string(column->name)];
            if (cell.empty())
                value = nullptr;
            else if (column->kind == ColumnKind::number)
                value = readNumber(cell).value_or(0);
            else
                value = cell;
        }
        sheet.extraCells(*line, extras);
        for (std::size_t i = 0; i < extras.size(); ++i) {
            Json &value = properties[sheet.extras[i]];
            if (!extras[i].empty())
                value = std::string(extras[i]);
        }
        Json feature = {{"type", "Feature"}, {"geometry", nullptr}, {"properties", std::move(properties)}};
        if (line->place && line->place->position)
            feature["geometry"] = {{"type", "Point"},
                                   {"coordinates", Json::array({line->place->position->longitude(),
                                                                line->place->position->latitude()})}};
        if (!std::exchange(first, false))
            out += sequence ? "\n" : ",\n";
        out += feature.dump(-1, ' ', false, Json::error_handler_t::replace);
        if (out.size() >= kPiece) {
            write(out);
            out.clear();
        }
    }
    write(out + (sequence ? "\n" : "\n]}\n"));
}

// False: not one of the formats that are text.
bool writeText(std::string_view format, const EventSource &source, const Write &write) {
    if (format == "csv")
        writeCsv(source, write);
    else if (format == "geojson" || format == "geojsonl")
        writeGeoJson(source, format == "geojsonl", write);
    else
        return false;
    return true;
}

} // namespace

geo::LayerToWrite eventsAsLayer(const EventSource &source, bool spreadsheet) {
    const auto sheet = std::make_shared<const Sheet>(source);
    geo::LayerToWrite layer;
    layer.layer = "events";
    layer.has_points = true;
    layer.from = "date_from";
    layer.to = "date_to";
    layer.name = "place";
    layer.text = "source_text";
    for (const SavedColumn *column : sheet->columns) {
        ColumnKind kind = column->kind;
        if (kind == ColumnKind::date)
            kind = spreadsheet && sheet->before_sheets ? ColumnKind::text : sheet->clocks ? ColumnKind::date_time : ColumnKind::date;
        layer.columns.push_back({std::string(column->name), kind, std::string(column->short_name)});
    }
    for (const std::string &name : sheet->extras)
        layer.columns.push_back({name, ColumnKind::text});
    layer.rows = sheet->lines;
    struct Walk {
        Lines lines;
        std::vector<std::string_view> extras;
    };
    const auto walk = std::make_shared<std::optional<Walk>>();
    layer.row = [sheet, source, walk, spreadsheet](std::size_t row, std::vector<std::string> &cells) -> std::optional<geo::LatLon> {
        if (row == 0)
            walk->emplace(Walk{Lines(source), {}});
        const auto line = (*walk)->lines.next();
        if (!line) // fewer than before: the file was changed since
            return std::nullopt;
        std::size_t at = 0;
        for (const SavedColumn *column : sheet->columns)
            cells[at++] = column->cell(*line);
        sheet->extraCells(*line, (*walk)->extras);
        for (const std::string_view cell : (*walk)->extras)
            cells[at++] = cell;
        if (spreadsheet)
            for (std::string &cell : cells)
                cell = guarded(cell);
        return line->place ? line->place->position : std::nullopt;
    };
    return layer;
}

geo::LayerToWrite eventsAsLayer(const std::vector<Event> &events, bool spreadsheet) {
    return eventsAsLayer(eventsOf(events), spreadsheet);
}

std::string eventsAs(const std::string &format, const std::vector<Event> &events) {
    std::string out;
    if (!writeText(format, eventsOf(events), [&](std::string_view piece) { out += piece; }))
        throw InputError("events cannot be written as '" + format + "'", {}, "use csv or geojson");
    return out;
}

std::vector<Diagnostic> saveEvents(const fs::path &file, const std::vector<Event> &events) {
    return saveEvents(file, eventsOf(events));
}

std::vector<Diagnostic> saveEvents(const fs::path &file, const EventSource &source) {
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
        OutputFile out(file);
        writeText(format->key, source, [&](std::string_view piece) { out.write(piece); });
        out.commit();
        return {};
    }
    const bool spreadsheet = format->key == "xlsx" || format->key == "ods";
    return geo::writeLayers(file, *format, {eventsAsLayer(source, spreadsheet)});
}

} // namespace zamkan::events
