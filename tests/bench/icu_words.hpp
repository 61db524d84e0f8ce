// The yardstick of the reading's speed: how long ICU needs to find the words of the same text.
#pragma once
#include <memory>
#include <string_view>

class IcuWords {
public:
    IcuWords();
    ~IcuWords();
    IcuWords(const IcuWords &) = delete;
    IcuWords &operator=(const IcuWords &) = delete;

    // Word boundaries of valid UTF-8 (UAX 29, the root locale's rules), as UText and without a copy of the text.
    [[nodiscard]] std::size_t count(std::string_view utf8);

private:
    struct Breaker;
    std::unique_ptr<Breaker> breaker_;
};
