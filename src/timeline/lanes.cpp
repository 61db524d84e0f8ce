#include "timeline/lanes.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <unordered_map>

namespace zamkan::timeline {
namespace {

constexpr std::int64_t kDay = 86400;

std::int64_t seconds(time::Instant instant) { return instant.time_since_epoch().count(); }

// A lane while its rows come in: bars until there are too many, and always what a crowded one needs.
struct Gathering {
    std::vector<Lanes::Bar> bars;
    std::vector<std::int32_t> changes; // of the count from one column to the next
    std::vector<events::Row> rowAt;
    std::array<float, Lanes::kTracks> taken{};
    bool crowded = false;
};

std::uint8_t trackFor(std::array<float, Lanes::kTracks> &taken, float first, float last) {
    auto track = std::find_if(taken.begin(), taken.end(), [&](float end) { return end <= first; });
    if (track == taken.end())
        track = std::min_element(taken.begin(), taken.end());
    *track = last;
    return static_cast<std::uint8_t>(track - taken.begin());
}
} // namespace

Lanes::Lanes(std::shared_ptr<const events::EventTable> table, GroupBy by) : table_(std::move(table)), by_(by) {
    std::vector<std::uint32_t> ofRow(table_->size());
    std::vector<std::uint8_t> lastsOfRow(table_->size());
    std::unordered_map<std::string, std::uint32_t> known;
    for (const events::EventTable::Part &part : table_->parts()) {
        constexpr std::uint32_t kNotAsked = UINT32_MAX;
        const RowWords words(part, by);
        std::vector<std::uint32_t> codes(words.words(), kNotAsked);
        for (std::size_t row = 0; row < words.numbers().size(); ++row) {
            std::uint32_t &code = codes[words.numbers()[row]];
            if (code == kNotAsked) {
                const auto [found, added] = known.try_emplace(words.word(words.numbers()[row]), static_cast<std::uint32_t>(keys_.size()));
                if (added)
                    keys_.push_back(found->first);
                code = found->second;
            }
            ofRow[part.first + row] = code;
            lastsOfRow[part.first + row] = part.segment->timeKind(row) == events::TimeKind::throughout;
        }
    }
    const auto &rows = table_->byTime();
    codes_.resize(rows.size());
    lasts_.resize(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        codes_[at] = ofRow[rows[at]];
        lasts_[at] = lastsOfRow[rows[at]];
    }
}

std::vector<Lanes::Lane> Lanes::shown(std::span<const std::uint64_t> kept, const Look &look) const {
    std::vector<std::size_t> rowsOf(keys_.size());
    for (std::size_t word = 0; word * 64 < codes_.size(); ++word) {
        const std::size_t left = codes_.size() - word * 64;
        std::uint64_t bits = left < 64 ? kept[word] & ((std::uint64_t{1} << left) - 1) : kept[word];
        for (; bits != 0; bits &= bits - 1)
            ++rowsOf[codes_[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))]];
    }
    std::vector<std::uint32_t> order(keys_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t key) { return rowsOf[key] == 0; });
    // Rows that tell none stand last of all that have a lane of their own.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (keys_[a].empty() != keys_[b].empty())
            return keys_[b].empty();
        return rowsOf[a] != rowsOf[b] ? rowsOf[a] > rowsOf[b] : keys_[a] < keys_[b];
    });
    const bool others = order.size() > look.most_lanes;
    const std::size_t own = others ? look.most_lanes - 1 : order.size();
    std::vector<Lane> lanes(own + (others ? 1 : 0));
    std::vector<std::uint32_t> laneOf(keys_.size(), static_cast<std::uint32_t>(own));
    for (std::size_t i = 0; i < order.size(); ++i) {
        Lane &lane = lanes[std::min(i, lanes.size() - 1)];
        lane.rows += rowsOf[order[i]];
        if (i >= own) {
            lane.others = true;
            continue;
        }
        lane.key = keys_[order[i]];
        laneOf[order[i]] = static_cast<std::uint32_t>(i);
    }
    const std::int64_t start = seconds(look.sight.start), end = seconds(look.sight.end);
    if (lanes.empty() || look.columns == 0 || start >= end)
        return lanes;

    std::vector<Gathering> gathered(lanes.size());
    for (Gathering &one : gathered) {
        one.changes.assign(look.columns + 1, 0);
        one.rowAt.assign(look.columns, kNone);
        one.taken.fill(-1e9F);
    }
    const events::TimeOrder &time = table_->order();
    const auto begins = time.begins();
    const double perSecond = static_cast<double>(look.columns) / static_cast<double>(end - start);
    const std::size_t lastColumn = look.columns - 1;
    time.visitBetween(start, end, kept, [&](std::size_t at) {
        Gathering &lane = gathered[laneOf[codes_[at]]];
        const bool lasts = lasts_[at] != 0;
        const std::int64_t until = time.end(at);
        BarKind kind = lasts ? BarKind::solid : until - begins[at] <= kDay ? BarKind::dot : BarKind::soft;
        float first = static_cast<float>(static_cast<double>(std::max(begins[at], start) - start) * perSecond);
        float last = static_cast<float>(static_cast<double>(std::min(until, end) - start) * perSecond);
        const auto from = std::min(static_cast<std::size_t>(first), lastColumn);
        const auto to = std::min(static_cast<std::size_t>(std::max(last - 0.001F, first)), lastColumn);
        ++lane.changes[from];
        --lane.changes[to + 1];
        if (lane.rowAt[from] == kNone)
            lane.rowAt[from] = time.rows()[at];
        if (lane.crowded)
            return;
        if (kind == BarKind::dot || last - first < look.least_width) { // in the middle of its day, however wide that is
            kind = BarKind::dot;
            const float middle = (first + last) / 2;
            first = middle - look.least_width / 2;
            last = middle + look.least_width / 2;
        }
        lane.bars.push_back({time.rows()[at], kind, trackFor(lane.taken, first, last), first, last});
        if (lane.bars.size() > look.most_bars) {
            lane.crowded = true;
            lane.bars = {};
        }
    });
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        lanes[i].bars = std::move(gathered[i].bars);
        if (!gathered[i].crowded)
            continue;
        lanes[i].counts.resize(look.columns);
        lanes[i].rowAt = std::move(gathered[i].rowAt);
        std::int32_t count = 0;
        for (std::size_t column = 0; column < look.columns; ++column) {
            count += gathered[i].changes[column];
            lanes[i].counts[column] = static_cast<std::uint32_t>(count);
        }
        lanes[i].most = *std::max_element(lanes[i].counts.begin(), lanes[i].counts.end());
    }
    return lanes;
}

} // namespace zamkan::timeline
