#include "map/base_map.hpp"
#include "map/base_picture.hpp"
#include "map/changed_places.hpp"
#include "map/furniture.hpp"
#include "map/ground_names.hpp"
#include "map/heat.hpp"
#include "map/held_ground.hpp"
#include "map/marks.hpp"
#include "map/names.hpp"
#include "map/note_picture.hpp"
#include "map/own_picture.hpp"
#include "map/placement.hpp"
#include "map/scene.hpp"
#include "map/theme.hpp"
#include "map/to_screen.hpp"
#include "map/trails.hpp"
#include "map/transitions.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

// What the ground was made from. Rows are compared beside it.
struct Origin {
    Region region;
    std::uint64_t table = 0; // Spots::version
    text::Language labels = text::Language::arabic;
    bool both_names = true;
    float pixel_ratio = 1;
    Colouring colouring;
    MarksAs marks = MarksAs::points;
    bool trails = false;
    std::optional<events::Row> spread;
    std::vector<OwnDrawn> own;
    std::shared_ptr<const ChangedPlaces> changed;
    std::optional<timeline::Window> window; // while colours hang on it
    friend bool operator==(const Origin &, const Origin &) = default;
};

// Where the frame differs while the ground stays.
struct FrameOrigin {
    Viewport viewport;
    Furniture furniture = Furniture::none;
    std::string title;
    std::size_t total = 0;
    bool mirrored = false;
    std::vector<Note> notes;
    std::array<double, 4> insets{};
    timeline::Window window;
    std::shared_ptr<const HeldGround> held;
    View::Half half{};
    std::optional<LegendUse> beside;
    friend bool operator==(const FrameOrigin &, const FrameOrigin &) = default;
};

constexpr double kBeyond = 120; // pixels outside the view at which marks are still drawn

bool near(Point at, const Viewport &viewport, double margin) {
    return at.x >= -margin && at.y >= -margin && at.x <= viewport.width() + margin && at.y <= viewport.height() + margin;
}

} // namespace

struct SceneMaker::State {
    std::shared_ptr<const BaseMap> base;
    std::shared_ptr<const Theme> theme;
    lettering::Letterer *letterer;
    Parties parties;
    Towns towns;
    Words arabic{text::Language::arabic}, english{text::Language::english};
    Spots spots;
    MarkMaker::Meshes meshes;
    LegendMeanings meanings;

    // What stands on the region round the view.
    std::optional<Origin> origin;
    std::vector<events::Row> rows;
    Ground ground;
    std::optional<GroundHeat> heat;
    std::vector<GroundTrail> trails;
    std::vector<GroundName> names;
    Sides sides;
    Transitions transitions;

    // The last picture's parts.
    std::optional<FrameOrigin> frame;
    Picture picture; // without labels and captions, whose blocks live only for a frame
    std::vector<PlacedCaption> labels, captions;
    LegendUse legend;
    bool villages = false;

    State(std::shared_ptr<const BaseMap> baseMap, const gazetteer::Gazetteer &gazetteer,
          const actors::Registry &registry, lettering::Letterer &letters)
        : base(std::move(baseMap)), letterer(&letters), parties(registry), towns(gazetteer) {}

    [[nodiscard]] const Words &words(text::Language language) const {
        return language == text::Language::english ? english : arabic;
    }
    void compose(const View &view);
    bool makeGround(const View &view, const Region &region, const ColourScheme &colours);
    void placeNames(const View &view, const Region &region, std::vector<Rect> taken);
    [[nodiscard]] LegendUse setMarks(const View &view, const ToScreen &toScreen, ColourScheme &colours);
    void setMark(const View &view, const GroundMark &ground, Point at, float opacity);
    bool setNames(const View &view, const ToScreen &toScreen, const std::vector<Rect> &taken); // true: villages among them
    [[nodiscard]] std::vector<Label> lettered(const std::vector<PlacedCaption> &placed) const;
};

