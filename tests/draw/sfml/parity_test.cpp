#include "catch.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "draw/sfml/sfml_painter.hpp"
#include "map/sample_view.hpp"
#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

using namespace zamkan;

namespace {

sf::Image byWindow(draw::SfmlPainter &painter, const map::Picture &picture) {
    sf::RenderTexture target;
    target.create(static_cast<unsigned>(picture.viewport.width()), static_cast<unsigned>(picture.viewport.height()));
    painter.paint(picture, target);
    target.display();
    return target.getTexture().copyToImage();
}

sf::Image byCairo(const map::Picture &picture) {
    const auto file = std::filesystem::temp_directory_path() / "zamkan_parity.png";
    draw::paintToFile(picture, testing::studio().letterer, file);
    sf::Image image;
    image.loadFromFile(file.string());
    std::filesystem::remove(file);
    return image;
}

struct Difference {
    double mean = 0;     // of 255
    double strong = 0;   // share of pixels that differ by more than a quarter
};

Difference between(const sf::Image &a, const sf::Image &b) {
    Difference out;
    const auto size = a.getSize();
    for (unsigned y = 0; y < size.y; ++y)
        for (unsigned x = 0; x < size.x; ++x) {
            const sf::Color p = a.getPixel(x, y), q = b.getPixel(x, y);
            const int most = std::max({std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)});
            out.mean += most;
            out.strong += most > 64 ? 1 : 0;
        }
    const double pixels = static_cast<double>(size.x) * size.y;
    out.mean /= pixels;
    out.strong /= pixels;
    return out;
}

} // namespace

TEST_CASE("the window and the file show the same picture") {
    const events::EventTable table = testing::sampleTable();
    const auto rows = testing::allRows(table);
    draw::SfmlPainter painter(testing::studio().letterer);
    for (const char *style : {"paper", "night"})
        for (const double zoom : {1.5, 6.5, 9.0}) {
            map::SceneMaker maker = testing::studio().maker(style);
            map::View view = testing::viewOn(table, rows, 900, 600);
            view.viewport = map::Viewport(geo::LatLon::fromDegrees(35, 40), 256 * std::exp2(zoom), 900, 600);
            const map::Picture picture = maker.make(view);
            const sf::Image file = byCairo(picture);
            const Difference difference = between(byWindow(painter, picture), file);
            INFO(style << " at zoom " << zoom);
            CHECK(difference.mean < 3);
            CHECK(difference.strong < 0.01);
        }
}

TEST_CASE("a panned window shows what a fresh one would, once it stands still") {
    const events::EventTable table = testing::sampleTable();
    const auto rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows, 900, 600);
    draw::SfmlPainter painter(testing::studio().letterer), fresh(testing::studio().letterer);
    static_cast<void>(byWindow(painter, maker.make(view)));
    view.viewport = view.viewport.pannedBy(37, -21);
    const Difference panned = between(byWindow(painter, maker.make(view)), byWindow(fresh, maker.make(view)));
    CHECK(panned.mean < 0.8);
    view.viewport = view.viewport.zoomedAt({200, 200}, 1.3).pannedBy(0.4, 0.3);
    const map::Picture zoomed = maker.make(view);
    sf::Image last = byWindow(painter, zoomed);
    for (int frame = 0; frame < 1000 && !painter.sharp(); ++frame) last = byWindow(painter, zoomed);
    CHECK(painter.sharp());
    draw::SfmlPainter another(testing::studio().letterer);
    CHECK(between(last, byWindow(another, zoomed)).mean < 0.8);
}

TEST_CASE("quads of a text stand inside its block and inside the atlas") {
    draw::SfmlPainter painter(testing::studio().letterer);
    const lettering::Block &block = testing::studio().letterer.layout("دير الزور Deir ez-Zor", {15, lettering::Weight::regular});
    const auto &quads = painter.quads(block);
    REQUIRE(quads.size() > 10);
    for (const auto &quad : quads) {
        CHECK(quad.x0 >= -4);
        CHECK(quad.x1 <= block.width + 4);
        CHECK(quad.y1 <= block.height + 2);
        CHECK(quad.u0 >= 0);
        CHECK(quad.u1 <= 1);
        CHECK(quad.u1 > quad.u0);
    }
}
