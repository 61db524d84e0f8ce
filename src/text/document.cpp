#include "text/document.hpp"
#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>

namespace zamkan::text {
namespace {

constexpr std::uint32_t stride = 64; // bytes

bool startsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// Characters that start in these bytes, eight bytes at a time.
std::uint32_t startsIn(const char *bytes, std::size_t count) {
    std::uint32_t starts = 0;
    for (; count >= 8; bytes += 8, count -= 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes, sizeof eight);
        const std::uint64_t continuing = (eight >> 7U) & ~(eight >> 6U) & 0x0101010101010101U; // 10xxxxxx
        starts += 8 - static_cast<std::uint32_t>(std::popcount(continuing));
    }
    for (; count > 0; ++bytes, --count) starts += startsCharacter(*bytes) ? 1U : 0U;
    return starts;
}

} // namespace

std::string_view toString(Language language) {
    switch (language) {
    case Language::arabic: return "ar";
    case Language::english: return "en";
    case Language::unknown: break;
    }
    return "und";
}

Language languageFromCode(std::string_view code) {
    const auto is = [&](std::string_view two, std::string_view three) {
        const std::string_view main = code.substr(0, code.find_first_of("-_"));
        return main == two || main == three;
    };
    if (is("ar", "ara")) return Language::arabic;
    if (is("en", "eng")) return Language::english;
    return Language::unknown;
}

Document::Document(std::string validUtf8) : text_(std::move(validUtf8)) {
    marks_.reserve(text_.size() / stride + 1);
    std::uint32_t points = 0;
    for (std::size_t byte = 0; byte < text_.size(); byte += stride) {
        marks_.push_back(points);
        points += startsIn(text_.data() + byte, std::min<std::size_t>(stride, text_.size() - byte));
    }
}

std::string_view Document::surface(Span span) const {
    assert(span.start <= span.end && span.end <= text_.size());
    return std::string_view(text_).substr(span.start, span.size());
}

std::uint32_t Document::codePoint(std::uint32_t byte) const {
    if (text_.empty()) return 0;
    const std::size_t limit = std::min<std::size_t>(byte, text_.size());
    const std::size_t mark = std::min(limit / stride, marks_.size() - 1);
    return marks_[mark] + startsIn(text_.data() + mark * stride, limit - mark * stride);
}

std::uint32_t Document::byteOffset(std::uint32_t codePoint) const {
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), codePoint);
    if (after == marks_.begin()) return 0;
    const auto mark = static_cast<std::size_t>(after - marks_.begin() - 1);
    std::uint32_t left = codePoint - marks_[mark];
    for (std::size_t byte = mark * stride; byte < text_.size(); ++byte)
        if (startsCharacter(text_[byte]) && left-- == 0) return static_cast<std::uint32_t>(byte);
    return static_cast<std::uint32_t>(text_.size());
}

std::uint32_t Document::codePoints() const { return codePoint(static_cast<std::uint32_t>(text_.size())); }

} // namespace zamkan::text
