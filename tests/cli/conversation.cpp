#include "conversation.hpp"
#include "run_program.hpp"
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

Conversation::Conversation(const std::vector<std::string> &arguments, const std::map<std::string, std::string> &environment) {
    std::signal(SIGPIPE, SIG_IGN); // writing to a program that has ended is a finding, not our end
    int input[2], output[2];
    if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    child_ = fork();
    if (child_ == 0) {
        dup2(input[0], 0);
        dup2(output[1], 1);
        becomeProgram(arguments, environment);
    }
    close(input[0]);
    close(output[1]);
    in_ = input[1];
    out_ = output[0];
}

Conversation::~Conversation() {
    endInput();
    stopListening();
    if (child_ > 0) {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
}

void Conversation::say(const std::string &bytes) const {
    for (std::size_t at = 0; at < bytes.size();) {
        const ssize_t count = write(in_, bytes.data() + at, bytes.size() - at);
        if (count <= 0) return;
        at += static_cast<std::size_t>(count);
    }
}

std::string Conversation::hear() {
    for (;;) {
        if (const std::size_t end = heard_.find('\n'); end != std::string::npos) {
            std::string line = heard_.substr(0, end);
            heard_.erase(0, end + 1);
            return line;
        }
        pollfd waiting{out_, POLLIN, 0};
        if (poll(&waiting, 1, 60'000) <= 0) return {};
        char bytes[65536];
        const ssize_t count = read(out_, bytes, sizeof bytes);
        if (count <= 0) return {};
        heard_.append(bytes, static_cast<std::size_t>(count));
    }
}

void Conversation::stopListening() {
    if (out_ >= 0) close(out_);
    out_ = -1;
}

void Conversation::endInput() {
    if (in_ >= 0) close(in_);
    in_ = -1;
}

void Conversation::signal(int number) const { kill(child_, number); }

int Conversation::wait() {
    int state = 0;
    waitpid(child_, &state, 0);
    child_ = -1;
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}
