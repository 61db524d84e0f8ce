#include "catch.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <set>

using namespace zamkan::lettering;

namespace {
const Style kStyle{16, Weight::regular};

// The bytes of a line's cells from left to right.
std::vector<std::uint32_t> order(const Block &block, std::uint16_t line = 0) {
    std::vector<std::uint32_t> out;
    for (const Cell &cell : block.cells)
        if (cell.line == line) out.push_back(cell.start);
    return out;
}
} // namespace

TEST_CASE("Arabic runs from right to left, and its letters take their joined forms") {
    Letterer letterer;
    const Block block = letterer.layout("ببب", kStyle);
    REQUIRE(block.glyphs.size() >= 3);
    CHECK(block.rightToLeft);
    CHECK(order(block) == std::vector<std::uint32_t>{4, 2, 0});
    // Final, middle and initial beh are three glyphs, and none is the one that stands alone.
    std::set<std::uint32_t> shapes;
    for (const Glyph &glyph : block.glyphs) shapes.insert(glyph.id);
    const Block alone = letterer.layout("ب", kStyle);
    CHECK(shapes.size() >= 3);
    for (const Glyph &glyph : alone.glyphs) {
        const bool base = letterer.image(glyph.face, glyph.id, 16).height > 4;
        if (base) CHECK(block.glyphs.front().id != glyph.id);
    }
}

TEST_CASE("an isolated date keeps its order inside an Arabic line") {
    Letterer letterer;
    const std::string text = "من " + isolated("2015-12-26") + " إلى";
    const Block block = letterer.layout(text, kStyle);
    const auto year = static_cast<std::uint32_t>(text.find("2015"));
    const auto day = static_cast<std::uint32_t>(text.find("26"));
    const auto cells = order(block);
    const auto place = [&](std::uint32_t byte) { return std::find(cells.begin(), cells.end(), byte) - cells.begin(); };
    REQUIRE(place(day) < static_cast<std::ptrdiff_t>(cells.size()));
    CHECK(place(year) < place(day));
}

TEST_CASE("a paragraph is broken between words within its width, Arabic flush right") {
    Letterer letterer;
    const std::string text = "خسر التنظيم سيطرته على كل من هيت والرطبة والرمادي في العراق وكذلك سد تشرين";
    const Block block = letterer.layout(text, kStyle, 160);
    REQUIRE(block.lines.size() > 2);
    for (const Line &line : block.lines) {
        CHECK(line.right == Approx(160));
        CHECK(line.left >= 0);
        const bool atWord = line.end == text.size() || text[line.end - 1] == ' ';
        CHECK(atWord);
    }
    CHECK(block.lines.front().start == 0);
    CHECK(block.lines.back().end == text.size());
}

TEST_CASE("a pixel leads back to the letter under it") {
    Letterer letterer;
    const Block block = letterer.layout("Raqqa الرقة", kStyle);
    for (const Cell &cell : block.cells)
        if (cell.right > cell.left) CHECK(block.byteAt((cell.left + cell.right) / 2, 4) == cell.start);
}

TEST_CASE("a vowel mark stays with its letter and costs no width") {
    Letterer letterer;
    const float plain = letterer.layout("قتلوا", kStyle).width;
    CHECK(letterer.layout("قُتلوا", kStyle).width == Approx(plain).margin(0.5));
}

TEST_CASE("text that is not valid UTF-8 is drawn with boxes, not a crash") {
    Letterer letterer;
    const Block block = letterer.layout("a\xFF\xC3 b\xE2\x80", kStyle, 50);
    CHECK(block.glyphs.size() >= 4);
}

TEST_CASE("empty text is one empty line, so that a caret has a place") {
    Letterer letterer;
    const Block block = letterer.layout("", kStyle, 100);
    REQUIRE(block.lines.size() == 1);
    CHECK(block.height > 16);
    CHECK(block.glyphs.empty());
}
