#include "text/html.hpp"
#include "text/characters.hpp"
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace zamkan::text {
namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

bool isOneOf(std::string_view name, auto &&names) { return std::find(names.begin(), names.end(), name) != names.end(); }

constexpr std::array<std::string_view, 33> blocks{
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul"};
// What a reader of the article does not read.
constexpr std::array<std::string_view, 11> hidden{"script", "style", "noscript", "template", "svg", "iframe",
                                                  "nav", "select", "button", "textarea", "object"};

constexpr std::array<std::pair<std::string_view, char32_t>, 20> entities{{
    {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}, {"nbsp", U'\u00A0'},
    {"laquo", U'«'}, {"raquo", U'»'}, {"ndash", U'–'}, {"mdash", U'—'}, {"hellip", U'…'}, {"lsquo", U'‘'},
    {"rsquo", U'’'}, {"ldquo", U'“'}, {"rdquo", U'”'}, {"zwnj", U'\u200C'}, {"rlm", U'\u200F'}, {"lrm", U'\u200E'},
    {"shy", U'\u00AD'}, {"middot", U'·'}}};

// "&amp;" at `at`, which moves past it; a lone ampersand is itself.
char32_t entityAt(std::string_view html, std::size_t &at) {
    const std::size_t end = html.substr(at, 12).find(';');
    if (end != std::string_view::npos && end > 1) {
        std::string_view name = html.substr(at + 1, end - 1);
        std::optional<char32_t> c;
        if (name.front() == '#') {
            name.remove_prefix(1);
            const bool hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
            if (hex) name.remove_prefix(1);
            std::uint32_t value = 0;
            const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
            if (error == std::errc{} && stop == name.data() + name.size() && value > 0 && value <= 0x10FFFF &&
                (value < 0xD800 || value > 0xDFFF))
                c = value;
        } else {
            for (const auto &[known, value] : entities)
                if (known == name) c = value;
        }
        if (c) {
            at += end + 1;
            return *c;
        }
    }
    ++at;
    return U'&';
}

struct Tag {
    std::string name; // lower case, "" for a comment or declaration
    std::string_view attributes;
    bool closing = false;
    std::size_t end = 0; // one past '>'
};

Tag tagAt(std::string_view html, std::size_t at) {
    Tag tag;
    if (html.substr(at).starts_with("<!--")) {
        const std::size_t end = html.find("-->", at + 4);
        tag.end = end == std::string_view::npos ? html.size() : end + 3;
        return tag;
    }
    std::size_t i = at + 1;
    if (i < html.size() && html[i] == '/') {
        tag.closing = true;
        ++i;
    }
    const std::size_t name = i;
    while (i < html.size() && std::isalnum(static_cast<unsigned char>(html[i]))) ++i;
    tag.name = lower(html.substr(name, i - name));
    const std::size_t attributes = i;
    for (char quote = 0; i < html.size() && (quote || html[i] != '>'); ++i)
        if (quote ? html[i] == quote : html[i] == '"' || html[i] == '\'') quote = quote ? char{0} : html[i];
    tag.attributes = html.substr(attributes, i - attributes);
    tag.end = std::min(html.size(), i + 1);
    return tag;
}

std::string attribute(std::string_view attributes, std::string_view key) {
    const std::string low = lower(attributes);
    for (std::size_t at = low.find(key); at != std::string::npos; at = low.find(key, at + 1)) {
        std::size_t i = at + key.size();
        if (at > 0 && !std::isspace(static_cast<unsigned char>(low[at - 1]))) continue;
        while (i < low.size() && std::isspace(static_cast<unsigned char>(low[i]))) ++i;
        if (i >= low.size() || low[i] != '=') continue;
        ++i;
        while (i < low.size() && std::isspace(static_cast<unsigned char>(low[i]))) ++i;
        if (i >= low.size()) return {};
        const char quote = low[i] == '"' || low[i] == '\'' ? low[i] : char{0};
        const std::size_t from = quote ? i + 1 : i;
        const std::size_t to = quote ? low.find(quote, from) : low.find_first_of(" \t\r\n>", from);
        return std::string(attributes.substr(from, to == std::string::npos ? to : to - from));
    }
    return {};
}

// Text with the page's white space collapsed.
class Lines {
public:
    void add(char32_t c) {
        const bool space = classOf(c) == CharacterClass::space && c != U'\u00A0';
        if (space || c == U'\u00A0') {
            pendingSpace_ = true;
            return;
        }
        if (pendingBreak_ && !text_.empty()) text_ += '\n';
        else if (pendingSpace_ && !text_.empty()) text_ += ' ';
        pendingBreak_ = pendingSpace_ = false;
        appendCharacter(text_, c);
    }
    void endBlock() { pendingBreak_ = true; }
    [[nodiscard]] std::string take() {
        if (!text_.empty()) text_ += '\n';
        return std::move(text_);
    }

private:
    std::string text_;
    bool pendingSpace_ = false, pendingBreak_ = false;
};

} // namespace

bool looksLikeHtml(std::string_view bytes) {
    const std::string head = lower(bytes.substr(0, 2048));
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || head[first] != '<') return false;
    const std::string_view rest = std::string_view(head).substr(first);
    if (rest.starts_with("<!doctype html") || rest.starts_with("<html")) return true;
    for (const std::string_view tag : {"<html", "<body", "<head>", "<p>", "<div", "<article", "<h1"})
        if (rest.find(tag) != std::string_view::npos) return true;
    return false;
}

