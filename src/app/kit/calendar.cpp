#include "app/kit/calendar.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
using std::chrono::days;
constexpr float kCell = 36, kLine = 30, kPad = 12; // at scale 1
constexpr int kWeeks = 6;

time::Day monthLater(time::Day day, int months) {
    const std::chrono::year_month_day now{day};
    const std::chrono::year_month month = now.year() / now.month() + std::chrono::months{months};
    const auto end = month / std::chrono::last;
    return time::Day(month / std::min(now.day(), std::chrono::year_month_day_last{end}.day()));
}

bool pressed(ImGuiKey key) { return !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

void moveByKeys(const Kit &kit, Calendar &state) {
    const int onwards = kit.rightToLeft() ? -1 : 1, months = ImGui::GetIO().KeyShift ? 12 : 1;
    if (pressed(ImGuiKey_RightArrow))
        state.cursor += days{onwards};
    if (pressed(ImGuiKey_LeftArrow))
        state.cursor -= days{onwards};
    if (pressed(ImGuiKey_DownArrow))
        state.cursor += days{7};
    if (pressed(ImGuiKey_UpArrow))
        state.cursor -= days{7};
    if (pressed(ImGuiKey_PageDown))
        state.cursor = monthLater(state.cursor, months);
    if (pressed(ImGuiKey_PageUp))
        state.cursor = monthLater(state.cursor, -months);
}

// A triangle that points to where it goes, two for a year.
void drawTurn(Kit &kit, const char *id, const Rect &where, bool later, int months, Calendar &state) {
    const Pressed turned = kit.press(id, where, false);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (turned.hovered) {
        list->AddRectFilled(where.min, where.max, kit.theme.hover, kit.px(4));
        kit.tip(kit.words(id));
    }
    const float way = later != kit.rightToLeft() ? 1.0F : -1.0F, size = kit.px(4.5F);
    const ImVec2 at = where.centre();
    for (int i = 0; i < (months > 1 ? 2 : 1); ++i) {
        const float x = at.x + (months > 1 ? (i == 0 ? -0.6F : 0.6F) * size : 0.0F);
        const ImVec2 tip{x + way * size * 0.6F, at.y}, up{x - way * size * 0.5F, at.y - size}, down{x - way * size * 0.5F, at.y + size};
        list->AddPolyline(std::array<ImVec2, 3>{up, tip, down}.data(), 3, turned.hovered ? kit.theme.accent : kit.theme.ink, 0, kit.px(1.6F));
    }
    if (turned)
        state.cursor = monthLater(state.cursor, later ? months : -months);
}

void choose(Calendar &state, time::Day day) {
    state.cursor = day;
    if (state.second && day >= state.from) {
        state.last = day;
        state.second = false;
    } else {
        state.from = state.last = day;
        state.second = true;
    }
}

void drawDay(Kit &kit, time::Day day, const Rect &cell, Calendar &state, const time::DayStyle &style) {
    const std::chrono::year_month_day date{day}, month{state.cursor};
    const Pressed over = kit.press("calendar." + time::toIso(day), cell, day == state.cursor);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const bool end = day == state.from || day == state.last, within = day > state.from && day < state.last;
    const Rect inside = cell.shrunk(kit.px(2), kit.px(1));
    if (end || within)
        list->AddRectFilled(inside.min, inside.max, end ? kit.theme.accent : kit.theme.accent_wash, kit.px(5));
    else if (over.hovered)
        list->AddRectFilled(inside.min, inside.max, kit.theme.hover, kit.px(5));
    if (day == state.cursor && !end)
        list->AddRect(inside.min, inside.max, kit.theme.accent, kit.px(5));
    const bool here = date.month() == month.month() && date.year() == month.year();
    kit.text(cell, time::withDigits(std::to_string(static_cast<unsigned>(date.day())), style), Type::body, end ? kit.theme.panel : here ? kit.theme.ink : kit.theme.quiet, Align::middle);
    if (over.hovered)
        kit.tip(time::formatDay(day, style) + "\n" + time::formatHijri(day, style));
    if (over)
        choose(state, day);
}

Rect placeFor(const Kit &kit, const Rect &anchor, float width, float height) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const float left = std::clamp(kit.rightToLeft() ? anchor.max.x - width : anchor.min.x, kit.px(4), std::max(kit.px(4), screen.x - width - kit.px(4)));
    const bool above = anchor.max.y + height + kit.px(6) > screen.y;
    const float top = above ? std::max(kit.px(4), anchor.min.y - height - kit.px(2)) : anchor.max.y + kit.px(2);
    return {{left, top}, {left + width, top + height}};
}
} // namespace

