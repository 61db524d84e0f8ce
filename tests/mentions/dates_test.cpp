#include "base/value.hpp"
#include "catch.hpp"
#include "mentions/dates.hpp"

using namespace zamkan;
using namespace zamkan::mentions;

namespace {
const DateFinder &finder() {
    static const DateFinder loaded = DateFinder::open();
    return loaded;
}
std::vector<DateMention> find(const text::Document &document) { return finder().find(document, text::tokenize(document)); }

text::Document article(const std::string &text, const std::string &published = "2016-06-13",
                       text::Language language = text::Language::arabic) {
    text::Document document{text};
    document.language = language;
    document.published = time::dayFromIso(published);
    return document;
}
std::string shown(const DateMention &mention) {
    return mention.range ? time::toIso(mention.range->first()) + ".." + time::toIso(mention.range->end()) : "none";
}
// All dates of a text, "from..to" with a blank between.
std::string dates(const std::string &text, const std::string &published = "2016-06-13",
                  text::Language language = text::Language::arabic) {
    std::string out;
    for (const DateMention &mention : find(article(text, published, language))) out += (out.empty() ? "" : " ") + shown(mention);
    return out;
}
std::string english(const std::string &text, const std::string &published = "2017-01-25") {
    return dates(text, published, text::Language::english);
}
} // namespace

TEST_CASE("each date word's and pattern's example means what it says") {
    for (const auto &[file, language] : {std::pair{"lexicon/ar/dates.toml", text::Language::arabic}, std::pair{"lexicon/en/dates.toml", text::Language::english}}) {
        const Value lexicon = readAsset(file);
        for (const char *kind : {"month", "word", "pattern"})
            for (const Value &entry : lexicon[kind].list()) {
                const Value &example = entry["example"];
                INFO(file << " " << entry["key"].text(entry["class"].text()) << ": " << example["text"].text());
                const auto found = find(article(example["text"].text(), example["published"].text("2016-06-13"), language));
                if (example["none"].boolean()) {
                    CHECK(found.empty());
                    continue;
                }
                CHECK_FALSE(found.empty());
                if (!found.empty()) CHECK(shown(found.back()) == example["from"].text() + ".." + example["to"].text());
            }
    }
}

TEST_CASE("what follows the narrative is counted from where it stands") {
    CHECK(english("Gunmen attacked on 10 June 2014 and two days later left.") == "2014-06-10..2014-06-11 2014-06-12..2014-06-13");
}
