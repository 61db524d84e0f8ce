// A stretch of a text.
#pragma once
#include <compare>
#include <cstdint>

namespace zamkan {

// Half-open, in UTF-8 bytes of the document's text; both ends stand on character boundaries. Output converts
// to code points (text::Document::codePoint).
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - start; }
    [[nodiscard]] constexpr bool empty() const { return end <= start; }
    [[nodiscard]] constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
    friend constexpr bool operator==(Span, Span) = default;
    friend constexpr auto operator<=>(Span, Span) = default;
};

// The smallest span that holds both.
[[nodiscard]] constexpr Span join(Span a, Span b) {
    return {a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

} // namespace zamkan
