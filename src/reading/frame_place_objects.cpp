// The object of what somebody does: a pronoun for the place, or the name that the verb's words lead to.
#include "reading/frame_place_lists.hpp"
#include "reading/frame_place_phrases.hpp"
#include "reading/frame_references.hpp"
#include "reading/place_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// "is in control of X", "are in charge of the city of X": the phrase's own last word leads to the place.
bool ownLast(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    if (!passage.english() || hit.end - hit.first < 3 || !passage.is(hit.end - 1, Closed::partitive) ||
        ref.tokens.first < hit.end || ref.tokens.first - hit.end > 4)
        return false;
    for (std::uint32_t i = hit.end; i < ref.tokens.first; ++i)
        if (!passage.is(i, Closed::partitive) &&
            !passage.grammar.words.descriptors.at(passage.readings, i, Peel::nothing))
            return false;
    return true;
}

// "على مقر الفرقة 17 شمال الرقة", "على اللواء 93 في عين عيسى": the object of the verb, right behind the verb or behind
// its preposition, is a base, a building or a quarter beside the place, and has no place but this.
bool baseBefore(const Passage &passage, const TriggerHit &hit, const PlaceRef &ref) {
    constexpr std::uint32_t longest = 7; // "مقر الفرقة 17 مشاة شمال"
    const Words &words = passage.grammar.words;
    bool base = false;
    for (std::uint32_t i = ref.tokens.first; i-- > hit.end && ref.tokens.first - i <= longest;) {
        if (passage.placeAt(i) >= 0 || passage.dateAt(i) >= 0 ||
            passage.facts.tokens[i].kind == text::TokenKind::punctuation || passage.triggerOver(i))
            return false;
        base = base || words.bases.at(passage.readings, i, Peel::nothing) ||
               words.quarters.at(passage.readings, i, Peel::nothing);
        const bool governed =
            takes(passage, *hit.trigger, i == hit.end ? "" : std::string(passage.readings[i - 1].back().folded));
        if (base && governed)
            return true;
    }
    return false;
}

// "فرضت القوات سيطرتها الكاملة عليها": how far behind the verb its pronoun may stand, behind the words that the verb
// needs and behind who did it.
std::uint32_t reachOfPronoun(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t near = 3, farthest = 9;
    std::uint32_t reach = hit.end + near;
    if (!passage.english() && hit.trigger->type == "violence") // "خسر الجيش التركي 16 جنديا فيها"
        while (reach < hit.end + farthest &&
               (passage.actorAt(reach - near) >= 0 || passage.quantityAt(reach - near) >= 0))
            ++reach;
    if (passage.english() || (hit.trigger->type != "control" && hit.trigger->subtype != "withdrew"))
        return reach;
    for (std::uint32_t i = hit.end; i < std::min<std::uint32_t>(hit.fieldEnd, hit.end + farthest); ++i)
        if (passage.actorAt(i) >= 0 || hit.trigger->then.at(passage.readings, i) ||
            passage.facts.tokens[i].kind == text::TokenKind::punctuation)
            reach = i + near + 1;
        else if (passage.placeAt(i) >= 0 || (i > hit.end && passage.boundaries[i] & (comma | join | complement | stop)))
            break;
    return reach;
}

} // namespace

bool PlaceReader::pronounForPlace() const {
    // "أجبرتهم على الفرار من X": whoever is driven out
    bool means = hit.object && !(trigger.patientIsObject && !english);
    const std::uint32_t reach = reachOfPronoun(passage, hit);
    for (std::uint32_t i = hit.end; i < std::min<std::uint32_t>(hit.fieldEnd, reach); ++i)
        // "آلية" is written like "إليه" once folded.
        if (!passage.facts.document.surface(passage.facts.tokens[i].span).ends_with("ة") &&
            passage.is(i, Closed::resumptive))
            means = !pronounOfParty(i);
    return means;
}

// "أخلت البيشمركة مواقعها، وانتزعت منها سنجار": of the party, and the place is the object.
bool PlaceReader::pronounOfParty(std::uint32_t token) const {
    return control && !hit.object && takes(passage, trigger, "") && passage.is(token, Closed::resumptive_source) &&
           std::any_of(right.begin(), right.end(), [&](const PlaceRef *ref) {
               return ref->tokens.first > token && ref->before.empty() && !ref->again &&
                      !passage.parted(token, ref->tokens.first, comma | stop | complement | join);
           });
}

bool PlaceReader::objectBehindPronoun() {
    const bool possessive = hit.object && noun; // "سيطرتها": hers, unless no object follows
    if (english && !control)
        return false;
    if (hit.object && trigger.subtype == "besieged" && !english)
        wherePartyIsBesieged();
    if (!out.refs.empty())
        return true;
    if (hit.object && !possessive && (english || trigger.type != "violence"))
        return false;
    const auto isObject = [&](const PlaceRef &ref) {
        const bool object = !english && possessive && ref.tokens.first - hit.end <= 3;
        return (object || !ref.before.empty()) && takes(passage, trigger, ref.before);
    };
    // "سيطرتها على مقر الفرقة في مدينة الفاشر"
    const auto isBaseIn = [&](const PlaceRef &ref) {
        return !english && possessive && control &&
               (passage.inside(ref) || passage.grammar.closed.has(ref.before, Closed::side)) &&
               baseBefore(passage, hit, ref);
    };
    return take(right, isObject) || take(right, isBaseIn);
}

