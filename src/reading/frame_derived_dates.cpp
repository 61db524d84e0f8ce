#include "reading/frame_derived_dates.hpp"
#include "reading/distances.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t clauseReach = 12; // tokens from "after" to its verb
// The date of a frame from which a span may be counted: no "since".
std::optional<std::uint32_t> dateOf(const Passage &passage, const Frame &frame) {
    const auto date = frame.date ? frame.date : frame.instances.empty() ? std::nullopt : frame.instances.front().date;
    if (!date || !passage.date(*date).range || passage.date(*date).since)
        return std::nullopt;
    return date;
}

// "نزح السكان بعدما دخلتها القوات في آب"
bool fledThen(const Passage &passage, const Frame &frame, const Frame &next) {
    return frame.hit->trigger->subtype == "displaced" && frame.hit->form == Form::past &&
           next.hit->form == Form::past && frame.status == next.status &&
           passage.is(next.hit->fieldStart, Closed::temporal_link) && !passage.date(*next.date).since;
}

// "seized X after the rebels had left it on Tuesday", "سيطرت على X بعد انسحاب الفصائل منها يوم الثلاثاء": of one place,
// then.
bool tookWhatWasLeft(const Passage &passage, const Frame &frame, const Frame &next) {
    const Trigger &taken = *frame.hit->trigger, &left = *next.hit->trigger;
    const std::uint32_t at = next.hit->first;
    if (taken.type != "control" || taken.agent != "gaining" || frame.hit->form == Form::noun ||
        !(left.subtype == "withdrew" || left.agent == "losing") || at == 0 || frame.status != next.status ||
        passage.date(*next.date).since || passage.date(*next.date).tokens.first < at ||
        passage.date(*next.date).granularity != time::Granularity::day)
        return false;
    const bool after = passage.is(passage.english() ? next.hit->fieldStart : at - 1, Closed::posterior) ||
                       passage.is(next.hit->fieldStart, Closed::temporal_link);
    return after && std::any_of(next.places.begin(), next.places.end(), [&](std::uint32_t place) {
               return std::find(frame.places.begin(), frame.places.end(), place) != frame.places.end();
           });
}

// "lost on June 25 and July 3": two days side by side behind the verb of two places that stand before it or right
// behind it.
bool joinedDays(const Passage &passage, const TriggerHit &hit, const std::vector<mentions::DateMention> &days) {
    const std::uint32_t end = days[0].tokens.end, next = days[1].tokens.first;
    const bool beside =
        next == end ? passage.folded(next).starts_with("و") : next == end + 1 && passage.is(end, Closed::additive);
    return beside && days[0].tokens.first - std::min(days[0].tokens.first, hit.end) <= 3;
}

// Whether the clause counts from what was told before it.
bool saysSinceThen(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t opening = 3, reach = 8; // tokens from the head, and behind the verb
    if (!passage.english()) {                       // "ومنذ ذلك الحين رجعت 300 عائلة"
        const std::uint32_t head = passage.sentenceHead(hit.fieldStart);
        for (std::uint32_t i = head; i + 2 < hit.first && i < head + opening; ++i)
            if (passage.mayBe(i, Closed::since) && passage.is(i + 2, Closed::that_time))
                return true;
        return false;
    }
    if (hit.first > 1 && passage.is(hit.first - 1, Closed::since) &&
        passage.grammar.words.have.at(passage.readings, hit.first - 2)) // "have since fled"
        return true;
    for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + reach);
         ++i) // "fled X since, most of them on foot"
        if (passage.is(i, Closed::since) && passage.dateAt(i) < 0 &&
            (i + 1 >= passage.size() || passage.facts.tokens[i + 1].kind == text::TokenKind::punctuation))
            return true;
    return false;
}

