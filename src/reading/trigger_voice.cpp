// Whether a trigger's verb is active or passive.
#include "reading/passage.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
namespace {

constexpr std::size_t auxiliaryReach = 4;

} // namespace

// "The city, seized in 2014, …", "villages captured last week": a place before it and no object after it.
bool Passage::reducedRelative(const TriggerHit &hit) const {
    const auto &taken = hit.trigger->places;
    if (std::find(taken.begin(), taken.end(), std::string()) == taken.end() || hit.first == 0 || hit.end >= size())
        return false;
    const std::size_t next = hit.end;
    const bool objectless = dateAt(next) >= 0 || grammar.words.prepositions.at(readings, next) ||
                            is(next, Closed::behind_passive) || facts.tokens[next].kind == text::TokenKind::punctuation;
    if (!objectless)
        return false;
    std::size_t before = hit.first - 1;
    if (facts.tokens[before].kind == text::TokenKind::punctuation && before > 0 &&
        facts.document.surface(facts.tokens[before].span) == ",")
        --before;
    // "declared Ramadi liberated"
    for (std::size_t back = before; back-- > 0 && before - back <= 4 && place_[before] >= 0 && before + 1 == hit.first;)
        if (is(back, Closed::declaring))
            return true;
    if (place_[before] >= 0)
        return before + 1 < hit.first; // after the comma; "Mosul seized in" reads as a headline's verb
    if (actor_[before] >= 0)
        return false; // "a town that Islamic State seized in 2014"
    return before + 1 < hit.first
               ? grammar.again.count(fmt::format("the {}", folded(before))) > 0
               : grammar.words.descriptors.has(folded(before)) && !is(before, Closed::definite_article);
}

std::uint32_t Passage::verbStart(std::uint32_t verb) const {
    std::uint32_t start = verb;
    while (start > 0 && sentenceOf(start - 1) == sentenceOf(verb) &&
           (grammar.words.passive.at(readings, start - 1) || grammar.words.have.at(readings, start - 1) ||
            is(start - 1, Closed::inside_verb)))
        --start;
    return start;
}

// "ثم طرد منها في تشرين الثاني": nobody stands there who was driven out, so it was whoever the story goes on about.
bool Passage::drivenOut(const TriggerHit &hit) const {
    if (english() || hit.form == Form::noun || !hit.trigger->patientIsObject || hit.trigger->type != "control" ||
        hit.object)
        return false;
    if (is(hit.end, Closed::over) &&
        hit.trigger->absorbs.at(readings, hit.end + 1, Peel::proclitics)) // "ثم أجبر على الانسحاب منها"
        return true;
    if (!is(hit.end, Closed::resumptive_source))
        return false;
    const std::size_t behind = hit.end + 1;
    return behind >= size() || sentenceOf(behind) != hit.sentence || boundaries[behind] != none || date_[behind] >= 0 ||
           facts.tokens[behind].kind == text::TokenKind::punctuation ||
           grammar.words.prepositions.at(readings, behind) ||
           grammar.words.exceptives.at(readings, behind); // "لم يطرد منها إلا بعد أسبوع"
}

void Passage::readVoice(TriggerHit &hit) const {
    const std::size_t i = hit.first;
    hit.subtype = hit.trigger->subtype;
    if (english()) {
        if (hit.form == Form::past || hit.form == Form::participle) {
            bool have = false;
            for (std::size_t back = 1; back <= auxiliaryReach && back <= i && sentenceOf(i - back) == hit.sentence;
                 ++back) {
                const std::size_t at = i - back;
                if (grammar.words.passive.at(readings, at)) {
                    hit.passive = true;
                    break;
                }
                if (grammar.words.have.at(readings, at)) {
                    have = true;
                    hit.pastHabit = is(at, Closed::past_perfect) &&
                                    grammar.words.relatives.within(readings, at > 5 ? at - 5 : 0, at,
                                                                   Peel::nothing); // "the town that they had held"
                    break;
                }
                if (boundaries[at] & (comma | stop) || place_[at] >= 0 || actor_[at] >= 0)
                    break;
                if (!is(at, Closed::inside_verb))
                    break;
            }
            // "three soldiers kidnapped in X last week": who suffers it stands before, and no object follows.
            const bool suffered =
                hit.form == Form::past && !hit.passive && !have && hit.trigger->genitiveIsPatient && hit.end < size() &&
                (dateAt(hit.end) >= 0 || grammar.words.prepositions.at(readings, hit.end)) && quantity_[hit.end] < 0 &&
                (hit.end + 1u >= size() || quantity_[hit.end + 1] < 0) && i > 0 && // not "executed about 300"
                (grammar.words.people.at(readings, i - 1) || grammar.words.members.at(readings, i - 1));
            if (suffered)
                hit.passive = hit.reduced = true;
            // "drones fired at X": somebody fired them.
            const bool fired = hit.form == Form::past && !hit.passive && !have && i > 0 && is(i, Closed::firing) &&
                               is(i - 1, Closed::projectile);
            if (fired)
                hit.passive = hit.reduced = true;
            // "lost in August, regained on 1 December": goes on with a passive of its sentence.
            const auto undergone = [&](const TriggerHit &last) {
                return last.passive || grammar.words.passive.at(readings, last.first).tokens > 0;
            }; // "was lost to X" begins with it
            const bool again =
                hit.form == Form::past && !hit.passive && !have && !triggers.empty() &&
                triggers.back().sentence == hit.sentence && undergone(triggers.back()) &&
                (hit.trigger->type == "control" || hit.trigger->subtype == "withdrew") &&
                triggers.back().trigger->type == "control" && hit.end < size() && i > 0 &&
                (dateAt(hit.end) >= 0 || is(hit.end, Closed::behind_second_passive) || folded(hit.end) == ",") &&
                (boundaries[i] != none || is(i - 1, Closed::additive, Closed::adversative));
            if (again)
                hit.passive = hit.reduced = true;
            const bool byNext = hit.end < size() && grammar.words.by.at(readings, hit.end);
            // "Overrun on 4 March by the rebels, the town was retaken": the sentence opens with it, and nobody did it.
            const bool opens = i == sentenceHead(hit.first) && hit.trigger->type == "control" && hit.end < size() &&
                               (dateAt(hit.end) >= 0 || grammar.words.prepositions.at(readings, hit.end));
            if (!hit.passive && !have && (byNext || opens || hit.form == Form::participle || reducedRelative(hit)))
                hit.passive = hit.reduced = true;
            if (hit.passive)
                hit.form = Form::participle;
        }
    } else if (hit.form == Form::past) {
        // A written damma on the first letter is the passive: قُتل.
        const auto surface = facts.document.surface(facts.tokens[i].span);
        const auto damma = surface.find("\u064F");
        if (damma != std::string_view::npos && damma <= 4)
            hit.passive = true;
    }
    hit.passive = hit.passive || drivenOut(hit);
    if (hit.form == Form::present && !hit.trigger->present.empty()) {
        const bool afterNot = i > 0 && mayBe(i - 1, Closed::past_negator);
        if (!afterNot)
            hit.subtype = hit.trigger->present;
        for (std::size_t back = 1; back <= 3 && back <= i; ++back)
            hit.pastHabit = hit.pastHabit || mayBe(i - back, Closed::past_auxiliary);
    }
    const std::size_t from = i > 3 ? i - 3 : 0, to = std::min<std::size_t>(size(), hit.end + 4);
    for (const auto &[subtype, words] : hit.trigger->refine)
        if (words.within(readings, from, to))
            hit.subtype = subtype;
}

} // namespace zamkan::reading
