#include "draw/cairo/cairo_painter.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "draw/cairo/page.hpp"
#include "draw/cairo/png_file.hpp"
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::draw {
namespace {

constexpr double kLargest = 32'767; // Cairo's image surfaces end here

cairo_status_t append(void *closure, const unsigned char *data, unsigned length) {
    static_cast<std::string *>(closure)->append(reinterpret_cast<const char *>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void paintOn(cairo_surface_t *surface, const map::Picture &picture, const lettering::Letterer &letterer, bool letters,
             const std::filesystem::path &file) {
    Faces faces(letterer);
    Sprites sprites;
    const Context context(cairo_create(surface));
    Page(context.get(), faces, letters ? nullptr : &sprites).paint(picture);
    cairo_show_page(context.get());
    if (const cairo_status_t status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS)
        throw InputError(fmt::format("the picture cannot be painted: {}", cairo_status_to_string(status)), file.string(),
                         "try a smaller size");
}

} // namespace

void paintToFile(const map::Picture &picture, const lettering::Letterer &letterer, const std::filesystem::path &file) {
    const double width = std::round(picture.viewport.width()), height = std::round(picture.viewport.height());
    const std::string extension = file.extension().string();
    if (width > kLargest || height > kLargest)
        throw InputError(fmt::format("{:.0f} × {:.0f} pixels are too many", width, height), file.string(),
                         fmt::format("ask for at most {:.0f} a side", kLargest));
    std::string bytes;
    if (extension == ".png") {
        const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
        paintOn(surface.get(), picture, letterer, false, file);
        bytes = pngOf(surface.get());
    } else if (extension == ".pdf" || extension == ".svg") {
        const bool pdf = extension == ".pdf";
        const Surface surface(pdf ? cairo_pdf_surface_create_for_stream(append, &bytes, width, height)
                                  : cairo_svg_surface_create_for_stream(append, &bytes, width, height));
        if (!pdf) cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
        paintOn(surface.get(), picture, letterer, true, file);
        cairo_surface_finish(surface.get());
    } else {
        throw InputError("pictures are written as .png, .pdf or .svg", file.string(), "give one of these extensions");
    }
    writeBytes(file, bytes);
}

} // namespace zamkan::draw
