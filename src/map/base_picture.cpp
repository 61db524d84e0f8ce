#include "map/base_picture.hpp"
#include "map/screen_geometry.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr double kProvincesFrom = 4.6; // zoom
constexpr double kJointWidth = 0.07 / 360; // of the world: what two scales may differ along a border

bool seen(const View &view, const Bounds &bounds) { return !seenCopies(view.viewport, bounds, baseMargin(view.viewport)).empty(); }

class Adder {
public:
    Adder(const View &view, std::vector<LineLayer> &into) : view_(view), into_(into) {}
    void operator()(const std::shared_ptr<const LineChunk> &chunk, Colour colour, float width, bool dashed = false) {
        if (width > 0.05F && seen(view_, chunk->lines.bounds))
            into_.push_back({{chunk, &chunk->lines}, colour, width, dashed});
    }

private:
    const View &view_;
    std::vector<LineLayer> &into_;
};

// Rivers of rank r are drawn from a zoom on, and grow a little with it.
float riverWidth(double zoom, std::uint8_t rank, float width) {
    const double first = 1.6 + 0.55 * rank;
    if (zoom < first) return 0;
    const double grown = static_cast<double>(width) * (0.65 + 0.22 * (zoom - first)) * (rank <= 3 ? 1.15 : 1);
    return static_cast<float>(std::min(grown, 2.4));
}

} // namespace

void addBase(const BaseMap &base, const Theme &theme, const View &view, Picture &picture) {
    const double zoom = view.viewport.zoom() - std::log2(static_cast<double>(view.pixel_ratio));
    const float ratio = view.pixel_ratio;
    const Detail &detail = base.detail(zoom);
    picture.background = theme.sea;

    Adder shore(view, picture.shores);
    const auto band = static_cast<float>(std::clamp(2.0 + zoom * 0.7, 2.5, 8.0)) * ratio;
    for (const auto &chunk : detail.coasts) shore(chunk, theme.shore, band);
    const auto joint = static_cast<float>(std::min(kJointWidth * view.viewport.scale(), 60.0));
    for (const auto &chunk : detail.joints) shore(chunk, theme.land, joint);

    for (const auto &area : detail.countries)
        if (seen(view, area->mesh.bounds)) picture.fills.push_back({{area, &area->mesh}, theme.land});
    const double least = 1.2 / view.viewport.scale(); // lakes of a pixel are noise
    for (const auto &lake : base.lakes())
        if (lake->bounds.most.x - lake->bounds.least.x > least * 3 && seen(view, lake->bounds))
            picture.fills.push_back({lake, theme.lake});

    Adder line(view, picture.lines);
    for (const auto &chunk : base.rivers())
        line(chunk, theme.river, riverWidth(zoom, chunk->rank, theme.river_width) * ratio);
    if (zoom >= 3)
        for (const auto &chunk : base.lakeShores()) line(chunk, theme.coast, 0.6F * theme.coast_width * ratio);
    if (zoom >= kProvincesFrom) {
        const auto width = static_cast<float>(std::min(1.0, 0.5 + (zoom - kProvincesFrom) * 0.5)) * theme.province_width;
        for (const auto &chunk : base.provinceLines()) line(chunk, theme.province, width * ratio, true);
    }
    for (const auto &chunk : detail.coasts) line(chunk, theme.coast, theme.coast_width * ratio);
    const auto border = theme.border_width * static_cast<float>(std::clamp(0.55 + zoom * 0.1, 0.6, 1.25)) * ratio;
    for (const auto &chunk : detail.borders) line(chunk, theme.border, border);
}

} // namespace zamkan::map
