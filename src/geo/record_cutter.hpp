// Delimited text cut into records and fields.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::geo {

// Cuts text into records, one at a time. What it does with a record depends on nothing but where the record begins
// and how much was lost before, so that any record can be cut again from its beginning.
//
// Fields may be quoted, with "" for a quote, and blanks before the quote. Between tabs a quote that does not close on
// its line is a letter like any other. Elsewhere a quote that never closes (within megabytes, or on its line), or closes another field's quote, loses
// its record: its first line is given, and the next line starts afresh. Each loss costs a look ahead; after so much of
// that, quotes are letters.
class RecordCutter {
public:
    RecordCutter(std::string_view text, char delimiter, std::size_t at = 0) : text_(text), delimiter_(delimiter), at_(at) {}

    struct Record {
        std::vector<std::string_view> cells; // of a field with escapes: as it stands between its quotes
        std::size_t width = 0;               // fields that there are; of millions, the last are counted only
        struct Escaped {
            std::size_t cell = 0;
            std::string_view quoted, rest; // rest: what follows the closing quote, taken as part of the field
            [[nodiscard]] std::string plain() const;
        };
        std::vector<Escaped> escaped;
        std::string_view text;
        bool quote_lost = false; // a quote opens and does not close: `text` is its first line only
        bool many_lines = false;
        [[nodiscard]] bool blank() const; // nothing but blanks in all cells
    };

    [[nodiscard]] bool done() const { return at_ >= text_.size(); }
    [[nodiscard]] std::size_t at() const { return at_; } // where the next record begins
    void goTo(std::size_t at) { at_ = at; }
    void next(Record &record);
    // Takes back all but the first line of the record just read.
    void restartAfterFirstLine(Record &record);

    void takeQuotesAsLetters() { quotesAreLetters_ = true; }
    [[nodiscard]] bool quotesAreLetters() const { return quotesAreLetters_; }

private:
    void stepOverLineEnd();
    [[nodiscard]] bool endsField(char c) const { return c == delimiter_ || c == '\n' || c == '\r'; }
    [[nodiscard]] std::size_t fieldEnd(std::size_t at) const;
    bool readField(Record &record); // true when another field follows in this record
    bool closeField();
    bool readQuoted(Record &record, std::size_t quote);
    bool lose(std::size_t lookedUpTo);
    static void add(Record &record, std::string_view cell);

    std::string_view text_;
    char delimiter_;
    std::size_t at_, start_ = 0, endOfRecord_ = 0, lost_ = 0;
    bool quotesAreLetters_ = false;
};

// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view withoutBlanks(std::string_view text);

} // namespace zamkan::geo
