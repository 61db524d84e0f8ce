#include "events/event_schema.hpp"
#include "events/column_guess.hpp"
#include "events/date_layouts.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <unordered_map>

namespace zamkan::events {
namespace {

std::string lowerCase(std::string_view text) {
    std::string out(text);
    for (char &c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Columns by name; shapefiles and spreadsheets change the case.
class ColumnNames {
public:
    explicit ColumnNames(const std::vector<std::string> &columns) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            at_.try_emplace(lowerCase(columns[i]), i);
    }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        const auto found = at_.find(lowerCase(name));
        return found == at_.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] bool hasAll(const std::vector<std::string> &names) const {
        return !names.empty() &&
               std::all_of(names.begin(), names.end(), [&](const std::string &name) { return find(name).has_value(); });
    }

private:
    std::unordered_map<std::string, std::size_t> at_;
};

// All of them, or the first and how many more there are.
std::string listOf(const std::vector<std::string> &columns) {
    constexpr std::size_t kMost = 60;
    if (columns.size() <= kMost)
        return fmt::format("{}", fmt::join(columns, ", "));
    return fmt::format("{} … and {} more", fmt::join(columns.begin(), columns.begin() + kMost, ", "), columns.size() - kMost);
}

// A file without a header is a schema's when it has as many columns, and its identifier and date stand where
// they should.
const std::vector<std::string> *columnsWithoutHeader(const geo::Table &table, const Schema &schema) {
    if (table.has_header || table.rows() == 0)
        return nullptr;
    for (const auto &columns : schema.without_header) {
        if (columns.size() != table.columns.size() && columns.size() != table.columns.size() + 1)
            continue;
        const auto date = schema.columns.find("date_from");
        if (date == schema.columns.end())
            continue;
        const auto at = ColumnNames(columns).find(date->second.front());
        if (at && DateLayouts{}.read(table.cell(0, *at), DayOrder::day_first))
            return &columns;
    }
    return nullptr;
}

void useSchema(Mapping &mapping) {
    const ColumnNames names(mapping.columns);
    for (const auto &[canonical, wanted] : mapping.schema.columns)
        for (const std::string &name : wanted)
            if (const auto at = names.find(name)) {
                mapping.column.emplace(canonical, *at);
                break;
            }
}

// What no column is to be: "place=".
std::set<std::string> useWanted(Mapping &mapping, const SchemaBook &book, const std::map<std::string, std::string> &wanted,
                                const std::string &where) {
    std::set<std::string> unwanted;
    const ColumnNames names(mapping.columns);
    for (const auto &[given, column] : wanted) {
        if (isWish(given))
            continue;
        const auto renamed = book.map_names.find(given);
        const std::string canonical = renamed == book.map_names.end() ? given : renamed->second;
        const bool known = book.column_words.contains(canonical) ||
                           mapping.schema.columns.contains(canonical) ||
                           (!book.schemas.empty() && book.schemas.front().columns.contains(canonical));
        if (!known)
            throw InputError(
                "--map: there is no '" + given + "' to map to", where,
                "use a column of the event files, such as date_from, lat, lon, place, type, actor");
        if (column.empty()) {
            unwanted.insert(canonical);
            continue;
        }
        const auto at = names.find(column);
        if (!at)
            throw UnclearColumns("column_gone", "--map: there is no column '" + column + "'", where,
                             "the columns are: " + listOf(mapping.columns));
        std::erase_if(mapping.column, [&](const auto &entry) { return entry.second == *at; });
        mapping.column[canonical] = *at;
    }
    return unwanted;
}

} // namespace

bool isWish(std::string_view given) { return given == "date_order" || given == "calendar" || given == "time_zone" || given == "axes" || given == "grid" || given == "layer"; }

std::optional<std::size_t> Mapping::at(std::string_view canonical) const {
    const auto found = column.find(std::string(canonical));
    return found == column.end() ? std::nullopt : std::optional(found->second);
}

Mapping mapColumns(const geo::Table &table, const SchemaBook &book,
                   const std::map<std::string, std::string> &wanted, const std::string &where,
                   std::vector<Diagnostic> &diagnostics) {
    Mapping mapping;
    mapping.columns = table.columns;
    mapping.schema.name = "guessed";
    const ColumnNames names(mapping.columns);
    for (const Schema &schema : book.schemas) {
        const auto *without = columnsWithoutHeader(table, schema);
        const bool recognised =
            without || (table.has_header &&
                        std::any_of(schema.recognised_by.begin(), schema.recognised_by.end(),
                                    [&](const auto &wantedNames) { return names.hasAll(wantedNames); }));
        if (!recognised)
            continue;
        mapping.schema = schema;
        if (without)
            mapping.columns.assign(without->begin(),
                                   without->begin() + static_cast<std::ptrdiff_t>(table.columns.size()));
        useSchema(mapping);
        break;
    }
    const std::set<std::string> unwanted = useWanted(mapping, book, wanted, where);
    if (mapping.schema.name == "guessed") {
        const auto told = mapping.column;
        guessByName(mapping, book);
        guessByContent(mapping, table, told);
        guessByName(mapping, book); // for what lost its column
        checkZones(mapping, table, told);
    }
    std::erase_if(mapping.column, [&](const auto &entry) { return unwanted.contains(entry.first); });
    if (mapping.schema.name == "guessed") {
        std::vector<std::string> pairs;
        for (const auto &[canonical, at] : mapping.column)
            pairs.push_back(canonical + " = " + mapping.columns[at]);
        if (!pairs.empty())
            diagnostics.push_back({Severity::remark,
                                   fmt::format("the columns were guessed: {}", fmt::join(pairs, ", ")),
                                   where,
                                   "say otherwise with --map NAME=COLUMN",
                                   {}});
    }
    const bool placed = table.has_geometry || (mapping.at("lat") && mapping.at("lon")) ||
                        mapping.at("coordinates") || mapping.at("place") || mapping.at("place_ar") ||
                        mapping.at("admin1") || mapping.at("country");
    if (!placed)
        throw UnclearColumns(
            "no_place",
            "no column of places or coordinates is recognised, so these are no events", where,
            fmt::format(
                "name them: --map lat=COLUMN --map lon=COLUMN or --map place=COLUMN; the columns are: {}",
                listOf(mapping.columns)));
    if (!mapping.at("date_from"))
        diagnostics.push_back(
            {Severity::warning,
             "no column of dates is recognised, so nothing of it moves in time",
             where,
             fmt::format("name it: --map date=COLUMN; the columns are: {}", listOf(mapping.columns)),
             {}});
    std::set<std::size_t> used;
    for (const auto &[canonical, at] : mapping.column)
        used.insert(at);
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        if (!used.contains(i))
            mapping.ignored.push_back(i);
    return mapping;
}

} // namespace zamkan::events
