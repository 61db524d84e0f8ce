#include "app/panels/story.hpp"
#include "app/commands.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
using session::StoryThing;

std::string datesOf(const session::StoryStep &step, const session::Wording &wording) {
    const timeline::Window &window = step.moment.window;
    switch (window.mode) {
    case timeline::Mode::window:
        return session::stretchText(window.from, window.to, wording.language());
    case timeline::Mode::cumulative_to_end:
        return session::momentText(window.from, false, wording.language());
    case timeline::Mode::instant:
    case timeline::Mode::cumulative_from_start:
        break;
    }
    return session::momentText(window.to, true, wording.language());
}

void drawStep(Kit &kit, const session::Session &session, std::size_t i, const Rect &line, StoryState &state) {
    const session::StoryStep &step = session.story[i];
    const std::string id = "story.step." + std::to_string(i);
    const Pressed pressed = kit.press(id, line);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const bool on = state.step == i;
    if (on || pressed.hovered)
        list->AddRectFilled(line.min, line.max, on ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    Row row(line.shrunk(kit.px(8), kit.px(2)), kit.rightToLeft(), kit.px(6));
    const Rect number = row.take(kit.px(22));
    list->AddCircle(number.centre(), kit.px(10), kit.theme.accent, 24, kit.px(1.5F));
    kit.text(number, std::to_string(i + 1), Type::small, kit.theme.accent, Align::middle);
    const Rect text = row.rest();
    const std::string &title = titleOf(step, kit.wording->language());
    kit.text({text.min, {text.max.x, text.centre().y + kit.px(1)}}, title.empty() ? kit.words("story.untitled") : title, Type::strong, title.empty() ? kit.theme.quiet : kit.theme.ink);
    kit.text({{text.min.x, text.centre().y + kit.px(1)}, text.max}, datesOf(step, *kit.wording), Type::small, kit.theme.quiet);
    if (pressed)
        state.step = i;
}

// The words of a step, in both languages.
void drawWords(Kit &kit, const session::Session &session, const Rect &where, StoryState &state, Outcome &outcome) {
    const session::StoryStep &step = session.story[state.step];
    if (state.of != step) { // another one, or changed elsewhere
        state.of = step;
        for (const auto &[shown, text] : {std::pair(&state.title_ar, &step.title_ar), std::pair(&state.title_en, &step.title_en), std::pair(&state.text_ar, &step.text_ar),
                                          std::pair(&state.text_en, &step.text_en)})
            if (shown->text != *text)
                shown->text = *text;
    }
    float y = where.min.y;
    session::StoryStep now = step;
    bool changed = false;
    const auto line = [&](const char *id, Field &shown, std::string &text) {
        kit.text({{where.min.x, y}, {where.max.x, y + kit.px(20)}}, kit.words(id), Type::small, kit.theme.quiet);
        y += kit.px(21);
        changed = field(kit, id, {{where.min.x, y}, {where.max.x, y + kit.px(32)}}, shown, {kit.words(id), {}, false, Align::start}).changed || changed;
        y += kit.px(38);
        text = shown.text;
    };
    const bool arabicFirst = kit.rightToLeft();
    for (const bool arabic : {arabicFirst, !arabicFirst}) {
        if (arabic) {
            line("story.title_ar", state.title_ar, now.title_ar);
            line("story.text_ar", state.text_ar, now.text_ar);
        } else {
            line("story.title_en", state.title_en, now.title_en);
            line("story.text_en", state.text_en, now.text_en);
        }
    }
    if (changed) {
        state.of = now;
        outcome.act(StoryThing{session::ChangeStep{state.step, now}});
    }
    Row tools({{where.min.x, y + kit.px(2)}, {where.max.x, y + kit.px(34)}}, kit.rightToLeft(), kit.px(6));
    const auto button = [&](const char *id, bool possible) {
        const std::string &name = kit.words(id);
        const Rect cell = tools.take(kit.widthOf(name, Type::body) + kit.px(22));
        if (!possible) {
            kit.text(cell, name, Type::body, kit.theme.quiet, Align::middle);
            return false;
        }
        return kit.textButton(id, cell, name).clicked;
    };
    if (button("story.earlier", state.step > 0)) {
        outcome.act(StoryThing{session::MoveStep{state.step, -1}});
        --state.step;
    } else if (button("story.later", state.step + 1 < session.story.size())) {
        outcome.act(StoryThing{session::MoveStep{state.step, 1}});
        ++state.step;
    } else if (button("story.anew", true)) {
        session::StoryStep moved = step;
        moved.moment = {session.window, session.viewport.centre(), session.viewport.scale(), session.sieve.filter()};
        outcome.act(StoryThing{session::ChangeStep{state.step, moved}});
    }
    if (kit.iconButton("story.remove", tools.takeEnd(kit.px(32)), Icon::close, kit.words("story.remove")))
        outcome.act(StoryThing{session::RemoveStep{state.step}});
}
} // namespace

