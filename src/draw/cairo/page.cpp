#include "draw/cairo/page.hpp"
#include "base/diagnostic.hpp"
#include "draw/cairo/mark_strokes.hpp"
#include "draw/cairo/text_clusters.hpp"
#include "map/screen_geometry.hpp"
#include <cmath>
#include <cstring>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace zamkan::draw {

struct Faces::Library {
    FT_Library freetype = nullptr;
    Library() {
        if (FT_Init_FreeType(&freetype) != 0)
            throw InstallationError("the font library does not start", "FreeType", "install libfreetype6 again");
    }
    ~Library() { FT_Done_FreeType(freetype); }
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
};

// Cairo keeps faces in a cache for longer than we do; each takes its share of the library along.
struct Faces::Opened {
    std::shared_ptr<Library> library;
    FT_Face face = nullptr;
    explicit Opened(std::shared_ptr<Library> from) : library(std::move(from)) {}
    ~Opened() {
        if (face) FT_Done_Face(face);
    }
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
};

Faces::Faces(const lettering::Letterer &letterer) : letterer_(letterer), library_(std::make_shared<Library>()) {}
Faces::~Faces() = default;

cairo_font_face_t *Faces::face(std::uint16_t index) {
    if (const auto known = faces_.find(index); known != faces_.end()) return known->second.get();
    const lettering::FaceFile file = letterer_.face(index);
    auto opened = std::make_unique<Opened>(library_);
    if (FT_New_Face(library_->freetype, file.path.c_str(), file.index, &opened->face) != 0)
        throw InstallationError("the font cannot be opened", file.path, "install it again");
    FontFace face(cairo_ft_font_face_create_for_ft_face(opened->face, FT_LOAD_NO_HINTING));
    static const cairo_user_data_key_t key{};
    const auto release = [](void *data) { delete static_cast<Opened *>(data); };
    if (cairo_font_face_set_user_data(face.get(), &key, opened.get(), release) != CAIRO_STATUS_SUCCESS)
        throw InstallationError("the font cannot be kept", file.path, "free some memory");
    static_cast<void>(opened.release()); // Cairo's now
    return faces_.emplace(index, std::move(face)).first->second.get();
}

void Page::paint(const map::Picture &picture) {
    paintGround(picture);
    paintOver(picture);
}

void Page::paintGround(const map::Picture &picture) {
    if (picture.background.a > 0) {
        setColour(context_, picture.background);
        cairo_paint(context_);
    }
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    lines(picture, picture.shores);
    fills(picture, picture.fills);
    lines(picture, picture.lines);
}

void Page::paintOver(const map::Picture &picture) {
    cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
    fills(picture, picture.washes);
    if (picture.heat) heat(*picture.heat);
    for (const map::Mark &town : picture.towns) mark(town);
    for (const map::Mark &one : picture.marks) disc(one);
    for (const map::Picture::Stroke &thread : picture.threads) stroke(thread);
    for (const map::Mark &ring : picture.rings) mark(ring);
    for (const map::Mark &one : picture.marks) mark(one);
    for (const map::Picture::Stroke &line : picture.drawings) stroke(line);
    for (const map::Label &name : picture.labels) label(name);
    for (const map::Picture::Panel &panel : picture.panels) {
        roundedRectangle(context_, panel.left, panel.top, panel.right, panel.bottom, panel.radius);
        setColour(context_, panel.fill);
        cairo_fill_preserve(context_);
        setColour(context_, panel.outline);
        cairo_set_line_width(context_, 1);
        cairo_stroke(context_);
    }
    for (const map::Picture::Stroke &line : picture.strokes) stroke(line);
    for (const map::Mark &symbol : picture.symbols) disc(symbol);
    for (const map::Mark &symbol : picture.symbols) mark(symbol);
    for (const map::Label &caption : picture.captions) label(caption);
}

void Page::stroke(const map::Picture::Stroke &stroke) {
    setColour(context_, stroke.colour);
    cairo_set_line_width(context_, static_cast<double>(stroke.width));
    cairo_move_to(context_, stroke.from.x, stroke.from.y);
    cairo_line_to(context_, stroke.to.x, stroke.to.y);
    cairo_stroke(context_);
}

void Page::heat(const map::Heat &heat) {
    const auto width = static_cast<int>(heat.width), height = static_cast<int>(heat.height);
    const Surface image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
    std::uint8_t *pixels = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const std::uint8_t *from = heat.texels->data() + (std::size_t{heat.width} * static_cast<std::size_t>(y) + static_cast<std::size_t>(x)) * 4;
            const std::uint32_t alpha = from[3];
            const auto scaled = [&](std::uint32_t value) { return value * alpha / 255; };
            const std::uint32_t pixel = alpha << 24 | scaled(from[0]) << 16 | scaled(from[1]) << 8 | scaled(from[2]);
            std::memcpy(pixels + std::ptrdiff_t{y} * stride + std::ptrdiff_t{x} * 4, &pixel, sizeof pixel);
        }
    cairo_surface_mark_dirty(image.get());
    cairo_save(context_);
    cairo_translate(context_, heat.left, heat.top);
    cairo_scale(context_, (heat.right - heat.left) / width, (heat.bottom - heat.top) / height);
    cairo_set_source_surface(context_, image.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(context_), CAIRO_FILTER_BILINEAR);
    cairo_paint(context_);
    cairo_restore(context_);
}

