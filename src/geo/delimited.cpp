#include "geo/delimited.hpp"
#include "base/cut.hpp"
#include "base/spread.hpp"
#include "geo/record_cutter.hpp"
#include "geo/row_store.hpp"
#include "text/decode.hpp"
#include <algorithm>
#include <array>
#include <atomic>
#include <fmt/format.h>
#include <map>
#include <simdjson.h>

namespace zamkan::geo {
namespace {

constexpr std::array kDelimiters{',', '\t', ';', '|'};
constexpr std::size_t kTrialBytes = 1 << 16;
constexpr std::size_t kTrialRecords = 200;
constexpr std::size_t kLongestField = 64 << 20; // bytes: what is longer is no text that anybody wrote
constexpr std::size_t kKeptText = 1 << 20;   // bytes of an unreadable row that are kept to be shown

char likeliestDelimiter(std::string_view text) {
    const std::string_view sample = text.substr(0, kTrialBytes);
    char best = ',';
    double bestScore = 0;
    for (const char delimiter : kDelimiters) {
        RecordCutter cutter(sample, delimiter);
        RecordCutter::Record record;
        std::map<std::size_t, std::size_t> counts;
        std::size_t records = 0;
        while (!cutter.done() && records < kTrialRecords) {
            cutter.next(record);
            if (record.blank())
                continue;
            ++records;
            ++counts[record.cells.size()];
        }
        for (const auto &[cells, often] : counts) {
            if (cells < 2)
                continue;
            const double agreement = static_cast<double>(often) / static_cast<double>(records);
            const double score =
                agreement * agreement * (1 + 0.01 * static_cast<double>(std::min<std::size_t>(cells, 50)));
            if (score > bestScore) {
                bestScore = score;
                best = delimiter;
            }
        }
    }
    return best;
}

// A number with a fraction, a long one, or a date: what a header does not have. Bare years may be column
// names.
bool looksLikeData(std::string_view cell) {
    cell = withoutBlanks(cell);
    if (cell.size() < 5 || cell.find_first_not_of("0123456789.,-+/:TZ ") != std::string_view::npos)
        return false;
    return std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 4;
}

bool isHeader(const std::vector<std::string_view> &cells) {
    if (std::any_of(cells.begin(), cells.end(), looksLikeData))
        return false;
    return std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return cell.find_first_not_of("0123456789.,-+ \t") != std::string_view::npos;
    });
}

// "sep=;" as spreadsheets write it.
std::optional<char> statedDelimiter(std::string_view &text) {
    if (text.size() < 6 || text.substr(0, 4) != "sep=" || (text[5] != '\n' && text[5] != '\r'))
        return std::nullopt;
    const char delimiter = text[4];
    text.remove_prefix(text[5] == '\r' && text.size() > 6 && text[6] == '\n' ? 7 : 6);
    return delimiter;
}

// A stretch of the text: the rows that begin in it. The places are counted from where it begins.
struct Piece {
    struct Unreadable {
        std::uint32_t start;
        std::uint32_t before; // rows of the piece that can be read and stand before it
        Reason reason;
        std::string text;
    };
    std::size_t begin = 0, end = 0;
    std::size_t first = 0; // where the first record begins, as far as that can be told from the piece alone
    std::size_t next = 0;  // where the first record after the piece begins
    std::vector<std::uint32_t> starts, short_starts;
    std::vector<Unreadable> unreadable;
    std::size_t letters_from = SIZE_MAX; // rows from here on take quotes as letters
    std::size_t row = 0;                 // of the whole table, of starts.front()
};

struct Grammar {
    std::string_view text;
    char delimiter = ',';
    std::size_t columns = 0;
};

// Looks at the records from `at` on until one begins behind the piece, or stands where the piece was already right.
void lookThrough(const Grammar &grammar, Piece &piece, std::size_t at, const Piece *known = nullptr) {
    RecordCutter cutter(grammar.text, grammar.delimiter, at);
    RecordCutter::Record record;
    while (cutter.at() < piece.end && !cutter.done()) {
        const std::size_t start = cutter.at();
        const auto offset = static_cast<std::uint32_t>(start - piece.begin);
        if (known && !cutter.quotesAreLetters() &&
            std::binary_search(known->starts.begin(), known->starts.end(), offset))
            break;
        if (cutter.quotesAreLetters())
            piece.letters_from = std::min(piece.letters_from, start);
        cutter.next(record);
        if (!record.quote_lost && record.blank())
            continue;
        std::size_t width = record.width;
        while (width > grammar.columns && width <= record.cells.size() && withoutBlanks(record.cells[width - 1]).empty())
            --width;
        Reason reason;
        const bool endless = record.text.size() > kLongestField && !record.quote_lost &&
                             std::any_of(record.cells.begin(), record.cells.end(), [](std::string_view cell) { return cell.size() > kLongestField; });
        if (endless) {
            reason = {"field_too_long", {{"megabytes", std::to_string(kLongestField >> 20U)}}};
        } else if (record.quote_lost) {
            reason = {"quote_open"};
        } else if (width != grammar.columns && record.many_lines) {
            cutter.restartAfterFirstLine(record);
            reason = {"quote_runs_on"};
        } else if (width > grammar.columns) {
            reason = {"too_many_cells", {{"cells", std::to_string(width)}, {"columns", std::to_string(grammar.columns)}}};
        } else {
            if (width < grammar.columns)
                piece.short_starts.push_back(offset);
            piece.starts.push_back(offset);
            continue;
        }
        std::string text = cutAt(record.text, kKeptText);
        if (record.text.size() > kKeptText)
            text += fmt::format("… ({} bytes)", record.text.size());
        piece.unreadable.push_back({offset, static_cast<std::uint32_t>(piece.starts.size()), std::move(reason), std::move(text)});
    }
    piece.next = cutter.at();
}

