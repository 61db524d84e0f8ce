#include "lettering/fonts.hpp"
#include "lettering/lettering.hpp"
#include "text/bidi.hpp"
#include <algorithm>
#include <cmath>
#include <functional>
#include <hb.h>
#include <unordered_map>

namespace zamkan::lettering {
namespace {

struct Character {
    char32_t code = 0;
    std::uint32_t start = 0, end = 0;
};

// Decodes valid UTF-8; a stray byte counts as U+FFFD, so that text from anywhere can be shown.
std::vector<Character> characters(std::string_view text) {
    std::vector<Character> out;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t code = lead < 0x80 ? lead : lead & (0xFFU >> (length + 1));
        bool good = lead < 0x80 || (lead >= 0xC2 && at + length <= text.size());
        for (std::size_t i = 1; good && i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            good = (next & 0xC0U) == 0x80U;
            code = code << 6 | (next & 0x3FU);
        }
        const std::size_t used = good ? length : 1;
        out.push_back({good ? code : char32_t{0xFFFD}, static_cast<std::uint32_t>(at),
                       static_cast<std::uint32_t>(at + used)});
        at += used;
    }
    return out;
}

// Takes the face of what stands before it: blanks, joiners, direction marks, combining marks.
bool followsNeighbour(char32_t c) {
    return c == U' ' || c == 0xA0 || (c >= 0x0300 && c <= 0x036F) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

struct Key {
    std::string text;
    Style style;
    float wrap = 0;
    Direction direction = Direction::automatic;
    bool operator==(const Key &) const = default;
};
struct KeyView {
    std::string_view text;
    const Style &style;
    float wrap;
    Direction direction;
};
std::size_t hashOf(std::string_view text, const Style &style, float wrap, Direction direction) {
    std::size_t hash = std::hash<std::string_view>{}(text);
    const auto add = [&hash](std::size_t value) { hash ^= value + 0x9E3779B97F4A7C15U + (hash << 6) + (hash >> 2); };
    add(std::hash<float>{}(style.size));
    add(static_cast<std::size_t>(style.weight));
    add(std::hash<float>{}(wrap));
    add(static_cast<std::size_t>(direction));
    return hash;
}
struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(const Key &k) const { return hashOf(k.text, k.style, k.wrap, k.direction); }
    std::size_t operator()(const KeyView &k) const { return hashOf(k.text, k.style, k.wrap, k.direction); }
};
struct KeyEqual {
    using is_transparent = void;
    template <typename A, typename B> bool operator()(const A &a, const B &b) const {
        return a.text == b.text && a.style == b.style && a.wrap == b.wrap && a.direction == b.direction;
    }
};

struct ReleaseBuffer {
    void operator()(hb_buffer_t *buffer) const { hb_buffer_destroy(buffer); }
};

// Lays out one text. Breaks are chosen on advances measured once over the whole paragraph in logical order; each
// line is then shaped as it stands, so joins across a break come out right.
class Setter {
public:
    Setter(Fonts &fonts, hb_buffer_t *buffer, std::string_view text, const Style &style, float wrap)
        : fonts_(fonts), buffer_(buffer), text_(text), style_(style), wrap_(wrap) {
        const Fonts::Extents em = fonts.extents();
        ascent_ = std::ceil(em.ascent * style.size);
        height_ = ascent_ + std::ceil(em.descent * style.size);
        block_.style = style;
    }

    Block set(Direction direction) {
        std::uint32_t start = 0;
        bool first = true;
        while (true) {
            const std::size_t newline = text_.find('\n', start);
            const auto end = static_cast<std::uint32_t>(std::min(newline, text_.size()));
            paragraph(start, end, direction, first);
            first = false;
            if (newline == std::string_view::npos) break;
            start = end + 1;
        }
        block_.height = height_ * static_cast<float>(block_.lines.size());
        if (wrap_ > 0) block_.width = wrap_;
        return std::move(block_);
    }

private:
    void paragraph(std::uint32_t start, std::uint32_t end, Direction direction, bool first) {
        const std::string_view text = text_.substr(start, end - start);
        const text::BidiParagraph order(text, static_cast<text::ParagraphDirection>(direction));
        if (first) block_.rightToLeft = order.rightToLeft();
        chars_ = characters(text);
        base_ = start;
        const auto length = end - start;
        if (wrap_ <= 0) return line(order, 0, length);
        const std::vector<float> advance = advances(order, length);
        std::uint32_t lineStart = 0, last = 0;
        for (const std::uint32_t at : order.breaks()) {
            const float width = advance[withoutBlanks(text, lineStart, at)] - advance[lineStart];
            if (last > lineStart && width > wrap_) {
                line(order, lineStart, last);
                lineStart = last;
            }
            last = at;
        }
        line(order, lineStart, length);
    }

