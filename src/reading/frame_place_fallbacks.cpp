#include "reading/frame_place_lists.hpp"
#include "reading/frame_place_phrases.hpp"
#include "reading/frame_references.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/place_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// "were killed when a bomb landed near X": a clause of time with no deed of its own still says where.
bool partedButWhen(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first + 1; i <= end && i < passage.size(); ++i)
        if ((passage.boundaries[i] & (stop | speech | parts)) &&
            !(passage.is(i, Closed::temporal_when) && passage.triggersIn(i, end).empty()))
            return true;
    return false;
}

// "استهدف قصف حيا، واندلعت اشتباكات في X": what another verb tells is elsewhere.
bool toldByAnother(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    if (passage.english())
        return false;
    const auto between = passage.triggersIn(hit.end, ref.tokens.first);
    return std::any_of(between.begin(), between.end(), [&](const TriggerHit &other) {
        return other.form != Form::noun || passage.parted(hit.end, other.first, comma);
    });
}

} // namespace

void PlaceReader::amongThem() {
    if (!noun && !hit.passive && trigger.type != "claim")
        out.refs = namedAmong(passage, hit);
}

void PlaceReader::byReference() {
    if (!english)
        readReference(passage, hit, before, out);
}

// What comes of a deed is where the deed was.
void PlaceReader::ofTheDeedBefore() {
    if (!before.empty() && causedBy(passage, hit, before.back())) { // "أدت المعارك في X إلى نزوح 3000"
        inherit(before.back());
        return;
    }
    // "وقصف الجيش X، ما أدى إلى مقتل 12": where the shelling was, whatever else the sentence names
    if (!english && noun && !before.empty() && before.back().hit->sentence == hit.sentence &&
        before.back().hit->trigger->type == "violence" && before.back().places.size() == 1 && resultsRightBefore()) {
        inherit(before.back());
        return;
    }
    const bool result =
        english ? hit.form == Form::gerund
                : hit.form == Form::past && hit.proclitics.starts_with("ف"); // "استهدفت غارة X قرب Y فقتلت خمسة"
    if (!result || !hit.joined || hit.part || trigger.type != "violence" || before.empty())
        return;
    const Frame &last = before.back();
    if (last.hit->sentence == hit.sentence && last.hit->trigger->type == "violence")
        inherit(last);
}

// The nearest before it, else after it.
void PlaceReader::anywhereNear() {
    if (trigger.type != "violence" || hit.part)
        return;
    const PlaceRef *nearest = nullptr;
    for (const auto &ref : passage.placesOf(hit.sentence))
        if (locative(passage, ref) && !ref.container && passage.place(ref).type != "country" && !stateAt(passage, ref) &&
            !(hit.proclitics.starts_with("و") && ref.tokens.end <= hit.first &&
              passage.parted(ref.tokens.end, hit.first, comma)) && // a clause of its own
            !toldByAnother(passage, hit, ref) &&
            (!nearest || ref.tokens.first < hit.first) &&
            !partedButWhen(passage, std::min(ref.tokens.first, hit.first), std::max(ref.tokens.first, hit.first)))
            nearest = &ref;
    if (nearest)
        out.refs.push_back(*nearest);
}

void PlaceReader::beforeWhere() {
    // "Omdurman, where troops recaptured the state broadcaster's headquarters"
    const bool building = english && !noun && !hit.passive && takes(passage, trigger, "") &&
                          passage.is(hit.end, Closed::definite_article);
    if (control && !building)
        return;
    for (std::uint32_t i = hit.fieldStart > 1 ? hit.fieldStart - 1 : 0; i < hit.first; ++i)
        if (words.where.at(passage.readings, i) && passage.sentenceOf(i) == hit.sentence)
            if (const auto found = lastBefore(passage, i, hit.sentence)) {
                out.refs.push_back(*found);
                return;
            }
}

