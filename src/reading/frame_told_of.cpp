// Whose deed or loss it is where another word of the sentence says so: who admits it, is accused of it or suffers the
// blow; who acts between.
#include "reading/frame_subjects.hpp"
#include "reading/party_reader.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t reach = 12; // tokens from the word that tells to the deed
constexpr std::uint32_t beside = 4; // and from it to the party: "a blow to the remaining forces of X"

} // namespace

// The word of such a set that stands before the deed in its sentence; none: -1.
int PartyReader::toldBy(const Phrases &set) const {
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence &&
                                      !(passage.boundaries[i + 1] & stop);)
        if (set.at(passage.readings, i))
            return static_cast<int>(i);
    return -1;
}

// "The army admitted losing X", "اعترف التنظيم بسقوط X": it was theirs.
void PartyReader::whoAdmits() {
    if (!out.agent.empty() || trigger.type != "control" || trigger.agent != "losing")
        return;
    const int word = toldBy(words.admits);
    if (word < 0)
        return;
    const auto at = static_cast<std::uint32_t>(word);
    const auto take = [&](std::uint32_t token) {
        const int actor = passage.actorAt(token);
        if (actor < 0 || !passage.fights(id(actor)) || id(actor) == out.gainer)
            return false;
        out.agent = id(actor);
        return true;
    };
    if (passage.english()) {
        std::uint32_t subject = at; // "have admitted", "finally admitted"
        while (subject > 0 && at - subject < beside && subjectVerbWord(passage, subject - 1))
            --subject;
        if (subject > 0 && passage.sentenceOf(subject - 1) == hit.sentence)
            take(subject - 1);
        return;
    }
    for (std::uint32_t i = at + 1; i < hit.first && i <= at + beside; ++i)
        if (take(i))
            return;
    if (at > 0 && passage.sentenceOf(at - 1) == hit.sentence)
        take(at - 1);
}

// "اتهم الجيش الحركة بقتل 12": the last one named before the deed is the accused.
void PartyReader::whoIsAccused() {
    if (passage.english() || !noun || hit.proclitics.find("ب") == std::string_view::npos || trigger.agent == "affected")
        return;
    const int word = toldBy(words.accuses);
    if (word < 0)
        return;
    int accuser = -1, accused = -1;
    for (std::uint32_t i = static_cast<std::uint32_t>(word) + 1; i < hit.first; ++i)
        if (const int actor = passage.actorAt(i); actor >= 0 && actor != accused && passage.fights(id(actor))) {
            accuser = accused;
            accused = actor;
        }
    if (accused < 0 || (accuser < 0 && attributions.speaks(accused)))
        return;
    out.agent = id(accused);
    out.agentMention = accused;
    if (out.other == out.agent)
        out.other.clear();
}

// "The loss of X was a blow to the army", "شكلت خسارة X ضربة للتنظيم": whose loss it was.
void PartyReader::whomItHit() {
    if (trigger.type != "control" || trigger.agent != "losing" || !noun)
        return;
    for (std::uint32_t i = hit.end; i < passage.size() && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (!words.blows.at(passage.readings, i, Peel::nothing) || i + 1 >= passage.size())
            continue;
        if (passage.english() ? !passage.is(i + 1, Closed::goal) : !passage.folded(i + 1).starts_with("ل"))
            return; // a blow to nobody who is named
        for (std::uint32_t token = i + 1;
             token < passage.size() && token <= i + beside && passage.sentenceOf(token) == hit.sentence; ++token)
            if (const int actor = passage.actorAt(token); actor >= 0 && passage.fights(id(actor))) {
                if (out.gainer == id(actor))
                    out.gainer.clear();
                if (out.other == id(actor))
                    out.other.clear();
                out.agent = id(actor);
                out.agentMention = actor;
                return;
            }
    }
}

// "an attack by X on Y killed", "mines that killed 11": the English deed whose noun is the verb's subject; null where
// none is.
const Frame *PartyReader::deedBefore() const {
    if (!passage.english() || before.empty())
        return nullptr;
    const Frame *cause = &before.back();
    if (before.size() > 1 && cause->hit->first > 0 &&
        passage.folded(cause->hit->first - 1) == "-") // "shelling of SDF-held X killed"
        cause = &before[before.size() - 2];
    const TriggerHit &deed = *cause->hit;
    const bool subject =
        deed.form == Form::noun && deed.trigger->type == "violence" && deed.sentence == hit.sentence &&
        deed.end <= hit.first &&
        (hit.first - deed.end <= 2 || !passage.parted(deed.end, hit.first, comma | stop | conjunction | complement));
    return subject ? cause : nullptr;
}

// The party behind "by" stands in the verb's field.
std::string PartyReader::doerOf(const Frame &deed) const {
    for (std::uint32_t i = deed.hit->end; i < hit.first; ++i)
        if (const int actor = passage.actorAt(i);
            actor >= 0 && passage.fights(id(actor)) && slotOf(passage, actor, *deed.hit) == Slot::by)
            return id(actor);
    return deed.agent;
}

// "أسفر قصف الجيش على X عن مقتل 12", "air strikes on X by the army killed 12": what a deed brings about is its doer's.
void PartyReader::whoCausedIt() {
    if (!out.agent.empty() || trigger.agent != "acting" || trigger.type != "violence" || before.empty())
        return;
    const Frame *cause = passage.english()                       ? (acts ? deedBefore() : nullptr)
                         : causedBy(passage, hit, before.back()) ? &before.back()
                                                                 : nullptr;
    if (!cause || cause->hit->trigger->agent != "acting")
        return;
    const std::string doer = passage.english() ? doerOf(*cause) : cause->agent;
    if (passage.fights(doer) && doer != out.other)
        out.agent = doer;
}

// "قبل أن تتدخل القوات الحكومية وتسيطر على X": the subject of a verb that tells of nothing, between the deed before
// and this one; -1 where there is none.
int PartyReader::subjectOfVerbBetween() const {
    if (before.empty() || before.back().hit->sentence != hit.sentence)
        return -1;
    const std::uint32_t from = before.back().hit->end;
    std::uint32_t i = hit.first;
    while (i > from && passage.actorAt(i - 1) < 0)
        --i;
    if (i == from)
        return -1;
    const int actor = passage.actorAt(i - 1);
    const std::uint32_t first = actorMention(passage, actor).tokens.first;
    if (first <= from || !passage.fights(id(actor)) || slotOf(passage, actor, hit) != Slot::plain ||
        !passage.parted(from, first, join | stop | complement))
        return -1;
    const bool behindVerb = passage.facts.tokens[first - 1].kind == text::TokenKind::word &&
                            !words.prepositions.at(passage.readings, first - 1) && passage.placeAt(first - 1) < 0;
    return behindVerb ? actor : -1;
}

} // namespace zamkan::reading
