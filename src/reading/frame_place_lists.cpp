#include "reading/frame_place_lists.hpp"
#include "reading/frame_details.hpp"
#include "reading/place_reader.hpp"
#include <algorithm>

namespace zamkan::reading {

bool takes(const Passage &passage, const Trigger &trigger, const std::string &preposition) {
    // "جنوبي X": near it where something happened; what changes hands there is named before, if at all.
    const ClosedWords &closed = passage.grammar.closed;
    const bool side = closed.has(preposition, Closed::side), near = side && trigger.type != "control";
    return std::any_of(trigger.places.begin(), trigger.places.end(), [&](const std::string &own) {
        return near ? closed.has(own, Closed::nearness) : side ? own.empty() : own == preposition;
    });
}

namespace {

// "…, and two days later Y", "وبعد يومين على Y", "ثم أمس على Y": the date right before a place that the verb goes on
// to.
std::optional<std::uint32_t> leadingDate(const Passage &passage, std::uint32_t from, const PlaceRef &ref) {
    constexpr std::uint32_t reach = 3; // tokens from the date to the name: ", ", "على مدينة"
    const auto &dates = passage.facts.mentions.dates;
    for (std::uint32_t d = 0; d < dates.size(); ++d) {
        const TokenSpan &at = dates[d].tokens;
        if (!dates[d].range || dates[d].since || at.first < from || at.end > ref.tokens.first ||
            ref.tokens.first - at.end > reach)
            continue;
        if (!passage.english() && passage.folded(at.first).starts_with("و")) // "وبعد يومين"
            return d;
        std::uint32_t head = at.first;
        while (head > from && head + 1 >= at.first && !passage.startsConjunct(head) &&
               !passage.is(head, Closed::sequential))
            --head; // "and on Friday", "ثم في 12 أيار"
        return head >= from && (passage.startsConjunct(head) || passage.is(head, Closed::sequential)) ? std::optional(d)
                                                                                                      : std::nullopt;
    }
    return std::nullopt;
}

// "Baghdad on Tuesday announced a holiday", "Ramadi on Tuesday was calm": what stands before the day has a verb of its
// own.
bool hasPredicate(const Passage &passage, const mentions::DateMention &day) {
    const std::uint32_t behind = day.tokens.end;
    if (!passage.english() || behind >= passage.size() ||
        passage.sentenceOf(behind) != passage.sentenceOf(day.tokens.first) ||
        passage.facts.tokens[behind].kind != text::TokenKind::word)
        return false;
    const Words &words = passage.grammar.words;
    return words.speech.at(passage.readings, behind) ||
           !(passage.startsConjunct(behind) || passage.boundaries[behind] != none ||
             words.prepositions.at(passage.readings, behind) || words.relatives.at(passage.readings, behind));
}

// "X and Y", "X as well as Y", "X, along with Y"
bool joinedClosely(const Passage &passage, const PlaceRef &ref, const PlaceRef &next) {
    if (next.tokens.first - std::min(next.tokens.first, ref.tokens.end) <= 2)
        return true;
    for (std::uint32_t i = ref.tokens.end; passage.english() && i < next.tokens.first && i <= ref.tokens.end + 1; ++i)
        if (const auto joins = passage.grammar.words.goesOn.at(passage.readings, i, Peel::nothing))
            return i + joins.tokens == next.tokens.first;
    return false;
}

} // namespace

// Each place with its own date: "A in March and B in April"; "A and B in March" share theirs.
void datePlaces(const Passage &passage, const TriggerHit &hit, PlaceList &places) {
    if (places.refs.size() < 2 || places.inherited)
        return;
    const auto &dates = passage.facts.mentions.dates;
    const auto between = [&](std::uint32_t from, std::uint32_t to) -> std::optional<std::uint32_t> {
        for (std::uint32_t d = 0; d < dates.size(); ++d)
            if (dates[d].range && (!runsSince(passage, hit, dates[d]) || hit.trigger->lasting) &&
                dates[d].tokens.first >= from && dates[d].tokens.first < to)
                return d;
        return std::nullopt;
    };
    for (std::size_t i = 0; i < places.refs.size(); ++i) {
        const std::uint32_t from = places.refs[i].tokens.end;
        const bool last = i + 1 == places.refs.size();
        if (!last && places.refs[i + 1].tokens.first < from)
            continue;
        const std::uint32_t reach = from < hit.fieldEnd ? hit.fieldEnd : from + 4; // of one that the clause goes on to
        if (places.dates[i])
            continue; // one that leads to it
        std::uint32_t end = last ? reach : places.refs[i + 1].tokens.first;
        if (const auto next = last ? std::nullopt : leadingDate(passage, from, places.refs[i + 1]))
            places.dates[i + 1] = next, end = dates[*next].tokens.first;
        places.dates[i] = between(from, end);
    }
    // Without one, that of the next place it is joined to without a pause.
    for (std::size_t i = places.refs.size() - 1; i-- > 0;)
        if (!places.dates[i] && joinedClosely(passage, places.refs[i], places.refs[i + 1]))
            places.dates[i] = places.dates[i + 1];
}

// "Izium was won back on 10 September and Kupiansk the next day": further subjects, told after the verb with
// a date.
void addEllipses(const Passage &passage, const TriggerHit &hit, PlaceList &out) {
    if (out.refs.empty())
        return;
    constexpr std::uint32_t thrownIn = 10; // tokens between two commas
    const auto &dates = passage.facts.mentions.dates;
    bool governed = false; // the list that such a word began
    for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd)) {
        if (ref.container || ref.again)
            continue;
        // ", with Hadrut five days later", ", followed by Hays in February"
        const std::uint32_t name = ref.tokens.first;
        const bool with =
            name > hit.end + 1 && passage.is(name - 1, Closed::circumstance) && passage.folded(name - 2) == ",";
        const bool followed = name > hit.end + 1 &&
                              passage.grammar.words.goesOn.at(passage.readings, name - 2, Peel::nothing).tokens == 2;
        const bool again =
            governed && (ref.listed || passage.is(name - 1, Closed::additive)); // "… and Fuzuli on the 17th"
        if (!ref.before.empty() && !with && !followed && !again)
            continue;
        std::uint32_t opening = ref.tokens.first; // "and the Watiya airbase", "and the nearby village of Hazarin"
        constexpr std::uint32_t described = 4;    // tokens from the article to the name
        for (std::uint32_t i = ref.tokens.first; i-- > hit.end && ref.tokens.first - i <= described &&
                                                 !passage.facts.tokens[i].capitalised &&
                                                 passage.triggerOver(i) == nullptr;)
            if (passage.is(i, Closed::definite_article)) {
                opening = i;
                break;
            }
        const bool joined = with || followed || (passage.boundaries[opening] & comma) != 0 ||
                            passage.is(opening - 1, Closed::additive, Closed::sequential);
        // "Baiji, with the country's largest refinery, in the third week of October"
        std::uint32_t behind = ref.tokens.end;
        if (behind < hit.fieldEnd && passage.folded(behind) == ",")
            for (std::uint32_t i = behind + 1;
                 i < std::min(hit.fieldEnd, behind + thrownIn) && passage.placeAt(i) < 0 && passage.dateAt(i) < 0; ++i)
                if (passage.folded(i) == ",") {
                    behind = i;
                    break;
                }
        const bool dated = std::any_of(dates.begin(), dates.end(), [&](const mentions::DateMention &date) {
            if (!date.range || date.tokens.first < ref.tokens.end || date.tokens.first > behind + 2)
                return false;
            for (std::uint32_t i = behind; i < date.tokens.first;
                 ++i) // not "and Moscow congratulated itself the next day"
                if (endsAsPast(passage.folded(i)))
                    return false;
            return true;
        });
        if (joined && dated) {
            governed = governed || with || followed;
            // "Sheberghan followed the next day and Kunduz, Sar-e Pol and Taloqan on the 8th": all of the list.
            std::vector<PlaceRef> list{ref};
            for (const PlaceRef *next = &ref; next->listed && next > passage.places.data();) {
                --next;
                if (next->tokens.first < hit.end || next->again || next->container || !next->before.empty() ||
                    std::any_of(out.refs.begin(), out.refs.end(),
                                [&](const PlaceRef &other) { return other.mention == next->mention; }))
                    break;
                list.insert(list.begin(), *next);
            }
            out.refs.insert(out.refs.end(), list.begin(), list.end());
        }
    }
}

