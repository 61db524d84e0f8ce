#include "mutations.hpp"
#include <array>
#include <fmt/format.h>

namespace {

using Random = std::mt19937_64;

std::size_t below(Random &random, std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(random() % bound); }

template <typename List> const auto &oneOf(const List &list, Random &random) { return list[below(random, std::size(list))]; }

constexpr std::array<std::string_view, 16> kMarks{
    "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202E", "\u2066", "\u2067",
    "\u2069", "\u200C", "\u200D", "\uFEFF", "\u0640", "\u064B", "\u0301", "\u00A0"};
constexpr std::array<std::string_view, 14> kNumbers{
    "99999999999999999999999999", "1e308", "000000000000", "٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩٩", "۱۲۳۴۵۶۷۸۹۰۱۲۳",
    "-0.0000000000001", "31/12/99999", "2016-02-30", "0/0/0000", "1,2,3,4,5,6", "3٫5٬7", "قبل 99999999999 سنة",
    "999999999 years ago", "مليار مليار مليار مليار"};
constexpr std::array<std::string_view, 12> kOdd{
    std::string_view("\0", 1), "\x01", "\x1B[31m", "\x7F", "\u0085", "\u2028", "\uFFFE", "\U0010FFFF", "\xED\xA0\x80", "\xC0\xAF",
    "\xF5", "😀"};
constexpr std::array<std::string_view, 12> kPhrases{
    " منذ ", " من ", " إلى ", "و", " لم ", " في ريف ", " 20 كم جنوب ", " between ", " 13 km north of ", " not ",
    " أمس ", "«"};

std::size_t wordStart(const std::string &text, Random &random) {
    const auto space = text.find(' ', below(random, text.size()));
    return space == std::string::npos ? 0 : space + 1;
}

std::string asJson(const std::string &text, Random &random) {
    std::string out = R"({"id": "a", "published": "2016-06-13", "text": ")";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20)
            out += c;
        if (c == ' ' && below(random, 40) == 0)
            out += oneOf(std::array<std::string_view, 5>{R"(\ud83d)", R"(\ude00)", R"(\u0000)", R"(\u200f)", R"(\ud83d\ude00)"}, random);
    }
    return out + (below(random, 8) == 0 ? "\"" : "\"}") + "\n";
}

std::string asHtml(const std::string &text, Random &random) {
    constexpr std::array<std::string_view, 8> tags{"<p>", "</p>", "<br>", "<script>", "<!--", "&amp;", "&#1605;", "&#xD800;"};
    std::string out = "<html><head><title>x</title></head><body><p>";
    for (const char c : text) {
        out += c;
        if (c == ' ' && below(random, 30) == 0)
            out += oneOf(tags, random);
    }
    return out + "</p></body></html>";
}

} // namespace

std::string Mutator::piece(Random &random, std::size_t longest) const {
    const std::string &text = oneOf(texts_, random);
    const std::size_t length = 1 + below(random, longest);
    std::size_t start = below(random, text.size());
    while (start > 0 && start < text.size() && below(random, 8) != 0 && text[start - 1] != ' ')
        --start; // mostly from the beginning of a word, now and then inside a character
    return text.substr(start, length);
}

void Mutator::mutate(std::string &text, Random &random) const {
    const std::size_t at = below(random, text.size() + 1), word = text.empty() ? 0 : wordStart(text, random);
    switch (below(random, 11)) {
    case 0: // a bit
        if (at < text.size())
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(random, 8)));
        break;
    case 1: // a cut, inside a character as likely as not
        text.erase(at, 1 + below(random, 3));
        break;
    case 2:
        text.resize(at);
        break;
    case 3:
        text.insert(at, piece(random, 120));
        break;
    case 4:
        for (std::size_t n = 1 + below(random, 6); n > 0; --n)
            text.insert(below(random, text.size() + 1), oneOf(kMarks, random));
        break;
    case 5:
        text.insert(word, std::string(oneOf(kNumbers, random)) + (below(random, 2) == 0 ? " " : ""));
        break;
    case 6: { // a word many times
        const std::string once = text.substr(word, 1 + below(random, 24));
        std::string many;
        for (std::size_t n = below(random, 30); n > 0; --n)
            many += once;
        text.insert(word, many);
        break;
    }
    case 7:
        text.insert(at, oneOf(kOdd, random));
        break;
    case 8: { // words run together
        const auto space = text.find(' ', at);
        if (space != std::string::npos)
            text.erase(space, 1);
        break;
    }
    case 9:
        text.insert(word, oneOf(kPhrases, random));
        break;
    default: // two words change places
        if (const auto other = text.empty() ? 0 : wordStart(text, random); other > word) {
            const std::string moved = text.substr(other, 12);
            text.erase(other, 12);
            text.insert(word, moved);
        }
    }
}

std::string Mutator::input(std::uint64_t number) const {
    Random random(number * 0x9E3779B97F4A7C15ULL + 1);
    std::string text = piece(random, 600);
    for (std::size_t n = 1 + below(random, 4); n > 0; --n)
        mutate(text, random);
    switch (below(random, 8)) {
    case 0:
        return asJson(text, random) + asJson(piece(random, 200), random);
    case 1:
        return asHtml(text, random);
    default:
        return text;
    }
}

std::string escaped(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F && c != '\\' && c != '"')
            out += c;
        else
            out += fmt::format("\\{:03o}", byte); // octal: unlike \x it ends after three digits
    }
    return out;
}
