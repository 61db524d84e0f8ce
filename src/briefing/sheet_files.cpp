#include "briefing/sheet_files.hpp"
#include "base/files.hpp"
#include "draw/cairo/leaf_painter.hpp"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace zamkan::briefing {

namespace fs = std::filesystem;

namespace {

std::optional<draw::PageFormat> formatOf(const fs::path &file) {
    const std::string extension = file.extension().string();
    if (extension == ".png" || extension == ".PNG") return draw::PageFormat::png;
    if (extension == ".pdf" || extension == ".PDF") return draw::PageFormat::pdf;
    if (extension == ".svg" || extension == ".SVG") return draw::PageFormat::svg;
    return std::nullopt;
}

} // namespace

bool isPage(const fs::path &file) { return file.extension() == ".html"; }

void checkPictureFile(const fs::path &file) {
    if (!formatOf(file) && !isPage(file)) throw InputError("sheets are written as .png, .pdf, .svg or .html", file.string(), "give one of these extensions");
    std::error_code none;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (!fs::is_directory(folder, none)) throw InputError("there is no folder " + folder.string(), file.string(), "make it, or choose another place");
    if (!fs::exists(file, none) && ::access(folder.c_str(), W_OK) != 0)
        throw InputError(std::string("nothing can be written to this folder (") + std::strerror(errno) + ")", folder.string(), "choose another place");
}

void writeSheet(const Sheet &sheet, const Content &content, SheetMaker &maker, const PageParts &parts, const fs::path &file,
                std::vector<Diagnostic> *notes) {
    if (isPage(file)) writeBytes(file, htmlOf(sheet, content, parts, notes));
    else writeLeaves(maker.make(sheet, content, notes), parts.letterer, sheet.title, file);
}

std::vector<events::Event> shownEvents(const Sheet &sheet, const Content &content) {
    std::vector<events::Row> rows;
    for (const timeline::Window &window : sheet.moments)
        for (const events::Row row : content.rows(window, sheet.undated)) rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<events::Event> out;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i == 0 || !content.table->sameEvent(rows[i - 1], rows[i])) out.push_back(content.table->event(rows[i]));
    return out;
}

void writeLeaves(std::span<const map::Leaf> leaves, const lettering::Letterer &letterer, const std::string &title, const fs::path &file) {
    const auto format = formatOf(file);
    if (!format) throw InputError("pictures are written as .png, .pdf or .svg", file.string(), "give one of these extensions");
    std::string bytes;
    try {
        bytes = draw::bytesOf(leaves, letterer, *format, title);
    } catch (const InputError &error) {
        throw InputError(error.diagnostic().what, file.string(), error.diagnostic().remedy);
    }
    writeBytes(file, bytes);
}

} // namespace zamkan::briefing
