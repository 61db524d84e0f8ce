#include "timeline/words.hpp"
#include <algorithm>

namespace zamkan::timeline {
namespace {

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

void WordRowsMaker::add(std::uint32_t row, std::string_view foldedText) {
    eachWord(foldedText, [&](std::string_view word) {
        const std::uint32_t number = words_.intern(word);
        if (number == rows_.size())
            rows_.emplace_back();
        Rows &rows = rows_[number];
        if (!rows.bytes.empty() && rows.last == row)
            return;
        push(rows.bytes, row - rows.last);
        rows.last = row;
    });
}

WordRows WordRowsMaker::finish() {
    WordRows out;
    std::size_t letters = 0, bytes = 0;
    for (std::uint32_t number = 1; number < rows_.size(); ++number) {
        letters += words_[number].size() + 1;
        bytes += rows_[number].bytes.size();
    }
    out.letters_.reserve(letters);
    out.rows_.reserve(bytes);
    out.starts_.reserve(rows_.size());
    out.rowStarts_.reserve(rows_.size());
    for (std::uint32_t number = 1; number < rows_.size(); ++number) {
        out.starts_.push_back(static_cast<std::uint32_t>(out.letters_.size()));
        out.rowStarts_.push_back(static_cast<std::uint32_t>(out.rows_.size()));
        out.letters_.append("\n").append(words_[number]);
        std::vector<std::uint8_t> &rows = rows_[number].bytes;
        out.rows_.insert(out.rows_.end(), rows.begin(), rows.end());
        rows = {};
    }
    out.starts_.push_back(static_cast<std::uint32_t>(out.letters_.size()));
    out.rowStarts_.push_back(static_cast<std::uint32_t>(out.rows_.size()));
    return out;
}

} // namespace zamkan::timeline
