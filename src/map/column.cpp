#include "map/column.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kSymbol = 26;
constexpr double kLeading = 0.84; // the lines' own heights leave room for stacked accents

} // namespace

void Column::head(std::string words, bool changeable) {
    add(std::move(words), 10.5F, lettering::Weight::bold, theme_.muted, {}, 0);
    rows_.back().head = changeable;
    if (changeable) width_ = std::max(width_, rows_.back().width + 18 * ratio_);
}

void Column::band(const std::vector<Colour> &colours) {
    rows_.push_back({});
    rows_.back().band = colours;
    rows_.back().height = 15 * ratio_;
    width_ = std::max(width_, 150 * ratio_);
    height_ += rows_.back().height;
}

void Column::ends(const std::string &low, const std::string &high) {
    add(low, 10.5F, lettering::Weight::regular, theme_.text, {}, 0);
    rows_.back().opposite = high;
}

void Column::rule() {
    rows_.push_back({});
    rows_.back().rule = true;
    height_ += 13 * ratio_;
}

void Column::set(double left, double top, double width, Furnished &out) const {
    double y = top;
    for (const Row &row : rows_) {
        if (row.rule) {
            const double at = std::round(y + 6 * ratio_) + 0.5;
            out.strokes.push_back({{left, at}, {left + width, at}, theme_.panel_outline, static_cast<float>(ratio_)});
            y += 13 * ratio_;
            continue;
        }
        y += row.above;
        if (!row.band.empty()) {
            setBand(row, left, y, width, out);
            y += row.height;
            continue;
        }
        if (row.head)
            out.head = {left - 6 * ratio_, y - 3 * ratio_, left + width + 6 * ratio_, y + row.height + 3 * ratio_, {}, {}};
        if (row.meaning.values)
            out.meanings.push_back({{left - 8 * ratio_, y, left + width + 8 * ratio_, y + row.height, {}, {}}, row.meaning.facet, row.meaning.values});
        if (!row.opposite.empty()) {
            Caption other = row.caption;
            other.text = row.opposite;
            const lettering::Block &block = letterer_.layout(other.text, other.style, 0, other.direction);
            const double across = static_cast<double>(block.width);
            out.captions.push_back({other, {std::round(mirrored_ ? left : left + width - across),
                                            std::round(y - row.slack)}});
        }
        const double indent = row.signedRow() ? kSymbol * ratio_ : 0;
        double x = mirrored_ ? left + width - kSymbol * ratio_ / 2 : left + kSymbol * ratio_ / 2;
        const Point middle{x - (mirrored_ ? -4 : 4) * ratio_, y + row.height / 2};
        const auto moved = [&](Point at) { return Point{middle.x + at.x, middle.y + at.y}; };
        for (const Picture::Stroke &stroke : row.sign.strokes) out.strokes.push_back({moved(stroke.from), moved(stroke.to), stroke.colour, stroke.width});
        for (Mark symbol : row.sign.symbols) {
            symbol.at = moved(symbol.at);
            out.symbols.push_back(std::move(symbol));
        }
        const double start = mirrored_ ? left + width - indent - row.width : left + indent;
        out.captions.push_back({row.caption, {std::round(start), std::round(y - row.slack)}}); // its own box is higher
        y += row.height;
    }
}

void Column::setBand(const Row &row, double left, double top, double width, Furnished &out) const {
    constexpr int kPieces = 40;
    const double piece = width / kPieces;
    for (int i = 0; i < kPieces; ++i) {
        const double at = (i + 0.5) / kPieces * static_cast<double>(row.band.size() - 1);
        const auto low = std::min(static_cast<std::size_t>(at), row.band.size() - 2);
        const double share = at - static_cast<double>(low);
        const Colour a = row.band[low], b = row.band[low + 1];
        const auto mix = [&](std::uint8_t x, std::uint8_t y) { return static_cast<std::uint8_t>(x + (y - x) * share + 0.5); };
        Colour clear = a;
        clear.a = 0;
        // Whole pixels: between pieces that meet within one a seam would show.
        const double x = std::round(mirrored_ ? left + width - (i + 1) * piece : left + i * piece);
        const double end = std::round(mirrored_ ? left + width - i * piece : left + (i + 1) * piece);
        out.panels.push_back({x, std::round(top + 2 * ratio_), end, std::round(top + row.height - 4 * ratio_), {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)}, clear});
    }
}

void Column::add(std::string words, float size, lettering::Weight weight, Colour colour, Sign sign, double above) {
    Row row;
    row.sign = std::move(sign);
    row.above = above * ratio_;
    const double indent = row.signedRow() ? kSymbol * ratio_ : 0;
    row.caption = {std::move(words), {size * static_cast<float>(ratio_), weight}, colour};
    row.caption.direction = mirrored_ ? lettering::Direction::right_to_left : lettering::Direction::left_to_right;
    const lettering::Block *block =
        &letterer_.layout(row.caption.text, row.caption.style, 0, row.caption.direction);
    if (static_cast<double>(block->width) > wrap_ - indent) {
        row.caption.wrap = static_cast<float>(wrap_ - indent);
        block = &letterer_.layout(row.caption.text, row.caption.style, row.caption.wrap, row.caption.direction);
    }
    row.width = static_cast<double>(block->width);
    const double line = static_cast<double>(block->height) / static_cast<double>(std::max<std::size_t>(block->lines.size(), 1));
    row.slack = line * (1 - kLeading) / 2;
    row.height = static_cast<double>(block->height) - 2 * row.slack; // lines of one text keep their distance
    width_ = std::max(width_, row.width + indent);
    height_ += row.height + row.above;
    rows_.push_back(std::move(row));
}

} // namespace zamkan::map
