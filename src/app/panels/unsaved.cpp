#include "app/panels/unsaved.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"

namespace zamkan::app {

void drawUnsaved(Kit &kit, const session::Session &session, bool quits, Outcome &outcome) {
    if (session.dialog != session::Dialog::unsaved)
        return;
    DialogFrame frame = beginDialog(kit, "unsaved", kit.words("unsaved.title"), kit.px(560), kit.px(230));
    const Rect &inside = frame.inside;
    std::size_t corrections = 0;
    for (const session::Source &source : session.sources)
        corrections += source.reviewed.corrections ? source.reviewed.corrections->all().size() : 0;
    const std::string name = session.project.file.empty() ? kit.words("unsaved.no_project") : lettering::isolated(session.project.file.stem().string());
    float y = inside.min.y;
    y += kit.paragraphAt({inside.min.x, y}, kit.wording->with(quits ? "unsaved.ask_quit" : "unsaved.ask", {{"name", name}}), Type::body, kit.theme.ink, inside.width()) + kit.px(4);
    if (corrections > 0)
        kit.paragraphAt({inside.min.x, y}, kit.wording->counted("unsaved.corrections", corrections), Type::small, kit.theme.quiet, inside.width());
    Row foot({{inside.min.x, inside.max.y - kit.px(34)}, inside.max}, kit.rightToLeft(), kit.px(8));
    const auto button = [&](const char *key, bool primary, bool apart = false) {
        const std::string &words = kit.words(key);
        const float width = kit.widthOf(words, Type::body) + kit.px(30);
        return kit.textButton(key, apart ? foot.take(width) : foot.takeEnd(width), words, primary).clicked;
    };
    if (button("unsaved.save", true))
        outcome.ask(Leave{true});
    if (button("unsaved.stay", false))
        frame.open = false;
    if (button("unsaved.discard", false, true)) // away from the others
        outcome.ask(Leave{false});
    endDialog(kit, frame);
    if (!frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
