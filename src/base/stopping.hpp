// Ctrl-C and SIGTERM end the program at once, and leave nothing half-written behind.
#pragma once
#include <filesystem>
#include <mutex>

namespace zamkan {

// From main, once: the first SIGINT, SIGTERM or SIGHUP removes what is passing, says so in one line on standard error
// and ends the program with 128 + the signal's number (130 for Ctrl-C); the second one ends it on the spot. A signal
// that whoever started us had ignored (nohup) stays ignored.
void cleanUpOnSignals();

// A file or a folder that is not to outlive the program when that is ended in between. Its owner removes it otherwise.
void beginPassing(const std::filesystem::path &path);
void endPassing(const std::filesystem::path &path);

// While it is held, what was written gets its name and signals wait: keep it short.
[[nodiscard]] std::unique_lock<std::mutex> holdSignals();

} // namespace zamkan
