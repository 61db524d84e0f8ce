#include "briefing/page_areas.hpp"
#include "base/json.hpp"
#include "map/held_ground.hpp"
#include "map/screen_geometry.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <unordered_map>

namespace zamkan::briefing {
namespace {

constexpr std::size_t kMostBytes = 1'200'000;
constexpr std::size_t kMostDays = 800; // of change that are told; of more, the ones between are passed over
constexpr int kStrengths = 6;          // of opacity: certainty changes a little every day

std::string pathOf(const map::Lines &rings, const map::Viewport &viewport) {
    std::string out;
    map::forEachRing(rings, viewport, [&](std::span<const map::Point> ring) {
        if (ring.size() < 3) return;
        long x = 0, y = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const long toX = std::lround(ring[i].x), toY = std::lround(ring[i].y);
            if (i > 0 && toX == x && toY == y) continue;
            out += i == 0 ? fmt::format("M{} {}", toX, toY) : fmt::format("l{} {}", toX - x, toY - y);
            x = toX;
            y = toY;
        }
        out += "z";
    }, 1.2);
    return out;
}

double strength(std::uint8_t alpha) { return std::round(alpha / 255.0 * 100 / kStrengths) * kStrengths / 100; }

// The days on which the picture may be another one, the first one with them.
std::vector<time::Day> daysOf(const control::Territory &territory, time::Day first, time::Day last, std::vector<Diagnostic> *notes) {
    std::vector<time::Day> days{first};
    for (const time::Day day : territory.changeDays())
        if (day > first && day <= last) days.push_back(day);
    if (days.size() <= kMostDays) return days;
    if (notes) notes->push_back({Severity::remark, fmt::format("of {} days on which ground changes hands the page tells {}", days.size(), kMostDays), {}, "choose less time", {}});
    std::vector<time::Day> some;
    for (std::size_t i = 0; i < kMostDays; ++i) some.push_back(days[i * (days.size() - 1) / (kMostDays - 1)]);
    return some;
}

} // namespace

Json areasAsJson(const control::Territory &territory, const map::Viewport &viewport, time::Day first, time::Day last,
                 const std::function<map::Colour(std::string_view party)> &colourOf, std::vector<Diagnostic> *notes) {
    using Look = std::tuple<std::size_t, std::string, double, bool>; // path, colour, opacity, over others
    std::unordered_map<std::string, std::size_t> numbers;
    Json paths = Json::array();
    std::map<Look, std::pair<std::size_t, std::size_t>> open; // its span, and in which round it was last seen
    struct Span { Look look; long from = 0, to = 0; };
    std::vector<Span> spans;
    std::size_t bytes = 0, round = 0;
    const auto number = [](time::Day day) { return static_cast<long>(day.time_since_epoch().count()); };
    const long end = number(last) + 1;
    for (const time::Day day : daysOf(territory, first, last, notes)) {
        ++round;
        for (const control::Holding &holding : territory.on(day, control::Territory::By::place)) {
            const auto held = map::heldGround({holding}, colourOf);
            for (const map::FillLayer &fill : held->fills) {
                std::string path = pathOf(fill.mesh->rings, viewport);
                if (path.empty()) continue;
                const auto [known, fresh] = numbers.try_emplace(path, paths.size());
                if (fresh) {
                    bytes += path.size() + 3;
                    paths.push_back(std::move(path));
                }
                Look look{known->second, fmt::format("#{:02x}{:02x}{:02x}", fill.colour.r, fill.colour.g, fill.colour.b), strength(fill.colour.a), holding.drawn.has_value()};
                if (const auto at = open.find(look); at != open.end()) {
                    at->second.second = round;
                    continue;
                }
                bytes += 40;
                open.emplace(look, std::pair(spans.size(), round));
                spans.push_back({std::move(look), number(day), end});
            }
        }
        std::erase_if(open, [&](const auto &entry) {
            if (entry.second.second == round) return false;
            spans[entry.second.first].to = number(day);
            return true;
        });
        if (bytes <= kMostBytes) continue;
        if (notes) notes->push_back({Severity::warning, "who held what after " + time::toIso(day) + " is not in the page, which would be too large", {}, "choose less time, or a smaller part of the world", {}});
        for (const auto &[look, span] : open) spans[span.first].to = number(day) + 1;
        break;
    }
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return std::get<3>(a.look) < std::get<3>(b.look); });
    Json told = Json::array();
    for (const Span &span : spans) {
        const auto &[path, colour, opacity, over] = span.look;
        told.push_back({path, colour, opacity, span.from, span.to, over ? 1 : 0});
    }
    return {{"paths", std::move(paths)}, {"spans", std::move(told)}};
}

} // namespace zamkan::briefing
