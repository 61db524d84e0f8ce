// Rows in the order of a column.
#pragma once
#include "events/event_table.hpp"
#include "timeline/row_index.hpp"
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// date: when it began. gained: who gains or acts. certainty and source need the index, and are untold without it.
enum class Column : std::uint8_t { date, place, kind, gained, lost, number, source, certainty };
constexpr std::size_t kColumns = 8;
[[nodiscard]] std::string_view toString(Column column);

struct Order {
    Column column = Column::date;
    bool descending = false;
    friend bool operator==(const Order &, const Order &) = default;
};

// What values are called where they are shown: words are sorted as they are read.
struct SortNames {
    std::function<std::string(const events::PlaceWords &)> place;
    std::function<std::string(std::string_view type, std::string_view subtype)> kind;
    std::function<std::string(std::string_view actor)> actor;
    std::function<std::string(std::size_t source)> source;                    // of the table's document
    std::function<const RowIndex *(std::size_t source)> index;                // may give null
};

// The rows in that order, those alike as they stood, those without a value last. O(n) beside the sorting of what differs.
[[nodiscard]] std::vector<events::Row> sorted(const events::EventTable &table, std::span<const events::Row> rows, Order order,
                                              const SortNames &names);

} // namespace zamkan::timeline
