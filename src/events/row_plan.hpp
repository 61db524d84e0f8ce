// What is decided over a whole file before its rows are read.
#pragma once
#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "events/coordinates.hpp"
#include "events/date_layouts.hpp"
#include "events/date_signs.hpp"
#include "events/event_schema.hpp"
#include "events/number_signs.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/grid_reference.hpp"
#include "geo/tables.hpp"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::events {

using Cells = std::span<const std::string_view>;

// The same for all who read rows of the file, and never changed while they do.
struct RowPlan {
    static constexpr std::size_t kNone = SIZE_MAX;
    // Columns by what they hold; kNone: the file has none.
    struct Columns {
        std::size_t id = kNone, event_id = kNone, type = kNone, subtype = kNone, date_from = kNone, date_to = kNone,
                    clock = kNone, time_precision = kNone, time_kind = kNone, time_source = kNone, lat = kNone, lon = kNone,
                    coordinates = kNone, utm_zone = kNone, place = kNone, place_ar = kNone, country = kNone, admin1 = kNone,
                    geo_precision = kNone, radius_km = kNone, actor_gaining = kNone, actor_losing = kNone,
                    actor = kNone, actor_affected = kNone, first_actor = kNone, second_actor = kNone,
                    magnitude = kNone, magnitude_low = kNone, magnitude_high = kNone, unit = kNone,
                    attribution = kNone, certainty = kNone, status = kNone, source = kNone, source_text = kNone,
                    note = kNone, review = kNone;
    };

    // Looks at the columns' names only; dates and the order of the axes are decided by what follows.
    RowPlan(const geo::Table &table, Mapping mapping, SchemaBook book, std::string source, std::string stem);

    // The cell without blanks around it, as it was before it was guarded against spreadsheets.
    [[nodiscard]] std::string_view cell(Cells cells, std::size_t column) const;
    // With the schema's words for `canonical` turned into the contract's.
    [[nodiscard]] std::string word(std::string_view cell, const char *canonical) const;
    // Columns by the file's own names, for the schema's kinds and flags.
    [[nodiscard]] std::string_view named(Cells cells, const std::string &column) const;

    // Dates and decimal marks, for now by a sample of the rows: what all of them show is known once they are read.
    // Throws InputError for a wish that cannot be.
    void decideValues(const geo::Table &table, const WantedDates &wanted, const std::string &where);
    [[nodiscard]] DateSigns signsOfNames() const; // what the date columns' names show
    // The grid that the user names, "" for none. Throws InputError for one that there is not.
    void takeGrid(const std::string &named, const std::string &where);
    void decideLastDay(const std::string &where, std::vector<Diagnostic> &diagnostics);

    Mapping mapping;
    SchemaBook book;
    DateLayouts layouts;
    Coordinates coordinates;
    Columns at;
    std::string source; // the file's name
    std::string stem;   // for the ids of rows that bring none
    std::vector<std::size_t> kept;                    // columns that go to Event::extra
    std::vector<std::size_t> kind_key;                // columns whose words say what happened
    std::vector<std::vector<std::size_t>> flag_columns, actor_flag_columns; // of schema.flags, schema.actor_flags
    DateReading dates;
    DecimalMark mark = DecimalMark::point; // of counts; like the dates
    bool mark_open = false;                // only text that others wrote leaves it open
    bool last_day_included = false;
    std::optional<geo::MetricGrid> grid;   // that lat and lon are in where they are metres and no column says so
    bool exchanged = false; // latitude and longitude stand in each other's column
    bool guarded = false;   // our own CSV: apostrophes before formulas are to be taken away

private:
    std::unordered_map<std::string, std::size_t> columnByName_;
};

} // namespace zamkan::events
