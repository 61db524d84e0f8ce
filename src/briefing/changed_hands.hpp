// Before and after: the places that changed hands between the two moments of a sheet.
#pragma once
#include "briefing/sheet.hpp"
#include "map/viewport.hpp"
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::briefing {

struct ChangedHands {
    struct Place {
        geo::LatLon at;
        std::string before, after; // parties; empty: not known
    };
    std::vector<Place> places;
};

// Of a sheet of two moments that compares them; of others none.
[[nodiscard]] ChangedHands changedHands(const Sheet &sheet, const Content &content);

using ColourOfParty = std::function<map::Colour(std::string_view party)>;
// A ring for each of them that the viewport sees: its left half in the colour of who held the place, its right half of who
// holds it, grey where nobody knows.
[[nodiscard]] std::vector<map::Mark> ringsOf(const ChangedHands &changed, const map::Viewport &viewport, double ratio, const ColourOfParty &colourOf);

} // namespace zamkan::briefing
