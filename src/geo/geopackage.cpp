#include "geo/geopackage.hpp"
#include "base/spread.hpp"
#include "geo/file_bytes.hpp"
#include "geo/gdal.hpp"
#include "geo/placed.hpp"
#include "geo/row_store.hpp"
#include "geo/sqlite_pages.hpp"
#include "geo/written_numbers.hpp"
#include <algorithm>
#include <array>
#include <atomic>
#include <fmt/format.h>
#include <limits>
#include <memory>
#include <simdjson.h>
#include <sqlite3.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

enum class Kind : std::uint8_t { text, int16, int32, int64, boolean, real, date, moment };

std::optional<Kind> kindOf(const OGRFieldDefn &field) {
    const OGRFieldType type = field.GetType();
    const OGRFieldSubType part = field.GetSubType();
    if (type == OFTInteger && part == OFSTBoolean)
        return Kind::boolean;
    if (type == OFTInteger && part == OFSTInt16)
        return Kind::int16;
    if (part != OFSTNone || (field.GetWidth() != 0 && type != OFTString)) // numbers of a set width are padded
        return std::nullopt;
    switch (type) {
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
    case OFTDateTime:
        return Kind::moment;
    default:
        return std::nullopt;
    }
}

// "2016-06-13" and "2016-06-13T10:00:00.000Z", as the format has them; a 30th of February passes, as it does at OGR.
bool fits(std::string_view text, std::string_view pattern) {
    if (text.size() != pattern.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i])
            return false;
    const auto between = [&](std::size_t at, int least, int most) {
        const int value = (text[at] - '0') * 10 + text[at + 1] - '0';
        return value >= least && value <= most;
    };
    return between(5, 1, 12) && between(8, 1, 31) &&
           (text.size() <= 10 || (between(11, 0, 23) && between(14, 0, 59) && between(17, 0, 59)));
}
constexpr std::string_view kDay = "0000-00-00";
bool isMoment(std::string_view text) {
    return fits(text, "0000-00-00T00:00:00.000Z") || fits(text, "0000-00-00T00:00:00Z");
}

