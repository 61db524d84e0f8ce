#include "base/files.hpp"
#include "catch.hpp"
#include "control/change.hpp"
#include "made.hpp"
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::control;
using made::day;
namespace fs = std::filesystem;

namespace {

struct Opened {
    explicit Opened(const std::string &features) {
        writeBytes(file, R"({"type":"FeatureCollection","features":[)" + features + "]}");
        rows = events::loadEvents(file, made::gazetteer(), made::registry()).value.segment;
    }
    Opened(const Opened &) = delete;
    Opened &operator=(const Opened &) = delete;
    ~Opened() { fs::remove(file); }
    fs::path file = fs::temp_directory_path() / ("zamkan-drawn-" + std::to_string(getpid()) + ".geojson");
    std::shared_ptr<const events::EventSegment> rows;
};

std::string area(const char *name, const char *from, const char *to, const char *holder, int west) {
    const std::string w = std::to_string(west), e = std::to_string(west + 1);
    return std::string(R"({"type":"Feature","properties":{"name":")") + name + R"(","valid_from":")" + from + R"(","valid_to":")" + to +
           R"(","holder":")" + holder + R"("},"geometry":{"type":"Polygon","coordinates":[[[)" + w + ",35],[" + e + ",35],[" + e + ",36],[" + w +
           ",36],[" + w + ",35]]]}}";
}

} // namespace

TEST_CASE("dated areas of a file are shown as they are while they are valid, and at no other time") {
    const Opened snapshot(area("east", "2016-01-01", "2016-06-30", "Islamic State", 40) + "," + area("west", "2016-07-01", "2016-12-31", "Syrian Democratic Forces", 39) +
                          "," + area("undated", "", "", "Islamic State", 38));
    auto drawn = drawnIn(snapshot.file, *snapshot.rows);
    REQUIRE(drawn.size() == 2);
    CHECK(drawn[0].holder == "isis");
    CHECK(drawn[0].km2 == Approx(10000).epsilon(0.1));
    events::EventTable table;
    table.append(snapshot.rows); // whose rows with a drawing are no events
    const Territory territory = Territory::of(table, made::gazetteer(), made::lineage(), {}, {}, drawn).value;
    CHECK(territory.changeDays().size() >= 3);
    const geo::LatLon east = geo::LatLon::fromDegrees(35.5, 40.5), west = geo::LatLon::fromDegrees(35.5, 39.5);
    CHECK_FALSE(territory.drawnAt(east, day("2015-12-31")));
    CHECK(territory.drawnAt(east, day("2016-01-01")) == 0U);
    CHECK(territory.drawnAt(east, day("2016-06-30")) == 0U);
    CHECK_FALSE(territory.drawnAt(east, day("2016-07-01")));
    CHECK(territory.drawnAt(west, day("2016-07-01")) == 1U);
    const auto holdings = territory.on(day("2016-03-01"), Territory::By::holder);
    REQUIRE(holdings.size() == 1);
    CHECK(holdings[0].drawn == 0U);
    CHECK(holdings[0].polygons.front().rings.front() == drawn[0].polygons.front().rings.front());
    CHECK(territory.on(day("2017-03-01"), Territory::By::holder).empty());
    // What a file draws is told beside what follows from events, and never added to it.
    REQUIRE(territory.drawnShares(day("2016-03-01")).size() == 1);
    CHECK(territory.drawnShares(day("2016-03-01"))[0].holder == "isis");
    CHECK(territory.drawnShares(day("2016-03-01"))[0].km2 == Approx(drawn[0].km2));
    CHECK(territory.drawnShares(day("2016-07-01"))[0].holder == "sdf");
    CHECK(territory.drawnShares(day("2017-03-01")).empty());
    CHECK(territory.shares(day("2016-03-01")).empty());
    bool told = false;
    for (const SharesOfDay &one : series(territory, day("2016-01-01"), day("2017-01-01")))
        told = told || !one.drawn.empty();
    CHECK(told);
}

TEST_CASE("a file with points is no drawing, whoever its rows name") {
    const Opened points(R"({"type":"Feature","properties":{"date_from":"2016-01-01","controlled_by":"Islamic State"},"geometry":{"type":"Point","coordinates":[40,35]}},)" +
                        area("east", "2016-01-01", "2016-06-30", "Islamic State", 40));
    CHECK(drawnIn(points.file, *points.rows).empty());
}
