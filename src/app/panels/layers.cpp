#include "app/panels/map_layers.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr float kCard = 52; // a layer's height and what is between two

void drawName(Kit &kit, const session::Session &session, std::size_t index, const Rect &text, LayersState &state, Outcome &outcome) {
    const session::Source &source = session.sources[index];
    const std::string id = "layer." + std::to_string(index);
    const float middle = (text.min.y + text.max.y) / 2;
    if (state.renamed == index) {
        const Typed typed = field(kit, id + ".name", {{text.min.x, middle - kit.px(15)}, {text.max.x, middle + kit.px(15)}}, state.name);
        if (typed.entered || typed.left) {
            if (typed.entered || state.name.text != source.name)
                outcome.act(session::RenameSource{index, state.name.text});
            state.renamed.reset();
        }
        return;
    }
    const Pressed pressed = kit.press(id, text);
    const ImU32 ink = source.on ? kit.theme.ink : kit.theme.quiet;
    kit.text({{text.min.x, text.min.y + kit.px(3)}, {text.max.x, middle}}, source.name, Type::body, pressed.hovered ? kit.theme.accent : ink);
    std::string line = kit.wording->counted("source.events", source.events);
    if (source.report && !source.report->rejected.empty())
        line += "  ·  " + kit.wording->counted("layers.unused", source.report->rejected.size());
    kit.text({{text.min.x, middle}, {text.max.x, text.max.y - kit.px(3)}}, line, Type::small, kit.theme.quiet);
    if (ImGui::IsItemActivated()) {
        state.dragged = index;
        state.moved = false;
    }
    if (pressed && !(state.dragged == index && state.moved))
        outcome.act(session::ShowDocument{index});
}

void drawLayer(Kit &kit, const session::Session &session, std::size_t index, const Rect &card, LayersState &state, Outcome &outcome) {
    const session::Source &source = session.sources[index];
    const std::string id = "layer." + std::to_string(index);
    const bool lifted = state.dragged == index && state.moved;
    if (lifted || session.document == index)
        ImGui::GetWindowDrawList()->AddRectFilled(card.min, card.max, lifted ? kit.theme.hover : kit.theme.accent_wash, kit.px(5));
    Row row(card.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(5));
    if (kit.tick(id + ".on", row.take(kit.px(26)), source.on, kit.words(source.on ? "layers.hide" : "layers.show")))
        outcome.act(session::SwitchSource{index, !source.on});
    if (const auto colour = colourSpot(kit, id + ".colour", row.take(kit.px(24)).shrunk(0, kit.px(10)), source.colour, kit.words("layers.colour")))
        outcome.act(session::ColourSource{index, *colour});
    drawIcon(ImGui::GetWindowDrawList(), source.reading ? Icon::article : Icon::table, row.take(kit.px(18)).centre(), kit.px(15), kit.theme.quiet);
    const auto button = [&](const char *what, Icon icon, std::string_view tip) {
        return kit.iconButton(id + what, row.takeEnd(kit.px(26)).shrunk(0, kit.px(12)), icon, kit.words(tip)).clicked;
    };
    if (button(".close", Icon::close, "layers.close"))
        outcome.act(session::CloseSource{index});
    if (button(".rename", Icon::pencil, "layers.rename")) {
        state.renamed = index;
        state.name = {};
        state.name.text = source.name;
        state.name.wants_focus = true;
    }
    if (index + 1 < session.sources.size() && button(".up", Icon::up, "layers.up"))
        outcome.act(session::MoveSource{index, 1});
    drawName(kit, session, index, row.rest(), state, outcome);
}

// The dragged layer goes where the pointer lets go of it; a line shows between which ones.
void dragLayer(Kit &kit, const session::Session &session, const Rect &list, LayersState &state, Outcome &outcome) {
    const auto count = static_cast<int>(session.sources.size());
    if (!state.dragged || static_cast<int>(*state.dragged) >= count) {
        state.dragged.reset();
        return;
    }
    state.moved = state.moved || ImGui::IsMouseDragging(0, 4);
    const float card = kit.px(kCard), y = ImGui::GetIO().MousePos.y - list.min.y;
    const int line = std::clamp(static_cast<int>(std::lround(y / card)), 0, count); // cards above it
    const int from = static_cast<int>(*state.dragged), place = count - 1 - from;     // the last source stands first
    const int to = count - 1 - (line > place ? line - 1 : line);
    if (ImGui::GetIO().MouseDown[0]) {
        if (state.moved && to != from)
            ImGui::GetWindowDrawList()->AddRectFilled({list.min.x, list.min.y + card * static_cast<float>(line) - kit.px(2)},
                                                      {list.max.x, list.min.y + card * static_cast<float>(line)}, kit.theme.accent, kit.px(1));
        if (state.moved)
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
        return;
    }
    if (state.moved && to != from)
        outcome.act(session::MoveSource{*state.dragged, to - from});
    state.dragged.reset();
}
} // namespace

void drawLayers(Kit &kit, const session::Session &session, const Rect &where, LayersState &state, Outcome &outcome) {
    const Rect inside = where.shrunk(kit.px(14), kit.px(12));
    if (state.renamed && *state.renamed >= session.sources.size())
        state.renamed.reset();
    ImGui::SetCursorScreenPos(inside.min);
    ImGui::BeginChild("layers", {inside.width(), inside.height()}, false, ImGuiWindowFlags_NoNav);
    const float height = kit.px(kCard), scroll = ImGui::GetScrollY();
    const Rect list{{inside.min.x, inside.min.y - scroll}, {inside.max.x - kit.px(8), inside.max.y}};
    float y = list.min.y;
    // The last one lies on top of the map, and stands first here. One beyond each end is for the keyboard to go on to.
    for (std::size_t i = session.sources.size(); i-- > 0; y += height)
        if (y + height * 2 > inside.min.y && y - height < inside.max.y)
            drawLayer(kit, session, i, {{list.min.x, y}, {list.max.x, y + height - kit.px(2)}}, state, outcome);
    dragLayer(kit, session, list, state, outcome);
    if (session.sources.empty())
        y += kit.paragraphAt({list.min.x, y}, kit.words("layers.none"), Type::body, kit.theme.quiet, list.width());
    y += kit.px(10);
    if (session.sources.size() > 1)
        y += drawDuplicates(kit, session, {{list.min.x, y}, {list.max.x, y + kit.px(1200)}}, outcome);
    y += kit.px(10);
    y += drawMapLayers(kit, session, {{list.min.x, y}, {list.max.x, y + kit.px(1200)}}, outcome);
    ImGui::SetCursorPosY(y + scroll - inside.min.y + kit.px(12));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}

} // namespace zamkan::app
