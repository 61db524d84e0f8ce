#include "app/panels/panels.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace zamkan::app {

namespace {
using std::chrono::days;
using std::chrono::seconds;

// Time across pixels.
struct Scale {
    time::Instant start;
    double seconds_long;
    float left, width;

    [[nodiscard]] float x(time::Instant at) const {
        const double share = static_cast<double>((at - start).count()) / seconds_long;
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * width;
    }
    [[nodiscard]] time::Instant at(float pixel) const {
        const double share = static_cast<double>((pixel - left) / width);
        return start + seconds{std::llround(share * seconds_long)};
    }
};

// Series are colours: parties of one side share theirs, as on the map.
void restack(Kit &kit, const session::Session &session, ChartState &state) {
    state.colours = {kit.theme.histogram};
    state.stacked = std::make_shared<const timeline::StackedBins>(session.table, timeline::StackBy::actor, [&](std::string_view actor) -> std::uint8_t {
        if (actor.empty() || !kit.actorColour)
            return 0;
        const ImU32 colour = kit.actorColour(actor);
        const auto same = std::find(state.colours.begin(), state.colours.end(), colour);
        const auto series = static_cast<std::uint8_t>(same - state.colours.begin());
        if (same == state.colours.end() && state.colours.size() < timeline::StackedBins::kMostSeries)
            state.colours.push_back(colour);
        return series;
    });
}

void refresh(Kit &kit, const session::Session &session, ChartState &state, float width) {
    const auto bins = static_cast<std::size_t>(std::clamp(width / kit.px(5), 24.0F, 400.0F));
    std::size_t look = kit.theme.ink; // style and palette
    for (const std::string_view setting : {session.settings.get("colour_by"), session.settings.get("palette")})
        look = look * 31 ^ std::hash<std::string_view>{}(setting);
    for (const session::Source &source : session.sources)
        look = look * 31 ^ source.colour;
    look ^= kit.rowColour ? 1U : 0U;
    const bool restacked = !state.stacked || state.stacked->table() != session.table.get() || state.look != look;
    if (restacked) {
        state.look = look;
        restack(kit, session, state);
    }
    if (!restacked && state.bins == bins && state.version == session.sieve.version())
        return;
    state.bins = bins;
    state.version = session.sieve.version();
    const std::vector<double> counts = state.stacked->count(session.sieve.happenedByTime(), session.axis, bins);
    state.series.clear();
    std::vector<double> sums(bins, 0);
    for (std::size_t series = 0; series < state.stacked->series(); ++series) {
        const auto first = counts.begin() + static_cast<std::ptrdiff_t>(series * bins);
        state.series.push_back({state.colours[std::min(series, state.colours.size() - 1)], {first, first + static_cast<std::ptrdiff_t>(bins)}});
        for (std::size_t bin = 0; bin < bins; ++bin)
            sums[bin] += state.series.back().counts[bin];
    }
    state.highest = bins ? *std::max_element(sums.begin(), sums.end()) : 0;
}

void drawBars(Kit &kit, const session::Session &session, const ChartState &state, const Rect &where, const Scale &scale) {
    if (state.highest <= 0)
        return;
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float step = where.width() / static_cast<float>(state.bins);
    const float inFrom = scale.x(session.window.from), inTo = scale.x(session.window.to);
    for (std::size_t bin = 0; bin < state.bins; ++bin) {
        float y = where.max.y;
        const float left = where.min.x + step * static_cast<float>(bin), right = left + std::max(1.0F, step - kit.px(1));
        const bool inside = right > inFrom && left < inTo;
        double sum = 0;
        for (const ChartState::Series &series : state.series)
            sum += series.counts[bin];
        if (sum <= 0)
            continue;
        // Square root: one event must be seen beside a hundred. The colours share the bar's height as they are.
        const double whole = std::sqrt(sum / state.highest) * static_cast<double>(where.height() - kit.px(4));
        for (const ChartState::Series &series : state.series) {
            const auto height = static_cast<float>(whole * series.counts[bin] / sum);
            if (height <= 0)
                continue;
            list->AddRectFilled({left, std::max(where.min.y, y - height)}, {right, y},
                                faded(series.colour, inside ? 0.9F : 0.3F));
            y -= height;
        }
    }
}

struct Tick {
    time::Instant at;
    std::string label;
    bool strong = false;
};

// Years, months or days, so that labels have room.
std::vector<Tick> ticksFor(Kit &kit, const session::Session &session, const Scale &scale) {
    const double daysLong = scale.seconds_long / 86400.0;
    const double perLabel = daysLong * static_cast<double>(kit.px(92) / scale.width);
    const time::DayStyle style = session::dayStyle(kit.wording->language());
    std::vector<Tick> ticks;
    const time::Day first = session::firstDay(session.axis.start);
    const auto inside = [&](time::Day day) { return time::Instant(day) < session.axis.end; };
    const auto yearOf = [](time::Day day) {
        return std::to_string(static_cast<int>(std::chrono::year_month_day{day}.year()));
    };
    if (perLabel <= 20) {
        const int step = perLabel <= 1 ? 1 : perLabel <= 2 ? 2 : perLabel <= 7 ? 7 : 14;
        for (time::Day day = first; inside(day); day += days{step}) {
            const std::string text = time::formatDay(day, style);
            ticks.push_back({day, text.substr(0, text.rfind(' ')), false});
        }
        return ticks;
    }
    const std::array<int, 5> steps{1, 3, 6, 12, 24};
    int months = perLabel > 700 ? 12 * static_cast<int>(std::ceil(perLabel / 365.0)) : 24;
    for (const int candidate : steps)
        if (perLabel <= 30.0 * candidate) {
            months = candidate;
            break;
        }
    time::Day day = months >= 12 ? time::firstOfYear(first) : time::firstOfMonth(first);
    const auto startMonth = static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1;
    day = time::addMonths(day, -static_cast<int>(startMonth % static_cast<unsigned>(std::min(months, 12))));
    for (; inside(day); day = time::addMonths(day, months)) {
        const auto month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
        const bool strong = month == 1;
        if (time::Instant(day) >= session.axis.start)
            ticks.push_back({day, strong || months >= 12 ? yearOf(day) : time::formatMonthName(month, style), strong});
    }
    return ticks;
}

void drawTicks(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    float taken = where.min.x - kit.px(30);
    for (const Tick &tick : ticksFor(kit, session, scale)) {
        const float x = std::round(scale.x(tick.at));
        list->AddLine({x, where.min.y}, {x, where.min.y + kit.px(tick.strong ? 6 : 4)}, kit.theme.quiet);
        const float width = kit.widthOf(tick.label, Type::small);
        const float left = std::clamp(x - width / 2, where.min.x - kit.px(14), where.max.x + kit.px(14) - width);
        if (left < taken + kit.px(10))
            continue;
        taken = left + width;
        kit.text({{left, where.min.y + kit.px(4)}, {taken + 1, where.max.y}}, tick.label, Type::small,
                 tick.strong ? kit.theme.ink : kit.theme.quiet, Align::left);
    }
}

// The stretch of the axis that the mode lets show.
std::pair<time::Instant, time::Instant> reach(const session::Session &session) {
    switch (session.window.mode) {
    case timeline::Mode::cumulative_from_start:
        return {session.axis.start, session.window.to};
    case timeline::Mode::cumulative_to_end:
        return {session.window.from, session.axis.end};
    case timeline::Mode::instant:
        return {session.window.to, session.window.to};
    case timeline::Mode::window:
        break;
    }
    return {session.window.from, session.window.to};
}

void drawHandle(Kit &kit, float x, const Rect &where, bool hot) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float half = kit.px(4), middle = (where.min.y + where.max.y) / 2;
    list->AddLine({x, where.min.y}, {x, where.max.y}, kit.theme.accent, kit.px(hot ? 2.5F : 1.5F));
    list->AddRectFilled({x - half, middle - kit.px(10)}, {x + half, middle + kit.px(10)}, kit.theme.accent, kit.px(3));
    for (const float offset : {-1.5F, 1.5F})
        list->AddLine({x + kit.px(offset), middle - kit.px(4)}, {x + kit.px(offset), middle + kit.px(4)},
                      faded(kit.theme.accent_ink, 0.7F));
}

