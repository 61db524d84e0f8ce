// Ends of stretches of time whose beginnings another column holds: four bytes each.
#pragma once
#include "events/long_column.hpp"
#include <cstdint>
#include <span>
#include <unordered_map>

namespace zamkan::events {

// Kept as lengths in seconds; the few that last longer than 136 years stand aside.
class EndColumn {
public:
    [[nodiscard]] std::int64_t of(std::size_t at, std::int64_t begin) const {
        const std::uint32_t length = lengths_[at];
        return length != kLonger ? begin + static_cast<std::int64_t>(length) : longer_.find(at)->second;
    }
    [[nodiscard]] std::size_t size() const { return lengths_.size(); }
    void reserve(std::size_t count) { lengths_.reserve(count); }
    void push(std::int64_t begin, std::int64_t end) {
        // In unsigned numbers: from one end of time to the other is longer than a signed one holds.
        const std::uint64_t length = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(begin);
        if (length >= kLonger)
            longer_.emplace(lengths_.size(), end);
        lengths_.push_back(length < kLonger ? static_cast<std::uint32_t>(length) : kLonger);
    }
    void assign(std::span<const std::int64_t> begins, std::span<const std::int64_t> ends) {
        lengths_ = {};
        longer_.clear();
        reserve(begins.size());
        for (std::size_t i = 0; i < begins.size(); ++i)
            push(begins[i], ends[i]);
    }

private:
    static constexpr std::uint32_t kLonger = UINT32_MAX;
    LongColumn<std::uint32_t> lengths_;
    std::unordered_map<std::size_t, std::int64_t> longer_;
};

} // namespace zamkan::events
