#include "briefing/sheet_maker.hpp"
#include "briefing/changed_hands.hpp"
#include "briefing/disputes.hpp"
#include "briefing/graticule.hpp"
#include "briefing/listing.hpp"
#include "briefing/logo.hpp"
#include "briefing/page_text.hpp"
#include "briefing/sheet_layout.hpp"
#include "briefing/sheet_words.hpp"
#include "control/territory.hpp"
#include "geo/projection.hpp"
#include "map/held_ground.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kPlainTitle = 160; // letters
constexpr std::size_t kMaps = 12;
constexpr int kInset = 7; // the inset shows so much more of the world

Diagnostic note(std::string what, std::string remedy) { return {Severity::remark, std::move(what), {}, std::move(remedy), {}}; }

geo::ProjectionWish wishOf(const Sheet &sheet) { return geo::projectionWishFrom(sheet.projection).value_or(geo::ProjectionWish::mercator); }

// What a logo takes from the width of the title.
double besideLogo(std::pair<double, double> logo, double ratio) { return logo.first > 0 ? logo.first + std::round(18 * ratio) : 0; }

std::size_t notesBeyond(const Sheet &sheet, const map::Viewport &viewport) {
    return static_cast<std::size_t>(std::count_if(sheet.notes.begin(), sheet.notes.end(), [&](const map::Note &one) {
        const auto beyond = [&](const geo::LatLon &position) {
            const map::Point at = viewport.toScreen(position);
            return at.x < 0 || at.y < 0 || at.x > viewport.width() || at.y > viewport.height();
        };
        return beyond(one.at) && beyond(one.to);
    }));
}

} // namespace

struct SheetMaker::State {
    std::shared_ptr<const map::BaseMap> base;
    const gazetteer::Gazetteer &gazetteer;
    const actors::Registry &actors;
    lettering::Letterer &letterer;

    // Makers keep what their last picture had in common with the next: the inset has one of its own.
    std::string madeFor;
    std::unique_ptr<map::SceneMaker> maps, inset;
    LogoFile logos;
    std::shared_ptr<const map::Raster> logo; // of the sheet
    std::optional<map::Words> words;
    std::vector<std::vector<events::Row>> rows; // of the moments; views point to them
    struct Ground { // who holds what, of the last days that were asked for
        const control::Territory *of = nullptr;
        std::size_t change = 0; // how many days of change are past
        std::shared_ptr<const map::HeldGround> ground;
    };
    std::vector<Ground> grounds; // of `madeFor`
    std::shared_ptr<const map::ChangedPlaces> changed; // on the page that is made; null: it compares nothing
    Disputes disputes;           // of the table
    std::vector<std::vector<std::size_t>> disputed; // groups of `disputes` that show in each moment

    void open(const Sheet &sheet);
    [[nodiscard]] const map::Theme &theme() const { return maps->theme(); }
    [[nodiscard]] map::View viewOf(const Sheet &sheet, const Content &content, std::size_t moment, const map::Rect &frame, double ratio);
    [[nodiscard]] std::shared_ptr<const map::HeldGround> heldAt(const control::Territory &territory, time::Day day);
    [[nodiscard]] Layout layout(const Sheet &sheet, const Content &content) const;
    void addMap(const Sheet &sheet, const Content &content, const Layout &layout, std::size_t moment, PageText &text, map::Leaf &leaf);
    // Discs among the marks of a map whose corner is at (dx, dy), and their letters.
    void addDisputes(const Content &content, std::size_t moment, map::Picture &picture, double dx, double dy, double ratio, PageText &text) const;
    void addSide(const Sheet &sheet, const Content &content, const Layout &layout, PageText &text, map::Leaf &leaf, std::vector<Diagnostic> *notes);
};

SheetMaker::SheetMaker(std::shared_ptr<const map::BaseMap> base, const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors,
                       lettering::Letterer &letterer)
    : state_(new State{std::move(base), gazetteer, actors, letterer, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}) {}
SheetMaker::~SheetMaker() = default;

