#include "text/bidi.hpp"
#include <algorithm>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace zamkan::text {
namespace {

// UTF-16 index ↔ UTF-8 byte, both ways, for one paragraph.
struct Offsets {
    std::vector<std::uint32_t> byteOfUnit;         // one more than units
    std::vector<std::pair<std::uint32_t, std::int32_t>> units; // (byte, unit) of each character

    explicit Offsets(std::string_view utf8) {
        const auto *bytes = reinterpret_cast<const std::uint8_t *>(utf8.data());
        const auto length = static_cast<std::int32_t>(utf8.size());
        std::int32_t at = 0;
        while (at < length) {
            const auto byte = static_cast<std::uint32_t>(at);
            UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // ICU's macro counts bytes in int
            U8_NEXT(bytes, at, length, c);
#pragma GCC diagnostic pop
            units.emplace_back(byte, static_cast<std::int32_t>(byteOfUnit.size()));
            byteOfUnit.push_back(byte);
            if (c > 0xFFFF) byteOfUnit.push_back(byte);
        }
        units.emplace_back(static_cast<std::uint32_t>(length), static_cast<std::int32_t>(byteOfUnit.size()));
        byteOfUnit.push_back(static_cast<std::uint32_t>(length));
    }

    [[nodiscard]] std::int32_t unit(std::uint32_t byte) const {
        return std::lower_bound(units.begin(), units.end(), std::pair{byte, std::int32_t{-1}})->second;
    }
    [[nodiscard]] std::uint32_t byte(std::int32_t unit) const { return byteOfUnit[static_cast<std::size_t>(unit)]; }
};

struct CloseBidi {
    void operator()(UBiDi *bidi) const { ubidi_close(bidi); }
};
using BidiHandle = std::unique_ptr<UBiDi, CloseBidi>;

} // namespace

struct BidiParagraph::State {
    icu::UnicodeString text; // ubidi keeps a pointer into it
    Offsets offsets;
    BidiHandle paragraph{ubidi_open()};
    std::vector<std::uint32_t> breaks;

    explicit State(std::string_view utf8)
        : text(icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())))),
          offsets(utf8) {}
};

BidiParagraph::BidiParagraph(std::string_view utf8, ParagraphDirection direction)
    : state_(std::make_unique<State>(utf8)) {
    UErrorCode error = U_ZERO_ERROR;
    const UBiDiLevel level = direction == ParagraphDirection::automatic       ? UBiDiLevel{UBIDI_DEFAULT_LTR}
                             : direction == ParagraphDirection::right_to_left ? UBiDiLevel{1}
                                                                              : UBiDiLevel{0};
    ubidi_setPara(state_->paragraph.get(), state_->text.getBuffer(), state_->text.length(), level, nullptr, &error);
    const std::unique_ptr<icu::BreakIterator> lines(
        icu::BreakIterator::createLineInstance(icu::Locale("ar"), error));
    if (U_SUCCESS(error) && lines) {
        lines->setText(state_->text);
        lines->first();
        for (auto at = lines->next(); at != icu::BreakIterator::DONE; at = lines->next())
            state_->breaks.push_back(state_->offsets.byte(at));
    }
    const auto end = static_cast<std::uint32_t>(utf8.size());
    if (state_->breaks.empty() || state_->breaks.back() != end) state_->breaks.push_back(end);
}

BidiParagraph::~BidiParagraph() = default;
BidiParagraph::BidiParagraph(BidiParagraph &&) noexcept = default;
BidiParagraph &BidiParagraph::operator=(BidiParagraph &&) noexcept = default;

bool BidiParagraph::rightToLeft() const { return (ubidi_getParaLevel(state_->paragraph.get()) & 1) != 0; }

std::vector<BidiRun> BidiParagraph::visualRuns(std::uint32_t start, std::uint32_t end) const {
    std::vector<BidiRun> out;
    if (start >= end) return out;
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t first = state_->offsets.unit(start);
    const BidiHandle line(ubidi_open());
    ubidi_setLine(state_->paragraph.get(), first, state_->offsets.unit(end), line.get(), &error);
    const std::int32_t count = ubidi_countRuns(line.get(), &error);
    if (U_FAILURE(error)) return {{start, end, rightToLeft()}};
    for (std::int32_t i = 0; i < count; ++i) {
        std::int32_t at = 0, length = 0;
        const bool rtl = ubidi_getVisualRun(line.get(), i, &at, &length) == UBIDI_RTL;
        out.push_back({state_->offsets.byte(first + at), state_->offsets.byte(first + at + length), rtl});
    }
    return out;
}

const std::vector<std::uint32_t> &BidiParagraph::breaks() const { return state_->breaks; }

} // namespace zamkan::text
