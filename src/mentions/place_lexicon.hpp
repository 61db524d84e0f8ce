// The words that go with names of places, in both languages: assets/lexicon/{ar,en}/places.toml.
#pragma once
#include "mentions/closed_words.hpp"
#include "mentions/phrases.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

// A noun that says what kind of place a name is: "مدينة", "dam".
struct PlaceClass {
    std::string key; // type cue in the output
    std::vector<std::string> types; // what a place so called may be
    bool part = false; // the noun belongs to the name
    bool weak = false; // also stands before other nouns: little evidence that a place follows
    bool outside = false;  // names of the gazetteer begin with it, but it is not reported ("نهر النيجر" → "النيجر")
    bool announces = false; // a name that nobody knows is a place after it ("بلدة X")
    std::vector<std::string> countries; // where places are so called ("County"); empty: everywhere
    std::vector<std::string> words; // the nouns, folded
    std::vector<std::string> after; // those that stand behind the name, folded
    bool spoken = false; // what it is stands with the name: "Donetsk region"
    bool named = false; // a run of capitals before it is a name where no gazetteer lists all villages ("Bato mosque")
    std::vector<std::string> installation; // of `after`: and in every country ("Watiya air base")
    [[nodiscard]] bool allows(std::string_view type) const;
};

enum class CueKind : std::uint8_t {
    noun, direction, central, surroundings, reference, preposition, loose, opener, adjective, organisation,
    club // an organisation's name may have one more word before the place's ("نادي هلال كادوقلي")
};

struct Cue {
    CueKind kind = CueKind::noun;
    std::uint32_t noun = 0; // class, for nouns
    bool many = false;      // "مدن": a list follows
    double bearing = 0;     // for directions and adjectives
};

// A cue that ends right before some token.
struct CueAt {
    Cue cue;
    std::uint32_t first = 0, end = 0; // tokens
    std::uint32_t offset = 0;         // proclitics peeled off its first token, in bytes
    std::uint32_t previous = 0;       // 1 + index of another cue that ends there; 0: none
};

// The cues of a text by the token after which they come.
class Cues {
public:
    explicit Cues(std::size_t tokens = 0) : last_(tokens + 1, 0) {}
    void add(std::size_t before, CueAt cue) {
        cue.previous = last_[before];
        all_.push_back(cue);
        last_[before] = static_cast<std::uint32_t>(all_.size());
    }
    // The cue that ends right before this token and begins first; of those the one whose kind comes first.
    [[nodiscard]] const CueAt *longestBefore(std::size_t token) const;
    [[nodiscard]] bool has(std::size_t token, CueKind kind) const;

private:
    std::vector<CueAt> all_;
    std::vector<std::uint32_t> last_;
};

class PlaceLexicon {
public:
    // Why a name alone is no evidence: other places or persons bear it (shared, person), it is an ordinary word that
    // is also a name (common: English, told by its capital; ordinary), or it never is a place here.
    enum class Guard : std::uint8_t { none, shared, person, common, ordinary, never };

    [[nodiscard]] static PlaceLexicon open(); // throws InstallationError

    void enter(text::Vocabulary &vocabulary);
    // Tables (of Word::known) of words that say what a text is about: idioms, public life, sport.
    [[nodiscard]] std::uint64_t bitsOfContext() const { return idioms_.bit() | life_.bit() | sport_.bit(); }
    // Tables of words that begin a name (opensName), that say which side of a country it is on (isSide).
    [[nodiscard]] std::uint64_t bitOfOpeners() const { return nameOpeners_.bit(); }
    [[nodiscard]] std::uint64_t bitOfSureOpeners() const { return sureOpeners_.bit(); }
    [[nodiscard]] std::uint64_t bitOfSides() const { return sides_.bit(); }

    [[nodiscard]] Cues cuesBefore(const text::Tokens &tokens) const;
    // The noun that follows a name ("Anbar province", "Tishrin Dam"), and one past its last token.
    struct After {
        std::uint32_t noun = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<After> nounAfter(const text::Tokens &tokens, std::size_t token) const;
    // Bearing of an adjective after "ريف حلب": "الشمالي الشرقي".
    [[nodiscard]] std::optional<CueAt> adjectiveAt(const text::Tokens &tokens, std::size_t token) const;
    // The adjectives of isTail, folded: a gazetteer may know "مطار التيفور العسكري" only by its full name.
    [[nodiscard]] const text::WordSet &tails() const { return tail_; }
    [[nodiscard]] const PlaceClass &noun(std::uint32_t index) const { return classes_[index]; }

