#include "mentions/demonyms.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <array>

namespace zamkan::mentions {

Demonyms Demonyms::open() {
    static constexpr std::array<std::string_view, 7> endings{"تين", "تان", "ين", "ون", "ان", "ات", "ه"};
    Demonyms out;
    std::vector<std::pair<std::string, std::string>> inflected;
    const Value lexicon = readAsset("lexicon/demonyms.toml");
    const auto add = [&](const Value &words, const std::string &country) {
        for (const std::string &word : words["en"].strings()) {
            const std::string folded = text::fold(word);
            out.words_.emplace(folded, country);
            if (const auto space = folded.find(' '); space != std::string::npos) out.firsts_.insert(std::string_view(folded).substr(0, space));
        }
        for (const std::string &word : words["ar"].strings()) {
            const std::string folded = text::fold(word);
            out.words_.emplace(folded, country);
            if (folded.size() > 4)
                for (const std::string_view ending : endings) inflected.emplace_back(folded + std::string(ending), country);
            if (folded.ends_with("ي")) out.accusative_.emplace(folded + "ا", country);
        }
    };
    for (const auto &[country, words] : lexicon["demonym"].table()) add(words, country);
    add(lexicon["people"], "");
    for (const auto &[word, country] : inflected) out.words_.emplace(word, country); // a word of its own goes first
    return out;
}

const std::string *Demonyms::countryOfPair(const text::Tokens &tokens, std::size_t token) const {
    if (token + 1 >= tokens.size() || !tokens[token].capitalised || !tokens[token + 1].capitalised || !firsts_.contains(tokens.readings(token).front()))
        return nullptr;
    std::string pair(tokens[token].folded);
    pair += ' ';
    pair += tokens[token + 1].folded;
    return words_.find(pair);
}

const std::string *Demonyms::countryOf(const text::Tokens &tokens, std::size_t token) const {
    if (!tokens.mayKnow(token, words_.bit()) || tokens[token].kind != text::TokenKind::word) return nullptr;
    for (const text::Peeled &reading : tokens.readings(token))
        if (const auto *country = words_.find(reading)) return country;
    return nullptr;
}

const std::string *Demonyms::countryOfAccusative(const text::Tokens &tokens, std::size_t token) const {
    if (token == 0 || !tokens.mayKnow(token, accusative_.bit())) return nullptr;
    const text::Token &noun = tokens[token - 1];
    const bool object = noun.sentence == tokens[token].sentence && noun.kind == text::TokenKind::word && noun.folded.ends_with("ا") &&
                        !noun.folded.ends_with("وا"); // "هاجموا روسيا"
    if (!object) return nullptr;
    return accusative_.find(tokens.readings(token).front());
}

} // namespace zamkan::mentions
