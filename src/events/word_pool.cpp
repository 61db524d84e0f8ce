#include "events/word_pool.hpp"
#include <algorithm>
#include <cstring>

namespace zamkan::events {
namespace {

constexpr std::size_t kBlock = 1 << 16;
__extension__ typedef unsigned __int128 Wide;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    const auto product = static_cast<Wide>(a ^ 0x9E3779B97F4A7C15ULL) * (b ^ 0xD6E8FEB86659FD93ULL);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

template <typename Word> std::uint64_t load(const char *at) {
    Word word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

} // namespace

std::uint64_t hashOf(std::string_view text) {
    const char *at = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = left;
    for (; left > 16; left -= 16, at += 16)
        hash = mixed(load<std::uint64_t>(at) ^ hash, load<std::uint64_t>(at + 8));
    if (left >= 8)
        return mixed(load<std::uint64_t>(at) ^ hash, load<std::uint64_t>(at + left - 8));
    if (left >= 4)
        return mixed(load<std::uint32_t>(at) ^ hash, load<std::uint32_t>(at + left - 4));
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < left; ++i)
        rest = rest << 8 | static_cast<unsigned char>(at[i]);
    return mixed(rest ^ hash, left);
}

WordPool::WordPool() : words_{std::string_view()}, slots_(64) {}

std::uint32_t WordPool::intern(std::string_view word) {
    if (word.empty())
        return 0;
    const auto hash = static_cast<std::uint32_t>(hashOf(word));
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1))
        if (slots_[at].hash == hash && words_[slots_[at].number] == word)
            return slots_[at].number;
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.push_back(keep(word));
    slots_[at] = {hash, number};
    if (words_.size() * 2 > slots_.size())
        grow();
    return number;
}

std::string_view WordPool::keep(std::string_view word) {
    if (word.size() > left_) {
        const std::size_t size = std::max(kBlock, word.size());
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        free_ = blocks_.back().get();
        left_ = size;
    }
    std::memcpy(free_, word.data(), word.size());
    const std::string_view kept(free_, word.size());
    free_ += word.size();
    left_ -= word.size();
    return kept;
}

void WordPool::grow() {
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot &slot : slots_) {
        if (slot.number == 0)
            continue;
        std::size_t at = slot.hash & (wider.size() - 1);
        while (wider[at].number != 0)
            at = (at + 1) & (wider.size() - 1);
        wider[at] = slot;
    }
    slots_ = std::move(wider);
}

} // namespace zamkan::events
