#include "draw/cairo/png_file.hpp"
#include "base/diagnostic.hpp"
#include <cstdint>
#include <cstring>
#include <png.h>
#include <vector>

namespace zamkan::draw {
namespace {

constexpr int kLevel = 2; // of 9: twice the bytes of the highest at a tenth of the time

void append(png_structp png, png_bytep bytes, png_size_t size) {
    static_cast<std::string *>(png_get_io_ptr(png))->append(reinterpret_cast<const char *>(bytes), size);
}
void nothing(png_structp) {}
[[noreturn]] void fail(png_structp, png_const_charp message) {
    throw InputError(std::string("the picture cannot be encoded: ") + message, "PNG", "try another size");
}
void ignore(png_structp, png_const_charp) {} // libpng's warnings are about profiles that we do not write

struct Writer {
    png_structp png;
    png_infop info;
    Writer() : png(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, fail, ignore)), info(png_create_info_struct(png)) {}
    ~Writer() { png_destroy_write_struct(&png, &info); }
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
};

} // namespace

std::string pngOf(cairo_surface_t *image) {
    cairo_surface_flush(image);
    const auto width = static_cast<std::uint32_t>(cairo_image_surface_get_width(image));
    const auto height = static_cast<std::uint32_t>(cairo_image_surface_get_height(image));
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(image));
    const unsigned char *data = cairo_image_surface_get_data(image);
    std::string bytes;
    std::vector<png_byte> row(std::size_t{width} * 3);
    const Writer writer;
    png_set_write_fn(writer.png, &bytes, append, nothing);
    png_set_compression_level(writer.png, kLevel);
    png_set_filter(writer.png, 0, PNG_FILTER_SUB);
    png_set_IHDR(writer.png, writer.info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(writer.png, writer.info);
    for (std::uint32_t y = 0; y < height; ++y) {
        for (std::uint32_t x = 0; x < width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, data + y * stride + std::size_t{x} * 4, sizeof pixel);
            row[std::size_t{x} * 3] = static_cast<png_byte>(pixel >> 16 & 0xFF);
            row[std::size_t{x} * 3 + 1] = static_cast<png_byte>(pixel >> 8 & 0xFF);
            row[std::size_t{x} * 3 + 2] = static_cast<png_byte>(pixel & 0xFF);
        }
        png_write_row(writer.png, row.data());
    }
    png_write_end(writer.png, nullptr);
    return bytes;
}

} // namespace zamkan::draw
