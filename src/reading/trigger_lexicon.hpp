// The words that tell events, read from assets/lexicon/<language>/events.toml (its head explains the fields).
#pragma once
#include "base/value.hpp"
#include "mentions/closed_words.hpp"
#include "reading/word_forms.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include "text/word_map.hpp"
#include <bitset>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::reading {

using mentions::Closed;
using mentions::ClosedWords;

struct Grammar;

// Sets of phrases, one bit each; the last two are Grammar::ownSet and Grammar::triggerSet.
using Sets = std::bitset<128>;
[[nodiscard]] inline Sets setOf(unsigned set) { return Sets().set(set); }

// The sets with a phrase that begins with a word: any, of this word alone, of more words.
struct Beginnings {
    Sets any, alone, longer;
};

// The readings of every token of a text, and which sets of phrases may begin at it, worked out once.
class Readings {
public:
    struct Begin {
        std::uint32_t reading = 0; // of the token's
        const Beginnings *sets = nullptr;
    };
    Readings(const text::Tokens &tokens, const Grammar &grammar); // both must outlive it
    [[nodiscard]] std::size_t size() const { return tokens_->size(); }
    [[nodiscard]] std::span<const text::Peeled> operator[](std::size_t token) const { return tokens_->readings(token); }
    [[nodiscard]] std::string_view folded(std::size_t token) const { return tokens_->tokens[token].folded; }
    [[nodiscard]] bool mayBegin(std::size_t token, unsigned set) const { return sets_[token][set]; }
    [[nodiscard]] bool mayBeginAny(std::size_t token, const Sets &sets) const { return (sets_[token] & sets).any(); }
    void isName(std::size_t token) { sets_[token].reset(); } // "IS captured": no word of any set
    // The readings that begin a phrase of any set, in order.
    [[nodiscard]] std::span<const Begin> begins(std::size_t token) const {
        return std::span(begins_).subspan(first_[token], first_[token + 1] - first_[token]);
    }

private:
    const text::Tokens *tokens_;
    std::vector<Sets> sets_;           // of all readings of each token
    std::vector<Begin> begins_;        // token by token
    std::vector<std::uint32_t> first_; // where those of each token begin, and where the last ones end
};

// What may be peeled off the first word of a phrase.
enum class Peel : std::uint8_t { nothing, conjunctions, proclitics };

struct PhraseMatch {
    std::uint32_t tokens = 0;    // how many it takes; 0: none starts here
    std::string_view proclitics; // peeled off the first; a literal
    explicit operator bool() const { return tokens > 0; }
};

// A set of phrases; the longest match counts.
class Phrases {
public:
    Phrases() = default;
    explicit Phrases(const std::vector<std::string> &phrases);
    void add(std::string_view phrase);
    // Gives the set a bit in Readings, under the first words of its phrases: its own, or one that it shares with
    // others.
    void number(unsigned set, bool shared, text::WordMap<Beginnings> &byFirstWord);
    [[nodiscard]] Sets bit() const { return set_ == unnumbered ? Sets().set() : setOf(set_); }
    [[nodiscard]] PhraseMatch at(const Readings &readings, std::size_t token, Peel peel = Peel::conjunctions) const {
        return mayBegin(readings, token) ? longestAt(readings, token, peel) : PhraseMatch{};
    }
    // Whether a phrase starts at any token of [first, end).
    [[nodiscard]] bool within(const Readings &readings, std::size_t first, std::size_t end,
                              Peel peel = Peel::proclitics) const;
    [[nodiscard]] bool has(std::string_view folded) const;                      // a one-word phrase
    [[nodiscard]] bool has(const Readings &readings, std::size_t token) const { // likewise, the whole word
        return mayBegin(readings, token) &&
               (set_ == unnumbered || shared_ ? has(readings.folded(token)) : standsAlone(readings, token));
    }

private:
    [[nodiscard]] bool mayBegin(const Readings &readings, std::size_t token) const {
        return token < readings.size() && (set_ == unnumbered || readings.mayBegin(token, set_));
    }
    [[nodiscard]] PhraseMatch longestAt(const Readings &readings, std::size_t token, Peel peel) const;
    void lengthen(PhraseMatch &best, const Readings &readings, std::size_t token, const text::Peeled &reading) const;
    [[nodiscard]] bool standsAlone(const Readings &readings, std::size_t token) const;

