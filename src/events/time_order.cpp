#include "events/time_order.hpp"
#include "events/radix_sort.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

namespace zamkan::events {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::uint64_t kDayLength = 86400;

template <typename Key> struct Keyed {
    Key key;
    Row row;
};

// The rows by the numbers that `keyOf` gives of them, of so many bits; those of the same number as they stand.
template <typename Key, typename KeyOf> void sortInto(std::vector<Row> &rows, std::size_t count, unsigned bits, const KeyOf &keyOf) {
    LongColumn<Keyed<Key>> keyed;
    keyed.reserve(rows.capacity());
    for (std::size_t i = 0; i < count; ++i)
        if (const auto key = keyOf(i))
            keyed.push_back({static_cast<Key>(*key), static_cast<Row>(i)});
    radixSort(keyed, bits);
    for (const Keyed<Key> &one : keyed)
        rows.push_back(one.row);
}

template <typename EndOf> LongColumn<std::int64_t> latestOfBlocks(std::size_t count, std::size_t block, const EndOf &endOf) {
    LongColumn<std::int64_t> latest;
    latest.reserve(count / block + 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % block == 0)
            latest.push_back(endOf(i));
        latest.back() = std::max(latest.back(), endOf(i));
    }
    return latest;
}

} // namespace

TimeOrder::TimeOrder(std::span<const std::int64_t> from, const EndColumn &ends) {
    const auto to = [&](std::size_t row) { return ends.of(row, from[row]); };
    std::int64_t first = INT64_MAX, last = INT64_MIN, longest = 0;
    std::size_t dated = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] == kUndated)
            continue;
        ++dated;
        first = std::min(first, from[i]);
        last = std::max(last, from[i]);
        longest = std::max(longest, to(i) - from[i]);
    }
    rows_.reserve(dated);
    if (dated == 0)
        return;
    bool days = true;
    for (std::size_t i = 0; i < from.size() && days; ++i)
        days = from[i] == kUndated || ((from[i] - first) % kDay == 0 && (to(i) - from[i]) % kDay == 0);
    const std::uint64_t common = days ? kDayLength : 1; // most tables know days only: short keys, few passes
    const auto lengthBits = static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(longest) / common));
    const auto beginBits = static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(last - first) / common));
    const unsigned bits = lengthBits + beginBits;
    const auto keyOf = [&](std::size_t i) -> std::optional<std::uint64_t> {
        if (from[i] == kUndated)
            return std::nullopt;
        const auto begin = static_cast<std::uint64_t>(from[i] - first), length = static_cast<std::uint64_t>(to(i) - from[i]);
        return days ? begin / kDayLength << lengthBits | length / kDayLength : (lengthBits == 64 ? 0 : begin << lengthBits) | length;
    };
    if (bits <= 32) {
        sortInto<std::uint32_t>(rows_, from.size(), bits, keyOf); // half the memory, which costs more than the sorting
    } else if (bits <= 64) {
        sortInto<std::uint64_t>(rows_, from.size(), bits, keyOf);
    } else {
        for (std::size_t i = 0; i < from.size(); ++i)
            if (from[i] != kUndated)
                rows_.push_back(static_cast<Row>(i));
        std::stable_sort(rows_.begin(), rows_.end(), [&](Row a, Row b) {
            return from[a] != from[b] ? from[a] < from[b] : to(a) < to(b);
        });
    }
    begins_.reserve(dated);
    ends_.reserve(dated);
    for (const Row row : rows_) {
        begins_.push_back(from[row]);
        ends_.push(from[row], to(row));
    }
    findLatest();
}

TimeOrder::TimeOrder(std::span<const Part> parts) {
    struct Entry {
        std::int64_t begin, end;
        Row row;
    };
    LongColumn<Entry> all;
    std::vector<std::ptrdiff_t> bounds{0};
    for (const Part &part : parts) {
        std::vector<bool> left(part.without.empty() ? 0 : std::size_t{part.without.back()} + 1);
        for (const Row row : part.without)
            left[row] = true;
        for (std::size_t i = 0; i < part.order->rows_.size(); ++i)
            if (part.order->rows_[i] >= left.size() || !left[part.order->rows_[i]])
                all.push_back({part.order->begins_[i], part.order->end(i), part.order->rows_[i] + part.shift});
        bounds.push_back(static_cast<std::ptrdiff_t>(all.size()));
    }
    const auto earlier = [](const Entry &a, const Entry &b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; };
    while (bounds.size() > 2) { // neighbours into each other, so that thousands of parts are no slower than a sort; stable: then by row
        std::vector<std::ptrdiff_t> wider{0};
        for (std::size_t i = 0; i + 2 < bounds.size(); i += 2) {
            std::inplace_merge(all.begin() + bounds[i], all.begin() + bounds[i + 1], all.begin() + bounds[i + 2], earlier);
            wider.push_back(bounds[i + 2]);
        }
        if (bounds.size() % 2 == 0)
            wider.push_back(bounds.back());
        bounds = std::move(wider);
    }
    rows_.reserve(all.size());
    begins_.reserve(all.size());
    ends_.reserve(all.size());
    for (const Entry &entry : all) {
        rows_.push_back(entry.row);
        begins_.push_back(entry.begin);
        ends_.push(entry.begin, entry.end);
    }
    findLatest();
}

void TimeOrder::findLatest() {
    latest_ = latestOfBlocks(rows_.size(), kBlock, [&](std::size_t i) { return end(i); });
    latestOfAll_ = latestOfBlocks(latest_.size(), kBlock, [&](std::size_t i) { return latest_[i]; });
}

std::int64_t TimeOrder::latestEnd() const { return *std::max_element(latestOfAll_.begin(), latestOfAll_.end()); }

std::vector<Row> TimeOrder::between(std::int64_t after, std::int64_t before) const {
    const auto count = static_cast<std::size_t>(std::lower_bound(begins_.begin(), begins_.end(), before) - begins_.begin());
    std::vector<Row> found;
    for (std::size_t i = 0; i < count;) {
        if (i % (kBlock * kBlock) == 0 && latestOfAll_[i / (kBlock * kBlock)] <= after) {
            i += kBlock * kBlock;
        } else if (i % kBlock == 0 && latest_[i / kBlock] <= after) {
            i += kBlock;
        } else {
            if (end(i) > after)
                found.push_back(rows_[i]);
            ++i;
        }
    }
    return found;
}

std::vector<Row> TimeOrder::between(std::int64_t after, std::int64_t before, std::span<const std::uint64_t> kept) const {
    std::vector<Row> found;
    visitBetween(after, before, kept, [&](std::size_t at) { found.push_back(rows_[at]); });
    return found;
}

} // namespace zamkan::events
