#include "map/furniture.hpp"
#include "geo/projection.hpp"
#include "map/column.hpp"
#include "map/held_ground.hpp"
#include "map/own_layer.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::map {
namespace {

// What a legend has room for, the fullest first.
struct Room {
    std::size_t parties, kinds, layers;
    bool remarks; // on what uncertain places, areas and clusters look like
};
constexpr std::array<Room, 5> kRooms{{{8, 99, 6, true}, {5, 99, 4, true}, {5, 99, 4, false}, {3, 4, 2, false}, {2, 0, 0, false}}};
constexpr double kEdge = 14;        // between the furniture and the picture's edge
constexpr double kPadding = 12;     // inside a panel

Mark sample(const Theme &theme, const View &view, Shape shape, Colour fill, bool hollow = false) {
    Mark mark;
    mark.shape = shape;
    mark.fill = fill;
    mark.outline = theme.mark_outline;
    mark.hollow = hollow;
    mark.size = 5.6F * view.pixel_ratio;
    mark.line = 1.2F * view.pixel_ratio;
    mark.halo_tint = theme.scale;
    mark.halo_tint.a = theme.halo_alpha;
    return mark;
}

std::string nameOf(const LegendUse::Entry &entry, const Theme &theme, const Words &words) {
    if (entry.names.empty()) return words.word("unnamed");
    if (entry.names.size() == 1) return entry.names.front();
    if (const auto side = theme.side_names.find(entry.side); side != theme.side_names.end())
        return words.rightToLeft() ? side->second.ar : side->second.en;
    return entry.names.front() + (words.rightToLeft() ? "، " : ", ") + entry.names[1];
}

void addDensity(const Theme &theme, const Words &words, const LegendUse::Density &density, Column &column) {
    column.band(theme.heat);
    column.ends(words.word("few"), words.count(static_cast<std::size_t>(density.most)));
    column.text(words.word("within", {{"km", words.number(density.reach_km, {})}}), 10.5F, lettering::Weight::regular, theme.muted);
}

// A wave of a line as long as a symbol is wide.
std::vector<Picture::Stroke> lineSign(const View &view, Colour colour) {
    const double r = static_cast<double>(view.pixel_ratio);
    const std::array<Point, 4> bends{{{-8 * r, 2.5 * r}, {-3 * r, -2 * r}, {3 * r, 2 * r}, {8 * r, -2.5 * r}}};
    std::vector<Picture::Stroke> strokes;
    for (std::size_t i = 1; i < bends.size(); ++i) strokes.push_back({bends[i - 1], bends[i], colour, 1.7F * view.pixel_ratio});
    return strokes;
}

// Slanting lines over a swatch: `up` as stripes of contested ground rise to the right, else as hatching falls.
std::vector<Picture::Stroke> slantedSign(const View &view, Colour colour, bool up) {
    const double r = static_cast<double>(view.pixel_ratio), half = 5 * r, step = 4 * r;
    colour.a = 150;
    std::vector<Picture::Stroke> strokes;
    for (double shift = -step; shift <= step; shift += step) { // cut to the square
        const double from = std::max(-half, -half + shift), to = std::min(half, half + shift), turn = up ? -1 : 1;
        strokes.push_back({{from, turn * (from - shift)}, {to, turn * (to - shift)}, colour, 1.3F * view.pixel_ratio});
    }
    return strokes;
}

// The user's own layers, the topmost first: a square for areas, a line for lines, a dot for points.
void addOwn(const View &view, const Theme &theme, const Words &words, std::size_t most, Column &column) {
    if (view.own.empty() || most == 0) return;
    column.text(words.word("own_layers"), 10.5F, lettering::Weight::bold, theme.muted, 7);
    std::size_t count = 0;
    for (auto own = view.own.rbegin(); own != view.own.rend() && count < most; ++own, ++count) {
        const Colour colour = theme.colourOfLayer(own->colour);
        const OwnLayer::Level &finest = own->layer->levels.back();
        const bool areas = !finest.areas.empty();
        if (!areas && !finest.lines.empty() && finest.points.empty()) {
            column.entry(own->name, {{}, lineSign(view, colour)});
            continue;
        }
        Mark sign = sample(theme, view, areas ? Shape::square : Shape::circle, colour);
        sign.size = (areas ? 5.6F : 3.4F) * view.pixel_ratio;
        if (areas) {
            sign.outline = colour;
            sign.fill.a = 64;
        }
        column.entry(own->name, {{sign}});
    }
    if (view.own.size() > count)
        column.text(words.word("more", {{"count", words.count(view.own.size() - count)}}), 10.5F, lettering::Weight::regular, theme.muted);
}

void addLegend(const View &view, const Theme &theme, const Words &words, const LegendUse &legend, const Room &room, Column &column) {
    const bool window = view.furniture == Furniture::window && view.table && !view.table->empty();
    const std::size_t colours = legend.density ? 0 : std::min(legend.colours.size(), room.parties);
    if (legend.density)
        column.head(words.word("density"), window);
    else if (colours > 0 || window)
        column.head(words.word(view.colouring.by == ColourBy::actor ? "holder" : toString(view.colouring.by)), window);
    if (legend.density) addDensity(theme, words, *legend.density, column);
    for (std::size_t i = 0; i < colours; ++i)
        column.entry(nameOf(legend.colours[i], theme, words),
                     {{sample(theme, view, Shape::circle, legend.colours[i].colour)}}, 0, legend.colours[i].meaning);
    if (!legend.density && legend.colours.size() > colours)
        column.text(words.word("more", {{"count", words.count(legend.colours.size() - colours)}}), 10.5F,
                    lettering::Weight::regular, theme.muted);
    if (legend.trails) {
        Mark arrow = sample(theme, view, Shape::circle, theme.scale);
        arrow.size = 2.4F * view.pixel_ratio;
        column.entry(words.word("trails"), {{arrow}}, 5);
    }
    if (!legend.kinds.empty() && room.kinds > 0) {
        column.text(words.word("kind"), 10.5F, lettering::Weight::bold, theme.muted, 7);
        std::size_t listed = 0;
        for (const auto &[shape, kinds] : legend.kinds) {
            if (listed == room.kinds) break;
            std::vector<std::string> names;
            for (const auto &[type, subtype] : kinds) {
                const bool own = theme.shape_of_subtype.contains(subtype);
                const std::string name = own || type.empty() ? words.subtype(subtype) : words.type(type);
                if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
            }
            if (names.empty()) continue;
            std::string joined = names.front();
            for (std::size_t i = 1; i < std::min<std::size_t>(names.size(), 3); ++i)
                joined += (words.rightToLeft() ? "، " : ", ") + names[i];
            const auto meaning = legend.kind_meanings.find(shape);
            ++listed;
            column.entry(joined, {{sample(theme, view, shape, theme.scale)}}, 0, meaning == legend.kind_meanings.end() ? LegendMeaning{} : meaning->second);
        }
    }
    addOwn(view, theme, words, room.layers, column);
    double above = 5;
    const auto remark = [&](const char *word, Column::Sign sign) {
        column.entry(words.word(word), std::move(sign), above);
        above = 0;
    };
    if (view.held && !view.held->fills.empty()) {
        Mark swatch = sample(theme, view, Shape::square, theme.scale);
        swatch.fill.a = 70;
        remark("held_ground", {{swatch}});
        if (view.held->striped) remark("striped_ground", {{swatch}, slantedSign(view, theme.scale, true)});
        if (view.held->hatched) remark("changed_ground", {{swatch}, slantedSign(view, theme.scale, false)});
    }
    if (room.remarks) {
        if (legend.hollow) remark("gainer_unknown", {{sample(theme, view, Shape::circle, theme.scale, true)}});
        if (legend.uncertain) {
            Mark dot = sample(theme, view, Shape::circle, theme.scale);
            dot.size = 2.6F * view.pixel_ratio;
            dot.halo = 9 * view.pixel_ratio;
            remark("uncertain_place", {{dot}});
        }
        if (legend.area) {
            Mark badge = sample(theme, view, Shape::badge, theme.scale);
            badge.size = 4.5F * view.pixel_ratio;
            badge.reach = 9 * view.pixel_ratio;
            remark("whole_area", {{badge}});
        }
        if (legend.cluster) {
            Mark ring = sample(theme, view, Shape::circle, theme.panel);
            ring.fill.a = 255;
            ring.size = 7.5F * view.pixel_ratio;
            for (const auto &entry : legend.colours)
                if (ring.shares.size() < 3) ring.shares.emplace_back(entry.colour, 0.0F);
            for (auto &share : ring.shares) share.second = 1.0F / static_cast<float>(ring.shares.size());
            remark("cluster", {{ring}});
        }
    }
}

Rect panelFor(const Column &column, double left, double top, double ratio, const Theme &theme, Furnished &out) {
    const double padding = kPadding * ratio;
    const Rect panel{left, top, left + column.width() + 2 * padding, top + column.height() + 2 * padding - 4 * ratio};
    out.panels.push_back({panel.left, panel.top, panel.right, panel.bottom, theme.panel, theme.panel_outline, 6 * ratio});
    column.set(left + padding, top + padding - 2 * ratio, column.width(), out);
    out.taken.push_back(panel);
    return panel;
}

// A round length that takes about `wanted` pixels.
double roundKilometres(double kilometresPerPixel, double wanted) {
    const double longest = kilometresPerPixel * wanted, power = std::pow(10, std::floor(std::log10(longest)));
    for (const double step : {5.0, 2.0})
        if (step * power <= longest) return step * power;
    return power;
}

void addScaleBar(const View &view, const Theme &theme, const Words &words, const Rect &inner, bool mirrored,
                 lettering::Letterer &letterer, Furnished &out) {
    const double ratio = static_cast<double>(view.pixel_ratio);
    const bool world = view.viewport.projection() && !view.viewport.projection()->roundTheWorld();
    if (world || view.viewport.zoom() - std::log2(ratio) < 3) return; // one length would not hold for the whole picture
    const double perPixel = view.viewport.metresPerPixel() / 1000;
    const double length = roundKilometres(perPixel, 150 * ratio), pixels = length / perPixel;
    const std::string unit = words.word(length < 1 ? "metre" : "kilometre");
    Caption caption{words.digits(fmt::format("{:g} ", length < 1 ? length * 1000 : length)) + unit,
                    {11 * view.pixel_ratio, lettering::Weight::regular}, theme.scale, theme.name_halo,
                    2 * view.pixel_ratio};
    const lettering::Block &block = letterer.layout(caption.text, caption.style);
    const double left = std::round(mirrored ? inner.right - pixels : inner.left), base = std::round(inner.bottom) - 3.5;
    const double tick = 5 * ratio;
    const auto width = 1.3F * view.pixel_ratio;
    Colour halo = theme.name_halo;
    for (const bool behind : {true, false}) {
        const Colour colour = behind ? halo : theme.scale;
        const float own = behind ? width + 3 * view.pixel_ratio : width;
        out.strokes.push_back({{left, base}, {left + pixels, base}, colour, own});
        for (const double x : {left, left + pixels / 2, left + pixels})
            out.strokes.push_back({{x, base - (x == left + pixels / 2 ? tick * 0.6 : tick)}, {x, base}, colour, own});
    }
    const double top = base - tick - static_cast<double>(block.height) + 1;
    const double x = left + (pixels - static_cast<double>(block.width)) / 2;
    out.captions.push_back({caption, {std::round(x), std::round(top)}});
    out.taken.push_back({left - 6, top, left + pixels + 6, base + 6});
}

void addAttribution(const View &view, const Theme &theme, const Words &words, const Rect &inner, bool mirrored,
                    bool villages, lettering::Letterer &letterer, Furnished &out) {
    Caption caption{words.word("attribution") + (villages ? " · " + words.word("attribution_villages") : ""),
                    {9.5F * view.pixel_ratio, lettering::Weight::regular}, theme.muted, theme.name_halo,
                    2 * view.pixel_ratio};
    caption.direction = mirrored ? lettering::Direction::right_to_left : lettering::Direction::left_to_right;
    const lettering::Block &block = letterer.layout(caption.text, caption.style, 0, caption.direction);
    const double width = static_cast<double>(block.width), height = static_cast<double>(block.height);
    const double left = mirrored ? inner.left : inner.right - width, top = inner.bottom - height + 2;
    out.captions.push_back({caption, {std::round(left), std::round(top)}});
    out.taken.push_back({left - 4, top - 2, left + width + 4, inner.bottom + 4});
}

// At the end side of the top: which way is up.
void addNorthArrow(const View &view, const Theme &theme, const Words &words, const Rect &inner, bool mirrored,
                   lettering::Letterer &letterer, Furnished &out) {
    const double ratio = static_cast<double>(view.pixel_ratio);
    Mark arrow;
    arrow.shape = Shape::triangle;
    arrow.size = 6.5F * view.pixel_ratio;
    arrow.fill = theme.scale;
    arrow.outline = theme.name_halo;
    arrow.line = 1.4F * view.pixel_ratio;
    const double x = std::round(mirrored ? inner.left + 9 * ratio : inner.right - 9 * ratio), y = std::round(inner.top + 8 * ratio);
    arrow.at = {x, y};
    out.symbols.push_back(arrow);
    Caption caption{words.word("north"), {12 * view.pixel_ratio, lettering::Weight::bold}, theme.scale, theme.name_halo, 2 * view.pixel_ratio};
    const lettering::Block &block = letterer.layout(caption.text, caption.style);
    const double width = static_cast<double>(block.width), top = y + 5 * ratio;
    out.captions.push_back({caption, {std::round(x - width / 2), std::round(top)}});
    // With room round it, so that its letter is not read as part of a name.
    out.taken.push_back({x - 20 * ratio, inner.top - 10 * ratio, x + 20 * ratio, top + static_cast<double>(block.height) + 6 * ratio});
}

} // namespace

