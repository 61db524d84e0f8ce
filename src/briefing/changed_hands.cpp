#include "briefing/changed_hands.hpp"
#include "timeline/changes.hpp"
#include <algorithm>

namespace zamkan::briefing {

map::ChangedPlaces changedHands(const Sheet &sheet, const Content &content) {
    map::ChangedPlaces out;
    if (!sheet.compared || sheet.moments.size() != 2) return out;
    constexpr std::size_t kWord = 64;
    const events::EventTable &table = *content.table;
    const std::vector<events::Row> &byTime = table.byTime();
    // Who held a place is asked of all that happened, whatever the windows show.
    const timeline::Axis axis = timeline::axisOf(table);
    std::vector<bool> kept(table.size());
    for (const events::Row row : content.rows({axis.start, axis.end, timeline::Mode::window}, false)) kept[row] = true;
    std::vector<std::uint64_t> bits((byTime.size() + kWord - 1) / kWord);
    for (std::size_t at = 0; at < byTime.size(); ++at)
        if (kept[byTime[at]]) bits[at / kWord] |= std::uint64_t{1} << at % kWord;
    const auto clock = [](const timeline::Window &window) { return window.mode == timeline::Mode::cumulative_to_end ? window.from : window.to; };
    const time::Instant earlier = clock(sheet.moments[0]), later = clock(sheet.moments[1]);
    if (earlier >= later) return out;
    const std::shared_ptr<const events::EventTable> borrowed(std::shared_ptr<void>(), content.table);
    const timeline::Changes changes = timeline::changesBetween(borrowed, bits, earlier, later);
    return map::changedPlaces(changes);
}

} // namespace zamkan::briefing
