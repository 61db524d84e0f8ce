#include "app/panels/panels.hpp"
#include <array>

namespace zamkan::app {

namespace {
constexpr std::array<std::string_view, 5> kGroups{"time", "map", "file", "window", "table"};
constexpr std::array<std::string_view, 5> kMouse{"drag", "wheel", "double", "click", "slider"};

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
    const DialogFrame frame = beginDialog(kit, "keys", kit.words("keys.title"), kit.px(1120), kit.px(740));
    const float gap = kit.px(30), line = kit.px(24);
    const float column = (frame.inside.width() - 2 * gap) / 3;
    std::array<float, 3> y{frame.inside.min.y, frame.inside.min.y, frame.inside.min.y};
    const auto place = [&](std::size_t side) {
        const std::size_t across = kit.rightToLeft() ? 2 - side : side;
        const float x = frame.inside.min.x + static_cast<float>(across) * (column + gap);
        const Rect where{{x, y[side]}, {x + column, y[side] + line}};
        y[side] += line;
        return where;
    };
    for (const auto group : kGroups) {
        const std::size_t side = group == "time" ? 0 : group == "table" ? 2 : 1;
        kit.text(place(side), kit.words("group." + std::string(group)), Type::strong, kit.theme.accent);
        for (const session::Shortcut &shortcut : shortcuts.all())
            if (shortcut.group == group)
                drawShortcut(kit, shortcut, place(side));
        y[side] += kit.px(10);
    }
    kit.text(place(0), kit.words("keys.mouse"), Type::strong, kit.theme.accent);
    for (const auto what : kMouse)
        kit.text(place(0), kit.words("keys." + std::string(what)), Type::body, kit.theme.ink);
    ImGui::End();
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

void drawAbout(Kit &kit, const AboutFacts &facts, Outcome &outcome) {
    const DialogFrame frame = beginDialog(kit, "about", kit.words("about.title"), kit.px(620), kit.px(540));
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
    const Rect button{{frame.inside.max.x - kit.px(100), frame.inside.max.y - kit.px(32)}, frame.inside.max};
    const bool closed = kit.textButton("about.done", button, close, true).clicked;
    ImGui::End();
    if (closed || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
