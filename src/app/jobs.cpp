#include "app/jobs.hpp"
#include <utility>

namespace zamkan::app {

Jobs::Jobs(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

Jobs::~Jobs() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        waiting_.clear();
    }
    ready_.notify_all();
    for (std::thread &thread : threads_)
        thread.join();
}

void Jobs::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(job));
        ++unfinished_;
    }
    ready_.notify_one();
}

std::vector<session::Action> Jobs::poll() {
    const std::lock_guard lock(mutex_);
    return std::exchange(done_, {});
}

std::size_t Jobs::unfinished() const {
    const std::lock_guard lock(mutex_);
    return unfinished_;
}

void Jobs::work() {
    const Post post = [this](session::Action action) {
        const std::lock_guard lock(mutex_);
        done_.push_back(std::move(action));
    };
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            ready_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (stopping_)
                return;
            job = std::move(waiting_.front());
            waiting_.pop_front();
        }
        job(post);
        const std::lock_guard lock(mutex_);
        --unfinished_;
    }
}

} // namespace zamkan::app
