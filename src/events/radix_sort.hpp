// Sorting many rows by numbers.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace zamkan::events {

// By the lowest `bits` bits of `key`, least digit first, so that rows alike stay as they stood. A digit that is the same
// in all keys costs nothing but its count.
template <typename List> void radixSort(List &keyed, unsigned bits) {
    constexpr unsigned kDigit = 11;
    List other(keyed.size());
    for (unsigned shift = 0; shift < bits && !keyed.empty(); shift += kDigit) {
        std::array<std::uint32_t, 1U << kDigit> starts{};
        const auto digit = [shift](std::uint64_t key) { return key >> shift & ((1U << kDigit) - 1); };
        for (const auto &one : keyed)
            ++starts[digit(one.key)];
        if (starts[digit(keyed.front().key)] == keyed.size())
            continue;
        std::uint32_t sum = 0;
        for (std::uint32_t &start : starts)
            sum += std::exchange(start, sum);
        for (const auto &one : keyed)
            other[starts[digit(one.key)]++] = one;
        keyed.swap(other);
    }
}

} // namespace zamkan::events
