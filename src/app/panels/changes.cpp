#include "app/panels/changes.hpp"
#include "app/commands.hpp"
#include "app/event_words.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cmath>
#include <tuple>

namespace zamkan::app {

namespace {
using Line = ChangesState::Line;
using timeline::PlaceChange;

void arrange(ChangesState &state) {
    timeline::Changes &changes = state.changes;
    const auto changed = changes.places.begin() + static_cast<std::ptrdiff_t>(changes.changed);
    const auto pair = [](const PlaceChange &place) { return std::tie(place.before, place.after); };
    std::stable_sort(changes.places.begin(), changed, [&](const PlaceChange &a, const PlaceChange &b) { return pair(a) < pair(b); });
    state.lines.clear();
    if (!changes.parties.empty())
        state.lines.push_back({Line::Kind::head, 0, 0, "changes.parties"});
    for (std::size_t i = 0; i < changes.parties.size(); ++i)
        state.lines.push_back({Line::Kind::party, i, 0, {}});
    if (changes.changed > 0)
        state.lines.push_back({Line::Kind::head, 0, 0, "changes.hands"});
    for (std::size_t i = 0; i < changes.places.size(); ++i) {
        if (i == changes.changed)
            state.lines.push_back({Line::Kind::head, 0, 0, "changes.other"});
        if (i < changes.changed && (i == 0 || pair(changes.places[i]) != pair(changes.places[i - 1]))) {
            std::size_t end = i;
            while (end < changes.changed && pair(changes.places[end]) == pair(changes.places[i]))
                ++end;
            state.lines.push_back({Line::Kind::pair, i, end - i, {}});
        }
        state.lines.push_back({Line::Kind::place, i, 0, {}});
    }
}

std::string partyOf(Kit &kit, const session::Session &session, const std::string &actor) {
    return actor.empty() ? kit.words("changes.nobody") : actorNamed(session, actor, kit.wording->language());
}

void drawParty(Kit &kit, const session::Session &session, const std::string &actor, Row &row) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const ImVec2 dot = row.take(kit.px(10)).centre();
    const ImU32 colour = kit.colourOfParty(actor);
    if (actor.empty())
        list->AddCircle(dot, kit.px(4), colour, 16, kit.px(1.5F));
    else
        list->AddCircleFilled(dot, kit.px(4.5F), colour, 16);
    const std::string name = partyOf(kit, session, actor);
    kit.text(row.take(std::min(kit.widthOf(name, Type::small) + 2, row.rest().width())), name, Type::small, kit.theme.ink);
}

void drawLine(Kit &kit, const session::Session &session, const ChangesState &state, const Line &line, const Rect &item, Outcome &outcome) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const timeline::Changes &changes = state.changes;
    Row row(item.shrunk(kit.px(12), 0), kit.rightToLeft(), kit.px(6));
    switch (line.kind) {
    case Line::Kind::head:
        kit.text(row.rest(), kit.words(line.key), Type::strong, kit.theme.accent);
        return;
    case Line::Kind::party: {
        const timeline::PartyChange &party = changes.parties[line.index];
        std::string text = party.gained > 0 ? kit.wording->with("changes.gained", {{"n", std::to_string(party.gained)}}) : std::string();
        if (party.lost > 0)
            text += (text.empty() ? "" : " · ") + kit.wording->with("changes.lost", {{"n", std::to_string(party.lost)}});
        kit.text(row.takeEnd(kit.widthOf(text, Type::small)), text, Type::small, kit.theme.quiet, Align::end);
        drawParty(kit, session, party.actor, row);
        return;
    }
    case Line::Kind::pair: { // from whom to whom: in the direction of reading
        const PlaceChange &first = changes.places[line.index];
        list->AddRectFilled(item.min, item.max, kit.theme.sunken);
        const std::string count = kit.wording->counted("changes.places", line.places);
        kit.text(row.takeEnd(kit.widthOf(count, Type::small)), count, Type::small, kit.theme.quiet, Align::end);
        drawParty(kit, session, first.before, row);
        const std::string arrow = kit.rightToLeft() ? "←" : "→";
        kit.text(row.take(kit.px(16)), arrow, Type::small, kit.theme.quiet, Align::middle);
        drawParty(kit, session, first.after, row);
        return;
    }
    case Line::Kind::place:
        break;
    }
    const PlaceChange &place = changes.places[line.index];
    const events::Row last = place.rows.back();
    const Pressed pressed = kit.press("changes.place." + std::to_string(line.index), item);
    if (session.selected && std::find(place.rows.begin(), place.rows.end(), *session.selected) != place.rows.end())
        list->AddRectFilled(item.min, item.max, kit.theme.lit);
    else if (pressed.hovered)
        list->AddRectFilled(item.min, item.max, kit.theme.hover);
    row.skip(kit.px(14));
    const std::string when = place.rows.size() == 1 ? session::momentText(time::Instant(std::chrono::seconds{session.table->from(last)}), false, kit.wording->language())
                                                    : kit.wording->counted("changes.events", place.rows.size());
    kit.text(row.takeEnd(kit.widthOf(when, Type::small)), when, Type::small, kit.theme.date, Align::end);
    kit.text(row.rest(), place.place ? nameOf(*place.place, kit.wording->language()) : kit.words("changes.nowhere"), Type::body, kit.theme.ink);
    if (pressed.hovered) {
        outcome.act(session::Hover{last});
        std::vector<TipLine> lines;
        constexpr std::size_t kMost = 6;
        for (std::size_t i = 0; i < std::min(kMost, place.rows.size()); ++i) {
            const events::Event event = session.table->event(place.rows[i]);
            lines.push_back({whenOf(event, *kit.wording) + " · " + kindOf(event, *kit.wording), Type::small, 0});
            if (const std::string actors = actorsOf(event, *kit.wording); !actors.empty())
                lines.push_back({actors, Type::small, kit.theme.quiet});
        }
        if (place.rows.size() > kMost)
            lines.push_back({"…", Type::small, kit.theme.quiet});
        kit.tip(std::move(lines));
    }
    if (pressed)
        outcome.act(session::Select{last, true});
}

