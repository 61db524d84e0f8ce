#include "cli/reporter.hpp"
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>

namespace zamkan::cli {
namespace {

constexpr std::uint64_t kRemarksShown = 10;

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

Reporter::Reporter(bool quiet)
    : quiet_(quiet), terminal_(!quiet && isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0),
      started_(std::chrono::steady_clock::now()), shown_(started_) {}

Reporter::~Reporter() {
    clearLine();
    if (!quiet_ && remarks_ > kRemarksShown)
        fmt::print(stderr, "zamkan: {} more such remarks; all stand in the output as lines of kind \"remark\"\n",
                   remarks_ - kRemarksShown);
}

void Reporter::clearLine() {
    if (lineShown_) fmt::print(stderr, "\r\x1b[K");
    lineShown_ = false;
}

void Reporter::tell(const Diagnostic &diagnostic) {
    if (quiet_ || (diagnostic.severity == Severity::remark && ++remarks_ > kRemarksShown)) return;
    clearLine();
    fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
}

void Reporter::tell(const std::vector<Diagnostic> &diagnostics) {
    for (const Diagnostic &diagnostic : diagnostics) tell(diagnostic);
}

void Reporter::progress(std::uint64_t documents, std::uint64_t bytes) {
    if (!terminal_ || secondsSince(shown_) < 0.2) return;
    shown_ = std::chrono::steady_clock::now();
    const double megabytes = static_cast<double>(bytes) / 1e6;
    fmt::print(stderr, "\r\x1b[K{} articles, {:.1f} MB, {:.1f} MB/s", documents, megabytes, megabytes / secondsSince(started_));
    std::fflush(stderr);
    lineShown_ = true;
}

} // namespace zamkan::cli
