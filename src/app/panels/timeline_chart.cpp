#include "app/panels/timeline.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>

namespace zamkan::app {

namespace {
using std::chrono::days;
using std::chrono::seconds;

void drawHandle(Kit &kit, float x, const Rect &where, bool hot) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float half = kit.px(4), middle = (where.min.y + where.max.y) / 2;
    list->AddLine({x, where.min.y}, {x, where.max.y}, kit.theme.accent, kit.px(hot ? 2.5F : 1.5F));
    list->AddRectFilled({x - half, middle - kit.px(10)}, {x + half, middle + kit.px(10)}, kit.theme.accent, kit.px(3));
    for (const float offset : {-1.5F, 1.5F})
        list->AddLine({x + kit.px(offset), middle - kit.px(4)}, {x + kit.px(offset), middle + kit.px(4)},
                      faded(kit.theme.accent_ink, 0.7F));
}

void drag(const session::Session &session, const Scale &scale, float x, ChartState &state, Outcome &outcome) {
    const timeline::Window &window = session.window;
    const time::Instant at = snapped(session, scale.at(x), scale);
    time::Instant from = window.from, to = window.to;
    const seconds least = session.clock_times ? seconds{3600} : seconds{86400};
    switch (state.grip) {
    case Grip::from:
        from = std::clamp(at, session.axis.start, std::max(session.axis.start, to - least));
        break;
    case Grip::to:
        to = std::clamp(at, std::min(session.axis.end, from + least), session.axis.end);
        break;
    case Grip::middle: {
        const seconds length = to - from;
        from = snapped(session, scale.at(x) - seconds{state.grabbed_at}, scale);
        from = std::clamp(from, session.axis.start, std::max(session.axis.start, session.axis.end - length));
        to = from + length;
        break;
    }
    default:
        return;
    }
    if (from != window.from || to != window.to)
        outcome.act(session::SetWindow{from, to});
}

Grip gripAt(Kit &kit, const session::Session &session, const Scale &scale, float x) {
    const float reach = kit.px(8);
    const auto near = [&](time::Instant end) { return scale.shows(end) && std::abs(x - scale.x(end)) <= reach; };
    const bool nearFrom = near(session.window.from), nearTo = near(session.window.to);
    if (nearFrom && nearTo)
        return x < (scale.x(session.window.from) + scale.x(session.window.to)) / 2 ? Grip::from : Grip::to;
    if (nearFrom || nearTo)
        return nearFrom ? Grip::from : Grip::to;
    return Grip::middle;
}

// The wheel zooms the axis at the pointer; with Shift, or sideways, it moves it.
void takeWheel(const Rect &where, const Scale &scale, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    if (!where.contains(io.MousePos) || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
        return;
    const bool sideways = io.KeyShift || io.MouseWheelH != 0;
    const double turned = static_cast<double>(io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel);
    if (turned == 0)
        return;
    if (sideways)
        outcome.act(session::PanTime{-0.1 * turned});
    else
        outcome.act(session::ZoomTime{scale.at(io.MousePos.x), std::pow(1.25, turned)});
}

// The strip of the ticks: dragged, it moves the axis.
void takeAxis(Kit &kit, const Rect &where, ChartState &state, Outcome &outcome) {
    const Pressed pressed = kit.press("timeline.axis", where, false);
    if (ImGui::IsItemActivated())
        state.grip = Grip::axis;
    if (pressed.hovered || (pressed.held && state.grip == Grip::axis))
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (pressed.hovered && !pressed.held)
        kit.tip(kit.words("timeline.axis_hint"));
    if (pressed.hovered && ImGui::IsMouseDoubleClicked(0))
        outcome.act(session::FitTime{});
    else if (pressed.held && ImGui::GetIO().MouseDelta.x != 0)
        outcome.act(session::PanTime{static_cast<double>(-ImGui::GetIO().MouseDelta.x / where.width())});
}

void takeSlider(Kit &kit, const session::Session &session, const Rect &bars, const Scale &scale, bool overFlag, ChartState &state,
                Outcome &outcome) {
    const Rect grab{{bars.min.x - kit.px(10), bars.min.y}, {bars.max.x + kit.px(10), bars.max.y}};
    const Pressed pressed = kit.press("timeline.slider", grab, false); // the keys of the clock move it
    const float x = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated()) {
        const bool doubled = ImGui::IsMouseDoubleClicked(0);
        if (doubled && state.before_click)
            outcome.act(session::SetWindow{state.before_click->from, state.before_click->to});
        if (doubled)
            outcome.act(session::FitTime{});
        state.before_click = session.window;
        state.grip = doubled ? Grip::none : gripAt(kit, session, scale, x);
        const time::Instant at = scale.at(x);
        const bool outside = at < session.window.from || at > session.window.to;
        state.grabbed_at = outside ? (session.window.to - session.window.from).count() / 2
                                   : (at - session.window.from).count();
        if (session.playback.playing)
            outcome.act(session::TogglePlay{});
    }
    if (!ImGui::GetIO().MouseDown[0])
        state.grip = Grip::none;
    const Grip near = pressed.held ? state.grip : pressed.hovered ? gripAt(kit, session, scale, x) : Grip::none;
    if (near == Grip::from || near == Grip::to)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    else if (near == Grip::middle)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (pressed.held)
        drag(session, scale, x, state, outcome);
    if (scale.shows(session.window.from))
        drawHandle(kit, scale.x(session.window.from), bars, near == Grip::from);
    if (scale.shows(session.window.to))
        drawHandle(kit, scale.x(session.window.to), bars, near == Grip::to);
    for (const bool end : {false, true}) {
        const float at = scale.x(end ? session.window.to : session.window.from);
        kit.note(end ? "timeline.to_handle" : "timeline.from_handle", {{at - 4, bars.min.y}, {at + 4, bars.max.y}});
    }
    if (overFlag || !(pressed.hovered || pressed.held))
        return;
    const text::Language language = kit.wording->language();
    if (pressed.held) {
        const time::Day first = session::firstDay(session.window.from), last = session::lastDay(session.window.to);
        std::vector<TipLine> lines = dayTip(kit, session::stretchText(session.window.from, session.window.to, language), first);
        if (first != last)
            lines.back().text += " – " + session::hijriText(last, language);
        kit.tip(std::move(lines));
    } else {
        const time::Instant at = snapped(session, scale.at(x) - (session.clock_times ? seconds{0} : seconds{43200}), scale);
        kit.tip(dayTip(kit, session::momentText(at, false, language), session::firstDay(at)));
    }
}
} // namespace

