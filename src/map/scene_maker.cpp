#include "map/base_map.hpp"
#include "map/base_picture.hpp"
#include "map/furniture.hpp"
#include "map/marks.hpp"
#include "map/names.hpp"
#include "map/placement.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include <algorithm>
#include <cmath>
#include <cstring>

namespace zamkan::map {
namespace {

// What a composed picture was made from; selection and hovering are laid over it.
struct Origin {
    Viewport viewport;
    const events::EventTable *table = nullptr;
    std::uint64_t table_print = 0;
    std::vector<events::Row> rows;
    text::Language labels = text::Language::arabic;
    bool both_names = true;
    Furniture furniture = Furniture::none;
    std::string title;
    std::size_t total = 0;
    float pixel_ratio = 1;
    std::array<double, 4> insets{};
    timeline::Window window;
    friend bool operator==(const Origin &, const Origin &) = default;
};

// Tells tables apart even where one took the other's place in memory: its size and a thousand of its rows.
std::uint64_t fingerprintOf(const events::EventTable &table) {
    std::uint64_t hash = table.size();
    const std::size_t step = std::max<std::size_t>(table.size() / 1024, 1);
    const auto add = [&](const auto &value) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, std::min(sizeof value, sizeof bits));
        hash = (hash ^ bits) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 31;
    };
    for (std::size_t i = 0; i < table.size(); i += step) {
        const auto row = static_cast<events::Row>(i);
        add(table.from(row));
        add(table.to(row));
        if (!table.located(row)) continue;
        add(table.position(row).latitude());
        add(table.position(row).longitude());
        add(table.radiusKm(row));
    }
    return hash;
}

Origin originOf(const View &view) {
    return {view.viewport,  view.table,   view.table ? fingerprintOf(*view.table) : 0,
            view.rows ? *view.rows : std::vector<events::Row>{},
            view.labels,    view.both_names, view.furniture, view.title, view.total, view.pixel_ratio,
            {view.insets.left, view.insets.top, view.insets.right, view.insets.bottom},
            view.window};
}

Rect boxOf(const Mark &mark) {
    const auto halfHeight = static_cast<double>(mark.size);
    const double halfWidth = mark.shape == Shape::badge ? static_cast<double>(mark.reach) : halfHeight;
    return {mark.at.x - halfWidth, mark.at.y - halfHeight, mark.at.x + halfWidth, mark.at.y + halfHeight};
}

} // namespace

struct SceneMaker::State {
    std::shared_ptr<const BaseMap> base;
    std::shared_ptr<const Theme> theme;
    lettering::Letterer *letterer;
    Parties parties;
    Towns towns;
    Words arabic{text::Language::arabic}, english{text::Language::english};

    // What does not change of the table's rows.
    std::uint64_t spotsOf = 0; // its fingerprint
    std::vector<Spot> spots;

    // The last picture's parts.
    std::optional<Origin> origin;
    Picture picture; // without labels and captions, whose blocks live only for a frame
    std::vector<PlacedCaption> labels, captions;
    std::unordered_map<std::uint64_t, int> sides; // of names, for the view of `sidesOf`
    std::optional<Viewport> sidesOf;

    State(std::shared_ptr<const BaseMap> baseMap, const gazetteer::Gazetteer &gazetteer,
          const actors::Registry &registry, lettering::Letterer &letters)
        : base(std::move(baseMap)), letterer(&letters), parties(registry), towns(gazetteer) {}

    [[nodiscard]] const Words &words(text::Language language) const {
        return language == text::Language::english ? english : arabic;
    }

    void readTable(const events::EventTable &table) {
        const std::uint64_t print = fingerprintOf(table);
        if (print == spotsOf && spots.size() == table.size()) return;
        spotsOf = print;
        spots.clear();
        for (events::Row row = 0; row < table.size(); ++row) spots.push_back(spotOf(table, row));
    }

    void compose(const View &view);
    [[nodiscard]] std::vector<Label> lettered(const std::vector<PlacedCaption> &placed) const;
};

