#include "base/stopping.hpp"
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <thread>
#include <unistd.h>
#include <vector>

namespace zamkan {
namespace fs = std::filesystem;
namespace {

// Never destroyed: the thread that waits for signals may outlive main.
struct Watched {
    std::mutex naming, list;
    std::vector<fs::path> passing;
    std::array<int, 2> pipe{-1, -1};
};
Watched &watched() {
    static Watched *const one = new Watched;
    return *one;
}

void onSignal(int signal) { // may do next to nothing here
    const auto number = static_cast<unsigned char>(signal);
    if (::write(watched().pipe[1], &number, 1) != 1)
        ::_exit(128 + signal);
}

[[noreturn]] void stop(int signal) {
    Watched &all = watched();
    const std::lock_guard naming(all.naming);
    const std::lock_guard list(all.list);
    for (const fs::path &path : all.passing)
        for (int again = 0; again < 3; ++again) { // whoever writes into a folder may do so still
            std::error_code error;
            fs::remove_all(path, error);
            if (!error)
                break;
        }
    const char *const name = signal == SIGINT ? "Ctrl-C" : signal == SIGTERM ? "SIGTERM" : "SIGHUP";
    std::fprintf(stderr, "\nzamkan: stopped by %s; nothing half-written was left behind\n", name);
    ::_exit(128 + signal);
}

} // namespace

void cleanUpOnSignals() {
    Watched &all = watched();
    if (::pipe(all.pipe.data()) != 0)
        return;
    std::thread([&all] {
        unsigned char number = 0;
        while (::read(all.pipe[0], &number, 1) != 1) {}
        stop(number);
    }).detach();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN)
            continue;
        struct sigaction action {};
        action.sa_handler = onSignal;
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        sigemptyset(&action.sa_mask);
        ::sigaction(signal, &action, nullptr);
    }
}

void beginPassing(const fs::path &path) {
    const std::lock_guard lock(watched().list);
    watched().passing.push_back(path);
}

void endPassing(const fs::path &path) {
    const std::lock_guard lock(watched().list);
    std::erase(watched().passing, path);
}

std::unique_lock<std::mutex> holdSignals() { return std::unique_lock(watched().naming); }

} // namespace zamkan
