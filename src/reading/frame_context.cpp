#include "reading/frame_context.hpp"
#include "reading/frame_story.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// The place after it that its sentence comes to: "killed 116 in the twenty days that it held X".
const PlaceRef *laterInSentence(const Passage &passage, const TriggerHit &hit) {
    for (const auto &ref : passage.placesOf(hit.sentence))
        if (ref.tokens.first >= hit.end && !ref.again && !isAreal(passage.place(ref).type))
            return &ref;
    return nullptr;
}

// The place that its sentence has named before it, no country and no distance.
std::optional<std::uint32_t> nearInSentence(const Passage &passage, const TriggerHit &hit, bool after) {
    std::optional<std::uint32_t> found;
    // "Residents of X speak of 7 January, when a bomb killed 60": a clause of time is there too.
    const auto parted = [&](std::uint32_t from) {
        for (std::uint32_t i = from + 1; i <= hit.first; ++i)
            if ((passage.boundaries[i] & stop) && !passage.is(i, Closed::temporal_when))
                return true;
        return false;
    };
    for (const auto &ref : passage.placesOf(hit.sentence))
        if (ref.tokens.end <= hit.first && !ref.container && !passage.measures(ref.tokens.first) &&
            passage.place(ref).type != "country" && !parted(ref.tokens.end))
            found = ref.mention;
    if (found)
        return found;
    // "fled fighting near X"
    for (const auto &other : passage.triggersOf(hit.sentence))
        if (other.form == Form::noun && other.first >= hit.end && other.first - hit.end <= 3)
            for (const auto &ref : passage.placesIn(other.end, other.fieldEnd))
                if (!found && !ref.container)
                    found = ref.mention;
    // "استشهد خمسة إثر سقوط صواريخ أطلقتها الفصائل على X": the next one, in the same breath.
    if (!found && after && !passage.english())
        for (const auto &ref : passage.placesOf(hit.sentence))
            if (!found && ref.tokens.first >= hit.end && !ref.container && !ref.measured &&
                passage.place(ref).type != "country" &&
                !passage.parted(hit.end, ref.tokens.first, stop | complement | speech | comma))
                found = ref.mention;
    return found;
}

// "أسفرت المواجهات عن", "وخلف الهجوم": the deed told before, with the article.
bool tellsOfTold(const Passage &passage, const TriggerHit &hit) {
    if (passage.english() || hit.trigger->type != "violence")
        return false;
    for (std::uint32_t i = hit.first > 4 ? hit.first - 4 : 0; i < std::min(hit.fieldEnd, hit.first + 4); ++i) {
        if (passage.sentenceOf(i) != hit.sentence || !passage.folded(i).starts_with("ال"))
            continue;
        const auto told = passage.readings[i];
        for (const auto &reading : told)
            if (reading.proclitics == "ال")
                if (const auto *forms = passage.grammar.forms.find(reading.folded))
                    for (const auto &form : *forms) {
                        const Trigger &deed = passage.grammar.triggers[form.trigger];
                        if (form.form == Form::noun && form.rest.empty() && deed.type == "violence" &&
                            deed.subtype != "killing" &&
                            !passage.grammar.words.prepositions.at(passage.readings, i + 1))
                            return passage.grammar.words.results.within(passage.readings, i > 3 ? i - 3 : 0, i + 4) ||
                                   hit.trigger->hasThen;
                    }
    }
    return false;
}

// "وفي كتم، التي اجتاحتها الميليشيات، قُتل 40": the sentence opens with a place that nobody knows.
bool headSaysWhere(const Passage &passage, const TriggerHit &hit) {
    if (passage.english())
        return false;
    const std::uint32_t head = passage.sentenceHead(hit.first);
    const std::uint32_t next = head + 1;
    const bool in = passage.mayBe(head, Closed::inside);
    if (!in || next + 1 >= hit.first || passage.placeAt(next) >= 0 || passage.dateAt(next) >= 0 ||
        passage.quantityAt(next) >= 0 || passage.actorAt(next) >= 0 || passage.mayTrigger(next) ||
        passage.grammar.words.nowhere.at(passage.readings, next, Peel::nothing) ||
        passage.folded(next).starts_with("ال") ||
        passage.grammar.words.descriptors.at(passage.readings, next, Peel::nothing))
        return false;
    return (passage.boundaries[next + 1] & comma) != 0 ||
           (next + 2 < passage.size() && (passage.boundaries[next + 2] & comma) != 0);
}

