#include "text/html_markup.hpp"
#include "text/characters.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace zamkan::text {
namespace {

using Named = std::pair<std::string_view, char32_t>;

// Latin-1 from U+00A0 on in order, and below what else stands in news. The names are those of the HTML standard.
constexpr std::array<std::string_view, 96> kLatin1{
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml"};
constexpr std::array<Named, 40> kOthers{{
    {"amp", U'&'}, {"AMP", U'&'}, {"lt", U'<'}, {"LT", U'<'}, {"gt", U'>'}, {"GT", U'>'}, {"quot", U'"'},
    {"QUOT", U'"'}, {"apos", U'\''}, {"ndash", U'–'}, {"mdash", U'—'}, {"hellip", U'…'}, {"lsquo", U'‘'},
    {"rsquo", U'’'}, {"sbquo", U'‚'}, {"ldquo", U'“'}, {"rdquo", U'”'}, {"bdquo", U'„'}, {"lsaquo", U'‹'},
    {"rsaquo", U'›'}, {"bull", U'•'}, {"euro", U'€'}, {"trade", U'™'}, {"minus", U'−'}, {"prime", U'′'},
    {"Prime", U'″'}, {"zwnj", U'\u200C'}, {"zwj", U'\u200D'}, {"lrm", U'\u200E'}, {"rlm", U'\u200F'},
    {"ensp", U'\u2002'}, {"emsp", U'\u2003'}, {"thinsp", U'\u2009'}, {"OElig", U'Œ'}, {"oelig", U'œ'},
    {"Scaron", U'Š'}, {"scaron", U'š'}, {"ccaron", U'č'}, {"zcaron", U'ž'}, {"inodot", U'ı'}}};
// What pages in Windows-1252 write as &#128; to &#159;.
constexpr std::array<char32_t, 32> kWindows{
    U'€', 0x81, U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0x8D, U'Ž', 0x8F,
    0x90, U'‘', U'’', U'“', U'”', U'•', U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0x9D, U'ž', U'Ÿ'};

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isLetterOrDigit(char c) { return isLetter(c) || (c >= '0' && c <= '9'); }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::optional<char32_t> named(std::string_view name) {
    for (std::size_t i = 0; i < kLatin1.size(); ++i)
        if (kLatin1[i] == name) return static_cast<char32_t>(0xA0 + i);
    for (const auto &[known, value] : kOthers)
        if (known == name) return value;
    return std::nullopt;
}

std::optional<char32_t> numbered(std::string_view digits, int base) {
    std::uint32_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
    if (value >= 0x80 && value < 0xA0) return kWindows[value - 0x80];
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return U'\uFFFD';
    return static_cast<char32_t>(value);
}

// Walks the attributes: calls visit(name, value) until it says true.
bool anyAttribute(std::string_view text, auto &&visit) {
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && (isBlank(text[i]) || text[i] == '/')) ++i;
        const std::size_t name = i;
        while (i < text.size() && !isBlank(text[i]) && text[i] != '=' && text[i] != '/') ++i;
        const std::string_view key = text.substr(name, i - name);
        std::size_t next = i;
        while (next < text.size() && isBlank(text[next])) ++next;
        std::string_view value;
        if (next < text.size() && text[next] == '=') {
            i = next + 1;
            while (i < text.size() && isBlank(text[i])) ++i;
            const char quote = i < text.size() && (text[i] == '"' || text[i] == '\'') ? text[i] : char{0};
            const std::size_t from = quote ? i + 1 : i;
            const std::size_t to = std::min(quote ? text.find(quote, from) : text.find_first_of(" \t\r\n\f", from), text.size());
            value = text.substr(std::min(from, text.size()), to - std::min(from, to));
            i = quote && to < text.size() ? to + 1 : to;
        }
        if (key.empty() && i == name) ++i;
        else if (visit(key, value)) return true;
    }
    return false;
}

} // namespace

