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

TEST_CASE("a day without a year follows the full day of its own sentence, and a story that goes on in the next paragraph") {
    CHECK(english("Dhubab fell on 7 January 2017 and Mokha on 10 February.", "2018-02-19") == "2017-01-07..2017-01-08 2017-02-10..2017-02-11");
    CHECK(dates("هاجموا في 24 شباط 2022 وانسحبوا في 1 نيسان.\n\nحاصروها وقصفوها في 16 آذار.", "2024-02-24") ==
          "2022-02-24..2022-02-25 2022-04-01..2022-04-02 2022-03-16..2022-03-17");
}

TEST_CASE("the evening of the same day is that of the day before it") {
    CHECK(dates("قصفوها أمس الأحد وعادوا مساء اليوم نفسه") == "2016-06-12..2016-06-13 2016-06-12..2016-06-13");
}

TEST_CASE("names that hold a month are no dates") {
    CHECK(dates("سيطرت على سد تشرين وعلى حي 17 تموز وقالت حركة «6 أبريل» إن ثورة 25 يناير مستمرة").empty());
    CHECK(english("Mr. May may march on the March 14 Movement near April 6 Bridge").empty());
}

TEST_CASE("a month or a weekday that is more often another word needs a frame that is not weak") {
    CHECK(dates("مارس ضغوطا على الأهالي، وقال من مارس السياسة إنه آب إلى قريته").empty());
    CHECK(dates("دخلوا في مارس وخرجوا منذ آب") == "2016-03-01..2016-04-01 2015-08-01..2015-09-01");
    CHECK(english("Led by May, they plan to march; The Sun said so").empty());
    CHECK(english("By one august professor's estimate they left").empty());
    CHECK(english("It began in March and ended in May") == "2016-03-01..2016-04-01 2016-05-01..2016-06-01");
}

TEST_CASE("names of markets, newspapers and movements are no dates") {
    CHECK(dates("قصفوا سوق الجمعة، وكتبت «الخليج اليوم» أن فريق 14 آذار وقوى 8 آذار اتفقا").empty());
    CHECK(english("The Sunday Times wrote of the April 9 bridge").empty());
}

TEST_CASE("the present is a day only as the end of a range") {
    CHECK(dates("ولم تدخلها حتى الآن، وتسيطر حاليا على غيرها").empty());
    CHECK(dates("حاصروها من شباط حتى الآن") == "2016-02-01..2016-06-14");
    CHECK(english("They now hold it, and fought between October and now.") == "2016-10-01..2017-01-26");
}

TEST_CASE("a number beside a weekday is its day only when it counts nothing") {
    CHECK(dates("أوقع الأحد 12 قتيلا") == "2016-06-12..2016-06-13");
    CHECK(dates("عاد الأحد 12، ثم رحل") == "2016-06-12..2016-06-13");
    CHECK(dates("قتل الأربعاء ستة من الجنود") == "2016-06-08..2016-06-09");
    CHECK(dates("قتل الأربعاء 6 من الجنود") == "2016-06-08..2016-06-09");
    CHECK(finder().find(article("أوقع الأحد 12 قتيلا"), text::tokenize(article("أوقع الأحد 12 قتيلا"))).front().tokens.end == 2);
}

TEST_CASE("in so many weeks is a day to come only where the sentence looks ahead") {
    CHECK(english("Elections will be held in three weeks.") == "2017-02-15..2017-02-16");
    CHECK(english("They took the town in three weeks.").empty());
}

TEST_CASE("previous and following weekdays are counted from the narrative") {
    CHECK(english("They left on 10 January 2017, having arrived the previous Friday.") == "2017-01-10..2017-01-11 2017-01-06..2017-01-07");
    CHECK(english("They left on 10 January 2017 and came back the following Monday.") == "2017-01-10..2017-01-11 2017-01-16..2017-01-17");
}

TEST_CASE("in a new paragraph a year governs on only where the story goes on") {
    CHECK(dates("هاجم التنظيم سنجار في 3 آب 2014.\nوفي 8 آب بدأت الغارات.") == "2014-08-03..2014-08-04 2014-08-08..2014-08-09");
    CHECK(english("In 2015 the dam fell on 26 December.\n\nOn 9 January the convoy left.") ==
          "2015-01-01..2016-01-01 2015-12-26..2015-12-27 2017-01-09..2017-01-10");
    CHECK(english("It fell on 3 August 2014, after raids in June.") == "2014-08-03..2014-08-04 2014-06-01..2014-07-01");
}