    // Whether the whole word is of one of these sets of assets/lexicon/<language>/grammar.toml.
    template <typename... Sets> [[nodiscard]] bool is(const text::Token &word, Sets... sets) const { return closed_.has(word, sets...); }
    [[nodiscard]] const ClosedWords &closed() const { return closed_; }
    // The noun of places that this word is, if it is one.
    [[nodiscard]] std::optional<std::uint32_t> classOf(std::string_view folded) const {
        const std::uint32_t *index = nounClass_.find(folded);
        return index ? std::optional(*index) : std::nullopt;
    }
    [[nodiscard]] bool isDirection(std::string_view folded) const { return directionWords_.contains(folded); }
    [[nodiscard]] bool isEpithet(std::string_view folded) const { return epithets_.contains(folded); }
    [[nodiscard]] bool ofSport(const text::Peeled &reading) const { return sport_.contains(reading); }
    // "يونايتد" after a name: a club.
    [[nodiscard]] bool endsOrganisation(std::string_view folded) const { return clubEnds_.contains(folded); }
    // Of a country's public life ("sheriff"): its ISO code, or null.
    [[nodiscard]] const std::string *countryOfLife(const text::Tokens &tokens, std::size_t token) const;
    // "مسقط رأس": one past the last token of words that look like a name and are none; 0 when there are none.
    [[nodiscard]] std::size_t idiomEnd(const text::Tokens &tokens, std::size_t token, const text::Peeled &reading) const;
    // A word that may be the name of a place nobody knows: no stop word, not the beginning of a clause.
    [[nodiscard]] bool mayBeName(std::string_view folded) const { return !notNames_.contains(folded); }
    [[nodiscard]] bool mayBeName(const text::Peeled &reading) const { return !notNames_.contains(reading); }
    // Begins a name of several words: "تل", "أبو".
    [[nodiscard]] bool opensName(std::string_view folded) const { return nameOpeners_.contains(folded); }
    [[nodiscard]] bool opensName(const text::Peeled &reading) const { return nameOpeners_.contains(reading); }

    // "بين": leads to places more often than other loose prepositions.
    [[nodiscard]] bool spansPlaces(std::string_view folded) const { return between_.contains(folded); }
    // After these an unknown name is a place, in parts of the world whose villages no gazetteer has in full.
    // Whether the towns of a country have Arabic names of their own.
    [[nodiscard]] bool isNamedInArabic(std::string_view country) const { return namedInArabic_.contains(country); }
    // Before a list of names: "هي عنة وراوة".
    [[nodiscard]] bool introduces(std::string_view folded) const { return introduce_.contains(folded); }
    [[nodiscard]] bool bearsCountries(std::string_view folded) const { return bearCountries_.contains(folded); }
    [[nodiscard]] bool bearsTowns(std::string_view folded) const { return bearTowns_.contains(folded); }
    [[nodiscard]] bool leadsAcrossParties(const text::Peeled &word) const { return acrossParties_.contains(word.folded); }
    // "After Palmyra fell": a word that opens a sentence with a capital and is no part of a name.
    [[nodiscard]] bool opensSentence(std::string_view folded) const { return sentenceOpeners_.contains(folded); }
    [[nodiscard]] bool leadsWithPreposition(const text::Peeled &word) const { return acrossWithPreposition_.contains(word.folded); }
    // "استعادت", "سقوط": what is said of ground.
    [[nodiscard]] bool isFall(std::string_view folded) const { return falls_.contains(folded); }
    [[nodiscard]] bool changesHands(const text::Peeled &word) const { return changesHands_.contains(word.folded); }
    // "في قبضة", "تحت سيطرة": one past its last token; 0: none stands there.
    [[nodiscard]] std::size_t handsAt(const text::Tokens &tokens, std::size_t token) const {
        const auto hit = hands_.longestAt(tokens, token);
        return hit ? hit->end : 0;
    }
    [[nodiscard]] bool isVerbPreposition(std::string_view folded) const { return verbPrepositions_.contains(folded); }
    [[nodiscard]] bool isDoneToTowns(std::string_view folded) const { return doneTo_.contains(folded); }
    [[nodiscard]] bool leadsToUnknown(std::string_view folded) const { return beforeUnknown_.contains(folded); }
    [[nodiscard]] bool isListedInFull(std::string_view country) const { return complete_.contains(country); }
    // A region of the world's side that follows a name: "شرقا".
    [[nodiscard]] bool isSide(std::string_view folded) const { return sides_.contains(folded); }
    [[nodiscard]] bool isSide(const text::Peeled &reading) const { return sides_.contains(reading); }
    // Begins a name and hardly anything else: "تل", "كفر".
    [[nodiscard]] bool opensNameSurely(const text::Peeled &reading) const { return sureOpeners_.contains(reading); }

