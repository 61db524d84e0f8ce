#include "reading/frame_merge.hpp"
#include "geo/latlon.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// Whether the date stands in the clause of the trigger.
bool tellsDate(const Passage &passage, const TriggerHit &hit, std::uint32_t date) {
    const std::uint32_t token = passage.facts.mentions.dates[date].tokens.first;
    return token >= hit.fieldStart && token < hit.fieldEnd;
}

bool anyOf(const Frame &frame, bool (*is)(const Instance &)) {
    return std::any_of(frame.instances.begin(), frame.instances.end(), is);
}

// Whether what the frame has of these mentions stands before its clause: taken over from those before.
template <typename List>
bool allBefore(const Frame &frame, const List &mentions, const std::vector<std::uint32_t> &of) {
    return std::all_of(of.begin(), of.end(),
                       [&](std::uint32_t mention) { return mentions[mention].tokens.first < frame.hit->fieldStart; });
}

bool foreign(const Passage &passage, const Frame &frame) {
    return allBefore(frame, passage.facts.mentions.places, frame.places);
}

// "في أفغانستان، … في خوست", "وفي محافظة دير الزور، … في الميادين", "وفي الفاشر … مخيم أبو شوك": whether the narrow
// place is one in the wide one, so far as their kinds and the distance tell.
bool liesIn(const events::EventPlace &narrow, const events::EventPlace &wide) {
    constexpr double acrossTown = 15; // kilometres from the middle of a town to what belongs to it
    if (wide.country != narrow.country)
        return false;
    if (wide.type == "country")
        return narrow.type != "country";
    if (isIn(wide.type, {"province", "region"}))
        return !isAreal(narrow.type);
    return isIn(wide.type, {"city", "town"}) &&
           isIn(narrow.type, {"camp", "neighbourhood", "facility", "airport", "bridge"}) && wide.position &&
           narrow.position && geo::distanceKm(*wide.position, *narrow.position) <= acrossTown;
}

// "killed 30 soldiers and abducted 50 women in X on Monday": one party's deeds, of which the last alone has the place
// and the day.
bool goOnTogether(const Passage &passage, const Frame &frame, const Frame &next) {
    const TriggerHit &hit = *frame.hit, &then = *next.hit;
    if (hit.sentence != then.sentence || frame.status != next.status || frame.agent.empty() || hit.form != Form::past ||
        hit.passive)
        return false;
    // "overran Kunduz, capturing the police headquarters on Sunday"
    if (passage.english() && then.form == Form::gerund)
        return !frame.date && (next.agent.empty() || next.agent == frame.agent) &&
               (next.places.empty() || next.places == frame.places) &&
               !passage.parted(hit.end, then.first, stop | conjunction | join | complement | speech);
    if (frame.agent != next.agent || then.form != Form::past || then.passive || then.first == 0 ||
        passage.parted(hit.end, then.first, stop | comma | complement | speech))
        return false;
    const bool joined = passage.english() ? passage.is(then.first - 1, Closed::additive)
                                          : then.proclitics.starts_with("و") || then.proclitics.starts_with("ف");
    for (std::uint32_t i = hit.end; i < then.first; ++i)
        if (passage.placeAt(i) >= 0 || passage.dateAt(i) >= 0)
            return false;
    return joined;
}

// The dead have the day and the doer of the deed, not its place.
void comesOf(const Passage &passage, Frame &dead, const Frame &deed) {
    const Instance &told = deed.instances.front();
    for (Instance &instance : dead.instances) {
        if (told.date && (!instance.date || !tellsDate(passage, *dead.hit, *instance.date)))
            instance.date = told.date;
        for (const Party &party : told.parties)
            if (party.role == "acting" &&
                std::none_of(instance.parties.begin(), instance.parties.end(),
                             [&](const Party &one) { return one.role == party.role || one.actor == party.actor; }))
                instance.parties.push_back(party);
    }
    if (dead.agent.empty())
        dead.agent = deed.agent;
}

} // namespace