// Whole days where an axis is long enough that hours would be noise.
time::Instant snapped(time::Instant at, const Scale &scale) {
    if (scale.seconds_long < 86400.0 * 8)
        return std::chrono::round<std::chrono::hours>(at);
    return std::chrono::round<days>(at);
}

void drag(const session::Session &session, const Scale &scale, float x, ChartState &state, Outcome &outcome) {
    const timeline::Window &window = session.window;
    const time::Instant at = snapped(scale.at(x), scale);
    time::Instant from = window.from, to = window.to;
    const seconds least = scale.seconds_long < 86400.0 * 8 ? seconds{3600} : seconds{86400};
    switch (state.grip) {
    case Grip::from:
        from = std::clamp(at, session.axis.start, std::max(session.axis.start, to - least));
        break;
    case Grip::to:
        to = std::clamp(at, std::min(session.axis.end, from + least), session.axis.end);
        break;
    case Grip::middle: {
        const seconds length = to - from;
        from = snapped(scale.at(x) - seconds{state.grabbed_at}, scale);
        from = std::clamp(from, session.axis.start, std::max(session.axis.start, session.axis.end - length));
        to = from + length;
        break;
    }
    case Grip::none:
        return;
    }
    if (from != window.from || to != window.to)
        outcome.act(session::SetWindow{from, to});
}

