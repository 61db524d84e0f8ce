#include "mentions/places.hpp"
#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/actors.hpp"
#include "mentions/dates.hpp"
#include <algorithm>
#include <optional>

using namespace zamkan;

namespace {

const gazetteer::Gazetteer &world() {
    static const gazetteer::Gazetteer gazetteer = gazetteer::Gazetteer::open().value;
    return gazetteer;
}

struct Reading {
    text::Document document;
    std::vector<mentions::PlaceMention> places;
    std::vector<std::string> names; // surfaces, in order

    [[nodiscard]] const mentions::PlaceMention &of(const std::string &surface) const {
        const auto found = std::find_if(places.begin(), places.end(), [&](const auto &place) { return place.name == surface; });
        REQUIRE(found != places.end());
        return *found;
    }
    [[nodiscard]] std::string containerOf(const std::string &surface) const {
        const auto &place = of(surface);
        return place.container ? places[*place.container].name : "";
    }
};

Reading read(const std::string &sentence) {
    static const actors::Registry registry = actors::Registry::open();
    static const mentions::ActorFinder actorFinder = mentions::ActorFinder::open(registry);
    static const mentions::DateFinder dateFinder = mentions::DateFinder::open();
    static const mentions::PlaceFinder finder = mentions::PlaceFinder::open(world());
    Reading out{text::Document(sentence), {}, {}};
    const text::Tokens tokens = text::tokenize(out.document);
    out.places = finder.find(out.document, tokens, actorFinder.find(out.document, tokens), dateFinder.find(out.document, tokens));
    for (const auto &place : out.places) {
        CHECK(out.document.surface(place.span) == place.name);
        out.names.push_back(place.name);
    }
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("proclitics stay outside a place's span") {
    CHECK(read("قتلوا عشرة في العراق وسورية").names == Names{"العراق", "سورية"});
    CHECK(read("وصلوا بالموصل إلى دمشق").names == Names{"الموصل", "دمشق"});
    CHECK(read("Mosul's old city fell").names == Names{"Mosul"});
}

TEST_CASE("a large town whose name is a word is a place in a text about its country, where something leads to it") {
    CHECK(read("حشدت قوات الدعم السريع في السودان تعزيزات حول الأبيض").names == Names{"السودان", "الأبيض"});
    CHECK(read("ناقش الرئيس السوداني الأمر مع البيت الأبيض").names.empty());
}

TEST_CASE("what a clause opens with after \"as for\" may be a town, and need not") {
    CHECK(read("سيطر الجيش السوري على درعا. أما طفس فلم تدخلها القوات").names == Names{"درعا", "طفس"});
    CHECK(read("سيطر الجيش السوري على درعا. أما الحرب فلم تنته، أما القائم بالأعمال فغادر").names == Names{"درعا"});
}

TEST_CASE("what the name is said to be makes it a place") {
    CHECK(read("Houthi fighters in Yemen held al-Houta, the capital of Lahj province.").names == Names{"Yemen", "al-Houta", "Lahj province"});
    CHECK(read("Mali's army said it had \"taken possession of Kidal\", a desert town run by rebels.").names == Names{"Kidal"});
    CHECK(read("The men met Falconer, a city councillor in Baghdad.").names == Names{"Baghdad"});
}

TEST_CASE("short names that are ordinary words are places in the company of sure ones") {
    const auto reading = read("خسر التنظيم السيطرة على كل من هيت والرطبة والرمادي في العراق");
    CHECK(reading.names == Names{"هيت", "الرطبة", "الرمادي", "العراق"});
    CHECK(reading.containerOf("هيت") == "العراق");
    CHECK(reading.containerOf("الرمادي") == "العراق");
    CHECK(read("عشنا تلك الأيام السخنة وكان الباب الوحيد للنجاة").names.empty());
    CHECK(read("بقي الوضع القائم كما هو").names.empty());
    CHECK(read("قال ضابط إن الحصار القائم حول تلعفر يكفي").names == Names{"تلعفر"});
    CHECK(read("هاجموا قرى الريف الغربي").names.empty());
    CHECK(read("اقتحم الجيش حي باب طبرق في درنة").names.back() == "درنة");
    CHECK(read("أسفر هجوم على منزل وزير الدفاع عن ثمانية قتلى").names.empty());
    CHECK(read("سيطروا على مدينة الباب").names == Names{"الباب"});
}

TEST_CASE("a list goes on over the dates of its members") {
    const Reading list = read("استعادت القوات تلعفر في 31 آب والحويجة في 5 تشرين الأول والقائم في 3 تشرين الثاني");
    CHECK(list.names == std::vector<std::string>{"تلعفر", "الحويجة", "القائم"});
}

TEST_CASE("lower-case and sentence-opening English words are no places") {
    CHECK(read("It would be nice to be home. Reading is hard. Of those, most left.").names.empty());
    CHECK(read("86 people were killed in Nice on Thursday.").names == Names{"Nice"});
}

TEST_CASE("names near ordinary words are not matched by letters alone") {
    CHECK(read("تحدثت أنباء عن الأسباب، وقتل مقاتلين هولنديين لأسباب أخرى").names.empty());
}

TEST_CASE("a word of its own is no town with a letter before it") {
    CHECK(read("وألقي القبض عليه بعد أن كسرت رجله في بنغازي.").names == Names{"بنغازي"});
    CHECK(read("ودخلت القوات مدينة سرت وبنغازي.").names == Names{"سرت", "بنغازي"});
}

TEST_CASE("a name ends before those who belong to a place") {
    CHECK(read("وعقب انتصار الحركة سعد سكان مقديشو بما جرى.").names == Names{"مقديشو"});
}

TEST_CASE("the noun belongs to a facility's name, and wins over a month") {
    const auto reading = read("خسر التنظيم سد تشرين الاستراتيجي في سورية");
    CHECK(reading.names == Names{"سد تشرين", "سورية"});
    CHECK(world().place(reading.places[0].candidates.front().place).type == "dam");
    CHECK(read("وقع الهجوم في تشرين الثاني 2015").names.empty());
}

TEST_CASE("a facility known by a longer name is found by the shorter one") {
    const auto reading = read("لم ينتزعوا مطار التيفور من الجيش");
    REQUIRE(reading.names == Names{"مطار التيفور"});
    CHECK(world().place(reading.places[0].candidates.front().place).id == "sy-airbase-t4-air-base");
}

TEST_CASE("the noun before a town is a cue and not a part of its name") {
    CHECK(read("في مدينة الشدادي").of("الشدادي").cue == "city");
    CHECK(read("في محافظة الحسكة").of("الحسكة").cue == "province");
    CHECK(read("the Anbar province").of("Anbar province").cue == "province");
}

TEST_CASE("no place is taken inside the names of organisations and persons, nor from adjectives of nationality") {
    CHECK(read("قال المرصد السوري لحقوق الإنسان إن قوات سورية الديموقراطية الكردية- العربية تقدمت").names.empty());
    CHECK(read("heir to the Islamic State of Iraq, Ethan Houston said").names.empty());
    CHECK(read("تعاونوا مع القوات العراقية ومع المبعوث الأميركي").names.empty());
    CHECK(read("قصفت طائرات سورية المواقع").names.empty());
}

TEST_CASE("a country that areas only border on is a reference") {
    const auto reading = read("لم يعد قادراً على الوصول إلى المناطق الحدودية مع تركيا");
    CHECK(reading.of("تركيا").role == mentions::PlaceRole::reference);
    CHECK(read("the areas bordering Turkey").of("Turkey").role == mentions::PlaceRole::reference);
    CHECK(read("قصفوا مواقع في تركيا").of("تركيا").role == mentions::PlaceRole::literal);
}

TEST_CASE("distance and direction are read") {
    const auto reading = read("Troops are 20 km south of Mosul.");
    CHECK(reading.of("Mosul").bearing == std::optional(180.0));
    CHECK(reading.of("Mosul").distance_km == std::optional(20.0));
    CHECK(read("الاشتباكات على بعد 30 كيلومتراً شمال شرقي حمص").of("حمص").bearing == std::optional(45.0));
    CHECK(read("احتدمت المعارك في شرق سورية").of("سورية").bearing == std::optional(90.0));
}

TEST_CASE("a place that tells where another lies is a reference without a shift") {
    const auto reading = read("استولوا على بلدة السخنة شمال شرقي تدمر");
    CHECK(reading.of("السخنة").role == mentions::PlaceRole::literal);
    CHECK(reading.of("تدمر").role == mentions::PlaceRole::reference);
    CHECK_FALSE(reading.of("تدمر").bearing);
}

TEST_CASE("countryside is the surroundings of its town") {
    const auto place = read("قصفوا ريف حلب الشمالي");
    REQUIRE(place.places.size() == 1);
    CHECK((place.places[0].surroundings || place.places[0].name == "ريف حلب الشمالي"));
}

TEST_CASE("a state's abbreviation after a town holds it") {
    const auto reading = read("A man was charged in Alexandria, La., on Monday.");
    CHECK(reading.containerOf("Alexandria") == "La");
    CHECK(read("They left the U.S. for good.").names == Names{"U.S."});
}

TEST_CASE("an unknown name is not cut down to a known one") {
    for (const std::string &name : read("districts such as Bab al-Somewhere, some").names) CHECK(name != "Bab");
}

TEST_CASE("a name that no gazetteer has is a place after a noun that says so") {
    const auto reading = read("اقتحموا بلدة قرقشونية الواقعة في الجبل");
    REQUIRE(reading.names == Names{"قرقشونية"});
    CHECK(reading.places[0].candidates.empty());
    CHECK(reading.places[0].cue == "town");
    CHECK(read("They stormed the village of Zzyzxville at dawn.").names == Names{"Zzyzxville"});
    CHECK(read("نزحوا إلى قرية صغيرة ثم إلى المدينة القديمة").names.empty());
    CHECK(read("وصلوا إلى بلدة تبعد كثيرا").names.empty());
}

TEST_CASE("a list of unknown names after one noun is read to its end") {
    CHECK(read("لجأوا إلى مخيمي قرقشون وأبو زعزوع").names == Names{"قرقشون", "أبو زعزوع"});
}

TEST_CASE("a name that the gazetteer spells another way is found where a noun and sure places lead to it") {
    const Reading hama = read("انسحبوا من خان شيخون ومعرة النعمان ثم سقطت بلدة كفرنبودة في ريف حماة وعادت الأسر إلى كفرنبودة");
    CHECK(std::count(hama.names.begin(), hama.names.end(), "كفرنبودة") == 2);
    CHECK_FALSE(hama.of("كفرنبودة").candidates.empty());
    const Reading darfur = read("The army held El Fasher while fighters gathered around Um Keddada, and others fled to Nyala.");
    CHECK_FALSE(darfur.of("Um Keddada").candidates.empty());
    CHECK(read("انسحبوا من خان شيخون بعد أن بينت التقارير في بيان أنهم خسروا").names == Names{"خان شيخون"});
}

TEST_CASE("a village that nobody lists is a place after in, at and near, where no gazetteer lists all villages") {
    CHECK(read("Sudanese officers said that gunmen beheaded farmers at Nkongazi and near Zambalala.").names == Names{"Nkongazi", "Zambalala"});
    CHECK(read("In Texas he worked at Nkongazi for years.").names == Names{"Texas"});
    CHECK(read("وقال شهود في سوريا إن القصف وقع في تل الزعفور").names == Names{"سوريا", "تل الزعفور"});
}

TEST_CASE("before a dash at the start of a paragraph stands a place") {
    CHECK(read("بنغازي – وصل عشرة.\n\nمرتوبة – استقبل المستشفى جثامين.\n\nدرنة – قال شاهد.").names == Names{"بنغازي", "مرتوبة", "درنة"});
}

TEST_CASE("a place inside an adjective, a newspaper, a brigade or a treaty is none") {
    CHECK(read("Fighters of the US-led coalition reached Raqqa.").names == Names{"Raqqa"});
    CHECK(read("A reporter of the Kyiv Independent saw it.").names.empty());
    CHECK(read("The Azov brigade and the Minsk agreements were named.").names.empty());
    CHECK(read("قالت وكالة الأنباء السعودية إنه وصل إلى صنعاء").names == Names{"صنعاء"});
    CHECK(read("أعلن قائد قيادة عمليات دجلة ذلك").names.empty());
}

TEST_CASE("clubs, newspapers and what quotation marks name are no places") {
    CHECK(read("تعادل برشلونة في مباراته أمام مانشستر يونايتد").names.empty());
    CHECK(read("أعلن نادي هلال كادوقلي تعليق نشاطه").names.empty());
    CHECK(read("بحسب قناة «ليبيا الأحرار» أمس").names.empty());
    CHECK(read("وقال ناطق باسم «غرفة عمليات سرت والجفرة» أمس").names.empty());
    CHECK(read("نزح أهالي منبج ومنحت جامعة حلب شهادات").names == Names{"منبج"});
    CHECK(read("أما خصمه، مسقط رأس القائد، فبقي").names.empty());
    CHECK(read("He told the Sudan Tribune, and the Sudan Humanitarian Response Plan is out.").names.empty());
    CHECK(read("وصلوا إلى برشلونة لمشاهدة مباراة").names == Names{"برشلونة"});
}

TEST_CASE("what is done to towns makes a place of a name, unless somebody in the text bears it") {
    CHECK(read("Fernley was shelled on Monday.").names == Names{"Fernley"});
    CHECK(read("Clark was captured on Monday. Desmond Clark had fled.").names.empty());
}

TEST_CASE("what is taken on a day or from a party is a place") {
    CHECK(read("The army took Hit on May 26 and Rutba nine days later.").names == Names{"Hit", "Rutba"});
    CHECK(read("He took Hit after hit and left.").names.empty());
}

TEST_CASE("a base is one, whosever name it bears") {
    CHECK(read("استهدف الحوثيون الخميس قاعدة الملك خالد الجوية").names == Names{"قاعدة الملك خالد الجوية"});
    CHECK(read("استقبل الملك خالد الوفد").names.empty());
}

TEST_CASE("markets and streets that are called after countries are not there") {
    CHECK(read("قصفت القوات سوق ليبيا في مدينة أم درمان").names == Names{"أم درمان"});
}

TEST_CASE("a place that tells where one lies that is no place itself is told of for itself") {
    const auto reading = read("قتل ثلاثة جنود في كمين شرقي خان يونس");
    REQUIRE(reading.names == Names{"خان يونس"});
    CHECK(reading.of("خان يونس").role == mentions::PlaceRole::literal);
    CHECK(reading.of("خان يونس").bearing == std::optional(90.0));
}

TEST_CASE("the place stands after verb and doer") {
    CHECK(read("استعادت القوات الحكومية تدمر").names == Names{"تدمر"});
}

TEST_CASE("a direction before a country is a direction, unless the gazetteer has a region of that name") {
    const auto reading = read("قصفوا مواقع في شرق سوريا");
    REQUIRE(reading.names == Names{"سوريا"});
    CHECK(reading.places[0].bearing == std::optional(90.0));
    CHECK(read("قصفوا مواقع في جنوب لبنان").names == Names{"جنوب لبنان"});
    CHECK(read("وصلوا إلى جنوب السودان").names == Names{"جنوب السودان"});
}

TEST_CASE("with the article and no noun behind it the Dnipro is the river") {
    CHECK(read("They crossed the Dnipro near Kherson.").of("Dnipro").cue == "river");
    CHECK(read("They shelled Dnipro on Monday.").of("Dnipro").cue.empty());
}

TEST_CASE("of a river or an island the name is reported, and what it is told") {
    const auto reading = read("عبروا نهر الفرات أمس");
    REQUIRE(reading.names == Names{"الفرات"});
    CHECK(reading.places[0].cue == "river");
    CHECK(read("وصل إلى مكة المكرمة").names == Names{"مكة"});
    CHECK(read("وصل إلى تل أبيب").names == Names{"تل أبيب"});
}

TEST_CASE("a place from which a distance is told is no place of the event") {
    const auto reading = read("سيطروا على قاعدة الجفرة الجوية، على بعد نحو 500 كيلومتر جنوب شرقي طرابلس");
    CHECK(reading.of("طرابلس").role == mentions::PlaceRole::reference);
    CHECK_FALSE(reading.of("طرابلس").distance_km);
}

TEST_CASE("the headline and the outlet say which country a text is about") {
    static const mentions::PlaceFinder finder = mentions::PlaceFinder::open(world());
    text::Document document("They met in Alexandria on Monday.");
    document.source = "Baton Rouge Advocate";
    const text::Tokens tokens = text::tokenize(document);
    const auto places = finder.find(document, tokens, {}, {});
    REQUIRE(places.size() == 1);
    CHECK(places[0].countries == Names{"US"});
}

TEST_CASE("every class of place is understood in its example") {
    for (const char *language : {"ar", "en"}) {
        const Value lexicon = readAsset(std::filesystem::path("lexicon") / language / "places.toml");
        for (const Value &entry : lexicon["class"].list()) {
            const std::string example = entry["example"].text();
            INFO(language << " " << entry["key"].text() << ": " << example);
            REQUIRE_FALSE(example.empty());
            const std::string opening = std::string(language) == "ar" ? "وقع ذلك في " : "It happened in ";
            CHECK(read(opening + example).names.size() == 1);
        }
    }
}

TEST_CASE("a word that opens its sentence with a capital is no part of the name behind it") {
    CHECK(read("After Palmyra fell the army fled.").names == std::vector<std::string>{"Palmyra"});
    CHECK(read("Meanwhile Mosul burned.").names == std::vector<std::string>{"Mosul"});
}

TEST_CASE("a verb leads to a place across its party and its preposition") {
    CHECK(read("سيطر الجيش السوري على تل الرزين").names == std::vector<std::string>{"تل الرزين"});
    const auto found = read("أحرز الجيش السوري تقدما في ريف السويداء الشرقي وسيطر على تل الرزين");
    CHECK(found.of("تل الرزين").role == mentions::PlaceRole::literal);
}

TEST_CASE("what is said to be a town is one, even where its sentence opens with it") {
    CHECK(read("Garissa is a quiet town.").names == std::vector<std::string>{"Garissa"});
    CHECK(read("Morek is a small farming village near Hama.").names == std::vector<std::string>{"Morek", "Hama"});
    CHECK(read("Clark is a town planner.").names.empty());
}

TEST_CASE("no place in the names of brigades, of newspapers' kin and of centres") {
    CHECK(read("أعلنت كتيبة شهداء حمص ذلك").names.empty());
    CHECK(read("أفاد مركز حمص الإعلامي بذلك").names.empty());
    CHECK(read("The film Casablanca was shown.").names.empty());
    CHECK(read("منبر جدة التفاوضي توقف.").names.empty());
    CHECK(read("أنصار بيت المقدس تبنت الهجوم.").names.empty());
    CHECK(read("Al-Mosul FC beat Erbil SC.").names.empty());
}

TEST_CASE("a party's home is pointed to without its name") {
    static const mentions::PlaceFinder finder = mentions::PlaceFinder::open(world());
    const text::Document document("Fighters returned to the town of Hays on Tuesday.");
    const text::Tokens tokens = text::tokenize(document);
    const auto places = finder.find(document, tokens, {}, {}, {"YE"});
    REQUIRE(places.size() == 1);
    CHECK(places[0].countries == Names{"YE"});
}
