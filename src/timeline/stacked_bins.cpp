#include "timeline/stacked_bins.hpp"
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace zamkan::timeline {
namespace {

std::int64_t seconds(time::Instant instant) { return instant.time_since_epoch().count(); }

// Counts of one series with rows that are spread over several bins: differences from bin to bin, summed at the end.
class Spreading {
public:
    Spreading(std::size_t series, std::size_t bins) : bins_(bins), whole_(series * bins), slope_(series * (bins + 1)) {}
    void add(std::size_t series, double first, double last) { // positions in bins
        const double share = 1 / (last - first);
        const std::size_t from = std::min(static_cast<std::size_t>(first), bins_ - 1), to = std::min(static_cast<std::size_t>(last), bins_ - 1);
        if (from == to) {
            whole_[series * bins_ + from] += 1;
            return;
        }
        whole_[series * bins_ + from] += share * (static_cast<double>(from + 1) - first);
        whole_[series * bins_ + to] += share * (last - static_cast<double>(to));
        slope_[series * (bins_ + 1) + from + 1] += share;
        slope_[series * (bins_ + 1) + to] -= share;
    }
    void count(std::size_t series, std::size_t bin, double rows) { whole_[series * bins_ + bin] += rows; }
    std::vector<double> finish() {
        for (std::size_t series = 0; series * bins_ < whole_.size(); ++series) {
            double level = 0;
            for (std::size_t bin = 0; bin < bins_; ++bin) {
                level += slope_[series * (bins_ + 1) + bin];
                double &count = whole_[series * bins_ + bin];
                count = std::max(0.0, count + level);
            }
        }
        return std::move(whole_);
    }

private:
    std::size_t bins_;
    std::vector<double> whole_, slope_;
};

} // namespace

StackedBins::StackedBins(std::shared_ptr<const events::EventTable> table, GroupBy by, const SeriesOf &seriesOf) : table_(std::move(table)) {
    std::vector<std::uint8_t> ofRow(table_->size());
    for (const events::EventTable::Part &part : table_->parts()) {
        constexpr std::uint8_t kNotAsked = 0xFF;
        const RowWords words(part, by);
        std::vector<std::uint8_t> known(words.words(), kNotAsked);
        for (std::size_t row = 0; row < words.numbers().size(); ++row) {
            std::uint8_t &series = known[words.numbers()[row]];
            if (series == kNotAsked) {
                series = std::min<std::uint8_t>(seriesOf(words.word(words.numbers()[row])), kMostSeries - 1);
                series_ = std::max<std::size_t>(series_, series + 1U);
            }
            const bool lasts = part.segment->timeKind(row) == events::TimeKind::throughout;
            ofRow[part.first + row] = static_cast<std::uint8_t>(series | (lasts ? kLasts : 0));
        }
    }
    const auto &rows = table_->byTime();
    codes_.resize(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at)
        codes_[at] = ofRow[rows[at]];
}

std::vector<double> StackedBins::count(std::span<const std::uint64_t> kept, Axis axis, std::size_t bins) const {
    const std::int64_t start = seconds(axis.start), end = seconds(axis.end);
    if (bins == 0 || start >= end || codes_.empty())
        return std::vector<double>(series_ * bins, 0.0);
    Spreading out(series_, bins);
    const events::TimeOrder &order = table_->order();
    const auto begins = order.begins();
    const double width = static_cast<double>(end - start) / static_cast<double>(bins);
    const auto position = [&](std::int64_t at) { return static_cast<double>(at - start) / width; };
    const auto spreadOut = [&](std::size_t at) {
        const double first = position(std::max(begins[at], start)), last = position(std::min(order.end(at), end));
        if (first < last)
            out.add(codes_[at] & kSeries, first, last);
    };
    // What began before the axis and reaches into it.
    order.visitBetween(start, start, kept, [&](std::size_t at) {
        if ((codes_[at] & kLasts) == 0)
            spreadOut(at);
    });
    // Rows stand by their beginning, so those of a bin stand together: nearly all end in it too and are counted whole.
    auto next = static_cast<std::size_t>(std::lower_bound(begins.begin(), begins.end(), start) - begins.begin());
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const auto limit = static_cast<std::int64_t>(std::ceil(static_cast<double>(start) + width * static_cast<double>(bin + 1)));
        const std::int64_t binEnd = bin + 1 == bins ? end : std::min(limit, end);
        const std::size_t first = next;
        next = static_cast<std::size_t>(std::lower_bound(begins.begin() + static_cast<std::ptrdiff_t>(first), begins.end(), binEnd) - begins.begin());
        std::array<std::array<std::uint32_t, kMostSeries>, 4> counts{}; // by turns: a row need not wait for the last one
        for (std::size_t at = first; at < next;) {
            const std::size_t stop = std::min(next, (at / 64 + 1) * 64);
            std::uint64_t bits = kept[at / 64] >> at % 64;
            if (stop - at < 64)
                bits &= (std::uint64_t{1} << (stop - at)) - 1;
            for (; bits != 0; bits &= bits - 1) {
                const std::size_t row = at + static_cast<std::size_t>(std::countr_zero(bits));
                const std::uint8_t code = codes_[row];
                if (order.end(row) <= binEnd || (code & kLasts) != 0)
                    ++counts[row & 3][code & kSeries];
                else
                    spreadOut(row);
            }
            at = stop;
        }
        for (std::size_t series = 0; series < series_; ++series)
            if (const std::uint32_t sum = counts[0][series] + counts[1][series] + counts[2][series] + counts[3][series]; sum > 0)
                out.count(series, bin, sum);
    }
    return out.finish();
}

} // namespace zamkan::timeline
