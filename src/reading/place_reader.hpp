// How the places of one deed are read: each step looks only where the steps before it found none.
#pragma once
#include "reading/frame_places.hpp"
#include <functional>
#include <initializer_list>
#include <optional>
#include <vector>

namespace zamkan::reading {

class PlaceReader {
public:
    // `doer`: the place that stands for the state that acts; nothing happens there.
    PlaceReader(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before,
                std::optional<std::uint32_t> doer);
    [[nodiscard]] PlaceList read() &&;

private:
    using Refs = std::vector<const PlaceRef *>;
    using Step = void (PlaceReader::*)();

    // frame_places.cpp: the subject of what falls
    void ofTheStrikeBefore();   // "One strike on X killed 28 people, and another at Y …"
    void ofMany();              // "captured two cities, X and Y"
    void subject();             // "Soledar had fallen", "سقطت الموصل"
    void ofTheFall();           // "the fall of X"
    void headedIn();            // "Overrun by X in 2014, Bama was freed"
    void beforeRelativeWord();  // "Bama, which was freed"
    void controlOver();         // "استعيدت السيطرة على"
    void garrisonAt();          // "the garrison at X fell to"
    void subjectBeforeClause(); // "Kherson, from which … withdrew, was shelled"
    [[nodiscard]] bool besideAnother(const PlaceRef &ref) const; // "in the camp near Sidon"
    // frame_place_objects.cpp: the pronoun, and the object of what somebody does
    [[nodiscard]] bool objectBehindPronoun(); // "صواريخ أطلقتها الفصائل على X"
    void ofThePronoun();                      // "سيطر عليها"
    void object();                            // "took X", "السيطرة على X"
    // frame_place_clause.cpp: the clause has no place for its object
    void subjectLeftOut();       // "fell on 19 March but was retaken"
    void under();                // "X has been under siege"
    void where();                // "clashes in X"
    void wherePartyIsBesieged(); // "يحاصر الجيش التنظيم في سرت"
    void amongTaken();           // "has taken 200 villages in Idlib, among them X"
    void groundInside();         // "أجزاء في …", "the airport at X"
    void subjectOfPassive();     // "X was shelled"
    void whatUnderwentIt();      // "شهدت المدينة قصفا", "Kharkiv came under shelling"
    void besideTheNoun();        // "في الموصل هجوم", "Mosul attack"
    void beforeItsRelative();    // "X, which they took"
    void apposed();              // "X, a village liberated in August"
    void ofItsPeople();          // "وقتلوا 81 من سكانها"
    void headOfTheClause();      // "In Mosul, …"
    [[nodiscard]] bool foundInItBefore(const PlaceRef &wide) const;
    void headOfTheSentence(); // "In Hit, …" stands over its whole sentence
    void whitherAtTheHead();  // "To X … fled"
    // frame_place_fallbacks.cpp: the clause has no place
    void amongThem();        // "captured a string of villages since May, among them Y and Z"
    void byReference();      // "وسيطرت على حي كامل شرقها"
    void ofTheDeedBefore();  // "stormed X on Saturday, killing 12"
    void anywhereNear();     // the nearest of the sentence that is said to be where
    void beforeWhere();      // "…, where 61 people were killed"
    void itsSeizure();       // "Robotyne remains contested, although Moscow claimed its seizure"
    void itsQuarters();      // "broke into its western quarters"
    void behindStronghold(); // "lost its last stronghold in Iraq, Rawa"
    void whereDrivenOut();   // "returned to X after the army drove out the rebels"
    void whatWasLeft();      // "withdrew from X, and the rebels moved in"
    void outOfWhatWasHeld(); // "سيطر الجيش على المدينة، إلا أن التنظيم تمكن من طرده"
    void withTheClauseBefore(); // "…, killing 12", "ما أدى إلى مقتل 43"
    void theSameAgain();        // "X changed hands twice: lost by the army in August, regained in December"
    void partOfTheScene();      // "In Deir ez-Zor the rebels hold most of the countryside"
    // frame_place_lists.cpp: what is found is a list, or goes on
    void wholeListOfReduced();  // "In Chifra and Bati, taken back in the same week"
    void wholeListOfRelative(); // "to Saqba, Hammuriyeh and Kafr Batna, which the army overran"
    void dropNeighbours();      // "مخيم عين الحلوة قرب صيدا"
    void sequels(); // "دخلت القوات كركوك الاثنين، ثم سنجار في اليوم التالي"
    void dropRepeated();

    void untilFound(std::initializer_list<Step> steps);
    // Takes the first of them that is accepted, and what is listed with it. False: there is none.
    bool take(const Refs &refs, const std::function<bool(const PlaceRef &)> &accepted);
    void add(const std::optional<PlaceRef> &found);
    void addList(const Refs &refs, std::size_t first, const std::function<bool(const PlaceRef &)> &accepted);
    void inherit(const Frame &frame);     // its places are those of this deed too
    [[nodiscard]] bool isSubject() const; // what falls, and what is taken: the place is the subject
    [[nodiscard]] bool tooWide(const PlaceRef &ref) const;
    [[nodiscard]] bool ofAnotherVerb(const PlaceRef &ref) const;
    [[nodiscard]] bool backs(const PlaceRef &ref) const;
    [[nodiscard]] bool pronounForPlace() const;
    [[nodiscard]] bool pronounOfParty(std::uint32_t token) const;
    [[nodiscard]] bool plainLeft(const PlaceRef &ref) const; // a subject before its verb
    [[nodiscard]] bool besideIt(const PlaceRef &ref) const;
    [[nodiscard]] bool governed(const PlaceRef &ref) const; // the verb's words lead to it
    [[nodiscard]] bool isApposed(const PlaceRef &ref) const;
    [[nodiscard]] bool isObject(const PlaceRef &ref) const;
    [[nodiscard]] bool isGroundInside(const PlaceRef &ref) const;
    [[nodiscard]] bool inItsClause(const PlaceRef &ref) const; // one that stands before the verb
    [[nodiscard]] bool comesOfADeed() const;
    [[nodiscard]] bool resultsRightBefore() const;

    const Passage &passage;
    const TriggerHit &hit;
    const std::vector<Frame> &before;
    const Trigger &trigger;
    const Words &words;
    bool english, control, noun;
    Refs right, left;      // of the clause, behind and before the verb
    bool relative = false; // the clause is a relative one
    std::optional<PlaceRef> antecedent;
    bool pronoun = false; // a pronoun stands for the place
    PlaceList out;
};

} // namespace zamkan::reading