// The earlier or the later date, which can be typed over.
void drawDate(Kit &kit, const session::Session &session, bool later, Row &row, ChangesState &state, Outcome &outcome) {
    Field &text = later ? state.to : state.from;
    bool &wrong = later ? state.to_wrong : state.from_wrong;
    const session::Comparison &comparison = *session.comparison;
    const std::string shown = session::fieldText(later ? comparison.later : comparison.earlier, true);
    if (!text.active && !wrong)
        text.text = shown;
    kit.text(row.take(kit.px(20)), kit.words(later ? "changes.b" : "changes.a"), Type::strong, kit.theme.place, Align::middle);
    const Rect where = row.take(kit.px(session.clock_times ? 140 : 104));
    const Typed typed = field(kit, later ? "compare.later" : "compare.earlier", where, text, {kit.words("timeline.date_hint"), {}, wrong, Align::middle});
    if (wrong || (where.contains(ImGui::GetIO().MousePos) && !text.active))
        kit.tip(kit.words(wrong ? "timeline.not_a_date" : later ? "changes.later" : "changes.earlier"));
    if (typed.changed)
        wrong = false;
    if (!typed.entered && !(typed.left && !wrong && text.text != shown))
        return;
    const auto said = session::typedStretch(text.text, session.reader.get(), session::lastDay(comparison.later));
    session::Comparison moved = comparison;
    if (said) // the last day of what was typed belongs to it
        (later ? moved.later : moved.earlier) = said->to;
    wrong = !said || moved.earlier >= moved.later;
    if (!wrong)
        outcome.act(session::Compare{moved});
}
} // namespace

void refreshChanges(const session::Session &session, std::shared_ptr<ChangesState> &state) {
    if (!session.comparison)
        return;
    if (!state)
        state = std::make_shared<ChangesState>();
    const session::Comparison &comparison = *session.comparison;
    if (state->changes.table == session.table && state->version == session.sieve.version() && state->earlier == comparison.earlier &&
        state->later == comparison.later)
        return;
    state->version = session.sieve.version();
    state->earlier = comparison.earlier;
    state->later = comparison.later;
    state->changes = timeline::changesBetween(session.table, session.sieve.happenedByTime(), comparison.earlier, comparison.later);
    state->ringed = std::make_shared<const map::ChangedPlaces>(map::changedPlaces(state->changes));
    arrange(*state);
}

void drawChanges(Kit &kit, const session::Session &session, const Rect &where, std::shared_ptr<ChangesState> &shared, Outcome &outcome) {
    if (!session.comparison)
        return;
    refreshChanges(session, shared);
    ChangesState &state = *shared;
    const session::Comparison &comparison = *session.comparison;
    Row head({{where.min.x + kit.px(12), where.min.y + kit.px(10)}, {where.max.x - kit.px(12), where.min.y + kit.px(40)}}, kit.rightToLeft(), kit.px(4));
    if (kit.iconButton("compare.stop", head.takeEnd(kit.px(28)), Icon::close, kit.words("changes.stop")))
        outcome.act(session::Compare{});
    for (const auto as : {session::CompareAs::beside, session::CompareAs::swipe}) {
        const bool swipe = as == session::CompareAs::swipe;
        if (kit.iconButton(swipe ? "compare.swipe" : "compare.beside", head.takeEnd(kit.px(28)), swipe ? Icon::halves : Icon::beside,
                           kit.words(swipe ? "changes.swipe" : "changes.beside"), comparison.as == as)) {
            session::Comparison other = comparison;
            other.as = as;
            outcome.act(session::Compare{other});
        }
    }
    Row dates(head.rest(), false, kit.px(4)); // time runs from left to right
    drawDate(kit, session, false, dates, state, outcome);
    drawDate(kit, session, true, dates, state, outcome);

    const Rect said{{where.min.x + kit.px(12), where.min.y + kit.px(46)}, {where.max.x - kit.px(12), where.min.y + kit.px(68)}};
    if (state.lines.empty()) {
        kit.paragraphAt(said.min, kit.words("changes.none"), Type::body, kit.theme.quiet, said.width());
        return;
    }
    kit.text(said, kit.words("changes.hands") + ": " + kit.wording->counted("changes.places", state.changes.changed) + "  ·  " +
                       kit.wording->counted("changes.events", state.changes.rows),
             Type::small, kit.theme.quiet);
    kit.note("changes.summary", {{0, 0}, {static_cast<float>(state.changes.changed), static_cast<float>(state.changes.rows)}});
    const float height = std::round(kit.px(27));
    const Rect body{{where.min.x, where.min.y + kit.px(72)}, where.max};
    const Rect free = scrollRows(kit, "changes.list", body, state.lines.size(), height, state.scroll);
    ImGui::PushClipRect(free.min, free.max, true);
    const auto first = static_cast<std::size_t>(state.scroll.top);
    float y = body.min.y - std::round(static_cast<float>(state.scroll.top - static_cast<double>(first)) * height);
    for (std::size_t i = first; i < state.lines.size() && y < body.max.y; ++i, y += height)
        if (y + height > body.min.y + 1 && y + height <= body.max.y + height / 2)
            drawLine(kit, session, state, state.lines[i], {{free.min.x, y}, {free.max.x, y + height}}, outcome);
    ImGui::PopClipRect();
}

} // namespace zamkan::app
