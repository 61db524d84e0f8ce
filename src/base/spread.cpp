#include "base/spread.hpp"
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace zamkan {

unsigned threadsFor(unsigned wanted) {
    constexpr unsigned kMost = 64;
    return std::clamp(wanted == 0 ? std::thread::hardware_concurrency() : wanted, 1U, kMost);
}

void spread(std::size_t count, unsigned threads, const std::function<void(std::size_t task, unsigned worker)> &work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr trouble;
    std::mutex mutex;
    const auto run = [&](unsigned worker) {
        try {
            for (std::size_t task = next++; task < count; task = next++)
                work(task, worker);
        } catch (...) {
            next = count;
            const std::lock_guard lock(mutex);
            if (!trouble)
                trouble = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    for (unsigned worker = 1; worker < std::min<std::size_t>(threads, count); ++worker)
        others.emplace_back(run, worker);
    run(0);
    for (std::thread &other : others)
        other.join();
    if (trouble)
        std::rethrow_exception(trouble);
}

} // namespace zamkan
