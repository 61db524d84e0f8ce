#include "app/panels/paste.hpp"
#include "app/event_words.hpp"
#include "app/panels/panels.hpp"
#include "base/cut.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <utility>

namespace zamkan::app {

namespace {
constexpr std::size_t kShown = 3000; // bytes of a text that are looked at

void take(PasteState &state, const char *clipboard) {
    state = {};
    state.was_open = true;
    state.text = clipboard ? clipboard : "";
    state.letters = static_cast<std::size_t>(std::count_if(state.text.begin(), state.text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    state.shown = shortened(state.text, kShown);
    state.date.wants_focus = true;
}
} // namespace

void drawPaste(Kit &kit, const session::Session &session, PasteState &state, Outcome &outcome) {
    if (session.dialog != session::Dialog::paste) {
        state.was_open = false;
        return;
    }
    if (!state.was_open)
        take(state, ImGui::GetClipboardText());
    const bool empty = state.text.find_first_not_of(" \t\r\n") == std::string::npos;
    DialogFrame frame = beginDialog(kit, "paste", kit.words("paste.title"), kit.px(720), kit.px(520));
    const Rect &inside = frame.inside;
    Row fields({inside.min, {inside.max.x, inside.min.y + kit.px(32)}}, kit.rightToLeft(), kit.px(8));
    const Typed title = field(kit, "paste.name", fields.take(inside.width() * 0.5F), state.title, {kit.words("paste.title_hint"), {}, false, Align::start});
    const Typed date = field(kit, "paste.date", fields.rest(), state.date, {kit.words("paste.date"), {}, state.wrong_date, Align::start});
    if (date.changed)
        state.wrong_date = false;
    const Rect page{{inside.min.x, inside.min.y + kit.px(44)}, {inside.max.x, inside.max.y - kit.px(46)}};
    ImGui::GetWindowDrawList()->AddRect(page.min, page.max, kit.theme.line, kit.px(5));
    ImGui::PushClipRect(page.min, page.max, true);
    const float pad = kit.px(12);
    if (empty) {
        kit.paragraphAt({page.min.x + pad, page.min.y + pad}, kit.words("paste.empty"), Type::body, kit.theme.quiet, page.width() - pad * 2);
    } else {
        float y = page.min.y + pad;
        for (std::size_t start = 0; start < state.shown.size() && y < page.max.y;) {
            const std::size_t end = std::min(state.shown.find('\n', start), state.shown.size());
            const lettering::Block &block = kit.ink.layout(std::string_view(state.shown).substr(start, end - start), kit.style(Type::body), page.width() - pad * 2);
            kit.ink.draw(ImGui::GetWindowDrawList(), block, {block.rightToLeft ? page.max.x - pad - block.width : page.min.x + pad, y}, kit.theme.ink);
            y += std::max(block.height, kit.px(8));
            start = end + 1;
        }
    }
    ImGui::PopClipRect();
    Row foot({{inside.min.x, inside.max.y - kit.px(34)}, inside.max}, kit.rightToLeft(), kit.px(8));
    const std::string &read = kit.words("paste.read");
    const bool go = !empty && kit.textButton("paste.read", foot.takeEnd(kit.widthOf(read, Type::body) + kit.px(36)), read, true).clicked;
    kit.text(foot.rest(), state.wrong_date ? kit.words("paste.wrong_date") : kit.wording->with("paste.words", {{"n", countText(static_cast<double>(state.letters))}}), Type::small,
             state.wrong_date ? kit.theme.error : kit.theme.quiet);
    if (!empty && (go || title.entered || date.entered)) {
        std::optional<time::Day> published;
        if (state.date.text.find_first_not_of(' ') != std::string::npos) {
            const time::Day today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
            const auto said = session::typedStretch(state.date.text, session.reader.get(), today);
            state.wrong_date = !said;
            if (said)
                published = std::chrono::floor<std::chrono::days>(said->from);
        }
        if (!state.wrong_date) {
            outcome.ask(ReadText{std::exchange(state.text, {}), state.title.text, published});
            frame.open = false;
        }
    }
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
