#include "run_program.hpp"
#include "base/files.hpp"
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

Scratch::Scratch() {
    std::string name = (fs::temp_directory_path() / "zamkan-cli-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path = name;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

std::string Scratch::file(const std::string &name, const std::string &bytes) const {
    zamkan::writeBytes(path / name, bytes);
    return (path / name).string();
}

void becomeProgram(std::vector<std::string> arguments, const std::map<std::string, std::string> &environment) {
    for (const auto &[name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
    arguments.insert(arguments.begin(), ZAMKAN_PROGRAM);
    std::vector<char *> argv;
    for (std::string &word : arguments) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
}

Run runProgram(const std::vector<std::string> &arguments, const std::string &input,
               const std::map<std::string, std::string> &environment) {
    const Scratch scratch;
    const std::string in = scratch.file("in", input), out = (scratch.path / "out").string(),
                      err = (scratch.path / "err").string();
    const pid_t child = fork();
    if (child == 0) {
        dup2(open(in.c_str(), O_RDONLY), 0);
        dup2(open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
        dup2(open(err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
        becomeProgram(arguments, environment);
    }
    int state = 0;
    waitpid(child, &state, 0);
    Run run;
    run.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    run.out = zamkan::readBytes(out);
    run.err = zamkan::readBytes(err);
    return run;
}