std::string lowerAscii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool startsTag(std::string_view html, std::size_t at) {
    if (html[at] != '<' || at + 1 >= html.size()) return false;
    const char next = html[at + 1];
    if (next == '/') return at + 2 < html.size() && isLetter(html[at + 2]);
    return isLetter(next) || next == '!' || next == '?';
}

Tag tagAt(std::string_view html, std::size_t at) {
    Tag tag;
    if (html.substr(at, 4) == "<!--") {
        const std::size_t end = html.find("-->", at + 2); // "<!-->" is closed too
        if (end != std::string_view::npos) {
            tag.end = end + 3;
            return tag;
        } // never closed: only the mark itself goes, so that the page is not lost
        tag.end = std::min(html.find('>', at), html.size() - 1) + 1;
        return tag;
    }
    std::size_t i = at + 1;
    if (html[i] == '/') {
        tag.closing = true;
        ++i;
    }
    const std::size_t name = i;
    while (i < html.size() && (isLetterOrDigit(html[i]) || html[i] == '-')) ++i;
    tag.name = lowerAscii(html.substr(name, i - name));
    const std::size_t attributes = i;
    while (i < html.size() && html[i] != '>') {
        const char c = html[i++];
        if (c != '"' && c != '\'') continue;
        // A quote counts after '=' only, and when it is closed before a new line with a tag on it.
        std::size_t before = i - 1;
        while (before > attributes && isBlank(html[before - 1])) --before;
        if (before == attributes || html[before - 1] != '=') continue;
        const std::size_t close = html.find(c, i);
        if (close == std::string_view::npos) continue;
        const std::string_view value = html.substr(i, close - i);
        if (const std::size_t end = value.find('>'); end != std::string_view::npos && value.find("\n<", end) != std::string_view::npos)
            continue;
        i = close + 1;
    }
    tag.attributes = html.substr(attributes, i - attributes);
    tag.alone = tag.attributes.ends_with('/');
    tag.end = std::min(html.size(), i + 1);
    return tag;
}

std::string attribute(std::string_view attributes, std::string_view key) {
    std::string out;
    anyAttribute(attributes, [&](std::string_view name, std::string_view value) {
        if (name.size() != key.size() || lowerAscii(name) != key) return false;
        out = withoutReferences(value);
        return true;
    });
    return out;
}

bool hasAttribute(std::string_view attributes, std::string_view key) {
    return anyAttribute(attributes, [&](std::string_view name, std::string_view) {
        return name.size() == key.size() && lowerAscii(name) == key;
    });
}

char32_t referenceAt(std::string_view html, std::size_t &at) {
    std::size_t i = at + 1;
    const bool number = i < html.size() && html[i] == '#';
    i += number;
    const bool hex = number && i < html.size() && (html[i] == 'x' || html[i] == 'X');
    i += hex;
    const std::size_t from = i;
    while (i < html.size() && i < from + 10 && isLetterOrDigit(html[i])) ++i;
    const std::string_view name = html.substr(from, i - from);
    if (!name.empty())
        if (const auto c = number ? numbered(name, hex ? 16 : 10) : named(name)) {
            at = i < html.size() && html[i] == ';' ? i + 1 : i;
            return *c;
        }
    ++at;
    return U'&';
}

std::string withoutReferences(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();)
        if (text[at] == '&') appendCharacter(out, referenceAt(text, at));
        else out += text[at++];
    return out;
}

std::size_t findClosing(std::string_view html, std::string_view name, std::size_t at) {
    for (;; ++at) {
        at = html.find("</", at);
        if (at == std::string_view::npos) return at;
        const std::string_view after = html.substr(at + 2, name.size() + 1);
        if (after.size() >= name.size() && lowerAscii(after.substr(0, name.size())) == name &&
            (after.size() == name.size() || !isLetterOrDigit(after.back())))
            return at;
    }
}

} // namespace zamkan::text
