#include "base/locations.hpp"
#include "base/value.hpp"
#include "gazetteer/layers.hpp"
#include "geo/features.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>

namespace zamkan::gazetteer {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kRowsTold = 5;

// Names of columns and types are compared without capitals, accents and separators.
std::string plain(std::string_view name) {
    std::string out = text::fold(name);
    std::erase_if(out, [](char c) { return c == ' ' || c == '_' || c == '-' || c == ':' || c == '.'; });
    return out;
}

// How well a column's name fits a pattern in which # stands for a digit: 0 not at all, else 1 + the digit.
int fits(std::string_view name, std::string_view pattern) {
    const std::string wanted = plain(pattern), given = plain(name);
    if (wanted.size() != given.size() || given.empty())
        return 0;
    int digit = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (wanted[i] == '#' && given[i] >= '0' && given[i] <= '9')
            digit = given[i] - '0';
        else if (wanted[i] != given[i])
            return 0;
    return 1 + digit;
}

// The columns of a layer by what they hold.
class Columns {
public:
    Columns(const std::vector<std::string> &fields, const std::vector<std::string> &mapping, const Value &asset) {
        for (const auto &[key, patterns] : asset["columns"].table()) {
            int best = 0;
            for (const std::string &pattern : patterns.strings()) {
                for (std::size_t i = 0; i < fields.size(); ++i)
                    if (const int fit = fits(fields[i], pattern); fit > best)
                        best = fit, at_[key] = i;
                if (best > 0)
                    break;
            }
        }
        for (const std::string &entry : mapping) {
            const std::size_t equals = entry.find('=');
            const auto column = std::find(fields.begin(), fields.end(),
                                          equals == std::string::npos ? std::string() : entry.substr(equals + 1));
            if (column != fields.end() && asset["columns"].table().contains(entry.substr(0, equals)))
                at_[entry.substr(0, equals)] = static_cast<std::size_t>(column - fields.begin());
        }
    }
    [[nodiscard]] bool has(const std::string &key) const { return at_.contains(key); }
    [[nodiscard]] std::string of(const geo::Feature &feature, const std::string &key) const {
        const auto at = at_.find(key);
        return at == at_.end() ? std::string() : feature.values[at->second];
    }
    [[nodiscard]] std::optional<double> number(const geo::Feature &feature, const std::string &key) const {
        const std::string text = of(feature, key);
        double value = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
        return end.ec == std::errc() && std::isfinite(value) ? std::optional(value) : std::nullopt;
    }

private:
    std::map<std::string, std::size_t> at_;
};

std::map<std::string, std::string> placeTypes(const Value &asset) {
    std::map<std::string, std::string> types;
    const Value vocabulary = readAsset("vocabulary.toml");
    for (const Value &type : vocabulary["place_type"].list())
        types[plain(type["key"].text())] = type["key"].text();
    for (const auto &[type, words] : asset["types"].table())
        for (const std::string &word : words.strings())
            types.emplace(plain(word), type);
    return types;
}

bool isArabic(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xD8 && byte <= 0xDB; // U+0600 to U+06FF
    });
}

std::optional<geo::LatLon> positionOf(const geo::Feature &feature, const Columns &columns) {
    const geo::Shape &shape = feature.shape;
    if (shape.point)
        return shape.point;
    if (!shape.lines.empty())
        return shape.lines.front()[shape.lines.front().size() / 2];
    if (const auto inside = geo::labelPoint(shape.polygons))
        return inside;
    const auto latitude = columns.number(feature, "lat"), longitude = columns.number(feature, "lon");
    return latitude && longitude ? geo::LatLon::tryFromDegrees(*latitude, *longitude) : std::nullopt;
}

// Names parted by | or ; and, where there is neither, by commas.
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

// The code of the area of this type that a code or a name means; empty: nobody knows.
std::string codeOf(const std::string &written, std::string_view type, std::string_view country,
                   const IndexView &bundled) {
    const auto code = [&](PlaceIndex index) {
        const Place place = bundled.place(index);
        return std::string(type == "country" ? place.country : place.admin1);
    };
    std::string upper = written;
    for (char &c : upper)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    if (const auto place = bundled.byId(fmt::format("{}:{}", type == "country" ? "country" : "admin1", upper)))
        return code(*place);
    if (type == "country" && written.size() == 3)
        if (const auto matches = bundled.named("iso3:" + upper); !matches.empty())
            return code(matches.front().place);
    for (const Match &match : bundled.named(text::fold(written)))
        if (const Place place = bundled.place(match.place);
            place.type == type && (country.empty() || place.country == country))
            return code(match.place);
    return {};
}

class Rows {
public:
    Rows(const fs::path &file, const IndexView &bundled, IndexBuilder &builder)
        : file_(file), bundled_(bundled), builder_(builder), asset_(readAsset("gazetteer/user_layers.toml")),
          types_(placeTypes(asset_)) {}

    [[nodiscard]] const Value &asset() const { return asset_; }

