#include "session/apply.hpp"
#include "session/wording.hpp"
#include <algorithm>
#include <cstdlib>

namespace zamkan::session {

namespace {
// Where a row stands in the table; nothing where it does not pass.
std::optional<std::size_t> placeOf(const Session &session, std::optional<events::Row> row) {
    if (!row)
        return std::nullopt;
    const auto &rows = tableRows(session);
    const auto found = std::find(rows.begin(), rows.end(), *row);
    return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

void pickRange(Session &session, std::size_t from, std::size_t to) {
    const auto &rows = tableRows(session);
    if (from > to)
        std::swap(from, to);
    session.picked.assign(rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to) + 1);
    std::sort(session.picked.begin(), session.picked.end());
}

void lead(Session &session, events::Row row) { // the one that map and source show
    const std::vector<events::Row> picked = session.picked;
    const auto anchor = session.anchor;
    on(session, Select{row, true});
    session.picked = picked;
    session.anchor = anchor;
}
} // namespace

const std::vector<events::Row> &tableRows(const Session &session) {
    return session.ordered.empty() ? session.listed : session.ordered;
}

void refreshOrder(Session &session) {
    session.ordered.clear();
    if (session.order == timeline::Order{})
        return;
    if (!session.sort_words || session.sort_words->language() != uiLanguage(session))
        session.sort_words = std::make_shared<const Wording>(Wording::open(uiLanguage(session)));
    const Wording &words = *session.sort_words;
    const bool arabic = words.rightToLeft();
    const auto named = [&](const std::string &key, std::string_view word) {
        return words.has(key) ? words(key) : std::string(word);
    };
    const auto inLanguage = [&](std::string_view ar, std::string_view en) {
        return std::string(arabic ? (ar.empty() ? en : ar) : (en.empty() ? ar : en));
    };
    timeline::SortNames names;
    names.place = [&](const events::PlaceWords &place) { return inLanguage(place.name_ar, place.name_en); };
    names.kind = [&](std::string_view type, std::string_view subtype) {
        return named("type." + std::string(type), type) + " " + named("subtype." + std::string(subtype), subtype);
    };
    names.actor = [&](std::string_view actor) {
        const actors::Actor *known = session.reader ? session.reader->actors().byId(actor) : nullptr;
        return known ? inLanguage(known->name_ar, known->name_en) : std::string(actor);
    };
    names.source = [&](std::size_t source) { return source < session.sources.size() ? session.sources[source].name : std::string(); };
    names.index = [&](std::size_t source) -> const timeline::RowIndex * {
        return source < session.sources.size() ? session.sources[source].index.get() : nullptr;
    };
    session.ordered = timeline::sorted(*session.table, session.listed, session.order, names);
}

void on(Session &session, const SortTable &action) {
    session.order = {action.column, session.order.column == action.column && !session.order.descending};
    refreshOrder(session);
    ++session.reveal;
}

void on(Session &session, const PickRow &action) {
    if (action.how == Picking::range) {
        const auto from = placeOf(session, session.anchor ? session.anchor : session.selected), to = placeOf(session, action.row);
        if (!from || !to) {
            on(session, Select{action.row, true});
            return;
        }
        pickRange(session, *from, *to);
        lead(session, action.row);
        return;
    }
    const auto at = std::lower_bound(session.picked.begin(), session.picked.end(), action.row);
    if (at != session.picked.end() && *at == action.row) {
        session.picked.erase(at);
        session.anchor = action.row;
        if (session.selected == action.row)
            session.selected = session.picked.empty() ? std::nullopt : std::optional(session.picked.back());
        return;
    }
    session.picked.insert(at, action.row);
    session.anchor = action.row;
    lead(session, action.row);
}

void on(Session &session, const PickRows &action) {
    std::vector<events::Row> rows = action.rows;
    if (action.add)
        rows.insert(rows.end(), session.picked.begin(), session.picked.end());
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    session.picked = std::move(rows);
    const bool kept = session.selected && std::binary_search(session.picked.begin(), session.picked.end(), *session.selected);
    if (!kept)
        session.selected = session.picked.empty() ? std::nullopt : std::optional(session.picked.front());
    session.anchor = session.selected;
    if (session.picked.size() > 1)
        session.tab = Tab::events;
    ++session.reveal;
}

void on(Session &session, const PickAll &) {
    session.picked = session.listed;
    std::sort(session.picked.begin(), session.picked.end());
}

void on(Session &session, const StepRow &action) {
    const auto &rows = tableRows(session);
    if (rows.empty())
        return;
    const auto now = placeOf(session, session.selected);
    const auto last = static_cast<std::ptrdiff_t>(rows.size()) - 1;
    const std::ptrdiff_t from = now ? static_cast<std::ptrdiff_t>(*now) : action.by > 0 ? -1 : last + 1;
    const auto to = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from + action.by, 0, last));
    const events::Row row = rows[to];
    if (action.extend) {
        const auto start = placeOf(session, session.anchor ? session.anchor : session.selected).value_or(to);
        pickRange(session, start, to);
        lead(session, row);
    } else {
        on(session, Select{row, true});
    }
}

} // namespace zamkan::session
