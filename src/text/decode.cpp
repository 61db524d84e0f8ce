#include "text/decode.hpp"
#include "text/characters.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <vector>

namespace zamkan::text {
namespace {

// Files that people drop by mistake, told by their first bytes.
struct Signature {
    std::string_view bytes, is, remedy;
};
constexpr std::array signatures{
    Signature{"%PDF", "this is a PDF", "copy its text into a .txt file"},
    Signature{"PK\x03\x04", "this is a zip archive or an office document", "save it as plain text"},
    Signature{"\xD0\xCF\x11\xE0", "this is an old office document", "save it as plain text"},
    Signature{"{\\rtf", "this is rich text", "save it as plain text"},
    Signature{"\x89PNG", "this is a picture", "give its text instead"},
    Signature{"\xFF\xD8\xFF", "this is a picture", "give its text instead"},
    Signature{"GIF8", "this is a picture", "give its text instead"},
    Signature{"\x1F\x8B", "this is a gzip archive", "unpack it first"},
    Signature{"\x7F" "ELF", "this is a program", "give a text file"},
};

struct Utf8Check {
    std::size_t badBytes = 0, longCharacters = 0, firstBad = 0, controls = 0;
};

bool isOddControl(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
            byte != 0x1A && byte != 0x1B) || byte == 0x7F;
}

// Valid UTF-8 of one and two bytes a character without control signs, as nearly every text here is; anything else is
// looked at character by character.
bool isPlain(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte >= 0xC2 && byte < 0xE0) {
            if (at + 1 == bytes.size() || (static_cast<unsigned char>(bytes[at + 1]) & 0xC0U) != 0x80U) return false;
            at += 2;
        } else if (byte == 0xE2 && at + 2 < bytes.size() && (static_cast<unsigned char>(bytes[at + 1]) & 0xC0U) == 0x80U &&
                   (static_cast<unsigned char>(bytes[at + 2]) & 0xC0U) == 0x80U) { // dashes and quotes
            at += 3;
        } else if (byte < 0x80 && !isOddControl(byte)) {
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

Utf8Check checkUtf8(std::string_view bytes) {
    Utf8Check check;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        const char32_t c = nextCharacter(bytes, at);
        if (at == start + 1 && c == U'\uFFFD') {
            if (check.badBytes++ == 0) check.firstBad = start;
        } else if (at > start + 1) {
            ++check.longCharacters;
        } else if (isOddControl(static_cast<unsigned char>(c))) {
            ++check.controls;
        }
    }
    return check;
}

std::string withReplacements(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size();) appendCharacter(out, nextCharacter(bytes, at));
    return out;
}

struct CloseConverter {
    void operator()(UConverter *converter) const { ucnv_close(converter); }
};
struct CloseDetector {
    void operator()(UCharsetDetector *detector) const { ucsdet_close(detector); }
};

// Converted in pieces, so that a file of any size costs memory in proportion only.
std::optional<std::string> converted(std::string_view bytes, const char *encoding) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(encoding, &error));
    if (U_FAILURE(error)) return std::nullopt;
    std::string out;
    std::array<UChar, 4096> piece{};
    const char *source = bytes.data();
    const char *const end = source + bytes.size();
    std::ptrdiff_t held = 0; // a leading surrogate at a piece's end waits for its other half
    do {
        UChar *target = piece.data() + held;
        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, piece.data() + piece.size(), &source, end, nullptr, true, &error);
        if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
        held = target > piece.data() && U16_IS_LEAD(target[-1]) && error == U_BUFFER_OVERFLOW_ERROR;
        icu::UnicodeString(false, piece.data(), static_cast<std::int32_t>(target - held - piece.data())).toUTF8String(out);
        if (held) piece[0] = target[-1];
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
    return out;
}

std::optional<const char *> wideEncoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
    if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
    // Without a mark: text has spaces and line ends, and so zero or 06 (Arabic) bytes on one side only.
    const std::string_view sample = bytes.substr(0, 4096);
    if (sample.size() < 4 || bytes.size() % 2 != 0) return std::nullopt;
    std::array<std::size_t, 2> high{};
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == 0 || sample[i] == 6) ++high[i % 2];
    const std::size_t pairs = sample.size() / 2;
    if (high[1] * 10 > pairs * 9 && high[0] * 10 < pairs) return "UTF-16LE";
    if (high[0] * 10 > pairs * 9 && high[1] * 10 < pairs) return "UTF-16BE";
    return std::nullopt;
}

