#include "app/map_view.hpp"
#include "app/legend_head.hpp"
#include "map/colouring.hpp"
#include "session/review_places.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr float kClickReach = 4; // pixels that a hand trembles
}

map::View viewOf(const session::Session &session, map::Furniture furniture, float pixelRatio) {
    map::View view;
    view.viewport = session.viewport;
    view.window = session.window;
    view.table = session.table.get();
    view.rows = &session.shown;
    view.selected = session.selected;
    view.hovered = session.hovered;
    view.labels = session::labelLanguage(session);
    view.both_names = session.settings.on("both_names");
    view.mirrored = session::uiLanguage(session) == text::Language::arabic;
    view.colouring = session::colouringOf(session);
    view.marks = map::marksAsFrom(session.settings.get("marks")).value_or(map::MarksAs::points);
    for (const session::MapLayer &layer : session.on_map.layers)
        if (layer.on)
            view.own.push_back({layer.geometry, layer.name, layer.colour, layer.label});
    view.notes = &session.on_map.notes;
    view.trails = session.settings.on("trails");
    view.spread = session.spread;
    view.chosen = &session.picked;
    view.furniture = furniture;
    view.total = session.all;
    view.pixel_ratio = pixelRatio;
    view.insets = session.insets;
    if (session.document && *session.document < session.sources.size())
        view.title = session.sources[*session.document].name;
    else if (!session.sources.empty())
        view.title = session.sources.front().name;
    return view;
}

const map::Picture &MapView::make(const session::Session &session, float pixelRatio, double clock) {
    map::View view = viewOf(session, map::Furniture::window, pixelRatio);
    mirrored_ = view.mirrored;
    if (session.settings.get("motion") != "reduced")
        view.clock = clock;
    if (!session.comparison) {
        later_.panels.clear();
        view.held = held_;
        picture_ = maker_.make(view);
        return picture_;
    }
    const auto make = [&](time::Instant at, const Held &held, std::vector<events::Row> &rows, map::SceneMaker &maker) {
        view.held = held;
        view.window = session::windowAt(session, at);
        rows = session.sieve.shown(view.window, false);
        view.rows = &rows;
        view.beside = &(&maker == &maker_ ? later_maker_ : maker_).legendUse();
        return maker.make(view);
    };
    view.changed = changed_;
    // One legend: beside each other on the map at the start side, under a swipe bar the same one on both.
    const bool swipe = session.comparison->as == session::CompareAs::swipe;
    const auto makeEarlier = [&] {
        view.half = swipe ? map::View::Half::whole : mirrored_ ? map::View::Half::end : map::View::Half::start;
        return make(session.comparison->earlier, held_earlier_, earlier_rows_, maker_);
    };
    picture_ = makeEarlier();
    const map::LegendUse known = later_maker_.legendUse();
    view.half = swipe ? map::View::Half::whole : mirrored_ ? map::View::Half::start : map::View::Half::end;
    later_ = make(session.comparison->later, held_later_, later_rows_, later_maker_);
    if (later_maker_.legendUse() != known) picture_ = makeEarlier();
    picture_.restless = picture_.restless || later_.restless;
    return picture_;
}

void MapView::setTheme(const std::shared_ptr<const map::Theme> &theme) {
    maker_.setTheme(theme);
    later_maker_.setTheme(theme);
}

void MapView::drawOver(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool shifted = session.comparison && session.comparison->as == session::CompareAs::beside && mouse.x >= comparedIn(*session.comparison, layout.map).later.min.x;
    tools_.draw(kit, session, layout, !ImGui::GetIO().WantCaptureMouse && layout.map.contains(mouse) && !shifted);
    notes_.draw(kit, session, maker_, layout, outcome);
    const Legend legend = legendIn(session, layout);
    drawLegendHead(kit, session, *legend.picture, legend.shift, outcome);
}

MapView::Legend MapView::legendIn(const session::Session &session, const Layout &layout) const {
    const bool onLater = session.comparison && session.comparison->as == session::CompareAs::beside && mirrored_;
    return onLater ? Legend{&later_, comparedIn(*session.comparison, layout.map).shift} : Legend{&picture_, 0};
}

double MapView::legendWidth() const {
    double wide = 0;
    for (const map::Picture::Panel &panel : picture_.panels.empty() ? later_.panels : picture_.panels)
        if (panel.bottom - panel.top > 60)
            wide = std::max(wide, mirrored_ ? picture_.viewport.width() - panel.left : panel.right);
    return wide;
}

