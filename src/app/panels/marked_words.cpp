#include "app/panels/marked_words.hpp"
#include "app/kit/menu.hpp"
#include "session/closed_lists.hpp"
#include "session/marked_words.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::app {

namespace {
constexpr const char *kMenu = "marked words";

Span wholeWords(const std::string &text, std::uint32_t a, std::uint32_t b) {
    const auto blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t'; };
    std::size_t start = std::min<std::size_t>(std::min(a, b), text.size()), end = std::min<std::size_t>(std::max(a, b), text.size());
    while (start > 0 && !blank(start - 1))
        --start;
    while (end < text.size() && !blank(end))
        ++end;
    while (start < end && blank(start))
        ++start;
    while (end > start && blank(end - 1))
        --end;
    return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}
} // namespace

void markWords(MarkedWords &marked, const std::string &text, std::uint32_t byte) {
    constexpr float kDrawn = 36; // pixels squared: less is a click
    const ImGuiIO &io = ImGui::GetIO();
    if (ImGui::IsMouseClicked(0)) {
        marked.from = byte;
        marked.words = {};
    }
    if (!marked.from || io.MouseDragMaxDistanceSqr[0] < kDrawn)
        return;
    marked.words = wholeWords(text, *marked.from, byte);
    if (ImGui::IsMouseReleased(0)) {
        marked.from.reset();
        marked.wants_menu = !marked.words.empty();
    }
}

void drawMarkedMenu(Kit &kit, const session::Session &session, std::size_t source, MarkedWords &marked, Outcome &outcome) {
    if (!ImGui::GetIO().MouseDown[0])
        marked.from.reset();
    if (std::exchange(marked.wants_menu, false))
        ImGui::OpenPopup(kMenu);
    if (marked.words.empty() || !ImGui::IsPopupOpen(kMenu))
        return;
    const reading::Reading &reading = *session.sources[source].reading;
    std::vector<MenuLine> lines;
    for (const auto &type : session::closedLists().types)
        lines.push_back({"marked." + type.key, kit.wording->with("review.new_event", {{"kind", kit.words("type." + type.key)}})});
    lines.push_back({});
    if (session.selected && session::sourceOf(session, *session.selected) == source)
        lines.push_back({"marked.party", kit.words("review.words_are_party")});
    lines.push_back({"marked.copy", kit.words("review.copy")});
    const std::string picked = drawMenuLines(kit, kMenu, lines);
    if (picked.empty())
        return;
    if (picked == "marked.copy")
        outcome.ask(CopyText{std::string(reading.document.surface(marked.words))});
    else if (picked == "marked.party")
        marked.party = reading.document.surface(marked.words);
    else if (session.reader)
        outcome.act(session::AddEvent{source, session::eventOfWords(reading, *session.reader, marked.words, picked.substr(7))});
    marked.words = {};
}

} // namespace zamkan::app