    // Sum of advances of what stands before each byte, in logical order.
    std::vector<float> advances(const text::BidiParagraph &order, std::uint32_t length) {
        std::vector<float> sum(length + 1, 0.0F);
        for (const text::BidiRun &run : order.visualRuns(0, length))
            shapeRun(run, [&](std::uint16_t, const hb_glyph_info_t &info, const hb_glyph_position_t &position) {
                sum[std::min(info.cluster, length - 1) + 1] += scaled(position.x_advance);
            });
        for (std::uint32_t i = 1; i <= length; ++i) sum[i] += sum[i - 1];
        return sum;
    }

    static std::uint32_t withoutBlanks(std::string_view text, std::uint32_t start, std::uint32_t end) {
        while (end > start && (text[end - 1] == ' ' || text[end - 1] == '\r')) --end;
        return end;
    }

    void line(const text::BidiParagraph &order, std::uint32_t start, std::uint32_t end) {
        const auto number = static_cast<std::uint16_t>(block_.lines.size());
        Line out;
        out.top = height_ * static_cast<float>(number);
        out.baseline = out.top + ascent_;
        out.bottom = out.top + height_;
        out.start = base_ + start;
        out.end = base_ + end;
        const std::size_t firstGlyph = block_.glyphs.size(), firstCell = block_.cells.size();
        float pen = 0;
        const std::uint32_t shown = withoutBlanks(text_.substr(base_), start, end);
        for (const text::BidiRun &run : order.visualRuns(start, shown)) {
            const std::size_t runCell = block_.cells.size();
            shapeRun(run, [&](std::uint16_t face, const hb_glyph_info_t &info, const hb_glyph_position_t &position) {
                const float left = pen;
                pen += scaled(position.x_advance);
                block_.glyphs.push_back({face, info.codepoint, left + scaled(position.x_offset),
                                         out.baseline - scaled(position.y_offset), base_ + info.cluster});
                if (block_.cells.size() > runCell && block_.cells.back().start == base_ + info.cluster)
                    block_.cells.back().right = pen;
                else
                    block_.cells.push_back({base_ + info.cluster, 0, left, pen, number, run.rightToLeft});
            });
            endCells(runCell, run);
        }
        const float shift = wrap_ > 0 && order.rightToLeft() ? wrap_ - pen : 0.0F;
        if (shift != 0) {
            for (std::size_t i = firstGlyph; i < block_.glyphs.size(); ++i) block_.glyphs[i].x += shift;
            for (std::size_t i = firstCell; i < block_.cells.size(); ++i) {
                block_.cells[i].left += shift;
                block_.cells[i].right += shift;
            }
        }
        out.left = shift;
        out.right = shift + pen;
        block_.width = std::max(block_.width, pen);
        block_.lines.push_back(out);
    }

    // A cell ends where the next one of its run, in logical order, begins.
    void endCells(std::size_t first, const text::BidiRun &run) {
        const std::size_t count = block_.cells.size();
        for (std::size_t i = first; i < count; ++i) {
            Cell &cell = block_.cells[i];
            if (run.rightToLeft)
                cell.end = i == first ? base_ + run.end : block_.cells[i - 1].start;
            else
                cell.end = i + 1 == count ? base_ + run.end : block_.cells[i + 1].start;
        }
    }

