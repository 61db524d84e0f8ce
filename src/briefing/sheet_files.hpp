// Sheets as files.
#pragma once
#include "base/json_type.hpp"
#include "briefing/sheet_maker.hpp"
#include <filesystem>
#include <span>

namespace zamkan::briefing {

// By extension: .png .pdf .svg. Written beside and renamed. Throws InputError.
void writeLeaves(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, const std::string &title,
                 const std::filesystem::path &file);
// Before any work: can a picture of this name be written there? Throws InputError.
void checkPictureFile(const std::filesystem::path &file);

[[nodiscard]] std::filesystem::path sidecarOf(const std::filesystem::path &picture); // map.png → map.png.json

} // namespace zamkan::briefing
