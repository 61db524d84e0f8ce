// Another program that is fed through its standard input.
#pragma once
#include "base/files.hpp"
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::briefing {

// It ends when we do, hears no Ctrl-C of ours, and is killed when it goes out of scope before wait(). What it says on
// standard error is kept.
class Child {
public:
    explicit Child(const std::vector<std::string> &words); // throws InputError when it cannot be started
    ~Child();
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    [[nodiscard]] bool feed(std::span<const std::uint8_t> bytes); // false: it reads no more
    // Closes its input and waits for its end; its status, or -1 when `stop` said so first.
    int wait(const std::function<bool()> &stop = {});
    [[nodiscard]] std::string said() const; // the last line that it wrote to standard error

private:
    int pid_ = -1;
    Descriptor input_, errors_;
};

} // namespace zamkan::briefing
