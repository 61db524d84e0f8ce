// One document on its way through the place finder: names seen, the evidence for each, what stands round them.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/mention.hpp"
#include "mentions/place_lexicon.hpp"
#include "mentions/place_names.hpp"
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace zamkan::mentions {

// Salience of a place in a headline or an outlet's name that says which country it is about.
inline constexpr double knownEnough = 4.0;

// A name that may be a place, with the reasons for and against. Points add up; see place_evidence.cpp.
struct Possible {
    NameAt name;
    std::uint32_t cueFirst = 0;              // token where a facility's noun begins; name.first otherwise
    std::uint32_t cueOffset = 0;
    std::uint32_t spanFirst = 0;             // after name.first where the name begins with a noun that is not reported
    std::uint32_t spanEnd = 0;               // one past the last token that belongs to the span
    std::optional<std::uint32_t> noun;       // class that stands before or after
    bool reference = false, surroundings = false, preposition = false, loose = false, opener = false, many = false;
    bool central = false, organisation = false;
    std::optional<double> bearing, distance_km;
    std::uint32_t contextFirst = 0;          // token where the cues before it begin
    bool attribute = false;                  // a definite word after a definite noun: "الأيام السخنة"
    bool seized = false;                     // the object of a verb that changes who holds ground
    bool insidePerson = false;               // of a guessed person
    std::optional<std::uint32_t> container;  // index among the possible ones
    std::optional<std::uint32_t> near;       // another that only tells where this one lies
    bool unknown = false;                    // no gazetteer has the name; a noun says that it is a place
    std::vector<gazetteer::Match> byEar;     // places in the text's part of the world that are spelt another way
    double heard = 0;                        // found by ear alone: its points
    std::uint32_t list = 0;                  // names of one list share a number
    std::string onlyId;                      // "La." after a town: this place and no other
    double points = 0;
};

class PlaceScan {
public:
    PlaceScan(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon, const Demonyms &demonyms,
              NameBook &book, const text::Document &document, const text::Tokens &tokens)
        : gazetteer_(gazetteer), lexicon_(lexicon), demonyms_(demonyms), document_(document), tokens_(tokens), scratch_(book) {}

    void block(const std::vector<ActorMention> &actors, const std::vector<DateMention> &dates);
    void pointTo(const std::vector<std::string> &countries); // ISO codes, of the parties that the text names
    void collect();             // fills possible_
    void joinLists();           // lists and containers
    void weigh();               // points
    void findReferencePoints(); // of those that stood the weighing
    // Names of the part of the world that the sure places mark out which the gazetteer spells another way. True: some
    // were added, and lists and points are to be worked out anew.
    bool findByEar();
    [[nodiscard]] std::vector<PlaceMention> mentions() const;

private:
    [[nodiscard]] bool isWord(const Possible &possible) const;
    [[nodiscard]] bool sameList(const Possible &first, const Possible &second) const;
    [[nodiscard]] bool nextTo(const Possible &inner, const Possible &outer) const;
    static constexpr double likely = 1.5; // points from which on a name helps others
    [[nodiscard]] bool goesOnWithDay(std::size_t possible) const;
    void findContainers();

    struct Theatre {
        std::vector<geo::LatLon> sure;
        std::vector<std::string> countries;
        bool foreign = false; // most of it is of a country whose towns have no Arabic names of their own
    };
    [[nodiscard]] Theatre theatre() const;
    [[nodiscard]] std::vector<gazetteer::Match> heard(std::string_view name, const Theatre &theatre, std::size_t consonants,
                                                      double reach_km) const;
    // Names that the text has made places, by their words as folded.
    struct NamesHeard {
        std::unordered_map<std::string, const Possible *> places; // the first of each name
        text::WordSet firstWords;
        void add(const Possible &possible) {
            places.emplace(possible.name.folded, &possible);
            firstWords.insert(std::string_view(possible.name.folded).substr(0, possible.name.folded.find(' ')));
        }
        [[nodiscard]] bool mayBegin(const text::Peeled &reading) const { return firstWords.contains(reading); }
    };
    [[nodiscard]] bool listGoesOn(std::size_t token) const;
    [[nodiscard]] bool mayBeLed(std::size_t token, const CueAt *cue) const;
    [[nodiscard]] std::optional<Possible> heardAt(std::size_t token, const std::optional<TokenSpan> &previous, bool listed, const Theatre &theatre) const;
    [[nodiscard]] std::optional<Possible> heardBefore(std::size_t token, const NamesHeard &known) const;
    [[nodiscard]] std::vector<gazetteer::Match> withNoun(const Possible &possible, const Theatre &theatre) const;
    [[nodiscard]] bool mayFollowNoun(std::size_t token, const CueAt *cue) const;
    void insert(std::vector<Possible> added);
    void hearKnown(const Theatre &theatre);

    enum class Blocked : std::uint8_t { no, actor, person, guessed, date };
    struct Quote {
        std::uint32_t first = 0, end = 0; // tokens between the marks
        std::uint32_t words = 0;
    };
    static constexpr std::size_t longestName = 24; // tokens
    [[nodiscard]] bool isRemote(const std::unordered_map<std::string, unsigned> &countries) const;
    void collectOnce();
    [[nodiscard]] std::optional<Possible> longerUnknownAt(const Possible &possible) const;
    [[nodiscard]] std::optional<Possible> longerFacilityAt(const Possible &possible) const;
    [[nodiscard]] bool beginsWithCue(const NameAt &name, std::size_t until);
    void dropEpithet(NameAt &name);
    [[nodiscard]] std::optional<NameAt> namedAfterKnown(std::size_t token, std::size_t until);
    [[nodiscard]] std::optional<Possible> possibleAt(std::size_t token);
    [[nodiscard]] std::optional<Possible> unknownAt(std::size_t token) const;
    [[nodiscard]] std::optional<Possible> namedAfterPerson(std::size_t token) const;
    [[nodiscard]] std::optional<Possible> unknownPairAt(std::size_t token) const;
    [[nodiscard]] std::optional<Possible> unknownRemoteAt(std::size_t token) const;
    [[nodiscard]] std::optional<Possible> unknownFacilityAt(std::size_t token) const;
    [[nodiscard]] std::optional<Possible> facilityOfList(std::size_t token) const;
    [[nodiscard]] bool installs(const PlaceClass &noun, std::size_t first, std::size_t end) const;
    [[nodiscard]] std::uint32_t endOfPerson(std::size_t token, std::size_t end) const;
    [[nodiscard]] bool opensUnknownList(std::size_t token) const;
    [[nodiscard]] bool isDateline(std::size_t first, std::size_t end) const;
    [[nodiscard]] bool isCompound(std::size_t end) const;
    [[nodiscard]] Possible unknown(std::size_t token, std::uint32_t end, std::size_t offset) const;
    [[nodiscard]] bool confirms(std::size_t token) const;
    [[nodiscard]] std::uint32_t endOfUnknown(std::size_t token, std::string_view folded, const PlaceClass &noun, bool many) const;
    void findQuotes();
    void readTitle();
    [[nodiscard]] const Quote *quoteOf(std::size_t token) const;
    [[nodiscard]] double organisationPoints(const Possible &possible) const;
    [[nodiscard]] bool isDoneTo(std::size_t token) const;
    [[nodiscard]] bool isSaidToBeTown(std::size_t token) const;
    [[nodiscard]] bool isSaidToLie(std::size_t token) const;
    [[nodiscard]] bool isAlsoSurname(std::size_t token) const;
    void addNearness();
    void addTransliterations();
    void addTogether();
    [[nodiscard]] std::optional<Possible> abbreviationAt(std::size_t token) const;
    void readCues(Possible &possible) const;
    void readWhatFollows(Possible &possible);
    [[nodiscard]] bool isInHandsBehind(std::size_t token) const;
    [[nodiscard]] bool ledAcrossParty(std::size_t token) const;
    [[nodiscard]] bool isSeized(std::size_t token) const;
    [[nodiscard]] bool isTaken(std::size_t first, std::size_t end) const;
    void readDistance(Possible &possible, std::size_t directionFirst) const;
    [[nodiscard]] bool isAdjective(const Possible &possible) const;
    [[nodiscard]] bool holds(const Possible &container, const Possible &inner) const;
    [[nodiscard]] double ownPoints(Possible &possible) const;
    [[nodiscard]] bool afterArticle(const Possible &possible) const;
    [[nodiscard]] bool isAttribute(const Possible &possible) const;
    [[nodiscard]] bool isWordByItself(std::string_view folded) const;
    [[nodiscard]] double arabicPoints(const Possible &possible) const;
    [[nodiscard]] bool isOwnedByCountry(const Possible &possible) const;
    [[nodiscard]] double englishPoints(const Possible &possible) const;
    [[nodiscard]] bool isOfTheCountry(const Possible &possible) const;
    [[nodiscard]] bool isTown(const NameAt &name) const;
    [[nodiscard]] bool isRiver(const Possible &possible) const;
    [[nodiscard]] bool spoiltByRun(std::size_t token) const;
    [[nodiscard]] double fitOfNoun(const Possible &possible) const;
    [[nodiscard]] const text::Token *before(std::size_t token) const; // in the same sentence, or null

    const gazetteer::Gazetteer &gazetteer_;
    const PlaceLexicon &lexicon_;
    const Demonyms &demonyms_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    std::vector<Blocked> blocked_;
    std::vector<bool> inSport_; // by sentence
    bool remote_ = false;       // the text is of a country whose villages no gazetteer lists in full
    std::vector<Quote> quotes_;
    Cues cues_;
    NameScratch scratch_;
    std::vector<Possible> possible_;
    std::unordered_map<std::string, unsigned> countries_; // ISO → how often the text points to it
};

} // namespace zamkan::mentions
