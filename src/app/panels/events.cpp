#include "app/event_words.hpp"
#include "app/panels/agreement.hpp"
#include "app/panels/panels.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
// What filters the list, and how it is shown.
void drawHead(Kit &kit, const session::Session &session, const Rect &strip, SideState &state, Outcome &outcome) {
    Row row(strip, kit.rightToLeft(), kit.px(6));
    const std::string &name = kit.words("filter.title");
    const Rect button = row.take(kit.widthOf(name, Type::small) + kit.px(40));
    const Pressed pressed = kit.press("events.filters", button);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const bool on = session.filters || !session.sieve.filter().empty();
    if (on || pressed.hovered)
        list->AddRectFilled(button.min, button.max, on ? kit.theme.accent_wash : kit.theme.hover, button.height() / 2);
    Row inside(button.shrunk(kit.px(10), 0), kit.rightToLeft(), kit.px(5));
    drawIcon(list, Icon::filter, inside.take(kit.px(12)).centre(), kit.px(12), on ? kit.theme.accent : kit.theme.quiet);
    kit.text(inside.rest(), name, Type::small, on ? kit.theme.accent : kit.theme.quiet);
    if (pressed.hovered)
        kit.tip(kit.words("command.filters"));
    if (pressed)
        outcome.act(session::ToggleFilters{});
    EventListState &events = state.events;
    if (kit.iconButton("events.as_table", row.takeEnd(kit.px(28)), Icon::table, kit.words("events.as_table"), events.as_table) && !events.as_table) {
        events.as_table = true;
        events.narrow = state.width;
        constexpr float kTable = 720;
        state.width = std::max(state.width, kTable);
        events.table.revealed = 0;
    }
    if (kit.iconButton("events.as_list", row.takeEnd(kit.px(28)), Icon::rows, kit.words("events.as_list"), !events.as_table) && events.as_table) {
        events.as_table = false;
        state.width = events.narrow;
        events.revealed = 0;
    }
    if (events.as_table && kit.chip("events.columns", row.takeEnd(kit.widthOf(kit.words("table.columns"), Type::small) + kit.px(20)),
                                    kit.words("table.columns"), false))
        events.table.wants_menu = true;
    const std::size_t unread = session::unreadRows(session);
    if (unread > 0 && !session.sieve.filter().text.empty())
        kit.text(row.rest(), kit.wording->counted("filter.unread", unread), Type::small, kit.theme.warning);
}

void drawRow(Kit &kit, const session::Session &session, events::Row row, bool inWindow, const Rect &item,
             Outcome &outcome) {
    const events::EventTable &table = *session.table;
    const events::Event event = table.event(row);
    const Pressed pressed = kit.press("events.row." + std::to_string(row), item);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const bool selected = session.selected == row || std::binary_search(session.picked.begin(), session.picked.end(), row);
    if (selected)
        list->AddRectFilled(item.min, item.max, kit.theme.lit, kit.px(5));
    else if (pressed.hovered || session.hovered == row)
        list->AddRectFilled(item.min, item.max, kit.theme.hover, kit.px(5));

    const float opacity = inWindow || selected ? 1.0F : 0.5F;
    Row across(item.shrunk(kit.px(8), kit.px(5)), kit.rightToLeft(), kit.px(8));
    const Rect sign = across.take(kit.px(12));
    const ImU32 colour = kit.rowColour ? kit.rowColour(table, row) : kit.theme.histogram;
    const ImVec2 dot{sign.centre().x, sign.min.y + kit.px(11)};
    const bool hollow = session.settings.get("colour_by") == "actor" && table.gaining(row).empty() && table.acting(row).empty();
    if (hollow)
        list->AddCircle(dot, kit.px(4.5F), faded(colour, opacity), 20, kit.px(2));
    else
        list->AddCircleFilled(dot, kit.px(5.5F), faded(colour, opacity), 20);

    const Rect text = across.rest();
    const float second = text.min.y + kit.px(22);
    Row first({text.min, {text.max.x, second}}, kit.rightToLeft(), kit.px(8));
    std::string when = whenOf(event, *kit.wording);
    if (when.empty())
        when = kit.words("events.undated");
    if (const auto dispute = session::disputeOf(session, row)) {
        const Rect differ = first.takeEnd(kit.px(16));
        kit.text(differ, "≠", Type::strong, kit.theme.warning, Align::middle);
        kit.note("event.differ." + std::to_string(row), differ);
        if (differ.contains(ImGui::GetIO().MousePos))
            kit.tip(disputedMatters(session, *dispute, *kit.wording));
    }
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
    if (!pressed)
        return;
    const ImGuiIO &io = ImGui::GetIO();
    if (io.KeyShift || io.KeyCtrl)
        outcome.act(session::PickRow{row, io.KeyShift ? session::Picking::range : session::Picking::toggle});
    else
        outcome.act(session::Select{row, true});
}
} // namespace

