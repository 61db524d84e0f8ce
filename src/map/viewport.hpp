// The camera is data: where the map is looked at from. Web Mercator, or for a sheet another projection; pixels with y
// down.
#pragma once
#include "geo/latlon.hpp"
#include <memory>

namespace zamkan::geo {
class Projection;
}

namespace zamkan::map {

struct Point {
    double x = 0, y = 0;
};

// Mercator world coordinates: x, y in [0, 1], x eastwards from 180° W, y southwards from 85.05° N.
[[nodiscard]] Point project(const geo::LatLon &position);
[[nodiscard]] geo::LatLon unproject(Point world);

// What a viewport sees of the Mercator world; x may lie outside [0, 1].
struct Seen {
    Point least, most;
    friend bool operator==(const Seen &a, const Seen &b) {
        return a.least.x == b.least.x && a.least.y == b.least.y && a.most.x == b.most.x && a.most.y == b.most.y;
    }
};

class Viewport {
public:
    Viewport() = default;
    // `scale` is pixels for the whole world's width in Mercator, whose scale at the centre holds there in every
    // projection. Size in pixels.
    Viewport(geo::LatLon centre, double scale, double width, double height);
    // The box with a margin in pixels inside width × height; a single point gets about 200 km around it.
    [[nodiscard]] static Viewport fitting(const geo::Box &box, double width, double height, double margin = 40,
                                          std::shared_ptr<const geo::Projection> projection = nullptr);
    // The same place and scale in another projection; null: Mercator.
    [[nodiscard]] Viewport drawnIn(std::shared_ptr<const geo::Projection> projection) const;

    [[nodiscard]] Point toScreen(const geo::LatLon &position) const;
    [[nodiscard]] Point toScreen(Point world) const;
    [[nodiscard]] geo::LatLon toEarth(Point screen) const;
    [[nodiscard]] Viewport zoomedAt(Point anchor, double factor) const; // what is under the anchor stays there
    [[nodiscard]] Viewport pannedBy(double dx, double dy) const;        // the map moves with the pointer
    [[nodiscard]] Viewport resized(double width, double height) const;
    [[nodiscard]] Viewport centredOn(const geo::LatLon &position) const;

    [[nodiscard]] geo::LatLon centre() const { return centre_; }
    [[nodiscard]] double scale() const { return scale_; }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }
    [[nodiscard]] double zoom() const;             // as web maps count: 0 is the world in 256 pixels
    [[nodiscard]] double metresPerPixel() const;   // at the centre
    [[nodiscard]] geo::Box box() const;            // what is seen
    [[nodiscard]] Seen seen(double marginPixels = 0) const; // likewise
    [[nodiscard]] const geo::Projection *projection() const { return projection_.get(); } // null: Mercator
    [[nodiscard]] bool onEarth(Point screen) const; // false: beyond the edge of the world in some projections
    friend bool operator==(const Viewport &a, const Viewport &b) {
        return a.centre_ == b.centre_ && a.scale_ == b.scale_ && a.width_ == b.width_ && a.height_ == b.height_ && a.projection_ == b.projection_;
    }

private:
    geo::LatLon centre_;
    double scale_ = 1024, width_ = 1280, height_ = 800;
    std::shared_ptr<const geo::Projection> projection_;
    Point middle_;           // the centre on the projection's plane, metres
    double metres_ = 1;      // a pixel there
    Seen seen_;              // of a projection

    void takeProjection(std::shared_ptr<const geo::Projection> projection);
    [[nodiscard]] Viewport movedTo(Point screen, double factor) const; // its new middle, in a projection
};

} // namespace zamkan::map
