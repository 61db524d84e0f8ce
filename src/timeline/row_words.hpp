// The word of each row that it is put together with others by: for stacks of the histogram and for lanes.
#pragma once
#include "events/event_table.hpp"
#include <cstdint>
#include <string>
#include <vector>

namespace zamkan::timeline {

// actor: the party that the map colours a mark by: who gains, else of a change of control or a claim who loses, else who acts, else
// who loses; by id or name. place: its English name, else the Arabic one. layer: the number of the row's source
// (EventTable::document). "" is the word of rows that tell none.
enum class GroupBy : std::uint8_t { actor, type, place, layer };

// Of one source: equal words have one number.
class RowWords {
public:
    RowWords(const events::EventTable::Part &part, GroupBy by);
    [[nodiscard]] const std::vector<std::uint32_t> &numbers() const { return numbers_; } // by row of the source
    [[nodiscard]] std::size_t words() const;                                             // numbers are below
    [[nodiscard]] std::string word(std::uint32_t number) const;

private:
    const events::EventTable::Part *part_;
    GroupBy by_;
    std::vector<std::uint32_t> numbers_;
};

} // namespace zamkan::timeline
