// What a script reads: every key, in order, with null for what is not known.
#include "../events/made.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include "reading/ndjson.hpp"
#include <sstream>

using namespace zamkan;
using namespace zamkan::reading;

namespace {

// A reading with a place that nobody knows, dates, quantities and events with and without everything.
Reading made() {
    Reading reading;
    reading.document = text::Document("«Hit» fell, \"they\" said\n 12 died");
    reading.document.id = "a/1";
    reading.document.language = text::Language::english;
    reading.document.published = test::day(2016, 6, 13);
    reading.diagnostics.push_back({Severity::warning, "odd", "a.txt", "look", Span{0, 2}});
    reading.mentions.places.push_back({});
    reading.mentions.places[0].span = {2, 5};
    reading.mentions.places[0].name = "Hit";
    reading.mentions.places[0].role = mentions::PlaceRole::reference;
    reading.places.push_back({});
    reading.places[0].confidence = 0.333;
    reading.places[0].why = {zamkan::reasonInWords("named"), zamkan::reasonInWords("alone")};
    mentions::DateMention date;
    date.span = {0, 2};
    reading.mentions.dates.push_back(date);
    date.range = time::DateRange::month(2016, 5);
    date.granularity = time::Granularity::month;
    date.approximate = true;
    reading.mentions.dates.push_back(date);
    mentions::QuantityMention quantity;
    quantity.span = {27, 29};
    quantity.low = 12;
    quantity.high = 12.5;
    quantity.unit = "person";
    reading.mentions.quantities.push_back(quantity);
    quantity.duration = true;
    reading.mentions.quantities.push_back(quantity);
    events::Event event = test::event(time::DateRange::month(2016, 5), {geo::LatLon::fromDegrees(33, 42)});
    event.id = "e1";
    event.places[0].mention = 0;
    event.actors.push_back({"", "They", "", "acting"});
    event.magnitude = 12;
    event.certainty = 0.9;
    event.provenance.sentence = {0, 34};
    event.provenance.also = {{0, 14}, {22, 34}};
    event.provenance.rule = "control.lost";
    reading.events.push_back(event);
    reading.events.push_back(test::event(std::nullopt));
    return reading;
}

std::vector<std::string> linesOf(const Reading &reading, bool withDoc, Stage stage = Stage::all) {
    std::istringstream in(toNdjson(reading, {}, withDoc, stage));
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);)
        out.push_back(line);
    return out;
}

} // namespace

TEST_CASE("every line has the keys of the contract in their order, null for what is unknown, offsets in code points") {
    const auto lines = linesOf(made(), false);
    REQUIRE(lines.size() == 8);
    CHECK(lines[0] == R"({"kind":"document","doc":"a/1","published":"2016-06-13","lang":"en","chars":32})");
    CHECK(lines[1] == R"({"kind":"remark","severity":"warning","message":"a.txt: odd; look","start":0,"end":1})");
    CHECK(
        lines[2] ==
        R"({"kind":"place","start":1,"end":4,"surface":"Hit","name":"Hit","name_en":null,"id":null,"type":null,"country":null,"admin1":null,"lon":null,"lat":null,"radius_km":null,"confidence":0.33,"role":"reference","why":["named","alone"],"alternatives":[]})");
    CHECK(lines[3] == R"({"kind":"date","start":0,"end":1,"surface":"«","from":null,"to":null,"granularity":"day"})");
    CHECK(
        lines[4] ==
        R"({"kind":"date","start":0,"end":1,"surface":"«","from":"2016-05-01","to":"2016-06-01","granularity":"month","approximate":true})");
    CHECK(
        lines[5] ==
        R"({"kind":"quantity","start":25,"end":27,"surface":"12","low":12,"high":12.5,"unit":"person","measures":null,"approximate":false})");
    CHECK(
        lines[6] ==
        R"({"kind":"event","id":"e1","type":"control","subtype":"lost","actors":[{"id":null,"name_en":"They","name_ar":null,"role":"acting"}],"places":[0],"from":"2016-05-01","to":"2016-06-01","time_kind":"within","magnitude":12,"magnitude_low":null,"magnitude_high":null,"unit":null,"attribution":null,"certainty":0.9,"status":"reported","sentence_start":0,"sentence_end":32,"trigger_start":0,"trigger_end":0,"rule":"control.lost","also":[[0,12],[20,32]]})");
    CHECK(
        lines[7] ==
        R"({"kind":"event","id":"","type":"control","subtype":"lost","actors":[],"places":[],"from":null,"to":null,"time_kind":null,"magnitude":null,"magnitude_low":null,"magnitude_high":null,"unit":null,"attribution":null,"certainty":null,"status":"reported","sentence_start":0,"sentence_end":0,"trigger_start":0,"trigger_end":0,"rule":"","also":[]})");
}

TEST_CASE("with several documents each line names its own, and a stage writes its own kind alone") {
    for (const std::string &line : linesOf(made(), true))
        CHECK(Json::parse(line)["doc"] == "a/1");
    const auto kinds = [](Stage stage) {
        std::string out;
        for (const std::string &line : linesOf(made(), false, stage))
            out += Json::parse(line)["kind"].get<std::string>() + " ";
        return out;
    };
    CHECK(kinds(Stage::places) == "document remark place ");
    CHECK(kinds(Stage::dates) == "document remark date date ");
    CHECK(kinds(Stage::numbers) == "document remark quantity ");
}

TEST_CASE("the lines are those that a JSON library writes for what they say") {
    for (const std::string &line : linesOf(made(), true))
        CHECK(Json::parse(line).dump() == line);
}
