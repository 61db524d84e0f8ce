// The fonts of this machine, found once through fontconfig and opened when a letter needs them.
#pragma once
#include "lettering/lettering.hpp"
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

struct hb_font_t;

namespace zamkan::lettering {

// Faces in the order in which they were opened; an index stays good as long as the Fonts.
class Fonts {
public:
    Fonts(); // throws InstallationError when no font with Arabic letters is there
    ~Fonts();
    Fonts(const Fonts &) = delete;
    Fonts &operator=(const Fonts &) = delete;

    // The face for a character: the preferred families first, then whatever fontconfig has. Marks and other
    // characters that follow their neighbour are the caller's business. A character that no font has gives the first
    // face, which shows its empty box.
    [[nodiscard]] std::uint16_t faceFor(char32_t character, Weight weight);

    [[nodiscard]] hb_font_t *shaper(std::uint16_t face) const; // scale: 1/64 of the em's thousandth, see kUnits
    [[nodiscard]] GlyphImage image(std::uint16_t face, std::uint32_t glyph, float size, float phase) const;
    [[nodiscard]] FaceFile file(std::uint16_t face) const;
    [[nodiscard]] std::size_t size() const;

    struct Extents { // of an em of 1
        float ascent = 1, descent = 0.3F;
    };
    [[nodiscard]] Extents extents() const; // of a line in any script that we prefer, so that lines stand even

    static constexpr int kUnits = 65536; // shaping units an em

private:
    struct Face;
    [[nodiscard]] std::uint16_t open(const FaceFile &file);
    struct Library;
    std::unique_ptr<Library> library_;
    std::vector<std::unique_ptr<Face>> faces_;
    std::vector<std::uint16_t> preferred_[2]; // by weight
    std::unordered_map<char32_t, std::uint16_t> found_[2];
};

} // namespace zamkan::lettering
