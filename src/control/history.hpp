// Who holds a place when, from what was said of it, and why that is believed.
#pragma once
#include "actors/lineage.hpp"
#include "control/statement.hpp"
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::control {

enum class Status : std::uint8_t {
    unknown,   // nothing was said yet
    held,      // by `holder`
    contested, // between `others`; `holder` held it before, if anybody
    besieged,  // `holder` is inside, `others` around
    undecided, // a change falls on this day or another one: `holder` before it, `others` after it
    not_held,  // lost by `others`, nobody said to whom
};
[[nodiscard]] std::string_view toString(Status status); // "held", "not held" …

struct State {
    Status status = Status::unknown;
    std::string holder;               // "" : not known
    std::vector<std::string> allies;  // who holds it with the holder
    std::vector<std::string> others;  // see Status
    // The change to this state fell on one of these days.
    time::Day since_first{}, since_last{};
    // Indices of the statements that say so, and of those that say otherwise; both sorted.
    std::vector<std::uint32_t> support, against;
    double certainty = 0; // 0..1 at the end of the day asked for

    friend bool operator==(const State &, const State &) = default;
};

struct Interval {
    time::Day from{};
    time::Day to = time::Day::max(); // not included; max: as far as is known
    State state;                     // certainty as on the first day
};

// How sure one is of what a place's statements say.
struct Trust {
    double half_life_days = 1461; // a report loses half its weight in four years
    double clear_lead = 0.2;      // of two that contradict each other on one day, this much surer wins; else contested
};

// The states of one place. Any order of the statements gives the same; a statement never changes a day before its
// first one. What was true before the first statement is not known, whoever it names as loser.
class History {
public:
    History() = default;
    History(std::vector<Statement> statements, const actors::Lineage &lineage, const Trust &trust = {});

    [[nodiscard]] const std::vector<Interval> &intervals() const { return intervals_; } // from the first statement on
    [[nodiscard]] const std::vector<Statement> &statements() const { return statements_; } // in the order of their days
    // At the end of that day; unknown before the first statement.
    [[nodiscard]] State on(time::Day day) const;
    // Index of the interval that holds the day.
    [[nodiscard]] std::optional<std::uint32_t> intervalOn(time::Day day) const;

    // Statements that cannot both be true, each pair once: about one time, with different outcomes.
    struct Conflict {
        std::uint32_t a = 0, b = 0;
        time::Day day{};
    };
    [[nodiscard]] const std::vector<Conflict> &conflicts() const { return conflicts_; }

private:
    friend class HistoryMaker;
    [[nodiscard]] double certaintyOf(const State &state, time::Day day) const;
    std::vector<Statement> statements_;
    std::vector<Interval> intervals_;
    std::vector<Conflict> conflicts_;
    Trust trust_;
};

} // namespace zamkan::control
