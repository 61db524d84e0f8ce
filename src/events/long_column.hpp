// Long columns of plain values.
#pragma once
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <sys/mman.h>
#include <utility>
#include <vector>

namespace zamkan::events {

// Leaves values that nobody gave as they are instead of clearing them, and asks the kernel for large pages: a million
// rows are filled by several threads at once, and clearing and paging them in beforehand took longer than reading them.
template <typename Value> struct ColumnAllocator {
    using value_type = Value;
    ColumnAllocator() = default;
    template <typename Other> explicit(false) ColumnAllocator(const ColumnAllocator<Other> &) noexcept {}

    [[nodiscard]] Value *allocate(std::size_t count) {
        constexpr std::size_t kLargePage = 2 << 20, kLarge = 512 << 10;
        const std::size_t bytes = count * sizeof(Value);
        void *memory = nullptr;
        if (bytes < kLarge) {
            memory = std::malloc(bytes);
        } else {
            const std::size_t whole = (bytes + kLargePage - 1) / kLargePage * kLargePage;
            memory = std::aligned_alloc(kLargePage, whole);
            if (memory)
                (void)::madvise(memory, whole, MADV_HUGEPAGE); // a wish: without large pages it works as well
        }
        if (!memory)
            throw std::bad_alloc();
        return static_cast<Value *>(memory);
    }
    void deallocate(Value *memory, std::size_t) noexcept { std::free(memory); }

    template <typename Made> void construct(Made *at) noexcept { ::new (static_cast<void *>(at)) Made; }
    template <typename Made, typename... Arguments> void construct(Made *at, Arguments &&...arguments) {
        std::construct_at(at, std::forward<Arguments>(arguments)...);
    }
    friend bool operator==(const ColumnAllocator &, const ColumnAllocator &) { return true; }
};

// resize() leaves what is new without a value.
template <typename Value> using LongColumn = std::vector<Value, ColumnAllocator<Value>>;

} // namespace zamkan::events
