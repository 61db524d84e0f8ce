#include "catch.hpp"
#include "made_events.hpp"
#include "plain_histogram.hpp"
#include "timeline/sieve.hpp"
#include "timeline/stacked_bins.hpp"
#include <random>

using namespace zamkan;
using namespace zamkan::timeline;
using events::Row;
using Rows = std::vector<Row>;
using test::Told;

namespace {
std::shared_ptr<const events::EventTable> tableOf(const std::vector<std::shared_ptr<const events::EventSegment>> &segments) {
    auto table = std::make_shared<events::EventTable>();
    for (std::uint32_t i = 0; i < segments.size(); ++i)
        table->append(segments[i], i);
    return table;
}

Sieve sieveOf(const std::vector<std::vector<Told>> &sources, const Knowledge &knowledge = {}) {
    std::vector<std::shared_ptr<const events::EventSegment>> segments;
    std::vector<Sieve::Source> named;
    for (const auto &list : sources) {
        segments.push_back(test::segmentOf(list));
        named.push_back({"file " + std::to_string(segments.size()), RowIndex::ofNames(segments.back(), knowledge)->withText(knowledge)});
    }
    Sieve sieve;
    sieve.look(tableOf(segments), std::move(named), knowledge);
    return sieve;
}

Rows listedBy(Sieve &sieve, const std::vector<std::string> &conditions) {
    Filter filter;
    for (const std::string &condition : conditions)
        addCondition(filter, condition);
    sieve.set(filter);
    return sieve.listed();
}

std::size_t countOf(const Sieve &sieve, Facet facet, std::string_view value) {
    for (const Count &count : sieve.counts(facet))
        if (count.value == value)
            return count.rows;
    return 0;
}

const Window kAllTime{*time::dayFromIso("1900-01-01"), *time::dayFromIso("2100-01-01"), Mode::window};
} // namespace

TEST_CASE("without a filter all rows pass: by time, then the undated ones; what did not happen is listed and not shown") {
    Sieve sieve = sieveOf({test::fiveEvents()});
    CHECK(sieve.listed() == Rows{1, 4, 2, 0, 3});
    CHECK(sieve.happened() == 4);
    CHECK(sieve.shown(kAllTime, true) == Rows{1, 2, 0, 3});
    CHECK(sieve.shown(kAllTime, false) == Rows{1, 2, 0});
}

TEST_CASE("each part of a filter lets through what it says, and all of them together") {
    Sieve sieve = sieveOf({test::fiveEvents()});
    CHECK(listedBy(sieve, {"actor=isis"}) == Rows{1, 4, 2, 0}); // who gains, who loses, who acts
    CHECK(listedBy(sieve, {"actor!=isis"}) == Rows{3});
    CHECK(listedBy(sieve, {"type=violence"}) == Rows{4, 3});
    CHECK(listedBy(sieve, {"subtype!=lost,gained"}) == Rows{4, 3});
    CHECK(listedBy(sieve, {"status=denied"}) == Rows{4});
    CHECK(listedBy(sieve, {"country=IQ"}) == Rows{1, 2});
    CHECK(listedBy(sieve, {"province=IQ-AN"}) == Rows{2});
    CHECK(listedBy(sieve, {"place=Raqqa,Hit"}) == Rows{2, 0});
    CHECK(listedBy(sieve, {"certainty=high"}) == Rows{2});
    CHECK(listedBy(sieve, {"certainty=untold"}) == Rows{1, 0, 3});
    CHECK(listedBy(sieve, {"magnitude=19.."}) == Rows{1, 4, 2});
    CHECK(listedBy(sieve, {"magnitude=..25"}) == Rows{4, 2, 3}); // what tells no number is in no range
    CHECK(listedBy(sieve, {"box=38,35,40,37"}) == Rows{0, 3});
    CHECK(listedBy(sieve, {"actor=isis", "country=IQ", "type=control", "magnitude=100.."}) == Rows{1});
    CHECK(listedBy(sieve, {}) == Rows{1, 4, 2, 0, 3});
}

TEST_CASE("a box may lie across the antimeridian, and a row without a point is in none") {
    Sieve sieve = sieveOf({{{.at = geo::LatLon::fromDegrees(10, 179)}, {.at = geo::LatLon::fromDegrees(10, -179)}, {.at = geo::LatLon::fromDegrees(10, 0)}, {.place = "Nowhere"}}});
    CHECK(listedBy(sieve, {"box=170,0,-170,20"}) == Rows{0, 1});
    CHECK(listedBy(sieve, {"box=-180,-90,180,90"}) == Rows{0, 1, 2});
}

