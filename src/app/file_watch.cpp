#include "app/file_watch.hpp"

namespace zamkan::app {

bool FileWatch::look(const std::filesystem::path &file, Seen &seen) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(file, trouble))
        return false;
    seen.written = std::filesystem::last_write_time(file, trouble);
    seen.size = trouble ? 0 : std::filesystem::file_size(file, trouble);
    return !trouble;
}

void FileWatch::add(const std::filesystem::path &file) {
    Seen seen;
    if (look(file, seen))
        files_[file] = {seen, seen};
}

std::vector<std::filesystem::path> FileWatch::changed(Clock::time_point now) {
    std::vector<std::filesystem::path> rested;
    if (now < next_)
        return rested;
    next_ = now + std::chrono::seconds{1};
    for (auto &[file, watched] : files_) {
        Seen seen;
        if (!look(file, seen))
            continue;
        if (seen != watched.opened && seen == watched.last) {
            watched.opened = seen;
            rested.push_back(file);
        }
        watched.last = seen;
    }
    return rested;
}

} // namespace zamkan::app