bool isKind(const SqliteValue &value, Kind kind) {
    using Of = SqliteValue::Kind;
    if (value.kind == Of::null)
        return true;
    const auto whole = [&](std::int64_t least, std::int64_t most) {
        return value.kind == Of::integer && value.integer >= least && value.integer <= most;
    };
    switch (kind) {
    case Kind::text: // OGR's text ends at a zero byte
        return value.kind == Of::text && value.bytes.find('\0') == std::string_view::npos;
    case Kind::boolean:
        return whole(0, 1);
    case Kind::int16:
        return whole(std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max());
    case Kind::int32:
        return whole(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    case Kind::int64:
        return value.kind == Of::integer;
    case Kind::real:
        return value.kind == Of::real || value.kind == Of::integer;
    case Kind::date:
        return value.kind == Of::text && fits(value.bytes, kDay);
    case Kind::moment:
        return value.kind == Of::text && isMoment(value.bytes);
    }
    return false;
}

// The well-known binary in a cell of geometry; none: only OGR knows.
std::optional<std::string_view> wkbIn(std::string_view cell) {
    constexpr std::array<std::size_t, 5> kEnvelopes{0, 32, 48, 48, 64};
    constexpr unsigned kExtended = 0x20;
    if (cell.size() < 8 || cell[0] != 'G' || cell[1] != 'P')
        return std::nullopt;
    const auto flags = static_cast<unsigned char>(cell[3]);
    const unsigned envelope = flags >> 1U & 7U;
    if ((flags & kExtended) != 0 || envelope >= kEnvelopes.size() || cell.size() < 8 + kEnvelopes[envelope])
        return std::nullopt;
    return cell.substr(8 + kEnvelopes[envelope]);
}

// The file as SQLite sees it. Nobody writes to it while this lives; the bytes may be looked at meanwhile.
class Watch {
public:
    explicit Watch(const fs::path &file) {
        for (const char *journal : {"-wal", "-journal"}) { // what the file lacks, or has too much
            std::error_code none;
            const auto size = fs::file_size(file.string() + journal, none);
            if (!none && size > 0)
                return;
        }
        sqlite3 *handle = nullptr;
        const int opened = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
        base_.reset(handle);
        good_ = opened == SQLITE_OK && sqlite3_exec(handle, "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr,
                                                    nullptr) == SQLITE_OK;
    }
    [[nodiscard]] bool good() const { return good_; }
    // Rows of a query with one name in it.
    template <typename Row> bool ask(const char *sql, const std::string &name, const Row &row) const {
        sqlite3_stmt *handle = nullptr;
        if (sqlite3_prepare_v2(base_.get(), sql, -1, &handle, nullptr) != SQLITE_OK)
            return false;
        const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> query(handle, sqlite3_finalize);
        sqlite3_bind_text(handle, 1, name.c_str(), -1, SQLITE_TRANSIENT);
        int step = SQLITE_ROW;
        while ((step = sqlite3_step(handle)) == SQLITE_ROW)
            row(handle);
        return step == SQLITE_DONE;
    }

private:
    std::unique_ptr<sqlite3, int (*)(sqlite3 *)> base_{nullptr, sqlite3_close};
    bool good_ = false;
};

struct Column {
    Kind kind;
    std::size_t at;           // in the table's rows
    bool has_default = false; // that rows have which were written before the column was
};

class PageRows : public RowStore {
public:
    PageRows(FileBytes bytes, SqlitePages pages) : bytes_(std::move(bytes)), pages_(pages) {}
    std::vector<Column> columns;
    std::size_t geometry = SIZE_MAX; // in the table's rows
    bool doubtful = false;           // some of its text is not UTF-8
    std::vector<std::uint64_t> starts;

    struct Piece {
        std::vector<std::uint64_t> starts;
        struct Unreadable {
            std::uint64_t before; // rows of the piece that can be read and stand before it
            const char *reason;
            std::string text;
        };
        std::vector<Unreadable> unreadable;
        bool doubtful = false;
    };
    // False: the file is to be left to OGR.
    bool lookThrough(const std::vector<std::uint32_t> &leaves, std::size_t begin, std::size_t end, Piece &piece,
                     std::uint64_t &spilledBytes) const {
        const QuietGdal quiet;
        std::vector<std::uint64_t> found;
        for (std::size_t leaf = begin; leaf < end; ++leaf)
            if (!pages_.rowsOf(leaves[leaf], found))
                return false;
        std::vector<SqliteValue> values;
        std::string spilled;
        piece.starts.reserve(found.size());
        for (const std::uint64_t start : found) {
            spilled.clear();
            if (!pages_.valuesAt(start, width(), values, spilled))
                return false;
            spilledBytes += spilled.size();
            if (spilledBytes > bytes_.bytes().size()) // pages that several rows claim
                return false;
            for (const Column &column : columns) {
                if (column.at >= values.size()) {
                    if (column.has_default)
                        return false;
                    continue;
                }
                const SqliteValue &value = values[column.at];
                if (!isKind(value, column.kind))
                    return false;
            }
            piece.doubtful = piece.doubtful || !textsAreUtf8(values);
            const Placed placed = placedIn(values);
            if (placed.damaged || (placed.there && !placed.inside)) {
                std::string text;
                RowBatch batch;
                for (const Column &column : columns)
                    text.append(text.empty() ? "" : "\t").append(cellOf(values, column, batch, true));
                piece.unreadable.push_back({piece.starts.size(), placed.damaged ? "geometry_broken" : "outside_earth", std::move(text)});
                continue;
            }
            piece.starts.push_back(start);
        }
        return true;
    }

    [[nodiscard]] std::size_t rows() const override { return starts.size(); }
    [[nodiscard]] std::string text(std::size_t) const override { return {}; }
    [[nodiscard]] bool changed() const override { return bytes_.changed(); }
    void read(std::size_t first, std::size_t count, RowBatch &batch) const override {
        std::vector<SqliteValue> values;
        std::vector<std::string_view> cells(columns.size());
        std::string spilled;
        for (std::size_t row = first; row < first + count; ++row) {
            spilled.clear();
            if (!pages_.valuesAt(starts[row], width(), values, spilled))
                values.clear(); // the file was changed
            if (!spilled.empty())
                for (SqliteValue &value : values)
                    value.bytes = batch.keep(value.bytes);
            for (std::size_t i = 0; i < columns.size(); ++i)
                cells[i] = cellOf(values, columns[i], batch, doubtful);
            batch.addRow(cells);
            if (geometry != SIZE_MAX)
                batch.setExtent(placedIn(values).extent);
        }
    }

private:
    // Texts that lie side by side are looked at as one: a value that is broken at its end then shows in how the next begins.
    [[nodiscard]] bool textsAreUtf8(const std::vector<SqliteValue> &values) const {
        std::string_view run;
        const auto isGood = [&] { return simdjson::validate_utf8(run.data(), run.size()); };
        for (const Column &column : columns) {
            if (column.kind != Kind::text || column.at >= values.size() || values[column.at].bytes.empty())
                continue;
            const std::string_view text = values[column.at].bytes;
            if (run.data() + run.size() == text.data()) {
                constexpr unsigned kFollowing = 0x80, kKind = 0xC0; // the bytes of a character after its first
                if ((static_cast<unsigned char>(text.front()) & kKind) == kFollowing)
                    return false;
                run = {run.data(), run.size() + text.size()};
                continue;
            }
            if (!isGood())
                return false;
            run = text;
        }
        return isGood();
    }
    [[nodiscard]] std::size_t width() const {
        std::size_t most = geometry == SIZE_MAX ? 0 : geometry + 1;
        for (const Column &column : columns)
            most = std::max(most, column.at + 1);
        return most;
    }
    [[nodiscard]] Placed placedIn(const std::vector<SqliteValue> &values) const {
        Placed placed;
        if (geometry >= values.size() || values[geometry].kind == SqliteValue::Kind::null)
            return placed;
        const auto wkb = values[geometry].kind == SqliteValue::Kind::blob ? wkbIn(values[geometry].bytes) : std::nullopt;
        if (wkb)
            return placedAt(*wkb);
        placed.damaged = true;
        return placed;
    }
    [[nodiscard]] static std::string_view cellOf(const std::vector<SqliteValue> &values, const Column &column, RowBatch &batch,
                                                 bool doubtful) {
        if (column.at >= values.size() || values[column.at].kind == SqliteValue::Kind::null)
            return {};
        const SqliteValue &value = values[column.at];
        switch (column.kind) {
        case Kind::text:
            return doubtful && !simdjson::validate_utf8(value.bytes.data(), value.bytes.size())
                       ? batch.keep(validUtf8(std::string(value.bytes).c_str()))
                       : value.bytes;
        case Kind::real:
            return batch.keep(writtenReal(value.kind == SqliteValue::Kind::real ? value.real : static_cast<double>(value.integer)));
        case Kind::date:
            return value.bytes;
        case Kind::moment: // midnight is the day alone
            if (value.bytes.substr(11, 8) == "00:00:00")
                return value.bytes.substr(0, 10);
            return value.bytes.size() == 20 ? value.bytes : batch.keep(std::string(value.bytes.substr(0, 19)) + "Z");
        default:
            return batch.keep(fmt::format_int(value.integer).c_str());
        }
    }

    FileBytes bytes_;
    SqlitePages pages_;
};

// The layer's columns in the rows of its table; false: OGR makes something of them.
bool findColumns(const Watch &watch, OGRLayer &layer, PageRows &rows) {
    OGRFeatureDefn &definition = *layer.GetLayerDefn();
    struct Known {
        std::string name, type;
        bool has_default, key;
    };
    std::vector<Known> known;
    bool plain = true;
    const bool asked = watch.ask("SELECT name, type, dflt_value IS NOT NULL, pk, hidden FROM pragma_table_xinfo(?1)", layer.GetName(), [&](sqlite3_stmt *row) {
        const auto text = [&](int column) {
            const unsigned char *bytes = sqlite3_column_text(row, column);
            return std::string(bytes ? reinterpret_cast<const char *>(bytes) : "");
        };
        known.push_back({text(0), text(1), sqlite3_column_int(row, 2) != 0, sqlite3_column_int(row, 3) != 0});
        plain = plain && sqlite3_column_int(row, 4) == 0;
    });
    const auto indexOf = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find_if(known.begin(), known.end(), [&](const Known &one) { return one.name == name; }) - known.begin());
    };
    if (!asked || !plain || definition.GetGeomFieldCount() > 1)
        return false;
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        const auto kind = kindOf(*definition.GetFieldDefn(i));
        const std::size_t at = indexOf(definition.GetFieldDefn(i)->GetNameRef());
        if (!kind || at == known.size() || known[at].key) // a key may stand for the row's number, and not in the row
            return false;
        rows.columns.push_back({*kind, at, known[at].has_default});
    }
    if (definition.GetGeomFieldCount() == 1)
        rows.geometry = indexOf(layer.GetGeometryColumn());
    return definition.GetGeomFieldCount() == 0 || rows.geometry < known.size();
}

} // namespace

