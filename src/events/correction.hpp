// What a person says of events that a machine read: kept beside the reading, never written over it.
#pragma once
#include "events/event_segment.hpp"
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zamkan::events {

// ---- what can be said of an event -------------------------------------------------------------------------------------
struct Checked { friend bool operator==(const Checked &, const Checked &) = default; }; // right as it stands
struct Removed { friend bool operator==(const Removed &, const Removed &) = default; }; // nothing happened, or nothing of interest
struct Added { // no machine read it
    Event event;
    friend bool operator==(const Added &, const Added &) = default;
};
struct PlaceSaid { // of the event's place number `at`; behind its last one: one more
    std::size_t at = 0;
    EventPlace place;
    friend bool operator==(const PlaceSaid &, const PlaceSaid &) = default;
};
struct TimeSaid {
    std::optional<time::Interval> when; // none: nobody knows
    time::Granularity precision = time::Granularity::day;
    TimeKind kind = TimeKind::within;
    bool story_time = false; // as in Event: what a person says is not
    friend bool operator==(const TimeSaid &, const TimeSaid &) = default;
};
struct KindSaid {
    std::string type, subtype;
    friend bool operator==(const KindSaid &, const KindSaid &) = default;
};
struct ActorsSaid { // all of them
    std::vector<EventActor> actors;
    friend bool operator==(const ActorsSaid &, const ActorsSaid &) = default;
};
struct AmountSaid {
    std::optional<double> best, low, high;
    std::string unit;
    friend bool operator==(const AmountSaid &, const AmountSaid &) = default;
};
struct StatusSaid {
    std::string status;
    friend bool operator==(const StatusSaid &, const StatusSaid &) = default;
};
using Verdict = std::variant<Checked, Removed, Added, PlaceSaid, TimeSaid, KindSaid, ActorsSaid, AmountSaid, StatusSaid>;

// "checked" "removed" "added" "place" "time" "kind" "actors" "amount" "status"
[[nodiscard]] std::string_view nameOf(const Verdict &verdict);
// The event with that in it. Checked, Removed and Added change nothing of it.
void applyTo(Event &event, const Verdict &verdict);
// What the event says now of that which the verdict speaks about: the same alternative.
[[nodiscard]] Verdict sameOf(const Event &event, const Verdict &verdict);

struct Correction {
    std::uint32_t event = 0; // its number in its source (EventSegment::eventOf), from kAdded on one that was added
    Verdict verdict;
    friend bool operator==(const Correction &, const Correction &) = default;
};

// All that was said of the events of one source, in the order in which it was said: the last word on a field holds.
class Corrections {
public:
    static constexpr std::uint32_t kAdded = 1U << 31;

    // An Added takes the next free number, whatever stands in it; the number of the event.
    std::uint32_t add(Correction correction);
    [[nodiscard]] const std::vector<Correction> &all() const { return all_; }
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] std::vector<std::uint32_t> events() const; // that something is said of, ascending
    // The event as it stands after all that was said, with Event::review; none: it is removed. `read` is what the machine
    // read, nothing for an added one.
    [[nodiscard]] std::optional<Event> revised(std::uint32_t event, std::optional<Event> read) const;
    friend bool operator==(const Corrections &, const Corrections &) = default;

private:
    std::vector<Correction> all_;
};

// A source with what was said of it: the rows of its segment that count no more, and those that stand for them.
struct Revision {
    std::shared_ptr<const EventSegment> rows; // null: none
    std::shared_ptr<const std::vector<std::uint32_t>> events; // the number of each event of `rows`, ascending; null: no rows
    std::shared_ptr<const std::vector<Row>> struck; // null: none
};
// Microseconds an event that something is said of; the others cost nothing.
[[nodiscard]] Revision revise(const EventSegment &read, const Corrections &corrections);

// What finds events again in another reading of the same source: the row of a file by its number, an event of a text by its id.
struct Anchor {
    std::optional<std::uint64_t> row;
    std::string id;
    friend bool operator==(const Anchor &, const Anchor &) = default;
};
using Anchors = std::map<std::uint32_t, Anchor>; // by the event's number
// Of the events that something is said of, the added ones apart.
[[nodiscard]] Anchors anchorsOf(const Corrections &corrections, const EventSegment &read);
// The same corrections for another reading. What is said of an event that is there no more goes to `lost`.
[[nodiscard]] Corrections carriedOver(const Corrections &corrections, const Anchors &before, const EventSegment &now, std::vector<Correction> &lost);

} // namespace zamkan::events
