#include "events/event_table.hpp"
#include <algorithm>
#include <cassert>
#include <numeric>

namespace zamkan::events {
namespace {

constexpr std::size_t kBlock = 64; // rows in a block, and blocks in a block of blocks

std::vector<std::int64_t> latestOfBlocks(const std::vector<std::int64_t> &ends) {
    std::vector<std::int64_t> latest;
    latest.reserve(ends.size() / kBlock + 1);
    for (std::size_t i = 0; i < ends.size(); i += kBlock) {
        const std::size_t end = std::min(i + kBlock, ends.size());
        latest.push_back(*std::max_element(ends.begin() + static_cast<std::ptrdiff_t>(i),
                                           ends.begin() + static_cast<std::ptrdiff_t>(end)));
    }
    return latest;
}

} // namespace

void EventTable::append(const Event &event) {
    if (event.places.empty()) {
        addRow(event, nullptr, -1);
    } else {
        for (std::size_t i = 0; i < event.places.size(); ++i)
            addRow(event, &event.places[i], static_cast<std::int32_t>(i));
    }
    events_.push_back(event);
    timeOrderStale_ = true;
}

void EventTable::addRow(const Event &event, const EventPlace *place, std::int32_t placeIndex) {
    from_.push_back(event.when ? event.when->from().time_since_epoch().count() : kUndated);
    to_.push_back(event.when ? event.when->to().time_since_epoch().count() : kUndated);
    const bool located = place && place->position;
    located_.push_back(located ? 1 : 0);
    latitude_.push_back(located ? place->position->latitude() : 0);
    longitude_.push_back(located ? place->position->longitude() : 0);
    radius_.push_back(place ? static_cast<float>(place->radius_km) : 0.0F);
    timeKind_.push_back(static_cast<std::uint8_t>(event.time_kind));
    type_.push_back(intern(event.type));
    subtype_.push_back(intern(event.subtype));
    status_.push_back(intern(event.status));
    gaining_.push_back(internActor(event, "gaining"));
    losing_.push_back(internActor(event, "losing"));
    acting_.push_back(internActor(event, "acting"));
    event_.push_back(static_cast<std::uint32_t>(events_.size()));
    placeOfEvent_.push_back(placeIndex);
}

std::uint32_t EventTable::intern(std::string_view word) {
    if (word.empty())
        return 0;
    if (const auto at = wordIndex_.find(word); at != wordIndex_.end())
        return at->second;
    const auto index = static_cast<std::uint32_t>(words_.size());
    words_.emplace_back(word);
    wordIndex_.emplace(words_.back(), index);
    return index;
}

std::uint32_t EventTable::internActor(const Event &event, std::string_view role) {
    const EventActor *actor = event.actor(role);
    if (!actor)
        return 0;
    if (!actor->id.empty())
        return intern(actor->id);
    return intern(actor->name_en.empty() ? actor->name_ar : actor->name_en);
}

geo::LatLon EventTable::position(Row row) const {
    assert(located(row));
    return geo::LatLon::fromDegrees(latitude_[row], longitude_[row]);
}

const EventPlace *EventTable::place(Row row) const {
    const std::int32_t index = placeOfEvent_[row];
    return index < 0 ? nullptr : &event(row).places[static_cast<std::size_t>(index)];
}

const EventTable::TimeOrder &EventTable::timeOrder() const {
    if (!timeOrderStale_)
        return timeOrder_;
    std::vector<Row> rows;
    rows.reserve(size());
    for (std::size_t i = 0; i < size(); ++i)
        if (from_[i] != kUndated)
            rows.push_back(static_cast<Row>(i));
    std::sort(rows.begin(), rows.end(), [this](Row a, Row b) {
        if (from_[a] != from_[b])
            return from_[a] < from_[b];
        if (to_[a] != to_[b])
            return to_[a] < to_[b];
        return a < b;
    });
    timeOrder_.ends.clear();
    timeOrder_.ends.reserve(rows.size());
    for (const Row row : rows)
        timeOrder_.ends.push_back(to_[row]);
    timeOrder_.latest = latestOfBlocks(timeOrder_.ends);
    timeOrder_.latestOfAll = latestOfBlocks(timeOrder_.latest);
    timeOrder_.rows = std::move(rows);
    timeOrderStale_ = false;
    return timeOrder_;
}

const std::vector<Row> &EventTable::byTime() const { return timeOrder().rows; }

std::vector<Row> EventTable::rowsBetween(std::int64_t after, std::int64_t before) const {
    const TimeOrder &order = timeOrder();
    const auto firstLate = std::partition_point(order.rows.begin(), order.rows.end(),
                                                [&](Row row) { return from_[row] < before; });
    const auto count = static_cast<std::size_t>(firstLate - order.rows.begin());
    std::vector<Row> found;
    for (std::size_t i = 0; i < count;) {
        if (i % (kBlock * kBlock) == 0 && order.latestOfAll[i / (kBlock * kBlock)] <= after) {
            i += kBlock * kBlock;
        } else if (i % kBlock == 0 && order.latest[i / kBlock] <= after) {
            i += kBlock;
        } else {
            if (order.ends[i] > after)
                found.push_back(order.rows[i]);
            ++i;
        }
    }
    return found;
}

} // namespace zamkan::events
