// The map's menu at the right button, and the box that is drawn on it to filter by.
#pragma once
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "app/panels/panels.hpp"
#include "geo/latlon.hpp"
#include "map/scene.hpp"
#include <optional>
#include <vector>

namespace zamkan::app {

class MapMenu {
public:
    // `free`: the pointer is on the map, of which `picture` was painted, and on nothing that lies over it.
    void draw(Kit &kit, const session::Session &session, const Layout &layout, const map::Picture &picture, bool free, Outcome &outcome);

private:
    geo::LatLon at_;
    std::vector<events::Row> here_; // of all marks under the pointer; sorted
};

class BoxTool {
public:
    // Takes the mouse while the tool is at work; false: it is the map's.
    bool takeMouse(Kit &kit, const session::Session &session, bool free, Outcome &outcome);
    // The box that is filtered by, over the map.
    static void drawBox(Kit &kit, const session::Session &session, const Layout &layout);

private:
    std::optional<ImVec2> from_;
};

} // namespace zamkan::app
