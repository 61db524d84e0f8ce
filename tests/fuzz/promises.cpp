#include "promises.hpp"
#include "base/json.hpp"
#include "reading/ndjson.hpp"
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <sstream>

using namespace zamkan;

namespace {

using Broken = std::optional<std::string>;

// Strictly: no surrogates, nothing overlong, nothing beyond U+10FFFF.
bool isValidUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
        };
        const unsigned lead = byte(i);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0)
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((byte(i + k) & 0xC0U) != 0x80)
                return false;
        if ((lead == 0xE0 && byte(i + 1) < 0xA0) || (lead == 0xED && byte(i + 1) > 0x9F) ||
            (lead == 0xF0 && byte(i + 1) < 0x90) || (lead == 0xF4 && byte(i + 1) > 0x8F))
            return false;
        i += length;
    }
    return true;
}

bool isShare(double value) { return value >= 0 && value <= 1; } // false for NaN too

class Checker {
public:
    explicit Checker(const reading::Reading &reading) : reading_(reading), text_(reading.document.text()) {}

    [[nodiscard]] Broken spans();
    [[nodiscard]] Broken lines(const std::string &ndjson);

private:
    void fail(const std::string &what) {
        if (!broken_)
            broken_ = what;
    }
    void span(Span span, const char *what) {
        const auto border = [&](std::uint32_t at) {
            return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80;
        };
        if (span.empty() || span.end > text_.size())
            fail(fmt::format("{}: span {}..{} of {} bytes", what, span.start, span.end, text_.size()));
        else if (!border(span.start) || !border(span.end))
            fail(fmt::format("{}: span {}..{} cuts a character", what, span.start, span.end));
    }
    template <typename Mentions> void mentions(const Mentions &list, const char *what) {
        std::uint32_t before = 0;
        for (const auto &one : list) {
            span(one.span, what);
            if (one.span.start < before)
                fail(fmt::format("{}: the one at {} stands after a later one", what, one.span.start));
            before = one.span.start;
            if (one.tokens.first >= one.tokens.end || one.tokens.end > reading_.tokens.size())
                fail(fmt::format("{}: tokens {}..{} of {}", what, one.tokens.first, one.tokens.end, reading_.tokens.size()));
        }
    }
    void tokens();
    void places();
    void events();
    void line(const Json &line);

    const reading::Reading &reading_;
    const std::string &text_;
    Broken broken_;
};

void Checker::tokens() {
    std::uint32_t end = 0;
    for (const auto &token : reading_.tokens.tokens) {
        span(token.span, "token");
        if (token.span.start < end)
            fail(fmt::format("token at {} begins inside the one before", token.span.start));
        end = token.span.end;
        if (token.sentence >= reading_.tokens.sentences.size())
            fail(fmt::format("token at {} is in no sentence", token.span.start));
        else if (!reading_.tokens.sentences[token.sentence].contains(token.span))
            fail(fmt::format("token at {} is outside its sentence", token.span.start));
    }
    for (const auto &sentence : reading_.tokens.sentences)
        span(sentence, "sentence");
}

void Checker::places() {
    if (reading_.places.size() != reading_.mentions.places.size())
        fail("not one place a place mention");
    for (const auto &place : reading_.places) {
        if (place.mention >= reading_.mentions.places.size())
            fail(fmt::format("place of the mention {} of {}", place.mention, reading_.mentions.places.size()));
        double total = place.confidence;
        for (const auto &other : place.alternatives) {
            total += other.confidence;
            if (!isShare(other.confidence))
                fail(fmt::format("alternative with the confidence {}", other.confidence));
        }
        if (!isShare(place.confidence) || !(total <= 1 + 1e-6))
            fail(fmt::format("place with the confidence {}, with its alternatives {}", place.confidence, total));
        if (!place.place)
            continue;
        if (!(std::abs(place.position.latitude()) <= 90) || !(std::abs(place.position.longitude()) <= 180) ||
            !(place.radius_km >= 0) || std::isinf(place.radius_km))
            fail(fmt::format("place at {} {} within {} km", place.position.latitude(), place.position.longitude(),
                             place.radius_km));
    }
}

