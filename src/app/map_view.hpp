// The map behind the panels: what the mouse does on it, and its picture.
#pragma once
#include "app/kit/kit.hpp"
#include "app/map_menu.hpp"
#include "app/compared.hpp"
#include "app/map_tools.hpp"
#include "app/note_tools.hpp"
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
    // `later` makes the later moment's picture while two are compared: each of the two remembers what it showed last.
    MapView(map::SceneMaker maker, map::SceneMaker later) : maker_(std::move(maker)), later_maker_(std::move(later)) {}

    // Mouse on what the panels leave free; hits are of the picture that was last made.
    void takeMouse(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome);
    // `clock` in seconds: marks come and go gradually, unless the user wants nothing to move.
    const map::Picture &make(const session::Session &session, float pixelRatio, double clock);
    // Who holds what, for the pictures to come; null: not shown.
    using Held = std::shared_ptr<const map::HeldGround>;
    void setHeld(Held now, Held earlier, Held later) {
        held_ = std::move(now);
        held_earlier_ = std::move(earlier);
        held_later_ = std::move(later);
    }
    using Changed = std::shared_ptr<const std::vector<map::ChangedPlace>>;
    void setChanged(Changed changed) { changed_ = std::move(changed); } // between the moments that are compared
    // Over the map and under the panels.
    void drawOver(Kit &kit, const session::Session &session, const Layout &layout, Outcome &outcome);
    void setTheme(const std::shared_ptr<const map::Theme> &theme);
    [[nodiscard]] const std::string &coordinates() const { return tools_.coordinates(); }
    [[nodiscard]] map::SceneMaker &maker() { return maker_; }
    // What the legend takes in the last picture from the side it stands at, in pixels; 0: there is none.
    [[nodiscard]] double legendWidth() const;
    [[nodiscard]] const map::Picture &picture() const { return picture_; }
    // The picture that has the legend, and by how much it is shifted on the screen.
    struct Legend {
        const map::Picture *picture;
        float shift;
    };
    [[nodiscard]] Legend legendIn(const session::Session &session, const Layout &layout) const;
    // Of the later moment; only while two are compared.
    [[nodiscard]] const map::Picture &later() const { return later_; }

private:
    void setPlace(const session::Session &session, geo::LatLon at, Outcome &outcome) const; // of the selected event
    void click(const session::Session &session, const map::Mark *mark, Outcome &outcome) const;

    map::SceneMaker maker_, later_maker_;
    map::Picture picture_, later_;
    std::vector<events::Row> earlier_rows_, later_rows_; // of a comparison
    Held held_, held_earlier_, held_later_; // the two last of a comparison
    Changed changed_;
    bool dragging_ = false, moved_ = false, mirrored_ = false;
    BoxTool box_;
    MapMenu menu_;
    MapTools tools_;
    NoteTools notes_;
};

} // namespace zamkan::app
