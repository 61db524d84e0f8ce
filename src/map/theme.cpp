#include "map/theme.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include <array>
#include <charconv>
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

// A colour that the style must have.
Colour required(const Value &table, std::string_view key, const std::filesystem::path &file) {
    if (const auto colour = colourFrom(table.required(key, file))) return *colour;
    throw InstallationError("not a colour like #8a8178: " + table[key].text(), file.string() + ", " + std::string(key),
                            "correct it, or install the program again");
}

float width(const Value &table, std::string_view key) { return static_cast<float>(table[key].number(1)); }

Theme::Sides sidesFrom(const Value &table, const std::filesystem::path &file) {
    Theme::Sides sides;
    for (const auto &[side, value] : table.table())
        if (value.isString()) sides.emplace(side, required(table, side, file));
    return sides;
}

Shape shapeFrom(const std::string &name, const std::filesystem::path &file) {
    static constexpr std::array names{"circle", "triangle", "square", "diamond", "cross", "star", "ring"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i]) return static_cast<Shape>(i);
    throw InstallationError("not a shape: " + name, file.string(), "use circle, triangle, square, diamond, cross, star or ring");
}

void readStyle(const std::string &style, Theme &theme) {
    const std::filesystem::path file = "styles/" + style + ".toml";
    const Value all = readAsset(file);
    theme.dark = all["dark"].boolean();
    const Value &base = all["base"], &labels = all["labels"], &marks = all["marks"], &sheet = all["sheet"];
    const std::pair<Colour *, std::pair<const Value *, const char *>> colours[] = {
        {&theme.sea, {&base, "sea"}},
        {&theme.shore, {&base, "shore"}},
        {&theme.land, {&base, "land"}},
        {&theme.coast, {&base, "coast"}},
        {&theme.border, {&base, "border"}},
        {&theme.province, {&base, "province"}},
        {&theme.river, {&base, "river"}},
        {&theme.lake, {&base, "lake"}},
        {&theme.town, {&base, "town"}},
        {&theme.country_name, {&labels, "country"}},
        {&theme.province_name, {&labels, "province"}},
        {&theme.town_name, {&labels, "town"}},
        {&theme.water_name, {&labels, "water"}},
        {&theme.event_name, {&labels, "event"}},
        {&theme.name_halo, {&labels, "halo"}},
        {&theme.water_halo, {&labels, "water_halo"}},
        {&theme.mark_outline, {&marks, "outline"}},
        {&theme.unknown, {&marks, "unknown"}},
        {&theme.selected, {&marks, "selected"}},
        {&theme.hovered, {&marks, "hovered"}},
        {&theme.count, {&marks, "count"}},
        {&theme.badge_text, {&marks, "badge_text"}},
        {&theme.oldest, {&marks, "oldest"}},
        {&theme.newest, {&marks, "newest"}},
        {&theme.panel, {&sheet, "panel"}},
        {&theme.panel_outline, {&sheet, "panel_outline"}},
        {&theme.title, {&sheet, "title"}},
        {&theme.text, {&sheet, "text"}},
        {&theme.muted, {&sheet, "muted"}},
        {&theme.scale, {&sheet, "scale"}},
    };
    for (const auto &[colour, where] : colours) *colour = required(*where.first, where.second, file);
    theme.coast_width = width(base, "coast_width");
    theme.border_width = width(base, "border_width");
    theme.province_width = width(base, "province_width");
    theme.river_width = width(base, "river_width");
    theme.wash_alpha = static_cast<std::uint8_t>(marks["wash_alpha"].number(26));
    theme.halo_alpha = static_cast<std::uint8_t>(marks["halo_alpha"].number(56));
    for (const std::string &text : marks["heat"].strings())
        if (const auto colour = colourFrom(text)) theme.heat.push_back(*colour);
    if (theme.heat.size() < 2)
        throw InstallationError("the style needs two colours or more for density", file.string() + ", heat", "correct it, or install the program again");
}

void readPalette(const std::string &palette, Theme &theme) {
    const std::filesystem::path file = "palettes/" + palette + ".toml";
    const Value all = readAsset(file);
    theme.sides = sidesFrom(all["side"], file);
    for (const auto &[country, sides] : all["country"].table())
        theme.sides_by_country.emplace(country, sidesFrom(sides, file));
    for (const auto &[side, names] : all["name"].table())
        theme.side_names.emplace(side, Theme::Name{names["en"].text(), names["ar"].text()});
    for (const std::string &text : all["others"].strings())
        if (const auto colour = colourFrom(text)) theme.others.push_back(*colour);
    if (theme.others.empty()) theme.others.push_back(theme.unknown);
    for (const auto &[type, text] : all["type"].table())
        if (const auto colour = colourFrom(text.text())) theme.types.emplace(type, *colour);
    for (const std::string &text : all["layers"].strings())
        if (const auto colour = colourFrom(text)) theme.layers.push_back(*colour);
    if (theme.layers.empty()) theme.layers = theme.others;
}

void readSymbols(Theme &theme) {
    const std::filesystem::path file = "styles/symbols.toml";
    const Value all = readAsset(file);
    theme.default_shape = shapeFrom(all["default"].text("circle"), file);
    for (const auto &[type, shape] : all["type"].table()) theme.shape_of_type[type] = shapeFrom(shape.text(), file);
    for (const auto &[type, shape] : all["subtype"].table())
        theme.shape_of_subtype[type] = shapeFrom(shape.text(), file);
}

} // namespace

std::optional<Colour> colourFrom(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    std::array<std::uint8_t, 4> parts{0, 0, 0, 255};
    for (std::size_t i = 0; 2 * i + 1 < text.size(); ++i) {
        const char *first = text.data() + 1 + 2 * i;
        const auto [end, error] = std::from_chars(first, first + 2, parts[i], 16);
        if (error != std::errc{} || end != first + 2) return std::nullopt;
    }
    return Colour{parts[0], parts[1], parts[2], parts[3]};
}

Colour blend(Colour a, Colour b, double share) {
    const auto mix = [&](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x + (y - x) * share + 0.5); };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

Colour Theme::colourOf(const actors::Actor &actor) const {
    if (const auto country = sides_by_country.find(actor.country); country != sides_by_country.end())
        if (const auto side = country->second.find(actor.side); side != country->second.end()) return side->second;
    if (const auto side = sides.find(actor.side); side != sides.end()) return side->second;
    return colourOf(actor.id);
}

Colour Theme::colourOf(std::string_view unregisteredName) const {
    if (unregisteredName.empty()) return unknown;
    std::uint32_t hash = 2166136261U; // FNV-1a: the same on every machine, so that pictures are too
    for (const char c : unregisteredName) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
    return others[hash % others.size()];
}

Colour colourOfAge(const Theme &theme, double age) {
    const double step = std::floor(std::clamp(age, 0.0, 1.0) * kAges);
    return blend(theme.oldest, theme.newest, std::min(step, kAges - 1.0) / (kAges - 1.0));
}

Colour Theme::colourOfType(std::string_view type) const {
    const auto known = types.find(type);
    return known == types.end() ? colourOf(type) : known->second;
}

std::shared_ptr<const Theme> openTheme(const std::string &style, const std::string &palette) {
    auto theme = std::make_shared<Theme>();
    theme->style = style;
    theme->palette = palette;
    readStyle(style, *theme);
    readPalette(palette, *theme);
    readSymbols(*theme);
    return theme;
}

} // namespace zamkan::map