void SheetMaker::State::open(const Sheet &sheet) {
    logo = logos.open(sheet.logo);
    const std::string wanted = fmt::format("{}/{}/{}/{}", sheet.style, sheet.palette, static_cast<int>(sheet.language), sheet.arabic_digits);
    if (madeFor == wanted) return;
    const auto theme = map::openTheme(sheet.style, sheet.palette);
    for (auto *maker : {&maps, &inset}) {
        *maker = std::make_unique<map::SceneMaker>(base, theme, gazetteer, actors, letterer);
        (*maker)->setArabicDigits(sheet.arabic_digits);
    }
    grounds.clear();
    words.emplace(sheet.language == text::Language::arabic ? text::Language::arabic : text::Language::english, sheet.arabic_digits);
    madeFor = wanted;
}

map::View SheetMaker::State::viewOf(const Sheet &sheet, const Content &content, std::size_t moment, const map::Rect &frame, double ratio) {
    map::View view;
    const double width = frame.right - frame.left, height = frame.bottom - frame.top;
    view.viewport = sheet.camera ? map::Viewport(sheet.camera->centre, width / sheet.camera->span, width, height)
                                 : map::Viewport::fitting({}, width, height);
    view.projection = wishOf(sheet);
    if (sheet.camera) view.viewport = view.viewport.drawnIn(geo::projectionFor(view.projection, view.viewport.box()));
    view.own = content.own;
    view.notes = &sheet.notes;
    view.window = sheet.moments[moment];
    view.table = content.table;
    view.rows = &rows[moment];
    view.total = totalOf(content);
    if (sheet.areas && content.territory) {
        const auto dayOf = [&](std::size_t at) { return std::chrono::floor<std::chrono::days>(sheet.moments[at].to - std::chrono::seconds{1}); };
        view.held = heldAt(*content.territory, dayOf(moment));
        if (sheet.compared && moment > 0)
            view.held = map::withChanges(*view.held, control::changedGround(*content.territory, dayOf(moment - 1), dayOf(moment)),
                                         [&](std::string_view party) { return maps->colourOf(party); });
    }
    view.labels = sheet.language == text::Language::arabic ? text::Language::arabic : text::Language::english;
    view.both_names = sheet.both_names;
    view.furniture = sheet.parts.scale ? map::Furniture::frame : map::Furniture::none;
    view.colouring.by = sheet.colour_by;
    view.colouring.layers = sourcesOf(sheet, content);
    view.marks = sheet.marks;
    view.trails = sheet.trails;
    view.clock = sheet.clock;
    view.pixel_ratio = static_cast<float>(ratio);
    return view;
}

// Between two days of change all is the same: a film asks for the same ground again and again.
std::shared_ptr<const map::HeldGround> SheetMaker::State::heldAt(const control::Territory &territory, time::Day day) {
    constexpr std::size_t kKept = kMaps;
    const std::size_t change = territory.changesUntil(day);
    for (const Ground &known : grounds)
        if (known.of == &territory && known.change == change) return known.ground;
    if (grounds.size() >= kKept) grounds.erase(grounds.begin());
    grounds.push_back({&territory, change, map::heldGround(territory.on(day, control::Territory::By::holder),
                                                           [&](std::string_view party) { return maps->colourOf(party); })});
    return grounds.back().ground;
}

Layout SheetMaker::State::layout(const Sheet &sheet, const Content &content) const {
    const Template look = templateOf(sheet.layout);
    const auto size = sizeOf(sheet);
    const double ratio = ratioOf(look, size), wrap = size.first - 2 * look.margin * ratio;
    const PageText text(theme(), letterer, ratio, words->rightToLeft());
    double footer = 0;
    for (const bool villages : {false, true})
        footer = std::max(footer, footerOf({sheet, look, theme(), *words}, content, text, villages, wrap * 0.86).height());
    const auto beside = logoSize(logo.get(), look, ratio, wrap);
    const double header = headerOf({sheet, look, theme(), *words}, text, wrap - besideLogo(beside, ratio), size.second * 0.2, nullptr).height();
    return layoutOf(look, sheet.parts, size, words->rightToLeft(), std::max<std::size_t>(sheet.moments.size(), 1), std::max(header, beside.second), footer);
}

