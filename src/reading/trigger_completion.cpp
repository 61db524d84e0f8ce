// What a verb needs beside it to be a trigger: a phrase, people, a particle behind its object.
#include "reading/passage.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
namespace {

constexpr std::size_t peopleReach = 4;   // tokens from "قضى" to the number of those who died
constexpr std::size_t insertedReach = 6; // and of what is thrown in before it
constexpr std::size_t tight = 4;         // tokens within which a phrase stands beside its verb
constexpr std::size_t adverbs = 2;       // "is once more under", "is now in"

} // namespace

// "3,000 people were driven from X", "drove 3,000 people from X", "85,000 people driven out since": they were
// displaced, and nobody took the ground.
bool Passage::drivesPeople(std::size_t i, std::size_t end) const {
    const auto within = [&](std::size_t t) { return t < size() && sentenceOf(t) == sentenceOf(i); };
    for (std::size_t t = end; t < end + 2 && within(t); ++t)
        if (const int q = quantity_[t]; q >= 0)
            return grammar.words.people.within(
                readings, t, facts.mentions.quantities[static_cast<std::size_t>(q)].tokens.end, Peel::nothing);
    const std::size_t t = verbStart(static_cast<std::uint32_t>(i));
    return (t < i || grammar.words.passive.at(readings, i) || (t > 0 && quantity_[t - 1] >= 0)) && t > 0 &&
           within(t - 1) && grammar.words.people.at(readings, t - 1) && !grammar.words.members.at(readings, t - 1);
}

// Whether what the verb at `i` needs beside it is there; an English phrase that follows at once is taken into it.
bool Passage::completed(const Trigger &trigger, const TriggerForm &form, std::size_t i, std::size_t &end) const {
    const auto within = [&](std::size_t t) { return t < size() && sentenceOf(t) == sentenceOf(i); };
    const auto peopleFrom = [&](std::size_t from) {
        for (std::size_t t = from; t < from + peopleReach && within(t); ++t) {
            if (boundaries[t] & (stop | complement | comma))
                return false;
            if (const int q = quantity_[t]; q >= 0) {
                const auto &found = facts.mentions.quantities[static_cast<std::size_t>(q)];
                return found.unit == "person" && !found.duration &&
                       !grammar.words.wounded.within(readings, found.tokens.first, found.tokens.end);
            }
        }
        return false;
    };
    // "إن 23 مدنيا قضوا", "إن 26 جنديا، بينهم أربعة ضباط، قضوا": those who did stand before it.
    const auto peopleBefore = [&] {
        const bool inserted = i > 0 && folded(i - 1) == "،";
        bool part = false; // the words from "بينهم" on
        for (std::size_t t = i; form.plural && !english() && t-- > 0 && within(t) &&
                                i - t <= peopleReach + (inserted ? insertedReach : 0);) {
            if (boundaries[t + 1] & (inserted ? stop | complement | conjunction : ~0U))
                return false;
            if (inserted && (boundaries[t + 1] & parts))
                part = true;
            if (quantity_[t] >= 0 && (part || !inserted))
                return facts.mentions.quantities[static_cast<std::size_t>(quantity_[t])].unit == "person";
        }
        return false;
    };
    if (!trigger.hasThen)
        return peopleFrom(end) || (trigger.agent == "affected" && peopleBefore());
    // "pushed into X from the west" drives nobody out.
    if (english() && trigger.patientIsObject && end < size() && is(end, Closed::motion_ahead) &&
        !trigger.then.at(readings, end, Peel::nothing))
        return false;
    // "swept into the town of X" sweeps nothing of anybody.
    if (english() && !trigger.placeIsSubject && !trigger.then.at(readings, end, Peel::proclitics) && end < size() &&
        is(end, Closed::motion_into))
        return false;
    for (std::size_t t = end; t < end + trigger.thenReach && within(t); ++t) {
        // "declared Ramadi liberated": what is said without a "that" begins right behind the verb.
        if (boundaries[t] & (stop | comma) || ((boundaries[t] & complement) && !(english() && t == end)))
            break;
        // "كانت المدينة سقطت في يد": the phrase is of the verb that is nearer to it.
        // But one that must stand near to its verb is its own: "فكت القوات أسر 20 فتاة".
        const bool own = trigger.thenReach <= tight && trigger.then.at(readings, t, Peel::proclitics);
        if (!english() && t > end && !own && completesVerb(t))
            break;
        // What a place is said to do, its phrase follows at once: "is now in the hands of".
        if (english() && trigger.placeIsSubject &&
            (t > end + adverbs || place_[t] >= 0)) // "surrendered X to": not the place
            break;
        const auto then = trigger.then.at(readings, t, Peel::proclitics);
        if (!then)
            continue;
        if (trigger.thenPeople) {
            if (peopleFrom(t + then.tokens))
                return true;
            continue;
        }
        // English phrases follow at once and are taken in; Arabic ones may stand after the subject.
        if (english() && (t == end || trigger.placeIsSubject) && !is(t, Closed::kept_apart))
            end = t + then.tokens;
        return true;
    }
    // "17 قتيلا سقطوا": the subject comes first.
    if (english() || !form.plural)
        return false;
    for (std::size_t t = i; t-- > 0 && i - t <= 2 && within(t);)
        if (trigger.then.at(readings, t))
            return true;
    return false;
}

// "won it back", "took the town over": a verb whose particle stands behind its object.
bool Passage::parted(const TriggerForm &form, std::size_t i) const {
    constexpr std::size_t reach = 5;
    if (!english() || form.form == Form::noun || form.rest.size() != 1 ||
        !grammar.closed.has(form.rest.front(), Closed::separable_particle))
        return false;
    for (std::size_t t = i + 1; t < std::min(size(), i + 1 + reach) && sentenceOf(t) == sentenceOf(i); ++t) {
        if (folded(t) == form.rest.front())
            return t > i + 1;
        const bool object = place_[t] >= 0 || actor_[t] >= 0 || is(t, Closed::between_verb_and_particle) ||
                            grammar.words.descriptors.has(folded(t)) ||
                            grammar.again.count(fmt::format("the {}", folded(t))) > 0 ||
                            grammar.words.members.at(readings, t);
        if (!object || boundaries[t] != none)
            return false;
    }
    return false;
}

} // namespace zamkan::reading
