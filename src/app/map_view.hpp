// The map behind the panels: what the mouse does on it, and its picture.
#pragma once
#include "app/kit/kit.hpp"
#include "app/map_menu.hpp"
#include "app/map_tools.hpp"
#include "app/outcome.hpp"
#include "app/panels/panels.hpp"
#include "map/scene.hpp"
#include <memory>
#include <optional>

namespace zamkan::app {

// What the map shows of a session. `furniture` none leaves title and rows to the caller.
[[nodiscard]] map::View viewOf(const session::Session &session, map::Furniture furniture, float pixelRatio);

class MapView {
public:
    explicit MapView(map::SceneMaker maker) : maker_(std::move(maker)) {}

    // Mouse on what the panels leave free; hits are of the picture that was last made.
    void takeMouse(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome);
    // `clock` in seconds: marks come and go gradually, unless the user wants nothing to move.
    const map::Picture &make(const session::Session &session, float pixelRatio, double clock);
    // Over the map and under the panels.
    void drawOver(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome);
    [[nodiscard]] const std::string &coordinates() const { return tools_.coordinates(); }
    [[nodiscard]] map::SceneMaker &maker() { return maker_; }
    // What the legend takes in the last picture from the side it stands at, in pixels; 0: there is none.
    [[nodiscard]] double legendWidth() const;
    [[nodiscard]] const map::Picture &picture() const { return picture_; }

private:
    void click(const session::Session &session, const map::Mark *mark, Outcome &outcome) const;

    map::SceneMaker maker_;
    map::Picture picture_;
    bool dragging_ = false, moved_ = false, mirrored_ = false;
    BoxTool box_;
    MapMenu menu_;
    MapTools tools_;
};

} // namespace zamkan::app