TEST_CASE("values are counted under all other parts of the filter, and chosen ones stay in the list") {
    Sieve sieve = sieveOf({test::fiveEvents()});
    CHECK(countOf(sieve, Facet::actor, "isis") == 4);
    CHECK(countOf(sieve, Facet::actor, "sdf") == 1);
    (void)listedBy(sieve, {"country=IQ"});
    CHECK(countOf(sieve, Facet::actor, "isis") == 2);
    CHECK(countOf(sieve, Facet::country, "SY") == 3); // its own choice does not count
    (void)listedBy(sieve, {"actor=sdf", "country=IQ"});
    CHECK(countOf(sieve, Facet::actor, "isis") == 2);
    REQUIRE_FALSE(sieve.counts(Facet::actor).empty());
    bool there = false;
    for (const Count &count : sieve.counts(Facet::actor))
        there |= count.value == "sdf" && count.rows == 0;
    CHECK(there);
    CHECK(countOf(sieve, Facet::country, "SY") == 1);
    CHECK(sieve.listed().empty());
}

TEST_CASE("sources are one table: values of several are one value, and each is called by its name") {
    Sieve sieve = sieveOf({test::fiveEvents(), {{.gaining = "isis", .place = "Palmyra", .country = "SY", .from = "2015-05-21"}}});
    CHECK(countOf(sieve, Facet::actor, "isis") == 5);
    CHECK(countOf(sieve, Facet::source, "file 1") == 5);
    CHECK(listedBy(sieve, {"source=file 2"}) == Rows{5});
    CHECK(listedBy(sieve, {"actor=isis", "country=SY"}) == Rows{4, 5, 0});
    sieve.hide({5});
    CHECK(sieve.listed() == Rows{4, 0});
    sieve.hide({});
    CHECK(sieve.listed() == Rows{4, 5, 0});
}

TEST_CASE("words are found in place, parties, kind and text, in the spellings that folding makes one") {
    Sieve sieve = sieveOf({test::fiveEvents()});
    CHECK(listedBy(sieve, {"text=MOSUL"}) == Rows{1});
    CHECK(listedBy(sieve, {"text=الرقه"}) == Rows{0});
    CHECK(listedBy(sieve, {"text=isis lost hit"}) == Rows{2});
    CHECK(listedBy(sieve, {"text=soldiers fled"}) == Rows{1});
    CHECK(listedBy(sieve, {"text=قتل"}) == Rows{4}); // the kind's other name
    CHECK(listedBy(sieve, {"text=1,500"}) == Rows{1});
    CHECK(listedBy(sieve, {"text=ديمقراطية"}) == Rows{0});
    CHECK(listedBy(sieve, {"text=nothing like this"}).empty());
}

TEST_CASE("a place is found by its other names, Latin or Arabic, and a party by its aliases") {
    const auto gazetteer = gazetteer::Gazetteer::open();
    const auto actors = actors::Registry::open();
    Sieve sieve = sieveOf({{{.losing = "isis", .place_ar = "الرقة"}, {.place = "Raqqa"}, {.place = "Mosul"}, {.place_ar = "دير الزور"}}},
                          {&gazetteer.value, &actors});
    for (const char *text : {"raqqa", "الرقه", "الرقة", "ar-raqqah"}) {
        CAPTURE(text);
        CHECK(listedBy(sieve, {std::string("text=") + text}) == Rows{0, 1});
    }
    CHECK(listedBy(sieve, {"text=الموصل"}) == Rows{2});
    CHECK(listedBy(sieve, {"text=deir ez-zor"}) == Rows{3});
    CHECK(listedBy(sieve, {"text=داعش"}) == Rows{0});
}

TEST_CASE("a row whose place names no province lies in that of its point, unless it stands for a whole country") {
    const auto gazetteer = gazetteer::Gazetteer::open();
    const auto at = geo::LatLon::fromDegrees(35.95, 39.01);
    Sieve sieve = sieveOf({{{.place = "A village", .at = at}, {.place = "Syria", .country = "SY", .at = at, .precision = "country"}}}, {&gazetteer.value, nullptr});
    CHECK(listedBy(sieve, {"province=SY-RA"}) == Rows{0});
    CHECK(listedBy(sieve, {"country=SY"}) == Rows{0, 1});
}