// "دخلت القوات كركوك الاثنين، ثم سنجار في اليوم التالي", "على مطار الطبقة في 24 آب، وعلى عين عيسى في 27 منه": what the
// verb goes on to, told with "then" alone, or with a day of its own behind one that has its own.
void addSequels(const Passage &passage, const TriggerHit &hit, PlaceList &out) {
    constexpr std::uint32_t cues = 2;   // words between "then" and the name: "ثم بلدة"
    constexpr std::uint32_t beside = 6; // from a name to its day: "المخا الساحلية في مطلع شباط"
    const std::uint32_t from = out.refs.back().tokens.end;
    const auto &dates = passage.facts.mentions.dates;
    const auto dated = [&](std::uint32_t name) { // a day behind the name, before the next name
        const auto next = std::find_if(dates.begin(), dates.end(), [&](const mentions::DateMention &date) {
            return date.range && date.tokens.first >= name;
        });
        return next != dates.end() && !hasPredicate(passage, *next) && next->tokens.first - name <= beside &&
               passage.sentenceOf(next->tokens.first) == hit.sentence && !next->since &&
               passage.placesIn(name, next->tokens.first).empty() &&
               passage.triggersIn(name, next->tokens.first).empty();
    };
    const bool days = dated(std::max(from, hit.end)) || dated(from);
    bool then = false;
    for (const auto &ref : passage.placesOf(hit.sentence)) {
        if (ref.tokens.first < from || ref.container || ref.again)
            continue;
        const auto between = passage.triggersIn(hit.end, ref.tokens.first);
        if (std::any_of(between.begin(), between.end(),
                        [&](const TriggerHit &other) { return other.form != Form::noun || hit.form == Form::noun; }))
            return;
        bool next = false;
        for (std::uint32_t i = ref.tokens.first; i-- > from && ref.tokens.first - i <= cues + 1 && !next;)
            next = passage.is(i, Closed::sequential) && passage.triggersIn(i, ref.tokens.first).empty();
        then = next || (then && ref.listed);
        const bool object = ref.before.empty() && takes(passage, *hit.trigger, "") && out.refs.size() == 1 &&
                            ref.tokens.first - from > 2; // "انتزعت جرابلس من التنظيم في يومها الأول ودابق في 16 تشرين"
        if (!then && (days || object) && dated(ref.tokens.end) &&
            (ref.before.empty() || takes(passage, *hit.trigger, ref.before)))
            for (std::uint32_t i = ref.tokens.first + 1; i-- > from && ref.tokens.first - i <= cues && !then;) {
                const Words &words = passage.grammar.words;
                if (i < ref.tokens.first && !passage.english() && !words.prepositions.at(passage.readings, i) &&
                    !words.descriptors.at(passage.readings, i))
                    break; // "وتعرضت سراقب الأربعاء لقصف": a verb of its own
                then = passage.startsConjunct(i);
            }
        if (then)
            out.refs.push_back(ref);
    }
}

