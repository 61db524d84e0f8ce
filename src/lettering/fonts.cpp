#include "lettering/fonts.hpp"
#include "base/diagnostic.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb-ot.h>
#include <hb.h>

namespace zamkan::lettering {
namespace {

// One hand for both scripts: the families that sit well together, the best first; fontconfig puts its own choice in
// the place of one that is not installed.
constexpr std::array kFamilies{"Noto Sans", "Noto Sans Arabic", "DejaVu Sans"};
constexpr char32_t kArabicBeh = 0x0628;

template <auto Release> struct Releaser {
    template <typename T> void operator()(T *handle) const { Release(handle); }
};
using Pattern = std::unique_ptr<FcPattern, Releaser<FcPatternDestroy>>;
using Charset = std::unique_ptr<FcCharSet, Releaser<FcCharSetDestroy>>;
using Config = std::unique_ptr<FcConfig, Releaser<FcConfigDestroy>>;

Pattern pattern(const char *family, Weight weight) {
    Pattern out(FcPatternCreate());
    if (family) FcPatternAddString(out.get(), FC_FAMILY, reinterpret_cast<const FcChar8 *>(family));
    FcPatternAddInteger(out.get(), FC_WEIGHT, weight == Weight::bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(out.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(out.get(), FC_WIDTH, FC_WIDTH_NORMAL);
    FcPatternAddBool(out.get(), FC_SCALABLE, FcTrue);
    FcPatternAddBool(out.get(), FC_COLOR, FcFalse); // pictures as letters cannot be tinted
    return out;
}

std::optional<FaceFile> match(FcConfig *config, FcPattern *wanted) {
    FcConfigSubstitute(config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result = FcResultNoMatch;
    const Pattern found(FcFontMatch(config, wanted, &result));
    FcChar8 *path = nullptr;
    if (!found || FcPatternGetString(found.get(), FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
    FaceFile file{reinterpret_cast<const char *>(path), 0};
    FcPatternGetInteger(found.get(), FC_INDEX, 0, &file.index);
    file.index &= 0xFFFF; // the upper half names an instance of a variable font
    return file;
}

} // namespace

struct Fonts::Library {
    FT_Library freetype = nullptr;
    Config fontconfig{FcInitLoadConfigAndFonts()};
    Library() {
        if (FT_Init_FreeType(&freetype) != 0 || !fontconfig)
            throw InstallationError("the font libraries do not start", "fontconfig", "install fontconfig again");
    }
    ~Library() { FT_Done_FreeType(freetype); }
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
};

struct Fonts::Face {
    FaceFile file;
    FT_Face freetype = nullptr;
    hb_font_t *shaper = nullptr;
    ~Face() {
        if (shaper) hb_font_destroy(shaper);
        if (freetype) FT_Done_Face(freetype);
    }
};

Fonts::Fonts() : library_(std::make_unique<Library>()) {
    for (const Weight weight : {Weight::regular, Weight::bold})
        for (const char *family : kFamilies)
            if (const auto file = match(library_->fontconfig.get(), pattern(family, weight).get())) {
                auto &list = preferred_[static_cast<std::size_t>(weight)];
                const std::uint16_t face = open(*file);
                if (std::find(list.begin(), list.end(), face) == list.end()) list.push_back(face);
            }
    const bool any = !preferred_[0].empty();
    const std::uint16_t arabic = any ? faceFor(kArabicBeh, Weight::regular) : std::uint16_t{0};
    if (!any || FT_Get_Char_Index(faces_[arabic]->freetype, kArabicBeh) == 0)
        throw InstallationError("no font with Arabic letters is installed", "fontconfig",
                                "install fonts-noto-core or fonts-dejavu-core");
}

Fonts::~Fonts() {
    faces_.clear(); // before the library that they live in
}

std::uint16_t Fonts::open(const FaceFile &file) {
    for (std::size_t i = 0; i < faces_.size(); ++i)
        if (faces_[i]->file.path == file.path && faces_[i]->file.index == file.index)
            return static_cast<std::uint16_t>(i);
    auto face = std::make_unique<Face>();
    face->file = file;
    if (FT_New_Face(library_->freetype, file.path.c_str(), file.index, &face->freetype) != 0)
        throw InstallationError("the font cannot be opened", file.path, "install it again");
    hb_blob_t *bytes = hb_blob_create_from_file(file.path.c_str());
    hb_face_t *shapes = hb_face_create(bytes, static_cast<unsigned>(file.index));
    face->shaper = hb_font_create(shapes);
    hb_ot_font_set_funcs(face->shaper);
    hb_font_set_scale(face->shaper, kUnits, kUnits);
    hb_face_destroy(shapes);
    hb_blob_destroy(bytes);
    faces_.push_back(std::move(face));
    return static_cast<std::uint16_t>(faces_.size() - 1);
}

std::uint16_t Fonts::faceFor(char32_t character, Weight weight) {
    const auto w = static_cast<std::size_t>(weight);
    for (const std::uint16_t face : preferred_[w])
        if (FT_Get_Char_Index(faces_[face]->freetype, character) != 0) return face;
    if (const auto known = found_[w].find(character); known != found_[w].end()) return known->second;
    std::uint16_t face = preferred_[w].front();
    const Charset needed(FcCharSetCreate());
    FcCharSetAddChar(needed.get(), character);
    const Pattern wanted = pattern(nullptr, weight);
    FcPatternAddCharSet(wanted.get(), FC_CHARSET, needed.get());
    if (const auto file = match(library_->fontconfig.get(), wanted.get())) {
        const std::uint16_t candidate = open(*file);
        if (FT_Get_Char_Index(faces_[candidate]->freetype, character) != 0) face = candidate;
    }
    found_[w].emplace(character, face);
    return face;
}

hb_font_t *Fonts::shaper(std::uint16_t face) const { return faces_[face]->shaper; }
FaceFile Fonts::file(std::uint16_t face) const { return faces_[face]->file; }
std::size_t Fonts::size() const { return faces_.size(); }

Fonts::Extents Fonts::extents() const {
    Extents out{0, 0};
    for (const std::uint16_t index : preferred_[0]) {
        const FT_Face face = faces_[index]->freetype;
        const auto em = static_cast<float>(face->units_per_EM);
        out.ascent = std::max(out.ascent, static_cast<float>(face->ascender) / em);
        out.descent = std::max(out.descent, -static_cast<float>(face->descender) / em);
    }
    return out;
}

GlyphImage Fonts::image(std::uint16_t face, std::uint32_t glyph, float size, float phase) const {
    GlyphImage out;
    const FT_Face font = faces_[face]->freetype;
    FT_Set_Char_Size(font, 0, static_cast<FT_F26Dot6>(std::lround(size * 64.0F)), 72, 72);
    // Unhinted, as it was shaped: hinting would move the strokes of joined letters apart.
    if (FT_Load_Glyph(font, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return out;
    if (font->glyph->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Translate(&font->glyph->outline, static_cast<FT_Pos>(std::lround(phase * 64.0F)), 0);
    if (FT_Render_Glyph(font->glyph, FT_RENDER_MODE_NORMAL) != 0) return out;
    const FT_Bitmap &bitmap = font->glyph->bitmap;
    out.width = static_cast<int>(bitmap.width);
    out.height = static_cast<int>(bitmap.rows);
    out.left = font->glyph->bitmap_left;
    out.top = font->glyph->bitmap_top;
    out.alpha.resize(static_cast<std::size_t>(bitmap.width) * bitmap.rows);
    for (unsigned row = 0; row < bitmap.rows; ++row)
        std::copy_n(bitmap.buffer + static_cast<std::ptrdiff_t>(row) * bitmap.pitch, bitmap.width,
                    out.alpha.begin() + static_cast<std::ptrdiff_t>(row * bitmap.width));
    return out;
}

} // namespace zamkan::lettering
