#include "events/frame.hpp"
#include "events/frame_parties.hpp"
#include "events/frame_places.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

constexpr std::uint32_t statusReach = 9; // tokens before the trigger in which a plan or a failure governs it

bool isIn(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

const mentions::QuantityMention &quantity(const Passage &passage, std::uint32_t index) {
    return passage.facts.mentions.quantities[index];
}
const mentions::DateMention &date(const Passage &passage, std::uint32_t index) {
    return passage.facts.mentions.dates[index];
}

// What counts people, strikes or buildings, as the trigger's type asks; not money, shares and spans of time.
bool counts(const Passage &passage, std::uint32_t index, const Trigger &trigger) {
    const auto &found = quantity(passage, index);
    if (found.duration || (!found.low && !found.high))
        return false;
    const std::string &unit = found.unit;
    if (unit == "person" || unit == "family")
        return true;
    if (trigger.type == "violence" && (unit == "strike" || unit == "building" || unit == "vehicle"))
        return true;
    return unit.empty() || unit == "count";
}

std::vector<std::uint32_t> quantitiesIn(const Passage &passage, std::uint32_t first, std::uint32_t end,
                                        const Trigger &trigger) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int index = passage.quantityAt(i);
        if (index < 0)
            continue;
        const auto q = static_cast<std::uint32_t>(index);
        if (quantity(passage, q).tokens.first == i && counts(passage, q, trigger))
            out.push_back(q);
    }
    return out;
}

std::vector<std::uint32_t> datesIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int index = passage.dateAt(i);
        if (index >= 0 && date(passage, static_cast<std::uint32_t>(index)).tokens.first == i &&
            date(passage, static_cast<std::uint32_t>(index)).range)
            out.push_back(static_cast<std::uint32_t>(index));
    }
    return out;
}

// The count of the dead stands at the verb: "killed 40", "40 people were killed". Bare numbers only right
// beside it.
std::vector<std::uint32_t> readQuantities(const Passage &passage, const TriggerHit &hit) {
    std::vector<std::uint32_t> out;
    const auto right = quantitiesIn(passage, hit.end, hit.fieldEnd, *hit.trigger);
    std::uint32_t last = hit.end;
    for (const auto q : right) {
        const auto &found = quantity(passage, q);
        const bool bare = found.unit.empty() || found.unit == "count";
        const std::uint32_t gap = found.tokens.first - last;
        if (bare && gap > (out.empty() ? 1u : 8u))
            continue;
        if (out.empty() && gap > 12)
            continue;
        // A count of another clause: "…, which left 300 homeless".
        if (passage.parted(last, found.tokens.first, complement | speech))
            break;
        if (passage.grammar.words.parts.at(passage.readings, found.tokens.end) ||
            passage.parted(last, found.tokens.first, parts))
            break; // "190 of them soldiers", "including 12 children": a part of the number before
        // After the first, only what is joined to it: "400 of X and 188 of Y", "50 in X and 12 in Y".
        if (!out.empty()) {
            bool joined = false;
            for (std::uint32_t i = last; i <= found.tokens.first; ++i)
                if (passage.boundaries[i] & (conjunction | comma))
                    joined = true;
            if (!joined || found.unit != quantity(passage, out.front()).unit)
                continue;
        }
        out.push_back(q);
        last = found.tokens.end;
    }
    if (!out.empty())
        return out;
    auto left = quantitiesIn(passage, hit.fieldStart, hit.first, *hit.trigger);
    for (auto q = left.rbegin(); q != left.rend(); ++q) {
        const auto &found = quantity(passage, *q);
        if (found.tokens.end > hit.first + 1 || (found.unit.empty() && hit.first - found.tokens.end > 4))
            continue;
        return {*q};
    }
    // The trigger itself is counted: "12 air strikes".
    const int own = passage.quantityAt(hit.first);
    if (own >= 0 && counts(passage, static_cast<std::uint32_t>(own), *hit.trigger))
        return {static_cast<std::uint32_t>(own)};
    return {};
}

