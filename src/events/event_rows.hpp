// From a row of a table to an event, or to the reason why not.
#pragma once
#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "events/date_signs.hpp"
#include "events/date_layouts.hpp"
#include "events/event.hpp"
#include "events/event_schema.hpp"
#include "events/row_places.hpp"
#include "events/row_remarks.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/tables.hpp"
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace zamkan::events {

class RowReader {
public:
    struct Knowledge {
        const geo::Table &table;
        const Mapping &mapping;
        const SchemaBook &book;
        const gazetteer::Gazetteer &gazetteer;
        const actors::Registry &actors;
        std::string source; // the file's name
        std::string stem;   // for the ids of rows that bring none
    };

    // Looks at whole columns first: the order of day and month, whether the last day is included, whether
    // latitude and longitude are exchanged. What it decided is told.
    RowReader(const Knowledge &knowledge, const WantedDates &wanted, const std::string &where,
              std::vector<Diagnostic> &diagnostics);

    [[nodiscard]] std::variant<Event, std::string>
    read(std::size_t row); // or the reason why the row cannot be used
    [[nodiscard]] std::uint64_t geocoded() const { return places_.geocoded(); }
    [[nodiscard]] const RowRemarks &remarks() const { return remarks_; }

private:
    using Reason = std::optional<std::string>; // why not
    [[nodiscard]] std::string_view cell(std::size_t row, std::string_view canonical) const;
    [[nodiscard]] std::string
    text(std::size_t row, std::string_view canonical) const; // with the schema's words turned into ours
    void decideDates(const WantedDates &wanted, const std::string &where, std::vector<Diagnostic> &diagnostics);
    void decideLastDay(const std::string &where, std::vector<Diagnostic> &diagnostics);
    [[nodiscard]] Reason readTime(std::size_t row, Event &event);
    void readKind(std::size_t row, Event &event);
    void readActors(std::size_t row, const Kind &kind, Event &event);
    void addActors(std::string_view names, std::string_view role, Event &event);
    [[nodiscard]] EventActor actorNamed(std::string_view name) const; // of the registry, else the name alone
    void readMagnitude(std::size_t row, Event &event);
    void readSureness(std::size_t row, Event &event);
    void readRest(std::size_t row, Event &event);

    Knowledge knowledge_;
    DateLayouts layouts_;
    RowPlaces places_;
    std::map<std::string, std::size_t, std::less<>> column_;
    std::unordered_map<std::string, std::size_t> columnByName_;
    std::vector<std::size_t> kept_; // columns that go to Event::extra
    DateReading dates_;
    bool lastDayIncluded_ = false;
    bool guarded_ = false; // our own CSV: apostrophes before formulas are to be taken away
    std::unordered_map<std::string, EventActor> knownActors_;
    RowRemarks remarks_;
};

} // namespace zamkan::events