// "It came two days after Afghan soldiers fought their way back", "وجاء الهجوم بعد يومين من": whether the span is said
// of what the sentence before told.
bool cameThen(const Passage &passage, const std::vector<Frame> &frames, std::size_t from, std::uint32_t span) {
    constexpr std::uint32_t opening = 7; // tokens from the head to the span
    const std::uint32_t sentence = frames[from].hit->sentence, head = passage.sentenceHead(span);
    if (span - head > opening)
        return false;
    for (std::size_t k = from; k-- > 0 && frames[k].hit->sentence == sentence;) // "وجاء الهجوم": the one told before
        if (frames[k].hit->form != Form::noun || frames[k].hit->end > span ||
            !passage.folded(frames[k].hit->first).starts_with("ال"))
            return false;
    for (std::uint32_t i = head; i < span; ++i)
        if (passage.mayBe(i, Closed::came))
            return true;
    return false;
}

// The first deed with a date of the nearest sentence before that has one: between them stands at most who denies it.
std::optional<std::size_t> datedBefore(const Passage &passage, const std::vector<Frame> &frames, std::size_t from) {
    constexpr std::uint32_t farthest = 2; // sentences
    const std::uint32_t sentence = frames[from].hit->sentence;
    std::optional<std::size_t> found;
    for (std::size_t k = from; k-- > 0 && frames[k].hit->sentence + farthest >= sentence;) {
        if (found && frames[k].hit->sentence != frames[*found].hit->sentence)
            break;
        if (frames[k].hit->sentence < sentence && dateOf(passage, frames[k]))
            found = k;
    }
    return found;
}

// Whether two deeds are the loss or the gain of one place, or the way into it: "the army entered X … before the troops
// moved in", "took X … before the town fell".
bool sameGround(const Passage &passage, const Frame &deed, const Frame &again) {
    if (deed.hit->trigger->type != "control" || again.hit->trigger->type != "control")
        return false;
    return std::any_of(deed.places.begin(), deed.places.end(), [&](std::uint32_t place) {
        return std::any_of(again.places.begin(), again.places.end(), [&](std::uint32_t other) {
            return passage.facts.places[place].id == passage.facts.places[other].id;
        });
    });
}

// The date of a deed that was told before and is only counted from: "two days before the assault", "… before the town
// fell", "قبل الهجوم بيومين".
std::optional<std::uint32_t> dateOfKnown(const Passage &passage, const std::vector<Frame> &frames, std::size_t k,
                                         std::uint32_t from) {
    constexpr std::uint32_t farthest = 4; // sentences
    const Frame &deed = frames[k];
    const TriggerHit &hit = *deed.hit;
    bool the = !passage.english() && passage.folded(hit.first).starts_with("ال");
    for (std::uint32_t i = from; i < hit.first && passage.english(); ++i)
        the = the || passage.is(i, Closed::definite_article);
    if (hit.form == Form::noun && !the)
        return std::nullopt;
    for (std::size_t j = k; j-- > 0 && frames[j].hit->sentence + farthest >= hit.sentence;)
        if (frames[j].hit->sentence < hit.sentence && dateOf(passage, frames[j]) &&
            (hit.form == Form::noun ? frames[j].hit->trigger->subtype == hit.trigger->subtype
                                    : sameGround(passage, frames[j], deed)))
            return dateOf(passage, frames[j]);
    if (hit.form != Form::noun || hit.trigger->type != "violence")
        return std::nullopt;
    const auto before = datedBefore(passage, frames, k);
    return before ? dateOf(passage, frames[*before]) : std::nullopt;
}

// "بعد أسبوع من المعارك": so long they lasted.
bool lasted(const Passage &passage, const TriggerHit &hit) {
    return !passage.english() && hit.form == Form::noun && isIn(hit.trigger->subtype, {"clash", "shelling"}) &&
           passage.folded(hit.first).starts_with("ال");
}

