#include "reading/frame_place_lists.hpp"
#include "reading/frame_place_phrases.hpp"
#include "reading/frame_references.hpp"
#include "reading/place_reader.hpp"
#include <algorithm>

namespace zamkan::reading {

void PlaceReader::under() {
    if (!english && noun && control && hit.first > 0 &&
        passage.is(hit.first - 1, Closed::below)) // "تعز تعيش تحت حصار خانق"
        take(left, [&](const PlaceRef &ref) { return plainLeft(ref); });
    if (!noun || !english || hit.first == 0 || !words.passive.at(passage.readings, hit.first - 1))
        return;
    if (!take(left, [&](const PlaceRef &ref) { return plainLeft(ref); }))
        add(subjectFarther(passage, hit));
}

void PlaceReader::where() {
    if (!control)
        take(right, [&](const PlaceRef &ref) { return locative(passage, ref); });
    else if (trigger.subtype == "besieged")
        wherePartyIsBesieged();
}

// "يحاصر الجيش التنظيم في سرت", "طرده من بن جواد وتحاصره الآن في سرت": who is besieged tells which ground is.
void PlaceReader::wherePartyIsBesieged() {
    constexpr std::uint32_t pronounReach = 2; // "تحاصره الآن في"
    if (noun || hit.passive || right.empty() || relative)
        return;
    const PlaceRef &ref = *right.front();
    if (!locative(passage, ref) || ref.container || isAreal(passage.place(ref).type) ||
        passage.parted(hit.end, ref.tokens.first, comma | stop | complement | join))
        return;
    const auto parties = [&](std::uint32_t first, std::uint32_t end) {
        std::uint32_t count = 0;
        for (std::uint32_t i = first; i < end; ++i)
            count += passage.actorAt(i) >= 0 && (i == first || passage.actorAt(i) != passage.actorAt(i - 1)) ? 1u : 0u;
        return count;
    };
    const std::uint32_t besiegers =
        parties(hit.fieldStart, hit.first) > 0 ? 0 : 1; // the doer stands on one side of the verb
    if (hit.object ? ref.tokens.first - hit.end <= pronounReach : parties(hit.end, ref.tokens.first) > besiegers)
        out.refs.push_back(ref);
}

// "has taken 200 villages in Idlib, among them X on 29 January and Y": those, and not all of Idlib.
void PlaceReader::amongTaken() {
    if (control && english)
        amongThem();
}

// Ground inside the place, which the words between the verb and the name describe.
bool PlaceReader::isGroundInside(const PlaceRef &ref) const {
    // "seized three villages near X", "قرى شمالي X": beside it, which the place's radius says
    const auto &named = passage.facts.mentions.places[ref.mention];
    const bool beside = named.surroundings || named.bearing;
    if ((!passage.inside(ref) && !passage.grammar.closed.has(ref.before, Closed::at) && !beside) ||
        passage.place(ref).type == "country" || passage.parted(hit.end, ref.tokens.first, comma | stop | complement))
        return false;
    const bool described = words.descriptors.within(passage.readings, hit.end, ref.tokens.first, Peel::nothing);
    if (english)
        return described && (!noun || passage.is(hit.end, Closed::partitive)) && describedPart(passage, ref);
    // "فقد آخر بلدة له في الأنبار": not all of Anbar.
    if (isAreal(passage.place(ref).type) &&
        words.superlatives.within(passage.readings, hit.end, ref.tokens.first, Peel::nothing))
        return false;
    if (!described && !words.quarters.within(passage.readings, hit.end, ref.tokens.first))
        return false;
    // "السيطرة على أجزاء في X", not "تبدلات السيطرة في X"
    return !noun || takes(passage, trigger, "") || words.prepositions.at(passage.readings, hit.end);
}

void PlaceReader::groundInside() {
    if (control && take(right, [&](const PlaceRef &ref) { return isGroundInside(ref); }))
        namedParts(passage, hit, out);
}

void PlaceReader::subjectOfPassive() {
    if (!hit.passive || control)
        return;
    // "Inside X, the last pocket of Y, 100 civilians were evacuated": the counted are the subject.
    if (english && trigger.type == "movement")
        for (std::uint32_t i = hit.fieldStart; i < hit.first; ++i)
            if (passage.quantityAt(i) >= 0 && !left.empty() && left.back()->tokens.end <= i &&
                locative(passage, *left.front()))
                return;
    if (!take(left, [&](const PlaceRef &ref) { return plainLeft(ref); }) && english && takes(passage, trigger, ""))
        add(subjectFarther(passage, hit));
}

void PlaceReader::whatUnderwentIt() {
    if (!noun || control)
        return;
    if (words.undergoes.within(passage.readings, hit.fieldStart, hit.first)) {
        take(left, [&](const PlaceRef &ref) { return plainLeft(ref); });
        return;
    }
    // "تعرضت منبج الخاضعة لسيطرة قوات X لقصف": across what the town is called
    constexpr std::uint32_t farther = 12;
    for (std::uint32_t i = hit.fieldStart; !english && i-- > 0 && hit.first - i <= farther &&
                                           passage.sentenceOf(i) == hit.sentence &&
                                           !(passage.boundaries[i + 1] & (stop | comma | conjunction));)
        if (words.undergoes.at(passage.readings, i, Peel::conjunctions)) {
            const auto town = passage.placesIn(i + 1, hit.first);
            if (!town.empty() && town.front().before.empty() && !town.front().again)
                out.refs.push_back(town.front());
            return;
        }
}

void PlaceReader::besideTheNoun() {
    if (noun)
        take(left, [&](const PlaceRef &ref) {
            const bool state = !english && hit.object && passage.stateOf(ref.mention); // "واشنطن غاراتها"
            return ref.before.empty() && hit.first - ref.tokens.end <= 1 && !state;
        });
}

void PlaceReader::apposed() {
    constexpr std::uint32_t longest = 5; // "a small farming village"
    if (!english || !hit.reduced || !control)
        return;
    for (std::uint32_t i = hit.first;
         i-- > 1 && hit.first - i <= longest && passage.sentenceOf(i - 1) == hit.sentence;) {
        if (passage.is(i, Closed::indefinite_article, Closed::definite_article)) {
            if (const PlaceRef *ref = i > 1 && passage.folded(i - 1) == "," ? passage.placeOver(i - 2) : nullptr;
                ref && !isAreal(passage.place(*ref).type))
                out.refs.push_back(*ref);
            return;
        }
        if (!words.descriptors.at(passage.readings, i, Peel::nothing))
            return;
    }
}

void PlaceReader::beforeItsRelative() {
    // "Ghazni, which the Taliban attacked on Friday"
    const bool attacked = english && trigger.type == "violence" && hit.form == Form::past && !hit.passive &&
                          takes(passage, trigger, "") && hit.first > 0 && passage.actorAt(hit.first - 1) >= 0;
    if (pronoun || control || attacked || trigger.subtype == "withdrew")
        beforeRelativeWord();
}

void PlaceReader::ofItsPeople() {
    constexpr std::uint32_t reach = 5;
    // "قتلت 100 من سكان قرية ود النورة": where they live
    if (!english && trigger.type == "violence" && take(right, [&](const PlaceRef &ref) {
            std::uint32_t head = ref.tokens.first;
            while (head > hit.end && words.descriptors.at(passage.readings, head - 1, Peel::nothing))
                --head;
            return ref.before.empty() && head > hit.end + 1 && passage.is(head - 1, Closed::residents) &&
                   passage.is(head - 2, Closed::partitive);
        }))
        return;
    if (!english && trigger.type == "violence" &&
        words.partsOfIt.within(passage.readings, hit.end, std::min<std::size_t>(hit.end + reach, hit.fieldEnd)))
        readReference(passage, hit, before, out);
}

bool PlaceReader::inItsClause(const PlaceRef &ref) const {
    return !passage.parted(ref.tokens.end, hit.first, join | complement | parts);
}

void PlaceReader::headOfTheClause() {
    if (!control)
        take(left, [&](const PlaceRef &ref) { return locative(passage, ref) && inItsClause(ref); });
}

// Whether the deed before has found a place inside this wide one that goes on for what comes of it.
bool PlaceReader::foundInItBefore(const PlaceRef &wide) const {
    if (before.empty() || !isAreal(passage.place(wide).type))
        return false;
    const Frame &last = before.back();
    if (last.hit->sentence != hit.sentence || last.hit->trigger->type != trigger.type || last.places.empty() ||
        isAreal(passage.facts.places[last.places.front()].type))
        return false;
    // "وفي دارفور، هاجم مسلحون قرى غرب كتم، وأحرقوا منازل"
    if (hit.joined && (hit.proclitics.starts_with("و") || passage.is(hit.first - 1, Closed::additive)))
        return true;
    // "In Yemen, the rebels shelled X, killing 12"
    if (passage.english() && hit.joined && hit.form == Form::gerund && wide.tokens.end < last.hit->first)
        return true;
    // "وفي شمال كردفان، قصفت مسيرة مستشفى في الأبيض، ما أدى إلى مقتل تسعة"
    return !english && noun && trigger.subtype == "killing" && wide.tokens.end < last.hit->first;
}

void PlaceReader::headOfTheSentence() {
    if (control || hit.part)
        return;
    for (const auto &ref : passage.placesOf(hit.sentence)) {
        if (ref.tokens.first > hit.first || ref.container)
            continue;
        const bool head = ref.tokens.first < 2 || passage.sentenceOf(ref.tokens.first - 2) != hit.sentence ||
                          passage.sentenceOf(ref.tokens.first - 1) != hit.sentence;
        if (head && locative(passage, ref) && setApart(passage, ref)) {
            if (foundInItBefore(ref))
                inherit(before.back());
            else
                out.refs.push_back(ref);
            return;
        }
    }
}

void PlaceReader::subjectLeftOut() {
    if (!english || !control || !hit.passive || hit.reduced || hit.first < 2 || before.empty())
        return;
    const Frame &last = before.back();
    if (last.hit->sentence != hit.sentence || last.hit->trigger->type != "control")
        return;
    const std::uint32_t at = passage.verbStart(hit.first);
    if (at < hit.first && at > last.hit->end &&
        passage.is(at - 1, Closed::additive, Closed::sequential, Closed::adversative))
        inherit(last);
}

void PlaceReader::whitherAtTheHead() {
    if (trigger.type == "movement")
        take(left, [&](const PlaceRef &ref) { return takes(passage, trigger, ref.before) && inItsClause(ref); });
}

} // namespace zamkan::reading
