#include "session/map_things.hpp"
#include "map/own_layer.hpp"
#include "session/apply.hpp"
#include <algorithm>
#include <array>

namespace zamkan::session {

namespace {
// The first of the palette's layer colours that nothing has, or the one that the fewest have; the back half first, as
// sources begin with the front.
std::size_t freeColour(const Session &session) {
    constexpr std::size_t kColours = 8;
    std::array<std::size_t, kColours> used{};
    for (const MapLayer &layer : session.on_map.layers)
        ++used[layer.colour % kColours];
    std::size_t best = kColours / 2;
    for (std::size_t i = 0; i < kColours; ++i)
        if (const std::size_t colour = (i + kColours / 2) % kColours; used[colour] < used[best])
            best = colour;
    return best;
}

void read(Session &session, const MapLayersRead &action) {
    MapThings &things = session.on_map;
    const std::vector<MapLayer> before = things.layers;
    std::erase_if(things.layers, [&](const MapLayer &layer) { return layer.file == action.file; });
    for (const auto &geometry : action.layers) {
        MapLayer layer;
        layer.geometry = geometry;
        layer.file = action.file;
        layer.name = action.layers.size() > 1 ? geometry->name : action.file.stem().string();
        const auto open = std::find_if(before.begin(), before.end(), [&](const MapLayer &old) {
            return old.file == action.file && old.geometry->name == geometry->name;
        });
        const auto look = std::find_if(action.looks.begin(), action.looks.end(), [&](const MapLayerLook &old) { return old.name == geometry->name; });
        const auto columnOf = [&](const std::optional<std::string> &name) -> std::optional<std::size_t> {
            const auto found = name ? std::find(geometry->columns.begin(), geometry->columns.end(), *name) : geometry->columns.end();
            return found == geometry->columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - geometry->columns.begin()));
        };
        if (open != before.end()) {
            layer.colour = open->colour;
            layer.on = open->on;
            layer.label = open->label ? columnOf(open->geometry->columns[*open->label]) : std::nullopt;
        } else if (look != action.looks.end()) {
            layer.colour = look->colour;
            layer.on = look->on;
            layer.label = columnOf(look->label);
        } else {
            layer.colour = freeColour(session);
            layer.label = geometry->nameColumn();
        }
        things.layers.push_back(std::move(layer));
    }
    if (std::erase_if(session.project.awaited, [&](const KeptLayer &layer) { return layer.file == action.file; }) == 0 && !session.project.file.empty())
        ++session.history.version; // the project has one more
    if (action.look_at && session.table->empty())
        on(session, FitAll{});
}

template <typename List> bool has(const List &list, std::size_t index) { return index < list.size(); }

void change(Session &session, const MapLayersRead &action) { read(session, action); }
void change(Session &session, const AskKind &action) {
    session.on_map.kind_of = action.file;
    session.dialog = Dialog::kind;
}
void change(Session &session, const SwitchMapLayer &action) {
    if (has(session.on_map.layers, action.layer))
        session.on_map.layers[action.layer].on = action.on;
}
void change(Session &session, const MoveMapLayer &action) {
    auto &layers = session.on_map.layers;
    const auto to = static_cast<std::ptrdiff_t>(action.layer) + action.by;
    if (!has(layers, action.layer) || to < 0 || to >= static_cast<std::ptrdiff_t>(layers.size()))
        return;
    MapLayer moved = std::move(layers[action.layer]);
    layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(action.layer));
    layers.insert(layers.begin() + to, std::move(moved));
}
void change(Session &session, const CloseMapLayer &action) {
    if (has(session.on_map.layers, action.layer))
        session.on_map.layers.erase(session.on_map.layers.begin() + static_cast<std::ptrdiff_t>(action.layer));
}
void change(Session &session, const ColourMapLayer &action) {
    if (has(session.on_map.layers, action.layer))
        session.on_map.layers[action.layer].colour = action.colour;
}
void change(Session &session, const LabelMapLayer &action) {
    if (has(session.on_map.layers, action.layer) && (!action.column || *action.column < session.on_map.layers[action.layer].geometry->columns.size()))
        session.on_map.layers[action.layer].label = action.column;
}
void change(Session &session, const PutNotes &action) {
    session.on_map.notes = action.notes;
    session.on_map.note.reset();
}
void change(Session &session, const AddNote &action) {
    session.on_map.notes.push_back(action.note);
    session.on_map.note = session.on_map.notes.size() - 1;
}
void change(Session &session, const ChangeNote &action) {
    if (has(session.on_map.notes, action.note))
        session.on_map.notes[action.note] = action.to;
}
void change(Session &session, const RemoveNote &action) {
    if (!has(session.on_map.notes, action.note))
        return;
    session.on_map.notes.erase(session.on_map.notes.begin() + static_cast<std::ptrdiff_t>(action.note));
    session.on_map.note.reset();
}
void change(Session &session, const PickNote &action) {
    session.on_map.note = action.note && has(session.on_map.notes, *action.note) ? action.note : std::nullopt;
}
} // namespace

void on(Session &session, const MapThing &action) {
    std::visit([&](const auto &known) { change(session, known); }, action);
    if (!std::holds_alternative<PickNote>(action) && !std::holds_alternative<AskKind>(action))
        ++session.on_map.version;
}

} // namespace zamkan::session
