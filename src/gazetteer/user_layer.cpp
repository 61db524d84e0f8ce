#include "gazetteer/layers.hpp"
#include "geo/features.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace zamkan::gazetteer {
namespace fs = std::filesystem;
namespace {

// What a column of a user's file may be called.
struct Column {
    const char *what;
    std::vector<std::string_view> called;
    int index = -1;
};

struct Columns {
    Column id{"id", {"id", "code", "pcode", "fid"}};
    Column name_en{"name_en",
                   {"name_en", "nameen", "name", "english", "place", "title", "label", "الاسم الانكليزي"}};
    Column name_ar{"name_ar",
                   {"name_ar", "namear", "arabic", "arabic_name", "place_ar", "الاسم", "اسم", "المكان"}};
    Column aliases{"aliases",
                   {"aliases", "alias", "alternate_names", "alternatenames", "alt_name", "other_names"}};
    Column type{"type", {"type", "kind", "fclass", "feature_type"}};
    Column country{"country", {"country", "country_code", "iso2", "cc"}};
    Column admin1{"admin1", {"admin1", "admin1_code", "iso_3166_2"}};
    Column population{"population", {"population", "pop"}};
    Column radius{"radius_km", {"radius_km", "radius"}};

    void find(const std::vector<std::string> &fields) {
        for (Column *column :
             {&id, &name_en, &name_ar, &aliases, &type, &country, &admin1, &population, &radius})
            for (const std::string_view called : column->called)
                for (std::size_t i = 0; i < fields.size() && column->index < 0; ++i)
                    if (text::fold(fields[i]) == text::fold(called))
                        column->index = static_cast<int>(i);
    }
};

std::string valueOf(const geo::Feature &feature, const Column &column) {
    return column.index < 0 ? std::string() : feature.values[static_cast<std::size_t>(column.index)];
}

double numberOf(const geo::Feature &feature, const Column &column) {
    const std::string text = valueOf(feature, column);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::isfinite(value) ? std::max(0.0, value) : 0;
}

std::optional<geo::LatLon> positionOf(const geo::Shape &shape) {
    if (shape.point)
        return shape.point;
    if (!shape.lines.empty())
        return shape.lines.front()[shape.lines.front().size() / 2];
    return geo::labelPoint(shape.polygons);
}

void addAliases(PlaceIndex place, const std::string &aliases, IndexBuilder &builder) {
    const char separator = aliases.find('|') != std::string::npos   ? '|'
                           : aliases.find(';') != std::string::npos ? ';'
                                                                    : ',';
    for (std::size_t at = 0; at < aliases.size();) {
        const std::size_t end = std::min(aliases.find(separator, at), aliases.size());
        builder.addName(place, aliases.substr(at, end - at), MatchKind::alias);
        at = end + 1;
    }
}

} // namespace

void readUserLayer(const fs::path &file, IndexBuilder &builder, std::vector<Diagnostic> &diagnostics) {
    const std::string stem = file.stem().string();
    constexpr const char *remedy = "give it a column called name, name_en or name_ar";
    std::size_t nameless = 0, placeless = 0, read = 0;
    std::string firstOf;
    for (const geo::LayerInfo &layer : geo::layersOf(file)) {
        Columns columns;
        columns.find(layer.fields);
        if (columns.name_en.index < 0 && columns.name_ar.index < 0)
            throw InputError("no column of names was found in it", file.string(), remedy);
        geo::readFeatures(file, layer.name, [&](const geo::Feature &feature) {
            ++read;
            NewPlace place;
            place.name_en = valueOf(feature, columns.name_en);
            place.name_ar = valueOf(feature, columns.name_ar);
            const auto position = positionOf(feature.shape);
            const bool named = !text::fold(place.name_en).empty() || !text::fold(place.name_ar).empty();
            if (!named)
                ++nameless;
            if (named && !position)
                ++placeless;
            if (firstOf.empty() && (!named || !position))
                firstOf = std::to_string(read);
            if (!named || !position)
                return true;
            const std::string id = valueOf(feature, columns.id);
            place.id = fmt::format("user:{}:{}", stem, id.empty() ? std::to_string(read) : id);
            place.type = valueOf(feature, columns.type);
            if (place.type.empty())
                place.type = "village";
            place.country = valueOf(feature, columns.country);
            place.admin1 = valueOf(feature, columns.admin1);
            place.source = file.filename().string();
            place.position = *position;
            place.population =
                static_cast<std::uint32_t>(std::min(numberOf(feature, columns.population), 4e9));
            place.radius_km = std::max(numberOf(feature, columns.radius),
                                       std::sqrt(geo::areaKm2(feature.shape.polygons) / std::numbers::pi));
            if (place.radius_km == 0)
                place.radius_km = 1;
            addAliases(builder.add(place), valueOf(feature, columns.aliases), builder);
            return true;
        });
    }
    if (nameless + placeless > 0)
        diagnostics.push_back(
            {Severity::warning,
             fmt::format("{} of {} rows were left out: {} without a name, {} without a position "
                         "(the first is row {})",
                         nameless + placeless, read, nameless, placeless, firstOf),
             file.string(),
             "fill in name and lon/lat columns, or the geometry",
             {}});
}

} // namespace zamkan::gazetteer
