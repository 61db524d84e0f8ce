// A table of an SQLite file, read from the file's bytes. For the sources of geo only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

// What stands in a column of a row.
struct SqliteValue {
    enum class Kind : std::uint8_t { null, integer, real, text, blob };
    Kind kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view bytes; // of text and blob
};

// As https://www.sqlite.org/fileformat2.html lays it out. Every step is checked against the bytes, so that a damaged
// file, or one that is written to meanwhile, gives an answer of "no" and nothing worse. Any thread may ask.
class SqlitePages {
public:
    // None: no SQLite file whose text is UTF-8, or not as long as it says.
    [[nodiscard]] static std::optional<SqlitePages> of(std::string_view file);

    // The pages that hold the rows of the table that begins at page `root`, in the order of the rows. None: damaged, or
    // no table with row numbers.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> leavesOf(std::uint32_t root) const;
    // Adds where the rows of such a page begin, as places in the file; false: damaged.
    [[nodiscard]] bool rowsOf(std::uint32_t leaf, std::vector<std::uint64_t> &rows) const;
    // The first values of the row that begins there; a row that was written before its table got more columns has
    // fewer. Their bytes stand in the file, or in `spilled` for a row that does not fit on a page. False: damaged.
    [[nodiscard]] bool valuesAt(std::uint64_t row, std::size_t most, std::vector<SqliteValue> &values, std::string &spilled) const;

private:
    [[nodiscard]] std::string_view page(std::uint32_t number) const; // empty: there is none
    [[nodiscard]] bool addLeaves(std::uint32_t number, unsigned depth, std::vector<std::uint32_t> &leaves) const;
    std::string_view file_;
    std::size_t pageSize_ = 0, usable_ = 0;
};

} // namespace zamkan::geo
