// One file that replays the events of a sheet in any browser, without a network.
#pragma once
#include "briefing/sheet_maker.hpp"
#include <string>

namespace zamkan::briefing {

struct PageParts {
    std::shared_ptr<const map::BaseMap> base;
    const gazetteer::Gazetteer &gazetteer;
    const actors::Registry &actors;
    lettering::Letterer &letterer;
};

// The sheet must be settled; its first moment says over which time the slider goes, and its size the map's. Of more
// than 20,000 events the first ones are in it, which `notes` tells; undated ones and those without a place are not.
[[nodiscard]] std::string htmlOf(const Sheet &sheet, const Content &content, const PageParts &parts, std::vector<Diagnostic> *notes = nullptr);

} // namespace zamkan::briefing
