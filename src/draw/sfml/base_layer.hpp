// The base map as a texture somewhat larger than the view, so that most frames only copy it.
#pragma once
#include "draw/sfml/brush.hpp"
#include "draw/sfml/copier.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/System/Clock.hpp>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace zamkan::draw {

class BaseLayer {
public:
    // While the view stands still, or is panned by whole pixels within the margin, the texture is copied. While it is zoomed,
    // the texture is stretched, and the next one is painted beside it, a slice a frame; likewise when the view comes near
    // to the texture's edge. Only a view that the texture does not cover is painted at once. `edges` is the texture of
    // edgeProfiles().
    void paint(const map::Picture &picture, const sf::Texture &edges, const Copier &copier, sf::RenderTarget &target);
    // False after a paint() whose texture was stretched or not shifted by whole pixels: paint once more.
    [[nodiscard]] bool sharp() const { return sharp_; }

private:
    static constexpr double kMargin = 0.3;      // of the view's size, on each side
    static constexpr double kLeast = 0.17;      // of it: with less left, the next texture is begun
    static constexpr int kPatience = 70;        // milliseconds that a view is stretched before the next texture is begun
    // What a frame does for it: software GL takes a millisecond for some four thousand vertices.
    struct Slice {
        float milliseconds;
        std::size_t vertices;
    };
    static constexpr Slice kMoving{3, 12'000}, kWidening{5, 24'000}, kStanding{14, 40'000}, kWhole{1e6F, SIZE_MAX};
    // What is being painted into the texture that is not shown.
    struct Coming {
        map::Viewport viewport; // of the texture, margins included
        std::uint64_t content = 0;
        std::vector<map::LineLayer> shores, lines;
        std::vector<map::FillLayer> fills;
        std::size_t done = 0; // of all three, in their order
    };
    // Where a texture's edges are on the screen.
    struct Place {
        double left, top, stretch;
        bool covers, sharp; // the view; it, to the pixel
        double spare;       // pixels of it beyond the view's nearest edge
    };
    [[nodiscard]] static Place placeOf(const map::Viewport &texture, const map::Viewport &view);
    void begin(const map::Picture &picture);
    bool advance(const sf::Texture &edges, const Slice &slice); // true: painted and shown from now on

    std::array<sf::RenderTexture, 2> textures_;
    std::array<sf::Vector2u, 2> sizes_;
    std::size_t shown_ = 0;
    std::optional<map::Viewport> viewport_; // of the texture that is shown
    std::uint64_t content_ = 0;
    std::optional<Coming> coming_;
    std::optional<map::Viewport> seen_; // by the last paint()
    Vertices vertices_;                 // kept for their memory
    std::vector<map::Point> triangles_;
    sf::Clock since_; // another texture is shown
    bool sharp_ = true;
};

} // namespace zamkan::draw
