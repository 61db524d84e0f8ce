#include "mentions/generic_parties.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr std::uint32_t recent = 2; // sentences
constexpr std::size_t fewSharers = 12;

// "cn_forces": of a state that is in no war told of here, a neighbour as a rule.
bool ofStateOnly(std::string_view id) {
    constexpr std::size_t length = 9;
    return id.size() == length && id.ends_with("_forces");
}

} // namespace

bool GenericParties::says(const ActorMention &mention, Closed stems) const {
    for (std::uint32_t t = mention.tokens.first; t < mention.tokens.end; ++t)
        if (known_.closed.hasStem(tokens_.readings(t).back().folded, stems)) return true;
    return false;
}

// As it is called: "للتحالف" names "التحالف".
std::string GenericParties::called(const ActorMention &mention) const {
    constexpr std::string_view to = "لل", article = "ال";
    const std::string_view whole = document_.surface({tokens_[mention.tokens.first].span.start, mention.span.end}), name = document_.surface(mention.span);
    return whole.size() > name.size() && whole.ends_with(name) && whole.substr(0, to.size()) == to && !name.starts_with(article)
               ? std::string(article) + std::string(whole.substr(to.size()))
               : std::string(name);
}

std::string GenericParties::folded(const ActorMention &mention) const { return text::fold(called(mention)); }

// Whether the text names the forces of two states or more.
bool GenericParties::severalHomes() const {
    std::uint32_t first = noActor;
    for (const std::uint32_t form : form_) {
        const std::uint32_t actor = known_.forms[form].actor;
        if (actor == noActor || !known_.home[actor] || known_.countries[actor].empty()) continue;
        if (first != noActor && known_.countries[actor] != known_.countries[first]) return true;
        first = actor;
    }
    return false;
}

// "the 114th Motorized Rifle Brigade": the army that has such units, where the text names it.
std::uint32_t GenericParties::armyOf(const ActorMention &unit) const {
    const std::string name = folded(unit);
    for (const auto &[branch, army] : known_.branches)
        if (name.find(branch) != std::string::npos &&
            std::any_of(form_.begin(), form_.end(), [&, army = army](std::uint32_t form) { return known_.forms[form].actor == army; }))
            return army;
    return noActor;
}

// "Boko Haram militants", "militants of Boko Haram": a party that is named right beside is the one that is meant.
bool GenericParties::besideNamed(std::size_t i) const {
    const ActorMention &mention = mentions_[i];
    const std::string_view word = tokens_[mention.tokens.first].folded;
    if (word.empty() || !known_.unnamed.contains(folded(mention))) return false;
    if (static_cast<unsigned char>(word[0]) >= 0xD8) { // "مسلحون من بوكو حرام", "مسلحون تابعون لداعش"
        if (word.starts_with("ال") || i + 1 >= mentions_.size() ||
            tokens_[mentions_[i + 1].tokens.first].sentence != tokens_[mention.tokens.first].sentence)
            return false;
        const std::uint32_t next = mentions_[i + 1].tokens.first;
        if (next - mention.tokens.end > 4) return false;
        const bool bare = mentions_[i + 1].span.start == tokens_[next].span.start;
        if (bare && next == mention.tokens.end && mention.tokens.end == mention.tokens.first + 1) return true; // but "فصائل محلية القوات الحكومية" are two
        std::uint32_t of = next - 1; // behind quotation marks
        while (of > mention.tokens.end && tokens_[of].kind == text::TokenKind::punctuation) --of;
        if (bare && known_.closed.has(tokens_[of], Closed::origin)) return true; // also "مسلحون يعتقد أنهم من التنظيم"
        return !bare && tokens_[next].folded.starts_with("ل") && next - mention.tokens.end == 1 && known_.closed.hasStem(tokens_[next - 1].folded, Closed::affiliated_stem); // "مسلحون تابعون لـ"
    }
    if (i > 0 && mentions_[i - 1].tokens.end == mention.tokens.first) return true;
    if (mention.tokens.first > 0 && known_.closed.has(tokens_[mention.tokens.first - 1], Closed::possessive)) return true; // "its troops": of the one spoken of
    return i + 1 < mentions_.size() && mentions_[i + 1].tokens.first > mention.tokens.end &&
           mentions_[i + 1].tokens.first - mention.tokens.end <= 2 &&
           known_.closed.has(tokens_[mention.tokens.end], Closed::partitive, Closed::origin);
}

