#include "app/panels/document_list.hpp"
#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include "text/fold.hpp"
#include <cmath>

namespace zamkan::app {

namespace {
// By its name, its outlet, its file or the day of its publication.
bool matches(const session::Source &source, const std::string &wanted) {
    const auto has = [&](const std::string &text) { return text::fold(text).find(wanted) != std::string::npos; };
    if (wanted.empty() || has(source.name) || has(source.file.filename().string()))
        return true;
    if (!source.reading)
        return false;
    const text::Document &document = source.reading->document;
    return has(document.source) || has(document.id) || (document.published && has(time::toIso(*document.published)));
}

void refresh(const session::Session &session, DocumentList &state) {
    if (state.of == session.sources.size() && state.searched == state.words.text)
        return;
    state.of = session.sources.size();
    state.searched = state.words.text;
    state.found.clear();
    state.scroll = {};
    const std::string wanted = text::fold(state.searched);
    for (std::size_t i = 0; i < session.sources.size(); ++i)
        if (matches(session.sources[i], wanted))
            state.found.push_back(i);
}

void drawDocument(Kit &kit, const session::Session &session, std::size_t i, const Rect &line, DocumentList &state, Outcome &outcome) {
    const session::Source &source = session.sources[i];
    const Pressed pressed = kit.press("documents." + std::to_string(i), line);
    const bool here = session.document == i;
    if (here || pressed.hovered)
        ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, here ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    const Rect text = line.shrunk(kit.px(8), kit.px(2));
    kit.text({text.min, {text.max.x, text.centre().y + kit.px(1)}}, source.name, Type::body, source.on ? kit.theme.ink : kit.theme.quiet);
    std::string detail = kit.wording->counted("source.events", source.events);
    if (source.reading && source.reading->document.published)
        detail = time::formatDay(*source.reading->document.published, session::dayStyle(kit.wording->language())) + " · " + detail;
    if (source.reading && !source.reading->document.source.empty())
        detail += " · " + lettering::isolated(source.reading->document.source);
    kit.text({{text.min.x, text.centre().y + kit.px(1)}, text.max}, detail, Type::small, kit.theme.quiet);
    if (!pressed)
        return;
    outcome.act(session::ShowDocument{i});
    state.open = false;
}
} // namespace

void drawDocumentLine(Kit &kit, const session::Session &session, const Rect &line, DocumentList &state, Outcome &outcome) {
    if (session.sources.size() <= kFewDocuments) {
        std::vector<std::string> names;
        for (const session::Source &each : session.sources)
            names.push_back(each.name);
        if (const auto picked = kit.choice("source.which", line, *session.document, names))
            outcome.act(session::ShowDocument{*picked});
        return;
    }
    const Pressed pressed = kit.press("source.which", line);
    if (pressed.hovered || state.open)
        ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, state.open ? kit.theme.accent_wash : kit.theme.hover, kit.px(5));
    Row row(line.shrunk(kit.px(7), 0), kit.rightToLeft(), kit.px(6));
    drawIcon(ImGui::GetWindowDrawList(), Icon::chevron, row.takeEnd(kit.px(10)).centre(), kit.px(10), kit.theme.quiet);
    const std::string at = std::to_string(*session.document + 1) + " / " + std::to_string(session.sources.size());
    kit.text(row.takeEnd(kit.widthOf(at, Type::small) + kit.px(4)), lettering::isolated(at), Type::small, kit.theme.quiet, Align::end);
    kit.text(row.rest(), session.sources[*session.document].name, Type::body, kit.theme.ink);
    if (pressed) {
        state.open = !state.open;
        state.words.wants_focus = state.open;
    }
}

void drawDocumentList(Kit &kit, const session::Session &session, const Rect &where, DocumentList &state, Outcome &outcome) {
    const Rect inside = where.shrunk(kit.px(16), kit.px(6));
    const Rect box{inside.min, {inside.max.x, inside.min.y + kit.px(30)}};
    const Typed typed = field(kit, "documents.search", box, state.words, {kit.words("documents.search"), Icon::search, false, Align::start});
    refresh(session, state);
    kit.text({{inside.min.x, box.max.y + kit.px(2)}, {inside.max.x, box.max.y + kit.px(24)}}, kit.wording->counted("documents.found", state.found.size()), Type::small, kit.theme.quiet);
    const float height = std::round(kit.px(46));
    const Rect body{{inside.min.x, box.max.y + kit.px(28)}, inside.max};
    listRows(kit, "documents.list", body, state.found.size(), height, state.scroll, [&](std::size_t i, const Rect &line) {
        if (state.found[i] < session.sources.size())
            drawDocument(kit, session, state.found[i], line, state, outcome);
    });
    if (typed.entered && !state.found.empty()) {
        outcome.act(session::ShowDocument{state.found.front()});
        state.open = false;
    }
}

} // namespace zamkan::app
