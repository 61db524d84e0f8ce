// What a segment asks for whole events: the rows of its file, read once into columns and again one by one when they are wanted.
#pragma once
#include "events/event_rows.hpp"
#include "events/event_segment.hpp"
#include "events/file_rows.hpp"
#include "events/row_plan.hpp"
#include "geo/tables.hpp"
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace zamkan::events {

// Thread: whole events may be asked for from several threads at once.
class FileRows : public std::enable_shared_from_this<FileRows> {
public:
    FileRows(geo::Table table, std::shared_ptr<const RowPlan> plan) : table_(std::move(table)), plan_(std::move(plan)) {}

    // Once, before anything is asked of the segment that comes of it.
    RowsRead read(const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors, const LoadOptions &options);

private:
    struct Block {
        std::size_t used = 0; // rows at its beginning that are filled
        std::uint8_t worker = 0;
        std::vector<std::uint32_t> rejectedRows;
        std::vector<RejectedRow> rejected;
        std::vector<std::uint32_t> likeBefore; // of its filled rows: those with the identifier of the row before
        std::uint64_t geocoded = 0, notedInVain = 0; // rows with a remark that could not be used
    };
    struct Numbers; // the words of the rows, while they are read

    // file_rows.cpp: all rows become columns
    void makeRoom(EventSegment &segment, Numbers &numbers) const;
    void readBlock(std::size_t index, RowReader &reader, EventSegment &segment, Numbers &numbers, Progress *progress);
    void closeGaps(EventSegment &segment, Numbers &numbers);
    void nameWords(EventSegment &segment, Numbers &numbers, unsigned threads) const;
    void joinPlaces(EventSegment &segment);
    // row_store.cpp: what is asked of rows later
    [[nodiscard]] std::size_t tableRow(std::size_t row) const; // of the segment's
    [[nodiscard]] Event rowAsEvent(std::size_t row) const;
    [[nodiscard]] Event whole(const EventSegment &segment, std::uint32_t first) const;
    [[nodiscard]] std::vector<Event> several(const EventSegment &segment, std::size_t first, std::size_t count) const;
    [[nodiscard]] Event shown(const EventSegment &segment, std::size_t row) const;
    void said(std::size_t first, std::size_t count, const EventSegment::Saying &say) const;
    [[nodiscard]] bool readsAs(const EventSegment &segment, std::size_t row, const RowFacts &facts, const RowReader &reader) const;

    geo::Table table_;
    std::shared_ptr<const RowPlan> plan_;
    std::size_t blockRows_ = 0;
    std::vector<Block> blocks_;
    std::vector<std::size_t> firstOfBlock_;   // rows of the segment
    std::vector<std::uint32_t> rejectedRows_; // of the table, in order
    std::vector<std::unique_ptr<RowReader>> readers_;
    mutable std::mutex mutex_; // readers remember: one question at a time
};

} // namespace zamkan::events
