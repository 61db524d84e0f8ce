#include "app/event_words.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>
#include <array>

namespace zamkan::app {

namespace {
// Lines below each other in a scrolled panel.
class Page {
public:
    Page(Kit &kit, const Rect &where) : kit_(kit), where_(where), y_(where.min.y - ImGui::GetScrollY()) {}

    void heading(std::string_view text) {
        y_ += kit_.px(8);
        kit_.text(line(24), text, Type::strong, kit_.theme.ink);
    }
    void paragraph(std::string_view text, ImU32 colour) {
        y_ += kit_.paragraphAt({where_.min.x, y_}, text, Type::small, colour, where_.width()) + kit_.px(2);
    }
    // A name and what it is, the second as long as it needs.
    void pair(std::string_view name, std::string_view value, ImU32 colour) {
        const float nameWidth = where_.width() * 0.38F, valueWidth = where_.width() - nameWidth - kit_.px(10);
        const float first = kit_.ink.layout(name, kit_.style(Type::small)).height;
        // Only what needs several lines is wrapped: a wrapped line stands where its own script begins.
        const float wrap = kit_.widthOf(value, Type::small) > valueWidth ? valueWidth : 0;
        const lettering::Block &block = kit_.ink.layout(value, kit_.style(Type::small), wrap);
        const float height = std::max(first, block.height), width = block.width; // the block lives until the next layout
        Row row({{where_.min.x, y_}, {where_.max.x, y_ + height}}, kit_.rightToLeft(), kit_.px(10));
        const Rect left = row.take(nameWidth), right = row.rest();
        kit_.text({left.min, {left.max.x, left.min.y + first}}, name, Type::small, kit_.theme.quiet);
        const float x = kit_.rightToLeft() ? right.max.x - width : right.min.x;
        kit_.paragraphAt({x, right.min.y}, value, Type::small, colour, wrap);
        y_ += height + kit_.px(2);
    }
    Rect line(float height) {
        const Rect out{{where_.min.x, y_}, {where_.max.x, y_ + kit_.px(height)}};
        y_ = out.max.y + kit_.px(2);
        return out;
    }
    void end() {
        ImGui::SetCursorPosY(y_ + ImGui::GetScrollY() - where_.min.y + kit_.px(20));
        ImGui::Dummy({1, 1});
    }

private:
    Kit &kit_;
    Rect where_;
    float y_;
};

// The selected row as the file has it.
void drawRow(Kit &kit, const session::Session &session, Page &page) {
    const events::Row row = *session.selected;
    const events::Event event = session.table->event(row);
    const auto &number = event.provenance.row;
    page.heading(number ? kit.wording->with("account.row", {{"n", std::to_string(*number)}}) : kindOf(event, *kit.wording));
    const session::Wording &wording = *kit.wording;
    const auto pair = [&](std::string_view key, const std::string &value) {
        if (!value.empty())
            page.pair(kit.words(key), value, kit.theme.ink);
    };
    pair("column.type", kindOf(event, wording));
    pair("column.date_from", whenOf(event, wording));
    pair("column.time_source", event.story_time ? wording("tooltip.story_time") : "");
    if (const events::PlaceWords *place = session.table->place(row))
        page.pair(kit.words("column.place"), nameOf(*place, wording.language()), kit.theme.place);
    pair("column.actor", actorsOf(event, wording));
    pair("column.magnitude", magnitudeOf(event, wording));
    pair("column.source", event.provenance.source);
    pair("column.source_text", event.source_text);
    pair("column.note", event.note);
    for (const auto &[name, value] : event.extra)
        page.pair(lettering::isolated(name), value, kit.theme.ink);
}

void drawCounts(Kit &kit, const events::LoadReport &report, Page &page) {
    page.heading(kit.words("account.title"));
    const std::array<std::pair<std::string_view, std::uint64_t>, 5> counts{{{"account.rows", report.rows},
                                                                            {"account.used", report.used},
                                                                            {"account.geocoded", report.geocoded},
                                                                            {"account.partly", report.partly_used},
                                                                            {"account.unused", report.rejected.size()}}};
    for (const auto &[key, count] : counts)
        page.pair(kit.words(key), std::to_string(count), key == "account.unused" && count > 0 ? kit.theme.warning : kit.theme.ink);
}

void drawColumns(Kit &kit, const events::LoadReport &report, Page &page) {
    page.heading(kit.words("account.columns"));
    for (const auto &[canonical, column] : report.columns) {
        const std::string key = "column." + canonical;
        page.pair(kit.wording->has(key) ? kit.words(key) : canonical, lettering::isolated(column), kit.theme.ink);
    }
    std::string kept;
    for (const std::string &column : report.ignored_columns)
        kept += (kept.empty() ? "" : " · ") + lettering::isolated(column);
    if (!kept.empty())
        page.pair(kit.words("account.kept"), kept, kit.theme.quiet);
}

void drawReasons(Kit &kit, const session::Source &source, std::size_t index, Page &page, Outcome &outcome) {
    if (source.reasons.empty())
        return;
    page.heading(kit.words("account.reasons"));
    for (const events::ReasonCount &reason : source.reasons) {
        std::string rows;
        for (const std::uint64_t row : reason.first)
            rows += (rows.empty() ? "" : ", ") + std::to_string(row);
        if (reason.rows > reason.first.size())
            rows += " …";
        page.pair(std::to_string(reason.rows) + " ×", reasonText(reason.reason, *kit.wording), kit.theme.warning);
        page.pair("", kit.wording->with("account.in_rows", {{"rows", lettering::isolated(rows)}}), kit.theme.quiet);
    }
    Row row(page.line(32), kit.rightToLeft(), 0);
    const std::string &name = kit.words("account.save_rejected");
    if (kit.textButton("account.save_rejected", row.take(kit.widthOf(name, Type::body) + kit.px(28)), name))
        outcome.ask(SaveRejected{index, freeFile(source.file.parent_path(), source.file.stem().string() + "_not_used", ".csv")});
}
} // namespace

void drawAccount(Kit &kit, const session::Session &session, std::size_t index, const Rect &where, Outcome &outcome) {
    const session::Source &source = session.sources[index];
    const Rect inside{{where.min.x + kit.px(16), where.min.y + kit.px(8)}, {where.max.x - kit.px(20), where.max.y}};
    ImGui::SetCursorScreenPos(inside.min);
    ImGui::BeginChild("account", {inside.width() + kit.px(12), inside.height()}, false, ImGuiWindowFlags_NoNav);
    Page page(kit, inside);
    const bool here = session.selected && session.table->document(*session.selected) == index;
    if (here)
        drawRow(kit, session, page);
    drawCounts(kit, *source.report, page);
    Row row(page.line(34), kit.rightToLeft(), kit.px(8));
    const std::string &name = kit.words("account.change_columns");
    if (kit.textButton("account.change_columns", row.take(kit.widthOf(name, Type::body) + kit.px(28)), name))
        outcome.act(session::AskColumns{source.file});
    drawReasons(kit, source, index, page, outcome);
    drawColumns(kit, *source.report, page);
    page.end();
    ImGui::EndChild();
}

} // namespace zamkan::app
