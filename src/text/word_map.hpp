// A table from folded words to what a lexicon knows of them, built once and asked for every word of every text.
#pragma once
#include "text/peeled.hpp"
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan::text {

// 64 bits of a word, eight bytes at a time. Equal words only; the same on every machine of one byte order.
[[nodiscard]] inline std::uint64_t wordHash(std::string_view word) {
    constexpr std::uint64_t mixer = 0x9e3779b97f4a7c15u;
    std::uint64_t hash = word.size() * mixer;
    const auto mix = [&](std::uint64_t bytes) {
        hash = (hash ^ bytes) * 0xd6e8feb86659fd93u;
        hash ^= hash >> 32;
    };
    while (word.size() >= 8) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, word.data(), 8);
        mix(bytes);
        word.remove_prefix(8);
    }
    if (!word.empty()) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, word.data(), word.size());
        mix(bytes);
    }
    return hash * mixer ^ hash >> 29;
}

// Number of a table that no Vocabulary has.
constexpr unsigned tableNotEntered = 63;

// Open addressing at half load, so that a word that is not there costs one look at a small array. Values stay where
// they are once the map is complete; adding may move them.
template <typename T> class WordMap {
public:
    WordMap() = default;
    // A copy is not entered into the vocabulary.
    WordMap(const WordMap &other) : entries_(other.entries_), slots_(other.slots_), mask_(other.mask_) {}
    WordMap(WordMap &&) noexcept = default;
    WordMap &operator=(const WordMap &other) { return *this = WordMap(other); }
    WordMap &operator=(WordMap &&) noexcept = default;
    ~WordMap() = default;

    [[nodiscard]] const T *find(std::string_view word, std::uint64_t hash) const {
        if (slots_.empty()) return nullptr;
        for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
            const Slot &slot = slots_[at];
            if (slot.entry == 0) return nullptr;
            if (slot.tag == static_cast<std::uint32_t>(hash >> 32) && entries_[slot.entry - 1].first == word)
                return &entries_[slot.entry - 1].second;
        }
    }
    [[nodiscard]] const T *find(std::string_view word) const { return find(word, wordHash(word)); }
    [[nodiscard]] const T *find(const Peeled &reading) const {
        if ((reading.known & bit()) == 0) return nullptr;
        if (reading.kept == Peeled::notKept || !kept_) return find(reading.folded, reading.hash);
        std::size_t at = reading.kept;
        for (std::uint64_t before = reading.known & (bit() - 1); before != 0; before &= before - 1) ++at;
        return static_cast<const T *>((*kept_)[at]);
    }
    // Of Peeled::known and Word::known.
    [[nodiscard]] std::uint64_t bit() const { return std::uint64_t{1} << table_; }
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }
    [[nodiscard]] T &operator[](std::string_view word) {
        if (const T *known = find(word)) return const_cast<T &>(*known);
        entries_.emplace_back(std::string(word), T());
        if (2 * entries_.size() > slots_.size()) grow();
        else place(static_cast<std::uint32_t>(entries_.size()));
        return entries_.back().second;
    }
    // Keeps the value that is there.
    void emplace(std::string_view word, T value) {
        if (!find(word)) (*this)[word] = std::move(value);
    }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }
    [[nodiscard]] auto begin() const { return entries_.begin(); }
    [[nodiscard]] auto end() const { return entries_.end(); }

private:
    struct Slot {
        std::uint32_t tag = 0, entry = 0; // 1 + index; 0: free
    };
    void place(std::uint32_t entry) {
        const std::uint64_t hash = wordHash(entries_[entry - 1].first);
        std::size_t at = hash & mask_;
        while (slots_[at].entry != 0) at = (at + 1) & mask_;
        slots_[at] = {static_cast<std::uint32_t>(hash >> 32), entry};
    }
    void grow() {
        std::size_t size = slots_.empty() ? 16 : 2 * slots_.size();
        slots_.assign(size, Slot());
        mask_ = size - 1;
        for (std::uint32_t entry = 1; entry <= entries_.size(); ++entry) place(entry);
    }

    friend class Vocabulary;
    std::vector<std::pair<std::string, T>> entries_;
    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    unsigned table_ = tableNotEntered;
    const std::vector<const void *> *kept_ = nullptr; // of the vocabulary that it was entered into
};

// The same without values.
class WordSet {
public:
    void insert(std::string_view word) { words_[word] = true; }
    [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
    [[nodiscard]] bool contains(const Peeled &reading) const { return words_.find(reading) != nullptr; }
    [[nodiscard]] std::uint64_t bit() const { return words_.bit(); }
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] auto begin() const { return words_.begin(); }
    [[nodiscard]] auto end() const { return words_.end(); }

private:
    friend class Vocabulary;
    WordMap<char> words_;
};

} // namespace zamkan::text
