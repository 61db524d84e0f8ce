// From the world to the whole pixels of a view.
#pragma once
#include "geo/projection.hpp"
#include "map/viewport.hpp"
#include <cmath>

namespace zamkan::map {

// Of a place's copies on a world that goes on beside itself, the nearest to the view's middle.
class ToScreen {
public:
    explicit ToScreen(const Viewport &viewport)
        : viewport_(viewport.projection() ? &viewport : nullptr), middle_(project(viewport.centre())), scale_(viewport.scale()), dx_(viewport.width() / 2), dy_(viewport.height() / 2) {}
    Point operator()(Point world) const {
        const Point at = nearestCopy(world, middle_.x);
        if (viewport_) {
            const Point screen = viewport_->toScreen(at);
            return {std::round(screen.x), std::round(screen.y)};
        }
        return {std::round(dx_ + (at.x - middle_.x) * scale_), std::round(dy_ + (at.y - middle_.y) * scale_)};
    }

private:
    const Viewport *viewport_; // null: Mercator
    Point middle_;
    double scale_, dx_, dy_;
};

} // namespace zamkan::map
