// Two moments beside each other: what changed between them, as a list.
#pragma once
#include "app/panels/panels.hpp"
#include "map/changed_places.hpp"
#include "timeline/changes.hpp"
#include <memory>
#include <vector>

namespace zamkan::app {

struct ChangesState {
    timeline::Changes changes;
    std::shared_ptr<const map::ChangedPlaces> ringed; // those of them that the map rings
    std::uint64_t version = 0; // what they are of
    time::Instant earlier, later;
    // Lines of the list, top to bottom.
    struct Line {
        enum class Kind : std::uint8_t { head, party, pair, place } kind = Kind::head;
        std::size_t index = 0;   // of a party or a place; of the pair's first place
        std::size_t places = 0;  // of a pair
        std::string_view key;    // of a head
    };
    std::vector<Line> lines;
    Field from, to;
    bool from_wrong = false, to_wrong = false;
    RowScroll scroll;
};
// Made anew when the session compares other moments or looks at other rows. Only while it compares.
void refreshChanges(const session::Session &session, std::shared_ptr<ChangesState> &state);

} // namespace zamkan::app
