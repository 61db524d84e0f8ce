#include "draw/cairo/raster_file.hpp"
#include "base/diagnostic.hpp"
#include <atomic>
#include <png.h>
#include <string>

namespace zamkan::draw {

map::Raster rasterOf(std::string_view bytes) {
    constexpr std::uint64_t kMost = std::uint64_t{32} << 20; // pixels
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    struct Release { // of what libpng keeps when it did not come to the end
        png_image &png;
        ~Release() { png_image_free(&png); }
    } const release{png};
    const auto failed = [&] { return InputError(std::string("this is no PNG picture (") + png.message + ")", "", "give a file in PNG"); };
    if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) throw failed();
    if (std::uint64_t{png.width} * png.height > kMost)
        throw InputError("this picture has " + std::to_string(png.width) + " × " + std::to_string(png.height) + " pixels, too many for a sheet", "", "make it smaller");
    png.format = PNG_FORMAT_RGBA;
    static std::atomic<std::uint64_t> keys{0};
    map::Raster out{++keys, png.width, png.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(png))};
    if (png_image_finish_read(&png, nullptr, out.rgba.data(), 0, nullptr) == 0) throw failed();
    return out;
}

} // namespace zamkan::draw
