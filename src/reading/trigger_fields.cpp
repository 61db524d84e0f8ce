// The clause that belongs to each trigger of a passage.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {
bool Passage::sameKindList(std::size_t token) const {
    // "X and Y" of two places, actors, dates or counts is a list, not a new clause.
    const auto kind = [&](std::size_t at) {
        if (place_[at] >= 0)
            return 1;
        if (actor_[at] >= 0)
            return 2;
        if (date_[at] >= 0)
            return 3;
        if (quantity_[at] >= 0)
            return 4;
        return 0;
    };
    std::size_t next = token;
    while (next < size() && next < token + 4 && kind(next) == 0) {
        if (next > token && !grammar.words.descriptors.at(readings, next, Peel::proclitics) &&
            !grammar.words.goesOn.at(readings, next))
            break;
        if (next == token && !english() && folded(next) != "و" &&
            !grammar.words.descriptors.at(readings, next, Peel::proclitics) && !grammar.words.goesOn.at(readings, next))
            break;
        ++next;
    }
    if (next >= size() || kind(next) == 0)
        return grammar.words.goesOn.at(readings, token).tokens > 0;
    // "took A in mid-January and B on 18 May": each with its date.
    bool dated = false;
    if (kind(next) == 1) {
        const std::size_t end = facts.mentions.places[static_cast<std::size_t>(place_[next])].tokens.end;
        for (std::size_t i = end; i < size() && i < end + 3 && sentenceOf(i) == sentenceOf(token); ++i)
            dated = dated || date_[i] >= 0;
    }
    const auto counted = [&](std::size_t actor) { // "13 جنديا أمريكيا و150 أفغانيا": whose soldiers were counted
        return kind(next) == 4 && kind(actor) == 2;
    };
    for (std::size_t back = token; back-- > 0 && token - back < 8 && sentenceOf(back) == sentenceOf(token);)
        if (kind(back) != 0 && !(dated && kind(back) == 3) && !counted(back))
            return kind(back) == kind(next) && kind(next) != 3;
    return false;
}

// The first token of the list of places that the "and" at this token ends.
std::uint32_t Passage::listStart(std::uint32_t token) const {
    std::uint32_t first = token;
    for (std::uint32_t i = token; i-- > 0 && sentenceOf(i) == sentenceOf(token);) {
        const bool mark = folded(i) == ",";
        if (place_[i] >= 0)
            first = i;
        else if (!mark && !grammar.words.descriptors.at(readings, i))
            break;
    }
    return first;
}

// "ten people, among them a woman and two children": a number of the part.
bool Passage::isPart(std::size_t token) const {
    constexpr std::size_t near = 3, reach = 8; // tokens from "among them"
    if (parted(token - std::min(token, near), token, parts))
        return true;
    for (std::size_t i = token; english() && i > 0 && token - i <= reach; --i)
        if (boundaries[i] & parts)
            return true;
        else if ((boundaries[i] & (stop | complement | speech)) || (is(i, Closed::additive) && folded(i - 1) == ","))
            return false;
    return false;
}

// "432 civilians, 104 of them children, were killed": the parts of a total that a comma closes again.
bool Passage::inserted(std::uint32_t part, std::uint32_t end) const {
    for (std::uint32_t i = part + 1; english() && i <= end; ++i)
        if (boundaries[i] & comma)
            return true;
    return false;
}

// "… on 20 May, and Hajin, of desert fame, fell", "after Hajin, near the border, fell": the comma before a token closes
// what was thrown in behind the subject.
bool Passage::closesInsertion(std::size_t token) const {
    constexpr std::size_t longest = 9;
    for (std::size_t i = token - 1; i-- > 2 && token - i <= longest && sentenceOf(i) == sentenceOf(token);) {
        if (folded(i) != ",")
            continue;
        if (place_[i - 1] < 0)
            return false;
        const std::size_t name = facts.mentions.places[static_cast<std::size_t>(place_[i - 1])].tokens.first;
        return name > 0 && ((boundaries[name] & (stop | complement | speech)) ||
                            (boundaries[name - 1] & (join | conjunction | speech)));
    }
    return false;
}

