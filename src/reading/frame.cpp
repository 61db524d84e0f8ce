#include "reading/frame.hpp"
#include "reading/distances.hpp"
#include "reading/frame_beginnings.hpp"
#include "reading/frame_claimants.hpp"
#include "reading/frame_context.hpp"
#include "reading/frame_derived_dates.hpp"
#include "reading/frame_details.hpp"
#include "reading/frame_fallback.hpp"
#include "reading/frame_merge.hpp"
#include "reading/frame_parties.hpp"
#include "reading/frame_places.hpp"
#include "reading/frame_status.hpp"
#include "reading/frame_total_parts.hpp"
#include "reading/frame_winners.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t hedgeReach = 9; // tokens before the trigger in which "reportedly" makes it unsure

// "no longer hold", "لم يعد يسيطر": what is held no more is lost.
bool holdsNoMore(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 7; // "لم يعد تنظيم الدولة الإسلامية يسيطر"
    if (hit.subtype != "held" || hit.form == Form::noun)
        return false;
    for (std::uint32_t i = hit.first; i-- > 1 && hit.first - i <= reach && passage.sentenceOf(i - 1) == hit.sentence;)
        if (passage.is(i, Closed::any_more) && passage.grammar.words.negators.at(passage.readings, i - 1))
            return !passage.grammar.words.exceptives.within(passage.readings, hit.end,
                                                            std::min<std::size_t>(passage.size(), hit.fieldEnd));
    return false;
}

// "Kunduz followed": what the last change of hands told, with the same parties.
bool repeatLast(const TriggerHit &hit, const std::vector<Frame> &before, Frame &frame) {
    for (auto last = before.rbegin(); last != before.rend(); ++last) {
        if (hit.sentence - last->hit->sentence > 1)
            break;
        if (last->hit->trigger->type != "control" || last->instances.empty())
            continue;
        frame.agent = last->agent;
        frame.status = last->status;
        frame.subtype = last->subtype;
        for (auto &instance : frame.instances) {
            instance.parties = last->instances.front().parties;
            if (!instance.date)
                instance.date = last->date;
        }
        return true;
    }
    return false;
}

void addInstances(const Passage &passage, const TriggerHit &hit, const Parties &parties, const PlaceList &places,
                  Frame &frame) {
    const Trigger &trigger = *hit.trigger;
    // Civilians and refugees kill nobody, however the verb puts it: "أودت الغارات بحياة أربعة مدنيين".
    const auto inRole = [&](const std::string &actor, const std::string &role) -> Party {
        const auto *known = passage.facts.registry.byId(actor);
        return {actor,
                role == "acting" && trigger.type == "violence" && known && known->kind == "group" && !known->belligerent
                    ? "affected"
                    : role};
    };
    const auto partiesOf = [&](bool withGainer) {
        std::vector<Party> list;
        if (!parties.agent.empty())
            list.push_back(inRole(parties.agent, trigger.agent));
        if (!parties.companion.empty() &&
            parties.companion != parties.agent) // "الدعم السريع والحركة": one party under two names
            list.push_back(inRole(parties.companion, trigger.agent));
        if (!parties.other.empty())
            list.push_back(inRole(parties.other, trigger.other));
        if (withGainer && !parties.gainer.empty() && parties.gainer != parties.agent)
            list.push_back({parties.gainer, "gaining"});
        return list;
    };
    if (trigger.type == "control") {
        const auto before = dateBefore(passage, hit);
        const bool own =
            std::any_of(places.dates.begin(), places.dates.end(), [](const auto &date) { return date.has_value(); });
        for (std::size_t i = 0; i < places.refs.size(); ++i) {
            Instance instance;
            instance.places = {places.refs[i].mention};
            instance.date = places.dates[i] ? places.dates[i] : own && before ? before : frame.date;
            instance.parties =
                partiesOf(!parties.gainer.empty() && gainerReaches(passage, places, i, parties.gainerToken));
            frame.instances.push_back(std::move(instance));
        }
        return;
    }
    const auto quantities = readQuantities(passage, hit);
    frame.instances = pairUp(passage, hit, places, quantities);
    const bool dead = trigger.subtype == "killing" || trigger.subtype == "execution";
    const bool body = trigger.type == "claim" && trigger.subtype == "killed" && !passage.english(); // "عثر على جثة شاب"
    const bool someone = quantities.empty() && hit.end < passage.size() &&
                         ((dead && passage.grammar.words.someone.at(passage.readings, hit.end, Peel::nothing)) ||
                          (body && passage.grammar.words.someone.within(
                                       passage.readings, hit.end, std::min(hit.fieldEnd, hit.end + 4), Peel::nothing)));
    // "left A on 21 October, B two days later"
    if (quantities.empty() && frame.instances.size() == places.refs.size())
        for (std::size_t i = 0; i < places.refs.size(); ++i)
            frame.instances[i].date = places.dates[i];
    // "1600 of X and 750 of Y were killed": each number has its own.
    const bool several = quantities.size() > 1;
    if (trigger.type == "violence" && !quantities.empty())
        for (std::size_t i = 0; i < frame.instances.size(); ++i)
            if (const auto q = frame.instances[i].quantity) {
                const auto isOf = [&](const std::string &actor) {
                    return std::any_of(quantities.begin(), quantities.end(), [&](std::uint32_t other) {
                        return other != *q && countedOf(passage, other, several) == actor;
                    });
                };
                std::string whose = countedOf(passage, *q, several);
                if (whose.empty() && !parties.other.empty() && isOf(parties.other))
                    whose = harmed(hit, passage.facts.mentions.quantities[*q]); // not those who were counted apart
                if (whose.empty() || (quantities.size() == 1 && whose != parties.agent &&
                                      (!parties.other.empty() || trigger.agent == "affected")))
                    continue;
                frame.instances[i].parties = {{whose, "affected"}};
                if (!parties.agent.empty() && parties.agent != whose && !isOf(parties.agent))
                    frame.instances[i].parties.push_back({parties.agent, trigger.agent});
            }
    for (auto &instance : frame.instances) {
        if (!instance.date)
            instance.date = frame.date;
        instance.one = someone;
        if (instance.parties.empty())
            instance.parties = partiesOf(false);
        for (Party &party : instance.parties) // "3,000 civilians were forced out"
            if (trigger.type == "movement" && party.actor == "civilians")
                party.role = "affected";
        const bool told = std::any_of(instance.parties.begin(), instance.parties.end(),
                                      [](const Party &party) { return party.role == "affected"; });
        const std::string_view who = told || !instance.quantity
                                         ? std::string_view()
                                         : harmed(hit, passage.facts.mentions.quantities[*instance.quantity]);
        if (!who.empty() && passage.facts.registry.byId(who))
            instance.parties.push_back({std::string(who), "affected"});
    }
}

