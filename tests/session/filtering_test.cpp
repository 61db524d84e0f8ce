#include "catch.hpp"
#include "sample_session.hpp"
#include <algorithm>

using namespace zamkan;
using namespace zamkan::session;
using timeline::Facet;
using Names = std::vector<std::string>;

namespace {
std::vector<std::string> filtersOf(const Session &session) { return timeline::conditionsOf(session.sieve.filter()); }
} // namespace

TEST_CASE("a value alone, the same again brings the others back; hidden ones come back one by one") {
    Session session = opened();
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::only});
    CHECK(placesOf(session, session.listed) == Names{"Mosul"});
    CHECK(session.all == 4); // of the table
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::only});
    CHECK(session.listed.size() == 5);
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::without});
    CHECK(filtersOf(session) == Names{"type!=violence"});
    apply(session, ChooseValues{Facet::type, {"control"}, Choose::toggle});
    CHECK(session.listed.empty());
    apply(session, ChooseValues{Facet::type, {"control"}, Choose::toggle});
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::toggle});
    CHECK(session.sieve.filter().empty());
}

TEST_CASE("hiding the only value that is chosen shows the others, not everything") {
    Session session = opened();
    apply(session, ChooseValues{Facet::place, {"Hit"}, Choose::only});
    apply(session, ChooseValues{Facet::place, {"Mosul"}, Choose::toggle});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Hit"});
    apply(session, ChooseValues{Facet::place, {"Hit", "Mosul"}, Choose::without});
    CHECK(placesOf(session, session.listed) == Names{"Tikrit", "Kirkuk", "Sirte"});
    apply(session, InvertFacet{Facet::place});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Hit"});
    apply(session, ClearFacet{Facet::place});
    CHECK(session.sieve.filter().empty());
}

TEST_CASE("a box that is drawn filters, and the tool is put down") {
    Session session = opened();
    apply(session, SetTool{Tool::box});
    apply(session, SetBox{geo::Box{33, 42, 35, 44}});
    CHECK(session.tool == Tool::pan);
    CHECK(placesOf(session, session.listed) == Names{"Tikrit", "Hit"});
    CHECK(placesOf(session, session.shown) == Names{"Tikrit", "Hit"});
    apply(session, SetFilterText{"hit"});
    CHECK(placesOf(session, session.listed) == Names{"Hit"});
    apply(session, ClearFilter{});
    CHECK(session.listed.size() == 5);
}

TEST_CASE("what is filtered stays so when a file is added, and goes when everything is closed") {
    Session session = opened();
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::only});
    apply(session, EventsLoaded{loaded({event("Aden", 12.8, 45.0, "2015-03-25", "2015-03-26", "violence")}), "aden.csv"});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Aden"});
    apply(session, CloseAll{});
    CHECK(session.sieve.filter().empty());
}

TEST_CASE("the table is sorted by a column, the other way round when asked again, and keeps to the filter") {
    Session session = opened();
    apply(session, SortTable{timeline::Column::place});
    CHECK(placesOf(session, tableRows(session)) == Names{"Hit", "Kirkuk", "Mosul", "Sirte", "Tikrit"});
    apply(session, SortTable{timeline::Column::place});
    CHECK(placesOf(session, tableRows(session)) == Names{"Tikrit", "Sirte", "Mosul", "Kirkuk", "Hit"});
    CHECK(placesOf(session, session.listed) == Names{"Mosul", "Tikrit", "Kirkuk", "Hit", "Sirte"}); // by time, as ever
    apply(session, ChooseValues{Facet::type, {"violence"}, Choose::without});
    CHECK(placesOf(session, tableRows(session)) == Names{"Tikrit", "Sirte", "Kirkuk", "Hit"});
    apply(session, SortTable{timeline::Column::date});
    CHECK(placesOf(session, tableRows(session)) == Names{"Tikrit", "Kirkuk", "Hit", "Sirte"});
}

TEST_CASE("rows are picked one by one, in a stretch of the table as it stands, by keys, and all") {
    Session session = opened();
    const std::vector<events::Row> rows = session.listed;
    apply(session, Select{rows[1]});
    CHECK(session.picked == std::vector<events::Row>{rows[1]});
    apply(session, PickRow{rows[3], Picking::toggle});
    CHECK(session.picked.size() == 2);
    CHECK(session.selected == rows[3]);
    apply(session, PickRow{rows[3], Picking::toggle});
    CHECK(session.picked == std::vector<events::Row>{rows[1]});
    CHECK(session.selected == rows[1]);
    apply(session, Select{rows[0]});
    apply(session, PickRow{rows[2], Picking::range});
    CHECK(session.picked.size() == 3);
    CHECK(std::is_sorted(session.picked.begin(), session.picked.end()));
    apply(session, StepRow{1, true});
    CHECK(session.picked.size() == 4);
    apply(session, StepRow{-1, true});
    CHECK(session.picked.size() == 3);
    apply(session, StepRow{1});
    CHECK(session.selected == rows[3]);
    CHECK(session.picked.size() == 1);
    apply(session, StepRow{1 << 30});
    CHECK(session.selected == rows.back());
    apply(session, StepRow{-(1 << 30)});
    CHECK(session.selected == rows.front());
    apply(session, PickAll{});
    CHECK(session.picked.size() == rows.size());
    apply(session, PickRows{{rows[4], rows[2], rows[2]}});
    CHECK(session.picked.size() == 2);
    CHECK(session.selected);
    apply(session, Select{});
    CHECK(session.picked.empty());
}

TEST_CASE("a large file says that its text is not looked through yet, and is found by it once it is") {
    std::vector<events::Event> many;
    for (int i = 0; i < 5000; ++i)
        many.push_back(event("Town " + std::to_string(i), 33, 42, "2016-04-14", "2016-04-15"));
    many[77].source_text = "a needle in it";
    Session session = begin({});
    apply(session, EventsLoaded{loaded(std::move(many)), "many.csv"});
    CHECK(unreadRows(session) == 5000);
    apply(session, SetFilterText{"needle"});
    CHECK(session.listed.empty());
    const auto &segment = session.sources[0].segment;
    const auto names = timeline::RowIndex::ofNames(segment, {});
    apply(session, RowsIndexed{segment, names});
    CHECK(unreadRows(session) == 5000);
    apply(session, RowsIndexed{segment, names->withText({})});
    CHECK(unreadRows(session) == 0);
    CHECK(session.listed == std::vector<events::Row>{77});
}
