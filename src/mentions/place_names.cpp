#include "mentions/place_names.hpp"
#include "mentions/phrases.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::mentions {
namespace {

constexpr double knownProvince = 5.4;
constexpr std::size_t looked_at = 48; // candidates of one name that are looked at: the list begins with the best known

struct Worth {
    std::string_view type;
    double salience;
};
// What kinds without a population are worth beside towns with one.
constexpr std::array<Worth, 30> worths{{
    {"country", 8.0}, {"region", 5.0}, {"province", 4.0}, {"district", 3.6}, {"city", 4.3}, {"town", 3.4},
    {"village", 2.4}, {"neighbourhood", 3.0}, {"camp", 3.4}, {"dam", 3.8}, {"bridge", 3.4}, {"airbase", 3.8},
    {"airport", 3.4}, {"crossing", 3.6}, {"port", 3.8}, {"oilfield", 3.6}, {"refinery", 3.6}, {"power_station", 3.6},
    {"military_base", 3.6}, {"facility", 3.2}, {"mountain", 3.6}, {"valley", 3.4}, {"desert", 4.2}, {"river", 4.2},
    {"lake", 3.6}, {"sea", 5.5}, {"island", 4.0}, {"peninsula", 4.6}, {"continent", 7.0}, {"ocean", 6.0},
}};

// The word without its possessive, which is no part of the name's last word.
std::size_t possessiveOf(const text::Document &document, const text::Token &token) {
    if (!token.folded.ends_with('s') || static_cast<unsigned char>(token.folded[0]) >= 0xD8) return 0;
    return token.folded.size() - withoutPossessive(document.surface(token.span), token.folded).size();
}

// Puts the words after the first into the scratch, up to `longest` in all; `first` stands there already.
// As many words as some name goes on with.
void joinWords(const gazetteer::Gazetteer &gazetteer, const text::Document &document, const text::Tokens &tokens,
               std::size_t token, unsigned longest, std::size_t until, NameScratch &scratch) {
    std::size_t at = token;
    for (unsigned n = 2; n <= longest; ++n) {
        at = nextInName(tokens, at);
        if (at >= until) break;
        scratch.joined += ' ';
        scratch.joined += tokens[at].folded;
        const std::size_t length = scratch.joined.size() - possessiveOf(document, tokens[at]);
        if (n == 2 && !scratch.book.mayStartWith(gazetteer, std::string_view(scratch.joined).substr(0, length)) &&
            (length == scratch.joined.size() || !scratch.book.mayStartWith(gazetteer, scratch.joined)))
            break;
        scratch.parts.push_back({length, at + 1});
    }
}

// "The Hague", "Rio de Janeiro", "Khmeimim air base", but not "The city".
bool allCapitalised(const PlaceLexicon &lexicon, const text::Tokens &tokens, std::size_t first, std::size_t end) {
    for (std::size_t t = first; t < end; ++t) {
        if (const auto noun = t > first && !lexicon.is(tokens[first], Closed::definite_article) ? lexicon.nounAfter(tokens, t) : std::nullopt;
            noun && noun->end == end && lexicon.noun(noun->noun).part)
            return true;
        if (tokens[t].kind == text::TokenKind::word && !tokens[t].capitalised &&
            (t + 1 == end || tokens[t].folded.size() > 3))
            return false;
    }
    return true;
}

// "Bab" in "Bab al-Tob": the name goes on, even if nobody knows it.
bool continuesWithArticle(const PlaceLexicon &lexicon, const text::Document &document, const text::Tokens &tokens, std::size_t end) {
    return end + 2 < tokens.size() && !tokens[end].capitalised && lexicon.is(tokens[end], Closed::transliterated_article) &&
           document.surface(tokens[end + 1].span) == "-" && tokens[end + 2].capitalised;
}

} // namespace

double salience(const gazetteer::Place &place, bool provinceKnown) {
    if (place.type == "province" && provinceKnown) return knownProvince;
    double worth = 2.4;
    if (const auto kind = std::find_if(worths.begin(), worths.end(), [&](const Worth &each) { return each.type == place.type; }); kind != worths.end())
        worth = kind->salience;
    if (place.population > 0 && place.type != "country")
        worth = place.type == "province" ? worth : std::max(std::log10(static_cast<double>(place.population)), 2.0);
    return worth;
}

gazetteer::NameStart namesFrom(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon, std::string_view folded) {
    constexpr std::uint32_t alone = 1U << 1;
    gazetteer::NameStart names = gazetteer.namesFrom(folded);
    const bool arabic = !folded.empty() && static_cast<unsigned char>(folded[0]) >= 0xD8;
    if (arabic && lexicon.guard(folded) == PlaceLexicon::Guard::never) names.lengths &= ~alone;
    return names;
}

const NameBook::Known &NameBook::named(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon,
                                       std::string_view folded, bool arabic) {
    if (const Known *known = known_.find(folded)) return *known;
    if (known_.size() >= most) known_ = {};
    Known &known = known_[folded];
    known.matches = gazetteer.named(folded);
    for (const gazetteer::Match &match : known.matches.first(std::min(known.matches.size(), looked_at))) {
        const gazetteer::Place place = gazetteer.place(match.place);
        const double salient = salience(place, lexicon.knowsProvincesOf(arabic, place.country));
        known.aliasOnly = known.aliasOnly && match.kind != gazetteer::MatchKind::preferred;
        if (salient <= known.salience) continue;
        known.salience = salient;
        known.country = place.type == "country";
        known.province = place.type == "province";
    }
    for (const gazetteer::Match &match : known.matches) known.countries |= countryBit(gazetteer.place(match.place).country);
    return known;
}

