// How the places of a sentence hang together: what is listed, what holds another, what is another's own.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {

// The settlements that one breath names before this one, in order: "غرانيج وأبو حمام والكشكية" without the last.
std::vector<std::uint32_t> Passage::listEndingAt(std::uint32_t last) const {
    constexpr std::uint32_t gap = 2; // a comma and an "and"
    const auto &named = facts.mentions.places;
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = last; i-- > 0;) {
        if (isAreal(facts.places[i].type))
            continue;
        const auto &next = named[i + 1].tokens;
        if (sentenceOf(named[i].tokens.first) != sentenceOf(next.first) || next.first < named[i].tokens.end ||
            next.first - named[i].tokens.end > gap ||
            !(startsConjunct(next.first) || (boundaries[next.first] & comma) ||
              (next.first > 0 && startsConjunct(next.first - 1))))
            break;
        out.insert(out.begin(), i);
    }
    return out;
}

// Whether the words in [first, end), with a comma before them or none, say that a town is the capital of the place at
// `end`.
bool Passage::isSeatOf(std::size_t first, std::size_t end) const {
    while (first < end && facts.tokens[first].kind == text::TokenKind::punctuation)
        ++first;
    return first < end && is(first, Closed::seat) && describes(first + 1, end);
}

// "the rebels' stronghold", "Kashmir's Pulwama district": the possessive, and what is owned follows.
bool Passage::ownsNext(std::size_t token) const {
    const auto surface = facts.document.surface(facts.tokens[token].span);
    for (const std::string_view ending : {"'s", "’s", "s'", "s’"})
        if (surface.ends_with(ending))
            return true;
    return token + 1 < size() && isIn(folded(token + 1), {"'", "’"});
}

// Whether there are only words of the kind of place between: "'s northern".
bool Passage::describes(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i)
        if (facts.tokens[i].kind == text::TokenKind::word && folded(i) != "s" &&
            !grammar.words.descriptors.at(readings, i))
            return false;
    return true;
}

// "Baghdad's Sadr City": what a town has of its own.
bool Passage::isPartOfTown(const PlaceRef &ref) const {
    return !ref.again && isIn(place(ref).type, {"neighbourhood", "district", "camp", "facility", "airport", "airbase",
                                                "military_base", "refinery", "port", "power_station", "bridge"});
}

