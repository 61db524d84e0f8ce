// A folder of the user's own for the time of a test.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>

namespace zamkan::test {

struct OwnFolder {
    explicit OwnFolder(const char *variable) : variable_(variable) { // "XDG_STATE_HOME"
        std::filesystem::create_directories(folder);
        ::setenv(variable, folder.c_str(), 1);
    }
    ~OwnFolder() {
        ::unsetenv(variable_);
        std::filesystem::remove_all(folder);
    }
    OwnFolder(const OwnFolder &) = delete;
    OwnFolder &operator=(const OwnFolder &) = delete;

    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("zamkan-own-" + std::to_string(::getpid()));

private:
    const char *variable_;
};

} // namespace zamkan::test
