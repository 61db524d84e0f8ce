#include "briefing/child.hpp"
#include "base/diagnostic.hpp"
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace zamkan::briefing {

Child::Child(const std::vector<std::string> &words) {
    std::array<int, 2> pipe{-1, -1};
    const auto fail = [&] { throw InputError(std::string("another program cannot be started (") + std::strerror(errno) + ")", words.front(), "close some programs"); };
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail();
    const Descriptor reading(pipe[0]);
    input_ = Descriptor(pipe[1]);
    ::fcntl(input_.number(), F_SETPIPE_SZ, 1 << 20);
    errors_ = Descriptor(::memfd_create("errors", MFD_CLOEXEC));
    std::vector<char *> arguments;
    for (const std::string &word : words) arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);
    const int parent = ::getpid();
    pid_ = ::fork();
    if (pid_ < 0) fail();
    if (pid_ > 0) return;
    ::setpgid(0, 0); // Ctrl-C is for us: we end it
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
    ::dup2(reading.number(), STDIN_FILENO);
    if (errors_.open()) ::dup2(errors_.number(), STDERR_FILENO);
    if (const int none = ::open("/dev/null", O_WRONLY); none >= 0) ::dup2(none, STDOUT_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

Child::~Child() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {}
}

bool Child::feed(std::span<const std::uint8_t> bytes) {
    sigset_t pipes, before; // the write says so itself
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipes, &before);
    const bool whole = writeAll(input_.number(), {reinterpret_cast<const char *>(bytes.data()), bytes.size()});
    if (!whole) { // takes the signal away that is pending now
        const timespec now{};
        while (::sigtimedwait(&pipes, nullptr, &now) < 0 && errno == EINTR) {}
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return whole;
}

int Child::wait(const std::function<bool()> &stop) {
    input_ = Descriptor();
    int status = 0;
    for (;;) {
        const int ended = ::waitpid(pid_, &status, WNOHANG);
        if (ended == pid_) break;
        if (ended < 0 && errno != EINTR) break;
        if (stop && stop()) return -1;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string Child::said() const {
    std::string text(4096, '\0');
    const off_t size = ::lseek(errors_.number(), 0, SEEK_END);
    const off_t from = size > 4096 ? size - 4096 : 0;
    const ssize_t count = ::pread(errors_.number(), text.data(), text.size(), from);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    const std::size_t line = text.rfind('\n');
    return line == std::string::npos ? text : text.substr(line + 1);
}

} // namespace zamkan::briefing
