#include "events/event.hpp"
#include <algorithm>

namespace zamkan::events {

const EventActor *Event::actor(std::string_view role) const {
    const auto at = std::find_if(actors.begin(), actors.end(),
                                 [role](const EventActor &candidate) { return candidate.role == role; });
    return at == actors.end() ? nullptr : &*at;
}

} // namespace zamkan::events
