// Made-up inputs: pieces of real articles, broken in the ways that files are broken. The same number gives the same
// input on every machine.
#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

class Mutator {
public:
    explicit Mutator(std::vector<std::string> texts) : texts_(std::move(texts)) {}

    // A piece of one text with one to four mutations: flipped bits, cuts inside characters, a piece of another text,
    // direction marks, huge numbers, repeated words, NULs, dropped spaces, control and combining characters; plain,
    // or wrapped as JSON Lines (unpaired surrogates in the escapes included) or as HTML.
    [[nodiscard]] std::string input(std::uint64_t number) const;

private:
    using Random = std::mt19937_64; // its numbers are the standard's; the distributions are not, so they are not used
    [[nodiscard]] std::string piece(Random &random, std::size_t longest) const;
    void mutate(std::string &text, Random &random) const;

    std::vector<std::string> texts_;
};

// For failure messages and reproducing: "\xD8" and the like for what is not plain ASCII.
[[nodiscard]] std::string escaped(std::string_view bytes);
