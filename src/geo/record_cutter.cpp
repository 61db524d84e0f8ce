#include "geo/record_cutter.hpp"
#include <algorithm>
#include <bit>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace zamkan::geo {
namespace {

constexpr std::size_t kFurthestClose = 16 << 20; // bytes: a quote that closes neither within them nor on its line never will
constexpr std::size_t kMostCells = 4 << 20;
constexpr std::size_t kMostLost = 256 << 20;    // bytes looked at in vain before quotes are letters

bool isBlank(char c) { return c == ' ' || c == '\t'; }

} // namespace

std::string_view withoutBlanks(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string RecordCutter::Record::Escaped::plain() const {
    std::string out;
    out.reserve(quoted.size() + rest.size());
    for (std::size_t at = 0; at < quoted.size();) {
        const std::size_t quote = std::min(quoted.find('"', at), quoted.size());
        out.append(quoted.substr(at, quote - at)).append(quote < quoted.size() ? "\"" : "");
        at = quote + 2;
    }
    return out.append(rest);
}

bool RecordCutter::Record::blank() const {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return withoutBlanks(cell).empty(); });
}

void RecordCutter::next(Record &record) {
    record.cells.clear();
    record.width = 0;
    record.escaped.clear();
    record.quote_lost = record.many_lines = false;
    start_ = at_;
    while (readField(record)) {
    }
    if (record.quote_lost)
        restartAfterFirstLine(record);
    else
        record.text = text_.substr(start_, endOfRecord_ - start_);
}

void RecordCutter::restartAfterFirstLine(Record &record) {
    std::size_t end = std::min(text_.find('\n', start_), text_.size());
    end = start_ + std::min(text_.substr(start_, end - start_).find('\r'), end - start_);
    record.text = text_.substr(start_, end - start_);
    at_ = end;
    stepOverLineEnd();
}

void RecordCutter::stepOverLineEnd() {
    if (at_ < text_.size() && text_[at_] == '\r')
        ++at_;
    if (at_ < text_.size() && text_[at_] == '\n')
        ++at_;
}

std::size_t RecordCutter::fieldEnd(std::size_t at) const {
#if defined(__SSE2__)
    const __m128i delimiter = _mm_set1_epi8(delimiter_), newline = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
    for (; at + 16 <= text_.size(); at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text_.data() + at));
        const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiter),
                                          _mm_or_si128(_mm_cmpeq_epi8(bytes, newline), _mm_cmpeq_epi8(bytes, carriage)));
        if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(ends)); mask != 0)
            return at + static_cast<std::size_t>(std::countr_zero(mask));
    }
#endif
    while (at < text_.size() && !endsField(text_[at]))
        ++at;
    return at;
}

bool RecordCutter::readField(Record &record) {
    std::size_t quote = at_;
    if (delimiter_ != '\t')
        while (quote < text_.size() && text_[quote] == ' ')
            ++quote;
    if (quote < text_.size() && text_[quote] == '"' && !quotesAreLetters_) {
        if (readQuoted(record, quote))
            return closeField();
        if (delimiter_ != '\t') {
            record.quote_lost = true;
            return false;
        }
    }
    const std::size_t begin = at_;
    at_ = fieldEnd(at_);
    add(record, text_.substr(begin, at_ - begin));
    return closeField();
}

void RecordCutter::add(Record &record, std::string_view cell) {
    ++record.width;
    if (record.cells.size() < kMostCells)
        record.cells.push_back(cell);
}

bool RecordCutter::closeField() {
    endOfRecord_ = at_;
    if (at_ < text_.size() && text_[at_] == delimiter_) {
        ++at_;
        return true; // at the end of the text: one more, empty field
    }
    stepOverLineEnd();
    return false;
}

bool RecordCutter::lose(std::size_t lookedUpTo) {
    lost_ += lookedUpTo - at_;
    quotesAreLetters_ = quotesAreLetters_ || lost_ > kMostLost;
    return false;
}

// False, with nothing changed, when the quote does not close where a field may end.
bool RecordCutter::readQuoted(Record &record, std::size_t quote) {
    std::string_view reach = text_.substr(0, std::min(text_.size(), quote + kFurthestClose));
    if (delimiter_ == '\t')
        reach = reach.substr(0, reach.find('\n', quote));
    bool escapes = false;
    std::size_t close = quote + 1;
    for (;; close += 2) {
        const std::size_t found = reach.find('"', close);
        if (found == std::string_view::npos) {
            if (reach.size() == text_.size() || delimiter_ == '\t' || reach.find('\n', quote) != std::string_view::npos)
                return lose(reach.size());
            reach = text_.substr(0, text_.find('\n', reach.size()));
            if (reach.size() < text_.size()) // the line break, so that this is done once
                reach = text_.substr(0, reach.size() + 1);
            close -= 2;
            continue;
        }
        close = found;
        if (close + 1 >= text_.size() || text_[close + 1] != '"')
            break;
        escapes = true;
    }
    const std::string_view whole = text_.substr(quote + 1, close - quote - 1);
    const bool manyLines = std::memchr(whole.data(), '\n', whole.size()) != nullptr;
    const std::size_t end = close + 1 < text_.size() && endsField(text_[close + 1]) ? close + 1 : fieldEnd(close + 1);
    const std::string_view rest = withoutBlanks(text_.substr(close + 1, end - close - 1));
    if (!rest.empty() && (manyLines || delimiter_ == '\t'))
        return lose(end); // it closed some other field's quote
    if ((!rest.empty() || escapes) && record.cells.size() < kMostCells)
        record.escaped.push_back({record.cells.size(), whole, rest});
    add(record, whole);
    record.many_lines = record.many_lines || manyLines;
    at_ = end;
    return true;
}

} // namespace zamkan::geo