// Neighbours of one colour become one path: edges that they share leave no seam.
void Page::fills(const map::Picture &picture, const std::vector<map::FillLayer> &layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const bool merged = layers[i].mesh->merged;
        cairo_set_fill_rule(context_, merged ? CAIRO_FILL_RULE_WINDING : CAIRO_FILL_RULE_EVEN_ODD);
        map::forEachRing(layers[i].mesh->rings, picture.viewport, [&](std::span<const map::Point> ring) {
            cairo_move_to(context_, ring[0].x, ring[0].y);
            for (const map::Point &p : ring.subspan(1)) cairo_line_to(context_, p.x, p.y);
            cairo_close_path(context_);
        });
        const bool translucent = layers[i].colour.a < 255;
        if (i + 1 < layers.size() && (merged || !translucent) && layers[i + 1].colour == layers[i].colour && layers[i + 1].mesh->merged == merged) continue;
        setColour(context_, layers[i].colour);
        cairo_fill(context_);
    }
}

void Page::lines(const map::Picture &picture, const std::vector<map::LineLayer> &layers) {
    for (const map::LineLayer &layer : layers) {
        map::forEachLine(*layer.lines, picture.viewport, [&](std::span<const map::Point> line) {
            cairo_move_to(context_, line[0].x, line[0].y);
            for (const map::Point &p : line.subspan(1)) cairo_line_to(context_, p.x, p.y);
        });
        setColour(context_, layer.colour);
        cairo_set_line_width(context_, static_cast<double>(layer.width));
        if (layer.dashed) {
            const auto [dash, gap] = layer.dash();
            const double lengths[] = {dash, gap};
            cairo_set_dash(context_, lengths, 2, 0);
        }
        cairo_stroke(context_);
        if (layer.dashed) cairo_set_dash(context_, nullptr, 0, 0);
    }
}

void Page::disc(const map::Mark &mark) {
    if (sprites_) layDisc(context_, mark, *sprites_, key_);
    else drawDisc(context_, mark, mark.at);
}

void Page::mark(const map::Mark &mark) {
    if (sprites_) layMark(context_, mark, *sprites_, key_);
    else drawMark(context_, mark, mark.at);
}

// Each run's font is set and its glyphs are given, moved to the point.
template <typename Draw> void Page::eachRun(cairo_t *context, const map::Label &label, map::Point at, const Draw &draw) {
    std::vector<cairo_glyph_t> glyphs;
    cairo_set_font_size(context, static_cast<double>(label.block->style.size));
    for (const TextRun &run : textRuns(*label.block, label.text)) {
        glyphs.clear();
        for (const lettering::Glyph &glyph : run.glyphs)
            glyphs.push_back({glyph.id, at.x + static_cast<double>(glyph.x), at.y + static_cast<double>(glyph.y)});
        cairo_set_font_face(context, faces_.face(run.glyphs.front().face));
        draw(run, glyphs);
    }
}

void Page::outlines(cairo_t *context, const map::Label &label, map::Point at) {
    eachRun(context, label, at, [&](const TextRun &, const std::vector<cairo_glyph_t> &glyphs) {
        cairo_glyph_path(context, glyphs.data(), static_cast<int>(glyphs.size()));
    });
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
    if (label.outline.a > 0) {
        setColour(context, label.outline);
        cairo_set_line_width(context, 2 * static_cast<double>(label.outline_width));
        cairo_stroke_preserve(context);
    }
    setColour(context, label.colour);
    cairo_fill(context);
}

void Page::label(const map::Label &label) {
    if (!label.block || label.block->glyphs.empty()) return;
    if (!sprites_) {
        letters(label);
        return;
    }
    const lettering::Block &block = *label.block;
    key_.clear();
    key_.add('n').add(block.style.size).add(label.outline_width);
    for (const map::Colour &colour : {label.colour, label.outline}) key_.add(colour.r).add(colour.g).add(colour.b).add(colour.a);
    for (const lettering::Glyph &glyph : block.glyphs) key_.add(glyph.face).add(glyph.id).add(glyph.x).add(glyph.y);
    const double pen = label.outline.a > 0 ? static_cast<double>(label.outline_width) : 0;
    const auto measure = [&](cairo_t *context) {
        Sprites::Extent ink;
        eachRun(context, label, {}, [&](const TextRun &, const std::vector<cairo_glyph_t> &glyphs) {
            cairo_glyph_path(context, glyphs.data(), static_cast<int>(glyphs.size()));
        });
        cairo_path_extents(context, &ink.left, &ink.top, &ink.right, &ink.bottom);
        if (ink.right > ink.left) ink = {ink.left - pen, ink.top - pen, ink.right + pen, ink.bottom + pen};
return ink;
    };
    if (!sprites_->lay(context_, label.at, key_, measure, [&](cairo_t *sprite) { outlines(sprite, label, {}); })) outlines(context_, label, label.at);
}

void Page::letters(const map::Label &label) {
    if (label.outline.a > 0) {
        eachRun(context_, label, label.at, [&](const TextRun &, const std::vector<cairo_glyph_t> &glyphs) {
            cairo_glyph_path(context_, glyphs.data(), static_cast<int>(glyphs.size()));
        });
        setColour(context_, label.outline);
        cairo_set_line_width(context_, 2 * static_cast<double>(label.outline_width));
        cairo_stroke(context_);
    }
    setColour(context_, label.colour);
    eachRun(context_, label, label.at, [&](const TextRun &run, const std::vector<cairo_glyph_t> &glyphs) {
        if (run.clusters.empty()) {
            cairo_show_glyphs(context_, glyphs.data(), static_cast<int>(glyphs.size()));
            return;
        }
        cairo_show_text_glyphs(context_, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(), static_cast<int>(glyphs.size()),
                               run.clusters.data(), static_cast<int>(run.clusters.size()),
                               run.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    });
}

} // namespace zamkan::draw
