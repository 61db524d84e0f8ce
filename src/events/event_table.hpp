// Every event the user has, as columns; whatever the source, one table.
#pragma once
#include "actors/registry.hpp"
#include "events/event.hpp"
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::events {

using Row = std::uint32_t;

// One row an event and place (an event without a place has one row without a position). Rows keep the order in
// which they were added; byTime() gives them sorted.
class EventTable {
public:
    static constexpr std::int64_t kUndated = INT64_MIN; // in the from/to columns only: they go to the GPU as they are

    void append(const Event &event);
    [[nodiscard]] std::size_t size() const { return from_.size(); }
    [[nodiscard]] bool empty() const { return from_.empty(); }

    // Columns, for whoever loops over all rows. Seconds since 1970 UTC; kUndated for both when there is no date.
    [[nodiscard]] const std::vector<std::int64_t> &from() const { return from_; }
    [[nodiscard]] const std::vector<std::int64_t> &to() const { return to_; }
    [[nodiscard]] bool dated(Row row) const { return from_[row] != kUndated; }
    [[nodiscard]] bool located(Row row) const { return located_[row] != 0; }
    [[nodiscard]] geo::LatLon position(Row row) const; // of a located row
    [[nodiscard]] double radiusKm(Row row) const { return static_cast<double>(radius_[row]); }

    // Interned words; the views live as long as the table.
    [[nodiscard]] std::string_view type(Row row) const { return words_[type_[row]]; }
    [[nodiscard]] std::string_view subtype(Row row) const { return words_[subtype_[row]]; }
    [[nodiscard]] std::string_view status(Row row) const { return words_[status_[row]]; }
    // Id, or name for one that has none, of the actor in that role; empty: none.
    [[nodiscard]] std::string_view gaining(Row row) const { return words_[gaining_[row]]; }
    [[nodiscard]] std::string_view losing(Row row) const { return words_[losing_[row]]; }
    [[nodiscard]] std::string_view acting(Row row) const { return words_[acting_[row]]; }

    // Whole events, as appended; `row` and its siblings share one.
    [[nodiscard]] const Event &event(Row row) const { return events_[event_[row]]; }
    [[nodiscard]] const EventPlace *place(Row row) const; // null for a row without a place
    [[nodiscard]] const std::vector<Row> &byTime() const; // dated rows by from, then to, then row

private:
    std::uint32_t intern(std::string_view word);
    std::vector<std::int64_t> from_, to_;
    std::vector<double> latitude_, longitude_;
    std::vector<float> radius_;
    std::vector<std::uint8_t> located_;
    std::vector<std::uint32_t> type_, subtype_, status_, gaining_, losing_, acting_, event_;
    std::vector<std::int32_t> placeOfEvent_; // -1: none
    std::vector<std::string> words_{std::string{}};
    std::vector<std::pair<std::size_t, std::uint32_t>> interned_; // hash → word, open for replacement by the owner
    std::vector<Event> events_;
    mutable std::vector<Row> byTime_;
};

} // namespace zamkan::events
