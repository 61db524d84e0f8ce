#include "geo/layer_fields.hpp"
#include "geo/gdal.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zamkan::geo {
namespace {

constexpr std::array<std::string_view, 7> kDrawingHints{"altitudeMode", "tessellate", "extrude", "visibility",
                                                        "drawOrder",    "icon",       "snippet"};
constexpr std::array<std::string_view, 5> kCopies{"Name", "description", "begin", "end", "timestamp"};

template <std::size_t Count> bool among(std::string_view name, const std::array<std::string_view, Count> &names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string isoOf(const OGRFeature &feature, int field, OGRFieldType type) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    const std::string date = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    constexpr int kUtc = 100; // OGR: 0 unknown, 1 local, 100 UTC, a quarter of an hour for each step from there
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

} // namespace

std::vector<LayerField> fieldsOf(OGRLayer &layer, std::string_view driver) {
    const OGRFeatureDefn &definition = *layer.GetLayerDefn();
    const bool kml = driver == "LIBKML" || driver == "KML";
    const bool own = kml && definition.GetFieldIndex("date_from") >= 0 && definition.GetFieldIndex("event_id") >= 0;
    const int begin = definition.GetFieldIndex("begin"), moment = definition.GetFieldIndex("timestamp");
    std::vector<LayerField> fields;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const std::string name = validUtf8(definition.GetFieldDefn(i)->GetNameRef());
        if (kml && (among(name, kDrawingHints) || (own && among(name, kCopies)) || (i == moment && begin >= 0)))
            continue;
        fields.push_back({name, i, kml && i == begin ? moment : -1});
    }
    return fields;
}

std::string cellOf(const OGRFeature &feature, const LayerField &field) {
    const bool there = feature.IsFieldSetAndNotNull(field.field);
    const int at = there ? field.field : field.otherwise;
    if (!there && (at < 0 || !feature.IsFieldSetAndNotNull(at)))
        return {};
    const OGRFieldType type = feature.GetFieldDefnRef(at)->GetType();
    if (type == OFTDate || type == OFTDateTime)
        return isoOf(feature, at, type);
    if (type == OFTReal)
        return fmt::format("{}", feature.GetFieldAsDouble(at)); // the shortest that reads back the same
    return validUtf8(const_cast<OGRFeature &>(feature).GetFieldAsString(at));
}

} // namespace zamkan::geo