    static constexpr unsigned unnumbered = 128;
    text::WordMap<std::vector<std::vector<std::string>>> byFirst_; // the words after the first
    unsigned set_ = unnumbered;
    bool shared_ = false; // other sets have the same bit: it only says where to look
};

struct Trigger {
    std::string key, type, subtype;
    std::string present; // subtype in the present tense; empty: the same
    std::string agent, other;
    std::vector<std::string> places; // folded prepositions; "" is the direct object
    Phrases then, absorbs;
    bool hasThen = false;
    bool thenPeople = false;     // a number of people must follow
    std::uint32_t thenReach = 8; // tokens between the verb and `then`
    bool genitiveIsPatient = false;
    bool passiveLookAlike = false; // followed by a number it tells of the dead, not of the killer
    bool patientIsObject = false;  // "drove X out of Y"
    bool placeIsSubject = false;
    bool lasting = false;
    bool announces = false;
    bool impersonal = false; // its subject is a thing: whoever acted before does not do it
    bool negates = false;    // "remained outside its control": it did not happen
    bool nominal = false;    // "X في يد Y": no verb, the place right before it and a party behind it
    bool repeats = false;    // "Kunduz followed": what the clause before told, of another place
    bool needsPeople = false, needsBelligerent = false, needsPlace = false, needsNumber = false;
    bool needsTown = false; // its object: "stormed X", and not "stormed a base in X"
    Phrases beside;         // one of these must stand in the clause
    bool hasBeside = false;
    Phrases unlessBehind; // nor may it stand right behind one of these: "a deal struck by"
    Phrases unless;       // none of these may follow within a few words
    Phrases
        circumstance; // behind one of these the noun only says when or how something else happened: "after fighting"
    bool hasUnless = false;
    std::map<std::string, Phrases> refine;
    std::string example;
};

struct ClaimRule {
    std::string key, type, subtype;
    Phrases nouns, cues;
    bool hasCues = false;
    std::string example;
};

struct Words {
    Phrases by, gainer, loser, against, with, negators, failures, plans, happened, denials, claims, hedges, speech,
        according, complements, anaphoricSources, breaks, joins, parts, goesOn, relatives, descriptors, again,
        prepositions, members, targets, people, someone, own, thatEvent, passive, have, where, wherein, results,
        wounded, undergoes, pronouns, untrue, repelled, directions, topics, when, possessives, quarters, reaches,
        nowhere, partsOfIt, these, someOfThem, exceptives, meanwhile, foes, ownDeeds, launching, numberOf, awaited,
        accidents, settlements, support, feminine, amongThem, claimants, weapons, beginnings, ceased, ceasing,
        superlatives, rulers, bases, onlyTo, blows, admits, accuses, compounds;
    Phrases sport; // of the language's places.toml
};

struct TriggerForm {
    std::uint32_t trigger = 0;
    Form form = Form::past;
    bool object = false, plural = false, passive = false;
    std::vector<std::string> rest; // words after the first
};

// What one language needs.
struct Grammar {
    text::Language language = text::Language::unknown;
    std::vector<Trigger> triggers;
    std::vector<ClaimRule> claims;
    Words words;
    ClosedWords closed;
    text::WordMap<std::vector<TriggerForm>> forms; // by first word
    static constexpr unsigned triggerSet = 127;    // bit of the first words of `forms` in `sets`
    static constexpr unsigned ownSet = 126;        // and of those of all phrases of triggers and claims
    text::WordMap<Beginnings> sets;                // by first word, of `words`
    std::map<std::string, std::string> again;      // "the city" → type of the place it stands for; "" any
};

class TriggerLexicon {
public:
    [[nodiscard]] static TriggerLexicon open(); // throws InstallationError
    void enter(text::Vocabulary &vocabulary);   // once it stays where it is
    // Arabic for what is not English.
    [[nodiscard]] const Grammar &grammar(text::Language language) const;

private:
    Grammar arabic_, english_;
};

} // namespace zamkan::reading
