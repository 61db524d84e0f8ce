#include "catch.hpp"
#include "timeline/filter.hpp"

using namespace zamkan;
using namespace zamkan::timeline;
using Lines = std::vector<std::string>;

namespace {
Filter filterOf(const Lines &conditions) {
    Filter filter;
    for (const std::string &condition : conditions)
        addCondition(filter, condition);
    return filter;
}
} // namespace

TEST_CASE("a filter is written as conditions and read from them again") {
    const Lines lines{"actor=isis,sdf", "type!=claim", "place=Deir ez-Zor\\, west", "magnitude=10..100", "box=36.5,33,44,37", "text=الرقة"};
    const Filter filter = filterOf(lines);
    CHECK(filter.of(Facet::actor).values.size() == 2);
    CHECK(filter.of(Facet::type).inverse);
    CHECK(filter.of(Facet::place).values.contains("Deir ez-Zor, west"));
    CHECK(filter.box->west == 36.5);
    CHECK(filter.box->north == 37);
    CHECK(conditionsOf(filter) == lines);
    CHECK(conditionsOf(Filter{}).empty());
    CHECK(Filter{}.empty());
    CHECK_FALSE(filter.empty());
}

TEST_CASE("conditions of one facet add up, and an empty value means what is not told") {
    const Filter filter = filterOf({"actor=isis", "actor=ypg", "province="});
    CHECK(filter.of(Facet::actor).values.size() == 2);
    CHECK(filter.of(Facet::province).passes(""));
    CHECK_FALSE(filter.of(Facet::province).passes("IQ-AN"));
}

TEST_CASE("a range may be open at either end, or one number") {
    CHECK(filterOf({"magnitude=10.."}).least == 10);
    CHECK_FALSE(filterOf({"magnitude=10.."}).most);
    CHECK(filterOf({"magnitude=..5.5"}).most == 5.5);
    const Filter one = filterOf({"magnitude=7"});
    CHECK(one.least == 7);
    CHECK(one.most == 7);
}

TEST_CASE("what is no condition is refused, and told how to write it") {
    for (const char *wrong : {"", "actor", "=isis", "colour=red", "magnitude=many", "magnitude=5..2", "magnitude!=3", "box=1,2,3", "box=1,2,3,x",
                              "box=0,40,10,30", "box=0,0,200,10", "text="}) {
        CAPTURE(wrong);
        Filter filter;
        CHECK_THROWS_AS(addCondition(filter, wrong), InputError);
        CHECK(filter.empty());
    }
    Filter filter = filterOf({"type=control"});
    CHECK_THROWS_AS(addCondition(filter, "type!=claim"), InputError);
}