std::string GenericParties::linkToNext(std::size_t i) const {
    constexpr std::uint32_t longest = 3; // words
    std::string out;
    if (i + 1 >= mentions_.size()) return out;
    const std::uint32_t end = mentions_[i].tokens.end, next = mentions_[i + 1].tokens.first;
    if (next <= end || next - end > longest || tokens_[next].sentence != tokens_[end - 1].sentence) return out;
    for (std::uint32_t t = end; t < next; ++t) {
        if (known_.closed.has(tokens_[t], Closed::definite_article)) continue;
        if (!out.empty()) out += ' ';
        out += tokens_[t].folded;
    }
    return out;
}

// "القوات المدعومة من الإمارات", "الفصائل الموالية لتركيا": one past the state that they lean on, and 0 where they lean on
// none: they are not that state's, and nobody that was named before.
std::uint32_t GenericParties::leaningEnd(const ActorMention &mention) const {
    std::uint32_t at = mention.tokens.end;
    if (at + 1 >= tokens_.size() || !known_.leaning.contains(tokens_[at].folded)) return 0;
    ++at;
    if (known_.closed.has(tokens_[at], Closed::origin)) ++at;
    return at < tokens_.size() && tokens_[at].kind == text::TokenKind::word && tokens_[at].sentence == tokens_[mention.tokens.first].sentence ? at + 1 : 0;
}

// "In neighbouring Iraq, where the army …": the country that the sentence has set as its scene, by code; "" none.
std::string_view GenericParties::countryHere(std::size_t token) const {
    constexpr std::size_t reach = 8;
    if (isArabic(tokens_[token])) { // "وفي العراق دخلت القوات الحكومية"
        std::size_t head = token;
        while (head > 0 && tokens_[head - 1].sentence == tokens_[token].sentence) --head;
        const std::string *country = head + 1 < token && token - head <= reach && known_.closed.mayHave(tokens_[head], Closed::inside)
                                         ? known_.patterns->countryAt(document_, tokens_, head + 1)
                                         : nullptr;
        return country ? std::string_view(*country) : std::string_view();
    }
    for (std::size_t at = token; at-- > 1 && token - at <= reach && tokens_[at].sentence == tokens_[token].sentence;) {
        const auto scene = [&](std::size_t before) {
            return tokens_[before].sentence == tokens_[token].sentence && known_.closed.has(tokens_[before], Closed::inside);
        };
        if (!tokens_[at].capitalised || !(scene(at - 1) || (at > 1 && known_.closed.hasStem(tokens_[at - 1].folded, Closed::neighbouring_stem) && scene(at - 2)))) continue;
        if (const std::string *country = known_.patterns->countryAt(document_, tokens_, at)) return *country;
    }
    // "In Niger, 18 soldiers died near …, and the army said"
    std::size_t head = token;
    while (head > 0 && tokens_[head - 1].sentence == tokens_[token].sentence) --head;
    if (head + 2 < token && known_.closed.has(tokens_[head], Closed::inside) && tokens_[head + 2].folded == ",")
        if (const std::string *country = known_.patterns->countryAt(document_, tokens_, head + 1)) return *country;
    return {};
}

// The country that the sentence of the token names, by code; "" none, or several.
std::string_view GenericParties::countryOfSentence(std::size_t token) const {
    std::size_t first = token;
    while (first > 0 && tokens_[first - 1].sentence == tokens_[token].sentence) --first;
    std::string_view found;
    for (std::size_t at = first; at < tokens_.size() && tokens_[at].sentence == tokens_[token].sentence; ++at) {
        if (tokens_[at].kind != text::TokenKind::word) continue;
        const std::string *named = known_.patterns->countryAt(document_, tokens_, at);
        if (!named) continue;
        if (!found.empty() && found != *named) return {};
        found = *named;
    }
    return found;
}

// Of these the state's whose country the text names most, so often at least and more than any other's.
std::uint32_t GenericParties::atHome(const std::vector<std::uint32_t> &actors, std::size_t least) {
    std::vector<std::uint32_t> states;
    for (const std::uint32_t actor : actors)
        if (known_.home[actor] && !ofStateOnly(known_.ids[actor])) states.push_back(actor);
    return ofCountryTold(states, least);
}

