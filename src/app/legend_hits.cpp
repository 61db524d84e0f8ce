#include "app/legend_hits.hpp"
#include "app/kit/menu.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
constexpr const char *kMenu = "legend menu";

Rect rectOf(const map::Picture::Panel &panel, float shift) {
    return {{static_cast<float>(panel.left) + shift, static_cast<float>(panel.top)}, {static_cast<float>(panel.right) + shift, static_cast<float>(panel.bottom)}};
}

session::ChooseValues choiceOf(const map::Picture::Meaning &meaning, session::Choose how) {
    return {meaning.facet, {meaning.values->begin(), meaning.values->end()}, how};
}
} // namespace

void drawLegendHits(Kit &kit, const map::Picture &picture, float shift, Outcome &outcome) {
    const std::vector<map::Picture::Meaning> &rows = picture.meanings;
    Rect all{{1e9F, 1e9F}, {-1e9F, -1e9F}};
    for (const map::Picture::Meaning &meaning : rows) {
        const Rect row = rectOf(meaning.row, shift);
        all = {{std::min(all.min.x, row.min.x), std::min(all.min.y, row.min.y)}, {std::max(all.max.x, row.max.x), std::max(all.max.y, row.max.y)}};
    }
    if (rows.empty())
        return;
    ImGui::SetNextWindowPos(all.min);
    ImGui::SetNextWindowSize({std::max(1.0F, all.width()), std::max(1.0F, all.height())});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin("legend", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                                        ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImGui::PopStyleVar();
    ImGuiStorage *kept = ImGui::GetStateStorage();
    const ImGuiID menuOf = ImGui::GetID("menu of");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Rect row = rectOf(rows[i].row, shift);
        const Pressed pressed = kit.press("legend." + std::to_string(i), row);
        if (pressed.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(row.min, row.max, faded(kit.theme.accent, 0.14F), kit.px(4));
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            kit.tip(kit.words("legend.tip"));
        }
        if (pressed) {
            outcome.act(choiceOf(rows[i], session::Choose::only));
        }
        if (pressed.hovered && ImGui::IsMouseClicked(1)) {
            kept->SetInt(menuOf, static_cast<int>(i));
            ImGui::OpenPopup(kMenu);
        }
    }
    const std::string picked = drawMenuLines(kit, kMenu,
                                             {{"legend.only", kit.words("legend.only")}, {"legend.hide", kit.words("legend.hide")}, {"", ""},
                                              {"legend.all", kit.words("filter.all_again")}, {"legend.filters", kit.words("command.filters")}});
    const auto chosen = static_cast<std::size_t>(std::max(0, kept->GetInt(menuOf)));
    if (!picked.empty() && chosen < rows.size()) {
        if (picked == "legend.filters")
            outcome.act(session::ToggleFilters{});
        else if (picked == "legend.all")
            outcome.act(session::ClearFacet{rows[chosen].facet});
        else
            outcome.act(choiceOf(rows[chosen], picked == "legend.only" ? session::Choose::only : session::Choose::without));
    }
    ImGui::End();
}

} // namespace zamkan::app
