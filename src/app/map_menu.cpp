#include "app/map_menu.hpp"
#include "app/event_words.hpp"
#include "app/kit/menu.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
constexpr const char *kMenu = "map menu";

geo::LatLon earthAt(const session::Session &session, ImVec2 pixel) {
    return session.viewport.toEarth({static_cast<double>(pixel.x), static_cast<double>(pixel.y)});
}

geo::Box boxBetween(const session::Session &session, ImVec2 a, ImVec2 b) {
    const geo::LatLon northWest = earthAt(session, {std::min(a.x, b.x), std::min(a.y, b.y)});
    const geo::LatLon southEast = earthAt(session, {std::max(a.x, b.x), std::max(a.y, b.y)});
    return {southEast.latitude(), northWest.longitude(), northWest.latitude(), southEast.longitude()};
}

// Marks lie over each other, so not only the topmost counts.
std::vector<events::Row> rowsUnder(const map::Picture &picture, ImVec2 pixel) {
    constexpr double kReach = 6; // pixels
    std::vector<events::Row> rows;
    for (const map::Mark &mark : picture.marks) {
        const double high = static_cast<double>(mark.size) + kReach, wide = (mark.shape == map::Shape::badge ? static_cast<double>(mark.reach) : static_cast<double>(mark.size)) + kReach;
        if (std::abs(static_cast<double>(pixel.x) - mark.at.x) <= wide && std::abs(static_cast<double>(pixel.y) - mark.at.y) <= high)
            rows.insert(rows.end(), mark.rows.begin(), mark.rows.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

session::ChooseValues onlyIn(timeline::Facet facet, std::string value) {
    return {facet, {std::move(value)}, session::Choose::only};
}
} // namespace

void MapMenu::draw(Kit &kit, const session::Session &session, const Layout &layout, const map::Picture &picture, bool free, Outcome &outcome) {
    if (free && ImGui::IsMouseClicked(1)) {
        at_ = earthAt(session, ImGui::GetIO().MousePos);
        here_ = rowsUnder(picture, ImGui::GetIO().MousePos);
        ImGui::OpenPopup(kMenu);
    }
    if (!ImGui::IsPopupOpen(kMenu))
        return;
    const std::string province(session.reader ? session.reader->gazetteer().admin1At(at_) : std::string_view());
    const std::string country(session.reader ? session.reader->gazetteer().countryAt(at_) : std::string_view());
    std::vector<MenuLine> lines;
    const auto area = [&](const char *id, timeline::Facet facet, const std::string &code) {
        if (!code.empty())
            lines.push_back({id, kit.wording->with("map_menu.only_in", {{"place", nameOfValue(session, facet, code, *kit.wording)}})});
    };
    if (!here_.empty()) {
        lines.push_back({"map_menu.here", kit.wording->counted("map_menu.here", here_.size())});
        lines.push_back({});
    }
    area("map_menu.province", timeline::Facet::province, province);
    area("map_menu.country", timeline::Facet::country, country);
    lines.push_back({"map_menu.seen", kit.words("map_menu.seen")});
    lines.push_back({"map_menu.box", kit.words("command.draw_box")});
    lines.push_back({"map_menu.note", kit.words("map_menu.note")});
    lines.push_back({});
    const std::string coordinates = fmt::format("{:.5f}, {:.5f}", at_.latitude(), at_.longitude());
    lines.push_back({"map_menu.copy", kit.wording->with("map_menu.copy", {{"coordinates", lettering::isolated(coordinates)}})});
    lines.push_back({"map_menu.copy_image", kit.words("command.copy_image")});
    if (!session.sieve.filter().empty())
        lines.push_back({"map_menu.clear", kit.words("filter.clear")});
    const std::string picked = drawMenuLines(kit, kMenu, lines);
    if (picked == "map_menu.here") {
        outcome.act(session::PickRows{here_, false});
        outcome.act(session::ShowTab{session::Tab::events});
    } else if (picked == "map_menu.province")
        outcome.act(onlyIn(timeline::Facet::province, province));
    else if (picked == "map_menu.country")
        outcome.act(onlyIn(timeline::Facet::country, country));
    else if (picked == "map_menu.seen")
        outcome.act(session::SetBox{boxBetween(session, layout.map.min, layout.map.max)});
    else if (picked == "map_menu.copy_image")
        outcome.ask(CopyImage{});
    else if (picked == "map_menu.box")
        outcome.act(session::SetTool{session::Tool::box});
    else if (picked == "map_menu.note")
        outcome.act(session::SetTool{session::Tool::note_text});
    else if (picked == "map_menu.copy")
        outcome.ask(CopyText{coordinates});
    else if (picked == "map_menu.clear")
        outcome.act(session::ClearFilter{});
}

bool BoxTool::takeMouse(Kit &kit, const session::Session &session, bool free, Outcome &outcome) {
    if (session.tool != session::Tool::box) {
        from_.reset();
        return false;
    }
    const ImGuiIO &io = ImGui::GetIO();
    ImDrawList *list = ImGui::GetBackgroundDrawList();
    if (free)
        kit.tip(kit.words("filter.box_tip"));
    if (free && ImGui::IsMouseClicked(0))
        from_ = io.MousePos;
    if (!from_)
        return free;
    const ImVec2 least{std::min(from_->x, io.MousePos.x), std::min(from_->y, io.MousePos.y)};
    const ImVec2 most{std::max(from_->x, io.MousePos.x), std::max(from_->y, io.MousePos.y)};
    list->AddRectFilled(least, most, faded(kit.theme.accent, 0.12F));
    list->AddRect(least, most, kit.theme.accent, 0, 0, kit.px(1.5F));
    if (!io.MouseDown[0]) {
        constexpr float kLeast = 5; // pixels: less is a click
        if (most.x - least.x > kLeast && most.y - least.y > kLeast)
            outcome.act(session::SetBox{boxBetween(session, least, most)});
        from_.reset();
    }
    return true;
}

void BoxTool::drawBox(Kit &kit, const session::Session &session, const Layout &layout) {
    const auto &box = session.sieve.filter().box;
    if (!box)
        return;
    const auto northWest = geo::LatLon::tryFromDegrees(std::min(box->north, 85.0), box->west), southEast = geo::LatLon::tryFromDegrees(std::max(box->south, -85.0), box->east);
    if (!northWest || !southEast)
        return;
    const map::Point a = session.viewport.toScreen(*northWest), b = session.viewport.toScreen(*southEast);
    ImDrawList *list = ImGui::GetBackgroundDrawList();
    list->PushClipRect(layout.map.min, layout.map.max);
    const auto pixel = [](double value) { return std::round(static_cast<float>(std::clamp(value, -1e4, 1e4))) + 0.5F; };
    list->AddRect({pixel(a.x), pixel(a.y)}, {pixel(b.x), pixel(b.y)}, faded(kit.theme.accent, 0.7F), 0, 0, kit.px(1.5F));
    list->PopClipRect();
}

} // namespace zamkan::app