// "Since M23 seized Goma in January, 7,000 people have been killed"
bool sinceChangeOfHands(const Passage &passage, const Frame &change, const Frame &frame) {
    const TriggerHit &hit = *frame.hit;
    return passage.english() && change.hit->sentence == hit.sentence && change.hit->trigger->type == "control" &&
           passage.is(passage.sentenceHead(hit.fieldStart), Closed::since) &&
           passage.parted(change.hit->end, hit.first, comma) &&
           (!frame.date || passage.date(*frame.date).tokens.first < hit.fieldStart);
}

} // namespace

void dateByDistance(Passage &passage, std::vector<Frame> &frames) {
    const auto give = [&](std::size_t k, const mentions::DateMention &date) {
        const auto index = passage.derive(date);
        const auto dated = frames[k].date;
        for (std::size_t at = k; at < frames.size() && frames[at].hit->sentence == frames[k].hit->sentence; ++at) {
            Frame &frame = frames[at];
            // What goes on with it has its day: "rockets fired by the group killed 10", "غارة قتل فيها 22".
            if (at > k && (frame.date != dated || frame.hit->trigger->type != "violence" ||
                           frames[k].hit->trigger->type != "violence" ||
                           passage.parted(frames[at - 1].hit->end, frame.hit->first, comma | stop | conjunction)))
                break;
            frame.date = index;
            for (Instance &instance : frame.instances)
                if (!instance.dated)
                    instance.date = index;
        }
    };
    for (std::size_t k = 0; k < frames.size(); ++k) {
        Frame &from = frames[k]; // the deed that the span is counted from
        const TriggerHit &hit = *from.hit;
        const std::uint32_t start = hit.first > clauseReach ? hit.first - clauseReach : 0;
        for (std::uint32_t i = hit.first; i-- > start && passage.sentenceOf(i) == hit.sentence;) {
            if (k > 0 && frames[k - 1].hit->sentence == hit.sentence && i < frames[k - 1].hit->end)
                break; // another deed is nearer
            const auto distance = distanceAt(passage, i);
            if (!distance || distance->end > hit.first)
                continue;
            if (const int day = passage.dateAt(distance->first);
                day >= 0 && passage.date(static_cast<std::uint32_t>(day)).tokens.end > distance->end)
                break; // "قبل أسبوع من ذلك": a date of its own
            if (lasted(passage, hit))
                break;
            const bool opens = distance->first == 0 || passage.sentenceOf(distance->first - 1) != hit.sentence;
            if (!opens && cameThen(passage, frames, k, distance->first)) {
                if (const auto main = datedBefore(passage, frames, k); main && !from.date)
                    give(k, shifted(passage.date(*dateOf(passage, frames[*main])), *distance, -1));
                break;
            }
            // "An air strike two days before the town fell killed 16": said of what comes behind.
            const auto here = [&](std::size_t at) {
                return at < frames.size() && frames[at].hit->sentence == hit.sentence;
            };
            const bool inside = !opens && here(k + 1) &&
                                (k == 0 || !here(k - 1) || frames[k - 1].hit->form == Form::noun) &&
                                frames[k + 1].hit->form == Form::past &&
                                !passage.parted(distance->first, frames[k + 1].hit->first, comma | stop);
            const std::size_t other = opens || inside ? k + 1 : k - 1;
            if ((!opens && !inside && k == 0) || !here(other))
                break;
            Frame &said = frames[other]; // the deed that the span is said of
            const auto told = dateOf(passage, said);
            auto own = dateOf(passage, from);
            if (own && passage.date(*own).tokens.first < distance->end)
                own.reset(); // taken over from what stands before
            const bool since =
                from.date && passage.date(*from.date).since && passage.date(*from.date).tokens.first >= distance->end;
            // "Three days after they took X on 10 May, Y fell", "Six days before Saturday's attack": the day stands
            // with the deed that is counted from.
            const std::uint32_t at = own ? passage.date(*own).tokens.first : 0;
            const bool itsOwn =
                own == told && opens && at >= distance->end && at < hit.fieldEnd && at < said.hit->first;
            if (told && !itsOwn && !since && (!own || own == told)) {
                give(k, shifted(passage.date(*told), *distance, -1));
                break;
            }
            if (said.date && passage.date(*said.date).since && said.hit->trigger->lasting)
                break; // "besieged since May, hours after": since May
            if (!own && !told && !said.date && !from.date)
                own = dateOfKnown(passage, frames, k, distance->end);
            if (own && (!told || itsOwn))
                give(other, shifted(passage.date(*own), *distance, 1));
            break;
        }
    }
}

