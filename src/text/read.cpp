#include "base/json.hpp"
#include "text/characters.hpp"
#include "text/dateline.hpp"
#include "text/decode.hpp"
#include "text/document.hpp"
#include "text/html.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::text {
namespace {

Language languageOf(std::string_view text) {
    std::size_t arabic = 0, latin = 0, at = 0;
    while (at < text.size() && at < 65536) {
        const char32_t c = nextCharacter(text, at);
        arabic += isArabicLetter(c);
        latin += isLatinLetter(c);
    }
    if (arabic == 0 && latin == 0) return Language::unknown;
    return arabic * 2 >= latin ? Language::arabic : Language::english; // Latin names are common in Arabic, not the other way
}

using Documents = Parsed<std::vector<Document>>;

void finish(Documents &out, Document document, const ReadOptions &options, const std::string &where) {
    if (options.language != Language::unknown) document.language = options.language;
    else if (document.language == Language::unknown) document.language = languageOf(document.text());
    if (options.published) document.published = options.published;
    if (!document.published) document.published = dateline(document.text());
    if (!document.published)
        out.diagnostics.push_back({Severity::remark, "no publication date is known, so that words like 'yesterday' stay undated",
                                   where, "give --published, or a date in the file's name", {}});
    out.value.push_back(std::move(document));
}

std::string textField(const Json &object, const char *key) {
    const auto at = object.find(key);
    if (at == object.end()) return {};
    if (at->is_string()) return at->get<std::string>();
    if (at->is_number_integer()) return std::to_string(at->get<std::int64_t>());
    return {};
}

// One article of a JSON Lines file; tells what is wrong with it otherwise.
std::optional<std::string> addArticle(Documents &out, const Json &object, const ReadOptions &options,
                                      const std::string &where) {
    if (!object.is_object()) return "not a JSON object";
    const auto text = object.find("text");
    if (text == object.end() || !text->is_string()) return "no field 'text'";
    Document document(text->get<std::string>());
    document.id = textField(object, "id");
    document.title = textField(object, "title");
    document.source = textField(object, "source");
    document.language = languageFromCode(textField(object, "lang"));
    if (const std::string published = textField(object, "published"); !published.empty()) {
        document.published = dateAtStart(published);
        if (!document.published)
            out.diagnostics.push_back({Severity::warning, fmt::format("'{}' is not a date", published), where,
                                       "write 'published' as 2016-06-13", {}});
    }
    finish(out, std::move(document), options, where);
    return std::nullopt;
}

bool nameEndsWith(const std::filesystem::path &name, std::initializer_list<std::string_view> endings) {
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(endings.begin(), endings.end(), extension) != endings.end();
}

// Whether the input is JSON Lines: by its name, or because its first line is an object.
bool looksLikeJsonLines(std::string_view text, const std::filesystem::path &name) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return false;
    if (nameEndsWith(name, {".jsonl", ".ndjson", ".json"})) return true;
    const std::string_view line = text.substr(first, text.find('\n', first) - first);
    return text[first] == '{' && line.substr(1).find('"') < 8;
}

void readJsonLines(Documents &out, std::string_view text, const ReadOptions &options, const std::string &where) {
    // A whole file that is one array or object spread over lines is taken too.
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::string_view firstLine = text.substr(first, text.find('\n', first) - first);
    if (text[first] == '[' || firstLine == "{" || firstLine == "{\r") {
        const Json whole = Json::parse(text, nullptr, false);
        if (!whole.is_discarded()) {
            const Json list = whole.is_array() ? whole : Json::array({whole});
            for (std::size_t i = 0; i < list.size(); ++i)
                if (const auto trouble = addArticle(out, list[i], options, fmt::format("{}, article {}", where, i + 1)))
                    out.diagnostics.push_back({Severity::warning, *trouble + "; skipped", fmt::format("{}, article {}", where, i + 1),
                                               "each article needs a 'text'", {}});
            return;
        }
    }
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const std::string here = fmt::format("{}:{}", where, number);
        const Json object = Json::parse(line, nullptr, false);
        const auto trouble = object.is_discarded() ? std::optional<std::string>("not JSON") : addArticle(out, object, options, here);
        if (trouble)
            out.diagnostics.push_back({Severity::warning, *trouble + "; the line is skipped", here,
                                       "write one object with a 'text' a line", {}});
    }
}

} // namespace

Documents readDocuments(std::string bytes, const std::filesystem::path &name, const ReadOptions &options) {
    const std::string where = name.empty() || name == "-" ? "standard input" : name.string();
    if (bytes.empty()) throw InputError("there is nothing in it", where, "give a text");
    const bool html = nameEndsWith(name, {".html", ".htm", ".xhtml"}) || looksLikeHtml(bytes);
    const std::string declared = html ? declaredEncoding(bytes) : std::string();
    Parsed<std::string> decoded = decode(std::move(bytes), where, declared);
    Documents out;
    out.diagnostics = std::move(decoded.diagnostics);
    if (decoded.value.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError("there is nothing in it but blanks", where, "give a text");

    if (!html && looksLikeJsonLines(decoded.value, name)) {
        readJsonLines(out, decoded.value, options, where);
        if (out.value.empty()) {
            const std::string why = out.diagnostics.empty() ? std::string() : ": " + out.diagnostics.back().what;
            throw InputError("no line holds an article" + why, where, "write one object with a 'text' a line");
        }
        return out;
    }
    Document document;
    std::optional<std::chrono::sys_days> stated;
    if (html) {
        HtmlText page = stripHtml(decoded.value);
        if (page.text.empty()) throw InputError("the page has no text", where, "save the article's text instead");
        document = Document(std::move(page.text));
        document.title = std::move(page.title);
        stated = dateAtStart(page.published);
    } else {
        document = Document(std::move(decoded.value));
    }
    if (name != "-") document.id = name.stem().string();
    document.source = name == "-" ? std::string() : name.filename().string();
    document.published = stated ? stated : dateInName(name.stem().string());
    finish(out, std::move(document), options, where);
    return out;
}

} // namespace zamkan::text
