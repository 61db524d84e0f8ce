// Each trigger and each claim of the lexicon stands with a sentence that it must understand.
#include "base/value.hpp"
#include "case_files.hpp"
#include "catch.hpp"
#include <algorithm>
#include <set>

using zamkan::Json;
using zamkan::text::Language;

namespace {

void checkExamples(const std::string &folder, Language language) {
    const auto file = zamkan::readAsset("lexicon/" + folder + "/events.toml");
    for (const char *kind : {"trigger", "claim"})
        for (const auto &entry : file[kind].list()) {
            const std::string example = entry["example"].text(), key = entry["key"].text();
            const auto lines = extractText(example, "2023-01-15", language);
            std::string found;
            for (const auto &line : lines)
                if (line["kind"] == "event")
                    found += line.dump() + "\n";
            const bool told = std::any_of(lines.begin(), lines.end(), [&](const Json &line) {
                return line["kind"] == "event" && line["rule"] == key && line["status"] == (entry["negates"].boolean() ? "negated" : "reported") &&
                       (line["subtype"] == entry["subtype"].text() ||
                        line["subtype"] == entry["present"].text("-"));
            });
            INFO(key << "\n" << example << "\nevents:\n" << found);
            CHECK(told);
        }
}

// Whether an event line is as a construction tells; what it does not name does not count.
bool isTold(const Json &event, const zamkan::Value &told, const std::vector<Json> &places) {
    for (const auto &[key, want] : told.table()) {
        const std::string text = want.text();
        bool met = false;
        if (key == "type" || key == "subtype" || key == "status")
            met = event[key] == text || (text == "reported" && event[key] == "claimed");
        else if (key == "place")
            met = std::any_of(event["places"].begin(), event["places"].end(),
                              [&](const Json &place) { return places[place.get<std::size_t>()]["name_en"] == text; });
        else if (key == "number")
            met = event["magnitude_low"].is_number() && event["magnitude_low"].get<double>() == want.number(0);
        else
            met = std::any_of(event["actors"].begin(), event["actors"].end(),
                              [&](const Json &actor) { return actor["role"] == key && actor["id"] == text; });
        if (!met) return false;
    }
    return true;
}

void checkConstructions(const std::string &folder, Language language) {
    const auto file = zamkan::readAsset("lexicon/" + folder + "/events.toml");
    for (const auto &entry : file["construction"].list()) {
        std::vector<Json> events, places;
        std::string found;
        for (const auto &line : extractText(entry["example"].text(), "2023-01-15", language)) {
            if (line["kind"] == "place") places.push_back(line);
            if (line["kind"] != "event") continue;
            events.push_back(line);
            found += line.dump() + "\n";
        }
        const auto any = [&](const zamkan::Value &told) {
            return std::any_of(events.begin(), events.end(), [&](const Json &event) { return isTold(event, told, places); });
        };
        INFO(entry["what"].text() << "\n" << entry["example"].text() << "\nevents:\n" << found);
        CHECK(entry["tells"].list().size() + entry["not"].list().size() > 0);
        for (const auto &told : entry["tells"].list()) CHECK(any(told));
        for (const auto &told : entry["not"].list()) CHECK_FALSE(any(told));
    }
}

} // namespace

TEST_CASE("every Arabic construction tells what its example says") { checkConstructions("ar", Language::arabic); }

TEST_CASE("every Arabic trigger understands its example") { checkExamples("ar", Language::arabic); }

TEST_CASE("every English trigger understands its example") { checkExamples("en", Language::english); }

TEST_CASE("the lexicon speaks the contract's words only") {
    const auto vocabulary = zamkan::readAsset("vocabulary.toml");
    std::set<std::string> words;
    for (const auto &type : vocabulary["type"].list())
        for (const auto &subtype : type["subtypes"].strings()) {
            words.insert(type["key"].text() + "/" + subtype);
            INFO(subtype);
            CHECK_FALSE(vocabulary["subtype"][subtype]["name_ar"].text().empty());
        }
    for (const std::string folder : {"ar", "en"}) {
        const auto lexicon = zamkan::readAsset("lexicon/" + folder + "/events.toml");
        REQUIRE_FALSE(lexicon["trigger"].list().empty());
        for (const auto &trigger : lexicon["trigger"].list()) {
            INFO(trigger["key"].text());
            CHECK(words.count(trigger["type"].text() + "/" + trigger["subtype"].text()) == 1);
        }
    }
}
