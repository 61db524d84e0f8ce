// What the user writes and draws on the map: text, arrows and circles at places of the earth.
#pragma once
#include "base/json_type.hpp"
#include "geo/latlon.hpp"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::map {

enum class NoteKind : std::uint8_t { text, arrow, circle };
[[nodiscard]] std::string_view toString(NoteKind kind);
[[nodiscard]] std::optional<NoteKind> noteKindFrom(std::string_view text);

// A text stands at `at`, which is its middle. An arrow leads from `at` to `to`. A circle goes round `at`.
struct Note {
    NoteKind kind = NoteKind::text;
    geo::LatLon at, to;
    double radius_km = 0; // of a circle
    std::string text;     // of an arrow it stands at its tail, of a circle above it; may hold line breaks
    std::size_t colour = 0; // its number among Theme::layers, taken round
    friend bool operator==(const Note &, const Note &) = default;
};

// [{"kind":"arrow","at":[lon,lat],"to":[lon,lat],"text":"…","colour":2}, …]; numbers in degrees and kilometres.
[[nodiscard]] Json notesAsJson(const std::vector<Note> &notes);
// Notes that are none (an unknown kind, a position that is none) are left out; `left_out` counts them.
[[nodiscard]] std::vector<Note> notesFrom(const Json &json, std::size_t *left_out = nullptr);

} // namespace zamkan::map
