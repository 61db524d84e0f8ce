// What was read of several documents as layers of one GeoPackage: events, places, dates, quantities.
#pragma once
#include "events/reading.hpp"
#include "geo/layer_files.hpp"
#include <vector>

namespace zamkan::events {

class ReadingLayers {
public:
    ReadingLayers();
    void add(const Reading &reading, const gazetteer::Gazetteer &gazetteer);
    // The layer of the events first, then those of the mentions; valid while this and the events are there.
    [[nodiscard]] std::vector<geo::LayerToWrite> with(const std::vector<Event> &events) const;

private:
    geo::TableToWrite places_, dates_, quantities_;
};

} // namespace zamkan::events
