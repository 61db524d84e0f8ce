// How mentions become events; who, where and when go where grammar sends them.
#include "catch.hpp"
#include "marked.hpp"

using Told = std::vector<std::string>;

TEST_CASE("one verb with a list over two countries: a loss each, and the gainer of the last two only") {
    const auto told = tell(arabicEvents(
        "{D 2015-12-13 2016-06-14|خلال الشهور الستة الماضية} خسر {A isis|داعش} سيطرته على كل من {P Hit town "
        "IQ|هيت} "
        "و{P Rutba town IQ|الرطبة} في {P Iraq country IQ|العراق}، وكذلك {P Tishrin_Dam dam SY|سد تشرين} "
        "ومعقله السابق في مدينة "
        "{P Shaddadi town SY|الشدادي} في {P Syria country SY|سورية} أمام {A sdf|قوات سورية الديموقراطية}."));
    CHECK(told == Told{"control/lost Hit isis:losing 2015-12-13..2016-06-14",
                       "control/lost Rutba isis:losing 2015-12-13..2016-06-14",
                       "control/lost Tishrin_Dam isis:losing sdf:gaining 2015-12-13..2016-06-14",
                       "control/lost Shaddadi isis:losing sdf:gaining 2015-12-13..2016-06-14"});
}

TEST_CASE("the parts of a total have its time and its doer, and are events of their own") {
    const auto told = tell(arabicEvents("{A isis|داعش} قتل {Q 464 464 person|464} من عناصره في {D 2014-06-13 "
                                        "2016-06-14|السنتين الماضيتين}، كان بينها «إعدام "
                                        "{Q 40 40 -|40} في {P Deir_ez-Zor city SY|دير الزور} وقتل {Q 50 50 "
                                        "person|50 آخرين} في {P Mosul city IQ|الموصل}»."));
    CHECK(told == Told{"violence/killing isis:acting 2014-06-13..2016-06-14 464",
                       "violence/execution Deir_ez-Zor isis:acting 2014-06-13..2016-06-14 40",
                       "violence/killing Mosul isis:acting 2014-06-13..2016-06-14 50"});
}

TEST_CASE("a share of a country is a claim, and the second one borrows the verb of the first") {
    const auto told =
        tell(arabicEvents("قال مسؤول إن «{A isis|تنظيم الدولة} خسر {Q 50 50 percent|50 في المئة} من الأراضي التي "
                          "كان يسيطر عليها في {P Iraq country "
                          "IQ|العراق} و{Q 20 20 percent|20 في المئة} من الأراضي في {P Syria country SY|سورية}»."));
    CHECK(told == Told{"claim/percentage Iraq isis:losing 50", "claim/percentage Syria isis:losing 20"});
}

TEST_CASE("those who came home are counted from the number given, with no upper end") {
    const auto events =
        arabicEvents("عاد {Q 650000 - person|أكثر من 650 ألف} من النازحين إلى بيوتهم في {P Iraq country IQ|العراق}.");
    REQUIRE(tell(events) == Told{"movement/returned Iraq 650000"});
    CHECK(events[0].magnitude_low == 650000);
    CHECK_FALSE(events[0].magnitude_high);
}

TEST_CASE("what is denied, failed, sought or yet to come did not happen") {
    CHECK(tell(arabicEvents("لم يسيطر {A isis|التنظيم} على {P T4 airbase SY|مطار التيفور}.")) ==
          Told{"control/gained T4 isis:gaining negated"});
    CHECK(tell(arabicEvents("تسعى {A syrian_government|القوات الحكومية} إلى استعادة {P Sukhnah town SY|السخنة}."))
              .at(0) == "control/gained Sukhnah syrian_government:gaining planned");
    CHECK(tell(englishEvents("The {A iraqi_forces|army} has yet to enter {P Tal_Afar city IQ|Tal Afar}.")).at(0) ==
          "control/contested Tal_Afar iraqi_forces:gaining negated");
    CHECK(tell(englishEvents("The {A iraqi_forces|army} plans to storm {P Tal_Afar city IQ|Tal Afar}.")).at(0) ==
          "violence/attack Tal_Afar iraqi_forces:acting planned");
    CHECK(tell(englishEvents("A spokesman denied that {A turkish_forces|Turkish troops} had shelled {P Afrin "
                             "city SY|Afrin}."))
              .at(0) == "violence/shelling Afrin turkish_forces:acting denied");
}

