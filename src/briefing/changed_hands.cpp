#include "briefing/changed_hands.hpp"
#include "timeline/changes.hpp"
#include <algorithm>

namespace zamkan::briefing {

ChangedHands changedHands(const Sheet &sheet, const Content &content) {
    ChangedHands out;
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
    for (std::size_t i = 0; i < changes.changed; ++i)
        if (const timeline::PlaceChange &place = changes.places[i]; place.position) out.places.push_back({*place.position, place.before, place.after});
    return out;
}

std::vector<map::Mark> ringsOf(const ChangedHands &changed, const map::Viewport &viewport, double ratio, const ColourOfParty &colourOf) {
    constexpr map::Colour kNobody{128, 128, 128, 255};
    constexpr float kRing = 15;
    std::vector<map::Mark> out;
    for (const ChangedHands::Place &place : changed.places) {
        map::Mark ring;
        ring.at = viewport.toScreen(place.at);
        ring.size = kRing * static_cast<float>(ratio);
        const auto reach = static_cast<double>(ring.size);
        if (ring.at.x < -reach || ring.at.y < -reach || ring.at.x > viewport.width() + reach || ring.at.y > viewport.height() + reach) continue;
        ring.shape = map::Shape::circle;
        ring.fill = ring.outline = {0, 0, 0, 0}; // the mark below is seen through it
        const auto colour = [&](const std::string &party) { return party.empty() ? kNobody : colourOf(party); };
        ring.shares = {{colour(place.after), 0.5F}, {colour(place.before), 0.5F}}; // clockwise from the top
        out.push_back(std::move(ring));
    }
    return out;
}

} // namespace zamkan::briefing
