// Events one after the other, for who needs all of them and can hold few.
#pragma once
#include "events/event_table.hpp"
#include <functional>
#include <memory>
#include <vector>

namespace zamkan::events {

// Null after the last one; an event lives until the next is asked for.
using NextEvent = std::function<const Event *()>;
// From the first on, as often as it is called, and the same each time.
using EventSource = std::function<NextEvent()>;

[[nodiscard]] EventSource eventsOf(const std::vector<Event> &events); // which must outlive it
// Made from the rows when they are asked for, some thousand at a time.
[[nodiscard]] EventSource eventsOf(std::vector<std::shared_ptr<const EventSegment>> segments);
// Of these rows alone, in their order; rows of one event that follow each other are one.
[[nodiscard]] EventSource eventsOf(std::shared_ptr<const EventTable> table, std::vector<Row> rows);

} // namespace zamkan::events
