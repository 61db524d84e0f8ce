// The places of a passage: names, bare nouns that stand for one, lists and what holds them.
#include "reading/passage.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
// "the coal-mining town", "the besieged eastern city": the noun that stands for a place named before; 0: none.
std::size_t Passage::describedAgain(std::size_t article) const {
    constexpr std::size_t most = 4; // words and hyphens between
    for (std::size_t i = article + 1; i < size() && i <= article + 1 + most && sentenceOf(i) == sentenceOf(article);
         ++i) {
        if (place_[i] >= 0 || actor_[i] >= 0 || date_[i] >= 0 || quantity_[i] >= 0 ||
            grammar.words.prepositions.at(readings, i) || is(i, Closed::another) ||
            (facts.tokens[i].kind == text::TokenKind::punctuation && folded(i) != "-"))
            return 0;
        if (i > article + 1 && is(i, Closed::settlement))
            return i + 1 < size() && (is(i + 1, Closed::partitive, Closed::additive) || folded(i + 1) == "'" ||
                                      facts.tokens[i + 1].capitalised)
                       ? 0
                       : i;
    }
    return 0;
}

void Passage::findPlaces() {
    for (std::size_t i = 0; i < size(); ++i) {
        if (const SeatPhrase seat = seatPhraseAt(i); seat.end > 0) {
            if (seat.mention) {
                PlaceRef ref{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(seat.end)},
                             *seat.mention,
                             facts.mentions.places[*seat.mention].tokens.end != seat.end,
                             {},
                             false,
                             false};
                ref.before = governing(i, facts.tokens[i].span, ref.listed);
                ref.measured = measures(i);
                places.push_back(ref);
            }
            i = seat.end - 1;
            continue;
        }
        if (place_[i] >= 0) {
            const auto index = static_cast<std::size_t>(place_[i]);
            const auto &mention = facts.mentions.places[index];
            // "20 km from X, which fell": told of for itself.
            const std::size_t behind = mention.tokens.end;
            bool related =
                behind + 1 < size() && folded(behind) == "," && grammar.words.relatives.at(readings, behind + 1);
            // "سوق ليبيا", "شارع فلسطين": the name of a street, not the country.
            if (!english() && mention.tokens.first == i && i > 0 && facts.places[index].type == "country" &&
                grammar.words.quarters.at(readings, i - 1, Peel::proclitics))
                continue;
            // "على الطريق المؤدي إلى X"
            related = related || (!english() && i > 2 && is(i - 1, Closed::goal) && is(i - 2, Closed::leading) &&
                                  grammar.closed.has(readings[i - 3].back(), Closed::road));
            // "…, a hospital spokesman in Misrata said": where the speaker is.
            if (english() && behind < size() && sentenceOf(behind) == sentenceOf(i) && mention.tokens.first == i &&
                grammar.words.speech.at(readings, behind) && ofTrailingSource(i))
                continue;
            if (mention.tokens.first == i && ofSpeakerBefore(i, behind))
                continue;
            const bool heading = headings[sentenceOf(i)] == place_[i];
            if (mention.tokens.first == i && (mention.role == mentions::PlaceRole::literal || related) &&
                !dateline(i) && i >= datelineEnd && !heading && !speakerPlace(i)) {
                PlaceRef ref{mention.tokens, static_cast<std::uint32_t>(index), false, {}, false, false};
                ref.before = governing(i, mention.span, ref.listed);
                ref.measured = measures(i);
                places.push_back(ref);
            }
            continue;
        }
        if (actor_[i] >= 0 || date_[i] >= 0 || (!english() && !readings.mayBeginAny(i, grammar.words.again.bit())))
            continue;
        auto found = grammar.words.again.at(readings, i, Peel::proclitics);
        std::string described; // "the coal-mining town" as "the town"
        if (!found && is(i, Closed::definite_article) && i + 1 < size() &&
            (folded(i + 1).ends_with("'s") || folded(i + 1).ends_with("’s"))) {
            const std::string noun = fmt::format("the {}", folded(i + 1).substr(0, folded(i + 1).find_first_of("'’")));
            if (grammar.again.contains(noun)) { // "of the city's 200,000 residents"
                found.tokens = 2;
                described = noun;
            }
        }
        if (is(i, Closed::definite_article)) // "the port city", where "the port" alone would be another
            if (const std::size_t noun = describedAgain(i);
                noun > 0 && noun + 1 > i + found.tokens && described.empty()) {
                found.tokens = static_cast<std::uint32_t>(noun + 1 - i);
                described = fmt::format("the {}", folded(noun));
            }
        if (!found)
            continue;
        // A name follows: the noun only describes it.
        const std::size_t next = i + found.tokens;
        if (english() && grammar.words.compounds.at(readings, next, Peel::nothing) && next + 2 < size() &&
            is(next + 1, Closed::inside, Closed::partitive)) // "the town hall in X"
            if (place_[next + 2] >= 0 || (next + 3 < size() && place_[next + 3] >= 0))
                continue;
        if (is(i, Closed::neuter_pronoun)) { // a place only as an object, or where something was done to it
            const bool object = i > 0 && mayTrigger(i - 1);
            bool verb = false; // "it was retaken", "it had fallen", not "it was made possible", "it had cleared"
            for (std::size_t at = next; at < std::min(size(), next + 4) && !verb; ++at)
                if (const auto *forms = grammar.forms.find(folded(at));
                    forms && !grammar.words.passive.at(readings, at))
                    verb = (grammar.words.passive.at(readings, at - 1) ||
                            grammar.triggers[forms->front().trigger].placeIsSubject) &&
                           (grammar.triggers[forms->front().trigger].type == "control" ||
                            grammar.triggers[forms->front().trigger].type == "violence");
            // "three days after it fell to the Taliban", "before it fell"
            const auto *falls = next < size() ? grammar.forms.find(folded(next)) : nullptr;
            const bool fell = falls && grammar.triggers[falls->front().trigger].placeIsSubject &&
                              grammar.triggers[falls->front().trigger].type == "control" && i > 0 &&
                              is(i - 1, Closed::posterior, Closed::anterior, Closed::since, Closed::temporal_when);
            if (!object && !fell &&
                (!verb || (!grammar.words.passive.at(readings, next) && !grammar.words.have.at(readings, next))))
                continue;
        }
        if (next < size() && (place_[next] >= 0 || (english() && is(next, Closed::partitive) &&
                                                    !(next + 1 < size() && quantity_[next + 1] >= 0))))
            continue;
        // "الساحل الأيسر لقضاء الشرقاط": its owner follows.
        if (!english() && next + 1 < size() && sentenceOf(next) == sentenceOf(i) && folded(next).starts_with("ل") &&
            (place_[next] >= 0 || place_[next + 1] >= 0))
            continue;
        // "الأحياء الشرقية من سراقب": parts of what is named behind them.
        const std::size_t of = next < size() && folded(next).starts_with("ال") ? next + 1
                               : found.tokens > 1                              ? next
                                                                               : size();
        const bool parts =
            !english() && of + 1 < size() && sentenceOf(of + 1) == sentenceOf(i) && is(of, Closed::partitive);
        if (parts && (place_[of + 1] >= 0 ||
                      (of + 2 < size() && place_[of + 2] >= 0 && grammar.words.descriptors.at(readings, of + 1))))
            continue;
        // "العاصمة الإريترية أسمرة": the name follows its adjective; "إلى" once folded looks like one.
        if (!english() && next + 1 < size() && !grammar.words.prepositions.at(readings, next) && place_[next + 1] >= 0 && sentenceOf(next + 1) == sentenceOf(i) &&
            folded(next).starts_with("ال") && (folded(next).ends_with("يه") || folded(next).ends_with("ي")) &&
            facts.mentions.places[static_cast<std::size_t>(place_[next + 1])].span.start ==
                facts.tokens[next + 1].span.start)
            continue;
        std::string phrase = described;
        for (std::size_t word = i; word < next && described.empty(); ++word) {
            std::string_view best = folded(word);
            if (word == i)
                for (const auto &peeled : readings[word])
                    if (peeled.proclitics == found.proclitics)
                        best = peeled.folded;
            phrase += phrase.empty() ? "" : " ";
            phrase += best;
        }
        const auto sort = grammar.again.find(phrase);
        std::string kind = sort == grammar.again.end() ? std::string() : sort->second;
        constexpr std::string_view two = "two ";
        constexpr std::string_view all = "all ";
        const bool both = kind.starts_with(two), every = kind.starts_with(all);
        if (both || every)
            kind.erase(0, both ? two.size() : all.size());
        if (kind == "place")
            kind.clear();
        // "ألوية العمالقة الثانية": behind a verb or whoever does it, and no adjective: "المعارك الأخيرة"
        const auto attribute = [&](std::string_view before) {
            return before.starts_with("ال") || before.ends_with("ه") || before.ends_with("ها") ||
                   before.ends_with("ات");
        };
        if (!english() && kind == "latter" &&
            (i == 0 || (actor_[i - 1] < 0 && (place_[i - 1] >= 0 || attribute(folded(i - 1))))))
            continue;
        auto mention = antecedent(i, kind);
        // "The town, some 60 km north of Uvira, had been shelled. 23 civilians were killed there": where the sentence
        // before was about.
        if (mention && english() && is(i, Closed::there) && kind.empty()) {
            const auto about = std::find_if(places.begin(), places.end(), [&](const PlaceRef &ref) {
                return sentenceOf(ref.tokens.first) + 1 == sentenceOf(i);
            });
            if (about != places.end() && about->again &&
                sentenceOf(facts.mentions.places[*mention].tokens.first) < sentenceOf(i))
                mention = about->mention;
        }
        if (mention) {
            PlaceRef ref{
                {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(next)}, *mention, true, {}, false, false};
            const Span span = facts.tokens[i].span;
            if (found.proclitics.find("ب") != std::string::npos)
                ref.before = "ب";
            else if (found.proclitics.find("ل") != std::string::npos && found.proclitics != "ال")
                ref.before = "ل";
            else
                ref.before = governing(i, span, ref.listed);
            ref.listed = ref.listed || found.proclitics.rfind("و", 0) == 0;
            if (is(i, Closed::there))
                ref.before = english() ? "in" : "في";
            if (both) { // "المدينتين": the last two; nobody knows where there is but one
                const auto other = antecedent(facts.mentions.places[*mention].tokens.first, kind);
                if (!other || facts.places[*other].id == facts.places[*mention].id)
                    continue;
                PlaceRef first = ref;
                first.mention = *other;
                places.push_back(first);
                ref.listed = true;
            }
            for (const auto other : every ? listEndingAt(*mention) : std::vector<std::uint32_t>()) { // "هذه البلدات"
                PlaceRef member = ref;
                member.mention = other;
                places.push_back(member);
                ref.listed = true;
            }
            places.push_back(ref);
        }
    }
}

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