Sheet SheetMaker::settled(Sheet sheet, const Content &content) {
    std::tie(sheet.width, sheet.height) = sizeOf(sheet);
    if (!sheet.logo.empty()) sheet.logo = std::filesystem::absolute(sheet.logo).string();
    if (sheet.moments.size() > kMaps)
        throw InputError(fmt::format("{} maps do not find room on one sheet", sheet.moments.size()), "", fmt::format("ask for at most {}", kMaps));
    if (sheet.moments.empty()) {
        const timeline::Axis axis = timeline::axisOf(*content.table);
        sheet.moments = {{axis.start, axis.end, timeline::Mode::window}};
    }
    state_->open(sheet);
    if (sheet.camera && sheet.camera->tall <= 0) return sheet;
    const Layout layout = state_->layout(sheet, content);
    if (sheet.camera) {
        const map::Rect &frame = layout.maps.front();
        sheet.camera->span = std::max(sheet.camera->span, sheet.camera->tall * (frame.right - frame.left) / (frame.bottom - frame.top));
        sheet.camera->tall = 0;
        return sheet;
    }
    state_->rows.clear();
    std::vector<events::Row> all;
    for (const timeline::Window &window : sheet.moments) {
        state_->rows.push_back(content.rows(window, sheet.undated));
        all.insert(all.end(), state_->rows.back().begin(), state_->rows.back().end());
    }
    const geo::Box box = boxOf(*content.table, all);
    const map::Rect &frame = layout.maps.front();
    map::Viewport viewport = map::Viewport::fitting(box, frame.right - frame.left, frame.bottom - frame.top,
                                                    (layout.maps.size() > 1 ? 40 : 60) * layout.ratio, geo::projectionFor(wishOf(sheet), box));
    if (layout.plain) {
        map::View view = state_->viewOf(sheet, content, 0, frame, layout.ratio);
        view.furniture = map::Furniture::sheet;
        view.title = oneLine(sheet.title, kPlainTitle);
        viewport = state_->maps->fitting(box, view);
    }
    sheet.camera = Camera{viewport.centre(), viewport.width() / viewport.scale()};
    return sheet;
}

void SheetMaker::State::addMap(const Sheet &sheet, const Content &content, const Layout &layout, std::size_t moment, PageText &text, map::Leaf &leaf) {
    const Template look = templateOf(sheet.layout);
    const map::Rect &frame = layout.maps[moment];
    map::View view = viewOf(sheet, content, moment, frame, layout.ratio * (sheet.moments.size() > 4 ? 0.8 : 1.0));
    if (moment > 0) view.furniture = map::Furniture::none; // all have one scale
    view.changed = changed;
    map::Picture picture = maps->make(view);
    addDisputes(content, moment, picture, frame.left, frame.top, layout.ratio, text);
    const double ratio = layout.ratio, small = static_cast<double>(look.small);
    if (layout.below > 0) {
        const Graticule net = graticuleOf(view.viewport, *words, ratio);
        if (net.lines) {
            map::Colour colour = theme().province;
            colour.a = 110;
            picture.lines.push_back({net.lines, colour, static_cast<float>(0.7 * ratio)});
        }
        const map::Colour colour = theme().muted;
        double last = -1e9;
        for (const Graticule::Degree &degree : net.meridians) {
            const double half = text.widthOf(degree.text, look.small) / 2, x = frame.left + degree.at;
            if (degree.at < half || degree.at > frame.right - frame.left - half || x - half < last + 6 * ratio) continue;
            text.line(degree.text, look.small, colour, x, frame.bottom + 2 * ratio, PageText::Anchor::middle);
            last = x + half;
        }
        last = 1e9;
        for (const Graticule::Degree &degree : net.parallels) {
            const double y = frame.top + degree.at;
            if (degree.at < small * ratio || degree.at > frame.bottom - frame.top - small * ratio || std::abs(last - y) < small * 1.6 * ratio) continue;
            text.line(degree.text, look.small, colour, layout.mirrored ? frame.left - 5 * ratio : frame.right + 5 * ratio, y - small * 0.8 * ratio,
                      layout.mirrored ? PageText::Anchor::right : PageText::Anchor::left);
            last = y;
        }
    }
    leaf.add(std::move(picture), {frame.left, frame.top});
    const auto line = std::max(1.0, std::round(ratio));
    text.frame({frame.left - 0.5 * line, frame.top - 0.5 * line, frame.right + 0.5 * line, frame.bottom + 0.5 * line}, theme().panel_outline, line);
    if (layout.caption > 0) {
        std::string caption = words->period(sheet.moments[moment]);
        if (sheet.compared && sheet.captions.empty()) caption = words->word(moment == 0 ? "sheet_before" : "sheet_after") + " · " + caption;
        if (moment < sheet.captions.size() && !sheet.captions[moment].empty()) caption = oneLine(sheet.captions[moment], 40) + " · " + caption;
        const double room = frame.right - frame.left;
        float size = look.text;
        while (size > 5 && text.widthOf(caption, size, lettering::Weight::bold) > room) size -= 0.5F;
        text.line(caption, size, theme().title, layout.mirrored ? frame.right : frame.left, frame.top - layout.caption,
                  layout.mirrored ? PageText::Anchor::right : PageText::Anchor::left, lettering::Weight::bold);
    }
    if (sheet.progress) {
        const double high = std::max(2.0, std::round(4 * ratio)), share = std::clamp(*sheet.progress, 0.0, 1.0);
        map::Colour rail = theme().scale;
        rail.a = 60;
        text.fill({frame.left, frame.bottom - high, frame.right, frame.bottom}, rail);
        text.fill({frame.left, frame.bottom - high, frame.left + (frame.right - frame.left) * share, frame.bottom}, theme().scale);
    }
}

