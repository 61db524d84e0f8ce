#include "events/known_place.hpp"

namespace zamkan::events {

EventPlace placeFrom(const gazetteer::Place &known) {
    EventPlace place;
    place.id = known.id;
    place.name_en = known.name_en;
    place.name_ar = known.name_ar;
    place.type = known.type;
    place.country = known.country;
    place.admin1 = known.admin1;
    place.position = known.position;
    place.radius_km = static_cast<double>(known.radius_km);
    place.precision = precisionOfType(known.type);
    return place;
}

} // namespace zamkan::events
