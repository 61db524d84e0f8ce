// What the user lays over the map: layers of shapes from files, and notes of the user's own.
#pragma once
#include "base/diagnostic.hpp"
#include "map/notes.hpp"
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zamkan::map {
struct OwnLayer;
}

namespace zamkan::session {

struct MapLayer {
    std::shared_ptr<const map::OwnLayer> geometry; // never null
    std::filesystem::path file;
    std::string name;       // the file's, or the layer's own when the file has several
    std::size_t colour = 0; // its number among the palette's layer colours, taken round
    std::optional<std::size_t> label; // the column whose values stand on the map
    bool on = true;
    friend bool operator==(const MapLayer &, const MapLayer &) = default; // geometry: the same one
};

struct MapThings {
    std::vector<MapLayer> layers; // the last one on top
    std::vector<map::Note> notes; // likewise
    std::optional<std::size_t> note;   // the one that is selected
    std::filesystem::path kind_of;     // the file of Dialog::kind: events, or a layer?
    std::uint64_t version = 0;         // grows with every change of layers and notes
};

// How a layer looked the last time.
struct MapLayerLook {
    std::string name; // of the layer in its file
    std::size_t colour = 0;
    std::optional<std::string> label;
    bool on = true;
    friend bool operator==(const MapLayerLook &, const MapLayerLook &) = default;
};

struct KeptLayer {
    std::filesystem::path file;
    MapLayerLook look;
    friend bool operator==(const KeptLayer &, const KeptLayer &) = default;
};

// ---- actions -----------------------------------------------------------------------------------------------------
struct MapLayersRead { // take the place of layers of the same file
    std::filesystem::path file;
    std::vector<std::shared_ptr<const map::OwnLayer>> layers;
    std::vector<MapLayerLook> looks = {}; // none: new ones
    bool look_at = true;                  // fit the view when nothing else is open
};
struct AskKind { std::filesystem::path file; }; // it holds shapes and no dates
struct SwitchMapLayer { std::size_t layer = 0; bool on = true; };
struct MoveMapLayer { std::size_t layer = 0; int by = 1; };
struct CloseMapLayer { std::size_t layer = 0; };
struct ColourMapLayer { std::size_t layer = 0, colour = 0; };
struct LabelMapLayer { std::size_t layer = 0; std::optional<std::size_t> column; };
struct PutNotes { std::vector<map::Note> notes; }; // in the place of all
struct AddNote { map::Note note; }; // and select it
struct ChangeNote { std::size_t note = 0; map::Note to; };
struct RemoveNote { std::size_t note = 0; };
struct PickNote { std::optional<std::size_t> note; };

using MapThing = std::variant<MapLayersRead, AskKind, SwitchMapLayer, MoveMapLayer, CloseMapLayer, ColourMapLayer, LabelMapLayer, PutNotes, AddNote,
                              ChangeNote, RemoveNote, PickNote>;

} // namespace zamkan::session
