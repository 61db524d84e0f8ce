// Who says it: speech verbs, "according to", and quotations that go on over sentences.
#pragma once
#include "reading/passage.hpp"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::reading {

struct Source {
    std::string name;    // as written; empty: the text itself
    std::string actor;   // id, when the source is a known actor
    int mention = -1;    // index of its mention
    bool claims = false; // "claimed", "زعم"
    bool denies = false;
    bool institution = false;         // that no list names: "the provincial council"
    std::optional<std::size_t> token; // of the speech word, when it stands in the same sentence
};

class Attributions {
public:
    explicit Attributions(const Passage &passage);
    // For what is told at this token.
    [[nodiscard]] Source at(std::size_t token) const;
    // Actor mentions that only speak; they are nobody's killer.
    // Who spoke last in a sentence; without a name: nobody.
    [[nodiscard]] Source lastSpeaker(std::uint32_t sentence) const;
    [[nodiscard]] bool speaks(int actorMention) const;

private:
    struct Spoken {
        std::size_t token = 0, end = 0; // the speech words
        std::uint32_t sentence = 0;
        bool according = false;
        Source source;
    };
    [[nodiscard]] Source sourceAfter(std::size_t first, std::uint32_t sentence) const;
    [[nodiscard]] bool saidElsewhere(std::size_t token, std::size_t speech) const;
    [[nodiscard]] Source sourceBefore(std::size_t end, std::uint32_t sentence) const;
    [[nodiscard]] Source fighterBefore(std::size_t token, std::size_t from = 0) const;
    [[nodiscard]] Source fighterOpening(std::uint32_t sentence) const;
    [[nodiscard]] std::size_t spokenFrom(std::uint32_t sentence) const;
    [[nodiscard]] Source named(std::size_t first, std::size_t end) const;

    [[nodiscard]] std::span<const Spoken> spokenIn(std::uint32_t sentence) const;

    const Passage &passage_;
    std::vector<Spoken> spoken_; // in order
    std::vector<bool> speaks_;
};

} // namespace zamkan::reading
