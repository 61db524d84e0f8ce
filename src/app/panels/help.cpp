#include "app/panels/panels.hpp"
#include <algorithm>
#include <array>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 8> kGroups{"time", "map", "file", "window", "table", "edit", "review", "story"};
constexpr std::array<std::string_view, 6> kMouse{"drag", "wheel", "double", "click", "slider", "axis"};
constexpr std::array<std::string_view, 3> kControls{"to_controls", "among_controls", "on_control"};

void drawShortcut(Kit &kit, const session::Shortcut &shortcut, const Rect &line) {
    Row row(line, kit.rightToLeft(), kit.px(5));
    for (const session::Chord &chord : shortcut.chords) {
        const std::string keys = session::shown(chord);
        const Rect cap = row.takeEnd(kit.widthOf(keys, Type::small) + kit.px(14)).shrunk(0, kit.px(2));
        ImDrawList *list = ImGui::GetWindowDrawList();
        list->AddRectFilled(cap.min, cap.max, kit.theme.raised, kit.px(4));
        list->AddRect(cap.min, cap.max, kit.theme.line, kit.px(4));
        kit.text(cap, keys, Type::small, kit.theme.ink, Align::middle);
    }
    kit.text(row.rest(), kit.words("command." + shortcut.command), Type::body, kit.theme.ink);
}
} // namespace

void drawKeys(Kit &kit, const session::Shortcuts &shortcuts, Outcome &outcome) {
    DialogFrame frame = beginDialog(kit, "keys", kit.words("keys.title"), kit.px(1120), kit.px(740));
    ImGui::SetCursorScreenPos(frame.inside.min);
    ImGui::BeginChild("keys list", {frame.inside.width(), frame.inside.height()}, false, ImGuiWindowFlags_NoNav);
    const float gap = kit.px(30), line = kit.px(24), top = frame.inside.min.y - ImGui::GetScrollY();
    const float column = (frame.inside.width() - 2 * gap - kit.px(12)) / 3;
    std::array<float, 3> y{top, top, top};
    const auto place = [&](std::size_t side) {
        const std::size_t across = kit.rightToLeft() ? 2 - side : side;
        const float x = frame.inside.min.x + static_cast<float>(across) * (column + gap);
        const Rect where{{x, y[side]}, {x + column, y[side] + line}};
        y[side] += line;
        return where;
    };
    for (const auto group : kGroups) {
        const std::size_t side = group == "time" ? 0 : group == "table" || group == "edit" || group == "review" || group == "story" ? 2 : 1;
        kit.text(place(side), kit.words("group." + std::string(group)), Type::strong, kit.theme.accent);
        for (const session::Shortcut &shortcut : shortcuts.all())
            if (shortcut.group == group)
                drawShortcut(kit, shortcut, place(side));
        y[side] += kit.px(10);
    }
    kit.text(place(0), kit.words("keys.mouse"), Type::strong, kit.theme.accent);
    for (const auto what : kMouse)
        kit.text(place(0), kit.words("keys." + std::string(what)), Type::body, kit.theme.ink);
    kit.text(place(2), kit.words("keys.controls"), Type::strong, kit.theme.accent);
    for (const auto what : kControls)
        kit.text(place(2), kit.words("keys." + std::string(what)), Type::body, kit.theme.ink);
    ImGui::SetCursorPosY(*std::max_element(y.begin(), y.end()) - top);
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

void drawAbout(Kit &kit, const AboutFacts &facts, Outcome &outcome) {
    DialogFrame frame = beginDialog(kit, "about", kit.words("about.title"), kit.px(620), kit.px(540));
    const float width = frame.inside.width();
    float y = frame.inside.min.y;
    const auto say = [&](std::string_view text, Type type, ImU32 colour, float after) {
        y += kit.paragraphAt({frame.inside.min.x, y}, text, type, colour, width) + kit.px(after);
    };
    const auto head = [&](std::string_view text) { say(text, Type::strong, kit.theme.accent, 3); };
    say(kit.words("about.what"), Type::body, kit.theme.ink, 6);
    say(kit.wording->with("about.version", {{"version", lettering::isolated(facts.version)}}) + "  ·  " +
            kit.wording->with("about.licence", {{"licence", lettering::isolated("MIT")}}),
        Type::small, kit.theme.quiet, 16);
    head(kit.words("about.data"));
    say(kit.words("about.data_text"), Type::body, kit.theme.ink, 10);
    say(kit.words("about.borders"), Type::body, kit.theme.ink, 16);
    head(kit.words("about.libraries"));
    std::string libraries;
    for (const std::string &library : facts.libraries)
        libraries += (libraries.empty() ? "" : " · ") + library;
    say(libraries, Type::small, kit.theme.quiet, 0);
    const std::string &close = kit.words("about.close");
    Row foot({{frame.inside.min.x, frame.inside.max.y - kit.px(32)}, frame.inside.max}, kit.rightToLeft(), 0);
    const Rect button = foot.takeEnd(kit.px(100));
    const bool closed = kit.textButton("about.done", button, close, true).clicked;
    endDialog(kit, frame);
    if (closed || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
