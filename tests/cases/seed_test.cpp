// The article that the project began with stands outside the repository; where it is there, it is read too.
#include "case_files.hpp"
#include "catch.hpp"
#include "geo/latlon.hpp"
#include <algorithm>
#include <functional>
#include <map>

namespace fs = std::filesystem;
using zamkan::Json;
using zamkan::geo::LatLon;

namespace {

const fs::path seed = fs::path(ZAMKAN_SOURCE_DIR) / ".." / "shared" / "eval" / "seed";

struct Seed {
    std::vector<Json> lines, places, events;
    Seed() : lines(extractFile(seed / "article_2016-06-13.txt")) {
        for (const auto &line : lines) {
            if (line["kind"] == "place")
                places.push_back(line);
            if (line["kind"] == "event" && (line["status"] == "reported" || line["status"] == "claimed"))
                events.push_back(line);
        }
    }
    [[nodiscard]] bool at(const Json &event, double latitude, double longitude) const {
        return std::any_of(event["places"].begin(), event["places"].end(), [&](const Json &index) {
            const auto &place = places.at(index.get<std::size_t>());
            return !place["lat"].is_null() && distanceKm(LatLon::fromDegrees(place["lat"], place["lon"]),
                                                         LatLon::fromDegrees(latitude, longitude)) < 12;
        });
    }
    [[nodiscard]] std::size_t count(const std::function<bool(const Json &)> &is) const {
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), is));
    }
};

bool hasActor(const Json &event, const std::string &id, const std::string &role) {
    return std::any_of(event["actors"].begin(), event["actors"].end(),
                       [&](const Json &actor) { return actor["id"] == id && actor["role"] == role; });
}

} // namespace

TEST_CASE("the first article: five losses, of which two to the SDF, all in the six months before") {
    if (!fs::exists(seed))
        return;
    const Seed read;
    const std::map<std::string, std::pair<LatLon, bool>> lost{
        {"Hit", {LatLon::fromDegrees(33.64, 42.83), false}},
        {"Rutba", {LatLon::fromDegrees(33.04, 40.28), false}},
        {"Ramadi", {LatLon::fromDegrees(33.42, 43.31), false}},
        {"Tishrin Dam", {LatLon::fromDegrees(36.38, 38.18), true}},
        {"Shaddadi", {LatLon::fromDegrees(36.06, 40.73), true}}};
    for (const auto &[name, expected] : lost) {
        INFO(name);
        const auto &[where, toSdf] = expected;
        const auto event =
            std::find_if(read.events.begin(), read.events.end(), [&, here = where](const Json &one) {
                return one["type"] == "control" && read.at(one, here.latitude(), here.longitude());
            });
        REQUIRE(event != read.events.end());
        CHECK((*event)["from"] == "2015-12-13");
        CHECK((*event)["to"] == "2016-06-14");
        CHECK(hasActor(*event, "isis", "losing"));
        CHECK(hasActor(*event, "sdf", "gaining") == toSdf);
    }
    CHECK(read.count([](const Json &event) { return event["type"] == "control"; }) == 5);
}

TEST_CASE("the first article: the killings, the total and the claims") {
    if (!fs::exists(seed))
        return;
    const Seed read;
    const auto violence = [&](double magnitude) {
        return read.count([&](const Json &event) {
            return event["type"] == "violence" && event["magnitude"] == magnitude;
        });
    };
    CHECK(violence(464) == 1);
    CHECK(violence(25000) == 1);
    CHECK(read.count([](const Json &event) {
        return event["subtype"] == "execution" && event["magnitude"] == 8 && event["places"].empty();
    }) == 1);
    CHECK(read.count([&](const Json &event) {
        return event["subtype"] == "execution" && event["magnitude"] == 40 && read.at(event, 35.34, 40.14);
    }) == 1);
    for (const double dead : {50.0, 12.0})
        CHECK(read.count([&](const Json &event) {
            return event["type"] == "violence" && event["magnitude"] == dead && read.at(event, 36.34, 43.12);
        }) == 1);
    CHECK(read.count([&](const Json &event) {
        return event["type"] == "violence" && read.at(event, 35.95, 39.01);
    }) == 1);
    for (const double share : {50.0, 20.0, 90.0})
        CHECK(read.count([&](const Json &event) {
            return event["subtype"] == "percentage" && event["magnitude"] == share;
        }) == 1);
    CHECK(read.count([](const Json &event) {
        return event["subtype"] == "returned" && event["magnitude"] == 650000;
    }) == 1);
    CHECK(read.count([](const Json &event) {
        return event["subtype"] == "fighters" && event["magnitude_low"] == 19000 &&
               event["magnitude_high"] == 25000;
    }) == 1);
}

TEST_CASE("the first article: no trap is taken for a place") {
    if (!fs::exists(seed))
        return;
    const Seed read;
    for (const auto &trap : readLines(seed / "traps.jsonl")) {
        const auto &span = trap.contains("cp") ? trap["cp"] : trap["span"]["cp"];
        for (const auto &place : read.places) {
            const bool inside = place["start"] >= span[0] && place["end"] <= span[1];
            INFO(trap.dump() << "\n" << place.dump());
            CHECK_FALSE((inside && place["role"] != "reference"));
        }
    }
}
