#include "geo/tables.hpp"
#include "base/files.hpp"
#include "geo/archive.hpp"
#include "geo/delimited.hpp"
#include "geo/formats.hpp"
#include "geo/ogr_table.hpp"
#include "text/decode.hpp"
#include <algorithm>
#include <array>
#include <fstream>
#include <set>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 5> kDelimitedExtensions{".csv", ".tsv", ".tab", ".psv", ".txt"};

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

const std::string &TableBuilder::keep(std::string bytes) {
    table_.bytes_ = std::make_unique<const std::string>(std::move(bytes));
    return *table_.bytes_;
}

std::string_view TableBuilder::store(std::string text) {
    return table_.strings_.emplace_back(std::move(text));
}

void TableBuilder::setColumns(const std::vector<std::string_view> &names) {
    std::set<std::string> taken;
    for (const std::string_view given : names) {
        const auto first = given.find_first_not_of(" \t\r\n");
        std::string name =
            first == std::string_view::npos
                ? "column_" + std::to_string(table_.columns.size() + 1)
                : std::string(given.substr(first, given.find_last_not_of(" \t\r\n") - first + 1));
        const std::string wanted = name;
        for (int again = 2; !taken.insert(name).second; ++again)
            name = wanted + "_" + std::to_string(again);
        table_.columns.push_back(std::move(name));
    }
}

void TableBuilder::addRow(std::uint64_t number, const std::vector<std::string_view> &cells,
                          std::string_view text) {
    const std::size_t width = table_.columns.size();
    const std::size_t given = std::min(cells.size(), width);
    table_.cells_.insert(table_.cells_.end(), cells.begin(),
                         cells.begin() + static_cast<std::ptrdiff_t>(given));
    table_.cells_.resize(table_.cells_.size() + width - given);
    table_.numbers_.push_back(number);
    table_.texts_.push_back(text);
}

void TableBuilder::setExtent(std::optional<LatLon> position, double radius_km) {
    table_.extents_.resize(table_.rows());
    table_.extents_.back() = {position, radius_km};
}

std::string Table::text(std::size_t row) const {
    if (!texts_[row].empty())
        return std::string(texts_[row]);
    std::string joined;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (column > 0)
            joined += '\t';
        joined += cell(row, column);
    }
    return joined;
}

std::optional<LatLon> Table::position(std::size_t row) const {
    return row < extents_.size() ? extents_[row].position : std::nullopt;
}

double Table::radiusKm(std::size_t row) const { return row < extents_.size() ? extents_[row].radius_km : 0; }

Parsed<Table> readTable(const fs::path &file, const std::string &layer) {
    if (isDatabase(file))
        return readOgrTable(file, layer);
    const std::string extension = lowerCase(file.extension().string());
    bool delimited = std::find(kDelimitedExtensions.begin(), kDelimitedExtensions.end(), extension) !=
                     kDelimitedExtensions.end();
    if (!delimited && !ogrReads(extension)) { // no word for it: what it starts with decides
        std::ifstream in(file, std::ios::binary);
        std::string start(16, '\0');
        in.read(start.data(), static_cast<std::streamsize>(start.size()));
        const auto first = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
        delimited = start.compare(0, 6, "SQLite") != 0 && start.compare(0, 2, "PK") != 0 &&
                    (first == std::string::npos || (start[first] != '{' && start[first] != '<'));
    }
    auto unpacked = extension == ".zip" ? zippedText(file) : std::nullopt;
    if (!delimited && !unpacked)
        return readOgrTable(file, layer);

    std::string bytes = unpacked ? std::move(*unpacked) : readBytes(file);
    if (bytes.empty())
        throw InputError("the file is empty", file.string(), "choose a file with a header and rows");
    Parsed<std::string> decoded = text::decode(std::move(bytes), file.string());
    Table table = readDelimited(std::move(decoded.value));
    if (table.columns.empty())
        throw InputError("the file holds nothing but blank lines", file.string(),
                         "choose a file with a header and rows");
    return {std::move(table), std::move(decoded.diagnostics)};
}

} // namespace zamkan::geo