    void add(const geo::Feature &feature, const Columns &columns) {
        ++read_;
        NewPlace place;
        place.name_en = columns.of(feature, "name_en");
        place.name_ar = columns.of(feature, "name_ar");
        const std::string name = columns.of(feature, "name");
        std::string &own = isArabic(name) ? place.name_ar : place.name_en;
        if (own.empty())
            own = name;
        if (text::fold(place.name_en).empty() && text::fold(place.name_ar).empty())
            return leaveOut("it has no name");
        const auto position = positionOf(feature, columns);
        if (!position)
            return leaveOut("it has no position on the earth");
        place.position = *position;
        const std::string id = columns.of(feature, "id");
        place.id = fmt::format("user:{}:{}", file_.stem().string(), id.empty() ? std::to_string(read_) : id);
        for (int repeat = 2; builder_.byId(place.id); ++repeat)
            place.id = fmt::format("user:{}:{}-{}", file_.stem().string(),
                                   id.empty() ? std::to_string(read_) : id, repeat);
        place.source = file_.filename().string();
        setType(columns.of(feature, "type"), !feature.shape.polygons.empty(), place);
        setArea(columns.of(feature, "country"), columns.of(feature, "admin1"), place);
        place.population = static_cast<std::uint32_t>(
            std::clamp(columns.number(feature, "population").value_or(0), 0.0, 4e9));
        place.radius_km = std::max(columns.number(feature, "radius_km").value_or(0),
                                   std::sqrt(geo::areaKm2(feature.shape.polygons) / std::numbers::pi));
        if (place.radius_km <= 0)
            place.radius_km = 1;
        const PlaceIndex index = builder_.add(place);
        if (!name.empty())
            builder_.addName(index, name, MatchKind::preferred);
        addAliases(index, columns.of(feature, "aliases"), builder_);
    }

    void tell(std::vector<Diagnostic> &diagnostics) const {
        if (left_out_ > 0)
            diagnostics.push_back({Severity::warning,
                                   fmt::format("{} of {} rows were left out: {}{}", left_out_, read_, told_,
                                               left_out_ > kRowsTold ? "; and more" : ""),
                                   file_.string(), "fill in a name and lon/lat columns, or the geometry", {}});
        if (!unknown_types_.empty()) {
            std::string types;
            for (const auto &[type, row] : unknown_types_)
                types += fmt::format("{}'{}' (row {})", types.empty() ? "" : ", ", type, row);
            diagnostics.push_back({Severity::remark, "unknown types of places, taken for villages: " + types,
                                   file_.string(), "use city, town, village, dam, airport…", {}});
        }
        if (read_ == 0)
            diagnostics.push_back({Severity::warning, "it holds no rows", file_.string(), {}, {}});
    }

private:
    void leaveOut(const char *reason) {
        if (left_out_ < kRowsTold)
            told_ += fmt::format("{}row {}: {}", told_.empty() ? "" : "; ", read_, reason);
        ++left_out_;
    }
    void setType(const std::string &written, bool area, NewPlace &place) {
        const std::string key = plain(written);
        const auto known = types_.find(key);
        if (known != types_.end())
            place.type = known->second;
        else if (!key.empty() && unknown_types_.size() < kRowsTold)
            unknown_types_.emplace(written, read_);
        if (place.type.empty())
            place.type = area ? "district" : "village";
    }
    void setArea(const std::string &country, const std::string &province, NewPlace &place) {
        if (!country.empty())
            place.country = codeOf(country, "country", {}, bundled_);
        if (place.country.empty())
            place.country = bundled_.countryAt(place.position);
        if (!province.empty())
            place.admin1 = codeOf(province, "province", place.country, bundled_);
        if (place.admin1.empty())
            place.admin1 = bundled_.admin1At(place.position);
    }

    const fs::path &file_;
    const IndexView &bundled_;
    IndexBuilder &builder_;
    Value asset_;
    std::map<std::string, std::string> types_;
    std::size_t read_ = 0, left_out_ = 0;
    std::string told_;
    std::map<std::string, std::size_t> unknown_types_;
};

} // namespace

void readUserLayer(const fs::path &file, const std::vector<std::string> &mapping, const IndexView &bundled,
                   IndexBuilder &builder, std::vector<Diagnostic> &diagnostics) {
    Rows rows(file, bundled, builder);
    for (const geo::LayerInfo &layer : geo::layersOf(file)) {
        const Columns columns(layer.fields, mapping, rows.asset());
        if (!columns.has("name") && !columns.has("name_en") && !columns.has("name_ar")) {
            std::string fields;
            for (const std::string &field : layer.fields)
                fields += (fields.empty() ? "" : ", ") + field;
            throw InputError(fmt::format("no column of names was found in it (columns: {})",
                                         fields.empty() ? "none" : fields),
                             file.string(), "call one name, name_en or name_ar, or say which: --map name=COLUMN");
        }
        geo::readFeatures(file, layer.name, [&](const geo::Feature &feature) {
            rows.add(feature, columns);
            return true;
        });
    }
    rows.tell(diagnostics);
}

} // namespace zamkan::gazetteer