TEST_CASE("active and passive, Arabic and English, name the same winner and loser") {
    const std::string told = "control/gained Mosul iraqi_forces:gaining isis:losing";
    CHECK(tell(arabicEvents(
              "استعادت {A iraqi_forces|القوات العراقية} مدينة {P Mosul city IQ|الموصل} من {A isis|داعش}.")) ==
          Told{told});
    CHECK(tell(englishEvents("{A iraqi_forces|Iraqi forces} recaptured {P Mosul city IQ|Mosul} from {A "
                             "isis|Islamic State}.")) == Told{told});
    CHECK(tell(englishEvents("{P Mosul city IQ|Mosul} was recaptured from {A isis|Islamic State} by {A "
                             "iraqi_forces|Iraqi forces}.")) == Told{told});
}

TEST_CASE("a killing by the hand of somebody has him as doer, and the dead's party as the one affected") {
    CHECK(tell(arabicEvents("قتل {Q 12 12 person|12 عنصراً} من {A isis|داعش} في {P Mosul city IQ|الموصل} على "
                            "يد {A pmf|الحشد الشعبي}.")) == Told{"violence/killing Mosul pmf:acting isis:affected 12"});
}

TEST_CASE("a deed and its dead are one event, where the deed was") {
    CHECK(tell(arabicEvents("قتل {Q 17 17 person|17 مدنياً} في قصف على مدينة {P Raqqa city SY|الرقة}.")) ==
          Told{"violence/killing Raqqa 17"});
    CHECK(tell(englishEvents("An air strike on {P Raqqa city SY|Raqqa} killed {Q 17 17 person|17 people}.")) ==
          Told{"violence/killing Raqqa 17"});
}

TEST_CASE("each place of a list keeps the date that follows it") {
    CHECK(tell(arabicEvents("استعادت {A iraqi_forces|القوات العراقية} {P Tal_Afar city IQ|تلعفر} في {D "
                            "2017-08-31 2017-09-01|31 آب} "
                            "و{P Hawija town IQ|الحويجة} في {D 2017-10-05 2017-10-06|5 تشرين الأول}.")) ==
          Told{"control/gained Tal_Afar iraqi_forces:gaining 2017-08-31..2017-09-01",
               "control/gained Hawija iraqi_forces:gaining 2017-10-05..2017-10-06"});
}

TEST_CASE("general sentences and places that are only context come to nothing") {
    CHECK(arabicEvents("إنهم يخسرون الأراضي ويخسرون المعارك.").empty());
    CHECK(arabicEvents("خسر {A isis|داعش} أراضي في {P Iraq country IQ|العراق}.").empty());
    CHECK(arabicEvents("لم يعد {A isis|التنظيم} قادراً على الوصول إلى الحدود مع {P Turkey country TR reference|تركيا}.")
              .empty());
    CHECK(englishEvents("The group lost money and killed many of its members.").empty());
}

TEST_CASE("an actor that the text does not name is absent") {
    const auto events = englishEvents("{P Hit town IQ|Hit} was recaptured in {D 2016-04-01 2016-05-01|April 2016}.");
    CHECK(tell(events) == Told{"control/gained Hit 2016-04-01..2016-05-01"});
}

TEST_CASE("a second reading of the same text gives the same ids, and no two events share one") {
    const std::string text = "سيطر {A isis|داعش} على {P Hit town IQ|هيت} و{P Rutba town IQ|الرطبة}.";
    const auto once = arabicEvents(text), again = arabicEvents(text);
    REQUIRE(once.size() == 2);
    CHECK(once[0].id == again[0].id);
    CHECK(once[0].id != once[1].id);
}

