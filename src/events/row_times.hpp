// When what a row tells happened, from its cells.
#pragma once
#include "base/reason.hpp"
#include "events/cell_memo.hpp"
#include "events/event.hpp"
#include "events/row_plan.hpp"
#include "events/row_remarks.hpp"
#include "events/time_order.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace zamkan::events {

// One thread's; dates and precisions come again and again, and are understood once.
class RowTimes {
public:
    explicit RowTimes(const RowPlan &plan);
    struct Found {
        std::int64_t from = kUndated, to = kUndated; // seconds
        time::Granularity precision = time::Granularity::day;
        TimeKind kind = TimeKind::within;
        bool story = false; // Event::story_time
    };
    // Or the reason why the row cannot be used.
    [[nodiscard]] std::variant<Found, Reason> read(Cells cells, std::uint64_t number, RowRemarks &remarks);
    [[nodiscard]] const DateSigns &signs() const { return signs_; } // of all date cells

private:
    struct Date {
        std::optional<WrittenDate> written;
        DateSigns signs;
    };
    struct Precision {
        std::string word;
        std::optional<time::Granularity> unit;
    };
    [[nodiscard]] std::optional<WrittenDate> date(std::string_view cell);

    const RowPlan &plan_;
    CellMemo<Date> dates_;
    CellMemo<Precision> precisions_;
    DateSigns signs_;
};

} // namespace zamkan::events
