#include "reading/frame_places.hpp"
#include "reading/frame_place_lists.hpp"
#include "reading/frame_place_phrases.hpp"
#include "reading/frame_references.hpp"
#include "reading/place_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
PlaceReader::PlaceReader(const Passage &p, const TriggerHit &h, const std::vector<Frame> &b,
                         std::optional<std::uint32_t> doer)
    : passage(p), hit(h), before(b), trigger(*h.trigger), words(p.grammar.words), english(p.english()),
      control(h.trigger->type == "control"), noun(h.form == Form::noun) {
    const auto acts = [&](const PlaceRef &ref) { return doer && ref.mention == *doer && !ref.again; };
    for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd))
        if (!acts(ref) && !ofAnotherVerb(ref) && !backs(ref))
            right.push_back(&ref);
    for (const auto &ref : passage.placesIn(hit.fieldStart, hit.first))
        // "hit a funeral in X, east of Y, killing 40": no deed of its own was done at Y
        if (ref.tokens.end <= hit.first && !acts(ref) && !backs(ref) &&
            !(english && hit.form == Form::gerund && besideAnother(ref)))
            left.push_back(&ref);
    antecedent = beforeRelative(passage, hit, relative);
    pronoun = pronounForPlace();
}

// "in the Ain al-Hilweh camp near Sidon": it only says where the place before it lies.
bool PlaceReader::besideAnother(const PlaceRef &ref) const {
    constexpr std::uint32_t reach = 3;
    if (ref.measured)
        return true;
    for (std::uint32_t i = ref.tokens.first;
         i-- > 0 && ref.tokens.first - i <= reach && passage.sentenceOf(i) == hit.sentence;)
        if (passage.placeAt(i) >= 0)
            return passage.grammar.closed.has(ref.before, Closed::nearness);
    return false;
}

bool PlaceReader::ofAnotherVerb(const PlaceRef &ref) const {
    if (!english)
        return false;
    const auto resultAt = [&](std::uint32_t i) { return passage.folded(i).ends_with("ing"); };
    // "killing one and cutting off power across X"
    if (trigger.type == "violence" && resultAt(hit.first))
        for (std::uint32_t i = hit.end; i + 1 < ref.tokens.first; ++i)
            if (passage.is(i, Closed::additive) && resultAt(i + 1) && passage.folded(i + 1).size() > 5)
                return true;
    // "have been displaced, and agencies say that 213,000 face famine in X"
    const auto parted = [&](Boundary how) { return passage.parted(hit.end, ref.tokens.first, how); };
    return !control && parted(speech) && parted(comma) && parted(conjunction);
}

// "قوات تدعمها الإمارات", "forces backed by Turkey": a state that supports who acts is not where it happened.
bool PlaceReader::backs(const PlaceRef &ref) const {
    constexpr std::uint32_t longest = 4; // words of support
    if (!passage.stateOf(ref.mention))
        return false;
    const std::uint32_t of =
        passage.english() && ref.tokens.first > 1 && passage.is(ref.tokens.first - 1, Closed::partitive) ? 2 : 1;
    if (ref.tokens.first >= of &&
        passage.is(ref.tokens.first - of, Closed::nationals)) // "إجلاء 1900 من رعايا المملكة المتحدة"
        return true;
    for (std::uint32_t back = 1; back <= longest && back <= ref.tokens.first; ++back)
        if (words.support.at(passage.readings, ref.tokens.first - back).tokens == back)
            return true;
    return false;
}

// A country is where ground changes hands only when it is itself the object.
bool PlaceReader::tooWide(const PlaceRef &ref) const {
    return control && passage.place(ref).type == "country" && !ref.before.empty();
}

