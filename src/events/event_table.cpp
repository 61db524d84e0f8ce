#include "events/event_table.hpp"
#include <algorithm>
#include <cmath>
#include <iterator>

namespace zamkan::events {

void EventTable::append(std::shared_ptr<const EventSegment> segment, std::optional<std::uint32_t> document, Struck struck) {
    if (!segment || segment->size() == 0)
        return;
    const auto first = static_cast<Row>(size_);
    size_ += segment->size();
    if (struck && struck->empty())
        struck = nullptr;
    anyStruck_ = anyStruck_ || struck;
    parts_.push_back({std::move(segment), first, document, std::move(struck)});
    own_.reset();
    order_.reset();
}

void EventTable::append(Event event) {
    if (!own_ || own_.use_count() > 1) { // a copy of the table holds it too
        own_ = std::make_shared<SegmentBuilder>();
        parts_.push_back({own_->segment(), static_cast<Row>(size_), std::nullopt, nullptr});
    }
    own_->append(std::move(event));
    size_ = parts_.back().first + own_->segment()->size();
    order_.reset();
}

const EventTable::Part &EventTable::earlier(Row row) const {
    return *std::prev(std::upper_bound(parts_.begin(), parts_.end(), row,
                                       [](Row wanted, const Part &part) { return wanted < part.first; }));
}

bool EventTable::struckIn(const Part &part, Row row) {
    return part.struck && std::binary_search(part.struck->begin(), part.struck->end(), row - part.first);
}

std::size_t EventTable::liveRows() const {
    std::size_t rows = size_;
    for (const Part &part : parts_)
        rows -= part.struck ? part.struck->size() : 0;
    return rows;
}

geo::LatLon EventTable::position(Row row) const {
    assert(located(row));
    const Part &part = in(row);
    return geo::LatLon::fromDegrees(part.segment->latitude(row - part.first), part.segment->longitude(row - part.first));
}

std::optional<double> EventTable::magnitude(Row row) const {
    const float told = in(row).segment->magnitude(local(row));
    return std::isnan(told) ? std::nullopt : std::optional(static_cast<double>(told));
}

Event EventTable::event(Row row) const {
    const Part &part = in(row);
    Event event = part.segment->event(row - part.first);
    if (part.document)
        event.provenance.document = part.document;
    return event;
}

bool EventTable::sameEvent(Row a, Row b) const {
    const Part &one = in(a), &other = in(b);
    return &one == &other && one.segment->eventOf(a - one.first) == other.segment->eventOf(b - other.first);
}

const TimeOrder &EventTable::order() const {
    if (order_)
        return *order_;
    if (parts_.size() == 1 && !anyStruck_) {
        order_ = parts_.front().segment->sorted();
    } else {
        std::vector<std::shared_ptr<const TimeOrder>> held;
        std::vector<TimeOrder::Part> orders;
        for (const Part &part : parts_) {
            held.push_back(part.segment->sorted());
            orders.push_back({held.back().get(), part.first, part.struck ? std::span<const Row>(*part.struck) : std::span<const Row>()});
        }
        order_ = std::make_shared<const TimeOrder>(orders);
    }
    return *order_;
}

} // namespace zamkan::events
