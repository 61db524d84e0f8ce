// The view on a box that leaves room for what stands beside the map.
#include "geo/projection.hpp"
#include "map/scene.hpp"
#include <algorithm>

namespace zamkan::map {

Viewport SceneMaker::fitting(const geo::Box &box, const View &view) {
    const double width = view.viewport.width(), height = view.viewport.height();
    View tried = view;
    const auto projection = geo::projectionFor(view.projection, box);
    tried.viewport = Viewport::fitting(box, width, height, 40, projection);
    View::Insets insets = view.insets;
    for (int round = 0; round < 2; ++round) { // the legend's width hangs on what is seen
        const Picture picture = make(tried);
        insets = view.insets;
        for (const Picture::Panel &panel : picture.panels) {
            const double middle = (panel.left + panel.right) / 2;
            if (panel.right - panel.left > width / 2) continue; // no room beside it anyway
            if (middle < width / 2) insets.left = std::max(insets.left, panel.right);
            else insets.right = std::max(insets.right, width - panel.left);
        }
        const double wide = std::max(width - insets.left - insets.right, width / 4);
        const double high = std::max(height - insets.top - insets.bottom, height / 4);
        const double margin = 66 * static_cast<double>(view.pixel_ratio);
        tried.viewport = Viewport::fitting(box, wide, high, margin, projection)
                             .resized(width, height)
                             .pannedBy((insets.left - insets.right) / 2, (insets.top - insets.bottom) / 2);
    }
    return tried.viewport;
}

} // namespace zamkan::map
