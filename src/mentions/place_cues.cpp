// What the words around a name say of it: a kind, a distance, who holds it, what is done to it.
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>
#include <charconv>

namespace zamkan::mentions {
namespace {

constexpr double kilometresInMile = 1.609344;

std::optional<double> numberOf(const text::Token &token) {
    if (token.kind != text::TokenKind::number) return std::nullopt;
    double value = 0;
    const char *end = token.folded.data() + token.folded.size();
    const auto [at, error] = std::from_chars(token.folded.data(), end, value);
    return error == std::errc{} && at == end ? std::optional(value) : std::nullopt;
}

} // namespace

void PlaceScan::readCues(Possible &possible) const {
    std::uint32_t at = possible.name.first;
    // Cues may stand in a row: "في مدينة", "على بعد 20 كيلومتراً جنوب", "ريف". Walk back through them.
    for (int step = 0; step < 3; ++step) {
        const CueAt *longest = cues_.longestBefore(at);
        if (!longest || (step == 0 && !possible.name.proclitics.empty() && possible.name.proclitics != "ال" &&
                         longest->cue.kind != CueKind::opener && longest->cue.kind != CueKind::loose &&
                         longest->cue.kind != CueKind::preposition))
            break;
        const Cue &cue = longest->cue;
        switch (cue.kind) {
        case CueKind::noun:
            if (!possible.noun) {
                possible.noun = cue.noun;
                possible.many = cue.many;
                if (lexicon_.noun(cue.noun).part && !lexicon_.noun(cue.noun).outside && !cue.many && step == 0) {
                    possible.cueFirst = longest->first;
                    possible.cueOffset = longest->offset;
                }
            }
            break;
        case CueKind::direction:
            possible.bearing = cue.bearing;
            readDistance(possible, longest->first);
            break;
        case CueKind::central: possible.central = true; break;
        case CueKind::surroundings: possible.surroundings = true; break;
        case CueKind::reference: possible.reference = true; break;
        case CueKind::preposition: possible.preposition = true; break;
        case CueKind::loose: possible.loose = true; break;
        case CueKind::opener: possible.opener = true; break;
        case CueKind::organisation:
        case CueKind::club: possible.organisation = possible.organisation || step == 0; break;
        case CueKind::adjective: break;
        }
        if (at == longest->first) break;
        at = longest->first;
        possible.contextFirst = at;
        if (cue.kind == CueKind::preposition && possible.name.arabic) break; // "ريف السويداء الشرقي وسيطر على X": what stands before leads to another
    }
    // "استعادت القوات الحكومية الإسحاقي": the verb, who does it, the place.
    if (possible.name.arabic && possible.name.proclitics.empty() && at == possible.name.first && at > 1 && blocked_[at - 1] == Blocked::actor) {
        std::uint32_t verb = at - 1;
        while (verb > 0 && at - verb <= 6 && blocked_[verb] == Blocked::actor && tokens_[verb].sentence == tokens_[at].sentence) --verb;
        const auto readings = tokens_.readings(verb);
        if (tokens_[verb].sentence == tokens_[at].sentence && tokens_[verb].kind == text::TokenKind::word &&
            std::any_of(readings.begin(), readings.end(), [&](const text::Peeled &word) { return lexicon_.leadsAcrossParties(word); }))
            possible.preposition = true;
    }
    if (possible.name.arabic && possible.name.proclitics.empty() && ledAcrossParty(possible.name.first)) possible.preposition = true;
    possible.seized = possible.name.arabic ? possible.name.proclitics.empty() && (isSeized(possible.name.first) || isSeized(possible.contextFirst))
                                           : isTaken(possible.name.first, possible.spanEnd) && !(possible.name.words == 1 && isAlsoSurname(possible.name.first));
    if (possible.name.arabic && (possible.name.proclitics.empty() || possible.name.proclitics == "و") && isInHandsBehind(possible.name.end))
        possible.seized = possible.preposition = true;
    std::string_view clitics = possible.name.proclitics;
    if (clitics.ends_with("ال")) clitics.remove_suffix(std::string_view("ال").size());
    if (lexicon_.isPlacePreposition(clitics)) possible.preposition = true;
    else if (clitics == "ل" || clitics == "لل" || clitics == "ول") possible.loose = true;
}

// "سيطر الجيش السوري على X", "انسحبت القوات الكردية من X": the verb, who does it, its preposition.
bool PlaceScan::ledAcrossParty(std::size_t token) const {
    constexpr std::size_t longest = 7;
    if (token < 3 || blocked_[token - 2] != Blocked::actor || !lexicon_.isVerbPreposition(tokens_[token - 1].folded)) return false;
    std::size_t verb = token - 2;
    while (verb > 0 && token - verb <= longest && blocked_[verb] == Blocked::actor && tokens_[verb].sentence == tokens_[token].sentence) --verb;
    if (blocked_[verb] == Blocked::actor || tokens_[verb].sentence != tokens_[token].sentence || tokens_[verb].kind != text::TokenKind::word) return false;
    const auto readings = tokens_.readings(verb);
    return std::any_of(readings.begin(), readings.end(), [&](const text::Peeled &word) { return lexicon_.leadsWithPreposition(word); });
}

// "سقوط X", "استردت حكومة هادي X", "خسر داعش الشهر الماضي X", "انسحبت القوات الكردية من X": what changed hands, across who did
// it, when, and the verb's preposition.
bool PlaceScan::isSeized(std::size_t token) const {
    constexpr std::size_t longest = 10;
    std::size_t at = token;
    const auto previous = [&] { return at > 0 && token - at < longest && tokens_[at - 1].sentence == tokens_[token].sentence; };
    const auto leads = [&] {
        const auto readings = tokens_.readings(at - 1);
        // "الحصار القائم": behind the article the name is an adjective.
        const bool genitive = at == token;
        return std::any_of(readings.begin(), readings.end(), [&](const text::Peeled &word) {
            return lexicon_.changesHands(word) && !(genitive && word.article());
        });
    };
    if (previous() && lexicon_.isVerbPreposition(tokens_[at - 1].folded)) --at;
    const auto isDate = [&](std::size_t i) { return blocked_[i] == Blocked::date; };
    while (previous() && !leads()) {
        const bool quotes = tokens_[at - 1].kind == text::TokenKind::punctuation && !isComma(tokens_[at - 1]);
        const bool beforeDate = at < token && isDate(at) && tokens_[at - 1].kind == text::TokenKind::word; // "في شهر أيار"
        // "دخلت وحدات من الجيش X": some of the party
        const bool some = at > 1 && at < token && blocked_[at] == Blocked::actor && lexicon_.is(tokens_[at - 1], Closed::partitive) && previous();
        if (some) {
            at -= 2;
            continue;
        }
        if (blocked_[at - 1] != Blocked::actor && !isDate(at - 1) && !quotes && !beforeDate) return false;
        --at;
    }
    return previous() && leads();
}

// "took Garma on May 26", "Rajo fell on 3 March", "Hit was retaken by the army": in English the verb alone says little; with
// a day or a party behind it, ground changed hands.
bool PlaceScan::isTaken(std::size_t first, std::size_t end) const {
    constexpr std::size_t reach = 3;
    const auto inSentence = [&](std::size_t t) { return t < tokens_.size() && tokens_[t].sentence == tokens_[first].sentence; };
    const auto dayOrParty = [&](std::size_t t) {
        if (inSentence(t) && lexicon_.isVerbPreposition(tokens_[t].folded)) ++t;
        if (inSentence(t) && lexicon_.is(tokens_[t], Closed::definite_article)) ++t;
        return inSentence(t) && (blocked_[t] == Blocked::date || blocked_[t] == Blocked::actor);
    };
    if (first > 0 && inSentence(first - 1) && lexicon_.changesHands(tokens_.readings(first - 1).front())) return dayOrParty(end);
    std::size_t verb = end;
    while (inSentence(verb) && verb < end + reach && lexicon_.is(tokens_[verb], Closed::before_fate)) ++verb;
    if (!inSentence(verb)) return false;
    const bool fell = lexicon_.isFall(tokens_[verb].folded), taken = verb > end && lexicon_.changesHands(tokens_.readings(verb).front());
    return (fell || taken) && dayOrParty(verb + 1);
}

// "باتت الباغوز في قبضة داعش", "خرجت الشدادي الأحد عن سيطرة التنظيم": whose hands follow, and the party.
bool PlaceScan::isInHandsBehind(std::size_t token) const {
    constexpr std::size_t reach = 4, partyReach = 2;
    for (std::size_t i = token; i < tokens_.size() && i < token + reach && tokens_[i].sentence == tokens_[token - 1].sentence; ++i) {
        if (const std::size_t end = lexicon_.handsAt(tokens_, i)) {
            for (std::size_t at = end; at < tokens_.size() && at < end + partyReach && tokens_[at].sentence == tokens_[i].sentence; ++at)
                if (blocked_[at] == Blocked::actor) return true;
            return false;
        }
        if (tokens_[i].kind == text::TokenKind::punctuation) return false;
    }
    return false;
}

void PlaceScan::readDistance(Possible &possible, std::size_t directionFirst) const {
    for (std::size_t at = directionFirst, back = 0; at > 0 && back < 3; ++back) {
        --at;
        if (tokens_[at].sentence != tokens_[directionFirst].sentence) return;
        const bool miles = lexicon_.isMile(tokens_[at].folded);
        if ((miles || lexicon_.isKilometre(tokens_[at].folded)) && at > 0) {
            if (const auto number = numberOf(tokens_[at - 1])) {
                possible.distance_km = *number * (miles ? kilometresInMile : 1.0);
                possible.contextFirst = static_cast<std::uint32_t>(at - 1);
            }
            return;
        }
    }
}

void PlaceScan::readWhatFollows(Possible &possible) {
    std::size_t next = nextInName(tokens_, possible.name.end - 1);
    const bool facility = possible.cueFirst != possible.name.first ||
                          (possible.noun && lexicon_.noun(*possible.noun).part);
    if (possible.name.arabic) {
        while (next < tokens_.size() && next == possible.spanEnd && lexicon_.isTail(tokens_[next].folded) &&
               (facility || possible.name.words > 1)) {
            possible.spanEnd = static_cast<std::uint32_t>(next + 1);
            next = nextInName(tokens_, next);
        }
        if (possible.surroundings)
            if (const auto adjective = lexicon_.adjectiveAt(tokens_, next)) possible.bearing = adjective->cue.bearing;
        return;
    }
    if (next != possible.spanEnd) return;
    if (const auto after = lexicon_.nounAfter(tokens_, next)) {
        possible.noun = after->noun;
        for (const std::string &country : lexicon_.noun(after->noun).countries) ++countries_[country];
        const PlaceClass &noun = lexicon_.noun(after->noun);
        if (noun.part || noun.spoken) possible.spanEnd = static_cast<std::uint32_t>(after->end);
    }
}

// "Desmond Clark", "Clark said" anywhere in the text: "Clark was captured" is no town.
bool PlaceScan::isAlsoSurname(std::size_t token) const {
    for (std::size_t t = 1; t + 1 < tokens_.size(); ++t) {
        if (tokens_[t].folded != tokens_[token].folded || t == token || !tokens_[t].capitalised) continue;
        const text::Token &before = tokens_[t - 1], &after = tokens_[t + 1];
        if (before.sentence == tokens_[t].sentence && before.kind == text::TokenKind::word && before.capitalised && t > 1 && tokens_[t - 2].sentence == before.sentence) return true;
        if (after.sentence == tokens_[t].sentence && lexicon_.is(after, Closed::personal_predicate)) return true;
    }
    return false;
}

// "… was shelled", "… has fallen": what is said of towns in war, and hardly of anything else that has a name.
bool PlaceScan::isDoneTo(std::size_t token) const {
    constexpr std::size_t reach = 4;
    bool auxiliary = false;
    for (std::size_t t = token; t < tokens_.size() && t < token + reach && tokens_[t].sentence == tokens_[token].sentence; ++t) {
        if (lexicon_.isDoneToTowns(tokens_[t].folded)) return auxiliary || t == token;
        if (!lexicon_.is(tokens_[t], Closed::before_fate)) return false;
        auxiliary = true;
    }
    return false;
}

// "… is a quiet town", "…, the capital of Lahj": a noun of settlements says what the name before it is.
bool PlaceScan::isSaidToBeTown(std::size_t token) const {
    constexpr std::size_t adjectives = 4;
    const auto same = [&](std::size_t t) { return t + 1 < tokens_.size() && tokens_[t].sentence == tokens_[token].sentence; };
    const auto comma = [&](std::size_t t) { return isComma(tokens_[t]); };
    if (same(token) && tokens_[token].kind == text::TokenKind::punctuation && !comma(token) && comma(token + 1)) ++token; // "…", a town
    if (!same(token + 1)) return false;
    const bool is = lexicon_.is(tokens_[token], Closed::copula) && lexicon_.is(tokens_[token + 1], Closed::indefinite_article);
    if (!is && !(comma(token) && lexicon_.is(tokens_[token + 1], Closed::indefinite_article, Closed::definite_article))) return false;
    for (std::size_t t = token + 2; t <= token + 2 + adjectives && t < tokens_.size() && tokens_[t].sentence == tokens_[token].sentence; ++t) {
        if (lexicon_.is(tokens_[t], Closed::town_predicate))
            return !same(t) || tokens_[t + 1].kind == text::TokenKind::punctuation || lexicon_.is(tokens_[t + 1], Closed::behind_town_predicate) ||
                   lexicon_.leadsToUnknown(tokens_[t + 1].folded); // not "is a town planner"
        if (lexicon_.isPlacePreposition(tokens_[t].folded) || lexicon_.is(tokens_[t], Closed::additive, Closed::partitive)) return false;
    }
    return false;
}

// "Zamzam, some 15 km south of El Fasher", "al-Abdiya, south of Marib": where it lies stands behind it.
bool PlaceScan::isSaidToLie(std::size_t token) const {
    constexpr std::size_t farthest = 5; // tokens of the distance
    if (token >= tokens_.size() || !isComma(tokens_[token])) return false;
    bool measured = false;
    for (std::size_t t = token + 1; t <= token + 1 + farthest && t + 2 < tokens_.size() && tokens_[t + 2].sentence == tokens_[token].sentence; ++t) {
        const CueAt *cue = cues_.longestBefore(t + 2);
        if (cue && cue->end == t + 2 && cue->first == t && cue->cue.kind == CueKind::direction)
            return (measured || t == token + 1) && tokens_[t + 2].capitalised;
        if (tokens_[t].kind == text::TokenKind::punctuation || tokens_[t].capitalised) return false;
        measured = measured || lexicon_.isKilometre(tokens_[t].folded) || lexicon_.isMile(tokens_[t].folded);
    }
    return false;
}

// "Iraq's Mosul", "Mali's Gao": behind the country, or the province, that it lies in.
bool PlaceScan::isOwnedByCountry(const Possible &possible) const {
    const NameAt &name = possible.name;
    const text::Token &owner = tokens_[name.first - 1];
    if (withoutPossessive(document_.surface(owner.span), owner.folded).size() == owner.folded.size()) return false;
    const auto held = std::find_if(possible_.begin(), possible_.end(), [&](const Possible &other) { return other.spanEnd == name.first && (other.name.country || other.name.province) && !other.name.matches.empty(); });
    if (held == possible_.end()) return false;
    const std::string_view country = gazetteer_.place(held->name.matches.front().place).country;
    return std::any_of(name.matches.begin(), name.matches.end(), [&](const gazetteer::Match &match) { return gazetteer_.place(match.place).country == country; });
}

} // namespace zamkan::mentions