void SceneMaker::State::compose(const View &view) {
    if (view.table) readTable(*view.table);
    const bool moved = !origin || !(origin->viewport == view.viewport) || origin->pixel_ratio != view.pixel_ratio;
    if (moved) {
        picture = {};
        addBase(*base, *theme, view, picture);
    }
    picture.viewport = view.viewport;
    MarkMaker maker(*base, *theme, parties, words(view.labels), *letterer);
    Marked marked = maker.make(view, spots);
    picture.washes = std::move(marked.washes);
    const Furnished first = furnish(view, *theme, words(view.labels), marked.legend, false, *letterer);

    Occupancy occupancy(view.viewport.width(), view.viewport.height());
    for (const Rect &rect : first.taken) occupancy.take(rect);
    for (const Mark &mark : marked.marks) occupancy.take(boxOf(mark).grown(-0.5));
    const double breath = 3 * static_cast<double>(view.pixel_ratio);
    const Rect frame{view.insets.left + breath, view.insets.top + breath,
                     view.viewport.width() - view.insets.right - breath,
                     view.viewport.height() - view.insets.bottom - breath};
    if (!sidesOf || !(*sidesOf == view.viewport)) sides.clear();
    sidesOf = view.viewport;
    Placer placer(occupancy, frame, *letterer);
    const NamesWanted wanted = namesWanted(view, *base, *theme, marked.spots, towns);
    labels.clear();
    picture.towns.clear();
    bool villages = false;
    for (const NameRequest &request : wanted.requests)
        if (auto name = placer.place(request, sides)) {
            for (PlacedCaption &caption : name->captions) labels.push_back(std::move(caption));
            villages |= std::find(wanted.villages.begin(), wanted.villages.end(), name->id) != wanted.villages.end();
            if (name->dot <= 0) continue;
            Mark dot;
            dot.at = name->at;
            dot.size = static_cast<float>(name->dot);
            dot.fill = theme->town;
            dot.outline = theme->land;
            dot.line = 0.7F * view.pixel_ratio;
            picture.towns.push_back(std::move(dot));
        }
    for (PlacedCaption &count : marked.counts) labels.push_back(std::move(count));

    Furnished furniture = villages ? furnish(view, *theme, words(view.labels), marked.legend, true, *letterer) : first;
    picture.marks = std::move(marked.marks);
    picture.panels = std::move(furniture.panels);
    picture.strokes = std::move(furniture.strokes);
    picture.symbols = std::move(furniture.symbols);
    captions = std::move(furniture.captions);
}

std::vector<Label> SceneMaker::State::lettered(const std::vector<PlacedCaption> &placed) const {
    std::vector<Label> out;
    out.reserve(placed.size());
    for (const PlacedCaption &name : placed) {
        const Caption &caption = name.caption;
        out.push_back({&letterer->layout(caption.text, caption.style, caption.wrap, caption.direction), name.at,
                       caption.colour, caption.outline, caption.outline_width, caption.text});
    }
    return out;
}

SceneMaker::SceneMaker(std::shared_ptr<const BaseMap> base, std::shared_ptr<const Theme> theme,
                       const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors,
                       lettering::Letterer &letterer)
    : state_(std::make_unique<State>(std::move(base), gazetteer, actors, letterer)) {
    setTheme(std::move(theme));
}
SceneMaker::~SceneMaker() = default;
SceneMaker::SceneMaker(SceneMaker &&) noexcept = default;

Picture SceneMaker::make(const View &view) {
    Origin origin = originOf(view);
    if (!state_->origin || !(*state_->origin == origin)) {
        state_->compose(view);
        state_->origin = std::move(origin);
    }
    Picture picture = state_->picture;
    for (Mark &mark : picture.marks) {
        const auto holds = [&](const std::optional<events::Row> &row) {
            return row && (mark.row == *row || std::find(mark.rows.begin(), mark.rows.end(), *row) != mark.rows.end());
        };
        mark.selected = holds(view.selected);
        mark.hovered = holds(view.hovered);
        mark.ring = mark.selected ? state_->theme->selected : state_->theme->hovered;
    }
    const auto front = [](const Mark &mark) { return mark.selected ? 2 : mark.hovered ? 1 : 0; };
    std::stable_sort(picture.marks.begin(), picture.marks.end(),
                     [&](const Mark &a, const Mark &b) { return front(a) < front(b); });
    picture.labels = state_->lettered(state_->labels);
    picture.captions = state_->lettered(state_->captions);
    return picture;
}

Viewport SceneMaker::fitting(const geo::Box &box, const View &view) {
    const double width = view.viewport.width(), height = view.viewport.height();
    View tried = view;
    tried.viewport = Viewport::fitting(box, width, height);
    View::Insets insets = view.insets;
    for (int round = 0; round < 2; ++round) { // the legend's width hangs on what is seen
        const Picture picture = make(tried);
        insets = view.insets;
        for (const Picture::Panel &panel : picture.panels) {
            const double middle = (panel.left + panel.right) / 2;
            if (panel.right - panel.left > width / 2) continue; // no room beside it anyway
            if (middle < width / 2) insets.left = std::max(insets.left, panel.right);
            else insets.right = std::max(insets.right, width - panel.left);
        }
        const double wide = std::max(width - insets.left - insets.right, width / 4);
        const double high = std::max(height - insets.top - insets.bottom, height / 4);
        const double margin = 66 * static_cast<double>(view.pixel_ratio);
        tried.viewport = Viewport::fitting(box, wide, high, margin)
                             .resized(width, height)
                             .pannedBy((insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2);
    }
    return tried.viewport;
}

void SceneMaker::setTheme(std::shared_ptr<const Theme> theme) {
    state_->theme = theme;
    state_->parties.setTheme(std::move(theme));
    state_->origin.reset();
}

const Theme &SceneMaker::theme() const { return *state_->theme; }
Colour SceneMaker::colourOf(std::string_view actor) const { return state_->parties.colourOf(actor); }
Shape SceneMaker::shapeOf(std::string_view type, std::string_view subtype) const {
    return map::shapeOf(*state_->theme, type, subtype);
}

} // namespace zamkan::map
