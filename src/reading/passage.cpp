#include "reading/passage.hpp"
#include "mentions/actors.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
namespace {

constexpr std::size_t speechLength = 6; // tokens; a shorter quotation is a name

template <typename List> void mark(std::vector<int> &covered, const List &list) {
    for (std::size_t i = 0; i < list.size(); ++i)
        for (std::uint32_t token = list[i].tokens.first; token < list[i].tokens.end && token < covered.size(); ++token)
            covered[token] = static_cast<int>(i);
}

} // namespace

bool isAreal(const std::string &type) {
    return isIn(type, {"country", "region", "province", "district", "island", "peninsula", "mountain", "desert",
                       "river", "sea", "valley"});
}

Passage::Passage(const Facts &read, const Grammar &words) : facts(read), grammar(words), readings(read.tokens, words) {
    cover();
    countNames();
    findCountry();
    findQuotes();
    findHeadings();
    findPlaces();
    indexPlaces();
    findTriggers();
    linkPlaces();
    findFields();
}

void Passage::cover() {
    for (auto *covered : {&place_, &actor_, &date_, &quantity_})
        covered->assign(size(), -1);
    mark(place_, facts.mentions.places);
    mark(actor_, facts.mentions.actors);
    for (const auto &actor : facts.mentions.actors) // "troops from Kenya": nothing is said of Kenya
        if (actor.country)
            std::fill(place_.begin() + actor.tokens.first, place_.begin() + actor.tokens.end, -1);
    // "IS captured the town" is no passive.
    for (const auto &actor : facts.mentions.actors)
        if (english() && actor.tokens.end - actor.tokens.first == 1 &&
            text::allCapitals(facts.document.surface(actor.span)))
            readings.isName(actor.tokens.first);
    mark(date_, facts.mentions.dates);
    mark(quantity_, facts.mentions.quantities);
}

void Passage::findQuotes() {
    quotes.assign(size(), 0);
    std::uint32_t number = 0;
    std::optional<std::size_t> open;
    const auto close = [&](std::size_t end) {
        if (end - *open > speechLength) {
            ++number;
            std::fill(quotes.begin() + static_cast<std::ptrdiff_t>(*open),
                      quotes.begin() + static_cast<std::ptrdiff_t>(end), number);
        }
        open.reset();
    };
    // Names stand quoted inside a quotation («… «داعش» …»), so the outer pair is found by depth.
    int depth = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (facts.tokens[i].kind != text::TokenKind::punctuation)
            continue;
        const auto surface = facts.document.surface(facts.tokens[i].span);
        const bool straight = surface == "\"";
        if (surface == "«" || surface == "“" || (straight && depth == 0)) {
            if (depth++ == 0)
                open = i;
        } else if ((surface == "»" || surface == "”" || straight) && depth > 0) {
            if (--depth == 0)
                close(i);
        }
    }
}

bool Passage::startsConjunct(std::size_t token) const {
    if (english())
        return is(token, Closed::additive, Closed::disjunctive);
    if (folded(token) == "و")
        return true;
    if (facts.tokens[token].kind != text::TokenKind::word)
        return false;
    if (!folded(token).starts_with("و"))
        return false;
    const auto word = readings[token];
    if (word.size() < 2 || !word[1].proclitics.starts_with("و")) // "ف" is too often a root letter
        return false;
    if (place_[token] >= 0 || actor_[token] >= 0 || date_[token] >= 0 || quantity_[token] >= 0) {
        // The mention excludes its proclitics, so the conjunction shows as the part of the token before it.
        const auto starts = [&](const auto &list, int index) {
            return index >= 0 && list[static_cast<std::size_t>(index)].tokens.first == token &&
                   list[static_cast<std::size_t>(index)].span.start > facts.tokens[token].span.start;
        };
        const auto &found = facts.mentions;
        if (!starts(found.places, place_[token]) && !starts(found.actors, actor_[token]) &&
            !starts(found.dates, date_[token]) && !starts(found.quantities, quantity_[token]))
            return false;
    }
    const Words &words = grammar.words; // "وسط", "وحده": the waw is the word's own
    return !words.descriptors.has(readings, token) && !words.prepositions.has(readings, token) &&
           !words.people.has(readings, token) && !mayTrigger(token);
}

std::uint32_t Passage::sentenceHead(std::size_t token) const {
    std::size_t head = token;
    while (head > 0 && sentenceOf(head - 1) == sentenceOf(token))
        --head;
    return static_cast<std::uint32_t>(head);
}

