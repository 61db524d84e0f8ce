#include "text/vocabulary.hpp"
#include <bit>

namespace zamkan::text {

std::size_t Vocabulary::slotOf(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].tables != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
}

void Vocabulary::mark(const std::string &word, unsigned table, const void *value) {
    if (2 * (count_ + 1) > slots_.size()) {
        std::vector<Slot> before(slots_.empty() ? 1024 : 2 * slots_.size());
        before.swap(slots_);
        for (const Slot &slot : before)
            if (slot.tables != 0) slots_[slotOf(slot.hash)] = slot;
    }
    const std::uint64_t hash = wordHash(word);
    Slot &slot = slots_[slotOf(hash)];
    if (slot.tables == 0) {
        ++count_;
        slot.word = &word;
    } else if (slot.word && *slot.word != word) {
        slot.word = nullptr;
    }
    slot.hash = hash;
    slot.tables |= std::uint64_t{1} << table;
    marks_.push_back({hash, value, table});
}

void Vocabulary::complete() {
    kept_.resize(marks_.size());
    std::uint32_t next = 0;
    for (Slot &slot : slots_)
        if (slot.word) {
            slot.kept = next;
            next += static_cast<std::uint32_t>(std::popcount(slot.tables));
        }
    for (const Mark &mark : marks_)
        if (const Slot &slot = slots_[slotOf(mark.hash)]; slot.word)
            kept_[slot.kept + static_cast<std::size_t>(std::popcount(slot.tables & ((std::uint64_t{1} << mark.table) - 1)))] = mark.value;
    marks_ = {};
}

void Vocabulary::tell(Peeled &reading) const {
    constexpr std::uint64_t others = std::uint64_t{1} << tableNotEntered;
    reading.known = others;
    if (slots_.empty()) return;
    const Slot &slot = slots_[slotOf(reading.hash)];
    if (slot.word && *slot.word != reading.folded) return;
    reading.known = slot.tables | others;
    reading.kept = slot.kept;
}

} // namespace zamkan::text
