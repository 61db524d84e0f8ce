// Title and sources of a page, as columns of text.
#pragma once
#include "briefing/page_text.hpp"
#include "briefing/sheet_template.hpp"
#include "map/theme.hpp"
#include <vector>

namespace zamkan::briefing {

struct SheetWords {
    const Sheet &sheet;
    const Template &look;
    const map::Theme &theme;
    const map::Words &words;
};

// The title as large as there is room for it below `highest` pixels; when it is too long even so, its beginning, which `notes`
// are told. Below it the period of the only map, and the subtitle.
[[nodiscard]] map::Column headerOf(const SheetWords &said, const PageText &text, double wrap, double highest, std::vector<Diagnostic> *notes);
// Data, layers with their licences, how places and dates are to be read. `villages`: their layer is named.
[[nodiscard]] map::Column footerOf(const SheetWords &said, const Content &content, const PageText &text, bool villages, double wrap);

} // namespace zamkan::briefing
