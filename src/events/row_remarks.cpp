#include "events/row_remarks.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::events {

std::string rowsText(std::uint64_t rows) { return rows == 1 ? "1 row" : fmt::format("{} rows", rows); }

void RowRemarks::add(const std::string &what, std::uint64_t row) {
    if (row != last_)
        ++rows_;
    last_ = row;
    Count &count = counts_[what];
    if (count.rows++ == 0)
        count.first = row;
}

void RowRemarks::add(const RowRemarks &others) {
    rows_ += others.rows_;
    for (const auto &[what, other] : others.counts_) {
        Count &count = counts_[what];
        count.first = count.rows == 0 ? other.first : std::min(count.first, other.first);
        count.rows += other.rows;
    }
}

std::vector<Diagnostic> RowRemarks::told(const std::string &where) const {
    std::vector<Diagnostic> out;
    for (const auto &[what, count] : counts_)
        out.push_back({Severity::warning,
                       count.rows == 1 ? fmt::format("{} (row {})", what, count.first)
                                       : fmt::format("{} ({}, the first is row {})", what,
                                                     rowsText(count.rows), count.first),
                       where,
                       {},
                       {}});
    return out;
}

} // namespace zamkan::events