std::optional<std::uint32_t> clauseDate(const Passage &passage, const TriggerHit &hit,
                                        const std::vector<Frame> &before, const Attributions &attributions) {
    const auto pick = [&](const std::vector<std::uint32_t> &found) -> std::optional<std::uint32_t> {
        for (const auto d : found)
            if (!date(passage, d).since)
                return d;
        if (!found.empty())
            return found.front();
        return std::nullopt;
    };
    auto right = datesIn(passage, hit.end, hit.fieldEnd);
    // "منذ" and what stands behind another clause's border belongs to the far clause.
    std::erase_if(right, [&](std::uint32_t d) {
        return passage.parted(hit.end, date(passage, d).tokens.first, stop | speech);
    });
    auto left = datesIn(passage, hit.fieldStart, hit.first);
    std::erase_if(left, [&](std::uint32_t d) {
        return passage.parted(date(passage, d).tokens.end, hit.first, join | complement | parts);
    });
    std::reverse(left.begin(), left.end());
    if (const auto found = pick(right); found && !date(passage, *found).since)
        return found;
    if (const auto found = pick(left))
        return found;
    if (const auto found = pick(right))
        return found;
    if (!before.empty()) {
        const Frame &last = before.back();
        if (last.hit->sentence == hit.sentence && hit.joined && last.date && hit.form != Form::present)
            return last.date;
    }
    // A date at the head of the sentence stands over what is told after "that".
    std::uint32_t head = hit.first;
    while (head > 0 && passage.sentenceOf(head - 1) == hit.sentence)
        --head;
    const auto source = attributions.at(hit.first);
    if (source.token && *source.token < hit.first && hit.trigger->type != "movement" &&
        passage.sentenceOf(*source.token) == hit.sentence) {
        auto spoken = datesIn(passage, head, hit.fieldStart);
        std::erase_if(spoken, [&](std::uint32_t d) {
            return date(passage, d).since || date(passage, d).granularity != time::Granularity::day ||
                   passage.parted(date(passage, d).tokens.end, hit.first, stop);
        });
        if (!spoken.empty())
            return spoken.back();
    }
    return std::nullopt;
}

std::string readStatus(const Passage &passage, const TriggerHit &hit, const Source &source,
                       const std::vector<Frame> &before) {
    const Words &words = passage.grammar.words;
    const std::uint32_t first = hit.first;
    std::uint32_t from = std::max(hit.fieldStart, first > statusReach ? first - statusReach : 0u);
    while (from > 0 && from > first - std::min(first, 3u) && passage.sentenceOf(from - 1) == hit.sentence &&
           !(passage.boundaries[from] & (stop | comma)))
        --from; // "لم" and "plans to" may stand before a word that looks like a border
    const auto endsNear = [&](const Phrases &phrases, std::uint32_t reach) {
        for (std::uint32_t i = first > reach ? first - reach : 0; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0)
                if (const auto match = phrases.at(passage.readings, i);
                    match && !passage.parted(i, first - 1, stop | comma | complement))
                    return true;
        return false;
    };
    const auto governs = [&](const Phrases &phrases) {
        for (std::uint32_t i = from; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0 && passage.placeAt(i) < 0 &&
                phrases.at(passage.readings, i)) {
                bool other = false; // another verb between takes the plan for itself
                for (const auto &trigger : passage.triggers)
                    if (trigger.first > i && trigger.first < first && trigger.form != Form::noun &&
                        !passage.english())
                        other = true;
                if (!other)
                    return true;
            }
        return false;
    };
    if (source.denies && source.token && *source.token < first && !passage.parted(*source.token, first, stop))
        return "denied";
    if (governs(words.failures))
        return "negated";
    if (endsNear(words.negators, passage.english() ? 3 : 2)) {
        // "لا يزال يسيطر": the negation belongs to the word after it.
        const std::string_view previous = passage.folded(first - 1);
        if (!isIn(previous, {"يزال", "تزال", "زال", "زالت", "يزالون"}))
            return "negated";
    }
    if (hit.form == Form::future)
        return "planned";
    if (passage.english()) {
        const bool infinitive = hit.form == Form::infinitive || hit.form == Form::gerund ||
                                hit.form == Form::noun ||
                                (hit.passive && first > 0 && (passage.folded(first - 1) == "be"));
        if (infinitive && !endsNear(words.happened, 4)) {
            if (governs(words.plans))
                return "planned";
            if (hit.form == Form::infinitive && first > 0 && passage.folded(first - 1) == "to")
                return "planned";
        }
    } else {
        const bool purpose =
            hit.proclitics.find("ل") != std::string::npos && hit.proclitics != "ال" && !hit.object;
        const bool prevented =
            hit.form == Form::noun || hit.form == Form::present || hit.form == Form::infinitive;
        if (prevented && governs(words.plans))
            return "planned";
        if (purpose && (hit.trigger->type == "control" || hit.form == Form::present))
            return "planned";
        if (hit.form == Form::present && first > 0 && passage.folded(first - 1) == "قد")
            return "planned";
    }
    if (!before.empty()) {
        const Frame &last = before.back();
        const bool goesOn = last.hit->sentence == hit.sentence && hit.joined && last.hit->form == hit.form &&
                            (hit.form == Form::noun || hit.form == Form::infinitive) &&
                            (hit.proclitics.rfind("و", 0) == 0 || passage.english());
        if (goesOn && last.status != "reported" && last.status != "claimed")
            return last.status;
    }
    if (source.claims)
        return "claimed";
    return "reported";
}

