// What was done to many rows alike, told once.
#pragma once
#include "base/diagnostic.hpp"
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace zamkan::events {

[[nodiscard]] std::string rowsText(std::uint64_t rows); // "1 row" "12 rows"

// Something that was done to many rows alike, told once with their number.
class RowRemarks {
public:
    void add(const std::string &what, std::uint64_t row); // all about a row before the next one's
    void add(const RowRemarks &others); // of other rows
    [[nodiscard]] std::uint64_t rows() const { return rows_; } // with a remark or more
    [[nodiscard]] bool has(std::uint64_t row) const { return row == last_; } // of the row added to last
    [[nodiscard]] std::vector<Diagnostic> told(const std::string &where) const;

private:
    struct Count {
        std::uint64_t rows = 0, first = 0;
    };
    std::map<std::string, Count> counts_;
    std::uint64_t rows_ = 0, last_ = 0;
};

} // namespace zamkan::events