Frame frameOf(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
              const std::vector<Frame> &before) {
    const Trigger &trigger = *hit.trigger;
    Frame frame;
    frame.hit = &hit;
    frame.subtype = hit.subtype;
    frame.source = attributions.at(hit.first);
    const Parties parties = readParties(passage, attributions, hit, before);
    frame.agent = parties.agent;
    frame.date = clauseDate(passage, hit, before, attributions);
    if (!frame.date && hit.trigger->type != "control")
        if (frame.date = beginningMeant(passage, hit); frame.date)
            frame.sinceThen = true;
    frame.status = readStatus(passage, hit, frame.source, before);
    if (frame.status == "reported" && !frame.agent.empty() && frame.agent == frame.source.actor &&
        (trigger.agent == "gaining" || trigger.agent == "acting"))
        frame.status = "claimed"; // of its own success
    frame.people = passage.grammar.words.people.within(passage.readings, hit.fieldStart, hit.fieldEnd) ||
                   (hit.joined && !before.empty() && before.back().people && before.back().hit->trigger == &trigger);
    PlaceList places = readPlaces(passage, hit, before, parties.agentPlace);
    if (parties.agentPlace) { // a government, not where it happened
        const auto stands = [&](const PlaceRef &ref) { return ref.mention == *parties.agentPlace && !ref.again; };
        for (std::size_t i = places.refs.size(); i-- > 0;)
            if (stands(places.refs[i])) {
                places.refs.erase(places.refs.begin() + static_cast<std::ptrdiff_t>(i));
                places.dates.erase(places.dates.begin() + static_cast<std::ptrdiff_t>(i));
            }
    }
    addInstances(passage, hit, parties, places, frame);
    tellParts(passage, hit, places, frame);
    if ((frame.status == "negated" || frame.status == "reported") && holdsNoMore(passage, hit)) {
        frame.status = "reported";
        frame.subtype = "lost";
        for (Instance &instance : frame.instances)
            for (Party &party : instance.parties)
                party.role = "losing";
    }
    dateOfTheWhole(passage, hit, before, frame);
    if (trigger.repeats && !repeatLast(hit, before, frame))
        frame.instances.clear();
    if (trigger.type != "control")
        carryPlaceOn(passage, hit, parties, before, frame);
    locateUnknown(passage, hit, before, frame);
    frame.inherited = places.inherited;
    for (const auto &ref : places.refs)
        frame.places.push_back(ref.mention);
    if (frame.places.empty() && !frame.instances.empty())
        frame.places = frame.instances.front().places;
    // What is dated after the day of writing has not happened.
    if (const auto published = passage.facts.document.published;
        published && (frame.status == "reported" || frame.status == "claimed") && !passage.english() &&
        hit.form != Form::past && !frame.instances.empty() &&
        std::all_of(frame.instances.begin(), frame.instances.end(), [&](const Instance &instance) {
            return instance.date && passage.facts.mentions.dates[*instance.date].range->first() > *published;
        }))
        frame.status = "planned";
    // "وبعد عشرة أيام" of which no day before it tells: counted from the day of writing, no deed was done then.
    if (const auto published = passage.facts.document.published;
        published && (frame.status == "reported" || frame.status == "claimed")) {
        const auto comes = [&](const std::optional<std::uint32_t> &date) {
            if (!date)
                return false;
            const mentions::DateMention &told = passage.date(*date);
            return told.rule.starts_with("later") && told.range && told.range->first() > *published;
        };
        for (Instance &instance : frame.instances)
            if (comes(instance.date))
                instance.date.reset();
        if (comes(frame.date))
            frame.date.reset();
    }
    frame.certainty = frame.source.name.empty() ? 0.95 : 0.9;
    if (frame.status == "claimed")
        frame.certainty = 0.75;
    const std::uint32_t near = hit.first > hedgeReach ? hit.first - hedgeReach : 0;
    if (passage.grammar.words.hedges.within(passage.readings,
                                            std::max(near, hit.fieldStart > 6 ? hit.fieldStart - 6 : 0), hit.first))
        frame.certainty = 0.5;
    if (frame.carriedOn)
        frame.certainty *= 0.7;
    return frame;
}

} // namespace

