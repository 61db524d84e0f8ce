#include "events/column_guess.hpp"
#include "events/cell_values.hpp"
#include "events/coordinates.hpp"
#include "events/date_layouts.hpp"
#include "geo/grid_reference.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace zamkan::events {
namespace {

constexpr std::size_t kSampleRows = 300;
constexpr std::size_t kGuessedColumns = 2000;
constexpr std::size_t kSampleCells = 4 << 20;
constexpr std::size_t kWordsOfKind = 4; // "كمين وإطلاق نار": a kind is named in few words

// " event date utc " holds " event date "
bool holdsWords(const std::string &header, const std::string &name) {
    return (" " + header + " ").find(" " + name + " ") != std::string::npos;
}

// What the cells of a column are, looked at in the first rows.
struct Look {
    std::size_t filled = 0, dates = 0, latitudes = 0, longitudes = 0, points = 0, sentences = 0;
};

Look lookAt(const geo::RowBatch &sample, std::size_t column, const DateLayouts &layouts, const Coordinates &coordinates) {
    Look look;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
        const std::string_view cell = sample.cell(row, column);
        if (cell.empty())
            continue;
        ++look.filled;
        const auto value = readNumber(cell);
        const bool fraction = cell.find_first_of(".,") != std::string_view::npos;
        if (value && fraction && std::abs(*value) <= 90)
            ++look.latitudes;
        if (value && fraction && std::abs(*value) <= 180)
            ++look.longitudes;
        if (coordinates.point(cell))
            ++look.points;
        if (static_cast<std::size_t>(std::count(cell.begin(), cell.end(), ' ')) >= kWordsOfKind)
            ++look.sentences;
        const auto date = layouts.read(cell, DayOrder::day_first);
        const auto other = date ? date : layouts.read(cell, DayOrder::month_first);
        if (other && (cell.size() > 6))
            ++look.dates;
    }
    return look;
}

bool most(std::size_t part, std::size_t all) { return all > 0 && part * 10 >= all * 9; }

geo::RowBatch sampleOf(const geo::Table &table) {
    geo::RowBatch sample;
    table.read(0, std::min(kSampleRows, std::max<std::size_t>(1, kSampleCells / std::max<std::size_t>(table.columns.size(), 1))), sample);
    return sample;
}

// "38N", or "38" where nothing says which half of the earth; a "zone" of other kinds is none of these.
bool areZones(const geo::RowBatch &sample, std::size_t column) {
    std::size_t filled = 0, zones = 0;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
        const std::string_view cell = sample.cell(row, column);
        filled += cell.empty() ? 0U : 1U;
        const auto number = readNumber(cell);
        zones += geo::MetricGrid::named(cell) || (number && *number >= 1 && *number <= 60) ? 1U : 0U;
    }
    return most(zones, filled);
}

} // namespace

void guessByName(Mapping &mapping, const SchemaBook &book) {
    std::vector<std::string> headers; // nobody means one of thousands of columns by its name
    for (std::size_t i = 0; i < std::min(mapping.columns.size(), kGuessedColumns); ++i)
        headers.push_back(foldedHeader(mapping.columns[i]));
    std::set<std::size_t> taken;
    for (const auto &[canonical, at] : mapping.column)
        taken.insert(at);
    const auto take = [&](const std::string &canonical, const std::map<std::string, std::vector<std::string>> &words, const auto &fits) {
        const auto names = words.find(canonical);
        if (mapping.column.contains(canonical) || names == words.end())
            return;
        for (const std::string &name : names->second)
            for (std::size_t i = 0; i < headers.size(); ++i)
                if (!taken.contains(i) && fits(headers[i], name)) {
                    mapping.column.emplace(canonical, i);
                    taken.insert(i);
                    return;
                }
    };
    const auto same = [](const std::string &header, const std::string &name) { return header == name; };
    for (const std::string &canonical : book.column_order)
        take(canonical, book.column_words, same);
    for (const std::string &canonical : book.column_order)
        take(canonical, book.whole_words, same);
    for (const std::string &canonical : book.column_order) // "x" in "x of y" says nothing
        take(canonical, book.column_words, [](const std::string &header, const std::string &name) {
            return name.size() > 2 && holdsWords(header, name);
        });
}