void SheetMaker::State::addDisputes(const Content &content, std::size_t moment, map::Picture &picture, double dx, double dy, double ratio, PageText &text) const {
    constexpr float kLetter = 9;
    for (const DisputeSign &sign : signsOf(*content.table, disputes.found(), disputed[moment], picture.viewport, ratio)) {
        map::Mark disc;
        disc.at = sign.at;
        disc.size = static_cast<float>(sign.radius);
        disc.shape = map::Shape::circle;
        disc.fill = theme().selected;
        disc.outline = theme().mark_outline;
        picture.marks.push_back(std::move(disc));
        text.line("≠", kLetter, theme().panel, dx + sign.at.x, dy + sign.at.y - static_cast<double>(kLetter) * 0.72 * ratio, PageText::Anchor::middle, lettering::Weight::bold);
    }
}

// The legend, how many events are shown, and below them where in the world this is.
void SheetMaker::State::addSide(const Sheet &sheet, const Content &content, const Layout &layout, PageText &text, map::Leaf &leaf,
                                std::vector<Diagnostic> *notes) {
    const Template look = templateOf(sheet.layout);
    const map::Rect &side = layout.side;
    const double ratio = layout.ratio, width = side.right - side.left, insetHeight = std::round(width * 0.66), room = side.bottom - side.top;
    map::View view = viewOf(sheet, content, 0, layout.maps.front(), ratio);
    std::vector<events::Row> together;
    if (sheet.moments.size() > 1) { // one legend for all: as if all were shown at once
        for (const auto &some : rows) together.insert(together.end(), some.begin(), some.end());
        std::sort(together.begin(), together.end());
        together.erase(std::unique(together.begin(), together.end()), together.end());
        view.rows = &together;
        for (const timeline::Window &window : sheet.moments) {
            view.window.from = std::min(view.window.from, window.from);
            view.window.to = std::max(view.window.to, window.to);
        }
        (void)maps->make(view);
    }
    const std::size_t shown = view.rows->size();
    std::vector<std::size_t> all;
    for (const auto &some : disputed) all.insert(all.end(), some.begin(), some.end());
    std::sort(all.begin(), all.end());
    const auto differing = static_cast<std::size_t>(std::unique(all.begin(), all.end()) - all.begin());
    bool withInset = look.inset && sheet.parts.inset && view.viewport.width() / view.viewport.scale() < 0.25;
    map::Furnished legend;
    std::optional<map::Column> counts;
    double scale = 1;
    for (;;) {
        view.pixel_ratio = static_cast<float>(ratio * scale);
        if (sheet.parts.legend) legend = maps->legend(view, width);
        counts.emplace(text.column(width));
        if (sheet.parts.legend && sheet.parts.counts) counts->rule();
        if (sheet.parts.counts) counts->text(shown == view.total ? words->word("shown_all", {{"total", fmt::format("{}", view.total)}})
                                        : words->word("sheet_counts", {{"shown", fmt::format("{}", shown)}, {"total", fmt::format("{}", view.total)}}),
                    look.small * 1.15F * static_cast<float>(scale), lettering::Weight::regular, theme().muted);
        if (changed)
            counts->text(words->word("sheet_changed", {{"count", fmt::format("{}", changed->size())}}), look.small * 1.15F * static_cast<float>(scale),
                         lettering::Weight::regular, theme().muted, 3);
        if (differing > 0)
            counts->text("≠ " + words->word("sheet_disputes", {{"count", fmt::format("{}", differing)}}), look.small * 1.15F * static_cast<float>(scale), lettering::Weight::regular, theme().muted, 3);
        if (legend.height + counts->height() + (withInset ? insetHeight + 14 * ratio : 0) <= room) break;
        if (scale > 0.72) scale -= 0.07;
        else if (withInset) withInset = false, scale = 1;
        else if (scale > 0.4) scale -= 0.07;
        else {
            if (notes) notes->push_back(note("the legend does not find room on the sheet", "choose a larger or higher one"));
            break;
        }
    }
    const double x = layout.mirrored ? side.right - legend.width : side.left;
    text.add(legend, x, side.top);
    text.set(*counts, side.left, side.right, side.top + legend.height);
    if (!withInset) return;
    map::View small = view;
    small.clock.reset();
    small.table = nullptr;
    small.held.reset();
    small.notes = nullptr;
    small.rows = nullptr;
    small.furniture = map::Furniture::none;
    small.both_names = false;
    small.trails = false;
    small.marks = map::MarksAs::points;
    small.pixel_ratio = static_cast<float>(ratio * 0.72);
    const map::Rect frame{side.left, side.bottom - insetHeight, side.right, side.bottom};
    const double span = std::min(view.viewport.width() / view.viewport.scale() * kInset, 0.5);
    small.viewport = map::Viewport(view.viewport.centre(), width / span, width, insetHeight);
    leaf.add(inset->make(small), {frame.left, frame.top});
    const double share = small.viewport.scale() / view.viewport.scale();
    const double halfWidth = view.viewport.width() * share / 2, halfHeight = view.viewport.height() * share / 2;
    const double middleX = frame.left + width / 2, middleY = frame.top + insetHeight / 2;
    text.frame({middleX - halfWidth, middleY - halfHeight, middleX + halfWidth, middleY + halfHeight}, theme().selected, 1.6 * ratio);
    text.frame(frame, theme().panel_outline, std::max(1.0, std::round(ratio)));
}

