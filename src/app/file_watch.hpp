// Which of the open files changed on disk.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <vector>

namespace zamkan::app {

class FileWatch {
public:
    using Clock = std::chrono::steady_clock;

    void add(const std::filesystem::path &file); // as it is now
    // Files that changed since they were added and have stayed as they are for a second: whoever writes them is done.
    // Looks at the disk once a second at most. A file that is gone is waited for.
    [[nodiscard]] std::vector<std::filesystem::path> changed(Clock::time_point now = Clock::now());

private:
    struct Seen {
        std::filesystem::file_time_type written;
        std::uintmax_t size = 0;
        friend bool operator==(const Seen &, const Seen &) = default;
    };
    struct Watched {
        Seen opened, last;
    };
    [[nodiscard]] static bool look(const std::filesystem::path &file, Seen &seen);
    std::map<std::filesystem::path, Watched> files_;
    Clock::time_point next_{};
};

} // namespace zamkan::app
