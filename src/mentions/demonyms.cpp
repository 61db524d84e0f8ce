#include "mentions/demonyms.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <array>

namespace zamkan::mentions {

Demonyms Demonyms::open() {
    Demonyms out;
    const Value lexicon = readAsset("lexicon/demonyms.toml");
    const auto add = [&](const Value &words, const std::string &country) {
        for (const char *language : {"ar", "en"})
            for (const std::string &word : words[language].strings()) out.words_.emplace(text::fold(word), country);
    };
    for (const auto &[country, words] : lexicon["demonym"].table()) add(words, country);
    add(lexicon["people"], "");
    return out;
}

const std::string *Demonyms::arabic(std::string_view folded) const {
    const auto look = [&](std::string_view word) -> const std::string * {
        const auto found = words_.find(std::string(word));
        return found == words_.end() ? nullptr : &found->second;
    };
    if (const auto *country = look(folded)) return country;
    static constexpr std::array<std::string_view, 7> endings{"تين", "تان", "ين", "ون", "ان", "ات", "ه"};
    for (const std::string_view ending : endings)
        if (folded.size() > ending.size() + 4 && folded.ends_with(ending))
            return look(folded.substr(0, folded.size() - ending.size()));
    if (folded.size() > 6 && folded.ends_with("ا")) // "تركيًا", when the last letter before it is the adjective's
        return nullptr;
    return nullptr;
}

const std::string *Demonyms::countryOf(const text::Token &token, std::string_view surface) const {
    if (token.kind != text::TokenKind::word) return nullptr;
    if (const auto found = words_.find(token.folded); found != words_.end()) return &found->second;
    if (token.folded.empty() || static_cast<unsigned char>(token.folded[0]) < 0xD8) return nullptr;
    for (const text::Peeled &reading : text::peelings(surface))
        if (const auto *country = arabic(reading.folded)) return country;
    return nullptr;
}

} // namespace zamkan::mentions