TEST_CASE("a date of another year, or a weekday of these days, ends the rule of a year") {
    CHECK(english("A year after it fell, on 12 January 2016, it was retaken on Sunday, 15 January. Mueda followed on 20 January.") ==
          "2016-01-12..2016-01-13 2017-01-15..2017-01-16 2017-01-20..2017-01-21");
}

TEST_CASE("what is counted back from now does not hang on a date that runs to now") {
    CHECK(english("They won back 54% of the land seized since November, up from 51% a week earlier.") ==
          "2016-11-01..2016-12-01 2017-01-18..2017-01-19");
}

TEST_CASE("hours that make whole days are counted from where the narrative stands") {
    CHECK(dates("سقطت البلدة في 8 أيار الجاري، وتلتها بعد 24 ساعة القلعة", "2016-05-20") == "2016-05-08..2016-05-09 2016-05-09..2016-05-10");
    CHECK(dates("سقطت البلدة في 8 أيار، وبعد 5 ساعات القلعة", "2016-05-20") == "2016-05-08..2016-05-09");
}

TEST_CASE("a year after publication governs nothing that has been") {
    CHECK(english("The vote is planned for March 2018. He was named on 22 November.") == "2018-03-01..2018-04-01 2016-11-22..2016-11-23");
}

TEST_CASE("today with its weekday is today, not the week before") {
    CHECK(dates("فجر اليوم الاثنين، واليوم الاثنين 13 حزيران") == "2016-06-13..2016-06-14 2016-06-13..2016-06-14");
    CHECK(dates("شهر رمضان الماضي") == "2015-06-18..2015-07-17");
}

