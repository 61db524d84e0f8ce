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
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::control {
class Territory;
}

namespace zamkan::briefing {

// Where the map is looked at from, whatever its size in pixels.
struct Camera {
    geo::LatLon centre;
    double span = 1; // how much of the world's width the map's frame shows
    double tall = 0; // and at least so much of it upright, whatever the frame's shape; 0 once the sheet is settled
};

// What stands on a sheet beside title, map, sources and licences, where its layout has room for it.
struct Parts {
    bool legend = true, counts = true, inset = true, graticule = true;
    bool scale = true;  // scale bar and north arrow
    bool method = true; // how places and dates are to be read
    bool disagreements = true; // signs where sources tell of one event differently, and the list of their values
    friend bool operator==(const Parts &, const Parts &) = default;
};
// Their names as they are written: "legend" "counts" "inset" "graticule" "scale" "method" "disagreements". Null for any other.
[[nodiscard]] const std::vector<std::string> &partNames();
[[nodiscard]] bool *partOf(Parts &parts, std::string_view name);

// All that a sheet says and looks like, but for the events. Equal sheets of equal content are equal pictures.
struct Sheet {
    std::string layout = "screen";     // of assets/sheets
    double width = 0, height = 0;      // pixels; 0: as the layout says
    std::string title, subtitle;
    std::string logo; // a PNG file, beside the title; "": none
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
    bool compared = false; // of two moments: places that changed hands between them are ringed, in the colours of both holders
    bool areas = false; // who held what at the end of each moment's last day, where Content has it
    bool both_names = true;
    std::string projection = "mercator"; // geo::toString(ProjectionWish)
    std::vector<map::Note> notes;        // on each of its maps, the last one on top
    Parts parts;
    // What the events' sources are called and which colour of the palette they have, by EventTable::document; one without a
    // name is not told. Empty: as the content says.
    std::vector<map::Colouring::Layer> sources;
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
    std::vector<std::string> sources = {}; // by EventTable::document: what they are called
    std::shared_ptr<const control::Territory> territory = {}; // of the table; null: nobody asked for areas
    std::size_t total = 0; // events that happened, "of N"; 0: all of the table that are not struck
};
[[nodiscard]] std::size_t totalOf(const Content &content);
[[nodiscard]] std::vector<map::Colouring::Layer> sourcesOf(const Sheet &sheet, const Content &content);

} // namespace zamkan::briefing
