#include "catch.hpp"
#include "made_events.hpp"
#include "timeline/row_sort.hpp"

using namespace zamkan;
using namespace zamkan::timeline;
using Rows = std::vector<events::Row>;

namespace {
struct Sorted {
    std::shared_ptr<const events::EventSegment> first = test::segmentOf(test::fiveEvents());
    std::shared_ptr<const events::EventSegment> second = test::segmentOf({{.gaining = "sdf", .place = "Manbij", .from = "2016-08-12", .magnitude = 19}});
    std::shared_ptr<const RowIndex> index = RowIndex::ofNames(first, {})->withText({});
    events::EventTable table;
    SortNames names;
    Sorted() {
        table.append(first, 0);
        table.append(second, 1);
        names.place = [](const events::PlaceWords &place) { return std::string(place.name_en); };
        names.kind = [](std::string_view type, std::string_view subtype) { return std::string(type) + std::string(subtype); };
        names.actor = [](std::string_view actor) { return std::string(actor); };
        names.source = [](std::size_t source) { return source == 0 ? std::string("Zaman") : std::string("al-Hayat"); };
        names.index = [this](std::size_t source) { return source == 0 ? index.get() : nullptr; };
    }
    Rows by(Column column, bool descending = false) const {
        const Rows rows{1, 4, 2, 5, 0, 3}; // by time, the undated one last
        return sorted(table, rows, {column, descending}, names);
    }
};
} // namespace

TEST_CASE("rows are sorted by what their column says; those that say nothing stand last both ways") {
    const Sorted all;
    CHECK(all.by(Column::place) == Rows{4, 2, 5, 1, 0, 3});
    CHECK(all.by(Column::place, true) == Rows{3, 0, 1, 5, 2, 4});
    CHECK(all.by(Column::number) == Rows{3, 2, 5, 4, 1, 0}); // alike: as they stood
    CHECK(all.by(Column::number, true) == Rows{1, 4, 2, 5, 3, 0});
    CHECK(all.by(Column::gained) == Rows{1, 4, 5, 0, 3, 2});
    CHECK(all.by(Column::lost) == Rows{1, 2, 0, 4, 5, 3}); // iraq_government, isis
    CHECK(all.by(Column::source) == Rows{5, 1, 4, 2, 0, 3});
    CHECK(all.by(Column::certainty) == Rows{4, 2, 1, 5, 0, 3});
}

TEST_CASE("dates turn round, and the undated ones stay behind them") {
    const Sorted all;
    CHECK(all.by(Column::date) == Rows{1, 4, 2, 5, 0, 3});
    CHECK(all.by(Column::date, true) == Rows{0, 5, 2, 4, 1, 3});
}