void dateRespectively(Passage &passage, std::vector<Frame> &frames) {
    constexpr std::uint32_t reach = 30; // tokens from the verb to "respectively"
    constexpr std::uint32_t beside = 8; // and to two days that do without it
    const auto &dates = passage.facts.mentions.dates;
    for (Frame &frame : frames) {
        if (frame.instances.size() < 2)
            continue;
        std::uint32_t order = frame.hit->end;
        const std::uint32_t end = std::min<std::uint32_t>(static_cast<std::uint32_t>(passage.size()), order + reach);
        while (order < end && passage.sentenceOf(order) == frame.hit->sentence &&
               !passage.is(order, Closed::respectively))
            ++order;
        const bool said = order < end && passage.sentenceOf(order) == frame.hit->sentence;
        std::vector<mentions::DateMention> told;
        for (const auto &date : dates)
            if (date.range && date.tokens.first >= frame.hit->end &&
                (said ? date.tokens.end <= order
                      : date.tokens.first < frame.hit->end + beside &&
                            passage.sentenceOf(date.tokens.first) == frame.hit->sentence &&
                            date.granularity == time::Granularity::day))
                told.push_back(date);
        if (!said && (frame.instances.size() != 2 || told.size() != 2 || !joinedDays(passage, *frame.hit, told)))
            continue;
        if (told.size() == 1 && frame.instances.size() == 2 && told.front().range->days() > 1) { // "on 2 and 5 March"
            mentions::DateMention first = told.front(), last = told.front();
            first.range = time::DateRange::day(told.front().range->first());
            last.range = time::DateRange::day(told.front().range->end() - std::chrono::days{1});
            first.granularity = last.granularity = time::Granularity::day;
            told = {first, last};
        }
        if (told.size() != frame.instances.size())
            continue;
        for (std::size_t i = 0; i < told.size(); ++i)
            frame.instances[i].date = passage.derive(told[i]);
    }
}

void dateSinceThen(Passage &passage, std::vector<Frame> &frames) {
    constexpr std::uint32_t reach = 2; // sentences
    const auto published = passage.facts.document.published;
    for (std::size_t k = 1; published && k < frames.size(); ++k) {
        Frame &frame = frames[k];
        const TriggerHit &hit = *frame.hit;
        if (hit.trigger->type == "control" || frame.instances.empty())
            continue;
        if (!sinceChangeOfHands(passage, frames[k - 1], frame) && (frame.date || !saysSinceThen(passage, hit)))
            continue;
        for (std::size_t j = k; j-- > 0 && hit.sentence - frames[j].hit->sentence <= reach;)
            if (const auto told = dateOf(passage, frames[j])) {
                mentions::DateMention then = passage.date(*told);
                then.range = time::DateRange{then.range->first(), *published + std::chrono::days{1}};
                then.granularity = time::Granularity::period;
                then.approximate = true;
                frame.date = passage.derive(then);
                for (Instance &instance : frame.instances)
                    if (!instance.dated)
                        instance.date = frame.date;
                break;
            }
    }
}