// The piece was looked through from a wrong place: a line break inside a field looked like the end of a row. Looks
// again from the right one until both agree, which they do from then on.
void mend(const Grammar &grammar, Piece &piece, std::size_t start) {
    Piece mended;
    mended.begin = piece.begin;
    mended.end = piece.end;
    mended.first = start;
    lookThrough(grammar, mended, start, &piece);
    if (mended.next < piece.end) { // met a row of the piece
        const auto from = static_cast<std::uint32_t>(mended.next - piece.begin);
        const auto after = [from](std::vector<std::uint32_t> &starts) { return std::lower_bound(starts.begin(), starts.end(), from); };
        const auto tail = after(piece.starts);
        const auto skipped = static_cast<std::uint32_t>(tail - piece.starts.begin());
        const auto kept = static_cast<std::uint32_t>(mended.starts.size());
        for (Piece::Unreadable &row : piece.unreadable)
            if (row.start > from) {
                row.before = row.before - skipped + kept;
                mended.unreadable.push_back(std::move(row));
            }
        mended.starts.insert(mended.starts.end(), tail, piece.starts.end());
        mended.short_starts.insert(mended.short_starts.end(), after(piece.short_starts), piece.short_starts.end());
        mended.letters_from = piece.letters_from;
        mended.next = piece.next;
    }
    piece = std::move(mended);
}

class DelimitedRows : public RowStore {
public:
    DelimitedRows(FileBytes bytes, const Grammar &grammar) : bytes_(std::move(bytes)), grammar_(grammar) {}

    // The rows from `start` on. Pieces are looked through side by side, each from what looks like its first row; then,
    // one after the other, where that was wrong, again.
    void lookThroughAll(std::size_t start, std::size_t length, Table &table, const ReadOptions &options) {
        const std::size_t size = grammar_.text.size();
        for (std::size_t begin = start; begin < size; begin += length) {
            pieces_.emplace_back();
            pieces_.back().begin = begin;
            pieces_.back().end = std::min(size, begin + length);
        }
        spread(pieces_.size(), threadsFor(options.threads), [&](std::size_t index, unsigned) {
            Piece &piece = pieces_[index];
            piece.first = piece.begin;
            if (index > 0) {
                const std::size_t line = grammar_.text.substr(piece.begin - 1, piece.end - piece.begin).find('\n');
                piece.first = line == std::string_view::npos ? piece.end : piece.begin + line;
            }
            piece.starts.reserve((piece.end - piece.begin) / 96);
            lookThrough(grammar_, piece, piece.first);
            Progress::readBytes(options.progress, piece.end - piece.begin);
        });
        std::size_t next = start;
        for (Piece &piece : pieces_) {
            if (next >= piece.end) { // the record before reaches over the whole piece
                piece = {piece.begin, piece.end, next, next, {}, {}, {}, SIZE_MAX, 0};
            } else if (piece.first != next) {
                mend(grammar_, piece, next);
            }
            next = std::max(next, piece.next);
            piece.row = rows_;
            for (Piece::Unreadable &row : piece.unreadable)
                table.unreadable.push_back({rows_ + row.before + table.unreadable.size() + 1, std::move(row.reason), std::move(row.text)});
            table.short_rows += piece.short_starts.size();
            rows_ += piece.starts.size();
            piece.unreadable = {};
            piece.short_starts = {};
            piece.starts.shrink_to_fit();
        }
    }

    [[nodiscard]] std::size_t rows() const override { return rows_; }

    void read(std::size_t first, std::size_t count, RowBatch &batch) const override {
        RecordCutter cutter(grammar_.text, grammar_.delimiter);
        RecordCutter::Record record;
        auto piece = pieceOf(first);
        for (std::size_t row = first; row < first + count; ++row) {
            while (row >= piece->row + piece->starts.size())
                ++piece;
            cut(cutter, *piece, row, record);
            for (const auto &escaped : record.escaped)
                record.cells[escaped.cell] = batch.keep(escaped.plain());
            batch.addRow(record.cells);
        }
    }

    [[nodiscard]] std::string text(std::size_t row) const override {
        RecordCutter cutter(grammar_.text, grammar_.delimiter);
        RecordCutter::Record record;
        cut(cutter, *pieceOf(row), row, record);
        return std::string(record.text);
    }

