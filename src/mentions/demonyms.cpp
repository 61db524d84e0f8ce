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

const std::string *Demonyms::arabic(const text::Peeled &reading) const {
    if (const auto *country = words_.find(reading.folded, reading.hash)) return country;
    static constexpr std::array<std::string_view, 7> endings{"تين", "تان", "ين", "ون", "ان", "ات", "ه"};
    for (const std::string_view ending : endings)
        if (reading.folded.size() > ending.size() + 4 && reading.folded.ends_with(ending))
            return words_.find(reading.folded.substr(0, reading.folded.size() - ending.size()));
    return nullptr;
}

const std::string *Demonyms::countryOf(const text::Tokens &tokens, std::size_t token) const {
    if (tokens[token].kind != text::TokenKind::word) return nullptr;
    const auto readings = tokens.readings(token);
    if (const auto *country = words_.find(readings.front().folded, readings.front().hash)) return country;
    if (static_cast<unsigned char>(tokens[token].folded[0]) < 0xD8) return nullptr;
    for (const text::Peeled &reading : readings)
        if (const auto *country = arabic(reading)) return country;
    return nullptr;
}

} // namespace zamkan::mentions
