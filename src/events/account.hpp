// The account of a loaded file: which rows could not be used and why, so that what was saved and what was rejected
// are the whole input again.
#pragma once
#include "base/reason.hpp"
#include "events/event_file.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zamkan::events {

struct ReasonCount {
    Reason reason; // what the rows have in common: "'…' is not a date"
    std::uint64_t rows = 0;
    std::vector<std::uint64_t> first; // numbers of the first rows, at most ten
};
// Most frequent first.
[[nodiscard]] std::vector<ReasonCount> reasonsOf(const std::vector<RejectedRow> &rejected);

// The rejected rows of several files as one CSV: rejected_from, rejected_row, rejected_key (Reason::key, the same in
// every version), rejected_reason (in English), then the columns of the files (those of several that are called alike are
// one column), for rows with a geometry its middle as WKT in rejected_geometry, and for rows that could not be cut into
// cells the row as it stood in rejected_text.
class RejectedRows {
public:
    // Reads the cells of the rejected rows again. Throws InputError when the file has gone in the meantime.
    void add(const std::filesystem::path &file, const LoadReport &report, const LoadOptions &options);
    [[nodiscard]] std::uint64_t rows() const { return rows_.size(); }
    [[nodiscard]] std::string csv() const;

private:
    struct Line {
        std::string from, geometry, text;
        Reason reason;
        std::uint64_t number = 0;
        std::vector<std::string> cells; // by column
    };
    std::size_t columnNamed(const std::string &name);
    std::vector<std::string> columns_;
    std::map<std::string, std::size_t> columnAt_;
    std::vector<Line> rows_;
    bool texts_ = false, geometries_ = false;
};

} // namespace zamkan::events
