// Where sources disagree, on sheets, in lists and in pages for browsers.
#include "briefing/disputes.hpp"
#include "briefing/desk.hpp"
#include "briefing/html_page.hpp"
#include "catch.hpp"
#include <algorithm>

using namespace zamkan;
using namespace zamkan::briefing;
using testing::Desk;
using testing::studio;

namespace {
// One strike that two files tell with other numbers, and one thing that one of them tells alone.
struct TwoTellers : Desk {
    TwoTellers() {
        events::EventTable two;
        const auto strike = [](double killed, const char *day) {
            events::Event event = testing::eventOf({"violence", "airstrike", "", "", "coalition", "الرقة", "Raqqa", 35.95, 39.01, 3, "exact", killed, "person"});
            event.when = time::Interval(time::DateRange::day(*time::dayFromIso(day)));
            return event;
        };
        events::Event alone = testing::eventOf({"control", "lost", "", "isis", "", "هيت", "Hit", 33.64, 42.83, 3, "exact", 0, ""});
        alone.when = time::Interval(time::DateRange::day(*time::dayFromIso("2016-05-01")));
        two.append(events::EventSegment::of({strike(12, "2016-05-01"), alone}), 0);
        two.append(events::EventSegment::of({strike(40, "2016-05-01")}), 1);
        table = std::move(two);
        content.sources = {"one.csv", "two.csv"};
    }
    [[nodiscard]] Sheet sheetIn(const char *layout) const {
        Sheet out = sheet();
        out.layout = layout;
        out.width = out.height = 0;
        out.listing = true;
        return out;
    }
};

bool says(const map::Leaf &leaf, const std::string &words) {
    return std::any_of(leaf.plates.begin(), leaf.plates.end(), [&](const map::Plate &plate) {
        return std::any_of(plate.picture.captions.begin(), plate.picture.captions.end(), [&](const map::Label &label) { return label.text.find(words) != std::string::npos; });
    });
}

std::size_t timesIn(const std::string &text, const std::string &words) {
    std::size_t times = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++times;
    return times;
}
} // namespace

TEST_CASE("a sheet marks where sources disagree, and its list leaves each value its source") {
    for (const char *layout : {"a4", "screen", "plain"}) {
        CAPTURE(layout);
        TwoTellers desk;
        Sheet sheet = desk.sheetIn(layout);
        const auto leaves = desk.maker.make(sheet, desk.content);
        REQUIRE(leaves.size() == 2);
        CHECK(says(leaves[0], "≠"));
        CHECK(says(leaves[1], "تختلف المصادر"));
        for (const char *words : {"العدد", "12", "40", "one.csv", "two.csv"}) CHECK(says(leaves[1], words));
        sheet.parts.disagreements = false;
        const auto without = desk.maker.make(sheet, desk.content);
        CHECK_FALSE(says(without[0], "≠"));
        CHECK_FALSE(says(without[1], "تختلف المصادر"));
    }
}

TEST_CASE("what is not shown is not disputed, and sources that agree have no signs") {
    TwoTellers desk;
    Sheet sheet = desk.sheetIn("a4");
    sheet.moments.front().from = time::Instant(*time::dayFromIso("2016-05-10"));
    CHECK_FALSE(says(desk.maker.make(sheet, desk.content)[0], "≠"));
    Desk one; // of one source
    CHECK_FALSE(says(one.maker.make(one.sheet(), one.content)[0], "≠"));
}

TEST_CASE("a page for browsers lists where sources disagree, and says it of the event too") {
    TwoTellers desk;
    Sheet sheet = desk.maker.settled(desk.sheetIn("screen"), desk.content);
    const auto page = [&] { return htmlOf(sheet, desk.content, {studio().base, studio().gazetteer, studio().actors, studio().letterer}); };
    const std::string whole = page();
    CHECK(timesIn(whole, "id=\"disputes\"") == 1);
    CHECK(timesIn(whole, "<tr><td>") == 2); // a row a value
    CHECK(whole.find("≠ ") != std::string::npos);
    sheet.parts.disagreements = false;
    CHECK(page().find("id=\"disputes\"") == std::string::npos);
}

TEST_CASE("what was found in a table is kept for its next page, and another table is looked at anew") {
    TwoTellers two;
    Disputes disputes;
    disputes.look(two.table);
    CHECK(disputes.among({0, 1, 2}) == std::vector<std::size_t>{0});
    CHECK(disputes.among({1}).empty());
    const Desk one;
    disputes.look(one.table);
    CHECK(disputes.among({0, 1, 2}).empty());
}
