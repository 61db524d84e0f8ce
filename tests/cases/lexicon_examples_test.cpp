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
                return line["kind"] == "event" && line["rule"] == key && line["status"] == "reported" &&
                       (line["subtype"] == entry["subtype"].text() ||
                        line["subtype"] == entry["present"].text("-"));
            });
            INFO(key << "\n" << example << "\nevents:\n" << found);
            CHECK(told);
        }
}

} // namespace

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
