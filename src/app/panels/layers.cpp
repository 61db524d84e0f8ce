#include "app/panels/panels.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
// A box that is ticked or empty.
bool tick(Kit &kit, const std::string &id, const Rect &where, bool on, std::string_view tip) {
    const Pressed pressed = kit.press(id, where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float half = kit.px(8);
    const ImVec2 centre = where.centre(), from{centre.x - half, centre.y - half}, to{centre.x + half, centre.y + half};
    if (on) {
        list->AddRectFilled(from, to, kit.theme.accent, kit.px(3));
        list->AddLine({centre.x - half * 0.5F, centre.y}, {centre.x - half * 0.1F, centre.y + half * 0.45F}, kit.theme.accent_ink, kit.px(2));
        list->AddLine({centre.x - half * 0.1F, centre.y + half * 0.45F}, {centre.x + half * 0.6F, centre.y - half * 0.5F}, kit.theme.accent_ink, kit.px(2));
    } else {
        list->AddRect(from, to, pressed.hovered ? kit.theme.accent : kit.theme.line, kit.px(3), 0, kit.px(1.5F));
    }
    if (pressed.hovered)
        kit.tip(tip);
    return pressed.clicked;
}

void drawLayer(Kit &kit, const session::Session &session, std::size_t index, const Rect &card, Outcome &outcome) {
    const session::Source &source = session.sources[index];
    const std::string id = "layer." + std::to_string(index);
    const bool shown = session.document == index;
    if (shown)
        ImGui::GetWindowDrawList()->AddRectFilled(card.min, card.max, kit.theme.accent_wash, kit.px(5));
    Row row(card.shrunk(kit.px(8), 0), kit.rightToLeft(), kit.px(6));
    if (tick(kit, id + ".on", row.take(kit.px(26)), source.on, kit.words(source.on ? "layers.hide" : "layers.show")))
        outcome.act(session::SwitchSource{index, !source.on});
    drawIcon(ImGui::GetWindowDrawList(), source.reading ? Icon::article : Icon::table, row.take(kit.px(20)).centre(), kit.px(16), kit.theme.quiet);
    if (kit.iconButton(id + ".close", row.takeEnd(kit.px(28)).shrunk(0, kit.px(10)), Icon::close, kit.words("layers.close")))
        outcome.act(session::CloseSource{index});
    if (index + 1 < session.sources.size() &&
        kit.iconButton(id + ".up", row.takeEnd(kit.px(28)).shrunk(0, kit.px(10)), Icon::up, kit.words("layers.up")))
        outcome.act(session::MoveSource{index, 1});
    const Rect text = row.rest();
    const Pressed pressed = kit.press(id, text);
    const float middle = (text.min.y + text.max.y) / 2;
    const ImU32 ink = source.on ? kit.theme.ink : kit.theme.quiet;
    kit.text({{text.min.x, text.min.y + kit.px(3)}, {text.max.x, middle}}, source.name, Type::body, pressed.hovered ? kit.theme.accent : ink);
    std::string line = kit.wording->counted("source.events", source.events);
    if (source.report && !source.report->rejected.empty())
        line += "  ·  " + kit.wording->counted("layers.unused", source.report->rejected.size());
    kit.text({{text.min.x, middle}, {text.max.x, text.max.y - kit.px(3)}}, line, Type::small, kit.theme.quiet);
    if (pressed)
        outcome.act(session::ShowDocument{index});
}

// What several sources tell alike: found when asked for, shown once each only when asked for too.
void drawDuplicates(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const session::Duplicates &found = session.duplicates;
    float y = where.min.y;
    ImGui::GetWindowDrawList()->AddLine({where.min.x, y}, {where.max.x, y}, kit.theme.line);
    y += kit.px(12);
    const std::string said = !found.looked ? kit.words("layers.duplicates_hint")
                             : found.groups.empty() ? kit.words("layers.no_duplicates")
                                                    : kit.wording->counted("layers.duplicates", found.groups.size());
    y += kit.paragraphAt({where.min.x, y}, said, Type::small, kit.theme.quiet, where.width()) + kit.px(8);
    const auto button = [&](std::string_view id) {
        const std::string &name = kit.words(id);
        const float width = kit.widthOf(name, Type::body) + kit.px(28);
        Row row({{where.min.x, y}, {where.max.x, y + kit.px(32)}}, kit.rightToLeft(), 0);
        y += kit.px(40);
        return kit.textButton(id, row.take(width), name).clicked;
    };
    if (!found.looked) {
        if (button("layers.find_duplicates"))
            outcome.ask(FindDuplicates{});
    } else if (!found.groups.empty() && button(found.merged ? "layers.unmerge" : "layers.merge")) {
        outcome.act(session::MergeDuplicates{!found.merged});
    }
    constexpr std::size_t kMost = 40;
    for (std::size_t i = 0; i < std::min(found.groups.size(), kMost) && y < where.max.y; ++i) {
        const events::DuplicateGroup &group = found.groups[i];
        const Rect line{{where.min.x, y}, {where.max.x, y + kit.px(26)}};
        y = line.max.y;
        const events::PlaceWords *place = session.table->place(group.rows.front());
        std::string name = place ? std::string(kit.rightToLeft() && !place->name_ar.empty() ? place->name_ar : place->name_en) : "";
        const Pressed pressed = kit.press("layers.group." + std::to_string(i), line);
        if (pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, kit.theme.hover, kit.px(4));
        Row row(line.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(8));
        kit.text(row.takeEnd(kit.px(90)), "× " + std::to_string(group.rows.size()), Type::small, kit.theme.quiet, Align::end);
        kit.text(row.rest(), name, Type::body, kit.theme.ink);
        if (pressed)
            outcome.act(session::Select{group.rows.front(), true});
    }
}
} // namespace

void drawLayers(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const Rect inside = where.shrunk(kit.px(14), kit.px(12));
    if (session.sources.empty()) {
        kit.paragraphAt(inside.min, kit.words("layers.none"), Type::body, kit.theme.quiet, inside.width());
        return;
    }
    ImGui::SetCursorScreenPos(inside.min);
    ImGui::BeginChild("layers", {inside.width(), inside.height()}, false, ImGuiWindowFlags_NoNav);
    const float height = kit.px(50), scroll = ImGui::GetScrollY();
    float y = inside.min.y - scroll;
    // The last one lies on top of the map, and stands first here.
    for (std::size_t i = session.sources.size(); i-- > 0; y += height + kit.px(2))
        if (y + height > inside.min.y && y < inside.max.y)
            drawLayer(kit, session, i, {{inside.min.x, y}, {inside.max.x - kit.px(8), y + height}}, outcome);
    y += kit.px(10);
    if (session.sources.size() > 1)
        drawDuplicates(kit, session, {{inside.min.x, y}, {inside.max.x - kit.px(8), y + kit.px(600)}}, outcome);
    const float groups = static_cast<float>(std::min<std::size_t>(session.duplicates.groups.size(), 40)) * kit.px(26);
    ImGui::SetCursorPosY(y + scroll - inside.min.y + kit.px(100) + groups);
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}

} // namespace zamkan::app
