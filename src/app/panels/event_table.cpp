#include "app/event_words.hpp"
#include "app/kit/menu.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <utility>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
using timeline::Column;

// Isolates are for the screen only.
std::string withoutMarks(std::string text) {
    for (const std::string_view mark : {"\u2068", "\u2069"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
            text.erase(at, mark.size());
    return text;
}

constexpr std::string_view kMenu = "table columns";

// The party of one of the two columns of parties; "" none.
std::string_view partyOf(const events::EventTable &table, events::Row row, Column column) {
    if (column == Column::lost)
        return table.losing(row);
    return table.gaining(row).empty() ? table.acting(row) : table.gaining(row);
}

std::string cellOf(const session::Session &session, events::Row row, Column column, const session::Wording &wording) {
    const events::EventTable &table = *session.table;
    const text::Language language = wording.language();
    switch (column) {
    case Column::date:
        if (!table.dated(row))
            return {};
        return session::intervalText({time::Instant{std::chrono::seconds{table.from(row)}}, time::Instant{std::chrono::seconds{table.to(row)}}},
                                     language);
    case Column::place: {
        const events::PlaceWords *place = table.place(row);
        return place ? nameOf(*place, language) : std::string();
    }
    case Column::kind:
        return kindOf(table.type(row), table.subtype(row), wording);
    case Column::gained:
    case Column::lost:
        return actorNamed(session, partyOf(table, row, column), language);
    case Column::number: {
        const auto magnitude = table.magnitude(row);
        if (!magnitude)
            return {};
        const std::string unit = "unit." + std::string(table.unit(row));
        const bool told = wording.has(unit) && table.unit(row) != "count";
        return lettering::isolated(countText(*magnitude)) + (told ? " " + wording(unit) : std::string());
    }
    case Column::source: {
        const std::size_t number = session::sourceOf(session, row);
        if (number >= session.sources.size())
            return {};
        const session::Source &source = session.sources[number];
        if (source.index && !source.index->sources().empty())
            if (const auto own = source.index->words()[source.index->sources()[table.localRow(row)]]; !own.empty())
                return std::string(own);
        return source.name;
    }
    case Column::certainty: {
        const std::size_t number = session::sourceOf(session, row);
        if (number >= session.sources.size() || !session.sources[number].index)
            return {};
        const auto told = session.sources[number].index->certainties();
        if (told.empty() || told[table.localRow(row)] == timeline::RowIndex::kUntold)
            return {};
        return std::to_string(told[table.localRow(row)]) + " %";
    }
    }
    return {};
}

// The columns side by side, each with its share of the width.
std::vector<Rect> placed(const Kit &kit, const EventTableState &state, const Rect &where) {
    float sum = 0;
    for (const auto &column : state.columns)
        sum += column.on ? column.width : 0;
    std::vector<Rect> out;
    float used = 0;
    for (const auto &column : state.columns) {
        const float width = column.on ? where.width() * column.width / sum : 0;
        const float left = kit.rightToLeft() ? where.max.x - used - width : where.min.x + used;
        out.push_back({{left, where.min.y}, {left + width, where.max.y}});
        used += width;
    }
    return out;
}

// The edge between a column and the next one, to drag: what one gains the other loses.
void drawEdge(Kit &kit, const Rect &header, std::size_t column, float perWidth, EventTableState &state) {
    auto next = column + 1;
    while (next < state.columns.size() && !state.columns[next].on)
        ++next;
    if (next >= state.columns.size())
        return;
    const float x = kit.rightToLeft() ? header.min.x : header.max.x;
    const Rect edge{{x - kit.px(4), header.min.y}, {x + kit.px(4), header.max.y}};
    const Pressed pressed = kit.press("table.edge." + std::string(toString(static_cast<Column>(column))), edge);
    if (pressed.hovered || pressed.held)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (pressed.held) {
        constexpr float kLeast = 36;
        const float moved = ImGui::GetIO().MouseDelta.x * (kit.rightToLeft() ? -1.0F : 1.0F) / perWidth;
        const float by = std::clamp(moved, std::min(0.0F, kLeast - state.columns[column].width), std::max(0.0F, state.columns[next].width - kLeast));
        state.columns[column].width += by;
        state.columns[next].width -= by;
    }
    ImGui::GetWindowDrawList()->AddLine({x, header.min.y + kit.px(6)}, {x, header.max.y - kit.px(6)},
                                        pressed.hovered || pressed.held ? kit.theme.accent : kit.theme.line);
}

void drawHeader(Kit &kit, const session::Session &session, const Rect &header, EventTableState &state, Outcome &outcome) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(header.min, header.max, kit.theme.sunken);
    const std::vector<Rect> cells = placed(kit, state, header);
    float sum = 0;
    for (const auto &column : state.columns)
        sum += column.on ? column.width : 0;
    bool menu = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!state.columns[i].on)
            continue;
        const std::string name(toString(static_cast<Column>(i)));
        drawEdge(kit, cells[i], i, header.width() / sum, state);
        const Pressed pressed = kit.press("table.head." + name, cells[i].shrunk(kit.px(5), 0));
        menu |= pressed.hovered && ImGui::IsMouseClicked(1);
        const bool sorted = session.order.column == static_cast<Column>(i);
        Row row(cells[i].shrunk(kit.px(7), 0), kit.rightToLeft(), kit.px(3));
        if (sorted) {
            const Rect sign = row.takeEnd(kit.px(10));
            const float up = session.order.descending ? 1.0F : -1.0F, size = kit.px(3.5F);
            const ImVec2 middle = sign.centre();
            list->AddTriangleFilled({middle.x, middle.y + up * size}, {middle.x - size, middle.y - up * size}, {middle.x + size, middle.y - up * size},
                                    kit.theme.accent);
        }
        kit.text(row.rest(), kit.words("table." + name), Type::small, sorted || pressed.hovered ? kit.theme.accent : kit.theme.quiet);
        if (pressed.hovered)
            kit.tip(kit.words("table.sort_tip"));
        if (pressed)
            outcome.act(session::SortTable{static_cast<Column>(i)});
    }
    if (menu || state.wants_menu)
        ImGui::OpenPopup(kMenu.data());
    state.wants_menu = false;
    std::vector<MenuLine> lines;
    for (std::size_t i = 0; i < state.columns.size(); ++i) {
        const std::string name(toString(static_cast<Column>(i)));
        lines.push_back({"table.column." + name, kit.words("table." + name), state.columns[i].on});
    }
    const std::string picked = drawMenuLines(kit, kMenu.data(), lines, true);
    const auto on = std::count_if(state.columns.begin(), state.columns.end(), [](const auto &column) { return column.on; });
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].id == picked && (on > 1 || !state.columns[i].on))
            state.columns[i].on = !state.columns[i].on;
}

