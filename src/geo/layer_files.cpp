#include "geo/layer_files.hpp"
#include "base/cut.hpp"
#include "base/stopping.hpp"
#include "geo/gdal.hpp"
#include "geo/kml_file.hpp"
#include "geo/vector_file.hpp"
#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cstdio>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kShortName = 10;   // bytes of a shapefile's column name
constexpr std::size_t kShortText = 254;  // bytes of its cells
constexpr std::size_t kSheetText = 32767; // a workbook's cells: letters by its own count, bytes to be safe
constexpr std::size_t kSheetRows = 1048575;

std::string lowerCase(std::string text) {
    for (char &c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

// Writes one layer into an open dataset and counts what did not fit.
class LayerWriter {
public:
    LayerWriter(GDALDataset &dataset, const Format &format, const LayerToWrite &layer, const fs::path &file)
        : dataset_(dataset), layer_(layer), file_(file), shape_(format.key == "shp"),
          sheet_(format.key == "xlsx" || format.key == "ods"), flat_(format.key == "fgb") {}

    void write() {
        makeLayer();
        std::vector<std::string> cells(layer_.columns.size());
        const std::size_t rows = sheet_ ? std::min(layer_.rows, kSheetRows) : layer_.rows;
        for (std::size_t row = 0; row < rows; ++row) {
            const OgrFeature feature{OGRFeature::CreateFeature(made_->GetLayerDefn())};
            for (std::string &cell : cells)
                cell.clear();
            const auto position = layer_.row(row, cells);
            if (flat_ && !position && !layer_.areas && !layer_.lines) {
                ++unplaced_;
                continue;
            }
            for (std::size_t i = 0; i < cells.size(); ++i)
                setField(*feature, i, cells[i]);
            if (position && layer_.has_points && !sheet_) {
                OGRPoint point(position->longitude(), position->latitude());
                feature->SetGeometry(&point);
            }
            if (layer_.areas) {
                const auto shape = areaOf(layer_.areas(row));
                feature->SetGeometry(shape.get());
            }
            if (layer_.lines) {
                const auto shape = linesOf(layer_.lines(row));
                feature->SetGeometry(shape.get());
            }
            if (made_->CreateFeature(feature.get()) != OGRERR_NONE)
                fail("writing stopped before the end");
        }
    }

    [[nodiscard]] std::vector<Diagnostic> lost() const {
        std::vector<Diagnostic> told;
        const auto tell = [&](std::string what, std::string remedy) {
            told.push_back({Severity::warning, std::move(what), file_.string(), std::move(remedy), {}});
        };
        if (!renamed_.empty())
            tell(fmt::format("names of columns were shortened: {}", fmt::join(renamed_, ", ")),
                 "save as GeoPackage to keep them");
        for (const auto &[column, count] : cut_)
            tell(fmt::format("text in '{}' was cut at {} in {} rows", column, shape_ ? "254 bytes" : "32,767 bytes", count),
                 "save as GeoPackage to keep all of it");
        if (unplaced_ > 0)
            tell(fmt::format("rows without a position were not written: {}", unplaced_), "save as GeoPackage or CSV to keep them");
        if (sheet_ && layer_.rows > kSheetRows)
            tell(fmt::format("a sheet ends after {} rows: {} rows were not written", kSheetRows, layer_.rows - kSheetRows),
                 "save as GeoPackage or CSV to keep them");
        return told;
    }

private:
    [[noreturn]] void fail(std::string_view what) const {
        throw InputError(fmt::format("{} ({})", what, QuietGdal::reason("no reason given")), file_.string(),
                         "choose another place, or make room there");
    }

    void makeLayer() {
        OGRSpatialReference reference = earth();
        std::vector<const char *> options;
        if (shape_)
            options.push_back("ENCODING=UTF-8");
        if (flat_)
            options.push_back("SPATIAL_INDEX=NO"); // which knows no rows without a place
        options.push_back("LAUNDER=NO"); // SQLite would rewrite the names
        options.push_back(nullptr);
        made_ = dataset_.CreateLayer(layer_.layer.c_str(), &reference,
                                     layer_.areas ? wkbMultiPolygon : layer_.lines ? wkbMultiLineString : layer_.has_points && !sheet_ ? wkbPoint : wkbNone,
                                     const_cast<char **>(options.data())); // which GDAL only reads
        if (!made_)
            fail("the layer '" + layer_.layer + "' cannot be made");
        const std::vector<std::string> names = fieldNames();
        for (std::size_t i = 0; i < names.size(); ++i)
            addField(names[i], typeOf(layer_.columns[i].kind));
    }

    static std::unique_ptr<OGRMultiLineString> linesOf(const std::vector<std::vector<LatLon>> &lines) {
        auto shape = std::make_unique<OGRMultiLineString>();
        for (const std::vector<LatLon> &line : lines) {
            OGRLineString part;
            for (const LatLon &at : line)
                part.addPoint(at.longitude(), at.latitude());
            shape->addGeometry(&part);
        }
        return shape;
    }

    static std::unique_ptr<OGRMultiPolygon> areaOf(const std::vector<Polygon> &polygons) {
        auto shape = std::make_unique<OGRMultiPolygon>();
        for (const Polygon &polygon : polygons) {
            OGRPolygon part;
            for (const Ring &ring : polygon.rings) {
                OGRLinearRing line;
                line.setNumPoints(static_cast<int>(ring.size()));
                for (std::size_t i = 0; i < ring.size(); ++i)
                    line.setPoint(static_cast<int>(i), ring[i].longitude(), ring[i].latitude());
                line.closeRings();
                part.addRing(&line);
            }
            shape->addGeometry(&part);
        }
        return shape;
    }

    void addField(const std::string &name, OGRFieldType type) {
        OGRFieldDefn definition(name.c_str(), type);
        if (shape_ && type == OFTString)
            definition.SetWidth(static_cast<int>(kShortText));
        if (made_->CreateField(&definition) != OGRERR_NONE)
            fail("the column '" + name + "' cannot be made");
    }

    [[nodiscard]] OGRFieldType typeOf(ColumnKind kind) const {
        if (kind == ColumnKind::number)
            return OFTReal;
        if (kind == ColumnKind::date)
            return OFTDate;
        return kind == ColumnKind::date_time && !shape_ ? OFTDateTime : OFTString;
    }

    // Names that the format takes and that differ in more than case.
    std::vector<std::string> fieldNames() {
        std::set<std::string> taken{"fid", "geom", "geometry", "ogc_fid"};
        std::vector<std::string> names;
        for (const ColumnToWrite &column : layer_.columns) {
            const std::string wanted =
                shape_ ? (column.short_name.empty() ? cutAt(column.name, kShortName) : column.short_name) : column.name;
            std::string name = wanted;
            for (int again = 2; !taken.insert(lowerCase(name)).second; ++again) {
                const std::string number = "_" + std::to_string(again);
                name = (shape_ ? cutAt(wanted, kShortName - number.size()) : wanted) + number;
            }
            if (shape_ && name != column.name)
                renamed_.push_back(column.name + " is " + name);
            names.push_back(std::move(name));
        }
        return names;
    }

    void setField(OGRFeature &feature, std::size_t index, const std::string &cell) {
        const int field = static_cast<int>(index);
        const OGRFieldType type = typeOf(layer_.columns[index].kind);
        if (cell.empty() && !(layer_.empty_is_text && type == OFTString))
            return;
        if (type == OFTReal) {
            feature.SetField(field, CPLAtof(cell.c_str()));
        } else if (type == OFTDate || type == OFTDateTime) {
            setMoment(feature, field, cell, type == OFTDate);
        } else if (const std::size_t most = shape_ ? kShortText : sheet_ ? kSheetText : std::string::npos; cell.size() > most) {
            ++cut_[layer_.columns[index].name];
            feature.SetField(field, cutAt(cell, most).c_str());
        } else {
            feature.SetField(field, cell.c_str());
        }
    }

    static void setMoment(OGRFeature &feature, int field, const std::string &iso, bool day) {
        int year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0;
        if (std::sscanf(iso.c_str(), "%d-%d-%dT%d:%d:%d", &year, &month, &date, &hour, &minute, &second) >= 3)
            feature.SetField(field, year, month, date, hour, minute, static_cast<float>(second), day ? 0 : 100);
    }

    GDALDataset &dataset_;
    const LayerToWrite &layer_;
    const fs::path &file_;
    bool shape_, sheet_, flat_;
    OGRLayer *made_ = nullptr;
    std::vector<std::string> renamed_;
    std::map<std::string, std::uint64_t> cut_; // rows by column
    std::uint64_t unplaced_ = 0;
};

// What QGIS reads from a GeoPackage as the layer's own style: the columns of its temporal setting (mode 2: from one
// field to another; limit mode 0: the end is not included). https://docs.qgis.org/latest/en/docs/user_manual,
// "Temporal Properties"; the table is the one that QGIS makes itself.
constexpr std::string_view kTemporalStyle =
    R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Temporal">
  <temporal enabled="1" mode="2" startField="{}" endField="{}" startExpression="" endExpression="" limitMode="0" accumulate="0" durationField="" durationUnit="min" fixedDuration="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
</qgis>
)";

TableToWrite temporalStyle(const LayerToWrite &layer) {
    TableToWrite styles;
    styles.layer = "layer_styles";
    for (const char *name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
                             "styleQML", "styleSLD", "useAsDefault", "description", "owner", "ui", "update_time"})
        styles.columns.push_back({name, ColumnKind::text});
    styles.columns[7].kind = ColumnKind::number;
    styles.columns[11].kind = ColumnKind::date_time;
    styles.rows.push_back({"", "", layer.layer, "geom", "time", fmt::format(kTemporalStyle, layer.from, layer.to), "",
                           "1", "The events' time, from " + layer.from + " up to " + layer.to, "", "", "2020-01-01T00:00:00"});
    return styles;
}

