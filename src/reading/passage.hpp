// A text as the rules see it: tokens with the mentions on them, the triggers, and where clauses part.
#pragma once
#include "reading/rules.hpp"
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::reading {

using mentions::TokenSpan;

// A place mention, or a bare noun ("the city", "it") that stands for one.
struct PlaceRef {
    TokenSpan tokens;
    std::uint32_t mention = 0;
    bool again = false;     // stands for a place named before
    std::string before;     // the preposition that governs it, folded; "" for an object or a subject
    bool listed = false;    // joined to the place before it: "X و Y", "X, Y and Z"
    bool container = false; // holds the places before it: "… في العراق"
    bool measured = false;  // only measured from: "45 كم جنوب كركوك"
};

struct TriggerHit {
    const Trigger *trigger = nullptr;
    std::vector<const Trigger *> others; // that the same words may be, when the first comes to nothing
    std::vector<TriggerHit> shorter;     // that fewer of the words may be, when none of them comes to anything
    std::uint32_t first = 0, end = 0;    // tokens
    Form form = Form::past;
    bool object = false; // with an object pronoun
    bool plural = false;
    bool passive = false;
    bool reduced = false; // "the town, seized in May": a passive without its "was"
    std::string_view proclitics;
    std::string subtype;
    std::uint32_t sentence = 0;
    std::uint32_t fieldStart = 0, fieldEnd = 0; // the clause: [fieldStart, first) and [end, fieldEnd)
    bool joined = false;    // goes on with the clause of the trigger before it, in the same sentence
    bool pastHabit = false; // "كان يسيطر": no longer so
    bool part = false;      // one of the parts of a total told before it
};

// How strongly the text parts before a token.
enum Boundary : std::uint8_t {
    none = 0,
    comma = 1,
    conjunction = 2,
    join = 4,
    complement = 8,
    stop = 16,
    parts = 32,
    speech = 64
};

class Passage;

// How the text parts before each token, found out sentence by sentence when it is first asked: most sentences tell of
// nothing, and nobody asks.
class Boundaries {
public:
    explicit Boundaries(const Passage &passage) : passage_(passage) {}
    [[nodiscard]] std::uint8_t operator[](std::size_t token) const {
        if (token >= first_ && token < end_)
            return at_[token];
        return look(token);
    }

private:
    [[nodiscard]] std::uint8_t look(std::size_t token) const;
    void find(std::size_t token) const;
    void findWords(std::size_t token) const;
    void raise(std::size_t token, Boundary how) const;
    [[nodiscard]] bool leadsToDay(std::size_t word, std::size_t end) const;
    [[nodiscard]] bool standsBeforeVerb(std::size_t word) const;
    [[nodiscard]] bool roundADate(std::size_t mark) const;

    const Passage &passage_;
    mutable std::vector<std::uint8_t> at_;
    mutable std::vector<bool> known_;         // by sentence
    mutable std::size_t first_ = 0, end_ = 0; // the sentence that was asked last
};

class Passage {
public:
    Passage(const Facts &facts, const Grammar &grammar);
    Passage(const Passage &) = delete;
    Passage &operator=(const Passage &) = delete;

    const Facts &facts;
    const Grammar &grammar;
    Readings readings;
    std::vector<PlaceRef> places;      // in order
    std::vector<TriggerHit> triggers;  // in order
    std::uint32_t datelineEnd = 0;     // tokens before it say where and when the text was written
    Boundaries boundaries{*this};      // before each token
    std::vector<std::uint32_t> quotes; // number of the speech quotation that holds the token; 0: none
    std::vector<int> headings; // by sentence: the place of the bulletin that it belongs to ("بنغازي – …"); -1

    [[nodiscard]] std::size_t size() const { return readings.size(); }
    [[nodiscard]] bool english() const { return grammar.language == text::Language::english; }
    [[nodiscard]] std::uint32_t sentenceOf(std::size_t token) const { return facts.tokens[token].sentence; }
    // The first token of its sentence.
    [[nodiscard]] std::uint32_t sentenceHead(std::size_t token) const;
    [[nodiscard]] std::string_view folded(std::size_t token) const { return readings.folded(token); }
    // Whether the whole word is of one of these sets, never behind the end; `mayBe`: also with a conjunction joined to
    // it.
    template <typename... Sets> [[nodiscard]] bool is(std::size_t token, Sets... sets) const {
        return token < size() && grammar.closed.has(facts.tokens[token], sets...);
    }
    template <typename... Sets> [[nodiscard]] bool mayBe(std::size_t token, Sets... sets) const {
        return token < size() && grammar.closed.mayHave(facts.tokens[token], sets...);
    }
    // Whether words of support stand before the token in its clause: "بدعم من ضربات جوية أمريكية", "backed by
    // U.S.-led".
    [[nodiscard]] bool supportBefore(std::size_t token, std::size_t reach) const;
    // "in X", "في X", "بX"
    [[nodiscard]] bool inside(const PlaceRef &ref) const {
        return ref.before == "ب" || grammar.closed.has(ref.before, Closed::inside);
    }
    [[nodiscard]] bool mayTrigger(std::size_t token) const { // the whole word begins words of a trigger
        return readings.mayBegin(token, Grammar::triggerSet) && grammar.forms.find(readings[token].front());
    }
    // The mention of each kind that covers a token; -1: none.
    [[nodiscard]] int placeAt(std::size_t token) const { return place_[token]; }
    [[nodiscard]] int actorAt(std::size_t token) const { return actor_[token]; }
    [[nodiscard]] int dateAt(std::size_t token) const { return date_[token]; }
    [[nodiscard]] int quantityAt(std::size_t token) const { return quantity_[token]; }
    // What a rule looks through is what stands in its clause or its sentence, however long the text is.
    [[nodiscard]] std::span<const PlaceRef> placesIn(std::size_t first, std::size_t end) const; // that begin there
    [[nodiscard]] std::span<const PlaceRef> placesOf(std::uint32_t sentence) const;
    [[nodiscard]] std::span<const TriggerHit> triggersIn(std::size_t first, std::size_t end) const; // that begin there
    [[nodiscard]] std::span<const TriggerHit> triggersOf(std::uint32_t sentence) const;
    // The one whose words cover the token; nullptr: none.
    [[nodiscard]] const PlaceRef *placeOver(std::size_t token) const;
    // "are leaving Kherson", "began leaving Axum": an English verb, and no result of one ("hit X, leaving 12 dead").
    [[nodiscard]] bool progressive(std::size_t token) const;
    [[nodiscard]] bool ownsNext(std::size_t token) const; // "Yemen's Houthis": the token is a possessor
    [[nodiscard]] const TriggerHit *triggerOver(std::size_t token) const;
    // The place mention that a bare noun of this sort ("city", …) means at the token; sort "": a pronoun.
    [[nodiscard]] std::optional<std::uint32_t> antecedent(std::size_t token, const std::string &sort) const;
    // The first that stands for this mention, and the first that names it; nullptr: none.
    [[nodiscard]] const PlaceRef *refOf(std::uint32_t mention) const;
    [[nodiscard]] const PlaceRef *namedRefOf(std::uint32_t mention) const;
    // How often the text names the place of this mention.
    [[nodiscard]] std::uint32_t timesNamed(std::size_t mention) const { return timesNamed_[mention]; }
    // "180 km south-east of X": whether the name at this token is only measured from.
    [[nodiscard]] bool measures(std::size_t token) const;
    // Whether this id is of a party that may hold ground and kill.
    [[nodiscard]] bool fights(const std::string &actor) const;
    // The forces that a country or a capital stands for; nullptr: it is no such place.
    [[nodiscard]] const actors::Actor *stateOf(std::size_t mention) const;
    // Reads a trigger's words as another one of those that they may be.
    void readAs(std::size_t trigger, const Trigger &as);
    void readAs(std::size_t trigger, const TriggerHit &shorter); // one of fewer words
    // Of a country in which the fewer places of the text lie: there it is a government.
    [[nodiscard]] bool isCapitalAbroad(std::size_t mention) const {
        return isCapital(mention) && facts.places[mention].country != country_;
    }
    // "had since been driven out": where a verb begins with its auxiliaries.
    [[nodiscard]] std::uint32_t phraseStart(const TriggerHit &noun) const;
    [[nodiscard]] std::uint32_t verbStart(std::uint32_t verb) const;
    // "ثم طرد منها في تشرين": an Arabic verb of driving out that names nobody for its object.
    [[nodiscard]] bool drivenOut(const TriggerHit &hit) const;
    [[nodiscard]] bool startsConjunct(std::size_t token) const; // "and"
    // Whether the boundaries before any token of (first, end] hold one of these.
    [[nodiscard]] bool parted(std::size_t first, std::size_t end, unsigned how) const;
    // "بينهم أربعة من مسلحي الفصائل", "including 12": whether what stands at the token is a part of something told
    // before.
    [[nodiscard]] bool isPart(std::size_t token) const;
    // A date mention, or one that was worked out of another.
    [[nodiscard]] const mentions::DateMention &date(std::uint32_t index) const {
        const auto &told = facts.mentions.dates;
        return index < told.size() ? told[index] : derived_[index - told.size()];
    }
    [[nodiscard]] std::uint32_t derive(const mentions::DateMention &date) {
        derived_.push_back(date);
        return static_cast<std::uint32_t>(facts.mentions.dates.size() + derived_.size() - 1);
    }
    [[nodiscard]] const events::EventPlace &place(const PlaceRef &ref) const { return facts.places[ref.mention]; }
    // Whether a token stands in a relative clause between commas that is over before `token`: "X, which took Y, holds".
    [[nodiscard]] bool inInsertedRelative(std::size_t inner, std::size_t token) const;
    // The preposition that governs what stands at `first`, skipping "the city of", "مدينة"; `joinedBy`:
    // whether the walk ended at an "and".
    [[nodiscard]] std::string governing(std::size_t first, Span span, bool &joinedBy) const;

private:
    void cover();
    void countNames();
    void indexPlaces();
    void findQuotes();
    [[nodiscard]] std::optional<std::string> ownerOf(std::size_t token) const;
    void findHeadings();
    void findPlaces();
    [[nodiscard]] std::size_t describedAgain(std::size_t article) const;
    [[nodiscard]] bool ofTrailingSource(std::size_t place) const;
    [[nodiscard]] bool ofSpeakerBefore(std::size_t place, std::size_t end) const;
    void linkPlaces(); // lists and containers
    [[nodiscard]] std::vector<std::uint32_t> listEndingAt(std::uint32_t last) const;
    [[nodiscard]] bool isSeatOf(std::size_t first, std::size_t end) const;
    // "the capital of Anbar province", "العاصمة الأفغانية": the words, and the town where the text names it.
    struct SeatPhrase {
        std::size_t end = 0;                  // 0: no such words
        std::optional<std::uint32_t> mention; // of the town
    };
    [[nodiscard]] SeatPhrase seatPhraseAt(std::size_t token) const;
    [[nodiscard]] SeatPhrase englishSeatAt(std::size_t token) const;
    [[nodiscard]] SeatPhrase arabicSeatAt(std::size_t token) const;
    [[nodiscard]] SeatPhrase seatOfAreaAt(std::size_t first, std::uint32_t sentence) const;
    [[nodiscard]] SeatPhrase withItsName(std::size_t end, std::optional<std::uint32_t> mention,
                                         std::uint32_t sentence) const;
    [[nodiscard]] bool saidOfTownBefore(std::size_t token) const;
    [[nodiscard]] std::optional<std::uint32_t> seatOf(std::size_t area) const;
    [[nodiscard]] std::optional<std::uint32_t> capitalOf(std::string_view country) const;
    [[nodiscard]] bool describes(std::size_t first, std::size_t end) const;
    [[nodiscard]] bool isPartOfTown(const PlaceRef &ref) const;
    void findTriggers();
    [[nodiscard]] bool helps(const TriggerHit &hit) const;
    [[nodiscard]] bool isOfSport(std::size_t token) const;
    [[nodiscard]] bool isPredicate(std::size_t token, std::string_view proclitics) const;
    void joinDeed(TriggerHit &hit);
    [[nodiscard]] std::uint32_t listStart(std::uint32_t token) const;
    [[nodiscard]] bool inserted(std::uint32_t part, std::uint32_t end) const;
    void findFields();
    [[nodiscard]] std::optional<TriggerHit> triggerAt(std::size_t token) const;
    [[nodiscard]] bool namelike(std::size_t token) const;
    [[nodiscard]] bool opensQuotation(std::size_t token) const;
    [[nodiscard]] bool parted(const TriggerForm &form, std::size_t token) const;
    [[nodiscard]] bool drivesPeople(std::size_t token, std::size_t end) const;
    [[nodiscard]] bool completesVerb(std::size_t token) const;
    [[nodiscard]] bool completed(const Trigger &trigger, const TriggerForm &form, std::size_t token,
                                 std::size_t &end) const;
    void readVoice(TriggerHit &hit) const;
    [[nodiscard]] bool reducedRelative(const TriggerHit &hit) const;
    [[nodiscard]] bool onlyDays(std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] std::optional<std::uint32_t> townOfAirport(std::size_t before, std::uint32_t sentence) const;
    void findCountry();
    [[nodiscard]] bool calledSo(const std::string &place, const std::string &sort) const;
    [[nodiscard]] bool isCapital(std::size_t mention) const {
        return mention < facts.seats.size() && facts.seats[mention] == gazetteer::Seat::country;
    }
    [[nodiscard]] bool sameKindList(std::size_t token) const;
    [[nodiscard]] bool dateline(std::size_t token);
    [[nodiscard]] bool speakerPlace(std::size_t token) const;
    [[nodiscard]] bool isBearing(std::size_t direction) const;
    [[nodiscard]] std::optional<std::size_t> sideBefore(std::size_t name) const;
    [[nodiscard]] bool closesInsertion(std::size_t token) const;
    [[nodiscard]] std::uint32_t splitBetween(const TriggerHit &left, const TriggerHit &right) const;

    std::vector<mentions::DateMention> derived_;
    mutable std::pair<std::uint32_t, bool> sport_{~std::uint32_t{0},
                                                  false}; // the sentence asked last, and whether it is of sport
    std::vector<int> place_, actor_, date_, quantity_;
    std::vector<std::uint32_t> timesNamed_; // by mention
    std::string country_;                   // ISO 3166-1 code of the country in which most of the places lie; "" none
    std::vector<const PlaceRef *> refs_, namedRefs_; // by mention
    std::uint32_t longestPlace_ = 0;                 // tokens
};

[[nodiscard]] inline bool isIn(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

[[nodiscard]] bool isAreal(const std::string &placeType); // country region province district …

[[nodiscard]] inline const mentions::ActorMention &actorMention(const Passage &passage, int actor) {
    return passage.facts.mentions.actors[static_cast<std::size_t>(actor)];
}

} // namespace zamkan::reading
