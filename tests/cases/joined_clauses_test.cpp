// What a clause tells alone it tells beside another: its own place, parties, day and number.
#include "base/value.hpp"
#include "case_files.hpp"
#include "catch.hpp"
#include <algorithm>
#include <fmt/format.h>

using zamkan::Json;

namespace {

// One line an event, of all that must not change.
std::vector<std::string> told(const std::string &text, const std::string &written, zamkan::text::Language language) {
    const auto lines = extractText(text, written, language);
    std::vector<Json> places;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(places), [](const Json &line) { return line["kind"] == "place"; });
    std::vector<std::string> out;
    for (const auto &line : lines) {
        if (line["kind"] != "event") continue;
        std::vector<std::string> parts;
        for (const auto &place : line["places"]) parts.push_back(places[place.get<std::size_t>()]["surface"].get<std::string>());
        for (const auto &actor : line["actors"]) parts.push_back(actor["id"].get<std::string>() + ":" + actor["role"].get<std::string>());
        std::sort(parts.begin(), parts.end());
        out.push_back(fmt::format("{}/{} {} {} {} {}", line["type"].get<std::string>(), line["subtype"].get<std::string>(), fmt::join(parts, " "),
                                  line["from"].dump(), line["magnitude"].dump(), line["status"].get<std::string>()));
    }
    return out;
}

void joinEach(const char *language, zamkan::text::Language as) {
    const auto file = zamkan::readToml(std::filesystem::path(ZAMKAN_SOURCE_DIR) / "tests/cases" / fmt::format("joined_clauses_{}.toml", language));
    const auto clauses = file["clauses"].strings(), links = file["links"].strings();
    const std::string written = file["written"].text();
    REQUIRE(clauses.size() > 10);
    REQUIRE(links.size() > 5);
    std::vector<std::vector<std::string>> alone;
    for (const auto &clause : clauses) {
        INFO(clause);
        alone.push_back(told(opening(clause) + ".", written, as));
        CHECK_FALSE(alone.back().empty());
    }
    for (std::size_t first = 0; first < clauses.size(); ++first)
        for (std::size_t second = 0; second < clauses.size(); ++second)
            for (const auto &link : links) {
                if (first == second) continue;
                const bool sentence = link == ". ";
                const std::string text = opening(clauses[first]) + link + (sentence ? opening(clauses[second]) : clauses[second]) + ".";
                const auto both = told(text, written, as);
                for (const std::size_t clause : {first, second})
                    for (const auto &event : alone[clause]) {
                        INFO(text << "\nlost: " << event << "\ntold: " << fmt::format("{}", fmt::join(both, "\n      ")));
                        CHECK(std::find(both.begin(), both.end(), event) != both.end());
                    }
            }
}

} // namespace

TEST_CASE("two English clauses tell together what they tell alone") { joinEach("en", zamkan::text::Language::english); }

TEST_CASE("two Arabic clauses tell together what they tell alone") { joinEach("ar", zamkan::text::Language::arabic); }
