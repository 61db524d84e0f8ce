// What is written on a page beside maps: boxes of text that fit where they stand.
#pragma once
#include "map/column.hpp"
#include "map/leaf.hpp"
#include <string>

namespace zamkan::briefing {

// Collects what stands on the paper itself, in pixels of the page, as one picture.
class PageText {
public:
    PageText(const map::Theme &theme, lettering::Letterer &letterer, double ratio, bool mirrored)
        : theme_(theme), letterer_(letterer), ratio_(ratio), mirrored_(mirrored) {}

    // A column that is not set yet; its rows are no wider than `wrap`.
    [[nodiscard]] map::Column column(double wrap) const { return {theme_, letterer_, ratio_, mirrored_, wrap}; }
    // At the start side of [left, right).
    void set(const map::Column &column, double left, double right, double top) {
        column.set(mirrored_ ? right - column.width() : left, top, column.width(), done_);
    }
    // A line of text whose middle, start or end stands at x.
    enum class Anchor : std::uint8_t { left, middle, right };
    void line(std::string text, float size, map::Colour colour, double x, double top, Anchor anchor,
              lettering::Weight weight = lettering::Weight::regular);
    [[nodiscard]] double widthOf(const std::string &text, float size, lettering::Weight weight = lettering::Weight::regular) const;
    void frame(const map::Rect &rect, map::Colour colour, double width);
    void stroke(map::Point from, map::Point to, map::Colour colour, double width);
    void fill(const map::Rect &rect, map::Colour colour, double radius = 0);
    void symbol(map::Mark mark) { done_.symbols.push_back(std::move(mark)); }
    // Furniture made elsewhere, moved by (dx, dy).
    void add(const map::Furnished &furniture, double dx, double dy);

    // As a picture without a ground, as large as the page.
    [[nodiscard]] map::Picture picture(double width, double height) const;

private:
    [[nodiscard]] map::Caption caption(std::string text, float size, map::Colour colour, lettering::Weight weight) const;
    const map::Theme &theme_;
    lettering::Letterer &letterer_;
    double ratio_;
    bool mirrored_;
    map::Furnished done_;
};

// One line of `text`: control characters and breaks become spaces, and of more than `most` letters the rest becomes …
[[nodiscard]] std::string oneLine(const std::string &text, std::size_t most);
[[nodiscard]] std::size_t letters(const std::string &text); // code points

} // namespace zamkan::briefing