void revealSelected(const session::Session &session, std::uint64_t &revealed, RowScroll &scroll, float rowsInSight) {
    if (revealed == session.reveal)
        return;
    revealed = session.reveal;
    const std::vector<events::Row> &rows = session::tableRows(session);
    const auto found = session.selected ? std::find(rows.begin(), rows.end(), *session.selected) : rows.end();
    if (found != rows.end())
        scrollTo(scroll, static_cast<std::size_t>(found - rows.begin()), rows.size(), rowsInSight);
}

void drawEvents(Kit &kit, const session::Session &session, const Rect &where, SideState &side, Outcome &outcome) {
    EventListState &state = side.events;
    const Rect head{{where.min.x + kit.px(12), where.min.y + kit.px(10)}, {where.max.x - kit.px(12), where.min.y + kit.px(36)}};
    drawHead(kit, session, head, side, outcome);
    const Rect body{{where.min.x, head.max.y + kit.px(8)}, where.max};
    if (session.listed.empty()) {
        kit.paragraphAt({body.min.x + kit.px(16), body.min.y + kit.px(12)},
                        kit.words(session.table->empty() ? "events.none" : "events.none_pass"), Type::body,
                        kit.theme.quiet, body.width() - kit.px(32));
        return;
    }
    if (state.as_table) {
        drawEventTable(kit, session, body, state.table, outcome);
        return;
    }
    if (ImGui::IsMouseClicked(0) && body.contains(ImGui::GetIO().MousePos))
        outcome.act(session::SetFocus{session::Focus::table});
    const std::vector<events::Row> &rows = session::tableRows(session);
    const float height = kit.px(54), inset = kit.px(8);
    revealSelected(session, state.revealed, state.scroll, body.height() / height);
    const Rect free = scrollRows(kit, "events", body, rows.size(), height, state.scroll);
    // One row beyond each end is there for the keyboard to go on to; the list follows it.
    const auto top = static_cast<std::size_t>(state.scroll.top), first = top > 0 ? top - 1 : 0;
    float y = body.min.y - std::round(static_cast<float>(state.scroll.top - static_cast<double>(first)) * height);
    const std::string ring = kit.keys.shown() ? kit.keys.current() : std::string();
    ImGui::PushClipRect(body.min, body.max, true);
    for (std::size_t i = first; i < rows.size() && y < body.max.y + height; ++i, y += height) {
        const events::Row row = rows[i];
        const bool inWindow = session.table->dated(row) &&
                              timeline::shows(session.window, session.table->from(row), session.table->to(row));
        const Rect item{{free.min.x + inset, y}, {free.max.x - kit.px(4), y + height - kit.px(2)}};
        drawRow(kit, session, row, inWindow, item, outcome);
        if (ring == "events.row." + std::to_string(row) && (item.min.y < body.min.y || item.max.y > body.max.y))
            scrollTo(state.scroll, i, rows.size(), body.height() / height);
    }
    ImGui::PopClipRect();
}

} // namespace zamkan::app
