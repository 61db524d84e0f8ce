// Tables in and out: delimited text by an own reader, everything else through OGR, behind one interface.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/latlon.hpp"
#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

// A row that could not be read as one.
struct UnreadableRow {
    std::uint64_t number = 0; // 1-based, counted with the good ones
    std::string reason;
    std::string text; // as it stood
};

// A table read whole. Cells are UTF-8, "" for null; they live as long as the table, which moves but does not
// copy.
class Table {
public:
    std::string format;     // "CSV" "TSV" "GeoJSON" "GPKG" "ESRI Shapefile" …
    std::string layer;      // of a file with layers
    bool has_header = true; // false: the columns are called column_1, column_2 …
    bool has_geometry = false;
    std::vector<std::string> columns; // no two alike, none empty
    std::vector<UnreadableRow> unreadable;
    std::uint64_t short_rows = 0; // rows that end early: their last cells are empty

    [[nodiscard]] std::size_t rows() const { return numbers_.size(); }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        return cells_[row * columns.size() + column];
    }
    [[nodiscard]] std::uint64_t number(std::size_t row) const { return numbers_[row]; } // 1-based data row
    [[nodiscard]] std::string text(std::size_t row) const; // as it stood, or its cells joined by tabs
    // Where the row's geometry is (the middle of a line or an area), and how far it reaches from there.
    [[nodiscard]] std::optional<LatLon> position(std::size_t row) const;
    [[nodiscard]] double radiusKm(std::size_t row) const;

private:
    friend class TableBuilder;
    std::unique_ptr<const std::string> bytes_; // what most cells of delimited text point into
    std::deque<std::string> strings_;          // the others
    std::vector<std::string_view> cells_;      // row by row
    std::vector<std::uint64_t> numbers_;
    std::vector<std::string_view> texts_; // empty when there is nothing to show but the cells
    struct Extent {
        std::optional<LatLon> position;
        double radius_km = 0;
    };
    std::vector<Extent> extents_; // empty without geometry
};

// How the two readers fill a table.
class TableBuilder {
public:
    explicit TableBuilder(std::string_view format) { table_.format = format; }
    Table &table() { return table_; }
    const std::string &keep(std::string bytes); // the buffer that views given later point into
    std::string_view store(std::string text);   // a cell of its own
    void setColumns(const std::vector<std::string_view> &names); // empty and double names get a number
    // Cells beyond the columns are cut, missing ones empty.
    void addRow(std::uint64_t number, const std::vector<std::string_view> &cells, std::string_view text);
    void setExtent(std::optional<LatLon> position, double radius_km); // of the row added last
    Table finish() && { return std::move(table_); }

private:
    Table table_;
};

// Reads a table of any kind; `layer` empty: the one called "events", else the first. Delimited text in any
// encoding; remarks (a guessed encoding, bad bytes) are in the diagnostics. Throws InputError.
[[nodiscard]] Parsed<Table> readTable(const std::filesystem::path &file, const std::string &layer = {});

} // namespace zamkan::geo
