#include "mentions/actors.hpp"
#include "catch.hpp"
#include "text/fold.hpp"
#include <algorithm>

using namespace zamkan;

namespace {

struct Reading {
    text::Document document;
    std::vector<mentions::ActorMention> actors;
    std::vector<std::string> named; // "id:surface", in order
};

const actors::Registry &registry() {
    static const actors::Registry registry = actors::Registry::open();
    return registry;
}

Reading read(const std::string &sentence) {
    static const mentions::ActorFinder finder = mentions::ActorFinder::open(registry());
    Reading out{text::Document(sentence), {}, {}};
    out.actors = finder.find(out.document, text::tokenize(out.document));
    for (const auto &actor : out.actors)
        out.named.push_back(actor.actor + ":" + std::string(out.document.surface(actor.span)));
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("every actor is found in its example sentence") {
    for (const auto &actor : registry().actors()) {
        if (actor.counted) continue; // told by a number of people, which is no mention of a party
        INFO(actor.id << ": " << actor.example);
        const auto found = read(actor.example).actors;
        CHECK(std::any_of(found.begin(), found.end(), [&](const auto &mention) { return mention.actor == actor.id; }));
    }
}

TEST_CASE("the longest name wins, whatever its spelling and quotation marks") {
    CHECK(read("سيطرت قوات سورية الديموقراطية على السد").named == Names{"sdf:قوات سورية الديموقراطية"});
    CHECK(read("تنظيم «الدولة الإسلامية» في العراق").named == Names{"isis:تنظيم «الدولة الإسلامية» في العراق"});
    CHECK(read("heir to the Islamic State of Iraq, overran").named == Names{"isis:Islamic State of Iraq"});
}

TEST_CASE("proclitics stay outside an actor's span") {
    CHECK(read("قال إن داعش يخسر وللتحالف الدولي طائرات").named == Names{"isis:داعش", "coalition:لتحالف الدولي"});
    CHECK(read("هاجموا داعش وحزب الله").named == Names{"isis:داعش", "hezbollah:حزب الله"});
}

TEST_CASE("letters that stand for a state are it beside its forces, and a country behind 'forces of'") {
    CHECK(read("US jets killed 49 people").named == Names{"us_forces:US jets"});
    CHECK(read("U.S. jets killed 49 people").named == Names{"us_forces:U.S. jets"});
    CHECK(read("They told us that it fell").named.empty());
    CHECK(read("Forces of Chad and Niger took it").named == Names{"td_forces:Chad", "nigerien_army:Niger"});
}

TEST_CASE("an acronym counts only in capitals") {
    CHECK(read("It is late. IS fighters and IS came.").named == Names{"isis:IS fighters", "isis:IS"});
}

TEST_CASE("a generic form is the last fitting actor named before it") {
    const auto reading = read("هاجم تنظيم داعش القرية ثم قصف الجيش السوري مواقعه وانسحب التنظيم وتقدم الجيش");
    REQUIRE(reading.actors.size() == 4);
    CHECK(reading.actors[2].actor == "isis");
    CHECK(reading.actors[2].generic);
    CHECK(reading.actors[3].actor == "syrian_government");
    CHECK(read("أنشأ التنظيم مكتباً").actors.empty());
}

TEST_CASE("an army not named before is the one of the country that the text speaks of") {
    CHECK(read("في المدن اليمنية تقدم الجيش نحو الجبل").named == Names{"yemeni_government:الجيش"});
}

TEST_CASE("observatories, operations and newspapers block the names inside them") {
    CHECK(read("بحسب «المرصد السوري لحقوق الإنسان» أمس").named == Names{"sohr:المرصد السوري لحقوق الإنسان"});
    CHECK(read("الناطق باسم عملية «العزم الصلب» قوله").named == Names{":عملية «العزم الصلب"});
    CHECK(read("he told the Houston Chronicle that").named == Names{":Houston Chronicle"});
}

TEST_CASE("a person is blocked with a title or a given name, and later by the surname alone") {
    CHECK(read("عن العقيد كريس غارفر قوله").named == Names{":العقيد كريس غارفر"});
    CHECK(read("قتلوا خالد الموصلي في السوق").named == Names{":خالد الموصلي"});
    CHECK(read("Prime Minister Haider al-Abadi announced it").named == Names{":Prime Minister Haider al-Abadi"});
    CHECK(read("Ethan Houston came. Houston said so.").named == Names{":Ethan Houston", ":Houston"});
}

TEST_CASE("a title before a noun or a preposition names nobody") {
    CHECK(read("زار الرئيس في دمشق").named.empty());
    CHECK(read("قصفوا حي الشيخ مقصود").named.empty());
}
