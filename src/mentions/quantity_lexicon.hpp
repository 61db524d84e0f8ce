// What assets/lexicon/*/quantities.toml knows: units, counted nouns, approximations, designations.
#pragma once
#include "mentions/closed_words.hpp"
#include "mentions/numbers.hpp"
#include "mentions/word_forms.hpp"
#include "text/token.hpp"
#include "text/word_map.hpp"
#include <optional>
#include <string>
#include <vector>

namespace zamkan::mentions {

enum class QuantityRole : std::uint8_t {
    noun,        // what is counted: unit and measures
    dual_noun,   // "جنديان": a counted noun that is itself two
    duration,    // "أشهر", "days"
    about,       // before: "نحو", "about"; after: "تقريبا"
    about_after,
    more_than,   // "أكثر من", "at least"
    up_to,       // "أقل من", "up to"
    between,     // "ما بين", "from"
    to,          // "إلى", "و", "-"
    designation, // before a number that is a name: "الفرقة 17"
    of,          // "من" between the number and its noun
    vague,       // "مئات", "dozens of": a range of values
    deaf,        // a number word that is none here: "واحدة من"
    part,        // "أثمان": low is its size; only where every number is asked for
    over,        // "على", "من" between the two numbers of a fraction; likewise
    size,        // how large a thing is made: "155mm shells", "a 500-pound bomb"; what it measures is no quantity
    measure,     // a verb or noun near by that tells what a bare number measures: "قتل", "displaced"
    share,       // "a third of", "نصف": low is its size; of ground it is a percentage
    ground,      // what a share of ground is a share of: "مساحة", "territory"
};

struct QuantitySense {
    QuantityRole role = QuantityRole::noun;
    std::string unit, measures;
    double low = 0, high = 0;      // of `vague`
    std::vector<std::string> rest; // further words, folded
    bool article = false;          // only with the article
};

struct QuantityWord { // one word and all that it may begin
    std::vector<QuantitySense> senses;
    std::uint32_t roles = 0; // bit by role; the highest: a number may begin with it
};

struct QuantityLexicon {
    [[nodiscard]] static QuantityLexicon open(const NumberReader &numbers);

    static constexpr std::uint32_t number = 1u << 31;
    static constexpr std::uint32_t begins = number | 1u << static_cast<unsigned>(QuantityRole::dual_noun) | 1u << static_cast<unsigned>(QuantityRole::vague) |
                                             1u << static_cast<unsigned>(QuantityRole::share);
    [[nodiscard]] const QuantityWord *word(const text::Peeled &reading) const {
        return words.find(reading);
    }

    text::WordMap<QuantityWord> words;
    ClosedWords closed = ClosedWords::all();
};

// The lexicon's words of one text: one look at the table for each reading of each word.
class QuantityWords {
public:
    QuantityWords(const QuantityLexicon &lexicon, const text::Tokens &tokens);

    struct Hit {
        const QuantitySense *sense = nullptr;
        std::size_t end = 0; // token past it
        WordForm form;
    };
    [[nodiscard]] bool may(std::size_t token, QuantityRole role) const { return (roles_[token] >> static_cast<unsigned>(role) & 1) != 0; }
    [[nodiscard]] bool number(std::size_t token) const { return (roles_[token] & QuantityLexicon::number) != 0; }
    // Whether anything that is a quantity may begin with it.
    [[nodiscard]] bool mayBegin(std::size_t token) const { return (roles_[token] & QuantityLexicon::begins) != 0; }
    // The longest entry of the role that starts at the token, by the reading with the fewest proclitics peeled.
    [[nodiscard]] std::optional<Hit> at(std::size_t token, QuantityRole role) const;
    // Where the entry of the role that ends just before the token starts.
    [[nodiscard]] std::optional<std::size_t> endingAt(std::size_t token, QuantityRole role) const;

private:
    const QuantityLexicon &lexicon_;
    const text::Tokens &tokens_;
    std::vector<std::uint32_t> roles_; // that an entry beginning with the token may have
};

} // namespace zamkan::mentions
