// Marks and names as small images, each painted once and laid down wherever it is wanted again.
#pragma once
#include "draw/cairo/cairo_handles.hpp"
#include "map/viewport.hpp"
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <unordered_map>

namespace zamkan::draw {

// What a sprite looks like, as bytes: equal keys, equal images.
class SpriteKey {
public:
    template <typename T> SpriteKey &add(const T &value) {
        static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
        bytes_.append(reinterpret_cast<const char *>(&value), sizeof value);
        return *this;
    }
    [[nodiscard]] const std::string &bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

private:
    std::string bytes_;
};

// A sprite stands at eighths of a pixel, whether it was kept or is painted now: a still and the frame of a film are equal.
class Sprites {
public:
    struct Extent { double left = 0, top = 0, right = 0, bottom = 0; }; // of the ink round the origin, pixels
    using Paint = std::function<void(cairo_t *context)>;                // round the origin
    using Measure = std::function<Extent(cairo_t *context)>;            // on which nothing may be painted

    // Lays it down at a point of the context, which may be moved by whole pixels and nothing else. False: it is too large to be
    // kept, and nothing was painted.
    [[nodiscard]] bool lay(cairo_t *context, map::Point at, SpriteKey &key, const Measure &measure, const Paint &paint);

private:
    struct Sprite {
        Surface image; // null: no ink
        int left = 0, top = 0;
    };
    static constexpr std::size_t kMost = std::size_t{96} << 20; // bytes; beyond them all is begun anew
    static constexpr double kLargest = 1 << 20;                 // pixels of one
    std::unordered_map<std::string, Sprite> kept_;
    std::size_t bytes_ = 0;
    Surface endless_; // to measure on
};

} // namespace zamkan::draw
