#include "catch.hpp"
#include "text/dateline.hpp"
#include "text/document.hpp"

using namespace zamkan;
using namespace zamkan::text;
using namespace std::chrono;

namespace {
Document readOne(std::string bytes, const std::string &name = "a.txt") {
    Parsed<std::vector<Document>> parsed = readDocuments(std::move(bytes), name);
    REQUIRE(parsed.value.size() == 1);
    return parsed.value.front();
}
std::string told(const Parsed<std::vector<Document>> &parsed) {
    std::string out;
    for (const Diagnostic &diagnostic : parsed.diagnostics) out += diagnostic.line() + "\n";
    return out;
}
} // namespace

TEST_CASE("plain text comes as it is, without its byte order mark") {
    CHECK(readOne("\xEF\xBB\xBFسقطت هيت.\r\nثم").text() == "سقطت هيت.\r\nثم");
}

TEST_CASE("Windows-1256 and ISO-8859-6 Arabic are recognised and told") {
    // "قتل 12 من عناصر التنظيم في المدينة"
    const std::string windows = "\xDE\xCA\xE1 12 \xE3\xE4 \xDA\xE4\xC7\xD5\xD1 \xC7\xE1\xCA\xE4\xD9\xED\xE3 \xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9";
    const auto parsed = readDocuments(windows, "old.txt");
    CHECK(parsed.value.at(0).text() == "قتل 12 من عناصر التنظيم في المدينة");
    CHECK(parsed.value.at(0).language == Language::arabic);
    CHECK_THAT(told(parsed), ContainsSubstring("windows-1256"));
    const std::string iso = "\xE2\xCA\xE4 12 \xE5\xE6 \xD9\xE6\xC7\xD5\xD1 \xC7\xE4\xCA\xE6\xD8\xEA\xE5 \xE1\xEA \xC7\xE4\xE5\xCF\xEA\xE6\xC9";
    CHECK(readOne(iso).text() == "قتل 12 من عناصر التنظيم في المدينة");
}

TEST_CASE("UTF-16 is read with a byte order mark and without") {
    const std::u16string_view text = u"سقطت هيت أمس 😀 والرطبة";
    std::string little;
    for (const char16_t unit : text) {
        little += static_cast<char>(unit & 0xFF);
        little += static_cast<char>(unit >> 8);
    }
    CHECK(readOne("\xFF\xFE" + little).text() == "سقطت هيت أمس 😀 والرطبة");
}

TEST_CASE("a few bad bytes are replaced and counted") {
    const auto parsed = readDocuments("سقطت مدينة هيت \xFF\xC3 أمس في الأنبار", "a.txt");
    CHECK(parsed.value.at(0).text() == "سقطت مدينة هيت \uFFFD\uFFFD أمس في الأنبار");
    CHECK_THAT(told(parsed), ContainsSubstring("2 bytes are not UTF-8, the first at byte 27"));
}

TEST_CASE("what is no text is refused with its name and what to do") {
    CHECK_THROWS_WITH(readDocuments("", "x.txt"), "x.txt: there is nothing in it; give a text");
    CHECK_THROWS_WITH(readDocuments("\xEF\xBB\xBF", "bom.txt"), ContainsSubstring("nothing in it"));
    CHECK_THROWS_WITH(readDocuments("%PDF-1.7 …", "x.pdf"), ContainsSubstring("the PDF is damaged"));
    std::string noise;
    for (int i = 0; i < 5000; ++i) noise += static_cast<char>((i * 7919) % 251);
    CHECK_THROWS_AS(readDocuments(noise, "noise.bin"), InputError);
    CHECK_THROWS_AS(readDocuments(std::string(1000, '\0'), "zeros"), InputError);
}

TEST_CASE("a web page gives its article without scripts, with title and date") {
    const auto document = readOne("<!DOCTYPE html><html><head><title>سقوط &laquo;هيت&raquo;</title>"
                                  "<meta property=\"article:published_time\" content=\"2016-06-13T08:00:00Z\">"
                                  "<script>if (a < b) document.write('<p>x</p>');</script></head><body><nav>menu</nav>"
                                  "<p>دخلت   القوات\n&quot;المدينة&quot; &#1571;مس.</p><!-- no --><p>AT&T <b>left</b></p></body></html>",
                                  "page.html");
    CHECK(document.text() == "دخلت القوات \"المدينة\" أمس.\nAT&T left\n");
    CHECK(document.title == "سقوط «هيت»");
    CHECK(document.published == sys_days{2016y / 6 / 13});
}

TEST_CASE("JSON Lines give one document a line and tell of broken ones") {
    const auto parsed = readDocuments("{\"id\":\"a\",\"text\":\"one\",\"published\":\"2016-06-13\",\"lang\":\"en\"}\n{broken\n\n"
                                      "{\"id\":7,\"text\":\"two\"}\n{\"title\":\"none\"}\n", "in.jsonl");
    REQUIRE(parsed.value.size() == 2);
    CHECK(parsed.value[0].published == sys_days{2016y / 6 / 13});
    CHECK(parsed.value[1].id == "7");
    CHECK_THAT(told(parsed), ContainsSubstring("in.jsonl:2: not JSON"));
    CHECK_THAT(told(parsed), ContainsSubstring("in.jsonl:5: no field 'text'"));
    CHECK_THROWS_AS(readDocuments("{broken\n{worse\n", "in.jsonl"), InputError);
}

TEST_CASE("the publication date: option, then file name, then dateline; else a remark") {
    CHECK(readOne("x", "report_2016-06-13.txt").published == sys_days{2016y / 6 / 13});
    CHECK(readOne("x", "20170710-mosul.txt").published == sys_days{2017y / 7 / 10});
    ReadOptions options;
    options.published = sys_days{2011y / 1 / 1};
    CHECK(readDocuments("x", "report_2016-06-13.txt", options).value[0].published == sys_days{2011y / 1 / 1});
    CHECK_THAT(told(readDocuments("words", "a.txt")), ContainsSubstring("no publication date"));
    CHECK(readOne("سقوط هيت\nبغداد، 13 حزيران 2016\nدخلت القوات.").published == sys_days{2016y / 6 / 13});
    CHECK(readOne("MOSUL, Iraq, July 10, 2017 - Iraqi forces took the city after months of fighting that had left much of "
                  "the old town in ruins and thousands dead, officers said.").published == sys_days{2017y / 7 / 10});
}

TEST_CASE("a date inside the story is not its dateline") {
    CHECK_FALSE(dateline("في 3 آب 2014 هاجم التنظيم بلدة سنجار وسيطر عليها بعد انسحاب القوات منها من دون قتال يذكر، "
                         "ما أدى إلى نزوح عشرات الآلاف من سكانها إلى الجبل القريب."));
}

TEST_CASE("the name's date must be a real one") {
    CHECK_FALSE(dateInName("call_20161399"));
    CHECK_FALSE(dateInName("report_12345678901"));
}

TEST_CASE("a line of many megabytes is read in one go") {
    std::string text;
    while (text.size() < 8'000'000) text += "كلمة ";
    const Document document = readOne(text);
    CHECK(document.codePoints() > 4'000'000);
}
