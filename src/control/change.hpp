// What changed hands between two days, who has how much from day to day, and where they face each other.
#pragma once
#include "control/territory.hpp"

namespace zamkan::control {

// Ground that was one's at the end of the first day and another's at the end of the second. "" stands for nobody: not
// yet known, contested, undecided, or lost to nobody named.
struct Transfer {
    std::string from, to, country;
    double km2 = 0;
    std::size_t places = 0;
    std::uint64_t people = 0;
    std::vector<std::uint32_t> subjects; // whose changes led to it
};
// Sorted by area, largest first. What stays with the same party is no transfer.
[[nodiscard]] std::vector<Transfer> transfers(const Territory &territory, time::Day before, time::Day after);

// The same ground to be drawn, one area for each pair of parties; largest first.
struct ChangedGround {
    std::string from, to;
    double km2 = 0;
    std::vector<geo::Polygon> polygons;
};
[[nodiscard]] std::vector<ChangedGround> changedGround(const Territory &territory, time::Day before, time::Day after);

// Gained and lost by each party in each country, sorted by the sum of both.
struct Balance {
    std::string party, country;
    double gained_km2 = 0, lost_km2 = 0;
    std::size_t gained_places = 0, lost_places = 0;
    std::uint64_t gained_people = 0, lost_people = 0;
};
[[nodiscard]] std::vector<Balance> balances(const std::vector<Transfer> &transfers);

struct SharesOfDay {
    time::Day day{};
    std::vector<Share> shares;
    std::vector<DrawnShare> drawn;
};
// At the end of `from`, of every day before `to` on which something changes, and of the last day before `to`.
[[nodiscard]] std::vector<SharesOfDay> series(const Territory &territory, time::Day from, time::Day to);

// Where ground of two parties meets, along geodesics.
struct Front {
    std::string a, b; // a < b
    double km = 0;
    std::vector<std::vector<geo::LatLon>> lines;
};
[[nodiscard]] std::vector<Front> fronts(const Territory &territory, time::Day day); // longest first

// Who certainly has each piece at the end of the day: the holder, inside a siege too; "" for nobody.
[[nodiscard]] std::vector<std::string_view> owners(const Territory &territory, time::Day day);

} // namespace zamkan::control
