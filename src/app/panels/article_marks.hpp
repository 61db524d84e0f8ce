// What is known of a stretch of an article: for underlines, tooltips and clicks.
#pragma once
#include "app/kit/kit.hpp"
#include "session/session.hpp"
#include <optional>
#include <vector>

namespace zamkan::app {

enum class Known : std::uint8_t { place, date, number, actor };
struct ArticleMark {
    Span span;
    Known known = Known::place;
    std::uint32_t index = 0; // in the mentions' list of that kind
};

// Marks that overlap a stretch, actors first, so that places and dates are drawn over them.
[[nodiscard]] std::vector<ArticleMark> marksIn(const reading::Reading &reading, Span stretch);
[[nodiscard]] ImU32 colourOf(const Theme &theme, Known known);
[[nodiscard]] std::vector<TipLine> tipOf(const Kit &kit, const session::Session &session, const reading::Reading &reading, const ArticleMark &mark);

// What a rule made of the words: the event's kind, the rule by name, how sure it is.
[[nodiscard]] std::vector<TipLine> tipOfEvent(const Kit &kit, const events::Event &event);

} // namespace zamkan::app