// Of these the one whose country the text names most, so often at least and more than any other's.
std::uint32_t GenericParties::ofCountryTold(std::span<const std::uint32_t> actors, std::size_t least) {
    if (!told_) {
        told_.emplace();
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!known_.patterns->mayTellCountry(tokens_, i)) continue;
            const std::string *country = known_.demonyms.countryOf(tokens_, i);
            if (!country || country->empty()) country = known_.patterns->countryAt(document_, tokens_, i);
            if (country) ++(*told_)[*country];
        }
    }
    std::uint32_t best = noActor;
    std::size_t most = least - 1;
    bool tie = false;
    for (const std::uint32_t actor : actors) {
        const auto at = told_->find(known_.countries[actor]);
        if (at == told_->end() || at->second < most) continue;
        tie = at->second == most && best != noActor;
        if (at->second > most) best = actor, most = at->second, tie = false;
    }
    return tie ? noActor : best;
}

// Of these the one, a state's unless few are meant, whose country adjectives and parties of the text name most.
std::uint32_t GenericParties::stateNamedMost(const std::vector<std::uint32_t> &actors) {
    if (!peopled_) {
        peopled_.emplace();
        for (std::size_t i = 0; i < tokens_.size(); ++i)
            if (const std::string *country = known_.demonyms.countryOf(tokens_, i); country && !country->empty()) ++(*peopled_)[*country];
        for (const std::uint32_t form : form_)
            if (const std::uint32_t actor = known_.forms[form].actor; actor != noActor && !known_.countries[actor].empty())
                ++(*peopled_)[known_.countries[actor]];
    }
    std::uint32_t chosen = noActor;
    std::size_t most = 0;
    for (const std::uint32_t actor : actors)
        if (const auto at = peopled_->find(known_.countries[actor]);
            at != peopled_->end() && at->second > most && (known_.home[actor] || actors.size() < fewSharers)) {
            most = at->second;
            chosen = actor;
        }
    return chosen;
}

void GenericParties::remember(std::size_t i) {
    const std::uint32_t actor = known_.forms[form_[i]].actor;
    if (actor == noActor) return;
    std::erase(lastNamed_, actor);
    lastNamed_.push_back(actor);
    lastNamedIn_[actor] = tokens_[mentions_[i].tokens.first].sentence;
    if (says(mentions_[i], Closed::forces_stem)) asForces_.insert(actor);
}

void GenericParties::keepUnregistered(ActorMention &mention, std::string_view name) {
    mention.actor = std::string(unregistered) + std::string(name);
    mention.generic = false;
    settled_.push_back(std::move(mention));
}

namespace {

bool fits(const ActorKnowledge::Sharers &fitting, std::uint32_t actor, bool own) {
    const auto end = own ? fitting.actors.begin() + static_cast<std::ptrdiff_t>(fitting.own) : fitting.actors.end();
    return std::find(fitting.actors.begin(), end, actor) != end;
}

} // namespace

// "هذه القوات": a party that is called forces, rather than the last one named.
std::uint32_t GenericParties::bareForces(std::size_t i, const Sharers &fitting) const {
    // "قال الناطق باسم الجيش إن القوات": those of its own sentence
    for (auto last = settled_.rbegin(); last != settled_.rend(); ++last) {
        if (tokens_[last->tokens.first].sentence != tokens_[mentions_[i].tokens.first].sentence) break;
        const auto at = std::find(known_.ids.begin(), known_.ids.end(), last->actor);
        const auto index = static_cast<std::uint32_t>(at - known_.ids.begin());
        if (at != known_.ids.end() && known_.regular[index] && fits(fitting, index, false)) return index;
    }
    for (auto last = lastNamed_.rbegin(); last != lastNamed_.rend(); ++last)
        if (asForces_.contains(*last) && fits(fitting, *last, false)) return *last;
    for (auto last = lastNamed_.rbegin(); last != lastNamed_.rend(); ++last) // a state's or an alliance's rather than a militia
        if (known_.regular[*last] && fits(fitting, *last, false)) return *last;
    return noActor;
}

