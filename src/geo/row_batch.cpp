#include "geo/row_store.hpp"
#include "geo/tables.hpp"
#include <algorithm>
#include <cstring>

namespace zamkan::geo {

void RowBatch::clear(std::size_t columns) {
    columns_ = columns;
    added_ = 0;
    cells_.clear();
    numbers_.clear();
    extents_.clear();
    block_ = left_ = 0;
    large_.clear();
}

void RowBatch::addRow(std::span<const std::string_view> cells) {
    const std::size_t given = std::min(cells.size(), columns_);
    cells_.insert(cells_.end(), cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(given));
    cells_.resize(cells_.size() + columns_ - given);
    ++added_;
}

void RowBatch::setExtent(const Extent &extent) {
    extents_.resize(added_);
    extents_.back() = extent;
}

std::string_view RowBatch::keep(std::string_view text) {
    constexpr std::size_t kBlock = 1 << 15;
    if (text.size() > left_) {
        if (text.size() > kBlock / 8) {
            char *const own = large_.emplace_back(std::make_unique_for_overwrite<char[]>(text.size())).get();
            std::memcpy(own, text.data(), text.size());
            return {own, text.size()};
        }
        if (block_ == blocks_.size())
            blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
        free_ = blocks_[block_++].get();
        left_ = kBlock;
    }
    if (!text.empty())
        std::memcpy(free_, text.data(), text.size());
    const std::string_view kept(free_, text.size());
    free_ += text.size();
    left_ -= text.size();
    return kept;
}

std::size_t Table::rows() const { return store_ ? store_->rows() : 0; }

void Table::read(std::size_t first, std::size_t count, RowBatch &batch) const {
    batch.clear(columns.size());
    if (first >= rows())
        return;
    count = std::min(count, rows() - first);
    store_->read(first, count, batch);
    if (!batch.extents_.empty())
        batch.extents_.resize(count);
    if (store_->number(first)) {
        for (std::size_t i = 0; i < count; ++i)
            batch.numbers_.push_back(*store_->number(first + i));
        return;
    }
    // Between two unreadable rows the numbers follow each other.
    std::uint64_t next = number(first);
    auto skipped = std::lower_bound(unreadable.begin(), unreadable.end(), next,
                                    [](const UnreadableRow &row, std::uint64_t wanted) { return row.number < wanted; });
    for (std::size_t i = 0; i < count; ++i, ++next) {
        for (; skipped != unreadable.end() && skipped->number == next; ++skipped)
            ++next;
        batch.numbers_.push_back(next);
    }
}

std::size_t Table::rowsOfBatch() const {
    constexpr std::size_t kCells = 1 << 14, kMost = 1024;
    return std::clamp<std::size_t>(kCells / std::max<std::size_t>(columns.size(), 1), 1, kMost);
}

std::uint64_t Table::number(std::size_t row) const {
    if (const auto known = store_->number(row))
        return *known;
    // The rows that can be read before the i-th that cannot: its number less i less 1.
    std::size_t low = 0, high = unreadable.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (unreadable[middle].number - middle <= row + 1)
            low = middle + 1;
        else
            high = middle;
    }
    return row + 1 + low;
}

std::string Table::text(std::size_t row) const {
    std::string text = store_->text(row);
    if (!text.empty())
        return text;
    const RowBatch batch = this->row(row);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (column > 0)
            text += '\t';
        text += batch.cell(0, column);
    }
    return text;
}

bool Table::changed() const { return store_ && store_->changed(); }

RowBatch Table::row(std::size_t row) const {
    RowBatch batch;
    read(row, 1, batch);
    return batch;
}

std::string Table::cell(std::size_t row, std::size_t column) const { return std::string(this->row(row).cell(0, column)); }
std::optional<LatLon> Table::position(std::size_t row) const { return this->row(row).position(0); }
double Table::radiusKm(std::size_t row) const { return this->row(row).radiusKm(0); }

// Rows as bytes one after the other: for each cell its length in as few bytes as it takes, then the cells.
class TableBuilder::Kept : public RowStore {
public:
    void add(std::uint64_t number, std::span<const std::string_view> cells, std::size_t columns) {
        columns_ = columns;
        numbers_.push_back(static_cast<std::uint32_t>(number));
        scratch_.clear();
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            std::size_t size = i < cells.size() ? cells[i].size() : 0;
            bytes += size;
            for (; size >= 0x80; size >>= 7)
                scratch_ += static_cast<char>(0x80U | (size & 0x7FU));
            scratch_ += static_cast<char>(size);
        }
        if (scratch_.size() + bytes > left_) {
            left_ = std::max(kBlock, scratch_.size() + bytes);
            free_ = blocks_.emplace_back(std::make_unique_for_overwrite<char[]>(left_)).get();
        }
        starts_.push_back(free_);
        left_ -= scratch_.size() + bytes;
        const auto put = [this](std::string_view text) {
            if (!text.empty())
                std::memcpy(free_, text.data(), text.size());
            free_ += text.size();
        };
        put(scratch_);
        for (std::size_t i = 0; i < std::min(cells.size(), columns); ++i)
            put(cells[i]);
    }

    void setExtent(const RowBatch::Extent &extent) {
        extents_.resize(starts_.size());
        extents_.back() = extent;
    }

    [[nodiscard]] std::size_t rows() const override { return starts_.size(); }
    void read(std::size_t first, std::size_t count, RowBatch &batch) const override {
        std::vector<std::string_view> cells(columns_);
        std::vector<std::size_t> sizes(columns_);
        for (std::size_t row = first; row < first + count; ++row) {
            const char *at = starts_[row];
            for (std::size_t &cell : sizes) {
                std::size_t size = 0;
                for (unsigned shift = 0;; shift += 7) {
                    const auto byte = static_cast<unsigned char>(*at++);
                    size |= static_cast<std::size_t>(byte & 0x7FU) << shift;
                    if (byte < 0x80)
                        break;
                }
                cell = size;
            }
            for (std::size_t i = 0; i < columns_; at += sizes[i++])
                cells[i] = {at, sizes[i]};
            batch.addRow(cells);
            if (row < extents_.size())
                batch.setExtent(extents_[row]);
        }
    }
    [[nodiscard]] std::string text(std::size_t) const override { return {}; }
    [[nodiscard]] std::optional<std::uint64_t> number(std::size_t row) const override { return numbers_[row]; }

private:
    static constexpr std::size_t kBlock = 1 << 20;
    std::size_t columns_ = 0;
    std::vector<std::unique_ptr<char[]>> blocks_;
    char *free_ = nullptr;
    std::size_t left_ = 0;
    std::vector<const char *> starts_;
    std::vector<std::uint32_t> numbers_;
    std::vector<RowBatch::Extent> extents_;
    std::string scratch_;
};

TableBuilder::TableBuilder(std::string_view format) : kept_(std::make_shared<Kept>()) {
    table_.format = format;
    table_.store_ = kept_;
}

std::string_view TableBuilder::store(std::string text) { return cells_.emplace_back(std::move(text)); }

void TableBuilder::addRow(std::uint64_t number, const std::vector<std::string_view> &cells, std::string_view) {
    kept_->add(number, cells, table_.columns.size());
    cells_.clear();
}

void TableBuilder::setExtent(std::optional<LatLon> position, double radius_km) {
    kept_->setExtent({position, radius_km});
}

void TableBuilder::setStore(std::shared_ptr<const RowStore> store) { table_.store_ = std::move(store); }

Table TableBuilder::finish() && { return std::move(table_); }

} // namespace zamkan::geo
