// Names and forms of parties as they stand in a text.
#include "mentions/actor_knowledge.hpp"
#include "text/characters.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

std::string_view beforeApostrophe(std::string_view word) { return word.substr(0, word.find_first_of("'’")); }

bool leavesArticle(const text::Peeled &reading) {
    return !reading.proclitics.ends_with("ال") && !reading.proclitics.ends_with("لل");
}

// "the Arakan Army (AA)": the letters by which the text calls from then on the party that ends before the token; "" none.
std::string_view lettersAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) {
    constexpr std::size_t fewest = 2, most = 7;
    if (token + 2 >= tokens.size() || document.surface(tokens[token].span) != "(" || document.surface(tokens[token + 2].span) != ")") return {};
    const std::string_view letters = document.surface(tokens[token + 1].span);
    const bool word = tokens[token + 1].kind == text::TokenKind::word && letters.size() >= fewest && letters.size() <= most;
    return word && std::all_of(letters.begin(), letters.end(), [](char letter) { return letter >= 'A' && letter <= 'Z'; }) ? letters : std::string_view();
}

} // namespace

std::vector<ActorMention> ActorKnowledge::named(const text::Document &document, const text::Tokens &tokens,
                                                        std::vector<std::uint32_t> &form) const {
    std::vector<ActorMention> out;
    std::vector<PhraseTable::Hit> hits;
    struct Called {
        std::string_view letters;
        std::size_t mention; // index in `out`
    };
    std::vector<Called> called;
    const std::uint64_t known = phrases.bit() | patterns->bits() | peopleOf.bit() | leaders.bit();
    for (std::size_t i = 0; i < tokens.size();) {
        const text::Token &token = tokens[i];
        if (!tokens.mayKnow(i, known) && isArabic(token)) {
            ++i;
            continue;
        }
        std::size_t end = i;
        std::uint32_t chosen = 0, offset = 0;
        if (token.kind == text::TokenKind::word) {
            const std::string_view surface = document.surface(token.span);
            for (const text::Peeled &reading : tokens.readings(i)) {
                if (!leavesArticle(reading)) continue;
                const std::string_view word = withoutPossessive(surface, reading.folded);
                if (word.size() == reading.folded.size()) phrases.at(tokens, i, reading, hits);
                else phrases.at(tokens, i, word, hits);
                for (const PhraseTable::Hit &hit : hits) {
                    const ActorForm &candidate = forms[hit.payload];
                    if (hit.end <= end) continue;
                    if (candidate.capitals && hit.words == 1 && !text::allCapitals(beforeApostrophe(surface))) continue;
                    end = hit.end;
                    chosen = hit.payload;
                    offset = reading.offset;
                }
            }
        }
        bool named = false, country = false;
        if (const auto pattern = patterns->at(document, tokens, i); pattern && pattern->end > end && (end == i || pattern->kind != ActorPatterns::Kind::named)) {
            // "US-backed Syrian Democratic Forces": they are named.
            if (pattern->kind == ActorPatterns::Kind::leaning)
                if (const std::size_t at = nameIn(document, tokens, i + 1, pattern->end); at < pattern->end) {
                    i = at;
                    continue;
                }
            // "قوات الانتقالي": whom the text or the registry calls so, and no party of its own
            if (pattern->kind == ActorPatterns::Kind::named && isArabic(token) && pattern->end == i + 2) {
                phrases.at(tokens, i + 1, tokens.readings(i + 1).front(), hits);
                if (std::any_of(hits.begin(), hits.end(), [&](const PhraseTable::Hit &hit) { return hit.end == pattern->end && (forms[hit.payload].actor != noActor || sharersOwn(hit.payload)); })) {
                    ++i;
                    continue;
                }
            }
            end = pattern->end;
            offset = pattern->offset;
            country = pattern->kind == ActorPatterns::Kind::country;
            named = pattern->kind == ActorPatterns::Kind::named || pattern->kind == ActorPatterns::Kind::leaning;
            // "the Iran-aligned group": the one spoken of.
            const bool again = pattern->kind == ActorPatterns::Kind::leaning && groupForm != 0 && i > 0 && closed.has(tokens[i - 1], Closed::definite_article) &&
                               closed.has(tokens[end - 1], Closed::group_noun);
            chosen = again ? groupForm : named ? namedForm : pattern->kind == ActorPatterns::Kind::unit ? unitForm : stateForms[pattern->state];
        }
        const Led led = peopleOfLeader(tokens, i);
        if (led.end > end || (led.end == end && led.end > i && forms[chosen].generic)) {
            ActorMention mention;
            mention.span = {token.span.start, tokens[led.end - 1].span.end};
            mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(led.end)};
            mention.actor = ids[led.actor];
            out.push_back(std::move(mention));
            form.push_back(namedForm);
            i = led.end;
            continue;
        }
        // "the Government of National Accord", "قوات التحالف العربي": a name from the second word on, longer than "the
        // government".
        if (end > i + 1 && forms[chosen].generic && i + 1 < tokens.size()) {
            phrases.at(tokens, i + 1, tokens.readings(i + 1).front(), hits);
            if (std::any_of(hits.begin(), hits.end(), [&](const PhraseTable::Hit &hit) {
                    return hit.end > end && !forms[hit.payload].generic;
                }))
                end = i;
        }
        while (end > i + 1 && forms[chosen].generic && closed.has(tokens[end - 1], Closed::held_in))
            --end; // "in army hands": the army
        // "pro-government militias" are not the government's.
        const bool leans = i > 1 && tokens[i - 1].folded == "-" && tokens[i - 1].span.end == token.span.start && tokens[i - 2].span.end == tokens[i - 1].span.start && closed.has(tokens[i - 2], Closed::stance);
        if (const auto letters = std::find_if(called.begin(), called.end(), [&](const Called &one) { return one.letters == beforeApostrophe(document.surface(token.span)); });
            end == i && letters != called.end()) {
            ActorMention mention = out[letters->mention];
            mention.span = token.span;
            mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
            out.push_back(std::move(mention));
            form.push_back(form[letters->mention]);
            ++i;
            continue;
        }
        if (end == i || (leans && forms[chosen].generic)) {
            ++i;
            continue;
        }
        ActorMention mention;
        mention.span = {token.span.start + offset, tokens[end - 1].span.end};
        mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
        mention.generic = forms[chosen].generic;
        mention.country = country;
        if (forms[chosen].actor != noActor) mention.actor = ids[forms[chosen].actor];
        else if (named && !mention.generic) mention.actor = std::string(unregistered) + std::string(document.surface(mention.span));
        const bool party = !mention.generic && !mention.actor.empty();
        out.push_back(std::move(mention));
        form.push_back(chosen);
        if (party)
            if (const std::string_view letters = lettersAt(document, tokens, end); !letters.empty()) called.push_back({letters, out.size() - 1});
        i = end;
    }
    return out;
}

