#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/dates.hpp"

using namespace zamkan;
using namespace zamkan::mentions;

namespace {
const DateFinder &finder() {
    static const DateFinder loaded = DateFinder::open();
    return loaded;
}
std::vector<DateMention> find(const text::Document &document) { return finder().find(document, text::tokenize(document)); }

text::Document article(const std::string &text, const std::string &published = "2016-06-13",
                       text::Language language = text::Language::arabic) {
    text::Document document{text};
    document.language = language;
    document.published = time::dayFromIso(published);
    return document;
}
std::string shown(const DateMention &mention) {
    return mention.range ? time::toIso(mention.range->first()) + ".." + time::toIso(mention.range->end()) : "none";
}
// All dates of a text, "from..to" with a blank between.
std::string dates(const std::string &text, const std::string &published = "2016-06-13",
                  text::Language language = text::Language::arabic) {
    std::string out;
    for (const DateMention &mention : find(article(text, published, language))) out += (out.empty() ? "" : " ") + shown(mention);
    return out;
}
std::string english(const std::string &text, const std::string &published = "2017-01-25") {
    return dates(text, published, text::Language::english);
}
} // namespace

TEST_CASE("each date word's and pattern's example means what it says") {
    for (const auto &[file, language] : {std::pair{"lexicon/ar/dates.toml", text::Language::arabic}, std::pair{"lexicon/en/dates.toml", text::Language::english}}) {
        const Value lexicon = readAsset(file);
        for (const char *kind : {"month", "word", "pattern"})
            for (const Value &entry : lexicon[kind].list()) {
                const Value &example = entry["example"];
                INFO(file << " " << entry["key"].text(entry["class"].text()) << ": " << example["text"].text());
                const auto found = find(article(example["text"].text(), example["published"].text("2016-06-13"), language));
                if (example["none"].boolean()) {
                    CHECK(found.empty());
                    continue;
                }
                CHECK_FALSE(found.empty());
                if (!found.empty()) CHECK(shown(found.back()) == example["from"].text() + ".." + example["to"].text());
            }
    }
}

TEST_CASE("a part of a day is that day, not nothing") {
    CHECK(english("The council resigned at the end of the day on 3 January 2017.") != "");
    CHECK_NOTHROW(english("At the end of the day, the beginning of the day and the middle of the day are one."));
    CHECK_NOTHROW(dates("في نهاية اليوم ومنتصف النهار وبداية أمس"));
}

TEST_CASE("a year that governs the narrative does not reach past publication") {
    CHECK(english("Troops entered the city on 14 January 2017. They have been displaced since October.", "2017-07-12") ==
          "2017-01-14..2017-01-15 2016-10-01..2016-11-01");
    CHECK(english("It began on 14 January 2016 and ended in October.", "2017-07-12") ==
          "2016-01-14..2016-01-15 2016-10-01..2016-11-01");
}

TEST_CASE("what follows the narrative is counted from where it stands") {
    CHECK(english("Gunmen attacked on 10 June 2014 and two days later left.") == "2014-06-10..2014-06-11 2014-06-12..2014-06-13");
}

TEST_CASE("a year said once governs the bare dates after it, until the day of publication is spoken of") {
    CHECK(dates("هاجموا في 3 آب 2014 سنجار، وفي 8 آب بدأت الغارات.") == "2014-08-03..2014-08-04 2014-08-08..2014-08-09");
    CHECK(dates("هاجموا في 3 آب 2014 سنجار، وقصفت أمس، وفي 8 آب بدأت الغارات.") ==
          "2014-08-03..2014-08-04 2016-06-12..2016-06-13 2015-08-08..2015-08-09");
    CHECK(dates("منذ عام 2011 تشهد البلاد حرباً. وفي 5 آذار قصفت.") == "2011-01-01..2012-01-01 2016-03-05..2016-03-06");
}

TEST_CASE("names that hold a month are no dates") {
    CHECK(dates("سيطرت على سد تشرين وعلى حي 17 تموز وقالت حركة «6 أبريل» إن ثورة 25 يناير مستمرة").empty());
    CHECK(english("Mr. May may march on the March 14 Movement near April 6 Bridge").empty());
}

TEST_CASE("what is vague says no day") {
    CHECK(dates("أضعف مما كان عليه من قبل، ومنذ سنوات، وبعد ثلاثة أشهر من القتال").empty());
}

TEST_CASE("ranges share the month and the year of their second end") {
    CHECK(dates("من أيار إلى آب 2015") == "2015-05-01..2015-09-01");
    CHECK(dates("ليل 5-6 آب 2015") == "2015-08-05..2015-08-07");
    CHECK(dates("من كانون الأول إلى شباط 2016") == "2015-12-01..2016-03-01");
    CHECK(dates("بين عامي 2012 و2014") == "2012-01-01..2015-01-01");
    CHECK(english("between 5 and 12 July 2016") == "2016-07-05..2016-07-13");
    CHECK(english("from 28 December 2015 to 3 January 2016") == "2015-12-28..2016-01-04");
}

TEST_CASE("dates in figures of three scripts") {
    CHECK(dates("في ٢٠١٤-٠٨-٠٣ و13/06/2015 و۱۳.۶.۲۰۱۵ وفي 6/2015") ==
          "2014-08-03..2014-08-04 2015-06-13..2015-06-14 2015-06-13..2015-06-14 2015-06-01..2015-07-01");
    CHECK(dates("النسخة 10.2.3.4 بنسبة 4/22").empty());
}

TEST_CASE("the weekday beside a date knows its year") {
    CHECK(dates("الاثنين 18 شباط", "2013-02-12") == "2013-02-18..2013-02-19");
}

TEST_CASE("without a publication date relative dates are found but stay open") {
    text::Document document{std::string("قتلوا أمس في 3 آب 2014")};
    document.language = text::Language::arabic;
    const auto found = find(document);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].range);
    CHECK(shown(found[1]) == "2014-08-03..2014-08-04");
}

TEST_CASE("a date's span is its words, without proclitics") {
    const text::Document document = article("وبالأمس، وفي 27 آذار/مارس الماضي");
    const auto found = find(document);
    REQUIRE(found.size() == 2);
    CHECK(document.surface(found[0].span) == "الأمس");
    CHECK(document.surface(found[1].span) == "27 آذار/مارس الماضي");
}
