#include "text/word_book.hpp"
#include "text/fold.hpp"
#include "text/vocabulary.hpp"
#include <algorithm>
#include <bit>
#include <new>
#include <type_traits>

namespace zamkan::text {

static_assert(std::is_trivially_destructible_v<Word> && std::is_trivially_destructible_v<Peeled>); // never destroyed

WordBook::WordBook(const Vocabulary *vocabulary, std::size_t expectedWords)
    : vocabulary_(vocabulary), memory_(1024 + 192 * expectedWords), slots_(std::bit_ceil(16 + 2 * expectedWords)) {}

void WordBook::place(Slot slot) {
    std::size_t at = home(slot.hash);
    while (slots_[at].hash != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
}

std::string_view WordBook::keep(std::string_view letters) {
    if (letters.empty()) return {};
    char *const kept = static_cast<char *>(memory_.allocate(letters.size(), 1));
    letters.copy(kept, letters.size());
    return {kept, letters.size()};
}

const Word &WordBook::add(std::string_view surface, std::uint64_t hash, bool peeled) {
    letters_.clear();
    parts_.clear();
    foldOnto(letters_, surface);
    if (letters_.empty()) letters_ += surface; // signs that fold to nothing, as "-" does
    peel(peeled ? surface : std::string_view(), static_cast<std::uint32_t>(letters_.size()), letters_, parts_);

    auto *const word = new (memory_.allocate(sizeof(Word), alignof(Word))) Word;
    word->surface = keep(surface); // right behind it: whoever looks the word up reads both
    auto *const readings = static_cast<Peeled *>(memory_.allocate(parts_.size() * sizeof(Peeled), alignof(Peeled)));
    const std::string_view letters = keep(letters_);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const PeeledPart &part = parts_[i];
        Peeled &reading = *new (readings + i) Peeled;
        reading.folded = letters.substr(part.start, part.length);
        reading.hash = wordHash(reading.folded);
        reading.proclitics = part.proclitics;
        reading.offset = part.offset;
        reading.letters = part.peeled;
        reading.joined = part.joined;
        if (vocabulary_) {
            vocabulary_->tell(reading);
            if (vocabulary_->names) reading.names = vocabulary_->names(reading.folded);
        }
        word->known |= reading.known;
        word->names |= reading.names;
    }
    word->readings = {readings, parts_.size()};
    word->folded = word->readings.front().folded;

    if (2 * (count_ + 1) > slots_.size()) {
        std::vector<Slot> before(2 * slots_.size());
        before.swap(slots_);
        for (const Slot &slot : before)
            if (slot.hash != 0) place(slot);
    }
    ++count_;
    place({hash, word});
    return *word;
}

} // namespace zamkan::text
