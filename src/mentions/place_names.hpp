// Where names of the gazetteer stand in a text: the longest name from each word, whole tokens only.
#pragma once
#include "gazetteer/gazetteer.hpp"
#include "mentions/mention.hpp"
#include "mentions/place_lexicon.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include "text/word_map.hpp"
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace zamkan::mentions {

struct NameAt {
    std::uint32_t first = 0, end = 0; // tokens
    std::uint32_t offset = 0;         // bytes of proclitics before the name
    std::string_view proclitics;      // a literal
    std::string folded;               // the name as the gazetteer has it
    unsigned words = 1;
    bool withoutArticle = false;      // found only after its article was taken off
    bool arabic = false;
    std::span<const gazetteer::Match> matches;
    bool aliasOnly = false;           // no place of this name is usually called so
    double salience = 0;              // of its best-known place: log10 of a population, or what counts as much
    bool country = false, province = false; // the best-known place is one
    std::uint64_t countries = 0;      // that its places lie in: countryBit of each
};

// Several countries share a bit: two sets without a bit in common have no country in common.
[[nodiscard]] inline std::uint64_t countryBit(std::string_view code) { return std::uint64_t{1} << (text::wordHash(code) >> 58); }

// log10 of the population, or what a place of this kind counts as much as; `provinceKnown`: readers of this
// language know its country's provinces.
[[nodiscard]] double salience(const gazetteer::Place &place, bool provinceKnown);

// How many words the names have that begin with a word. An Arabic word that never is a place begins only longer ones: most
// words of running text that some place is called are such. In English capitals sort them out.
[[nodiscard]] gazetteer::NameStart namesFrom(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon, std::string_view folded);

// Names that were looked up, with what their places are worth: texts name the same places over and over. For one thread
// at a time, and for one gazetteer and lexicon.
class NameBook {
public:
    struct Known {
        std::span<const gazetteer::Match> matches; // empty: nobody has the name
        double salience = 0;                       // as in NameAt, with those below
        bool aliasOnly = true, country = false, province = false;
        std::uint64_t countries = 0;
    };
    // Good until the next call.
    [[nodiscard]] const Known &named(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon,
                                     std::string_view folded, bool arabic);
    // Gazetteer::mayStartWith.
    [[nodiscard]] bool mayStartWith(const gazetteer::Gazetteer &gazetteer, std::string_view twoWords);
    // Gazetteer::soundingLike. Good until the next call.
    [[nodiscard]] std::span<const gazetteer::PlaceIndex> soundingLike(const gazetteer::Gazetteer &gazetteer, std::string_view name,
                                                                      std::span<const std::string> countries, std::size_t consonants);

private:
    static constexpr std::size_t most = 1 << 15; // names; when it is full, a new one is begun
    static constexpr std::size_t mostHeard = 1 << 13;
    static constexpr std::size_t pairs = 1 << 12;
    text::WordMap<Known> known_;
    std::vector<std::uint64_t> pairs_; // by hash: a hash whose last bit is the answer; a later pair takes the place of an earlier one
    std::string question_; // name, countries and consonants
    std::unordered_map<std::string, std::vector<gazetteer::PlaceIndex>> heard_;
};

// Kept from word to word, so that looking one up takes no memory.
struct NameScratch {
    explicit NameScratch(NameBook &names) : book(names) {}
    struct Part {
        std::size_t length = 0; // of the name so far, in bytes of `joined`
        std::size_t end = 0;    // one past its last token
    };
    std::string joined;
    std::vector<Part> parts;
    NameBook &book;
};

// The best name that starts at this token, if any; `until`: no token from here on may belong to it.
[[nodiscard]] std::optional<NameAt> nameAt(const gazetteer::Gazetteer &gazetteer, const PlaceLexicon &lexicon,
                                           const text::Document &document, const text::Tokens &tokens,
                                           std::size_t token, std::size_t until, NameScratch &scratch);

// Its span: without proclitics and possessive.
[[nodiscard]] Span spanOf(const NameAt &name, const text::Document &document, const text::Tokens &tokens);

} // namespace zamkan::mentions
