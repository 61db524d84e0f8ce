#include "events/frame_places.hpp"
#include "events/frame_place_lists.hpp"
#include "events/frame_place_phrases.hpp"
#include "events/frame_references.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

// A country is where ground changes hands only when it is itself the object.
bool tooWide(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    return hit.trigger->type == "control" && passage.place(ref).type == "country" && !ref.before.empty();
}

// "were killed when a bomb landed near X": a clause of time with no deed of its own still says where.
bool partedButWhen(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first + 1; i <= end && i < passage.size(); ++i)
        if ((passage.boundaries[i] & (stop | speech | parts)) &&
            !(passage.is(i, Closed::temporal_when) && passage.triggersIn(i, end).empty()))
            return true;
    return false;
}

// "is in control of X", "are in charge of the city of X": the phrase's own last word leads to the place.
bool ownLast(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    if (!passage.english() || hit.end - hit.first < 3 || !passage.is(hit.end - 1, Closed::partitive) || ref.tokens.first < hit.end || ref.tokens.first - hit.end > 4)
        return false;
    for (std::uint32_t i = hit.end; i < ref.tokens.first; ++i)
        if (!passage.is(i, Closed::partitive) && !passage.grammar.words.descriptors.at(passage.readings, i, Peel::nothing))
            return false;
    return true;
}

// Whether the object of the verb, right behind the verb or behind its preposition, is a base, a building or a quarter
// beside the place.
bool baseBefore(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    constexpr std::uint32_t longest = 7; // "مقر الفرقة 17 مشاة شمال"
    bool base = false;
    for (std::uint32_t i = ref.tokens.first; i-- > hit.end && ref.tokens.first - i <= longest;) {
        if (passage.placeAt(i) >= 0 || passage.dateAt(i) >= 0 || passage.facts.tokens[i].kind == text::TokenKind::punctuation || passage.triggerOver(i))
            return false;
        base = base || passage.grammar.words.bases.at(passage.readings, i, Peel::nothing) || passage.grammar.words.quarters.at(passage.readings, i, Peel::nothing);
        const bool governed = i == hit.end ? takes(passage, *hit.trigger, "") : takes(passage, *hit.trigger, std::string(passage.readings[i - 1].back().folded));
        if (base && governed)
            return true;
    }
    return false;
}

} // namespace

