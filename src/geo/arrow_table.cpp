#include "geo/arrow_table.hpp"
#include "geo/placed.hpp"
#include "geo/row_store.hpp"
#include "geo/written_numbers.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cstring>
#include <fmt/format.h>
#include <ogr_recordbatch.h>
#include <simdjson.h>
#include <utility>

namespace zamkan::geo {
namespace {

enum class Kind : std::uint8_t { text, int32, int64, real, date };

std::optional<Kind> kindOf(const OGRFieldDefn &field) {
    if (field.GetWidth() != 0 && field.GetType() != OFTString)
        return std::nullopt; // numbers of a set width are padded
    if (field.GetSubType() != OFSTNone)
        return std::nullopt;
    switch (field.GetType()) {
    case OFTString:
        return Kind::text;
    case OFTInteger:
        return Kind::int32;
    case OFTInteger64:
        return Kind::int64;
    case OFTReal:
        return Kind::real;
    case OFTDate:
        return Kind::date;
    default:
        return std::nullopt;
    }
}

struct Stream {
    ArrowArrayStream stream{};
    ~Stream() {
        if (stream.release)
            stream.release(&stream);
    }
};

struct Array {
    ArrowArray array{};
    Array() = default;
    Array(Array &&other) noexcept : array(other.array) { other.array.release = nullptr; }
    Array &operator=(Array &&) = delete;
    ~Array() {
        if (array.release)
            array.release(&array);
    }
};

bool isNull(const ArrowArray &column, std::size_t row) {
    const auto *const valid = static_cast<const std::uint8_t *>(column.buffers[0]);
    const std::size_t at = row + static_cast<std::size_t>(column.offset);
    return valid && (valid[at / 8] >> (at % 8) & 1U) == 0;
}

std::string_view bytesAt(const ArrowArray &column, std::size_t row) {
    const auto *const offsets = static_cast<const std::int32_t *>(column.buffers[1]) + column.offset;
    return {static_cast<const char *>(column.buffers[2]) + offsets[row], static_cast<std::size_t>(offsets[row + 1] - offsets[row])};
}

template <typename Number> Number numberAt(const ArrowArray &column, std::size_t row) {
    return static_cast<const Number *>(column.buffers[1])[row + static_cast<std::size_t>(column.offset)];
}

// As OGR's reader does it.
std::string asAscii(std::string_view text) {
    char *const plain = CPLForceToASCII(text.data(), static_cast<int>(text.size()), '?');
    std::string out = plain;
    CPLFree(plain);
    return out;
}

std::string writtenDate(std::int32_t days) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{days}}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

class ArrowRows : public RowStore {
public:
    struct Column {
        Kind kind;
        std::int64_t child;
    };
    struct Batch {
        Array rows;
        std::vector<std::uint32_t> used; // rows of the array; empty: all of them
        std::size_t first = 0, count = 0;
        bool doubtful = false; // some of its text is not UTF-8
    };
    std::vector<Column> columns;
    std::vector<Batch> batches;
    std::vector<RowBatch::Extent> extents; // empty without geometry

    void add(Batch batch) {
        for (const Column &column : columns) {
            const ArrowArray &values = *batch.rows.array.children[column.child];
            if (column.kind != Kind::text || batch.rows.array.length == 0)
                continue;
            const std::string_view first = bytesAt(values, 0), last = bytesAt(values, static_cast<std::size_t>(batch.rows.array.length) - 1);
            const auto size = static_cast<std::size_t>(last.data() + last.size() - first.data());
            batch.doubtful = batch.doubtful || (size > 0 && !simdjson::validate_utf8(first.data(), size));
        }
        batch.first = rows_;
        rows_ += batch.count;
        batches.push_back(std::move(batch));
    }
    [[nodiscard]] std::string cellText(const ArrowArray &rows, std::size_t row, const Column &column) const {
        RowBatch batch;
        return std::string(cellOf(rows, row, column, batch, true));
    }