TEST_CASE("an index that comes later finds what was not found before") {
    const auto segment = test::segmentOf(test::fiveEvents());
    Sieve sieve;
    sieve.look(tableOf({segment}), {{"file", nullptr}}, {});
    CHECK(listedBy(sieve, {"text=fled"}).empty());
    const auto names = RowIndex::ofNames(segment, {});
    sieve.take(0, names);
    CHECK(listedBy(sieve, {"text=mosul"}) == Rows{1});
    CHECK(listedBy(sieve, {"text=fled"}).empty());
    sieve.take(0, names->withText({}));
    CHECK(sieve.listed() == Rows{1});
}

TEST_CASE("a sieve of many rows lists, shows and counts what a look at every row finds") {
    std::mt19937 random(20161013);
    const auto below = [&](unsigned most) { return random() % most; };
    const std::vector<std::string> actors{"", "isis", "sdf", "us", "russia"}, types{"control", "violence", "claim"};
    std::vector<std::vector<Told>> sources(2);
    std::vector<std::string> days;
    for (int i = 0; i < 400; ++i)
        days.push_back(time::toIso(time::Day(*time::dayFromIso("2014-01-01") + std::chrono::days{i})));
    for (int i = 0; i < 3000; ++i) {
        Told told{.type = types[below(3)], .losing = actors[below(5)], .acting = actors[below(5)], .at = geo::LatLon::fromDegrees(30 + below(8), 36 + below(10))};
        if (below(10) != 0)
            told.from = days[below(400)].c_str();
        if (below(3) != 0)
            told.magnitude = below(100);
        sources[below(2)].push_back(told);
    }
    Sieve sieve = sieveOf(sources);
    const events::EventTable &table = *sieve.table();
    Filter filter;
    for (int round = 0; round < 12; ++round) {
        filter.of(Facet::actor) = below(2) ? Choice{{actors[below(5)], actors[below(5)]}, below(2) == 1} : Choice{};
        filter.of(Facet::type) = below(2) ? Choice{{types[below(3)]}, below(2) == 1} : Choice{};
        filter.least = below(2) ? std::optional<double>(below(50)) : std::nullopt;
        filter.box = below(2) ? std::optional(geo::Box{31, 37, 35, 43}) : std::nullopt;
        sieve.set(filter);
        const auto passesBut = [&](Row row, std::optional<Facet> left) {
            const auto &actor = filter.of(Facet::actor);
            const bool nobody = table.losing(row).empty() && table.acting(row).empty();
            bool has = false;
            for (const auto name : {table.losing(row), table.acting(row)})
                has |= (!name.empty() || nobody) && actor.values.contains(name);
            if (left != Facet::actor && !actor.empty() && has == actor.inverse) return false;
            if (left != Facet::type && !filter.of(Facet::type).passes(table.type(row))) return false;
            if (filter.least && !(table.magnitude(row) && *table.magnitude(row) >= *filter.least)) return false;
            return !filter.box || filter.box->contains(table.position(row));
        };
        Rows listed, shown;
        const Window window{*time::dayFromIso("2014-03-01"), *time::dayFromIso("2014-07-01"), static_cast<Mode>(round % 4)};
        for (const Row row : table.byTime())
            if (passesBut(row, {})) {
                listed.push_back(row);
                if (shows(window, table.from(row), table.to(row)))
                    shown.push_back(row);
            }
        for (Row row = 0; row < table.size(); ++row)
            if (!table.dated(row) && passesBut(row, {}))
                listed.push_back(row);
        CHECK(sieve.listed() == listed);
        CHECK(sieve.shown(window, false) == shown);
        for (const std::string &type : types) {
            std::size_t expected = 0;
            for (Row row = 0; row < table.size(); ++row)
                expected += passesBut(row, Facet::type) && table.type(row) == type;
            CHECK(countOf(sieve, Facet::type, type) == expected);
        }

        const Axis axis{*time::dayFromIso("2014-02-10"), *time::dayFromIso("2015-01-03")};
        const StackedBins bins(sieve.table(), GroupBy::type, [](std::string_view type) { return static_cast<std::uint8_t>(type == "control" ? 0 : 1); });
        const std::vector<double> counted = bins.count(sieve.happenedByTime(), axis, 37);
        Rows control;
        for (const Row row : listed)
            if (table.type(row) == "control")
                control.push_back(row);
        const std::vector<double> expected = test::plainHistogram(table, control, axis, 37);
        REQUIRE(counted.size() == 74);
        for (std::size_t bin = 0; bin < 37; ++bin)
            CHECK(counted[bin] == Approx(expected[bin]).margin(1e-9));
    }
}
