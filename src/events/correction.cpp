#include "events/correction.hpp"
#include "base/each.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

namespace zamkan::events {
std::string_view nameOf(const Verdict &verdict) {
    constexpr std::array<std::string_view, std::variant_size_v<Verdict>> kNames{"checked", "removed", "added",  "place", "time",
                                                                                 "kind",    "actors",  "amount", "status"};
    return kNames[verdict.index()];
}

void applyTo(Event &event, const Verdict &verdict) {
    std::visit(Each{[](const Checked &) {}, [](const Removed &) {}, [](const Added &) {},
                    [&](const PlaceSaid &said) {
                        if (said.at < event.places.size())
                            event.places[said.at] = said.place;
                        else
                            event.places.push_back(said.place);
                    },
                    [&](const TimeSaid &said) {
                        event.when = said.when;
                        event.precision = said.precision;
                        event.time_kind = said.kind;
                        event.story_time = said.story_time;
                    },
                    [&](const KindSaid &said) {
                        event.type = said.type;
                        event.subtype = said.subtype;
                    },
                    [&](const ActorsSaid &said) { event.actors = said.actors; },
                    [&](const AmountSaid &said) {
                        event.magnitude = said.best;
                        event.magnitude_low = said.low;
                        event.magnitude_high = said.high;
                        event.unit = said.unit;
                    },
                    [&](const StatusSaid &said) { event.status = said.status; }},
               verdict);
}

Verdict sameOf(const Event &event, const Verdict &verdict) {
    return std::visit(Each{[](const Checked &said) -> Verdict { return said; }, [](const Removed &said) -> Verdict { return said; },
                           [&](const Added &) -> Verdict { return Added{event}; },
                           [&](const PlaceSaid &said) -> Verdict {
                               return PlaceSaid{said.at, said.at < event.places.size() ? event.places[said.at] : EventPlace{}};
                           },
                           [&](const TimeSaid &) -> Verdict { return TimeSaid{event.when, event.precision, event.time_kind, event.story_time}; },
                           [&](const KindSaid &) -> Verdict { return KindSaid{event.type, event.subtype}; },
                           [&](const ActorsSaid &) -> Verdict { return ActorsSaid{event.actors}; },
                           [&](const AmountSaid &) -> Verdict {
                               return AmountSaid{event.magnitude, event.magnitude_low, event.magnitude_high, event.unit};
                           },
                           [&](const StatusSaid &) -> Verdict { return StatusSaid{event.status}; }},
                      verdict);
}

std::uint32_t Corrections::add(Correction correction) {
    if (std::holds_alternative<Added>(correction.verdict)) {
        correction.event = kAdded;
        for (const Correction &known : all_)
            if (known.event >= correction.event)
                correction.event = known.event + 1;
    }
    all_.push_back(std::move(correction));
    return all_.back().event;
}

std::vector<std::uint32_t> Corrections::events() const {
    std::vector<std::uint32_t> numbers;
    for (const Correction &correction : all_)
        numbers.push_back(correction.event);
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

namespace {
std::optional<Event> after(std::optional<Event> out, const std::vector<const Correction *> &said) {
    bool removed = false;
    for (const Correction *correction : said) {
        if (const auto *added = std::get_if<Added>(&correction->verdict)) {
            out = added->event;
            out->review = "added";
            continue;
        }
        if (!out)
            continue;
        removed = std::holds_alternative<Removed>(correction->verdict);
        if (std::holds_alternative<Checked>(correction->verdict)) {
            if (out->review.empty())
                out->review = "checked";
        } else if (!removed) {
            applyTo(*out, correction->verdict);
            if (out->review != "added")
                out->review = "corrected";
        }
    }
    return removed ? std::nullopt : out;
}

// The event of that row of the file; the rows of a segment stand in the file's order.
std::optional<std::uint32_t> eventOfFileRow(const EventSegment &segment, std::uint64_t row) {
    std::size_t low = 0, high = segment.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::optional<std::uint64_t> there = segment.event(middle).provenance.row;
        if (!there)
            return std::nullopt;
        if (*there == row)
            return segment.eventOf(middle);
        (*there < row ? low : high) = *there < row ? middle + 1 : middle;
    }
    return std::nullopt;
}
} // namespace

std::optional<Event> Corrections::revised(std::uint32_t event, std::optional<Event> read) const {
    std::vector<const Correction *> said;
    for (const Correction &correction : all_)
        if (correction.event == event)
            said.push_back(&correction);
    return after(std::move(read), said);
}

Revision revise(const EventSegment &read, const Corrections &corrections) {
    Revision out;
    std::map<std::uint32_t, std::vector<const Correction *>> byEvent; // ascending, as the rows are
    for (const Correction &correction : corrections.all())
        byEvent[correction.event].push_back(&correction);
    SegmentBuilder rows;
    std::vector<Row> struck;
    std::vector<std::uint32_t> numbers;
    for (const auto &[number, said] : byEvent) {
        const EventSegment::Rows at = number < Corrections::kAdded ? read.rowsOf(number) : EventSegment::Rows{};
        for (std::size_t row = at.first; row < at.end; ++row)
            struck.push_back(static_cast<Row>(row));
        if (auto event = after(at.first < at.end ? std::optional(read.event(at.first)) : std::nullopt, said)) {
            rows.append(std::move(*event));
            numbers.push_back(number);
        }
    }
    if (!numbers.empty()) {
        out.rows = rows.finish();
        out.events = std::make_shared<const std::vector<std::uint32_t>>(std::move(numbers));
    }
    if (!struck.empty())
        out.struck = std::make_shared<const std::vector<Row>>(std::move(struck));
    return out;
}

Anchors anchorsOf(const Corrections &corrections, const EventSegment &read) {
    Anchors anchors;
    for (const std::uint32_t number : corrections.events())
        if (const auto rows = number < Corrections::kAdded ? read.rowsOf(number) : EventSegment::Rows{}; rows.first < rows.end) {
            const Event event = read.event(rows.first);
            anchors[number] = {event.provenance.row, event.id};
        }
    return anchors;
}

Corrections carriedOver(const Corrections &corrections, const Anchors &before, const EventSegment &now, std::vector<Correction> &lost) {
    std::unordered_map<std::uint32_t, std::uint32_t> found; // number before → now
    std::unordered_map<std::string, std::uint32_t> byId;    // before, of events that were read in a text
    for (const auto &[number, anchor] : before) {
        const auto rows = now.rowsOf(number);
        if (rows.first < rows.end) { // most often it stands where it stood
            const Event event = now.event(rows.first);
            if (Anchor{event.provenance.row, event.id} == anchor) {
                found.emplace(number, number);
                continue;
            }
        }
        if (!anchor.row)
            byId.try_emplace(anchor.id, number);
        else if (const auto again = eventOfFileRow(now, *anchor.row))
            found.emplace(number, *again);
    }
    for (std::size_t row = 0; row < now.size() && !byId.empty(); ++row)
        if (const auto at = byId.find(now.event(row).id); at != byId.end()) {
            found.emplace(at->second, now.eventOf(row));
            byId.erase(at);
        }
    Corrections out;
    for (Correction correction : corrections.all()) {
        if (correction.event < Corrections::kAdded) {
            const auto at = found.find(correction.event);
            if (at == found.end()) {
                lost.push_back(std::move(correction));
                continue;
            }
            correction.event = at->second;
        }
        out.add(std::move(correction));
    }
    return out;
}

} // namespace zamkan::events
