// The base map as a texture somewhat larger than the view, so that most frames only copy it.
#pragma once
#include "draw/sfml/copier.hpp"
#include "map/scene.hpp"
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/System/Clock.hpp>
#include <optional>

namespace zamkan::draw {

class BaseLayer {
public:
    // While the view stands still, or is panned by whole pixels within the margin, the texture is copied. While it is
    // zoomed, the texture is stretched for a moment (kPatience, or a few times what painting takes) before it is painted anew.
    // `edges` is the texture of edgeProfiles().
    void paint(const map::Picture &picture, const sf::Texture &edges, const Copier &copier, sf::RenderTarget &target);
    // False after a paint() whose texture was stretched or not shifted by whole pixels: paint once more.
    [[nodiscard]] bool sharp() const { return sharp_; }

private:
    static constexpr float kMargin = 0.2F;    // of the view's size, on each side
    static constexpr int kPatience = 70;      // milliseconds
    void render(const map::Picture &picture, const sf::Texture &edges);

    sf::RenderTexture texture_;
    std::optional<map::Viewport> viewport_; // of the texture, margins included
    std::uint64_t content_ = 0;
    unsigned width_ = 0, height_ = 0;
    sf::Clock since_;
    int cost_ = 0; // milliseconds that the last painting took
    bool sharp_ = true;
};

} // namespace zamkan::draw
