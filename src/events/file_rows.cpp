#include "events/file_rows.hpp"
#include "base/spread.hpp"
#include "events/row_store.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>

namespace zamkan::events {
namespace {

constexpr std::size_t kBlockRows = 1 << 13; // at least: what one thread reads before it takes the next

// Rows of one event that follow each other, as saveEvents writes them, are one event again.
bool sameButForPlace(const Event &a, const Event &b) {
    const auto actors = [](const Event &event) {
        std::string joined;
        for (const EventActor &actor : event.actors)
            joined += actor.role + actor.id + actor.name_en + actor.name_ar + "\n";
        return joined;
    };
    return a.id == b.id && a.event_id == b.event_id && a.type == b.type && a.subtype == b.subtype &&
           a.when == b.when && a.precision == b.precision && a.status == b.status &&
           a.certainty == b.certainty && a.magnitude == b.magnitude && a.source_text == b.source_text &&
           a.note == b.note && a.extra == b.extra && actors(a) == actors(b);
}

float sizeOf(const RowFacts &facts) {
    if (facts.magnitude)
        return static_cast<float>(*facts.magnitude);
    if (facts.magnitude_low && facts.magnitude_high)
        return static_cast<float>((*facts.magnitude_low + *facts.magnitude_high) / 2);
    const auto bound = facts.magnitude_low ? facts.magnitude_low : facts.magnitude_high;
    return bound ? static_cast<float>(*bound) : std::nanf("");
}

} // namespace

// Columns of a segment while they are filled: words by their number at the reader that read the row, and ends.
struct FileRows::Numbers {
    std::array<LongColumn<std::uint32_t>, 8> columns; // type subtype status unit gaining losing acting; place last
    static constexpr std::size_t kPlace = 7;
    LongColumn<std::int64_t> to;
};

RowsRead FileRows::read(const gazetteer::Gazetteer &gazetteer, const actors::Registry &actors, const LoadOptions &options) {
    const std::size_t batch = table_.rowsOfBatch();
    blockRows_ = std::max(kBlockRows / batch, std::size_t{1}) * batch;
    blocks_.resize((table_.rows() + blockRows_ - 1) / blockRows_);
    const unsigned threads = static_cast<unsigned>(std::min<std::size_t>(threadsFor(options.threads), std::max<std::size_t>(blocks_.size(), 1)));
    for (unsigned i = 0; i < threads; ++i)
        readers_.push_back(std::make_unique<RowReader>(*plan_, gazetteer, actors));
    auto segment = std::make_shared<EventSegment>();
    Numbers numbers;
    makeRoom(*segment, numbers);
    Progress::expectRows(options.progress, table_.rows());
    spread(blocks_.size(), threads, [&](std::size_t index, unsigned worker) {
        blocks_[index].worker = static_cast<std::uint8_t>(worker);
        readBlock(index, *readers_[worker], *segment, numbers, options.progress);
    });

    RowsRead out;
    out.signs = plan_->signsOfNames();
    std::uint64_t notedInVain = 0;
    for (Block &block : blocks_) {
        out.used += block.used;
        notedInVain += block.notedInVain;
        out.geocoded += block.geocoded;
        std::move(block.rejected.begin(), block.rejected.end(), std::back_inserter(out.rejected));
        rejectedRows_.insert(rejectedRows_.end(), block.rejectedRows.begin(), block.rejectedRows.end());
        block.rejected = {};
        block.rejectedRows = {};
    }
    for (const auto &reader : readers_) {
        out.remarks.add(reader->remarks());
        out.signs += reader->dateSigns();
        out.numbers += reader->numberSigns();
        reader->forgetKnowledge();
    }
    out.partly_used = out.remarks.rows() - notedInVain;
    closeGaps(*segment, numbers);
    segment->to_.assign(segment->from_, numbers.to);
    numbers.to = {};
    nameWords(*segment, numbers, threads);
    joinPlaces(*segment);
    // The segment must not hold itself: it lends itself to who asks.
    segment->whole_ = [rows = shared_from_this(), columns = segment.get()](std::uint32_t first) {
        return rows->whole(*columns, first);
    };
    segment->several_ = [rows = shared_from_this(), columns = segment.get()](std::size_t first, std::size_t count) {
        return rows->several(*columns, first, count);
    };
    segment->said_ = [rows = shared_from_this()](std::size_t first, std::size_t count, const EventSegment::Saying &say) {
        rows->said(first, count, say);
    };
    out.segment = std::move(segment);
    return out;
}

void FileRows::makeRoom(EventSegment &segment, Numbers &numbers) const {
    const std::size_t rows = table_.rows();
    segment.from_.resize(rows);
    numbers.to.resize(rows);
    segment.latitude_.resize(rows);
    segment.longitude_.resize(rows);
    segment.radius_.resize(rows);
    segment.magnitude_.resize(rows);
    segment.flags_.resize(rows);
    for (auto &column : numbers.columns)
        column.resize(rows);
}

void FileRows::readBlock(std::size_t index, RowReader &reader, EventSegment &segment, Numbers &numbers, Progress *progress) {
    Block &block = blocks_[index];
    const std::size_t begin = index * blockRows_, end = std::min(begin + blockRows_, table_.rows());
    const bool own = plan_->mapping.schema.own && plan_->at.id != RowPlan::kNone;
    geo::RowBatch batch;
    std::string lastId;
    std::size_t at = begin;
    for (std::size_t first = begin; first < end; first += table_.rowsOfBatch()) {
        table_.read(first, std::min(table_.rowsOfBatch(), end - first), batch);
        for (std::size_t row = 0; row < batch.rows(); ++row) {
            const auto result = reader.read(batch, row);
            if (const auto *reason = std::get_if<Reason>(&result)) {
                block.rejectedRows.push_back(static_cast<std::uint32_t>(first + row));
                block.rejected.push_back({batch.number(row), *reason, table_.text(first + row)});
                block.notedInVain += reader.remarks().has(batch.number(row)) ? 1U : 0U;
                continue;
            }
            const RowFacts &facts = *std::get_if<RowFacts>(&result);
            segment.from_[at] = facts.when.from;
            numbers.to[at] = facts.when.to;
            segment.latitude_[at] = EventSegment::fromDegrees(facts.where.latitude);
            segment.longitude_[at] = EventSegment::fromDegrees(facts.where.longitude);
            segment.radius_[at] = static_cast<float>(facts.where.radius_km);
            segment.magnitude_[at] = sizeOf(facts);
            segment.flags_[at] = static_cast<std::uint8_t>(
                (facts.where.located ? EventSegment::kLocated : 0) | (facts.drawn ? EventSegment::kDrawn : 0) |
                (facts.when.kind == TimeKind::throughout ? EventSegment::kThroughout : 0) |
                (facts.when.story ? EventSegment::kStoryTime : 0));
            const std::array<std::uint32_t, 8> words{facts.type,    facts.subtype, facts.status_word, facts.unit,
                                                     facts.gaining, facts.losing,  facts.acting,      facts.where.place};
            for (std::size_t i = 0; i < words.size(); ++i)
                numbers.columns[i][at] = words[i];
            block.geocoded += facts.where.geocoded ? 1U : 0U;
            if (own) {
                const std::string_view id = plan_->cell(batch.cells(row), plan_->at.id);
                if (at == begin || (!id.empty() && id == lastId)) // who knows what stands before the block
                    block.likeBefore.push_back(static_cast<std::uint32_t>(at - begin));
                lastId = id;
            }
            ++at;
        }
        Progress::understoodRows(progress, batch.rows());
    }
    block.used = at - begin;
}

void FileRows::closeGaps(EventSegment &segment, Numbers &numbers) {
    std::size_t rows = 0;
    for (std::size_t index = 0; index < blocks_.size(); ++index) {
        firstOfBlock_.push_back(rows);
        rows += blocks_[index].used;
    }
    if (rejectedRows_.empty())
        return;
    const auto close = [&](auto &column) {
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            const auto from = column.begin() + static_cast<std::ptrdiff_t>(index * blockRows_);
            std::copy(from, from + static_cast<std::ptrdiff_t>(blocks_[index].used),
                      column.begin() + static_cast<std::ptrdiff_t>(firstOfBlock_[index]));
        }
        column.resize(rows);
        column.shrink_to_fit();
    };
    close(segment.from_);
    close(numbers.to);
    close(segment.latitude_);
    close(segment.longitude_);
    close(segment.radius_);
    close(segment.magnitude_);
    close(segment.flags_);
    for (auto &column : numbers.columns)
        close(column);
}

