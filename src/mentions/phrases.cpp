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

std::string Spelling::levelled(std::string_view foldedWord) const {
    std::string word(foldedWord);
    if (word.empty() || static_cast<unsigned char>(word[0]) < 0xD8) return word; // no Arabic letter in front
    for (const auto &[written, levelled] : parts_)
        if (const auto found = word.find(written); found != std::string::npos)
            word.replace(found, written.size(), levelled);
    return word;
}

void PhraseTable::add(std::string_view phrase, std::uint32_t payload) {
    const text::Tokens tokens = text::tokenize(text::Document(std::string(phrase)));
    std::vector<std::string> words;
    for (const text::Token &token : tokens.tokens)
        if (token.kind != text::TokenKind::punctuation) words.push_back(spelling_.levelled(token.folded));
    if (words.empty()) return;
    std::string first = std::move(words.front());
    words.erase(words.begin());
    auto &entries = byFirst_[std::move(first)];
    const auto place = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry &entry) { return entry.rest.size() < words.size(); });
    entries.insert(place, Entry{std::move(words), payload});
}

void PhraseTable::at(const text::Tokens &tokens, std::size_t token, std::string_view firstWord,
                     std::vector<Hit> &hits) const {
    hits.clear();
    const auto found = byFirst_.find(spelling_.levelled(firstWord));
    if (found == byFirst_.end()) return;
    for (const Entry &entry : found->second) {
        std::size_t at = token;
        bool fits = true;
        for (std::size_t i = 0; fits && i < entry.rest.size(); ++i) {
            at = nextInName(tokens, at);
            if (at >= tokens.size()) {
                fits = false;
                break;
            }
            const bool last = i + 1 == entry.rest.size();
            fits = spelling_.levelled(tokens[at].folded) == entry.rest[i] ||
                   (last && tokens[at].folded.size() == entry.rest[i].size() + 1 && tokens[at].folded.back() == 's' &&
                    tokens[at].folded.compare(0, entry.rest[i].size(), entry.rest[i]) == 0);
        }
        if (fits) hits.push_back({entry.payload, at + 1, entry.rest.size() + 1});
    }
}

std::optional<PhraseTable::Hit> PhraseTable::longestAt(const text::Tokens &tokens, std::size_t token,
                                                       std::string_view firstWord) const {
    std::vector<Hit> hits;
    at(tokens, token, firstWord, hits);
    return hits.empty() ? std::nullopt : std::optional(hits.front());
}

std::string withoutPossessive(std::string_view surface, const std::string &folded) {
    for (const char *ending : {"'s", "’s", "ʼs"})
        if (surface.ends_with(ending) && folded.ends_with('s')) return folded.substr(0, folded.size() - 1);
    return folded;
}

} // namespace zamkan::mentions
