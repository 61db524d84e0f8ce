// Rows in the order of time, and what of them meets a stretch of it.
#pragma once
#include "events/long_column.hpp"
#include <cstdint>
#include <span>
#include <vector>

namespace zamkan::events {

using Row = std::uint32_t;
constexpr std::int64_t kUndated = INT64_MIN; // in columns of times only: they go to the GPU as they are

// Sorted once, never changed.
class TimeOrder {
public:
    TimeOrder() = default;
    // Dated rows by `from`, then `to`, then row. Both columns in seconds, kUndated in both where there is no date.
    TimeOrder(std::span<const std::int64_t> from, std::span<const std::int64_t> to);
    // Orders laid into each other, the rows of each shifted by how many rows stand before its own.
    struct Part {
        const TimeOrder *order;
        Row shift;
    };
    explicit TimeOrder(std::span<const Part> parts);

    [[nodiscard]] const std::vector<Row> &rows() const { return rows_; }
    // Those that begin before `before` and end after `after`; rows that are neither shown nor begin late are passed
    // over in blocks, so one row that lasts for years costs its neighbours nothing.
    [[nodiscard]] std::vector<Row> between(std::int64_t after, std::int64_t before) const;
    [[nodiscard]] std::int64_t earliest() const { return begins_.front(); } // of an order that is not empty
    [[nodiscard]] std::int64_t latestEnd() const;

private:
    void findLatest();
    std::vector<Row> rows_;
    LongColumn<std::int64_t> begins_, ends_;    // of rows_[i]
    LongColumn<std::int64_t> latest_;           // end of each block of rows
    LongColumn<std::int64_t> latestOfAll_;      // of each block of blocks
};

} // namespace zamkan::events