// Its sentence has said where the deed was, of a place that nobody knows: no other place is taken over.
bool sentenceSaysWhere(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    const auto told = framesOf(before, hit.sentence);
    return !passage.english() && hit.joined && std::any_of(told.begin(), told.end(), [&](const Frame &frame) {
        return frame.hit->trigger->type == "violence" && saysWhere(passage, *frame.hit);
    });
}

} // namespace

const Frame &joinedDeed(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    constexpr std::uint32_t reach = 6; // tokens from the relative word to its verb: "التي كان الجيش قد انتزعها"
    const auto relative = [&](const TriggerHit &deed) {
        for (std::uint32_t i = deed.first;
             i-- > 0 && deed.first - i <= reach && passage.sentenceOf(i) == deed.sentence;) {
            if (passage.is(i, Closed::relative))
                return true;
            if (passage.boundaries[i + 1] & (stop | comma) || passage.triggerOver(i))
                return false;
        }
        return false;
    };
    std::size_t last = before.size() - 1;
    while (!passage.english() && last > 0 && before[last].hit->sentence == hit.sentence &&
           before[last - 1].hit->sentence == hit.sentence && relative(*before[last].hit) &&
           passage.parted(before[last].hit->end, hit.first, comma))
        --last;
    return before[last];
}

bool saysWhere(const Passage &passage, const TriggerHit &hit) {
    const bool moves = hit.trigger->type == "movement";
    std::uint32_t end = hit.fieldEnd; // with the nouns that go on with it: "destroyed a column in an ambush near …"
    for (const auto &other : passage.triggersOf(hit.sentence))
        if (other.first >= hit.end && other.first <= end && other.form == Form::noun && other.joined)
            end = std::max(end, other.fieldEnd);
    for (std::uint32_t i = hit.end; i + 1 < end; ++i) {
        const bool place = passage.is(i, Closed::inside, Closed::nearness, Closed::at, Closed::outside);
        const bool way = moves && (passage.is(i, Closed::origin, Closed::into) ||
                                   (hit.subtype != "displaced" && passage.is(i, Closed::goal)));
        if (!place && !way)
            continue;
        bool source = false; // "بحسب وزارة الصحة في القطاع"
        for (std::uint32_t back = i;
             !passage.english() && back > hit.end && i - back < 5 && !source && passage.folded(back) != "،"; --back)
            source = passage.grammar.words.according.at(passage.readings, back - 1).tokens > 0;
        if (source)
            continue;
        const std::uint32_t next = i + 1 < end && passage.is(i + 1, Closed::definite_article) ? i + 2 : i + 1;
        if (passage.dateAt(i) >= 0 || passage.dateAt(next) >= 0 || passage.quantityAt(next) >= 0 ||
            passage.actorAt(next) >= 0 ||
            (i >= hit.fieldEnd && passage.placeAt(next) >= 0)) // "fled the fighting in X": there
            continue;
        if (passage.mayTrigger(next) || passage.grammar.words.people.at(passage.readings, next, Peel::proclitics) ||
            passage.grammar.words.nowhere.at(passage.readings, next, Peel::nothing))
            continue; // "in an attack", "من السكان", "في صفوف"
        if (passage.english() && !passage.facts.tokens[next].capitalised)
            continue;
        return true;
    }
    return false;
}

// "For five months the Russians held X. They pulled out on 11 November.": nothing says from where, so from what the
// story's last words were about.
std::optional<std::uint32_t> whatTheyHad(const Passage &passage, const TriggerHit &hit,
                                         const std::vector<Frame> &before) {
    if (hit.trigger->type != "movement" || hit.subtype != "withdrew" || hit.form == Form::noun || hit.part ||
        before.empty())
        return std::nullopt;
    const bool ends = hit.end >= passage.size() || passage.sentenceOf(hit.end) != hit.sentence ||
                      passage.dateAt(hit.end) >= 0 ||
                      passage.facts.tokens[hit.end].kind == text::TokenKind::punctuation ||
                      (hit.end + 1 < passage.size() && passage.dateAt(hit.end + 1) >= 0) ||
                      passage.is(hit.end, Closed::behind_leaving);
    if (!ends || sentenceSaysWhere(passage, hit, before))
        return std::nullopt;
    for (auto last = before.rbegin(); last != before.rend() && hit.sentence - last->hit->sentence <= 1; ++last) {
        if (last->hit->trigger->type != "control" || last->places.empty())
            continue;
        const std::string &type = passage.facts.places[last->places.front()].type;
        if (last->places.size() > 1 || isAreal(type) || last->status != "reported")
            return std::nullopt;
        return last->places.front();
    }
    return std::nullopt;
}

