#include "geo/ogr_table.hpp"
#include "geo/arrow_table.hpp"
#include "geo/formats.hpp"
#include "geo/geopackage.hpp"
#include "geo/layer_fields.hpp"
#include "geo/placed.hpp"
#include "geo/sheets.hpp"
#include "geo/vector_file.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

struct Extent {
    std::optional<LatLon> position;
    double radius_km = 0;
};

Extent extentOf(const OGRGeometry &geometry) {
    OGREnvelope box;
    geometry.getEnvelope(&box);
    const auto inRange = [](double value, double most) { return value >= -most && value <= most; };
    if (!inRange(box.MinX, 180) || !inRange(box.MaxX, 180) || !inRange(box.MinY, 90) ||
        !inRange(box.MaxY, 90))
        return {};
    const auto middle = LatLon::tryFromDegrees((box.MinY + box.MaxY) / 2, (box.MinX + box.MaxX) / 2);
    const auto corner = LatLon::tryFromDegrees(box.MinY, box.MinX);
    if (!middle || !corner)
        return {};
    return {middle, distanceKm(*middle, *corner)};
}

// The layers that are read as one table with the first; the others are told, so that nothing is passed over in silence.
std::vector<OGRLayer *> joined(const VectorFile &opened, OGRLayer &layer, const fs::path &file, std::vector<Diagnostic> &diagnostics) {
    const std::vector<OGRLayer *> layers = opened.layers();
    const std::string format = opened.format();
    const bool alike = format == "XLSX" || format == "ODS" || format == "XLS" || format == "LIBKML" || format == "KML";
    std::vector<LayerInfo> all;
    for (OGRLayer *one : layers) {
        LayerInfo info{validUtf8(one->GetName()), {}, one->GetFeatureCount(FALSE)};
        if (alike)
            for (const LayerField &field : fieldsOf(*one, format))
                info.fields.push_back(field.name);
        all.push_back(std::move(info));
    }
    const auto first = static_cast<std::size_t>(std::find(layers.begin(), layers.end(), &layer) - layers.begin());
    if (first == layers.size())
        return {&layer};
    const ChosenSheets chosen = sheetsWith(first, all, file);
    std::vector<OGRLayer *> out;
    for (const std::size_t index : chosen.sheets)
        out.push_back(layers[index]);
    diagnostics.insert(diagnostics.end(), chosen.told.begin(), chosen.told.end());
    return out;
}

bool allEmpty(const std::vector<std::string_view> &cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

} // namespace

bool ogrReads(std::string_view extension) {
    const Format *format = formatOf("x" + std::string(extension));
    return format && !format->driver.empty();
}

Parsed<Table> readOgrTable(const fs::path &file, const ReadOptions &options) {
    const QuietGdal quiet;
    VectorFile opened = openVector(file);
    OGRLayer &layer = opened.layer(options.layer, file);
    const std::string where = shownName(file);
    const Transform transform = toDegrees(layer);
    std::vector<LayerField> fields = fieldsOf(layer, opened.format());
    const bool sheet = layer.GetGeomType() == wkbNone && (opened.format() == "XLSX" || opened.format() == "ODS" || opened.format() == "XLS");

    const std::vector<OGRLayer *> parts = options.layer.empty() && !opened.result
                                              ? joined(opened, layer, file, opened.diagnostics)
                                              : std::vector<OGRLayer *>{&layer};

    Table table;
    std::uint64_t number = 0;
    // A file that breaks off: what came before is used.
    const auto checkEnd = [&] {
        std::string reason;
        if (QuietGdal::failed())
            reason = QuietGdal::reason("unreadable");
        std::uint64_t promised = 0;
        for (OGRLayer *part : parts)
            promised += static_cast<std::uint64_t>(std::max<GIntBig>(part->GetFeatureCount(FALSE), 0));
        if (reason.empty() && promised > number)
            reason = fmt::format("{} were promised", promised);
        if (reason.empty())
            return;
        const bool asked = isDatabase(file);
        const std::string what = fmt::format("the {} breaks off after {} rows ({})", asked ? "database" : "file", number, reason);
        const std::string advice = asked ? "look whether the server runs and the query is right, and open it again" : "fetch or write it again";
        if (table.rows() == 0)
            throw InputError(what, where, advice);
        opened.diagnostics.push_back({Severity::error, what, where, advice + "; the rows before are used", {}});
    };
    QuietGdal::forget();
    const bool streams = !transform && (opened.format() == "GPKG" || opened.format() == "FlatGeobuf");
    const bool package = streams && !opened.result && opened.format() == "GPKG";
    auto streamed = package ? readGeoPackage(file, layer, options) : std::nullopt;
    if (!streamed && streams)
        streamed = readArrowTable(layer, options);
    if (streamed) {
        table = std::move(*streamed);
        table.format = opened.format();
        table.layer = validUtf8(layer.GetName());
        number = table.rows() + table.unreadable.size();
        checkEnd();
        return {std::move(table), std::move(opened.diagnostics)};
    }
    TableBuilder builder(opened.format());
    builder.table().layer = validUtf8(layer.GetName());
    builder.table().has_geometry = layer.GetGeomType() != wkbNone;
    std::vector<std::string_view> names;
    for (const LayerField &field : fields)
        names.push_back(field.name);
    builder.setColumns(names);
    std::vector<std::string_view> cells(fields.size());
    QuietGdal::forget();
    for (OGRLayer *part : parts)
        part->ResetReading();
    std::size_t part = 0;
    const auto next = [&] {
        OgrFeature feature{parts[part]->GetNextFeature()};
        while (!feature && part + 1 < parts.size() && !QuietGdal::failed()) {
            fields = fieldsOf(*parts[++part], opened.format());
            feature.reset(parts[part]->GetNextFeature());
        }
        return feature;
    };
    while (const OgrFeature feature = next()) {
        ++number;
        Progress::readBytes(options.progress, 1);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            std::string cell = cellOf(*feature, fields[i]);
            cells[i] = cell.empty() ? std::string_view() : builder.store(std::move(cell));
        }
        if (QuietGdal::failed()) { // of this row alone: there are more
            builder.table().unreadable.push_back({number, Reason{"not_whole", {{"what", QuietGdal::reason("broken")}}},
                                                  fmt::format("{}", fmt::join(cells, "\t"))});
            QuietGdal::forget();
            continue;
        }
        Extent extent;
        OGRGeometry *geometry = feature->GetGeometryRef();
        if (geometry && !geometry->IsEmpty()) {
            if (!transform || geometry->transform(transform.get()) == OGRERR_NONE)
                extent = extentOf(*geometry);
            QuietGdal::forget(); // a point outside its projection is this row's trouble, not the file's
            if (!extent.position) {
                builder.table().unreadable.push_back({number, {"outside_earth"},
                                            fmt::format("{}", fmt::join(cells, "\t"))});
                continue;
            }
        }
        if (sheet && allEmpty(cells))
            continue; // a blank line of a sheet is no row
        builder.addRow(number, cells, {});
        if (builder.table().has_geometry)
            builder.setExtent(extent.position, extent.radius_km);
    }
    table = std::move(builder).finish();
    checkEnd();
    return {std::move(table), std::move(opened.diagnostics)};
}

} // namespace zamkan::geo
