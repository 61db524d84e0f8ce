#include "base/files.hpp"
#include "base/json.hpp"
#include "briefing/desk.hpp"
#include "briefing/html_page.hpp"
#include "briefing/sha256.hpp"
#include "briefing/sheet_template.hpp"
#include "briefing/sidecar.hpp"
#include "catch.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include <algorithm>
#include <cstdlib>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::briefing;
using testing::Desk;
using testing::studio;
namespace fs = std::filesystem;

namespace {

// A folder of its own, and the user's configuration in it.
struct OwnPages : testing::Folder {
    std::string before = std::getenv("XDG_CONFIG_HOME") ? std::getenv("XDG_CONFIG_HOME") : "";
    OwnPages() {
        ::setenv("XDG_CONFIG_HOME", path.c_str(), 1);
    }
    ~OwnPages() {
        if (before.empty()) ::unsetenv("XDG_CONFIG_HOME");
        else ::setenv("XDG_CONFIG_HOME", before.c_str(), 1);
    }
};

std::string pictureOf(double width, double height, map::Colour colour) {
    map::Leaf leaf;
    leaf.width = width;
    leaf.height = height;
    leaf.paper = colour;
    return draw::bytesOf({&leaf, 1}, studio().letterer, draw::PageFormat::png, "");
}

constexpr map::Colour kMagenta{255, 0, 255, 255};

} // namespace

TEST_CASE("a logo stands beside the title, at the side where lines end, and nothing of the title lies under it") {
    const OwnPages folder;
    writeBytes(folder.path / "logo.png", pictureOf(400, 200, kMagenta));
    Desk desk;
    for (const text::Language language : {text::Language::arabic, text::Language::english})
        for (const char *layout : {"screen", "a4", "plain"}) {
            INFO(layout << " " << static_cast<int>(language));
            Sheet sheet = desk.sheet();
            sheet.title = "الرقة: عنوان طويل يحتاج إلى أكثر من سطر واحد حتى يصل إلى حيث يقف الشعار على الصفحة، والشعار لا يُغطّى ولا يغطّي شيئًا من العنوان";
            sheet.layout = layout;
            sheet.language = language;
            sheet.logo = (folder.path / "logo.png").string();
            sheet = desk.maker.settled(sheet, desk.content);
            const map::Leaf leaf = desk.maker.page(sheet, desk.content);
            REQUIRE(leaf.imprints.size() == 1);
            const map::Imprint &logo = leaf.imprints.front();
            CHECK(logo.right - logo.left == Approx(2 * (logo.bottom - logo.top)).margin(2)); // its shape is kept
            CHECK((language == text::Language::arabic ? logo.right < leaf.width / 3 : logo.left > leaf.width * 2 / 3));
            draw::FramePainter painter(studio().letterer);
            const auto pixels = painter.paint(leaf);
            const auto colourAt = [&](double x, double y) {
                const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(leaf.width) + static_cast<std::size_t>(x)) * 4;
                return map::Colour{pixels[at + 2], pixels[at + 1], pixels[at], 255};
            };
            CHECK(colourAt((logo.left + logo.right) / 2, (logo.top + logo.bottom) / 2) == kMagenta);
            CHECK(colourAt(logo.left + 1, logo.top + 1) == kMagenta);
            if (leaf.plates.size() < 2) continue; // the map alone
            for (const map::Label &caption : leaf.plates.back().picture.captions) {
                const double left = caption.at.x, right = left + static_cast<double>(caption.block->width), top = caption.at.y, bottom = top + static_cast<double>(caption.block->height);
                INFO(caption.text);
                CHECK_FALSE((left < logo.right && logo.left < right && top < logo.bottom && logo.top < bottom));
            }
        }
}

TEST_CASE("a logo that is not there or no picture is said with its name, before anything is made") {
    const OwnPages folder;
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.logo = (folder.path / "nowhere.png").string();
    CHECK_THROWS_WITH(desk.maker.settled(sheet, desk.content), ContainsSubstring("the logo cannot be read") && ContainsSubstring("nowhere.png"));
    writeBytes(folder.path / "words.png", "these are words");
    sheet.logo = (folder.path / "words.png").string();
    CHECK_THROWS_WITH(desk.maker.settled(sheet, desk.content), ContainsSubstring("no PNG") && ContainsSubstring("words.png"));
    const std::string whole = pictureOf(300, 300, kMagenta);
    writeBytes(folder.path / "half.png", whole.substr(0, whole.size() / 2));
    sheet.logo = (folder.path / "half.png").string();
    CHECK_THROWS_WITH(desk.maker.settled(sheet, desk.content), ContainsSubstring("half.png"));
    sheet.logo = folder.path.string();
    CHECK_THROWS_AS(desk.maker.settled(sheet, desk.content), InputError);
}