TEST_CASE("a verb without a subject goes on with the party of the clause before") {
    CHECK(
        tell(arabicEvents(
            "{D 2023-10-26 2023-10-27|في 26 تشرين الأول} سيطرت {A rsf|قوات الدعم السريع} على {P Nyala city SD|نيالا}، "
            "و{D 2023-10-31 2023-11-01|بعد خمسة أيام} أحكمت قبضتها على {P Zalingei town SD|زالنجي}.")) ==
        Told{"control/gained Nyala rsf:gaining 2023-10-26..2023-10-27",
             "control/gained Zalingei rsf:gaining 2023-10-31..2023-11-01"});
    CHECK(tell(englishEvents(
              "{A houthis|Houthi rebels} seized {P Hays town YE|Hays} on {D 2018-02-04 2018-02-05|4 February} and "
              "overran {P Mocha town YE|Mocha}.")) ==
          Told{"control/gained Hays houthis:gaining 2018-02-04..2018-02-05",
               "control/gained Mocha houthis:gaining 2018-02-04..2018-02-05"});
}

TEST_CASE("the same words for another place: further subjects and \"X followed\"") {
    CHECK(tell(englishEvents(
              "{P Herat city AF|Herat} fell to the {A taliban|Taliban} on {D 2021-08-12 2021-08-13|Thursday}; "
              "{P Lashkar_Gah city AF|Lashkar Gah} followed on {D 2021-08-13 2021-08-14|Friday}.")) ==
          Told{"control/lost Herat taliban:gaining 2021-08-12..2021-08-13",
               "control/lost Lashkar_Gah taliban:gaining 2021-08-13..2021-08-14"});
    CHECK(tell(englishEvents(
              "{P Kupiansk city UA|Kupiansk} was won back on {D 2022-09-10 2022-09-11|10 September 2022} and "
              "{P Izium city UA|Izium} {D 2022-09-11 2022-09-12|the following day}.")) ==
          Told{"control/gained Kupiansk 2022-09-10..2022-09-11", "control/gained Izium 2022-09-11..2022-09-12"});
}

TEST_CASE("the hurt are not counted with the dead") {
    CHECK(tell(arabicEvents("قتل {Q 8 8 person|8 مدنيين} بينهم {Q 2 2 person|طفلان} وأصيب {Q 20 20 person|20 آخرون} في "
                            "قصف على مدينة {P Taiz city YE|تعز}.")) == Told{"violence/killing Taiz 8"});
    CHECK(tell(englishEvents("Shelling of {P Kherson city UA|Kherson} killed {Q 2 2 person|two people}, wounding {Q 7 "
                             "7 person|seven}.")) == Told{"violence/killing Kherson 2"});
}

TEST_CASE("what is said later to be untrue, and what nobody managed to do, is no news") {
    CHECK(tell(englishEvents("Reports that {P Andriivka town UA|Andriivka} had been retaken were premature.")) ==
          Told{"control/gained Andriivka denied"});
    CHECK(tell(arabicEvents("لم تتمكن {A libyan_gna|قوات الوفاق} حتى الآن من دخول {P Sirte city LY|سرت}.")) ==
          Told{"control/contested Sirte libyan_gna:gaining negated"});
}

TEST_CASE("a distance is measured from a town, and the town is not where it happened") {
    CHECK(tell(arabicEvents("دخلت {A rsf|قوات الدعم السريع} مدينة {P Wad_Madani city SD|ود مدني}، على بعد 180 كيلومترا "
                            "جنوب شرقي {P Khartoum city SD|الخرطوم}. "
                            "وانسحب {A sudanese_army|الجيش السوداني} من المدينة.")) ==
          Told{"control/contested Wad_Madani rsf:gaining", "movement/withdrew Wad_Madani sudanese_army:losing"});
}
