#include "app/map_tools.hpp"
#include "app/event_words.hpp"
#include "app/keyboard.hpp"
#include "geo/measure.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
ImVec2 pixel(map::Point p) {
    return {static_cast<float>(std::clamp(p.x, -1e5, 1e5)), static_cast<float>(std::clamp(p.y, -1e5, 1e5))};
}

// Small ones with what still tells.
std::string shownNumber(double value) {
    return value < 100 ? fmt::format("{:.{}f}", value, value < 10 ? 2 : 1) : countText(std::round(value));
}

// A label on a plate of the map's own surface, its lower end at a point.
void plate(Kit &kit, ImDrawList *list, ImVec2 at, const std::string &text) {
    const float width = kit.widthOf(text, Type::small) + kit.px(10), height = kit.lineHeight(Type::small) + kit.px(4);
    const Rect where{{std::round(at.x - width / 2), std::round(at.y - height)}, {std::round(at.x + width / 2), std::round(at.y)}};
    list->AddRectFilled(where.min, where.max, faded(kit.theme.raised, 0.93F), kit.px(4));
    list->AddRect(where.min, where.max, kit.theme.line, kit.px(4));
    kit.text(where, text, Type::small, kit.theme.ink, Align::middle);
}
} // namespace

std::string shownLength(double km, const session::Wording &wording) {
    return km < 1 ? wording.with("measure.metres", {{"n", fmt::format("{:.0f}", km * 1000)}})
                  : wording.with("measure.kilometres", {{"n", shownNumber(km)}});
}

std::string shownArea(double km2, const session::Wording &wording) {
    return wording.with("measure.square", {{"n", shownNumber(km2)}});
}

