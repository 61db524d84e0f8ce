// Work spread over the machine's cores.
#pragma once
#include <cstddef>
#include <functional>

namespace zamkan {

// How many threads `wanted` means: 0 is one a core.
[[nodiscard]] unsigned threadsFor(unsigned wanted);

// Calls work(task, worker) for each task below `count`, taken in their order by up to `threads` threads, this one
// among them; `worker` is below `threads` and at work on one task at a time. When a call throws, tasks that nobody
// has taken are left, and the first exception is thrown again once all threads have ended.
void spread(std::size_t count, unsigned threads, const std::function<void(std::size_t task, unsigned worker)> &work);

} // namespace zamkan
