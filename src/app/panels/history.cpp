#include "app/panels/history.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"
#include <cmath>
#include <utility>

namespace zamkan::app {

namespace {
void drawLine(Kit &kit, const session::History &history, std::size_t line, const Rect &where, Outcome &outcome) {
    const bool now = history.done == line, undone = line > history.done;
    const Pressed pressed = kit.press("history." + std::to_string(line), where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (now || pressed.hovered)
        list->AddRectFilled(where.min, where.max, now ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    Row row(where.shrunk(kit.px(8), 0), kit.rightToLeft(), kit.px(8));
    const std::string number = line == 0 ? "" : std::to_string(line);
    kit.text(row.take(kit.px(30)), number, Type::small, kit.theme.quiet);
    if (now)
        kit.text(row.takeEnd(kit.widthOf(kit.words("history.here"), Type::small)), kit.words("history.here"), Type::small, kit.theme.accent, Align::end);
    std::string name = kit.words("history.opened");
    if (line > 0) {
        const session::Change &change = history.changes[line - 1];
        session::Wording::Values values;
        for (const auto &[key, value] : change.values)
            values.emplace(key, lettering::isolated(value));
        name = kit.wording->with(change.key, values);
    }
    kit.text(row.rest(), name, Type::body, undone ? kit.theme.quiet : kit.theme.ink);
    if (pressed && line < history.done)
        outcome.act(session::Undo{history.done - line});
    else if (pressed && undone)
        outcome.act(session::Redo{line - history.done});
}
} // namespace

void drawHistory(Kit &kit, const session::Session &session, HistoryState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::history) {
        state.was_open = false;
        return;
    }
    const session::History &history = session.history;
    DialogFrame frame = beginDialog(kit, "history", kit.words("history.title"), kit.px(560), kit.px(520));
    const float height = std::round(kit.px(30));
    const std::size_t lines = history.changes.size() + 1; // the first one: before all of them
    const float hint = kit.px(28);
    const Rect body{frame.inside.min, {frame.inside.max.x, frame.inside.max.y - hint}};
    if (!std::exchange(state.was_open, true) || state.seen != history.done)
        scrollTo(state.scroll, history.done, lines, body.height() / height);
    state.seen = history.done;
    listRows(kit, "history.list", body, lines, height, state.scroll, [&](std::size_t i, const Rect &line) { drawLine(kit, history, i, line, outcome); });
    kit.text({{frame.inside.min.x, frame.inside.max.y - hint}, frame.inside.max}, kit.words("history.hint"), Type::small, kit.theme.quiet);
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
