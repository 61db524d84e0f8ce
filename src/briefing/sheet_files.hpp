// Sheets as files.
#pragma once
#include "briefing/html_page.hpp"
#include "events/event.hpp"
#include <filesystem>
#include <span>

namespace zamkan::briefing {

// By extension: .png .pdf .svg. Written beside and renamed. Throws InputError.
void writeLeaves(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, const std::string &title,
                 const std::filesystem::path &file);
// A settled sheet into a file of the kind that its name ends in: those, or .html. Throws InputError.
void writeSheet(const Sheet &sheet, const Content &content, SheetMaker &maker, const PageParts &parts, const std::filesystem::path &file,
                std::vector<Diagnostic> *notes = nullptr);
// The events that it shows, each once, in the order of the table.
[[nodiscard]] std::vector<events::Event> shownEvents(const Sheet &sheet, const Content &content);
[[nodiscard]] bool isPage(const std::filesystem::path &file); // .html, of briefing/html_page.hpp
// Before any work: can a picture or a page of this name be written there? Throws InputError.
void checkPictureFile(const std::filesystem::path &file);

} // namespace zamkan::briefing