bool PlaceReader::take(const Refs &refs, const std::function<bool(const PlaceRef &)> &accepted) {
    const auto fits = [&](const PlaceRef &ref) { return accepted(ref) && !tooWide(ref); };
    // "تطهير الساحل الأيسر للشرقاط شمالي صلاح الدين": what is only measured from gives way to another.
    const bool measured = std::none_of(
        refs.begin(), refs.end(), [&](const PlaceRef *ref) { return !ref->measured && !ref->container && fits(*ref); });
    for (std::size_t i = 0; i < refs.size(); ++i) {
        if (refs[i]->measured && !measured && !english && trigger.type != "movement")
            continue;
        if (refs[i]->container && !measured && !english)
            continue; // "من شبعا في لبنان إلى بيت جن"
        if (!fits(*refs[i]))
            continue;
        // "killed 200 around the town of Barsalogho in Burkina Faso": in what stands right before what it lies in
        const bool inner = english && trigger.type == "violence" && refs[i]->container && i > 0 &&
                           !refs[i - 1]->container && !refs[i - 1]->measured &&
                           refs[i]->tokens.first - std::min(refs[i]->tokens.first, refs[i - 1]->tokens.end) <= 2;
        if (inner) {
            out.refs.push_back(*refs[i - 1]);
            return true;
        }
        addList(refs, i, accepted);
        return true;
    }
    return false;
}

void PlaceReader::addList(const Refs &refs, std::size_t first, const std::function<bool(const PlaceRef &)> &accepted) {
    out.refs.push_back(*refs[first]);
    for (std::size_t i = first + 1; i < refs.size(); ++i) {
        const PlaceRef &ref = *refs[i];
        if (ref.container)
            continue;
        if (control && ref.before != refs[first]->before &&
            passage.grammar.closed.has(ref.before, Closed::goal, Closed::origin, Closed::towards, Closed::nearness))
            break; // "took X and advanced to Y"
        // "left the south of the city, and Mitiga airport was closed": what opens a clause of its own
        if (english && ref.tokens.first >= hit.end && ref.tokens.end < passage.size() &&
            words.passive.at(passage.readings, ref.tokens.end))
            break;
        const bool whither = trigger.subtype == "displaced" && accepted(ref); // "من X إلى Y وZ"
        if (!(ref.listed || whither) || tooWide(ref))
            break;
        out.refs.push_back(ref);
    }
}

void PlaceReader::add(const std::optional<PlaceRef> &found) {
    if (found)
        out.refs.push_back(*found);
}

void PlaceReader::inherit(const Frame &frame) {
    for (const auto mention : frame.places)
        if (const PlaceRef *ref = passage.namedRefOf(mention))
            out.refs.push_back(*ref);
    out.inherited = !out.refs.empty();
}

void PlaceReader::untilFound(std::initializer_list<Step> steps) {
    for (const Step step : steps) {
        if (!out.refs.empty())
            return;
        (this->*step)();
    }
}

// What a deed does is where it was.
void PlaceReader::ofTheStrikeBefore() {
    if (!english || trigger.subtype != "killing" || hit.passive || noun || before.empty())
        return;
    constexpr std::uint32_t reach =
        12; // words beside the names of places: "on a funeral in the village of X, east of Y,"
    const Frame &last = before.back();
    // "killed 10 in X and air strikes killed 12 in Y": X is of the clause before.
    const auto own = [&](std::uint32_t mention) {
        const std::uint32_t at = passage.facts.mentions.places[mention].tokens.first;
        return at >= last.hit->fieldStart && at < hit.first;
    };
    bool alone = last.hit->sentence == hit.sentence && last.hit->form == Form::noun &&
                 last.hit->trigger->type == "violence" && std::any_of(last.places.begin(), last.places.end(), own);
    std::uint32_t apart = 0;
    for (std::uint32_t i = last.hit->end; alone && i < hit.first; ++i) {
        apart += passage.placeAt(i) < 0 && passage.facts.tokens[i].kind != text::TokenKind::punctuation ? 1u : 0u;
        alone = apart <= reach && passage.actorAt(i) < 0 &&
                !(passage.boundaries[i + 1] & (stop | conjunction | join | complement | speech));
    }
    if (alone)
        inherit(last);
}

bool PlaceReader::isSubject() const {
    return trigger.placeIsSubject || (control && hit.passive && !trigger.patientIsObject);
}