// False when it is what it was.
bool SceneMaker::State::makeGround(const View &view, const Region &region, const ColourScheme &colours) {
    Origin wanted{region, spots.version(), view.labels, view.both_names, view.pixel_ratio, view.colouring, view.marks,
                  view.trails, view.spread, view.own, view.changed, {}};
    if (view.colouring.by == ColourBy::time) wanted.window = view.window;
    static const std::vector<events::Row> none;
    const std::vector<events::Row> &shown = view.table && view.rows ? *view.rows : none;
    const bool same = origin && *origin == wanted;
    if (same && shown == rows) return false;
    if (origin && wanted.window) wanted.window = origin->window; // time may move on: compare all else
    const bool onlyTime = origin && *origin == wanted && view.clock;
    if (view.colouring.by == ColourBy::time) wanted.window = view.window;
    origin = std::move(wanted);
    rows = shown;
    std::vector<GroundMark> before = std::exchange(ground, {}).marks;
    heat.reset();
    trails.clear();
    if (!shown.empty()) {
        auto clusters = std::make_shared<const Clusters>(clustersOf(shown, spots, region, view.pixel_ratio, [&](events::Row row, const Spot &spot) {
            return colours.slotOf(row, spot);
        }));
        ground = MarkMaker(*theme, words(view.labels), spots, *letterer).make(view, std::move(clusters), colours, meshes);
        if (view.marks == MarksAs::density) heat = heatOf(view, spots, region, *theme);
        if (view.trails) trails = trailsOf(view, spots, region, colours);
    }
    if (view.changed) {
        const Viewport flat = region.viewport();
        const auto toPixels = [&](Point world) { return (view.viewport.projection() ? view.viewport : flat).toScreen(world); };
        static const std::vector<GroundMark> unseen;
        ground.rings = ringsOf(*view.changed, view.marks == MarksAs::density ? unseen : ground.marks, toPixels, *theme, view.pixel_ratio,
                               [&](std::string_view party) { return parties.colourOf(party); });
    }
    transitions.replaced(before, ground.marks, region.scale, onlyTime);
    return true;
}

void SceneMaker::State::placeNames(const View &view, const Region &region, std::vector<Rect> taken) {
    const bool exact = view.furniture != Furniture::window;
    const Viewport whole = region.viewport();
    const double breath = 3 * static_cast<double>(view.pixel_ratio);
    Rect inside{0, 0, whole.width(), whole.height()};
    if (exact)
        inside = {view.insets.left + breath, view.insets.top + breath, view.viewport.width() - view.insets.right - breath,
                  view.viewport.height() - view.insets.bottom - breath};
    if (exact) sides.clear();
    names = namesOn({region, ground, std::move(taken), inside}, view, *base, *theme, towns, sides, *letterer);
}

void SceneMaker::State::setMark(const View &view, const GroundMark &one, Point at, float opacity) {
    Mark mark = one.mark;
    mark.at = {at.x + one.offset.x, at.y + one.offset.y};
    const float halo = haloOf(one, view);
    if (static_cast<double>(halo) < std::hypot(view.viewport.width(), view.viewport.height())) mark.halo = halo;
    mark.opacity = opacity;
    if (one.leg) picture.threads.push_back({at, mark.at, theme->scale, 0.9F * view.pixel_ratio});
    picture.marks.push_back(std::move(mark));
}

