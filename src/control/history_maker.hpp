// Walks through a place's statements from day to day. For the sources of control only.
#pragma once
#include "control/history.hpp"
#include <utility>

namespace zamkan::control {

class HistoryMaker {
public:
    HistoryMaker(History &history, const actors::Lineage &lineage) : history_(history), lineage_(lineage) {}
    void make();

private:
    using Index = std::uint32_t;
    using Parties = std::vector<std::string>;

    // What is decided, as far as the walk has come.
    struct Decided {
        std::string holder;
        Parties allies, lostBy; // lostBy: nobody is known to hold it since these lost it
        time::Day since_first{}, since_last{};
        std::vector<Index> support, against;
    };
    // Something that lasts until a change ends it, or until its own end.
    struct Trouble {
        Parties parties; // none: there is none
        time::Day since_first{}, since_last{}, until = time::Day::max();
        std::vector<Index> support;
    };
    // Gains of one day by one party.
    struct Outcome {
        std::string winner;
        Parties allies;
        std::vector<Index> support;
        double weight = 0;
    };

    void decide(time::Day day);
    void lose(Index index);
    void gain(std::vector<Index> indices, time::Day day);
    void settle(const Outcome &outcome, const std::vector<Index> &against, time::Day day);
    void hold(Index index, time::Day day);
    void trouble(Trouble &trouble, Parties parties, Index index);
    void deny(Index index, time::Day day);
    void endTroubles(time::Day day);

    [[nodiscard]] State stateOn(time::Day day) const;
    void overlayPending(State &state, time::Day day) const;
    [[nodiscard]] std::vector<Outcome> outcomesOf(const std::vector<Index> &indices, time::Day day) const;
    [[nodiscard]] bool follows(const Outcome &later, const Outcome &earlier, time::Day day) const;
    [[nodiscard]] bool names(const Parties &parties, std::string_view party, time::Day day) const;
    [[nodiscard]] bool heldBy(const Parties &parties, time::Day day) const;
    [[nodiscard]] double weightOf(const std::vector<Index> &indices) const;
    [[nodiscard]] std::vector<time::Day> boundaries() const;
    [[nodiscard]] const Statement &at(Index index) const { return history_.statements_[index]; }
    void conflict(const std::vector<Index> &a, Index b, time::Day day);

    History &history_;
    const actors::Lineage &lineage_;
    Decided now_;
    Trouble contest_, siege_;
};

// The day on which a statement begins to hold.
[[nodiscard]] inline time::Day decisionDay(const Statement &statement) {
    return statement.throughout ? statement.first : statement.last;
}

} // namespace zamkan::control
