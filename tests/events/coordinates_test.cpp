#include "base/value.hpp"
#include "catch.hpp"
#include "events/coordinates.hpp"
#include "events/date_layouts.hpp"
#include "events/geometry_text.hpp"
#include "files.hpp"
#include <cmath>

using namespace zamkan;
using namespace zamkan::events;

namespace {

const Coordinates &reader() {
    static const Coordinates opened = Coordinates::open();
    return opened;
}

bool isMosul(const std::optional<WrittenPoint> &point) {
    return point && std::abs(point->latitude - 36.34) < 0.00002 && std::abs(point->longitude - 43.12) < 0.00002;
}

} // namespace

TEST_CASE("every example of a position is read as it says") {
    const Value knowledge = readAsset("schemas/coordinates.toml");
    REQUIRE(knowledge["example"].list().size() > 10);
    for (const Value &example : knowledge["example"].list()) {
        INFO(example["text"].text());
        const auto point = reader().point(example["text"].text());
        REQUIRE(point);
        CHECK(point->latitude == Approx(example["latitude"].number(0)).margin(0.00002));
        CHECK(point->longitude == Approx(example["longitude"].number(0)).margin(0.00002));
    }
}

TEST_CASE("a position in one cell is read however it is written") {
    for (const char *text :
         {"36.34,43.12", "36.34 43.12", "(36.34, 43.12)", "36,34 43,12", "36,34, 43,12", "36,34,43,12", "36.34; 43.12",
          "36.34/43.12", "36.34N 43.12E", "43.12E 36.34N", "N36.34 E43.12", "N36.34, E43.12", "36.34°N, 43.12°E", "36.34° 43.12°",
          "36°20.4'N 43°7.2'E", "36° 20' 24\" N, 43° 7' 12\" E", "36°20′24″N 43°07′12″E", "36°20'24'' 43°07'12''",
          "36 20 24 N 43 07 12 E", "36d20m24sN 43d07m12sE", "36-20-24N 43-07-12E", "36:20:24N 43:07:12E", "36:20:24 43:07:12",
          "lat 36.34 lon 43.12", "Lat. 36.34, Long. 43.12", "lat=36.34, lng=43.12", "36.34 nord, 43.12 est", "٣٦٫٣٤، ٤٣٫١٢",
          "۳۶٫۳۴ ۴۳٫۱۲", "36.34 ش 43.12 ق", "POINT(43.12 36.34)", "point z(43.12 36.34 7)", "POINT ZM (43.12 36.34 7 8)",
          "SRID=3857;POINT(4800096.443 4347506.2655)", "SRID=32638;POINT(331281.27 4023301.1)",
          "01010000008FC2F5285C8F4540EC51B81E852B4240", "0101000020E61000008FC2F5285C8F4540EC51B81E852B4240",
          "{\"type\":\"Point\",\"coordinates\":[43.12, 36.34]}", "38SLF3128123301", "38S LF 31281 23301", "38slf 31281 23301",
          "38S 331281 4023301", "38 S 331281 4023301", "38N 331281mE 4023301mN", "UTM zone 38N: 331281, 4023301",
          "331281 4023301 38S", "38N 4023301 331281"}) {
        INFO(text);
        const auto point = reader().point(text);
        REQUIRE(point);
        CHECK(isMosul(point));
    }
    CHECK_FALSE(reader().point("36.34, 43.12")->settled);
    CHECK(reader().point("36.34 N, 43.12 E")->settled);
    CHECK(reader().point("POINT(43.12 36.34)")->settled);
}

TEST_CASE("south and west are negative, and a sign beside a letter is a contradiction") {
    const auto point = reader().point("33°52'S 151°12'W");
    REQUIRE(point);
    CHECK(point->latitude == Approx(-33.8667).margin(0.0001));
    CHECK(point->longitude == Approx(-151.2));
    CHECK(reader().point("-33.5, -70.6")->latitude == -33.5);
    CHECK_FALSE(reader().point("-33.5 S, 70.6 W"));
    CHECK(reader().angle("33.5 ج")->degrees == -33.5);
    CHECK(reader().angle("33.5 غرب")->axis == Axis::longitude);
}