void pressRow(const session::Session &session, events::Row row, Outcome &outcome) {
    const ImGuiIO &io = ImGui::GetIO();
    if (io.KeyShift)
        outcome.act(session::PickRow{row, session::Picking::range});
    else if (io.KeyCtrl)
        outcome.act(session::PickRow{row, session::Picking::toggle});
    else if (ImGui::IsMouseDoubleClicked(0) && session.table->located(row))
        outcome.act(session::LookAt{session.table->position(row), session.table->radiusKm(row)});
    else
        outcome.act(session::Select{row, true});
}

void drawTableRow(Kit &kit, const session::Session &session, events::Row row, const Rect &item, const Rect &seen,
                  const EventTableState &state, Outcome &outcome) {
    const events::EventTable &table = *session.table;
    ImDrawList *list = ImGui::GetWindowDrawList();
    const Pressed pressed = kit.press("events.row." + std::to_string(row), seen);
    const bool leads = session.selected == row, picked = std::binary_search(session.picked.begin(), session.picked.end(), row);
    if (leads || picked)
        list->AddRectFilled(item.min, item.max, leads ? kit.theme.lit : faded(kit.theme.lit, 0.6F));
    else if (pressed.hovered || session.hovered == row)
        list->AddRectFilled(item.min, item.max, kit.theme.hover);
    const bool inWindow = table.drawn(row) && table.dated(row) && timeline::shows(session.window, table.from(row), table.to(row));
    const ImU32 ink = faded(table.drawn(row) ? kit.theme.ink : kit.theme.quiet, inWindow || picked ? 1 : 0.6F);
    const std::vector<Rect> cells = placed(kit, state, item);
    bool marked = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!state.columns[i].on)
            continue;
        Rect cell = cells[i].shrunk(kit.px(7), 0);
        const auto column = static_cast<Column>(i);
        const std::string text = cellOf(session, row, column, *kit.wording);
        if (!std::exchange(marked, true) && kit.rowColour) { // as its mark on the map
            Row parts(cell, kit.rightToLeft(), kit.px(5));
            list->AddCircleFilled(parts.take(kit.px(9)).centre(), kit.px(3.5F), faded(kit.rowColour(table, row), inWindow || picked ? 1 : 0.6F), 16);
            cell = parts.rest();
        }
        if (column == Column::gained || column == Column::lost) {
            const std::string_view actor = partyOf(table, row, column);
            if (!actor.empty() && kit.actorColour) {
                Row parts(cell, kit.rightToLeft(), kit.px(5));
                const ImVec2 dot = parts.take(kit.px(9)).centre();
                list->AddCircleFilled(dot, kit.px(3.5F), faded(kit.actorColour(actor), inWindow || picked ? 1 : 0.6F), 16);
                cell = parts.rest();
            }
        }
        const bool number = column == Column::number || column == Column::certainty;
        kit.text(cell, text, Type::small, column == Column::date ? faded(kit.theme.date, inWindow || picked ? 1 : 0.6F) : ink,
                 number ? Align::end : Align::start);
    }
    if (pressed.hovered)
        outcome.act(session::Hover{row});
    if (pressed)
        pressRow(session, row, outcome);
}
} // namespace

