// One deed in several sentences is one event.
#include "catch.hpp"
#include "marked.hpp"
#include <algorithm>

using Told = std::vector<std::string>;

namespace {

// The sentences besides its own that tell of an event, as they stand in the text.
Told also(const std::string &marked, std::size_t event) {
    const Marked read = readMarked(marked, zamkan::text::Language::english);
    const auto events = englishEvents(marked);
    REQUIRE(event < events.size());
    Told out;
    for (const zamkan::Span sentence : events[event].provenance.also)
        out.emplace_back(read.document.surface(sentence));
    return out;
}

} // namespace

TEST_CASE("a headline and the sentence that dates it are one event, with both sentences") {
    const std::string text = "{A iraqi_forces|Iraqi forces} retake {P Ramadi city IQ|Ramadi}\n\n"
                             "{A iraqi_forces|Iraqi forces} recaptured {P Ramadi city IQ|Ramadi} from {A isis|Islamic "
                             "State} on {D 2016-06-12 2016-06-13|Sunday}.";
    CHECK(tell(englishEvents(text)) ==
          Told{"control/gained Ramadi iraqi_forces:gaining isis:losing 2016-06-12..2016-06-13"});
    CHECK(also(text, 0) == Told{"Iraqi forces retake Ramadi"});
}

TEST_CASE("what fell to somebody is what he took, on one day or where one sentence has none") {
    CHECK(tell(englishEvents("{A isis|Islamic State} seized {P Ramadi city IQ|Ramadi} on {D 2015-05-17 2015-05-18|17 "
                             "May 2015}. {P Ramadi city IQ|Ramadi} fell to "
                             "{A isis|Islamic State} after a week.")) ==
          Told{"control/gained Ramadi isis:gaining 2015-05-17..2015-05-18"});
}

TEST_CASE("a town that changes hands again is told twice") {
    CHECK(tell(englishEvents("{A isis|Islamic State} seized {P Ramadi city IQ|Ramadi} on {D 2015-05-17 2015-05-18|17 "
                             "May 2015}. {A iraqi_forces|Iraqi forces} seized "
                             "{P Ramadi city IQ|Ramadi} on {D 2015-12-28 2015-12-29|28 December 2015}.")) ==
          Told{"control/gained Ramadi isis:gaining 2015-05-17..2015-05-18",
               "control/gained Ramadi iraqi_forces:gaining 2015-12-28..2015-12-29"});
    CHECK(tell(englishEvents("{A isis|Islamic State} seized {P Ramadi city IQ|Ramadi} on {D 2015-05-17 2015-05-18|17 "
                             "May 2015}. {A isis|Islamic State} seized "
                             "{P Ramadi city IQ|Ramadi} on {D 2015-08-01 2015-08-02|1 August 2015}."))
              .size() == 2);
}

TEST_CASE("other numbers and other days are other deaths") {
    CHECK(tell(englishEvents(
                   "A bomb killed {Q 12 12 person|12 people} in {P Baghdad city IQ|Baghdad} on {D 2016-06-11 "
                   "2016-06-12|Saturday}. A bomb killed "
                   "{Q 9 9 person|nine people} in {P Baghdad city IQ|Baghdad} on {D 2016-06-11 2016-06-12|Saturday}."))
              .size() >= 2);
    CHECK(tell(englishEvents(
                   "A bomb killed {Q 12 12 person|12 people} in {P Baghdad city IQ|Baghdad} on {D 2016-06-11 "
                   "2016-06-12|Saturday}. A bomb killed "
                   "{Q 12 12 person|12 people} in {P Baghdad city IQ|Baghdad} on {D 2016-06-04 2016-06-05|4 June}."))
              .size() >= 2);
}

TEST_CASE("what was planned and what happened are two") {
    CHECK(tell(englishEvents("{A iraqi_forces|Iraqi forces} plan to retake {P Ramadi city IQ|Ramadi}. {A "
                             "iraqi_forces|Iraqi forces} retook {P Ramadi city IQ|Ramadi}."))
              .size() == 2);
}

TEST_CASE("what the text tells of a place its headline only announces, whatever it calls it") {
    const std::string text = "Army closes in on {P Ramadi city IQ|Ramadi} as militants lose {P Hit town IQ|Hit}\n\n"
                             "{A iraqi_forces|Iraqi forces} captured {P Hit town IQ|Hit} on {D 2016-06-10 2016-06-11|Friday}.";
    const auto events = englishEvents(text);
    CHECK(std::count_if(events.begin(), events.end(), [](const zamkan::events::Event &event) {
              return event.places.front().name_en == "Hit";
          }) == 1);
    CHECK(tell(events).back() == "control/gained Hit iraqi_forces:gaining 2016-06-10..2016-06-11");
    CHECK(also(text, events.size() - 1) == Told{"Army closes in on Ramadi as militants lose Hit"});
}

TEST_CASE("a headline that says the contrary of an older deed is told of its own") {
    CHECK(tell(englishEvents("{A iraqi_forces|Iraqi forces} retake {P Ramadi city IQ|Ramadi}\n\n"
                             "{A isis|Islamic State} had seized {P Ramadi city IQ|Ramadi} from {A iraqi_forces|Iraqi forces} on "
                             "{D 2015-05-17 2015-05-18|17 May 2015}."))
              .size() == 2);
}
