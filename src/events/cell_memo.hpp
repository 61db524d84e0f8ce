// What cells mean, found once for each of their texts.
#pragma once
#include "events/word_pool.hpp"
#include <cstddef>
#include <deque>
#include <string_view>
#include <utility>

namespace zamkan::events {

// Tables say the same few things in millions of rows. Values keep their number and their address. Past `most`
// different texts (clock times, say) they are no longer kept.
template <typename Value> class CellMemo {
public:
    explicit CellMemo(std::size_t most = 1 << 24) : most_(most) {}

    // The number of the text's value, which make() gives when it is new.
    template <typename Make> std::uint32_t number(std::string_view text, const Make &make) {
        const std::uint32_t at = texts_.intern(text);
        if (values_.empty())
            values_.emplace_back();
        if (at == 0 && !std::exchange(emptyMade_, true))
            values_.front() = make();
        if (at >= values_.size())
            values_.push_back(make());
        return at;
    }
    template <typename Make> Value &of(std::string_view text, const Make &make) {
        if (values_.size() >= most_) {
            spare_ = make();
            return spare_;
        }
        return values_[number(text, make)];
    }
    [[nodiscard]] Value &operator[](std::uint32_t number) { return values_[number]; }
    [[nodiscard]] const Value &operator[](std::uint32_t number) const { return values_[number]; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }

private:
    std::size_t most_;
    WordPool texts_;
    std::deque<Value> values_; // by number; of "" first, made when somebody asks for it
    bool emptyMade_ = false;
    Value spare_{};
};

} // namespace zamkan::events
