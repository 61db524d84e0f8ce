// Who stands where a sentence or a clause begins, for what is told behind it.
#include "reading/frame_place_lists.hpp"
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {

// Behind ";", ", but", ", while": the words of a clause of its own begin there.
bool PartyReader::opensClause(std::uint32_t token) const {
    if (token == 0)
        return true;
    if (passage.folded(token - 1) == ";")
        return true;
    if (token < 2)
        return false;
    if (passage.folded(token - 1) == ",") // "Meanwhile, with the capture of"
        return token == 2 || passage.sentenceOf(token - 3) != passage.sentenceOf(token);
    if (passage.folded(token - 2) != ",")
        return false;
    return passage.is(token - 1, Closed::additive, Closed::adversative) ||
           words.breaks.at(passage.readings, token - 1).tokens == 1;
}

// "Having taken X, the Taliban turned", "With the capture of X in December, Iraqi forces had regained": the doer is the
// subject that follows.
void PartyReader::openingTheSentence() {
    stateThatOpens();
    pronounAhead();
    if (!passage.english() || !out.agent.empty() || trigger.placeIsSubject || trigger.agent == "affected")
        return;
    constexpr std::uint32_t opening = 6, reach = 24;
    std::uint32_t head = hit.first;
    while (head > 0 && passage.sentenceOf(head - 1) == hit.sentence && hit.first - head <= opening &&
           !opensClause(head))
        --head;
    if (hit.first - head > opening)
        return;
    bool opens = hit.form == Form::gerund && hit.first == head;
    for (std::uint32_t i = head; i < hit.first && !opens; ++i)
        opens = (i == head && passage.is(i, Closed::having)) ||
                passage.is(i, Closed::posterior, Closed::anterior, Closed::since) ||
                (noun && i == head && passage.is(i, Closed::circumstance));
    if (!opens || (!noun && hit.form != Form::gerund && !passage.is(head, Closed::having)))
        return;
    for (std::uint32_t i = hit.end; i < passage.size() && i < hit.end + reach && passage.sentenceOf(i) == hit.sentence;
         ++i) {
        if (passage.folded(i) != ",")
            continue;
        for (std::uint32_t at = i + 1; at < passage.size() && at <= i + 4 && passage.sentenceOf(at) == hit.sentence;
             ++at) {
            if (const int actor = passage.actorAt(at); actor >= 0) {
                if (passage.fights(id(actor)) && id(actor) != out.other)
                    setAgent(actor);
                return;
            }
            if (passage.placeAt(at) >= 0 &&
                passage.facts.places[static_cast<std::size_t>(passage.placeAt(at))].type != "country")
                break;
        }
    }
}

// "The rebels turned south after capturing X": whoever the verb before it, which tells of nothing, has for its subject.
void PartyReader::subjectOfItsClause() {
    constexpr std::uint32_t reach = 14;
    if (!passage.english() || !out.agent.empty() || hit.form != Form::gerund || hit.first == 0 ||
        trigger.agent == "affected" ||
        !passage.is(hit.first - 1, Closed::posterior, Closed::anterior, Closed::agentive))
        return;
    const std::uint32_t last =
        before.empty() || before.back().hit->sentence != hit.sentence ? 0 : before.back().hit->end;
    for (std::uint32_t i = hit.first - 1;
         i-- > last && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        const int actor = passage.actorAt(i);
        if (actor < 0)
            continue;
        std::uint32_t first = actorMention(passage, actor).tokens.first;
        while (first > 0 && passage.is(first - 1, Closed::definite_article))
            --first;
        const bool opens = first == 0 || passage.sentenceOf(first - 1) != hit.sentence || opensClause(first) ||
                           passage.folded(first - 1) == "," ||
                           passage.is(first - 1, Closed::posterior, Closed::anterior);
        if (opens && passage.fights(id(actor)) && !attributions.speaks(actor))
            setAgent(actor);
        return;
    }
}

// "باتت طالبان على أبواب كابول بعد أن سيطرت على بولي علم": whom the clause before tells of, if it names one party only.
void PartyReader::subjectOfTheMainClause() {
    constexpr std::uint32_t conjunction_ = 2, behind = 4; // tokens of "بعد أن", and to a subject behind the verb
    if (passage.english() || !out.agent.empty() || !acts || hit.object || trigger.agent == "affected" || hit.first < 2)
        return;
    bool follows = false;
    for (std::uint32_t back = 1; back <= conjunction_ && !follows; ++back)
        follows = words.joins.at(passage.readings, hit.first - back).tokens == back &&
                  passage.mayBe(hit.first - back, Closed::posterior, Closed::anterior, Closed::temporal_link);
    if (!follows)
        return;
    for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + behind); ++i)
        if (passage.actorAt(i) >= 0)
            return;
    int only = -1;
    for (std::uint32_t i = passage.sentenceHead(hit.first); i < hit.first; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || actor == only || !passage.fights(id(actor)))
            continue;
        if (attributions.speaks(actor) || slotOf(passage, actor, hit) != Slot::plain ||
            (only >= 0 && id(only) != id(actor)))
            return;
        only = actor;
    }
    if (only >= 0)
        setAgent(only);
}

