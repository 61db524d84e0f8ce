// Parties that no list names: the forces of any state ("Kenyan troops", "القوات الكينية"), numbered units of an army,
// and what a party calls itself ("the Amhara Liberation Front").
#pragma once
#include "actors/registry.hpp"
#include "base/value.hpp"
#include "mentions/closed_words.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/phrases.hpp"
#include "mentions/word_forms.hpp"
#include "text/document.hpp"
#include "text/token.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

class ActorPatterns {
public:
    // `knowledge`: assets/actors; the demonyms and the words must outlive it.
    ActorPatterns(const Value &knowledge, const actors::Registry &registry, const Demonyms &demonyms, const ClosedWords &closed);

    enum class Kind : std::uint8_t { forces, country, unit, named, leaning };
    struct Hit {
        Kind kind = Kind::forces;
        std::size_t end = 0;      // one past the last token
        std::uint32_t offset = 0; // bytes of the first token that are no part of it
        std::uint32_t state = 0;  // index in the registry's states, for forces
    };
    // Tables (of Word::known) without which none begins at an Arabic word.
    [[nodiscard]] std::uint64_t bits() const;
    void enter(text::Vocabulary &vocabulary);
    // The longest that begins at the token.
    [[nodiscard]] std::optional<Hit> at(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;

    // Whether countryAt, or Demonyms::countryOf, may tell anything of the token.
    [[nodiscard]] bool mayTellCountry(const text::Tokens &tokens, std::size_t token) const {
        return tokens.mayKnow(token, countries_.bit() | demonyms_.bit()) || (tokens[token].capitalised && !isArabic(tokens[token]));
    }
    // The code of the country whose name begins at the token, as it is written; null: none.
    [[nodiscard]] const std::string *countryAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;

private:
    [[nodiscard]] std::optional<Hit> arabicAt(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::optional<Hit> englishAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::optional<std::uint32_t> stateOf(const std::string *country) const;
    struct Short {
        std::uint32_t state = 0;
        std::size_t next = 0; // the token behind it
    };
    [[nodiscard]] std::optional<Short> shortAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::optional<PhraseTable::Hit> countryNameAt(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] bool followsForces(const text::Document &document, const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::optional<std::size_t> unitEnd(const text::Tokens &tokens, std::size_t token) const;

    const Demonyms &demonyms_;
    const ClosedWords &closed_;
    text::WordMap<std::uint32_t> states_; // ISO code → index
    PhraseTable countries_;               // names → index of the state
    std::vector<std::string> codes_;      // by index of the state
    PhraseTable forcesEnglish_, forcesArabic_;
    text::WordSet besideEnglish_, besideArabic_; // an adjective beside these is the state's
    text::WordSet unitsEnglish_, unitsArabic_, ordinals_, branches_;
    text::WordSet namedEnglish_, namedArabic_, linksArabic_;
    text::WordSet leanings_, members_; // "US-backed fighters"
    std::vector<std::pair<std::string, std::uint32_t>> short_; // as written: "U.S." → index of the state
};

} // namespace zamkan::mentions
