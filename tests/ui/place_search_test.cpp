#include "app/place_search.hpp"
#include "catch.hpp"
#include <algorithm>

using namespace zamkan;

namespace {
std::vector<std::string> namesFor(std::string_view typed) {
    const auto gazetteer = gazetteer::Gazetteer::open();
    std::vector<std::string> names;
    for (const gazetteer::PlaceIndex place : app::placesFor(gazetteer.value, typed, 8)) names.emplace_back(gazetteer.value.place(place).name_en);
    return names;
}
bool has(const std::vector<std::string> &names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }
} // namespace

TEST_CASE("a name that places have brings these, and none that only sounds like it") {
    for (const std::string_view typed : {"الرقة", "الرقه"}) {
        const std::vector<std::string> names = namesFor(typed);
        CAPTURE(typed, names);
        CHECK(has(names, "Raqqa"));
        for (const std::string_view other : {"York", "Rijeka"}) CHECK_FALSE(has(names, other));
    }
}

TEST_CASE("a name that nobody writes so brings what sounds like it") { CHECK(has(namesFor("Deir azzor"), "Deir ez-Zor")); }
