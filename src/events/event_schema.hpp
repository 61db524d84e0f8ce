// What the columns of an event file mean: known schemas and the guess, both from assets/schemas/*.toml.
//
// [schema.NAME] recognised_by = lists of columns, one list of which must all be there; columns.CANONICAL =
// columns of the file, the first that is there; values.CANONICAL = words of the file → the contract's;
// kind_columns and kinds = what happened, by the first of the columns whose word is known, with the roles of
// first_actor and second_actor; flags, actor_flags = columns that say yes or no; without_header = the columns
// of files that have none.
#pragma once
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "geo/tables.hpp"
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::events {

// What happened, and which role the two actors of a row have in it.
struct Kind {
    std::string type, subtype;
    std::string first_role = "acting", second_role = "acting";
    std::string turned_column;              // when this column …
    std::vector<std::string> turned_values; // … holds one of these, the roles are exchanged
};

struct FlagColumn {
    std::vector<std::string> columns;
    Kind kind;        // of an event flag
    std::string name; // of an actor flag
};

struct Schema {
    std::string name, title;
    bool own = false; // the program's own files: cells mean what they say
    bool date_to_inclusive = false;
    bool date_inside_unit = false; // a week or month is given by some day in it
    std::string unit;              // of the magnitude
    std::string actor_separators = ";";
    std::vector<std::vector<std::string>> recognised_by, without_header;
    std::map<std::string, std::vector<std::string>> columns;
    std::map<std::string, std::map<std::string, std::string>> values; // canonical → word of the file → ours
    std::vector<std::string> kind_columns;
    std::map<std::string, Kind> kinds;
    std::vector<FlagColumn> flags, actor_flags;
    std::map<std::string, std::string> actors; // name of the file → of the registry
    std::map<std::string, double> radius_km;   // geo_precision → default radius
};

// All of assets/schemas, read once.
struct SchemaBook {
    std::vector<Schema> schemas;                                  // "zamkan" first
    std::map<std::string, std::vector<std::string>> column_words; // canonical → folded names
    std::map<std::string, std::vector<std::string>> whole_words;  // likewise; they say nothing as a part of a name
    std::vector<std::string> column_order;                        // canonical names as the guess tries them
    std::map<std::string, std::string> map_names;                 // short names for --map
    std::map<std::string, std::string> kind_words;                // folded → subtype
    std::vector<std::string> admin1_words;                        // folded
    std::map<std::string, double> radius_km;                      // geo_precision → default radius
    std::map<std::string, std::string> type_of_subtype;           // of the contract's closed lists
    std::vector<std::string> statuses;

    [[nodiscard]] static SchemaBook open(); // throws InstallationError
};

// How a table is read: the schema, and which column is what.
struct Mapping {
    Schema schema;                             // name "guessed" when none was recognised
    std::vector<std::string> columns;          // of the file, or the schema's where the file has no header
    std::map<std::string, std::size_t> column; // canonical → index
    std::vector<std::size_t> ignored;          // indices of columns that are only kept

    [[nodiscard]] std::optional<std::size_t> at(std::string_view canonical) const;
};

// The columns do not say enough. `question`: what a user would have to tell, "no_place" or "column_gone".
class UnclearColumns : public InputError {
public:
    UnclearColumns(std::string_view question, std::string what, std::string where, std::string remedy)
        : InputError(std::move(what), std::move(where), std::move(remedy)), question_(question) {}
    [[nodiscard]] std::string_view question() const { return question_; } // a literal

private:
    std::string_view question_;
};

// Recognises the schema by its columns, else guesses by name and then by content; `wanted` (--map
// canonical=column, an empty column for none) wins over both. Throws UnclearColumns for a wanted column that is not there and for a
// table in which no place is found, naming the columns.
[[nodiscard]] Mapping mapColumns(const geo::Table &table, const SchemaBook &book,
                                 const std::map<std::string, std::string> &wanted, const std::string &where,
                                 std::vector<Diagnostic> &diagnostics);

// What --map may say that is no column: the order of day and month, the calendar, the zone of clock times, which axis is which, the
// grid of coordinates in metres, the layer of the file.
[[nodiscard]] bool isWish(std::string_view given);
// A header cell as the guess compares it: "EventDate (UTC)" → "event date utc".
[[nodiscard]] std::string foldedHeader(std::string_view name);
// The canonical name that a header alone suggests; empty: none.
[[nodiscard]] std::string guessedName(std::string_view header, const SchemaBook &book);

} // namespace zamkan::events
