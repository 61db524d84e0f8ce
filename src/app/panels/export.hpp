// The editor of what leaves the window, and what is under way of it.
#pragma once
#include "app/exporting.hpp"
#include "app/kit/field.hpp"
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "app/panels/panels.hpp"
#include <map>
#include <span>
#include <string>
#include <vector>

namespace zamkan::app {

// What it will look like, made beside the window (export_desk.hpp).
struct ExportPreview {
    ImTextureID texture{};         // null: there is none yet
    float width = 0, height = 0;   // of the texture
    bool coming = false;           // a newer one is being made
    std::string trouble;           // why there is none
    std::vector<std::string> notes; // of what does not find room
    std::pair<double, double> size{0, 0}; // of what will be saved
    std::size_t shown = 0;         // events
    std::size_t frames = 0;        // of a film
    double seconds = 0;
};

struct ExportState {
    ExportLook look; // kept from time to time
    ExportWords words;
    std::vector<std::string> words_of; // the files that were open when these were typed
    Field title, subtitle, size, path, logo, page; // page: the name of one that is to be kept
    std::string page_said;                         // what came of keeping it
    bool page_failed = false;
    std::string suggested;             // the path that nobody typed
    std::map<std::string, std::string> encoder_trouble; // by the format's ending: why such films cannot be made; "" when they can
    ExportPreview preview;
    bool was_open = false;
};

// Words that were typed for other files are forgotten.
void refreshWords(const session::Session &session, ExportState &state);

void drawExportDialog(Kit &kit, const session::Session &session, const Exporting &exporting, ExportState &state, Outcome &outcome);
// The choices, from the top of `where` on; how high they are. export_choices.cpp
float drawExportChoices(Kit &kit, const session::Session &session, const Rect &where, ExportState &state);

// How far films have come, over the map's top.
void drawExportsUnderWay(Kit &kit, std::span<const Exporting::UnderWay> all, const Rect &map, Outcome &outcome);

} // namespace zamkan::app
