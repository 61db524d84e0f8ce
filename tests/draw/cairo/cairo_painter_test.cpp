#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "catch.hpp"
#include "draw/cairo/cairo_painter.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include "draw/cairo/text_clusters.hpp"
#include "map/sample_view.hpp"
#include <algorithm>
#include <filesystem>

using namespace zamkan;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / "zamkan_cairo_test";
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

std::uint32_t bigEndian(const std::string &bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

} // namespace

TEST_CASE("one picture is written as PNG of its size, as PDF and as SVG") {
    const Folder folder;
    const events::EventTable table = testing::sampleTable();
    const auto rows = testing::allRows(table);
    map::SceneMaker maker = testing::studio().maker();
    const map::Picture picture = maker.make(testing::viewOn(table, rows, 800, 500));
    for (const char *name : {"map.png", "map.pdf", "map.svg"})
        draw::paintToFile(picture, testing::studio().letterer, folder.path / name);
    const std::string png = readBytes(folder.path / "map.png");
    CHECK(png.substr(1, 3) == "PNG");
    CHECK(bigEndian(png, 16) == 800);
    CHECK(bigEndian(png, 20) == 500);
    CHECK(readBytes(folder.path / "map.pdf").substr(0, 5) == "%PDF-");
    CHECK(readBytes(folder.path / "map.svg").find("width=\"800\"") != std::string::npos);
}

TEST_CASE("what was painted before changes no pixel of what is painted now") {
    const events::EventTable table = testing::sampleTable();
    const auto rows = testing::allRows(table);
    for (const char *style : {"paper", "night"}) {
        map::SceneMaker maker = testing::studio().maker(style);
        map::View view = testing::viewOn(table, rows, 800, 500);
        view.trails = true;
        draw::FramePainter kept(testing::studio().letterer);
        for (int frame = 0; frame < 5; ++frame) {
            INFO(style << ", frame " << frame);
            if (frame == 2) view.viewport = view.viewport.pannedBy(33.3, -7.77); // every mark at another part of a pixel
            if (frame == 3) view.selected = 4;
            if (frame == 4) view.labels = text::Language::english;
            map::Leaf leaf;
            leaf.width = 800;
            leaf.height = 500;
            leaf.paper = {255, 255, 255, 255};
            leaf.add(maker.make(view));
            static_cast<void>(kept.paint(leaf));
            CHECK(kept.png() == draw::bytesOf({&leaf, 1}, testing::studio().letterer, draw::PageFormat::png, ""));
        }
    }
}

TEST_CASE("a name wider than a sprite may be is painted all the same") {
    lettering::Letterer &letterer = testing::studio().letterer;
    std::string words;
    for (int i = 0; i < 400; ++i) words += "الموصل ";
    const auto inked = [&](float size) {
        map::Picture picture;
        picture.viewport = map::Viewport(geo::LatLon::fromDegrees(0, 0), 256, 900, 200);
        picture.background = {255, 255, 255, 255};
        map::Label label;
        label.block = &letterer.layout(words, {size, lettering::Weight::regular});
        label.text = words;
        label.at = {-200, 20};
        picture.captions.push_back(label);
        map::Leaf leaf;
        leaf.width = 900;
        leaf.height = 200;
        leaf.paper = {255, 255, 255, 255};
        leaf.add(std::move(picture));
        draw::FramePainter painter(letterer);
        std::size_t dark = 0;
        const auto pixels = painter.paint(leaf);
        for (std::size_t i = 0; i < pixels.size(); i += 4) dark += pixels[i] < 128 ? 1 : 0;
        return dark;
    };
    CHECK(inked(20) > 2'000);
    CHECK(inked(120) > 10'000);
}

TEST_CASE("the letters of a run are told in the order in which they are read") {
    lettering::Letterer letterer;
    for (const std::string text : {"دير الزور", "Deir ez-Zor", "الموصل 2016 (Mosul)"}) {
        INFO(text);
        std::size_t bytes = 0;
        for (const draw::TextRun &run : draw::textRuns(letterer.layout(text, {14, lettering::Weight::regular}), text)) {
            CHECK_FALSE(run.clusters.empty());
            int glyphs = 0;
            for (const auto &cluster : run.clusters) glyphs += cluster.num_glyphs;
            CHECK(glyphs == static_cast<int>(run.glyphs.size()));
            const bool arabic = std::any_of(run.text.begin(), run.text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xD8; });
            if (arabic) CHECK(run.backward);
            bytes += run.text.size();
        }
        CHECK(bytes == text.size());
    }
}

TEST_CASE("a picture with another extension, or where nothing can be written, is refused with a reason") {
    const map::Picture picture;
    CHECK_THROWS_AS(draw::paintToFile(picture, testing::studio().letterer, "map.bmp"), InputError);
    CHECK_THROWS_AS(draw::paintToFile(picture, testing::studio().letterer, "/nowhere/at/all/map.png"), InputError);
}
