#include "map/heat.hpp"
#include <algorithm>
#include <atomic>
#include <array>
#include <cmath>
#include <numbers>

namespace zamkan::map {
namespace {

constexpr double kTexel = 4;   // pixels at pixel ratio 1
constexpr int kBlur = 3;       // texels on either side, three times over: nearly a normal distribution
constexpr int kEdge = 3 * kBlur + 1;

std::uint64_t nextKey() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

// The mean over 2 kBlur + 1 values, along lines that are `step` apart from value to value.
void blur(std::vector<float> &values, std::vector<float> &scratch, std::size_t lines, std::size_t length, std::size_t line, std::size_t step) {
    constexpr float share = 1.0F / (2 * kBlur + 1);
    for (std::size_t l = 0; l < lines; ++l) {
        const float *from = values.data() + l * line;
        float *to = scratch.data() + l * line;
        float sum = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(kBlur, length); ++i) sum += from[i * step];
        for (std::size_t i = 0; i < length; ++i) {
            if (i + kBlur < length) sum += from[(i + kBlur) * step];
            to[i * step] = std::max(sum, 0.0F) * share;
            if (i >= kBlur) sum -= from[(i - kBlur) * step];
        }
    }
    values.swap(scratch);
}

// The ramp of the theme in 256 steps.
std::array<Colour, 256> ramp(const Theme &theme) {
    std::array<Colour, 256> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = static_cast<double>(i) / 255 * static_cast<double>(theme.heat.size() - 1);
        const auto low = std::min(static_cast<std::size_t>(at), theme.heat.size() - 2);
        const double share = at - static_cast<double>(low);
        out[i] = blend(theme.heat[low], theme.heat[low + 1], share);
    }
    return out;
}

} // namespace

std::optional<GroundHeat> heatOf(const View &view, const Spots &spots, const Region &region, const Theme &theme) {
    const double side = kTexel * static_cast<double>(view.pixel_ratio) / region.scale;
    const double middle = (region.bounds.least.x + region.bounds.most.x) / 2;
    GroundHeat out;
    out.bounds.least = {(std::floor(region.bounds.least.x / side) - kEdge) * side, (std::floor(region.bounds.least.y / side) - kEdge) * side};
    const auto texels = [&](double length) { return static_cast<std::size_t>(std::ceil(length / side)) + 2 * kEdge; };
    const std::size_t width = texels(region.bounds.most.x - region.bounds.least.x), height = texels(region.bounds.most.y - region.bounds.least.y);
    out.bounds.most = {out.bounds.least.x + static_cast<double>(width) * side, out.bounds.least.y + static_cast<double>(height) * side};
    std::vector<float> counts(width * height, 0), scratch(width * height, 0);
    std::size_t any = 0;
    for (const events::Row row : *view.rows) {
        const Spot &spot = spots[row];
        if (!spot.has(Spot::kDrawn) || spot.area != Spot::kNoArea) continue;
        const Point at = nearestCopy(spot.world(), middle);
        const double x = (at.x - out.bounds.least.x) / side, y = (at.y - out.bounds.least.y) / side;
        if (x < 0 || y < 0 || x >= static_cast<double>(width) || y >= static_cast<double>(height)) continue;
        counts[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] += 1;
        ++any;
    }
    if (any == 0) return std::nullopt;
    for (int pass = 0; pass < 3; ++pass) {
        blur(counts, scratch, height, width, width, 1);
        blur(counts, scratch, width, height, 1, width);
    }
    const float most = *std::max_element(counts.begin(), counts.end());
    const double reach = GroundHeat::kReach / kTexel;
    out.most = std::max(1.0, static_cast<double>(most) * std::numbers::pi * reach * reach);
    const auto colours = ramp(theme);
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(width * height * 4);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        // The square root: where few lie is seen beside where many do.
        const auto step = static_cast<std::size_t>(std::sqrt(counts[i] / most) * 255);
        const Colour colour = colours[step];
        std::uint8_t *pixel = pixels->data() + i * 4;
        pixel[0] = colour.r;
        pixel[1] = colour.g;
        pixel[2] = colour.b;
        pixel[3] = colour.a;
    }
    out.heat = {nextKey(), static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), std::move(pixels)};
    return out;
}

} // namespace zamkan::map
