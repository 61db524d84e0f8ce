#include "text/articles.hpp"
#include "text/decode.hpp"
#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace zamkan::text {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kTelling = 4096; // bytes that say what an input is, when no line ends before

// UTF-16 and UTF-32, with a mark or by the zero byte of their first sign.
bool isWide(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
           bytes.substr(0, 4).find('\0') != std::string_view::npos;
}

// Of an object that begins like one of ours and not like a sentence in braces: a quote follows the brace. Where no
// file's name says what it is, a broken first line of JSON Lines ("{id: 1}") is not to turn the feed into one text.
bool beginsLikeObject(std::string_view text, bool unnamed) {
    const std::size_t next = text.find_first_not_of(kBlanks, 1);
    if (!text.starts_with('{') || next == std::string_view::npos) return false;
    const char c = text[next];
    return c == '"' || c == '}' || (unnamed && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')));
}

} // namespace

std::string lowerExtension(const std::filesystem::path &name) {
    std::string extension = name.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return extension;
}

std::string Piece::where() const {
    const std::string file = name.empty() ? "standard input" : name.string();
    switch (kind) {
    case Kind::line: return name.empty() ? fmt::format("{}, line {}", file, number) : fmt::format("{}:{}", file, number);
    case Kind::value: return fmt::format("{}, article {}", file, number);
    case Kind::file: break;
    }
    return file;
}

std::string Piece::id() const {
    const std::string stem = name.stem().string();
    if (kind == Kind::file) return stem;
    return stem.empty() ? fmt::format("{}", number) : fmt::format("{}:{}", stem, number);
}

ArticleStream::ArticleStream(const std::filesystem::path &file)
    : source_(std::in_place, file), name_(file == "-" ? std::filesystem::path() : file) {}

ArticleStream::ArticleStream(std::string bytes, std::filesystem::path name)
    : name_(name == "-" ? std::filesystem::path() : std::move(name)), buffer_(std::move(bytes)) {}

bool ArticleStream::fill() {
    if (!source_) return false;
    if (at_ > 0) { // what was given goes, so that the buffer stays as long as one piece
        buffer_.erase(0, at_);
        at_ = 0;
    }
    if (buffer_.size() > 0xFFFFFFFFU)
        throw InputError("an article of 4 GB or more", Piece{{}, name_, Piece::Kind::file, 0}.where(),
                         "cut it into smaller files, or write one article a line");
    return source_->readInto(buffer_);
}

ArticleStream::Shape ArticleStream::shape() {
    const auto first = [&] { return std::min(buffer_.find_first_not_of(kBlanks, at_), buffer_.size()); };
    const std::string extension = lowerExtension(name_);
    const bool named = extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
    if (extension == ".html" || extension == ".htm" || extension == ".xhtml") return Shape::whole;
    if (buffer_.empty()) fill();
    if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    std::size_t start = first();
    while (buffer_.size() - start < kTelling && buffer_.find('\n', start) == std::string::npos && fill()) start = first();
    const std::string_view text = std::string_view(buffer_).substr(start);
    if (text.empty() || isWide(text)) return Shape::whole;
    if (text.front() == '[') {
        const std::size_t inner = text.find_first_not_of(kBlanks, 1);
        const bool values = inner != std::string_view::npos && (text[inner] == '{' || (named && text[inner] == ']'));
        return values ? Shape::values : Shape::whole;
    }
    if (text.front() != '{' || !(named || beginsLikeObject(text, name_.empty()))) return Shape::whole;
    if (extension == ".jsonl" || extension == ".ndjson") return Shape::lines;
    // An object spread over lines breaks its first one after a brace or a comma.
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::size_t last = line.find_last_not_of(kBlanks);
    const bool breaks = line.size() < text.size() && (line[last] == '{' || line[last] == ',' || line[last] == '[');
    return breaks ? Shape::values : Shape::lines;
}

Piece ArticleStream::cutOff(std::size_t end, Piece::Kind kind) {
    Piece piece{buffer_.substr(at_, end - at_), name_, kind, number_};
    at_ = end;
    return piece;
}

std::optional<Piece> ArticleStream::nextLine() {
    for (std::size_t looked = at_;;) {
        const std::size_t end = buffer_.find('\n', looked);
        if (end == std::string::npos) {
            looked = buffer_.size() - at_;
            if (fill()) continue; // at_ is 0 now, and `looked` counts from it
            if (at_ >= buffer_.size()) return std::nullopt;
        }
        const std::size_t stop = std::min(end, buffer_.size());
        ++number_;
        const std::string_view line = std::string_view(buffer_).substr(at_, stop - at_);
        if (line.find_first_not_of(kBlanks) != std::string_view::npos) {
            Piece piece = cutOff(stop, Piece::Kind::line);
            at_ = std::min(stop + 1, buffer_.size());
            return piece;
        }
        looked = at_ = std::min(stop + 1, buffer_.size());
    }
}

// From at_, where the value begins.
std::size_t ArticleStream::endOfValue() {
    std::size_t depth = 0, i = at_;
    bool quoted = false, escaped = false;
    for (;; ++i) {
        while (i >= buffer_.size()) {
            const std::size_t passed = i - at_;
            if (!fill()) return std::string::npos;
            i = at_ + passed;
        }
        const char c = buffer_[i];
        if (quoted) {
            if (escaped) escaped = false;
            else if (c == '\\') escaped = true;
            else if (c == '"') quoted = false;
            continue;
        }
        if (c == '"') quoted = true;
        else if (c == '{' || c == '[') ++depth;
        else if ((c == '}' || c == ']') && depth > 0 && --depth == 0) return i + 1;
        else if (depth == 0 && (c == ',' || c == ']' || c == '\n')) return std::max(i, at_ + 1);
    }
}

std::optional<Piece> ArticleStream::nextValue() {
    for (;;) { // to where the next value begins
        const std::size_t next = buffer_.find_first_not_of(kBlanks, at_);
        if (next == std::string::npos) {
            at_ = buffer_.size();
            if (fill()) continue;
            return std::nullopt;
        }
        at_ = next;
        const char c = buffer_[at_];
        const bool bracket = c == '[' && !std::exchange(opened_, true);
        if (!bracket && c != ',' && c != ']') break;
        ++at_;
    }
    opened_ = true;
    ++number_;
    const std::size_t end = endOfValue();
    return cutOff(end == std::string::npos ? buffer_.size() : end, Piece::Kind::value);
}

std::optional<Piece> ArticleStream::next() {
    if (shape_ == Shape::unknown) {
        shape_ = shape();
        if (shape_ == Shape::whole) {
            while (source_ && source_->readInto(buffer_)) {}
            source_.reset();
            if (isWide(buffer_)) { // JSON in UTF-16 is told from other text only now
                buffer_ = decode(std::move(buffer_), Piece{{}, name_, Piece::Kind::file, 0}.where()).value;
                shape_ = shape();
            }
        }
        if (shape_ == Shape::whole) return Piece{std::exchange(buffer_, {}), name_, Piece::Kind::file, 0};
    }
    switch (shape_) {
    case Shape::lines: return nextLine();
    case Shape::values: return nextValue();
    case Shape::whole:
    case Shape::unknown: break;
    }
    return std::nullopt;
}

} // namespace zamkan::text