void Checker::events() {
    std::set<std::string> ids;
    for (const auto &event : reading_.events) {
        span(event.provenance.sentence, "sentence of an event");
        span(event.provenance.trigger, "trigger of an event");
        if (event.type.empty() || event.subtype.empty() || event.provenance.rule.empty())
            fail("event without type, subtype or rule");
        if (!ids.insert(event.id).second)
            fail("two events have the id " + event.id);
        if (event.when && !(event.when->from() < event.when->to()))
            fail("event that ends before it begins");
        if (event.certainty && !isShare(*event.certainty))
            fail(fmt::format("event with the certainty {}", *event.certainty));
        for (const auto &place : event.places)
            if (!place.mention || *place.mention >= reading_.places.size())
                fail("event at a place that is not in the text");
    }
}

Broken Checker::spans() {
    if (!isValidUtf8(text_))
        fail("the document's text is not valid UTF-8");
    tokens();
    mentions(reading_.mentions.places, "place");
    mentions(reading_.mentions.dates, "date");
    mentions(reading_.mentions.quantities, "quantity");
    mentions(reading_.mentions.actors, "actor");
    for (const auto &date : reading_.mentions.dates)
        if (date.range && !(date.range->first() < date.range->end()))
            fail("date that ends before it begins");
    for (const auto &quantity : reading_.mentions.quantities) {
        if ((quantity.low && !std::isfinite(*quantity.low)) || (quantity.high && !std::isfinite(*quantity.high)))
            fail("quantity without end");
        if (quantity.low && quantity.high && *quantity.low > *quantity.high)
            fail(fmt::format("quantity from {} down to {}", *quantity.low, *quantity.high));
    }
    places();
    events();
    return broken_;
}

void Checker::line(const Json &line) {
    const std::string kind = line.value("kind", "");
    if (line.contains("surface")) {
        const auto start = line["start"].get<std::uint32_t>(), end = line["end"].get<std::uint32_t>();
        const auto &document = reading_.document;
        if (start >= end || end > document.codePoints())
            fail(fmt::format("{} line: {}..{} of {} characters", kind, start, end, document.codePoints()));
        else if (document.surface({document.byteOffset(start), document.byteOffset(end)}) != line["surface"].get<std::string>())
            fail(fmt::format("{} line: its surface is not what stands at {}..{}", kind, start, end));
    }
    if (line.contains("from") && line["from"].is_string() && !(line["from"].get<std::string>() < line["to"].get<std::string>()))
        fail(fmt::format("{} line: from {} to {}", kind, line["from"].dump(), line["to"].dump()));
    if (kind == "place" && !isShare(line["confidence"].get<double>()))
        fail("place line with the confidence " + line["confidence"].dump());
}

Broken Checker::lines(const std::string &ndjson) {
    std::istringstream in(ndjson);
    std::size_t found = 0;
    for (std::string one; std::getline(in, one); ++found) {
        const Json parsed = Json::parse(one, nullptr, false);
        if (parsed.is_discarded() || !parsed.is_object() || !parsed.contains("kind"))
            fail("line that is no JSON object: " + one);
        else
            line(parsed);
    }
    if (found == 0)
        fail("no line, not even the document's");
    return broken_;
}

} // namespace

std::optional<std::string> brokenPromise(const reading::Reader &reader, std::string_view bytes, const std::string &name) {
    Parsed<std::vector<text::Document>> read;
    try {
        read = text::readDocuments(std::string(bytes), name);
    } catch (const InputError &) {
        return std::nullopt; // refused, which is a promise kept
    }
    for (auto &document : read.value) {
        const auto reading = reader.read(std::move(document));
        Checker checker(reading);
        if (auto broken = checker.spans())
            return broken;
        if (auto broken = checker.lines(reading::toNdjson(reading, reader.gazetteer(), true)))
            return broken;
    }
    return std::nullopt;
}

std::string nameFor(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && bytes[first] == '{')
        return "feed.jsonl";
    if (first != std::string_view::npos && bytes[first] == '<')
        return "page.html";
    return "article_2016-06-13.txt";
}

std::string linesOf(const reading::Reader &reader, std::string_view bytes, const std::string &name) {
    std::string out;
    try {
        for (auto &document : text::readDocuments(std::string(bytes), name).value)
            out += reading::toNdjson(reader.read(std::move(document)), reader.gazetteer(), true);
    } catch (const InputError &) {
        return {};
    }
    return out;
}
