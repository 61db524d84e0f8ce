// The arithmetic of number words.
#pragma once
#include "mentions/numbers.hpp"
#include <cmath>
#include <limits>

namespace zamkan::mentions {

// Adds one number word after the other to a value; says no to one that cannot follow.
struct NumberSum {
    enum class Shape : std::uint8_t { none, unit, tens, complete, hundreds, fraction };
    static constexpr double unscaled = std::numeric_limits<double>::infinity();

    double total = 0, group = 0, lastScale = unscaled;
    Shape shape = Shape::none; // of the group below the next scale
    bool bound = false;        // still needs its other half: "إحدى"
    bool started = false;

    [[nodiscard]] bool afterScale() const { return shape == Shape::none && lastScale != unscaled; }
    [[nodiscard]] double value() const { return total + group; }

    bool add(const NumberReader::Word &word, bool digits, bool viaAnd, bool arabic) {
        const bool first = !started;
        const bool follows = viaAnd || !arabic; // Arabic joins with و, English with or without "and"
        const auto put = [&](Shape next, double value) {
            group += value;
            shape = next;
            return started = true;
        };
        if (digits) {
            const bool may = first || (afterScale() && follows && word.value < lastScale) ||
                             (viaAnd && shape == Shape::hundreds && word.value > 0 && word.value < 100 && word.value == std::floor(word.value));
            return may && put(Shape::unit, word.value);
        }
        using Kind = NumberReader::Kind;
        switch (word.kind) {
        case Kind::zero: return first && put(Shape::complete, 0);
        case Kind::unit: case Kind::unit_bound: {
            const bool may = first || (follows && (afterScale() || shape == Shape::hundreds)) ||
                             (!arabic && !viaAnd && shape == Shape::tens && std::fmod(group, 10) == 0);
            if (!may) return false;
            bound = word.kind == Kind::unit_bound;
            return put(!arabic && shape == Shape::tens ? Shape::complete : Shape::unit, word.value);
        }
        case Kind::ten:
            if (shape == Shape::unit && !viaAnd && std::fmod(group, 100) < 10 && group >= 1) {
                bound = false;
                return put(Shape::complete, 10);
            }
            return (first || (follows && (afterScale() || shape == Shape::hundreds))) && put(Shape::complete, 10);
        case Kind::teen:
            return (first || (follows && (afterScale() || shape == Shape::hundreds))) && put(Shape::complete, word.value);
        case Kind::tens:
            if (arabic && shape == Shape::unit && viaAnd && std::fmod(group, 100) < 10 && group >= 1 && !digitGroup) {
                bound = false;
                return put(Shape::complete, word.value);
            }
            return (first || (follows && (afterScale() || shape == Shape::hundreds))) &&
                   put(arabic ? Shape::complete : Shape::tens, word.value);
        case Kind::hundred:
            if (!viaAnd && shape != Shape::none && shape != Shape::hundreds && group > 0 && group < 1000) {
                group *= 100;
                shape = Shape::hundreds;
                return true;
            }
            return (first || (afterScale() && follows)) && put(Shape::hundreds, 100);
        case Kind::hundreds: return (first || (afterScale() && follows)) && put(Shape::hundreds, word.value);
        case Kind::scale:
            if (!viaAnd && shape != Shape::none && group > 0) {
                if (word.value >= lastScale) return false;
                total += group * word.value;
            } else if (!viaAnd && afterScale()) {
                total *= word.value; // مئة ألف مليار
            } else {
                if (word.plural || !(first || (viaAnd && afterScale() && word.value < lastScale))) return false;
                total += word.value;
            }
            group = 0;
            shape = Shape::none;
            lastScale = word.value;
            return started = true;
        case Kind::dual:
            if (!first && !(afterScale() && viaAnd && word.value < lastScale)) return false;
            total += word.value;
            lastScale = word.value / 2;
            return started = true;
        case Kind::fraction:
            if (first) return put(Shape::fraction, word.value);
            if (!viaAnd) return false;
            if (afterScale()) {
                total += word.value * lastScale;
                shape = Shape::complete;
                return true;
            }
            return shape != Shape::fraction && put(Shape::complete, word.value);
        default: return false;
        }
    }
    bool digitGroup = false; // the group began with figures: "5 وعشرين" is not 25
};

} // namespace zamkan::mentions