// "قالت موسكو إن": the government of that place speaks, nothing happens there.
bool Passage::speakerPlace(std::size_t token) const {
    // "وكييف تؤكد استعادة X"; "بعد إعلان موسكو سقوط X"
    const std::size_t behind =
        place_[token] >= 0 ? facts.mentions.places[static_cast<std::size_t>(place_[token])].tokens.end : token;
    if (!english() && behind < size() && sentenceOf(behind) == sentenceOf(token) &&
        grammar.words.speech.at(readings, behind, Peel::nothing) && stateOf(static_cast<std::size_t>(place_[token])))
        return true;
    if (!english() && token > 0 && sentenceOf(token - 1) == sentenceOf(token) && is(token - 1, Closed::announcement) &&
        stateOf(static_cast<std::size_t>(place_[token])))
        return true;
    if (english()) { // "Baghdad on Tuesday announced"
        std::size_t at = behind;
        while (
            at < size() && sentenceOf(at) == sentenceOf(token) &&
            (date_[at] >= 0 || (at + 1 < size() && date_[at + 1] >= 0 && grammar.words.prepositions.at(readings, at))))
            ++at;
        return at > behind && at < size() && sentenceOf(at) == sentenceOf(token) && place_[token] >= 0 &&
               grammar.words.speech.at(readings, at) && stateOf(static_cast<std::size_t>(place_[token]));
    }
    if (token == 0 || sentenceOf(token - 1) != sentenceOf(token) || actor_[token - 1] >= 0 ||
        !grammar.words.speech.at(readings, token - 1))
        return false;
    return stateOf(static_cast<std::size_t>(place_[token])) != nullptr;
}

const actors::Actor *Passage::stateOf(std::size_t mention) const {
    const events::EventPlace &place = facts.places[mention];
    if (place.type == "country")
        return facts.registry.forcesOf(place.country);
    return facts.registry.byCapital(text::fold(facts.mentions.places[mention].name));
}

// "على المدخل الشمالي لمدينة حلب": what governs the definite noun that "of X" belongs to; `token`: the one with "ل".
std::optional<std::string> Passage::ownerOf(std::size_t token) const {
    constexpr std::size_t reach = 4;
    for (std::size_t i = token; i-- > 0 && token - i <= reach && sentenceOf(i) == sentenceOf(token);) {
        const auto preposition = grammar.words.prepositions.at(readings, i, Peel::conjunctions);
        if (preposition.tokens == 1 && i + 1 < token)
            return std::string(readings[i].back().folded);
        if (folded(i).starts_with("بال") && i + 1 < token)
            return "ب";
        const bool definite = folded(i).starts_with("ال") || is(i, Closed::whole_or_part);
        if (!definite || place_[i] >= 0 || actor_[i] >= 0 || date_[i] >= 0)
            return std::nullopt;
    }
    return std::nullopt;
}

