#include "events/row_plan.hpp"
#include "events/cell_values.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace zamkan::events {
namespace {

constexpr std::size_t kSampleRows = 4096;

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

constexpr std::array<std::pair<std::string_view, std::size_t RowPlan::Columns::*>, 37> kColumns{{
    {"id", &RowPlan::Columns::id},
    {"event_id", &RowPlan::Columns::event_id},
    {"type", &RowPlan::Columns::type},
    {"subtype", &RowPlan::Columns::subtype},
    {"date_from", &RowPlan::Columns::date_from},
    {"date_to", &RowPlan::Columns::date_to},
    {"clock", &RowPlan::Columns::clock},
    {"time_precision", &RowPlan::Columns::time_precision},
    {"time_kind", &RowPlan::Columns::time_kind},
    {"time_source", &RowPlan::Columns::time_source},
    {"lat", &RowPlan::Columns::lat},
    {"lon", &RowPlan::Columns::lon},
    {"coordinates", &RowPlan::Columns::coordinates},
    {"utm_zone", &RowPlan::Columns::utm_zone},
    {"place", &RowPlan::Columns::place},
    {"place_ar", &RowPlan::Columns::place_ar},
    {"country", &RowPlan::Columns::country},
    {"admin1", &RowPlan::Columns::admin1},
    {"geo_precision", &RowPlan::Columns::geo_precision},
    {"radius_km", &RowPlan::Columns::radius_km},
    {"actor_gaining", &RowPlan::Columns::actor_gaining},
    {"actor_losing", &RowPlan::Columns::actor_losing},
    {"actor", &RowPlan::Columns::actor},
    {"actor_affected", &RowPlan::Columns::actor_affected},
    {"first_actor", &RowPlan::Columns::first_actor},
    {"second_actor", &RowPlan::Columns::second_actor},
    {"magnitude", &RowPlan::Columns::magnitude},
    {"magnitude_low", &RowPlan::Columns::magnitude_low},
    {"magnitude_high", &RowPlan::Columns::magnitude_high},
    {"unit", &RowPlan::Columns::unit},
    {"attribution", &RowPlan::Columns::attribution},
    {"certainty", &RowPlan::Columns::certainty},
    {"status", &RowPlan::Columns::status},
    {"source", &RowPlan::Columns::source},
    {"source_text", &RowPlan::Columns::source_text},
    {"note", &RowPlan::Columns::note},
    {"review", &RowPlan::Columns::review},
}};

} // namespace

RowPlan::RowPlan(const geo::Table &table, Mapping given, SchemaBook knowledge, std::string sourceName, std::string stemName)
    : mapping(std::move(given)), book(std::move(knowledge)), layouts(DateLayouts::open()), coordinates(Coordinates::open()),
      source(std::move(sourceName)),
      stem(std::move(stemName)) {
    const Schema &schema = mapping.schema;
    mark_open = !schema.own && (table.format == "CSV" || table.format == "TSV");
    guarded = schema.own && mayRunFormulas(table.format);
    for (const auto &[canonical, member] : kColumns)
        at.*member = mapping.at(canonical).value_or(kNone);
    kept = mapping.ignored;
    for (const auto &[canonical, column] : mapping.column) {
        // Codes are turned into the contract's words, positions into degrees: what stood there is kept as well.
        const bool coded = canonical == "coordinates" || canonical == "utm_zone" || canonical == "type" || canonical == "subtype" || schema.values.contains(canonical);
        if (!schema.own && coded)
            kept.push_back(column);
    }
    std::sort(kept.begin(), kept.end());
    for (std::size_t i = 0; i < mapping.columns.size(); ++i)
        columnByName_.emplace(mapping.columns[i], i);

    const auto addKey = [&](const std::string &name) {
        const auto found = columnByName_.find(name);
        if (found != columnByName_.end() && std::find(kind_key.begin(), kind_key.end(), found->second) == kind_key.end())
            kind_key.push_back(found->second);
    };
    for (const std::string &name : schema.kind_columns)
        addKey(name);
    for (const auto &[word, kind] : schema.kinds)
        addKey(kind.turned_column);
    for (const std::size_t column : {at.type, at.subtype})
        if (column != kNone)
            addKey(mapping.columns[column]);
    const auto columnsOf = [&](const std::vector<FlagColumn> &flags) {
        std::vector<std::vector<std::size_t>> out;
        for (const FlagColumn &flag : flags) {
            auto &columns = out.emplace_back();
            for (const std::string &name : flag.columns)
                if (const auto found = columnByName_.find(name); found != columnByName_.end())
                    columns.push_back(found->second);
        }
        return out;
    };
    flag_columns = columnsOf(schema.flags);
    actor_flag_columns = columnsOf(schema.actor_flags);
}

