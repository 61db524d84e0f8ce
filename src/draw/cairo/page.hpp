// A picture on a Cairo context, whatever surface is behind it.
#pragma once
#include "draw/cairo/cairo_handles.hpp"
#include "draw/cairo/sprites.hpp"
#include "lettering/lettering.hpp"
#include "map/scene.hpp"
#include "map/symbol.hpp"
#include <map>

namespace zamkan::draw {

// The letterer's faces as Cairo knows them.
class Faces {
public:
    explicit Faces(const lettering::Letterer &letterer);
    ~Faces();
    Faces(const Faces &) = delete;
    Faces &operator=(const Faces &) = delete;
    [[nodiscard]] cairo_font_face_t *face(std::uint16_t index);

private:
    const lettering::Letterer &letterer_;
    struct Library;
    struct Opened;
    std::shared_ptr<Library> library_;
    std::map<std::uint16_t, FontFace> faces_;
};

class Page {
public:
    // `sprites`: of a surface of pixels, on which text is drawn as outlines, which stand at fractions of a pixel. Null: text is
    // written as glyphs of a font (PDF, where it can be selected, and SVG).
    Page(cairo_t *context, Faces &faces, Sprites *sprites) : context_(context), faces_(faces), sprites_(sprites) {}
    void paint(const map::Picture &picture);
    // The same in two parts, for who keeps the first: background and base map; then all that stands on it.
    void paintGround(const map::Picture &picture);
    void paintOver(const map::Picture &picture);

private:
    void fills(const map::Picture &picture, const std::vector<map::FillLayer> &layers);
    void lines(const map::Picture &picture, const std::vector<map::LineLayer> &layers);
    void heat(const map::Heat &heat);
    void stroke(const map::Picture::Stroke &stroke);
    void mark(const map::Mark &mark);
    void disc(const map::Mark &mark);
    void label(const map::Label &label);
    template <typename Draw> void eachRun(cairo_t *context, const map::Label &label, map::Point at, const Draw &draw);
    void outlines(cairo_t *context, const map::Label &label, map::Point at); // of its letters, filled
    void letters(const map::Label &label);                                   // as glyphs of a font

    cairo_t *context_;
    Faces &faces_;
    Sprites *sprites_;
    SpriteKey key_; // kept for its memory
};

} // namespace zamkan::draw
