// Sheets as files.
#pragma once
#include "briefing/sheet_maker.hpp"
#include <filesystem>
#include <span>

namespace zamkan::briefing {

// By extension: .png .pdf .svg. Written beside and renamed. Throws InputError.
void writeLeaves(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, const std::string &title,
                 const std::filesystem::path &file);
[[nodiscard]] bool isPage(const std::filesystem::path &file); // .html, of briefing/html_page.hpp
// Before any work: can a picture or a page of this name be written there? Throws InputError.
void checkPictureFile(const std::filesystem::path &file);

} // namespace zamkan::briefing
