#include "geo/features.hpp"
#include "base/diagnostic.hpp"
#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <memory>
#include <mutex>
#include <ogrsf_frmts.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr const char *kRemedy =
    "check that the file is whole and of a kind that can be read (shapefile, GeoJSON, "
    "CSV, GeoPackage, FlatGeobuf, KML)";

// Drivers that read plain local files. Others reach for the network or run what a file tells them to.
constexpr std::array kDrivers{"ESRI Shapefile",
                              "GeoJSON",
                              "GeoJSONSeq",
                              "TopoJSON",
                              "CSV",
                              "GPKG",
                              "FlatGeobuf",
                              "KML",
                              "LIBKML",
                              "GPX",
                              static_cast<const char *>(nullptr)};

// GDAL tells errors through a handler of the thread; while one of these lives they stay off standard error
// and the last one can be asked for.
class Listening {
public:
    Listening() {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~Listening() { CPLPopErrorHandler(); }
    Listening(const Listening &) = delete;
    Listening &operator=(const Listening &) = delete;

    [[nodiscard]] static bool failed() { return CPLGetLastErrorType() >= CE_Failure; }
    [[nodiscard]] static std::string reason(const std::string &otherwise) {
        std::string text = CPLGetLastErrorMsg();
        std::replace(text.begin(), text.end(), '\n', ' ');
        while (!text.empty() && (text.back() == '.' || text.back() == ' '))
            text.pop_back();
        return text.empty() ? otherwise : text;
    }
};

struct DatasetCloser {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
struct TransformDeleter {
    void operator()(OGRCoordinateTransformation *transform) const {
        OGRCoordinateTransformation::DestroyCT(transform);
    }
};
struct FeatureDeleter {
    void operator()(OGRFeature *feature) const { OGRFeature::DestroyFeature(feature); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;
using Transform = std::unique_ptr<OGRCoordinateTransformation, TransformDeleter>;

// A zipped table or layer that is no .shz: the folder inside the archive.
std::string nameForGdal(const fs::path &file) {
    return file.extension() == ".zip" ? "/vsizip/" + file.string() : file.string();
}

Dataset open(const fs::path &file) {
    static std::once_flag registered; // tens of milliseconds, so only who reads a file pays for it
    std::call_once(registered, GDALAllRegister);

    std::error_code error;
    if (!fs::exists(file, error))
        throw InputError("no such file", file.string(), "check the name");
    const char *const coordinates[] = {
        "X_POSSIBLE_NAMES=lon,lng,long,longitude,x", "Y_POSSIBLE_NAMES=lat,latitude,y",
        "GEOM_POSSIBLE_NAMES=wkt,geom_wkt,geometry,the_geom", "KEEP_GEOM_COLUMNS=YES", nullptr};
    const bool table = file.extension() == ".csv" || file.extension() == ".tsv";
    Dataset dataset(GDALDataset::Open(nameForGdal(file).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                      kDrivers.data(), table ? coordinates : nullptr, nullptr));
    if (!dataset)
        throw InputError(Listening::reason("not a file with places"), file.string(), kRemedy);
    return dataset;
}

// What OGR hands on as text need not be UTF-8 (CSV files are taken as they come).
std::string validUtf8(const char *text) {
    if (CPLIsUTF8(text, -1))
        return text;
    char *recoded = CPLForceToASCII(text, -1, '?');
    std::string out = recoded;
    CPLFree(recoded);
    return out;
}

void appendRing(const OGRLinearRing &ring, Polygon &polygon) {
    Ring out;
    const int count = ring.getNumPoints();
    out.reserve(static_cast<std::size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i)
        if (const auto point = LatLon::tryFromDegrees(ring.getY(i), ring.getX(i)))
            out.push_back(*point);
    if (out.size() > 1 && out.front() == out.back())
        out.pop_back();
    if (out.size() > 2)
        polygon.rings.push_back(std::move(out));
}

void append(const OGRGeometry &geometry, Shape &shape) {
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
        const OGRPoint *point = geometry.toPoint();
        if (!point->IsEmpty() && !shape.point)
            shape.point = LatLon::tryFromDegrees(point->getY(), point->getX());
        break;
    }
    case wkbLineString: {
        const OGRLineString *line = geometry.toLineString();
        std::vector<LatLon> out;
        for (int i = 0; i < line->getNumPoints(); ++i)
            if (const auto point = LatLon::tryFromDegrees(line->getY(i), line->getX(i)))
                out.push_back(*point);
        if (out.size() > 1)
            shape.lines.push_back(std::move(out));
        break;
    }
    case wkbPolygon: {
        Polygon polygon;
        for (const OGRLinearRing *ring : *geometry.toPolygon())
            appendRing(*ring, polygon);
        if (!polygon.rings.empty())
            shape.polygons.push_back(std::move(polygon));
        break;
    }
    default:
        if (OGR_GT_IsSubClassOf(geometry.getGeometryType(), wkbGeometryCollection))
            for (const OGRGeometry *part : *geometry.toGeometryCollection())
                append(*part, shape);
    }
}

Transform toDegrees(const OGRLayer &layer) {
    const OGRSpatialReference *system = const_cast<OGRLayer &>(layer).GetSpatialRef();
    if (!system)
        return nullptr;
    OGRSpatialReference earth;
    earth.SetWellKnownGeogCS("WGS84");
    earth.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference own(*system);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (own.IsSame(&earth))
        return nullptr;
    return Transform(OGRCreateCoordinateTransformation(&own, &earth));
}

OGRLayer &layerNamed(GDALDataset &dataset, const std::string &name, const fs::path &file) {
    OGRLayer *layer = name.empty() ? dataset.GetLayer(0) : dataset.GetLayerByName(name.c_str());
    if (!layer)
        throw InputError(name.empty() ? "it holds no layer" : "it holds no layer '" + name + "'",
                         file.string(), kRemedy);
    return *layer;
}

} // namespace

Box Shape::box() const {
    Box box;
    if (point)
        box.add(*point);
    for (const auto &line : lines)
        for (const LatLon &position : line)
            box.add(position);
    for (const Polygon &polygon : polygons)
        for (const Ring &ring : polygon.rings)
            for (const LatLon &position : ring)
                box.add(position);
    return box;
}

std::vector<LayerInfo> layersOf(const fs::path &file) {
    const Listening listening;
    const Dataset dataset = open(file);
    std::vector<LayerInfo> out;
    for (OGRLayer *layer : dataset->GetLayers()) {
        LayerInfo info{layer->GetName(), {}, layer->GetFeatureCount(FALSE)};
        const OGRFeatureDefn &definition = *layer->GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i)
            info.fields.push_back(validUtf8(definition.GetFieldDefn(i)->GetNameRef()));
        out.push_back(std::move(info));
    }
    return out;
}

