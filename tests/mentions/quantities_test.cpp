#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/dates.hpp"
#include "mentions/quantities.hpp"
#include <fmt/format.h>

using namespace zamkan;
using namespace zamkan::mentions;

namespace {
const QuantityFinder &finder() {
    static const QuantityFinder loaded = QuantityFinder::open();
    return loaded;
}
const DateFinder &dateFinder() {
    static const DateFinder loaded = DateFinder::open();
    return loaded;
}
std::vector<QuantityMention> find(const text::Document &document) {
    const text::Tokens tokens = text::tokenize(document);
    return finder().find(document, tokens, dateFinder().find(document, tokens));
}
text::Document article(const std::string &text, text::Language language) {
    text::Document document{text};
    document.language = language;
    document.published = time::dayFromIso("2016-06-13");
    return document;
}
std::string shown(const QuantityMention &mention) {
    const auto side = [](const std::optional<double> &value) { return value ? fmt::format("{}", *value) : std::string("?"); };
    return fmt::format("{}..{}{}{}", side(mention.low), side(mention.high), mention.duration ? " duration" : mention.unit.empty() ? "" : " ",
                       mention.duration ? "" : mention.unit);
}
std::string quantities(const std::string &text, text::Language language = text::Language::arabic) {
    std::string out;
    for (const QuantityMention &mention : find(article(text, language))) out += (out.empty() ? "" : ", ") + shown(mention);
    return out;
}
std::string english(const std::string &text) { return quantities(text, text::Language::english); }
} // namespace

TEST_CASE("each quantity word's example gives its quantity") {
    for (const auto &[file, language] : {std::pair{"lexicon/ar/quantities.toml", text::Language::arabic},
                                         std::pair{"lexicon/en/quantities.toml", text::Language::english}}) {
        const Value lexicon = readAsset(file);
        for (const Value &entry : lexicon["word"].list()) {
            const Value &example = entry["example"];
            INFO(file << ": " << example["text"].text());
            const auto found = find(article(example["text"].text(), language));
            if (const auto number = example["number"].number()) {
                const text::Document document = article(example["text"].text(), language);
                const auto numbers = finder().findAll(document, text::tokenize(document), {});
                REQUIRE(numbers.size() == 1);
                CHECK(numbers.front().low.value_or(-1) == Approx(*number));
                continue;
            }
            if (example["none"].boolean()) {
                CHECK(found.empty());
                continue;
            }
            CHECK_FALSE(found.empty());
            if (found.empty()) continue;
            QuantityMention wanted;
            wanted.low = example["low"].number();
            wanted.high = example["high"].number();
            wanted.unit = example["unit"].text();
            wanted.duration = entry["role"].text() == "duration";
            CHECK(shown(found.front()) == shown(wanted));
        }
    }
}

TEST_CASE("a scale is shared over a range") {
    CHECK(quantities("إلى ما بين 19 و25 ألفًا تقريبًا من العناصر") == "19000..25000 person");
    CHECK(quantities("بما بين أربعة وخمسة آلاف مقاتل") == "4000..5000 person");
    CHECK(english("between 19 and 25 thousand fighters") == "19000..25000 person");
    CHECK(english("killing 5-7 soldiers") == "5..7 person");
}

TEST_CASE("bounds are open where the text leaves them open") {
    CHECK(quantities("عاد أكثر من 650 ألف من النازحين داخلياً") == "650000..? person");
    CHECK(english("as many as 1,700 unarmed cadets") == "?..1700 person");
    CHECK(english("no more than 40% of it") == "?..40 percent");
    CHECK(english("no fewer than 20 people") == "20..? person");
}

TEST_CASE("names, years and ordinals are no quantities") {
    CHECK(quantities("مقر الفرقة 17 والطريق 47 والقرار 2253").empty());
    CHECK(quantities("كانت واحدة من الأسباب الأساسية").empty());
    CHECK(quantities("أصبحت أكثر ضعفاً وكان أضعف مما كان").empty());
    CHECK(quantities("مع قياديين آخرين من المقاتلين الأجانب").empty());
    CHECK(english("the 4th Division on Highway 47 near T-4").empty());
}

TEST_CASE("a duration is flagged and counts nothing") {
    CHECK(quantities("بعد حصار دام تسعة أشهر") == "9..9 duration");
    CHECK(english("after eighteen months of occupation") == "18..18 duration");
}

TEST_CASE("a bare number takes its unit from the verb beside it") {
    CHECK(quantities("«إعدام 40 في دير الزور شرق سورية وقتل 50 آخرين في الموصل»") == "40..40 person, 50..50 person");
}

TEST_CASE("a number that a date has taken is not counted again") {
    CHECK(quantities("قتل 12 شخصا في 3 آب 2014") == "12..12 person");
}

