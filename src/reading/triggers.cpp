// Whether a trigger begins at a token, and which.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::size_t adverbLetters = 4; // "marginally", not "fly"
constexpr std::size_t nounsReach = 12;   // tokens from a verbal noun to one that is joined to it by "and"
constexpr std::size_t plannedReach = 6;  // tokens from a verb of planning, across who plans it
constexpr std::size_t unlessReach = 5;
constexpr std::size_t besideReach = 9; // tokens from the verb to what makes it one of war: "missiles hit"

bool fits(const TriggerForm &form, std::string_view proclitics) {
    if (form.form == Form::noun || proclitics.empty())
        return true;
    if (proclitics == "و" || proclitics == "ف")
        return form.form != Form::noun;
    return form.form == Form::present && isIn(proclitics, {"ل", "ول", "فل"});
}

} // namespace

// A capital inside a sentence that is no headline.
bool Passage::namelike(std::size_t token) const {
    constexpr std::size_t longWord = 5, fewest = 3; // letters; words in small letters of a sentence that is no headline
    const text::Token &word = facts.tokens[token];
    if (!word.capitalised || token == 0 || sentenceOf(token - 1) != sentenceOf(token) || opensQuotation(token))
        return false;
    std::size_t small = 0;
    for (std::size_t i = sentenceHead(token); i < size() && sentenceOf(i) == sentenceOf(token) && small < fewest; ++i)
        if (facts.tokens[i].kind == text::TokenKind::word && !facts.tokens[i].capitalised &&
            folded(i).size() >= longWord)
            ++small;
    return small >= fewest;
}

// The first word of what is quoted, or of what follows a colon or a number of a list.
bool Passage::opensQuotation(std::size_t token) const {
    return token > 0 && facts.tokens[token - 1].kind != text::TokenKind::word &&
           !isIn(folded(token - 1), {",", "(", "-", "'", "’"});
}

// Whether an Arabic verb stands here that needs a phrase beside it.
bool Passage::completesVerb(std::size_t token) const {
    if (!readings.mayBegin(token, Grammar::triggerSet) || place_[token] >= 0 || actor_[token] >= 0 ||
        grammar.words.prepositions.has(readings, token))
        return false; // "حول X": round it, and nothing was turned
    for (const auto &reading : readings[token])
        if (const auto *found = grammar.forms.find(reading))
            for (const auto &form : *found)
                if (form.form == Form::past && fits(form, reading.proclitics) &&
                    grammar.triggers[form.trigger].hasThen &&
                    !(form.plural && folded(token).ends_with("ا") &&
                      !folded(token).ends_with("وا"))) // "إنزالا" is no "two let down"
                    return true;
    return false;
}