// All of the list before it.
void PlaceReader::wholeListOfReduced() {
    if (!english || !hit.reduced || out.refs.size() != 1 || out.inherited || out.refs.front().tokens.end > hit.first)
        return;
    for (bool listed = out.refs.front().listed; listed;) {
        const PlaceRef *first = passage.placeOver(out.refs.front().tokens.first);
        if (!first || first == passage.places.data() || (first - 1)->again || (first - 1)->container ||
            passage.sentenceOf((first - 1)->tokens.first) != hit.sentence)
            return;
        out.refs.insert(out.refs.begin(), *(first - 1));
        listed = (first - 1)->listed;
    }
}

// All of the list, when a comma parts it from its relative clause.
void PlaceReader::wholeListOfRelative() {
    if (!english || !control || !relative || !antecedent || out.refs.size() != 1 ||
        out.refs.front().mention != antecedent->mention)
        return;
    const std::uint32_t behind = out.refs.front().tokens.end;
    if (behind >= passage.size() || !((passage.boundaries[behind] & comma) || passage.folded(behind) == ","))
        return;
    for (const PlaceRef *ref = passage.placeOver(out.refs.front().tokens.first);
         ref && ref > passage.places.data() && ref->listed;) {
        --ref;
        if (ref->again || ref->container || passage.sentenceOf(ref->tokens.first) != hit.sentence)
            return;
        out.refs.insert(out.refs.begin(), *ref);
    }
}

// What is only said to be near another of them is where that one lies.
void PlaceReader::dropNeighbours() {
    for (std::size_t i = out.refs.size(); i-- > 0;) {
        const PlaceRef &ref = out.refs[i];
        const bool beside = !ref.listed && passage.grammar.closed.has(ref.before, Closed::vicinity);
        if (beside && std::any_of(out.refs.begin(), out.refs.end(), [&](const PlaceRef &other) {
                return other.tokens.end < ref.tokens.first && ref.tokens.first - other.tokens.end <= 2;
            }))
            out.refs.erase(out.refs.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void PlaceReader::sequels() {
    const bool goesOn = (control && hit.form == Form::past) || noun || trigger.key == "violence.attack.stormed";
    if ((!english || (control && hit.form == Form::past && !hit.passive)) && goesOn && trigger.type != "claim" &&
        !out.refs.empty() && !out.inherited)
        addSequels(passage, hit, out);
}

void PlaceReader::dropRepeated() {
    for (std::size_t i = out.refs.size(); i-- > 1;) {
        const auto at = out.refs.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::any_of(out.refs.begin(), at, [&](const PlaceRef &ref) { return ref.mention == at->mention; }))
            out.refs.erase(at);
    }
}

} // namespace zamkan::reading
