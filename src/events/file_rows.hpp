// The rows of a file as a segment: read by all cores, kept as columns, read again when a whole event is asked for.
#pragma once
#include "events/event_file.hpp"
#include "events/event_rows.hpp"
#include "events/event_segment.hpp"
#include "events/row_plan.hpp"
#include "events/row_remarks.hpp"
#include "geo/tables.hpp"
#include <cstdint>
#include <memory>
#include <vector>

namespace zamkan::events {

struct RowsRead {
    std::shared_ptr<const EventSegment> segment;
    std::vector<RejectedRow> rejected; // by number, without those that the table itself could not read
    std::uint64_t used = 0, geocoded = 0, partly_used = 0;
    RowRemarks remarks;
    DateSigns signs; // of all rows
    NumberSigns numbers;
};

// Gazetteer and registry are needed for the call only. The segment holds on to table and plan. Throws Cancelled.
[[nodiscard]] RowsRead readRows(const geo::Table &table, const std::shared_ptr<const RowPlan> &plan,
                                const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors,
                                const LoadOptions &options);

} // namespace zamkan::events
