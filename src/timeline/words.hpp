// The words of many rows and the rows of each word.
#pragma once
#include "events/word_pool.hpp"
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// Some rows' text as the list of its distinct folded words, each with the rows that it stands in as differences of
// seven bits a byte: a row costs about a byte a word. Never changed once made.
class WordRows {
public:
    [[nodiscard]] std::size_t words() const { return starts_.empty() ? 0 : starts_.size() - 1; }
    [[nodiscard]] std::size_t bytes() const;
    // Sets marks[row] for the rows that have a word with `part` in it; words of up to two bytes must begin with it.
    void mark(std::string_view part, std::span<std::uint8_t> marks) const;

private:
    friend class WordRowsMaker;
    void markWord(std::size_t word, std::span<std::uint8_t> marks) const;
    std::string letters_;               // of all words, each with a line feed before it
    std::vector<std::uint32_t> starts_; // of their letters, and the end
    std::vector<std::uint8_t> rows_;
    std::vector<std::uint32_t> rowStarts_;
};

// Rows are added in their order.
class WordRowsMaker {
public:
    void add(std::uint32_t row, std::string_view foldedText);
    [[nodiscard]] WordRows finish();

private:
    struct Rows {
        std::uint32_t last = 0;
        std::vector<std::uint8_t> bytes; // empty: none yet
    };
    events::WordPool words_;
    std::vector<Rows> rows_{{}}; // by number of the word
};

constexpr std::size_t kLongestWord = 48; // bytes: what is longer is no word, and is found by its beginning

// Calls each(word) for the words of folded text: what stands between blanks and marks of punctuation, the first
// kLongestWord bytes of it.
template <typename Each> void eachWord(std::string_view folded, Each each) {
    const auto breaks = [&](std::size_t at, std::size_t &length) {
        const auto byte = [&](std::size_t i) { return at + i < folded.size() ? static_cast<unsigned char>(folded[at + i]) : 0U; };
        const unsigned first = byte(0);
        length = 1;
        if (first < 0x80)
            return !((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9'));
        length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first == 0xC2) // Latin marks: « » · …
            return true;
        if (first == 0xD8) // ، ؛ ؟
            return byte(1) == 0x8C || byte(1) == 0x9B || byte(1) == 0x9F;
        return first == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81); // dashes, quotation marks, …
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t length = 1;
        const bool ends = breaks(at, length);
        if (ends && at > begin)
            each(folded.substr(begin, std::min(at - begin, kLongestWord)));
        at = at + length < folded.size() ? at + length : folded.size();
        if (ends)
            begin = at;
    }
    if (begin < folded.size())
        each(folded.substr(begin, kLongestWord));
}

} // namespace zamkan::timeline
