#include "briefing/sheet_layout.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::briefing {
namespace {

// Columns of a grid of `count` maps in width × height: the ones that leave each map widest for its shape.
std::size_t columnsFor(std::size_t count, double width, double height) {
    constexpr double kShape = 1.35; // of a good map
    std::size_t best = 1;
    double most = 0;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const std::size_t rows = (count + columns - 1) / columns;
        const double across = width / static_cast<double>(columns), down = height / static_cast<double>(rows);
        const double used = std::min(across, down * kShape) * (columns * rows == count ? 1.0 : 0.93);
        if (used > most) most = used, best = columns;
    }
    return best;
}

} // namespace

double ratioOf(const Template &look, std::pair<double, double> size) {
    return std::clamp(std::min(size.first / look.width, size.second / look.height), look.paper ? 0.5 : 0.8, 20.0);
}

bool isPlain(const Template &look, std::pair<double, double> size) {
    const double ratio = ratioOf(look, size);
    return look.column <= 0 || size.first / ratio < 3.4 * look.column || size.second / ratio < 440;
}

Layout layoutOf(const Template &look, const Parts &parts, std::pair<double, double> size, bool mirrored, std::size_t moments, double headerHeight,
                double footerHeight) {
    Layout out;
    out.width = std::round(size.first);
    out.height = std::round(size.second);
    out.ratio = ratioOf(look, size);
    out.mirrored = mirrored;
    out.plain = isPlain(look, size) && moments == 1;
    if (out.plain) {
        out.maps = {{0, 0, out.width, out.height}};
        return out;
    }
    const double ratio = out.ratio, gap = std::round(14 * ratio);
    out.margin = std::round(look.margin * ratio);
    const double left = out.margin, right = out.width - out.margin;
    out.header = {left, out.margin, right, out.margin + std::ceil(headerHeight)};
    out.footer = {left, out.height - out.margin - std::ceil(footerHeight), right, out.height - out.margin};
    const bool degrees = look.graticule && parts.graticule && moments == 1;
    out.below = degrees ? std::round((static_cast<double>(look.small) + 5) * ratio) : 0;
    out.beside = degrees ? std::round(static_cast<double>(look.small) * 3.6 * ratio) : 0;
    const double top = out.header.bottom + gap, bottom = out.footer.top - std::round(gap * 0.8);
    const bool beside = parts.legend || parts.counts || (look.inset && parts.inset);
    const double column = beside ? std::round(look.column * ratio) : 0;
    out.side = mirrored ? map::Rect{right - column, top, right, bottom} : map::Rect{left, top, left + column, bottom};
    const double aside = beside ? gap : 0;
    const map::Rect area = mirrored ? map::Rect{left, top, out.side.left - aside, bottom} : map::Rect{out.side.right + aside, top, right, bottom};
    out.caption = moments > 1 ? std::round(static_cast<double>(look.text) * 2 * ratio) : 0;
    const std::size_t columns = columnsFor(moments, area.right - area.left, area.bottom - area.top), rows = (moments + columns - 1) / columns;
    const double between = std::round(10 * ratio);
    const double across = std::floor((area.right - area.left - out.beside - between * static_cast<double>(columns - 1)) / static_cast<double>(columns));
    const double down = std::floor((area.bottom - area.top - out.below - between * static_cast<double>(rows - 1)) / static_cast<double>(rows));
    for (std::size_t i = 0; i < moments; ++i) {
        const auto column_ = static_cast<double>(mirrored ? columns - 1 - i % columns : i % columns), row = static_cast<double>(i / columns);
        const double x = area.left + (mirrored ? out.beside : 0) + column_ * (across + between), y = area.top + row * (down + between) + out.caption;
        out.maps.push_back({x, y, x + across, y + std::max(1.0, down - out.caption)});
    }
    return out;
}

} // namespace zamkan::briefing
