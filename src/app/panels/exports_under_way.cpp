#include "app/panels/export.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
constexpr double kSoon = 0.6; // seconds: what takes no longer needs no card

std::string saidOf(Kit &kit, const Progress::State &state, double seconds) {
    if (state.rows == 0 || state.rows_total == 0)
        return kit.words("export.begins");
    const double rate = static_cast<double>(state.rows) / std::max(seconds, 0.01);
    const double left = static_cast<double>(state.rows_total - std::min(state.rows, state.rows_total)) / std::max(rate, 0.01);
    return kit.wording->with("export.frame_of", {{"done", fmt::format("{}", std::min(state.rows, state.rows_total))}, {"total", fmt::format("{}", state.rows_total)},
                                                 {"rate", fmt::format("{:.0f}", rate)}, {"left", fmt::format("{:.0f}", left)}});
}
} // namespace

void drawExportsUnderWay(Kit &kit, std::span<const Exporting::UnderWay> all, const Rect &map, Outcome &outcome) {
    const float width = std::min(kit.px(400), map.width() - kit.px(32)), height = kit.px(74);
    float y = map.min.y + kit.px(52);
    std::size_t number = 0;
    for (const Exporting::UnderWay &one : all) {
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - one.since).count();
        ++number;
        if (seconds < kSoon || width < kit.px(120) || y + height > map.max.y)
            continue;
        const float x = map.min.x + (map.width() - width) / 2;
        const Rect card{{x, y}, {x + width, y + height}};
        y += height + kit.px(8);
        const std::string id = fmt::format("exporting.{}", number - 1);
        ImGui::PushStyleColor(ImGuiCol_WindowBg, kit.theme.raised);
        ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(6));
        ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
        beginPane(id.c_str(), card);
        ImGui::PopStyleVar(2);
        ImGui::PopStyleColor();
        kit.note(id, card);
        Row row(card.shrunk(kit.px(12), kit.px(8)), kit.rightToLeft(), kit.px(8));
        const std::string &cancel = kit.words("export.cancel");
        if (one.film) {
            Rect button = row.takeEnd(kit.widthOf(cancel, Type::body) + kit.px(24));
            button = {{button.min.x, card.min.y + kit.px(10)}, {button.max.x, card.min.y + kit.px(38)}};
            if (kit.textButton(id + ".cancel", button, cancel))
                outcome.ask(CancelExport{one.file});
        }
        const Rect text = row.rest();
        kit.text({text.min, {text.max.x, text.min.y + kit.px(22)}}, lettering::isolated(one.file.filename().string()), Type::body, kit.theme.ink);
        const Progress::State state = one.progress->state();
        kit.text({{text.min.x, text.min.y + kit.px(22)}, {text.max.x, text.min.y + kit.px(42)}}, saidOf(kit, state, seconds), Type::small, kit.theme.quiet);
        const float share = state.rows_total == 0 ? 0 : static_cast<float>(std::min(1.0, static_cast<double>(state.rows) / static_cast<double>(state.rows_total)));
        const Rect rail{{card.min.x + kit.px(12), card.max.y - kit.px(12)}, {card.max.x - kit.px(12), card.max.y - kit.px(8)}};
        ImDrawList *list = ImGui::GetWindowDrawList();
        list->AddRectFilled(rail.min, rail.max, kit.theme.sunken, kit.px(2));
        const float done = rail.width() * share;
        if (kit.rightToLeft())
            list->AddRectFilled({rail.max.x - done, rail.min.y}, rail.max, kit.theme.accent, kit.px(2));
        else
            list->AddRectFilled(rail.min, {rail.min.x + done, rail.max.y}, kit.theme.accent, kit.px(2));
        ImGui::End();
    }
}

} // namespace zamkan::app
