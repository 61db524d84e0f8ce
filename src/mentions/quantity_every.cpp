#include "mentions/quantity_reader.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::mentions {

// What only the verb that reports every number reads: signs, fractions, powers.
void QuantityReader::everyNumber(QuantityMention &mention, std::size_t i, std::size_t end) {
    const auto give = [&](double value, std::size_t past) {
        mention.low = mention.high = value;
        mention.tokens.end = static_cast<std::uint32_t>(past);
        mention.span.end = tokens_[past - 1].span.end;
        next_ = past;
    };
    const auto value = [&] { return std::abs(mention.low.value_or(mention.high.value_or(0))); };
    const bool first = i == 1 || (i > 1 && tokens_[i - 2].sentence != tokens_[i].sentence);
    bool negative = mention.low.value_or(0) < 0;
    if (i > 0 && surface(i - 1) == "." && glued(i) && (i < 2 || !glued(i - 1)) && tokens_[i].kind == text::TokenKind::number) // ".5"
        give(value() / std::pow(10, static_cast<double>(tokens_[i].folded.size())), mention.tokens.end);
    if (const auto part = end == i + 1 ? fractions_.partOf(i) : std::nullopt) give(part->value, part->end);
    else if (const auto parts = fractions_.oneOf(i, value())) give(*parts, mention.tokens.end);
    else if (mention.tokens.end != end) return; // what it counts stands between
    else if (const auto made = fractions_.after({static_cast<std::uint32_t>(i), mention.tokens.end}, value())) {
        negative |= first && surface(i - 1) == "-"; // "- 1 4/5" and nothing before
        give(made->value, made->end);
    }
    if (negative && *mention.low > 0) give(-*mention.low, mention.tokens.end);
}

// "½" alone.
void QuantityReader::signAt(std::size_t i) {
    const auto value = fractions_.sign(i);
    if (!value) return;
    QuantityMention mention;
    mention.span = tokens_[i].span;
    mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
    mention.low = mention.high = value;
    mention.rule = "number";
    out_.push_back(std::move(mention));
}

// "192.168.1.2" is no number but four.
void QuantityReader::splitFigures(std::size_t i) {
    const std::string_view surface = document_.surface(tokens_[i].span);
    for (std::size_t at = 0; at < surface.size();) {
        std::size_t end = at;
        std::size_t next = at;
        while (next < surface.size() && text::classOf(text::nextCharacter(surface, next)) == text::CharacterClass::digit) end = next;
        if (end > at) {
            QuantityMention mention;
            const auto start = tokens_[i].span.start;
            mention.span = {start + static_cast<std::uint32_t>(at), start + static_cast<std::uint32_t>(end)};
            mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1)};
            mention.low = mention.high = valueOfFigures(text::fold(surface.substr(at, end - at)));
            mention.rule = "number";
            out_.push_back(std::move(mention));
        }
        at = std::max(next, end);
    }
}

} // namespace zamkan::mentions
