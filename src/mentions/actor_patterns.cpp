#include "mentions/actor_patterns.hpp"
#include "text/fold.hpp"

namespace zamkan::mentions {
namespace {

constexpr std::size_t longestName = 5; // words of a name like "the Amhara Liberation Front"

bool hasArticle(std::string_view folded) { return folded.starts_with("ال") && folded.size() > 6; }

void fill(text::WordSet &set, const Value &words) {
    for (const std::string &word : words.strings()) set.insert(text::fold(word));
}

void fill(PhraseTable &table, const Value &phrases) {
    for (const std::string &phrase : phrases.strings()) table.add(phrase, 0);
}

} // namespace

ActorPatterns::ActorPatterns(const Value &knowledge, const actors::Registry &registry, const Demonyms &demonyms, const ClosedWords &closed)
    : demonyms_(demonyms), closed_(closed) {
    for (std::uint32_t i = 0; i < registry.states().size(); ++i) {
        const actors::State &state = registry.states()[i];
        states_.emplace(state.country, i);
        codes_.push_back(state.country);
        countries_.add(state.name_en, i);
        countries_.add(state.name_ar, i);
    }
    for (const auto &[country, names] : knowledge["short_names"].table())
        if (const std::uint32_t *state = states_.find(country))
            for (const std::string &name : names.strings()) short_.emplace_back(name, *state);
    fill(forcesEnglish_, knowledge["forces"]["en"]);
    fill(forcesArabic_, knowledge["forces"]["ar"]);
    fill(besideEnglish_, knowledge["attributive"]["en"]);
    fill(besideArabic_, knowledge["attributive"]["ar"]);
    fill(unitsEnglish_, knowledge["units"]["en"]);
    fill(unitsArabic_, knowledge["units"]["ar"]);
    fill(ordinals_, knowledge["units"]["ordinals_ar"]);
    fill(branches_, knowledge["units"]["branches"]);
    fill(leanings_, knowledge["leaning"]["en"]);
    fill(members_, knowledge["leaning"]["members"]);
    fill(namedEnglish_, knowledge["named"]["en"]);
    fill(namedArabic_, knowledge["named"]["ar"]);
    fill(linksArabic_, knowledge["named"]["links"]);
}

std::uint64_t ActorPatterns::bits() const {
    return forcesArabic_.bit() | unitsArabic_.bit() | namedArabic_.bit() | demonyms_.bit();
}

void ActorPatterns::enter(text::Vocabulary &vocabulary) {
    forcesArabic_.enter(vocabulary);
    countries_.enter(vocabulary);
    for (text::WordSet *words : {&unitsArabic_, &namedArabic_, &besideArabic_}) vocabulary.enter(*words);
}

std::optional<std::uint32_t> ActorPatterns::stateOf(const std::string *country) const {
    if (!country || country->empty()) return std::nullopt;
    const std::uint32_t *state = states_.find(*country);
    return state ? std::optional(*state) : std::nullopt;
}

// "الفرقة الأولى مشاة", "اللواء 12": one past its last token.
std::optional<std::size_t> ActorPatterns::unitEnd(const text::Tokens &tokens, std::size_t token) const {
    std::size_t at = token + 1;
    if (at >= tokens.size() || tokens[at].sentence != tokens[token].sentence) return std::nullopt;
    if (tokens[at].kind != text::TokenKind::number && !ordinals_.contains(tokens[at].folded)) return std::nullopt;
    ++at;
    while (at < tokens.size() && tokens[at].kind == text::TokenKind::word && branches_.contains(tokens[at].folded)) ++at;
    return at;
}

std::optional<ActorPatterns::Hit> ActorPatterns::arabicAt(const text::Tokens &tokens, std::size_t token) const {
    Hit best;
    for (const text::Peeled &reading : tokens.readings(token)) {
        if (reading.article()) continue; // the names keep theirs
        if (const auto forces = forcesArabic_.longestAt(tokens, token, reading)) {
            const std::size_t next = nextInName(tokens, forces->end - 1);
            if (next < tokens.size() && next == forces->end) {
                if (const auto state = stateOf(demonyms_.countryOf(tokens, next)); state && next + 1 > best.end)
                    best = {Kind::forces, next + 1, reading.offset, *state};
                else if (const auto country = countries_.longestAt(tokens, next);
                         country && country->end > best.end && !hasArticle(reading.folded))
                    best = {Kind::forces, country->end, reading.offset, country->payload};
            }
        }
        if (unitsArabic_.contains(reading))
            if (const auto end = unitEnd(tokens, token); end && *end > best.end) best = {Kind::unit, *end, reading.offset, 0};
        if (namedArabic_.contains(reading)) {
            // A noun with its article, and the adjectives that go with it.
            std::size_t end = token + 1;
            const auto word = [&](std::size_t at) {
                return at < tokens.size() && tokens[at].kind == text::TokenKind::word && tokens[at].sentence == tokens[token].sentence;
            };
            // "حركة تحرير الأزواد", "مجلس شورى مجاهدي درنة": the word after the links belongs to it.
            while (end < token + 3 && word(end) && linksArabic_.contains(tokens[end].folded)) ++end;
            if (end > token + 1 && word(end)) best = {Kind::named, end + 1, reading.offset, 0};
            else end = token + 1;
            while (end < tokens.size() && end < token + longestName && tokens[end].kind == text::TokenKind::word &&
                   tokens[end].sentence == tokens[token].sentence && hasArticle(tokens[end].folded) && !closed_.has(tokens[end], Closed::relative) &&
                   (end == token + 1 || tokens[end].folded.ends_with("يه") || tokens[end].folded.ends_with("ي")))
                ++end;
            if (end > token + 1 && end > best.end && hasArticle(tokens[token + 1].folded)) best = {Kind::named, end, reading.offset, 0};
        }
    }
    if (best.end > 0) return best;
    // "غارة إسرائيلية"
    if (token > 0 && tokens[token - 1].kind == text::TokenKind::word && tokens[token - 1].sentence == tokens[token].sentence) {
        const std::string *accusative = demonyms_.countryOfAccusative(tokens, token);
        if (const auto state = stateOf(accusative ? accusative : demonyms_.countryOf(tokens, token))) {
            const auto beside = [&](std::size_t at) {
                for (const text::Peeled &before : tokens.readings(at))
                    if (besideArabic_.contains(before)) return true;
                return false;
            };
            // "غارة إسرائيلية", "طائرة حربية روسية"
            const std::string_view adjective = tokens[token - 1].folded;
            const bool between = token > 1 && tokens[token - 2].kind == text::TokenKind::word &&
                                 (adjective.ends_with("يه") || adjective.ends_with("ي") || adjective.ends_with("يا"));
            if (beside(token - 1) || (between && beside(token - 2))) return Hit{Kind::forces, token + 1, 0, *state};
        }
    }
    return std::nullopt;
}

// "US jets", "U.S. jets": letters, and only as they are written.
std::optional<ActorPatterns::Short> ActorPatterns::shortAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const {
    const std::size_t start = tokens[token].span.start;
    for (const auto &[name, state] : short_) {
        const std::size_t end = start + name.size();
        if (document.text().compare(start, name.size(), name) != 0) continue;
        std::size_t next = token + 1;
        while (next < tokens.size() && tokens[next].span.start < end) ++next;
        if (next < tokens.size() && tokens[next].span.start > end && tokens[next].sentence == tokens[token].sentence) return Short{state, next};
    }
    return std::nullopt;
}

std::optional<PhraseTable::Hit> ActorPatterns::countryNameAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const {
    std::vector<PhraseTable::Hit> hits;
    countries_.at(tokens, token, withoutPossessive(document.surface(tokens[token].span), tokens[token].folded), hits);
    return hits.empty() ? std::nullopt : std::optional(hits.front());
}

// "forces of Chad and Niger", "troops from Rwanda": whether the country at the token is whose forces were just named.
bool ActorPatterns::followsForces(const text::Document &document, const text::Tokens &tokens, std::size_t token) const {
    const auto same = [&](std::size_t at) { return tokens[at].sentence == tokens[token].sentence; };
    std::size_t at = token;
    if (at > 2 && same(at - 1) && closed_.has(tokens[at - 1], Closed::additive)) // the second of two
        for (std::size_t back = 2; back <= 4 && back < at && same(at - back); ++back)
            if (const auto country = tokens[at - back].capitalised ? countryNameAt(document, tokens, at - back) : std::nullopt; country && country->end == at - 1) {
                at -= back;
                break;
            }
    if (at < 2 || !same(at - 2) || !closed_.has(tokens[at - 1], Closed::partitive, Closed::origin)) return false;
    for (std::size_t back = 2; back <= 3 && back <= at && same(at - back); ++back)
        if (const auto forces = forcesEnglish_.longestAt(tokens, at - back); forces && forces->end == at - 1) return !closed_.has(tokens[at - 2], Closed::no_forces);
    return false;
}

std::optional<ActorPatterns::Hit> ActorPatterns::englishAt(const text::Document &document, const text::Tokens &tokens,
                                                           std::size_t token) const {
    Hit best;
    const text::Token &first = tokens[token];
    // "3rd Assault Brigade"
    if (first.kind == text::TokenKind::number) {
        std::size_t at = token + 1;
        const auto word = [&] { return at < tokens.size() && tokens[at].kind == text::TokenKind::word && tokens[at].sentence == first.sentence; };
        if (word() && closed_.has(tokens[at], Closed::ordinal_ending)) ++at;
        while (word() && branches_.contains(tokens[at].folded)) ++at;
        if (at > token + 1 && word() && unitsEnglish_.contains(tokens[at].folded) && tokens[at].capitalised)
            return Hit{Kind::unit, at + 1, 0, 0};
        return std::nullopt;
    }
    if (!first.capitalised) return std::nullopt;
    std::optional<std::uint32_t> state;
    std::size_t next = tokens.size();
    if ((state = stateOf(demonyms_.countryOfPair(tokens, token)))) { // "South African soldiers"
        const std::size_t behind = nextInName(tokens, token + 1);
        if (behind < tokens.size())
            if (const auto forces = forcesEnglish_.longestAt(tokens, behind)) return Hit{Kind::forces, forces->end, 0, *state};
        if (behind == token + 2 && behind < tokens.size() && besideEnglish_.contains(tokens[behind].folded)) return Hit{Kind::forces, behind, 0, *state};
        state.reset();
    }
    if ((state = stateOf(demonyms_.countryOf(tokens, token)))) {
        next = nextInName(tokens, token);
    } else if (const auto country = countryNameAt(document, tokens, token)) {
        if (followsForces(document, tokens, token)) return Hit{Kind::country, country->end, 0, country->payload};
        state = country->payload;
        next = nextInName(tokens, country->end - 1);
    } else if (const auto letters = shortAt(document, tokens, token)) {
        if (const auto forces = forcesEnglish_.longestAt(tokens, letters->next)) return Hit{Kind::forces, forces->end, 0, letters->state};
        if (besideEnglish_.contains(tokens[letters->next].folded)) return Hit{Kind::forces, letters->next, 0, letters->state};
    }
    // "US-backed fighters" are not the United States'.
    if (const std::size_t leaning = nextInName(tokens, token);
        leaning > token + 1 && leaning < tokens.size() && leanings_.contains(tokens[leaning].folded)) {
        for (std::size_t at = leaning + 1; at < std::min(tokens.size(), leaning + 4) && tokens[at].kind == text::TokenKind::word &&
                                           tokens[at].sentence == first.sentence;
             ++at)
            if (members_.contains(tokens[at].folded)) return Hit{Kind::leaning, at + 1, 0, 0};
        return std::nullopt;
    }
    if (state && next < tokens.size()) {
        // "Russian Tu-22M3 bombers"
        std::size_t model = next;
        bool digits = false;
        while (model < std::min(tokens.size(), next + 4) && tokens[model].sentence == first.sentence &&
               (tokens[model].kind != text::TokenKind::word || tokens[model].capitalised ||
                tokens[model].folded.find_first_of("0123456789") != std::string::npos)) {
            digits = digits || tokens[model].folded.find_first_of("0123456789") != std::string::npos;
            if (tokens[model].folded == "," || tokens[model].folded == ".") break;
            ++model;
        }
        if (digits && model > next && model < tokens.size())
            if (const auto forces = forcesEnglish_.longestAt(tokens, model)) return Hit{Kind::forces, forces->end, 0, *state};
        // "Rwandan and Mozambican troops"
        if (closed_.has(tokens[next], Closed::additive) && next + 2 < tokens.size() && next == token + 1 &&
            stateOf(demonyms_.countryOf(tokens, token)) && stateOf(demonyms_.countryOf(tokens, next + 1)) &&
            forcesEnglish_.longestAt(tokens, next + 2))
            return Hit{Kind::forces, token + 1, 0, *state};
        if (const auto forces = forcesEnglish_.longestAt(tokens, next)) return Hit{Kind::forces, forces->end, 0, *state};
        if (stateOf(demonyms_.countryOf(tokens, token)) && next == token + 1 && besideEnglish_.contains(tokens[next].folded))
            return Hit{Kind::forces, token + 1, 0, *state};
    }
    std::size_t end = token;
    for (std::size_t at = token; at < tokens.size() && at < token + longestName && tokens[at].kind == text::TokenKind::word &&
                                 tokens[at].capitalised && tokens[at].sentence == first.sentence;
         ++at)
        if (at > token && namedEnglish_.contains(tokens[at].folded)) end = at + 1;
    const bool article = closed_.has(first, Closed::definite_article, Closed::indefinite_article);
    if (end > token + 1 && !article && !demonyms_.countryOf(tokens, token)) best = {Kind::named, end, 0, 0};
    return best.end > 0 ? std::optional(best) : std::nullopt;
}

const std::string *ActorPatterns::countryAt(const text::Document &document, const text::Tokens &tokens,
                                            std::size_t token) const {
    const auto hit = isArabic(tokens[token]) ? countries_.longestAt(tokens, token) : countryNameAt(document, tokens, token);
    return hit ? &codes_[hit->payload] : nullptr;
}

std::optional<ActorPatterns::Hit> ActorPatterns::at(const text::Document &document, const text::Tokens &tokens,
                                                    std::size_t token) const {
    if (tokens[token].kind == text::TokenKind::punctuation) return std::nullopt;
    if (isArabic(tokens[token])) return arabicAt(tokens, token);
    return englishAt(document, tokens, token);
}

} // namespace zamkan::mentions
