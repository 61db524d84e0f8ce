// The picture of whoever a sheet is from, beside its title.
#pragma once
#include "briefing/sheet_template.hpp"
#include "map/leaf.hpp"
#include "map/placement.hpp"
#include <filesystem>
#include <memory>
#include <string>

namespace zamkan::briefing {

// The logo that was asked for last, read again only when the file changed.
class LogoFile {
public:
    // Null for ""; throws InputError, which names the file, when it is not there or is no PNG.
    [[nodiscard]] std::shared_ptr<const map::Raster> open(const std::string &file);

private:
    std::string file_;
    std::filesystem::file_time_type changed_{};
    std::uintmax_t size_ = 0;
    std::shared_ptr<const map::Raster> raster_;
};

// Width and height on a page of this size, whole pixels; 0, 0 of none.
[[nodiscard]] std::pair<double, double> logoSize(const map::Raster *raster, const Template &look, double ratio, double wrap);
// In the corner of `room` where lines end.
[[nodiscard]] map::Imprint logoIn(const map::Rect &room, std::shared_ptr<const map::Raster> raster, std::pair<double, double> size, bool mirrored);

} // namespace zamkan::briefing