void drawStory(Kit &kit, const session::Session &session, StoryState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::story) {
        state.of.reset();
        return;
    }
    DialogFrame frame = beginDialog(kit, "story", kit.words("story.title"), kit.px(860), kit.px(520));
    const auto &story = session.story;
    const float foot = kit.px(44), height = std::round(kit.px(48));
    const Rect body{frame.inside.min, {frame.inside.max.x, frame.inside.max.y - foot}};
    if (story.empty()) {
        kit.paragraphAt(body.min, kit.words("story.none"), Type::body, kit.theme.quiet, body.width());
    } else {
        state.step = std::min(state.step, story.size() - 1);
        Row halves(body, kit.rightToLeft(), kit.px(20));
        const Rect steps = halves.take(body.width() * 0.42F);
        listRows(kit, "story.list", steps, story.size(), height, state.scroll, [&](std::size_t i, const Rect &line) { drawStep(kit, session, i, line, state); });
        drawWords(kit, session, halves.rest(), state, outcome);
    }
    Row row({{frame.inside.min.x, frame.inside.max.y - kit.px(34)}, frame.inside.max}, kit.rightToLeft(), kit.px(8));
    const auto button = [&](const char *command, bool primary) {
        const std::string &name = kit.words(std::string("command.") + command);
        return kit.textButton(std::string("story.") + command, row.takeEnd(kit.widthOf(name, Type::body) + kit.px(36)), name, primary).clicked;
    };
    if (!story.empty() && button("tell_story", true))
        outcome.act(StoryThing{session::TellStory{state.step}});
    if (!story.empty() && button("export_story", false)) {
        perform("export_story", session, outcome);
        outcome.act(session::ShowDialog{session::Dialog::none});
    }
    if (button("add_step", story.empty())) {
        perform("add_step", session, outcome);
        state.step = story.size();
    }
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

void drawTelling(Kit &kit, const session::Session &session, const Rect &map, Outcome &outcome) {
    if (!session.telling || session.telling->step >= session.story.size())
        return;
    const session::StoryStep &step = session.story[session.telling->step];
    const text::Language language = kit.wording->language();
    const float width = std::min(kit.px(900), map.width() - kit.px(48)), pad = kit.px(22);
    const lettering::Style large{std::round(kit.px(28)), lettering::Weight::bold}, middle{std::round(kit.px(19)), lettering::Weight::regular};
    const std::string &title = titleOf(step, language), &text = textOf(step, language);
    const float tools = kit.px(70);
    const lettering::Block *head = title.empty() ? nullptr : &kit.ink.layout(title, large, width - pad * 2 - tools);
    const lettering::Block *body = text.empty() ? nullptr : &kit.ink.layout(text, middle, width - pad * 2);
    const float dates = kit.px(24);
    const float height = pad * 1.4F + dates + (head ? head->height : 0) + (body ? body->height + kit.px(4) : 0);
    const ImVec2 corner{map.min.x + (map.width() - width) / 2, map.max.y - kit.px(36) - height};
    const Rect card{corner, {corner.x + width, corner.y + height}};
    ImGui::PushStyleColor(ImGuiCol_WindowBg, faded(kit.theme.raised, 0.96F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(10));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    beginPane("telling", card);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    kit.note("telling", card);
    Row top({{card.min.x + pad, card.min.y + pad * 0.7F}, {card.max.x - pad, card.min.y + pad * 0.7F + dates}}, kit.rightToLeft(), kit.px(6));
    if (kit.iconButton("telling.end", top.takeEnd(kit.px(24)), Icon::close, kit.words("story.end")))
        outcome.act(StoryThing{session::EndStory{}});
    const std::string place = std::to_string(session.telling->step + 1) + " / " + std::to_string(session.story.size());
    kit.text(top.takeEnd(kit.widthOf(place, Type::small) + kit.px(6)), lettering::isolated(place), Type::small, kit.theme.quiet, Align::end);
    kit.text(top.rest(), datesOf(step, *kit.wording), Type::small, kit.theme.accent);
    ImDrawList *list = ImGui::GetWindowDrawList();
    float y = card.min.y + pad * 0.7F + dates;
    const auto draw = [&](const lettering::Block &block, ImU32 colour) {
        kit.ink.draw(list, block, {block.rightToLeft ? card.max.x - pad - block.width : card.min.x + pad, y}, colour);
        y += block.height;
    };
    if (head)
        draw(*head, kit.theme.ink);
    if (body) {
        y += kit.px(4);
        draw(*body, kit.theme.ink);
    }
    ImGui::End();
    // What the keys do stands under the card, small.
    const lettering::Block &hint = kit.ink.layout(kit.words("story.keys"), kit.style(Type::small));
    kit.ink.draw(ImGui::GetBackgroundDrawList(), hint, {map.min.x + (map.width() - hint.width) / 2, card.max.y + kit.px(4)}, kit.theme.quiet);
}

} // namespace zamkan::app
