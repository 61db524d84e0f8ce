// A table seen through a filter: which rows pass, how many there are of each value, and what shows in a window of time.
#pragma once
#include "events/event_table.hpp"
#include "timeline/facet_codes.hpp"
#include "timeline/filter.hpp"
#include "timeline/row_index.hpp"
#include "timeline/window.hpp"
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::timeline {

// A value of a facet and the rows that have it and pass everything else.
struct Count {
    std::string value;
    std::size_t rows = 0;
};

// Each row keeps one bit for each part of the filter that it fails, two bytes in all: a change tests its own part again
// and nothing else. A copy shares nothing that changes. One thread's.
class Sieve {
public:
    // What a source of the table (EventTable::document) is called and what its rows can be found by.
    struct Source {
        std::string name;
        std::shared_ptr<const RowIndex> index; // null or without text: rows are found by less
        std::shared_ptr<const RowIndex> revised = nullptr; // of the rows that stand for struck ones of the same source
    };
    // Another table or other sources: everything is tested again. Rows of parts without a document have the first source,
    // if there is one.
    void look(std::shared_ptr<const events::EventTable> table, std::vector<Source> sources, const Knowledge &knowledge);
    // The index of one source came: what hangs on it is tested again.
    void take(std::size_t source, std::shared_ptr<const RowIndex> index);
    void set(const Filter &filter);
    void hide(const std::vector<events::Row> &rows); // rows that never pass, whatever the filter: told elsewhere
    [[nodiscard]] const Filter &filter() const { return filter_; }

    // Rows that pass: dated ones by time, then those without a date.
    [[nodiscard]] std::vector<events::Row> listed() const;
    [[nodiscard]] bool passes(events::Row row) const { return row < failed_.size() && failed_[row] == 0; }
    // Of these, those that happened and that the window shows; `undated`: those without a date too, at the end.
    [[nodiscard]] std::vector<events::Row> shown(const Window &window, bool undated) const;
    [[nodiscard]] std::size_t happened() const { return happened_; } // rows of the table that did
    // By position in EventTable::byTime(): rows that pass and happened.
    [[nodiscard]] const std::vector<std::uint64_t> &happenedByTime() const { return shownBits_; }
    [[nodiscard]] const std::shared_ptr<const events::EventTable> &table() const { return table_; }
    // Grows with each change of what passes.
    [[nodiscard]] std::uint64_t version() const { return version_; }

    // The most frequent first, at most `limit`, chosen ones always among them; counted under all other parts of the
    // filter. Kept until one of these changes.
    [[nodiscard]] const std::vector<Count> &counts(Facet facet, std::size_t limit = 200) const;

private:
    struct Part {
        const events::EventSegment *segment = nullptr;
        const RowIndex *index = nullptr; // may be
        std::size_t first = 0, source = 0;
        mutable std::array<std::shared_ptr<const FacetCodes>, kFacets> codes; // of the facets that were asked for
    };
    struct Chunk { // rows that one thread looks at
        const Part *part;
        std::size_t first, end; // of the part
    };
    struct Kept {
        std::uint64_t of = 0; // what changed_ was
        std::size_t limit = 0;
        Choice chosen;
        std::vector<Count> counts;
    };
    enum Bit : std::uint8_t { magnitude = kFacets, box, text, hidden };
    [[nodiscard]] const RowIndex *indexOf(const events::EventSegment &segment, std::size_t source) const;
    void testFacet(Facet facet);
    void testMagnitude();
    void testBox();
    void testText();
    void testAll();
    void settle();
    void changed(std::size_t bit);
    const FacetCodes &codesOf(const Part &part, Facet facet) const;
    // Sets the bit of all rows: fails(chunk, marks) leaves 1 in marks[i] where row chunk.first + i fails.
    template <typename Fails> void test(std::size_t bit, const Fails &fails);
    [[nodiscard]] std::vector<Chunk> chunks() const;

    std::shared_ptr<const events::EventTable> table_;
    std::vector<Source> sources_;
    std::vector<Part> parts_;
    Knowledge knowledge_;
    Filter filter_;
    TextQuery query_;
    std::vector<std::uint16_t> failed_; // of each row: bits of Facet and Bit
    std::vector<std::uint64_t> happenedBits_, passingBits_, shownBits_; // by position in byTime()
    std::vector<events::Row> undated_, hidden_, struck_; // struck_: those of the table
    std::size_t happened_ = 0;
    std::uint64_t version_ = 0;
    std::array<std::uint64_t, kFacets> changed_{}; // the version at which what a facet's counts hang on last changed
    mutable std::array<Kept, kFacets> kept_;
};

} // namespace zamkan::timeline
