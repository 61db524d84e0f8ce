// What a trigger is beside others: one deed with the one before it, said of a place, of a match.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {

// "A car bomb exploded", "air strikes hit X", "X was hit by air strikes": the noun and its verb tell one deed.
void Passage::joinDeed(TriggerHit &hit) {
    if (triggers.empty() || hit.trigger->type != "violence")
        return;
    const TriggerHit &last = triggers.back();
    if (last.sentence != hit.sentence || last.trigger->type != "violence")
        return;
    if (!english()) {
        // "تفجير سيارة مفخخة": what the first noun was of. "استهدفت غارة مخيم X": the verb's subject.
        const bool behind = hit.form == Form::noun && hit.proclitics.empty() && last.end == hit.first;
        const bool ofIt = last.form == Form::noun && last.trigger == hit.trigger;
        const bool subject = last.form == Form::past && !last.object && last.trigger != hit.trigger &&
                             isIn(last.trigger->subtype, {"attack", "shelling"});
        if (!behind || (!ofIt && !subject))
            return;
        TriggerHit whole = last;
        whole.subtype = hit.subtype;
        whole.end = hit.end;
        hit = whole;
        triggers.pop_back();
        return;
    }
    constexpr std::uint32_t byReach = 4;
    const bool noun = hit.form == Form::noun;
    if (!noun && last.form == Form::noun && hit.first - last.end <= 1 && hit.subtype != "killing" && !hit.passive &&
        !(boundaries[hit.first] & (conjunction | stop | join))) {
        if (hit.subtype == "attack" || hit.subtype == "bombing")
            hit.subtype = last.subtype;
        triggers.pop_back();
    } else if (noun && last.passive && last.trigger->hasBeside && hit.first - last.end <= byReach &&
               grammar.words.by.at(readings, last.end))
        triggers.pop_back();
}

// "تل أبيض في يد القوات التركية", "الحي بأيدي عشائر": said of the place before it, and not the phrase of a verb.
bool Passage::isPredicate(std::size_t token, std::string_view proclitics) const {
    constexpr std::size_t partyReach = 3;
    const bool in = token > 0 && is(token - 1, Closed::inside) && sentenceOf(token - 1) == sentenceOf(token);
    const std::size_t first = in ? token - 1 : token;
    if ((!in && proclitics != "ب") || first == 0 || sentenceOf(first - 1) != sentenceOf(token) || place_[first - 1] < 0)
        return false;
    if (!triggers.empty() && triggers.back().sentence == sentenceOf(token) && triggers.back().trigger->hasThen &&
        triggers.back().trigger->then.within(readings, first, token + 1, Peel::proclitics))
        return false;
    for (std::size_t i = token + 1; i < size() && i <= token + partyReach && sentenceOf(i) == sentenceOf(token); ++i)
        if (actor_[i] >= 0)
            return true;
    return false;
}

bool Passage::progressive(std::size_t token) const {
    return english() && token > 0 && sentenceOf(token - 1) == sentenceOf(token) &&
           (grammar.words.passive.at(readings, token - 1) || grammar.words.beginnings.at(readings, token - 1));
}

// "peshmerga backed by U.S.-led air strikes drove …": how they were helped; "backed by strikes on X" is told of X.
bool Passage::helps(const TriggerHit &hit) const {
    constexpr std::size_t reach = 9; // tokens, of which "U.S.-led" takes most
    if (grammar.words.prepositions.at(readings, hit.end) && !is(hit.end, Closed::partitive))
        return false;
    return supportBefore(hit.first, reach);
}

bool Passage::supportBefore(std::size_t token, std::size_t reach) const {
    for (std::size_t i = token; i-- > 0 && token - i <= reach && sentenceOf(i) == sentenceOf(token);) {
        if (grammar.words.support.at(readings, i).tokens > (english() ? 1U : 0U))
            return true;
        if (boundaries[i + 1] & (comma | stop | join))
            return false;
    }
    return false;
}

// "سيطر الهلال على مجريات الشوط الأول", "Barnsley stormed back to take all three points": two words of sport, and no
// war.
bool Passage::isOfSport(std::size_t token) const {
    constexpr int few = 2;
    const std::uint32_t sentence = sentenceOf(token);
    if (sport_.first != sentence) {
        std::size_t first = token;
        while (first > 0 && sentenceOf(first - 1) == sentence)
            --first;
        int told = 0;
        for (std::size_t i = first; i < size() && sentenceOf(i) == sentence && told < few; ++i)
            told += grammar.words.sport.at(readings, i, Peel::proclitics) ? 1 : 0;
        sport_ = {sentence, told >= few};
    }
    return sport_.second;
}

} // namespace zamkan::reading