void PlaceReader::ofThePronoun() {
    const bool possessive = hit.object && noun;
    if (relative) {
        add(antecedent);
        // "ببلدتي X وY اللتين استولت عليهما": both of them
        const PlaceRef *last = antecedent ? passage.placeOver(antecedent->tokens.first) : nullptr;
        if (last && last->listed && last > passage.places.data() && passage.is(hit.first - 1, Closed::dual_relative))
            out.refs.insert(out.refs.begin(), *(last - 1));
    } else if (const auto found = lastBefore(passage, hit.first, hit.sentence)) {
        // "إذا لم توقف واشنطن غاراتها": a government's, and nowhere there
        if (english || !possessive || trigger.type != "violence" || !passage.stateOf(found->mention))
            out.refs.push_back(*found);
    } else if (!before.empty() && !before.back().places.empty() && hit.sentence - before.back().hit->sentence <= 1) {
        if (const PlaceRef *ref = passage.refOf(before.back().places.front()))
            out.refs.push_back(*ref);
    } else if (!english && control && hit.sentence > 0) { // "ماذا عن كيدال؟ بسط الجيش سيطرته عليها"
        const auto meant = passage.antecedent(hit.first, {});
        const PlaceRef *ref = meant ? passage.refOf(*meant) : nullptr;
        if (ref && passage.sentenceOf(ref->tokens.first) + 1 == hit.sentence)
            out.refs.push_back(*ref);
    }
}

bool PlaceReader::governed(const PlaceRef &ref) const {
    if (takes(passage, trigger, ref.before))
        return true;
    // "الطرف الجنوبي للمطار": a part of the object
    if (ref.before == "ل" && takes(passage, trigger, "") && ref.tokens.first > hit.end &&
        (words.descriptors.at(passage.readings, hit.end + 1 < ref.tokens.first ? ref.tokens.first - 1 : hit.end) ||
         onlyDefinite(passage, hit.end, ref.tokens.first)))
        return true;
    // "استعادت القوات الخميس وسط قندوز": the middle of it is what the verb takes
    if (!english && control && passage.is(ref.tokens.first - std::min(ref.tokens.first, 1u), Closed::middle) &&
        takes(passage, trigger, ""))
        return true;
    // "معارك جباليا": the noun's own place
    if (!english && !control && noun && ref.before.empty() && ref.tokens.first - hit.end <= 1 &&
        passage.place(ref).type != "country")
        return true;
    // "غارات طالت حيين": the reach of the deed
    if (noun && trigger.type == "violence" && ref.before.empty() &&
        words.reaches.within(passage.readings, hit.end, ref.tokens.first))
        return true;
    if (!english && control && (passage.inside(ref) || passage.grammar.closed.has(ref.before, Closed::side)) &&
        baseBefore(passage, hit, ref))
        return true;
    // "closed in on X": the verb's own preposition
    if (english && !noun && hit.end - hit.first >= 2 && ref.before == passage.folded(hit.end - 1) &&
        ref.tokens.first - hit.end <= 4 && takes(passage, trigger, ""))
        return true;
    return ownLast(passage, hit, ref);
}

// "left the third port, Hodeidah, on Monday": the name of what the verb took.
bool PlaceReader::isApposed(const PlaceRef &ref) const {
    constexpr std::uint32_t longest = 6; // "the last rebel stronghold in the province"
    const std::uint32_t at = ref.tokens.first;
    if (at < hit.end + 3 || at - hit.end > longest || passage.folded(at - 1) != "," ||
        !passage.is(hit.end, Closed::definite_article, Closed::possessive) ||
        passage.parted(hit.end, at - 1, comma | join | conjunction) || !passage.triggersIn(hit.end, at).empty())
        return false;
    return words.descriptors.at(passage.readings, at - 2, Peel::nothing) || passage.is(at - 2, Closed::stronghold);
}

bool PlaceReader::isObject(const PlaceRef &ref) const {
    if (!governed(ref))
        return false;
    if (control && shareBetween(passage, hit.end, ref.tokens.first))
        return false;
    if (!ref.before.empty())
        return true;
    // "handing Russia its biggest gain": to whom, and not what
    if (english && control && trigger.agent == "losing" && ref.tokens.first == hit.end &&
        passage.stateOf(ref.mention) &&
        passage.is(ref.tokens.end, Closed::possessive, Closed::definite_article, Closed::indefinite_article))
        return false;
    if (english && noun && !ref.listed)
        return false; // "its recapture cheered the capital"
    // A direct object stands in the verb's own clause.
    if (passage.parted(hit.end, ref.tokens.first, complement | speech))
        return false;
    if (!english)
        return true;
    if (passage.parted(hit.end, ref.tokens.first, parts))
        return false; // "33 towns, among them X and Y"
    if (passage.parted(hit.end, ref.tokens.first, comma | join | conjunction) && !ref.listed && !isApposed(ref))
        return false;
    // "captured Afghanistan's second city, Kandahar"
    const bool possessor =
        !ref.again && passage.placeAt(ref.tokens.end - 1) >= 0 &&
        passage.facts.mentions.places[ref.mention].span.end < passage.facts.tokens[ref.tokens.end - 1].span.end;
    return !possessor;
}

void PlaceReader::object() {
    take(right, [&](const PlaceRef &ref) { return isObject(ref); });
}

} // namespace zamkan::reading
