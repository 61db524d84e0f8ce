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

bool particle(std::string_view folded) {
    static constexpr std::array<std::string_view, 12> particles{"al", "el", "ar", "as", "ad", "an", "at", "az", "ash", "ez", "es", "ed"};
    return std::find(particles.begin(), particles.end(), folded) != particles.end();
}

// The word as the first of a name: its possessive is taken off only when it is also the last.
struct Words {
    std::vector<std::string> joined; // joined[n - 1]: the first n words
    std::vector<std::size_t> ends;
};

Words wordsFrom(const text::Document &document, const text::Tokens &tokens, std::size_t token, std::string_view first,
                unsigned longest, std::size_t until) {
    Words out;
    std::string sofar(first);
    std::size_t at = token;
    for (unsigned n = 1; n <= longest; ++n) {
        if (n > 1) {
            at = nextInName(tokens, at);
            if (at >= until) break;
            sofar += ' ';
            sofar += tokens[at].folded;
        }
        const std::string_view surface = document.surface(tokens[at].span);
        const std::string_view bare = withoutPossessive(surface, tokens[at].folded);
        std::string joined = sofar;
        if (bare.size() != tokens[at].folded.size() && joined.ends_with(tokens[at].folded))
            joined.resize(joined.size() - (tokens[at].folded.size() - bare.size()));
        out.joined.push_back(std::move(joined));
        out.ends.push_back(at + 1);
    }
    return out;
}

// "The Hague", "Rio de Janeiro", "Khmeimim air base", but not "The city".
bool allCapitalised(const PlaceLexicon &lexicon, const text::Tokens &tokens, std::size_t first, std::size_t end) {
    for (std::size_t t = first; t < end; ++t) {
        if (const auto noun = t > first && tokens[first].folded != "the" ? lexicon.nounAfter(tokens, t) : std::nullopt;
            noun && noun->end == end && lexicon.noun(noun->noun).part)
            return true;
        if (tokens[t].kind == text::TokenKind::word && !tokens[t].capitalised &&
            (t + 1 == end || tokens[t].folded.size() > 3))
            return false;
    }
    return true;
}

// "Bab" in "Bab al-Tob": the name goes on, even if nobody knows it.
bool continuesWithArticle(const text::Document &document, const text::Tokens &tokens, std::size_t end) {
    return end + 2 < tokens.size() && !tokens[end].capitalised && particle(tokens[end].folded) &&
           document.surface(tokens[end + 1].span) == "-" && tokens[end + 2].capitalised;
}

} // namespace

double salience(const gazetteer::Place &place, bool provinceKnown) {
    if (place.type == "province" && provinceKnown) return knownProvince;
    double worth = 2.4;
    for (const Worth &kind : worths)
        if (kind.type == place.type) worth = kind.salience;
    if (place.population > 0 && place.type != "country")
        worth = place.type == "province" ? worth : std::max(std::log10(static_cast<double>(place.population)), 2.0);
    return worth;
}

std::optional<NameAt> nameAt(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon,
                             const text::Document &document, const text::Tokens &tokens, std::size_t token,
                             std::size_t until) {
    const text::Token &start = tokens[token];
    if (start.kind != text::TokenKind::word) return std::nullopt;
    const bool arabic = !start.folded.empty() && static_cast<unsigned char>(start.folded[0]) >= 0xD8;
    if (!arabic && !start.capitalised && !particle(start.folded)) return std::nullopt;
    const std::string_view surface = document.surface(start.span);
    std::optional<NameAt> best;
    for (const text::Peeled &reading : tokens.readings(token)) {
        // A word that never is a place does not become one by losing its first letter ("بأنه", "وإن").
        if (reading.offset > 0 && lexicon.guard(start.folded) == PlaceLexicon::Guard::never) break;
        const bool noArticle = reading.article();
        const std::string_view first = withoutPossessive(surface, reading.folded);
        unsigned longest = gazetteer.longestNameFrom(reading.folded);
        if (first.size() != reading.folded.size()) longest = std::max(longest, gazetteer.longestNameFrom(first));
        if (longest == 0) continue;
        const Words words = wordsFrom(document, tokens, token, reading.folded, longest, until);
        for (std::size_t n = words.joined.size(); n >= 1; --n) {
            if (!arabic && continuesWithArticle(document, tokens, words.ends[n - 1])) continue;
            if (best && n < best->words) break;
            if (!arabic && n == 1 && !start.capitalised) break; // "al" alone
            auto matches = gazetteer.named(words.joined[n - 1]);
            if (matches.empty() && n >= 2 && lexicon.opensFacility(reading.folded))
                for (const auto &tail : lexicon.tails()) {
                    matches = gazetteer.named(words.joined[n - 1] + " " + tail.first);
                    if (!matches.empty()) break;
                }
            if (matches.empty() || (!arabic && n > 1 && !allCapitalised(lexicon, tokens, token, words.ends[n - 1]))) continue;
            NameAt found;
            found.first = static_cast<std::uint32_t>(token);
            found.end = static_cast<std::uint32_t>(words.ends[n - 1]);
            found.offset = reading.offset;
            found.proclitics = reading.proclitics;
            found.folded = words.joined[n - 1];
            found.words = static_cast<unsigned>(n);
            found.withoutArticle = noArticle;
            found.arabic = arabic;
            found.matches = matches;
            found.aliasOnly = true;
            for (const gazetteer::Match &match : matches.subspan(0, std::min(matches.size(), looked_at))) {
                const gazetteer::Place place = gazetteer.place(match.place);
                const double worth = salience(place, lexicon.knowsProvincesOf(arabic, place.country));
                found.aliasOnly = found.aliasOnly && match.kind != gazetteer::MatchKind::preferred;
                if (worth > found.salience) {
                    found.salience = worth;
                    found.country = place.type == "country";
                    found.province = place.type == "province";
                }
            }
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
