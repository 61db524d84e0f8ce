#include "geo/delimited.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace zamkan::geo {
namespace {

constexpr std::array kDelimiters{',', '\t', ';', '|'};
constexpr std::size_t kTrialBytes = 1 << 16;
constexpr std::size_t kTrialRecords = 200;
constexpr int kMostLostQuotes =
    1000; // after so many, quotes are letters: each costs a look to the end of the file

bool blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

// Cuts text into records, one at a time. Unescaped cells are stored by whoever holds them.
class Cutter {
public:
    Cutter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    struct Record {
        std::vector<std::string_view> cells;
        std::deque<std::string> unescaped; // what some of the cells point into
        std::string_view text;
        bool quoteLost = false; // a quote opens and does not close: `text` is its first line only
        bool manyLines = false;
    };

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }

    void next(Record &record) {
        record.cells.clear();
        record.unescaped.clear();
        record.quoteLost = record.manyLines = false;
        start_ = at_;
        while (readField(record)) {
        }
        if (record.quoteLost) {
            restartAfterFirstLine(record);
            return;
        }
        record.text = text_.substr(start_, endOfRecord_ - start_);
    }

    // Takes back all but the first line of the record just read.
    void restartAfterFirstLine(Record &record) {
        const std::size_t end = std::min(text_.find_first_of("\r\n", start_), text_.size());
        record.text = text_.substr(start_, end - start_);
        at_ = end;
        stepOverLineEnd();
    }

private:
    void stepOverLineEnd() {
        if (at_ < text_.size() && text_[at_] == '\r')
            ++at_;
        if (at_ < text_.size() && text_[at_] == '\n')
            ++at_;
    }

    [[nodiscard]] bool endsField(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }

    // True when another field follows in this record.
    bool readField(Record &record) {
        std::size_t quote = at_;
        if (delimiter_ != '\t')
            while (quote < text_.size() && text_[quote] == ' ')
                ++quote;
        if (quote < text_.size() && text_[quote] == '"' && lostQuotes_ < kMostLostQuotes) {
            if (readQuoted(record, quote))
                return closeField();
            if (delimiter_ != '\t') {
                ++lostQuotes_;
                record.quoteLost = true;
                return false;
            }
        }
        const std::size_t begin = at_;
        while (at_ < text_.size() && !endsField(text_[at_]))
            ++at_;
        record.cells.push_back(text_.substr(begin, at_ - begin));
        return closeField();
    }

    bool closeField() {
        endOfRecord_ = at_;
        if (at_ < text_.size() && text_[at_] == delimiter_) {
            ++at_;
            return true; // at the end of the text: one more, empty field
        }
        stepOverLineEnd();
        return false;
    }

    // False, with nothing changed, when the quote does not close where a field may end.
    bool readQuoted(Record &record, std::size_t quote) {
        std::string unescaped;
        bool escapes = false;
        std::size_t piece = quote + 1;
        std::size_t close = piece;
        for (;; close += 2) {
            close = text_.find('"', close);
            if (close == std::string_view::npos)
                return false;
            if (close + 1 >= text_.size() || text_[close + 1] != '"')
                break;
            escapes = true;
            unescaped.append(text_.substr(piece, close + 1 - piece));
            piece = close + 2;
        }
        const std::string_view whole = text_.substr(quote + 1, close - quote - 1);
        const bool manyLines = whole.find('\n') != std::string_view::npos;
        if (manyLines && delimiter_ == '\t')
            return false;
        std::size_t end = close + 1;
        while (end < text_.size() && !endsField(text_[end]))
            ++end;
        const std::string_view rest = trimmed(text_.substr(close + 1, end - close - 1));
        if (!rest.empty()) {
            if (manyLines || delimiter_ == '\t')
                return false; // it closed some other field's quote
            unescaped.append(text_.substr(piece, close - piece)).append(rest);
            record.cells.push_back(record.unescaped.emplace_back(std::move(unescaped)));
        } else if (escapes) {
            unescaped.append(text_.substr(piece, close - piece));
            record.cells.push_back(record.unescaped.emplace_back(std::move(unescaped)));
        } else {
            record.cells.push_back(whole);
        }
        record.manyLines = record.manyLines || manyLines;
        at_ = end;
        return true;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0, start_ = 0, endOfRecord_ = 0;
    int lostQuotes_ = 0;
};

bool isBlank(const Cutter::Record &record) {
    return std::all_of(record.cells.begin(), record.cells.end(),
                       [](std::string_view cell) { return trimmed(cell).empty(); });
}

char likeliestDelimiter(std::string_view text) {
    const std::string_view sample = text.substr(0, kTrialBytes);
    char best = ',';
    double bestScore = 0;
    for (const char delimiter : kDelimiters) {
        Cutter cutter(sample, delimiter);
        Cutter::Record record;
        std::map<std::size_t, std::size_t> counts;
        std::size_t records = 0;
        while (!cutter.done() && records < kTrialRecords) {
            cutter.next(record);
            if (isBlank(record))
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
    cell = trimmed(cell);
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

} // namespace

Table readDelimited(std::string utf8) {
    TableBuilder builder("CSV");
    Table &table = builder.table();
    std::string_view text = builder.keep(std::move(utf8));
    const std::optional<char> stated = statedDelimiter(text);
    const char delimiter = stated ? *stated : likeliestDelimiter(text);
    if (delimiter == '\t')
        table.format = "TSV";

    Cutter cutter(text, delimiter);
    Cutter::Record record;
    std::uint64_t number = 0;
    while (!cutter.done()) {
        cutter.next(record);
        if (!record.quoteLost && isBlank(record))
            continue;
        if (table.columns.empty()) {
            table.has_header = !record.quoteLost && isHeader(record.cells);
            if (table.has_header) {
                builder.setColumns(record.cells);
                continue;
            }
            builder.setColumns(std::vector<std::string_view>(record.cells.size()));
        }
        ++number;
        std::size_t width = record.cells.size();
        while (width > table.columns.size() && trimmed(record.cells[width - 1]).empty())
            --width;
        if (record.quoteLost) {
            table.unreadable.push_back(
                {number, "a quotation mark opens and does not close", std::string(record.text)});
        } else if (width != table.columns.size() && record.manyLines) {
            cutter.restartAfterFirstLine(record);
            table.unreadable.push_back(
                {number, "a quotation mark runs into the next line", std::string(record.text)});
        } else if (width > table.columns.size()) {
            table.unreadable.push_back(
                {number, fmt::format("{} cells, but there are {} columns", width, table.columns.size()),
                 std::string(record.text)});
        } else {
            if (width < table.columns.size())
                ++table.short_rows;
            if (!record.unescaped.empty())
                for (std::string_view &cell : record.cells)
                    for (std::string &own : record.unescaped)
                        if (cell.data() == own.data())
                            cell = builder.store(own);
            builder.addRow(number, record.cells, record.text);
        }
    }
    return std::move(builder).finish();
}

} // namespace zamkan::geo
