// Where the rows of a table stand.
#pragma once
#include "geo/tables.hpp"
#include <cstddef>
#include <string>

namespace zamkan::geo {

// What a reader leaves behind of a file: enough to cut any of its rows into cells again. Never changed, asked by any
// thread.
class RowStore {
public:
    virtual ~RowStore() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;
    // Adds the rows [first, first + count), which are there, to a batch that is empty.
    virtual void read(std::size_t first, std::size_t count, RowBatch &batch) const = 0;
    [[nodiscard]] virtual std::string text(std::size_t row) const = 0; // as it stood; empty: only its cells are known
    // 1-based, where rows are left out that are not told as unreadable; none: the number follows from those.
    [[nodiscard]] virtual std::optional<std::uint64_t> number(std::size_t) const { return std::nullopt; }
    [[nodiscard]] virtual bool changed() const { return false; }
};

} // namespace zamkan::geo