TEST_CASE("what stands beside a picture tells its logo with a digest; one that changed is told, one that moved along is found") {
    const OwnPages folder;
    Desk desk;
    const std::string logo = pictureOf(40, 40, kMagenta);
    writeBytes(folder.path / "logo.png", logo);
    Sheet sheet = desk.sheet();
    sheet.logo = (folder.path / "logo.png").string();
    Sidecar written;
    written.sheet = desk.maker.settled(sheet, desk.content);
    writeSidecar(written, folder.path / "map.png");
    CHECK(Json::parse(readBytes(folder.path / "map.png.json")).at("logo").at("sha256") == sha256(logo));
    std::vector<Diagnostic> notes;
    CHECK(readSidecar(folder.path / "map.png.json", notes).sheet.logo == sheet.logo);
    CHECK(notes.empty());
    fs::create_directory(folder.path / "moved");
    for (const char *name : {"logo.png", "map.png.json"}) fs::rename(folder.path / name, folder.path / "moved" / name);
    CHECK(readSidecar(folder.path / "moved" / "map.png.json", notes).sheet.logo == folder.path / "moved" / "logo.png");
    writeBytes(folder.path / "moved" / "logo.png", pictureOf(41, 40, kMagenta));
    (void)readSidecar(folder.path / "moved" / "map.png.json", notes);
    CHECK(notes.size() == 1);
    fs::remove(folder.path / "moved" / "logo.png");
    CHECK_THROWS_WITH(readSidecar(folder.path / "moved" / "map.png.json", notes), ContainsSubstring("logo.png"));
}

TEST_CASE("a page for browsers carries the logo in itself") {
    const OwnPages folder;
    Desk desk;
    writeBytes(folder.path / "logo.png", pictureOf(40, 40, kMagenta));
    Sheet sheet = desk.sheet();
    sheet.logo = (folder.path / "logo.png").string();
    sheet = desk.maker.settled(sheet, desk.content);
    const std::string page = htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer});
    CHECK(page.find("<header><img") != std::string::npos);
}

TEST_CASE("a page that a user keeps stands among the bundled ones, says how its sheets look, and is kept anew under the same name") {
    const OwnPages folder;
    const std::size_t bundled = templates().size();
    Template page = templateOf("a4");
    page.pixels = {1754, 1240};
    page.style = "night";
    page.arabic_digits = true;
    page.parts = Parts{};
    page.parts->inset = false;
    page.logo = "/a \"logo\".png";
    const std::string key = keepTemplate(page, "إيجاز الصباح / 1");
    CHECK(key == "إيجاز_الصباح_1");
    CHECK(templates().size() == bundled + 1);
    const Template kept = templateOf(key);
    CHECK(kept.own);
    CHECK(kept.name_ar == "إيجاز الصباح / 1");
    CHECK(kept.pixels == page.pixels);
    CHECK(kept.paper == page.paper);
    CHECK(kept.title == page.title);
    CHECK(kept.style == "night");
    CHECK(kept.labels.empty());
    CHECK(kept.logo == page.logo);
    CHECK(kept.arabic_digits == page.arabic_digits);
    CHECK(kept.parts == page.parts);
    page.style = "paper";
    CHECK(keepTemplate(page, "إيجاز الصباح / 1") == key);
    CHECK(templates().size() == bundled + 1);
    CHECK(templateOf(key).style == "paper");
    CHECK(keepTemplate(page, "a4") != "a4"); // the bundled one stays
    CHECK(templateOf("a4").pixels != page.pixels);
    CHECK_THROWS_AS(keepTemplate(page, " / "), InputError);
    writeBytes(folder.path / "zamkan" / "sheets" / "broken.toml", "width = = 3");
    (void)keepTemplate(page, "another"); // reads all again
    CHECK(templates().size() == bundled + 3);
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.layout = key;
    sheet.width = sheet.height = 0;
    CHECK(desk.maker.page(desk.maker.settled(sheet, desk.content), desk.content).width == 1754);
}