PlaceList readPlaces(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, std::optional<std::uint32_t> doer) {
    PlaceList out;
    const Trigger &trigger = *hit.trigger;
    const bool control = trigger.type == "control";
    std::vector<const PlaceRef *> right, left;
    const auto acts = [&](const PlaceRef &ref) { return doer && ref.mention == *doer && !ref.again; };
    // "killing one and cutting off power across X": another verb's.
    const auto anotherResult = [&](const PlaceRef &ref) {
        for (std::uint32_t i = hit.end; passage.english() && trigger.type == "violence" && i + 1 < ref.tokens.first; ++i)
            if (passage.is(i, Closed::additive) && passage.folded(i + 1).ends_with("ing") && passage.folded(i + 1).size() > 5 && passage.folded(hit.first).ends_with("ing"))
                return true;
        // "have been displaced, and agencies say that 213,000 face famine in X"
        return passage.english() && !control && passage.parted(hit.end, ref.tokens.first, speech) && passage.parted(hit.end, ref.tokens.first, comma) &&
               passage.parted(hit.end, ref.tokens.first, conjunction);
    };
    for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd))
        if (!acts(ref) && !anotherResult(ref))
            right.push_back(&ref);
    for (const auto &ref : passage.placesIn(hit.fieldStart, hit.first))
        if (ref.tokens.end <= hit.first && !acts(ref))
            left.push_back(&ref);
    const auto take = [&](const std::vector<const PlaceRef *> &refs, auto accepted) {
        // "تطهير الساحل الأيسر للشرقاط شمالي صلاح الدين": what is only measured from gives way to another.
        const bool measured = std::none_of(refs.begin(), refs.end(), [&](const PlaceRef *ref) {
            return !ref->measured && accepted(*ref) && !tooWide(passage, hit, *ref);
        });
        for (std::size_t i = 0; i < refs.size(); ++i) {
            if (refs[i]->container && !accepted(*refs[i]))
                continue;
            if (refs[i]->measured && !measured && !passage.english() && trigger.type != "movement")
                continue;
            if (!accepted(*refs[i]) || tooWide(passage, hit, *refs[i]))
                continue;
            out.refs.push_back(*refs[i]);
            for (std::size_t k = i + 1; k < refs.size(); ++k) {
                if (refs[k]->container)
                    continue;
                if (control && refs[k]->before != refs[i]->before &&
                    passage.grammar.closed.has(refs[k]->before, Closed::goal, Closed::origin, Closed::towards, Closed::nearness))
                    break; // "took X and advanced to Y"
                const bool whither = trigger.subtype == "displaced" && accepted(*refs[k]); // "من X إلى Y وZ"
                if (!(refs[k]->listed || whither) || tooWide(passage, hit, *refs[k]))
                    break;
                out.refs.push_back(*refs[k]);
            }
            return true;
        }
        return false;
    };
    const auto plainLeft = [&](const PlaceRef &ref) {
        const bool far = passage.place(ref).type == "country" && hit.first - ref.tokens.end > 3;
        return ref.before.empty() && !ref.container && !(control && far);
    };

    bool relative = false;
    const auto antecedent = beforeRelative(passage, hit, relative);
    const bool possessive = hit.object && hit.form == Form::noun; // "سيطرتها": hers, unless no object follows
    bool pronoun = hit.object && !(trigger.patientIsObject && !passage.english()); // "أجبرتهم على الفرار من X": whoever is driven out
    // "فرضت القوات سيطرتها الكاملة عليها": behind the words that the verb needs, and behind who did it.
    std::uint32_t reach = hit.end + 3;
    for (std::uint32_t i = hit.end; !passage.english() && (control || trigger.subtype == "withdrew") && i < std::min<std::uint32_t>(hit.fieldEnd, hit.end + 9); ++i)
        if (passage.actorAt(i) >= 0 || trigger.then.at(passage.readings, i) || passage.facts.tokens[i].kind == text::TokenKind::punctuation)
            reach = i + 4;
        else if (passage.placeAt(i) >= 0 || (i > hit.end && passage.boundaries[i] & (comma | join | complement | stop)))
            break;
    // "أخلت البيشمركة مواقعها، وانتزعت منها سنجار": of the party, and the place is the object.
    const auto takesBehind = [&](std::uint32_t token) {
        return control && !hit.object && takes(passage, trigger, "") && passage.is(token, Closed::resumptive_source) &&
               std::any_of(right.begin(), right.end(), [&](const PlaceRef *ref) {
                   return ref->tokens.first > token && ref->before.empty() && !ref->again && !passage.parted(token, ref->tokens.first, comma | stop | complement | join);
               });
    };
    for (std::uint32_t i = hit.end; i < std::min<std::uint32_t>(hit.fieldEnd, reach); ++i)
        // "آلية" is written like "إليه" once folded.
        if (!passage.facts.document.surface(passage.facts.tokens[i].span).ends_with("ة") &&
            passage.is(i, Closed::resumptive))
            pronoun = !takesBehind(i);

    // "One strike on X killed 28 people, and another at Y …": what a deed does is where it was.
    if (passage.english() && trigger.subtype == "killing" && !hit.passive && hit.form != Form::noun && !before.empty()) {
        const Frame &last = before.back();
        bool alone = last.hit->sentence == hit.sentence && last.hit->form == Form::noun && last.hit->trigger->type == "violence" && !last.places.empty() &&
                     hit.first - last.hit->end <= 12;
        for (std::uint32_t i = last.hit->end; alone && i < hit.first; ++i)
            alone = passage.actorAt(i) < 0 && !(passage.boundaries[i + 1] & (stop | conjunction | join | complement | speech));
        if (alone) {
            for (const auto mention : last.places)
                if (const PlaceRef *ref = passage.namedRefOf(mention))
                    out.refs.push_back(*ref);
            out.inherited = !out.refs.empty();
        }
        if (out.inherited) {
            out.dates.resize(out.refs.size());
            return out;
        }
    }
    // "the last pocket held by": what has no "was" belongs to the word before it.
    const auto besideIt = [&](const PlaceRef &ref) {
        if (hit.reduced && passage.english() && locative(passage, ref) && !ref.container && (passage.boundaries[hit.first] & comma) && hit.first - ref.tokens.end <= 1)
            return true; // "near Bakhmut, captured in May"
        return plainLeft(ref) &&
               (!hit.reduced || hit.first - ref.tokens.end <= 2 || (passage.boundaries[hit.first] & comma) ||
                (hit.first > 0 && (passage.boundaries[hit.first - 1] & comma) && passage.is(hit.first - 1, Closed::universal)));
    };
    if (trigger.placeIsSubject || (control && hit.passive && !trigger.patientIsObject)) {
        // "Kyiv denied that Soledar had fallen": not whoever says it.
        if (!passage.english() || !take(left, [&](const PlaceRef &ref) { return besideIt(ref) && !tells(passage, ref); })) {
            if (!passage.english())
                take(right, [&](const PlaceRef &ref) {
                    std::uint32_t words = 0; // "وتلتها في اليوم التالي منطقة X": a day between does not count
                    for (std::uint32_t i = hit.end; i < ref.tokens.first; ++i)
                        words += passage.dateAt(i) < 0 ? 1 : 0;
                    return ref.before.empty() && words <= 4 &&
                           !passage.parted(hit.end, ref.tokens.first, comma | stop);
                });
            if (out.refs.empty() && !passage.english())
                take(left, plainLeft);
        }
        if (out.refs.empty() && passage.english() && hit.form == Form::noun) // "the fall of X"
            take(right,
                 [&](const PlaceRef &ref) { return passage.grammar.closed.has(ref.before, Closed::partitive) && ref.tokens.first - hit.end <= 5; });
        if (out.refs.empty() && passage.english() && hit.reduced)
            if (const auto found = headedBy(passage, hit, before))
                out.refs.push_back(*found);
        if (out.refs.empty() && relative && antecedent)
            out.refs.push_back(*antecedent);
        if (out.refs.empty() && !passage.english() && !trigger.placeIsSubject) // "استعيدت السيطرة على"
            take(right, [&](const PlaceRef &ref) { return !ref.before.empty() && takes(passage, trigger, ref.before); });
        if (out.refs.empty() && trigger.hasThen) // "the garrison at X fell to"
            take(left, [&](const PlaceRef &ref) {
                return locative(passage, ref) && !passage.parted(ref.tokens.end, hit.first, join | complement);
            });
        if (out.refs.empty() && passage.english() && (hit.form != Form::noun || trigger.hasThen) && !hit.reduced)
            if (const auto found = subjectFarther(passage, hit))
                out.refs.push_back(*found);
        if (passage.english() && hit.form != Form::noun)
            addEllipses(passage, hit, out);
    } else if (pronoun && !((control || !passage.english()) &&
                            (!hit.object || possessive || // "صواريخ أطلقتها الفصائل على X"
                             (trigger.type == "violence" && !passage.english())) &&
                            take(right, [&](const PlaceRef &ref) {
                                const bool object = !passage.english() && possessive && ref.tokens.first - hit.end <= 3;
                                return (object || !ref.before.empty()) && takes(passage, trigger, ref.before);
                            }))) {
        if (relative) {
            if (antecedent)
                out.refs.push_back(*antecedent);
            // "ببلدتي X وY اللتين استولت عليهما": both of them
            const PlaceRef *last = antecedent ? passage.placeOver(antecedent->tokens.first) : nullptr;
            if (last && last->listed && last > passage.places.data() && passage.is(hit.first - 1, Closed::dual_relative))
                out.refs.insert(out.refs.begin(), *(last - 1));
        } else if (const auto found = lastBefore(passage, hit.first, hit.sentence)) {
            // "إذا لم توقف واشنطن غاراتها": a government's, and nowhere there
            if (passage.english() || !possessive || trigger.type != "violence" || !passage.stateOf(found->mention))
                out.refs.push_back(*found);
        }
        else if (!before.empty() && !before.back().places.empty() &&
                 hit.sentence - before.back().hit->sentence <= 1) {
            if (const PlaceRef *ref = passage.refOf(before.back().places.front()))
                out.refs.push_back(*ref);
        }
    } else {
        const auto acceptable = [&](const PlaceRef &ref) {
            // "الطرف الجنوبي للمطار": a part of the object; "معارك جباليا": the noun's own place.
            const bool partOf =
                ref.before == "ل" && takes(passage, trigger, "") && ref.tokens.first > hit.end &&
                (passage.grammar.words.descriptors.at(
                     passage.readings, hit.end + 1 < ref.tokens.first ? ref.tokens.first - 1 : hit.end) ||
                 onlyDefinite(passage, hit.end, ref.tokens.first));
            const bool construct = !passage.english() && !control && hit.form == Form::noun &&
                                   ref.before.empty() && ref.tokens.first - hit.end <= 1 &&
                                   passage.place(ref).type != "country";
            // "غارات طالت حيين": the reach of the deed.
            const bool reached = hit.form == Form::noun && trigger.type == "violence" &&
                                 ref.before.empty() &&
                                 passage.grammar.words.reaches.within(passage.readings, hit.end, ref.tokens.first);
            // "على مقر الفرقة 17 شمال الرقة", "على اللواء 93 في عين عيسى": a base that has no place but this.
            const bool base = !passage.english() && control && (passage.inside(ref) || passage.grammar.closed.has(ref.before, Closed::side)) && baseBefore(passage, hit, ref);
            // "closed in on X": the verb's own preposition.
            const bool own = passage.english() && hit.form != Form::noun && hit.end - hit.first >= 2 && ref.before == passage.folded(hit.end - 1) &&
                             ref.tokens.first - hit.end <= 4 && takes(passage, trigger, "");
            if (!takes(passage, trigger, ref.before) && !partOf && !construct && !reached && !base && !own && !ownLast(passage, hit, ref))
                return false;
            if (passage.english() && hit.form == Form::noun && ref.before.empty() && !ref.listed)
                return false; // "its recapture cheered the capital"
            if (control && shareBetween(passage, hit.end, ref.tokens.first))
                return false;
            // A direct object stands in the verb's own clause.
            if (ref.before.empty() && passage.parted(hit.end, ref.tokens.first, complement | speech))
                return false;
            if (ref.before.empty() && passage.english() && passage.parted(hit.end, ref.tokens.first, parts))
                return false; // "33 towns, among them X and Y"
            if (ref.before.empty() && passage.english() &&
                passage.parted(hit.end, ref.tokens.first, comma | join | conjunction) && !ref.listed)
                return false;
            // "captured Afghanistan's second city, Kandahar"
            if (ref.before.empty() && passage.english() && !ref.again && passage.placeAt(ref.tokens.end - 1) >= 0 &&
                passage.facts.mentions.places[ref.mention].span.end < passage.facts.tokens[ref.tokens.end - 1].span.end)
                return false;
            return true;
        };
        take(right, acceptable);
        if (out.refs.empty() && hit.form == Form::noun && passage.english() && hit.first > 0 &&
            passage.grammar.words.passive.at(passage.readings, hit.first - 1)) { // "X has been under siege"
            take(left, plainLeft);
            if (out.refs.empty())
                if (const auto found = subjectFarther(passage, hit))
                    out.refs.push_back(*found);
        }
        if (out.refs.empty() && trigger.type != "control")
            take(right, [&](const PlaceRef &ref) { return locative(passage, ref); });
        // "has taken 200 villages in Idlib, among them X on 29 January and Y": those, and not all of Idlib.
        if (out.refs.empty() && control && passage.english() && hit.form != Form::noun && !hit.passive)
            out.refs = namedAmong(passage, hit);
        // "أجزاء في …", "the airport at X": ground inside the place.
        if (out.refs.empty() && control && take(right, [&](const PlaceRef &ref) {
                const bool english = passage.english();
                // "فقد آخر بلدة له في الأنبار": not all of Anbar.
                const bool lastOne = !english && isAreal(passage.place(ref).type) && passage.grammar.words.superlatives.within(passage.readings, hit.end, ref.tokens.first, Peel::nothing);
                return (passage.inside(ref) || passage.grammar.closed.has(ref.before, Closed::at)) && passage.place(ref).type != "country" && !lastOne &&
                       (passage.grammar.words.descriptors.within(passage.readings, hit.end, ref.tokens.first,
                                                                 Peel::nothing) ||
                        (!english &&
                         passage.grammar.words.quarters.within(passage.readings, hit.end, ref.tokens.first))) &&
                       (!english || ((hit.form != Form::noun || passage.is(hit.end, Closed::partitive)) && describedPart(passage, ref))) &&
                       // "السيطرة على أجزاء في X", not "تبدلات السيطرة في X"
                       (english || hit.form != Form::noun || takes(passage, trigger, "") || passage.grammar.words.prepositions.at(passage.readings, hit.end)) &&
                       !passage.parted(hit.end, ref.tokens.first, comma | stop | complement);
            }))
            namedParts(passage, hit, out);
        if (out.refs.empty() && hit.passive && trigger.type != "control") {
            take(left, plainLeft);
            if (out.refs.empty() && passage.english() && takes(passage, trigger, ""))
                if (const auto found = subjectFarther(passage, hit))
                    out.refs.push_back(*found);
        }
        // "شهدت المدينة قصفا", "Kharkiv came under shelling".
        if (out.refs.empty() && hit.form == Form::noun && trigger.type != "control" &&
            passage.grammar.words.undergoes.within(passage.readings, hit.fieldStart, hit.first))
            take(left, plainLeft);
        if (out.refs.empty() && hit.form == Form::noun) // "في الموصل هجوم", "Mosul attack"
            take(left,
                 [&](const PlaceRef &ref) {
                     const bool state = !passage.english() && hit.object && passage.stateOf(ref.mention); // "واشنطن غاراتها"
                     return ref.before.empty() && hit.first - ref.tokens.end <= 1 && !state;
                 });
        if (out.refs.empty() && relative && antecedent && (pronoun || control || trigger.subtype == "withdrew"))
            out.refs.push_back(*antecedent);
        if (out.refs.empty() && !passage.english() && trigger.type == "violence" &&
            passage.grammar.words.partsOfIt.within(passage.readings, hit.end, std::min<std::size_t>(hit.end + 5u, hit.fieldEnd)))
            readReference(passage, hit, before, out); // "وقتلوا 81 من سكانها"
        // "In Mosul, …": at the head of the same clause.
        const auto fronted = [&](const PlaceRef &ref) {
            return !passage.parted(ref.tokens.end, hit.first, join | complement | parts);
        };
        if (out.refs.empty() && trigger.type != "control")
            take(left, [&](const PlaceRef &ref) { return locative(passage, ref) && fronted(ref); });
        if (out.refs.empty() && trigger.type != "control" &&
            !hit.part) { // "In Hit, …" stands over its whole sentence
            for (const auto &ref : passage.placesOf(hit.sentence)) {
                if (ref.tokens.first > hit.first || ref.container)
                    continue;
                const bool head = ref.tokens.first < 2 ||
                                  passage.sentenceOf(ref.tokens.first - 2) != hit.sentence ||
                                  passage.sentenceOf(ref.tokens.first - 1) != hit.sentence;
                if (head && locative(passage, ref) && setApart(passage, ref)) {
                    out.refs.push_back(ref);
                    break;
                }
            }
        }
        if (out.refs.empty() && trigger.type == "movement")
            take(left, [&](const PlaceRef &ref) { return takes(passage, trigger, ref.before) && fronted(ref); });
    }
    if (out.refs.empty() && hit.form != Form::noun && !hit.passive && trigger.type != "claim")
        out.refs = namedAmong(passage, hit);
    if (out.refs.empty() && !passage.english())
        readReference(passage, hit, before, out);
    // "stormed X on Saturday, killing 12": what comes of a deed is where the deed was.
    if (out.refs.empty() && passage.english() && hit.form == Form::gerund && hit.joined && !hit.part && trigger.type == "violence" &&
        !before.empty() && before.back().hit->sentence == hit.sentence && before.back().hit->trigger->type == "violence") {
        for (const auto mention : before.back().places)
            if (const PlaceRef *ref = passage.namedRefOf(mention))
                out.refs.push_back(*ref);
        out.inherited = !out.refs.empty();
    }
    // Anywhere in its sentence that is said to be where: the nearest before it, else after it.
    if (out.refs.empty() && trigger.type == "violence" && !hit.part) {
        const PlaceRef *nearest = nullptr;
        // "استهدف قصف حيا، واندلعت اشتباكات في X": what another verb tells is elsewhere.
        const auto anothers = [&](const PlaceRef &ref) {
            const auto between = passage.triggersIn(hit.end, ref.tokens.first);
            return !passage.english() && std::any_of(between.begin(), between.end(), [&](const TriggerHit &other) {
                return other.form != Form::noun || passage.parted(hit.end, other.first, comma);
            });
        };
        for (const auto &ref : passage.placesOf(hit.sentence))
            if (locative(passage, ref) && !ref.container && passage.place(ref).type != "country" && !anothers(ref) &&
                (!nearest || ref.tokens.first < hit.first) &&
                !partedButWhen(passage, std::min(ref.tokens.first, hit.first), std::max(ref.tokens.first, hit.first)))
                nearest = &ref;
        if (nearest)
            out.refs.push_back(*nearest);
    }
    // "…, where 61 people were killed".
    const bool building = control && passage.english() && hit.form != Form::noun && !hit.passive && takes(passage, trigger, "") && passage.is(hit.end, Closed::definite_article);
    if (out.refs.empty() && (!control || building)) // "Omdurman, where troops recaptured the state broadcaster's headquarters"
        for (std::uint32_t i = hit.fieldStart > 1 ? hit.fieldStart - 1 : 0; i < hit.first; ++i)
            if (passage.grammar.words.where.at(passage.readings, i) &&
                passage.sentenceOf(i) == hit.sentence && out.refs.empty())
                if (const auto found = lastBefore(passage, i, hit.sentence))
                    out.refs.push_back(*found);
    // "Robotyne remains contested, although Moscow claimed its seizure"
    if (out.refs.empty() && control && passage.english() && hit.form == Form::noun && trigger.agent == "gaining" && hit.first > 0 && passage.is(hit.first - 1, Closed::possessive))
        if (const auto found = lastBefore(passage, hit.first, hit.sentence); found && !isAreal(passage.place(*found).type))
            out.refs.push_back(*found);
    // "broke into its western quarters"
    if (out.refs.empty() && control && passage.english() && hit.form != Form::noun && !hit.passive &&
        passage.grammar.words.possessives.at(passage.readings, hit.end)) {
        if (const auto found = lastBefore(passage, hit.first, hit.sentence); found && passage.place(*found).type != "country")
            out.refs.push_back(*found);
        else if (!before.empty() && !before.back().places.empty() && hit.sentence - before.back().hit->sentence <= 1)
            if (const PlaceRef *ref = passage.refOf(before.back().places.front()))
                out.refs.push_back(*ref);
    }
    // "lost its last stronghold in Iraq, Rawa", "فقد آخر معاقله في العراق، وهي مدينة راوة": the place is named behind it.
    if (out.refs.empty() && control && hit.form != Form::noun && !hit.passive && takes(passage, trigger, ""))
        for (std::uint32_t i = hit.end; i < std::min<std::size_t>(passage.size(), hit.end + 8u) && passage.sentenceOf(i) == hit.sentence && out.refs.empty(); ++i)
            if (passage.is(i, Closed::stronghold))
                for (const auto &ref : passage.placesIn(i + 1u, passage.size())) {
                    if (passage.sentenceOf(ref.tokens.first) != hit.sentence || passage.parted(i, ref.tokens.first, stop | complement))
                        break;
                    if (!ref.again && passage.place(ref).type != "country" && passage.place(ref).type != "province" && passage.triggersIn(i, ref.tokens.first).empty()) {
                        out.refs.push_back(ref);
                        break;
                    }
                }
    // "returned to X after the army drove out the rebels"
    if (out.refs.empty() && control && trigger.patientIsObject && passage.english()) {
        if (const auto found = lastBefore(passage, hit.first, hit.sentence);
            found && passage.place(*found).type != "country")
            out.refs.push_back(*found);
    }
    // "سيطر الجيش على المدينة، إلا أن التنظيم تمكن من طرده": out of the place that it held
    if (out.refs.empty() && control && trigger.patientIsObject && !passage.english() && hit.object)
        for (auto last = before.rbegin(); last != before.rend() && hit.sentence - last->hit->sentence <= 1 && out.refs.empty(); ++last)
            if (last->hit->trigger->type == "control" && last->places.size() == 1)
                if (const PlaceRef *ref = passage.namedRefOf(last->places.front()))
                    out.refs.push_back(*ref);
    bool result = false; // "…, killing 12", "ما أدى إلى مقتل 43"
    for (std::uint32_t i = hit.fieldStart > 3 ? hit.fieldStart - 3 : 0; i < hit.first; ++i)
        if (passage.grammar.words.results.at(passage.readings, i))
            result = true;
    result = result || (hit.form == Form::gerund && hit.joined);
    const bool coordinated = result || trigger.needsPlace || hit.proclitics.rfind("و", 0) == 0 ||
                             hit.proclitics.rfind("ف", 0) == 0 ||
                             (hit.first > 0 && passage.is(hit.first - 1, Closed::additive, Closed::sequential));
    if (out.refs.empty() && !control && coordinated && hit.joined && !hit.part &&
        (hit.form != Form::noun || result) && !before.empty() &&
        before.back().hit->sentence == hit.sentence &&
        (before.back().places.size() < 2 || passage.english() || result)) { // "… على X وY، وقتل الحاكم": of one of them, or of none
        for (const auto mention : before.back().places)
            if (const PlaceRef *ref = passage.namedRefOf(mention))
                out.refs.push_back(*ref);
        out.inherited = !out.refs.empty();
    }
    // "X changed hands twice: lost by the army in August, regained in December": the same place again.
    if (out.refs.empty() && control && passage.english() && hit.passive && !trigger.patientIsObject && !before.empty() && before.back().hit->sentence == hit.sentence &&
        (before.back().hit->trigger->type == "control" || before.back().hit->passive) && before.back().places.size() == 1 &&
        (passage.boundaries[hit.first] & (stop | comma) || (hit.first > 0 && passage.is(hit.first - 1, Closed::additive))))
        if (const PlaceRef *ref = passage.namedRefOf(before.back().places.front()))
            out.refs.push_back(*ref), out.inherited = true;
    // "In Chifra and Bati, taken back in the same week": all of the list.
    if (passage.english() && hit.reduced && out.refs.size() == 1 && !out.inherited && out.refs.front().tokens.end <= hit.first)
        for (bool listed = out.refs.front().listed; listed;) {
            const PlaceRef *first = passage.placeOver(out.refs.front().tokens.first);
            if (!first || first == passage.places.data() || (first - 1)->again || (first - 1)->container || passage.sentenceOf((first - 1)->tokens.first) != hit.sentence)
                break;
            out.refs.insert(out.refs.begin(), *(first - 1));
            listed = (first - 1)->listed;
        }
    // "to Saqba, Hammuriyeh and Kafr Batna, which the army overran": all of them.
    if (passage.english() && relative && antecedent && control && out.refs.size() == 1 && out.refs.front().mention == antecedent->mention &&
        out.refs.front().tokens.end < passage.size() && (passage.boundaries[out.refs.front().tokens.end] & comma))
        for (const PlaceRef *ref = passage.placeOver(out.refs.front().tokens.first); ref && ref > passage.places.data() && ref->listed;) {
            --ref;
            if (ref->again || ref->container || passage.sentenceOf(ref->tokens.first) != hit.sentence)
                break;
            out.refs.insert(out.refs.begin(), *ref);
        }
    // "مخيم عين الحلوة قرب صيدا": where the first lies.
    for (std::size_t i = out.refs.size(); i-- > 0;) {
        const PlaceRef &ref = out.refs[i];
        const bool beside = !ref.listed && passage.grammar.closed.has(ref.before, Closed::vicinity);
        if (beside && std::any_of(out.refs.begin(), out.refs.end(), [&](const PlaceRef &other) { return other.tokens.end < ref.tokens.first && ref.tokens.first - other.tokens.end <= 2; }))
            out.refs.erase(out.refs.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const bool goesOn = (control && hit.form == Form::past) || hit.form == Form::noun || trigger.key == "violence.attack.stormed";
    if (!passage.english() && goesOn && trigger.type != "claim" && !out.refs.empty() && !out.inherited)
        addSequels(passage, hit, out);
    for (std::size_t i = out.refs.size(); i-- > 1;)
        if (std::any_of(out.refs.begin(), out.refs.begin() + static_cast<std::ptrdiff_t>(i), [&](const PlaceRef &ref) { return ref.mention == out.refs[i].mention; }))
            out.refs.erase(out.refs.begin() + static_cast<std::ptrdiff_t>(i));
    out.dates.resize(out.refs.size());
    datePlaces(passage, hit, out);
    return out;
}

} // namespace zamkan::events
