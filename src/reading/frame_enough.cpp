// Whether what was found round a trigger makes an event.
#include "reading/distances.hpp"
#include "reading/frame.hpp"
#include "reading/frame_context.hpp"
#include "reading/frame_details.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// "اقتحموا مدينة حديثة", and not "اقتحموا قاعدة في مدينة حديثة": the town itself, and no house in it.
bool isOfATown(const Passage &passage, const TriggerHit &hit, const Instance &instance) {
    return !instance.places.empty() &&
           std::all_of(instance.places.begin(), instance.places.end(), [&](std::uint32_t mention) {
               const bool town = isIn(passage.facts.places[mention].type,
                                      {"city", "town", "village", "neighbourhood", "district", "port"});
               const auto ref = std::find_if(passage.places.begin(), passage.places.end(),
                                             [&](const PlaceRef &one) { return one.mention == mention; });
               const bool within = ref != passage.places.end() && ref->tokens.first >= hit.end &&
                                   ref->tokens.first < hit.fieldEnd && (passage.inside(*ref) || !ref->before.empty());
               return town && !within;
           });
}

} // namespace

bool counted(const Passage &passage, const Instance &instance) {
    if (!instance.quantity)
        return instance.one;
    return passage.facts.mentions.quantities[*instance.quantity].tokens.end > 0;
}