// The event place that the sentences just before are about: the one that the text names most, twice at least.
std::optional<std::uint32_t> talkedOf(const Passage &passage, std::uint32_t sentence,
                                      const std::vector<Frame> &before) {
    std::optional<std::uint32_t> best;
    std::size_t most = 2;
    for (const auto &frame : before) {
        if (frame.places.empty() || sentence - frame.hit->sentence > 2)
            continue;
        const std::string &id = passage.facts.places[frame.places.front()].id;
        const auto named =
            static_cast<std::size_t>(std::count_if(passage.facts.places.begin(), passage.facts.places.end(),
                                                   [&](const EventPlace &place) { return place.id == id; }));
        if (named >= most)
            most = named, best = frame.places.front();
    }
    return best;
}

// Where no place is told but the text goes on about one: "in that battle", "then they shot 25 soldiers", a
// count of those who fled. Surer places are never overruled, and certainty falls.
void carryPlaceOn(const Passage &passage, const TriggerHit &hit, const Parties &parties,
                  const std::vector<Frame> &before, Frame &frame) {
    for (const auto &instance : frame.instances)
        if (!instance.places.empty())
            return;
    if (frame.instances.empty())
        return;
    const bool same = passage.grammar.words.thatEvent.within(passage.readings, hit.fieldStart, hit.fieldEnd);
    const bool people = hit.trigger->type == "movement" && !hit.part && !hit.trigger->needsPlace &&
                        frame.instances.front().quantity;
    if (!same && !parties.carriedOn && !people)
        return;
    const auto town = [&](std::uint32_t mention) {
        const std::string &type = passage.facts.places[mention].type;
        return type == "city" || type == "town" || type == "village" || (people && isAreal(type));
    };
    const Frame *found = nullptr;
    for (auto last = before.rbegin(); last != before.rend(); ++last) {
        if (found && last->hit->sentence != found->hit->sentence)
            break;
        if (hit.sentence - last->hit->sentence > 2)
            break;
        if (last->places.empty() || !town(last->places.front()) || last->status != "reported")
            continue;
        if (!found || same)
            found = &*last; // the battle is the one that its sentence begins with
    }
    if (!found)
        return;
    std::uint32_t place = found->places.front();
    if (people && !same && !parties.carriedOn) {
        const auto talked = talkedOf(passage, hit.sentence, before);
        if (!talked)
            return;
        place = *talked;
    }
    for (auto &instance : frame.instances) {
        instance.places = {place};
        if (!instance.date && same && !found->instances.empty() && found->instances.front().date)
            instance.date = found->instances.front().date;
    }
    frame.carriedOn = true;
}

bool anyOf(const Frame &frame, bool (*is)(const Instance &)) {
    return std::any_of(frame.instances.begin(), frame.instances.end(), is);
}

