#include "actors/lineage.hpp"
#include "catch.hpp"
#include "control/territory.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "draw/sfml/sfml_painter.hpp"
#include "map/changed_places.hpp"
#include "map/held_ground.hpp"
#include "map/notes.hpp"
#include "map/sample_view.hpp"
#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

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

// How strongly something shows in a box, as a sum of differences from the picture without it, and around which point.
struct Trace {
    double sum = 0, x = 0, y = 0;
};

// Pixels by which a picture differs from the one without some of its things.
class Shown {
public:
    Shown(const sf::Image &with, const sf::Image &without) : size_(with.getSize()), by_(std::size_t{size_.x} * size_.y) {
        for (unsigned y = 0; y < size_.y; ++y)
            for (unsigned x = 0; x < size_.x; ++x) {
                const sf::Color p = with.getPixel(x, y), q = without.getPixel(x, y);
                by_[std::size_t{y} * size_.x + x] = std::max({std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)});
            }
    }
    [[nodiscard]] Trace in(double left, double top, double right, double bottom) const {
        Trace out;
        for (auto y = static_cast<int>(std::max(0.0, std::floor(top))); y < static_cast<int>(size_.y) && y <= bottom; ++y)
            for (auto x = static_cast<int>(std::max(0.0, std::floor(left))); x < static_cast<int>(size_.x) && x <= right; ++x) {
                const double by = by_[static_cast<std::size_t>(y) * size_.x + static_cast<std::size_t>(x)];
                out.sum += by;
                out.x += by * x;
                out.y += by * y;
            }
        if (out.sum > 0) out.x /= out.sum, out.y /= out.sum;
        return out;
    }

private:
    sf::Vector2u size_;
    std::vector<int> by_;
};

// Both show it at the same place and about as strongly: the window's halos are a little narrower, and of a faint wash one level
// of 255 is a large part, which also draws its middle aside where it is large.
void checkSame(const Shown &window, const Shown &file, const std::string &what, double left, double top, double right, double bottom) {
    const Trace a = window.in(left, top, right, bottom), b = file.in(left, top, right, bottom);
    INFO(what << ": " << a.sum << " at " << a.x << ", " << a.y << " in the window, " << b.sum << " at " << b.x << ", " << b.y << " in the file");
    CHECK(a.sum > 100);
    CHECK(b.sum > 100);
    CHECK(a.sum < 1.7 * b.sum);
    CHECK(b.sum < 1.7 * a.sum);
    CHECK(std::abs(a.x - b.x) < 1 + (right - left) / 25);
    CHECK(std::abs(a.y - b.y) < 1 + (bottom - top) / 25);
}