TEST_CASE("every number is reported when it is asked for, with a unit or without") {
    const text::Document document = article("في الفرقة 17 كان 192.168.1.2 و١،٢٣٤،٥٦٧ و٣ سنوات و٧٧/١٠٠", text::Language::arabic);
    std::vector<double> values;
    for (const QuantityMention &mention : finder().findAll(document, text::tokenize(document), {})) values.push_back(mention.low.value_or(-1));
    CHECK(values == std::vector<double>{17, 192, 168, 1, 2, 1234567, 3, 0.77});
}

TEST_CASE("a dual with the article counts nothing: it may be the town of Qaryatayn") {
    CHECK(quantities("استولى التنظيم على القريتين").empty());
    CHECK(quantities("استعاد قريتين") == "2..2 count");
}

TEST_CASE("a word that designates does not hide what is counted") {
    CHECK(quantities("شهدت المنطقة 20 غارة، ووصلت الفرقة 17 إلى الطريق 47") == "20..20 strike");
    CHECK(quantities("وفق قرار مجلس الأمن 2254 قتل 12 مدنيا") == "12..12 person");
}

TEST_CASE("a small number in words counts people where a word beside it says what befell them") {
    CHECK(quantities("وأعلن الجيش تدمير مواقع واستشهاد ثمانية من مقاتليه") == "8..8 person");
    CHECK(quantities("أعدم في صنعاء في سبتمبر تسعة من أبناء تهامة") == "9..9 person");
    CHECK(quantities("تجمع ثلاثة في الطريق").empty());
}

TEST_CASE("an ordinal of several words leaves no number behind") {
    const text::Document document = article("الثالثة عشرة والخامس و العشرون", text::Language::arabic);
    CHECK(finder().findAll(document, text::tokenize(document), {}).empty());
}

TEST_CASE("a fraction of something is no count of it") {
    CHECK(quantities("نزح ثلث السكان وخمس العائلات").empty());
    CHECK(quantities("نزح نصف مليون شخص") == "500000..500000 person");
}

TEST_CASE("a share of ground is a percentage, and a share of people counts nobody") {
    CHECK(quantities("يسيطر على نحو ثلثي مساحة البلاد") == "66.7..66.7 percent");
    CHECK(english("It holds one-fifth of Ukraine and half of the city.") == "20..20 percent, 50..50 percent");
    CHECK(english("A third of the residents left.").empty());
}

TEST_CASE("a number with the article counts the noun before it or behind it") {
    CHECK(quantities("ستسحب جنودها الـ2900 من مالي") == "2900..2900 person");
    CHECK(quantities("انسحب الـ 300 جندي من غاو") == "300..300 person");
    CHECK(quantities("قصفت مقر الفرقة الـ17").empty());
}

TEST_CASE("a range shares a scale and keeps apart what is said twice") {
    CHECK(quantities("ما بين 250 ألفا و300 ألف شخص") == "250000..300000 person");
    CHECK(quantities("بين 1500 وألفي عنصر") == "1500..2000 person");
}

TEST_CASE("the number of a paragraph, of a type and of an age is none of people") {
    CHECK(quantities("قتل خمسة أشخاص.\n2. قصفت طائرات «تو-22» البلدة") == "5..5 person");
    CHECK(quantities("قتل خمسة أشخاص بينهم طفلة لم تتجاوز 12 ربيعا") == "5..5 person, 12..12 duration");
    CHECK(quantities("قاطع الأنبار: 1. قتل خمسة أشخاص. 2. أعلن التحرير.") == "5..5 person");
}

TEST_CASE("powers, fractions and signs are read where every number is asked for") {
    const auto first = [](const std::string &text) {
        const text::Document document = article(text, text::Language::arabic);
        const auto found = finder().findAll(document, text::tokenize(document), {});
        return found.empty() ? 0 : found.front().low.value_or(0);
    };
    CHECK(first("2e10") == Approx(2e10));
    CHECK(first("-12e-1") == Approx(-1.2));
    CHECK(first("2.5^-1") == Approx(0.4));
    CHECK(first("١٬٢٠٠٫٥") == Approx(1200.5));
    CHECK(first("3 و1/2") == Approx(3.5));
    CHECK(first("½") == Approx(0.5));
    CHECK(first("خمس الفطيرة") == Approx(0.2));
    CHECK(first("خمس السنوات الماضية") == Approx(5));
    CHECK(first("مضت خمس الساعة في التنظيف") == Approx(0.2));
    CHECK(first("ثلاثة أرباع") == Approx(0.75));
    CHECK(first("جزء من واحد وعشرين") == Approx(1.0 / 21));
}
