#include "draw/sfml/atlas_texture.hpp"
#include <algorithm>

namespace zamkan::draw {

AtlasTexture::AtlasTexture(For use) : texels_(std::size_t{kSide} * kSide * 4) {
    texture_.create(kSide, kSide);
    if (use == For::copying) takeWindowOrder(texture_);
}

std::optional<AtlasTexture::Place> AtlasTexture::room(unsigned width, unsigned height) {
    if (x_ + width + 1 > kSide) {
        x_ = 1;
        y_ += row_height_ + 1;
        row_height_ = 0;
    }
    if (width + 2 > kSide || y_ + height + 1 > kSide) return std::nullopt;
    const Place place{x_, y_};
    soil(x_, y_, width, height);
    x_ += width + 1;
    row_height_ = std::max(row_height_, height);
    return place;
}

void AtlasTexture::soil(unsigned x, unsigned y, unsigned width, unsigned height) {
    if (dirty_.width == 0) {
        dirty_ = {x, y, width, height};
        return;
    }
    const unsigned right = std::max(dirty_.left + dirty_.width, x + width), bottom = std::max(dirty_.top + dirty_.height, y + height);
    dirty_.left = std::min(dirty_.left, x);
    dirty_.top = std::min(dirty_.top, y);
    dirty_.width = right - dirty_.left;
    dirty_.height = bottom - dirty_.top;
}

void AtlasTexture::clear() {
    x_ = y_ = 1;
    row_height_ = 0;
}

const sf::Texture &AtlasTexture::texture() {
    if (dirty_.width > 0) upload(texture_, dirty_, texel(dirty_.left, dirty_.top), kSide);
    dirty_ = {0, 0, 0, 0};
    return texture_;
}

} // namespace zamkan::draw
