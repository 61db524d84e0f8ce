#include "briefing/disputes.hpp"
#include "briefing/listing.hpp"
#include "briefing/page_text.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>

namespace zamkan::briefing {
namespace {

std::string amountOf(const events::Event &event, const map::Words &words) {
    const auto low = event.magnitude_low ? event.magnitude_low : event.magnitude, high = event.magnitude_high ? event.magnitude_high : event.magnitude;
    std::string text = low ? words.number(*low, low == high ? event.unit : std::string()) : std::string("…");
    if (low != high)
        text += "–" + (high ? words.number(*high, event.unit) : std::string("…"));
    return text;
}

std::string valueOf(events::Matter matter, events::Event event, const map::Words &words) {
    switch (matter) {
    case events::Matter::date:
        return listingRow(event, words, {}).date;
    case events::Matter::number:
        return amountOf(event, words);
    case events::Matter::side:
        break;
    }
    std::erase_if(event.actors, [](const events::EventActor &actor) { return actor.role != "gaining" && actor.role != "losing"; });
    return listingRow(event, words, {}).who;
}

} // namespace

void Disputes::look(const events::EventTable &table) {
    const auto same = [](const events::EventTable::Part &a, const events::EventTable::Part &b) { return a.segment == b.segment && a.struck == b.struck && a.document == b.document; };
    if (std::equal(of_.begin(), of_.end(), table.parts().begin(), table.parts().end(), same))
        return;
    of_ = table.parts();
    found_ = events::agreementOf(table);
}

std::vector<std::size_t> Disputes::among(const std::vector<events::Row> &rows) const {
    if (std::all_of(found_.disagreements.begin(), found_.disagreements.end(), [](const auto &group) { return group.empty(); }))
        return {};
    std::vector<events::Row> sorted = rows;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < found_.groups.size(); ++i)
        if (!found_.disagreements[i].empty() && std::any_of(found_.groups[i].rows.begin(), found_.groups[i].rows.end(), [&](events::Row row) { return std::binary_search(sorted.begin(), sorted.end(), row); }))
            groups.push_back(i);
    return groups;
}

DisputeText inWords(const events::EventTable &table, const events::Agreement &found, std::size_t group, const map::Words &words, const std::vector<map::Colouring::Layer> &sources) {
    const ListingRow head = listingRow(table.event(found.groups[group].rows.front()), words, {});
    DisputeText text{head.place, head.what, {}};
    for (const events::Disagreement &disagreement : found.disagreements[group])
        for (const std::vector<events::Row> &camp : disagreement.camps) {
            std::string names;
            for (const events::Row row : camp) {
                const std::uint32_t source = table.document(row).value_or(0);
                if (source < sources.size() && !sources[source].name.empty())
                    names += (names.empty() ? "" : " · ") + lettering::isolated(oneLine(sources[source].name, 60));
            }
            text.values.push_back({words.word("dispute_" + std::string(events::toString(disagreement.matter))), valueOf(disagreement.matter, table.event(camp.front()), words), std::move(names)});
        }
    return text;
}

std::vector<DisputeSign> signsOf(const events::EventTable &table, const events::Agreement &found, const std::vector<std::size_t> &groups, const map::Viewport &viewport, double ratio) {
    std::vector<DisputeSign> signs;
    const double away = 8 * ratio, radius = 6 * ratio;
    for (const std::size_t group : groups) {
        const map::Point at = viewport.toScreen(table.position(found.groups[group].rows.front()));
        if (at.x < radius || at.y < away + radius || at.x > viewport.width() - away - radius || at.y > viewport.height() - radius)
            continue;
        signs.push_back({{at.x + away, at.y - away}, radius});
    }
    return signs;
}

} // namespace zamkan::briefing
