#include "timeline/words.hpp"
#include "events/word_pool.hpp"
#include <algorithm>

namespace zamkan::timeline {
namespace {

constexpr std::size_t kLongestWord = 48; // bytes: what is longer is no word, and is found by its beginning

void push(std::vector<std::uint8_t> &bytes, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<std::uint8_t>(number | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(number));
}

} // namespace

std::size_t WordRows::bytes() const {
    return letters_.capacity() + rows_.capacity() + (starts_.capacity() + rowStarts_.capacity()) * sizeof(std::uint32_t);
}

void WordRows::markWord(std::size_t word, std::span<std::uint8_t> marks) const {
    std::uint32_t row = 0;
    for (std::size_t at = rowStarts_[word]; at < rowStarts_[word + 1];) {
        std::uint32_t step = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t byte = rows_[at++];
            step |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                break;
        }
        row += step;
        marks[row] = 1;
    }
}

void WordRows::mark(std::string_view part, std::span<std::uint8_t> marks) const {
    if (part.empty() || letters_.empty())
        return;
    constexpr std::size_t kShort = 2;
    const std::string wanted = part.size() <= kShort ? "\n" + std::string(part) : std::string(part);
    for (std::size_t at = letters_.find(wanted); at != std::string::npos;) {
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), static_cast<std::uint32_t>(at));
        const auto word = static_cast<std::size_t>(after - starts_.begin()) - 1;
        markWord(word, marks);
        if (word + 1 >= words())
            break;
        at = letters_.find(wanted, starts_[word + 1]);
    }
}

WordRowsMaker::WordRowsMaker() : slots_(1 << 12) {}

void WordRowsMaker::add(std::uint32_t row, std::string_view foldedText) {
    eachWord(foldedText, [&](std::string_view word) { addWord(row, word.substr(0, kLongestWord)); });
}

void WordRowsMaker::addWord(std::uint32_t row, std::string_view word) {
    const auto hash = static_cast<std::uint32_t>(events::hashOf(word));
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].word != 0; at = (at + 1) & (slots_.size() - 1)) {
        Word &known = words_[slots_[at].word - 1];
        if (slots_[at].hash != hash || std::string_view(letters_).substr(known.begin, known.length) != word)
            continue;
        if (known.last != row) {
            push(known.rows, row - known.last);
            known.last = row;
        }
        return;
    }
    Word fresh{static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(word.size()), row, {}};
    push(fresh.rows, row);
    letters_ += word;
    words_.push_back(std::move(fresh));
    slots_[at] = {hash, static_cast<std::uint32_t>(words_.size())};
    if (2 * words_.size() > slots_.size())
        grow();
}

void WordRowsMaker::grow() {
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot &slot : slots_) {
        if (slot.word == 0)
            continue;
        std::size_t at = slot.hash & (wider.size() - 1);
        while (wider[at].word != 0)
            at = (at + 1) & (wider.size() - 1);
        wider[at] = slot;
    }
    slots_ = std::move(wider);
}

WordRows WordRowsMaker::finish() {
    WordRows out;
    std::size_t bytes = 0;
    for (const Word &word : words_)
        bytes += word.rows.size();
    out.letters_.reserve(letters_.size() + words_.size());
    out.rows_.reserve(bytes);
    out.starts_.reserve(words_.size() + 1);
    out.rowStarts_.reserve(words_.size() + 1);
    for (Word &word : words_) {
        out.starts_.push_back(static_cast<std::uint32_t>(out.letters_.size()));
        out.rowStarts_.push_back(static_cast<std::uint32_t>(out.rows_.size()));
        out.letters_.append("\n").append(letters_, word.begin, word.length);
        out.rows_.insert(out.rows_.end(), word.rows.begin(), word.rows.end());
        word.rows = {};
    }
    out.starts_.push_back(static_cast<std::uint32_t>(out.letters_.size()));
    out.rowStarts_.push_back(static_cast<std::uint32_t>(out.rows_.size()));
    return out;
}

} // namespace zamkan::timeline
