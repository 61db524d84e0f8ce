#include "app/event_words.hpp"
#include "app/panels/panels.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 4> kTypes{"control", "violence", "movement", "claim"};

void drawFilters(Kit &kit, const session::Session &session, const Rect &strip, Outcome &outcome) {
    Row row(strip, kit.rightToLeft(), kit.px(6));
    for (const auto type : kTypes) {
        const std::string &name = kit.words("type." + std::string(type));
        const Rect where = row.take(kit.widthOf(name, Type::small) + kit.px(22));
        if (kit.chip("events.type." + std::string(type), where, name, !session.filter.hidden_types.contains(type)))
            outcome.act(session::ToggleType{std::string(type)});
    }
}

void drawRow(Kit &kit, const session::Session &session, events::Row row, bool inWindow, const Rect &item,
             Outcome &outcome) {
    const events::EventTable &table = *session.table;
    const events::Event event = table.event(row);
    const Pressed pressed = kit.press("events.row." + std::to_string(row), item);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const bool selected = session.selected == row;
    if (selected)
        list->AddRectFilled(item.min, item.max, kit.theme.lit, kit.px(5));
    else if (pressed.hovered || session.hovered == row)
        list->AddRectFilled(item.min, item.max, kit.theme.hover, kit.px(5));

    const float opacity = inWindow || selected ? 1.0F : 0.5F;
    Row across(item.shrunk(kit.px(8), kit.px(5)), kit.rightToLeft(), kit.px(8));
    const Rect sign = across.take(kit.px(12));
    const auto actor = colouringActor(table, row);
    const ImU32 colour = actor.empty() || !kit.actorColour ? kit.theme.histogram : kit.actorColour(actor);
    const ImVec2 dot{sign.centre().x, sign.min.y + kit.px(11)};
    if (table.gaining(row).empty() && table.acting(row).empty())
        list->AddCircle(dot, kit.px(4.5F), faded(colour, opacity), 20, kit.px(2));
    else
        list->AddCircleFilled(dot, kit.px(5.5F), faded(colour, opacity), 20);

    const Rect text = across.rest();
    const float second = text.min.y + kit.px(22);
    Row first({text.min, {text.max.x, second}}, kit.rightToLeft(), kit.px(8));
    std::string when = whenOf(event, *kit.wording);
    if (when.empty())
        when = kit.words("events.undated");
    const float whenWidth = std::min(kit.widthOf(when, Type::small) + 2, first.rest().width() * 0.55F);
    kit.text(first.takeEnd(whenWidth), when, Type::small, faded(kit.theme.date, opacity), Align::end);
    const events::PlaceWords *place = table.place(row);
    kit.text(first.rest(), place ? nameOf(*place, kit.wording->language()) : kit.words("events.no_place"), Type::strong,
             faded(kit.theme.ink, opacity));
    std::string line = kindOf(event, *kit.wording);
    if (const std::string magnitude = magnitudeOf(event, *kit.wording); !magnitude.empty())
        line += " · " + magnitude;
    if (!event.drawn())
        line += " · " + kit.words("status." + event.status);
    if (const std::string actors = actorsOf(event, *kit.wording); !actors.empty())
        line += " · " + actors;
    kit.text({{text.min.x, second}, text.max}, line, Type::small, faded(kit.theme.quiet, inWindow || selected ? 1 : 0.7F));

    if (pressed.hovered) {
        outcome.act(session::Hover{row});
        if (!inWindow)
            kit.tip(kit.words("events.outside"));
    }
    if (pressed)
        outcome.act(session::Select{row, true});
}
} // namespace

void drawEvents(Kit &kit, const session::Session &session, const Rect &where, EventListState &state, Outcome &outcome) {
    const Rect head{{where.min.x + kit.px(12), where.min.y + kit.px(10)}, {where.max.x - kit.px(12), where.min.y + kit.px(34)}};
    drawFilters(kit, session, head, outcome);
    const Rect body{{where.min.x, head.max.y + kit.px(8)}, where.max};
    if (session.listed.empty()) {
        kit.paragraphAt({body.min.x + kit.px(16), body.min.y + kit.px(12)},
                        kit.words(session.table->empty() ? "events.none" : "events.none_pass"), Type::body,
                        kit.theme.quiet, body.width() - kit.px(32));
        return;
    }
    ImGui::SetCursorScreenPos(body.min);
    ImGui::BeginChild("events", {body.width(), body.height()}, false, ImGuiWindowFlags_NoNav);
    const float height = kit.px(54), inset = kit.px(8);
    if (state.revealed != session.reveal) {
        state.revealed = session.reveal;
        const auto found = std::find(session.listed.begin(), session.listed.end(), session.selected.value_or(UINT32_MAX));
        if (found != session.listed.end()) {
            const float y = height * static_cast<float>(found - session.listed.begin());
            if (y < ImGui::GetScrollY() || y + height > ImGui::GetScrollY() + body.height())
                ImGui::SetScrollY(std::max(0.0F, y - body.height() / 3));
        }
    }
    const float scroll = ImGui::GetScrollY();
    const auto first = static_cast<std::size_t>(std::max(0.0F, scroll / height));
    const auto last = std::min(session.listed.size(), static_cast<std::size_t>((scroll + body.height()) / height) + 1);
    for (std::size_t i = first; i < last; ++i) {
        const events::Row row = session.listed[i];
        const float y = body.min.y + height * static_cast<float>(i) - scroll;
        const bool inWindow = session.table->dated(row) &&
                              timeline::shows(session.window, session.table->from(row), session.table->to(row));
        drawRow(kit, session, row, inWindow, {{body.min.x + inset, y}, {body.max.x - kit.px(12), y + height - kit.px(2)}},
                outcome);
    }
    ImGui::SetCursorPosY(height * static_cast<float>(session.listed.size()) + kit.px(8));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
}

} // namespace zamkan::app
