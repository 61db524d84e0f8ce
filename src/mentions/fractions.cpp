#include "mentions/fractions.hpp"
#include <charconv>
#include <cmath>

namespace zamkan::mentions {

using Role = QuantityRole;
using Made = FractionReader::Made;

std::optional<double> FractionReader::figures(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != text::TokenKind::number) return std::nullopt;
    return valueOfFigures(tokens_[i].folded);
}

std::optional<Made> FractionReader::after(TokenSpan whole, double value) const {
    if (auto made = exponent(whole.end, value)) return made;
    if (auto made = power(whole.end, value)) return made;
    if (auto made = slash(whole, value)) return made;
    if (const auto half = sign(whole.end)) return Made{value + *half, whole.end + 1};
    if (auto made = parts(whole, value)) return made;
    return over(whole, value);
}

// "1e10", "12.32e+14", "-12e-1".
std::optional<Made> FractionReader::exponent(std::size_t end, double value) const {
    if (!glued(end) || tokens_[end - 1].kind != text::TokenKind::number || !tokens_[end].folded.starts_with('e')) return std::nullopt;
    std::string_view rest = tokens_[end].folded.substr(1);
    std::size_t at = end + 1;
    int sign = 1, power = 0;
    if (rest.empty()) {
        if (glued(at) && (surface(at) == "-" || surface(at) == "+")) sign = surface(at++) == "-" ? -1 : 1;
        if (!glued(at) || tokens_[at].kind != text::TokenKind::number) return std::nullopt;
        rest = tokens_[at++].folded;
    }
    const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), power);
    if (error != std::errc{} || stop != rest.data() + rest.size() || power > 300) return std::nullopt;
    return Made{value * std::pow(10, sign * power), at};
}

// "1.1^23", "2.5^-1".
std::optional<Made> FractionReader::power(std::size_t end, double value) const {
    if (surface(end) != "^" || !glued(end)) return std::nullopt;
    std::size_t at = end + 1;
    double sign = 1;
    for (; glued(at) && (surface(at) == "-" || surface(at) == "+"); ++at)
        if (surface(at) == "-") sign = -sign;
    const auto by = glued(at) ? figures(at) : std::nullopt;
    if (!by) return std::nullopt;
    const double made = std::pow(value, sign * *by);
    return std::isfinite(made) ? std::optional(Made{made, at + 1}) : std::nullopt;
}

std::optional<Made> FractionReader::slash(TokenSpan whole, double value) const {
    const std::size_t end = whole.end;
    if (surface(end) == "/" && glued(end) && glued(end + 1)) {
        if (whole.first > 0 && glued(whole.first) && surface(whole.first - 1) == "-" && glued(whole.first - 1)) return std::nullopt; // a telephone
        const auto below = figures(end + 1);
        if (below && *below > 0 && surface(end + 2) != "/") return Made{value / *below, end + 2};
        return std::nullopt;
    }
    const std::size_t at = end < tokens_.size() && tokens_[end].folded == "و" ? end + 1 : end; // "3 و1/2"
    const auto above = figures(at), below = figures(at + 2);
    if (above && below && *below > 0 && surface(at + 1) == "/" && glued(at + 1) && glued(at + 2) && *above < *below)
        return Made{value + *above / *below, at + 3};
    return std::nullopt;
}

