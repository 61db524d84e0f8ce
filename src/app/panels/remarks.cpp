#include "app/event_words.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
constexpr std::size_t kMost = 500; // drawn; the log has them all

ImU32 colourOf(const Theme &theme, Severity severity) {
    switch (severity) {
    case Severity::error:
        return theme.error;
    case Severity::warning:
        return theme.warning;
    case Severity::remark:
        break;
    }
    return theme.accent;
}
} // namespace

void drawRemarks(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const float pad = kit.px(16), width = where.width() - pad * 2;
    if (session.remarks.empty()) {
        kit.paragraphAt({where.min.x + pad, where.min.y + kit.px(20)}, kit.words("remarks.none"), Type::body,
                        kit.theme.quiet, width);
        return;
    }
    Row row({{where.min.x + pad, where.min.y + kit.px(10)}, {where.max.x - pad, where.min.y + kit.px(40)}},
            kit.rightToLeft(), kit.px(8));
    if (kit.textButton("remarks.clear", row.takeEnd(kit.widthOf(kit.words("remarks.clear"), Type::body) + kit.px(24)),
                       kit.words("remarks.clear")))
        outcome.act(session::ClearRemarks{});
    if (kit.textButton("remarks.copy", row.takeEnd(kit.widthOf(kit.words("remarks.copy"), Type::body) + kit.px(24)),
                       kit.words("remarks.copy"))) {
        std::string all;
        for (const session::Remark &remark : session.remarks)
            all += toString(remark.diagnostic.severity) + "\t" + remark.source + "\t" + remark.diagnostic.line() + "\n";
        outcome.ask(CopyText{all});
    }
    kit.text(row.rest(), kit.wording->counted("remarks.count", session.remarks.size()), Type::body, kit.theme.quiet);

    const Rect body{{where.min.x, where.min.y + kit.px(50)}, where.max};
    ImGui::SetCursorScreenPos(body.min);
    ImGui::BeginChild("remarks", {body.width(), body.height()}, false, ImGuiWindowFlags_NoNav);
    for (std::size_t i = 0; i < std::min(session.remarks.size(), kMost); ++i) {
        const session::Remark &remark = session.remarks[session.remarks.size() - 1 - i]; // the newest first
        const float start = ImGui::GetCursorPosY();
        const std::string severity = toString(remark.diagnostic.severity);
        const auto line = [&](const std::string &text, Type type, ImU32 colour) {
            if (text.empty())
                return;
            ImGui::SetCursorPosX(pad);
            kit.paragraph(text, type, colour, width - kit.px(10));
        };
        const std::string &source = remark.source;
        line(kit.words("severity." + severity) + (source.empty() ? "" : " · " + lettering::isolated(source)), Type::small,
             colourOf(kit.theme, remark.diagnostic.severity));
        const bool row = !remark.reason.empty();
        line(row ? reasonText(remark.reason, *kit.wording) : remark.diagnostic.what, Type::body, kit.theme.ink);
        line(row ? kit.wording->with("account.row", {{"n", std::to_string(remark.row)}}) : remark.diagnostic.where, Type::small, kit.theme.quiet);
        line(row ? kit.wording->with("remarks.kept_aside", {{"text", lettering::isolated(remark.text)}}) : remark.diagnostic.remedy, Type::small, kit.theme.quiet);
        const float top = body.min.y + start - ImGui::GetScrollY(), bottom = body.min.y + ImGui::GetCursorPosY() - ImGui::GetScrollY();
        const float edge = kit.rightToLeft() ? body.max.x - kit.px(8) : body.min.x + kit.px(6);
        ImGui::GetWindowDrawList()->AddRectFilled({edge, top + kit.px(3)}, {edge + kit.px(3), bottom},
                                                  colourOf(kit.theme, remark.diagnostic.severity), kit.px(1));
        ImGui::Dummy({1, kit.px(12)});
    }
    ImGui::EndChild();
}

} // namespace zamkan::app
