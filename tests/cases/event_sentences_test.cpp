// The books of sentences, one a language: each sentence tells what stands beside it.
#include "base/value.hpp"
#include "case_files.hpp"
#include "catch.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <sstream>

using zamkan::Json;

namespace {

constexpr const char *kWritten = "2024-03-15";

bool isDay(const std::string &word) { return word.size() == 10 && word[4] == '-' && word[7] == '-'; }
bool isNumber(const std::string &word) { return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }); }

std::string nameOf(std::string word) {
    std::replace(word.begin(), word.end(), '_', ' ');
    return word;
}

// "control/gained Mosul isis:gaining 2014-06-10 300 planned": any part but the first may be left out.
bool isTold(const Json &event, const std::string &told, const std::vector<Json> &places) {
    std::istringstream words(told);
    for (std::string word; words >> word;) {
        bool met = false;
        if (const auto slash = word.find('/'); slash != std::string::npos)
            met = event["type"] == word.substr(0, slash) && event["subtype"] == word.substr(slash + 1);
        else if (const auto colon = word.find(':'); colon != std::string::npos)
            met = std::any_of(event["actors"].begin(), event["actors"].end(), [&](const Json &actor) {
                return (actor["id"] == word.substr(0, colon) || actor["name_en"] == nameOf(word.substr(0, colon))) &&
                       actor["role"] == word.substr(colon + 1);
            });
        else if (word == "planned" || word == "claimed")
            met = event["status"] == word;
        else if (isDay(word))
            met = event["from"] == word;
        else if (isNumber(word))
            met = event["magnitude"].is_number() && event["magnitude"].get<double>() == std::stod(word);
        else
            met = std::any_of(event["places"].begin(), event["places"].end(), [&](const Json &place) {
                const Json &there = places[place.get<std::size_t>()];
                return there["name_en"] == nameOf(word) || there["surface"] == nameOf(word);
            });
        if (!met) return false;
    }
    return true;
}

// Everything of `tells` is told, nothing of what begins with "no" there, and where it is empty nothing at all.
void checkTold(const std::string &text, const std::string &written, const std::vector<std::string> &tells, zamkan::text::Language as) {
    std::vector<Json> events, places;
    std::string found;
    for (const auto &line : extractText(text, written, as)) {
        if (line["kind"] == "place") places.push_back(line);
        if (line["kind"] != "event" || (line["status"] != "reported" && line["status"] != "claimed" && line["status"] != "planned")) continue;
        events.push_back(line);
        found += line.dump() + "\n";
    }
    INFO(text << "\nevents:\n" << found);
    if (tells.empty())
        CHECK(std::none_of(events.begin(), events.end(), [](const Json &event) { return event["status"] != "planned"; }));
    for (const std::string &told : tells) {
        INFO(told);
        const bool none = told.starts_with("no ");
        const auto telling = std::count_if(events.begin(), events.end(), [&](const Json &event) { return isTold(event, told.substr(none ? 3 : 0), places); });
        CHECK((telling == 0) == none);
    }
}

void readBook(const char *language, zamkan::text::Language as) {
    const auto file = zamkan::readAsset(std::filesystem::path("lexicon") / language / "event_sentences.toml");
    REQUIRE(file["sentence"].list().size() > 50);
    for (const auto &entry : file["sentence"].list())
        checkTold(entry["text"].text(), entry["written"].text(kWritten), entry["tells"].strings(), as);
}

// "{A} took {P}" with the names of a world.
std::string filled(std::string way, const zamkan::Value &world) {
    for (std::size_t at = way.find('{'); at != std::string::npos; at = way.find('{', at))
        way.replace(at, 3, world[way.substr(at + 1, 1)].text());
    return way;
}

void readWays(const char *language, zamkan::text::Language as) {
    const auto file = zamkan::readToml(std::filesystem::path(ZAMKAN_SOURCE_DIR) / "tests/cases" / fmt::format("constructions_{}.toml", language));
    REQUIRE(file["world"].list().size() > 1);
    REQUIRE(file["way"].list().size() > 50);
    for (const auto &world : file["world"].list())
        for (const auto &way : file["way"].list()) {
            std::vector<std::string> tells;
            for (const auto &told : way["tells"].strings()) tells.push_back(filled(told, world));
            checkTold(opening(filled(way["text"].text(), world)), file["written"].text(), tells, as);
        }
}

} // namespace

TEST_CASE("every sentence of the English book tells what stands beside it") { readBook("en", zamkan::text::Language::english); }

TEST_CASE("every sentence of the Arabic book tells what stands beside it") { readBook("ar", zamkan::text::Language::arabic); }

TEST_CASE("an English construction tells the same of any parties and towns") { readWays("en", zamkan::text::Language::english); }

TEST_CASE("an Arabic construction tells the same of any parties and towns") { readWays("ar", zamkan::text::Language::arabic); }
