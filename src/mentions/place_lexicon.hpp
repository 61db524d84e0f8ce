// The words that go with names of places, in both languages: assets/lexicon/{ar,en}/places.toml.
#pragma once
#include "mentions/phrases.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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

enum class CueKind : std::uint8_t { noun, direction, central, surroundings, reference, preposition, loose, opener, adjective };

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
    [[nodiscard]] const PlaceClass &noun(std::uint32_t index) const { return classes_[index]; }

    [[nodiscard]] bool isTail(const std::string &folded) const { return tail_.count(folded) > 0; }
    [[nodiscard]] bool isKilometre(const std::string &folded) const { return kilometre_.count(folded) > 0; }
    [[nodiscard]] bool isMile(const std::string &folded) const { return mile_.count(folded) > 0; }
    [[nodiscard]] bool takesAdjective(const std::string &folded) const { return adjectiveAfter_.count(folded) > 0; }
    [[nodiscard]] bool spoils(const std::string &folded) const { return spoils_.count(folded) > 0; }
    [[nodiscard]] const std::string *abbreviation(std::string_view surface) const; // → id: "admin1:US-LA"
    [[nodiscard]] bool isPlacePreposition(const std::string &proclitics) const { return proclitics_.count(proclitics) > 0; }

    enum class Guard : std::uint8_t { none, shared, person, ordinary, never };
    [[nodiscard]] Guard guard(const std::string &folded) const;

private:
    void readLanguage(const std::string &language);

    std::vector<PlaceClass> classes_;
    std::vector<Cue> cues_;
    PhraseTable before_, after_, adjectives_;
    std::unordered_set<std::string> tail_, kilometre_, mile_, adjectiveAfter_, spoils_, proclitics_;
    std::unordered_map<std::string, Guard> guards_;
    std::unordered_map<std::string, std::string> abbreviations_;
};

} // namespace zamkan::mentions
