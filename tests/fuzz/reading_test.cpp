// Any bytes in: no crash, and every span leads back to the text.
#include "base/files.hpp"
#include "catch.hpp"
#include "mutations.hpp"
#include "promises.hpp"
#include <algorithm>
#include <filesystem>
#include <map>

namespace fs = std::filesystem;

namespace {

const zamkan::reading::Reader &reader() {
    static const auto opened = zamkan::reading::Reader::open();
    return opened.value;
}

// The articles that the repository holds, in an order that does not depend on the file system.
std::vector<std::string> articles() {
    std::vector<fs::path> files;
    for (const char *folder : {"assets/samples", "tests/cases", "tests/articles/texts"})
        if (const fs::path there = fs::path(ZAMKAN_SOURCE_DIR) / folder; fs::exists(there))
            for (const auto &entry : fs::recursive_directory_iterator(there))
                if (entry.path().extension() == ".txt" && entry.path().filename() != "why.txt")
                    files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> out;
    for (const auto &file : files)
        out.push_back(zamkan::readBytes(file));
    return out;
}

void check(const std::string &bytes) {
    const std::string name = nameFor(bytes);
    const bool whole = bytes.size() < 8192; // longer ones are made by a rule that stands in the test
    INFO("input \"" << escaped(whole ? bytes : bytes.substr(0, 40)) << (whole ? "\" as " : "…\" as ") << name);
    const auto broken = brokenPromise(reader(), bytes, name);
    INFO(broken.value_or(""));
    CHECK_FALSE(broken.has_value());
}

} // namespace

TEST_CASE("the articles themselves keep every promise, whole and in their first and last halves") {
    for (const std::string &article : articles()) {
        check(article);
        check(article.substr(0, article.size() / 2));
        check(article.substr(article.size() / 2 + 1));
    }
}

TEST_CASE("three thousand broken pieces of articles keep every promise") {
    const Mutator mutator(articles());
    for (std::uint64_t number = 0; number < 3000; ++number)
        check(mutator.input(number));
}

TEST_CASE("the broken pieces are not so broken that nothing is read in them") {
    const Mutator mutator(articles());
    std::map<std::string, int> inputsWith;
    for (std::uint64_t number = 0; number < 200; ++number) {
        const std::string bytes = mutator.input(number), lines = linesOf(reader(), bytes, nameFor(bytes));
        for (const char *kind : {"document", "place", "date", "quantity", "event"})
            inputsWith[kind] += lines.find("\"kind\":\"" + std::string(kind) + "\"") != std::string::npos;
    }
    CHECK(inputsWith["document"] > 150);
    for (const char *kind : {"place", "date", "quantity", "event"}) {
        INFO(kind);
        CHECK(inputsWith[kind] > 20);
    }
}

TEST_CASE("a reading leaves nothing behind: the same bytes give the same lines after any others") {
    const Mutator mutator(articles());
    for (std::uint64_t number = 5000; number < 5060; ++number) {
        const std::string bytes = mutator.input(number), name = nameFor(bytes);
        const std::string before = linesOf(reader(), bytes, name);
        (void)linesOf(reader(), mutator.input(number + 1000), name);
        INFO("input \"" << escaped(bytes) << "\"");
        CHECK(linesOf(reader(), bytes, name) == before);
    }
}

TEST_CASE("inputs that were once thought of as dangerous keep every promise") {
    for (const std::string &bytes : std::initializer_list<std::string>{
             "", " ", "\n", "\xEF\xBB\xBF", "و", "ال", "لل", "وال", "ـــــ", "\u064B\u064C\u064D", "\u202E\u202D\u2069",
             "(((((((((((((((((((((((((((((((((((((", "....................", "«»«»«»«»«»", "12345678901234567890123456789",
             "\u0660\u0660\u0660\u0660/\u0660\u0660/\u0660\u0660", "30 شباط 2016، 31/02/2016", "29 شباط",
             "32 كانون الثاني 0000", "1 محرم 99999 هـ", "0 km south of Mosul", "1e999 km north of Aleppo",
             "99999999999999 km north of Aleppo fell", "Ukraine 3", "Russian Tu-22", "None of", "Its capture of", "منذ منذ منذ منذ من إلى من إلى", "قبل ألف مليون مليار سنة",
             R"({"text": "\ud800"})", R"({"text": "\ud83d\ude00 سقطت هيت", "published": "9999-99-99"})",
             R"({"text": 5})", R"({"text": ["x"], "id": {}})", R"({"text": "x", "id": null, "lang": 3})",
             "{\"text\": \"a\\u0000b سقطت هيت\"}", std::string("سقطت\0هيت", 13), "<p>سقطت &#xFFFFFFFF; هيت &#0;", "<",
             "<html", "<!DOCTYPE html><body>", "\xFF\xFEm", std::string("\xFE\xFF\x00", 3)})
        check(bytes);
}

TEST_CASE("one word without an end and a page of line breaks keep every promise") {
    std::string word, lines, names;
    for (int i = 0; i < 20000; ++i) {
        word += "و";
        lines += i % 2 == 0 ? "\r\n" : " ";
        if (i % 10 == 0)
            names += "حلب و";
    }
    check(word);
    check(lines + "سقطت هيت" + lines);
    check("سيطر التنظيم على " + names + "هيت.");
}