bool tellsEnough(const Passage &passage, const Frame &frame, const Instance &instance) {
    const Trigger &trigger = *frame.hit->trigger;
    const bool place = !instance.places.empty(), number = counted(passage, instance);
    if (trigger.type == "control" && !place)
        return false;
    // "was killed in a traffic accident", "مصرعهم بسبب الفيضانات": in Arabic the cause stands behind a border.
    const std::size_t cause = frame.hit->fieldEnd + (passage.english() ? 0U : 3U);
    if (isIn(frame.hit->subtype, {"killing", "besieged"}) &&
        passage.grammar.words.accidents.within(
            passage.readings,
            frame.hit->fieldStart - std::min(frame.hit->fieldStart, frame.hit->subtype == "besieged" ? 3U : 0U),
            std::min(cause, passage.size())))
        return false;
    // "returned an indictment", "return it to the owner": without a number, those who come back are the subject.
    if (passage.english() && trigger.subtype == "returned" && !number && frame.hit->form != Form::noun &&
        !passage.grammar.words.people.within(passage.readings, frame.hit->fieldStart, frame.hit->first))
        return false;
    // "عادت قوات الدعم السريع إلى ود مدني": nobody came home.
    if (trigger.subtype == "returned" && !number && place && !frame.hit->others.empty() &&
        std::any_of(instance.parties.begin(), instance.parties.end(),
                    [&](const Party &party) { return passage.fights(party.actor); }))
        return false;
    // "The last 400 fighters left": they are withdrawn. "hundreds of its men crossed into Ethiopia": they are on their
    // way.
    if (passage.english() && trigger.subtype == "displaced" && instance.quantity)
        if (const std::string &who = passage.facts.mentions.quantities[*instance.quantity].measures;
            who == "fighters" || who == "soldiers")
            return false;
    const std::uint32_t subject = frame.hit->first > 5 ? frame.hit->first - 5 : 0;
    if (passage.english() && trigger.subtype == "displaced" && frame.hit->form != Form::noun && !frame.hit->passive &&
        passage.grammar.words.own.within(passage.readings, std::max(subject, frame.hit->fieldStart), frame.hit->first,
                                         Peel::nothing) &&
        !passage.is(frame.hit->first - 1, Closed::subject_pronoun))
        return false;
    const std::uint32_t dated = instance.date ? passage.date(*instance.date).tokens.first : 0;
    if (frame.hit->subtype == "held" && frame.hit->pastHabit &&
        !(dated >= frame.hit->end && dated < frame.hit->fieldEnd))
        return false; // "كان يسيطر عليها": what was lost since; "which rebels had held since 2014" says when
    if (!place && !number)
        return false;
    // Without a place a number of people says something only where its time or its source is told, and a doer or
    // a source of its own.
    if (!place &&
        !(trigger.type == "violence" && ((instance.date && !instance.parties.empty()) || !frame.source.name.empty()) &&
          !saysWhere(passage, *frame.hit)))
        return false;
    // "the attacks on Lebanon", "the occupation of Iraq": a country's war, not something that happened there
    // once.
    const bool general = frame.hit->form == Form::noun && place && !number && !instance.date &&
                         (trigger.type == "violence" || trigger.type == "control") &&
                         std::all_of(instance.places.begin(), instance.places.end(), [&](std::uint32_t mention) {
                             return passage.facts.places[mention].type == "country";
                         });
    if (general)
        return false;
    if (trigger.needsPlace && !place)
        return false;
    if (trigger.needsNumber && !number)
        return false;
    if (trigger.needsTown && !isOfATown(passage, *frame.hit, instance))
        return false;
    if (trigger.needsPeople) {
        const bool person = instance.quantity && passage.facts.mentions.quantities[*instance.quantity].unit != "" &&
                            passage.facts.mentions.quantities[*instance.quantity].unit != "count";
        // "115,000 were taken across the river"
        const auto people = [&] {
            const auto &found = passage.facts.mentions.quantities[*instance.quantity];
            return found.low.value_or(found.high.value_or(0));
        };
        const bool bare = passage.english() && instance.quantity && frame.hit->trigger->type == "movement" &&
                          frame.hit->passive && people() >= 20;
        // "most of the 30,000 who fled X"
        const std::uint32_t at = frame.hit->first;
        const bool who =
            passage.english() && at > 1 && passage.is(at - 1, Closed::relative_who) && passage.quantityAt(at - 2) >= 0;
        if (!person && !frame.people && !bare && !who)
            return false;
    }
    // "وجاء الهجوم بعد يومين من غارة على X": that was told before.
    if (!passage.english() && frame.hit->form == Form::noun && frame.hit->first > 0 &&
        passage.mayBe(frame.hit->first - 1, Closed::came) && passage.folded(frame.hit->first).starts_with("ال") &&
        distanceAt(passage, frame.hit->end))
        return false;
    if (trigger.needsBelligerent) {
        const auto known = std::any_of(instance.parties.begin(), instance.parties.end(),
                                       [&](const Party &party) { return passage.fights(party.actor); });
        // "Some 3,000 fighters left X"
        const bool fighters = trigger.subtype == "withdrew" && instance.quantity &&
                              (passage.facts.mentions.quantities[*instance.quantity].measures == "fighters" ||
                               passage.facts.mentions.quantities[*instance.quantity].measures == "soldiers");
        // "Ana was taken on 21 September": with its day a town is taken by somebody.
        const std::uint32_t end = frame.hit->end;
        const bool datedTown = place && instance.date &&
                               isIn(passage.facts.places[instance.places.front()].type, {"city", "town", "village"});
        const bool taken = datedTown && passage.english() && trigger.subtype == "gained" && frame.hit->passive &&
                           frame.hit->form != Form::noun &&
                           (passage.dateAt(end) >= 0 || (end + 1 < passage.size() && passage.dateAt(end + 1) >= 0));
        // "شكلت خسارة تل أبيض في 16 حزيران ضربة": likewise the loss of a town.
        const bool lost = datedTown && !passage.english() && trigger.subtype == "lost" &&
                          frame.hit->form == Form::noun &&
                          passage.placeAt(end) == static_cast<int>(instance.places.front());
        if (!known && !fighters && !taken && !lost)
            return false;
    }
    return true;
}

bool isToldBefore(const Passage &passage, const Frame &frame, const Instance &instance) {
    const TriggerHit &hit = *frame.hit;
    const bool definite = passage.english() ? hit.first > 0 && passage.is(hit.first - 1, Closed::definite_article)
                                            : hit.proclitics.ends_with("ال");
    if (hit.form != Form::noun || hit.trigger->type != "violence" || !definite || counted(passage, instance) ||
        std::any_of(instance.parties.begin(), instance.parties.end(),
                    [&](const Party &party) { return passage.fights(party.actor); }))
        return false;
    const auto own = passage.placesIn(hit.end, hit.fieldEnd);
    return std::none_of(own.begin(), own.end(), [&](const PlaceRef &ref) {
        return std::find(instance.places.begin(), instance.places.end(), ref.mention) != instance.places.end();
    });
}

} // namespace zamkan::reading
