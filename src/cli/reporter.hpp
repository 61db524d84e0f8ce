// What the user is told on stderr while long work runs.
#pragma once
#include "base/diagnostic.hpp"
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::cli {

// Remarks as they come, the slightest ones only until there are many; progress in one line when stderr is a terminal.
// For one thread at a time.
class Reporter {
public:
    explicit Reporter(bool quiet);
    ~Reporter(); // takes the progress line away and counts what was not shown
    Reporter(const Reporter &) = delete;
    Reporter &operator=(const Reporter &) = delete;

    void tell(const Diagnostic &diagnostic);
    void tell(const std::vector<Diagnostic> &diagnostics);
    void progress(std::uint64_t documents, std::uint64_t bytes);

private:
    void clearLine();
    bool quiet_, terminal_;
    bool lineShown_ = false;
    std::uint64_t remarks_ = 0;
    std::chrono::steady_clock::time_point started_, shown_;
};

} // namespace zamkan::cli