bool NameBook::mayStartWith(const gazetteer::Gazetteer &gazetteer, std::string_view twoWords) {
    if (pairs_.empty()) pairs_.resize(pairs);
    const std::uint64_t hash = text::wordHash(twoWords) & ~std::uint64_t{1};
    std::uint64_t &kept = pairs_[hash >> 20 & (pairs - 1)];
    if ((kept & ~std::uint64_t{1}) != hash) kept = hash | (gazetteer.mayStartWith(twoWords) ? 1 : 0);
    return (kept & 1) != 0;
}

std::span<const gazetteer::PlaceIndex> NameBook::soundingLike(const gazetteer::Gazetteer &gazetteer, std::string_view name,
                                                              std::span<const std::string> countries, std::size_t consonants) {
    question_.assign(name);
    question_ += '\n';
    question_ += static_cast<char>('0' + consonants);
    for (const std::string &country : countries) (question_ += ',') += country;
    if (const auto known = heard_.find(question_); known != heard_.end()) return known->second;
    if (heard_.size() >= mostHeard) heard_ = {};
    return heard_.emplace(question_, gazetteer.soundingLike(name, countries, consonants)).first->second;
}

std::optional<NameAt> nameAt(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon,
                             const text::Document &document, const text::Tokens &tokens, std::size_t token,
                             std::size_t until, NameScratch &scratch) {
    const text::Token &start = tokens[token];
    if (start.kind != text::TokenKind::word || start.folded.empty()) return std::nullopt;
    const bool arabic = static_cast<unsigned char>(start.folded[0]) >= 0xD8;
    if (arabic && start.word->names == 0) return std::nullopt;
    if (!arabic && !start.capitalised && !lexicon.is(start, Closed::transliterated_article)) return std::nullopt;
    std::optional<NameAt> best;
    const auto readings = tokens.readings(token);
    for (const text::Peeled &reading : readings) {
        const std::size_t possessive = arabic ? 0 : possessiveOf(document, start);
        gazetteer::NameStart names{reading.names};
        if (reading.names == text::Peeled::namesNotAsked) names = namesFrom(gazetteer, lexicon, reading.folded);
        const std::string_view bare = reading.folded.substr(0, reading.folded.size() - possessive);
        if (possessive > 0) names.lengths |= namesFrom(gazetteer, lexicon, bare).lengths;
        if (names.lengths == 0) continue;
        // A word that never is a place does not become one by losing its first letter ("بأنه", "وإن").
        if (reading.offset > 0 && lexicon.guard(readings.front()) == PlaceLexicon::Guard::never) break;
        scratch.joined.assign(reading.folded);
        scratch.parts.assign(1, {bare.size(), token + 1});
        joinWords(gazetteer, document, tokens, token, names.longest(), until, scratch);
        for (std::size_t n = scratch.parts.size(); n >= 1; --n) {
            const std::string_view joined = std::string_view(scratch.joined).substr(0, scratch.parts[n - 1].length);
            const std::size_t end = scratch.parts[n - 1].end;
            if (!arabic && continuesWithArticle(lexicon, document, tokens, end)) continue;
            if (best && n < best->words) break;
            if (!arabic && n == 1 && !start.capitalised) break; // "al" alone
            NameBook::Known known;
            if (names.has(static_cast<unsigned>(n))) known = scratch.book.named(gazetteer, lexicon, joined, arabic);
            if (known.matches.empty() && n >= 2 && names.has(static_cast<unsigned>(n) + 1) && lexicon.opensFacility(reading.folded))
                for (const auto &tail : lexicon.tails()) {
                    known = scratch.book.named(gazetteer, lexicon, std::string(joined) + " " + tail.first, arabic);
                    if (!known.matches.empty()) break;
                }
            if (known.matches.empty() || (!arabic && n > 1 && !allCapitalised(lexicon, tokens, token, end))) continue;
            NameAt found;
            found.first = static_cast<std::uint32_t>(token);
            found.end = static_cast<std::uint32_t>(end);
            found.offset = reading.offset;
            found.proclitics = reading.proclitics;
            found.folded = joined;
            found.words = static_cast<unsigned>(n);
            found.withoutArticle = reading.article();
            found.arabic = arabic;
            found.matches = known.matches;
            found.salience = known.salience;
            found.aliasOnly = known.aliasOnly;
            found.country = known.country;
            found.province = known.province;
            found.countries = known.countries;
            // The whole word wins over a peeled one unless only the peeled one is well known ("بمصر").
            const bool better = !best || found.words > best->words ||
                                (found.salience > best->salience + 2.0 && !found.withoutArticle);
            if (better) best = std::move(found);
            break;
        }
    }
    return best;
}

Span spanOf(const NameAt &name, const text::Document &document, const text::Tokens &tokens) {
    Span span{tokens[name.first].span.start + name.offset, tokens[name.end - 1].span.end};
    const text::Token &last = tokens[name.end - 1];
    const std::string_view surface = document.surface(last.span);
    if (withoutPossessive(surface, last.folded).size() != last.folded.size())
        span.end = last.span.start + static_cast<std::uint32_t>(surface.find_last_of("'") != std::string_view::npos
                                                                   ? surface.find_last_of("'")
                                                                   : surface.size() - 4); // "’s" and "ʼs": 3 or 2 bytes and the s
    return span;
}

} // namespace zamkan::mentions
