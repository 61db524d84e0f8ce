// Paints pages of pictures with Cairo: as files, and frame by frame.
#pragma once
#include "lettering/lettering.hpp"
#include "map/leaf.hpp"
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace zamkan::draw {

enum class PageFormat : std::uint8_t { png, pdf, svg };

inline constexpr double kLargestSide = 16'384; // pixels of a PNG

// The file's bytes. All leaves are pages of a PDF, whose text can be selected and whose title is `title`; PNG and SVG
// have the first one alone. Throws InputError when there are too many pixels for the memory or for Cairo.
[[nodiscard]] std::string bytesOf(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, PageFormat format,
                                  const std::string &title);

// The frames of a film: the ground of plates that stay where they are is painted once. The same leaf gives the same
// pixels as in a PNG. One thread.
class FramePainter {
public:
    explicit FramePainter(const lettering::Letterer &letterer);
    ~FramePainter();
    FramePainter(const FramePainter &) = delete;
    FramePainter &operator=(const FramePainter &) = delete;

    // Rows from the top, 4 bytes a pixel: blue, green, red and one unused; valid until the next call.
    std::span<const std::uint8_t> paint(const map::Leaf &leaf);
    [[nodiscard]] std::string png() const; // of what was painted last

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace zamkan::draw
