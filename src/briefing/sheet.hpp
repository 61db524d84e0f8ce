// What leaves the program to be shown to others: sheets, films, pages.
#pragma once
#include "base/diagnostic.hpp"
#include "base/json_type.hpp"
#include "events/event_table.hpp"
#include "map/notes.hpp"
#include "map/scene.hpp"
#include "text/document.hpp"
#include "timeline/window.hpp"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::briefing {

// Where the map is looked at from, whatever its size in pixels.
struct Camera {
    geo::LatLon centre;
    double span = 1; // how much of the world's width the map's frame shows
};

// All that a sheet says and looks like, but for the events. Equal sheets of equal content are equal pictures.
struct Sheet {
    std::string layout = "screen";     // of assets/sheets
    double width = 0, height = 0;      // pixels; 0: as the layout says
    std::string title, subtitle;
    text::Language language = text::Language::english; // an Arabic sheet is mirrored
    bool arabic_digits = false;                        // ٠١٢ in Arabic
    std::string style = "paper", palette = "syria_habit";
    // What is shown; several: a map for each, side by side.
    std::vector<timeline::Window> moments;
    bool undated = false;              // events without a date are shown too
    std::vector<std::string> captions; // of the maps; their dates stand where there is none
    std::optional<Camera> camera;      // none: on what is shown
    map::ColourBy colour_by = map::ColourBy::actor;
    map::MarksAs marks = map::MarksAs::points;
    bool trails = false;
    bool both_names = true;
    std::string projection = "mercator"; // geo::toString(ProjectionWish)
    std::vector<map::Note> notes;        // on each of its maps, the last one on top
    bool listing = false;              // the events as a list on further pages
    // Of a frame of a film, and no part of what is written down about a sheet.
    std::optional<double> progress; // 0 to 1: a bar along the map
    std::optional<double> clock;    // seconds: marks come and go gradually
};

// A sheet as JSON and back; unknown members are ignored, what is missing is as above. Throws InputError for what is
// no sheet.
[[nodiscard]] Json toJson(const Sheet &sheet);
[[nodiscard]] Sheet sheetFrom(const Json &json);

// The events that a sheet is about. `rows` gives those that pass the filter and show in a window, dated ones in time
// order first.
struct Content {
    const events::EventTable *table = nullptr;
    std::function<std::vector<events::Row>(const timeline::Window &window, bool undated)> rows;
    std::vector<map::OwnDrawn> own = {}; // the user's layers, over the base map
    std::vector<std::string> sources; // by EventTable::document: what they are called
};

} // namespace zamkan::briefing