// Whether each mark, name, area and line of a picture stands at the same place in both, and the pictures are alike as a whole.
void checkParity(draw::SfmlPainter &painter, const map::Picture &whole) {
    const sf::Image window = byWindow(painter, whole), file = byCairo(whole);
    const Difference difference = between(window, file);
    CHECK(difference.mean < 3);
    CHECK(difference.strong < 0.012);
    const double width = whole.viewport.width(), height = whole.viewport.height();
    const auto without = [&](const auto &change) {
        map::Picture less = whole;
        change(less);
        return std::pair(Shown(window, byWindow(painter, less)), Shown(file, byCairo(less)));
    };
    const auto within = [&](double left, double top, double right, double bottom) { return left > 0 && top > 0 && right < width && bottom < height; };
    {
        const auto [inWindow, inFile] = without([](map::Picture &less) { less.marks.clear(); less.rings.clear(); less.labels.clear(); });
        std::vector<map::Mark> all = whole.rings;
        all.insert(all.end(), whole.marks.begin(), whole.marks.end());
        for (const map::Mark &mark : all) {
            const auto reach = static_cast<double>(std::max({mark.size, mark.reach, mark.halo})) + 3, high = static_cast<double>(std::max(mark.size, mark.halo)) + 3;
            if (within(mark.at.x - reach, mark.at.y - high, mark.at.x + reach, mark.at.y + high))
                checkSame(inWindow, inFile, "a mark", mark.at.x - reach, mark.at.y - high, mark.at.x + reach, mark.at.y + high);
        }
    }
    {
        const auto [inWindow, inFile] = without([](map::Picture &less) { less.labels.clear(); less.captions.clear(); less.panels.clear(); less.strokes.clear(); less.symbols.clear(); });
        for (const auto *list : {&whole.labels, &whole.captions})
            for (const map::Label &label : *list) {
                const double right = label.at.x + static_cast<double>(label.block->width), bottom = label.at.y + static_cast<double>(label.block->height);
                if (within(label.at.x, label.at.y, right, bottom)) checkSame(inWindow, inFile, std::string(label.text), label.at.x, label.at.y, right, bottom);
            }
        for (const map::Picture::Panel &panel : whole.panels) checkSame(inWindow, inFile, "a panel", panel.left, panel.top, panel.right, panel.bottom);
        for (const map::Mark &symbol : whole.symbols) {
            const auto reach = static_cast<double>(std::max(symbol.size, symbol.reach)) + 3;
            checkSame(inWindow, inFile, "a sign of the legend", symbol.at.x - reach, symbol.at.y - reach, symbol.at.x + reach, symbol.at.y + reach);
        }
    }
    if (!whole.washes.empty()) {
        const auto [inWindow, inFile] = without([](map::Picture &less) { less.washes.clear(); });
        checkSame(inWindow, inFile, "washes", 0, 0, width, height);
    }
    if (!whole.threads.empty() || !whole.drawings.empty()) {
        const auto [inWindow, inFile] = without([](map::Picture &less) { less.threads.clear(); less.drawings.clear(); });
        for (const auto *list : {&whole.threads, &whole.drawings})
            for (const map::Picture::Stroke &line : *list)
                if (within(line.from.x, line.from.y, line.from.x, line.from.y) && within(line.to.x, line.to.y, line.to.x, line.to.y) &&
                    std::hypot(line.from.x - line.to.x, line.from.y - line.to.y) > 12)
                    checkSame(inWindow, inFile, "a line", std::min(line.from.x, line.to.x) - 3, std::min(line.from.y, line.to.y) - 3, std::max(line.from.x, line.to.x) + 3,
                              std::max(line.from.y, line.to.y) + 3);
    }
    if (whole.heat) {
        const auto [inWindow, inFile] = without([](map::Picture &less) { less.heat.reset(); });
        checkSame(inWindow, inFile, "density", 0, 0, width, height);
    }
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

TEST_CASE("each mark, name, area and line stands at the same place in the window and in the file") {
    // Clusters, discs, badges of countries, hollow marks; then what else may lie on a map.
    events::EventTable table = testing::sampleTable();
    for (int i = 0; i < 5; ++i) {
        events::Event event = testing::eventOf({"violence", "killing", "", "", i % 2 ? "isis" : "sdf", "الرقة", "Raqqa", 35.95, 39.01, 2, "exact", 0, ""});
        event.id += std::to_string(i);
        table.append(std::move(event));
    }
    const auto rows = testing::allRows(table);
    draw::SfmlPainter painter(testing::studio().letterer);
    const auto territory = control::Territory::of(table, testing::studio().gazetteer, actors::Lineage::open()).value;
    const std::vector<map::Note> notes{{map::NoteKind::arrow, geo::LatLon::fromDegrees(34.2, 39), geo::LatLon::fromDegrees(35.2, 40.5), 0, "من هنا", 2},
                                       {map::NoteKind::circle, geo::LatLon::fromDegrees(36, 42), {}, 60, "circle", 3},
                                       {map::NoteKind::text, geo::LatLon::fromDegrees(33.5, 41), {}, 0, "نص في الصحراء\nand a line", 1}};
    for (const char *style : {"paper", "night"})
        for (const text::Language language : {text::Language::arabic, text::Language::english}) {
            map::SceneMaker maker = testing::studio().maker(style);
            map::View view = testing::viewOn(table, rows, 900, 600);
            view.labels = language;
            view.title = language == text::Language::arabic ? "السيطرة على الرقة" : "Who holds Raqqa";
            {
                INFO(style << ": marks");
                checkParity(painter, maker.make(view));
            }
            const geo::LatLon near = geo::LatLon::fromDegrees(34.3, 42.1);
            view.changed = std::make_shared<const map::ChangedPlaces>(map::ChangedPlaces{
                {table.position(4), "isis", "sdf", {4}}, {table.position(8), "isis", "", {8}}, {near, "isis", "iraqi_forces", {}}, {near, "isis", "sdf", {}}});
            {
                INFO(style << ": rings round places that changed hands");
                const map::Picture picture = maker.make(view);
                CHECK(picture.rings.size() == 3);
                checkParity(painter, picture);
            }
            view.changed.reset();
            view.notes = &notes;
            view.trails = true;
            view.selected = 8;
            view.held = map::heldGround(territory.on(*time::dayFromIso("2016-06-14"), control::Territory::By::holder), [&](std::string_view party) { return maker.colourOf(party); });
            {
                INFO(style << ": held ground, trails, notes");
                const map::Picture picture = maker.make(view);
                CHECK_FALSE(picture.threads.empty());
                CHECK_FALSE(picture.drawings.empty());
                checkParity(painter, picture);
                // Ground that is held lies among what is beneath the marks.
                view.held.reset();
                const map::Picture nobody = maker.make(view);
                checkSame(Shown(byWindow(painter, picture), byWindow(painter, nobody)), Shown(byCairo(picture), byCairo(nobody)), "held ground", 0, 0, 900, 600);
            }
            view.marks = map::MarksAs::density;
            INFO(style << ": density");
            checkParity(painter, maker.make(view));
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

// llvmpipe draws in tiles of 64 pixels, and has ways through its code that hang on what else is in one.
TEST_CASE("marks, marks that come and go, and names look the same wherever they stand") {
    map::Picture picture;
    picture.viewport = map::Viewport(geo::LatLon::fromDegrees(0, -150), 3e6, 900, 620);
    picture.background = {210, 220, 230, 255};
    const lettering::Block &block = testing::studio().letterer.layout("الرقة Raqqa", {13, lettering::Weight::bold});
    constexpr int kStep = 62;
    for (int y = 0; y < 9; ++y)
        for (int x = 0; x < 7; ++x) {
            map::Mark mark;
            mark.at = {x * 2.0 * kStep + 30, y * 1.0 * kStep + 30};
            mark.size = 9;
            mark.fill = {200, 40, 40, 255};
            mark.outline = {255, 255, 255, 255};
            picture.marks.push_back(mark);
            mark.at.x += 24;
            mark.opacity = 0.5F;
            picture.marks.push_back(mark);
            picture.labels.push_back({&block, {mark.at.x + 14, mark.at.y - 8}, {30, 30, 30, 255}, {255, 255, 255, 200}, 2, "الرقة Raqqa"});
        }
    draw::SfmlPainter painter(testing::studio().letterer);
    const sf::Image image = byWindow(painter, picture);
    for (int y = 0; y < 9; ++y)
        for (int x = 0; x < 7; ++x) {
            int other = 0;
            for (int row = 0; row < 34; ++row)
                for (int column = 0; column < 2 * kStep - 8; ++column) {
                    const sf::Color here = image.getPixel(static_cast<unsigned>(x * 2 * kStep + 18 + column), static_cast<unsigned>(y * kStep + 12 + row));
                    const sf::Color first = image.getPixel(static_cast<unsigned>(18 + column), static_cast<unsigned>(12 + row));
                    other += std::abs(here.r - first.r) + std::abs(here.g - first.g) + std::abs(here.b - first.b) > 12; // its ways round differently
                }
            CAPTURE(x, y);
            CHECK(other == 0);
        }
}

TEST_CASE("ground that the picture of the base map does not hold is painted at once, and what it comes near to a slice at a time") {
    const events::EventTable table;
    const auto rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    map::View view = testing::viewOn(table, rows, 900, 600);
    draw::SfmlPainter painter(testing::studio().letterer);
    static_cast<void>(byWindow(painter, maker.make(view)));
    for (int frame = 0; frame < 60; ++frame) { // across several margins, by whole pixels
        view.viewport = view.viewport.pannedBy(-11, 4);
        static_cast<void>(byWindow(painter, maker.make(view)));
        CHECK(painter.sharp());
    }
    const auto same = [&] {
        draw::SfmlPainter fresh(testing::studio().letterer);
        return between(byWindow(painter, maker.make(view)), byWindow(fresh, maker.make(view))).mean < 0.8;
    };
    CHECK(same());
    view.viewport = view.viewport.pannedBy(2000, 0);
    CHECK(same());
    CHECK(painter.sharp());
}

TEST_CASE("text that is drawn again and again becomes one picture a line, where its letters were") {
    draw::SfmlPainter painter(testing::studio().letterer);
    const lettering::Block &block = testing::studio().letterer.layout("دير الزور Deir ez-Zor\nالرقة", {15, lettering::Weight::regular});
    REQUIRE(block.lines.size() == 2);
    using Quad = draw::SfmlPainter::Quad;
    const auto extent = [](const std::vector<Quad> &quads) {
        Quad all = quads.front();
        for (const Quad &quad : quads) all = {std::min(all.x0, quad.x0), std::min(all.y0, quad.y0), std::max(all.x1, quad.x1), std::max(all.y1, quad.y1), 0, 0, 0, 0};
        return all;
    };
    const std::vector<Quad> letters = painter.quads(block);
    std::vector<Quad> pictures;
    for (int frame = 0; frame < 8; ++frame) pictures = painter.quads(block);
    CHECK(letters.size() > 15);
    REQUIRE(pictures.size() == 2);
    const Quad before = extent(letters), after = extent(pictures);
    CHECK(before.x0 == after.x0);
    CHECK(before.x1 == after.x1);
    CHECK(before.y0 == after.y0);
    CHECK(before.y1 == after.y1);
    CHECK(painter.whiteTexel() < std::min(pictures[0].u0, pictures[0].v0)); // nothing stands on it
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
