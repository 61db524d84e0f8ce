// What is drawn on the map by hand: a lasso round events, a way or an area to measure; and where the pointer is.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "app/panels/panels.hpp"
#include "geo/latlon.hpp"
#include "map/scene.hpp"
#include <optional>
#include <string>
#include <vector>

namespace zamkan::app {

class MapTools {
public:
    // `free`: the pointer is on the map and on nothing that lies over it. True: the mouse is a tool's.
    bool takeMouse(Kit &kit, const session::Session &session, const map::Picture &picture, bool free, Outcome &outcome);
    // Over the map and under the panels: what was measured, and the pointer's coordinates in a quiet corner.
    void draw(Kit &kit, const session::Session &session, const Layout &layout, bool free);
    // "33.63640, 42.82770" of what was last under the pointer; empty: nothing yet.
    [[nodiscard]] const std::string &coordinates() const { return coordinates_; }

private:
    void lasso(Kit &kit, const session::Session &session, const map::Picture &picture, bool free, Outcome &outcome);
    void measure(Kit &kit, const session::Session &session, bool free, Outcome &outcome);

    std::vector<map::Point> rope_;     // of the lasso, pixels
    std::vector<geo::LatLon> measured_;
    bool finished_ = false;            // the measured way; the next click begins another
    std::string coordinates_;
};

// Rows of the marks inside the ring; of a cluster all.
[[nodiscard]] std::vector<events::Row> rowsInside(const std::vector<map::Point> &ring, const map::Picture &picture);

// "1,234 km" or "640 m"; "12.3 km²". Short, as the window's language writes units.
[[nodiscard]] std::string shownLength(double km, const session::Wording &wording);
[[nodiscard]] std::string shownArea(double km2, const session::Wording &wording);

} // namespace zamkan::app
