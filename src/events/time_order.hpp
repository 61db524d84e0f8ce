// Rows in the order of time, and what of them meets a stretch of it.
#pragma once
#include "events/end_column.hpp"
#include <algorithm>
#include <bit>
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
    TimeOrder(std::span<const std::int64_t> from, const EndColumn &to);
    // Orders laid into each other, the rows of each shifted by how many rows stand before its own.
    struct Part {
        const TimeOrder *order;
        Row shift;
        std::span<const Row> without = {}; // rows of that order that are left out; ascending
    };
    explicit TimeOrder(std::span<const Part> parts);

    [[nodiscard]] const std::vector<Row> &rows() const { return rows_; }
    // Those that begin before `before` and end after `after`; rows that are neither shown nor begin late are passed
    // over in blocks, so one row that lasts for years costs its neighbours nothing.
    [[nodiscard]] std::vector<Row> between(std::int64_t after, std::int64_t before) const;
    // The same, of those alone whose bit is set in `kept`: bit i % 64 of word i / 64 for rows()[i]. What is not kept costs
    // next to nothing.
    [[nodiscard]] std::vector<Row> between(std::int64_t after, std::int64_t before, std::span<const std::uint64_t> kept) const;
    [[nodiscard]] std::span<const std::int64_t> begins() const { return begins_; } // of rows()[i]
    [[nodiscard]] std::int64_t end(std::size_t at) const { return ends_.of(at, begins_[at]); }
    [[nodiscard]] std::int64_t earliest() const { return begins_.front(); } // of an order that is not empty
    [[nodiscard]] std::int64_t latestEnd() const;

    // Calls visit(i) for those positions in rows(), in their order.
    template <typename Visit>
    void visitBetween(std::int64_t after, std::int64_t before, std::span<const std::uint64_t> kept, Visit visit) const {
        const auto count = static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), before) - begins_.begin());
        for (std::size_t block = 0; block * kBlock < count; ++block) {
            if (block % kBlock == 0 && latestOfAll_[block / kBlock] <= after) {
                block += kBlock - 1;
                continue;
            }
            std::uint64_t bits = kept[block];
            if (bits == 0 || latest_[block] <= after)
                continue;
            const std::size_t first = block * kBlock;
            if (count - first < kBlock)
                bits &= (std::uint64_t{1} << (count - first)) - 1;
            for (; bits != 0; bits &= bits - 1) {
                const std::size_t at = first + static_cast<std::size_t>(std::countr_zero(bits));
                if (end(at) > after)
                    visit(at);
            }
        }
    }

private:
    static constexpr std::size_t kBlock = 64; // rows in a block, and blocks in a block of blocks
    void findLatest();
    std::vector<Row> rows_;
    LongColumn<std::int64_t> begins_;           // of rows_[i]
    EndColumn ends_;                            // likewise
    LongColumn<std::int64_t> latest_;           // end of each block of rows
    LongColumn<std::int64_t> latestOfAll_;      // of each block of blocks
};

} // namespace zamkan::events
