// Every event the user has, as columns; whatever the source, one table.
#pragma once
#include "events/event.hpp"
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::events {

using Row = std::uint32_t;

// One row an event and place (an event without a place has one row without a position). Rows keep the order
// in which they were added; byTime() gives them sorted.
class EventTable {
public:
    static constexpr std::int64_t kUndated =
        INT64_MIN; // in the from/to columns only: they go to the GPU as they are

    void append(const Event &event);
    [[nodiscard]] std::size_t size() const { return from_.size(); }
    [[nodiscard]] bool empty() const { return from_.empty(); }

    // Columns, for whoever loops over all rows. Seconds since 1970 UTC; kUndated for both when there is no
    // date.
    [[nodiscard]] const std::vector<std::int64_t> &from() const { return from_; }
    [[nodiscard]] const std::vector<std::int64_t> &to() const { return to_; }
    [[nodiscard]] bool dated(Row row) const { return from_[row] != kUndated; }
    [[nodiscard]] bool located(Row row) const { return located_[row] != 0; }
    [[nodiscard]] geo::LatLon position(Row row) const; // of a located row
    [[nodiscard]] double radiusKm(Row row) const { return static_cast<double>(radius_[row]); }
    [[nodiscard]] TimeKind timeKind(Row row) const { return static_cast<TimeKind>(timeKind_[row]); }

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

    // The first call after an append sorts: make it before the table is shared between threads.
    [[nodiscard]] const std::vector<Row> &byTime() const; // dated rows by from, then to, then row
    // Dated rows in byTime() order that begin before `before` and end after `after`; rows that are neither
    // shown nor begin late are passed over in blocks, so one row that lasts for years costs its neighbours
    // nothing.
    [[nodiscard]] std::vector<Row> rowsBetween(std::int64_t after, std::int64_t before) const;

private:
    // Rows sorted by time with the latest end of each block of them, to skip blocks that are over.
    struct TimeOrder {
        std::vector<Row> rows;
        std::vector<std::int64_t> ends;        // `to` of rows[i]
        std::vector<std::int64_t> latest;      // of each block of rows
        std::vector<std::int64_t> latestOfAll; // of each block of blocks
    };
    struct WordHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };
    void addRow(const Event &event, const EventPlace *place, std::int32_t placeIndex);
    std::uint32_t intern(std::string_view word);
    std::uint32_t internActor(const Event &event, std::string_view role);
    const TimeOrder &timeOrder() const;

    std::vector<std::int64_t> from_, to_;
    std::vector<double> latitude_, longitude_;
    std::vector<float> radius_;
    std::vector<std::uint8_t> located_, timeKind_;
    std::vector<std::uint32_t> type_, subtype_, status_, gaining_, losing_, acting_, event_;
    std::vector<std::int32_t> placeOfEvent_;       // -1: none
    std::deque<std::string> words_{std::string{}}; // a deque: the views stay when it grows
    std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> wordIndex_;
    std::vector<Event> events_;
    mutable TimeOrder timeOrder_;
    mutable bool timeOrderStale_ = false;
};

} // namespace zamkan::events
