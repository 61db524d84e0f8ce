#include "text/characters.hpp"
#include "text/fold.hpp"
#include "text/token.hpp"

namespace zamkan::text {
namespace {

struct Letter {
    char32_t folded = 0;
    std::uint32_t start = 0;
};

constexpr std::size_t shortestRest = 2; // letters; "ولد" keeps its waw as a rule only where the rest is a word

} // namespace

std::vector<Peeled> peelings(std::string_view surface) {
    std::vector<Peeled> out;
    const std::string whole = fold(surface);
    out.push_back({whole, 0, {}});

    // The first letters with the bytes where they start; four proclitics and a rest need no more.
    std::vector<Letter> letters;
    for (std::size_t at = 0; at < surface.size() && letters.size() < 8;) {
        const auto start = static_cast<std::uint32_t>(at);
        const char32_t c = nextCharacter(surface, at);
        if (classOf(c) != CharacterClass::letter) continue;
        if (!isArabicLetter(c)) return out;
        letters.push_back({c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ' ? U'ا' : c, start});
    }
    const auto is = [&](std::size_t i, char32_t c) { return i < letters.size() && letters[i].folded == c; };
    const auto plainAlef = [&](std::size_t i) { // the article's alef is never أ or إ
        std::size_t at = letters[i].start;
        const char32_t c = nextCharacter(surface, at);
        return c == U'ا' || c == U'ٱ';
    };
    const auto rest = [&](std::size_t i, std::string proclitics) {
        if (letters.size() >= i + shortestRest)
            out.push_back({fold(surface.substr(letters[i].start)), letters[i].start, std::move(proclitics)});
    };
    const auto article = [&](std::size_t i, const std::string &before) {
        if (is(i, U'ا') && is(i + 1, U'ل') && plainAlef(i)) rest(i + 2, before + "ال");
    };
    const auto preposition = [&](std::size_t i, const std::string &before) {
        if (is(i, U'ب') || is(i, U'ك')) {
            const std::string peeled = before + (is(i, U'ب') ? "ب" : "ك");
            rest(i + 1, peeled);
            article(i + 1, peeled);
        } else if (is(i, U'ل') && is(i + 1, U'ل')) {
            if (letters.size() >= i + 2 + shortestRest) {
                out.push_back({"ا" + fold(surface.substr(letters[i + 1].start)), letters[i + 1].start, before + "ل"});
                rest(i + 2, before + "لل");
            }
        } else if (is(i, U'ل')) {
            rest(i + 1, before + "ل");
        }
    };
    if (letters.empty()) return out;
    if (is(0, U'و') || is(0, U'ف')) {
        const std::string peeled = is(0, U'و') ? "و" : "ف";
        rest(1, peeled);
        article(1, peeled);
        preposition(1, peeled);
    }
    article(0, {});
    preposition(0, {});
    return out;
}

} // namespace zamkan::text
