// How the date phrases of one text are read: found, doubted, joined to ranges and given their days, in the order of the text.
#pragma once
#include "mentions/date_lexicon.hpp"
#include "mentions/date_matcher.hpp"
#include "mentions/date_values.hpp"
#include "mentions/mention.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

class DateReader {
public:
    DateReader(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens);
    [[nodiscard]] std::vector<DateMention> run();

private:
    // A date phrase found but not yet resolved: its neighbours may lend it a year or a month.
    struct Item {
        std::optional<DateMatch> match;   // of a pattern
        std::optional<CalendarDate> date; // of a calendar pattern or of figures
        Span span;
        TokenSpan tokens;
        Frame frame = Frame::none;
        bool weak = false; // only as an end of a range: "2014-2018"
        std::string_view rule; // the pattern's key
    };

    // dates.cpp: phrases, one after another
    [[nodiscard]] bool mayContinue(std::size_t i) const;
    [[nodiscard]] std::size_t connector(std::size_t i, const Item &before) const;
    [[nodiscard]] bool gluedAnd(const Item &before) const;
    void flush();
    [[nodiscard]] std::optional<Item> itemAt(std::size_t i);
    [[nodiscard]] bool rangeStarts(const DateMatch &match, std::size_t i) const;
    // date_doubts.cpp: whether it is a date at all
    [[nodiscard]] bool framed(const DateMatch &match, Frame frame) const;
    [[nodiscard]] bool isAmount(const DateMatch &match) const;
    [[nodiscard]] bool opensClause(std::size_t word) const;
    [[nodiscard]] Frame frameBefore(std::size_t i) const;
    [[nodiscard]] bool isName(const DateMatch &match) const;
    [[nodiscard]] bool quotedBefore(std::size_t i) const;
    [[nodiscard]] bool countsWhatFollows(const DateMatch &match) const;
    [[nodiscard]] bool speaksOfFuture(const DateMatch &match) const;
    [[nodiscard]] bool isCutShort(const DateMatch &match) const;
    // date_meaning.cpp: what days it means
    [[nodiscard]] bool isNextOfNarrative(const DateMatch &match) const;
    [[nodiscard]] bool mayBorrow(const Item &item) const;
    void borrowYear(Item &item, const Item &next) const;
    [[nodiscard]] std::optional<ResolvedDate> yearAfter(const Item &item, const ResolvedDate &date) const;
    [[nodiscard]] std::optional<ResolvedDate> stillToCome(const Item &item, std::optional<ResolvedDate> date) const;
    [[nodiscard]] bool isSequel(const Item &item) const;
    [[nodiscard]] bool goesBack(const Item &item) const;
    [[nodiscard]] std::optional<ResolvedDate> byThen(const Item &item, std::optional<ResolvedDate> date) const;
    [[nodiscard]] std::optional<ResolvedDate> resolved(const Item &item);
    [[nodiscard]] bool emitRange(const Item &from, const Item &to);
    [[nodiscard]] bool isBetween(const Item &item) const;
    [[nodiscard]] bool startsThen(std::size_t date) const;
    void emit(const Item &item);
    void add(const ResolvedDate &date, Span span, TokenSpan tokens, Frame frame, std::string_view rule);

    [[nodiscard]] bool isDash(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "-" || sign == "–" || sign == "—";
    }
    // Between the connector and the second date only a frame may stand: "إلى يوم", "until in".
    [[nodiscard]] bool joins(std::size_t i, const Item &item) const { return i == item.tokens.first; }
    [[nodiscard]] bool startsWithAnd(const Item &item) const { return item.span.start > tokens_[item.tokens.first].span.start; }
    // A month or a year alone is a date only after such words as "in"; so is a weekday that is more often another word.
    [[nodiscard]] static bool needsFrame(const DateMatch &match) {
        return match.pattern->needsFrame || (match.filled == 1 && match.atoms[0].doubtful && match.tokens.end == match.atoms[0].end);
    }
    [[nodiscard]] bool isLatin(std::size_t i) const { return !tokens_[i].folded.empty() && static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80; }
    [[nodiscard]] bool isOpeningQuote(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "«" || sign == "\"" || sign == "“";
    }
    [[nodiscard]] bool isClosingQuote(std::size_t i) const {
        const std::string_view sign = document_.surface(tokens_[i].span);
        return sign == "»" || sign == "\"" || sign == "”";
    }

    const DateLexicon &lexicon_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    DateMatcher matcher_;
    int frame_, weakFrame_, nameBefore_, nameAfter_, to_, and_, between_, month_, relation_, future_, takesOver_;
    Narrative narrative_;
    std::vector<Item> items_;
    std::vector<DateMention> out_;
};

} // namespace zamkan::mentions
