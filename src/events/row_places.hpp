// Where a row's event was: coordinates with their precision, or a name that the gazetteer places.
#pragma once
#include "base/diagnostic.hpp"
#include "events/coordinates.hpp"
#include "events/event.hpp"
#include "events/event_schema.hpp"
#include "gazetteer/gazetteer.hpp"
#include "geo/tables.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace zamkan::events {

class RowPlaces {
public:
    RowPlaces(const geo::Table &table, const Mapping &mapping, const SchemaBook &book,
              const gazetteer::Gazetteer &gazetteer);

    // Do latitude and longitude stand in each other's column? Decided over many rows: by values that cannot
    // be latitudes, else by the countries or places that the rows name. Told when they do.
    void decideExchange(const std::string &where, std::vector<Diagnostic> &diagnostics);

    // The place; none when the row of the program's own file has none; or why it cannot be told. `precision`
    // is the row's geo_precision in the contract's words, empty when it gives none.
    using Result = std::variant<std::optional<EventPlace>, std::string>;
    [[nodiscard]] Result read(std::size_t row, const std::string &precision);
    [[nodiscard]] std::uint64_t geocoded() const { return geocoded_; }

private:
    [[nodiscard]] std::string_view cell(std::size_t row, std::string_view canonical) const;
    // As written, exchanged when the file's are; none: no coordinates; text: why they cannot be read.
    [[nodiscard]] std::variant<std::optional<WrittenPoint>, std::string> written(std::size_t row, bool exchange) const;
    [[nodiscard]] const std::string &countryCode(std::string_view name);
    [[nodiscard]] const std::string &admin1Code(std::string_view name, const std::string &country);
    [[nodiscard]] std::optional<EventPlace> geocode(const EventPlace &named);
    [[nodiscard]] double defaultRadius(const EventPlace &place) const;

    const geo::Table &table_;
    const Mapping &mapping_;
    const SchemaBook &book_;
    const gazetteer::Gazetteer &gazetteer_;
    Coordinates coordinates_;
    bool exchanged_ = false;
    std::uint64_t geocoded_ = 0;
    std::unordered_map<std::string, std::string> countries_, provinces_;
    std::unordered_map<std::string, std::optional<EventPlace>> found_;
};

} // namespace zamkan::events
