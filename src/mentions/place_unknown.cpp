// Names that no gazetteer has, after a noun that says what they are ("بلدة X", "the village of X"), and what stands in
// quotation marks.
#include "mentions/phrases.hpp"
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr std::size_t threeArabicLetters = 6; // bytes
constexpr std::size_t mostTitleTokens = 12;

bool opensQuote(std::string_view mark) { return mark == "«" || mark == "“" || mark == "\""; }
bool closesQuote(std::string_view mark) { return mark == "»" || mark == "”" || mark == "\""; }

bool hasArticle(std::string_view folded) { return folded.starts_with("ال"); }

// Verbs in the present tense begin so, and few names do.
bool mayBeVerb(std::string_view folded) {
    for (const char *opening : {"ت", "ي", "ن", "ا"})
        if (folded.starts_with(opening)) return !hasArticle(folded);
    return false;
}

// "بلدتي", "مخيمي", but not "قرى", which folds to the same ending.
bool isDual(std::string_view folded) { return folded.ends_with("ي") && folded != "قري"; }

// An adjective with the article after a word without it: the word is a name ("بلدة قرقشونية الواقعة").
bool isDefinite(const text::Token &next) {
    for (const char *opening : {"الواقع", "التابع", "القريب", "المجاور", "الحدودي"})
        if (next.folded.starts_with(opening)) return true;
    return false;
}

} // namespace

void PlaceScan::findQuotes() {
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
        if (tokens_[t].kind != text::TokenKind::punctuation || !opensQuote(tokens_[t].folded)) continue;
        Quote quote{t + 1, 0, 0};
        for (std::uint32_t end = t + 1; end < tokens_.size() && end <= t + mostTitleTokens; ++end) {
            if (tokens_[end].sentence != tokens_[t].sentence) break;
            if (tokens_[end].kind == text::TokenKind::punctuation && closesQuote(tokens_[end].folded)) {
                quote.end = end;
                break;
            }
            if (tokens_[end].kind != text::TokenKind::punctuation) ++quote.words;
        }
        if (quote.end == 0) continue;
        quotes_.push_back(quote);
        t = quote.end;
    }
}

const PlaceScan::Quote *PlaceScan::quoteOf(std::size_t token) const {
    const auto after = std::upper_bound(quotes_.begin(), quotes_.end(), token,
                                        [](std::size_t t, const Quote &quote) { return t < quote.first; });
    if (after == quotes_.begin()) return nullptr;
    const Quote &quote = *std::prev(after);
    return token < quote.end ? &quote : nullptr;
}

// Whether what follows an unknown word fits a name: the sentence pauses, or says where the place lies.
bool PlaceScan::confirms(std::size_t token) const {
    if (token >= tokens_.size() || tokens_[token].sentence != tokens_[token - 1].sentence) return true;
    if (tokens_[token].kind == text::TokenKind::punctuation) return true;
    const std::string_view word = tokens_[token].folded;
    return lexicon_.isDirection(word) || word == "في" || isDefinite(tokens_[token]) || word.starts_with("و");
}

