#include "app/panels/panels.hpp"
#include "base/cut.hpp"
#include "geo/delimited.hpp"
#include "text/decode.hpp"
#include "text/html.hpp"
#include <algorithm>
#include <fstream>

namespace zamkan::app {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t kHead = 32768; // bytes looked at: enough for a page of text or a screen of rows
constexpr std::size_t kRows = 12, kColumns = 6;

std::string headOf(const fs::path &file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(kHead, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return head;
}

// Whole lines only, unless there is but one: the head may end inside a character.
void cutToLines(std::string &head) {
    if (head.size() < kHead)
        return;
    if (const std::size_t end = head.rfind('\n'); end != std::string::npos)
        head.resize(end + 1);
}

void fillTable(std::string head, OpenPreview &preview) {
    const geo::Table table = geo::readDelimited(std::move(head));
    const std::size_t columns = std::min(table.columns.size(), kColumns);
    preview.columns.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(columns));
    preview.more_columns = table.columns.size() - columns;
    for (std::size_t row = 0; row < std::min(table.rows(), kRows); ++row) {
        auto &cells = preview.rows.emplace_back();
        for (std::size_t column = 0; column < columns; ++column)
            cells.emplace_back(table.cell(row, column));
    }
}
} // namespace

OpenPreview previewOf(const fs::path &file, bool delimited) {
    OpenPreview preview;
    preview.of = file;
    std::error_code trouble;
    if (!fs::is_regular_file(file, trouble))
        return preview; // a pipe or a device would wait for somebody to write
    try {
        std::string head = headOf(file);
        cutToLines(head);
        std::string utf8 = text::decode(std::move(head), file.string()).value;
        if (delimited)
            fillTable(std::move(utf8), preview);
        else
            preview.text = text::looksLikeHtml(utf8) ? text::stripHtml(utf8).text : std::move(utf8);
    } catch (const InputError &) { // binary, or nothing in it: there is no preview, opening tells why
    }
    constexpr std::size_t kShown = 1500;
    preview.text = shortened(preview.text, kShown);
    return preview;
}

void drawPreview(Kit &kit, const Rect &where, const OpenPreview &preview) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(where.min, where.max, kit.theme.sunken, kit.px(5));
    kit.note("open.preview", where);
    const Rect inner = where.shrunk(kit.px(12), kit.px(10));
    list->PushClipRect(inner.min, inner.max, true);
    if (!preview.columns.empty()) {
        const float line = kit.px(22), width = inner.width() / static_cast<float>(preview.columns.size());
        const auto drawLine = [&](const std::vector<std::string> &cells, float y, Type type, ImU32 colour) {
            Row row({{inner.min.x, y}, {inner.max.x, y + line}}, kit.rightToLeft(), 0);
            for (const std::string &cell : cells)
                kit.text(row.take(width).shrunk(kit.px(3), 0), cell, type, colour);
        };
        drawLine(preview.columns, inner.min.y, Type::small, kit.theme.accent);
        for (std::size_t i = 0; i < preview.rows.size(); ++i)
            drawLine(preview.rows[i], inner.min.y + line * static_cast<float>(i + 1), Type::small, kit.theme.ink);
        if (preview.more_columns > 0)
            kit.text({{inner.min.x, inner.max.y - line}, inner.max},
                     kit.wording->counted("open.more_columns", preview.more_columns), Type::small, kit.theme.quiet, Align::end);
    } else if (!preview.text.empty()) {
        kit.paragraphAt(inner.min, preview.text, Type::small, kit.theme.ink, inner.width());
    } else {
        kit.text(inner, kit.words(preview.of.empty() ? "open.choose" : "open.no_preview"), Type::small, kit.theme.quiet,
                 Align::middle);
    }
    list->PopClipRect();
}

} // namespace zamkan::app
