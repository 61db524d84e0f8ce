// Notes of the user's in a picture, and what of them lies under a pixel.
#pragma once
#include "map/notes.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"

namespace zamkan::map {

// Where a note's parts stand in pixels.
struct NoteShape {
    std::vector<Point> line;   // of an arrow or a circle (closed); empty for a text
    bool closed = false;
    std::vector<Point> barbs;  // of an arrow: one end, the tip, the other end
    std::optional<PlacedCaption> words;
    Rect box;                  // of the words; empty when there are none
};
[[nodiscard]] NoteShape shapeOf(const Note &note, const View &view, const Theme &theme, lettering::Letterer &letterer);

// Lines and words of all notes, in their order, and where no name may stand for their words.
void addNotes(const View &view, const Theme &theme, lettering::Letterer &letterer, std::vector<Picture::Stroke> &lines,
              std::vector<PlacedCaption> &words, std::vector<Rect> &taken);
// Round the note's words or, without any, its lines.
[[nodiscard]] Rect boxOf(const Note &note, const View &view, const Theme &theme, lettering::Letterer &letterer);

// The topmost note within `reach` pixels.
[[nodiscard]] std::optional<std::size_t> noteAt(const View &view, const Theme &theme, lettering::Letterer &letterer, Point pixel,
                                                double reach = 5);

} // namespace zamkan::map
