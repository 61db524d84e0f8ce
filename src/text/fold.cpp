#include "text/fold.hpp"
#include "text/characters.hpp"
#include <array>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <vector>

namespace zamkan::text {
namespace {

// Letters that Unicode does not decompose but that are written for one another.
std::u32string_view written(char32_t c) {
    switch (c) {
    case U'ٱ': case U'ٲ': case U'ٳ': case U'ٵ': return U"ا";
    case U'ى': case U'ی': case U'ۍ': case U'ې': case U'ے': return U"ي";
    case U'ة': case U'ۃ': case U'ہ': case U'ھ': case U'ە': return U"ه";
    case U'ک': case U'ڪ': case U'گ': case U'ڭ': case U'ݣ': return U"ك";
    case U'پ': return U"ب";
    case U'چ': return U"ج";
    case U'ژ': return U"ز";
    case U'ڤ': case U'ڨ': case U'ۋ': return U"ف";
    case U'ټ': case U'ٹ': return U"ت";
    case U'ډ': case U'ڈ': return U"د";
    case U'ړ': case U'ڑ': case U'ڕ': return U"ر";
    case U'ڼ': case U'ں': return U"ن";
    case U'ڵ': return U"ل";
    case U'ۆ': return U"و";
    case U'ێ': return U"ي";
    case U'٫': return U".";
    case U'٬': return U",";
    case U'٪': return U"%";
    case U'ø': return U"o";
    case U'ł': return U"l";
    case U'đ': case U'ð': return U"d";
    case U'ħ': return U"h";
    case U'ı': return U"i";
    case U'æ': return U"ae";
    case U'œ': return U"oe";
    case U'þ': return U"th";
    default: return {};
    }
}

// One code point folded until nothing changes; U' ' stands for any space or hyphen.
std::string foldedCharacter(char32_t c) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2 *compatible = icu::Normalizer2::getNFKDInstance(error);
    std::u32string now(1, c);
    for (int round = 0; round < 4; ++round) {
        std::u32string next;
        for (const char32_t each : now) {
            if (classOf(each) == CharacterClass::apostrophe) continue; // ´ would decompose into a space
            icu::UnicodeString text(static_cast<UChar32>(each));
            if (U_SUCCESS(error)) text = compatible->normalize(text, error);
            text.foldCase();
            for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
                const auto part = static_cast<char32_t>(text.char32At(i));
                if (const auto other = written(part); !other.empty()) {
                    next += other;
                    continue;
                }
                switch (classOf(part)) {
                case CharacterClass::mark: case CharacterClass::invisible: case CharacterClass::apostrophe: break;
                case CharacterClass::space: case CharacterClass::hyphen: next += U' '; break;
                case CharacterClass::digit:
                    next += U'0' + static_cast<char32_t>(u_charDigitValue(static_cast<UChar32>(part)));
                    break;
                default: next += part;
                }
            }
        }
        if (next == now) break;
        now = std::move(next);
    }
    std::string out;
    for (const char32_t each : now)
        if (each == U' ' || u_charType(static_cast<UChar32>(each)) != U_CONTROL_CHAR) appendCharacter(out, each);
    return out;
}

constexpr std::size_t tabled = 0x2100;

struct Entry {
    std::uint8_t length = 0;
    std::array<char, 7> bytes{};
};

const std::vector<Entry> &table() {
    static const auto entries = [] {
        std::vector<Entry> out(tabled);
        for (std::size_t c = 0; c < tabled; ++c) {
            const std::string folded = foldedCharacter(static_cast<char32_t>(c));
            out[c].length = static_cast<std::uint8_t>(folded.size() <= 7 ? folded.size() : 0);
            if (folded.size() <= 7) folded.copy(out[c].bytes.data(), 7);
            else out[c].length = 0xFF; // longer than the table holds (a few ligatures): asked each time
        }
        return out;
    }();
    return entries;
}

} // namespace

void foldOnto(std::string &out, std::string_view utf8) {
    const std::vector<Entry> &entries = table();
    const std::size_t start = out.size();
    const auto add = [&](const char *bytes, std::size_t length) {
        for (std::size_t i = 0; i < length; ++i)
            if (bytes[i] != ' ') out += bytes[i];
            else if (out.size() > start && out.back() != ' ') out += ' ';
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = nextCharacter(utf8, at);
        if (c < tabled && entries[c].length == 2 && entries[c].bytes[0] != ' ') { // nearly every Arabic letter
            out.append(entries[c].bytes.data(), 2);
        } else if (c < tabled && entries[c].length != 0xFF) {
            add(entries[c].bytes.data(), entries[c].length);
        } else {
            const std::string folded = foldedCharacter(c);
            add(folded.data(), folded.size());
        }
    }
    if (out.size() > start && out.back() == ' ') out.pop_back();
}

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    foldOnto(out, utf8);
    return out;
}

} // namespace zamkan::text
