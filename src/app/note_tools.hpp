// Notes on the map: set with a tool, picked, moved, written in, coloured, taken away.
#pragma once
#include "app/kit/field.hpp"
#include "app/outcome.hpp"
#include "app/panels/panels.hpp"
#include "map/scene.hpp"
#include <optional>

namespace zamkan::app {

class NoteTools {
public:
    // The mouse on the map; `free`: on nothing that lies over it, `onMark`: on a mark, which goes before a note. True: it
    // is a note's.
    bool takeMouse(Kit &kit, const session::Session &session, const map::SceneMaker &maker, bool free, bool onMark, Outcome &outcome);
    // Over the map and under the panels: what is being drawn, and the picked note's buttons or the field for its words.
    void draw(Kit &kit, const session::Session &session, const map::SceneMaker &maker, const Layout &layout, Outcome &outcome);

private:
    enum class Grip : std::uint8_t { none, all, tip, tail, edge };
    void place(const session::Session &session, geo::LatLon from, geo::LatLon to, Outcome &outcome);
    void startDrag(const session::Session &session, std::size_t note, map::Point pixel);
    void write(std::size_t note, const std::string &text);

    std::optional<geo::LatLon> from_; // of the arrow or circle that is being drawn
    Grip grip_ = Grip::none;
    bool moved_ = false;
    map::Note before_;                // as it was when it was gripped
    geo::LatLon gripped_;
    std::optional<std::size_t> written_; // the note whose words are typed
    Field words_;
};

} // namespace zamkan::app
