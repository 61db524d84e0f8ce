// Things that one thread uses at a time and that are worth keeping for the next one.
#pragma once
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace zamkan {

// May be used by several threads at once.
template <typename T> class Spares {
public:
    [[nodiscard]] std::optional<T> take() {
        const std::lock_guard lock(mutex_);
        if (things_.empty()) return std::nullopt;
        std::optional<T> out(std::move(things_.back()));
        things_.pop_back();
        return out;
    }
    void give(T thing) {
        const std::lock_guard lock(mutex_);
        things_.push_back(std::move(thing));
    }

private:
    std::mutex mutex_;
    std::vector<T> things_;
};

} // namespace zamkan
