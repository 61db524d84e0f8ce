#include "events/coordinates.hpp"
#include "base/value.hpp"
#include "events/cell_values.hpp"
#include "events/geometry_text.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>

namespace zamkan::events {
namespace {

constexpr std::size_t kMostBytes = 160;

bool digit(char c) { return c >= '0' && c <= '9'; }

// Letters of the scripts that hemispheres are written in; the rest of what is not ASCII are signs.
bool letter(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC9) || (c >= 0xD8 && c <= 0xDB);
}

// With commas only where they part numbers: "36,34" is 36.34, "36,34,43,12" two of them.
void decimalCommas(std::string &text) {
    if (text.find('.') != std::string::npos)
        return;
    std::vector<std::size_t> between; // digits
    bool apart = text.find_first_of("; \t") != std::string::npos;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != ',')
            continue;
        if (digit(text[i - 1]) && (digit(text[i + 1])))
            between.push_back(i);
        else
            apart = true;
    }
    if (between.size() == 3 && !apart)
        between.erase(between.begin() + 1);
    for (const std::size_t at : between)
        text[at] = '.';
}

} // namespace

struct Coordinates::Token {
    enum Kind : std::uint8_t { number, word, separator, colon } kind = number;
    double value = 0;
    bool fraction = false, negative = false;
    Word meaning = Word::degree;
    bool small = false; // a single small letter
};

// Puts numbers, signs and letters together to angles.
class Coordinates::Angles {
public:
    explicit Angles(bool one) : letters_(one) {}
    [[nodiscard]] bool add(const std::vector<Token> &tokens) {
        for (const Token &token : tokens)
            letters_ = letters_ || (token.kind == Token::word && (hemisphere(token.meaning) || token.meaning == Word::degree));
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (!take(tokens[i], i + 1 < tokens.size() ? &tokens[i + 1] : nullptr))
                return false;
        return finish();
    }
    [[nodiscard]] const std::vector<WrittenAngle> &found() const { return found_; }

private:
    static bool hemisphere(Word word) { return word <= Word::west; }

    bool take(const Token &token, const Token *next) {
        if (token.kind == Token::separator)
            return parts_.empty() || finish();
        if (token.kind == Token::colon)
            return !parts_.empty();
        if (token.kind == Token::number) {
            const bool degreeNext = next && next->kind == Token::word && next->meaning == Word::degree;
            const bool full = parts_.size() == 3 || (!parts_.empty() && (degreeNext || parts_.back().fraction || token.negative));
            const bool plain = !letters_ && !parts_.empty(); // no letter anywhere: each number stands for itself
            if ((full || (plain && !colons_)) && !finish())
                return false;
            parts_.push_back(token);
            colons_ = next && next->kind == Token::colon;
            return true;
        }
        if (token.meaning == Word::latitude || token.meaning == Word::longitude) {
            if (!parts_.empty() && !finish())
                return false;
            axis_ = token.meaning == Word::latitude ? Axis::latitude : Axis::longitude;
            return true;
        }
        // "30s" are seconds, "30 S" is south
        const bool seconds = token.meaning == Word::second || (token.meaning == Word::south && token.small && parts_.size() == 3);
        if (hemisphere(token.meaning) && !seconds)
            return takeHemisphere(token.meaning);
        const std::size_t place = seconds ? 3 : token.meaning == Word::minute ? 2 : 1;
        return parts_.size() == place;
    }

    bool takeHemisphere(Word word) {
        const bool before = parts_.empty();
        if (before ? hemisphere_.has_value() : hemisphere_.has_value() && !prefixed_)
            return false;
        if (found_.empty() && before)
            prefixed_ = true;
        if (!before && prefixed_ && !finish())
            return false;
        hemisphere_ = word;
        return prefixed_ || finish();
    }

    bool finish() {
        if (parts_.empty())
            return !hemisphere_ && !axis_ && found_.empty() ? false : !hemisphere_;
        double degrees = 0, unit = 1;
        for (std::size_t i = 0; i < parts_.size(); ++i, unit *= 60) {
            const Token &part = parts_[i];
            const bool odd = (i > 0 && (part.value >= 60 || part.negative)) || (i + 1 < parts_.size() && part.fraction);
            if (odd)
                return false;
            degrees += part.value / unit;
        }
        if (parts_.front().negative && hemisphere_)
            return false;
        const bool negative = parts_.front().negative || hemisphere_ == Word::south || hemisphere_ == Word::west;
        if (hemisphere_) {
            const Axis axis = *hemisphere_ <= Word::south ? Axis::latitude : Axis::longitude;
            if (axis_ && *axis_ != axis)
                return false;
            axis_ = axis;
        }
        found_.push_back({negative ? -degrees : degrees, axis_});
        parts_.clear();
        hemisphere_.reset();
        axis_.reset();
        colons_ = false;
        return true;
    }

    std::vector<WrittenAngle> found_;
    std::vector<Token> parts_; // degrees, minutes, seconds
    std::optional<Word> hemisphere_ = std::nullopt;
    std::optional<Axis> axis_ = std::nullopt;
    bool letters_; // or only one angle: numbers may go together without any
    bool prefixed_ = false, colons_ = false;
};

