// Which letters a run of glyphs stands for, as Cairo wants to know it for text that can be selected.
#pragma once
#include "lettering/lettering.hpp"
#include <cairo.h>
#include <span>
#include <string_view>
#include <vector>

namespace zamkan::draw {

// A run of glyphs of one face whose clusters go one way.
struct TextRun {
    std::span<const lettering::Glyph> glyphs;
    std::string_view text;
    std::vector<cairo_text_cluster_t> clusters;
    bool backward = false; // the text runs from right to left
};

[[nodiscard]] std::vector<TextRun> textRuns(const lettering::Block &block, std::string_view text);

} // namespace zamkan::draw
