#include "briefing/logo.hpp"
#include "base/files.hpp"
#include "draw/cairo/raster_file.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::briefing {

namespace fs = std::filesystem;

std::shared_ptr<const map::Raster> LogoFile::open(const std::string &file) {
    if (file.empty()) return nullptr;
    std::error_code missing;
    const auto changed = fs::last_write_time(file, missing);
    const std::uintmax_t size = missing ? 0 : fs::file_size(file, missing);
    if (missing) throw InputError("the logo cannot be read (" + missing.message() + ")", file, "choose a PNG file that is there, or leave the logo out");
    if (raster_ && file == file_ && changed == changed_ && size == size_) return raster_;
    try {
        raster_ = std::make_shared<const map::Raster>(draw::rasterOf(readBytes(file)));
    } catch (const InputError &error) {
        if (!error.diagnostic().where.empty()) throw;
        throw InputError("the logo: " + error.diagnostic().what, file, error.diagnostic().remedy);
    }
    file_ = file;
    changed_ = changed;
    size_ = size;
    return raster_;
}

std::pair<double, double> logoSize(const map::Raster *raster, const Template &look, double ratio, double wrap) {
    if (!raster) return {0, 0};
    constexpr double kLines = 2.3, kShare = 0.22; // of the title's size; of the page's width
    double height = kLines * static_cast<double>(look.title) * ratio, width = height * raster->width / raster->height;
    if (const double most = kShare * wrap; width > most) {
        height *= most / width;
        width = most;
    }
    return {std::max(1.0, std::round(width)), std::max(1.0, std::round(height))};
}

map::Imprint logoIn(const map::Rect &room, std::shared_ptr<const map::Raster> raster, std::pair<double, double> size, bool mirrored) {
    const double left = std::round(mirrored ? room.left : room.right - size.first), top = std::round(room.top);
    return {std::move(raster), left, top, left + size.first, top + size.second};
}

} // namespace zamkan::briefing