void PlaceReader::itsSeizure() {
    if (!control || !english || !noun || trigger.agent != "gaining" || hit.first == 0 ||
        !passage.is(hit.first - 1, Closed::possessive))
        return;
    if (const auto found = lastBefore(passage, hit.first, hit.sentence); found && !isAreal(passage.place(*found).type))
        out.refs.push_back(*found);
}

void PlaceReader::itsQuarters() {
    if (!control || !english || noun || hit.passive || !words.possessives.at(passage.readings, hit.end))
        return;
    if (const auto found = lastBefore(passage, hit.first, hit.sentence);
        found && passage.place(*found).type != "country")
        out.refs.push_back(*found);
    else if (!before.empty() && !before.back().places.empty() && hit.sentence - before.back().hit->sentence <= 1)
        if (const PlaceRef *ref = passage.refOf(before.back().places.front()))
            out.refs.push_back(*ref);
}

// "فقد آخر معاقله في العراق، وهي مدينة راوة": the place is named behind it.
void PlaceReader::behindStronghold() {
    if (!control || noun || hit.passive || !takes(passage, trigger, ""))
        return;
    constexpr std::uint32_t reach = 8;
    const std::size_t end = std::min<std::size_t>(passage.size(), hit.end + reach);
    for (std::uint32_t i = hit.end; i < end && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (!passage.is(i, Closed::stronghold))
            continue;
        for (const auto &ref : passage.placesIn(i + 1u, passage.size())) {
            if (passage.sentenceOf(ref.tokens.first) != hit.sentence ||
                passage.parted(i, ref.tokens.first, stop | complement))
                break;
            if (!ref.again && passage.place(ref).type != "country" && passage.place(ref).type != "province" &&
                passage.triggersIn(i, ref.tokens.first).empty()) {
                out.refs.push_back(ref);
                return;
            }
        }
    }
}

void PlaceReader::whereDrivenOut() {
    if (!control || !trigger.patientIsObject || !english)
        return;
    if (const auto found = lastBefore(passage, hit.first, hit.sentence);
        found && passage.place(*found).type != "country")
        out.refs.push_back(*found);
}

// "withdrew from X, and the rebels moved in": into what was left.
void PlaceReader::whatWasLeft() {
    if (!control || !english || noun || hit.passive || trigger.agent != "gaining" || before.empty() ||
        before.back().hit->sentence != hit.sentence || before.back().subtype != "withdrew")
        return;
    const bool alone = hit.end >= passage.size() || passage.sentenceOf(hit.end) != hit.sentence ||
                       passage.facts.tokens[hit.end].kind == text::TokenKind::punctuation ||
                       passage.dateAt(hit.end) >= 0 || passage.is(hit.end, Closed::behind_leaving);
    if (alone && before.back().places.size() == 1 && !isAreal(passage.facts.places[before.back().places.front()].type))
        inherit(before.back());
}

// Out of the place that it held: "طردهم الجيش", "They were driven out".
void PlaceReader::outOfWhatWasHeld() {
    if (!control || !trigger.patientIsObject || !(english ? hit.passive : hit.object))
        return;
    for (auto last = before.rbegin(); last != before.rend() && hit.sentence - last->hit->sentence <= 1; ++last)
        if (last->hit->trigger->type == "control" && last->places.size() == 1)
            if (const PlaceRef *ref = passage.namedRefOf(last->places.front())) {
                out.refs.push_back(*ref);
                return;
            }
}

// "ما أدى إلى مقتل", "مما أسفر عن إصابة"
bool PlaceReader::resultsRightBefore() const {
    constexpr std::uint32_t longest = 4; // tokens of such a phrase
    for (std::uint32_t back = 1;
         back <= longest && back <= hit.first && passage.sentenceOf(hit.first - back) == hit.sentence; ++back)
        if (const auto found = words.results.at(passage.readings, hit.first - back, Peel::conjunctions);
            found && found.tokens > 1 && found.tokens == back)
            return true;
    return false;
}

