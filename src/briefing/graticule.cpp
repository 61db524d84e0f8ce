#include "briefing/graticule.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::briefing {
namespace {

std::string degrees(double value, bool latitude, const map::Words &words) {
    const double size = std::abs(value);
    std::string number = fmt::format("{:.0f}", std::floor(size + 1e-9));
    if (const double minutes = std::round((size - std::floor(size + 1e-9)) * 60); minutes >= 1) number += fmt::format("°{:02.0f}′", minutes);
    else number += "°";
    const char *way = size < 1e-9 ? "degree" : latitude ? (value > 0 ? "degree_north" : "degree_south") : (value > 0 ? "degree_east" : "degree_west");
    return words.word(way, {{"degrees", number}});
}

} // namespace

Graticule graticuleOf(const map::Viewport &viewport, const map::Words &words, double ratio) {
    Graticule out;
    const geo::LatLon first = viewport.toEarth({0, viewport.height()}), last = viewport.toEarth({viewport.width(), 0});
    const double across = viewport.width() / viewport.scale() * 360;
    if (across > 340 || viewport.width() < 240 * ratio || viewport.height() < 160 * ratio) return out;
    constexpr std::array steps{30.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 1 / 6.0, 1 / 12.0, 1 / 30.0, 1 / 60.0};
    double step = steps.front();
    for (const double one : steps)
        if (across / one <= 8) step = one;
    auto lines = std::make_shared<map::Lines>();
    const auto add = [&](map::Point from, map::Point to) {
        lines->starts.push_back(static_cast<std::uint32_t>(lines->vertices.size()));
        lines->vertices.insert(lines->vertices.end(), {from, to});
        lines->bounds.add(from);
        lines->bounds.add(to);
    };
    const double west = first.longitude(), middle = viewport.centre().longitude();
    const map::Point low = map::project(first), high = map::project(last);
    const double top = std::max(0.0, high.y), bottom = std::min(1.0, low.y);
    const double start = middle - across / 2;
    for (double degree = std::ceil(start / step - 1e-9) * step; degree <= start + across + 1e-9; degree += step) {
        const double x = degree / 360 + 0.5;
        add({x, top}, {x, bottom});
        const double folded = std::remainder(degree, 360);
        out.meridians.push_back({viewport.width() / 2 + (degree - middle) / 360 * viewport.scale(), degrees(folded, false, words)});
    }
    for (double degree = std::ceil(first.latitude() / step - 1e-9) * step; degree <= last.latitude() + 1e-9 && degree < 85; degree += step) {
        const map::Point at = map::project(geo::LatLon::fromDegrees(degree, 0));
        add({start / 360 + 0.5, at.y}, {(start + across) / 360 + 0.5, at.y});
        out.parallels.push_back({viewport.toScreen(geo::LatLon::fromDegrees(degree, middle)).y, degrees(degree, true, words)});
    }
    lines->starts.push_back(static_cast<std::uint32_t>(lines->vertices.size()));
    // Unlike those of the base map, which count upwards.
    lines->key = (std::hash<double>{}(step) ^ (std::hash<double>{}(west) << 1) ^ (std::hash<double>{}(first.latitude()) << 2)) | std::uint64_t{1} << 63;
    out.lines = std::move(lines);
    return out;
}

} // namespace zamkan::briefing