// `folded`: the word without its conjunction; `many`: the noun stands before a list.
std::uint32_t PlaceScan::endOfUnknown(std::size_t token, std::string_view folded, const PlaceClass &noun, bool many) const {
    const text::Token &word = tokens_[token];
    const auto none = static_cast<std::uint32_t>(token);
    if (word.kind != text::TokenKind::word) return none;
    if (!isArabic(word)) {
        std::size_t end = token;
        for (std::size_t at = token; at < tokens_.size() && end < token + 5; at = nextInName(tokens_, at)) {
            if (!tokens_[at].capitalised || blocked_[at] != Blocked::no ||
                lexicon_.guard(tokens_.readings(at).front()) == PlaceLexicon::Guard::never)
                break;
            end = at + 1;
        }
        return static_cast<std::uint32_t>(end);
    }
    if (folded.size() < threeArabicLetters || !lexicon_.mayBeName(folded) || lexicon_.classOf(folded) || lexicon_.isDirection(folded) || demonyms_.countryOf(tokens_, token))
        return none;
    const auto guard = lexicon_.guard(folded);
    if (guard == PlaceLexicon::Guard::never || guard == PlaceLexicon::Guard::ordinary) return none;
    std::size_t end = token + 1;
    if (lexicon_.opensName(folded)) {
        if (end >= tokens_.size() || tokens_[end].kind != text::TokenKind::word ||
            tokens_[end].sentence != word.sentence || !lexicon_.mayBeName(tokens_[end].folded))
            return none;
        return static_cast<std::uint32_t>(end + 1);
    }
    if (folded.starts_with("و")) return none; // "مدن وقرى"
    // "قرية صغيرة", "المدينة القديمة": an adjective agrees with its noun in ending and article.
    if (!hasArticle(folded) && folded.ends_with("ه") && !(end < tokens_.size() && isDefinite(tokens_[end]))) return none;
    if (hasArticle(folded) && noun.key != "village" && noun.key != "town" && noun.key != "neighbourhood" &&
        noun.key != "camp")
        return none;
    if (!hasArticle(folded) && !many && (noun.key == "neighbourhood" || noun.key == "camp")) return none;
    if (mayBeVerb(folded) && !confirms(end)) return none;
    return static_cast<std::uint32_t>(end);
}

Possible PlaceScan::unknown(std::size_t token, std::uint32_t end, std::size_t offset) const {
    Possible out;
    out.unknown = true;
    out.name.first = out.cueFirst = out.spanFirst = static_cast<std::uint32_t>(token);
    out.name.end = out.spanEnd = end;
    out.name.offset = out.cueOffset = static_cast<std::uint32_t>(offset);
    out.name.arabic = isArabic(tokens_[token]);
    out.name.words = end - out.name.first;
    for (std::size_t t = token; t < end; ++t) {
        if (t > token) out.name.folded += ' ';
        out.name.folded += tokens_[t].folded.substr(t == token ? offset : 0);
    }
    return out;
}

std::optional<Possible> PlaceScan::unknownAt(std::size_t token) const {
    if (blocked_[token] != Blocked::no) return std::nullopt;
    constexpr std::string_view conjunction = "و";
    const bool goesOn = !possible_.empty() && possible_.back().many && possible_.back().spanEnd == token &&
                        possible_.back().name.arabic && isArabic(tokens_[token]) &&
                        tokens_[token].folded.starts_with(conjunction) && possible_.back().noun &&
                        lexicon_.noun(*possible_.back().noun).announces &&
                        tokens_[token].sentence == tokens_[possible_.back().name.first].sentence;
    if (goesOn) { // "مخيمي زمزم وأبو شوك"
        const std::string_view folded = tokens_[token].folded.substr(conjunction.size());
        const std::uint32_t end = endOfUnknown(token, folded, lexicon_.noun(*possible_.back().noun), true);
        if (end == token) return std::nullopt;
        Possible out = unknown(token, end, conjunction.size());
        out.noun = possible_.back().noun;
        out.contextFirst = out.name.first;
        out.name.proclitics = conjunction;
        return out;
    }
    const CueAt *cue = cues_.longestBefore(token);
    if (!cue || cue->cue.kind != CueKind::noun || !lexicon_.noun(cue->cue.noun).announces) return std::nullopt;
    const text::Token &word = tokens_[cue->first];
    if (cue->offset == 0 && isArabic(word) && hasArticle(word.folded)) return std::nullopt; // "البلدة" stands alone
    if (cue->end != token && isArabic(word)) return std::nullopt;
    if (cue->cue.many && isArabic(word) && !isDual(tokens_[cue->end - 1].folded)) return std::nullopt; // "مدن"
    const std::uint32_t end = endOfUnknown(token, tokens_[token].folded, lexicon_.noun(cue->cue.noun), cue->cue.many);
    if (end == token) return std::nullopt;
    Possible out = unknown(token, end, 0);
    out.noun = cue->cue.noun;
    out.many = cue->cue.many;
    out.contextFirst = cue->first;
    if (lexicon_.noun(*out.noun).part && !lexicon_.noun(*out.noun).outside && !out.many) {
        out.cueFirst = cue->first;
        out.cueOffset = cue->offset;
    }
    return out;
}

} // namespace zamkan::mentions