void readFeatures(const fs::path &file, const std::string &layerName,
                  const std::function<bool(const Feature &)> &visit) {
    const Listening listening;
    const Dataset dataset = open(file);
    OGRLayer &layer = layerNamed(*dataset, layerName, file);
    const Transform transform = toDegrees(layer);
    const int fields = layer.GetLayerDefn()->GetFieldCount();
    const auto brokenAt = [&](std::int64_t row, const std::string &reason) {
        return InputError("it breaks off after " + std::to_string(row) + " rows (" + reason + ")",
                          file.string(), kRemedy);
    };
    std::int64_t row = 0;
    Feature feature;
    feature.values.resize(static_cast<std::size_t>(fields));
    CPLErrorReset();
    while (const std::unique_ptr<OGRFeature, FeatureDeleter> source{layer.GetNextFeature()}) {
        if (Listening::failed())
            throw brokenAt(row, Listening::reason("unreadable"));
        feature.id = source->GetFID();
        feature.shape = {};
        for (int i = 0; i < fields; ++i)
            feature.values[static_cast<std::size_t>(i)] =
                source->IsFieldSetAndNotNull(i) ? validUtf8(source->GetFieldAsString(i)) : std::string();
        if (OGRGeometry *geometry = source->GetGeometryRef())
            if (!transform || geometry->transform(transform.get()) == OGRERR_NONE)
                append(*geometry, feature.shape);
        CPLErrorReset(); // a geometry outside the projection is this feature's trouble, not the file's
        ++row;
        if (!visit(feature))
            return;
    }
    if (Listening::failed())
        throw brokenAt(row, Listening::reason("unreadable"));
    const auto promised = layer.GetFeatureCount(FALSE);
    if (promised > row)
        throw brokenAt(row, std::to_string(promised) + " were promised");
}

} // namespace zamkan::geo
