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
        const Spot spot = spots[row];
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

namespace {
Heat bent(const GroundHeat &ground, const Viewport &viewport) {
    constexpr double texel = 3; // pixels
    const Heat &flat = ground.heat;
    Heat out;
    out.key = flat.key;
    out.width = static_cast<std::uint32_t>(std::ceil(viewport.width() / texel));
    out.height = static_cast<std::uint32_t>(std::ceil(viewport.height() / texel));
    std::vector<std::uint8_t> texels(std::size_t{out.width} * out.height * 4);
    const double middle = (ground.bounds.least.x + ground.bounds.most.x) / 2;
    for (std::uint32_t y = 0; y < out.height; ++y)
        for (std::uint32_t x = 0; x < out.width; ++x) {
            const Point screen{(x + 0.5) * texel, (y + 0.5) * texel};
            if (!viewport.onEarth(screen)) continue;
            const Point world = nearestCopy(project(viewport.toEarth(screen)), middle);
            const double across = (world.x - ground.bounds.least.x) / (ground.bounds.most.x - ground.bounds.least.x) * flat.width;
            const double down = (world.y - ground.bounds.least.y) / (ground.bounds.most.y - ground.bounds.least.y) * flat.height;
            if (across < 0 || down < 0 || across >= flat.width || down >= flat.height) continue;
            // Between the middles of four texels; colours weigh as much as there is of them.
            const double left = std::max(across - 0.5, 0.0), top = std::max(down - 0.5, 0.0);
            double sum[4] = {};
            for (int corner = 0; corner < 4; ++corner) {
                const int dx = corner & 1, dy = corner >> 1;
                const double u = left - std::floor(left), v = top - std::floor(top);
                const double weight = (dx == 1 ? u : 1 - u) * (dy == 1 ? v : 1 - v);
                const std::size_t column = std::min(static_cast<std::size_t>(left) + static_cast<std::size_t>(dx), std::size_t{flat.width} - 1);
                const std::size_t row = std::min(static_cast<std::size_t>(top) + static_cast<std::size_t>(dy), std::size_t{flat.height} - 1);
                const std::uint8_t *from = flat.texels->data() + (row * flat.width + column) * 4;
                const double alpha = weight * from[3];
                for (int k = 0; k < 3; ++k) sum[k] += alpha * from[k];
                sum[3] += alpha;
            }
            std::uint8_t *to = texels.data() + (std::size_t{y} * out.width + x) * 4;
            for (int k = 0; k < 3 && sum[3] > 0; ++k) to[k] = static_cast<std::uint8_t>(sum[k] / sum[3] + 0.5);
            to[3] = static_cast<std::uint8_t>(sum[3] + 0.5);
        }
    out.texels = std::make_shared<const std::vector<std::uint8_t>>(std::move(texels));
    return out;
}

} // namespace

Heat seenBy(const GroundHeat &ground, const Viewport &viewport) {
    Heat shown = viewport.projection() ? bent(ground, viewport) : ground.heat;
    shown.right = viewport.width();
    shown.bottom = viewport.height();
    if (viewport.projection()) return shown;
    const Point corner = viewport.toScreen(nearestCopy(ground.bounds.least, project(viewport.centre()).x));
    shown.left = corner.x;
    shown.top = corner.y;
    shown.right = corner.x + (ground.bounds.most.x - ground.bounds.least.x) * viewport.scale();
    shown.bottom = corner.y + (ground.bounds.most.y - ground.bounds.least.y) * viewport.scale();
    return shown;
}

} // namespace zamkan::map