// Each reader has numbers of its own for words and places: here they become the segment's. Rows are sorted by time
// beside it.
void FileRows::nameWords(EventSegment &segment, Numbers &numbers, unsigned threads) const {
    struct Names {
        std::vector<std::uint32_t> words, places;
    };
    std::vector<Names> names(readers_.size());
    std::map<std::array<std::uint32_t, 7>, std::uint32_t> known;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        const RowReader &reader = *readers_[i];
        for (std::size_t word = 0; word < reader.words().size(); ++word)
            names[i].words.push_back(segment.words_.intern(reader.words()[static_cast<std::uint32_t>(word)]));
        names[i].places.push_back(0);
        for (std::uint32_t place = 1; place <= reader.places().places(); ++place) {
            const EventPlace &told = reader.places().words(place);
            std::array<std::uint32_t, 7> key{};
            const std::array<const std::string *, 7> parts{&told.id,      &told.name_en, &told.name_ar,  &told.type,
                                                           &told.country, &told.admin1,  &told.precision};
            for (std::size_t part = 0; part < parts.size(); ++part)
                key[part] = segment.words_.intern(*parts[part]);
            const auto [at, fresh] = known.try_emplace(key, static_cast<std::uint32_t>(segment.places_.size()));
            if (fresh) {
                const auto word = [&](std::size_t part) { return segment.words_[key[part]]; };
                segment.places_.push_back({word(0), word(1), word(2), word(3), word(4), word(5), word(6)});
            }
            names[i].places.push_back(at->second);
        }
    }
    const std::array<WordColumn *, 8> columns{&segment.type_,    &segment.subtype_, &segment.status_, &segment.unit_,
                                              &segment.gaining_, &segment.losing_,  &segment.acting_, &segment.place_};
    spread(columns.size() + 1, threads, [&](std::size_t task, unsigned) {
        if (task == 0) { // the longest first
            segment.order_ = std::make_shared<const TimeOrder>(segment.from_, segment.to_);
            return;
        }
        LongColumn<std::uint32_t> column = std::move(numbers.columns[task - 1]);
        for (std::size_t index = 0; index < blocks_.size(); ++index) {
            const Names &own = names[blocks_[index].worker];
            const std::vector<std::uint32_t> &mine = task - 1 == Numbers::kPlace ? own.places : own.words;
            const std::size_t begin = firstOfBlock_[index];
            for (std::size_t row = begin; row < begin + blocks_[index].used; ++row)
                column[row] = mine[column[row]];
        }
        columns[task - 1]->assign(std::move(column), task - 1 == Numbers::kPlace ? segment.places_.size() : segment.words_.size());
    });
}

void FileRows::joinPlaces(EventSegment &segment) {
    segment.events_ = segment.size();
    for (std::size_t index = 0; index < blocks_.size(); ++index) {
        for (const std::uint32_t offset : blocks_[index].likeBefore) {
            const std::size_t row = firstOfBlock_[index] + offset;
            if (row == 0 || !segment.place(row) || !segment.place(row - 1) || !sameButForPlace(rowAsEvent(row - 1), rowAsEvent(row)))
                continue;
            if (segment.event_.empty()) {
                segment.event_.resize(segment.size());
                std::iota(segment.event_.begin(), segment.event_.end(), 0U);
            }
            segment.event_[row] = segment.event_[row - 1];
            --segment.events_;
        }
        blocks_[index].likeBefore = {};
    }
}

RowsRead readRows(const geo::Table &table, const std::shared_ptr<const RowPlan> &plan, const gazetteer::Gazetteer &gazetteer,
                  const actors::Registry &actors, const LoadOptions &options) {
    return std::make_shared<FileRows>(table, plan)->read(gazetteer, actors, options);
}

} // namespace zamkan::events
