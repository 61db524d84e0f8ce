// Articles out of inputs of any length, one at a time: what has been read need not be kept.
#pragma once
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "text/document.hpp"
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zamkan::text {

// A part of an input that can be read by itself, on any thread.
struct Piece {
    enum class Kind : std::uint8_t { file, line, value }; // all of it; a line of JSON Lines; a value of a JSON array

    std::string bytes;
    std::filesystem::path name; // of the file; "" for standard input and typed text
    Kind kind = Kind::file;
    std::uint64_t number = 0; // of the line or the value, from 1

    // "feed.jsonl:12", "news.json, article 3", "report.txt", "standard input"…, for messages.
    [[nodiscard]] std::string where() const;
    // What an article that brings no id of its own is called: the file's stem, with the number unless it is all of it.
    [[nodiscard]] std::string id() const;
};

// Cuts an input into pieces: JSON Lines into lines, a JSON array (and objects spread over lines) into its values;
// anything else is one piece. No more is held than the next piece, which is given as soon as it is there.
class ArticleStream {
public:
    explicit ArticleStream(const std::filesystem::path &file); // "-": standard input. Throws InputError.
    ArticleStream(std::string bytes, std::filesystem::path name);
    [[nodiscard]] std::optional<Piece> next(); // none: the end. Throws InputError when reading breaks off.
    [[nodiscard]] bool live() const { return source_ && source_->live(); }
    // Whether next() gives pieces of it; known once it was called.
    [[nodiscard]] bool cut() const { return shape_ == Shape::lines || shape_ == Shape::values; }

private:
    enum class Shape : std::uint8_t { unknown, whole, lines, values };

    bool fill(); // false: nothing more comes
    void drop(std::size_t count);
    [[nodiscard]] Shape shape();
    [[nodiscard]] std::optional<Piece> nextLine();
    [[nodiscard]] std::optional<Piece> nextValue();
    [[nodiscard]] std::size_t endOfValue(); // one past it; npos when the input ends before
    [[nodiscard]] Piece cutOff(std::size_t end, Piece::Kind kind);

    std::optional<InputStream> source_; // none: all is in the buffer
    std::filesystem::path name_;
    std::string buffer_;
    std::size_t at_ = 0; // what stands before was given
    std::uint64_t number_ = 0;
    Shape shape_ = Shape::unknown;
    bool opened_ = false; // the array's bracket was passed
};

[[nodiscard]] std::string lowerExtension(const std::filesystem::path &name); // ".html"

// A piece that holds no article, with its id where that much could be read.
class ArticleError : public InputError {
public:
    ArticleError(Diagnostic diagnostic, std::string id) : InputError(std::move(diagnostic)), id_(std::move(id)) {}
    [[nodiscard]] const std::string &id() const { return id_; }

private:
    std::string id_;
};

// The article of a piece. Throws InputError when it holds none. Diagnostics as readDocuments tells them.
[[nodiscard]] Parsed<Document> readPiece(Piece piece, const ReadOptions &options = {});

} // namespace zamkan::text