TEST_CASE("what is no position is none") {
    for (const char *text : {"", " ", "36.34", "36,34", "36,43", "Mosul", "Mosul, Iraq", "36.34, Mosul", "36 61 00 N 43 0 0 E",
                             "36 20 99 N 43 0 0 E", "36.5 20 N 43 0 0 E", "36 N 43 N", "36, 43, 44", "12 30 2016", "POINT(43)",
                             "POINT()", "POINT EMPTY", "POINT(a b)", "SRID=99999;POINT(1 2)", "NaN, NaN", "inf, 3", "36.34..43.12",
                             "lat 36 lat 43", "010100000", "0101000000F6285C8FC28F45", "{\"type\":\"Point\"}", "99SLF3128123301",
                             "38S", "N E", "°", "1;2;3;4", "\xff\xfe", "36.34,"}) {
        INFO(text);
        CHECK_FALSE(reader().point(text));
    }
    CHECK_FALSE(reader().point(std::string(100000, '(')));
    CHECK_FALSE(reader().point("POINT(" + std::string(100000, '(') + ")"));
    CHECK_FALSE(reader().point(std::string(150, '1')));
}

TEST_CASE("an area stands for its middle and says how far it reaches") {
    const auto area = reader().point("POLYGON ((42 33, 44 33, 44 35, 42 35, 42 33))");
    REQUIRE(area);
    CHECK(area->latitude == 34);
    CHECK(area->longitude == 43);
    CHECK(area->radius_km > 100);
    const auto square = reader().point("38S LF 3 2");
    REQUIRE(square);
    CHECK(square->radius_km == Approx(7.07).margin(0.01));
    CHECK(reader().point("MULTIPOINT ((1 2), (3 4))")->latitude == 3);
}

TEST_CASE("of two columns each may be written in its own way, and letters win over names") {
    CHECK(isMosul(reader().point("36.34", "43.12")));
    CHECK(isMosul(reader().point("36,34", "43,12")));
    CHECK(isMosul(reader().point("36°20'24\"N", "43°07'12\"E")));
    CHECK(isMosul(reader().point("36 20 24", "43 7 12")));
    CHECK(isMosul(reader().point("43.12E", "36.34N")));
    CHECK_FALSE(reader().point("36.34N", "43.12N"));
    CHECK_FALSE(reader().point("36.34", ""));
    CHECK_FALSE(reader().point("north", "south"));
}

TEST_CASE("rows are placed by whatever their column of coordinates holds") {
    const auto loaded = test::load("date,where,name\n2016-06-13,\"36°20'24\"\"N 43°07'12\"\"E\",a\n"
                                   "2016-06-14,38SLF3128123301,b\n2016-06-15,38S LF 3 2,c\n2016-06-16,somewhere,d\n",
                                   "rows.csv", {{{"coordinates", "where"}}});
    REQUIRE(loaded.value.events().size() == 3);
    CHECK(loaded.value.events()[0].places[0].position->latitude() == Approx(36.34).margin(0.0001));
    CHECK(loaded.value.events()[1].places[0].radius_km == 1); // a point, as exact as points are
    CHECK(loaded.value.events()[2].places[0].precision == "area");
    CHECK(loaded.value.events()[2].places[0].radius_km == Approx(7.1));
    REQUIRE(loaded.value.report.rejected.size() == 1);
    CHECK(loaded.value.report.rejected[0].reason.said() == "'somewhere' is no position");
}

TEST_CASE("cells of any content are read or not, and never to nonsense") {
    const DateLayouts layouts = DateLayouts::open();
    const std::vector<std::string> pieces{"3", "36", "2016", "٣", "۳", ".", ",", "،", "-", " ", "°", "'", "\"", "N", "S", "e", "ش", "غ", "lat",
                                          "POINT", "(", ")", "SRID=", ";", "38S", "LF", "12345", "0101", "T", "Q", "W", "هـ", "رمضان",
                                          "AM", ":", "/", "1e9", "nan", "\xd9", "\xff", "00000000000000000000", "UTM", "{", "\"Point\""};
    std::uint64_t state = 7;
    const auto below = [&](std::size_t bound) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state >> 33U) % bound;
    };
    std::size_t points = 0, dates = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string cell;
        for (std::size_t n = 1 + below(8); n > 0; --n)
            cell += pieces[below(pieces.size())];
        if (const auto point = reader().point(cell)) {
            ++points;
            if (!std::isfinite(point->latitude) || !std::isfinite(point->longitude))
                FAIL(cell);
        }
        if (const auto angle = reader().angle(cell); angle && !std::isfinite(angle->degrees))
            FAIL(cell);
        for (const DateNumbers numbers : {DateNumbers::calendar, DateNumbers::excel, DateNumbers::unix_milliseconds})
            if (const auto date = layouts.read(cell, DateReading{DayOrder::day_first, numbers, i % 2 == 0})) {
                ++dates;
                if (endOf(*date) <= date->from)
                    FAIL(cell);
            }
    }
    CHECK(points > 50);
    CHECK(dates > 500);
}