std::span<const Frame> framesOf(const std::vector<Frame> &frames, std::uint32_t sentence) {
    const auto from = std::partition_point(frames.begin(), frames.end(),
                                           [&](const Frame &frame) { return frame.hit->sentence < sentence; });
    return {from, std::partition_point(from, frames.end(),
                                       [&](const Frame &frame) { return frame.hit->sentence == sentence; })};
}

std::vector<Frame> readFrames(Passage &passage, const Attributions &attributions) {
    std::vector<Frame> out;
    out.reserve(passage.triggers.size());
    const auto enough = [&](const Frame &frame) {
        return std::any_of(frame.instances.begin(), frame.instances.end(),
                           [&](const Instance &instance) { return tellsEnough(passage, frame, instance); });
    };
    for (std::size_t k = 0; k < passage.triggers.size(); ++k) {
        const TriggerHit &hit = passage.triggers[k];
        Frame frame = frameOf(passage, attributions, hit, out);
        if ((!hit.others.empty() || !hit.shorter.empty()) && !enough(frame)) {
            const TriggerHit first = hit;
            bool settled = false;
            const auto tryAs = [&](const auto &other) {
                passage.readAs(k, other);
                Frame second = frameOf(passage, attributions, hit, out);
                if (enough(second)) {
                    frame = std::move(second);
                    settled = true;
                }
                return settled;
            };
            for (const Trigger *other : first.others)
                if (tryAs(*other))
                    break;
            for (const TriggerHit &fewer : first.shorter)
                if (settled || tryAs(fewer))
                    break;
            if (!settled)
                passage.readAs(k, first);
        }
        out.push_back(std::move(frame));
        if (out.size() > 1) {
            mergeDeeds(passage, out[out.size() - 2], out.back());
            mergeWhither(passage, out[out.size() - 2], out.back());
        }
        // "قتل 13 بانفجار سيارة ملغومة في X": two words for one deed, the second of which has the place.
        if (out.size() > 2 && !passage.english()) {
            const Frame &deed = out[out.size() - 2], &again = out.back();
            const bool nowhere =
                std::all_of(deed.instances.begin(), deed.instances.end(), [&](const Instance &instance) {
                    return instance.places.empty() && !counted(passage, instance);
                });
            const bool verb =
                deed.hit->form == Form::past && passage.grammar.words.when.at(passage.readings, deed.hit->fieldStart);
            if (nowhere && (deed.hit->form == Form::noun || verb) && again.hit->form == Form::noun &&
                again.hit->sentence == deed.hit->sentence &&
                again.hit->first - std::min(again.hit->first, deed.hit->end) <= 2 &&
                deed.hit->trigger->type == "violence")
                mergeDeeds(passage, out[out.size() - 3], out.back(), true);
        }
        // "استشهد خمسة إثر سقوط صواريخ أطلقتها الفصائل على X": what the deed took over goes on to its dead.
        if (out.size() > 2 && out.back().instances.empty() && !passage.english())
            mergeDeeds(passage, out[out.size() - 3], out[out.size() - 2]);
    }
    shareBackwards(passage, out);
    dateRespectively(passage, out);
    dateByDistance(passage, out);
    dateSinceThen(passage, out);
    dateBackwards(passage, out);
    addClaimants(passage, out);
    creditWinner(passage, out);
    return out;
}

} // namespace zamkan::reading
