// Dates in figures: 2016-06-13, 13/06/2016, 13.6.2016, 6/2016. Day before month, but where only the other order
// gives a day, or the text is English and writes slashes, month before day.
#pragma once
#include "mentions/date_values.hpp"

namespace zamkan::mentions {

struct NumericDate {
    CalendarDate date;
    TokenSpan tokens;
    bool weak = false; // "4/22", "4.22", "4-22": only after a word such as "في"
};

[[nodiscard]] std::optional<NumericDate> numericDateAt(const text::Document &document, const text::Tokens &tokens, std::size_t first);

} // namespace zamkan::mentions
