#include "briefing/changed_hands.hpp"
#include "briefing/sheet_files.hpp"
#include "briefing/sheet_layout.hpp"
#include "briefing/sheet_maker.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include "briefing/desk.hpp"
#include <algorithm>
#include <utility>

using namespace zamkan;
using namespace zamkan::briefing;
using testing::Desk;
using testing::studio;

namespace {

// Where the letters of a page stand, on the page.
struct Text {
    std::string words;
    map::Rect rect;
};
std::vector<Text> textsOf(const map::Leaf &leaf, bool captionsOnly = true) {
    std::vector<Text> out;
    for (const map::Plate &plate : leaf.plates)
        for (const auto *list : {&plate.picture.captions, &plate.picture.labels}) {
            if (captionsOnly && list == &plate.picture.labels) continue;
            for (const map::Label &label : *list)
                for (const lettering::Line &line : label.block->lines) {
                    const double x = plate.at.x + label.at.x, y = plate.at.y + label.at.y;
                    const double slack = static_cast<double>(line.bottom - line.top) * 0.2; // lines are higher than their letters
                    out.push_back({std::string(label.text), {x + static_cast<double>(line.left), y + static_cast<double>(line.top) + slack,
                                                             x + static_cast<double>(line.right), y + static_cast<double>(line.bottom) - slack}});
                }
        }
    return out;
}

void checkNothingIsLostOrOverlaps(const map::Leaf &leaf) {
    const map::Rect page{-1, -1, leaf.width + 1, leaf.height + 1};
    const std::vector<Text> texts = textsOf(leaf);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(texts[i].words);
        CHECK(texts[i].rect.within(page));
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            INFO(texts[j].words);
            CHECK_FALSE(texts[i].rect.overlaps(texts[j].rect));
        }
    }
}