std::vector<events::Row> rowsInside(const std::vector<map::Point> &ring, const map::Picture &picture) {
    std::vector<events::Row> rows;
    for (const map::Mark &mark : picture.marks) {
        bool inside = false;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if ((ring[i].y > mark.at.y) != (ring[j].y > mark.at.y) &&
                mark.at.x < (ring[j].x - ring[i].x) * (mark.at.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
                inside = !inside;
        if (inside)
            rows.insert(rows.end(), mark.rows.begin(), mark.rows.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void MapTools::lasso(Kit &kit, const session::Session &session, const map::Picture &picture, bool free, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    const map::Point at{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    const bool byKey = session.tool == session::Tool::lasso;
    if (free && ImGui::IsMouseClicked(0) && (byKey || io.KeyAlt))
        rope_ = {at};
    if (rope_.empty())
        return;
    if (std::hypot(at.x - rope_.back().x, at.y - rope_.back().y) > 3)
        rope_.push_back(at);
    ImDrawList *list = ImGui::GetBackgroundDrawList();
    std::vector<ImVec2> line;
    for (const map::Point &p : rope_)
        line.push_back(pixel(p));
    list->AddPolyline(line.data(), static_cast<int>(line.size()), kit.theme.accent, 0, kit.px(1.8F));
    list->AddLine(line.back(), line.front(), faded(kit.theme.accent, 0.45F), kit.px(1.2F));
    if (io.MouseDown[0])
        return;
    if (rope_.size() > 3)
        outcome.act(session::PickRows{rowsInside(rope_, picture), io.KeyCtrl});
    rope_.clear();
    if (byKey)
        outcome.act(session::SetTool{});
}

void MapTools::measure(Kit &kit, const session::Session &session, bool free, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    if (free)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (free && measured_.empty())
        kit.tip(kit.words("tool.measure"));
    if (enterPressed())
        finished_ = true;
    if (free && ImGui::IsMouseDoubleClicked(0)) {
        finished_ = true; // its first click set the last point
        return;
    }
    if (free && ImGui::IsMouseClicked(0)) {
        if (std::exchange(finished_, false))
            measured_.clear();
        measured_.push_back(session.viewport.toEarth({static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)}));
        outcome.act(session::SetFocus{session::Focus::map});
    }
}

bool MapTools::takeMouse(Kit &kit, const session::Session &session, const map::Picture &picture, bool free, Outcome &outcome) {
    if (session.tool == session::Tool::measure) {
        measure(kit, session, free, outcome);
        return ImGui::GetIO().MouseWheel == 0;
    }
    measured_.clear();
    finished_ = false;
    if (free && session.tool == session::Tool::lasso && rope_.empty())
        kit.tip(kit.words("tool.lasso"));
    lasso(kit, session, picture, free, outcome);
    return !rope_.empty() || session.tool == session::Tool::lasso;
}

void MapTools::draw(Kit &kit, const session::Session &session, const Layout &layout, bool free) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    ImGui::SetNextWindowPos(layout.map.min);
    ImGui::SetNextWindowSize({std::max(1.0F, layout.map.width()), std::max(1.0F, layout.map.height())});
    ImGui::Begin("map tools", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs | ImGuiWindowFlags_NoBackground |
                                           ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoFocusOnAppearing |
                                           ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (!measured_.empty()) {
        std::vector<geo::LatLon> points = measured_;
        if (free && !finished_)
            points.push_back(session.viewport.toEarth({static_cast<double>(mouse.x), static_cast<double>(mouse.y)}));
        std::vector<ImVec2> line;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            for (const geo::LatLon &p : geo::shortestWay(points[i], points[i + 1], 24))
                line.push_back(pixel(session.viewport.toScreen(p)));
        list->AddPolyline(line.data(), static_cast<int>(line.size()), faded(kit.theme.raised, 0.9F), 0, kit.px(4.5F));
        list->AddPolyline(line.data(), static_cast<int>(line.size()), kit.theme.accent, 0, kit.px(2));
        for (const geo::LatLon &p : points) {
            const ImVec2 at = pixel(session.viewport.toScreen(p));
            list->AddCircleFilled(at, kit.px(4), kit.theme.raised);
            list->AddCircle(at, kit.px(4), kit.theme.accent, 0, kit.px(1.8F));
        }
        if (points.size() > 2)
            list->AddLine(pixel(session.viewport.toScreen(points.back())), pixel(session.viewport.toScreen(points.front())), faded(kit.theme.accent, 0.4F), kit.px(1.2F));
                const double length = geo::lengthKm(points), area = geo::areaKm2(points);
        std::string text = shownLength(length, *kit.wording);
        if (points.size() > 2 && area > 1e-4 * length * length) // there and back encloses nothing
            text += "  ·  " + shownArea(area, *kit.wording);
        if (points.size() > 1) {
            const ImVec2 end = pixel(session.viewport.toScreen(points.back()));
            plate(kit, list, {end.x, end.y - kit.px(9)}, text);
        }
        kit.note("measured", {{0, 0}, {static_cast<float>(length), static_cast<float>(area)}});
    }
    if (free) {
        const geo::LatLon at = session.viewport.toEarth({static_cast<double>(mouse.x), static_cast<double>(mouse.y)});
        coordinates_ = fmt::format("{:.5f}, {:.5f}", at.latitude(), at.longitude());
        const int digits = std::clamp(static_cast<int>(session.viewport.zoom() / 2.6), 1, 5);
        const auto side = [&](double degrees, const char *positive, const char *negative) {
            return fmt::format("{:.{}f}° {}", std::abs(degrees), digits, degrees < 0 ? negative : positive);
        };
        const std::string text = lettering::isolated(side(at.latitude(), "N", "S") + "  " + side(at.longitude(), "E", "W"));
        const float bottom = layout.map.max.y - kit.px(30), height = kit.lineHeight(Type::small);
        // The attribution stands at one end of the last line, the scale bar at the other; above the attribution is room.
        const float width = kit.widthOf(text, Type::small), margin = kit.px(14);
        const float left = kit.rightToLeft() ? layout.map.min.x + margin : layout.map.max.x - margin - width;
        if (!session.filters) { // they lie over that corner
            kit.text({{left, bottom - height}, {left + width + 2, bottom}}, text, Type::small, faded(kit.theme.quiet, 0.95F), Align::left);
            kit.note("map.coordinates", {{left, bottom - height}, {left + width, bottom}});
        }
    }
    ImGui::End();
}

} // namespace zamkan::app