GenericParties::Choice GenericParties::lastNamedOrNext(std::size_t i, const Sharers &fitting, bool government) {
    const std::uint32_t here = mentions_[i].tokens.first, sentence = tokens_[here].sentence;
    constexpr std::uint32_t soon = 3; // sentences
    const bool other = known_.otherSide.contains(folded(mentions_[i]));
    if (other) { // of two parties named before in its sentence nobody knows who attacked the other
        std::set<std::string> named;
        for (auto last = settled_.rbegin(); last != settled_.rend() && tokens_[last->tokens.first].sentence == sentence; ++last)
            if (!last->actor.empty()) named.insert(last->actor);
        if (named.size() > 1) return {noActor, false};
    }
    const std::uint32_t home = other ? atHome(fitting.actors, 1) : noActor; // whom the attackers attack
    for (const bool own : {true, false}) {
        for (auto last = lastNamed_.rbegin(); last != lastNamed_.rend(); ++last) {
            if (other && (lastNamedIn_[*last] == sentence || *last == home)) continue;
            // Of an army that was named long before, the place of the deed may say better whose it is. A government is
            // that of the place in any case.
            if (fits(fitting, *last, own))
                return {*last, known_.home[*last] && ((government && !own) || lastNamedIn_[*last] + recent < sentence)};
        }
        // "army soldiers": of the country that the text is of, rather than of one that is named only later
        if (lastNamed_.empty() && !own && !other)
            if (const std::uint32_t native = atHome(fitting.actors); native != noActor) return {native, false};
        std::size_t &later = ahead_.try_emplace({form_[i], own}, 0).first->second; // it stays the first until it is passed
        if (later <= i) later = i + 1;
        const auto actorOf = [&](std::size_t at) { return known_.forms[form_[at]].actor; };
        while (later < mentions_.size() && !(actorOf(later) != noActor && fits(fitting, actorOf(later), own))) ++later;
        if (later >= mentions_.size()) continue;
        // "سيطر المهاجمون على القرية. … وانسحب الجيش": those who are named only later are hardly the attackers.
        if (other || (!own && tokens_[mentions_[later].tokens.first].sentence > sentence + soon)) continue;
        // One that is named only later is of another war where its country is not the one that this sentence names.
        const std::string_view named = own ? std::string_view() : countryOfSentence(here), its = known_.countries[actorOf(later)];
        if (named.empty() || its.empty() || its == named) return {actorOf(later), true};
    }
    return {noActor, false};
}

GenericParties::Choice GenericParties::choose(std::size_t i) {
    const ActorMention &mention = mentions_[i];
    const Sharers &fitting = known_.sharers.at(form_[i]);
    if (const std::string_view country = countryHere(mention.tokens.first); !country.empty())
        for (const std::uint32_t actor : fitting.actors)
            if (known_.home[actor] && known_.countries[actor] == country) return {actor, false};
    const std::string words = folded(mention);
    const bool government = says(mention, Closed::government_stem) || known_.closed.has(words, Closed::counted_men); // those of the country that the text is of, whoever else was named last
    if (government)
        if (const std::uint32_t home = atHome(fitting.actors); home != noActor) return {home, true}; // unless the place of the deed says another
    if (known_.closed.has(words, Closed::the_forces)) // "القوات الحكومية" says whose
        if (const std::uint32_t forces = bareForces(i, fitting); forces != noActor) return {forces, false};
    if (const Choice choice = lastNamedOrNext(i, fitting, government); choice.actor != noActor) return {choice.actor, choice.unsure || government};
    if (fitting.byPlace) return {noActor, false};
    const std::span<const std::uint32_t> sharing(fitting.actors.data(), fitting.own); // "الثوار" of Libya and of Syria
    if (const std::uint32_t own = ofCountryTold(sharing, 1); own != noActor) return {own, true};
    if (known_.otherSide.contains(words)) return {noActor, false}; // a state that is named elsewhere is rather attacked
    return {stateNamedMost(fitting.actors), true}; // nobody at all: the state at home where the text is
}