std::string declaredEncoding(std::string_view html) {
    const std::string head = lower(html.substr(0, 4096));
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    const std::size_t from = head.find_first_not_of("\"' ", at + 8);
    const std::size_t to = head.find_first_of("\"' />;", from);
    return from == std::string::npos || to == std::string::npos ? std::string() : head.substr(from, to - from);
}

HtmlText stripHtml(std::string_view html) {
    HtmlText out;
    Lines body, title;
    std::string skipping; // the hidden element that we are in
    std::size_t depth = 0;
    bool inTitle = false;
    for (std::size_t at = 0; at < html.size();) {
        const bool tagStarts = html[at] == '<' && at + 1 < html.size() &&
                               (std::isalpha(static_cast<unsigned char>(html[at + 1])) || html[at + 1] == '/' ||
                                html[at + 1] == '!' || html[at + 1] == '?');
        if (tagStarts) {
            const Tag tag = tagAt(html, at);
            at = tag.end;
            if (!skipping.empty()) {
                if (tag.name == skipping && !tag.closing) ++depth;
                if (tag.name == skipping && tag.closing && --depth == 0) skipping.clear();
            } else if (isOneOf(tag.name, hidden) && !tag.closing && !tag.attributes.ends_with('/')) {
                skipping = tag.name;
                depth = 1;
            } else if (tag.name == "title") {
                inTitle = !tag.closing;
            } else if (tag.name == "meta") {
                const std::string name = lower(attribute(tag.attributes, "property") + attribute(tag.attributes, "name") +
                                               attribute(tag.attributes, "itemprop"));
                if (out.published.empty() && (name.find("published") != std::string::npos || name == "date" ||
                                              name == "dc.date" || name == "pubdate"))
                    out.published = attribute(tag.attributes, "content");
            } else if (tag.name == "time" && !tag.closing && out.published.empty()) {
                out.published = attribute(tag.attributes, "datetime");
            } else if (isOneOf(tag.name, blocks)) {
                body.endBlock();
            }
            // What stands in scripts is no markup: go to their end at once.
            if (skipping == "script" || skipping == "style") {
                std::size_t end = at;
                const std::string close = "</" + skipping;
                do end = html.find("</", end);
                while (end != std::string_view::npos && lower(html.substr(end, close.size())) != close && (end += 2));
                at = end == std::string_view::npos ? html.size() : end;
            }
            continue;
        }
        const char32_t c = html[at] == '&' ? entityAt(html, at) : nextCharacter(html, at);
        if (inTitle) title.add(c);
        else if (skipping.empty()) body.add(c);
    }
    out.text = body.take();
    out.title = title.take();
    if (out.title.ends_with('\n')) out.title.pop_back();
    return out;
}

} // namespace zamkan::text
