#include "events/event.hpp"
#include <algorithm>
#include <array>

namespace zamkan::events {

const EventActor *Event::actor(std::string_view role) const {
    const auto at = std::find_if(actors.begin(), actors.end(),
                                 [role](const EventActor &candidate) { return candidate.role == role; });
    return at == actors.end() ? nullptr : &*at;
}

bool changesBack(const Event &one, const Event &other) {
    const auto against = [](const EventActor *gains, const EventActor *loses) { return gains && loses && !gains->id.empty() && gains->id == loses->id; };
    return against(one.actor("gaining"), other.actor("losing")) || against(other.actor("gaining"), one.actor("losing"));
}

std::string_view reviewFrom(std::string_view cell) {
    constexpr std::array<std::string_view, 3> kKnown{"checked", "corrected", "added"};
    const auto at = std::find(kKnown.begin(), kKnown.end(), cell);
    return at == kKnown.end() ? std::string_view() : *at;
}

std::string precisionOfType(std::string_view placeType) {
    if (placeType == "country") return "country";
    if (placeType == "province") return "admin1";
    if (placeType == "district") return "admin2";
    constexpr std::array<std::string_view, 9> kWide{"region", "mountain", "valley", "desert",   "river",
                                                    "lake",   "sea",      "island", "peninsula"};
    return std::find(kWide.begin(), kWide.end(), placeType) == kWide.end() ? "exact" : "area";
}

} // namespace zamkan::events