void MapView::click(const session::Session &session, const map::Mark *mark, Outcome &outcome) const {
    if (!mark) {
        outcome.act(session.spread ? session::Action(session::Spread{}) : session::Action(session::Select{}));
        return;
    }
    if (mark->count <= 1) {
        outcome.act(session::Select{mark->row});
        return;
    }
    if (session.spread && std::find(mark->rows.begin(), mark->rows.end(), *session.spread) != mark->rows.end()) {
        outcome.act(session::Spread{}); // its middle: closed again
        return;
    }
    geo::Box box;
    for (const events::Row row : mark->rows)
        if (session.table->located(row))
            box.add(session.table->position(row));
    const auto corner = geo::LatLon::tryFromDegrees(box.north, box.east);
    const double radius = box.empty() || !corner ? 0 : geo::distanceKm(box.centre(), *corner);
    if (radius > 1) { // spread them
        outcome.act(session::LookAt{box.centre(), radius / 2});
        return;
    }
    outcome.act(session::Spread{mark->row}); // all in one spot: no zoom would part them
}

void MapView::setPlace(const session::Session &session, geo::LatLon at, Outcome &outcome) const {
    const events::Row row = *session.selected;
    const double km = session.viewport.metresPerPixel() * static_cast<double>(kClickReach) / 1000; // nobody points better
    outcome.act(session::Correct{row, events::PlaceSaid{session::placeNumberOf(session, row), session::placeAt(session, row, at, km)}});
    outcome.act(session::SetTool{});
}

void MapView::takeMouse(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    const bool free = !io.WantCaptureMouse && layout.map.contains(io.MousePos);
    // The later moment's map takes gestures as the earlier one's does; tools work where they need not be shifted.
    float shift = 0;
    const map::Picture *picture = &picture_;
    if (session.comparison) {
        const Compared parts = comparedIn(*session.comparison, layout.map);
        if (io.MousePos.x >= parts.later.min.x) {
            picture = &later_;
            shift = parts.shift;
        }
    }
    const map::Point at{static_cast<double>(io.MousePos.x - shift), static_cast<double>(io.MousePos.y)};
    const bool tools = free && shift == 0;
    menu_.draw(kit, session, layout, *picture, tools, outcome);
    BoxTool::drawBox(kit, session, layout);
    if (box_.takeMouse(kit, session, tools, outcome))
        return;
    if (tools_.takeMouse(kit, session, *picture, tools, outcome)) {
        dragging_ = moved_ = false;
        return;
    }
    if (!dragging_ && notes_.takeMouse(kit, session, maker_, free, free && map::markAt(picture_, at), outcome)) {
        moved_ = false;
        return;
    }
    if (free && ImGui::IsMouseClicked(0)) {
        dragging_ = true;
        moved_ = false;
        outcome.act(session::SetFocus{session::Focus::map});
    }
    if (free && io.MouseWheel != 0)
        outcome.act(session::ZoomAt{at, std::pow(1.25, static_cast<double>(io.MouseWheel))});
    if (free && ImGui::IsMouseDoubleClicked(0) && !map::markAt(*picture, at))
        outcome.act(session::ZoomAt{at, 2});
    if (dragging_ && io.MouseDown[0]) {
        moved_ = moved_ || ImGui::IsMouseDragging(0, kClickReach);
        if (moved_ && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
            outcome.act(session::Pan{static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y)});
        if (moved_)
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    }
    const map::Mark *mark = free && !moved_ ? map::markAt(*picture, at) : nullptr;
    if (dragging_ && !io.MouseDown[0]) {
        dragging_ = false;
        const bool placing = session.tool == session::Tool::place && session.selected;
        if (!moved_ && placing)
            setPlace(session, session.viewport.toEarth(at), outcome);
        else if (!moved_)
            click(session, mark, outcome);
        if (!moved_ && !mark && !placing && session::areasShown(session)) {
            outcome.act(session::AskArea{session.viewport.toEarth(at)});
            outcome.act(session::ShowTab{session::Tab::areas});
        }
        moved_ = false;
    }
    if (free && session.tool == session::Tool::place) {
        kit.tip(kit.words("review.pick_tip"));
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    } else if (mark) {
        kit.tip(tipOf(kit, session, *mark), layout.map);
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (free) {
        const std::optional<events::Row> hovered = mark ? std::optional(mark->row) : std::nullopt;
        if (hovered != session.hovered)
            outcome.act(session::Hover{hovered});
    }
}

} // namespace zamkan::app
