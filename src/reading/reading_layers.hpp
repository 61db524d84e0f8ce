// What was read of several documents as layers of one GeoPackage: events, places, dates, quantities.
#pragma once
#include "geo/layer_files.hpp"
#include "reading/reading.hpp"
#include <vector>

namespace zamkan::reading {

class ReadingLayers {
public:
    ReadingLayers();
    void add(const Reading &reading, const gazetteer::Gazetteer &gazetteer);
    // The layer of the events first, then those of the mentions; valid while this and the events are there.
    [[nodiscard]] std::vector<geo::LayerToWrite> with(const std::vector<events::Event> &events) const;

private:
    geo::TableToWrite places_, dates_, quantities_;
};

} // namespace zamkan::reading
