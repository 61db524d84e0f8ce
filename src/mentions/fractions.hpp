// What may follow a number and make another of it: "1 4/5", "٧٧/١٠٠", "خمسة أثمان", "واحد على عشرين", "2e10", "1.1^23".
// Only the verb that reports every number asks for it.
#pragma once
#include "mentions/numbers.hpp"
#include "mentions/quantity_lexicon.hpp"

namespace zamkan::mentions {

class FractionReader {
public:
    FractionReader(const QuantityWords &words, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens)
        : words_(words), numbers_(numbers), document_(document), tokens_(tokens) {}

    struct Made {
        double value = 0;
        std::size_t end = 0; // token past all
    };
    // The number of `value`, not negative, that stands at `whole`, with what follows; nothing when nothing does.
    [[nodiscard]] std::optional<Made> after(TokenSpan whole, double value) const;
    // "خمس الفطيرة", "ثلث الـ90": a fraction of something, not a count of it.
    [[nodiscard]] std::optional<Made> partOf(std::size_t token) const;
    // "جزء من عشرين": one of so many parts.
    [[nodiscard]] std::optional<double> oneOf(std::size_t token, double value) const;
    // "½" alone or behind a number.
    [[nodiscard]] std::optional<double> sign(std::size_t token) const;

private:
    [[nodiscard]] std::string_view surface(std::size_t i) const { return i < tokens_.size() ? document_.surface(tokens_[i].span) : std::string_view(); }
    [[nodiscard]] bool glued(std::size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].span.end == tokens_[i].span.start; }
    [[nodiscard]] std::optional<double> figures(std::size_t i) const;
    [[nodiscard]] std::optional<Made> exponent(std::size_t end, double value) const;
    [[nodiscard]] std::optional<Made> power(std::size_t end, double value) const;
    [[nodiscard]] std::optional<Made> slash(TokenSpan whole, double value) const;
    [[nodiscard]] std::optional<Made> parts(TokenSpan whole, double value) const;
    [[nodiscard]] std::optional<Made> over(TokenSpan whole, double value) const;

    const QuantityWords &words_;
    const NumberReader &numbers_;
    const text::Document &document_;
    const text::Tokens &tokens_;
};

} // namespace zamkan::mentions
