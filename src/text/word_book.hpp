// Every word of the texts read so far, folded and peeled once: news says the same words over and over.
#pragma once
#include "text/peel.hpp"
#include "text/peeled.hpp"
#include "text/word_map.hpp"
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

class Vocabulary;

// A word as it is written. It and all it refers to lie in its book and never change.
struct alignas(64) Word {
    std::string_view surface;
    std::string_view folded;          // of the whole word
    std::span<const Peeled> readings; // the whole word first; see Tokens::readings
    std::uint64_t known = 0;          // tables that may hold one of them, see Vocabulary
    std::uint32_t names = 0;          // Peeled::names of any of them
};

// One thread at a time may look words up; what was looked up may be read by others.
class WordBook {
public:
    // Without a vocabulary every table may hold every word. The vocabulary must outlive the book.
    explicit WordBook(const Vocabulary *vocabulary = nullptr, std::size_t expectedWords = 0);

    [[nodiscard]] static std::uint64_t hashOf(std::string_view surface) { return wordHash(surface) | 1; } // 0: a free slot
    // `peeled`: its proclitics are peeled off, else it has one reading. A surface must always be asked alike.
    [[nodiscard]] const Word &word(std::string_view surface, std::uint64_t hash, bool peeled) {
        for (std::size_t at = home(hash); slots_[at].hash != 0; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].hash == hash && slots_[at].word->surface == surface) return *slots_[at].word;
        return add(surface, hash, peeled);
    }
    // A book outgrows the caches: who knows which words come next has their slots fetched first, then the words.
    void fetchSlot(std::uint64_t hash) const { __builtin_prefetch(&slots_[home(hash)]); }
    void fetchWord(std::uint64_t hash) const {
        if (const Slot &slot = slots_[home(hash)]; slot.hash == hash) __builtin_prefetch(slot.word);
    }
    [[nodiscard]] std::size_t size() const { return count_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        const Word *word = nullptr;
    };
    [[nodiscard]] std::size_t home(std::uint64_t hash) const { return hash >> 8 & (slots_.size() - 1); }
    const Word &add(std::string_view surface, std::uint64_t hash, bool peeled);
    void place(Slot slot);
    std::string_view keep(std::string_view letters);

    const Vocabulary *vocabulary_;
    std::pmr::monotonic_buffer_resource memory_;
    std::vector<Slot> slots_; // a power of two, at most half full
    std::size_t count_ = 0;
    std::string letters_; // of the word that is being added
    std::vector<PeeledPart> parts_;
};

} // namespace zamkan::text
