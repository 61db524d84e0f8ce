#include "text/pdf.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // POSIX: what a child process inherits

namespace zamkan::text {
namespace {

constexpr std::chrono::seconds kLongest{120}; // for one file

[[noreturn]] void refuse(std::string what, const std::string &where, const char *remedy) { throw InputError(std::move(what), where, remedy); }

// A file in memory that holds the bytes and stands at its beginning.
Descriptor inMemory(std::string_view bytes, const std::string &where) {
    Descriptor file(::memfd_create("pdf", MFD_CLOEXEC));
    while (file.open() && !bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            refuse(std::string("it cannot be handed to pdftotext: ") + std::strerror(errno), where, "save its text as a text file");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!file.open() || ::lseek(file.number(), 0, SEEK_SET) != 0)
        refuse(std::string("it cannot be handed to pdftotext: ") + std::strerror(errno), where, "save its text as a text file");
    return file;
}

class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;
    ~Child() {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            (void)wait();
        }
    }
    [[nodiscard]] int wait() { // its status
        int status = -1;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = 0;
        return status;
    }

private:
    pid_t pid_;
};

// All that it writes; false when that takes too long.
bool drain(int from, std::string &out) {
    const auto end = std::chrono::steady_clock::now() + kLongest;
    std::array<char, 65536> buffer{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        pollfd wanted{from, POLLIN, 0};
        if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) == 0)
            return false;
        const ssize_t got = ::read(from, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return true;
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

// U+202A to U+202E and U+2066 to U+2069 out: the program orders lines itself.
std::string withoutTurns(const std::string &text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto at = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U; };
        const bool turn = at(0) == 0xE2 && ((at(1) == 0x80 && at(2) >= 0xAA && at(2) <= 0xAE) || (at(1) == 0x81 && at(2) >= 0xA6 && at(2) <= 0xA9));
        if (turn)
            i += 2;
        else
            out += text[i] == '\f' ? '\n' : text[i];
    }
    return out;
}

} // namespace

bool looksLikePdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }

std::string textOfPdf(std::string_view bytes, const std::string &where) {
    const Descriptor file = inMemory(bytes, where);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        refuse(std::string("no pipe to pdftotext: ") + std::strerror(errno), where, "save its text as a text file");
    const Descriptor from(ends[0]);
    Descriptor to(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, file.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, to.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::array<std::string, 5> words{"pdftotext", "-enc", "UTF-8", "-", "-"};
    std::array<char *, 6> arguments{words[0].data(), words[1].data(), words[2].data(), words[3].data(), words[4].data(), nullptr};
    pid_t pid = 0;
    const int trouble = posix_spawnp(&pid, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (trouble != 0)
        refuse("a PDF is read by pdftotext, which cannot be started", where, "install the package poppler-utils, or save the text as a text file");
    to = Descriptor();
    Child child(pid);
    std::string text;
    if (!drain(from.number(), text))
        refuse("pdftotext does not come to an end with it", where, "save its text as a text file");
    if (child.wait() != 0)
        refuse("the PDF is damaged, or locked by a password", where, "open it in a viewer and save it, or its text, anew");
    text = withoutTurns(text);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        refuse("the PDF holds no text, only pictures of it", where, "run it through a program that recognises letters (OCR) first");
    return text;
}

} // namespace zamkan::text
