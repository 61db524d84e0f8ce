#include "catch.hpp"
#include "text/document.hpp"
#include "text/pdf.hpp"
#include <cstdlib> // and POSIX setenv

using namespace zamkan;
using namespace zamkan::text;

namespace {
// A page with these words, as little as a PDF can be.
std::string pdfOf(const std::string &words) {
    const std::string page = "BT /F1 12 Tf 72 720 Td (" + words + ") Tj ET";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
           "4 0 obj<</Length " + std::to_string(page.size()) + ">>stream\n" + page + "\nendstream endobj\n"
           "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";
}

std::string refusalOf(const std::string &bytes, const std::string &name) {
    try {
        (void)readDocuments(bytes, name);
    } catch (const InputError &error) {
        return error.diagnostic().line();
    }
    return {};
}
} // namespace

TEST_CASE("a PDF is an article like any other") {
    const auto read = readDocuments(pdfOf("The group lost Hit in April 2016."), "report_2016-06-13.pdf");
    REQUIRE(read.value.size() == 1);
    CHECK(read.value[0].text().find("The group lost Hit in April 2016.") != std::string::npos);
    CHECK(read.value[0].text().find('\f') == std::string::npos);
    CHECK(read.value[0].id == "report_2016-06-13");
    CHECK(read.value[0].published == std::chrono::sys_days(std::chrono::year(2016) / 6 / 13));
}

TEST_CASE("a PDF without text, one that is damaged and a word processor's document say what to do") {
    CHECK(refusalOf(pdfOf(""), "scan.pdf").find("OCR") != std::string::npos);
    CHECK(refusalOf("%PDF-1.4\nnothing of the kind", "broken.pdf").find("damaged") != std::string::npos);
    CHECK(refusalOf(std::string("PK\x03\x04") + "rest", "letter.docx").find("save it as plain text") != std::string::npos);
}

TEST_CASE("without pdftotext a PDF says what is missing") {
    const char *path = std::getenv("PATH");
    const std::string before = path ? path : "";
    ::setenv("PATH", "/nowhere", 1);
    const std::string told = refusalOf(pdfOf("Text"), "a.pdf");
    ::setenv("PATH", before.c_str(), 1);
    CHECK(told.find("poppler-utils") != std::string::npos);
}