map::Leaf SheetMaker::page(const Sheet &sheet, const Content &content, std::vector<Diagnostic> *notes) {
    State &state = *state_;
    state.open(sheet);
    const Template look = templateOf(sheet.layout);
    const Layout layout = state.layout(sheet, content);
    state.rows.clear();
    state.changed = sheet.compared ? std::make_shared<const map::ChangedPlaces>(changedHands(sheet, content)) : nullptr;
    for (const timeline::Window &window : sheet.moments) state.rows.push_back(content.rows(window, sheet.undated));
    state.disputed.assign(sheet.moments.size(), {});
    if (sheet.parts.disagreements) {
        state.disputes.look(*content.table);
        for (std::size_t moment = 0; moment < sheet.moments.size(); ++moment) state.disputed[moment] = state.disputes.among(state.rows[moment]);
    }
    map::Leaf leaf;
    leaf.width = layout.width;
    leaf.height = layout.height;
    if (look.paper) leaf.points = look.paper->first / 25.4 * 72 / layout.width;
    leaf.paper = state.theme().panel;
    leaf.paper.a = 255;
    PageText text(state.theme(), state.letterer, layout.ratio, layout.mirrored);
    if (layout.plain) {
        map::View view = state.viewOf(sheet, content, 0, layout.maps.front(), layout.ratio);
        view.furniture = map::Furniture::sheet;
        view.title = oneLine(sheet.title, kPlainTitle);
        if (notes && letters(sheet.title) > kPlainTitle)
            notes->push_back(note(fmt::format("only the first {} letters of the title stand on the sheet", kPlainTitle), "shorten it"));
        map::Picture picture = state.maps->make(view);
        state.addDisputes(content, 0, picture, 0, 0, layout.ratio, text);
        leaf.add(std::move(picture));
        if (!state.disputed[0].empty()) leaf.add(text.picture(layout.width, layout.height));
        const double edge = std::round(14 * layout.ratio);
        if (state.logo)
            leaf.imprints.push_back(logoIn({edge, edge, layout.width - edge, layout.height}, state.logo, logoSize(state.logo.get(), look, layout.ratio, layout.width), layout.mirrored));
        return leaf;
    }
    bool villages = false;
    for (std::size_t moment = 0; moment < sheet.moments.size(); ++moment) {
        state.addMap(sheet, content, layout, moment, text, leaf);
        villages |= state.maps->namesVillages();
    }
    if (layout.side.right > layout.side.left) state.addSide(sheet, content, layout, text, leaf, notes);
    const double wrap = layout.header.right - layout.header.left;
    const auto logo = logoSize(state.logo.get(), look, layout.ratio, wrap);
    if (state.logo) leaf.imprints.push_back(logoIn(layout.header, state.logo, logo, layout.mirrored));
    map::Rect head = layout.header;
    (layout.mirrored ? head.left : head.right) += (layout.mirrored ? 1 : -1) * besideLogo(logo, layout.ratio);
    if (const std::size_t beyond = leaf.plates.empty() ? 0 : notesBeyond(sheet, leaf.plates.front().picture.viewport); notes && beyond > 0)
        notes->push_back(note(fmt::format("{} of {} notes lie outside the map", beyond, sheet.notes.size()), "show a larger part of the world"));
    text.set(headerOf({sheet, look, state.theme(), *state.words}, text, head.right - head.left, layout.height * 0.2, notes), head.left, head.right, head.top);
    text.set(footerOf({sheet, look, state.theme(), *state.words}, content, text, villages, wrap * 0.86), layout.footer.left, layout.footer.right,
             layout.footer.top);
    const std::string made = state.words->word("sheet_made");
    const bool mirrored = layout.mirrored;
    text.line(made, look.small, state.theme().muted, mirrored ? layout.footer.left : layout.footer.right,
              layout.footer.bottom - static_cast<double>(look.small) * 1.5 * layout.ratio, mirrored ? PageText::Anchor::left : PageText::Anchor::right);
    leaf.add(text.picture(layout.width, layout.height));
    return leaf;
}