// "وبعد سيطرته على تدمر، تقدم التنظيم": the pronoun is who the sentence goes on with.
void PartyReader::pronounAhead() {
    constexpr std::uint32_t opening = 3, reach = 20,
                            verbReach = 5; // tokens to the noun, to the comma, and behind it to the party
    if (passage.english() || !out.agent.empty() || !noun || !hit.object || trigger.agent == "affected" ||
        trigger.placeIsSubject)
        return;
    const std::uint32_t head = passage.sentenceHead(hit.first);
    if (hit.first - head > opening || hit.first == head ||
        !passage.mayBe(hit.first - 1, Closed::posterior, Closed::anterior, Closed::since, Closed::before_verbal_noun))
        return;
    for (std::uint32_t i = hit.end;
         i < std::min<std::size_t>(passage.size(), hit.end + reach) && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (!(passage.folded(i) == "،" || passage.folded(i) == ","))
            continue;
        for (std::uint32_t at = i + 1;
             at < std::min<std::size_t>(passage.size(), i + 1 + verbReach) && passage.sentenceOf(at) == hit.sentence;
             ++at)
            if (const int actor = passage.actorAt(at); actor >= 0) {
                if (passage.fights(id(actor)) && id(actor) != out.other &&
                    !(at > 0 && words.prepositions.at(passage.readings, at - 1)))
                    setAgent(actor);
                return;
            }
        if (passage.dateAt(i + 1) < 0)
            return;
    }
}

// "Eritrea, whose troops entered Tigray in 2020, still occupies Badme": across what is inserted.
void PartyReader::stateThatOpens() {
    if (!passage.english() || !out.agent.empty() || !acts || trigger.agent == "affected")
        return;
    const std::uint32_t head = passage.sentenceHead(hit.first);
    const int place = passage.placeAt(head);
    if (place < 0)
        return;
    const std::uint32_t behind = passage.facts.mentions.places[static_cast<std::size_t>(place)].tokens.end;
    const actors::Actor *state =
        behind + 1 < hit.first && passage.folded(behind) == "," && words.relatives.at(passage.readings, behind + 1)
            ? passage.stateOf(static_cast<std::size_t>(place))
            : nullptr;
    if (!state || passage.inInsertedRelative(hit.first, std::min<std::size_t>(passage.size(), hit.fieldEnd)))
        return;
    for (std::uint32_t i = hit.first; i-- > behind + 1;) { // the comma that closes it, and hardly a word behind
        if (passage.folded(i) == ",") {
            out.agent = state->id;
            out.agentPlace = static_cast<std::uint32_t>(place);
            return;
        }
        if (hit.first - i > 3 || passage.actorAt(i) >= 0 || passage.placeAt(i) >= 0)
            return;
    }
}

} // namespace zamkan::reading
