#include "app/panels/agreement.hpp"
#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
constexpr std::size_t kMostDrawn = 300; // groups on the map

std::string valueOf(events::Matter matter, const events::Event &event, const session::Wording &wording) {
    switch (matter) {
    case events::Matter::date:
        return whenOf(event, wording);
    case events::Matter::number:
        return magnitudeOf(event, wording);
    case events::Matter::side:
        break;
    }
    events::Event sides = event;
    std::erase_if(sides.actors, [](const events::EventActor &actor) { return actor.role != "gaining" && actor.role != "losing"; });
    return actorsOf(sides, wording);
}

void refresh(const session::Session &session, const session::Wording &wording, AgreementState &state) {
    const session::Duplicates &found = session.duplicates;
    const void *of = found.looked ? session.table.get() : nullptr;
    if (state.of == of && state.language == wording.language())
        return;
    state.of = of;
    state.language = wording.language();
    state.lines.clear();
    state.differ = 0;
    for (std::size_t i = 0; i < found.disagreements.size(); ++i) {
        if (found.disagreements[i].empty())
            continue;
        ++state.differ;
        const events::Row first = found.groups[i].rows.front();
        const events::PlaceWords *place = session.table->place(first);
        const std::string where = place ? nameOf(*place, wording.language()) : std::string();
        const std::string kind = kindOf(session.table->type(first), session.table->subtype(first), wording);
        state.lines.push_back({i, {}, where + (where.empty() ? "" : " · ") + kind, wording.counted("agreement.sources", found.groups[i].rows.size()), first, true});
        for (const events::Disagreement &disagreement : found.disagreements[i])
            for (std::size_t camp = 0; camp < disagreement.camps.size(); ++camp) {
                std::string sources;
                for (const events::Row row : disagreement.camps[camp])
                    sources += (sources.empty() ? "" : " · ") + lettering::isolated(session.sources[session::sourceOf(session, row)].name);
                const events::Row row = disagreement.camps[camp].front();
                state.lines.push_back({i, camp == 0 ? wording("agreement." + std::string(events::toString(disagreement.matter))) : std::string(),
                                       valueOf(disagreement.matter, session.table->event(row), wording), std::move(sources), row, false});
            }
    }
}

bool inSight(const session::Session &session, events::Row row) {
    const events::EventTable &table = *session.table;
    return table.located(row) && session.sieve.passes(row) && table.dated(row) && table.from(row) < session.window.to.time_since_epoch().count() &&
           table.to(row) > session.window.from.time_since_epoch().count();
}

void drawLine(Kit &kit, const session::Session &session, std::size_t i, const Rect &where, const AgreementState &state, Outcome &outcome) {
    const AgreementState::Line &line = state.lines[i];
    const Pressed pressed = kit.press("agreement.line." + std::to_string(i), where);
    const bool on = session.selected == line.row && !line.head;
    ImDrawList *list = ImGui::GetWindowDrawList();
    if (pressed.hovered || on)
        list->AddRectFilled(where.min, where.max, on ? kit.theme.accent_wash : kit.theme.hover, kit.px(4));
    if (line.head)
        list->AddLine(where.min, {where.max.x, where.min.y}, kit.theme.line);
    Row row(where.shrunk(kit.px(8), 0), kit.rightToLeft(), kit.px(8));
    if (!line.head)
        kit.text(row.take(kit.px(58)), line.matter, Type::small, kit.theme.warning);
    const float wide = kit.widthOf(line.sources, Type::small);
    kit.text(row.takeEnd(std::min(wide, row.rest().width() * 0.5F)), line.sources, Type::small, kit.theme.quiet, Align::end);
    kit.text(row.rest(), line.value, line.head ? Type::strong : Type::body, kit.theme.ink);
    if (pressed.hovered && !line.head)
        kit.tip({{line.value, Type::strong, 0}, {line.sources, Type::small, kit.theme.quiet}});
    if (pressed)
        outcome.act(session::Select{line.row, true});
}
} // namespace

