#include "text/html.hpp"
#include "base/json.hpp"
#include "text/characters.hpp"
#include "text/html_markup.hpp"
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

namespace zamkan::text {
namespace {

template <std::size_t Count> bool isOneOf(std::string_view name, const std::array<std::string_view, Count> &names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 40> kBlocks{
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "option", "p", "pre", "section",
    "form", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "html"};
// What a reader of the article does not read.
constexpr std::array<std::string_view, 19> kHidden{
    "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "select", "button",
    "textarea", "dialog", "nav", "aside", "footer", "figcaption", "menu"};
// Of these what stands inside is no markup.
constexpr std::array<std::string_view, 5> kRaw{"script", "style", "textarea", "noscript", "iframe"};
constexpr std::array<std::string_view, 5> kHiddenRoles{"navigation", "complementary", "contentinfo", "search", "dialog"};

bool hiddenByAttributes(const Tag &tag) {
    if (tag.attributes.empty()) return false;
    return hasAttribute(tag.attributes, "hidden") || attribute(tag.attributes, "aria-hidden") == "true" ||
           isOneOf(attribute(tag.attributes, "role"), kHiddenRoles);
}

// Elements that have no end: hiding one would hide the rest of the page.
constexpr std::array<std::string_view, 10> kVoid{"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "col"};

// Text with the page's white space collapsed.
class Lines {
public:
    void add(char32_t c) {
        if (c == U'\u00A0' || classOf(c) == CharacterClass::space) {
            pendingSpace_ = true;
            return;
        }
        if (pendingBreak_ && !text_.empty()) text_ += '\n';
        else if (pendingSpace_ && !text_.empty()) text_ += ' ';
        pendingBreak_ = pendingSpace_ = false;
        appendCharacter(text_, c);
    }
    void endBlock() { pendingBreak_ = true; }
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
    bool pendingSpace_ = false, pendingBreak_ = false;
};

// What a page says of itself, the surest first.
struct Facts {
    std::string headline, ogTitle, windowTitle;
    std::string metaDate, dataDate, publishedTime, firstTime;
    std::string site, publisher;
    std::string language;
};

std::string textOf(const Json &object, const char *key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? withoutReferences(at->get_ref<const std::string &>()) : std::string();
}

// schema.org's data: the first article in it, however deep it stands.
void takeLinkedData(Facts &facts, const Json &data, int depth = 0) {
    if (depth > 6) return;
    if (data.is_object() && facts.dataDate.empty()) {
        facts.dataDate = textOf(data, "datePublished");
        if (!facts.dataDate.empty()) {
            facts.headline = textOf(data, "headline");
            if (const auto publisher = data.find("publisher"); publisher != data.end() && publisher->is_object())
                facts.publisher = textOf(*publisher, "name");
        }
    }
    if (data.is_structured())
        for (const Json &child : data)
            if (child.is_structured()) takeLinkedData(facts, child, depth + 1);
}

void takeMeta(Facts &facts, std::string_view attributes) {
    std::string name = attribute(attributes, "property");
    if (name.empty()) name = attribute(attributes, "name");
    if (name.empty()) name = attribute(attributes, "itemprop");
    name = lowerAscii(name);
    const auto take = [&](std::string &into) {
        if (into.empty()) into = attribute(attributes, "content");
    };
    constexpr std::array<std::string_view, 14> dates{
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
        "dcterms.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published"};
    if (isOneOf(name, dates)) take(facts.metaDate);
    else if (name == "og:title") take(facts.ogTitle);
    else if (name == "og:site_name") take(facts.site);
}

// One part of the page (all of it, an <article>, <main>): its text, from where to where in the text of all.
struct Part {
    std::string name;
    std::size_t start = 0, end = 0;
    [[nodiscard]] std::size_t size() const { return end - start; }
};

class Page {
public:
    explicit Page(std::string_view html) : html_(html) {}
    HtmlText read();

private:
    void open(const Tag &tag);
    void close(const Tag &tag);
    void hide(const Tag &tag);
    void passOver(const Tag &tag);
    [[nodiscard]] bool closesLater(const std::string &name);
    [[nodiscard]] std::string articleOf(std::string all) const;

    std::string_view html_;
    std::size_t at_ = 0;
    Facts facts_;
    Lines body_;
    std::vector<Part> open_, parts_; // of articles and mains
    std::string hiding_;             // the hidden element that we are in
    std::size_t depth_ = 0;
    std::map<std::string, std::size_t, std::less<>> closing_; // where each element is closed next
};

bool Page::closesLater(const std::string &name) {
    auto [known, fresh] = closing_.try_emplace(name, 0);
    if (known->second != std::string_view::npos && (fresh || known->second < at_)) known->second = findClosing(html_, name, at_);
    return known->second != std::string_view::npos;
}

void Page::hide(const Tag &tag) {
    if (tag.alone || isOneOf(tag.name, kVoid)) return;
    const bool raw = isOneOf(tag.name, kRaw);
    if (!raw && !closesLater(tag.name)) return; // never closed: better a menu too many than no article
    body_.endBlock();
    if (!raw) {
        hiding_ = tag.name;
        depth_ = 1;
        return;
    }
    const std::size_t end = closesLater(tag.name) ? closing_[tag.name] : html_.size();
    if (tag.name == "script" && lowerAscii(attribute(tag.attributes, "type")) == "application/ld+json") {
        const Json data = Json::parse(html_.substr(at_, end - at_), nullptr, false);
        if (!data.is_discarded()) takeLinkedData(facts_, data);
    }
    at_ = end;
}

void Page::open(const Tag &tag) {
    if (isOneOf(tag.name, kHidden) || (hiddenByAttributes(tag) && tag.name != "body" && tag.name != "html")) {
        hide(tag);
        return;
    }
    if (tag.name == "title") {
        Lines title;
        const std::size_t end = std::min(findClosing(html_, "title", at_), html_.size());
        if (end == html_.size()) return;
        while (at_ < end) title.add(html_[at_] == '&' ? referenceAt(html_, at_) : nextCharacter(html_, at_));
        if (facts_.windowTitle.empty()) facts_.windowTitle = title.take();
    } else if (tag.name == "meta") {
        takeMeta(facts_, tag.attributes);
    } else if (tag.name == "html") {
        facts_.language = attribute(tag.attributes, "lang");
        if (facts_.language.empty()) facts_.language = attribute(tag.attributes, "xml:lang");
    } else if (tag.name == "time") {
        const std::string when = attribute(tag.attributes, "datetime");
        const bool published = hasAttribute(tag.attributes, "pubdate") || lowerAscii(attribute(tag.attributes, "itemprop")) == "datepublished";
        if (published && facts_.publishedTime.empty()) facts_.publishedTime = when;
        if (facts_.firstTime.empty()) facts_.firstTime = when;
    }
    if (isOneOf(tag.name, kBlocks)) body_.endBlock();
    if (tag.name == "article" || tag.name == "main") open_.push_back({tag.name, body_.size(), 0});
}

void Page::close(const Tag &tag) {
    if (isOneOf(tag.name, kBlocks)) body_.endBlock();
    if (tag.name != "article" && tag.name != "main") return;
    while (!open_.empty()) {
        Part part = open_.back();
        open_.pop_back();
        part.end = body_.size();
        parts_.push_back(part);
        if (part.name == tag.name) break;
    }
}

// A tag inside something hidden.
void Page::passOver(const Tag &tag) {
    if (tag.name == hiding_ && !tag.alone) {
        if (!tag.closing) ++depth_;
        else if (--depth_ == 0) hiding_.clear();
        return;
    }
    // A menu that was not closed properly ends where the article plainly begins.
    const bool begins = !tag.closing && (tag.name == "main" || tag.name == "h1" || (tag.name == "article" && hiding_ == "nav"));
    const bool over = tag.closing && (tag.name == "body" || tag.name == "article" || tag.name == "main");
    if (!begins && !over) return;
    hiding_.clear();
    depth_ = 0;
    begins ? open(tag) : close(tag);
}

// The longest article when it is most of what stands in articles, else <main>, else all.
std::string Page::articleOf(std::string all) const {
    const Part *best = nullptr;
    std::size_t inArticles = 0;
    for (const std::string_view name : {"article", "main"}) {
        for (const Part &part : parts_) {
            if (part.name != name) continue;
            if (name == "article") inArticles += part.size();
            if (!best || part.size() > best->size()) best = &part;
        }
        if (best && name == "article" && best->size() * 2 < inArticles) best = nullptr; // a list of teasers
        if (best && best->size() * 4 < all.size()) best = nullptr;                      // a small part of the page
        if (best) break;
    }
    if (!best) return all;
    std::string text = all.substr(best->start, best->size());
    text.erase(0, text.find_first_not_of(" \n"));
    return text;
}

HtmlText Page::read() {
    while (at_ < html_.size()) {
        if (startsTag(html_, at_)) {
            const Tag tag = tagAt(html_, at_);
            at_ = tag.end;
            if (tag.name.empty()) continue;
            if (!hiding_.empty()) passOver(tag);
            else if (tag.closing) close(tag);
            else open(tag);
            continue;
        }
        const char32_t c = html_[at_] == '&' ? referenceAt(html_, at_) : nextCharacter(html_, at_);
        if (hiding_.empty()) body_.add(c);
    }
    for (; !open_.empty(); open_.pop_back()) {
        parts_.push_back(open_.back());
        parts_.back().end = body_.size();
    }
    HtmlText out;
    out.text = articleOf(body_.take());
    if (!out.text.empty()) out.text += '\n';
    const auto firstOf = [](std::initializer_list<std::string_view> texts) {
        for (const std::string_view text : texts)
            if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) return std::string(text);
        return std::string();
    };
    out.title = firstOf({facts_.ogTitle, facts_.headline, facts_.windowTitle});
    out.published = firstOf({facts_.metaDate, facts_.dataDate, facts_.publishedTime, facts_.firstTime});
    out.source = firstOf({facts_.site, facts_.publisher});
    out.language = facts_.language;
    return out;
}

} // namespace

bool looksLikeHtml(std::string_view bytes) {
    const std::string head = lowerAscii(bytes.substr(0, 2048));
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string::npos || head[first] != '<') return false;
    const std::string_view rest = std::string_view(head).substr(first);
    if (rest.starts_with("<!doctype html") || rest.starts_with("<html")) return true;
    for (const std::string_view tag : {"<html", "<body", "<head>", "<p>", "<div", "<article", "<h1"})
        if (rest.find(tag) != std::string_view::npos) return true;
    return false;
}

std::string declaredEncoding(std::string_view html) {
    const std::string head = lowerAscii(html.substr(0, 4096));
    const std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    const std::size_t from = head.find_first_not_of("\"' ", at + 8);
    const std::size_t to = head.find_first_of("\"' />;", from);
    return from == std::string::npos || to == std::string::npos ? std::string() : head.substr(from, to - from);
}

HtmlText stripHtml(std::string_view html) { return Page(html).read(); }

} // namespace zamkan::text
