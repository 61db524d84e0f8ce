// All triggers of a text, and which of them are none: said of a match, of help, of what somebody is called.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::size_t absorbReach = 9;
constexpr std::size_t heldReach = 6; // tokens from a verb to "held by", which says whose its object was

} // namespace

void Passage::findTriggers() {
    const Sets telling = grammar.words.thatEvent.bit() | setOf(Grammar::triggerSet);
    for (std::size_t i = 0; i < size(); ++i) {
        if (!readings.mayBeginAny(i, telling))
            continue;
        const auto phrase = grammar.words.thatEvent.at(readings, i, Peel::proclitics);
        // "the attack" is one told before, "the attack on X" a new one.
        const bool again =
            phrase && !(is(i, Closed::definite_article) && grammar.words.prepositions.at(readings, i + phrase.tokens));
        if (again) {
            i += phrase.tokens - 1; // "in that battle" tells no new one
            continue;
        }
        auto hit = triggerAt(i);
        if (!hit || isOfSport(i))
            continue;
        if (english() && hit->form == Form::noun && helps(*hit)) {
            i = hit->end - 1;
            continue;
        }
        // "قتل منذ بدء الهجوم 289 مدنيا", "عند بدء الهجوم": one told before.
        if (!english() && hit->form == Form::noun && i > 1 && is(i - 1, Closed::start) &&
            grammar.words.prepositions.at(readings, i - 2) && folded(i).starts_with("ال") &&
            !grammar.words.prepositions.at(readings, hit->end))
            continue;
        if (hit->form == Form::gerund && hit->trigger->type == "movement" && grammar.words.results.at(readings, i) &&
            !progressive(i))
            continue; // "leaving 100 dead"
        // "by retreating Russian forces": what they are like.
        if (english() && hit->form == Form::gerund && hit->end < size() && actor_[hit->end] >= 0 && i > 0 &&
            (grammar.words.by.at(readings, i - 1) || grammar.words.prepositions.at(readings, i - 1) ||
             is(i - 1, Closed::definite_article)))
            continue;
        // "without a shot", "a besieged town": behind the article it is a noun, or says what something is like.
        if (english() && (hit->form == Form::past || hit->form == Form::participle) && hit->end == i + 1 && i > 0 &&
            is(i - 1, Closed::indefinite_article) && !is(hit->end, Closed::partitive))
            continue;
        // "a housing compound", "the landing site": what it is for.
        if (english() && hit->form == Form::gerund && hit->end == i + 1 && hit->end < size() && i > 0 &&
            is(i - 1, Closed::indefinite_article) && place_[hit->end] < 0 && actor_[hit->end] < 0 &&
            quantity_[hit->end] < 0 && facts.tokens[hit->end].kind == text::TokenKind::word &&
            !grammar.words.prepositions.at(readings, hit->end) && !is(hit->end, Closed::partitive, Closed::additive))
            continue;
        // "two surrounding villages", "the advancing army": what they are like. "Attacks took place": no town was
        // taken.
        if (english() && hit->form == Form::gerund && hit->end < size() && place_[hit->end] < 0 &&
            actor_[hit->end] < 0 && i > 0 && !is(hit->end, Closed::partitive) &&
            facts.tokens[hit->end].kind == text::TokenKind::word &&
            (quantity_[i - 1] >= 0 || is(i - 1, Closed::before_attribute)) &&
            grammar.words.descriptors.at(readings, hit->end))
            continue;
        if (english() && hit->trigger->type == "control" && hit->end < size() && is(hit->end, Closed::taken_thing))
            continue;
        // "took up positions", "took on the rebels"
        if (english() && hit->trigger->type == "control" && hit->end < size() && is(i, Closed::taking) &&
            (is(hit->end, Closed::particle_up) || (is(hit->end, Closed::particle_on) && date_[hit->end] < 0 &&
                                                   !(hit->end + 1u < size() && date_[hit->end + 1] >= 0))))
            continue;
        // "women held by the rebels": people, no ground.
        if (english() && hit->subtype == "held" && (hit->form == Form::past || hit->form == Form::participle) &&
            i > 0 && grammar.words.people.at(readings, i - 1))
            continue;
        // "shot down 78 drones": nobody was killed.
        if (english() && hit->trigger->type == "violence" && hit->trigger->subtype == "killing" && hit->end < size() &&
            is(hit->end, Closed::particle_down) && is(i, Closed::shooting))
            continue;
        // "fewer than 1,000 are left": they have not gone.
        if (english() && hit->trigger->type == "movement" && i > 0 && is(i, Closed::remaining) &&
            grammar.words.passive.at(readings, i - 1))
            continue;
        // "There are 300 fighters left in Raqqa": likewise; but "left in 2014".
        if (english() && hit->trigger->type == "movement" && is(i, Closed::remaining) && hit->end == i + 1 &&
            is(hit->end, Closed::inside) && hit->end + 1u < size() && date_[hit->end + 1] < 0 && i > 0 &&
            (grammar.words.people.at(readings, i - 1) || grammar.words.members.at(readings, i - 1) ||
             quantity_[i - 1] >= 0))
            continue;
        // "attacked a displaced camp near X": what it is.
        if (english() && hit->trigger->type == "movement" && hit->form != Form::noun && hit->end < size() &&
            is(hit->end, Closed::camp))
            continue;
        // "took the last district held by X in Y": whose the object was, no deed of its own.
        if (english() && hit->reduced && hit->trigger->type == "control" && !triggers.empty() &&
            triggers.back().sentence == hit->sentence && triggers.back().trigger->type == "control" &&
            triggers.back().form != Form::noun && !triggers.back().passive && i - triggers.back().end <= heldReach &&
            i > triggers.back().end && grammar.words.descriptors.at(readings, i - 1) &&
            placesIn(triggers.back().end, i).empty() &&
            !parted(triggers.back().end, i, comma | stop | complement | conjunction))
            continue;
        // "11 displaced villagers": what they are, not what happened to them.
        if (english() && hit->trigger->type == "movement" && hit->form != Form::noun && hit->end < size() && i > 0 &&
            grammar.words.people.at(readings, hit->end) && !grammar.words.passive.at(readings, i - 1) &&
            !grammar.words.have.at(readings, i - 1) &&
            (quantity_[i] >= 0 || quantity_[i - 1] >= 0 || grammar.words.descriptors.at(readings, i - 1)))
            continue;
        // "fell 14 percent", "fell to 18th", "a falling rocket": no place changed hands.
        if (hit->trigger->placeIsSubject && hit->trigger->type == "control" && english() &&
            (hit->trigger->hasThen || hit->end == hit->first + 1)) {
            bool counted = hit->form == Form::gerund;
            for (std::size_t t = i + 1; t < std::min(size(), i + 4) && sentenceOf(t) == hit->sentence && date_[t] < 0;
                 ++t)
                counted = counted || quantity_[t] >= 0 || facts.tokens[t].kind == text::TokenKind::number;
            if (counted)
                continue;
        }
        // "Kunduz followed", "تبعتها قندوز": the place beside it.
        bool beside = !hit->trigger->repeats;
        const std::size_t from = english() ? i - std::min<std::size_t>(i, 2) : hit->end;
        for (std::size_t t = from; t < (english() ? i : std::min<std::size_t>(size(), hit->end + 3u)) && !beside; ++t)
            beside = place_[t] >= 0;
        // "Mrauk-U, the old royal capital, followed"
        constexpr std::size_t thrownIn = 10;
        for (std::size_t t = i; english() && !beside && i > 1 && folded(i - 1) == "," && --t > 1 && i - t <= thrownIn &&
                                sentenceOf(t) == hit->sentence;)
            if (t < i - 1 && folded(t) == ",") {
                beside = place_[t - 1] >= 0;
                break;
            }
        if (!beside)
            continue;
        if (hit->trigger->repeats && (triggers.empty() || triggers.back().trigger->type != "control" ||
                                      hit->sentence - triggers.back().sentence > 1))
            continue;
        // "خسر داعش سيطرته على": the control is part of the loss.
        bool absorbed = false;
        for (auto back = triggers.rbegin(); back != triggers.rend() && !absorbed; ++back) {
            if (back->sentence != hit->sentence || hit->first - back->end > absorbReach ||
                (!english() && parted(back->end, hit->first, stop | join | comma)))
                break;
            absorbed = back->trigger->absorbs.at(readings, i, Peel::proclitics).tokens > 0 ||
                       std::any_of(back->others.begin(), back->others.end(), [&](const Trigger *other) {
                           return !english() && other->type == "movement" &&
                                  other->absorbs.at(readings, i, Peel::proclitics).tokens > 0;
                       });
        }
        if (absorbed)
            continue;
        joinDeed(*hit);
        triggers.push_back(*hit);
        i = hit->end - 1;
    }
}

} // namespace zamkan::reading