void drawChart(Kit &kit, const session::Session &session, const Rect &where, TimelineState &state, Outcome &outcome) {
    const Rect ticks{{where.min.x, where.max.y - kit.px(23)}, where.max};
    Rect all{where.min, {where.max.x, ticks.min.y}}; // all that stands over the axis
    const bool lanes = showsLanes(session) && !session.table->byTime().empty();
    Rect names = all;
    if (lanes) { // their names stand where reading begins
        Row row(all, kit.rightToLeft(), kit.px(8));
        names = row.take(kit.px(kLaneNames));
        all = row.rest();
    }
    const Rect bars{{all.min.x, lanes ? all.max.y - kit.px(34) : all.min.y}, all.max};
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(all.min, all.max, kit.theme.sunken, kit.px(3));
    if (session.table->byTime().empty()) {
        kit.text(bars, kit.words("timeline.no_dates"), Type::small, kit.theme.quiet, Align::middle);
        return;
    }
    const Scale scale{session.sight, all.min.x, all.width()};
    takeWheel({where.min, where.max}, scale, outcome);
    const auto [from, to] = reachOf(session);
    const float left = scale.x(from), right = scale.x(to);
    const bool inSight = to >= scale.sight.start && from <= scale.sight.end;
    if (inSight)
        list->AddRectFilled({left, all.min.y}, {std::max(right, left + 1), all.max.y}, kit.theme.raised);
    drawHistogram(kit, session, bars, scale, state.chart);
    if (inSight)
        list->AddRectFilled({left, all.min.y}, {std::max(right, left + 1), all.max.y}, faded(kit.theme.accent_wash, 0.6F));
    const bool overFlag = drawFlags(kit, session, all, scale, state.chart, outcome);
    if (lanes)
        drawLanes(kit, session, {all.min, {all.max.x, bars.min.y}}, {names.min, {names.max.x, bars.min.y}}, scale, state.lanes, outcome);
    takeSlider(kit, session, bars, scale, overFlag, state.chart, outcome);
    const Rect under{{all.min.x, ticks.min.y}, {all.max.x, ticks.max.y}};
    takeAxis(kit, under, state.chart, outcome);
    drawTicks(kit, under, scale);
}

} // namespace zamkan::app