namespace {

// "50 died in the fighting", "وأسفرت المعارك عن مقتل 50": in the battle that was told of, not in one of another place.
bool ofTheBattle(const Passage &passage, const TriggerHit &hit) {
    const auto near = passage.triggersOf(hit.sentence);
    return std::any_of(near.begin(), near.end(), [&](const TriggerHit &other) {
        const bool definite = passage.english()
                                  ? other.first > 0 && passage.is(other.first - 1, Closed::definite_article)
                                  : passage.folded(other.first).starts_with("ال");
        return (other.form == Form::noun || other.form == Form::gerund) && other.trigger->type == "violence" &&
               definite && passage.placesIn(other.end, other.fieldEnd).empty();
    });
}

} // namespace

void carryPlaceOn(const Passage &passage, const TriggerHit &hit, const Parties &parties,
                  const std::vector<Frame> &before, Frame &frame) {
    for (const auto &instance : frame.instances)
        if (!instance.places.empty())
            return;
    if (frame.instances.empty())
        return;
    if (const auto held = whatTheyHad(passage, hit, before)) {
        for (auto &instance : frame.instances)
            instance.places = {*held};
        frame.carriedOn = true;
        return;
    }
    if (!saysWhere(passage, hit) && isIn(hit.trigger->type, {"violence", "movement"}))
        if (const auto asked = townAskedAbout(passage, hit)) {
            for (auto &instance : frame.instances)
                instance.places = {*asked};
            frame.carriedOn = true;
            return;
        }
    const bool told = tellsOfTold(passage, hit);
    const bool same = told || passage.grammar.words.thatEvent.within(passage.readings, hit.fieldStart, hit.fieldEnd);
    // "The army retook X. Thousands of families have returned": of the one town that the sentence before was about.
    const bool theirs = frame.people && hit.form != Form::noun && isIn(hit.subtype, {"returned", "displaced"}) &&
                        !before.empty() && before.back().hit->sentence + 1 == hit.sentence &&
                        before.back().hit->trigger->type == "control";
    const bool people = hit.trigger->type == "movement" && !hit.part && !hit.trigger->needsPlace &&
                        (frame.instances.front().quantity || theirs);
    // Counted dead whose clause says nothing of where: there, where the story is.
    const bool where =
        saysWhere(passage, hit) || sentenceSaysWhere(passage, hit, before) || headSaysWhere(passage, hit);
    const auto quantity = frame.instances.front().quantity;
    // More dead than that are those of a war, unless they died within days.
    constexpr int days = 7;
    const bool within = isIn(hit.subtype, {"killing", "execution"}) && frame.date && passage.date(*frame.date).range &&
                        passage.date(*frame.date).range->days() <= days;
    const double total = within ? 10'000 : 1000;
    const bool dead = hit.trigger->type == "violence" && !hit.part && quantity && !where &&
                      passage.facts.mentions.quantities[*quantity].low.value_or(0) < total;
    // "attacked its base", "stormed their camp"
    bool its = false;
    for (std::uint32_t i = hit.end; i < std::min<std::uint32_t>(hit.end + 2, hit.fieldEnd); ++i)
        its = its || (hit.trigger->type == "violence" && passage.grammar.words.possessives.at(passage.readings, i));
    // "They attacked X on Monday; 100 people were killed."
    if (dead && passage.english())
        for (auto last = before.rbegin(); last != before.rend() && last->hit->sentence == hit.sentence; ++last)
            if (last->hit->trigger->type == "violence" && last->date && last->status == frame.status) {
                for (auto &instance : frame.instances)
                    if (!instance.date)
                        instance.date = last->date;
                break;
            }
    // "X fell after fighting that killed 3,000": of a deed of this very sentence there may be any number.
    const bool ofThisSentence = passage.english() && hit.trigger->type == "violence" && !hit.part && quantity &&
                                !where && !before.empty() && before.back().hit->sentence == hit.sentence &&
                                before.back().hit->form == Form::noun &&
                                hit.first - std::min(hit.first, before.back().hit->end) <= 2;
    if ((people && !where) || dead || ofThisSentence)
        if (const auto near = nearInSentence(passage, hit, dead && !told)) {
            for (auto &instance : frame.instances)
                instance.places = {*near};
            frame.carriedOn = true;
            return;
        }
    if (!same && !parties.carriedOn && !(people && !where) && !dead && !its)
        return;
    if (!same && where && !passage.english())
        return;
    if (const PlaceRef *later = dead && !same ? laterInSentence(passage, hit) : nullptr) {
        if (passage.grammar.words.wherein.within(passage.readings, hit.end, later->tokens.first)) {
            for (auto &instance : frame.instances)
                instance.places = {later->mention};
            return;
        }
    }
    const auto town = [&](std::uint32_t mention) {
        const std::string &type = passage.facts.places[mention].type;
        return type == "city" || type == "town" || type == "village" || (people && isAreal(type)) ||
               (dead && (type == "district" || (!isAreal(type) && type != "")));
    };
    const Frame *found = nullptr;
    for (auto last = before.rbegin(); last != before.rend(); ++last) {
        if (found && last->hit->sentence != found->hit->sentence)
            break;
        if (hit.sentence - last->hit->sentence > (told ? 3u : dead || its ? 1u : 2u))
            break;
        if (dead && !same && !passage.english() && !sameParagraph(passage, last->hit->sentence, hit.sentence))
            break; // another story

        if (dead && !told && !same && !passage.english() &&
            last->places.size() > 1) { // "took A, B and C": in one of them, nobody knows in which
            for (auto &instance : frame.instances)
                instance.places = last->places;
            frame.carriedOn = true;
            return;
        }
        if (last->places.empty() || !town(last->places.front()) ||
            (last->status != "reported" && last->status != "claimed"))
            continue;
        if (!found || (same && !told))
            found = &*last; // the battle is the one that its sentence begins with
        if (told && found)
            break;
    }
    const bool war =
        std::any_of(before.begin(), before.end(), [&](const Frame &last) { return passage.fights(last.agent); });
    // "By Thursday the airport was theirs. At least 700 have been killed": there, where the story is.
    if (found && dead && !same && passage.english() && found->hit->sentence != hit.sentence &&
        !frame.source.name.empty())
        if (const auto story = storyPlace(passage);
            story && namedInParagraph(passage, *story, hit.sentence) &&
            passage.timesNamed(*story) > passage.timesNamed(found->places.front()) + 1)
            found = nullptr;
    if (!found && dead && (war || passage.fights(parties.other)))
        if (const auto story = storyPlace(passage)) {
            for (auto &instance : frame.instances)
                instance.places = {*story};
            frame.carriedOn = true;
            return;
        }
    if (!found && !where && (dead || people))
        if (const auto only = onlyTownBefore(passage, hit)) { // "They buried their dead in X. 132 had been killed."
            for (auto &instance : frame.instances)
                instance.places = {*only};
            frame.carriedOn = true;
            return;
        }
    if (!found)
        return;
    std::uint32_t place = found->places.front();
    if (people && !same && !parties.carriedOn) {
        auto talked = talkedOf(passage, hit.sentence, before);
        if (!talked && found->hit->trigger->type != "movement" &&
            sameParagraph(passage, found->hit->sentence, hit.sentence))
            talked = onlyTownBefore(passage, hit);
        if (!talked)
            return;
        place = *talked;
    }
    // Those who left their homes did not live at an airport; a million of them, or of dead, are hardly those of one
    // town.
    constexpr double ofACountry = 1'000'000;
    const std::string &kind = passage.facts.places[place].type;
    if (people && !isAreal(kind) && kind != "city" && kind != "town" && kind != "village" && kind != "neighbourhood" &&
        kind != "camp")
        return;
    if (quantity && (people || dead) && passage.facts.mentions.quantities[*quantity].low.value_or(0) >= ofACountry) {
        const auto wide = areaOfStory(passage);
        if (!wide)
            return;
        place = *wide;
    }
    for (auto &instance : frame.instances) {
        instance.places = {place};
        // "Gunmen attacked X on Monday. They killed 12."
        const bool goesOn = dead && found->hit->trigger->type == "violence" &&
                            hit.sentence - found->hit->sentence <= 1 && frame.status == found->status;
        const bool battle = dead && found->hit->trigger->type == "control" &&
                            hit.sentence - found->hit->sentence <= 1 && frame.status == found->status &&
                            ofTheBattle(passage, hit);
        if (!instance.date && (same || goesOn || battle) && !found->instances.empty() && found->instances.front().date)
            instance.date = found->instances.front().date;
    }
    frame.carriedOn = true;
}

} // namespace zamkan::reading