std::optional<Made> FractionReader::parts(TokenSpan whole, double value) const {
    const std::size_t end = whole.end;
    if (end >= tokens_.size()) return std::nullopt;
    if (const auto part = words_.at(end, Role::part); part && !part->form.preposition && !part->form.conjunction) {
        // The last word counts the parts: "مئة وثلاثة أرباع" is 100.75, but "عشرون خمسا" is four.
        const std::size_t last = end - 1;
        const auto count = numbers_.read(document_, tokens_, last);
        const bool joined = count && (count->joined || (last > 0 && tokens_[last - 1].folded == "و"));
        if (joined && count->value < 10 && value > count->value) return Made{value - count->value + count->value * part->sense->low, part->end};
        return Made{value * part->sense->low, part->end};
    }
    const bool apart = tokens_[end].folded == "و"; // "عشرون و ثلاثة أخماس"
    const auto count = numbers_.read(document_, tokens_, apart ? end + 1 : end);
    if (!count || !(apart || count->joined)) return std::nullopt;
    if (count->value < 10) {
        const auto part = count->tokens.end < tokens_.size() ? words_.at(count->tokens.end, Role::part) : std::nullopt;
        if (part && part->form.letters == 0) return Made{value + count->value * part->sense->low, part->end};
        return std::nullopt;
    }
    // "مئة وثلاثون وخُمسين": after tens no other tens may come, so these are two fifths.
    const double tens = count->value / 10, below = std::fmod(value, 100);
    const bool dual = tens == 5 || tens == 7 || tens == 9;
    if (dual && !count->digits && below >= 20 && std::fmod(below, 10) == 0) return Made{value + 2 / tens, count->tokens.end};
    return std::nullopt;
}

// "واحد على عشرين", "واحد من مئة", "مئتان وثلاثة جزء من مئة".
std::optional<Made> FractionReader::over(TokenSpan whole, double value) const {
    const auto over = whole.end < tokens_.size() ? words_.at(whole.end, Role::over) : std::nullopt;
    if (!over || over->end >= tokens_.size() || tokens_[over->end].sentence != tokens_[whole.first].sentence) return std::nullopt;
    const auto below = numbers_.read(document_, tokens_, over->end);
    if (!below || below->value <= 0 || below->joined) return std::nullopt;
    if (whole.end >= whole.first + 3 && numbers_.isPoint(tokens_[whole.end - 2]) && over->end == whole.end + 1) { // "مئتان فاصلة ثلاثة من مئة"
        const auto parts = numbers_.read(document_, tokens_, whole.end - 1);
        if (parts && parts->value < below->value) return Made{std::floor(value) + parts->value / below->value, below->tokens.end};
    }
    const bool said = over->sense->low > 0; // "على": a division whatever its sides
    const bool ofParts = over->end > whole.end + 1;
    if (ofParts && value > below->value) {
        const double rest = std::fmod(value, below->value);
        return Made{value - rest + rest / below->value, below->tokens.end};
    }
    const bool onlyOne = over->sense->high > 0; // "1 في 21", but not "5 في 20"
    if ((!said && below->value <= value) || (onlyOne && value != 1)) return std::nullopt;
    return Made{value / below->value, below->tokens.end};
}

std::optional<Made> FractionReader::partOf(std::size_t token) const {
    const auto part = token < tokens_.size() ? words_.at(token, Role::part) : std::nullopt;
    if (!part || part->end >= tokens_.size() || tokens_[part->end].sentence != tokens_[token].sentence) return std::nullopt;
    const std::size_t next = part->end;
    if (const auto again = partOf(next)) return Made{part->sense->low * again->value, again->end};
    const auto duration = words_.at(next, Role::duration); // "خمس السنوات الماضية" are five, "خمس الساعة" is a part
    const bool several = duration && duration->sense->low > 0 && !tokens_[next].folded.ends_with("ه");
    if (!tokens_[next].folded.starts_with("ال") || several) return std::nullopt;
    if (const auto of = numbers_.read(document_, tokens_, next)) return Made{part->sense->low * of->value, of->tokens.end};
    return Made{part->sense->low, next};
}

std::optional<double> FractionReader::oneOf(std::size_t token, double value) const {
    const auto over = words_.endingAt(token, Role::over);
    if (!over || *over + 2 != token || value < 2) return std::nullopt; // both words of it
    if (*over > 0 && words_.number(*over - 1)) return std::nullopt;
    return 1 / value;
}

std::optional<double> FractionReader::sign(std::size_t token) const {
    const auto part = token < tokens_.size() && tokens_[token].kind == text::TokenKind::punctuation ? words_.at(token, Role::part) : std::nullopt;
    return part ? std::optional(part->sense->low) : std::nullopt;
}

} // namespace zamkan::mentions