// "سيطر حفتر على درنة", "Haftar captured Derna": his forces did.
ActorKnowledge::Led ActorKnowledge::leaderWhoActs(const text::Tokens &tokens, std::size_t token) const {
    const auto leader = leaders.longestAt(tokens, token);
    if (!leader) return {};
    const bool arabic = isArabic(tokens[token]);
    const std::size_t beside = arabic ? token - 1 : leader->end;
    if ((arabic && token == 0) || beside >= tokens.size() || tokens[beside].sentence != tokens[token].sentence || tokens[beside].kind != text::TokenKind::word) return {};
    const auto readings = tokens.readings(beside);
    const bool acts = std::any_of(readings.begin(), readings.end(), [&](const text::Peeled &word) { return deeds.contains(word.folded); });
    return acts ? Led{leader->end, leader->payload} : Led{};
}

// "forces loyal to ousted President Ali Abdullah Saleh", "القوات الموالية للمشير خليفة حفتر"
ActorKnowledge::Led ActorKnowledge::peopleOfLeader(const text::Tokens &tokens, std::size_t token) const {
    constexpr int mostTitles = 4;
    if (tokens[token].kind != text::TokenKind::word) return {};
    std::optional<PhraseTable::Hit> people;
    for (const text::Peeled &reading : tokens.readings(token))
        if (!people) people = peopleOf.longestAt(tokens, token, reading);
    if (!people) return leaderWhoActs(tokens, token);
    std::size_t at = people->end;
    const auto found = [&](const PhraseTable &table) -> std::optional<PhraseTable::Hit> {
        if (at >= tokens.size() || tokens[at].kind != text::TokenKind::word || tokens[at].sentence != tokens[token].sentence) return std::nullopt;
        for (const text::Peeled &reading : tokens.readings(at)) // "للمشير": the article stands in it
            if (const auto hit = table.longestAt(tokens, at, reading)) return hit;
        return std::nullopt;
    };
    for (int title = 0; title <= mostTitles; ++title) {
        if (const auto leader = found(leaders)) return {leader->end, leader->payload};
        const auto next = found(titles);
        if (!next) return {};
        at = next->end;
    }
    return {};
}

// The first token of [first, end) at which the name of an actor begins; `end` when there is none.
std::size_t ActorKnowledge::nameIn(const text::Document &document, const text::Tokens &tokens, std::size_t first,
                                           std::size_t end) const {
    std::vector<PhraseTable::Hit> hits;
    for (std::size_t at = first; at < end; ++at) {
        if (tokens[at].kind != text::TokenKind::word) continue;
        const text::Peeled &reading = tokens.readings(at).front();
        phrases.at(tokens, at, reading, hits);
        if (std::any_of(hits.begin(), hits.end(), [&](const PhraseTable::Hit &hit) {
                const ActorForm &form = forms[hit.payload];
                return form.actor != noActor && !form.generic && hit.end > at &&
                       (!form.capitals || hit.words > 1 || text::allCapitals(document.surface(tokens[at].span)));
            }))
            return at;
    }
    return end;
}

} // namespace zamkan::mentions
