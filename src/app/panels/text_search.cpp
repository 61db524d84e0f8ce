#include "app/panels/text_search.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <chrono>

namespace zamkan::app {

namespace {
// The events of the text in its order, each by its first row.
std::vector<events::Row> eventsOf(const session::Session &session, std::size_t source) {
    std::vector<std::pair<std::uint32_t, events::Row>> rows;
    const events::EventTable &table = *session.table;
    for (const events::EventTable::Part &part : table.parts())
        if (part.document == source)
            for (std::size_t local = 0; local < part.segment->size(); ++local) {
                const auto row = static_cast<events::Row>(part.first + local);
                if (!table.struck(row) && session.sieve.passes(row) && (local == 0 || part.segment->eventOf(local) != part.segment->eventOf(local - 1)))
                    rows.emplace_back(part.segment->event(local).provenance.trigger.start, row);
            }
    std::stable_sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<events::Row> out;
    for (const auto &[at, row] : rows)
        out.push_back(row);
    return out;
}

void stepEvent(const session::Session &session, std::size_t source, int by, Outcome &outcome) {
    const std::vector<events::Row> rows = eventsOf(session, source);
    if (rows.empty())
        return;
    const auto here = session.selected ? std::find_if(rows.begin(), rows.end(), [&](events::Row row) { return row == *session.selected || session.table->sameEvent(row, *session.selected); }) : rows.end();
    const auto count = static_cast<std::ptrdiff_t>(rows.size());
    const std::ptrdiff_t next = here == rows.end() ? (by > 0 ? 0 : count - 1) : ((here - rows.begin()) + by + count) % count;
    outcome.act(session::Select{rows[static_cast<std::size_t>(next)], true});
}
} // namespace

void drawPublished(Kit &kit, const session::Session &session, std::size_t source, const Rect &line, TextSearch &state, Outcome &outcome) {
    const Typed typed = field(kit, "source.published", line, state.published, {kit.words("source.published_when"), {}, state.wrong_day, Align::start});
    if (typed.changed)
        state.wrong_day = false;
    if (!typed.entered || state.published.text.find_first_not_of(' ') == std::string::npos)
        return;
    const auto said = session::typedStretch(state.published.text, session.reader.get(), std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    state.wrong_day = !said;
    if (said)
        outcome.ask(OpenAgain{session.sources[source].file, {{"published", time::toIso(std::chrono::floor<std::chrono::days>(said->from))}}});
}

std::optional<std::uint32_t> drawTextSearch(Kit &kit, const session::Session &session, std::size_t source, const Rect &line, TextSearch &state, bool wants, Outcome &outcome) {
    const reading::Reading &reading = *session.sources[source].reading;
    const bool other = state.of != &reading;
    if (other) {
        state.of = &reading;
        state.finder.reset();
        state.hits.clear();
        state.marked = {};
        state.published.text.clear();
        state.wrong_day = false;
    }
    if (wants)
        state.words.wants_focus = true;
    Row row(line, kit.rightToLeft(), kit.px(4));
    const Rect next = row.takeEnd(kit.px(28)), previous = row.takeEnd(kit.px(28));
    if (kit.iconButton("source.next_event", next, Icon::step_forward, kit.words("source.next_event")))
        stepEvent(session, source, 1, outcome);
    if (kit.iconButton("source.previous_event", previous, Icon::step_back, kit.words("source.previous_event")))
        stepEvent(session, source, -1, outcome);
    const bool searching = state.words.text.find_first_not_of(' ') != std::string::npos;
    std::optional<std::uint32_t> target;
    const auto go = [&](int by) {
        if (state.hits.empty())
            return;
        const auto count = static_cast<std::ptrdiff_t>(state.hits.size());
        state.at = static_cast<std::size_t>((static_cast<std::ptrdiff_t>(state.at) + by + count) % count);
        target = state.hits[state.at].start;
    };
    if (searching) {
        if (kit.iconButton("source.find.next", row.takeEnd(kit.px(26)), Icon::chevron, kit.words("source.find_next")))
            go(1);
        if (kit.iconButton("source.find.previous", row.takeEnd(kit.px(26)), Icon::up, kit.words("source.find_previous")))
            go(-1);
        const std::string count = state.hits.empty() ? "0" : std::to_string(state.at + 1) + " / " + std::to_string(state.hits.size());
        kit.text(row.takeEnd(kit.px(64)), lettering::isolated(count), Type::small, state.hits.empty() ? kit.theme.warning : kit.theme.quiet, Align::middle);
    }
    const Typed typed = field(kit, "source.find", row.rest(), state.words, {kit.words("source.find"), Icon::search, searching && state.hits.empty(), Align::start});
    if (state.searched != state.words.text || other) {
        state.searched = state.words.text;
        if (searching && !state.finder)
            state.finder.emplace(reading.document.text());
        state.hits = searching && state.finder ? state.finder->find(state.searched) : std::vector<Span>{};
        state.at = 0;
        if (!state.hits.empty() && !other)
            target = state.hits.front().start;
    } else if (typed.entered) {
        go(ImGui::GetIO().KeyShift ? -1 : 1);
        state.words.wants_focus = true; // Enter goes on
    }
    return target;
}

} // namespace zamkan::app
