// From a row of a table to what the columns hold of it, or to the whole event, or to the reason why not.
#pragma once
#include "actors/registry.hpp"
#include "events/cell_memo.hpp"
#include "events/event.hpp"
#include "events/row_places.hpp"
#include "events/row_plan.hpp"
#include "events/row_remarks.hpp"
#include "events/row_times.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/tables.hpp"
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zamkan::events {

// What the columns hold of a row. Words and places are numbers of the reader's own.
struct RowFacts {
    RowTimes::Found when;
    RowPlaces::Found where;
    std::optional<double> magnitude, magnitude_low, magnitude_high, certainty;
    std::uint32_t kind = 0, status = 0;
    std::uint32_t type = 0, subtype = 0, status_word = 0, unit = 0, gaining = 0, losing = 0, acting = 0;
    bool drawn = true;
};

// One thread's reader. Whatever many rows have alike (kinds, actors, countries, places, dates) is found once and
// kept, so that most rows cost a few look-ups and no allocation.
class RowReader {
public:
    RowReader(const RowPlan &plan, const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors);
    // Gazetteer and registry may go: rows that were read before read the same again.
    void forgetKnowledge();

    // Or the reason why the row cannot be used.
    [[nodiscard]] std::variant<RowFacts, Reason> read(const geo::RowBatch &batch, std::size_t row);
    // The whole event of a row with these facts, text and all.
    [[nodiscard]] Event event(const geo::RowBatch &batch, std::size_t row, const RowFacts &facts);

    [[nodiscard]] const WordPool &words() const { return words_; }
    [[nodiscard]] const RowPlaces &places() const { return places_; }
    [[nodiscard]] const RowRemarks &remarks() const { return remarks_; }
    [[nodiscard]] const DateSigns &dateSigns() const { return times_.signs(); }
    [[nodiscard]] const NumberSigns &numberSigns() const { return numbers_; }

private:
    struct Kind {
        std::uint32_t type = 0, subtype = 0;
        std::string first_role = "acting", second_role = "acting";
    };
    struct Status {
        std::string word = "reported";
        std::uint32_t number = 0;
        bool known = true, drawn = true;
    };
    struct Actors {
        std::vector<EventActor> list; // without roles
        std::uint32_t first = 0;      // word of the first one
    };
    struct Lists { // of one row, in the order of Event::actors
        std::array<std::pair<const Actors *, std::string_view>, 6> six;
        std::size_t flags = 0; // bits of the schema's actor flags
    };
    [[nodiscard]] std::string_view placePrecision(Cells cells, std::uint64_t number);
    void readKind(Cells cells, RowFacts &facts);
    [[nodiscard]] Kind makeKind(Cells cells, std::size_t flag, bool gaining, bool losing);
    [[nodiscard]] const Actors &actorsIn(std::string_view names);
    [[nodiscard]] Lists actorLists(Cells cells, const Kind &kind);
    [[nodiscard]] EventActor actorNamed(std::string_view name) const; // of the registry, else the name alone
    void readActors(Cells cells, RowFacts &facts);
    void readMagnitude(Cells cells, std::uint64_t number, RowFacts &facts);
    void readSureness(Cells cells, std::uint64_t number, RowFacts &facts);

    const RowPlan &plan_;
    const actors::Registry *actors_;
    RowPlaces places_;
    RowTimes times_;
    WordPool words_;
    CellMemo<std::string> placePrecisions_;
    CellMemo<Kind> kinds_;
    CellMemo<Status> statuses_;
    CellMemo<Actors> actorLists_;
    RowRemarks remarks_;
    NumberSigns numbers_; // of all counts
    std::string key_; // kept for its memory
};

} // namespace zamkan::events