void openCalendar(Kit &kit, const char *name, Calendar &state, time::Day from, time::Day last) {
    state = {from, std::max(from, last), from, false};
    ImGui::OpenPopup(name);
    kit.keys.startAt("calendar." + time::toIso(from));
}

std::optional<std::pair<time::Day, time::Day>> drawCalendar(Kit &kit, const char *name, const Rect &anchor, Calendar &state, const time::DayStyle &style) {
    if (!ImGui::IsPopupOpen(name))
        return std::nullopt;
    const float width = kit.px(kCell * 7 + kPad * 2), height = kit.px(kPad * 2 + 32 + 22 + kLine * kWeeks + 6 + 44 + 38);
    const Rect place = placeFor(kit, anchor, width, height);
    ImGui::SetNextWindowPos(place.min);
    ImGui::SetNextWindowSize({width, height});
    if (!ImGui::BeginPopup(name, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar))
        return std::nullopt;
    kit.keys.enter(KeyFocus::Layer::list);
    kit.keys.keepArrows();
    moveByKeys(kit, state);
    const Rect inside = place.shrunk(kit.px(kPad), kit.px(kPad));
    float y = inside.min.y;
    const auto strip = [&](float high) {
        const Rect line{{inside.min.x, y}, {inside.max.x, y + kit.px(high)}};
        y += kit.px(high);
        return line;
    };
    Row head(strip(32), kit.rightToLeft(), kit.px(2));
    drawTurn(kit, "calendar.year_before", head.take(kit.px(26)), false, 12, state);
    drawTurn(kit, "calendar.month_before", head.take(kit.px(26)), false, 1, state);
    drawTurn(kit, "calendar.year_after", head.takeEnd(kit.px(26)), true, 12, state);
    drawTurn(kit, "calendar.month_after", head.takeEnd(kit.px(26)), true, 1, state);
    kit.text(head.rest(), time::formatMonth(state.cursor, style), Type::strong, kit.theme.ink, Align::middle);

    const time::Day first = time::firstOfPage(state.cursor, style.language);
    Row names(strip(22), kit.rightToLeft(), 0);
    for (int i = 0; i < 7; ++i)
        kit.text(names.take(kit.px(kCell)), time::formatWeekdayShort(first + days{i}, style), Type::small, kit.theme.quiet, Align::middle);
    for (int week = 0; week < kWeeks; ++week) {
        Row row(strip(kLine), kit.rightToLeft(), 0);
        for (int i = 0; i < 7; ++i)
            drawDay(kit, first + days{week * 7 + i}, row.take(kit.px(kCell)), state, style);
    }
    y += kit.px(6);
    kit.text(strip(22), time::formatRange(time::DateRange(state.from, state.last + days{1}), style), Type::small, kit.theme.ink, Align::middle);
    kit.text(strip(22), time::formatHijri(state.second ? state.cursor : state.from, style), Type::small, kit.theme.quiet, Align::middle);
    Row foot(strip(38), kit.rightToLeft(), kit.px(8));
    const Rect set = foot.takeEnd(kit.px(96)).shrunk(0, kit.px(3));
    kit.text(foot.rest(), kit.words(state.second ? "calendar.or_last" : "calendar.first"), Type::small, kit.theme.quiet);
    std::optional<std::pair<time::Day, time::Day>> chosen;
    if (kit.textButton("calendar.set", set, kit.words("calendar.set"), true)) {
        chosen.emplace(state.from, state.last);
        ImGui::CloseCurrentPopup();
    }
    if (kit.keys.listCloses())
        ImGui::CloseCurrentPopup();
    kit.keys.leave();
    ImGui::EndPopup();
    return chosen;
}

} // namespace zamkan::app