EventTableState::EventTableState()
    : columns{{{128, true}, {110, true}, {120, true}, {124, true}, {124, true}, {80, true}, {100, false}, {64, false}}} {}

void drawEventTable(Kit &kit, const session::Session &session, const Rect &where, EventTableState &state, Outcome &outcome) {
    const std::vector<events::Row> &rows = session::tableRows(session);
    const float height = std::round(kit.px(26));
    const Rect body{{where.min.x, where.min.y + kit.px(28)}, where.max};
    if (ImGui::IsMouseClicked(0) && where.contains(ImGui::GetIO().MousePos))
        outcome.act(session::SetFocus{session::Focus::table});
    state.rows_in_sight = static_cast<int>(body.height() / height);
    revealSelected(session, state.revealed, state.scroll, body.height() / height);
    const Rect free = scrollRows(kit, "table", body, rows.size(), height, state.scroll);
    drawHeader(kit, session, {{free.min.x, where.min.y}, {free.max.x, body.min.y}}, state, outcome);
    kit.note("table", where);
    ImGui::PushClipRect(free.min, free.max, true);
    const auto first = static_cast<std::size_t>(state.scroll.top);
    float y = body.min.y - std::round(static_cast<float>(state.scroll.top - static_cast<double>(first)) * height);
    for (std::size_t i = first; i < rows.size() && y < body.max.y; ++i, y += height) {
        const Rect item{{free.min.x, y}, {free.max.x, y + height}};
        const Rect seen{{item.min.x, std::max(y, body.min.y)}, {item.max.x, std::min(item.max.y, body.max.y)}};
        if (seen.height() > kit.px(8))
            drawTableRow(kit, session, rows[i], item, seen, state, outcome);
    }
    ImGui::PopClipRect();
}

std::string copiedRows(const session::Session &session, const session::Wording &wording, const EventTableState &state) {
    std::string text;
    const auto line = [&](auto cell) {
        bool first = true;
        for (std::size_t i = 0; i < state.columns.size(); ++i) {
            if (!state.columns[i].on)
                continue;
            std::string words = cell(static_cast<Column>(i));
            for (char &c : words)
                if (c == '\t' || c == '\n' || c == '\r')
                    c = ' ';
            text += (first ? "" : "\t") + withoutMarks(words);
            first = false;
        }
        text += '\n';
    };
    line([&](Column column) { return wording("table." + std::string(toString(column))); });
    for (const events::Row row : session::tableRows(session))
        if (std::binary_search(session.picked.begin(), session.picked.end(), row))
            line([&](Column column) { return cellOf(session, row, column, wording); });
    return text;
}

} // namespace zamkan::app