Coordinates Coordinates::open() {
    Coordinates out;
    const Value knowledge = readAsset("schemas/coordinates.toml");
    const auto learn = [&](const Value &names, Word meaning) {
        for (const std::string &name : names.strings()) {
            if (letter(name, 0))
                out.words_.emplace(text::fold(name), meaning);
            else
                out.signs_.emplace_back(name, meaning);
        }
    };
    learn(knowledge["hemisphere"]["north"], Word::north);
    learn(knowledge["hemisphere"]["south"], Word::south);
    learn(knowledge["hemisphere"]["east"], Word::east);
    learn(knowledge["hemisphere"]["west"], Word::west);
    learn(knowledge["label"]["latitude"], Word::latitude);
    learn(knowledge["label"]["longitude"], Word::longitude);
    learn(knowledge["unit"]["degree"], Word::degree);
    learn(knowledge["unit"]["minute"], Word::minute);
    learn(knowledge["unit"]["second"], Word::second);
    std::stable_sort(out.signs_.begin(), out.signs_.end(),
                     [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    return out;
}

std::optional<std::vector<Coordinates::Token>> Coordinates::tokens(const std::string &text) const {
    std::vector<Token> out;
    const auto wordEnd = [&](std::size_t at) {
        while (at < text.size() && (letter(text, at) || (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U))
            ++at;
        return at;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '\t') {
            ++at;
        } else if (c == ',' || c == ';' || c == '/' || c == '|') {
            out.push_back({Token::separator});
            ++at;
        } else if (c == ':' || c == '=' || (c == '-' && at > 0 && digit(text[at - 1]))) { // "36:20:24", "lat: 36.34"
            if (!out.empty() && out.back().kind == Token::number)
                out.push_back({Token::colon});
            ++at;
        } else if (digit(c) || ((c == '-' || c == '+') && at + 1 < text.size() && digit(text[at + 1]))) {
            Token token;
            token.negative = c == '-';
            at += digit(c) ? 0U : 1U;
            const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), token.value, std::chars_format::fixed);
            if (error != std::errc{})
                return std::nullopt;
            const auto after = static_cast<std::size_t>(end - text.data());
            token.fraction = text.find('.', at) < after;
            at = after;
            out.push_back(token);
        } else if (letter(text, at)) {
            const std::size_t end = wordEnd(at), next = end < text.size() && text[end] == ' ' ? wordEnd(end + 1) : end;
            auto known = words_.find(text::fold(text.substr(at, next - at))); // two words first
            std::size_t after = next;
            if (known == words_.end()) {
                known = words_.find(text::fold(text.substr(at, end - at)));
                after = end;
            }
            if (known == words_.end() && end - at == 2) { // "24sN"
                known = words_.find(text.substr(at, 1));
                after = at + 1;
            }
            if (known == words_.end())
                return std::nullopt;
            out.push_back({Token::word, 0, false, false, known->second, after - at == 1 && c >= 'a' && c <= 'z'});
            at = after;
            if (at < text.size() && text[at] == '.')
                ++at; // "lat."
        } else {
            const auto sign = std::find_if(signs_.begin(), signs_.end(), [&](const auto &entry) {
                return text.compare(at, entry.first.size(), entry.first) == 0;
            });
            if (sign == signs_.end())
                return std::nullopt;
            out.push_back({Token::word, 0, false, false, sign->second});
            at += sign->first.size();
        }
    }
    return out;
}

std::optional<std::vector<WrittenAngle>> Coordinates::angles(const std::string &text, bool one) const {
    const auto list = tokens(text);
    Angles angles(one);
    if (!list || list->empty() || !angles.add(*list))
        return std::nullopt;
    return angles.found();
}

std::optional<WrittenAngle> Coordinates::angle(std::string_view cell) const {
    if (const auto number = readNumber(cell))
        return WrittenAngle{*number, {}};
    if (cell.size() > kMostBytes)
        return std::nullopt;
    std::string text = westernDigits(cell);
    decimalCommas(text);
    const auto found = angles(text, true);
    return found && found->size() == 1 ? std::optional(found->front()) : std::nullopt;
}

std::optional<WrittenPoint> Coordinates::point(std::string_view cell) const {
    if (const auto geometry = readGeometry(cell))
        return geometry;
    if (cell.size() > kMostBytes)
        return std::nullopt;
    std::string text = westernDigits(cell);
    if (const auto grid = readGrid(text))
        return grid;
    if (text.size() > 2 && ((text.front() == '(' && text.back() == ')') || (text.front() == '[' && text.back() == ']')))
        text = text.substr(1, text.size() - 2);
    decimalCommas(text);
    const auto found = angles(text, false);
    if (!found || found->size() != 2)
        return std::nullopt;
    const auto &[first, second] = std::pair(found->front(), found->back());
    if (first.axis && second.axis && *first.axis == *second.axis)
        return std::nullopt;
    const bool turned = first.axis == Axis::longitude || second.axis == Axis::latitude;
    return WrittenPoint{(turned ? second : first).degrees, (turned ? first : second).degrees,
                        first.axis.has_value() || second.axis.has_value()};
}

std::optional<WrittenPoint> Coordinates::point(std::string_view latitude, std::string_view longitude) const {
    const auto first = angle(latitude), second = angle(longitude);
    if (!first || !second || (first->axis && second->axis && *first->axis == *second->axis))
        return std::nullopt;
    const bool turned = first->axis == Axis::longitude || second->axis == Axis::latitude;
    return WrittenPoint{(turned ? *second : *first).degrees, (turned ? *first : *second).degrees,
                        first->axis.has_value() || second->axis.has_value()};
}

} // namespace zamkan::events