bool PlaceReader::plainLeft(const PlaceRef &ref) const {
    const bool far = passage.place(ref).type == "country" && hit.first - ref.tokens.end > 3;
    // "killed 12 in X on 7 July, and Y was captured": it looks listed with X, and opens a clause of its own.
    const bool opens = english && ref.listed && hit.fieldStart > 0 && ref.tokens.first >= hit.fieldStart &&
                       ref.tokens.first - hit.fieldStart <= 1;
    return (ref.before.empty() || opens) && !ref.container && !(control && far);
}

// "the last pocket held by": what has no "was" belongs to the word before it.
bool PlaceReader::besideIt(const PlaceRef &ref) const {
    const bool apart = passage.boundaries[hit.first] & comma;
    if (hit.reduced && english && locative(passage, ref) && !ref.container && apart && hit.first - ref.tokens.end <= 1)
        return true; // "near Bakhmut, captured in May"
    if (hit.reduced && english && passage.is(ref.tokens.first - std::min(ref.tokens.first, 1u), Closed::circumstance) &&
        !ref.container)
        return true; // "with X and Y overrun"
    // "X became the first city captured by the rebels"
    constexpr std::uint32_t predicate = 6; // "was the second provincial capital"
    if (hit.reduced && english && plainLeft(ref) && !apart && hit.first - ref.tokens.end <= predicate &&
        passage.is(ref.tokens.end, Closed::copula) &&
        words.settlements.at(passage.readings, hit.first - 1, Peel::nothing))
        return true;
    const bool all =
        hit.first > 0 && (passage.boundaries[hit.first - 1] & comma) && passage.is(hit.first - 1, Closed::universal);
    return plainLeft(ref) && (!hit.reduced || hit.first - ref.tokens.end <= 2 || apart || all);
}

void PlaceReader::ofMany() {
    if (trigger.type == "claim" || noun)
        return;
    out.refs = namedBehind(passage, hit, isSubject() || hit.passive);
    if (out.refs.empty() && (hit.reduced || relative))
        out.refs = namedAtLast(passage, hit);
}

void PlaceReader::subject() {
    // "from Popasna, taken on 7 May": what is thrown in is said of the name before the comma
    if (english && hit.reduced && hit.first > 1 && passage.folded(hit.first - 1) == ",")
        if (const PlaceRef *apposed = passage.placeOver(hit.first - 2);
            apposed && !apposed->container && !apposed->again && !apposed->listed && !apposed->measured &&
            !(isAreal(passage.place(*apposed).type) && left.size() > 1 && plainLeft(*left.front()))) {
            out.refs.push_back(*apposed);
            return;
        }
    // "adding X to Y and Z, which had fallen": those before the relative word.
    if (english && relative && antecedent && !hit.reduced && control && !antecedent->container) {
        out.refs.push_back(*antecedent);
        return;
    }
    if (english) { // "Kyiv denied that Soledar had fallen": not whoever says it.
        take(left, [&](const PlaceRef &ref) { return besideIt(ref) && !tells(passage, ref); });
        return;
    }
    const auto behind = [&](const PlaceRef &ref) {
        if (trigger.hasThen && passage.stateOf(ref.mention) &&
            words.rulers.at(passage.readings, ref.tokens.first - 1, Peel::nothing))
            return false;          // "خرجت عن سيطرة دمشق"
        std::uint32_t between = 0; // "وتلتها في اليوم التالي منطقة X", "سقطت في أيدي التنظيم مدينتا X وY": a day and
                                   // whoever takes it do not count
        for (std::uint32_t i = hit.end; i < ref.tokens.first; ++i)
            between += passage.dateAt(i) < 0 && passage.actorAt(i) < 0 ? 1u : 0u;
        // "وكانت كفر نبودة قد تحررت في الثامن من أيار وقلعة المضيق في اليوم التالي": the subject stands before the verb
        const bool second = passage.startsConjunct(ref.tokens.first) &&
                            std::any_of(left.begin(), left.end(), [&](const PlaceRef *one) { return plainLeft(*one); });
        return ref.before.empty() && between <= 4 && !second &&
               !passage.parted(hit.end, ref.tokens.first, comma | stop);
    };
    if (!take(right, behind))
        take(left, [&](const PlaceRef &ref) { return plainLeft(ref); });
}