void guessByContent(Mapping &mapping, const geo::Table &table, const std::map<std::string, std::size_t> &told) {
    const bool needsDate = !mapping.column.contains("date_from");
    const bool needsPoint = !table.has_geometry && !mapping.column.contains("lat") &&
                            !mapping.column.contains("lon") && !mapping.column.contains("coordinates");
    const bool needsText = mapping.column.contains("type") && !told.contains("type") && !mapping.column.contains("source_text");
    if (!needsDate && !needsPoint && !needsText)
        return;
    const DateLayouts layouts = DateLayouts::open();
    const Coordinates coordinates = Coordinates::open();
    // Coordinates may stand in a column that is called like something else: "Location", "Grid ref. no."
    std::set<std::size_t> taken, named;
    for (const auto &[canonical, at] : mapping.column) {
        constexpr std::array<std::string_view, 5> kMayBePoints{"place", "id", "source_text", "note", "source"};
        const bool open = !told.contains(canonical) && std::find(kMayBePoints.begin(), kMayBePoints.end(), canonical) != kMayBePoints.end();
        (open ? named : taken).insert(at);
    }
    const geo::RowBatch sample = sampleOf(table);
    std::optional<std::size_t> latitude;
    bool placed = !needsPoint;
    for (std::size_t i = 0; i < std::min(mapping.columns.size(), kGuessedColumns); ++i) {
        const bool isType = needsText && mapping.column.at("type") == i;
        if (taken.contains(i) && !isType)
            continue;
        const Look look = lookAt(sample, i, layouts, coordinates);
        if (isType) {
            if (look.sentences * 2 > look.filled) {
                mapping.column.erase("type");
                mapping.column.emplace("source_text", i);
            }
        } else if (!placed && most(look.points, look.filled)) {
            std::erase_if(mapping.column, [&](const auto &entry) { return entry.second == i; });
            mapping.column.emplace("coordinates", i);
            placed = true;
        } else if (named.contains(i)) {
            continue;
        } else if (needsDate && !mapping.column.contains("date_from") && most(look.dates, look.filled)) {
            mapping.column.emplace("date_from", i);
        } else if (!placed && !latitude && most(look.latitudes, look.filled)) {
            latitude = i; // the first of two neighbours; which of them is which, the rows will tell
        } else if (!placed && latitude && i == *latitude + 1 && most(look.longitudes, look.filled)) {
            mapping.column.emplace("lat", *latitude);
            mapping.column.emplace("lon", i);
            placed = true;
        }
    }
}

void checkZones(Mapping &mapping, const geo::Table &table, const std::map<std::string, std::size_t> &told) {
    const auto zone = mapping.at("utm_zone");
    if (zone && !told.contains("utm_zone") && (!mapping.at("lat") || !mapping.at("lon") || !areZones(sampleOf(table), *zone)))
        mapping.column.erase("utm_zone");
}

std::string foldedHeader(std::string_view name) {
    std::string spaced;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool capital = c >= 'A' && c <= 'Z';
        const bool afterSmall = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (capital && afterSmall)
            spaced += ' ';
        spaced += std::string_view("_.:()[]/#'\"").find(c) == std::string_view::npos ? c : ' ';
    }
    return text::fold(spaced);
}

std::string guessedName(std::string_view header, const SchemaBook &book) {
    Mapping mapping;
    mapping.columns = {std::string(header)};
    guessByName(mapping, book);
    return mapping.column.empty() ? std::string() : mapping.column.begin()->first;
}

} // namespace zamkan::events
