#include "base/json.hpp"
#include "text/articles.hpp"
#include "text/dateline.hpp"
#include "text/decode.hpp"
#include "text/html.hpp"
#include "text/pdf.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::text {
namespace {

// By the first bytes of the letters, which is all that telling two scripts apart needs: D8 to DB begin the Arabic
// block, C3 to C9 Latin letters with marks.
Language languageOf(std::string_view text) {
    std::uint32_t arabic = 0, latin = 0;
    for (const char c : text.substr(0, 65536)) {
        const auto byte = static_cast<unsigned char>(c);
        arabic += byte >= 0xD8 && byte <= 0xDB ? 1U : 0U;
        latin += ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') || (byte >= 0xC3 && byte <= 0xC9) ? 1U : 0U;
    }
    if (arabic == 0 && latin == 0) return Language::unknown;
    return arabic * 2 >= latin ? Language::arabic : Language::english; // Latin names are common in Arabic, not the other way
}

void finish(Parsed<Document> &out, const ReadOptions &options, const std::string &where) {
    Document &document = out.value;
    if (options.language != Language::unknown) document.language = options.language;
    else if (document.language == Language::unknown) document.language = languageOf(document.text());
    if (options.published) document.published = options.published;
    if (!document.published) document.published = dateline(document.text());
    if (!document.published)
        out.diagnostics.push_back({Severity::remark, "no publication date is known, so that words like 'yesterday' stay undated",
                                   where, "give --published, or a date in the file's name", {}});
}

// The members of an article's object that mean something here; the others are passed over without being kept.
class ArticleFields : public nlohmann::json_sax<Json> {
public:
    std::optional<std::string> text;
    std::string id, title, published, source, language;
    bool isObject = false;
    std::string trouble; // not JSON

    bool start_object(std::size_t) override {
        isObject |= depth_ == 0;
        ++depth_;
        wanted_ = nullptr;
        return true;
    }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override {
        ++depth_;
        wanted_ = nullptr;
        return true;
    }
    bool end_array() override { return leave(); }
    bool key(string_t &key) override {
        wanted_ = depth_ == 1 ? memberFor(key) : nullptr;
        isText_ = depth_ == 1 && key == "text";
        return true;
    }
    bool string(string_t &value) override {
        if (isText_) text = std::move(value);
        else if (wanted_) *wanted_ = std::move(value);
        return done();
    }
    bool number_integer(number_integer_t value) override { return word(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return word(std::to_string(value)); }
    bool number_float(number_float_t, const string_t &) override { return done(); }
    bool null() override { return done(); }
    bool boolean(bool) override { return done(); }
    bool binary(binary_t &) override { return done(); }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::json::exception &) override {
        trouble = fmt::format("not JSON from byte {} on", position);
        return false;
    }

private:
    std::string *memberFor(std::string_view key) {
        if (key == "id") return &id;
        if (key == "title") return &title;
        if (key == "published") return &published;
        if (key == "source") return &source;
        if (key == "lang") return &language;
        return nullptr;
    }
    bool word(std::string value) {
        if (wanted_) *wanted_ = std::move(value);
        return done();
    }
    bool done() {
        wanted_ = nullptr;
        isText_ = false;
        return true;
    }
    bool leave() {
        --depth_;
        return done();
    }

