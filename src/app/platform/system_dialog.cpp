#include "app/platform/system_dialog.hpp"
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // POSIX: what a child process inherits

namespace zamkan::app {

namespace {
constexpr const char *kProgram = "zenity";

bool inPath(const std::string &program) {
    const char *path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((folder + "/" + program).c_str(), X_OK) == 0)
            return true;
    return false;
}
} // namespace

SystemDialog::~SystemDialog() {
    if (child_ > 0) {
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
    }
    if (answer_ >= 0)
        ::close(answer_);
}

bool SystemDialog::available() {
    static const bool there = inPath(kProgram);
    return there;
}

bool SystemDialog::show(const std::string &title, const std::filesystem::path &folder) {
    std::array<int, 2> pipe{};
    if (child_ > 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return false;
    std::array<std::string, 6> words{kProgram, "--file-selection", "--multiple", "--separator=\n", "--title=" + title,
                                     "--filename=" + (folder / "").string()};
    std::array<char *, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i)
        arguments[i] = words[i].data();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    const bool started = posix_spawnp(&child_, kProgram, &actions, nullptr, arguments.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (!started) {
        ::close(pipe[0]);
        child_ = 0;
        return false;
    }
    answer_ = pipe[0];
    ::fcntl(answer_, F_SETFL, O_NONBLOCK);
    said_.clear();
    return true;
}

std::optional<std::vector<std::filesystem::path>> SystemDialog::poll() {
    if (child_ <= 0)
        return std::nullopt;
    std::array<char, 4096> piece{};
    const bool over = ::waitpid(child_, nullptr, WNOHANG) == child_; // before the rest is read: nothing comes after it
    for (ssize_t size = 0; (size = ::read(answer_, piece.data(), piece.size())) > 0;)
        said_.append(piece.data(), static_cast<std::size_t>(size));
    if (!over)
        return std::nullopt;
    ::close(answer_);
    answer_ = -1;
    child_ = 0;
    std::vector<std::filesystem::path> files;
    std::istringstream lines(said_);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty())
            files.emplace_back(line);
    return files;
}

} // namespace zamkan::app