void drawDisputes(Kit &kit, const session::Session &session) {
    const session::Duplicates &found = session.duplicates;
    if (found.disputed.empty() || session.comparison || !session.settings.on("disagreements"))
        return;
    const bool whole = session.tab == session::Tab::agreement && session.panels && !session.telling;
    ImDrawList *list = ImGui::GetBackgroundDrawList();
    list->PushClipRect({static_cast<float>(session.insets.left), static_cast<float>(session.insets.top)},
                       {static_cast<float>(session.viewport.width()), static_cast<float>(session.viewport.height())}, false);
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < found.disagreements.size() && drawn < kMostDrawn; ++i) {
        if (found.disagreements[i].empty() || std::none_of(found.groups[i].rows.begin(), found.groups[i].rows.end(), [&](events::Row row) { return inSight(session, row); }))
            continue;
        const bool on = session.selected && std::find(found.groups[i].rows.begin(), found.groups[i].rows.end(), *session.selected) != found.groups[i].rows.end();
        std::vector<ImVec2> points;
        for (const events::Row row : found.groups[i].rows) {
            const map::Point at = session.viewport.toScreen(session.table->position(row));
            points.emplace_back(static_cast<float>(at.x), static_cast<float>(at.y));
        }
        const ImVec2 &first = points.front();
        if (first.x < 0 || first.y < 0 || first.x > static_cast<float>(session.viewport.width()) || first.y > static_cast<float>(session.viewport.height()))
            continue;
        ++drawn;
        const ImU32 colour = kit.theme.warning;
        for (std::size_t a = 1; whole && a < points.size(); ++a)
            if (std::hypot(points[a].x - first.x, points[a].y - first.y) > kit.px(6))
                list->AddLine(first, points[a], faded(colour, on ? 0.95F : 0.6F), kit.px(on ? 2.5F : 1.5F));
        for (const ImVec2 &point : points)
            if (whole || on)
                list->AddCircle(point, kit.px(on ? 14 : 11), faded(colour, on ? 1.0F : 0.8F), 32, kit.px(on ? 2.5F : 1.6F));
        const float away = kit.px(whole || on ? 11 : 8), radius = kit.px(whole || on ? 8 : 6.5F);
        const ImVec2 badge{first.x + away, first.y - away};
        list->AddCircleFilled(badge, radius, colour, 24);
        const lettering::Block &sign = kit.ink.layout("≠", kit.style(Type::small));
        kit.ink.draw(list, sign, {badge.x - sign.width / 2, badge.y - sign.height / 2}, kit.theme.panel);
        kit.note("agreement.mark." + std::to_string(i), {{first.x - away, first.y - away}, {first.x + away, first.y + away}});
    }
    list->PopClipRect();
}

std::string disputedMatters(const session::Session &session, std::uint32_t group, const session::Wording &wording) {
    std::string matters;
    for (const events::Disagreement &disagreement : session.duplicates.disagreements[group])
        matters += (matters.empty() ? "" : " · ") + wording("agreement." + std::string(events::toString(disagreement.matter)));
    return wording.with("agreement.about", {{"what", matters}});
}

void drawAgreement(Kit &kit, const session::Session &session, const Rect &where, AgreementState &state, Outcome &outcome) {
    const session::Duplicates &found = session.duplicates;
    refresh(session, *kit.wording, state);
    const Rect inside = where.shrunk(kit.px(14), kit.px(10));
    const std::string said = session.sources.size() < 2 ? kit.words("agreement.one_source")
                             : !found.looked ? kit.words("agreement.looking")
                             : found.groups.empty() ? kit.words("layers.no_duplicates")
                                                    : kit.wording->counted("layers.duplicates", found.groups.size()) + ". " +
                                                          (state.differ == 0 ? kit.words("agreement.none") : kit.wording->counted("agreement.differ", state.differ)) +
                                                          (found.whole ? "" : " " + kit.words("agreement.more"));
    const float head = kit.paragraphAt(inside.min, said, Type::small, kit.theme.quiet, inside.width()) + kit.px(8);
    const float height = std::round(kit.px(28));
    const Rect body{{inside.min.x, inside.min.y + head}, inside.max};
    listRows(kit, "agreement.list", body, state.lines.size(), height, state.scroll, [&](std::size_t i, const Rect &line) { drawLine(kit, session, i, line, state, outcome); });
}

} // namespace zamkan::app