Furnished legendOf(const View &view, const Theme &theme, const Words &words, const LegendUse &legend, double wrap,
                   lettering::Letterer &letterer) {
    Furnished out;
    Column column(view, theme, letterer, wrap);
    addLegend(view, theme, words, legend, kRooms.front(), column);
    out.width = column.width();
    out.height = column.height();
    column.set(0, 0, column.width(), out);
    return out;
}

Furnished furnish(const View &view, const Theme &theme, const Words &words, const LegendUse &legend, bool villages,
                  lettering::Letterer &letterer) {
    Furnished out;
    if (view.furniture == Furniture::none) return out;
    const double ratio = static_cast<double>(view.pixel_ratio), edge = kEdge * ratio;
    const bool sheet = view.furniture == Furniture::sheet, mirrored = sheet ? words.rightToLeft() : view.mirrored;
    const Rect inner{view.insets.left + edge, view.insets.top + edge, view.viewport.width() - view.insets.right - edge,
                     view.viewport.height() - view.insets.bottom - edge};
    if (view.furniture == Furniture::frame) {
        addScaleBar(view, theme, words, inner, words.rightToLeft(), letterer, out);
        addNorthArrow(view, theme, words, inner, words.rightToLeft(), letterer, out);
        return out;
    }
    const double wrap = std::clamp((inner.right - inner.left) * 0.3, 150 * ratio, 340 * ratio);

    constexpr double kBelow = 34; // for the scale bar
    std::optional<Column> column;
    for (const Room &room : kRooms) {
        column.emplace(view, theme, letterer, wrap);
        if (sheet) {
            if (!view.title.empty()) column->text(view.title, 20, lettering::Weight::bold, theme.title);
            column->text(words.period(view.window), 13, lettering::Weight::regular, theme.text, view.title.empty() ? 0 : 1);
            if (!legend.colours.empty() || legend.density) column->rule();
        }
        if (view.half != View::Half::end) addLegend(view, theme, words, legend, room, *column);
        if (sheet) {
            const std::size_t shown = view.rows ? view.rows->size() : 0;
            column->rule();
            column->text(shown == view.total ? words.word("shown_all", {{"total", fmt::format("{}", view.total)}})
                                             : words.word("shown", {{"shown", fmt::format("{}", shown)}, {"total", fmt::format("{}", view.total)}}),
                         11, lettering::Weight::regular, theme.muted);
        }
        if (column->height() + 2 * kPadding * ratio <= inner.bottom - inner.top - kBelow * ratio) break;
    }
    if (!column->empty()) {
        const double width = column->width() + 2 * kPadding * ratio;
        panelFor(*column, std::round(mirrored ? inner.right - width : inner.left), std::round(inner.top), ratio, theme, out);
    }
    if (view.half != View::Half::end) addScaleBar(view, theme, words, inner, mirrored, letterer, out);
    if (view.half != View::Half::start) addAttribution(view, theme, words, inner, mirrored, villages, letterer, out);
    return out;
}

} // namespace zamkan::map
