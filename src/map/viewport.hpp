// The camera is data: where the map is looked at from. Web Mercator, pixels with y down.
#pragma once
#include "geo/latlon.hpp"

namespace zamkan::map {

struct Point {
    double x = 0, y = 0;
};

// Mercator world coordinates: x, y in [0, 1], x eastwards from 180° W, y southwards from 85.05° N.
[[nodiscard]] Point project(const geo::LatLon &position);
[[nodiscard]] geo::LatLon unproject(Point world);

class Viewport {
public:
    Viewport() = default;
    // `scale` is pixels for the whole world's width. Size in pixels.
    Viewport(geo::LatLon centre, double scale, double width, double height);
    // The box with a margin in pixels inside width × height; a single point gets about 200 km around it.
    [[nodiscard]] static Viewport fitting(const geo::Box &box, double width, double height, double margin = 40);

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
    friend bool operator==(const Viewport &, const Viewport &) = default;

private:
    geo::LatLon centre_;
    double scale_ = 1024, width_ = 1280, height_ = 800;
};

} // namespace zamkan::map
