#include "text/vocabulary.hpp"

namespace zamkan::text {

std::size_t Vocabulary::slotOf(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].tables != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
}

void Vocabulary::mark(std::uint64_t hash, std::uint64_t table) {
    if (2 * (count_ + 1) > slots_.size()) {
        std::vector<Slot> before(slots_.empty() ? 1024 : 2 * slots_.size());
        before.swap(slots_);
        for (const Slot &slot : before)
            if (slot.tables != 0) slots_[slotOf(slot.hash)] = slot;
    }
    Slot &slot = slots_[slotOf(hash)];
    if (slot.tables == 0) ++count_;
    slot.hash = hash;
    slot.tables |= table;
}

std::uint64_t Vocabulary::tablesOf(std::uint64_t hash) const {
    constexpr std::uint64_t others = std::uint64_t{1} << tableNotEntered;
    return slots_.empty() ? others : slots_[slotOf(hash)].tables | others;
}

} // namespace zamkan::text