void dateBackwards(const Passage &passage, std::vector<Frame> &frames) {
    for (std::size_t k = frames.size(); k-- > 1;) {
        Frame &frame = frames[k - 1];
        const Frame &next = frames[k];
        if (!next.date || next.hit->sentence != frame.hit->sentence)
            continue;
        // "3,000 people were driven from X by fighting on 2 July"
        const std::uint32_t at = next.hit->first;
        const bool by = frame.hit->passive && next.hit->form == Form::noun &&
                        passage.grammar.words.by.within(passage.readings, frame.hit->end, at, Peel::nothing) &&
                        !passage.parted(frame.hit->end, at, comma | stop | conjunction | complement) &&
                        passage.date(*next.date).tokens.first > at;
        // "recaptured X in a surprise attack on Wednesday"
        std::uint32_t deed = at;
        while (passage.english() && deed > frame.hit->end && at - deed < 4 && !passage.is(deed - 1, Closed::inside))
            --deed;
        const bool in =
            passage.english() && deed > frame.hit->end && passage.is(deed - 1, Closed::inside) &&
            passage.placeAt(deed) < 0 && frame.hit->trigger->type == "control" && next.hit->form == Form::noun &&
            next.hit->trigger->type == "violence" &&
            std::none_of(next.places.begin(), next.places.end(),
                         [&](std::uint32_t place) { return passage.facts.mentions.places[place].tokens.first > at; }) &&
            !passage.parted(frame.hit->end, at, stop | conjunction | complement) &&
            passage.date(*next.date).tokens.first > at;
        if ((by || in) && (!frame.date || passage.date(*frame.date).tokens.first < frame.hit->fieldStart)) {
            for (Instance &instance : frame.instances)
                if (instance.date == frame.date)
                    instance.date.reset();
            frame.dateBy(next);
            continue;
        }
        if (frame.date)
            continue;
        // "Seven people died when rockets struck a shopping centre on February 15"
        const bool when = frame.hit->trigger->type == "violence" && next.hit->trigger->type == "violence" &&
                          passage.is(next.hit->fieldStart, Closed::temporal_when);
        if (!passage.english()) {
            if (fledThen(passage, frame, next) || tookWhatWasLeft(passage, frame, next))
                frame.dateBy(next);
            continue;
        }
        // "60 people were killed and 50,000 displaced between 11 and 23 August"
        const bool counted = frame.hit->passive && (next.hit->passive || (at > 0 && passage.quantityAt(at - 1) >= 0)) &&
                             frame.status == next.status && !passage.date(*next.date).since &&
                             passage.date(*next.date).tokens.first >= next.hit->end &&
                             !passage.parted(frame.hit->end, next.hit->first, comma | stop);
        if (counted) {
            frame.dateBy(next);
            continue;
        }
        if (!next.hit->joined && !when)
            continue;
        // "moved into X and took over Y on Friday"
        const bool both = frame.hit->trigger->type == "control" && next.hit->trigger->type == "control" &&
                          frame.hit->form == next.hit->form && frame.hit->form == Form::past && !frame.agent.empty() &&
                          frame.agent == next.agent && next.hit->first > 0 &&
                          passage.is(next.hit->first - 1, Closed::additive);
        // "hit a depot, which was still burning five days later"
        if (passage.grammar.words.relatives.within(passage.readings, next.hit->fieldStart, next.hit->first,
                                                   Peel::nothing))
            continue;
        // "People came back to X after the army had taken it on Friday"
        const bool then = frame.hit->form != Form::noun && passage.is(next.hit->fieldStart, Closed::temporal_link);
        if ((!then && !when && !both &&
             (frame.hit->trigger->type != "violence" || next.hit->trigger->type != "violence")) ||
            passage.date(*next.date).since || frame.status != next.status)
            continue;
        frame.dateBy(next);
    }
}

void dateOfTheWhole(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, Frame &frame) {
    if (hit.trigger->type != "movement")
        return;
    for (Instance &instance : frame.instances) {
        if (instance.date || !instance.quantity)
            continue;
        const std::uint32_t end = passage.facts.mentions.quantities[*instance.quantity].tokens.end;
        if (end >= passage.size() || !passage.is(end, Closed::partitive_pronoun))
            continue;
        for (auto whole = before.rbegin();
             whole != before.rend() && hit.sentence - whole->hit->sentence <= 1 && !instance.date; ++whole)
            if (whole->hit->trigger->type == "movement")
                instance.date = whole->date;
    }
}

} // namespace zamkan::reading
