#include "draw/cairo/sprites.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::draw {
namespace {

constexpr double kPhases = 8;

} // namespace

bool Sprites::lay(cairo_t *context, map::Point at, SpriteKey &key, const Measure &measure, const Paint &paint) {
    const double x = std::round(at.x * kPhases), y = std::round(at.y * kPhases);
    const double wholeX = std::floor(x / kPhases), wholeY = std::floor(y / kPhases);
    const double partX = x / kPhases - wholeX, partY = y / kPhases - wholeY;
    key.add(static_cast<float>(partX)).add(static_cast<float>(partY));
    auto found = kept_.find(key.bytes());
    if (found == kept_.end()) {
        if (!endless_) endless_.reset(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr)); // elsewhere Cairo leaves glyphs out that are off the surface
        Sprite sprite;
        Extent ink;
        {
            const Context measuring(cairo_create(endless_.get()));
            ink = measure(measuring.get());
        }
        if (ink.right > ink.left && ink.bottom > ink.top) {
            const double left = std::floor(ink.left + partX) - 1, top = std::floor(ink.top + partY) - 1;
            const double width = std::ceil(ink.right + partX) + 1 - left, height = std::ceil(ink.bottom + partY) + 1 - top;
            if (!(width * height <= kLargest)) return false;
            sprite.left = static_cast<int>(left);
            sprite.top = static_cast<int>(top);
            sprite.image.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
            const Context painting(cairo_create(sprite.image.get()));
            cairo_translate(painting.get(), partX - left, partY - top);
            paint(painting.get());
            bytes_ += static_cast<std::size_t>(width * height) * 4;
        }
        if (bytes_ > kMost) {
            kept_.clear();
            bytes_ = 0;
        }
        found = kept_.emplace(key.bytes(), std::move(sprite)).first;
    }
    const Sprite &sprite = found->second;
    if (!sprite.image) return true;
    cairo_set_source_surface(context, sprite.image.get(), wholeX + sprite.left, wholeY + sprite.top);
    cairo_paint(context);
    return true;
}

} // namespace zamkan::draw