bool PlaceReader::comesOfADeed() const {
    for (std::uint32_t i = hit.fieldStart > 3 ? hit.fieldStart - 3 : 0; i < hit.first; ++i)
        if (words.results.at(passage.readings, i))
            return true;
    return hit.form == Form::gerund && hit.joined;
}

void PlaceReader::withTheClauseBefore() {
    if (control || !hit.joined || hit.part || before.empty() || before.back().hit->sentence != hit.sentence)
        return;
    const bool result = comesOfADeed();
    const bool coordinated = result || trigger.needsPlace || hit.proclitics.starts_with("و") ||
                             hit.proclitics.starts_with("ف") ||
                             (hit.first > 0 && passage.is(hit.first - 1, Closed::additive, Closed::sequential));
    if (!coordinated || (noun && !result))
        return;
    // "… على X وY، وقتل الحاكم": of one of them, or of none
    if (before.back().places.size() < 2 || english || result)
        inherit(before.back());
}

// "في دير الزور، يسيطر الثوار على معظم الريف": a part without a name, of the place that the clause begins with.
void PlaceReader::partOfTheScene() {
    constexpr std::uint32_t reach = 6, opening = 5; // tokens
    if (!control || noun || hit.passive || trigger.placeIsSubject)
        return;
    const std::uint32_t end = std::min<std::uint32_t>(hit.fieldEnd, hit.end + reach);
    if (!words.descriptors.within(passage.readings, hit.end, end) &&
        !words.quarters.within(passage.readings, hit.end, end) && !words.bases.within(passage.readings, hit.end, end))
        return;
    // "قاعدة X" has a name of its own, which may be one that nobody lists.
    bool named = false;
    for (std::uint32_t i = hit.end; i + 1 < end && !named; ++i)
        named = words.bases.at(passage.readings, i) && words.descriptors.at(passage.readings, i) &&
                !passage.folded(i + 1).starts_with("ال");
    const bool building =
        !english && !named &&
        (words.bases.within(passage.readings, hit.end, end) || words.quarters.within(passage.readings, hit.end, end));
    if (!right.empty() && !building)
        return;
    const auto opens = [&](const PlaceRef &ref) {
        const std::uint32_t at = ref.tokens.first;
        if (at < opening || passage.sentenceOf(at - opening) != hit.sentence)
            return true;
        // "said that in X, they took the station", "On Monday in X, they took the station"
        for (std::uint32_t i = at; english && i-- > at - opening;)
            if ((passage.boundaries[i] & (comma | complement | join)) || (i > 0 && passage.dateAt(i - 1) >= 0))
                return true;
        return false;
    };
    if (take(left, [&](const PlaceRef &ref) { return locative(passage, ref) && opens(ref) && inItsClause(ref); }) ||
        !building)
        return;
    // "لم تصمد الموصل؛ فقد وضعوا أيديهم على مبنى المحافظة", "على الحي رقم 2، آخر جيب داخل سرت": in the one town of the
    // sentence.
    const PlaceRef *only = nullptr;
    for (const auto &ref : passage.placesOf(hit.sentence)) {
        if (ref.container || ref.measured || isAreal(passage.place(ref).type) || passage.stateOf(ref.mention) ||
            ref.tokens.first < passage.datelineEnd)
            continue;
        if (only && passage.place(*only).id != passage.place(ref).id)
            return;
        only = &ref;
    }
    if (only)
        out.refs.push_back(*only);
}

// The place of the clause before, which changes hands once more.
void PlaceReader::theSameAgain() {
    if (!control || !english || !hit.passive || trigger.patientIsObject || before.empty())
        return;
    const Frame &last = before.back();
    const bool goesOn = (passage.boundaries[hit.first] & (stop | comma)) ||
                        (hit.first > 0 && passage.is(hit.first - 1, Closed::additive, Closed::adversative));
    if (last.hit->sentence != hit.sentence || (last.hit->trigger->type != "control" && !last.hit->passive) ||
        last.places.size() != 1 || !goesOn)
        return;
    inherit(last);
}

} // namespace zamkan::reading