LegendUse SceneMaker::State::setMarks(const View &view, const ToScreen &toScreen, ColourScheme &colours) {
    picture.rings.clear();
    picture.marks.clear();
    picture.threads.clear();
    picture.washes.clear();
    bool uncertain = false, cluster = false, area = false;
    for (const GroundTrail &trail : trails) addStrokes(trail, view.viewport, view.pixel_ratio, picture.threads);
    if (view.held)
        for (const FillLayer &fill : view.held->fills)
            if (!seenCopies(view.viewport, fill.mesh->bounds).empty()) picture.washes.push_back(fill);
    for (const AreaWash &wash : ground.washes) {
        const bool washed = wash.washed && !seenCopies(view.viewport, wash.mesh->bounds).empty();
        if (!washed && !near(toScreen(wash.anchor), view.viewport, 0)) continue;
        area = true;
        colours.note(wash.rows, false);
        if (washed && !(view.held && !view.held->fills.empty())) // who is told of in a country does not hold all of it
            picture.washes.push_back({wash.mesh, wash.colour});
    }
    if (ground.rings)
        for (const GroundMark &ring : ground.rings->list) {
            const Point at = toScreen(ring.world);
            if (!near(at, view.viewport, kBeyond)) continue;
            picture.rings.push_back(ring.mark);
            picture.rings.back().at = at;
        }
    for (const Transitions::Ghost &ghost : transitions.ghosts())
        if (const Point at = toScreen(ghost.mark.world); near(at, view.viewport, kBeyond)) setMark(view, ghost.mark, at, ghost.opacity);
    for (std::size_t i = 0; i < ground.marks.size(); ++i) {
        const GroundMark &one = ground.marks[i];
        const Point at = toScreen(one.world);
        if (!near(at, view.viewport, kBeyond * static_cast<double>(view.pixel_ratio))) continue;
        const float opacity = transitions.opacity(i);
        setMark(view, one, at, opacity);
        if (!one.caption.text.empty() && opacity > 0.4F)
            labels.push_back({one.caption, {at.x + one.offset.x + one.caption_at.x, at.y + one.offset.y + one.caption_at.y}});
        if (one.cluster == SIZE_MAX || !near(at, view.viewport, 0)) continue;
        colours.note(one.mark.rows, true);
        cluster |= one.mark.count > 1;
        uncertain |= haloOf(one, view) > 0;
    }
    if (heat && view.marks == MarksAs::density) {
        // Clusters are not drawn, but what they hold is what the legend is about.
        picture.heat = seenBy(*heat, view.viewport);
    } else {
        picture.heat.reset();
    }
    LegendUse use = colours.legend(meanings);
    use.uncertain = uncertain;
    use.cluster = cluster;
    use.area = area;
    use.trails = !trails.empty();
    if (picture.heat) {
        const double stretch = view.viewport.scale() / origin->region.scale;
        const double km = GroundHeat::kReach * static_cast<double>(view.pixel_ratio) * stretch * view.viewport.metresPerPixel() / 1000;
        use.density = LegendUse::Density{heat->most, km};
    }
    return use;
}

bool SceneMaker::State::setNames(const View &view, const ToScreen &toScreen, const std::vector<Rect> &taken) {
    bool anyVillage = false;
    picture.towns.clear();
    addOwnDots(view, *theme, picture.towns);
    const std::vector<std::optional<Stand>> stands = standsOf(names, view, toScreen, taken);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const GroundName &name = names[i];
        if (!stands[i]) continue;
        anyVillage |= name.village;
        for (PlacedCaption &caption : captionsAt(name.lines, *stands[i])) labels.push_back(std::move(caption));
        if (name.dot <= 0) continue;
        Mark dot;
        dot.at = toScreen(name.world);
        dot.size = static_cast<float>(name.dot);
        dot.fill = theme->town;
        dot.outline = theme->land;
        dot.line = 0.7F * view.pixel_ratio;
        picture.towns.push_back(std::move(dot));
    }
    return anyVillage;
}

