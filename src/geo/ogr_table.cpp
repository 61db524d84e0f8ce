#include "geo/ogr_table.hpp"
#include "geo/arrow_table.hpp"
#include "geo/formats.hpp"
#include "geo/layer_fields.hpp"
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

// Other layers with rows: told, so that nothing is passed over in silence.
void tellOthers(const VectorFile &opened, OGRLayer &layer, const std::string &where, std::vector<Diagnostic> &diagnostics) {
    std::vector<std::string> others;
    for (OGRLayer *other : opened.layers())
        if (other != &layer)
            if (const auto rows = other->GetFeatureCount(FALSE); rows != 0)
                others.push_back(rows > 0 ? fmt::format("'{}' ({} rows)", validUtf8(other->GetName()), rows)
                                          : fmt::format("'{}'", validUtf8(other->GetName())));
    if (others.empty())
        return;
    constexpr std::size_t kMostNamed = 12;
    const std::size_t count = others.size();
    others.resize(std::min(count, kMostNamed));
    const bool ours = std::string_view(layer.GetName()) == "events"; // the others tell more of the same
    diagnostics.push_back({ours ? Severity::remark : Severity::warning,
                           fmt::format("of {} layers '{}' was read; the others are {}{}", count + 1,
                                       validUtf8(layer.GetName()), fmt::join(others, ", "), count > kMostNamed ? " …" : ""),
                           where,
                           "read another with --map layer=NAME",
                           {}});
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
    const std::vector<LayerField> fields = fieldsOf(layer, opened.format());
    const bool sheet = layer.GetGeomType() == wkbNone && (opened.format() == "XLSX" || opened.format() == "ODS" || opened.format() == "XLS");

    Table table;
    std::uint64_t number = 0;
    // A file that breaks off: what came before is used.
    const auto checkEnd = [&] {
        std::string reason;
        if (QuietGdal::failed())
            reason = QuietGdal::reason("unreadable");
        else if (const auto promised = layer.GetFeatureCount(FALSE); promised > 0 && static_cast<std::uint64_t>(promised) > number)
            reason = fmt::format("{} were promised", promised);
        else
            return;
        const std::string what = fmt::format("the file breaks off after {} rows ({})", number, reason);
        if (table.rows() == 0)
            throw InputError(what, where, "fetch or write it again");
        opened.diagnostics.push_back({Severity::error, what, where, "fetch or write it again; the rows before are used", {}});
    };
    if (options.layer.empty())
        tellOthers(opened, layer, where, opened.diagnostics);
    QuietGdal::forget();
    const bool streams = !transform && (opened.format() == "GPKG" || opened.format() == "FlatGeobuf");
    if (auto streamed = streams ? readArrowTable(layer, options) : std::nullopt) {
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
    layer.ResetReading();
    while (const OgrFeature feature{layer.GetNextFeature()}) {
        if (QuietGdal::failed())
            break;
        ++number;
        Progress::readBytes(options.progress, 1);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            std::string cell = cellOf(*feature, fields[i]);
            cells[i] = cell.empty() ? std::string_view() : builder.store(std::move(cell));
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
