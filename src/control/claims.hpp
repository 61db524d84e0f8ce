// Numbers that somebody said: about territory set against the map, about people as series, and which contradict which.
#pragma once
#include "control/territory.hpp"
#include "events/event_table.hpp"
#include "gazetteer/gazetteer.hpp"
#include <optional>
#include <string>
#include <vector>

namespace zamkan::control {

// A number with who said it. Never added to another: one may be part of the other.
struct Claim {
    std::string measure; // percentage area fighters population killed displaced returned …: claims' and movements' subtypes
    std::string party, who;
    bool losing = false, having = false; // the party lost it; gained or has it; neither: not said
    std::string place, country;  // name and code; "" : not said
    std::string province;        // code, when it is about a place within a country
    double low = 0, high = 0;    // equal for one number
    bool open = false;           // "more than": nobody said how much at most
    std::string unit;
    std::optional<time::Interval> when;
    std::string status, id;
    events::Row row = 0;
};
// Those with a number that are reported, claimed or denied; by measure, then time (undated ones last), then row.
[[nodiscard]] std::vector<Claim> claimsOf(const events::EventTable &events);

// A claim about a share or an area of a country, and what the map says.
struct Check {
    Claim claim;
    std::optional<double> computed; // in the claim's unit; none: nothing there to compare with
    double base_km2 = 0;            // of which the share was taken
    time::Day base_day{}, day{};    // compared with; for a claim without dates `day` is the one given
    std::string base; // "most": the largest that it ever had until then; "start": what it had before the claim's time;
                      // "country": all of the country's land; "area": no share
};
// Claims of losses without a period are taken against the most that the party had until `today`.
[[nodiscard]] std::vector<Check> checkClaims(const std::vector<Claim> &claims, const Territory &territory, time::Day today);

// Two claims of one measure about the same party and place at one time, whose ranges lie apart.
struct ClaimConflict {
    std::size_t a = 0, b = 0; // of the claims
};
[[nodiscard]] std::vector<ClaimConflict> conflictsOf(const std::vector<Claim> &claims);

} // namespace zamkan::control