// The bytes that say most about an encoding: lines with letters beyond ASCII, at most 64 KiB.
std::string tellingSample(std::string_view bytes) {
    constexpr std::size_t limit = 64 * 1024, around = 64;
    std::string sample;
    for (std::size_t at = 0; at < bytes.size() && sample.size() < limit;) {
        const auto beyond = std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(),
                                         [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
        if (beyond == bytes.end()) break;
        const auto found = static_cast<std::size_t>(beyond - bytes.begin());
        const std::size_t from = std::max(at, found > around ? found - around : 0);
        const std::size_t to = std::min(bytes.size(), found + around);
        sample.append(bytes.substr(from, to - from));
        at = to;
    }
    return sample;
}

// How Arabic a sample reads: the share of its letters that are Arabic, doubled in weight by the articles in it.
double arabicShare(std::string_view utf8) {
    std::size_t arabic = 0, other = 0, articles = 0;
    char32_t before = U' ', last = U' ';
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = nextCharacter(utf8, at);
        if (isArabicLetter(c)) ++arabic;
        else if (c >= 0x80 && classOf(c) != CharacterClass::mark && classOf(c) != CharacterClass::space) ++other;
        if (c == U'ل' && last == U'ا' && !isArabicLetter(before)) ++articles;
        before = last;
        last = c;
    }
    if (arabic + other == 0) return 0;
    const double share = static_cast<double>(arabic) / static_cast<double>(arabic + other);
    return share * (static_cast<double>(articles) * 40 >= static_cast<double>(arabic) ? 1.0 : 0.5);
}

std::string guessedEncoding(std::string_view bytes) {
    const std::string sample = tellingSample(bytes);
    std::string best;
    double bestShare = 0.4; // below it the text is not Arabic, and ICU decides
    for (const char *const encoding : {"windows-1256", "ISO-8859-6", "x-mac-arabic", "ibm-864"}) {
        const auto text = converted(sample, encoding);
        if (const double share = text ? arabicShare(*text) : 0; share > bestShare + 0.02) {
            bestShare = share;
            best = encoding;
        }
    }
    if (!best.empty()) return best;
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&error));
    if (U_FAILURE(error)) return "windows-1252";
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
    const UCharsetMatch *match = ucsdet_detect(detector.get(), &error);
    const char *name = match ? ucsdet_getName(match, &error) : nullptr;
    if (U_FAILURE(error) || !name || std::string_view(name).starts_with("UTF")) return "windows-1252";
    return name;
}

} // namespace

Parsed<std::string> decode(std::string bytes, const std::string &where, std::string_view declared) {
    for (const Signature &signature : signatures)
        if (bytes.starts_with(signature.bytes))
            throw InputError(std::string(signature.is), where, std::string(signature.remedy));
    if (bytes.size() >= std::size_t{0xFFFFFFFF})
        throw InputError("a text of 4 GB or more", where, "cut it into smaller files");
    if (const auto wide = wideEncoding(bytes))
        if (auto text = converted(bytes, *wide)) return {std::move(*text), {}};

    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (isPlain(bytes)) return {std::move(bytes), {}};
    const Utf8Check check = checkUtf8(bytes);
    if (check.controls * 100 > bytes.size())
        throw InputError("this is not a text (it is full of control bytes)", where, "give a text file");
    if (check.badBytes == 0) return {std::move(bytes), {}};

    if (check.longCharacters > check.badBytes * 4) {
        Diagnostic told{Severity::warning,
                        fmt::format("{} {} not UTF-8, the first at byte {}; shown as \uFFFD", check.badBytes,
                                    check.badBytes == 1 ? "byte is" : "bytes are", check.firstBad),
                        where, "mend the file if words are missing", {}};
        return {withReplacements(bytes), {std::move(told)}};
    }
    const std::string encoding = declared.empty() || declared.starts_with("utf") ? guessedEncoding(bytes) : std::string(declared);
    auto text = converted(bytes, encoding.c_str());
    if (!text) text = converted(bytes, "windows-1252");
    Parsed<std::string> out{text ? std::move(*text) : withReplacements(bytes), {}};
    std::size_t strange = 0, points = 0;
    for (std::size_t at = 0; at < out.value.size() && points < 65536; ++points) {
        const char32_t c = nextCharacter(out.value, at);
        strange += c == U'\uFFFD' || (c >= 0x80 && c < 0xA0);
    }
    if (strange * 10 > points)
        throw InputError("this is not a text in any encoding known here", where, "save it as UTF-8");
    out.diagnostics.push_back({Severity::remark, "not UTF-8; read as " + encoding, where,
                               "save it as UTF-8 if letters are wrong", {}});
    return out;
}

std::string encodingOf(std::string_view bytes) {
    if (const auto wide = wideEncoding(bytes)) return *wide;
    if (isPlain(bytes)) return "UTF-8";
    const Utf8Check check = checkUtf8(bytes);
    return check.badBytes == 0 || check.longCharacters > check.badBytes * 4 ? "UTF-8" : guessedEncoding(bytes);
}

} // namespace zamkan::text