bool holdsSeveral(const Format &format) {
    return format.key == "gpkg" || format.key == "sqlite" || format.key == "xlsx" || format.key == "ods";
}

// Moves the file, or the files of a shapefile, to where they belong; the one that was named last.
void moveInto(const fs::path &made, const fs::path &file, bool shape) {
    const auto held = holdSignals(); // all of them, or none
    if (shape) {
        std::error_code ignored;
        for (const char *stale : {".qix", ".sbn", ".sbx", ".prj", ".cpg"})
            fs::remove(fs::path(file).replace_extension(stale), ignored);
        for (const auto &part : fs::directory_iterator(made.parent_path()))
            if (part.path() != made)
                fs::rename(part.path(), fs::path(file).replace_extension(part.path().extension()));
    }
    fs::rename(made, file);
}

} // namespace

LayerToWrite asLayer(const TableToWrite &table) {
    LayerToWrite layer;
    layer.layer = table.layer;
    layer.columns = table.columns;
    layer.has_points = !table.points.empty();
    layer.rows = table.rows.size();
    layer.row = [&table](std::size_t row, std::vector<std::string> &cells) {
        cells = table.rows[row];
        return row < table.points.size() ? table.points[row] : std::nullopt;
    };
    return layer;
}

std::vector<Diagnostic> writeLayers(const fs::path &file, const Format &format, const std::vector<LayerToWrite> &layers) {
    const QuietGdal quiet;
    const auto stopped = [&](std::string_view what) {
        return InputError(fmt::format("{} ({})", what, QuietGdal::reason("no reason given")), file.string(),
                          "choose another place, or make room there");
    };
    std::vector<Diagnostic> told;
    try {
        const fs::path folder = fs::absolute(file).parent_path();
        if (!fs::is_directory(folder))
            throw InputError("there is no such folder", file.string(), "make it first");
        const PassingFolder beside(folder);
        const fs::path made = beside.path() / ("events" + std::string(format.extensions.front()));
        if (format.driver == "LIBKML" && !layers.front().areas) {
            writeKml(made, layers);
            moveInto(made, file, false);
            return {};
        }
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName(std::string(format.driver).c_str());
        Dataset dataset(driver ? driver->Create(made.c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
        if (!dataset)
            throw stopped("cannot be written");
        dataset->StartTransaction();
        for (const LayerToWrite &layer : layers) {
            LayerWriter writer(*dataset, format, layer, file);
            writer.write();
            const auto lost = writer.lost();
            told.insert(told.end(), lost.begin(), lost.end());
            if (!holdsSeveral(format))
                break;
        }
        if (format.key == "gpkg" && !layers.empty() && !layers.front().from.empty()) {
            const TableToWrite styles = temporalStyle(layers.front());
            LayerToWrite layer = asLayer(styles);
            layer.empty_is_text = true; // QGIS asks for a schema that is ''
            LayerWriter(*dataset, format, layer, file).write();
        }
        if (dataset->CommitTransaction() != OGRERR_NONE)
            QuietGdal::forget(); // most formats have no transactions
        dataset.reset();
        if (QuietGdal::failed())
            throw stopped("writing stopped before the end");
        moveInto(made, file, format.key == "shp");
    } catch (const fs::filesystem_error &error) {
        throw InputError("cannot be replaced (" + error.code().message() + ")", file.string(), "choose another place");
    }
    return told;
}

} // namespace zamkan::geo
