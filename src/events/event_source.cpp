#include "events/event_source.hpp"

namespace zamkan::events {
namespace {

constexpr std::size_t kRowsAtOnce = 4096;

class OfSegments {
public:
    explicit OfSegments(std::vector<std::shared_ptr<const EventSegment>> segments) : segments_(std::move(segments)) {}
    const Event *next() {
        while (at_ == events_.size()) {
            if (segment_ == segments_.size())
                return nullptr;
            const EventSegment &segment = *segments_[segment_];
            events_ = segment.wholeEvents(row_, kRowsAtOnce);
            at_ = 0;
            row_ += kRowsAtOnce;
            if (row_ >= segment.size()) {
                ++segment_;
                row_ = 0;
            }
        }
        return &events_[at_++];
    }

private:
    std::vector<std::shared_ptr<const EventSegment>> segments_;
    std::size_t segment_ = 0, row_ = 0, at_ = 0;
    std::vector<Event> events_;
};

} // namespace

EventSource eventsOf(const std::vector<Event> &events) {
    return [&events]() -> NextEvent {
        return [&events, at = std::size_t{0}]() mutable { return at < events.size() ? &events[at++] : nullptr; };
    };
}

EventSource eventsOf(std::vector<std::shared_ptr<const EventSegment>> segments) {
    return [segments = std::move(segments)]() -> NextEvent {
        return [events = std::make_shared<OfSegments>(segments)] { return events->next(); };
    };
}

EventSource eventsOf(std::shared_ptr<const EventTable> table, std::vector<Row> rows) {
    const auto shared = std::make_shared<const std::vector<Row>>(std::move(rows));
    return [table = std::move(table), shared]() -> NextEvent {
        return [table, shared, at = std::size_t{0}, event = std::make_shared<Event>()]() mutable -> const Event * {
            while (at > 0 && at < shared->size() && table->sameEvent((*shared)[at - 1], (*shared)[at]))
                ++at;
            if (at >= shared->size())
                return nullptr;
            *event = table->event((*shared)[at++]);
            return event.get();
        };
    };
}

} // namespace zamkan::events
