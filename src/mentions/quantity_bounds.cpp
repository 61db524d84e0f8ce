#include "mentions/quantity_reader.hpp"
#include <utility>

namespace zamkan::mentions {

// Figures that name a thing: "الفرقة 17", "No. 3", "T-4", "14:30", "17th".
bool QuantityReader::isDesignation(std::size_t i, const NumberReading &number) const {
    if (number.tokens.end < tokens_.size() && glued(number.tokens.end)) {
        const std::string_view sign = surface(number.tokens.end);
        if (sign == ":" || sign == "°") return true;
        if (number.digits && numbers_.readOrdinal(document_, tokens_, i)) return true;
    }
    if (!number.digits) return false;
    std::size_t at = i;
    if (at >= 2 && glued(at) && (surface(at - 1) == "-" || surface(at - 1) == ":" || surface(at - 1) == "–") && glued(at - 1)) {
        const std::size_t word = at - 2;
        if (surface(at - 1) == ":" || (tokens_[word].kind == text::TokenKind::word && (tokens_[word].capitalised || isArabicWord(word)))) return true;
    }
    if (number.tokens.end == i + 1 && headsItem(i)) return true;
    if (at >= 1 && (surface(at - 1) == "." || surface(at - 1) == "(" || surface(at - 1) == "«" || surface(at - 1) == "\"")) --at;
    const auto name = before(at, Role::designation);
    if (!name) return false;
    // "شهدت المنطقة 20 غارة": such a word names only where nothing is counted.
    const bool strict = words_.at(*name, Role::designation)->sense->low > 0;
    return strict || !words_.at(number.tokens.end, Role::noun);
}

bool QuantityReader::isArabicWord(std::size_t i) const { // "تو-22"
    return !tokens_[i].folded.empty() && static_cast<unsigned char>(tokens_[i].folded[0]) >= 0xD8;
}

// "2. Since the campaign began …", "3) …": the number of a paragraph.
bool QuantityReader::headsItem(std::size_t i) const {
    const std::size_t start = tokens_[i].span.start;
    // "قاطع الأنبار: 1. قصف …", "… 2. تطوق …": of an item in a line
    const bool inLine = i > 0 && (surface(i - 1) == ":" || tokens_[i - 1].sentence != tokens_[i].sentence);
    const bool opens = i == 0 || inLine || document_.text().substr(tokens_[i - 1].span.end, start - tokens_[i - 1].span.end).find('\n') != std::string_view::npos;
    return opens && glued(i + 1) && !glued(i + 2) && (surface(i + 1) == "." || surface(i + 1) == ")");
}

// "$20", "USD 20 million": what stands before a number and measures it.
bool QuantityReader::isSign(std::size_t i, const QuantitySense &money) const {
    const bool code = money.measures == "money" && tokens_[i].folded.size() == 3 && tokens_[i].capitalised && static_cast<unsigned char>(tokens_[i].folded[0]) < 0x80;
    return tokens_[i].kind == text::TokenKind::punctuation || code;
}

// "قرار مجلس الأمن 2254", "the Security Council resolution 2254".
bool QuantityReader::namedBefore(std::size_t i) const {
    for (std::size_t back = 1; back <= 3 && back <= i && tokens_[i - back].sentence == tokens_[i].sentence && tokens_[i - back].kind == text::TokenKind::word; ++back)
        if (const auto name = words_.at(i - back, Role::designation); name && name->end <= i) return true; // and not "في" for "في اليوم"
    return false;
}

// The words before a number that loosen it.
QuantityReader::Bounds QuantityReader::boundsBefore(std::size_t first, std::uint32_t start) const {
    Bounds out{false, false, false, false, first, start};
    for (int round = 0; round < 3 && out.first > 0; ++round) {
        // The longest: "no more than" is no "more than", "no fewer than" no "fewer than".
        std::optional<std::size_t> longest;
        Role as = Role::about;
        bool Bounds::*told = nullptr;
        for (const auto &[role, flag] : {std::pair{Role::about, &Bounds::about}, std::pair{Role::more_than, &Bounds::more},
                                         std::pair{Role::up_to, &Bounds::upTo}, std::pair{Role::between, &Bounds::between}})
            if (const auto at = before(out.first, role); at && (!longest || *at < *longest)) longest = at, as = role, told = flag;
        if (!longest) break;
        out.*told = true;
        out.first = *longest;
        out.start = startWithout(document_, tokens_[*longest], words_.at(*longest, as)->form.proclitics);
    }
    if (out.first > 0 && closed_.has(tokens_[out.first - 1], Closed::indefinite_article) && out.first == first) {
        out.start = tokens_[out.first - 1].span.start;
        --out.first;
    }
    return out;
}

} // namespace zamkan::mentions
