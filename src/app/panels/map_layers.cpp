#include "app/panels/map_layers.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"
#include "map/own_layer.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
constexpr float kCard = 56;

void drawCard(Kit &kit, const session::Session &session, std::size_t index, const Rect &card, Outcome &outcome) {
    const session::MapLayer &layer = session.on_map.layers[index];
    const std::string id = "map_layer." + std::to_string(index);
    Row row(card.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(5));
    if (kit.tick(id + ".on", row.take(kit.px(26)), layer.on, kit.words(layer.on ? "map_layers.hide" : "map_layers.show")))
        outcome.act(session::SwitchMapLayer{index, !layer.on});
    if (const auto colour = colourSpot(kit, id + ".colour", row.take(kit.px(24)).shrunk(0, kit.px(12)), layer.colour, kit.words("map_layers.colour")))
        outcome.act(session::ColourMapLayer{index, *colour});
    const auto button = [&](const char *what, Icon icon, std::string_view tip) {
        return kit.iconButton(id + what, row.takeEnd(kit.px(26)).shrunk(0, kit.px(14)), icon, kit.words(tip)).clicked;
    };
    if (button(".close", Icon::close, "map_layers.close"))
        outcome.act(session::CloseMapLayer{index});
    if (index + 1 < session.on_map.layers.size() && button(".up", Icon::up, "layers.up"))
        outcome.act(session::MoveMapLayer{index, 1});
    const Rect text = row.rest();
    const float middle = (text.min.y + text.max.y) / 2;
    kit.text({text.min, {text.max.x, middle}}, lettering::isolated(layer.name), Type::body, layer.on ? kit.theme.ink : kit.theme.quiet);
    kit.note(id, text);
    Row lower({{text.min.x, middle}, {text.max.x, text.max.y - kit.px(3)}}, kit.rightToLeft(), kit.px(6));
    const std::string count = kit.wording->counted("map_layers.features", layer.geometry->features());
    kit.text(lower.take(std::min(kit.widthOf(count, Type::small), lower.rest().width() * 0.5F)), count, Type::small, kit.theme.quiet);
    if (layer.geometry->columns.empty())
        return;
    std::vector<std::string> columns{kit.words("map_layers.no_label")};
    for (const std::string &column : layer.geometry->columns)
        columns.push_back(lettering::isolated(column));
    const auto picked = kit.choice(id + ".label", lower.rest(), layer.label ? *layer.label + 1 : 0, columns, kit.words("map_layers.label"));
    if (picked)
        outcome.act(session::LabelMapLayer{index, *picked == 0 ? std::nullopt : std::optional(*picked - 1)});
}
} // namespace

std::optional<std::size_t> colourSpot(Kit &kit, const std::string &id, const Rect &where, std::size_t colour, std::string_view tip) {
    const std::size_t count = kit.layerColours.size();
    if (count == 0)
        return std::nullopt;
    const std::size_t now = colour % count;
    const auto spot = [&](const Rect &cell, std::size_t which, float radius, bool ring) {
        ImGui::GetWindowDrawList()->AddCircleFilled(cell.centre(), kit.px(radius), kit.layerColours[which], 32);
        if (ring)
            ImGui::GetWindowDrawList()->AddCircle(cell.centre(), kit.px(radius + 3), kit.theme.accent, 32, kit.px(1.5F));
    };
    const Pressed pressed = kit.press(id, where);
    spot(where, now, 7, pressed.hovered);
    if (pressed.hovered)
        kit.tip(tip);
    if (pressed) {
        ImGui::OpenPopup(id.c_str());
        kit.keys.startAt(id + "." + std::to_string(now));
    }
    constexpr std::size_t kAcross = 4;
    const float cell = kit.px(32), pad = kit.px(6);
    const auto rows = static_cast<float>((count + kAcross - 1) / kAcross);
    const float width = cell * static_cast<float>(kAcross) + pad * 2;
    ImGui::SetNextWindowPos({kit.rightToLeft() ? where.max.x - width : where.min.x, where.max.y});
    ImGui::SetNextWindowSize({width, cell * rows + pad * 2});
    if (!ImGui::BeginPopup(id.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar))
        return std::nullopt;
    std::optional<std::size_t> picked;
    kit.keys.enter(KeyFocus::Layer::list);
    if (kit.keys.listCloses())
        ImGui::CloseCurrentPopup();
    const ImVec2 origin = ImGui::GetWindowPos();
    for (std::size_t i = 0; i < count; ++i) {
        const auto column = static_cast<float>(kit.rightToLeft() ? kAcross - 1 - i % kAcross : i % kAcross);
        const ImVec2 at{origin.x + pad + cell * column, origin.y + pad + cell * static_cast<float>(i / kAcross)};
        const Rect place{at, {at.x + cell, at.y + cell}};
        const Pressed chosen = kit.press(id + "." + std::to_string(i), place);
        spot(place, i, 9, chosen.hovered || i == now);
        if (chosen) {
            picked = i;
            ImGui::CloseCurrentPopup();
        }
    }
    kit.keys.leave();
    ImGui::EndPopup();
    return picked;
}

float drawMapLayers(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    float y = where.min.y;
    kit.text({{where.min.x, y}, {where.max.x, y + kit.px(24)}}, kit.words("map_layers.title"), Type::strong, kit.theme.quiet);
    y += kit.px(28);
    for (std::size_t i = session.on_map.layers.size(); i-- > 0; y += kit.px(kCard)) // the last one lies on top, and stands first
        drawCard(kit, session, i, {{where.min.x, y}, {where.max.x, y + kit.px(kCard - 2)}}, outcome);
    const std::string &add = kit.words("map_layers.add");
    Row row({{where.min.x, y + kit.px(2)}, {where.max.x, y + kit.px(32)}}, kit.rightToLeft(), kit.px(8));
    if (kit.textButton("map_layers.add", row.take(kit.widthOf(add, Type::body) + kit.px(28)), add))
        outcome.ask(BrowseLayer{});
    return y + kit.px(36) - where.min.y;
}

void drawKindDialog(Kit &kit, const session::Session &session, Outcome &outcome) {
    if (session.dialog != session::Dialog::kind)
        return;
    DialogFrame frame = beginDialog(kit, "kind", kit.words("kind.title"), kit.px(560), kit.px(230));
    const Rect &inside = frame.inside;
    const std::string said = kit.wording->with("kind.ask", {{"name", lettering::isolated(session.on_map.kind_of.filename().string())}});
    kit.paragraphAt(inside.min, said, Type::body, kit.theme.ink, inside.width());
    Row foot({{inside.min.x, inside.max.y - kit.px(34)}, inside.max}, kit.rightToLeft(), kit.px(8));
    const std::string &layer = kit.words("kind.layer"), &events = kit.words("kind.events");
    if (kit.textButton("kind.layer", foot.takeEnd(kit.widthOf(layer, Type::body) + kit.px(30)), layer, true)) {
        outcome.ask(OpenLayers{{session.on_map.kind_of}});
        outcome.act(session::ShowDialog{session::Dialog::none});
    }
    if (kit.textButton("kind.events", foot.takeEnd(kit.widthOf(events, Type::body) + kit.px(30)), events)) {
        outcome.act(session::ShowDialog{session::Dialog::none});
        outcome.ask(OpenAsEvents{session.on_map.kind_of});
    }
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
