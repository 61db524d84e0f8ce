// Runs the program that was built, as a user would.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

struct Run {
    int status = -1; // exit status; 128 + signal for a crash
    std::string out, err;
};

// `environment` is laid over ours; `input` goes to standard input.
Run runProgram(const std::vector<std::string> &arguments, const std::string &input = {},
               const std::map<std::string, std::string> &environment = {});

// In a child after fork: becomes the program.
[[noreturn]] void becomeProgram(std::vector<std::string> arguments, const std::map<std::string, std::string> &environment);

// A folder of its own that goes with the test.
struct Scratch {
    std::filesystem::path path;
    Scratch();
    ~Scratch();
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    // Writes a file and gives its path.
    std::string file(const std::string &name, const std::string &bytes) const;
};
