// The log: what happened, for a bug report. Kept in memory and in stateFolder()/zamkan.log.
#pragma once
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace zamkan::app {

// One thread. A folder that cannot be written leaves the log in memory only.
class Log {
public:
    Log();
    void line(std::string_view text);
    [[nodiscard]] std::string tail() const; // the last lines
    [[nodiscard]] const std::filesystem::path &folder() const { return folder_; }
    [[nodiscard]] double milliseconds() const; // since the program began to log

private:
    std::filesystem::path folder_;
    std::ofstream file_;
    std::deque<std::string> last_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

} // namespace zamkan::app