void PlaceReader::ofTheFall() {
    if (english && noun)
        take(right, [&](const PlaceRef &ref) {
            return passage.grammar.closed.has(ref.before, Closed::partitive) && ref.tokens.first - hit.end <= 5;
        });
}

void PlaceReader::headedIn() {
    if (english && hit.reduced)
        add(headedBy(passage, hit, before));
}

void PlaceReader::beforeRelativeWord() {
    if (relative)
        add(antecedent);
}

void PlaceReader::controlOver() {
    if (!english && !trigger.placeIsSubject)
        take(right, [&](const PlaceRef &ref) { return !ref.before.empty() && takes(passage, trigger, ref.before); });
}

void PlaceReader::garrisonAt() {
    if (trigger.hasThen)
        take(left, [&](const PlaceRef &ref) {
            return locative(passage, ref) && !passage.parted(ref.tokens.end, hit.first, join | complement);
        });
    else if (english && !noun && !hit.reduced) // "A base in Ghormach was lost on Monday"
        take(left, [&](const PlaceRef &ref) {
            return locative(passage, ref) && !ref.container && describedPart(passage, ref) &&
                   !passage.parted(ref.tokens.end, hit.first, join | complement | conjunction);
        });
}

void PlaceReader::subjectBeforeClause() {
    if (english && (!noun || trigger.hasThen) && !hit.reduced)
        add(subjectFarther(passage, hit));
}

PlaceList PlaceReader::read() && {
    ofTheStrikeBefore();
    if (out.inherited) {
        out.dates.resize(out.refs.size());
        return std::move(out);
    }
    ofMany();
    if (!out.refs.empty()) {
        // they are all of it
    } else if (isSubject()) {
        if (!english && noun && hit.object) // "على سقوطها في يد"
            ofThePronoun();
        untilFound({&PlaceReader::apposed, &PlaceReader::subject, &PlaceReader::ofTheFall, &PlaceReader::headedIn,
                    &PlaceReader::beforeRelativeWord, &PlaceReader::controlOver, &PlaceReader::garrisonAt,
                    &PlaceReader::subjectBeforeClause, &PlaceReader::subjectLeftOut});
        if (english && !noun)
            addEllipses(passage, hit, out);
    } else if (pronoun && !objectBehindPronoun()) {
        ofThePronoun();
    } else {
        object(); // also beside what a pronoun left to it
        untilFound({&PlaceReader::under, &PlaceReader::where, &PlaceReader::amongTaken, &PlaceReader::groundInside,
                    &PlaceReader::subjectOfPassive, &PlaceReader::whatUnderwentIt, &PlaceReader::besideTheNoun,
                    &PlaceReader::beforeItsRelative, &PlaceReader::ofItsPeople, &PlaceReader::headOfTheClause,
                    &PlaceReader::headOfTheSentence, &PlaceReader::whitherAtTheHead});
    }
    untilFound({&PlaceReader::amongThem, &PlaceReader::byReference, &PlaceReader::ofTheDeedBefore,
                &PlaceReader::anywhereNear, &PlaceReader::beforeWhere, &PlaceReader::itsSeizure,
                &PlaceReader::itsQuarters, &PlaceReader::behindStronghold, &PlaceReader::whereDrivenOut,
                &PlaceReader::whatWasLeft, &PlaceReader::outOfWhatWasHeld, &PlaceReader::withTheClauseBefore,
                &PlaceReader::theSameAgain, &PlaceReader::partOfTheScene});
    wholeListOfReduced();
    wholeListOfRelative();
    dropNeighbours();
    sequels();
    dropRepeated();
    out.dates.resize(out.refs.size());
    datePlaces(passage, hit, out);
    return std::move(out);
}

PlaceList readPlaces(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before,
                     std::optional<std::uint32_t> doer) {
    return PlaceReader(passage, hit, before, doer).read();
}

} // namespace zamkan::reading