// One happening told by two words, a deed and its dead: "12 were killed in an air strike on X", "the attack
// on X killed 12". The word with the number is the event and takes the place.
void mergeDeeds(const Passage &passage, Frame &first, Frame &second) {
    const auto violent = [](const Frame &frame) { return frame.hit->trigger->type == "violence"; };
    if (!violent(first) || !violent(second) || first.hit->sentence != second.hit->sentence ||
        first.status != second.status)
        return;
    if (passage.parted(first.hit->first, second.hit->first, stop | conjunction | comma))
        return;
    const auto number = [](const Instance &instance) { return instance.quantity.has_value(); };
    const auto place = [](const Instance &instance) { return !instance.places.empty(); };
    Frame *dead = nullptr, *deed = nullptr;
    if (anyOf(first, number) && !anyOf(second, number) && second.hit->form == Form::noun)
        dead = &first, deed = &second;
    if (anyOf(second, number) && !anyOf(first, number) && first.hit->form == Form::noun)
        dead = &second, deed = &first;
    if (!dead || anyOf(*dead, place) || !anyOf(*deed, place))
        return;
    const Instance told = deed->instances.front();
    for (auto &instance : dead->instances) {
        instance.places = deed->places;
        if (!instance.date)
            instance.date = told.date;
        for (const auto &party : told.parties)
            if (std::none_of(instance.parties.begin(), instance.parties.end(), [&](const Party &one) {
                    return one.role == party.role || one.actor == party.actor;
                }))
                instance.parties.push_back(party);
    }
    dead->places = deed->places;
    if (!dead->date)
        dead->date = deed->date;
    if (dead->agent.empty())
        dead->agent = deed->agent;
    deed->instances.clear();
}

} // namespace

std::vector<Frame> readFrames(const Passage &passage, const Attributions &attributions) {
    std::vector<Frame> out;
    out.reserve(passage.triggers.size());
    for (const TriggerHit &hit : passage.triggers) {
        const Trigger &trigger = *hit.trigger;
        Frame frame;
        frame.hit = &hit;
        frame.source = attributions.at(hit.first);
        const Parties parties = readParties(passage, attributions, hit, out);
        frame.agent = parties.agent;
        frame.date = clauseDate(passage, hit, out, attributions);
        frame.status = readStatus(passage, hit, frame.source, out);
        if (frame.status == "reported" && !frame.agent.empty() && frame.agent == frame.source.actor &&
            (trigger.agent == "gaining" || trigger.agent == "acting"))
            frame.status = "claimed"; // of its own success
        frame.people =
            passage.grammar.words.people.within(passage.readings, hit.fieldStart, hit.fieldEnd) ||
            (hit.joined && !out.empty() && out.back().people && out.back().hit->trigger == &trigger);
        const bool control = trigger.type == "control";
        auto quantities = control ? std::vector<std::uint32_t>{} : readQuantities(passage, hit);
        const PlaceList places = readPlaces(passage, hit, out);

        const auto partiesOf = [&](bool withGainer) {
            std::vector<Party> list;
            if (!parties.agent.empty())
                list.push_back({parties.agent, trigger.agent});
            if (!parties.other.empty())
                list.push_back({parties.other, trigger.other});
            if (withGainer && !parties.gainer.empty() && parties.gainer != parties.agent)
                list.push_back({parties.gainer, "gaining"});
            return list;
        };
        if (control) {
            for (std::size_t i = 0; i < places.refs.size(); ++i) {
                Instance instance;
                instance.places = {places.refs[i].mention};
                instance.date = places.dates[i] ? places.dates[i] : frame.date;
                instance.parties = partiesOf(!parties.gainer.empty() &&
                                             gainerReaches(passage, places, i, parties.gainerToken));
                frame.instances.push_back(std::move(instance));
            }
        } else {
            frame.instances = pairUp(passage, hit, places, quantities);
            const bool someone = quantities.empty() &&
                                 (trigger.subtype == "killing" || trigger.subtype == "execution") &&
                                 hit.end < passage.size() &&
                                 passage.grammar.words.someone.at(passage.readings, hit.end, Peel::nothing);
            for (auto &instance : frame.instances) {
                if (!instance.date)
                    instance.date = frame.date;
                instance.one = someone;
                instance.parties = partiesOf(false);
            }
        }
        if (!control)
            carryPlaceOn(passage, hit, parties, out, frame);
        for (const auto &ref : places.refs)
            frame.places.push_back(ref.mention);
        frame.certainty = frame.source.name.empty() ? 0.95 : 0.9;
        if (frame.status == "claimed")
            frame.certainty = 0.75;
        const std::uint32_t near = hit.first > statusReach ? hit.first - statusReach : 0;
        if (passage.grammar.words.hedges.within(
                passage.readings, std::max(near, hit.fieldStart > 6 ? hit.fieldStart - 6 : 0), hit.first))
            frame.certainty = 0.5;
        if (frame.carriedOn)
            frame.certainty *= 0.7;
        out.push_back(std::move(frame));
        if (out.size() > 1)
            mergeDeeds(passage, out[out.size() - 2], out.back());
    }
    return out;
}

} // namespace zamkan::events
