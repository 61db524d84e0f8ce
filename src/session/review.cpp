#include "session/review.hpp"
#include "session/apply.hpp"
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace zamkan::session {
namespace {

std::size_t partOf(const Session &session, events::Row row) {
    const auto &parts = session.table->parts();
    const auto behind = std::upper_bound(parts.begin(), parts.end(), row,
                                         [](events::Row wanted, const events::EventTable::Part &part) { return wanted < part.first; });
    return static_cast<std::size_t>(std::distance(parts.begin(), behind)) - 1;
}

bool samePlace(const events::PlaceWords *a, const events::PlaceWords *b) {
    return a && b && a->id == b->id && a->name_en == b->name_en && a->name_ar == b->name_ar;
}

// Whether a verdict on one row holds for another one, as Alike has it; asked of columns first, as tables are long.
class LikeIt {
public:
    LikeIt(const Session &session, const Correct &action) : table_(*session.table), row_(action.row), verdict_(action.verdict), event_(table_.event(action.row)) {}
    [[nodiscard]] bool operator()(events::Row other) const {
        if (std::holds_alternative<events::PlaceSaid>(verdict_))
            return samePlace(table_.place(other), table_.place(row_));
        if (std::holds_alternative<events::KindSaid>(verdict_))
            return table_.type(other) == table_.type(row_) && table_.subtype(other) == table_.subtype(row_) && table_.event(other).provenance.rule == event_.provenance.rule;
        if (std::holds_alternative<events::ActorsSaid>(verdict_))
            return table_.gaining(other) == table_.gaining(row_) && table_.losing(other) == table_.losing(row_) && table_.acting(other) == table_.acting(row_) &&
                   table_.event(other).actors == event_.actors;
        return false;
    }

private:
    const events::EventTable &table_;
    events::Row row_;
    const events::Verdict &verdict_;
    events::Event event_;
};

// The rows that a verdict holds for.
std::vector<events::Row> alike(const Session &session, const Correct &action) {
    std::vector<events::Row> rows{action.row};
    if (action.alike == Alike::none)
        return rows;
    const events::EventTable &table = *session.table;
    const LikeIt likeIt(session, action);
    for (const events::EventTable::Part &part : table.parts()) {
        if (action.alike == Alike::document && part.document != table.document(action.row))
            continue;
        for (std::size_t local = 0; local < part.segment->size(); ++local) {
            const auto row = static_cast<events::Row>(part.first + local);
            if (row != action.row && !table.struck(row) && likeIt(row))
                rows.push_back(row);
        }
    }
    return rows;
}

Source *sourceWith(Session &session, std::uint64_t uid) {
    const auto at = std::find_if(session.sources.begin(), session.sources.end(), [&](const Source &source) { return source.uid == uid; });
    return at == session.sources.end() ? nullptr : &*at;
}

double certaintyOf(const events::Event &event) {
    double certainty = event.certainty.value_or(1);
    for (const events::EventPlace &place : event.places)
        certainty = std::min(certainty, place.position ? place.confidence : 0.0);
    return certainty;
}

} // namespace

std::size_t placeNumberOf(const Session &session, events::Row row) {
    std::size_t at = 0;
    for (; row > 0 && session.table->sameEvent(row - 1, row); --row)
        ++at;
    return at;
}

EventKey keyOf(const Session &session, events::Row row) {
    const std::size_t at = partOf(session, row);
    const Session::Part &part = session.parts[at];
    const events::EventTable::Part &rows = session.table->parts()[at];
    const std::uint32_t number = rows.segment->eventOf(row - rows.first);
    return {part.source, part.events ? (*part.events)[number] : number};
}

std::optional<events::Row> rowOf(const Session &session, EventKey key) {
    for (std::size_t at = 0; at < session.parts.size(); ++at) {
        const Session::Part &part = session.parts[at];
        if (part.source != key.source)
            continue;
        const events::EventTable::Part &rows = session.table->parts()[at];
        std::uint32_t number = key.event;
        if (part.events) {
            const auto found = std::lower_bound(part.events->begin(), part.events->end(), key.event);
            if (found == part.events->end() || *found != key.event)
                continue;
            number = static_cast<std::uint32_t>(std::distance(part.events->begin(), found));
        } else if (number >= events::Corrections::kAdded) {
            continue;
        }
        const auto found = rows.segment->rowsOf(number);
        const auto row = static_cast<events::Row>(rows.first + found.first);
        if (found.first < found.end && !session.table->struck(row))
            return row;
    }
    return std::nullopt;
}

std::vector<Doubt> reviewQueue(const Session &session) {
    std::vector<Doubt> queue;
    for (std::size_t at = 0; at < session.parts.size(); ++at) {
        if (session.parts[at].events) // somebody looked at them
            continue;
        const events::EventTable::Part &part = session.table->parts()[at];
        const Source &source = session.sources[part.document.value_or(0)];
        const auto told = source.index ? source.index->certainties() : std::span<const std::uint8_t>();
        if (!source.reading && told.empty())
            continue;
        for (std::size_t local = 0; local < part.segment->size(); ++local) {
            const auto row = static_cast<events::Row>(part.first + local);
            if (!session.sieve.passes(row) || (local > 0 && part.segment->eventOf(local) == part.segment->eventOf(local - 1)))
                continue;
            if (source.reading) {
                if (const std::uint32_t number = part.segment->eventOf(local); number < source.reading->events.size())
                    queue.push_back({row, certaintyOf(source.reading->events[number])});
            } else if (told[local] != timeline::RowIndex::kUntold) {
                queue.push_back({row, told[local] / 100.0});
            }
        }
    }
    std::stable_sort(queue.begin(), queue.end(), [](const Doubt &a, const Doubt &b) { return a.certainty < b.certainty; });
    return queue;
}

void revise(Source &source, std::shared_ptr<const events::Corrections> corrections) {
    if (corrections && corrections->empty())
        corrections = nullptr;
    source.reviewed = {corrections, corrections ? events::revise(*source.segment, *corrections) : events::Revision{}, nullptr};
}

Diagnostic lostItsEvent(const events::Correction &correction, std::string where) {
    return {Severity::warning, "a correction (" + std::string(events::nameOf(correction.verdict)) + ") has lost its event", std::move(where),
            "it reads otherwise now and has no such event any more: look for it and correct it again", {}};
}

void on(Session &session, const Correct &action) {
    if (action.row >= session.table->size())
        return;
    std::map<std::uint64_t, events::Corrections> now;
    std::set<EventKey> done;
    for (const events::Row row : alike(session, action)) {
        const EventKey key = keyOf(session, row);
        const Source *source = sourceWith(session, key.source);
        if (!source)
            continue;
        events::Verdict verdict = action.verdict;
        if (auto *place = std::get_if<events::PlaceSaid>(&verdict)) {
            if (row != action.row) {
                place->at = placeNumberOf(session, row);
                place->place.mention.reset();
            }
        } else if (!done.insert(key).second) {
            continue;
        }
        const bool told = source->reviewed.corrections != nullptr;
        auto [at, fresh] = now.try_emplace(key.source, told ? *source->reviewed.corrections : events::Corrections{});
        at->second.add({key.event, std::move(verdict)});
    }
    for (auto &[uid, corrections] : now)
        revise(*sourceWith(session, uid), std::make_shared<const events::Corrections>(std::move(corrections)));
    makeTable(session);
}

void on(Session &session, const AddEvent &action) {
    if (action.source >= session.sources.size())
        return;
    Source &source = session.sources[action.source];
    events::Corrections corrections = source.reviewed.corrections ? *source.reviewed.corrections : events::Corrections{};
    const EventKey key{source.uid, corrections.add({0, events::Added{action.event}})};
    revise(source, std::make_shared<const events::Corrections>(std::move(corrections)));
    makeTable(session);
    if (const auto row = rowOf(session, key)) {
        session.selected = session.anchor = row;
        session.picked = {*row};
        ++session.reveal;
    }
}

void on(Session &session, const StepReview &action) {
    const std::vector<Doubt> queue = reviewQueue(session);
    if (queue.empty())
        return;
    std::vector<DoubtAt> order;
    for (const Doubt &doubt : queue)
        order.push_back({doubt.certainty, keyOf(session, doubt.row)});
    if (session.selected) { // from where the user is
        const EventKey here = keyOf(session, *session.selected);
        const auto at = std::find_if(order.begin(), order.end(), [&](const DoubtAt &doubt) { return doubt.event == here; });
        if (at != order.end())
            session.review_at = *at;
    }
    std::size_t next = 0;
    const auto less = [](const DoubtAt &a, const DoubtAt &b) { return (a <=> b) < 0; };
    std::sort(order.begin(), order.end(), less);
    if (session.review_at && action.by > 0) {
        const auto behind = std::upper_bound(order.begin(), order.end(), *session.review_at, less);
        next = behind == order.end() ? 0 : static_cast<std::size_t>(behind - order.begin());
    } else if (session.review_at) {
        const auto before = std::lower_bound(order.begin(), order.end(), *session.review_at, less);
        next = (before == order.begin() ? order.size() : static_cast<std::size_t>(before - order.begin())) - 1;
    }
    session.review_at = order[next];
    const Tab tab = session.tab;
    if (const auto row = rowOf(session, order[next].event)) {
        on(session, Select{row, true});
        session.tab = tab;
    }
}

void carryOver(Session &session, const Source &before, Source &now) {
    std::map<const events::Corrections *, std::shared_ptr<const events::Corrections>> done;
    std::vector<events::Correction> lost;
    const auto carried = [&](const std::shared_ptr<const events::Corrections> &corrections, std::vector<events::Correction> &gone) {
        if (!corrections)
            return corrections;
        auto &made = done[corrections.get()];
        if (!made)
            made = std::make_shared<const events::Corrections>(events::carriedOver(*corrections, events::anchorsOf(*corrections, *before.segment), *now.segment, gone));
        return made;
    };
    revise(now, carried(before.reviewed.corrections, lost));
    std::vector<events::Correction> earlier; // told once: those of the present
    for (Change &change : session.history.changes)
        for (Remembered *side : {&change.before, &change.after})
            for (Remembered::Layer &layer : side->layers)
                if (layer.source == before.uid)
                    layer.corrections = carried(layer.corrections, earlier);
    for (const events::Correction &correction : lost) {
        const auto rows = before.segment->rowsOf(correction.event);
        const std::string what = rows.first < rows.end ? before.segment->event(rows.first).source_text : std::string();
        session.remarks.push_back({lostItsEvent(correction, what), now.name});
    }
}

} // namespace zamkan::session