    // A noun that begins a facility's name: "مطار".
    [[nodiscard]] bool opensFacility(std::string_view folded) const { return facilityNouns_.contains(folded); }
    // A noun that only says what follows: "مدينة", "محافظة".
    [[nodiscard]] bool announces(std::string_view folded) const { return plainNouns_.contains(folded); }
    [[nodiscard]] bool isTail(std::string_view folded) const { return tail_.contains(folded); }
    [[nodiscard]] const std::vector<std::string> &installations() const { return installations_; } // of all classes
    // Between the places of a list: "و", "كذلك", and what leads to the date of one of them.
    [[nodiscard]] bool joinsList(std::string_view folded) const { return conjunctions_.contains(folded); }
    [[nodiscard]] bool fillsList(std::string_view folded) const { return listFillers_.contains(folded); }
    [[nodiscard]] bool leadsToDate(std::string_view folded) const { return beforeDates_.contains(folded); }
    [[nodiscard]] bool isKilometre(std::string_view folded) const { return kilometre_.contains(folded); }
    [[nodiscard]] bool isMile(std::string_view folded) const { return mile_.contains(folded); }
    [[nodiscard]] bool takesAdjective(std::string_view folded) const { return adjectiveAfter_.contains(folded); }
    [[nodiscard]] bool spoils(std::string_view folded) const { return spoils_.contains(folded); }
    // "the Azov brigade", "the Minsk agreements": in small letters too.
    [[nodiscard]] bool isBuilding(std::string_view folded) const { return buildings_.contains(folded); }
    [[nodiscard]] bool spoilsInSmall(std::string_view folded) const { return lowSpoils_.contains(folded); }
    // A form that means one place when written exactly so: "U.S." anywhere, "La." after a town. `end`: one past its
    // last token.
    struct Written {
        std::string id; // "admin1:US-LA"
        std::size_t end = 0;
    };
    [[nodiscard]] std::optional<Written> abbreviationAt(const text::Document &document, const text::Tokens &tokens,
                                                        std::size_t token) const;
    [[nodiscard]] std::optional<Written> writtenAt(const text::Document &document, const text::Tokens &tokens,
                                                   std::size_t token) const;
    [[nodiscard]] bool knowsProvincesOf(bool arabic, std::string_view country) const {
        return (arabic ? knownArabic_ : knownEnglish_).contains(country);
    }
    [[nodiscard]] bool isPlacePreposition(std::string_view proclitics) const { return proclitics_.contains(proclitics); }

    [[nodiscard]] Guard guard(std::string_view folded) const;
    [[nodiscard]] Guard guard(const text::Peeled &reading) const {
        const Guard *guard = guards_.find(reading);
        return guard ? *guard : Guard::none;
    }

private:
    using Ids = text::WordMap<std::string>;
    void readLanguage(const std::string &language);
    void readOrdinaryWords(const std::filesystem::path &file, Guard guard);
    [[nodiscard]] static std::optional<Written> longest(const Ids &ids, const text::Document &document,
                                                        const text::Tokens &tokens, std::size_t token);

    ClosedWords closed_ = ClosedWords::all();
    std::vector<PlaceClass> classes_;
    std::vector<std::string> installations_;
    std::vector<Cue> cues_;
    PhraseTable before_, after_, adjectives_, idioms_, life_, hands_;
    std::vector<std::string> lifeCountries_;
    text::WordMap<std::uint32_t> nounClass_;
    text::WordSet directionWords_, epithets_, sport_, clubEnds_, notNames_, nameOpeners_;
    text::WordSet knownArabic_, knownEnglish_, tail_, conjunctions_, listFillers_, beforeDates_, facilityNouns_, plainNouns_,
        kilometre_, mile_, adjectiveAfter_, spoils_, proclitics_, sides_, between_, beforeUnknown_, doneTo_, sentenceOpeners_, acrossParties_, acrossWithPreposition_, changesHands_, falls_, verbPrepositions_, bearCountries_, bearTowns_, introduce_, buildings_, complete_, namedInArabic_, lowSpoils_, sureOpeners_;
    text::WordMap<Guard> guards_;
    Ids abbreviations_, written_;
};

} // namespace zamkan::mentions
