// What changed between two days, as rows.
#pragma once
#include "control/change.hpp"
#include "control/why.hpp"
#include "events/event_table.hpp"
#include <string>
#include <vector>

namespace zamkan::cli {

struct ControlTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    [[nodiscard]] std::string csv() const;
    [[nodiscard]] std::string text() const; // columns that line up
};

// One row a fact, told apart by `what`: "gained", "lost" (a party in a country, from `from` up to `to`), "transfer" (from
// one party to another, with the places), "share" (what a party has on a day, with its upper end), "front" (the
// length at which two parties face each other on the last day), "claim" (a number about territory beside the map's own),
// "indicator" (a number about people), "conflict" (two claims or two reports that cannot both be true).
[[nodiscard]] ControlTable changeTable(const control::Territory &territory, const control::Names &names,
                                       const events::EventTable &events, time::Day from, time::Day to);

} // namespace zamkan::cli