std::optional<Table> readGeoPackage(const fs::path &file, OGRLayer &layer, const ReadOptions &options, std::size_t pagesOfPiece) {
    const Watch watch(file);
    if (!watch.good())
        return std::nullopt;
    std::uint32_t root = 0;
    if (!watch.ask("SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?1", layer.GetName(),
                   [&](sqlite3_stmt *row) { root = static_cast<std::uint32_t>(sqlite3_column_int64(row, 0)); }))
        return std::nullopt;
    FileBytes bytes = FileBytes::open(file);
    const auto pages = SqlitePages::of(bytes.bytes());
    const auto leaves = pages && root != 0 ? pages->leavesOf(root) : std::nullopt;
    if (!leaves)
        return std::nullopt;
    const std::size_t size = bytes.bytes().size();
    auto rows = std::make_shared<PageRows>(std::move(bytes), *pages);
    if (!findColumns(watch, layer, *rows))
        return std::nullopt;

    std::vector<PageRows::Piece> pieces((leaves->size() + pagesOfPiece - 1) / pagesOfPiece);
    std::atomic<bool> good{true};
    Progress::expectBytes(options.progress, size);
    spread(pieces.size(), threadsFor(options.threads), [&](std::size_t index, unsigned) {
        std::uint64_t spilled = 0;
        const std::size_t begin = index * pagesOfPiece, end = std::min(begin + pagesOfPiece, leaves->size());
        if (good && !rows->lookThrough(*leaves, begin, end, pieces[index], spilled))
            good = false;
        Progress::readBytes(options.progress, size / pieces.size());
    });
    if (!good || rows->changed())
        return std::nullopt;

    TableBuilder builder("GPKG");
    std::vector<std::string_view> names;
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
        names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    builder.setColumns(names);
    Table &table = builder.table();
    table.has_geometry = rows->geometry != SIZE_MAX;
    for (PageRows::Piece &piece : pieces) {
        for (PageRows::Piece::Unreadable &row : piece.unreadable)
            table.unreadable.push_back({rows->starts.size() + row.before + table.unreadable.size() + 1, Reason{row.reason}, std::move(row.text)});
        rows->starts.insert(rows->starts.end(), piece.starts.begin(), piece.starts.end());
        rows->doubtful = rows->doubtful || piece.doubtful;
        piece = {};
    }
    builder.setStore(std::move(rows));
    return std::move(builder).finish();
}

} // namespace zamkan::geo
