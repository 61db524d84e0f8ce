// The program in a pipeline: something is written to it, and its answer is waited for before more is written.
#pragma once
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

class Conversation {
public:
    explicit Conversation(const std::vector<std::string> &arguments, const std::map<std::string, std::string> &environment = {});
    ~Conversation(); // ends the program if it still runs
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    void say(const std::string &bytes) const;
    // The next line of standard output without its end; "" when none comes within a minute.
    std::string hear();
    void stopListening(); // closes our end of its standard output
    void endInput();
    void signal(int number) const;
    int wait(); // exit status; 128 + signal when one ended it

private:
    pid_t child_ = -1;
    int in_ = -1, out_ = -1;
    std::string heard_;
};