void Passage::linkPlaces() {
    // "handed over Bagram": the verb's own "over" does not lead to the place.
    for (const auto &hit : triggers)
        for (auto &place : places)
            if (hit.end - hit.first > 1 && is(hit.end - 1, Closed::object_particle) && place.tokens.first >= hit.end &&
                place.tokens.first - hit.end <= 4 && place.before == folded(hit.end - 1) &&
                describes(hit.end, place.tokens.first))
                place.before.clear();
    // "Kashmir's Pulwama district", "Mali's Mopti region": the first only holds the second.
    for (std::size_t k = 0; english() && k + 1 < places.size(); ++k)
        if (!places[k].again && (isAreal(place(places[k]).type) || isPartOfTown(places[k + 1])) &&
            places[k + 1].tokens.first - places[k].tokens.end <= 2 &&
            places[k + 1].tokens.first >= places[k].tokens.end && ownsNext(places[k].tokens.end - 1) &&
            describes(places[k].tokens.end, places[k + 1].tokens.first)) {
            places[k].container = true;
            if (places[k + 1].before.empty())
                places[k + 1].before = places[k].before;
            places[k].before = "of";
        }
    // "in the city's al-Tawahi district": likewise.
    for (std::size_t k = 0; english() && k + 1 < places.size(); ++k)
        if (places[k].again && places[k + 1].tokens.first >= places[k].tokens.end &&
            places[k + 1].tokens.first - places[k].tokens.end <= 2 && ownsNext(places[k].tokens.end - 1) &&
            describes(places[k].tokens.end, places[k + 1].tokens.first)) {
            places[k].container = true;
            if (places[k + 1].before.empty())
                places[k + 1].before = places[k].before;
            places[k].before = "of";
        }
    // "the northern Burkina Faso town of Djibo": likewise.
    for (std::size_t k = 0; english() && k + 1 < places.size(); ++k) {
        const std::uint32_t from = places[k].tokens.end, to = places[k + 1].tokens.first;
        if (!places[k].again && to > from + 1 && to - from <= 4 && sentenceOf(from) == sentenceOf(to) &&
            is(to - 1, Closed::partitive) && describes(from, to - 1) && !parted(from - 1, to - 1, comma) &&
            (places[k + 1].before.empty() || grammar.closed.has(places[k + 1].before, Closed::partitive))) {
            if (isAreal(place(places[k + 1]).type) && !isAreal(place(places[k]).type)) {
                places[k + 1].container = true; // "the Kobani area of Aleppo province"
                continue;
            }
            places[k].container = true;
            places[k + 1].before = places[k].before;
            places[k].before = "within";
        }
    }
    std::vector<bool> verbs(size());
    for (const auto &hit : triggers)
        verbs[hit.first] = hit.form != Form::noun;
    for (std::size_t k = 1; k < places.size(); ++k) {
        PlaceRef &place = places[k];
        const PlaceRef &last = places[k - 1];
        const std::size_t from = last.tokens.end, to = place.tokens.first;
        if (sentenceOf(last.tokens.first) != sentenceOf(to))
            continue;
        // "Ramadi in Iraq over the past six months, as well as the strategic Tishrin Dam": says that the list goes on.
        std::size_t goesOn = 0, goesOnEnd = 0;
        for (std::size_t i = from; english() && i < to && i < from + 9 && goesOnEnd == 0; ++i)
            if (const auto found = grammar.words.goesOn.at(readings, i, Peel::nothing); found.tokens > 1)
                goesOn = i, goesOnEnd = i + found.tokens;
        if (to - std::min<std::size_t>(from, to) > 9u + (goesOnEnd - goesOn))
            continue;
        bool joined = place.listed, broken = false, comma_ = false, clause = false, strange = false;
        for (std::size_t i = from; i <= to; ++i) {
            if (startsConjunct(i) || grammar.words.goesOn.at(readings, i))
                joined = true;
            if (i > from && (boundaries[i] & comma))
                comma_ = true;
            const auto hard =
                static_cast<unsigned>(boundaries[i]) & static_cast<unsigned>(stop | complement | parts | speech);
            const bool linking = i >= goesOn && i < goesOnEnd;
            clause = clause || (i > from && i < to && !linking &&
                                is(i, Closed::subordinator)); // "…, hours after Moscow declared"
            // "left X in May, surprised Y": only what describes a place stands between two of a list.
            strange =
                strange || (english() && i > from && i < to && !linking &&
                            facts.tokens[i].kind == text::TokenKind::word && date_[i] < 0 && quantity_[i] < 0 &&
                            !grammar.words.descriptors.at(readings, i) && !grammar.words.prepositions.at(readings, i));
            // "X and the rebels' stronghold of Y"
            const bool owner = english() && i < to && actor_[i] >= 0 && i + 1 < to && ownsNext(i);
            // "مدينة الطبقة، وهي آخر موقع في محافظة الرقة"
            const bool clauseOfItsOwn =
                !english() && i > from && i < to &&
                (grammar.words.pronouns.at(readings, i, Peel::conjunctions) || mayBe(i, Closed::past_auxiliary));
            // "قتل 12 في منبج، وتم تحرير حلب": the deed's own object
            const TriggerHit *deed = !english() && i >= from && i < to && i + 2 >= to ? triggerOver(i) : nullptr;
            const bool ofADeed =
                deed && deed->form == Form::noun && deed->first > from &&
                (deed->end == to || (deed->end + 1 == to && grammar.words.prepositions.at(readings, deed->end)));
            // "على سراقب، وردت أنقرة": a capital behind a verb that nobody lists
            const bool capitalActs = !english() && i + 1 == to && startsConjunct(i) && stateOf(place.mention) &&
                                     !grammar.words.descriptors.at(readings, i) &&
                                     !grammar.words.prepositions.at(readings, i);
            if (hard || verbs[i] || clauseOfItsOwn || ofADeed || capitalActs ||
                (i < to && ((actor_[i] >= 0 && !owner) || grammar.words.relatives.at(readings, i))))
                broken = true;
        }
        const auto ofIt = [&](const PlaceRef &ref) { return grammar.closed.has(ref.before, Closed::partitive); };
        const bool inside = this->inside(place);
        // "captured X and four other villages in Kherson region": they are in it.
        bool others = false;
        for (std::size_t i = from; english() && inside && isAreal(this->place(place).type) && i < to; ++i)
            others = others || is(i, Closed::many_places);
        if (others && !broken) {
            place.container = true;
            place.listed = false;
            continue;
        }
        // "على بيحان وعسيلان وعين في محافظة شبوة": all of them are in it, also where one of them is nobody's.
        if (!english() && grammar.closed.has(place.before, Closed::inside) && !last.again &&
            isAreal(this->place(place).type) && !isAreal(this->place(last).type) && !broken && !comma_ && joined)
            for (std::size_t i = to; i-- > from && to - i <= 3;)
                if (is(i, Closed::inside) && !startsConjunct(i)) {
                    place.container = true;
                    place.listed = false;
                }
        // "الرمادي، مركز محافظة الأنبار", "ود مدني عاصمة ولاية الجزيرة": what the town is the capital of.
        // "باما، ثاني أكبر مدن ولاية بورنو": in which it is the second largest.
        if (!english() && isAreal(this->place(place).type) && !isAreal(this->place(last).type) &&
            (isSeatOf(from, place.tokens.first) ||
             (comma_ && !broken && !joined && grammar.words.superlatives.within(readings, from, to, Peel::nothing))))
            place.container = true, place.listed = false;
        // "captured X on 20 May, and Moscow congratulated itself": a state that does something
        if (english() && place.listed && !place.again && place.tokens.end < size() &&
            sentenceOf(place.tokens.end) == sentenceOf(to) &&
            facts.tokens[place.tokens.end].kind == text::TokenKind::word &&
            !facts.tokens[place.tokens.end].capitalised && endsAsPast(folded(place.tokens.end)) &&
            stateOf(place.mention)) {
            place.listed = false;
            continue;
        }
        // "captured X on Monday, and Y, taken by the rebels on Sunday, is quiet": the subject of what comes
        if (english() && comma_ && joined && to > from && place.tokens.end + 1 < size() &&
            folded(place.tokens.end) == "," && sentenceOf(place.tokens.end + 1) == sentenceOf(to))
            if (const TriggerHit *taken = triggerOver(place.tokens.end + 1);
                taken && taken->first == place.tokens.end + 1 && taken->form != Form::noun &&
                taken->form != Form::gerund) {
                place.listed = false;
                continue;
            }
        if (place.container)
            continue;
        const auto holder = facts.mentions.places[last.mention].container;
        // "Kadugli and Dilling, both in South Kordofan,": they are in it.
        if (english() && inside && holder && *holder == place.mention && folded(from) == "," &&
            is(from + 1, Closed::universal, Closed::any_of)) {
            place.container = true;
            place.listed = false;
            continue;
        }
        // "Dioura, in Mopti region, and killed 41 soldiers"
        const bool thrownIn = english() && comma_ && folded(from) == "," && to - from <= 3 &&
                              isAreal(this->place(place).type) && !isAreal(this->place(last).type);
        if (!broken && !joined &&
            ((holder && *holder == place.mention) || (inside && (!comma_ || thrownIn) && !place.again))) {
            // "ليمان في منطقة دونيتسك": the region, though the city is better known
            const bool region = isIn(facts.mentions.places[place.mention].cue, {"area", "region", "province"});
            place.container = isAreal(this->place(place).type) || region || (holder && *holder == place.mention);
            place.listed = false;
        } else if (!broken && !joined && comma_ && english() && isAreal(this->place(place).type) &&
                   !isAreal(this->place(last).type) && place.before.empty() && to == from + 1) {
            place.container = true;
            place.listed = false;
        } else if (!broken && joined && last.container && place.before.empty() && to - from <= 1 &&
                   this->place(place).type == this->place(last).type) {
            place.container = true; // "في العراق وسورية"
            place.listed = false;
        } else if (place.again && to > from + 2) {
            place.listed = false; // "it" and "the city" begin something new
        } else {
            // "Across the border in Burkina Faso, Djibo has been": the scene, and then the subject.
            const bool scene = english() && comma_ && !joined && !last.before.empty() &&
                               isAreal(this->place(last).type) && !isAreal(this->place(place).type);
            // "captured X, and the capital of Y, Z, fell"
            // "the capital of X province, Y, fell"
            const bool named = english() && comma_ && !joined && ofIt(last) && isAreal(this->place(last).type) &&
                               !isAreal(this->place(place).type);
            const bool within = named || (english() && ofIt(place) && !ofIt(last));
            // "at the airport, in X and near Y"
            const bool where = grammar.closed.has(place.before, Closed::stationary) &&
                               !isAreal(this->place(place).type) &&
                               grammar.closed.has(last.before, Closed::stationary) && !holder;
            const bool again = english() && comma_ && !strange && !place.before.empty() &&
                               ((place.before == last.before && !inside) || where);
            place.listed = !broken && !clause && !scene && !within &&
                           (joined || again || (comma_ && !strange && place.before.empty())) &&
                           (english() || !place.measured || joined);
            if (place.listed && place.before.empty()) {
                place.before = last.before;
                place.measured = place.measured || last.measured; // "إلى لبنان والأردن"
            }
        }
    }
}

} // namespace zamkan::reading
