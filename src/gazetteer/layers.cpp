#include "gazetteer/layers.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "gazetteer/loose_name.hpp"
#include "geo/features.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <numbers>

namespace zamkan::gazetteer {
namespace fs = std::filesystem;
namespace {

constexpr const char *kRemedy = "make it again with tools/make_shapefiles, or install the program again";

// A row of a layer with its values by field name.
class Row {
public:
    Row(const geo::Feature &feature, const std::map<std::string, std::size_t, std::less<>> &fields)
        : feature_(feature), fields_(fields) {}
    [[nodiscard]] const std::string &operator[](std::string_view field) const {
        static const std::string none;
        const auto at = fields_.find(field);
        return at == fields_.end() ? none : feature_.values[at->second];
    }
    [[nodiscard]] double number(std::string_view field, double fallback) const {
        const std::string &text = (*this)[field];
        double value = fallback;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
        return end.ec == std::errc() ? value : fallback;
    }
    [[nodiscard]] const geo::Shape &shape() const { return feature_.shape; }

private:
    const geo::Feature &feature_;
    const std::map<std::string, std::size_t, std::less<>> &fields_;
};

using RowReader = std::function<void(const Row &, IndexBuilder &)>;

double circleRadiusKm(double areaKm2) { return std::sqrt(areaKm2 / std::numbers::pi); }

// How far a settlement reaches from its point: about a kilometre for ten thousand people.
double settlementRadiusKm(std::string_view type, double population) {
    const double least = type == "city" ? 3 : type == "town" ? 2 : 1;
    return std::clamp(0.01 * std::sqrt(population), least, 20.0);
}

NewPlace placeFrom(const Row &row, const char *layer) {
    NewPlace place;
    place.id = row["id"];
    place.name_en = row["name_en"];
    place.name_ar = row["name_ar"];
    place.type = row["type"];
    place.country = row["country"];
    place.admin1 = row["admin1"];
    place.source = layer;
    if (row.shape().point)
        place.position = *row.shape().point;
    return place;
}

void addCountry(const Row &row, IndexBuilder &builder) {
    const std::string &code = row["iso2"];
    const auto centre = geo::labelPoint(row.shape().polygons);
    if (code.empty() || !centre || builder.byId("country:" + code))
        return; // the finer layer came first
    NewPlace place = placeFrom(row, "countries");
    place.id = "country:" + code;
    place.type = "country";
    place.country = code;
    place.position = *centre;
    place.radius_km = circleRadiusKm(geo::areaKm2(row.shape().polygons));
    const PlaceIndex index = builder.add(place);
    if (!row["iso3"].empty())
        builder.addKey(index, "iso3:" + row["iso3"]);
    builder.addCountryArea(code, row.shape().polygons);
}

void addProvince(const Row &row, IndexBuilder &builder) {
    const std::string &code = row["iso"];
    const auto centre = geo::labelPoint(row.shape().polygons);
    if (code.empty() || !centre)
        return;
    builder.addProvinceArea(code, row.shape().polygons);
    NewPlace place = placeFrom(row, "admin1");
    place.id = "admin1:" + code;
    place.type = "province";
    place.admin1 = code;
    place.position = *centre;
    place.radius_km = circleRadiusKm(geo::areaKm2(row.shape().polygons));
    builder.add(place);
}

void addSettlement(const Row &row, IndexBuilder &builder, const char *layer) {
    if (!row.shape().point || row["id"].empty())
        return;
    NewPlace place = placeFrom(row, layer);
    if (place.type.empty())
        place.type = "village";
    place.population = static_cast<std::uint32_t>(std::clamp(row.number("pop", 0), 0.0, 4e9));
    place.radius_km = settlementRadiusKm(place.type, place.population);
    const std::string feature = row["fcode"]; // of GeoNames: capitals of countries and of their first divisions
    place.seat = feature == "PPLC" ? Seat::country : feature == "PPLA" ? Seat::province : Seat::none;
    // OpenStreetMap's villages of three letters ("Has") stay out of running text.
    place.by_ear = std::string_view(layer) == "villages" && place.name_ar.empty() && place.name_en.size() < 4;
    builder.add(place);
}

void addCounty(const Row &row, IndexBuilder &builder) {
    if (!row.shape().point || row["id"].empty())
        return;
    NewPlace place = placeFrom(row, "counties");
    place.radius_km = row.number("radius_km", 20);
    builder.add(place);
}

void addAirport(const Row &row, IndexBuilder &builder) {
    if (!row.shape().point || row["id"].empty())
        return;
    NewPlace place = placeFrom(row, "airports");
    place.radius_km = 2;
    builder.add(place);
}

void addFeature(const Row &row, IndexBuilder &builder) {
    if (!row.shape().point || row["id"].empty())
        return;
    NewPlace place = placeFrom(row, "features");
    place.radius_km = row.number("radius_km", 2);
    place.surveyed = row["verified"] != "memory";
    builder.add(place);
}

// Rivers and lakes come in pieces; pieces of one name near each other are one place.
void addWater(const Row &row, IndexBuilder &builder, const char *layer, const char *type) {
    const std::string &name = row["name_en"];
    if (name.empty())
        return;
    const geo::Box box = row.shape().box();
    std::optional<geo::LatLon> middle = geo::labelPoint(row.shape().polygons);
    for (const auto &line : row.shape().lines)
        if (!middle || line.size() > row.shape().lines.front().size())
            middle = line[line.size() / 2];
    if (!middle || box.empty())
        return;
    NewPlace place = placeFrom(row, layer);
    place.type = type;
    place.position = *middle;
    place.radius_km = geo::distanceKm(geo::LatLon::fromDegrees(box.south, box.west),
                                      geo::LatLon::fromDegrees(box.north, box.east)) /
                      2;
    std::string key = text::fold(name);
    std::replace(key.begin(), key.end(), ' ', '-');
    for (int piece = 1;; ++piece) {
        place.id = piece == 1 ? fmt::format("{}:{}", type, key) : fmt::format("{}:{}-{}", type, key, piece);
        const auto known = builder.byId(place.id);
        if (!known)
            break;
        const NewPlace &other = builder.place(*known);
        if (geo::distanceKm(other.position, place.position) < other.radius_km + place.radius_km + 300)
            return;
    }
    builder.add(place);
}

// place_names: more names of the places of the other layers; countries and provinces go by their codes.
void addAlternative(const Row &row, IndexBuilder &builder) {
    const std::string &id = row["id"];
    std::optional<PlaceIndex> place = builder.byId(id);
    if (!place && id.size() <= 6) {
        place = builder.byId("admin1:" + id);
        if (!place)
            place = builder.byId("country:" + id);
    }
    if (place)
        builder.addName(*place, row["name"], MatchKind::alias);
}

struct Layer {
    const char *name;
    std::vector<const char *> fields; // that must be there
    RowReader read;
};

const std::vector<Layer> &layers() {
    // Finer before coarser, features before city lists: the first row of an id stays. Names last.
    static const std::vector<Layer> all{
        {"countries_10m", {"iso2", "iso3", "name_en", "name_ar"}, addCountry},
        {"countries_50m", {"iso2", "iso3", "name_en", "name_ar"}, addCountry},
        {"admin1", {"iso", "country", "name_en", "name_ar"}, addProvince},
        {"features", {"id", "name_en", "name_ar", "type", "country", "radius_km", "verified"}, addFeature},
        {"places",
         {"id", "name_en", "name_ar", "type", "country", "admin1", "pop", "fcode"},
         [](const Row &row, IndexBuilder &builder) { addSettlement(row, builder, "places"); }},
        {"villages",
         {"id", "name_en", "name_ar", "country"},
         [](const Row &row, IndexBuilder &builder) { addSettlement(row, builder, "villages"); }},
        {"counties", {"id", "name_en", "type", "country", "admin1", "radius_km"}, addCounty},
        {"airports", {"id", "name_en", "name_ar", "type", "country"}, addAirport},
        {"rivers_10m",
         {"name_en", "name_ar"},
         [](const Row &row, IndexBuilder &builder) { addWater(row, builder, "rivers_10m", "river"); }},
        {"lakes_10m",
         {"name_en", "name_ar"},
         [](const Row &row, IndexBuilder &builder) { addWater(row, builder, "lakes_10m", "lake"); }},
        {"place_names", {"id", "name"}, addAlternative},
    };
    return all;
}

fs::path fileOf(const fs::path &folder, const char *layer) {
    std::error_code ignored;
    for (const char *ending : {".shp", ".shz", ".dbf.zip", ".dbf"})
        if (fs::path file = folder / (std::string(layer) + ending); fs::exists(file, ignored))
            return file;
    throw InstallationError("this bundled layer is missing",
                            (folder / (std::string(layer) + ".shp")).string(), kRemedy);
}

void readLayer(const fs::path &folder, const Layer &layer, IndexBuilder &builder) {
    const fs::path file = fileOf(folder, layer.name);
    try {
        std::map<std::string, std::size_t, std::less<>> fields;
        for (const geo::LayerInfo &info : geo::layersOf(file))
            for (std::size_t i = 0; i < info.fields.size(); ++i)
                fields.emplace(info.fields[i], i);
        for (const char *field : layer.fields)
            if (!fields.contains(field))
                throw InstallationError(fmt::format("the field '{}' is missing", field), file.string(),
                                        kRemedy);
        geo::readFeatures(file, {}, [&](const geo::Feature &feature) {
            layer.read(Row(feature, fields), builder);
            return true;
        });
    } catch (const InputError &error) {
        throw InstallationError(error.diagnostic().what, file.string(), kRemedy);
    }
}

// Alternative names that no layer has: assets/gazetteer/countries.toml and provinces.toml.
void addAssetNames(const char *asset, const char *prefix, IndexBuilder &builder) {
    const Value names = readAsset(fs::path("gazetteer") / asset);
    for (const auto &[code, entry] : names.table()) {
        const auto place = builder.byId(prefix + code);
        if (!place)
            continue;
        for (const char *language : {"en", "ar"})
            for (const std::string &name : entry[language].strings())
                builder.addName(*place, name, MatchKind::alias);
    }
}

} // namespace

std::uint64_t fingerprintOf(const fs::path &shapefiles) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(shapefiles, error), end; !error && it != end; it.increment(error)) {
        const std::string ending = it->path().extension().string();
        for (const char *part : {".shp", ".shx", ".dbf", ".cpg", ".prj", ".shz", ".zip"})
            if (ending == part)
                files.push_back(it->path());
    }
    if (error)
        throw InstallationError(
            "this folder cannot be listed (" + error.message() + ")", shapefiles.string(),
            "install the program again, or set ZAMKAN_SHAPEFILES to the folder of its layers");
    for (const char *asset : {"countries.toml", "provinces.toml", "spellings.toml"})
        for (const fs::path &root : {assetsFolder(), configFolder()})
            files.push_back(root / "gazetteer" / asset);
    std::sort(files.begin(), files.end());
    std::uint64_t key = hash(ZAMKAN_VERSION);
    for (const fs::path &file : files) {
        const auto size = fs::file_size(file, error);
        if (error)
            continue;
        const auto time = fs::last_write_time(file, error).time_since_epoch().count();
        key = hash(fmt::format("{} {} {}\n", file.filename().string(), size, time), key);
    }
    // Names are stored folded: when folding changes, so does this.
    for (const char *sample : {"Dayr az-Zawr, Şırnak — Ōsaka's Łódź", "الرَّقّة ومدينة الشِّدادي ٣ أسئلة، كوباني"})
        key = hash(looseName(sample), hash(text::fold(sample), key));
    return key;
}

void readBundledLayers(const fs::path &shapefiles, IndexBuilder &builder) {
    for (const Layer &layer : layers())
        readLayer(shapefiles, layer, builder);
    addAssetNames("countries.toml", "country:", builder);
    addAssetNames("provinces.toml", "admin1:", builder);
}

} // namespace zamkan::gazetteer
