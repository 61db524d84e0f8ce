// Work beside the window: jobs run on worker threads and hand actions over; poll() on the UI thread, once a frame,
// takes them. Nothing else is shared.
#pragma once
#include "session/session.hpp"
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zamkan::app {

class Jobs {
public:
    using Post = std::function<void(session::Action)>; // callable from the job only
    using Job = std::function<void(const Post &)>;     // must not throw

    explicit Jobs(unsigned threads = 2);
    ~Jobs(); // lets running jobs end, drops those that wait
    Jobs(const Jobs &) = delete;
    Jobs &operator=(const Jobs &) = delete;

    void submit(Job job);
    [[nodiscard]] std::vector<session::Action> poll();
    [[nodiscard]] std::size_t unfinished() const; // waiting or running

private:
    void work();
    mutable std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Job> waiting_;
    std::vector<session::Action> done_;
    std::size_t unfinished_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace zamkan::app
