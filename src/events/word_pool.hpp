// Words kept once.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace zamkan::events {

// Fast for the short texts of table cells; not for hostile keys that are meant to collide with each other.
[[nodiscard]] std::uint64_t hashOf(std::string_view text);

// Equal words get equal numbers and stand at one address, which stays while others are added and when the pool moves.
class WordPool {
public:
    WordPool();
    [[nodiscard]] std::uint32_t intern(std::string_view word); // "" is 0
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return words_[number]; }
    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0, number = 0; // number 0: free
    };
    [[nodiscard]] std::string_view keep(std::string_view word);
    void grow();

    std::vector<std::string_view> words_;
    std::vector<Slot> slots_; // a power of two, at most half full
    std::vector<std::unique_ptr<char[]>> blocks_;
    char *free_ = nullptr;
    std::size_t left_ = 0;
};

} // namespace zamkan::events
