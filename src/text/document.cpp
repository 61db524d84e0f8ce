#include "text/document.hpp"
#include <algorithm>
#include <cassert>

namespace zamkan::text {
namespace {

constexpr std::uint32_t stride = 64;

bool startsCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

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
    std::uint32_t points = 0;
    for (std::uint32_t byte = 0; byte < text_.size(); ++byte) {
        if (!startsCharacter(text_[byte])) continue;
        if (points % stride == 0) marks_.push_back(byte);
        ++points;
    }
}

std::string_view Document::surface(Span span) const {
    assert(span.start <= span.end && span.end <= text_.size());
    return std::string_view(text_).substr(span.start, span.size());
}

std::uint32_t Document::codePoint(std::uint32_t byte) const {
    if (marks_.empty()) return 0;
    const auto limit = std::min(byte, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), limit);
    const auto mark = static_cast<std::size_t>(after - marks_.begin() - 1);
    const auto from = text_.begin() + marks_[mark];
    return static_cast<std::uint32_t>(mark) * stride +
           static_cast<std::uint32_t>(std::count_if(from, text_.begin() + limit, startsCharacter));
}

std::uint32_t Document::byteOffset(std::uint32_t codePoint) const {
    const std::size_t mark = codePoint / stride;
    if (mark >= marks_.size()) return static_cast<std::uint32_t>(text_.size());
    std::uint32_t byte = marks_[mark];
    for (std::uint32_t left = codePoint % stride; byte < text_.size() && left > 0; --left) {
        ++byte;
        while (byte < text_.size() && !startsCharacter(text_[byte])) ++byte;
    }
    return byte;
}

std::uint32_t Document::codePoints() const { return codePoint(static_cast<std::uint32_t>(text_.size())); }

} // namespace zamkan::text
