// Fonts, shaping and lines: text in, positioned glyphs out. Both painters and ImGui draw the same runs.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::lettering {

enum class Weight : std::uint8_t { regular, bold };

struct Style {
    float size = 15;        // pixels an em
    Weight weight = Weight::regular;
    bool operator==(const Style &) const = default;
};

// A glyph where it is drawn: baseline origin relative to the block's top left, y down, pixels.
struct Glyph {
    std::uint16_t face = 0; // index for Letterer::face
    std::uint32_t id = 0;
    float x = 0, y = 0;
    std::uint32_t cluster = 0; // byte in the text: the first of what the glyph stands for
};

// A stretch of the text on one line: for hit tests, underlines and selections. Left to right on the screen.
struct Cell {
    std::uint32_t start = 0, end = 0; // bytes
    float left = 0, right = 0;
    std::uint16_t line = 0;
    bool rightToLeft = false;
};

struct Line {
    float top = 0, baseline = 0, bottom = 0, left = 0, right = 0;
    std::uint32_t start = 0, end = 0; // bytes
};

// A laid-out text: one or more lines.
struct Block {
    std::vector<Glyph> glyphs;
    std::vector<Cell> cells; // one a cluster, grouped by line, in visual order
    std::vector<Line> lines;
    float width = 0, height = 0; // of the whole block; width is the wrap width when wrapped
    Style style;
    bool rightToLeft = false; // of the first paragraph: it is set flush right when wrapped

    [[nodiscard]] std::uint32_t byteAt(float x, float y) const; // nearest cluster's start
};

enum class Direction : std::uint8_t { automatic, left_to_right, right_to_left }; // automatic: first strong letter

// A glyph as an alpha bitmap; left/top as FreeType gives them (top is up from the baseline).
struct GlyphImage {
    int width = 0, height = 0, left = 0, top = 0;
    std::vector<std::uint8_t> alpha;
};

struct FaceFile {
    std::string path;
    int index = 0;
};

// Finds the fonts through fontconfig (Noto Sans, Noto Sans Arabic / Naskh, DejaVu Sans as they are there) and
// keeps shaped blocks in a cache. One thread. Throws InstallationError when no font with Arabic letters is there.
class Letterer {
public:
    Letterer();
    Letterer(Letterer &&) noexcept;
    Letterer &operator=(Letterer &&) noexcept;
    ~Letterer();

    // Bidi-ordered, shaped, broken at `wrap` pixels (0: one line a paragraph). Dates and numbers in Arabic keep
    // their own order when the caller isolates them (isolated()). Cached; the reference is valid until the next call
    // of trim().
    const Block &layout(std::string_view utf8, const Style &style, float wrap = 0,
                        Direction direction = Direction::automatic);
    void trim(); // forgets blocks not used for some time, and at least two trims; call once a frame

    // `phase` is the fraction of a pixel by which the glyph stands right of a whole one, in [0, 1): painters that
    // draw at whole pixels keep one image for each of a few phases, so that joined letters meet.
    [[nodiscard]] GlyphImage image(std::uint16_t face, std::uint32_t glyph, float size, float phase = 0) const;
    [[nodiscard]] FaceFile face(std::uint16_t face) const; // for a painter that opens the font itself
    [[nodiscard]] std::size_t faces() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The text between U+2068 and U+2069, so that it keeps its own direction inside a line of the other.
[[nodiscard]] std::string isolated(std::string_view text);

} // namespace zamkan::lettering
