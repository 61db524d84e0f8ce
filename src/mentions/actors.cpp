#include "mentions/actors.hpp"
#include "base/value.hpp"
#include "mentions/actor_patterns.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/persons.hpp"
#include "mentions/phrases.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace zamkan::mentions {
namespace {

constexpr std::uint32_t noActor = UINT32_MAX;

// What a phrase stands for. Several actors may share a generic form.
struct Form {
    std::uint32_t actor = noActor; // index in the registry; noActor: a block
    bool generic = false;
    bool capitals = false; // "IS": only when written so
};

bool allCapitals(std::string_view name) {
    std::size_t letters = 0;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') ++letters;
        else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return letters > 0;
}

std::string_view beforeApostrophe(std::string_view word) { return word.substr(0, word.find_first_of("'’")); }

// "مسلحون تابعون لـ", "ينتمون إلى".
bool isAffiliated(std::string_view folded) {
    for (const char *stem : {"تابع", "موال", "منتم", "ينتم", "محسوب", "مناصر", "موالي"})
        if (folded.starts_with(stem)) return true;
    return false;
}

bool leavesArticle(const text::Peeled &reading) {
    return !reading.proclitics.ends_with("ال") && !reading.proclitics.ends_with("لل");
}

} // namespace

struct ActorFinder::Knowledge {
    std::vector<Form> forms;
    PhraseTable phrases;
    std::set<std::string> unnamed; // folded generic forms that are a party though nobody fits
    text::WordSet leaning; // "المدعومة"
    PersonFinder persons;
    Demonyms demonyms;
    std::vector<std::string> ids, countries; // of the registry's actors
    std::vector<bool> home;               // it is a state's: where a text is at home
    std::vector<bool> regular; // by actor: a state or an alliance of states
    struct Sharers {
        std::vector<std::uint32_t> actors; // that a generic form may mean
        std::size_t own = 0;               // the first of them list it as theirs, the others are of its sort
    };
    std::unordered_map<std::uint32_t, Sharers> sharers; // by form
    std::vector<std::uint32_t> stateForms; // by index of the registry's states
    std::uint32_t unitForm = 0, namedForm = 0;
    std::unique_ptr<ActorPatterns> patterns;