void GenericParties::settleGeneric(std::size_t i) {
    ActorMention &mention = mentions_[i];
    // "the garrison town of X": what the town is
    if (mention.tokens.end < tokens_.size() && tokens_[mention.tokens.first].sentence == tokens_[mention.tokens.end].sentence &&
        !isArabicScript(tokens_[mention.tokens.end].folded) && known_.closed.has(tokens_[mention.tokens.end], Closed::town_predicate))
        return;
    if (besideNamed(i)) return;
    if (const std::string link = linkToNext(i); !link.empty()) {
        if (known_.belonging.contains(link)) {
            opening_ = {i + 1, mention.tokens.first, mention.span.start};
            return;
        }
        if (known_.allied.contains(link)) {
            mention.beside = mentions_[i + 1].actor;
            mention.tokens.end = read_ = mentions_[i + 1].tokens.end;
            mention.span.end = tokens_[read_ - 1].span.end;
            return keepUnregistered(mention, document_.surface(mention.span));
        }
    }
    if (const std::uint32_t end = leaningEnd(mention); end > 0) { // "القوات المدعومة من الإمارات"
        // "القوات الحكومية والميليشيات المتحالفة معها": with those named right before, who lead.
        constexpr std::uint32_t nextTo = 1;
        const bool pronoun = end - mention.tokens.end == 2 && known_.closed.has(tokens_[end - 1], Closed::of_the_former);
        if (pronoun && !settled_.empty() && mention.tokens.first - std::min(mention.tokens.first, settled_.back().tokens.end) <= nextTo) return;
        mention.span.end = tokens_[end - 1].span.end;
        mention.tokens.end = end;
        // An alliance or a militia that the text calls forces is meant, if it has named one.
        const auto ally = std::find_if(lastNamed_.rbegin(), lastNamed_.rend(), [&](std::uint32_t actor) { return asForces_.contains(actor) && !known_.home[actor]; });
        if (ally == lastNamed_.rend()) return keepUnregistered(mention, document_.surface(mention.span));
        mention.actor = known_.ids[*ally];
        mention.generic = false;
        settled_.push_back(std::move(mention));
        return;
    }
    if (form_[i] == known_.unitForm && severalHomes()) {
        const std::uint32_t army = armyOf(mention);
        if (army == noActor) // whose brigade it is, who can tell
            return keepUnregistered(mention, document_.surface(mention.span));
        mention.actor = known_.ids[army];
        settled_.push_back(std::move(mention));
        return;
    }
    const Choice chosen = choose(i);
    if (chosen.actor != noActor && known_.otherSide.contains(folded(mention)))
        if (const auto named = lastNamedIn_.find(chosen.actor); named != lastNamedIn_.end() && named->second == tokens_[mention.tokens.first].sentence)
            return keepUnregistered(mention, document_.surface(mention.span));
    if (chosen.actor != noActor) {
        mention.actor = known_.ids[chosen.actor];
        mention.unsure = chosen.unsure;
        settled_.push_back(std::move(mention));
        return;
    }
    // Nobody that is known, yet a party: "gunmen", "the army". With a capital in the middle of a sentence it is a name
    // of something else.
    const std::size_t first = mention.tokens.first;
    const bool opens = first == 0 || tokens_[first - 1].sentence != tokens_[first].sentence || tokens_[first - 1].folded == ":" || tokens_[first - 1].folded == "\""; // "Kyaukme, northern Shan: Troops retook"
    const auto &sharers = known_.sharers.at(form_[i]);
    const bool name = tokens_[first].capitalised && !opens && !known_.capitals.contains(folded(mention));
    if (!sharers.byPlace && (!known_.unnamed.contains(folded(mention)) || name)) return;
    std::string surface = called(mention);
    if (mention.tokens.end > first + 1 && known_.closed.has(tokens_[first], Closed::definite_article)) surface.erase(0, tokens_[first + 1].span.start - mention.span.start);
    // "the army", "government forces", of whom nobody spoke: the place of the deed may say whose they are.
    const auto &fitting = sharers.actors;
    const auto home = [&](std::uint32_t actor) { return known_.home[actor]; };
    const auto regular = [&](std::uint32_t actor) { return known_.regular[actor]; };
    const bool states = std::all_of(fitting.begin(), fitting.end(), regular) || says(mention, Closed::government_stem);
    mention.unsure = std::any_of(fitting.begin(), fitting.end(), home) && states && !known_.otherSide.contains(folded(mention));
    if (sharers.byPlace)
        for (const std::uint32_t actor : fitting) mention.alike.push_back(known_.ids[actor]);
    keepUnregistered(mention, surface);
}

std::vector<ActorMention> GenericParties::settle() {
    settled_.reserve(mentions_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
        if (mentions_[i].tokens.first < read_) {
            remember(i);
            continue;
        }
        const std::uint32_t first = mentions_[i].tokens.first;
        if (mentions_[i].generic) {
            settleGeneric(i);
        } else {
            remember(i);
            settled_.push_back(std::move(mentions_[i]));
        }
        // "insurgents led by Hayat Tahrir al-Sham": the whole is its name
        if (opening_.mention == i && !settled_.empty() && settled_.back().tokens.first == first) {
            settled_.back().tokens.first = opening_.token;
            settled_.back().span.start = opening_.byte;
        }
    }
    return std::move(settled_);
}

} // namespace zamkan::mentions
