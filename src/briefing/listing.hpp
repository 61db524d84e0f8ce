// The events of a sheet in words: date, place, what, who, source; and where their sources disagree.
#pragma once
#include "briefing/disputes.hpp"
#include "briefing/sheet.hpp"
#include "map/leaf.hpp"
#include "map/theme.hpp"
#include <vector>

namespace zamkan::briefing {

struct ListingOf {
    const Sheet &sheet; // settled
    const Content &content;
    const std::vector<events::Row> &rows;
    const std::vector<DisputeText> &disputes; // behind the events
    const map::Theme &theme;
    const map::Words &words;
    lettering::Letterer &letterer;
};

// One page as large as the sheet where the events find room on it, in smaller letters if need be; else as many as they need, but
// 40 at most: what is left out is told on the last one and in `notes`. Cells break into lines; none is cut. Each says which
// page of all it is, the map being the first.
[[nodiscard]] std::vector<map::Leaf> listingOf(const ListingOf &wanted, std::vector<Diagnostic> *notes);

// An event in the words of a row of the listing.
struct ListingRow {
    std::string date, place, what, who, source;
};
[[nodiscard]] ListingRow listingRow(const events::Event &event, const map::Words &words, const std::string &sourceName);

} // namespace zamkan::briefing