std::optional<TriggerHit> Passage::triggerAt(std::size_t i) const {
    if (!readings.mayBegin(i, Grammar::triggerSet) || facts.tokens[i].kind != text::TokenKind::word || place_[i] >= 0 ||
        actor_[i] >= 0 || date_[i] >= 0)
        return {};
    if (english() && namelike(i)) // "Ramadi was retaken in February, Hit in mid-April"
        return {};
    // "The death toll in X has reached 300": the verb is the toll's.
    if (english() && !triggers.empty() && triggers.back().form == Form::noun && triggers.back().trigger->needsNumber &&
        triggers.back().trigger->hasBeside && triggers.back().sentence == sentenceOf(i) &&
        i - triggers.back().end <= besideReach && triggers.back().trigger->beside.at(readings, i))
        return {};
    // "rebel-held districts", "the Houthi-run north": what it is like, unless a name follows at once.
    if (english() && i > 1 && folded(i - 1) == "-" && facts.tokens[i - 1].span.start == facts.tokens[i - 2].span.end &&
        facts.tokens[i - 1].span.end == facts.tokens[i].span.start && !is(i - 2, Closed::prefix) &&
        !(i + 1 < size() && place_[i + 1] >= 0))
        return {};
    // "فقد بدأ": the particle, not the loss.
    if (is(i, Closed::no_loss) && i + 1 < size() && !folded(i + 1).starts_with("ال") && actor_[i + 1] < 0 &&
        place_[i + 1] < 0 && !grammar.words.descriptors.at(readings, i + 1) &&
        !grammar.words.members.at(readings, i + 1) && !grammar.words.own.at(readings, i + 1) &&
        !grammar.closed.hasStem(folded(i + 1), Closed::lost_stem))
        return {};
    // "آخر دفعة من المقاتلين": a batch, nobody was pushed.
    if (is(i, Closed::batch) && i + 1 < size() && quantity_[i + 1] < 0)
        return {};
    // "أجلت مدنيين عبر ممرات": through, not "crossed", behind the verb of its clause.
    if (is(i, Closed::through) && i > 0 && sentenceOf(i - 1) == sentenceOf(i) && boundaries[i] == none &&
        !triggers.empty() && triggers.back().sentence == sentenceOf(i))
        return {};
    // After a preposition a word that may be both is the noun: "في قصف", "بعد قتل".
    bool nounPlace =
        !english() && i > 0 && sentenceOf(i - 1) == sentenceOf(i) &&
        (grammar.words.prepositions.at(readings, i - 1).tokens == 1 || mayBe(i - 1, Closed::before_verbal_noun));
    // "استهداف أربع دبابات وقنص جنديين": a noun goes on with a noun.
    if (!nounPlace && !english() && !triggers.empty() && startsConjunct(i)) {
        const TriggerHit &last = triggers.back();
        nounPlace = last.form == Form::noun && last.sentence == sentenceOf(i) && i - last.end <= nounsReach &&
                    !parted(last.first, i, stop | complement | comma);
    }
    nounPlace =
        nounPlace || (!english() && i > 0 && sentenceOf(i - 1) == sentenceOf(i) &&
                      grammar.words.launching.at(readings, i - 1, Peel::conjunctions).tokens == 1); // "تواصل قصف"
    // "تحاول القوات كسر الحصار": what is planned is a noun, whoever stands between.
    for (std::size_t j = i;
         !nounPlace && !english() && j-- > 0 && i - j <= plannedReach && sentenceOf(j) == sentenceOf(i);)
        if (grammar.words.plans.at(readings, j, Peel::conjunctions) && actor_[j] < 0)
            nounPlace = i - j > 1 && actor_[i - 1] >= 0;
        else if (actor_[j] < 0)
            break;
    std::optional<TriggerHit> best;
    std::size_t bestLength = 0, bestReading = 0;
    for (std::size_t r = 0; r < readings[i].size(); ++r) {
        const auto &reading = readings[i][r];
        const auto *found = grammar.forms.find(reading);
        if (!found)
            continue;
        for (const auto &form : *found) {
            if (!fits(form, reading.proclitics))
                continue;
            std::size_t end = i + 1;
            for (const auto &word : form.rest) {
                // "advanced marginally into", "pushed further into": a word that says how
                if (english() && end == i + 1 && end + 1 < size() && form.form != Form::noun && folded(end) != word &&
                    folded(end + 1) == word &&
                    (is(end, Closed::manner) || (folded(end).size() > adverbLetters && folded(end).ends_with("ly"))))
                    ++end;
                if (end >= size() || folded(end) != word) {
                    end = 0;
                    break;
                }
                ++end;
            }
            const bool apart = end == 0 && parted(form, i);
            if (apart)
                end = i + 1;
            if (end == 0)
                continue;
            // "which they took in May": the preposition is the date's, not the verb's.
            if (english() && !form.rest.empty() && !apart && end < size() &&
                (date_[end - 1] >= 0 || (date_[end] >= 0 && grammar.words.prepositions.has(readings, end - 1) &&
                                         !is(end - 1, Closed::verb_particle))))
                continue;
            // "…، مستعيدا السيطرة": what somebody does meanwhile stands behind a comma or goes on with such a word.
            if (!english() && form.form == Form::gerund &&
                !(i > 0 && (isIn(folded(i - 1), {"،", ",", "»"}) || reading.proclitics == "و")))
                continue;
            const Trigger &trigger = grammar.triggers[form.trigger];
            if (trigger.nominal && !isPredicate(i, reading.proclitics))
                continue;
            std::size_t length = apart ? 2 : end - i;
            if (english() && trigger.patientIsObject && form.form != Form::noun && drivesPeople(i, end))
                continue;
            if (trigger.hasThen || trigger.thenPeople) {
                if (!completed(trigger, form, i, end))
                    continue;
                length += trigger.hasThen && trigger.thenPeople ? 3 : 2;
            }
            if (trigger.hasUnless && trigger.unless.within(readings, end, std::min(size(), end + unlessReach)))
                continue;
            if (i > 0 && trigger.unlessBehind.at(readings, i - 1, Peel::nothing))
                continue;
            if (trigger.hasBeside) {
                // "changed hands after X came under fire": what completes a phrase behind the verb stands behind it.
                const std::size_t from = english() && trigger.hasThen && trigger.placeIsSubject ? i
                                         : i > besideReach                                      ? i - besideReach
                                                                                                : 0;
                bool met = false;
                // "fighting returned to X": the thing that does it stands before the verb.
                const std::size_t to = english() && trigger.impersonal && form.form != Form::noun && !form.passive
                                           ? i
                                           : std::min(size(), end + besideReach);
                for (std::size_t t = from; t < to && !met; ++t)
                    met = sentenceOf(t) == sentenceOf(i) && trigger.beside.at(readings, t, Peel::proclitics);
                if (!met)
                    continue;
                ++length;
            }
            // "20 strikes", "40 pounds of": counted or behind a preposition it is the noun.
            if (english() && form.form == Form::present && form.rest.empty() && i > 0 &&
                (quantity_[i] >= 0 || quantity_[i - 1] >= 0 || grammar.words.prepositions.at(readings, i - 1) ||
                 is(i - 1, Closed::before_noun)))
                continue;
            // "SDF forces withdrew from X": a party's men before the verb.
            if (english() && form.form == Form::present && i > 0 && actor_[i - 1] >= 0 && i + 1 < size() &&
                grammar.words.members.at(readings, i) &&
                (mayTrigger(i + 1) || grammar.words.have.at(readings, i + 1) ||
                 grammar.words.passive.at(readings, i + 1)))
                continue;
            // "the occupied Golan Heights": what it is called, no deed.
            if (english() && trigger.type == "control" && trigger.agent == "gaining" && form.form == Form::past &&
                form.rest.empty() && i > 0 && end < size() && is(i - 1, Closed::definite_article) && place_[end] >= 0)
                continue;
            // "rebel camps near X", "in army hands": what is as often a noun needs an object as a verb.
            if (english() && form.form == Form::present && form.rest.empty() && is(i, Closed::noun_rather) &&
                !(end < size() &&
                  (place_[end] >= 0 || actor_[end] >= 0 || quantity_[end] >= 0 || is(end, Closed::before_object))))
                continue;
            // "Russian attacks near X": before a preposition what may be either is the noun.
            if (english() && trigger.type == "violence" &&
                (form.form == Form::present || form.form == Form::infinitive) && form.rest.empty() && i > 0 &&
                actor_[i - 1] >= 0 && end < size() &&
                (grammar.words.prepositions.at(readings, end) ||
                 (folded(i).ends_with("s") && mayTrigger(end))) && // "Israeli strikes kill 25"
                std::any_of(found->begin(), found->end(),
                            [](const TriggerForm &other) { return other.form == Form::noun; }))
                continue;
            // "Clashes between X and Y", "Fighting in Z has …": nobody stands before it who does it.
            const bool opens = i == 0 || sentenceOf(i - 1) != sentenceOf(i);
            if (english() && trigger.type == "violence" && form.rest.empty() && end < size() &&
                form.form != Form::noun &&
                ((form.form != Form::past && form.form != Form::participle && is(end, Closed::between)) ||
                 (opens && form.form == Form::present)) &&
                std::any_of(found->begin(), found->end(),
                            [](const TriggerForm &other) { return other.form == Form::noun; }))
                continue;
            // "أدى قصف عنيف على X إلى": the verb takes X without a preposition.
            if (!english() && trigger.type == "violence" && form.form == Form::past && form.rest.empty() &&
                end < size() && reading.proclitics.empty() &&
                (is(end, Closed::over) || (is(end + 1, Closed::over) && actor_[end] < 0 && place_[end] < 0 &&
                                           quantity_[end] < 0 && !folded(end).starts_with("ال"))) &&
                std::any_of(found->begin(), found->end(), [&](const TriggerForm &other) {
                    return other.form == Form::noun && other.trigger == form.trigger;
                }))
                continue;
            // "ثم طرده الجيش منها": whoever drove him out stands behind the verb and its object.
            if (!english() && form.form == Form::noun && form.object && !nounPlace && end < size() &&
                actor_[end] >= 0 &&
                (reading.proclitics == "و" || reading.proclitics == "ف" ||
                 (i > 0 && is(i - 1, Closed::sequential, Closed::adversative))) &&
                std::any_of(found->begin(), found->end(), [&](const TriggerForm &other) {
                    return other.form == Form::past && other.object && other.trigger == form.trigger;
                }))
                continue;
            // "فجرا" is at dawn: two who did it are named before the verb.
            if (!english() && form.form == Form::past && form.plural && folded(i).ends_with("ا") &&
                !folded(i).ends_with("وا") && !folded(i).ends_with("تا") &&
                !(i > 0 && (folded(i - 1).ends_with("ان") || folded(i - 1).ends_with("ا") ||
                            grammar.closed.has(readings[i - 1].back(), Closed::two))))
                continue;
            if (form.form == Form::jussive && !(i > 0 && mayBe(i - 1, Closed::past_negator)))
                continue;
            if (english() && form.form == Form::infinitive) {
                // "the capture", "under control": a verb's base form needs "to", a modal or a plural subject
                // before it.
                const bool verbal =
                    i > 0 && (is(i - 1, Closed::before_base_verb) || actor_[i - 1] >= 0 ||
                              grammar.words.members.at(readings, i - 1) ||
                              (i > 1 && is(i - 1, Closed::before_verb) && // "forces still hold"
                               (actor_[i - 2] >= 0 || place_[i - 2] >= 0 || grammar.words.members.at(readings, i - 2) ||
                                is(i - 2, Closed::plural_pronoun, Closed::adversative))) || // "lost X but still hold Y"
                              grammar.words.people.at(readings, i - 1) ||
                              (!triggers.empty() && triggers.back().end == i && triggers.back().form == Form::noun &&
                               folded(i - 1).ends_with("s"))); // "air strikes kill 25"
                // "under Russian control"
                const int whose = actor_[i - 1];
                const std::uint32_t head =
                    whose >= 0 ? facts.mentions.actors[static_cast<std::size_t>(whose)].tokens.first : 0;
                if (!verbal ||
                    (head > 0 && sentenceOf(head - 1) == sentenceOf(i) &&
                     grammar.words.prepositions.at(readings, head - 1) &&
                     grammar.words.prepositions.at(readings, head - 1).tokens == 1 && !is(head - 1, Closed::partitive)))
                    continue;
            }
            // "leaves the rebels holding a capital"
            if (english() && trigger.subtype == "withdrew" && form.form != Form::noun && form.rest.empty() &&
                end < size() && actor_[end] >= 0) {
                const std::uint32_t behind = facts.mentions.actors[static_cast<std::size_t>(actor_[end])].tokens.end;
                if (behind < size() && (folded(behind).ends_with("ing") || is(behind, Closed::inside)))
                    continue;
            }
            TriggerHit hit;
            hit.trigger = &trigger;
            hit.first = static_cast<std::uint32_t>(i);
            hit.end = static_cast<std::uint32_t>(end);
            hit.form = form.form;
            hit.object = form.object;
            hit.plural = form.plural;
            hit.passive = form.passive;
            hit.proclitics = reading.proclitics;
            hit.sentence = sentenceOf(i);
            // A longer match first, then the reading with less peeled off, then the noun where a verb may not
            // stand. "سيطرته" is "his control" rather than "she controlled him".
            const bool better =
                !best || length > bestLength || (length == bestLength && r < bestReading) ||
                (length == bestLength && r == bestReading &&
                 (best->object || nounPlace ||
                  (best->form == Form::gerund && end < size() && quantity_[end] < 0 &&
                   (grammar.words.prepositions.at(readings, end) ||
                    (i > 0 && place_[end] < 0 &&
                     grammar.words.prepositions.at(readings, i - 1)))) || // "accused X of shelling Y": the verb
                  (best->form == Form::past && best->plural && folded(i).ends_with("ا"))) &&
                 form.form == Form::noun);
            if (!better) {
                if (length == bestLength && r == bestReading && best->end == end &&
                    (best->form == Form::noun) == (form.form == Form::noun))
                    best->others.push_back(&trigger);
                else if (length < bestLength && (best->form == Form::noun) == (form.form == Form::noun))
                    best->shorter.push_back(hit);
                continue;
            }
            // What the longer one takes the place of is read where the longer one comes to nothing.
            if (best && bestLength < length && (best->form == Form::noun) == (form.form == Form::noun)) {
                hit.shorter = std::move(best->shorter);
                best->shorter.clear();
                hit.shorter.insert(hit.shorter.begin(), *best);
            }
            best = hit;
            bestLength = length;
            bestReading = r;
        }
    }
    if (best)
        readVoice(*best);
    return best;
}

} // namespace zamkan::reading
