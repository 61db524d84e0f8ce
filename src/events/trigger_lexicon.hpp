// The words that tell events, read from assets/lexicon/<language>/events.toml (its head explains the fields).
#pragma once
#include "base/value.hpp"
#include "events/word_forms.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::events {

// All readings of every token of a text, worked out once.
using Readings = std::vector<std::vector<text::Peeled>>;
[[nodiscard]] Readings readingsOf(const text::Document &document, const text::Tokens &tokens);

// What may be peeled off the first word of a phrase.
enum class Peel : std::uint8_t { nothing, conjunctions, proclitics };

struct PhraseMatch {
    std::uint32_t tokens = 0; // how many it takes; 0: none starts here
    std::string proclitics;   // peeled off the first
    explicit operator bool() const { return tokens > 0; }
};

// A set of phrases; the longest match counts.
class Phrases {
public:
    Phrases() = default;
    explicit Phrases(const std::vector<std::string> &phrases);
    void add(std::string_view phrase);
    [[nodiscard]] PhraseMatch at(const Readings &readings, std::size_t token,
                                 Peel peel = Peel::conjunctions) const;
    // Whether a phrase starts at any token of [first, end).
    [[nodiscard]] bool within(const Readings &readings, std::size_t first, std::size_t end,
                              Peel peel = Peel::proclitics) const;
    [[nodiscard]] bool has(std::string_view folded) const; // a one-word phrase

private:
    std::unordered_map<std::string, std::vector<std::vector<std::string>>>
        byFirst_; // the words after the first
};

struct Trigger {
    std::string key, type, subtype;
    std::string present; // subtype in the present tense; empty: the same
    std::string agent, other;
    std::vector<std::string> places; // folded prepositions; "" is the direct object
    Phrases then, absorbs;
    bool hasThen = false;
    bool genitiveIsPatient = false;
    bool passiveLookAlike = false; // followed by a number it tells of the dead, not of the killer
    bool patientIsObject = false;  // "drove X out of Y"
    bool placeIsSubject = false;
    bool lasting = false;
    bool announces = false;
    bool needsPeople = false, needsBelligerent = false, needsPlace = false, needsNumber = false;
    Phrases beside; // one of these must stand in the clause
    bool hasBeside = false;
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
    Phrases by, gainer, loser, against, with, negators, failures, plans, happened, denials, claims, hedges,
        speech, according, complements, anaphoricSources, breaks, joins, parts, goesOn, relatives,
        descriptors, again, prepositions, members, targets, people, someone, own, thatEvent, passive, have,
        where, results;
};

struct TriggerForm {
    std::uint32_t trigger = 0;
    Form form = Form::past;
    bool object = false, plural = false;
    std::vector<std::string> rest; // words after the first
};

// What one language needs.
struct Grammar {
    text::Language language = text::Language::unknown;
    std::vector<Trigger> triggers;
    std::vector<ClaimRule> claims;
    Words words;
    std::unordered_map<std::string, std::vector<TriggerForm>> forms; // by first word
    std::map<std::string, std::string> again; // "the city" → type of the place it stands for; "" any
};

class TriggerLexicon {
public:
    [[nodiscard]] static TriggerLexicon open(); // throws InstallationError
    // Arabic for what is not English.
    [[nodiscard]] const Grammar &grammar(text::Language language) const;

private:
    Grammar arabic_, english_;
};

} // namespace zamkan::events
