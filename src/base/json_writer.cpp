#include "base/json_writer.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace zamkan {
namespace {

enum class Byte : std::uint8_t { plain, escaped, lead2, lead3, lead4, wrong };

constexpr std::array<Byte, 256> kBytes = [] {
    std::array<Byte, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = i < 0x20 || i == '"' || i == '\\' ? Byte::escaped
                   : i < 0x80                        ? Byte::plain
                   : i < 0xC2                        ? Byte::wrong
                   : i < 0xE0                        ? Byte::lead2
                   : i < 0xF0                        ? Byte::lead3
                   : i < 0xF5                        ? Byte::lead4
                                                     : Byte::wrong;
    return bytes;
}();

Byte kindOf(char byte) { return kBytes[static_cast<unsigned char>(byte)]; }

bool follows(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// Bytes of the character at `at`, 0 when it is none (cut short, overlong, a surrogate, beyond U+10FFFF).
std::size_t lengthAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const Byte kind = kBytes[lead];
    if (kind == Byte::lead2) return follows(text, at + 1) ? 2 : 0;
    if (!follows(text, at + 1) || !follows(text, at + 2)) return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (kind == Byte::lead3) return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second >= 0xA0) ? 0 : 3;
    if (!follows(text, at + 3)) return 0;
    return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second >= 0x90) ? 0 : 4;
}

void addEscaped(std::string &out, char byte) {
    out += '\\';
    switch (byte) {
    case '"':
    case '\\': out += byte; return;
    case '\b': out += 'b'; return;
    case '\f': out += 'f'; return;
    case '\n': out += 'n'; return;
    case '\r': out += 'r'; return;
    case '\t': out += 't'; return;
    default: break;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    out += "u00";
    out += digits[static_cast<unsigned char>(byte) >> 4U];
    out += digits[static_cast<unsigned char>(byte) & 15U];
}

void addWhole(std::string &out, std::int64_t value) {
    std::array<char, 24> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace

void JsonWriter::text(std::string_view utf8) {
    separate();
    out_ += '"';
    std::size_t from = 0; // what is not yet copied
    for (std::size_t at = 0; at < utf8.size();) {
        const Byte kind = kindOf(utf8[at]);
        if (kind == Byte::plain) {
            ++at;
            continue;
        }
        if (const std::size_t length = kind == Byte::escaped || kind == Byte::wrong ? 0 : lengthAt(utf8, at)) {
            at += length;
            continue;
        }
        out_.append(utf8, from, at - from);
        if (kind == Byte::escaped) addEscaped(out_, utf8[at]);
        else out_ += "\uFFFD";
        from = ++at;
    }
    out_.append(utf8, from, utf8.size() - from);
    out_ += '"';
}

void JsonWriter::whole(std::int64_t value) {
    separate();
    addWhole(out_, value);
}

void JsonWriter::fixed(double value, unsigned places) {
    constexpr std::array<std::int64_t, 7> powers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
    const std::int64_t power = powers[std::min<std::size_t>(places, powers.size() - 1)];
    if (!(std::abs(value) < 1e9)) { // and what is no number
        number(value);
        return;
    }
    separate();
    const auto scaled = static_cast<std::int64_t>(std::round(value * static_cast<double>(power)));
    const std::int64_t size = scaled < 0 ? -scaled : scaled;
    if (scaled < 0) out_ += '-';
    addWhole(out_, size / power);
    out_ += '.';
    const std::size_t point = out_.size();
    addWhole(out_, size % power + power); // a one in front keeps the zeros: it goes
    out_.erase(point, 1);
    while (out_.size() > point + 1 && out_.back() == '0') out_.pop_back();
    if (out_.size() == point) out_ += '0';
}

void JsonWriter::number(double value) {
    if (!std::isfinite(value)) {
        null();
        return;
    }
    if (value == std::floor(value) && std::abs(value) < 9e15) {
        whole(static_cast<std::int64_t>(value));
        return;
    }
    separate();
    std::array<char, 32> digits{};
    out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

} // namespace zamkan