    [[nodiscard]] std::size_t rows() const override { return rows_; }
    [[nodiscard]] std::string text(std::size_t) const override { return {}; }
    void read(std::size_t first, std::size_t count, RowBatch &batch) const override {
        std::vector<std::string_view> cells(columns.size());
        auto at = std::prev(std::upper_bound(batches.begin(), batches.end(), first,
                                             [](std::size_t wanted, const Batch &one) { return wanted < one.first; }));
        for (std::size_t row = first; row < first + count; ++row) {
            while (row >= at->first + at->count)
                ++at;
            const std::size_t inArray = at->used.empty() ? row - at->first : at->used[row - at->first];
            for (std::size_t i = 0; i < columns.size(); ++i)
                cells[i] = cellOf(at->rows.array, inArray, columns[i], batch, at->doubtful);
            batch.addRow(cells);
            if (!extents.empty())
                batch.setExtent(extents[row]);
        }
    }

private:
    [[nodiscard]] static std::string_view cellOf(const ArrowArray &rows, std::size_t row, const Column &column, RowBatch &batch,
                                                 bool doubtful) {
        const ArrowArray &values = *rows.children[column.child];
        if (isNull(values, row))
            return {};
        switch (column.kind) {
        case Kind::text: {
            const std::string_view text = bytesAt(values, row);
            return doubtful && !simdjson::validate_utf8(text.data(), text.size()) ? batch.keep(asAscii(text)) : text;
        }
        case Kind::int32:
            return batch.keep(fmt::format_int(numberAt<std::int32_t>(values, row)).c_str());
        case Kind::int64:
            return batch.keep(fmt::format_int(numberAt<std::int64_t>(values, row)).c_str());
        case Kind::real:
            return batch.keep(writtenReal(numberAt<double>(values, row)));
        case Kind::date:
            return batch.keep(writtenDate(numberAt<std::int32_t>(values, row)));
        }
        return {};
    }
    std::size_t rows_ = 0;
};

} // namespace

std::optional<Table> readArrowTable(OGRLayer &layer, const ReadOptions &options) {
    OGRFeatureDefn &definition = *layer.GetLayerDefn();
    if (definition.GetGeomFieldCount() > 1)
        return std::nullopt;
    std::vector<Kind> kinds;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto kind = kindOf(*definition.GetFieldDefn(i));
        if (!kind)
            return std::nullopt;
        kinds.push_back(*kind);
    }
    const char *const how[] = {"INCLUDE_FID=NO", "MAX_FEATURES_IN_BATCH=32768", nullptr};
    Stream source;
    if (!layer.GetArrowStream(&source.stream, how))
        return std::nullopt;
    ArrowSchema schema{};
    if (source.stream.get_schema(&source.stream, &schema) != 0)
        return std::nullopt;
    // Columns are found by name and by how they are laid out: nothing is taken for granted.
    constexpr std::array<std::string_view, 5> kFormats{"u", "i", "l", "g", "tdD"};
    auto rows = std::make_shared<ArrowRows>();
    std::int64_t geometry = -1, next = 0;
    bool alike = true;
    for (std::int64_t child = 0; child < schema.n_children; ++child) {
        const ArrowSchema &column = *schema.children[child];
        if (static_cast<std::size_t>(next) < kinds.size() &&
            std::strcmp(column.name, definition.GetFieldDefn(static_cast<int>(next))->GetNameRef()) == 0) {
            const Kind kind = kinds[static_cast<std::size_t>(next++)];
            alike = alike && column.format == kFormats[static_cast<std::size_t>(kind)];
            rows->columns.push_back({kind, child});
        } else if (std::strcmp(column.format, "z") == 0 && geometry < 0 && definition.GetGeomFieldCount() == 1) {
            geometry = child;
        } else {
            alike = false;
        }
    }
    schema.release(&schema);
    if (!alike || static_cast<std::size_t>(next) != kinds.size())
        return std::nullopt;

    TableBuilder builder("");
    Table &table = builder.table();
    std::vector<std::string_view> names;
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        names.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    builder.setColumns(names);
    table.has_geometry = geometry >= 0;
    std::uint64_t number = 0;
    for (;;) {
        ArrowRows::Batch batch;
        if (source.stream.get_next(&source.stream, &batch.rows.array) != 0) {
            if (CPLGetLastErrorType() < CE_Failure)
                CPLError(CE_Failure, CPLE_FileIO, "%s", source.stream.get_last_error(&source.stream));
            break;
        }
        if (!batch.rows.array.release)
            break;
        const auto count = static_cast<std::size_t>(batch.rows.array.length);
        bool all = true;
        for (std::size_t row = 0; row < count; ++row) {
            ++number;
            if (geometry < 0)
                continue;
            const ArrowArray &shapes = *batch.rows.array.children[geometry];
            const Placed placed = isNull(shapes, row) ? Placed{} : placedAt(bytesAt(shapes, row));
            if (placed.there && !placed.inside) {
                std::string text;
                for (const auto &column : rows->columns)
                    text.append(text.empty() ? "" : "\t").append(rows->cellText(batch.rows.array, row, column));
                table.unreadable.push_back({number, {"outside_earth"}, std::move(text)});
                if (std::exchange(all, false))
                    for (std::uint32_t before = 0; before < row; ++before)
                        batch.used.push_back(before);
                continue;
            }
            if (!all)
                batch.used.push_back(static_cast<std::uint32_t>(row));
            rows->extents.push_back(placed.extent);
        }
        batch.count = all ? count : batch.used.size();
        if (batch.count > 0)
            rows->add(std::move(batch));
        Progress::readBytes(options.progress, count);
        if (count == 0 || CPLGetLastErrorType() >= CE_Failure) // a damaged GeoPackage gives empty batches without end
            break;
    }
    builder.setStore(std::move(rows));
    return std::move(builder).finish();
}

} // namespace zamkan::geo
