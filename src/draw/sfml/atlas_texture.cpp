#include "draw/sfml/atlas_texture.hpp"
#include <algorithm>

namespace zamkan::draw {

AtlasTexture::AtlasTexture() : texels_(std::size_t{kSide} * kSide * 4) { texture_.create(kSide, kSide); }

std::optional<AtlasTexture::Place> AtlasTexture::room(unsigned width, unsigned height) {
    if (x_ + width + 1 > kSide) {
        x_ = 1;
        y_ += row_height_ + 1;
        row_height_ = 0;
    }
    if (width + 2 > kSide || y_ + height + 1 > kSide) return std::nullopt;
    const Place place{x_, y_};
    dirty_from_ = std::min(dirty_from_, y_);
    dirty_to_ = std::max(dirty_to_, y_ + height);
    x_ += width + 1;
    row_height_ = std::max(row_height_, height);
    return place;
}

void AtlasTexture::clear() {
    x_ = y_ = 1;
    row_height_ = 0;
}

const sf::Texture &AtlasTexture::texture() {
    if (dirty_from_ < dirty_to_) texture_.update(texel(0, dirty_from_), kSide, dirty_to_ - dirty_from_, 0, dirty_from_);
    dirty_from_ = kSide;
    dirty_to_ = 0;
    return texture_;
}

} // namespace zamkan::draw