    // Splits a run by face and calls `glyph(face, info, position)` in visual order; clusters are bytes of the
    // paragraph.
    template <typename Visitor> void shapeRun(const text::BidiRun &run, Visitor &&glyph) {
        struct Piece {
            std::uint32_t start, end;
            std::uint16_t face;
        };
        std::vector<Piece> pieces;
        auto c = std::lower_bound(chars_.begin(), chars_.end(), run.start,
                                  [](const Character &x, std::uint32_t byte) { return x.start < byte; });
        for (; c != chars_.end() && c->start < run.end; ++c) {
            if (pieces.empty() || !followsNeighbour(c->code)) {
                const std::uint16_t face = fonts_.faceFor(c->code, style_.weight);
                if (pieces.empty() || pieces.back().face != face) {
                    pieces.push_back({c->start, c->end, face});
                    continue;
                }
            }
            pieces.back().end = c->end;
        }
        if (run.rightToLeft) std::reverse(pieces.begin(), pieces.end());
        const auto length = static_cast<int>(std::min<std::size_t>(text_.size() - base_, 0x7FFFFFFF));
        for (const Piece &piece : pieces) {
            hb_buffer_clear_contents(buffer_);
            hb_buffer_add_utf8(buffer_, text_.data() + base_, length, piece.start,
                               static_cast<int>(piece.end - piece.start));
            hb_buffer_set_direction(buffer_, run.rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
            hb_buffer_guess_segment_properties(buffer_);
            hb_shape(fonts_.shaper(piece.face), buffer_, nullptr, 0);
            unsigned count = 0;
            const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer_, &count);
            const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer_, &count);
            for (unsigned i = 0; i < count; ++i) glyph(piece.face, infos[i], positions[i]);
        }
    }

    [[nodiscard]] float scaled(hb_position_t units) const {
        return static_cast<float>(units) * style_.size / static_cast<float>(Fonts::kUnits);
    }

    Fonts &fonts_;
    hb_buffer_t *buffer_;
    std::string_view text_;
    Style style_;
    float wrap_ = 0, ascent_ = 0, height_ = 0;
    std::vector<Character> chars_;
    std::uint32_t base_ = 0; // byte of the paragraph in the text
    Block block_;
};

} // namespace

struct Letterer::State {
    struct Entry {
        Block block;
        unsigned used = 0; // trim() round in which it was last asked for
    };
    Fonts fonts;
    std::unique_ptr<hb_buffer_t, ReleaseBuffer> buffer{hb_buffer_create()};
    std::unordered_map<Key, Entry, KeyHash, KeyEqual> blocks;
    unsigned round = 0;
};

Letterer::Letterer() : state_(std::make_unique<State>()) {}
Letterer::Letterer(Letterer &&) noexcept = default;
Letterer &Letterer::operator=(Letterer &&) noexcept = default;
Letterer::~Letterer() = default;

const Block &Letterer::layout(std::string_view utf8, const Style &style, float wrap, Direction direction) {
    const KeyView key{utf8, style, wrap, direction};
    auto at = state_->blocks.find(key);
    if (at == state_->blocks.end()) {
        Block block = Setter(state_->fonts, state_->buffer.get(), utf8, style, wrap).set(direction);
        at = state_->blocks
                 .emplace(Key{std::string(utf8), style, wrap, direction}, State::Entry{std::move(block), 0})
                 .first;
    }
    at->second.used = state_->round;
    return at->second.block;
}

// A name of the map comes again while time is scrubbed: short blocks stay for seconds, as setting one takes as long as finding a
// hundred. Long ones take memory and go soon.
void Letterer::trim() {
    constexpr unsigned kEvery = 8, kSeconds = 240; // rounds
    constexpr std::size_t kShort = 96, kMost = 6000; // glyphs; blocks
    ++state_->round;
    if (state_->round % kEvery != 0) return;
    const bool many = state_->blocks.size() > kMost;
    std::erase_if(state_->blocks, [&](const auto &entry) {
        const unsigned unused = state_->round - entry.second.used;
        return unused > 2 && (many || unused > kSeconds || entry.second.block.glyphs.size() > kShort);
    });
}

GlyphImage Letterer::image(std::uint16_t face, std::uint32_t glyph, float size, float phase) const {
    return state_->fonts.image(face, glyph, size, phase);
}
FaceFile Letterer::face(std::uint16_t face) const { return state_->fonts.file(face); }
std::size_t Letterer::faces() const { return state_->fonts.size(); }

std::uint32_t Block::byteAt(float x, float y) const {
    if (lines.empty()) return 0;
    std::size_t line = 0;
    while (line + 1 < lines.size() && y >= lines[line].bottom) ++line;
    std::uint32_t best = lines[line].start;
    float nearest = -1;
    for (const Cell &cell : cells) {
        if (cell.line != line) continue;
        const float away = x < cell.left ? cell.left - x : x > cell.right ? x - cell.right : 0.0F;
        if (nearest < 0 || away < nearest) {
            nearest = away;
            best = cell.start;
        }
    }
    return best;
}

std::string isolated(std::string_view text) { return "\u2068" + std::string(text) + "\u2069"; }

} // namespace zamkan::lettering