void RowPlan::takeGrid(const std::string &named, const std::string &where) {
    if (!named.empty() && !(grid = geo::MetricGrid::named(named)))
        throw InputError("--map grid: '" + named + "' is no grid of metres", where,
                         "use a zone of UTM with its letter, as 38N, or a number of the EPSG list, as EPSG:2039");
    if (grid || at.utm_zone != kNone) // what is shown and saved are degrees: the metres stay beside them
        for (const std::size_t column : {at.lat, at.lon})
            if (column != kNone)
                kept.insert(std::upper_bound(kept.begin(), kept.end(), column), column);
}

std::string_view RowPlan::cell(Cells cells, std::size_t column) const {
    if (column == kNone)
        return {};
    const std::string_view raw = trimmed(cells[column]);
    return guarded ? readGuarded(raw) : raw;
}

std::string RowPlan::word(std::string_view cell, const char *canonical) const {
    std::string word(cell);
    const auto values = mapping.schema.values.find(canonical);
    if (values == mapping.schema.values.end())
        return word;
    const auto ours = values->second.find(word);
    return ours == values->second.end() ? word : ours->second;
}

std::string_view RowPlan::named(Cells cells, const std::string &column) const {
    const auto found = columnByName_.find(column);
    return found == columnByName_.end() ? std::string_view() : trimmed(cells[found->second]);
}

DateSigns RowPlan::signsOfNames() const {
    DateSigns signs;
    for (const std::size_t column : {at.date_from, at.date_to})
        if (column != kNone)
            signs.named(mapping.columns[column], layouts);
    return signs;
}

void RowPlan::decideValues(const geo::Table &table, const WantedDates &wanted, const std::string &where) {
    DateSigns signs = signsOfNames();
    NumberSigns numbers;
    geo::RowBatch batch;
    const std::size_t rows = std::min(table.rows(), kSampleRows);
    for (std::size_t first = 0; first < rows; first += table.rowsOfBatch()) {
        table.read(first, std::min(table.rowsOfBatch(), rows - first), batch);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            for (const std::size_t column : {at.date_from, at.date_to})
                signs.add(cell(batch.cells(row), column), layouts);
            for (const std::size_t column : {at.magnitude, at.magnitude_low, at.magnitude_high})
                if (mark_open)
                    numbers.add(cell(batch.cells(row), column));
        }
    }
    mark = markOf(numbers);
    dates = readingOf(signs, wanted, where);
}

void RowPlan::decideLastDay(const std::string &where, std::vector<Diagnostic> &diagnostics) {
    last_day_included = mapping.schema.date_to_inclusive;
    if (at.date_to == kNone || mapping.schema.own || last_day_included)
        return;
    last_day_included = mapping.columns[at.date_to] != "date_to";
    if (last_day_included)
        diagnostics.push_back({Severity::remark,
                               fmt::format("the days in the column '{}' were taken as the last ones, included",
                                           mapping.columns[at.date_to]),
                               where,
                               "name the column date_to if they are the first days after",
                               {}});
}

} // namespace zamkan::events
