#include "briefing/graticule.hpp"
#include "geo/projection.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>

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

// In another projection lines are bent, and where they meet the edges is found by walking along these.
Graticule bentGraticule(const map::Viewport &viewport, const map::Words &words, double step) {
    Graticule out;
    const map::Seen seen = viewport.seen();
    auto lines = std::make_shared<map::Lines>();
    lines->starts.push_back(0);
    constexpr int kPieces = 60;
    const auto add = [&](map::Point from, map::Point to) {
        for (int i = 0; i <= kPieces; ++i) {
            const map::Point at{from.x + (to.x - from.x) * i / kPieces, from.y + (to.y - from.y) * i / kPieces};
            lines->vertices.push_back(at);
            lines->bounds.add(at);
        }
        lines->starts.push_back(static_cast<std::uint32_t>(lines->vertices.size()));
    };
    const bool round = viewport.projection()->roundTheWorld();
    const double west = round ? std::floor((seen.least.x * 360 - 180) / step) * step : -180, east = round ? seen.most.x * 360 - 180 : 180;
    const double south = map::unproject({0.5, seen.most.y}).latitude(), north = map::unproject({0.5, seen.least.y}).latitude();
    for (double degree = west; degree <= east + 1e-9; degree += step) add({degree / 360 + 0.5, seen.least.y}, {degree / 360 + 0.5, seen.most.y});
    for (double degree = std::ceil(south / step - 1e-9) * step; degree <= north + 1e-9 && degree < 85; degree += step) {
        const double y = map::project(geo::LatLon::fromDegrees(degree, 0)).y;
        add({west / 360 + 0.5, y}, {east / 360 + 0.5, y});
    }
    const auto walk = [&](double length, bool latitude, std::vector<Graticule::Degree> &into) {
        std::optional<double> before;
        for (double along = 0; along <= length; along += 1) {
            const map::Point screen = latitude ? map::Point{viewport.width() - 1, along} : map::Point{along, viewport.height() - 1};
            if (!viewport.onEarth(screen)) {
                before.reset();
                continue;
            }
            const geo::LatLon at = viewport.toEarth(screen);
            const double now = latitude ? at.latitude() : at.longitude();
            if (before && std::floor(now / step) != std::floor(*before / step) && std::abs(now - *before) < step)
                into.push_back({along, degrees(std::max(std::floor(now / step), std::floor(*before / step)) * step, latitude, words)});
            before = now;
        }
    };
    walk(viewport.width(), false, out.meridians);
    walk(viewport.height(), true, out.parallels);
    std::reverse(out.parallels.begin(), out.parallels.end()); // from the south on
    lines->key = (std::hash<double>{}(step) ^ (std::hash<double>{}(seen.least.x) << 1) ^ (std::hash<double>{}(south) << 2)) | std::uint64_t{1} << 63;
    out.lines = std::move(lines);
    return out;
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
    if (viewport.projection()) return bentGraticule(viewport, words, step);
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
