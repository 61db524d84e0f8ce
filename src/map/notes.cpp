#include "map/notes.hpp"
#include "base/json.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::map {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"text", "arrow", "circle"};
constexpr double kWidestKm = 5000;

Json positionAsJson(const geo::LatLon &position) { return Json::array({position.longitude(), position.latitude()}); }

std::optional<geo::LatLon> positionFrom(const Json &json) {
    if (!json.is_array() || json.size() != 2 || !json[0].is_number() || !json[1].is_number()) return std::nullopt;
    return geo::LatLon::tryFromDegrees(json[1].get<double>(), json[0].get<double>());
}

std::optional<Note> noteFrom(const Json &json) {
    if (!json.is_object()) return std::nullopt;
    const auto text = [&](const char *key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto position = [&](const char *key) {
        const auto found = json.find(key);
        return found != json.end() ? positionFrom(*found) : std::nullopt;
    };
    const auto kind = noteKindFrom(text("kind"));
    const auto at = position("at");
    if (!kind || !at) return std::nullopt;
    Note note;
    note.kind = *kind;
    note.at = note.to = *at;
    note.text = text("text");
    if (const auto colour = json.find("colour"); colour != json.end() && colour->is_number_unsigned()) note.colour = colour->get<std::size_t>();
    if (note.kind == NoteKind::arrow) {
        const auto to = position("to");
        if (!to) return std::nullopt;
        note.to = *to;
    }
    if (note.kind == NoteKind::circle) {
        const auto radius = json.find("radius_km");
        if (radius == json.end() || !radius->is_number()) return std::nullopt;
        note.radius_km = radius->get<double>();
        if (!(note.radius_km > 0 && note.radius_km <= kWidestKm)) return std::nullopt;
    }
    if (note.kind == NoteKind::text && note.text.empty()) return std::nullopt; // nothing would be seen of it
    return note;
}

} // namespace

std::string_view toString(NoteKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<NoteKind> noteKindFrom(std::string_view text) {
    const auto found = std::find(kKinds.begin(), kKinds.end(), text);
    if (found == kKinds.end()) return std::nullopt;
    return static_cast<NoteKind>(found - kKinds.begin());
}

Json notesAsJson(const std::vector<Note> &notes) {
    Json list = Json::array();
    for (const Note &note : notes) {
        Json json{{"kind", std::string(toString(note.kind))}, {"at", positionAsJson(note.at)}};
        if (note.kind == NoteKind::arrow) json["to"] = positionAsJson(note.to);
        if (note.kind == NoteKind::circle) json["radius_km"] = note.radius_km;
        if (!note.text.empty()) json["text"] = note.text;
        json["colour"] = note.colour;
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<Note> notesFrom(const Json &json, std::size_t *leftOut) {
    std::vector<Note> notes;
    if (!json.is_array()) return notes;
    for (const Json &one : json) {
        if (auto note = noteFrom(one)) notes.push_back(std::move(*note));
        else if (leftOut) ++*leftOut;
    }
    return notes;
}

} // namespace zamkan::map
