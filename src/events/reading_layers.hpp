// What was read of several documents as layers of one GeoPackage: events, places, dates, quantities.
#pragma once
#include "events/reading.hpp"
#include "geo/tables.hpp"
#include <vector>

namespace zamkan::events {

class ReadingLayers {
public:
    ReadingLayers();
    void add(const Reading &reading, const gazetteer::Gazetteer &gazetteer);
    // The layer of the events first, then those of the mentions.
    [[nodiscard]] std::vector<geo::TableToWrite> with(const std::vector<Event> &events) const;

private:
    geo::TableToWrite places_, dates_, quantities_;
};

} // namespace zamkan::events
