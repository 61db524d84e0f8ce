// Work spread over threads whose results come in the order of the work.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace zamkan::cli {

// Calls take() until it gives nothing, work() on what it gave, and give() on the results in the order of the takes.
// take() and give() are never called by two threads at once; work() runs on up to `threads` of them. No more than
// four results a thread wait for their turn, so memory does not grow with the work, and a result whose turn it is
// never waits for a take() that waits for input. What one of them throws ends the run and is thrown here; the ones
// that are at work finish first.
template <typename Take, typename Work, typename Give> class InOrder {
    using Job = typename std::invoke_result_t<Take>::value_type;
    using Result = std::invoke_result_t<Work, Job>;

public:
    InOrder(unsigned threads, Take take, Work work, Give give)
        : limit_(threads), take_(std::move(take)), work_(std::move(work)), give_(std::move(give)) {}

    void run() {
        if (limit_ <= 1) {
            while (auto job = take_()) give_(work_(std::move(*job)));
            return;
        }
        threads_.reserve(limit_);
        {
            const std::lock_guard lock(state_);
            start();
        }
        for (std::size_t i = 0;; ++i) { // a worker starts the next one before it ends
            std::thread *worker = nullptr;
            {
                const std::lock_guard lock(state_);
                if (i >= threads_.size()) break;
                worker = &threads_[i];
            }
            worker->join();
        }
        if (trouble_) std::rethrow_exception(trouble_);
    }

private:
    void start() {
        if (threads_.size() < limit_) threads_.emplace_back([this] { labour(); });
    }

    void labour() {
        try {
            for (bool first = true;; first = false) {
                std::optional<Job> job;
                std::size_t turn = 0;
                {
                    const std::lock_guard taking(source_);
                    {
                        std::unique_lock lock(state_);
                        room_.wait(lock, [&] { return ended_ || taken_ - given_ < limit_ * 4; });
                        if (ended_) return;
                    }
                    job = take_();
                    const std::lock_guard lock(state_);
                    if (!job) ended_ = true;
                    if (ended_) return;
                    turn = taken_++;
                    if (first) start();
                }
                hand(turn, work_(std::move(*job)));
            }
        } catch (...) {
            const std::lock_guard lock(state_);
            if (!trouble_) trouble_ = std::current_exception();
            ended_ = true;
            room_.notify_all();
        }
    }

    // Whoever brings the result whose turn it is gives it, and those behind it that are ready.
    void hand(std::size_t turn, Result result) {
        std::unique_lock lock(state_);
        ready_.emplace(turn, std::move(result));
        if (giving_ || trouble_) return;
        giving_ = true;
        while (!ready_.empty() && ready_.begin()->first == given_) {
            auto next = ready_.extract(ready_.begin());
            lock.unlock();
            give_(std::move(next.mapped()));
            lock.lock();
            ++given_;
            room_.notify_all();
        }
        giving_ = false;
    }

    const std::size_t limit_;
    Take take_;
    Work work_;
    Give give_;
    std::mutex source_, state_; // source_ first when both are held
    std::condition_variable room_;
    std::vector<std::thread> threads_;
    std::map<std::size_t, Result> ready_;
    std::size_t taken_ = 0, given_ = 0;
    bool ended_ = false, giving_ = false;
    std::exception_ptr trouble_;
};

} // namespace zamkan::cli