void SceneMaker::State::compose(const View &view) {
    const bool exact = view.furniture != Furniture::window;
    const Region region = regionOf(view.viewport, view.pixel_ratio, exact);
    if (view.table) spots.read(*view.table, *base);
    ColourScheme colours(view, spots, *theme, parties, words(view.labels));
    const bool newGround = makeGround(view, region, colours);
    const bool moves = view.clock && transitions.advance(*view.clock);
    if (!view.clock) transitions.finish();
    const FrameOrigin wanted{view.viewport, view.furniture, view.title, view.total, view.mirrored, view.notes ? *view.notes : std::vector<Note>(),
                             {view.insets.left, view.insets.top, view.insets.right, view.insets.bottom}, view.window, view.held, view.half, view.beside ? std::optional(*view.beside) : std::nullopt};
    if (!newGround && frame && *frame == wanted && !moves && !picture.restless) return;
    if (!frame || !(frame->viewport == view.viewport) || newGround) {
        picture.shores.clear();
        picture.fills.clear();
        picture.lines.clear();
        addBase(*base, *theme, view, picture);
        addOwnGround(view, *theme, picture);
    }
    frame = wanted;
    picture.restless = moves;
    picture.viewport = view.viewport;
    picture.kept = ground.clusters;
    if (ground.rings) picture.kept = std::make_shared<std::pair<std::shared_ptr<const Clusters>, std::shared_ptr<const Rings>>>(ground.clusters, ground.rings);
    labels.clear();

    const ToScreen toScreen(view.viewport);
    legend = setMarks(view, toScreen, colours);
    std::vector<PlacedCaption> counts = std::exchange(labels, {});
    const LegendUse told = view.beside ? together(legend, *view.beside, view.colouring.by) : legend;
    Furnished furniture = furnish(view, *theme, words(view.labels), told, false, *letterer);
    std::vector<PlacedCaption> notes;
    std::vector<Rect> taken = furniture.taken;
    picture.drawings.clear();
    addNotes(view, *theme, *letterer, picture.drawings, notes, taken);
    if (newGround || exact) placeNames(view, region, exact ? taken : std::vector<Rect>{});
    villages = setNames(view, toScreen, taken);
    if (villages) furniture = furnish(view, *theme, words(view.labels), told, true, *letterer);
    for (PlacedCaption &count : counts) labels.push_back(std::move(count));
    for (PlacedCaption &note : notes) labels.push_back(std::move(note));
    picture.panels = std::move(furniture.panels);
    picture.strokes = std::move(furniture.strokes);
    picture.symbols = std::move(furniture.symbols);
    picture.legend_head = furniture.head;
    picture.meanings = std::move(furniture.meanings);
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
    state_->compose(view);
    Picture picture = state_->picture;
    const bool anyChosen = view.chosen && !view.chosen->empty();
    if (view.selected || view.hovered || anyChosen) {
        const auto holds = [](const Mark &mark, const std::optional<events::Row> &row) {
            return row && (mark.row == *row || std::find(mark.rows.begin(), mark.rows.end(), *row) != mark.rows.end());
        };
        for (Mark &mark : picture.marks) {
            if (mark.rows.empty()) continue;
            mark.selected = holds(mark, view.selected);
            if (anyChosen && !mark.selected)
                mark.selected = std::any_of(mark.rows.begin(), mark.rows.end(), [&](events::Row row) {
                    return std::binary_search(view.chosen->begin(), view.chosen->end(), row);
                });
            mark.hovered = holds(mark, view.hovered);
            mark.ring = mark.selected ? state_->theme->selected : state_->theme->hovered;
        }
        for (Mark &ring : picture.rings) {
            ring.selected = holds(ring, view.selected);
            ring.hovered = holds(ring, view.hovered);
            ring.ring = ring.selected ? state_->theme->selected : state_->theme->hovered;
        }
        const auto front = [](const Mark &mark) { return mark.selected ? 2 : mark.hovered ? 1 : 0; };
        std::stable_sort(picture.marks.begin(), picture.marks.end(),
                         [&](const Mark &a, const Mark &b) { return front(a) < front(b); });
    }
    picture.labels = state_->lettered(state_->labels);
    picture.captions = state_->lettered(state_->captions);
    return picture;
}

void SceneMaker::setTheme(std::shared_ptr<const Theme> theme) {
    state_->theme = theme;
    state_->parties.setTheme(std::move(theme));
    state_->origin.reset();
    state_->frame.reset();
}

void SceneMaker::setArabicDigits(bool arabic) {
    state_->arabic = Words(text::Language::arabic, arabic);
    state_->origin.reset();
    state_->frame.reset();
}

Furnished SceneMaker::legend(const View &view, double wrap) const {
    return legendOf(view, *state_->theme, state_->words(view.labels), state_->legend, wrap, *state_->letterer);
}
const LegendUse &SceneMaker::legendUse() const { return state_->legend; }
bool SceneMaker::namesVillages() const { return state_->villages; }

const Theme &SceneMaker::theme() const { return *state_->theme; }
Colour SceneMaker::colourOf(const Colouring &colouring, const events::EventTable &table, events::Row row) const {
    return map::colourOf(*state_->theme, state_->parties, colouring, table, row);
}
const std::vector<Colour> &SceneMaker::layerColours() const { return state_->theme->layers; }
std::optional<std::size_t> SceneMaker::noteAt(const View &view, Point pixel) const {
    return map::noteAt(view, *state_->theme, *state_->letterer, pixel);
}
Picture::Panel SceneMaker::boxOf(const Note &note, const View &view) const {
    const Rect box = map::boxOf(note, view, *state_->theme, *state_->letterer);
    return {box.left, box.top, box.right, box.bottom, {}, {}};
}
Colour SceneMaker::colourOf(std::string_view actor) const { return state_->parties.colourOf(actor); }
Shape SceneMaker::shapeOf(std::string_view type, std::string_view subtype) const {
    return map::shapeOf(*state_->theme, type, subtype);
}

} // namespace zamkan::map
