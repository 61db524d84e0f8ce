#include "draw/cairo/page.hpp"
#include "base/diagnostic.hpp"
#include "draw/cairo/text_clusters.hpp"
#include "map/screen_geometry.hpp"
#include <cmath>
#include <cstring>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <numbers>

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

void Page::set(map::Colour colour) {
    cairo_set_source_rgba(context_, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0, colour.a / 255.0);
}

void Page::paint(const map::Picture &picture) {
    paintGround(picture);
    paintOver(picture);
}

void Page::paintGround(const map::Picture &picture) {
    if (picture.background.a > 0) {
        set(picture.background);
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
    for (const map::Mark &one : picture.marks) halo(one);
    for (const map::Picture::Stroke &thread : picture.threads) stroke(thread);
    for (const map::Mark &one : picture.marks) mark(one);
    for (const map::Picture::Stroke &line : picture.drawings) stroke(line);
    for (const map::Label &name : picture.labels) label(name);
    for (const map::Picture::Panel &panel : picture.panels) {
        roundedRectangle(panel.left, panel.top, panel.right, panel.bottom, panel.radius);
        set(panel.fill);
        cairo_fill_preserve(context_);
        set(panel.outline);
        cairo_set_line_width(context_, 1);
        cairo_stroke(context_);
    }
    for (const map::Picture::Stroke &line : picture.strokes) stroke(line);
    for (const map::Mark &symbol : picture.symbols) halo(symbol);
    for (const map::Mark &symbol : picture.symbols) mark(symbol);
    for (const map::Label &caption : picture.captions) label(caption);
}

void Page::stroke(const map::Picture::Stroke &stroke) {
    set(stroke.colour);
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
        set(layers[i].colour);
        cairo_fill(context_);
    }
}

void Page::lines(const map::Picture &picture, const std::vector<map::LineLayer> &layers) {
    for (const map::LineLayer &layer : layers) {
        map::forEachLine(*layer.lines, picture.viewport, [&](std::span<const map::Point> line) {
            cairo_move_to(context_, line[0].x, line[0].y);
            for (const map::Point &p : line.subspan(1)) cairo_line_to(context_, p.x, p.y);
        });
        set(layer.colour);
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

void Page::halo(const map::Mark &mark) {
    const auto radius = static_cast<double>(mark.halo);
    if (radius <= 0) return;
    const Pattern gradient(cairo_pattern_create_radial(mark.at.x, mark.at.y, 0, mark.at.x, mark.at.y, radius));
    const map::Colour tint = mark.halo_tint;
    for (int i = 0; i <= 16; ++i)
        cairo_pattern_add_color_stop_rgba(gradient.get(), i / 16.0, tint.r / 255.0, tint.g / 255.0, tint.b / 255.0,
                                          tint.a / 255.0 * static_cast<double>(mark.opacity) * map::haloProfile(i / 16.0));
    cairo_set_source(context_, gradient.get());
    cairo_arc(context_, mark.at.x, mark.at.y, radius, 0, 2 * std::numbers::pi);
    cairo_fill(context_);
}

void Page::mark(const map::Mark &mark) {
    cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
    for (const map::Step &one : map::stepsOf(mark)) step(mark, one);
}

void Page::step(const map::Mark &mark, const map::Step &step) {
    const double x = mark.at.x, y = mark.at.y;
    if (step.shape == map::Shape::badge) {
        roundedRectangle(x - step.reach, y - step.size, x + step.reach, y + step.size, step.size);
    } else if (step.shape == map::Shape::circle && step.hole > 0) {
        const double turn = 2 * std::numbers::pi, start = -turn / 4;
        const double from = start + turn * static_cast<double>(step.from), to = start + turn * static_cast<double>(step.to);
        cairo_new_sub_path(context_);
        cairo_arc(context_, x, y, step.size, from, to);
        cairo_arc_negative(context_, x, y, step.hole, to, from);
        cairo_close_path(context_);
    } else if (step.shape == map::Shape::circle) {
        cairo_new_sub_path(context_);
        cairo_arc(context_, x, y, step.size, 0, 2 * std::numbers::pi);
        cairo_close_path(context_);
    } else {
        for (const map::Point &p : map::outlineOf(step.shape))
            cairo_line_to(context_, x + p.x * step.size, y + p.y * step.size);
        cairo_close_path(context_);
    }
    map::Colour colour = step.colour;
    colour.a = static_cast<std::uint8_t>(static_cast<float>(colour.a) * mark.opacity);
    set(colour);
    if (step.width > 0) {
        cairo_set_line_width(context_, step.width);
        cairo_stroke(context_);
    } else {
        cairo_fill(context_);
    }
}

void Page::roundedRectangle(double left, double top, double right, double bottom, double radius) {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_new_sub_path(context_);
    cairo_arc(context_, right - radius, top + radius, radius, -quarter, 0);
    cairo_arc(context_, right - radius, bottom - radius, radius, 0, quarter);
    cairo_arc(context_, left + radius, bottom - radius, radius, quarter, 2 * quarter);
    cairo_arc(context_, left + radius, top + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(context_);
}

void Page::label(const map::Label &label) {
    if (!label.block) return;
    cairo_set_font_size(context_, static_cast<double>(label.block->style.size));
    const std::vector<TextRun> runs = textRuns(*label.block, label.text);
    std::vector<cairo_glyph_t> glyphs;
    const auto eachRun = [&](const auto &draw) {
        for (const TextRun &run : runs) {
            glyphs.clear();
            for (const lettering::Glyph &glyph : run.glyphs)
                glyphs.push_back({glyph.id, label.at.x + static_cast<double>(glyph.x),
                                  label.at.y + static_cast<double>(glyph.y)});
            cairo_set_font_face(context_, faces_.face(run.glyphs.front().face));
            draw(run);
        }
    };
    const auto outline = [&](const TextRun &) {
        cairo_glyph_path(context_, glyphs.data(), static_cast<int>(glyphs.size()));
    };
    if (label.outline.a > 0) {
        eachRun(outline);
        set(label.outline);
        cairo_set_line_width(context_, 2 * static_cast<double>(label.outline_width));
        cairo_stroke(context_);
    }
    set(label.colour);
    if (!letters_) {
        eachRun(outline);
        cairo_set_fill_rule(context_, CAIRO_FILL_RULE_WINDING);
        cairo_fill(context_);
        return;
    }
    eachRun([&](const TextRun &run) {
        if (run.clusters.empty()) {
            cairo_show_glyphs(context_, glyphs.data(), static_cast<int>(glyphs.size()));
            return;
        }
        cairo_show_text_glyphs(context_, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
                               static_cast<int>(glyphs.size()), run.clusters.data(),
                               static_cast<int>(run.clusters.size()),
                               run.backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
    });
}

} // namespace zamkan::draw
