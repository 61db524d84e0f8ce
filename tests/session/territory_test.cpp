#include "catch.hpp"
#include "control/claims.hpp"
#include "control/territory.hpp"
#include "sample_session.hpp"
#include "session/territory.hpp"

using namespace zamkan;
using namespace zamkan::session;

namespace {
std::shared_ptr<const control::Territory> some() { return std::make_shared<const control::Territory>(); }
} // namespace

TEST_CASE("areas are shown when they are made of the table that is open, and asked for") {
    Session session = opened();
    apply(session, TerritoryMade{session.table, some()});
    CHECK_FALSE(areasShown(session));
    session.settings = Settings::open();
    apply(session, ChangeSetting{"areas", "on"});
    CHECK(areasShown(session));
    apply(session, AskArea{geo::LatLon::fromDegrees(36.3, 43.1)});
    CHECK(session.holdings.asked.has_value());
}

TEST_CASE("areas of a table that is no longer open are not shown") {
    Session session = opened();
    session.settings = Settings::open();
    apply(session, ChangeSetting{"areas", "on"});
    const auto former = std::make_shared<const events::EventTable>();
    apply(session, TerritoryMade{former, some()});
    CHECK_FALSE(areasShown(session));
    apply(session, TerritoryMade{session.table, nullptr, nullptr, "nothing tells of control"});
    CHECK_FALSE(areasShown(session));
    CHECK(session.holdings.trouble == "nothing tells of control");
}

TEST_CASE("areas are those of the end of the window of time") {
    Session session = opened();
    apply(session, SetWindow{instant("2015-01-01"), instant("2015-07-01")});
    CHECK(time::toIso(areasDay(session)) == "2015-06-30");
}
