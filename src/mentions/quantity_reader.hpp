// How the quantities of one text are read: number by number, what loosens it before and what it counts behind.
#pragma once
#include "mentions/fractions.hpp"
#include "mentions/mention.hpp"
#include "mentions/numbers.hpp"
#include "mentions/quantity_lexicon.hpp"
#include "text/token.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::mentions {

class QuantityReader {
public:
    // `taken`: dates, whose numbers count nothing. `all`: every number is asked for, these too.
    QuantityReader(const QuantityLexicon &lexicon, const NumberReader &numbers, const text::Document &document, const text::Tokens &tokens,
                   const std::vector<DateMention> &taken, bool all)
        : closed_(lexicon.closed), words_(lexicon, tokens), fractions_(words_, numbers, document, tokens), numbers_(numbers), document_(document), tokens_(tokens), taken_(taken), all_(all) {}
    [[nodiscard]] std::vector<QuantityMention> run();

private:
    using Role = QuantityRole;
    struct Bounds {
        bool about = false, more = false, upTo = false, between = false;
        std::size_t first = 0;
        std::uint32_t start = 0;
    };
    struct Figures {
        double low = 0;
        std::optional<double> high; // of a range
        std::size_t end = 0;        // token past them
    };

    // quantities.cpp: numbers, and words that are quantities without one
    std::optional<QuantityMention> numberAt(std::size_t i);
    Figures figuresAt(std::size_t i, const NumberReading &number, const Bounds &bounds);
    std::optional<QuantityMention> wordAt(std::size_t i);
    [[nodiscard]] std::optional<QuantityMention> shareAt(std::size_t i) const;
    // quantity_bounds.cpp: what stands before
    [[nodiscard]] bool isDesignation(std::size_t i, const NumberReading &number) const;
    [[nodiscard]] bool isArabicWord(std::size_t i) const;
    [[nodiscard]] bool headsItem(std::size_t i) const;
    [[nodiscard]] bool isSign(std::size_t i, const QuantitySense &money) const;
    [[nodiscard]] bool namedBefore(std::size_t i) const;
    [[nodiscard]] Bounds boundsBefore(std::size_t first, std::uint32_t start) const;
    // quantity_counted.cpp: what is counted, and what that measures
    void afterwards(QuantityMention &mention, std::size_t i, std::size_t end, const NumberReading &number);
    [[nodiscard]] bool leadsOn(std::size_t token) const;
    void cueMeasure(QuantityMention &mention, std::size_t i) const;
    [[nodiscard]] bool isMeasured(const QuantityMention &mention, std::size_t i) const;
    void measureFromContext(QuantityMention &mention, std::size_t i) const;
    [[nodiscard]] bool suffered(std::size_t past, std::size_t i) const;
    [[nodiscard]] bool countsNounBefore(QuantityMention &mention, std::size_t i) const;
    [[nodiscard]] bool ofThem(std::size_t first) const;
    // quantity_every.cpp: only where every number is asked for
    void everyNumber(QuantityMention &mention, std::size_t i, std::size_t end);
    void signAt(std::size_t i);
    void splitFigures(std::size_t i);

    [[nodiscard]] std::string_view surface(std::size_t i) const { return i < tokens_.size() ? document_.surface(tokens_[i].span) : std::string_view(); }
    [[nodiscard]] bool glued(std::size_t i) const { return i > 0 && i < tokens_.size() && tokens_[i - 1].span.end == tokens_[i].span.start; }
    [[nodiscard]] bool same(std::size_t i, std::size_t k) const { return i < limit_ && tokens_[i].sentence == tokens_[k].sentence; }
    [[nodiscard]] auto hit(std::size_t i, Role role) const { return i < limit_ ? words_.at(i, role) : std::nullopt; }
    [[nodiscard]] auto before(std::size_t i, Role role) const { return words_.endingAt(i, role); }

    const ClosedWords &closed_;
    QuantityWords words_;
    FractionReader fractions_;
    const NumberReader &numbers_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    const std::vector<DateMention> &taken_;
    bool all_;
    std::size_t limit_ = 0, next_ = 0; // tokens: where the reading must stop, and where it goes on
    std::string lastUnit_, lastMeasures_;
    std::uint32_t lastSentence_ = 0;
    std::vector<QuantityMention> out_;
};

} // namespace zamkan::mentions
