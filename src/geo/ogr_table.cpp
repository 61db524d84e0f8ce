#include "geo/ogr_table.hpp"
#include <algorithm>
#include <array>
#include <cpl_error.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <mutex>
#include <ogrsf_frmts.h>
#include <set>
#include <unistd.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 14> kExtensions{".geojson", ".json", ".geojsonl", ".gpkg", ".shp",
                                                       ".shz",     ".zip",  ".dbf",      ".fgb",  ".kml",
                                                       ".kmz",     ".gpx",  ".xlsx",     ".ods"};

// Drivers that read plain local files; others reach for the network or run what a file tells them to.
constexpr std::array kDrivers{"GeoJSON",
                              "GeoJSONSeq",
                              "GPKG",
                              "ESRI Shapefile",
                              "FlatGeobuf",
                              "KML",
                              "LIBKML",
                              "GPX",
                              "XLSX",
                              "ODS",
                              static_cast<const char *>(nullptr)};

// While it lives, GDAL's errors of this thread stay off standard error and the last one can be asked for.
class QuietGdal {
public:
    QuietGdal() {
        static std::once_flag registered; // tens of milliseconds, so only who needs it pays
        std::call_once(registered, GDALAllRegister);
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal &) = delete;
    QuietGdal &operator=(const QuietGdal &) = delete;

    [[nodiscard]] static bool failed() { return CPLGetLastErrorType() >= CE_Failure; }
    [[nodiscard]] static std::string reason(std::string_view otherwise) {
        std::string text = CPLGetLastErrorMsg();
        if (text.empty())
            return std::string(otherwise);
        text = text.substr(0, text.find('\n'));
        while (!text.empty() && (text.back() == '.' || text.back() == ' '))
            text.pop_back();
        return text.size() > 200 ? text.substr(0, 200) + "…" : text;
    }
};

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
struct DestroyFeature {
    void operator()(OGRFeature *feature) const { OGRFeature::DestroyFeature(feature); }
};
struct DestroyTransform {
    void operator()(OGRCoordinateTransformation *transform) const {
        OGRCoordinateTransformation::DestroyCT(transform);
    }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;
using Feature = std::unique_ptr<OGRFeature, DestroyFeature>;
using Transform = std::unique_ptr<OGRCoordinateTransformation, DestroyTransform>;

std::string validUtf8(const char *text) {
    if (CPLIsUTF8(text, -1))
        return text;
    char *plain = CPLForceToASCII(text, -1, '?');
    std::string out = plain;
    CPLFree(plain);
    return out;
}

OGRSpatialReference earth() {
    OGRSpatialReference reference;
    reference.SetWellKnownGeogCS("WGS84");
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

Transform toDegrees(OGRLayer &layer) {
    const OGRSpatialReference *reference = layer.GetSpatialRef();
    if (!reference)
        return nullptr;
    const OGRSpatialReference target = earth();
    OGRSpatialReference own(*reference);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (own.IsSame(&target))
        return nullptr;
    return Transform(OGRCreateCoordinateTransformation(&own, &target));
}

// A date as ISO 8601, in UTC when the file says the zone; midnight is the day alone.
std::string isoOf(const OGRFeature &feature, int field, OGRFieldType type) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    constexpr int kUtc =
        100; // OGR: 0 unknown, 1 local, 100 UTC, a quarter of an hour for each step from there
    if (type == OFTDate || (hour == 0 && minute == 0 && second == 0 && (zone == 0 || zone == kUtc)))
        return date;
    std::string text = fmt::format("{}T{:02}:{:02}:{:02}", date, hour, minute, second);
    if (zone > 1) {
        const int minutes = (zone - kUtc) * 15;
        text += zone == kUtc ? "Z"
                             : fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                                           std::abs(minutes) % 60);
    }
    return text;
}

std::string cellOf(const OGRFeature &feature, int field) {
    if (!feature.IsFieldSetAndNotNull(field))
        return {};
    const OGRFieldType type = feature.GetFieldDefnRef(field)->GetType();
    if (type == OFTDate || type == OFTDateTime)
        return isoOf(feature, field, type);
    return validUtf8(const_cast<OGRFeature &>(feature).GetFieldAsString(field));
}

