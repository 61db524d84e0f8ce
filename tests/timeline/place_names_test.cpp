#include "timeline/place_names.hpp"
#include "catch.hpp"
#include "made_events.hpp"

using namespace zamkan;
using namespace zamkan::test;

namespace {
const gazetteer::Gazetteer &places() {
    static const auto opened = gazetteer::Gazetteer::open();
    return opened.value;
}
} // namespace

TEST_CASE("a place is filtered by under any name that it has") {
    const auto segment = segmentOf(fiveEvents());
    const timeline::Knowledge knowledge{&places(), nullptr};
    for (const char *name : {"Raqqa", "الرقة", "raqqa", "الرقه", "ar-raqqah"}) {
        CAPTURE(name);
        CHECK(timeline::placeValues(name, *segment, knowledge) == std::vector<std::string>{"Raqqa"});
    }
    CHECK(timeline::placeValues("Paris", *segment, knowledge).empty());
}

TEST_CASE("without a gazetteer a place is known by what the rows call it") {
    const auto segment = segmentOf(fiveEvents());
    CHECK(timeline::placeValues("هيت", *segment, {}) == std::vector<std::string>{"Hit"});
    CHECK(timeline::placeValues("ar-raqqah", *segment, {}).empty());
}

TEST_CASE("a place is told in the language of the window") {
    CHECK(timeline::placeValueIn("Mosul", true, &places()) == "الموصل");
    CHECK(timeline::placeValueIn("Mosul", false, &places()) == "Mosul");
    CHECK(timeline::placeValueIn("No such place", true, &places()) == "No such place");
    CHECK(timeline::placeValueIn("Mosul", true, nullptr) == "Mosul");
}
