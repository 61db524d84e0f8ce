#include "geo/features.hpp"
#include "geo/formats.hpp"
#include "geo/layer_fields.hpp"
#include "geo/ods_file.hpp"
#include "geo/vector_file.hpp"
#include <algorithm>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

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
        const auto position = point->IsEmpty() ? std::nullopt : LatLon::tryFromDegrees(point->getY(), point->getX());
        if (position && shape.point)
            shape.more_points.push_back(*position);
        else if (position)
            shape.point = position;
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

} // namespace

Box Shape::box() const {
    Box box;
    if (point)
        box.add(*point);
    for (const LatLon &position : more_points)
        box.add(position);
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
    if (const Format *format = formatOf(file); format && format->key == "ods" && fs::is_regular_file(file))
        if (auto sheets = sheetsOfOds(file))
            return std::move(*sheets);
    const QuietGdal quiet;
    const VectorFile opened = openVector(file, Opening::places);
    std::vector<LayerInfo> out;
    for (OGRLayer *layer : opened.layers()) {
        LayerInfo info{validUtf8(layer->GetName()), {}, layer->GetFeatureCount(FALSE)};
        for (const LayerField &field : fieldsOf(*layer, opened.format()))
            info.fields.push_back(field.name);
        out.push_back(std::move(info));
    }
    return out;
}

void readFeatures(const fs::path &file, const std::string &layerName,
                  const std::function<bool(const Feature &)> &visit) {
    const QuietGdal quiet;
    const VectorFile opened = openVector(file, Opening::places);
    OGRLayer &layer = opened.layer(layerName, file);
    const Transform transform = toDegrees(layer);
    const std::vector<LayerField> fields = fieldsOf(layer, opened.format());
    const auto brokenAt = [&](std::int64_t row, const std::string &reason) {
        return InputError("it breaks off after " + std::to_string(row) + " rows (" + reason + ")", shownName(file),
                          "check that the file is whole, and fetch or write it again");
    };
    std::int64_t row = 0;
    Feature feature;
    feature.values.resize(fields.size());
    QuietGdal::forget();
    layer.ResetReading();
    while (const OgrFeature source{layer.GetNextFeature()}) {
        if (QuietGdal::failed())
            throw brokenAt(row, QuietGdal::reason("unreadable"));
        feature.id = source->GetFID();
        feature.shape = {};
        for (std::size_t i = 0; i < fields.size(); ++i)
            feature.values[i] = cellOf(*source, fields[i]);
        if (OGRGeometry *geometry = source->GetGeometryRef())
            if (!transform || geometry->transform(transform.get()) == OGRERR_NONE)
                append(*geometry, feature.shape);
        QuietGdal::forget(); // a geometry outside the projection is this feature's trouble, not the file's
        ++row;
        if (!visit(feature))
            return;
    }
    if (QuietGdal::failed())
        throw brokenAt(row, QuietGdal::reason("unreadable"));
    const auto promised = layer.GetFeatureCount(FALSE);
    if (promised > row)
        throw brokenAt(row, std::to_string(promised) + " were promised");
}

} // namespace zamkan::geo
