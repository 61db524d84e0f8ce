// What a reader remembers of the texts before changes nothing.
#include "base/files.hpp"
#include "case_files.hpp"
#include "catch.hpp"
#include "reading/ndjson.hpp"
#include "mentions/actors.hpp"
#include "mentions/dates.hpp"
#include "mentions/places.hpp"
#include "mentions/quantities.hpp"

using namespace zamkan;

namespace {

std::vector<text::Document> articles() {
    std::vector<text::Document> out;
    for (const auto &folder : {"assets/samples", "tests/articles/texts"})
        for (const auto &entry : std::filesystem::directory_iterator(std::filesystem::path(ZAMKAN_SOURCE_DIR) / folder))
            if (entry.path().extension() == ".txt")
                for (auto &document : text::readDocuments(readBytes(entry.path()), entry.path()).value)
                    out.push_back(std::move(document));
    return out;
}

template <typename List> std::vector<Span> spans(const List &list) {
    std::vector<Span> out;
    for (const auto &mention : list) out.push_back(mention.span);
    return out;
}

} // namespace

TEST_CASE("words looked up once for all tables are understood as those that every table is asked for") {
    const auto dates = mentions::DateFinder::open();
    const auto quantities = mentions::QuantityFinder::open();
    const auto actors = mentions::ActorFinder::open(reader().actors());
    const auto places = mentions::PlaceFinder::open(reader().gazetteer());
    for (const auto &document : articles()) {
        INFO(document.id);
        const auto tokens = text::tokenize(document);
        const auto read = reader().read(document);
        const auto foundActors = actors.find(document, tokens);
        const auto foundDates = dates.find(document, tokens);
        CHECK(spans(foundActors) == spans(read.mentions.actors));
        CHECK(spans(foundDates) == spans(read.mentions.dates));
        CHECK(spans(quantities.find(document, tokens, foundDates)) == spans(read.mentions.quantities));
        const auto homes = mentions::homesOf(foundActors, reader().actors());
        CHECK(spans(places.find(document, tokens, foundActors, foundDates, homes)) == spans(read.mentions.places));
    }
}

TEST_CASE("a text is read alike whatever was read before it") {
    const auto all = articles();
    REQUIRE_FALSE(all.empty());
    const auto linesOf = [](const reading::Reader &with, const text::Document &document) {
        return reading::toNdjson(with.read(document), with.gazetteer(), true);
    };
    for (const auto &document : all) (void)linesOf(reader(), document);
    const auto fresh = reading::Reader::open().value;
    CHECK(linesOf(fresh, all.back()) == linesOf(reader(), all.back()));
}

TEST_CASE("a date that stands alone is understood as an article's") {
    const auto range = [](const char *phrase) {
        const auto found = reader().dateAlone(phrase, *time::dayFromIso("2016-06-13")); // a Monday
        return found ? time::toIso(found->first()) + " " + time::toIso(found->end()) : std::string("nothing");
    };
    CHECK(range("14 March 2016") == "2016-03-14 2016-03-15");
    CHECK(range("١٤ آذار ٢٠١٦") == "2016-03-14 2016-03-15");
    CHECK(range("mid-March 2016") != "nothing");
    CHECK(range("last week") == "2016-06-06 2016-06-13");
    CHECK(range("yesterday") == "2016-06-12 2016-06-13");
    CHECK(range("8 رمضان 1437") == "2016-06-13 2016-06-14");
    CHECK(range("the town fell on 14 March 2016") == "nothing");
    CHECK(range("hello") == "nothing");
    CHECK(range("") == "nothing");
    CHECK(range("  ") == "nothing");
}

TEST_CASE("what a leader announces of a town is told of his party") {
    for (const auto &leader : reader().actors().leaders()) {
        text::ReadOptions options;
        options.published = time::dayFromIso("2026-01-01");
        auto documents = text::readDocuments(leader.example, "announced.txt", options).value;
        REQUIRE(documents.size() == 1);
        const auto found = reader().read(std::move(documents.front())).events;
        INFO(leader.actor << ": " << leader.example);
        CHECK(std::any_of(found.begin(), found.end(), [&](const events::Event &event) {
            return std::any_of(event.actors.begin(), event.actors.end(), [&](const auto &actor) { return actor.id == leader.actor; });
        }));
    }
}