std::vector<map::Leaf> SheetMaker::make(const Sheet &sheet, const Content &content, std::vector<Diagnostic> *notes) {
    const Sheet whole = settled(sheet, content);
    std::vector<map::Leaf> leaves;
    leaves.push_back(page(whole, content, notes));
    if (!whole.listing) return leaves;
    std::vector<events::Row> all;
    for (const auto &rows : state_->rows) all.insert(all.end(), rows.begin(), rows.end());
    std::vector<bool> seen(content.table->size());
    std::erase_if(all, [&](events::Row row) {
        const bool twice = seen[row];
        seen[row] = true;
        return twice;
    });
    std::vector<DisputeText> disputes;
    if (whole.parts.disagreements)
        for (const std::size_t group : state_->disputes.among(all))
            disputes.push_back(inWords(*content.table, state_->disputes.found(), group, *state_->words, sourcesOf(whole, content)));
    for (map::Leaf &leaf : listingOf({whole, content, all, disputes, state_->theme(), *state_->words, state_->letterer}, notes)) leaves.push_back(std::move(leaf));
    return leaves;
}

geo::Box boxOf(const events::EventTable &table, const std::vector<events::Row> &rows) {
    geo::Box box;
    const auto add = [&](events::Row row) {
        if (!table.located(row) || !table.drawn(row) || table.struck(row)) return;
        const events::PlaceWords *place = table.place(row);
        if (place && place->precision == "country") return; // its badge needs no room of its own
        box.add(table.position(row));
    };
    for (const events::Row row : rows) add(row);
    if (box.empty())
        for (events::Row row = 0; row < table.size(); ++row) add(row);
    if (box.empty())
        for (events::Row row = 0; row < table.size(); ++row)
            if (table.located(row) && !table.struck(row)) box.add(table.position(row));
    return box;
}

} // namespace zamkan::briefing