bool says(const map::Leaf &leaf, std::string_view words) {
    for (const Text &text : textsOf(leaf))
        if (text.words.find(words) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("what stands over the maps of one sheet stays clear of their frames, and no name comes near the north arrow") {
    Desk desk;
    for (const text::Language language : {text::Language::arabic, text::Language::english}) {
        Sheet sheet = desk.sheet();
        sheet.language = language;
        const timeline::Window all = sheet.moments.front();
        sheet.moments = {{all.from, all.from + std::chrono::days{60}, all.mode}, all, {all.from + std::chrono::days{60}, all.to, all.mode}};
        sheet = desk.maker.settled(sheet, desk.content);
        const map::Leaf leaf = desk.maker.page(sheet, desk.content);
        for (const Text &text : textsOf({leaf.width, leaf.height, leaf.points, leaf.paper, {leaf.plates.back()}, {}, leaf.words}))
            for (std::size_t i = 0; i < sheet.moments.size(); ++i) {
                const map::Plate &map = leaf.plates[i];
                INFO(text.words);
                // lines are higher than their letters, which end this much further down than textsOf() says
                const map::Rect inked{text.rect.left, text.rect.top, text.rect.right, text.rect.bottom + 2};
                CHECK_FALSE(inked.overlaps({map.at.x, map.at.y, map.at.x + map.picture.viewport.width(), map.at.y + map.picture.viewport.height()}));
            }
        const map::Picture &first = leaf.plates.front().picture;
        REQUIRE(first.symbols.size() == 1); // the arrow
        const map::Mark &arrow = first.symbols.front();
        const double reach = 2.5 * static_cast<double>(arrow.size);
        for (const map::Label &label : first.labels) {
            INFO(label.text);
            CHECK_FALSE(map::Rect{label.at.x, label.at.y, label.at.x + static_cast<double>(label.block->width), label.at.y + static_cast<double>(label.block->height)}.overlaps(
                {arrow.at.x - reach, arrow.at.y - reach, arrow.at.x + reach, arrow.at.y + reach}));
        }
    }
}

TEST_CASE("what is left out of a sheet gives its room to the map; title and sources stay") {
    Desk desk;
    Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    const map::Leaf whole = desk.maker.page(sheet, desk.content);
    for (const std::string &name : partNames()) *partOf(sheet.parts, name) = false;
    const map::Leaf bare = desk.maker.page(sheet, desk.content);
    CHECK(bare.plates.front().picture.viewport.width() > whole.plates.front().picture.viewport.width() + 150);
    CHECK(bare.plates.front().picture.strokes.size() < whole.plates.front().picture.strokes.size()); // no scale bar
    CHECK(bare.plates.size() + 1 == whole.plates.size());                                            // no inset
    CHECK(bare.plates.back().picture.symbols.empty());
    std::string said;
    for (const map::Label &label : bare.plates.back().picture.captions) said += label.text;
    CHECK_THAT(said, ContainsSubstring("الرقة") && ContainsSubstring("Natural Earth"));
}

TEST_CASE("before and after: both maps ring the places that changed hands between them, in the colours of both holders") {
    Desk desk;
    Sheet sheet = desk.sheet();
    const auto day = [](const char *iso) { return time::Instant(*time::dayFromIso(iso)); };
    sheet.moments = {{day("2014-01-01"), day("2015-06-01"), timeline::Mode::cumulative_from_start}, {day("2014-01-01"), day("2017-06-01"), timeline::Mode::cumulative_from_start}};
    sheet.compared = true;
    sheet = desk.maker.settled(sheet, desk.content);
    const map::ChangedPlaces changed = changedHands(sheet, desk.content);
    REQUIRE_FALSE(changed.empty());
    const map::Leaf leaf = desk.maker.page(sheet, desk.content);
    // Places near each other share a ring, which then has the colours of all of them.
    const auto ringed = [&](const map::Picture &picture) {
        return !picture.rings.empty() && picture.rings.size() <= changed.size() &&
               std::all_of(picture.rings.begin(), picture.rings.end(), [](const map::Mark &ring) { return ring.shares.size() >= 2 && ring.fill.a == 0; });
    };
    std::size_t maps = 0;
    std::string said;
    for (const map::Plate &plate : leaf.plates) {
        if (ringed(plate.picture)) ++maps;
        for (const map::Label &label : plate.picture.captions) said += label.text;
    }
    CHECK(maps == 2);
    CHECK_THAT(said, ContainsSubstring("قبل") && ContainsSubstring("بعد") && ContainsSubstring("تبدّلت السيطرة"));
    sheet.compared = false;
    CHECK(changedHands(sheet, desk.content).empty());
}

TEST_CASE("the map shows all of what a camera asks for, whatever the shape of its frame") {
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.camera = Camera{geo::LatLon::fromDegrees(35, 40), 0.01, 0.03};
    const Sheet settled = desk.maker.settled(sheet, desk.content);
    const map::Viewport viewport = desk.maker.page(settled, desk.content).plates.front().picture.viewport;
    CHECK(viewport.height() / viewport.scale() >= 0.03 - 1e-9);
    CHECK(settled.camera->tall == 0);
    CHECK(toJson(sheetFrom(toJson(settled))) == toJson(settled));
}

TEST_CASE("a sheet says its title, its period, how many events it shows, what its data are and how they are to be read") {
    Desk desk;
    const map::Leaf leaf = desk.maker.make(desk.sheet(), desk.content).front();
    for (const char *words : {"السيطرة على الرقة", "13 حزيران 2016", "17", "events.csv", "Natural Earth", "GeoNames", "القرص الباهت", "كم", "ش"}) {
        INFO(words);
        CHECK(says(leaf, words));
    }
    CHECK(leaf.plates.size() == 3); // map, inset, and what stands on the paper
}

TEST_CASE("on no sheet does text overlap other text or leave the page") {
    Desk desk;
    for (const char *layout : {"screen", "a4", "a4_portrait", "a3", "plain"})
        for (const auto language : {text::Language::arabic, text::Language::english})
            for (const char *title : {"السيطرة", "", "long"}) {
                Sheet sheet = desk.sheet();
                sheet.layout = layout;
                sheet.width = sheet.height = 0;
                sheet.language = language;
                sheet.title = title;
                if (sheet.title == "long") {
                    sheet.title.clear();
                    for (int i = 0; i < 1000; ++i) sheet.title += "من حلب إلى ";
                }
                INFO(layout << " " << title << " " << static_cast<int>(language));
                std::vector<Diagnostic> notes;
                const auto leaves = desk.maker.make(sheet, desk.content, &notes);
                checkNothingIsLostOrOverlaps(leaves.front());
                CHECK(notes.empty() == (std::string_view(title) != "long")); // what is cut is told
            }
}

TEST_CASE("an Arabic sheet is mirrored: its legend stands at the right of the map, an English one's at the left") {
    Desk desk;
    Sheet sheet = desk.sheet();
    const map::Leaf arabic = desk.maker.make(sheet, desk.content).front();
    sheet.language = text::Language::english;
    const map::Leaf english = desk.maker.make(sheet, desk.content).front();
    CHECK(arabic.plates.front().at.x < arabic.width - (arabic.plates.front().at.x + arabic.plates.front().picture.viewport.width()));
    CHECK(english.plates.front().at.x > english.width - (english.plates.front().at.x + english.plates.front().picture.viewport.width()));
}

TEST_CASE("Arabic digits stand everywhere but in the names of files and licences") {
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.arabic_digits = true;
    desk.content.sources = {"events_2016.csv"};
    const map::Leaf leaf = desk.maker.make(sheet, desk.content).front();
    CHECK(says(leaf, "١٣ حزيران ٢٠١٦"));
    CHECK(says(leaf, "events_2016.csv"));
    CHECK(says(leaf, "CC BY 4.0"));
    CHECK_FALSE(says(leaf, "2016 "));
}

TEST_CASE("several dates stand side by side in the order of reading, with one legend and one view") {
    Desk desk;
    Sheet sheet = desk.sheet();
    sheet.moments.clear();
    for (const char *day : {"2015-12-31", "2016-02-01", "2016-04-01", "2016-06-01"})
        sheet.moments.push_back({time::Instant(*time::dayFromIso("2015-12-13")), time::Instant(*time::dayFromIso(day)), timeline::Mode::cumulative_from_start});
    const map::Leaf leaf = desk.maker.make(sheet, desk.content).front();
    REQUIRE(leaf.plates.size() == 6); // four maps, inset, paper
    CHECK(leaf.plates[0].at.x > leaf.plates[1].at.x); // Arabic
    for (int i = 1; i < 4; ++i) CHECK(leaf.plates[static_cast<std::size_t>(i)].picture.viewport == leaf.plates[0].picture.viewport);
    CHECK(says(leaf, "31 آذار 2016"));
    checkNothingIsLostOrOverlaps(leaf);
    sheet.moments.resize(13, sheet.moments.front());
    CHECK_THROWS_AS(desk.maker.make(sheet, desk.content), InputError);
}

namespace {

// A page with the list of its events behind it.
Sheet listed(const Desk &desk) {
    Sheet sheet = desk.sheet();
    sheet.layout = "a4";
    sheet.width = sheet.height = 0;
    sheet.listing = true;
    return sheet;
}

} // namespace

TEST_CASE("the listing has every event of the sheet, in words") {
    Desk desk;
    const Sheet sheet = listed(desk);
    const auto leaves = desk.maker.make(sheet, desk.content);
    REQUIRE(leaves.size() >= 2);
    for (const char *words : {"هيت", "الموصل", "events.csv", "المكان"}) CHECK(says(leaves[1], words));
    for (const map::Leaf &leaf : leaves) checkNothingIsLostOrOverlaps(leaf);
    CHECK_FALSE(says(leaves[1], "~ "));
}

TEST_CASE("days that the sentence itself does not tell are marked in the listing") {
    Desk desk;
    const Sheet sheet = listed(desk);
    events::Event bounded = desk.table.event(0);
    bounded.story_time = true;
    desk.table.append(bounded);
    CHECK(says(desk.maker.make(sheet, desk.content).at(1), "~ "));
}

TEST_CASE("a list that nearly fits stands on one page in smaller letters; a longer one goes on in the usual ones, and each page says which of all it is") {
    Desk desk;
    const Sheet sheet = listed(desk);
    const auto rowSize = [](const map::Leaf &leaf) { // of the letters that most of the page is set in
        std::map<double, int> counts;
        for (const map::Plate &plate : leaf.plates)
            for (const map::Label &label : plate.picture.captions)
                if (label.text.find("events.csv") != std::string::npos) ++counts[label.block->height];
        return counts.empty() ? 0.0 : counts.begin()->first;
    };
    const double usual = rowSize(desk.maker.make(sheet, desk.content).at(1));
    bool smaller = false;
    for (int more = 0; more < 60; ++more) {
        desk.table.append(desk.table.event(static_cast<events::Row>(more % 15)));
        const auto leaves = desk.maker.make(sheet, desk.content);
        if (leaves.size() == 2) {
            CHECK(says(leaves[1], "صفحة 2 من 2"));
            const double size = rowSize(leaves[1]);
            smaller |= size < usual;
            CHECK(size > 0.8 * usual);
            continue;
        }
        CHECK(smaller); // before a second page was needed
        REQUIRE(leaves.size() == 3);
        CHECK(says(leaves[1], "صفحة 2 من 3"));
        CHECK(says(leaves[2], "صفحة 3 من 3"));
        CHECK(rowSize(leaves[1]) == usual);
        for (const map::Leaf &leaf : leaves) checkNothingIsLostOrOverlaps(leaf);
        return;
    }
    FAIL("a second page was never needed");
}

TEST_CASE("a settled sheet survives as JSON, and gives the same bytes again") {
    Desk desk;
    const Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    const Sheet again = sheetFrom(Json::parse(toJson(sheet).dump()));
    CHECK(toJson(again) == toJson(sheet));
    const auto bytes = [&](const Sheet &one) {
        SheetMaker fresh(studio().base, studio().gazetteer, studio().actors, studio().letterer);
        return draw::bytesOf(fresh.make(one, desk.content), studio().letterer, draw::PageFormat::png, "");
    };
    CHECK(bytes(sheet) == bytes(again));
}

TEST_CASE("notes stand on every map of a sheet and survive as JSON; one that lies outside the map is told") {
    Desk desk;
    Sheet sheet = desk.sheet();
    const timeline::Window first = sheet.moments.front();
    sheet.moments = {first, first};
    map::Note here;
    here.at = here.to = geo::LatLon::fromDegrees(35.3, 40.1);
    here.text = "هنا الجسر";
    map::Note arrow = here;
    arrow.kind = map::NoteKind::arrow;
    arrow.to = geo::LatLon::fromDegrees(36, 41);
    arrow.text.clear();
    sheet.notes = {here, arrow};
    std::vector<Diagnostic> told;
    const map::Leaf leaf = desk.maker.make(sheet, desk.content, &told).front();
    CHECK(told.empty());
    for (int i = 0; i < 2; ++i) {
        const map::Picture &map = leaf.plates[static_cast<std::size_t>(i)].picture;
        CHECK(map.drawings.size() == 6); // shaft and barbs, each with what is behind it
        CHECK(std::any_of(map.labels.begin(), map.labels.end(), [](const map::Label &label) { return label.text == "هنا الجسر"; }));
    }
    CHECK(leaf.plates[2].picture.drawings.empty()); // of the inset
    const Sheet again = sheetFrom(Json::parse(toJson(sheet).dump()));
    CHECK(again.notes == sheet.notes);

    sheet.notes.front().at = sheet.notes.front().to = geo::LatLon::fromDegrees(-30, 150);
    (void)desk.maker.make(sheet, desk.content, &told);
    REQUIRE(told.size() == 1);
    CHECK(told.front().what.find("1 of 2 notes") != std::string::npos);
    CHECK_THROWS_AS(sheetFrom(Json::parse(R"({"notes":[{"kind":"text"}]})")), InputError);
}

TEST_CASE("what is no sheet, and a size that cannot be, are refused with a reason") {
    Desk desk;
    CHECK_THROWS_AS(sheetFrom(Json::parse("[1]")), InputError);
    CHECK_THROWS_AS(sheetFrom(Json::parse(R"({"moments":[{"from_seconds":5,"to_seconds":1,"mode":"window"}]})")), InputError);
    CHECK_THROWS_AS(sheetFrom(Json::parse(R"({"view":{"lat":900,"lon":0,"span":1}})")), InputError);
    Sheet sheet = desk.sheet();
    for (const double side : {1.0, -5.0, 1e9}) {
        sheet.width = side;
        CHECK_THROWS_AS(desk.maker.make(sheet, desk.content), InputError);
    }
    sheet = desk.sheet();
    sheet.layout = "no_such";
    CHECK_THROWS_AS(desk.maker.make(sheet, desk.content), InputError);
}

TEST_CASE("a frame of a film is the still of its moment, pixel for pixel") {
    Desk desk;
    const Sheet sheet = desk.maker.settled(desk.sheet(), desk.content);
    draw::FramePainter film(studio().letterer);
    for (const char *day : {"2016-02-01", "2016-06-14"}) {
        Sheet frame = sheet;
        frame.moments.front().to = time::Instant(*time::dayFromIso(day));
        frame.progress = 0.5;
        film.paint(desk.maker.page(frame, desk.content));
        SheetMaker fresh(studio().base, studio().gazetteer, studio().actors, studio().letterer);
        const std::vector<map::Leaf> still{fresh.page(frame, desk.content)};
        CHECK(film.png() == draw::bytesOf(still, studio().letterer, draw::PageFormat::png, ""));
    }
}
