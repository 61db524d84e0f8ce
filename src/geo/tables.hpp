// Tables in and out: delimited text and large GeoJSON by own readers, everything else through OGR, behind one
// interface.
#pragma once
#include "base/diagnostic.hpp"
#include "base/progress.hpp"
#include "base/reason.hpp"
#include "geo/latlon.hpp"
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

// A row that could not be read as one.
struct UnreadableRow {
    std::uint64_t number = 0; // 1-based, counted with the good ones
    Reason reason;
    std::string text; // as it stood
};

class RowStore;

// Some rows of a table, cut into cells: filled by Table::read, and again and again, so that reading costs no
// allocation. Cells are UTF-8, "" for null; they live until the batch is filled again, and no longer than the table.
class RowBatch {
public:
    [[nodiscard]] std::size_t rows() const { return numbers_.size(); }
    [[nodiscard]] std::span<const std::string_view> cells(std::size_t row) const {
        return {cells_.data() + row * columns_, columns_};
    }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        return cells_[row * columns_ + column];
    }
    [[nodiscard]] std::uint64_t number(std::size_t row) const { return numbers_[row]; } // 1-based data row
    // Where the row's geometry is (the middle of a line or an area), and how far it reaches from there.
    [[nodiscard]] std::optional<LatLon> position(std::size_t row) const {
        return extents_.empty() ? std::nullopt : extents_[row].position;
    }
    [[nodiscard]] double radiusKm(std::size_t row) const { return extents_.empty() ? 0 : extents_[row].radius_km; }

    struct Extent {
        std::optional<LatLon> position;
        double radius_km = 0;
    };

    // For stores: a batch begins empty, and gets one row after the other.
    void clear(std::size_t columns);
    // Cells beyond the columns are cut, missing ones empty.
    void addRow(std::span<const std::string_view> cells);
    void setExtent(const Extent &extent); // of the row added last
    [[nodiscard]] std::string_view keep(std::string_view text); // a copy of a cell that stands nowhere else

private:
    friend class Table;
    std::size_t columns_ = 0, added_ = 0;
    std::vector<std::string_view> cells_; // row by row
    std::vector<std::uint64_t> numbers_;
    std::vector<Extent> extents_; // empty without geometry
    std::vector<std::unique_ptr<char[]>> blocks_; // of kept text; the first ones are used again
    std::size_t block_ = 0, left_ = 0;
    char *free_ = nullptr;
    std::vector<std::unique_ptr<char[]>> large_;
};

// A table that was looked through: what its columns are, how many rows it has, and which of them cannot be read.
// The rows' cells are cut from where they stand each time that they are asked for, by any thread, in any order, so
// that a table costs a few bytes a row beside the file. A copy shares it all.
class Table {
public:
    std::string format;     // "CSV" "TSV" "GeoJSON" "GPKG" "ESRI Shapefile" …
    std::string layer;      // of a file with layers
    bool has_header = true; // false: the columns are called column_1, column_2 …
    bool has_geometry = false;
    std::vector<std::string> columns; // no two alike, none empty
    std::vector<UnreadableRow> unreadable; // by number
    std::uint64_t short_rows = 0; // rows that end early: their last cells are empty

    [[nodiscard]] std::size_t rows() const;
    // Rows [first, first + count), less where the table ends.
    void read(std::size_t first, std::size_t count, RowBatch &batch) const;
    // How many rows make a batch that stays in the caches, by the number of columns; at least 1.
    [[nodiscard]] std::size_t rowsOfBatch() const;
    [[nodiscard]] std::uint64_t number(std::size_t row) const; // 1-based data row, counted with the unreadable ones
    [[nodiscard]] std::string text(std::size_t row) const;     // as it stood, or its cells joined by tabs
    // The file is not what it was when it was looked through: rows may read otherwise now.
    [[nodiscard]] bool changed() const;

    // One row alone, for who looks at few.
    [[nodiscard]] RowBatch row(std::size_t row) const;
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::optional<LatLon> position(std::size_t row) const;
    [[nodiscard]] double radiusKm(std::size_t row) const;

private:
    friend class TableBuilder;
    std::shared_ptr<const RowStore> store_; // null: no rows
};

// How readers that keep their rows' cells fill a table.
class TableBuilder {
public:
    explicit TableBuilder(std::string_view format);
    Table &table() { return table_; }
    std::string_view store(std::string text); // a cell of the row that is added next
    void setColumns(const std::vector<std::string_view> &names); // empty and double names get a number
    // Cells beyond the columns are cut, missing ones empty. `number` counts what was left out before it too.
    void addRow(std::uint64_t number, const std::vector<std::string_view> &cells, std::string_view text);
    void setExtent(std::optional<LatLon> position, double radius_km); // of the row added last
    void setStore(std::shared_ptr<const RowStore> store); // in place of rows added one by one
    Table finish() &&;

private:
    class Kept;
    Table table_;
    std::shared_ptr<Kept> kept_;
    std::deque<std::string> cells_;
};

struct ReadOptions {
    std::string layer;            // empty: the one called "events", else the first
    unsigned threads = 0;         // 0: one a core
    Progress *progress = nullptr; // told of bytes, asked whether to stop; outlives the call
};

// Looks through a table of any kind. Delimited text may be in any encoding; remarks (a guessed encoding, bad bytes)
// are in the diagnostics. Throws InputError, and Cancelled.
[[nodiscard]] Parsed<Table> readTable(const std::filesystem::path &file, const ReadOptions &options = {});

} // namespace zamkan::geo
