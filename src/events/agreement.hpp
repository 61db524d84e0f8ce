// Where sources that tell of the same event disagree. Nothing is merged and nobody is right: each value keeps its row.
#pragma once
#include "base/progress.hpp"
#include "events/duplicates.hpp"
#include "events/event_table.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace zamkan::events {

enum class Matter : std::uint8_t { date, side, number };
[[nodiscard]] std::string_view toString(Matter matter); // "date" "side" "number"

struct Disagreement {
    Matter matter = Matter::date;
    // Rows that say the same stand together, those that are silent in none; two at least. Each by its first row.
    std::vector<std::vector<Row>> camps;
    friend bool operator==(const Disagreement &, const Disagreement &) = default;
};

// All that several sources tell of, and where they disagree.
struct Agreement {
    std::vector<DuplicateGroup> groups;
    std::vector<std::vector<Disagreement>> disagreements; // of each group
    bool whole = true;                                    // false: there is more than can be looked at in a second or two
};
// Among the rows (null: all rows of the table); a row's source is its document. Rows on days near which one source tells
// alone cost next to nothing. Throws Cancelled.
[[nodiscard]] Agreement agreementOf(const EventTable &table, const std::vector<Row> *rows = nullptr, Progress *progress = nullptr);

// Date: days that do not overlap. Side: who gained or who lost, where both name somebody. Number: amounts of the same unit
// whose ranges do not meet. What overlaps agrees, so that a vague telling contradicts nobody.
[[nodiscard]] std::vector<Disagreement> disagreementsOf(const EventTable &table, const DuplicateGroup &group);

} // namespace zamkan::events
