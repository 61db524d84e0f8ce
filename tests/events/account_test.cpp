#include "catch.hpp"
#include "events/account.hpp"
#include "files.hpp"

using namespace zamkan;
using namespace zamkan::events;

TEST_CASE("reasons are counted by what they have in common") {
    const auto reasons = reasonsOf({{1, {"not_a_date", {{"cell", "2016-02-30"}}}, ""},
                                    {4, {"not_a_date", {{"cell", "20160"}}}, ""},
                                    {7, {"latitude_beyond", {{"value", "91.5"}}}, ""}});
    REQUIRE(reasons.size() == 2);
    CHECK(reasons[0].reason.said() == "'…' is not a date");
    CHECK(reasons[0].rows == 2);
    CHECK(reasons[0].first == std::vector<std::uint64_t>{1, 4});
    CHECK(reasons[1].reason.said() == "the latitude 91.5 is beyond 90 degrees");
}

TEST_CASE("the rows used and the rows rejected are the whole file, cell by cell") {
    const test::Folder folder;
    const auto first = folder.with("a.csv", "date,lat,lon,city\n2016-06-13,36,43,Mosul\n2016-02-30,36,43,\"a, b\"\n2016-06-14,199,43,c\n"
                                            "2016-06-15,36,43,d,e,f\n");
    const auto second = folder.with("b.csv", "date;lat;lon;weather\n2016-06-13;36;43;dry\n?;36;43;=wet\n");
    RejectedRows rejected;
    std::uint64_t used = 0;
    for (const auto &file : {first, second}) {
        const auto loaded = loadEvents(file, gazetteer::Gazetteer(), test::registry());
        CHECK(loaded.value.report.rows == loaded.value.report.used + loaded.value.report.rejected.size());
        used += loaded.value.report.used;
        rejected.add(file, loaded.value.report, {});
    }
    CHECK(used == 2);
    CHECK(rejected.rows() == 4);
    const std::string csv = rejected.csv();
    const auto holds = [&](const std::string &words) { return csv.find(words) != std::string::npos; };
    CHECK(holds("rejected_from,rejected_row,rejected_key,rejected_reason,date,lat,lon,city,weather,rejected_text\n"));
    CHECK(holds(",2,not_a_date,'2016-02-30' is not a date,2016-02-30,36,43,\"a, b\",,\n"));
    CHECK(holds(",3,latitude_beyond,the latitude 199 is beyond 90 degrees,2016-06-14,199,43,c,,\n"));
    CHECK(holds("\"2016-06-15,36,43,d,e,f\"\n"));
    CHECK(holds(",2,not_a_date,'?' is not a date,?,36,43,,'=wet,\n"));
}

TEST_CASE("a file without a usable row tells what was wrong with each") {
    try {
        static_cast<void>(test::load("date,lat,lon\n?,36,43\n2016-06-13,,\n"));
        FAIL("it was loaded");
    } catch (const UnusableEvents &error) {
        CHECK(error.report().rows == 2);
        CHECK(error.report().rejected.size() == 2);
    }
}

TEST_CASE("rows of which something was left out are counted as used in part") {
    const auto loaded = test::load("date,lat,lon,deaths,certainty\n2016-06-13,36,43,many,2\n2016-06-14,36,43,3,0.5\n2016-06-15,36,43,some,\n");
    CHECK(loaded.value.report.used == 3);
    CHECK(loaded.value.report.partly_used == 2);
}
