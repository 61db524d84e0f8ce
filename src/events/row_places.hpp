// Where a row's event was: coordinates with their precision, or a name that the gazetteer places.
#pragma once
#include "base/diagnostic.hpp"
#include "base/reason.hpp"
#include "events/cell_memo.hpp"
#include "events/coordinates.hpp"
#include "events/event.hpp"
#include "events/row_plan.hpp"
#include "events/word_pool.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/grid_reference.hpp"
#include "geo/tables.hpp"
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zamkan::events {

// One thread's reader of places: what names mean is found once and kept. Without a gazetteer it knows what it was
// asked before.
class RowPlaces {
public:
    RowPlaces(const RowPlan &plan, const gazetteer::Gazetteer *gazetteer) : plan_(plan), gazetteer_(gazetteer) {}
    void forgetGazetteer() { gazetteer_ = nullptr; } // it may go before the rows are read again

    // Do latitude and longitude stand in each other's column? Decided over many rows: by values that cannot
    // be latitudes, else by the countries or places that the rows name. Told when they do.
    [[nodiscard]] static bool areExchanged(const geo::Table &table, const RowPlan &plan,
                                           const gazetteer::Gazetteer &gazetteer, const std::string &where,
                                           std::vector<Diagnostic> &diagnostics);

    // The place; number 0 when the row of the program's own file has none.
    struct Found {
        std::uint32_t place = 0; // words() says what is told of it
        bool located = false, geocoded = false;
        double latitude = 0, longitude = 0, radius_km = 0;
    };
    // Or why it cannot be told. `precision` is the row's geo_precision in the contract's words, empty when it gives none.
    using Result = std::variant<Found, Reason>;
    [[nodiscard]] Result read(const geo::RowBatch &batch, std::size_t row, std::string_view precision);

    // What many rows say of their place alike; without position and radius, which are the row's own.
    [[nodiscard]] EventPlace words(std::uint32_t place) const { return told(places_[place - 1]); }
    [[nodiscard]] std::size_t places() const { return places_.size(); }

private:
    // A place in numbers of words: files name places by the ten thousand, and every reader keeps its own.
    struct Kept {
        std::uint32_t id = 0, name_en = 0, name_ar = 0, type = 0, country = 0, admin1 = 0, precision = 0;
        double confidence = 1;
        std::vector<Reason> why;
    };
    // What the cells of place, country, province and precision say together.
    struct Named {
        Kept place;
        bool named = false;        // at all
        double default_radius = 1; // for the precision that is stated
        std::uint32_t as_stated = 0, as_area = 0, found = 0; // numbers of places, once they were needed
        bool sought = false;       // by name
        geo::LatLon position;        // of `found`
        double radius_km = 0;
    };
    // As written, exchanged when the file's are; none: no coordinates; a reason: why they cannot be read.
    [[nodiscard]] std::variant<std::optional<WrittenPoint>, Reason> written(Cells cells, bool exchange);
    [[nodiscard]] std::variant<std::optional<WrittenPoint>, Reason> onGrid(Cells cells, double easting, double northing);
    [[nodiscard]] Named &namedIn(Cells cells, std::string_view precision);
    [[nodiscard]] Named makeNamed(Cells cells, std::string_view precision);
    [[nodiscard]] const std::string &countryCode(std::string_view name);
    [[nodiscard]] const std::string &admin1Code(std::string_view name, const std::string &country);
    void geocode(Named &named);
    [[nodiscard]] double defaultRadius(const EventPlace &place) const;
    [[nodiscard]] Kept kept(EventPlace place); // without what is the row's own
    [[nodiscard]] EventPlace told(const Kept &place) const;
    [[nodiscard]] std::uint32_t add(Kept place);

    const RowPlan &plan_;
    const gazetteer::Gazetteer *gazetteer_;
    CellMemo<std::string> countries_, provinces_;
    CellMemo<std::optional<geo::MetricGrid>> grids_; // by what the column of zones says
    CellMemo<Named> named_;
    WordPool words_;
    std::deque<Kept> places_;
    std::string key_; // kept for its memory
};

} // namespace zamkan::events