    [[nodiscard]] bool changed() const override { return bytes_.changed(); }

private:
    using Pieces = std::vector<Piece>;
    [[nodiscard]] Pieces::const_iterator pieceOf(std::size_t row) const {
        return std::prev(std::upper_bound(pieces_.begin(), pieces_.end(), row,
                                          [](std::size_t wanted, const Piece &piece) { return wanted < piece.row; }));
    }
    void cut(RecordCutter &cutter, const Piece &piece, std::size_t row, RecordCutter::Record &record) const {
        const std::size_t start = piece.begin + piece.starts[row - piece.row];
        const bool letters = start >= piece.letters_from, cut = bytes_.metEnd();
        cutter.goTo(start);
        if (!letters && !cut) {
            cutter.next(record);
            return;
        }
        // No line break ends a row of a file that was cut: there it ends where the next one began.
        const std::size_t following = row - piece.row + 1;
        const std::size_t end = following < piece.starts.size() ? piece.begin + piece.starts[following] : std::max(piece.end, start);
        RecordCutter own(cut ? grammar_.text.substr(0, end) : grammar_.text, grammar_.delimiter, start);
        if (letters)
            own.takeQuotesAsLetters();
        own.next(record);
    }

    FileBytes bytes_;
    Grammar grammar_;
    Pieces pieces_;
    std::size_t rows_ = 0;
};

// Valid UTF-8? Looked at by all cores, in pieces cut between characters.
bool isUtf8(std::string_view bytes, unsigned threads) {
    const auto boundary = [&](std::size_t at) {
        at = std::min(at, bytes.size());
        while (at > 0 && at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0U) == 0x80U)
            --at;
        return at;
    };
    std::atomic<bool> valid{true};
    spread((bytes.size() + kPieceOfText - 1) / kPieceOfText, threadsFor(threads), [&](std::size_t index, unsigned) {
        const std::size_t begin = boundary(index * kPieceOfText), end = boundary((index + 1) * kPieceOfText);
        if (valid && end > begin && !simdjson::validate_utf8(bytes.data() + begin, end - begin))
            valid = false;
    });
    return valid;
}

} // namespace

Table readDelimited(std::string utf8) { return readDelimited(FileBytes::of(std::move(utf8))); }

Table readDelimited(FileBytes utf8, const ReadOptions &options, std::size_t piece) {
    TableBuilder builder("CSV");
    Table &table = builder.table();
    std::string_view text = utf8.bytes();
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const std::optional<char> stated = statedDelimiter(text);
    const char delimiter = stated ? *stated : likeliestDelimiter(text);
    if (delimiter == '\t')
        table.format = "TSV";

    RecordCutter cutter(text, delimiter);
    RecordCutter::Record record;
    std::size_t start = 0;
    do {
        start = cutter.at();
        if (cutter.done())
            return std::move(builder).finish();
        cutter.next(record);
    } while (!record.quote_lost && record.blank());
    table.has_header = !record.quote_lost && isHeader(record.cells);
    if (table.has_header) {
        std::deque<std::string> plain;
        for (const auto &escaped : record.escaped)
            record.cells[escaped.cell] = plain.emplace_back(escaped.plain());
        builder.setColumns(record.cells);
        start = cutter.at();
    } else {
        builder.setColumns(std::vector<std::string_view>(record.cells.size()));
    }
    auto rows = std::make_shared<DelimitedRows>(std::move(utf8), Grammar{text, delimiter, table.columns.size()});
    rows->lookThroughAll(start, piece, table, options);
    builder.setStore(std::move(rows));
    return std::move(builder).finish();
}

Parsed<Table> readDelimitedFile(FileBytes bytes, const std::string &where, const ReadOptions &options) {
    if (bytes.bytes().empty())
        throw InputError("the file is empty", where, "choose a file with a header and rows");
    Progress::expectBytes(options.progress, bytes.bytes().size());
    // What the beginning looks like decides whether the whole is worth a look as UTF-8; text::decode knows the rest.
    constexpr std::size_t kBeginning = 1 << 16;
    const std::string_view beginning = bytes.bytes().substr(0, kBeginning);
    const bool odd = bytes.bytes().size() <= kBeginning || beginning.find('\0') != std::string_view::npos ||
                     beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF");
    Parsed<Table> out;
    if (odd || !isUtf8(bytes.bytes(), options.threads)) {
        Parsed<std::string> decoded = text::decode(std::string(bytes.bytes()), where);
        bytes = FileBytes::of(std::move(decoded.value));
        out.diagnostics = std::move(decoded.diagnostics);
    } else {
        (void)text::decode(std::string(beginning), where); // throws for what is a text by chance only
    }
    out.value = readDelimited(std::move(bytes), options);
    if (out.value.columns.empty())
        throw InputError("the file holds nothing but blank lines", where, "choose a file with a header and rows");
    return out;
}

} // namespace zamkan::geo
