// What assets/lexicon/*/quantities.toml knows: units, counted nouns, approximations, designations.
#pragma once
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
    measure,     // a verb or noun near by that tells what a bare number measures: "قتل", "displaced"
};

struct QuantitySense {
    QuantityRole role = QuantityRole::noun;
    std::string unit, measures;
    double low = 0, high = 0;      // of `vague`
    std::vector<std::string> rest; // further words, folded
    bool article = false;          // only with the article
};

struct QuantityLexicon {
    [[nodiscard]] static QuantityLexicon open();

    struct Hit {
        const QuantitySense *sense = nullptr;
        std::size_t end = 0; // token past it
        WordForm form;
    };
    // The longest entry of the role that starts at the token; of `only` if given.
    [[nodiscard]] std::optional<Hit> at(const text::Document &document, const text::Tokens &tokens, std::size_t token, QuantityRole role) const;
    // The entry of the role that ends just before the token.
    [[nodiscard]] std::optional<std::size_t> endingAt(const text::Document &document, const text::Tokens &tokens, std::size_t token, QuantityRole role) const;

    text::WordMap<std::vector<QuantitySense>> senses;
};

} // namespace zamkan::mentions