    [[nodiscard]] std::vector<ActorMention> named(const text::Document &document, const text::Tokens &tokens,
                                                  std::vector<std::uint32_t> &form) const;
    [[nodiscard]] std::size_t nameIn(const text::Document &document, const text::Tokens &tokens, std::size_t first, std::size_t end) const;
    [[nodiscard]] bool severalHomes(const std::vector<ActorMention> &mentions, const std::vector<std::uint32_t> &form) const;
    [[nodiscard]] bool besideNamed(const text::Document &document, const text::Tokens &tokens,
                                   const std::vector<ActorMention> &mentions, std::size_t i) const;
    [[nodiscard]] std::uint32_t leaningEnd(const text::Tokens &tokens, const ActorMention &mention) const;
    [[nodiscard]] std::uint32_t atHome(const text::Document &document, const text::Tokens &tokens, const std::vector<std::uint32_t> &actors) const;
    [[nodiscard]] std::string countryOfSentence(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::string countryHere(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    void settleGenerics(const text::Document &document, const text::Tokens &tokens, std::vector<ActorMention> &mentions,
                        const std::vector<std::uint32_t> &form) const;
};

ActorFinder::ActorFinder(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
ActorFinder::ActorFinder(ActorFinder &&) noexcept = default;
ActorFinder &ActorFinder::operator=(ActorFinder &&) noexcept = default;
ActorFinder::~ActorFinder() = default;

ActorFinder ActorFinder::open(const actors::Registry &registry, text::Vocabulary *vocabulary) {
    auto knowledge = std::make_unique<Knowledge>();
    knowledge->phrases = PhraseTable(Spelling::open());
    knowledge->persons = PersonFinder::open();
    knowledge->demonyms = Demonyms::open();
    const auto add = [&](std::string name, Form form) {
        form.capitals = allCapitals(name);
        // The first word of a text is looked up without its possessive: "Mali's army".
        for (const std::string_view ending : {"'s ", "’s "})
            if (const auto found = name.find(ending); found != std::string::npos && found < name.find(' '))
                name.erase(found, ending.size() - 1);
        knowledge->phrases.add(name, static_cast<std::uint32_t>(knowledge->forms.size()));
        knowledge->forms.push_back(form);
    };
    std::map<std::string, std::uint32_t> generics;
    const auto share = [&](const std::string &generic, std::uint32_t actor) {
        const auto [at, fresh] = generics.try_emplace(text::fold(generic), static_cast<std::uint32_t>(knowledge->forms.size()));
        if (fresh) add(generic, {noActor, true, false});
        auto &sharers = knowledge->sharers[at->second];
        if (std::find(sharers.actors.begin(), sharers.actors.end(), actor) == sharers.actors.end()) sharers.actors.push_back(actor);
        return &sharers;
    };
    for (std::size_t i = 0; i < registry.actors().size(); ++i) {
        const actors::Actor &actor = registry.actors()[i];
        const auto index = static_cast<std::uint32_t>(i);
        knowledge->ids.push_back(actor.id);
        knowledge->countries.push_back(actor.country);
        knowledge->home.push_back(actor.kind == "state");
        knowledge->regular.push_back(actor.kind == "state" || actor.kind == "coalition");
        add(actor.name_en, {index, false, false});
        add(actor.name_ar, {index, false, false});
        for (const std::string &alias : actor.aliases) add(alias, {index, false, false});
        for (const std::string &generic : actor.generic) {
            auto *sharers = share(generic, index);
            sharers->own = sharers->actors.size();
        }
    }
    const Value words = readAssetFolder("actors");
    for (const auto &[sort, entry] : words["generics"].table()) {
        const auto kinds = entry["kinds"].strings(), sides = entry["sides"].strings();
        const auto in = [](const std::vector<std::string> &list, const std::string &word) {
            return std::find(list.begin(), list.end(), word) != list.end();
        };
        for (std::size_t i = 0; i < registry.actors().size(); ++i) {
            const actors::Actor &actor = registry.actors()[i];
            if (!actor.belligerent || !in(kinds, actor.kind) || (!sides.empty() && !in(sides, actor.side))) continue;
            for (const std::string &form : entry["forms"].strings()) share(form, static_cast<std::uint32_t>(i));
        }
    }
    const auto without = [&](Form form) {
        knowledge->forms.push_back(form);
        return static_cast<std::uint32_t>(knowledge->forms.size() - 1);
    };
    for (const char *language : {"en", "ar"})
        for (const std::string &form : words["unnamed"][language].strings()) {
            knowledge->unnamed.insert(text::fold(form));
            if (const auto [at, fresh] = generics.try_emplace(text::fold(form), static_cast<std::uint32_t>(knowledge->forms.size())); fresh) {
                add(form, {noActor, true, false});
                knowledge->sharers[at->second];
            }
        }
    for (const std::string &word : words["leaning"]["ar"].strings()) knowledge->leaning.insert(text::fold(word));
    knowledge->unitForm = without({noActor, true, false});
    knowledge->namedForm = without({});
    for (std::uint32_t i = 0; i < registry.actors().size(); ++i)
        if (knowledge->home[i] && registry.actors()[i].belligerent) knowledge->sharers[knowledge->unitForm].actors.push_back(i);
    for (const actors::State &state : registry.states()) {
        const auto at = std::find(knowledge->ids.begin(), knowledge->ids.end(), state.actor);
        knowledge->stateForms.push_back(without({static_cast<std::uint32_t>(at - knowledge->ids.begin()), false, false}));
    }
    knowledge->patterns = std::make_unique<ActorPatterns>(words, registry, knowledge->demonyms);
    for (const std::string &block : registry.blocks()) add(block, {});
    if (vocabulary) {
        knowledge->phrases.enter(*vocabulary);
        knowledge->persons.enter(*vocabulary);
        knowledge->demonyms.enter(*vocabulary);
        knowledge->patterns->enter(*vocabulary);
    }
    return ActorFinder(std::move(knowledge));
}

std::vector<ActorMention> ActorFinder::Knowledge::named(const text::Document &document, const text::Tokens &tokens,
                                                        std::vector<std::uint32_t> &form) const {
    std::vector<ActorMention> out;
    std::vector<PhraseTable::Hit> hits;
    const std::uint64_t known = phrases.bit() | patterns->bits();
    for (std::size_t i = 0; i < tokens.size();) {
        const text::Token &token = tokens[i];
        if (!tokens.mayKnow(i, known) && ActorPatterns::isArabic(token)) {
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
                    const Form &candidate = forms[hit.payload];
                    if (hit.end <= end) continue;
                    if (candidate.capitals && hit.words == 1 && !allCapitals(beforeApostrophe(surface))) continue;
                    end = hit.end;
                    chosen = hit.payload;
                    offset = reading.offset;
                }
            }
        }
        bool named = false;
        if (const auto pattern = patterns->at(document, tokens, i); pattern && pattern->end > end && (end == i || pattern->kind != ActorPatterns::Kind::named)) {
            // "US-backed Syrian Democratic Forces": they are named.
            if (pattern->kind == ActorPatterns::Kind::leaning)
                if (const std::size_t at = nameIn(document, tokens, i + 1, pattern->end); at < pattern->end) {
                    i = at;
                    continue;
                }
            end = pattern->end;
            offset = pattern->offset;
            named = pattern->kind == ActorPatterns::Kind::named || pattern->kind == ActorPatterns::Kind::leaning;
            chosen = named ? namedForm : pattern->kind == ActorPatterns::Kind::unit ? unitForm : stateForms[pattern->state];
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
        if (end == i) {
            ++i;
            continue;
        }
        ActorMention mention;
        mention.span = {token.span.start + offset, tokens[end - 1].span.end};
        mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
        mention.generic = forms[chosen].generic;
        if (forms[chosen].actor != noActor) mention.actor = ids[forms[chosen].actor];
        else if (named) mention.actor = std::string(unregistered) + std::string(document.surface(mention.span));
        out.push_back(std::move(mention));
        form.push_back(chosen);
        i = end;
    }
    return out;
}

// The first token of [first, end) at which the name of an actor begins; `end` when there is none.
std::size_t ActorFinder::Knowledge::nameIn(const text::Document &document, const text::Tokens &tokens, std::size_t first,
                                           std::size_t end) const {
    std::vector<PhraseTable::Hit> hits;
    for (std::size_t at = first; at < end; ++at) {
        if (tokens[at].kind != text::TokenKind::word) continue;
        const text::Peeled &reading = tokens.readings(at).front();
        phrases.at(tokens, at, reading, hits);
        if (std::any_of(hits.begin(), hits.end(), [&](const PhraseTable::Hit &hit) {
                const Form &form = forms[hit.payload];
                return form.actor != noActor && !form.generic && hit.end > at &&
                       (!form.capitals || hit.words > 1 || allCapitals(document.surface(tokens[at].span)));
            }))
            return at;
    }
    return end;
}

// Whether the text names the forces of two states or more.
bool ActorFinder::Knowledge::severalHomes(const std::vector<ActorMention> &mentions, const std::vector<std::uint32_t> &form) const {
    std::uint32_t first = noActor;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const std::uint32_t actor = forms[form[i]].actor;
        if (actor == noActor || !home[actor] || countries[actor].empty()) continue;
        if (first != noActor && countries[actor] != countries[first]) return true;
        first = actor;
    }
    return false;
}

// "Boko Haram militants", "militants of Boko Haram": a party that is named right beside is the one that is meant.
bool ActorFinder::Knowledge::besideNamed(const text::Document &document, const text::Tokens &tokens,
                                         const std::vector<ActorMention> &mentions, std::size_t i) const {
    const ActorMention &mention = mentions[i];
    const std::string_view word = tokens[mention.tokens.first].folded;
    if (word.empty() || !unnamed.contains(text::fold(document.surface(mention.span))))
        return false;
    if (static_cast<unsigned char>(word[0]) >= 0xD8) { // "مسلحون من بوكو حرام", "مسلحون تابعون لداعش"
        if (word.starts_with("ال") || i + 1 >= mentions.size() ||
            tokens[mentions[i + 1].tokens.first].sentence != tokens[mention.tokens.first].sentence)
            return false;
        const std::uint32_t next = mentions[i + 1].tokens.first;
        if (next - mention.tokens.end > 4) return false;
        const bool bare = mentions[i + 1].span.start == tokens[next].span.start;
        if (bare && next == mention.tokens.end) return true;
        std::uint32_t of = next - 1; // behind quotation marks
        while (of > mention.tokens.end && tokens[of].kind == text::TokenKind::punctuation) --of;
        if (bare && tokens[of].folded == "من") return true; // also "مسلحون يعتقد أنهم من التنظيم"
        return !bare && tokens[next].folded.starts_with("ل") && next - mention.tokens.end == 1 && isAffiliated(tokens[next - 1].folded);
    }
    if (i > 0 && mentions[i - 1].tokens.end == mention.tokens.first) return true;
    if (mention.tokens.first > 0) // "its troops": those of the one spoken of
        for (const std::string_view whose : {"its", "their", "his", "her", "whose"})
            if (tokens[mention.tokens.first - 1].folded == whose) return true;
    return i + 1 < mentions.size() && mentions[i + 1].tokens.first > mention.tokens.end &&
           mentions[i + 1].tokens.first - mention.tokens.end <= 2 &&
           (tokens[mention.tokens.end].folded == "of" || tokens[mention.tokens.end].folded == "from");
}

// "القوات المدعومة من الإمارات", "الفصائل الموالية لتركيا": one past the state that they lean on, and 0 where they lean on
// none: they are not that state's, and nobody that was named before.
std::uint32_t ActorFinder::Knowledge::leaningEnd(const text::Tokens &tokens, const ActorMention &mention) const {
    std::uint32_t at = mention.tokens.end;
    if (at + 1 >= tokens.size() || !leaning.contains(tokens[at].folded)) return 0;
    ++at;
    if (tokens[at].folded == "من") ++at;
    return at < tokens.size() && tokens[at].kind == text::TokenKind::word && tokens[at].sentence == tokens[mention.tokens.first].sentence ? at + 1 : 0;
}

// "In neighbouring Iraq, where the army …": the country that the sentence has set as its scene, by code; "" none.
std::string ActorFinder::Knowledge::countryHere(const text::Document &document, const text::Tokens &tokens, std::size_t token) const {
    constexpr std::size_t reach = 8;
    for (std::size_t at = token; at-- > 1 && token - at <= reach && tokens[at].sentence == tokens[token].sentence;) {
        const auto scene = [&](std::size_t before) {
            return tokens[before].sentence == tokens[token].sentence && tokens[before].folded == "in";
        };
        if (!tokens[at].capitalised || !(scene(at - 1) || (at > 1 && tokens[at - 1].folded.starts_with("neighb") && scene(at - 2)))) continue;
        if (const auto country = patterns->countryAt(document, tokens, at)) return *country;
    }
    return {};
}

// The country that the sentence of the token names, by code; "" none, or several.
std::string ActorFinder::Knowledge::countryOfSentence(const text::Document &document, const text::Tokens &tokens, std::size_t token) const {
    std::size_t first = token;
    while (first > 0 && tokens[first - 1].sentence == tokens[token].sentence) --first;
    std::string found;
    for (std::size_t at = first; at < tokens.size() && tokens[at].sentence == tokens[token].sentence; ++at) {
        if (tokens[at].kind != text::TokenKind::word) continue;
        const auto named = patterns->countryAt(document, tokens, at);
        if (!named) continue;
        if (!found.empty() && found != *named) return {};
        found = *named;
    }
    return found;
}

// Of these the state's whose country the text names most, twice at least and more than any other's.
std::uint32_t ActorFinder::Knowledge::atHome(const text::Document &document, const text::Tokens &tokens, const std::vector<std::uint32_t> &actors) const {
    std::map<std::string, std::size_t> times;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (const std::string *country = demonyms.countryOf(tokens, i); country && !country->empty()) ++times[*country];
        else if (const auto named = patterns->countryAt(document, tokens, i)) ++times[*named];
    }
    std::uint32_t best = noActor;
    std::size_t most = 1;
    bool tie = false;
    for (const std::uint32_t actor : actors) {
        constexpr std::size_t stateOnly = 9; // "cn_forces": of a state that is in no war told of here, a neighbour as a rule
        if (!home[actor] || (ids[actor].size() == stateOnly && ids[actor].ends_with("_forces"))) continue;
        const auto at = times.find(countries[actor]);
        if (at == times.end() || at->second < most) continue;
        tie = at->second == most && best != noActor;
        if (at->second > most) best = actor, most = at->second, tie = false;
    }
    return tie ? noActor : best;
}