void shareBackwards(const Passage &passage, std::vector<Frame> &frames) {
    const auto &mentions = passage.facts.mentions;
    for (std::size_t k = frames.size(); k-- > 1;) {
        Frame &frame = frames[k - 1];
        const Frame &next = frames[k];
        if (!goOnTogether(passage, frame, next))
            continue;
        if (next.date && mentions.dates[*next.date].tokens.first > next.hit->first &&
            (!frame.date || allBefore(frame, mentions.dates, {*frame.date}))) {
            frame.date = next.date;
            for (Instance &instance : frame.instances)
                if (!instance.dated && (!instance.date || allBefore(frame, mentions.dates, {*instance.date})))
                    instance.date = next.date;
        }
        if (frame.hit->trigger->type == "violence" && !next.places.empty() &&
            mentions.places[next.places.front()].tokens.first > next.hit->first && foreign(passage, frame)) {
            frame.places = next.places;
            frame.carriedOn = false;
            for (Instance &instance : frame.instances)
                instance.places = next.places;
        }
    }
}

void mergeWhither(const Passage &passage, Frame &first, Frame &second) {
    const auto moved = [](const Frame &frame) {
        return frame.hit->trigger->type == "movement" && frame.subtype == "displaced" && !frame.instances.empty();
    };
    const bool some = passage.grammar.words.someOfThem.at(passage.readings, second.hit->end, Peel::nothing) ||
                      (second.hit->first > 2 &&
                       passage.grammar.words.someOfThem.at(passage.readings, second.hit->first - 3, Peel::nothing));
    if (!some || !moved(first) || !moved(second) || first.hit->sentence != second.hit->sentence ||
        first.status != second.status)
        return;
    for (const Instance &instance : second.instances)
        if (instance.quantity)
            return;
    std::vector<std::uint32_t> &places = first.instances.back().places;
    for (const Instance &instance : second.instances)
        for (const std::uint32_t place : instance.places)
            if (std::find(places.begin(), places.end(), place) == places.end())
                places.push_back(place);
    second.instances.clear();
}