std::string Passage::governing(std::size_t first, Span span, bool &joinedBy) const {
    joinedBy = false;
    const auto proclitic = [&](std::string_view peeled) -> std::optional<std::string> {
        std::string_view rest = peeled;
        if (rest.rfind("و", 0) == 0 || rest.rfind("ف", 0) == 0) {
            joinedBy = true;
            rest.remove_prefix(std::string_view("و").size());
        }
        if (rest.rfind("ب", 0) == 0)
            return "ب";
        if (rest.rfind("ل", 0) == 0)
            return "ل";
        if (joinedBy)
            return std::string();
        return std::nullopt;
    };
    const Span token = facts.tokens[first].span;
    if (token.start < span.start)
        if (const auto found = proclitic(text::fold(facts.document.surface({token.start, span.start}))))
            return *found == "ل" ? ownerOf(first).value_or(*found) : *found;
    const Words &words = grammar.words;
    const std::uint32_t sentence = sentenceOf(first);
    int strange = 0;
    bool described = false;
    for (std::size_t i = first; i-- > 0 && sentenceOf(i) == sentence;) {
        if (facts.tokens[i].kind == text::TokenKind::punctuation) {
            const auto surface = facts.document.surface(facts.tokens[i].span);
            if (surface == "«" || surface == "“" || surface == "\"" || surface == "-")
                continue;
            break;
        }
        // "on the road to X", "on the outskirts of X"
        if (english() && i > 1 && sentenceOf(i - 2) == sentence &&
            is(i, Closed::goal, Closed::origin, Closed::partitive, Closed::into) &&
            is(i - 2, Closed::approach_opener) && is(i - 1, Closed::approach))
            return "near";
        if (i > 0 && sentenceOf(i - 1) == sentence) { // two-word prepositions and descriptors
            if (words.prepositions.at(readings, i - 1).tokens == 2) {
                // "25 kilometres west of X" says where another place lies.
                const bool from = english() && i > 1 && quantity_[i - 2] >= 0 && words.directions.at(readings, i - 1);
                return from ? std::string("from") : fmt::format("{} {}", folded(i - 1), folded(i));
            }
            if (words.descriptors.at(readings, i - 1).tokens == 2) {
                described = true;
                --i;
                continue;
            }
        }
        const bool linking = is(i, Closed::partitive);
        const bool afterDescriptor = // not that of a party's name: "تنظيم الدولة من X"
            i > 0 && actor_[i - 1] < 0 && words.descriptors.at(readings, i - 1, Peel::proclitics) &&
            !is(i - 1, Closed::definite_article);
        // "على أجزاء واسعة من X": an attribute between
        const bool wide = linking && !english() && i > 1 && sentenceOf(i - 2) == sentence &&
                          folded(i - 1).ends_with("ه") && place_[i - 1] < 0 && actor_[i - 1] < 0 && actor_[i - 2] < 0 &&
                          words.descriptors.at(readings, i - 2, Peel::proclitics);
        const bool apposed = linking && i > 0 && is(i - 1, Closed::apposed_part);
        if (linking && ((!afterDescriptor && !wide) || apposed))
            return std::string(folded(i));
        // "On the Thai border Myawaddy was lost": the phrase before the name is over.
        if (i + 1 == first && is(i, Closed::scene) && facts.tokens[first].capitalised)
            break;
        if (const auto found = words.descriptors.at(readings, i, Peel::proclitics); linking || found) {
            described = true;
            if (!linking && !found.proclitics.empty() && !words.descriptors.at(readings, i, Peel::nothing))
                if (const auto peeled = proclitic(found.proclitics))
                    return *peeled == "ل" ? ownerOf(i).value_or(*peeled) : *peeled;
            continue;
        }
        if (words.prepositions.at(readings, i, Peel::nothing).tokens == 1)
            return std::string(folded(i));
        if (words.prepositions.at(readings, i, Peel::conjunctions).tokens == 1) {
            joinedBy = true;
            return std::string(words.prepositions.at(readings, i).proclitics.empty() ? folded(i)
                                                                                     : readings[i].back().folded);
        }
        const bool plain = place_[i] < 0 && actor_[i] < 0 && date_[i] < 0 && quantity_[i] < 0 && !startsConjunct(i) &&
                           boundaries[i] == none && !mayTrigger(i);
        const bool people =
            english() && actor_[i] >= 0 && !facts.mentions.actors[static_cast<std::size_t>(actor_[i])].generic &&
            !fights(facts.mentions.actors[static_cast<std::size_t>(actor_[i])].actor); // "the Yazidi town of"
        if (english() && described && (plain || people) && strange++ < 2)
            continue;
        // "على ضفة دجلة", "في حفل بمدينة": a noun between belongs to the preposition before it, if there is one.
        if (!english() && plain && facts.tokens[i].kind == text::TokenKind::word && strange++ < 2) {
            const auto before = i > 0 && sentenceOf(i - 1) == sentence
                                    ? words.prepositions.at(readings, i - 1, Peel::conjunctions)
                                    : PhraseMatch{};
            if (before.tokens == 1 && !words.with.at(readings, i - 1) && !is(i - 1, Closed::origin))
                return std::string(readings[i - 1].back().folded);
            if (i > 0 && words.descriptors.at(readings, i - 1))
                continue;
        }
        joinedBy = joinedBy || (english() && startsConjunct(i));
        break;
    }
    // "في غارات جنوبي مأرب", "شرق مدينة حمص": the side stands for a preposition.
    if (const auto side = english() ? std::nullopt : sideBefore(first))
        return std::string(folded(*side));
    if (!english() && first > 0 && sentenceOf(first - 1) == sentence &&
        facts.tokens[first - 1].kind == text::TokenKind::word &&
        words.directions.at(readings, first - 1, Peel::nothing) && folded(first - 1).ends_with("ي"))
        return std::string(folded(first - 1));
    if (!english() && first > 0 && sentenceOf(first - 1) == sentence &&
        words.prepositions.at(readings, first - 1, Peel::nothing).tokens == 1) // "في محيط القيادة وسط الخرطوم"
        return std::string(folded(first - 1));
    return {};
}

bool Passage::fights(const std::string &id) const {
    if (id.starts_with(mentions::unregistered))
        return true;
    const auto *known = facts.registry.byId(id);
    return known &&
           (known->belligerent || known->kind == "state" || known->kind == "armed_group" || known->kind == "coalition");
}

void Passage::readAs(std::size_t trigger, const Trigger &as) {
    triggers[trigger].trigger = &as;
    readVoice(triggers[trigger]);
}

void Passage::readAs(std::size_t trigger, const TriggerHit &shorter) {
    TriggerHit &hit = triggers[trigger];
    hit.trigger = shorter.trigger;
    hit.end = shorter.end;
    hit.form = shorter.form;
    hit.object = shorter.object;
    hit.plural = shorter.plural;
    hit.passive = shorter.passive;
    hit.reduced = false;
    hit.pastHabit = false;
    hit.proclitics = shorter.proclitics;
    readVoice(hit);
}

bool Passage::parted(std::size_t first, std::size_t end, unsigned how) const {
    for (std::size_t i = first + 1; i <= end && i < size(); ++i)
        if (boundaries[i] & how)
            return true;
    return false;
}

} // namespace zamkan::reading
