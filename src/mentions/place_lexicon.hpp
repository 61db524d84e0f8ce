// The words that go with names of places, in both languages: assets/lexicon/{ar,en}/places.toml.
#pragma once
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
    [[nodiscard]] bool allows(std::string_view type) const;
};

enum class CueKind : std::uint8_t {
    noun, direction, central, surroundings, reference, preposition, loose, opener, adjective, organisation
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
};

class PlaceLexicon {
public:
    // Why a name alone is no evidence: other places or persons bear it (shared, person), it is an ordinary word that
    // is also a name (common: English, told by its capital; ordinary), or it never is a place here.
    enum class Guard : std::uint8_t { none, shared, person, common, ordinary, never };

    [[nodiscard]] static PlaceLexicon open(); // throws InstallationError

    // For each token the cues after which it comes, in the order of their first tokens; one more row at the end.
    [[nodiscard]] std::vector<std::vector<CueAt>> cuesBefore(const text::Document &document,
                                                             const text::Tokens &tokens) const;
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

    // A noun that begins a facility's name: "مطار".
    [[nodiscard]] bool opensFacility(std::string_view folded) const { return facilityNouns_.contains(folded); }
    // A noun that only says what follows: "مدينة", "محافظة".
    [[nodiscard]] bool announces(std::string_view folded) const { return plainNouns_.contains(folded); }
    [[nodiscard]] bool isTail(std::string_view folded) const { return tail_.contains(folded); }
    // Between the places of a list: "و", "كذلك", and what leads to the date of one of them.
    [[nodiscard]] bool joinsList(std::string_view folded) const { return conjunctions_.contains(folded); }
    [[nodiscard]] bool fillsList(std::string_view folded) const { return listFillers_.contains(folded); }
    [[nodiscard]] bool leadsToDate(std::string_view folded) const { return beforeDates_.contains(folded); }
    [[nodiscard]] bool isKilometre(std::string_view folded) const { return kilometre_.contains(folded); }
    [[nodiscard]] bool isMile(std::string_view folded) const { return mile_.contains(folded); }
    [[nodiscard]] bool takesAdjective(std::string_view folded) const { return adjectiveAfter_.contains(folded); }
    [[nodiscard]] bool spoils(std::string_view folded) const { return spoils_.contains(folded); }
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

private:
    using Ids = text::WordMap<std::string>;
    void readLanguage(const std::string &language);
    void readOrdinaryWords(const std::filesystem::path &file, Guard guard);
    [[nodiscard]] static std::optional<Written> longest(const Ids &ids, const text::Document &document,
                                                        const text::Tokens &tokens, std::size_t token);

    std::vector<PlaceClass> classes_;
    std::vector<Cue> cues_;
    PhraseTable before_, after_, adjectives_;
    text::WordSet knownArabic_, knownEnglish_, tail_, conjunctions_, listFillers_, beforeDates_, facilityNouns_, plainNouns_,
        kilometre_, mile_, adjectiveAfter_, spoils_, proclitics_;
    text::WordMap<Guard> guards_;
    Ids abbreviations_, written_;
};

} // namespace zamkan::mentions
