#include "mentions/phrases.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

bool standsInsideNames(const text::Token &mark, const text::Token &before) {
    const std::string_view c = mark.folded;
    if (c == ".") return before.span.size() <= 2; // "U.S."
    for (const char *quiet : {"-", "–", "«", "»", "\"", "“", "”", "'", "’", "‘"})
        if (c == quiet) return true;
    return false;
}

} // namespace

std::size_t nextInName(const text::Tokens &tokens, std::size_t token) {
    std::size_t at = token + 1;
    while (at < tokens.size() && at < token + 4 && tokens[at].kind == text::TokenKind::punctuation &&
           standsInsideNames(tokens[at], tokens[at - 1]))
        ++at;
    if (at >= tokens.size() || tokens[at].kind == text::TokenKind::punctuation ||
        tokens[at].sentence != tokens[token].sentence)
        return tokens.size();
    return at;
}

Spelling::Spelling(std::vector<std::pair<std::string, std::string>> parts) : parts_(std::move(parts)) {}

Spelling Spelling::open() {
    std::vector<std::pair<std::string, std::string>> parts;
    const Value lexicon = readAsset("lexicon/ar/places.toml");
    for (const Value &pair : lexicon["spelling"]["parts"].list()) {
        const auto words = pair.strings();
        if (words.size() == 2) parts.emplace_back(text::fold(words[0]), text::fold(words[1]));
    }
    return Spelling(std::move(parts));
}

std::vector<std::string> Spelling::variants(std::string_view foldedWord) const {
    std::vector<std::string> out{std::string(foldedWord)};
    for (const auto &[written, levelled] : parts_)
        if (const auto found = out.front().find(written); found != std::string::npos)
            out.front().replace(found, written.size(), levelled);
    for (const auto &[written, levelled] : parts_)
        if (const auto found = out.front().find(levelled); found != std::string::npos && written != levelled)
            out.push_back(std::string(out.front()).replace(found, levelled.size(), written));
    return out;
}

void PhraseTable::add(std::string_view phrase, std::uint32_t payload) {
    const text::Tokens tokens = text::tokenize(text::Document(std::string(phrase)));
    std::vector<std::vector<std::string>> spelt(1);
    for (const text::Token &token : tokens.tokens) {
        if (token.kind == text::TokenKind::punctuation) continue;
        std::vector<std::vector<std::string>> longer;
        for (const std::string &word : spelling_.variants(token.folded))
            for (std::vector<std::string> words : spelt) {
                words.push_back(word);
                longer.push_back(std::move(words));
            }
        spelt = std::move(longer);
    }
    for (const auto &words : spelt) add(words, payload);
}

void PhraseTable::add(const std::vector<std::string> &words, std::uint32_t payload) {
    if (words.empty()) return;
    Entry added{{words.begin() + 1, words.end()}, payload};
    auto &entries = byFirst_[words.front()];
    const auto place = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry &entry) { return entry.rest.size() < added.rest.size(); });
    entries.insert(place, std::move(added));
}

// One past the last token of the entry whose first word stands at `token`; 0 when the rest does not follow.
std::size_t PhraseTable::endOf(const Entry &entry, const text::Tokens &tokens, std::size_t token) {
    std::size_t at = token;
    for (std::size_t i = 0; i < entry.rest.size(); ++i) {
        at = nextInName(tokens, at);
        if (at >= tokens.size()) return 0;
        const std::string_view word = tokens[at].folded;
        const bool last = i + 1 == entry.rest.size();
        if (word != entry.rest[i] && !(last && word.size() == entry.rest[i].size() + 1 && word.ends_with('s') &&
                                       word.starts_with(entry.rest[i])))
            return 0;
    }
    return at + 1;
}

void PhraseTable::at(const text::Tokens &tokens, std::size_t token, const std::vector<Entry> *entries,
                     std::vector<Hit> &hits) const {
    hits.clear();
    if (!entries) return;
    for (const Entry &entry : *entries)
        if (const std::size_t end = endOf(entry, tokens, token)) hits.push_back({entry.payload, end, entry.rest.size() + 1});
}

std::optional<PhraseTable::Hit> PhraseTable::longestAt(const text::Tokens &tokens, std::size_t token,
                                                       const text::Peeled &first) const {
    const std::vector<Entry> *entries = byFirst_.find(first);
    if (!entries) return std::nullopt;
    for (const Entry &entry : *entries)
        if (const std::size_t end = endOf(entry, tokens, token)) return Hit{entry.payload, end, entry.rest.size() + 1};
    return std::nullopt;
}

std::string_view withoutPossessive(std::string_view surface, std::string_view folded) {
    if (!folded.ends_with('s')) return folded;
    for (const char *ending : {"'s", "’s", "ʼs"})
        if (surface.ends_with(ending)) return folded.substr(0, folded.size() - 1);
    return folded;
}

} // namespace zamkan::mentions