Grip gripAt(Kit &kit, const session::Session &session, const Scale &scale, float x) {
    const float from = scale.x(session.window.from), to = scale.x(session.window.to);
    const float reachPx = kit.px(8);
    const bool nearFrom = std::abs(x - from) <= reachPx, nearTo = std::abs(x - to) <= reachPx;
    if (nearFrom && nearTo)
        return x < (from + to) / 2 ? Grip::from : Grip::to;
    if (nearFrom || nearTo)
        return nearFrom ? Grip::from : Grip::to;
    return Grip::middle;
}
} // namespace

void drawChart(Kit &kit, const session::Session &session, const Rect &where, ChartState &state, Outcome &outcome) {
    const Rect bars{where.min, {where.max.x, where.max.y - kit.px(23)}};
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(bars.min, bars.max, kit.theme.sunken, kit.px(3));
    if (session.table->byTime().empty()) {
        kit.text(bars, kit.words("timeline.no_dates"), Type::small, kit.theme.quiet, Align::middle);
        return;
    }
    const Scale scale{session.axis.start,
                      std::max(3600.0, static_cast<double>((session.axis.end - session.axis.start).count())),
                      bars.min.x, bars.width()};
    refresh(kit, session, state, bars.width());

    const Rect grab{{bars.min.x - kit.px(10), bars.min.y}, {bars.max.x + kit.px(10), bars.max.y}};
    const Pressed pressed = kit.press("timeline.slider", grab, false); // the keys of the clock move it
    const float x = ImGui::GetIO().MousePos.x;
    if (ImGui::IsItemActivated()) {
        state.grip = gripAt(kit, session, scale, x);
        const time::Instant at = scale.at(x);
        const bool outside = at < session.window.from || at > session.window.to;
        state.grabbed_at = outside ? (session.window.to - session.window.from).count() / 2
                                   : (at - session.window.from).count();
        if (session.playback.playing)
            outcome.act(session::TogglePlay{});
    }
    if (!pressed.held)
        state.grip = Grip::none;
    const Grip near = pressed.held ? state.grip : pressed.hovered ? gripAt(kit, session, scale, x) : Grip::none;
    if (near == Grip::from || near == Grip::to)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    else if (near == Grip::middle)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (pressed.held)
        drag(session, scale, x, state, outcome);

    const auto [from, to] = reach(session);
    const float left = scale.x(from), right = scale.x(to);
    list->AddRectFilled({left, bars.min.y}, {std::max(right, left + 1), bars.max.y}, kit.theme.raised);
    drawBars(kit, session, state, bars, scale);
    list->AddRectFilled({left, bars.min.y}, {std::max(right, left + 1), bars.max.y}, faded(kit.theme.accent_wash, 0.6F));
    drawHandle(kit, scale.x(session.window.from), bars, near == Grip::from);
    drawHandle(kit, scale.x(session.window.to), bars, near == Grip::to);
    kit.note("timeline.from_handle", {{scale.x(session.window.from) - 4, bars.min.y}, {scale.x(session.window.from) + 4, bars.max.y}});
    kit.note("timeline.to_handle", {{scale.x(session.window.to) - 4, bars.min.y}, {scale.x(session.window.to) + 4, bars.max.y}});
    drawTicks(kit, session, {{bars.min.x, bars.max.y}, where.max}, scale);
    if (pressed.hovered || pressed.held) {
        const std::string text = near == Grip::middle || pressed.held
                                     ? session::intervalText({session.window.from, session.window.to}, kit.wording->language())
                                     : time::formatDay(session::firstDay(scale.at(x)), session::dayStyle(kit.wording->language()));
        kit.tip(text);
    }
}

} // namespace zamkan::app