OGRLayer &chosenLayer(GDALDataset &dataset, const std::string &name, const fs::path &file) {
    OGRLayer *layer = dataset.GetLayerByName(name.empty() ? "events" : name.c_str());
    if (!layer && name.empty())
        layer = dataset.GetLayer(0);
    if (layer)
        return *layer;
    throw InputError(name.empty() ? "the file holds no layer" : "there is no layer '" + name + "'",
                     file.string(), "choose another file");
}

Dataset openToRead(const fs::path &file) {
    std::error_code error;
    if (!fs::exists(file, error))
        throw InputError("no such file", file.string(), "check the name");
    if (fs::is_regular_file(file, error) && fs::file_size(file, error) == 0)
        throw InputError("the file is empty", file.string(), "choose a file with rows");
    const std::string name = file.extension() == ".zip" ? "/vsizip/" + file.string() : file.string();
    const char *const asText[] = {"DATE_AS_STRING=YES",
                                  nullptr}; // GeoJSON: extra columns come back as written
    const bool json = file.extension() == ".geojson" || file.extension() == ".json";
    Dataset dataset(GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data(),
                                      json ? asText : nullptr, nullptr));
    if (!dataset)
        throw InputError(
            fmt::format("it cannot be read as a table ({})", QuietGdal::reason("unknown kind of file")),
            file.string(),
            "check that the file is whole: CSV, GeoJSON, GeoPackage, shapefile, KML, GPX and XLSX are read");
    return dataset;
}

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

} // namespace