// Whether nothing but days stands from `first` on: "on 4 March".
bool Passage::onlyDays(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i)
        if (date_[i] < 0 && !(i + 1 < end && date_[i + 1] >= 0 && grammar.words.prepositions.at(readings, i)))
            return false;
    return true;
}

// Where the clause of `right` begins: at the last "and", "after", "which" before it, else the last comma.
std::uint32_t Passage::splitBetween(const TriggerHit &left, const TriggerHit &right) const {
    if (right.form == Form::gerund && (!english() || (boundaries[right.first] & comma)))
        return right.first; // "…, killing nine", "…، تاركة المدينة في أيدي"
    std::uint32_t lastComma = 0;
    for (std::uint32_t i = right.first; i >= left.end && i > 0; --i) {
        const unsigned how = boundaries[i];
        if (english() && left.passive && folded(i) == "by" && onlyDays(left.end, i))
            break; // "Captured by A in 2014, B was freed", "Overrun on 4 March by A, B …": who did it
        if (how & (stop | complement) || ((how & parts) && !inserted(i, right.first)))
            return i;
        // "clashes between A and B killed 12": the "and" of the two
        if (english() && left.form == Form::noun && is(i, Closed::additive) && is(left.end, Closed::between)) {
            std::uint32_t first = left.end;
            while (first < i && !is(first, Closed::additive))
                ++first;
            if (first == i)
                continue;
        }
        // "…, and A, B and C were attacked": the list is the subject, when it is not what the verb before took.
        if (english() && (how & conjunction) && place_[i - 1] >= 0)
            if (const std::uint32_t head = listStart(i); head < i && head > left.end && sameKindList(i))
                return head;
        // "fled A and B, officials said": what the verb before took, unless the verb behind has it as its subject.
        const auto subject = [&] {
            for (std::uint32_t t = i; t < right.first; ++t)
                if (place_[t] >= 0 && right.first - t <= 3 && right.form != Form::noun)
                    return true;
            return false;
        };
        if (english() && (how & conjunction) && place_[i - 1] >= 0 && sameKindList(i) && !subject())
            continue;
        if (english() && folded(i) == "and" && date_[i - 1] >= 0 && sameKindList(i)) {
            if (!subject())
                continue; // "took A in mid-January and B on 18 May"
            return i;
        }
        if ((how & (conjunction | join)) && !((how & conjunction) && !(how & join) && sameKindList(i)))
            return i;
        const bool named = right.trigger->placeIsSubject && i > 1 &&
                           (place_[i - 2] >= 0 || closesInsertion(i)); // "the capital of X, Y, fell"
        if ((how & comma) && english() && i == right.first && right.form != Form::noun && !named)
            return i; // "X, captured by A, lies": what stands between commas ends there
        if ((how & comma) && lastComma == 0)
            lastComma = i;
    }
    if (lastComma)
        return lastComma;
    // "killed in a Russian strike": whose strike it was belongs to the strike.
    const std::uint32_t own =
        right.form == Form::noun && right.trigger->type == "violence" ? phraseStart(right) : right.first;
    return own > left.end && is(own - 1, Closed::inside) ? own : right.first;
}

// "an RSF attack": from the article, or from whose it was; else from the noun itself.
std::uint32_t Passage::phraseStart(const TriggerHit &noun) const {
    if (!english() || noun.first == 0 || actor_[noun.first - 1] < 0)
        return noun.first;
    const std::uint32_t whose = facts.mentions.actors[static_cast<std::size_t>(actor_[noun.first - 1])].tokens.first;
    return whose > 0 && is(whose - 1, Closed::definite_article, Closed::indefinite_article) ? whose - 1 : whose;
}

