#include "app/panels/timeline.hpp"
#include "session/dates.hpp"
#include "timeline/sight.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>

namespace zamkan::app {

using std::chrono::days;

double Scale::seconds() const { return std::max(3600.0, static_cast<double>((sight.end - sight.start).count())); }

float Scale::x(time::Instant at) const {
    const double share = static_cast<double>((at - sight.start).count()) / seconds();
    return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * width;
}

time::Instant Scale::at(float pixel) const {
    const double share = static_cast<double>((pixel - left) / width);
    return sight.start + std::chrono::seconds{std::llround(share * seconds())};
}

time::Instant snapped(const session::Session &session, time::Instant at, const Scale &scale) {
    const double aPixel = scale.seconds() / static_cast<double>(std::max(1.0F, scale.width));
    if (!session.clock_times || aPixel > 3600)
        return std::chrono::round<days>(at);
    if (aPixel > 60)
        return std::chrono::round<std::chrono::hours>(at);
    return std::chrono::round<std::chrono::minutes>(at);
}

namespace {
std::string labelOf(Kit &kit, const timeline::Tick &tick, bool first) {
    const time::DayStyle style = session::dayStyle(kit.wording->language());
    const time::Day day = session::firstDay(tick.at);
    const std::string whole = time::formatDay(day, style);
    const std::string withoutYear = whole.substr(0, whole.rfind(' '));
    const auto date = std::chrono::year_month_day{day};
    switch (tick.unit) {
    case timeline::TickUnit::hour: {
        if (tick.strong)
            return first ? whole : withoutYear;
        const auto hour = std::chrono::duration_cast<std::chrono::hours>(tick.at - time::Instant(day)).count();
        return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00";
    }
    case timeline::TickUnit::day:
        return first ? whole : withoutYear;
    case timeline::TickUnit::month:
        if (tick.strong)
            return std::to_string(static_cast<int>(date.year()));
        return first ? time::formatMonth(day, style) : time::formatMonthName(static_cast<unsigned>(date.month()), style);
    case timeline::TickUnit::year:
        return std::to_string(static_cast<int>(date.year()));
    }
    return {};
}
} // namespace

void drawTicks(Kit &kit, const Rect &where, const Scale &scale) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const std::vector<timeline::Tick> ticks = timeline::ticksOf(scale.sight, scale.seconds() * static_cast<double>(kit.px(92) / scale.width));
    // Some label must say the year: a strong one of months does, else the first.
    const bool toldByMonths = std::any_of(ticks.begin(), ticks.end(), [](const timeline::Tick &tick) {
        return tick.unit == timeline::TickUnit::month && tick.strong;
    });
    float taken = where.min.x - kit.px(30);
    bool first = !toldByMonths;
    for (const timeline::Tick &tick : ticks) {
        const float x = std::round(scale.x(tick.at));
        list->AddLine({x, where.min.y}, {x, where.min.y + kit.px(tick.strong ? 6 : 4)}, kit.theme.quiet);
        const bool sayAll = first && (tick.unit != timeline::TickUnit::hour || tick.strong);
        const std::string label = labelOf(kit, tick, sayAll);
        const float width = kit.widthOf(label, Type::small);
        const float left = std::clamp(x - width / 2, where.min.x - kit.px(14), where.max.x + kit.px(14) - width);
        if (left < taken + kit.px(10))
            continue;
        first = first && !sayAll;
        taken = left + width;
        const bool strong = tick.strong && tick.unit != timeline::TickUnit::day;
        kit.text({{left, where.min.y + kit.px(4)}, {taken + 1, where.max.y}}, label, Type::small,
                 strong ? kit.theme.ink : kit.theme.quiet, Align::left);
    }
}

std::vector<TipLine> dayTip(Kit &kit, std::string said, time::Day day) {
    return {{std::move(said), Type::small, 0}, {session::hijriText(day, kit.wording->language()), Type::small, kit.theme.quiet}};
}

namespace {
// A flag at a pole, its foot on the axis.
void drawFlag(Kit &kit, const Rect &where, float x, ImU32 colour, std::string_view letter) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddLine({x, where.min.y}, {x, where.max.y}, faded(colour, 0.8F), kit.px(1.5F));
    if (letter.empty()) {
        const float top = where.min.y + 1, tall = kit.px(10);
        list->AddTriangleFilled({x, top}, {x + kit.px(11), top + tall / 2}, {x, top + tall}, colour);
        return;
    }
    const Rect plate{{x - kit.px(8), where.min.y}, {x + kit.px(8), where.min.y + kit.px(16)}};
    list->AddRectFilled(plate.min, plate.max, colour, kit.px(3));
    kit.text(plate, letter, Type::small, kit.theme.accent_ink, Align::middle);
}
} // namespace

bool drawFlags(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale, ChartState &state, Outcome &outcome) {
    bool over = false;
    const auto &bookmarks = session.bookmarks.all();
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        const session::Bookmark &bookmark = bookmarks[i];
        const timeline::Window &window = bookmark.moment.window;
        const bool toEnd = window.mode == timeline::Mode::cumulative_to_end;
        const time::Instant at = toEnd ? window.from : window.to;
        if (!session::stands(session, bookmark) || !scale.shows(at))
            continue;
        const float x = scale.x(at);
        const Pressed pressed = kit.press("bookmark.flag." + std::to_string(i), {{x - kit.px(4), where.min.y}, {x + kit.px(13), where.min.y + kit.px(14)}}, false);
        drawFlag(kit, where, x, kit.theme.date, {});
        over = over || pressed.hovered || pressed.held;
        if (pressed.hovered) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            std::vector<TipLine> lines = dayTip(kit, session::momentText(at, !toEnd, kit.wording->language()), toEnd ? session::firstDay(at) : session::lastDay(at));
            if (lines.front().text != bookmark.name)
                lines.insert(lines.begin(), {bookmark.name, Type::strong, 0});
            kit.tip(std::move(lines));
        }
        if (pressed)
            outcome.act(session::GoToBookmark{i});
    }
    if (!session.comparison)
        return over;
    for (const bool later : {false, true}) {
        const time::Instant at = later ? session.comparison->later : session.comparison->earlier;
        if (!scale.shows(at))
            continue;
        const float x = scale.x(at);
        const Grip grip = later ? Grip::later : Grip::earlier;
        const Pressed pressed = kit.press(later ? "compare.later_flag" : "compare.earlier_flag",
                                          {{x - kit.px(9), where.min.y}, {x + kit.px(9), where.min.y + kit.px(17)}}, false);
        drawFlag(kit, where, x, kit.theme.place, kit.words(later ? "changes.b" : "changes.a"));
        over = over || pressed.hovered || pressed.held;
        if (pressed.held && state.grip != grip && state.grip != Grip::none)
            continue;
        if (pressed.held) {
            state.grip = grip;
            session::Comparison moved = *session.comparison;
            (later ? moved.later : moved.earlier) = snapped(session, scale.at(ImGui::GetIO().MousePos.x), scale);
            if (moved != *session.comparison && moved.earlier < moved.later)
                outcome.act(session::Compare{moved});
        }
        if (pressed.hovered || pressed.held) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
            kit.tip(dayTip(kit, session::momentText(at, true, kit.wording->language()), session::lastDay(at)));
        }
    }
    return over;
}

} // namespace zamkan::app
