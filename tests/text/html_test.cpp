#include "catch.hpp"
#include "text/document.hpp"
#include "text/html.hpp"

using namespace zamkan;
using namespace zamkan::text;
using namespace std::chrono;

namespace {

const std::string kArabicPage = R"(<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>سقوط هيت - موقع الأخبار</title>
<meta property="og:title" content="سقوط &laquo;هيت&raquo;"><meta property="og:site_name" content="موقع الأخبار">
<meta property="article:published_time" content="2016-06-13T21:30:00+03:00">
<style>p > b { color: red }</style></head>
<body><header><nav><ul><li>الرئيسية<li>سوريا</ul></nav></header>
<main><article><h1>سقوط هيت</h1>
<p>دخلت القوات العراقية   مدينة
هيت أمس.<p>وقتل <b>12</b> عنصراً&nbsp;من التنظيم.<br>وانسحب الباقون.
<figure><img src="a.jpg" alt="x > y"><figcaption>جنود في الرمادي (رويترز)</figcaption></figure>
<aside><h2>اقرأ أيضاً</h2><a href="/b">معركة الموصل</a></aside>
<script>document.write("<p>دمشق</p>")</script>
</article></main>
<footer>حقوق النشر 2016 بغداد</footer></body></html>)";

const std::string kEnglishPage = R"(<html><head><title>Troops retake Hit | Daily</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Daily"},
{"@type":"NewsArticle","headline":"Troops retake Hit","datePublished":"2016-04-14T06:00:00Z","publisher":{"@type":"Organization","name":"The Daily"}}]}</script>
</head><body><div role="navigation">Home World</div>
<div><p>BAGHDAD &mdash; Iraq&#146;s army said it took H&icirc;t &amp; its bridges.</p>
<ul><li>Hit</li><li>Kubaysa</li></ul><p hidden>not shown</p></div>
<div role="complementary">Most read: Mosul</div></body></html>)";

Document readOne(const std::string &html, const std::string &name = "page.html") {
    auto parsed = readDocuments(html, name);
    REQUIRE(parsed.value.size() == 1);
    return parsed.value.front();
}

} // namespace

TEST_CASE("of an Arabic page the article is read and nothing round it") {
    const Document document = readOne(kArabicPage);
    CHECK(document.text() == "سقوط هيت\nدخلت القوات العراقية مدينة هيت أمس.\nوقتل 12 عنصراً من التنظيم.\nوانسحب الباقون.\n");
    CHECK(document.title == "سقوط «هيت»");
    CHECK(document.source == "موقع الأخبار");
    CHECK(document.published == sys_days{2016y / 6 / 13});
    CHECK(document.language == Language::arabic);
}

TEST_CASE("of an English page without an article element the words are read, and date and source from its linked data") {
    const Document document = readOne(kEnglishPage);
    CHECK(document.text() == "BAGHDAD — Iraq’s army said it took Hît & its bridges.\nHit\nKubaysa\n");
    CHECK(document.title == "Troops retake Hit");
    CHECK(document.source == "The Daily");
    CHECK(document.published == sys_days{2016y / 4 / 14});
    CHECK(document.language == Language::english);
}

TEST_CASE("offsets are into the text as stripped") {
    const Document document = readOne(kArabicPage);
    const auto at = document.text().find("12");
    CHECK(document.codePoint(static_cast<std::uint32_t>(at)) == 50);
    CHECK(document.codePoints() == 88);
}

TEST_CASE("the time element gives the date where nothing better does, one that says it is the publication first") {
    CHECK(readOne("<html><body><p>x</p><time datetime=\"2015-01-01\">old</time>"
                  "<time itemprop=\"datePublished\" datetime=\"2017-07-10T10:00\">new</time></body>").published == sys_days{2017y / 7 / 10});
    CHECK(readOne("<html><body><time datetime=\"2015-01-01\">old</time><p>x</p></body>").published == sys_days{2015y / 1 / 1});
    CHECK(readOne("<html><head><meta name=\"date\" content=\"13 حزيران 2016\"></head><body><p>x").published == sys_days{2016y / 6 / 13});
}

TEST_CASE("broken pages lose no article") {
    const auto text = [](std::string_view html) { return stripHtml(html).text; };
    CHECK(text("<nav>Home<p>Troops took Hit") == "Home\nTroops took Hit\n");             // a menu never closed
    CHECK(text("<nav>Home <nav>World</nav><main><p>Troops took Hit</main>") == "Troops took Hit\n");
    CHECK(text("<p>Troops <!-- never closed > took Hit</p>") == "Troops took Hit\n");
    CHECK(text("<p class=\"lead>Troops took Hit</p>\n<p>and left") == "Troops took Hit\nand left\n"); // a quote never closed
    CHECK(text("<p>5 < 6 & AT&T &unknown; <b>bold") == "5 < 6 & AT&T &unknown; bold\n");
    CHECK(text("<div><p>one<div>two</p>three") == "one\ntwo\nthree\n");
    CHECK(text("</article></main></nav><p>text") == "text\n");
    CHECK(text("<p>cut <a hre").starts_with("cut"));
    CHECK(text("<script>var a = '<p>no</p>'") .empty());
    CHECK(text("<").size() == 2);
}

TEST_CASE("of several articles the page's own is read; a page of teasers is read whole") {
    std::string longer = "<p>Troops took Hit after a week of fighting in the streets of the town and in the villages round it.</p>";
    CHECK(stripHtml("<article>" + longer + "</article><article><p>Mosul today</p></article>").text.find("Mosul") == std::string::npos);
    const std::string teasers = stripHtml("<article>Hit one</article><article>Hit two</article><article>Hit six</article>").text;
    CHECK(teasers == "Hit one\nHit two\nHit six\n");
}

TEST_CASE("a page in a language that is not understood is told") {
    const auto parsed = readDocuments("<html lang=\"fr-FR\"><body><p>Les troupes ont pris Hit</p></body></html>", "a_2016-01-01.html");
    REQUIRE(parsed.diagnostics.size() == 1);
    CHECK_THAT(parsed.diagnostics[0].line(), ContainsSubstring("fr-FR"));
}
