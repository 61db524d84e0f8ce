#include "draw/sfml/glyph_atlas.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::draw {
namespace {

constexpr int kPhases = 4;

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

std::size_t GlyphAtlas::Hash::operator()(const Key &key) const {
    std::uint64_t hash = std::uint64_t{key.glyph} << 32 ^ std::uint64_t{key.face} << 20 ^ std::uint64_t{key.size} << 8 ^
                         std::uint64_t{key.phase} << 4 ^ key.outline;
    hash *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(hash ^ hash >> 32);
}

GlyphAtlas::GlyphAtlas(const lettering::Letterer &letterer) : letterer_(letterer) {
    texture_.create(kSide, kSide);
    texture_.setSmooth(true);
    clear();
}

void GlyphAtlas::clear() {
    const std::vector<sf::Uint8> blank([] {
        std::vector<sf::Uint8> texels(std::size_t{kSide} * kSide * 4, 255);
        for (std::size_t i = 3; i < texels.size(); i += 4) texels[i] = 0;
        return texels;
    }());
    texture_.update(blank.data());
    glyphs_.clear();
    x_ = y_ = 1;
    rowHeight_ = 0;
}

void GlyphAtlas::makeRoom() {
    if (y_ > kSide * 9 / 10) clear();
}

std::pair<float, int> GlyphAtlas::split(float x) {
    const float quarters = std::round(x * kPhases), whole = std::floor(quarters / kPhases);
    return {whole, static_cast<int>(quarters - whole * kPhases)};
}

const AtlasGlyph &GlyphAtlas::glyph(const lettering::Glyph &glyph, float x, float size, float outline) {
    const Key key{glyph.id, glyph.face, static_cast<std::uint16_t>(std::lround(size * 4)),
                  static_cast<std::uint8_t>(split(x).second), static_cast<std::uint8_t>(std::lround(outline * 4))};
    if (const auto known = glyphs_.find(key); known != glyphs_.end()) return known->second;
    lettering::GlyphImage image =
        letterer_.image(glyph.face, glyph.id, size, static_cast<float>(key.phase) / static_cast<float>(kPhases));
    if (outline > 0 && image.width > 0) image = grown(image, outline);
    AtlasGlyph cell;
    const auto width = static_cast<unsigned>(image.width), height = static_cast<unsigned>(image.height);
    if (x_ + width + 1 > kSide) {
        x_ = 1;
        y_ += rowHeight_ + 1;
        rowHeight_ = 0;
    }
    if (width > 0 && height > 0 && y_ + height + 1 < kSide && width + 2 < kSide) { // else: full until makeRoom()
        std::vector<sf::Uint8> texels(std::size_t{width} * height * 4, 255);
        for (std::size_t i = 0; i < image.alpha.size(); ++i) texels[i * 4 + 3] = image.alpha[i];
        texture_.update(texels.data(), width, height, x_, y_);
        cell = {static_cast<float>(x_), static_cast<float>(y_), static_cast<float>(width), static_cast<float>(height),
                static_cast<float>(image.left), static_cast<float>(image.top)};
        x_ += width + 1;
        rowHeight_ = std::max(rowHeight_, height);
    }
    return glyphs_.emplace(key, cell).first->second;
}

} // namespace zamkan::draw
