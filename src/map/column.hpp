// Rows of text, symbols and bands one below the other: legends, titles and what stands beside a map.
#pragma once
#include "map/furniture.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <string>
#include <vector>

namespace zamkan::map {

// Measured first and then set from its panel's start side: the left, or the right in Arabic. Sizes are given at pixel
// ratio 1, what is measured is pixels.
class Column {
public:
    // `wrap`: the widest row, pixels.
    Column(const Theme &theme, lettering::Letterer &letterer, double ratio, bool mirrored, double wrap)
        : theme_(theme), letterer_(letterer), ratio_(ratio), mirrored_(mirrored), wrap_(wrap) {}
    Column(const View &view, const Theme &theme, lettering::Letterer &letterer, double wrap)
        : Column(theme, letterer, static_cast<double>(view.pixel_ratio), view.labels == text::Language::arabic, wrap) {}

    void text(std::string words, float size, lettering::Weight weight, Colour colour, double above = 0) {
        add(std::move(words), size, weight, colour, Sign{}, above);
    }
    // What stands before the words, round (0, 0).
    struct Sign {
        std::vector<Mark> symbols;
        std::vector<Picture::Stroke> strokes = {}; // under them
    };
    void entry(std::string words, Sign sign, double above = 0, LegendMeaning meaning = {}) {
        add(std::move(words), 12, lettering::Weight::regular, theme_.text, std::move(sign), above);
        rows_.back().meaning = std::move(meaning);
    }
    // What the colours say: in a window the user changes it here, and a sign of that needs room.
    void head(std::string words, bool changeable);
    // A band of colours from the start to the end.
    void band(const std::vector<Colour> &colours);
    void ends(const std::string &low, const std::string &high); // words under the band's two ends
    void rule();                                                // a thin line between groups
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }

    // Sets the rows into [left, left + width) from `top` downwards.
    void set(double left, double top, double width, Furnished &out) const;

private:
    struct Row {
        Caption caption;
        Sign sign;
        [[nodiscard]] bool signedRow() const { return !sign.symbols.empty() || !sign.strokes.empty(); }
        double width = 0, height = 0, above = 0, slack = 0;
        bool rule = false, head = false;
        LegendMeaning meaning;
        std::vector<Colour> band;
        std::string opposite; // at the other end of the line
    };
    void add(std::string words, float size, lettering::Weight weight, Colour colour, Sign sign, double above);
    void setBand(const Row &row, double left, double top, double width, Furnished &out) const;

    const Theme &theme_;
    lettering::Letterer &letterer_;
    double ratio_;
    bool mirrored_;
    double wrap_;
    std::vector<Row> rows_;
    double width_ = 0, height_ = 0;
};

} // namespace zamkan::map
