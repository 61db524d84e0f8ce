#include "base/json_writer.hpp"
#include "base/json.hpp"
#include "catch.hpp"
#include <cmath>
#include <limits>

using namespace zamkan;

namespace {
std::string asText(std::string_view text) {
    std::string out;
    JsonWriter(out).text(text);
    return out;
}
std::string asFixed(double value, unsigned places) {
    std::string out;
    JsonWriter(out).fixed(value, places);
    return out;
}
std::string asNumber(double value) {
    std::string out;
    JsonWriter(out).number(value);
    return out;
}
} // namespace

TEST_CASE("members and items are parted by commas, however deep they stand") {
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    json.member("kind", "place");
    json.key("why");
    json.beginList();
    json.text("a");
    json.text("b");
    json.endList();
    json.key("none");
    json.beginList();
    json.endList();
    json.key("others");
    json.beginList();
    for (int i = 0; i < 2; ++i) {
        json.beginObject();
        json.key("id");
        json.whole(i);
        json.endObject();
    }
    json.endList();
    json.key("last");
    json.null();
    json.endObject();
    json.endLine();
    CHECK(out == "{\"kind\":\"place\",\"why\":[\"a\",\"b\"],\"none\":[],\"others\":[{\"id\":0},{\"id\":1}],\"last\":null}\n");
}

TEST_CASE("a text reads back as it was, every control and every length of character") {
    std::string text = "هيت \"quoted\" C:\\path / é 😀 \u2028";
    for (char c = 0; c < 0x20; ++c) text += c;
    text += '\x7F';
    CHECK(Json::parse(asText(text)).get<std::string>() == text);
    CHECK(asText(text) == Json(text).dump());
}

TEST_CASE("bytes that are no UTF-8 become the replacement character, and the rest stays") {
    CHECK(asText("a\xFFz") == "\"a\uFFFDz\"");
    CHECK(asText("\xD9") == "\"\uFFFD\"");                                  // cut short
    CHECK_NOTHROW(Json::parse(asText("\xC0\xAF \xED\xA0\x80 \xF4\x90\x80\x80 \xE0\x80\xAF"))); // overlong, surrogate, too far
    for (int lead = 0x80; lead < 0x100; ++lead)
        CHECK(Json::accept(asText(std::string{static_cast<char>(lead), '\xA9', 'x'})));
}

TEST_CASE("numbers stand as the other JSON of the program writes them") {
    CHECK(asFixed(42.82768, 6) == "42.82768");
    CHECK(asFixed(-0.5, 6) == "-0.5");
    CHECK(asFixed(3, 1) == "3.0");
    CHECK(asFixed(0.965, 2) == "0.97");
    CHECK(asFixed(0.05, 2) == "0.05");
    CHECK(asFixed(-179.999999, 6) == "-179.999999");
    CHECK(asNumber(19000) == "19000");
    CHECK(asNumber(2.5) == "2.5");
    CHECK(asNumber(std::numeric_limits<double>::quiet_NaN()) == "null");
    CHECK(asFixed(std::numeric_limits<double>::infinity(), 2) == "null");
    for (double value = -180; value < 180; value += 0.7312345)
        CHECK(Json::parse(asFixed(value, 6)).get<double>() == std::round(value * 1e6) / 1e6);
}