void mergeDeeds(const Passage &passage, Frame &first, Frame &second, bool behind) {
    const auto violent = [](const Frame &frame) { return frame.hit->trigger->type == "violence"; };
    // "أعلن الجيش اغتيال قائد في غارة على X": he claims the one, and the other goes with it.
    const auto happened = [](const Frame &frame) { return isIn(frame.status, {"reported", "claimed"}); };
    if (!violent(first) || !violent(second) || first.hit->sentence != second.hit->sentence ||
        !(first.status == second.status || (happened(first) && happened(second))))
        return;
    // "أودت غارة بحياة خمسة": the verb has its number and its place behind the deed.
    const auto counted = [](const Instance &instance) { return instance.quantity.has_value(); };
    if ((first.hit->trigger->hasThen ||
         (!passage.english() && first.hit->subtype == "killing" && first.hit->form == Form::past)) &&
        !anyOf(first, counted) && anyOf(second, counted) && second.hit->form == Form::noun &&
        second.hit->first - std::min(second.hit->first, first.hit->end) <= 2) {
        first.instances.clear();
        return;
    }
    // "Russia launched an air strike on X": the deed is the noun's, its doer the verb's.
    constexpr std::uint32_t described = 3;
    if (passage.english() && first.hit->form == Form::past && !first.hit->passive && second.hit->form == Form::noun &&
        !first.agent.empty() && passage.grammar.words.launching.at(passage.readings, first.hit->first) &&
        second.hit->first - std::min(second.hit->first, first.hit->end) <= described &&
        !passage.parted(first.hit->end, second.hit->first, stop | comma | conjunction | join) &&
        std::any_of(second.instances.begin(), second.instances.end(),
                    [](const Instance &instance) { return !instance.places.empty(); })) {
        if (second.agent.empty()) {
            second.agent = first.agent;
            for (Instance &instance : second.instances)
                instance.parties.insert(instance.parties.begin(), {first.agent, "acting"});
        }
        first.instances.clear();
        return;
    }
    // "3 were killed and 12 hurt in clashes": the deed is where it happened.
    // "غارة استهدفت X", "تفجيرا استهدف موكبا في X": the relative verb says where the deed was.
    const std::uint32_t at = second.hit->first;
    const bool strikesHit = passage.english() && first.hit->subtype != "killing" && first.hit->subtype != "clash" &&
                            second.hit->subtype != "killing" &&
                            at - std::min(at, first.hit->end) <= 1; // "airstrikes hit X"
    if ((!passage.english() || strikesHit) && first.hit->form == Form::noun && second.hit->form == Form::past &&
        second.hit->trigger->type == "violence" && second.hit->trigger->agent == "acting" &&
        !second.hit->trigger->genitiveIsPatient && at - first.hit->end <= 4 &&
        !passage.parted(first.hit->first, at, stop | comma | conjunction | join)) {
        const auto somewhere = [](const Instance &instance) { return !instance.places.empty(); };
        if (anyOf(second, somewhere) && !second.carriedOn)
            for (auto &instance : first.instances) {
                instance.places = second.instances.front().places;
                if (!instance.date)
                    instance.date = second.instances.front().date;
                first.places = instance.places;
            }
        if (first.agent.empty())
            first.agent = second.agent;
        second.instances.clear();
        return;
    }
    // "سقطت ثلاث قذائف أطلقها الحوثيون على X": the relative verb says whose they were, and where they fell.
    if (!passage.english() && first.hit->form == Form::past && second.hit->form == Form::past && second.hit->object &&
        first.subtype == second.subtype && first.agent.empty() && at - first.hit->end <= 5 &&
        !passage.parted(first.hit->first, at, stop | comma | conjunction | join)) {
        for (Instance &instance : second.instances) {
            if (!instance.quantity && !first.instances.empty())
                instance.quantity = first.instances.front().quantity;
            if (instance.places.empty() || second.carriedOn)
                instance.places = first.places;
        }
        first.instances.clear();
        return;
    }
    // "killed 10 in X as air strikes killed 12 in Y": the noun has a verb of its own.
    const auto ofTheNoun = passage.triggersIn(second.hit->end, second.hit->end + 1);
    if (passage.english() && second.hit->form == Form::noun && !ofTheNoun.empty() &&
        ofTheNoun.front().form != Form::noun && passage.parted(first.hit->first, at, join))
        return;
    const std::uint32_t head = passage.phraseStart(*second.hit); // "in an RSF attack"
    const bool adjunct =
        behind || (head > 0 && (passage.is(head - 1, Closed::of_the_deed) || second.hit->proclitics == "ب"));
    // "12 soldiers were killed when jihadists attacked their post at X"
    const bool when = behind ? passage.grammar.words.when.within(passage.readings, first.hit->end, at,
                                                                 Peel::nothing) // "قتل 12 حين انفجر لغم"
                             : passage.grammar.words.when.at(passage.readings, second.hit->fieldStart) &&
                                   second.hit->form != Form::noun &&
                                   !passage.parted(first.hit->end, second.hit->fieldStart - 1, stop);
    if (!when && passage.parted(first.hit->first, at, adjunct ? stop : stop | conjunction | comma))
        return;
    // "…, killing 12 people, and the army beat back an assault on Y": another party's clause stands between.
    if (passage.english() && !when && passage.parted(first.hit->end, at, conjunction))
        for (std::uint32_t i = first.hit->end; i < at; ++i)
            if (passage.actorAt(i) >= 0 &&
                (passage.boundaries[i] & conjunction ||
                 (i > 0 && passage.is(i - 1, Closed::definite_article) && passage.boundaries[i - 1] & conjunction)))
                return;
    const auto number = [](const Instance &instance) { return instance.quantity.has_value() || instance.one; };
    const auto place = [](const Instance &instance) { return !instance.places.empty(); };
    Frame *dead = nullptr, *deed = nullptr;
    // "قتل 51 شخصا في هجومين": two are the attacks.
    const bool ownCount = std::all_of(second.instances.begin(), second.instances.end(), [&](const Instance &instance) {
        const auto counts = [&](std::uint32_t token) {
            return passage.quantityAt(token) == static_cast<int>(*instance.quantity);
        };
        return !instance.one && (!instance.quantity || counts(at) || (passage.english() && at > 0 && counts(at - 1)));
    });
    // "A commander of X was killed in a strike on Y"
    const bool somebody = passage.english() && first.hit->passive && first.subtype == "killing" &&
                          anyOf(first, [](const Instance &instance) {
                              return std::any_of(instance.parties.begin(), instance.parties.end(),
                                                 [](const Party &party) { return party.role == "affected"; });
                          });
    if ((somebody || anyOf(first, number)) && (!anyOf(second, number) || ownCount) &&
        (when || second.hit->form == Form::noun))
        dead = &first, deed = &second;
    if (anyOf(second, number) && !anyOf(first, number) && first.hit->form == Form::noun)
        dead = &second, deed = &first;
    if (!dead)
        return;
    if (!anyOf(*deed,
               place)) { // "إدلب: قتل 12 شخصا في غارة في 10 أيار": the deed says when, its place stands elsewhere
        if (dead == &first && anyOf(first, place) && second.hit->form == Form::noun && !second.instances.empty() &&
            second.date && tellsDate(passage, *second.hit, *second.date))
            for (Instance &instance : first.instances)
                if (!instance.date)
                    instance.date = second.date;
        return;
    }
    // "…، ولقي 12 مصرعهم في غارات على X": what a clause took over from those before gives way to what it says itself.
    const bool theirs = foreign(passage, *dead);
    const bool inherited =
        dead->inherited && (theirs || dead != &first); // "a car bomb killed 10 in X, and a blast in Y": X is its own
    const bool tookOver = dead->carriedOn || inherited || (theirs && !foreign(passage, *deed));
    if (anyOf(*dead, place) && !tookOver) { // told of two places they are two
        const auto &there = dead->instances.front().places, &where = deed->instances.front().places;
        const bool same = std::any_of(there.begin(), there.end(), [&](std::uint32_t one) {
            return std::any_of(where.begin(), where.end(), [&](std::uint32_t other) {
                return passage.facts.places[one].id == passage.facts.places[other].id;
            });
        });
        const events::EventPlace &wide = passage.facts.places[there.front()],
                                 &narrow = passage.facts.places[where.front()];
        if (!same && !liesIn(narrow, wide)) {
            // "قتل 20 في حمورية و12 في سقبا جراء قصف قوات النظام على الغوطة أمس": whose shelling it was, and when
            if (dead == &first && adjunct && isAreal(narrow.type) && !isAreal(wide.type) &&
                wide.country == narrow.country)
                comesOf(passage, first, second);
            return;
        }
    }
    // "air strikes killed 25 in A and B": the deed was found in the first of them only.
    const bool more = !tookOver && dead->places.size() > deed->places.size() &&
                      std::all_of(deed->places.begin(), deed->places.end(), [&](std::uint32_t one) {
                          return std::find(dead->places.begin(), dead->places.end(), one) != dead->places.end();
                      });
    if (more)
        deed->places = dead->places;
    // "air strikes killed 53 in A and 42 in B": each number has its place.
    const bool eachItsOwn = !tookOver && dead->instances.size() > 1 &&
                            std::any_of(dead->instances.begin(), dead->instances.end(), [&](const Instance &instance) {
                                return !instance.places.empty() && instance.places != dead->instances.front().places;
                            });
    const Instance told = deed->instances.front();
    for (auto &instance : dead->instances) {
        if (!instance.part && !eachItsOwn)
            instance.places = deed->places;
        if (!instance.date || (told.date && tellsDate(passage, *deed->hit, *told.date) &&
                               !tellsDate(passage, *dead->hit, *instance.date)))
            instance.date = told.date; // its own rather than one that was taken over
        const std::vector<Party> own = instance.parties;
        for (const auto &party : told.parties) // both of a clash, where the dead have no doer of their own
            if (std::none_of(own.begin(), own.end(),
                             [&](const Party &one) { return one.role == party.role || one.actor == party.actor; }))
                instance.parties.push_back(party);
    }
    if (!eachItsOwn)
        dead->places = deed->places;
    dead->carriedOn = false;
    if (!dead->date)
        dead->date = deed->date;
    if (dead->agent.empty())
        dead->agent = deed->agent;
    deed->instances.clear();
}

} // namespace zamkan::reading
