#include "app/log.hpp"
#include "base/locations.hpp"
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
constexpr std::size_t kTail = 60;
constexpr std::uintmax_t kLargest = 1'000'000; // then the file becomes zamkan.log.1
} // namespace

Log::Log() : folder_(stateFolder()) {
    std::error_code trouble; // whatever it is: the file then does not open, and memory must do
    std::filesystem::create_directories(folder_, trouble);
    const auto file = folder_ / "zamkan.log";
    if (std::filesystem::file_size(file, trouble) > kLargest && !trouble)
        std::filesystem::rename(file, folder_ / "zamkan.log.1", trouble);
    file_.open(file, std::ios::app);
}

double Log::milliseconds() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start_).count();
}

void Log::line(std::string_view text) {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    last_.push_back(fmt::format("{:%Y-%m-%dT%H:%M:%SZ} {:8.0f} ms  {}", fmt::gmtime(now), milliseconds(), text));
    if (last_.size() > kTail)
        last_.pop_front();
    if (file_)
        file_ << last_.back() << std::endl;
}

std::string Log::tail() const {
    std::string text;
    for (const std::string &line : last_)
        text += line + "\n";
    return text;
}

} // namespace zamkan::app
