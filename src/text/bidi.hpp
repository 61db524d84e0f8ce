// The order of mixed right-to-left and left-to-right text on a line, and where a line may be broken. ICU stays here:
// lettering shapes what this module orders.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace zamkan::text {

enum class ParagraphDirection : std::uint8_t { automatic, left_to_right, right_to_left }; // automatic: first strong letter

// A stretch of one direction; bytes of the paragraph.
struct BidiRun {
    std::uint32_t start = 0, end = 0;
    bool rightToLeft = false;
};

// One paragraph (no line break inside) of valid UTF-8, analysed once. Byte offsets in and out.
class BidiParagraph {
public:
    explicit BidiParagraph(std::string_view utf8, ParagraphDirection direction = ParagraphDirection::automatic);
    ~BidiParagraph();
    BidiParagraph(BidiParagraph &&) noexcept;
    BidiParagraph &operator=(BidiParagraph &&) noexcept;

    [[nodiscard]] bool rightToLeft() const; // of the paragraph
    // The runs of the line [start, end), left to right on the screen.
    [[nodiscard]] std::vector<BidiRun> visualRuns(std::uint32_t start, std::uint32_t end) const;
    // Bytes before which a line may begin, in order, the paragraph's end last.
    [[nodiscard]] const std::vector<std::uint32_t> &breaks() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace zamkan::text
