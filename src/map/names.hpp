// Which names a view asks for, the most important first: events' places, countries, towns by rank, provinces, waters.
#pragma once
#include "map/base_map.hpp"
#include "map/marks.hpp"
#include "map/placement.hpp"
#include "map/theme.hpp"
#include <vector>

namespace zamkan::map {

// Towns near a view, asked for once for a wider box and kept while the view stays inside.
class Towns {
public:
    explicit Towns(const gazetteer::Gazetteer &gazetteer) : gazetteer_(&gazetteer) {}
    [[nodiscard]] const std::vector<gazetteer::Place> &near(const Viewport &viewport, double zoom, std::size_t most);

private:
    const gazetteer::Gazetteer *gazetteer_;
    geo::Box box_;
    std::uint32_t least_ = 0;
    bool asked_ = false;
    std::vector<gazetteer::Place> places_;
};

struct NamesWanted {
    std::vector<NameRequest> requests;
    std::vector<std::uint64_t> villages; // requests for places of the villages layer, for its attribution
};

[[nodiscard]] NamesWanted namesWanted(const View &view, const BaseMap &base, const Theme &theme,
                                      const std::vector<NamedSpot> &spots, Towns &towns);

} // namespace zamkan::map
