// Which events are looked at, as a value: the same in the window and on the command line.
#pragma once
#include "base/diagnostic.hpp"
#include "geo/latlon.hpp"
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// What can be chosen by its values. actor: whoever gains, loses or acts, by id or name. certainty: "untold", "low" (under
// one half), "fair", "high" (from 0.8 on). source: the row's own, else its file or article. country and province: ISO
// 3166-1 alpha-2 and ISO 3166-2. place: its English name, else the Arabic one. review: "machine" "checked" "corrected" "added".
// "" is the value of rows that tell none.
enum class Facet : std::uint8_t { actor, type, subtype, status, certainty, source, country, province, place, review };
constexpr std::size_t kFacets = 10;
[[nodiscard]] std::string_view toString(Facet facet);
[[nodiscard]] std::optional<Facet> facetFromString(std::string_view text);

// These values, or all but these. Nothing chosen: all pass.
struct Choice {
    std::set<std::string, std::less<>> values;
    bool inverse = false;
    [[nodiscard]] bool empty() const { return values.empty(); }
    [[nodiscard]] bool passes(std::string_view value) const { return values.empty() || values.contains(value) != inverse; }
    friend bool operator==(const Choice &, const Choice &) = default;
};

// A row passes when it passes everything here.
struct Filter {
    std::array<Choice, kFacets> choices;
    std::optional<double> least, most; // magnitude, both included; a row that tells none passes neither
    std::optional<geo::Box> box;       // located rows in it; across the antimeridian where west > east
    std::string text;                  // each of its words in place, parties, kind or text of the row

    [[nodiscard]] const Choice &of(Facet facet) const { return choices[static_cast<std::size_t>(facet)]; }
    [[nodiscard]] Choice &of(Facet facet) { return choices[static_cast<std::size_t>(facet)]; }
    [[nodiscard]] bool empty() const { return *this == Filter{}; }
    friend bool operator==(const Filter &, const Filter &) = default;
};

// One condition as it is written: "actor=isis,ypg" "type!=claim" "magnitude=10..100" "magnitude=10.." "box=W,S,E,N"
// "text=الرقة". A comma or a backslash in a value has a backslash before it. Adds to the filter: values of a facet that has
// some are joined. Throws InputError.
void addCondition(Filter &filter, std::string_view condition);
// The conditions that make the filter, in the order of the facets.
[[nodiscard]] std::vector<std::string> conditionsOf(const Filter &filter);

} // namespace zamkan::timeline