void Passage::findFields() {
    std::vector<std::uint32_t> sentenceStart, sentenceEnd;
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::uint32_t sentence = sentenceOf(i);
        if (sentence >= sentenceEnd.size()) {
            sentenceStart.resize(sentence + 1, i);
            sentenceEnd.resize(sentence + 1, i);
        }
        sentenceEnd[sentence] = i + 1;
    }
    for (std::size_t k = 0; k < triggers.size(); ++k) {
        TriggerHit &hit = triggers[k];
        const bool follows = k > 0 && triggers[k - 1].sentence == hit.sentence;
        hit.fieldStart = follows ? splitBetween(triggers[k - 1], hit) : sentenceStart[hit.sentence];
        for (std::uint32_t i = hit.fieldStart; i <= hit.first; ++i)
            if (boundaries[i] & (stop | complement) || ((boundaries[i] & parts) && !inserted(i, hit.first)))
                hit.fieldStart = i;
        hit.fieldEnd = sentenceEnd[hit.sentence];
        const auto moves = [](const TriggerHit &verb) {
            return verb.trigger->type == "movement" ||
                   std::any_of(verb.others.begin(), verb.others.end(),
                               [](const Trigger *other) { return other->type == "movement"; });
        };
        // "أجبرت المعارك 100 ألف شخص على": a deed that is the verb's subject leaves it its clause.
        const auto subject = [&](std::size_t at) {
            return !english() && at > 0 && triggers[at].form == Form::noun && triggers[at - 1].form != Form::noun &&
                   triggers[at].first == triggers[at - 1].end && triggers[at - 1].sentence == triggers[at].sentence &&
                   moves(triggers[at - 1]) && folded(triggers[at].first).starts_with("ال");
        };
        // "أجلت 300 مدني من الأحياء المحاصرة في حمص": what only describes the noun leaves the verb its clause.
        const auto attribute = [&](std::size_t at) {
            const TriggerHit &other = triggers[at];
            return !english() && at > 0 && other.trigger->subtype == "besieged" &&
                   triggers[at - 1].form != Form::noun && triggers[at - 1].sentence == other.sentence &&
                   folded(other.first).starts_with("ال") && folded(other.first - 1).starts_with("ال") &&
                   place_[other.first - 1] < 0;
        };
        const auto shares = [&](std::size_t at) { return subject(at) || attribute(at); };
        if (follows && !shares(k)) {
            TriggerHit &verb = triggers[shares(k - 1) ? k - 2 : k - 1];
            verb.fieldEnd = std::min(verb.fieldEnd, std::max(hit.fieldStart, verb.end));
        }
        // "SDF-held Manbij was shelled": the name belongs to both.
        if (const std::uint32_t name = follows ? triggers[k - 1].end : 0;
            english() && follows && triggers[k - 1].first > 0 && folded(triggers[k - 1].first - 1) == "-" &&
            place_[name] >= 0 && hit.fieldStart > name) {
            const std::uint32_t behind = facts.mentions.places[static_cast<std::size_t>(place_[name])].tokens.end;
            if (behind <= hit.first && !parted(behind, hit.first, stop | comma | conjunction | join)) {
                hit.fieldStart = name;
                triggers[k - 1].fieldEnd = behind;
                hit.joined = true;
                continue;
            }
        }
        if (follows) {
            TriggerHit &last = triggers[k - 1];
            last.fieldEnd = std::min(last.fieldEnd, std::max(subject(k) ? hit.first : hit.fieldStart, last.end));
            if (shares(k))
                last.fieldEnd = sentenceEnd[hit.sentence];
            hit.joined = !parted(last.first, hit.first, stop);
            for (std::uint32_t i = last.end; i <= hit.first; ++i)
                if ((boundaries[i] & parts) && !inserted(i, hit.first))
                    hit.part = true;
            hit.part = hit.part || (hit.joined && last.part);
            hit.joined = hit.joined || hit.part;
        }
    }
    for (auto &hit : triggers)
        for (std::uint32_t i = hit.end + 1; i < hit.fieldEnd; ++i) {
            const bool said =
                !english() && (boundaries[i] & speech) && (boundaries[i] & conjunction); // "… وأعلنت حركة X أن"
            const bool alsoSaid = english() && i > 1 && folded(i - 1) == "that" &&
                                  folded(i - 2) == "and"; // "said that X had fled, and that Y"
            if ((boundaries[i] & stop) || said || alsoSaid)
                hit.fieldEnd = i;
        }
}

} // namespace zamkan::reading
