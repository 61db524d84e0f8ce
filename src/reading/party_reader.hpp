// How the doer and the sufferer of one deed are read: each step looks only where the steps before it found nobody.
#pragma once
#include "reading/frame_parties.hpp"

namespace zamkan::reading {

class PartyReader {
public:
    PartyReader(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                const std::vector<Frame> &before);
    [[nodiscard]] Parties read() &&;

private:
    // frame_parties.cpp: parties that stand in the clause
    void ofThePronoun();
    void ofTheAnnouncement(); // "بعد إعلان موسكو سحب قواتها"
    void ofThePronounSaid();
    void rightBeforeIt();
    void rightOfIt();
    void leftOfIt();     // the subject of English, of Arabic after أن and at the head of a sentence
    void subjectApart(); // before a relative word, a place that acts, across what is inserted
    void turnedRound();  // those who were repelled attacked, whoever follows an unknown doer suffers
    // frame_states.cpp: a country or a capital that is its state
    void statesThatAct();
    // frame_openings.cpp: parties that open the sentence or the clause
    void openingTheSentence();
    void stateThatOpens();
    [[nodiscard]] bool opensClause(std::uint32_t token) const; // an English clause
    void subjectOfItsClause();                                 // "X turned south after taking Y"
    void subjectOfTheMainClause(); // "باتت X على أبواب Y بعد أن سيطرت على Z"
    void pronounAhead();           // "وبعد سيطرته على X، تقدم التنظيم"
    // frame_clause_before.cpp: the verb has its doer from the clause before
    [[nodiscard]] bool weaponIsSubject() const;
    [[nodiscard]] bool comesOfADeed() const;
    void whoLeaves();
    void acrossBut(); // "lost X but retook Y"
    void withTheClauseBefore();
    // frame_doers.cpp: nobody is named in it
    void ofThePossessor();
    void withItsOwn();  // "its troops pulled out"
    void ofItsStrike(); // "دمرت غارة إسرائيلية جسرا"
    void whoAnnouncesIt();
    void withWhoAnnounces();
    void withTheStory();
    void withWhoClaims();
    void intoHisHands(); // "سقطت بيده"
    void ofTheSpeaker(); // "الجيش: مقتل ثلاثة جنود"
    void toTheSame();    // "… had taken Hama; Homs fell"
    [[nodiscard]] bool announcedAsOwn() const;
    void foesOfTheSpeaker();
    // frame_driven_out.cpp: whose a town was or became where the clause names nobody
    void theOnlyOne();
    void whoWasDrivenOut();
    void whomThePronounMeans();
    // frame_told_of.cpp: another word of the sentence says whose it was
    void whoAdmits();
    void whoIsAccused();
    void whomItHit();
    void whoCausedIt();
    [[nodiscard]] const Frame *deedBefore() const;
    [[nodiscard]] std::string doerOf(const Frame &deed) const;
    [[nodiscard]] int toldBy(const Phrases &set) const;

    [[nodiscard]] const std::string &id(int actor) const { return actorMention(passage, actor).actor; }
    [[nodiscard]] bool suffers(int actor) const;      // civilians and the displaced take no towns
    [[nodiscard]] bool speaksBehind(int actor) const; // ", officials in Baku said"
    [[nodiscard]] bool joinsTheAgent(std::uint32_t token) const;
    void setAgent(int actor);
    void setOther(int actor);
    [[nodiscard]] std::string
    fighterSpeaking() const; // the party that has said it, before the verb; "" where there is none
    [[nodiscard]] std::uint32_t ownBefore(std::uint32_t verb) const; // how many words: "its special forces" captured
    [[nodiscard]] bool ownNext() const;                              // "its", "their" beside the verb
    [[nodiscard]] int subjectOfVerbBetween() const;
    [[nodiscard]] bool goesOnAlone() const; // an Arabic verb whose subject is no party known

    const Passage &passage;
    const Attributions &attributions;
    const TriggerHit &hit;
    const std::vector<Frame> &before;
    const Trigger &trigger;
    const Words &words;
    bool noun, lookAlike, passive;
    bool finite, acts;   // a verb with a doer of its own
    std::string unnamed; // "gunmen stormed": nobody known, if those spoken of before did not do it either
    Parties out;
};

} // namespace zamkan::reading
