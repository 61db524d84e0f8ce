#include "app/panels/bookmarks.hpp"
#include "app/commands.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
// What the moment looks at, in one line.
std::string detailOf(Kit &kit, const session::Session &session, const session::Bookmark &bookmark) {
    const timeline::Window &window = bookmark.moment.window;
    constexpr std::array<std::string_view, 4> kModes{"instant", "window", "cumulative_from_start", "cumulative_to_end"};
    std::string text = session::stretchText(window.from, window.to, kit.wording->language()) + " · " +
                       kit.words("mode." + std::string(kModes[static_cast<std::size_t>(window.mode)]));
    if (!bookmark.moment.filter.empty())
        text += " · " + kit.words("command.filters");
    if (!session::stands(session, bookmark))
        text += " · " + kit.words("bookmarks.elsewhere");
    return text;
}

void drawBookmark(Kit &kit, const session::Session &session, std::size_t i, const Rect &line, BookmarksState &state, Outcome &outcome) {
    const session::Bookmark &bookmark = session.bookmarks.all()[i];
    const std::string id = "bookmark." + std::to_string(i);
    Row row(line.shrunk(0, kit.px(2)), kit.rightToLeft(), kit.px(6));
    const Rect remove = row.takeEnd(kit.px(30)), rename = row.takeEnd(kit.px(30)), step = row.takeEnd(kit.px(30));
    if (state.renamed == i) {
        const Typed typed = field(kit, id + ".name", row.rest().shrunk(0, kit.px(5)), state.name, {kit.words("bookmarks.name"), {}, false, Align::start});
        if (typed.entered || typed.left) {
            outcome.act(session::RenameBookmark{i, state.name.text});
            state.renamed.reset();
        }
    } else {
        const Pressed pressed = kit.press(id, row.rest());
        ImDrawList *list = ImGui::GetWindowDrawList();
        if (pressed.hovered) {
            list->AddRectFilled(row.rest().min, row.rest().max, kit.theme.accent_wash, kit.px(4));
            kit.tip(kit.words("bookmarks.go"));
        }
        Row text(row.rest().shrunk(kit.px(8), kit.px(2)), kit.rightToLeft(), kit.px(8));
        drawIcon(list, Icon::flag, text.take(kit.px(16)).centre(), kit.px(13), kit.theme.date);
        const Rect both = text.rest();
        const bool here = session::stands(session, bookmark);
        kit.text({both.min, {both.max.x, both.centre().y + kit.px(2)}}, bookmark.name, Type::strong, here ? kit.theme.ink : kit.theme.quiet);
        kit.text({{both.min.x, both.centre().y + kit.px(2)}, both.max}, detailOf(kit, session, bookmark), Type::small, kit.theme.quiet);
        if (pressed) {
            outcome.act(session::GoToBookmark{i});
            outcome.act(session::ShowDialog{session::Dialog::none});
        }
    }
    if (kit.iconButton(id + ".step", step, Icon::plus, kit.words("story.add_bookmark")))
        outcome.act(session::StoryThing{session::AddStep{i}});
    if (kit.iconButton(id + ".rename", rename, Icon::pencil, kit.words("layers.rename"))) {
        state.renamed = i;
        state.name.text = bookmark.name;
        state.name.wants_focus = true;
    }
    if (kit.iconButton(id + ".remove", remove, Icon::close, kit.words("bookmarks.remove"))) {
        state.renamed.reset();
        outcome.act(session::RemoveBookmark{i});
    }
}
} // namespace

void drawBookmarks(Kit &kit, const session::Session &session, BookmarksState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::bookmarks) {
        state.renamed.reset();
        return;
    }
    DialogFrame frame = beginDialog(kit, "bookmarks", kit.words("bookmarks.title"), kit.px(620), kit.px(460));
    const float foot = kit.px(44), height = std::round(kit.px(48));
    const auto &all = session.bookmarks.all();
    if (all.empty())
        kit.paragraphAt(frame.inside.min, kit.words("bookmarks.none"), Type::body, kit.theme.quiet, frame.inside.width());
    const Rect body{frame.inside.min, {frame.inside.max.x, frame.inside.max.y - foot}};
    listRows(kit, "bookmarks.list", body, all.size(), height, state.scroll, [&](std::size_t i, const Rect &line) { drawBookmark(kit, session, i, line, state, outcome); });
    Row row({{frame.inside.min.x, frame.inside.max.y - kit.px(34)}, frame.inside.max}, kit.rightToLeft(), kit.px(8));
    const std::string &add = kit.words("bookmarks.add");
    if (kit.textButton("bookmarks.add", row.takeEnd(kit.widthOf(add, Type::body) + kit.px(36)), add, true))
        perform("bookmark", session, outcome);
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
