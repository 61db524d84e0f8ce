// What the user named as articles, piece by piece: files, folders with all that is below them, standard input.
#pragma once
#include "base/diagnostic.hpp"
#include "text/articles.hpp"
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::cli {

// A piece to read, or why an input cannot be used.
struct Parcel {
    std::optional<text::Piece> piece;
    std::optional<Diagnostic> trouble;
    std::string id;        // for an article that brings none; "" leaves it to the piece
    bool oneOfMany = false; // more than this document may come
};

// Walks the inputs in the order given; a folder's files by name, its folders after them, hidden ones left out. No
// more is held than the piece at hand and the names of the folders above it.
class Inputs {
public:
    // `text` is typed text and comes first; `output` is ours and no input, wherever it lies.
    Inputs(std::vector<std::filesystem::path> files, std::string text, const std::filesystem::path &output);
    [[nodiscard]] std::optional<Parcel> next();
    // Somebody may wait for the answer to the piece given last before writing the next.
    [[nodiscard]] bool live() const { return live_; }

private:
    struct Entry {
        std::filesystem::path file;
        std::string id;            // "" : as text::Piece says
        std::string folder;        // path from the named folder, "" for what was named itself
        bool found = false;        // in a folder, not named by the user
    };

    [[nodiscard]] std::optional<Parcel> open(const Entry &entry);
    [[nodiscard]] std::optional<Diagnostic> list(const Entry &folder);
    [[nodiscard]] Parcel refused(Diagnostic trouble) const;

    std::deque<Entry> waiting_;
    std::optional<text::ArticleStream> stream_;
    Entry at_;
    std::filesystem::path output_;
    std::optional<std::string> text_;
    bool many_ = false, live_ = false;
};

} // namespace zamkan::cli