void ActorFinder::Knowledge::settleGenerics(const text::Document &document, const text::Tokens &tokens, std::vector<ActorMention> &mentions,
                                            const std::vector<std::uint32_t> &form) const {
    std::map<std::string, std::size_t> namedCountries;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (const std::string *country = demonyms.countryOf(tokens, i))
            if (!country->empty()) ++namedCountries[*country];
    for (std::size_t i = 0; i < mentions.size(); ++i)
        if (const std::uint32_t actor = forms[form[i]].actor; actor != noActor && !countries[actor].empty())
            ++namedCountries[countries[actor]];
    std::vector<ActorMention> settled;
    std::vector<std::uint32_t> lastNamed; // actors in the order of their latest mention
    std::map<std::uint32_t, std::uint32_t> lastNamedIn; // and its sentence
    constexpr std::uint32_t recent = 2;   // sentences
    std::set<std::uint32_t> asForces;     // those called "قوات …" or "… forces" somewhere before
    std::map<std::pair<std::uint32_t, bool>, std::size_t> ahead; // by form and `own`: the first mention farther on that fits
    const auto forcesLike = [&](Span span) {
        const std::string folded = text::fold(document.surface(span));
        return folded.starts_with("قوات") || folded.starts_with("القوات") || folded.ends_with("forces");
    };
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        ActorMention &mention = mentions[i];
        if (!mention.generic) {
            if (const std::uint32_t actor = forms[form[i]].actor; actor != noActor) {
                std::erase(lastNamed, actor);
                lastNamed.push_back(actor);
                lastNamedIn[actor] = tokens[mention.tokens.first].sentence;
                if (forcesLike(mention.span)) asForces.insert(actor);
            }
            settled.push_back(std::move(mention));
            continue;
        }
        if (besideNamed(document, tokens, mentions, i)) continue;
        if (const std::uint32_t end = leaningEnd(tokens, mention); end > 0) { // "القوات المدعومة من الإمارات"
            mention.span.end = tokens[end - 1].span.end;
            mention.tokens.end = end;
            // An alliance or a militia that the text calls forces is meant, if it has named one.
            for (auto last = lastNamed.rbegin(); last != lastNamed.rend() && mention.actor.empty(); ++last)
                if (asForces.contains(*last) && !home[*last]) mention.actor = ids[*last];
            if (mention.actor.empty()) mention.actor = std::string(unregistered) + std::string(document.surface(mention.span));
            mention.generic = false;
            settled.push_back(std::move(mention));
            continue;
        }
        const auto &fitting = sharers.at(form[i]);
        const auto fits = [&](std::uint32_t actor, bool own) {
            const auto end = own ? fitting.actors.begin() + static_cast<std::ptrdiff_t>(fitting.own) : fitting.actors.end();
            return std::find(fitting.actors.begin(), end, actor) != end;
        };
        std::uint32_t chosen = noActor;
        bool unsure = false;
        if (form[i] == unitForm && severalHomes(mentions, form)) { // whose brigade it is, who can tell
            mention.actor = std::string(unregistered) + std::string(document.surface(mention.span));
            mention.generic = false;
            settled.push_back(std::move(mention));
            continue;
        }
        if (const std::string country = countryHere(document, tokens, mention.tokens.first); !country.empty())
            for (const std::uint32_t actor : fitting.actors)
                if (chosen == noActor && home[actor] && countries[actor] == country) chosen = actor;
        // "government forces": those of the country that the text is of, whoever else was named last
        if (const std::string folded = text::fold(document.surface(mention.span)); chosen == noActor && (folded.find("government") != std::string::npos || folded.find("حكوم") != std::string::npos))
            chosen = atHome(document, tokens, fitting.actors);
        const bool government = chosen == noActor && (text::fold(document.surface(mention.span)).find("government") != std::string::npos ||
                                                      text::fold(document.surface(mention.span)).find("حكوم") != std::string::npos);
        // "هذه القوات": a party that is called forces, rather than the last one named.
        const bool bare = text::fold(document.surface(mention.span)) == "القوات"; // "القوات الحكومية" says whose
        if (bare) // "قال الناطق باسم الجيش إن القوات": those of its own sentence
            for (auto last = settled.rbegin(); last != settled.rend() && chosen == noActor; ++last) {
                if (tokens[last->tokens.first].sentence != tokens[mention.tokens.first].sentence) break;
                const auto at = std::find(ids.begin(), ids.end(), last->actor);
                const auto index = static_cast<std::uint32_t>(at - ids.begin());
                if (at != ids.end() && regular[index] && fits(index, false)) chosen = index;
            }
        if (bare)
            for (auto last = lastNamed.rbegin(); last != lastNamed.rend() && chosen == noActor; ++last)
                if (asForces.contains(*last) && fits(*last, false)) chosen = *last;
        if (bare) // a state's or an alliance's rather than a militia
            for (auto last = lastNamed.rbegin(); last != lastNamed.rend() && chosen == noActor; ++last)
                if (regular[*last] && fits(*last, false)) chosen = *last;
        for (const bool own : {true, false}) {
            for (auto last = lastNamed.rbegin(); last != lastNamed.rend() && chosen == noActor; ++last)
                if (fits(*last, own)) {
                    chosen = *last;
                    // Of an army that was named long before, the place of the deed may say better whose it is.
                    // A government is that of the place in any case.
                    unsure = home[chosen] && ((government && !own) || lastNamedIn[chosen] + recent < tokens[mention.tokens.first].sentence);
                }
            if (chosen != noActor) break;
            // "army soldiers": of the country that the text is of, rather than of one that is named only later
            if (lastNamed.empty() && !own) chosen = atHome(document, tokens, fitting.actors);
            if (chosen != noActor) break;
            std::size_t &later = ahead.try_emplace({form[i], own}, 0).first->second; // it stays the first until it is passed
            if (later <= i) later = i + 1;
            const auto fitsThere = [&](std::size_t at) { return forms[form[at]].actor != noActor && fits(forms[form[at]].actor, own); };
            while (later < mentions.size() && !fitsThere(later)) ++later;
            if (later >= mentions.size()) continue;
            // One that is named only later is of another war where its country is not the one that this sentence names.
            const std::uint32_t actor = forms[form[later]].actor;
            const std::string here = own ? std::string() : countryOfSentence(document, tokens, mention.tokens.first);
            if (here.empty() || countries[actor].empty() || countries[actor] == here) chosen = actor, unsure = true;
        }
        if (chosen == noActor) { // nobody at all: the state at home where the text is
            unsure = true;
            std::size_t most = 0;
            for (const std::uint32_t actor : fitting.actors)
                if (const auto at = namedCountries.find(countries[actor]);
                    at != namedCountries.end() && at->second > most && (home[actor] || fitting.actors.size() < 12)) {
                    most = at->second;
                    chosen = actor;
                }
        }
        if (chosen == noActor) {
            // Nobody that is known, yet a party: "gunmen", "the army". With a capital in the middle of a sentence it
            // is a name of something else.
            const std::size_t first = mention.tokens.first;
            const bool name = tokens[first].capitalised && first > 0 && tokens[first - 1].sentence == tokens[first].sentence;
            std::string surface(document.surface(mention.span));
            if (!unnamed.contains(text::fold(surface)) || name) continue;
            if (surface.starts_with("the ") || surface.starts_with("The ")) surface.erase(0, 4);
            mention.actor = std::string(unregistered) + surface;
            mention.generic = false;
            mention.unsure = std::any_of(fitting.actors.begin(), fitting.actors.end(), [&](std::uint32_t actor) { return home[actor]; }) &&
                             std::all_of(fitting.actors.begin(), fitting.actors.end(), [&](std::uint32_t actor) { return regular[actor]; });
            settled.push_back(std::move(mention));
            continue;
        }
        mention.actor = ids[chosen];
        mention.unsure = unsure;
        settled.push_back(std::move(mention));
    }
    mentions = std::move(settled);
}

std::vector<ActorMention> ActorFinder::find(const text::Document &document, const text::Tokens &tokens) const {
    std::vector<std::uint32_t> form;
    std::vector<ActorMention> mentions = knowledge_->named(document, tokens, form);
    knowledge_->settleGenerics(document, tokens, mentions, form);
    std::vector<bool> taken(tokens.size(), false);
    for (const ActorMention &mention : mentions)
        for (std::uint32_t t = mention.tokens.first; t < mention.tokens.end; ++t) taken[t] = true;
    for (const PersonSpan &person : knowledge_->persons.find(document, tokens, taken)) {
        ActorMention mention;
        mention.span = join(tokens[person.first].span, tokens[person.end - 1].span);
        mention.tokens = {person.first, person.end};
        mention.guessed = person.guessed;
        mentions.push_back(std::move(mention));
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const ActorMention &a, const ActorMention &b) { return a.span.start < b.span.start; });
    return mentions;
}

} // namespace zamkan::mentions
