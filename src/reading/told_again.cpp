#include "reading/told_again.hpp"
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

namespace zamkan::reading {
namespace {

bool has(const events::Event &event, const events::EventActor &actor) {
    return std::any_of(event.actors.begin(), event.actors.end(), [&](const events::EventActor &other) {
        return other.id == actor.id && other.role == actor.role;
    });
}

// Whether each role that both tell of is some party's in both.
bool partiesAgree(const events::Event &a, const events::Event &b) {
    if (events::changesBack(a, b))
        return false;
    return std::all_of(a.actors.begin(), a.actors.end(), [&](const events::EventActor &actor) {
        if (!b.actor(actor.role))
            return true;
        return std::any_of(a.actors.begin(), a.actors.end(),
                           [&](const events::EventActor &same) { return same.role == actor.role && has(b, same); });
    });
}

// Lost to somebody and gained by him is one change of hands.
bool oneOutcome(const events::Event &a, const events::Event &b) {
    if (a.subtype == b.subtype)
        return true;
    const auto changesHands = [](const events::Event &event) {
        return event.subtype == "gained" || event.subtype == "lost";
    };
    return a.type == "control" && changesHands(a) && changesHands(b) &&
           (a.actor("gaining") != nullptr) == (b.actor("gaining") != nullptr);
}

class Telling {
public:
    explicit Telling(const text::Document &document) {
        constexpr std::size_t longest = 250; // bytes of a headline
        const std::size_t line = document.text().find('\n');
        if (line < longest && document.text().find_first_not_of(" \r\n", line) != std::string_view::npos)
            headline_ = static_cast<std::uint32_t>(line);
    }

    // Whether `again` says nothing that `event` contradicts, and is of the same deed.
    [[nodiscard]] bool same(const events::Event &event, const events::Event &again) const {
        if (event.provenance.sentence == again.provenance.sentence || !oneOutcome(event, again) ||
            event.drawn() != again.drawn() || !partiesAgree(event, again))
            return false;
        if (event.magnitude && again.magnitude && *event.magnitude != *again.magnitude)
            return false;
        const bool sameDays = event.when && again.when && *event.when == *again.when;
        const bool undated = event.when && !again.when;
        // "fell late last month", "on 25 October": one day within the other
        const bool within = event.when && again.when && again.when->from() <= event.when->from() &&
                            event.when->to() <= again.when->to();
        // "took it. It was won back": without a day they are one deed only where they name the same party.
        const bool heading = inHeadline(again);
        const bool named = heading || std::any_of(again.actors.begin(), again.actors.end(),
                                                  [&](const events::EventActor &actor) { return has(event, actor); });
        if (event.type == "control")
            return sameDays || within || (named && (undated || (!event.when && !again.when)));
        // Two strikes of one day may be two; a headline has no story of its own.
        return (sameDays && (event.magnitude == again.magnitude || !again.magnitude || heading)) ||
               (!again.when && heading);
    }

    // Which says most: the one to keep.
    [[nodiscard]] auto worth(const events::Event &event) const {
        const auto precision =
            event.when ? event.when->from() - event.when->to() : decltype(event.when->from() - event.when->to())::min();
        return std::tuple(precision, !inHeadline(event), event.actors.size(), event.magnitude.has_value());
    }

    void merge(events::Event &event, events::Event &again) const {
        event.provenance.also.push_back(again.provenance.sentence);
        event.provenance.also.insert(event.provenance.also.end(), again.provenance.also.begin(),
                                     again.provenance.also.end());
        std::sort(event.provenance.also.begin(), event.provenance.also.end(),
                  [](Span a, Span b) { return a.start < b.start; });
        for (events::EventActor &actor : again.actors)
            if (!event.actor(actor.role))
                event.actors.push_back(std::move(actor));
        if (!event.magnitude && again.magnitude) {
            event.magnitude = again.magnitude;
            event.magnitude_low = again.magnitude_low;
            event.magnitude_high = again.magnitude_high;
            event.unit = again.unit;
        }
    }

    [[nodiscard]] bool inHeadline(const events::Event &event) const {
        return event.provenance.sentence.start < headline_;
    }

    // Whether the headline only announces what `event` tells of the same place: it may leave out who and when, and call
    // "falls" what the text calls "was captured".
    [[nodiscard]] bool announces(const events::Event &headline, const events::Event &event) const {
        const auto ofGround = [](const events::Event &one) { return one.type == "control" || one.type == "movement"; };
        const auto standsIn = [&](const events::EventPlace &place) {
            return std::any_of(event.places.begin(), event.places.end(),
                               [&](const events::EventPlace &same) { return same.id == place.id; });
        };
        constexpr std::chrono::days slack{3}; // "falls", says today's headline of what fell the day before yesterday
        const bool daysAgree =
            !headline.when || !event.when ||
            (headline.when->from() <= event.when->to() + slack && event.when->from() <= headline.when->to());
        return daysAgree && !inHeadline(event) && event.drawn() == headline.drawn() &&
               (event.type == headline.type || (ofGround(event) && ofGround(headline))) &&
               !events::changesBack(event, headline) &&
               std::all_of(headline.places.begin(), headline.places.end(), standsIn) &&
               (!headline.magnitude || headline.magnitude == event.magnitude);
    }

private:
    std::uint32_t headline_ = 0; // its end
};

} // namespace

void mergeToldAgain(std::vector<events::Event> &events, const text::Document &document) {
    const Telling telling(document);
    std::unordered_map<std::string, std::vector<std::size_t>> there; // events by type and places
    std::vector<bool> gone(events.size());
    for (std::size_t k = 0; k < events.size(); ++k) {
        if (events[k].places.empty() || events[k].type == "claim")
            continue; // of a claim two sources may be meant
        std::string key = events[k].type;
        for (const events::EventPlace &place : events[k].places)
            key.append("|").append(place.id);
        auto &others = there[key];
        for (std::size_t &other : others) {
            const bool keepsOther = telling.worth(events[other]) >= telling.worth(events[k]);
            const std::size_t kept = keepsOther ? other : k, again = keepsOther ? k : other;
            if (!telling.same(events[kept], events[again]))
                continue;
            telling.merge(events[kept], events[again]);
            gone[again] = true;
            other = kept;
            break;
        }
        if (!gone[k] && std::find(others.begin(), others.end(), k) == others.end())
            others.push_back(k);
    }
    // The headline's own, which the text goes on to tell in full.
    for (std::size_t h = 0; h < events.size(); ++h) {
        if (gone[h] || events[h].places.empty() || !telling.inHeadline(events[h]))
            continue;
        const auto alike = [&](std::size_t other) {
            return std::tuple(events[other].type == events[h].type, events[other].subtype == events[h].subtype);
        };
        std::optional<std::size_t> best;
        for (std::size_t other = 0; other < events.size(); ++other)
            if (!gone[other] && telling.announces(events[h], events[other]) && (!best || alike(other) > alike(*best)))
                best = other;
        if (!best)
            continue;
        auto &also = events[*best].provenance.also;
        also.insert(also.begin(), events[h].provenance.sentence);
        gone[h] = true;
    }
    std::size_t k = 0;
    std::erase_if(events, [&](const events::Event &) { return static_cast<bool>(gone[k++]); });
}

} // namespace zamkan::reading
