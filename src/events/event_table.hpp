// Every event the user has, as columns; whatever the source, one table.
#pragma once
#include "events/event_segment.hpp"
#include "events/time_order.hpp"
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace zamkan::events {

// Segments one after the other, each the rows of one source. A copy shares them, and appending a source copies
// nothing of the others. Rows keep the order in which they were added; byTime() gives them sorted.
class EventTable {
public:
    static constexpr std::int64_t kUndated = events::kUndated;

    // Rows of a segment that count for nothing, as others stand for them: ascending.
    using Struck = std::shared_ptr<const std::vector<Row>>;
    // A source, and which of the session's sources it is. None, or one without rows, changes nothing.
    void append(std::shared_ptr<const EventSegment> segment, std::optional<std::uint32_t> document = {}, Struck struck = nullptr);
    void append(Event event); // to a segment of this table's own
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

    // Columns, for whoever loops over all rows. Seconds since 1970 UTC; kUndated for both when there is no date.
    [[nodiscard]] std::int64_t from(Row row) const { return in(row).segment->from(local(row)); }
    [[nodiscard]] std::int64_t to(Row row) const { return in(row).segment->to(local(row)); }
    [[nodiscard]] bool dated(Row row) const { return from(row) != kUndated; }
    [[nodiscard]] bool located(Row row) const { return in(row).segment->located(local(row)); }
    [[nodiscard]] bool drawn(Row row) const { return in(row).segment->drawn(local(row)); } // reported or claimed
    // Others stand for it: byTime() does not hold it, and who goes through all rows passes it over.
    [[nodiscard]] bool struck(Row row) const { return anyStruck_ && struckIn(in(row), row); }
    [[nodiscard]] std::size_t liveRows() const; // that are not struck
    [[nodiscard]] bool anyStruck() const { return anyStruck_; }
    [[nodiscard]] geo::LatLon position(Row row) const; // of a located row
    [[nodiscard]] double radiusKm(Row row) const { return static_cast<double>(in(row).segment->radiusKm(local(row))); }
    [[nodiscard]] TimeKind timeKind(Row row) const { return in(row).segment->timeKind(local(row)); }
    [[nodiscard]] bool storyTime(Row row) const { return in(row).segment->storyTime(local(row)); }
    [[nodiscard]] std::optional<double> magnitude(Row row) const; // to some seven digits: for sizes of marks
    [[nodiscard]] std::optional<std::uint32_t> document(Row row) const { return in(row).document; }
    // The source that a row is of, and its number there: what outlives the table.
    [[nodiscard]] const std::shared_ptr<const EventSegment> &segment(Row row) const { return in(row).segment; }
    [[nodiscard]] std::size_t localRow(Row row) const { return local(row); }

    // Words; the views live as long as the table, and equal words of one source stand at one address.
    [[nodiscard]] std::string_view type(Row row) const { return in(row).segment->type(local(row)); }
    [[nodiscard]] std::string_view subtype(Row row) const { return in(row).segment->subtype(local(row)); }
    [[nodiscard]] std::string_view status(Row row) const { return in(row).segment->status(local(row)); }
    [[nodiscard]] std::string_view unit(Row row) const { return in(row).segment->unit(local(row)); }
    // Id, or name for one that has none, of the actor in that role; empty: none.
    [[nodiscard]] std::string_view gaining(Row row) const { return in(row).segment->gaining(local(row)); }
    [[nodiscard]] std::string_view losing(Row row) const { return in(row).segment->losing(local(row)); }
    [[nodiscard]] std::string_view acting(Row row) const { return in(row).segment->acting(local(row)); }
    [[nodiscard]] const PlaceWords *place(Row row) const { return in(row).segment->place(local(row)); }

    // The whole event, with all its places, made anew at each call (microseconds): not for loops over all rows.
    [[nodiscard]] Event event(Row row) const;
    [[nodiscard]] bool sameEvent(Row a, Row b) const;

    // The first call after an append sorts what is not sorted: make it before the table is shared between threads.
    [[nodiscard]] const std::vector<Row> &byTime() const { return order().rows(); } // dated rows by from, to, row
    // Dated rows in byTime() order that begin before `before` and end after `after`.
    [[nodiscard]] std::vector<Row> rowsBetween(std::int64_t after, std::int64_t before) const {
        return order().between(after, before);
    }
    [[nodiscard]] const TimeOrder &order() const;

    // The segments as they stand one after the other, for loops over their columns.
    struct Part {
        std::shared_ptr<const EventSegment> segment;
        Row first = 0;
        std::optional<std::uint32_t> document;
        Struck struck; // of the segment's rows; null: none
    };
    [[nodiscard]] const std::vector<Part> &parts() const { return parts_; }

private:
    [[nodiscard]] const Part &in(Row row) const {
        assert(row < size_);
        return row >= parts_.back().first ? parts_.back() : earlier(row);
    }
    [[nodiscard]] const Part &earlier(Row row) const;
    [[nodiscard]] static bool struckIn(const Part &part, Row row);
    [[nodiscard]] std::size_t local(Row row) const { return row - in(row).first; }

    std::vector<Part> parts_;
    std::size_t size_ = 0;
    bool anyStruck_ = false;
    std::shared_ptr<SegmentBuilder> own_; // of the last part, when that is this table's alone
    mutable std::shared_ptr<const TimeOrder> order_;
};

} // namespace zamkan::events
