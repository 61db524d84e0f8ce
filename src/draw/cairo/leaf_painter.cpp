#include "draw/cairo/leaf_painter.hpp"
#include "base/diagnostic.hpp"
#include "draw/cairo/page.hpp"
#include "draw/cairo/png_file.hpp"
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace zamkan::draw {
namespace {

cairo_status_t append(void *closure, const unsigned char *data, unsigned length) {
    static_cast<std::string *>(closure)->append(reinterpret_cast<const char *>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw InputError(fmt::format("the picture cannot be painted: {}", cairo_status_to_string(status)), "", "try a smaller size");
}

// Inside the plate's rectangle, with its corner as the origin.
template <typename Paint> void onPlate(cairo_t *context, const map::Plate &plate, const Paint &paint) {
    cairo_save(context);
    cairo_rectangle(context, plate.at.x, plate.at.y, plate.picture.viewport.width(), plate.picture.viewport.height());
    cairo_clip(context);
    cairo_translate(context, plate.at.x, plate.at.y);
    cairo_new_path(context);
    paint();
    cairo_restore(context);
}

void paintPaper(cairo_t *context, map::Colour colour) {
    cairo_set_source_rgb(context, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0);
    cairo_paint(context);
}

Surface surfaceOf(const map::Raster &raster) {
    Surface out(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(raster.width), static_cast<int>(raster.height)));
    check(cairo_surface_status(out.get()));
    std::uint8_t *row = cairo_image_surface_get_data(out.get());
    const std::uint8_t *from = raster.rgba.data();
    for (std::uint32_t y = 0; y < raster.height; ++y, row += cairo_image_surface_get_stride(out.get()))
        for (std::uint32_t x = 0; x < raster.width; ++x, from += 4) {
            const std::uint32_t alpha = from[3];
            const auto scaled = [&](std::uint32_t value) { return (value * alpha + 127) / 255; };
            const std::uint32_t pixel = alpha << 24 | scaled(from[0]) << 16 | scaled(from[1]) << 8 | scaled(from[2]);
            std::memcpy(row + std::size_t{x} * 4, &pixel, sizeof pixel);
        }
    cairo_surface_mark_dirty(out.get());
    return out;
}

void paintImprint(cairo_t *context, const map::Imprint &imprint, Sprites *sprites) {
    const double width = imprint.right - imprint.left, height = imprint.bottom - imprint.top;
    if (!(width >= 1 && height >= 1)) return;
    const map::Raster &raster = *imprint.raster;
    const auto paint = [&](cairo_t *on) {
        const Surface image = surfaceOf(raster);
        cairo_save(on);
        cairo_scale(on, width / raster.width, height / raster.height);
        cairo_set_source_surface(on, image.get(), 0, 0);
        cairo_pattern_set_filter(cairo_get_source(on), CAIRO_FILTER_BEST);
        cairo_pattern_set_extend(cairo_get_source(on), CAIRO_EXTEND_PAD); // no faint edge
        cairo_rectangle(on, 0, 0, raster.width, raster.height);
        cairo_fill(on);
        cairo_restore(on);
    };
    SpriteKey key;
    key.add('i').add(raster.key).add(width).add(height);
    if (sprites && sprites->lay(context, {imprint.left, imprint.top}, key, [&](cairo_t *) { return Sprites::Extent{0, 0, width, height}; }, paint)) return;
    cairo_save(context);
    cairo_translate(context, imprint.left, imprint.top);
    paint(context);
    cairo_restore(context);
}

void paintLeaf(cairo_t *context, const map::Leaf &leaf, Faces &faces, Sprites *sprites) {
    paintPaper(context, leaf.paper);
    for (const map::Plate &plate : leaf.plates)
        onPlate(context, plate, [&] { Page(context, faces, sprites).paint(plate.picture); });
    for (const map::Imprint &imprint : leaf.imprints) paintImprint(context, imprint, sprites);
    check(cairo_status(context));
}

Surface imageOf(double width, double height) {
    if (!(width >= 1 && height >= 1 && width <= kLargestSide && height <= kLargestSide))
        throw InputError(fmt::format("{:.0f} × {:.0f} pixels cannot be painted", width, height), "",
                         fmt::format("ask for 1 to {:.0f} a side", kLargestSide));
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    check(cairo_surface_status(surface.get()));
    return surface;
}

// What a ground looks like: equal signs, equal pixels.
struct GroundSign {
    map::Viewport viewport;
    map::Point at;
    map::Colour background;
    std::vector<std::pair<std::uint64_t, map::Colour>> layers;
    bool operator==(const GroundSign &other) const {
        return viewport == other.viewport && at.x == other.at.x && at.y == other.at.y && background == other.background &&
               layers == other.layers;
    }
};

GroundSign signOf(const map::Plate &plate) {
    GroundSign sign{plate.picture.viewport, plate.at, plate.picture.background, {}};
    for (const map::LineLayer &layer : plate.picture.shores) sign.layers.emplace_back(layer.lines->key, layer.colour);
    for (const map::FillLayer &layer : plate.picture.fills) sign.layers.emplace_back(layer.mesh->key, layer.colour);
    for (const map::LineLayer &layer : plate.picture.lines) sign.layers.emplace_back(layer.lines->key, layer.colour);
    return sign;
}

} // namespace

std::string bytesOf(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, PageFormat format, const std::string &title) {
    Faces faces(letterer);
    const map::Leaf &first = leaves.front();
    if (format == PageFormat::png) {
        const Surface surface = imageOf(std::round(first.width), std::round(first.height));
        const Context context(cairo_create(surface.get()));
        Sprites sprites;
        paintLeaf(context.get(), first, faces, &sprites);
        return pngOf(surface.get());
    }
    std::string bytes;
    const bool pdf = format == PageFormat::pdf;
    const double points = pdf ? first.points : 1;
    const Surface surface(pdf ? cairo_pdf_surface_create_for_stream(append, &bytes, first.width * points, first.height * points)
                              : cairo_svg_surface_create_for_stream(append, &bytes, first.width, first.height));
    if (pdf) {
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Zamkan");
    } else {
        cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    }
    {
        const Context context(cairo_create(surface.get()));
        for (const map::Leaf &leaf : leaves.first(pdf ? leaves.size() : 1)) {
            if (pdf) cairo_pdf_surface_set_size(surface.get(), leaf.width * leaf.points, leaf.height * leaf.points);
            cairo_save(context.get());
            if (pdf) cairo_scale(context.get(), leaf.points, leaf.points);
            paintLeaf(context.get(), leaf, faces, nullptr);
            cairo_restore(context.get());
            cairo_show_page(context.get());
        }
        check(cairo_status(context.get()));
    }
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    return bytes;
}

struct FramePainter::State {
    Faces faces;
    Sprites sprites;
    Surface frame, ground; // of the same size
    std::vector<GroundSign> painted; // what `ground` holds
    map::Colour paper;
    explicit State(const lettering::Letterer &letterer) : faces(letterer) {}
    void paintGrounds(const map::Leaf &leaf);
};

FramePainter::FramePainter(const lettering::Letterer &letterer) : state_(std::make_unique<State>(letterer)) {}
FramePainter::~FramePainter() = default;

void FramePainter::State::paintGrounds(const map::Leaf &leaf) {
    std::vector<GroundSign> wanted;
    for (const map::Plate &plate : leaf.plates) wanted.push_back(signOf(plate));
    if (wanted == painted && paper == leaf.paper) return;
    const Context context(cairo_create(ground.get()));
    paintPaper(context.get(), leaf.paper);
    for (const map::Plate &plate : leaf.plates)
        onPlate(context.get(), plate, [&] { Page(context.get(), faces, nullptr).paintGround(plate.picture); });
    check(cairo_status(context.get()));
    painted = std::move(wanted);
    paper = leaf.paper;
}

std::span<const std::uint8_t> FramePainter::paint(const map::Leaf &leaf) {
    const double width = std::round(leaf.width), height = std::round(leaf.height);
    Surface &frame = state_->frame;
    if (!frame || cairo_image_surface_get_width(frame.get()) != static_cast<int>(width) ||
        cairo_image_surface_get_height(frame.get()) != static_cast<int>(height)) {
        frame = imageOf(width, height);
        state_->ground = imageOf(width, height);
        state_->painted.clear();
        state_->paper = {0, 0, 0, 0};
    }
    state_->paintGrounds(leaf);
    const Context context(cairo_create(frame.get()));
    cairo_set_source_surface(context.get(), state_->ground.get(), 0, 0);
    cairo_set_operator(context.get(), CAIRO_OPERATOR_SOURCE);
    cairo_paint(context.get());
    cairo_set_operator(context.get(), CAIRO_OPERATOR_OVER);
    for (const map::Plate &plate : leaf.plates)
        onPlate(context.get(), plate, [&] { Page(context.get(), state_->faces, &state_->sprites).paintOver(plate.picture); });
    for (const map::Imprint &imprint : leaf.imprints) paintImprint(context.get(), imprint, &state_->sprites);
    check(cairo_status(context.get()));
    cairo_surface_flush(frame.get());
    const auto size = static_cast<std::size_t>(cairo_image_surface_get_stride(frame.get())) * static_cast<std::size_t>(height);
    return {cairo_image_surface_get_data(frame.get()), size};
}

std::string FramePainter::png() const { return pngOf(state_->frame.get()); }

} // namespace zamkan::draw