TEST_CASE("Easter and the feasts counted from it fall on their days") {
    CHECK(english("Easter 2016, Orthodox Easter 2016, Good Friday 2019") == "2016-03-27..2016-03-28 2016-05-01..2016-05-02 2019-04-19..2019-04-20");
    CHECK(dates("عيد الفصح 2024") == "2024-03-31..2024-04-01");
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

TEST_CASE("a year of two figures may come first where the last would be far ahead") {
    CHECK(dates("في 16/04/21") == "2016-04-21..2016-04-22");
    CHECK(dates("في 16/04/15") == "2015-04-16..2015-04-17");
}

TEST_CASE("a story goes on: a date well before the last one is of a later year") {
    CHECK(english("It fell in February 2015 and rose in August 2015. The campaign began on 12 May.") ==
          "2015-02-01..2015-03-01 2015-08-01..2015-09-01 2016-05-12..2016-05-13");
    CHECK(english("It fell in August 2015. It had been attacked on 12 May.") == "2015-08-01..2015-09-01 2015-05-12..2015-05-13");
    CHECK(dates("سقطت في 3 آب 2014، ثم انتقلت المعارك في 8 آب.") == "2014-08-03..2014-08-04 2014-08-08..2014-08-09");
}

TEST_CASE("by a month means after the date before it") {
    CHECK(english("The base was lost on 20 May 2015. The assault was launched on 10 October, and by early January they had broken in.") ==
          "2015-05-20..2015-05-21 2015-10-10..2015-10-11 2016-01-01..2016-01-11");
}

TEST_CASE("a day of the last two weeks needs no year, whatever year was told before") {
    CHECK(english("Assad retook it in December 2015, and it was captured on January 15.") == "2015-12-01..2016-01-01 2017-01-15..2017-01-16");
}

TEST_CASE("the loss of a place is no pluperfect") {
    CHECK(dates("استعادت البيشمركة سنجار في 13 تشرين الثاني 2015. وفقد التنظيم الشدادي في 19 شباط.") == "2015-11-13..2015-11-14 2016-02-19..2016-02-20");
}

TEST_CASE("that December, the following June and the same evening are counted from the story") {
    CHECK(english("They entered in March 2014 and took it that December.") == "2014-03-01..2014-04-01 2014-12-01..2015-01-01");
    CHECK(english("They took it in August 2014 and lost it the following June.") == "2014-08-01..2014-09-01 2015-06-01..2015-07-01");
    CHECK(english("They entered on 3 March 2015 and left the same evening.") == "2015-03-03..2015-03-04 2015-03-03..2015-03-04");
}

TEST_CASE("two weekdays are a stretch of days, also where the second came first this week") {
    CHECK(english("from Friday to Sunday") == "2017-01-20..2017-01-23");
    CHECK(english("From Saturday to Thursday nothing moved.") == "2017-01-14..2017-01-20");
    CHECK(dates("ليل السبت الأحد") == "2016-06-11..2016-06-13");
}

TEST_CASE("what has been going on since a month began in the last such month, whatever year was told of") {
    CHECK(english("IS seized the town in 2014, and the rebels have been besieging it since June.", "2016-07-11") == "2014-01-01..2015-01-01 2016-06-01..2016-07-01");
    CHECK(english("IS seized the town in 2014, and the rebels had besieged it since June.", "2016-07-11") == "2014-01-01..2015-01-01 2014-06-01..2014-07-01");
}

TEST_CASE("about so many of what follows are no year") {
    CHECK(dates("إن نحو 1900 عائلة غادرت مرزق منذ مطلع شباط", "2019-02-25") == "2019-02-01..2019-02-26");
    CHECK(dates("قُتل قرابة 1950 من عناصر التنظيم.").empty());
    CHECK(english("About 1950 families left Murzuq.", "2019-02-25").empty());
    CHECK(dates("أسفر عن مقتل أكثر من 2000 مسلح").empty());
    CHECK(dates("بقي أقل من 1900 شخص في المدينة").empty());
    CHECK(english("Over 1900 people fled.", "2019-02-25").empty());
    CHECK(dates("نزحوا من 2000 إلى 2005") == "2000-01-01..2006-01-01");
    CHECK(english("The group appeared around 2014 and took the town.", "2016-07-11") == "2014-01-01..2015-01-01");
    CHECK(dates("ظهر التنظيم نحو 2014 ثم تمدد", "2016-07-11") == "2014-01-01..2015-01-01");
}

TEST_CASE("the number of those who died behind a day is no second day") {
    CHECK(english("The town fell on May 20 and ten people died.", "2016-07-11") == "2016-05-20..2016-05-21");
    CHECK(english("The town fell on May 20 and 30 people died.", "2016-07-11") == "2016-05-20..2016-05-21");
    CHECK(english("Strikes killed 53 in one town on May 20 and 42 in another.", "2016-07-11") == "2016-05-20..2016-05-21");
    CHECK(english("The town was shelled on May 20 and 23.", "2016-07-11") == "2016-05-20..2016-05-24");
    CHECK(english("Between May 20 and 23 the army shelled the town.", "2016-07-11") == "2016-05-20..2016-05-24");
}

TEST_CASE("the weekday beside a date knows its year") {
    CHECK(dates("الاثنين 18 شباط", "2013-02-12") == "2013-02-18..2013-02-19");
}

TEST_CASE("days later are not counted from what has gone on since") {
    CHECK(english("They raided Djibo on 11 May, a town blockaded since February 2022. Two days later they left.", "2025-06-11") ==
          "2025-05-11..2025-05-12 2022-02-01..2022-03-01 2025-05-13..2025-05-14");
}

TEST_CASE("Monday, written like two, is a day before any word") {
    CHECK(dates("سيطر الجيش اليوم الاثنين على منبج", "2016-11-28") == "2016-11-28..2016-11-29");
    CHECK(dates("في اليوم 46 على الحرب", "2016-11-28") == "");
}

TEST_CASE("the same day is that of the story, not of what had been before it") {
    CHECK(english("Troops entered Sloviansk on Saturday. The rebels had seized it on April 12. They took Kramatorsk the same day.", "2014-07-06") ==
          "2014-07-05..2014-07-06 2014-04-12..2014-04-13 2014-07-05..2014-07-06");
}

TEST_CASE("a month told by both its names is one month") {
    CHECK(dates("في 12 يونيو حزيران 2014", "2017-10-25") == "2014-06-12..2014-06-13");
    CHECK(dates("في 12 حزيران/يونيو 2014", "2017-10-25") == "2014-06-12..2014-06-13");
    CHECK(dates("في يوليو تموز الماضي", "2017-10-25") == "2017-07-01..2017-08-01");
    CHECK(dates("من مارس آذار 2016 إلى أبريل نيسان 2017", "2017-10-25") == "2016-03-01..2017-05-01");
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