    std::size_t depth_ = 0;
    std::string *wanted_ = nullptr;
    bool isText_ = false;
};

void takeArticle(Parsed<Document> &out, const std::string &bytes, const Piece &piece, const ReadOptions &options) {
    ArticleFields fields;
    Json::sax_parse(bytes, &fields);
    std::string where = piece.where();
    if (!fields.id.empty()) where += fmt::format(" (id {})", fields.id);
    const auto refuse = [&](std::string what) {
        throw ArticleError({Severity::error, std::move(what), where,
                            piece.kind == Piece::Kind::line ? "write one object with a 'text' a line" : "each article needs a 'text'", {}},
                           fields.id);
    };
    if (!fields.trouble.empty()) refuse(fields.trouble);
    if (!fields.isObject) refuse("not a JSON object");
    if (!fields.text) refuse("no field 'text'");
    Document document(std::move(*fields.text));
    document.id = fields.id.empty() ? piece.id() : std::move(fields.id);
    document.title = std::move(fields.title);
    document.source = std::move(fields.source);
    document.language = languageFromCode(fields.language);
    if (!fields.published.empty()) {
        document.published = dateAtStart(fields.published);
        if (!document.published) document.published = dateline(fields.published);
        if (!document.published)
            out.diagnostics.push_back({Severity::warning, fmt::format("'{}' is not a date", fields.published), where,
                                       "write 'published' as 2016-06-13", {}});
    }
    out.value = std::move(document);
    finish(out, options, where);
}

void takePage(Parsed<Document> &out, std::string_view html, const std::string &where) {
    HtmlText page = stripHtml(html);
    if (page.text.empty()) throw InputError("the page has no text", where, "save the article's text instead");
    Document &document = out.value;
    document = Document(std::move(page.text));
    document.title = std::move(page.title);
    document.source = std::move(page.source);
    document.published = dateAtStart(page.published);
    if (!document.published && !page.published.empty()) document.published = dateline(page.published);
    // What a page says of its language is as often its template's: the letters decide between the two known here.
    if (!page.language.empty() && languageFromCode(page.language) == Language::unknown)
        out.diagnostics.push_back({Severity::remark, fmt::format("the page says that its language is '{}'", page.language), where,
                                   "only Arabic and English are understood", {}});
}

} // namespace

Parsed<Document> readPiece(Piece piece, const ReadOptions &options) {
    const std::string where = piece.where();
    if (piece.bytes.empty()) throw InputError("there is nothing in it", where, "give a text");
    if (piece.kind == Piece::Kind::file && looksLikePdf(piece.bytes)) piece.bytes = textOfPdf(piece.bytes, where);
    const std::string extension = lowerExtension(piece.name);
    const bool html = piece.kind == Piece::Kind::file &&
                      (extension == ".html" || extension == ".htm" || extension == ".xhtml" || looksLikeHtml(piece.bytes));
    const std::string declared = html ? declaredEncoding(piece.bytes) : std::string();
    Parsed<std::string> decoded = decode(std::move(piece.bytes), where, declared);
    Parsed<Document> out;
    out.diagnostics = std::move(decoded.diagnostics);
    if (decoded.value.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError("there is nothing in it but blanks", where, "give a text");
    if (piece.kind != Piece::Kind::file) {
        takeArticle(out, decoded.value, piece, options);
        return out;
    }
    if (html) takePage(out, decoded.value, where);
    else out.value = Document(std::move(decoded.value));
    out.value.id = piece.id();
    if (out.value.source.empty()) out.value.source = piece.name.filename().string();
    if (!out.value.published) out.value.published = dateInName(piece.name.stem().string());
    finish(out, options, where);
    return out;
}

Parsed<std::vector<Document>> readDocuments(std::string bytes, const std::filesystem::path &name, const ReadOptions &options) {
    Parsed<std::vector<Document>> out;
    ArticleStream stream(std::move(bytes), name);
    std::optional<InputError> last;
    while (auto piece = stream.next()) {
        try {
            Parsed<Document> one = readPiece(std::move(*piece), options);
            out.value.push_back(std::move(one.value));
            std::move(one.diagnostics.begin(), one.diagnostics.end(), std::back_inserter(out.diagnostics));
        } catch (const InputError &error) {
            if (!stream.cut()) throw;
            last = error;
            Diagnostic told = error.diagnostic();
            told.severity = Severity::warning;
            told.what += "; skipped";
            out.diagnostics.push_back(std::move(told));
        }
    }
    if (out.value.empty()) {
        const std::string where = Piece{{}, name == "-" ? std::filesystem::path() : name, Piece::Kind::file, 0}.where();
        throw InputError("no line holds an article" + (last ? ": " + last->diagnostic().what : std::string()), where,
                         "write one object with a 'text' a line");
    }
    return out;
}

} // namespace zamkan::text
