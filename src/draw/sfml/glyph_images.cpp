#include "draw/sfml/glyph_images.hpp"
#include <algorithm>
#include <cmath>
#include <vector>

namespace zamkan::draw {
namespace {

constexpr int kPhases = 4;
constexpr std::size_t kMost = 20'000; // images; some ten megabytes

// The alpha of the letter grown by `by` pixels: each pixel takes the strongest of its neighbours within that
// distance, fading over the last one.
lettering::GlyphImage grown(const lettering::GlyphImage &letter, float by) {
    const int reach = static_cast<int>(std::ceil(by)) + 1;
    lettering::GlyphImage out{letter.width + 2 * reach, letter.height + 2 * reach, letter.left - reach, letter.top + reach, {}};
    out.alpha.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 0);
    struct Neighbour {
        int x, y;
        int weight; // of 256
    };
    std::vector<Neighbour> neighbours;
    for (int y = -reach; y <= reach; ++y)
        for (int x = -reach; x <= reach; ++x) {
            const float distance = std::hypot(static_cast<float>(x), static_cast<float>(y));
            const float weight = std::clamp(by + 0.5F - distance, 0.0F, 1.0F);
            if (weight > 0) neighbours.push_back({x, y, static_cast<int>(weight * 256)});
        }
    for (int y = 0; y < letter.height; ++y)
        for (int x = 0; x < letter.width; ++x) {
            const int alpha = letter.alpha[static_cast<std::size_t>(y * letter.width + x)];
            if (alpha == 0) continue;
            for (const Neighbour &n : neighbours) {
                std::uint8_t &cell =
                    out.alpha[static_cast<std::size_t>((y + reach + n.y) * out.width + x + reach + n.x)];
                cell = static_cast<std::uint8_t>(std::max<int>(cell, alpha * n.weight / 256));
            }
        }
    return out;
}

} // namespace

std::size_t GlyphImages::Hash::operator()(const Key &key) const {
    std::uint64_t hash = std::uint64_t{key.glyph} << 32 ^ std::uint64_t{key.face} << 20 ^ std::uint64_t{key.size} << 8 ^
                         std::uint64_t{key.phase} << 4 ^ key.outline;
    hash *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

std::pair<float, int> GlyphImages::split(float x) {
    const float quarters = std::round(x * kPhases), whole = std::floor(quarters / kPhases);
    return {whole, static_cast<int>(quarters - whole * kPhases)};
}

GlyphImages::Key GlyphImages::keyOf(const lettering::Glyph &glyph, float size, float outline) {
    return {glyph.id, glyph.face, static_cast<std::uint16_t>(std::lround(size * 4)), static_cast<std::uint8_t>(split(glyph.x).second),
            static_cast<std::uint8_t>(std::lround(outline * 4))};
}

const lettering::GlyphImage &GlyphImages::of(const lettering::Glyph &glyph, float size, float outline) {
    const Key key = keyOf(glyph, size, outline);
    if (const auto known = images_.find(key); known != images_.end()) return known->second;
    lettering::GlyphImage image = letterer_.image(glyph.face, glyph.id, size, static_cast<float>(key.phase) / static_cast<float>(kPhases));
    if (outline > 0 && image.width > 0) image = grown(image, outline);
    return images_.emplace(key, std::move(image)).first->second;
}

void GlyphImages::makeRoom() {
    if (images_.size() > kMost) images_.clear();
}

} // namespace zamkan::draw