bool ogrReads(std::string_view extension) {
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

Table readOgrTable(const fs::path &file, const std::string &layerName) {
    const QuietGdal quiet;
    const Dataset dataset = openToRead(file);
    OGRLayer &layer = chosenLayer(*dataset, layerName, file);
    const Transform transform = toDegrees(layer);
    OGRFeatureDefn &definition = *layer.GetLayerDefn();
    const int fields = definition.GetFieldCount();

    TableBuilder builder(dataset->GetDriverName());
    Table &table = builder.table();
    table.layer = layer.GetName();
    table.has_geometry = layer.GetGeomType() != wkbNone;
    std::vector<std::string> names;
    for (int i = 0; i < fields; ++i)
        names.push_back(validUtf8(definition.GetFieldDefn(i)->GetNameRef()));
    builder.setColumns({names.begin(), names.end()});

    const auto breaksOff = [&](std::uint64_t rows, const std::string &reason) {
        return InputError(fmt::format("the file breaks off after {} rows ({})", rows, reason), file.string(),
                          "fetch or write it again");
    };
    std::uint64_t number = 0;
    std::vector<std::string_view> cells(static_cast<std::size_t>(fields));
    CPLErrorReset();
    while (const Feature feature{layer.GetNextFeature()}) {
        if (QuietGdal::failed())
            throw breaksOff(number, QuietGdal::reason("unreadable"));
        ++number;
        for (int i = 0; i < fields; ++i) {
            std::string cell = cellOf(*feature, i);
            cells[static_cast<std::size_t>(i)] =
                cell.empty() ? std::string_view() : builder.store(std::move(cell));
        }
        Extent extent;
        OGRGeometry *geometry = feature->GetGeometryRef();
        if (geometry && !geometry->IsEmpty()) {
            if (!transform || geometry->transform(transform.get()) == OGRERR_NONE)
                extent = extentOf(*geometry);
            CPLErrorReset(); // a point outside its projection is this row's trouble, not the file's
            if (!extent.position) {
                std::string text;
                for (const std::string_view cell : cells)
                    text.append(text.empty() ? "" : "\t").append(cell);
                table.unreadable.push_back(
                    {number, "its geometry lies outside 180 and 90 degrees", std::move(text)});
                continue;
            }
        }
        builder.addRow(number, cells, {});
        if (table.has_geometry)
            builder.setExtent(extent.position, extent.radius_km);
    }
    if (QuietGdal::failed())
        throw breaksOff(number, QuietGdal::reason("unreadable"));
    const auto promised = layer.GetFeatureCount(FALSE);
    if (promised > 0 && static_cast<std::uint64_t>(promised) > number)
        throw breaksOff(number, fmt::format("{} were promised", promised));
    return std::move(builder).finish();
}

namespace {

std::vector<std::string> fieldNames(const TableToWrite &table) {
    std::set<std::string> taken{"fid", "geom"};
    std::vector<std::string> names;
    for (const auto &column : table.columns) {
        const auto lower = [](std::string text) {
            for (char &c : text)
                if (c >= 'A' && c <= 'Z')
                    c = static_cast<char>(c - 'A' + 'a');
            return text;
        };
        std::string name = column.name;
        for (int again = 2; !taken.insert(lower(name)).second; ++again)
            name = column.name + "_" + std::to_string(again);
        names.push_back(std::move(name));
    }
    return names;
}

void setField(OGRFeature &feature, int field, ColumnKind kind, const std::string &cell) {
    if (cell.empty())
        return;
    if (kind == ColumnKind::number) {
        feature.SetField(field, CPLAtof(cell.c_str()));
    } else if (kind == ColumnKind::date || kind == ColumnKind::date_time) {
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        if (std::sscanf(cell.c_str(), "%d-%d-%dT%d:%d:%d", &year, &month, &day, &hour, &minute, &second) >= 3)
            feature.SetField(field, year, month, day, hour, minute, static_cast<float>(second),
                             kind == ColumnKind::date ? 0 : 100);
    } else {
        feature.SetField(field, cell.c_str());
    }
}

void writeLayer(GDALDataset &dataset, const TableToWrite &table, const fs::path &file) {
    const auto fail = [&](std::string_view what) {
        throw InputError(fmt::format("{} ({})", what, QuietGdal::reason("no reason given")), file.string(),
                         "choose another place, or make room there");
    };
    constexpr std::array kTypes{OFTString, OFTReal, OFTDate, OFTDateTime};
    OGRSpatialReference reference = earth();
    OGRLayer *layer = dataset.CreateLayer(table.layer.c_str(), &reference,
                                          table.points.empty() ? wkbNone : wkbPoint, nullptr);
    if (!layer)
        fail("the layer '" + table.layer + "' cannot be made");
    const std::vector<std::string> names = fieldNames(table);
    for (std::size_t i = 0; i < names.size(); ++i) {
        OGRFieldDefn definition(names[i].c_str(), kTypes[static_cast<std::size_t>(table.columns[i].kind)]);
        if (layer->CreateField(&definition) != OGRERR_NONE)
            fail("the column '" + names[i] + "' cannot be made");
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const Feature feature{OGRFeature::CreateFeature(layer->GetLayerDefn())};
        for (std::size_t i = 0; i < names.size(); ++i)
            setField(*feature, static_cast<int>(i), table.columns[i].kind, table.rows[row][i]);
        if (row < table.points.size() && table.points[row]) {
            OGRPoint point(table.points[row]->longitude(), table.points[row]->latitude());
            feature->SetGeometry(&point);
        }
        if (layer->CreateFeature(feature.get()) != OGRERR_NONE)
            fail("writing stopped before the end");
    }
}

} // namespace

void writeGeoPackage(const fs::path &file, const std::vector<TableToWrite> &layers) {
    const QuietGdal quiet;
    const fs::path beside = fmt::format("{}.{}.part.gpkg", file.string(), ::getpid());
    std::error_code ignored;
    fs::remove(beside, ignored);
    try {
        GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        Dataset dataset(driver ? driver->Create(beside.c_str(), 0, 0, 0, GDT_Unknown, nullptr) : nullptr);
        if (!dataset)
            throw InputError(fmt::format("cannot be written ({})", QuietGdal::reason("no GeoPackage driver")),
                             file.string(), "choose another place, or make room there");
        dataset->StartTransaction();
        for (const TableToWrite &layer : layers)
            writeLayer(*dataset, layer, file);
        dataset->CommitTransaction();
        dataset.reset();
        if (QuietGdal::failed())
            throw InputError("writing stopped before the end (" + QuietGdal::reason("") + ")", file.string(),
                             "choose another place, or make room there");
        fs::rename(beside, file);
    } catch (const fs::filesystem_error &error) {
        fs::remove(beside, ignored);
        throw InputError("cannot be replaced (" + error.code().message() + ")", file.string(),
                         "choose another place");
    } catch (...) {
        fs::remove(beside, ignored);
        throw;
    }
}

} // namespace zamkan::geo
