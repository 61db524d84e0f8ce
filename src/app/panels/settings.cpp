#include "app/panels/panels.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
constexpr std::size_t kChips = 4; // more choices than these are a list

void drawChips(Kit &kit, const session::Setting &setting, Row row, Outcome &outcome) {
    for (auto choice = setting.choices.rbegin(); choice != setting.choices.rend(); ++choice) {
        const std::string &name = kit.words("choice." + *choice);
        const Rect chip = row.takeEnd(kit.widthOf(name, Type::body) + kit.px(24));
        if (kit.chip("settings." + setting.id + "." + *choice, chip, name, setting.value == *choice, Type::body))
            outcome.act(session::ChangeSetting{setting.id, *choice});
    }
}

void drawList(Kit &kit, const session::Setting &setting, const Rect &where, Outcome &outcome) {
    std::vector<std::string> names;
    for (const std::string &choice : setting.choices)
        names.push_back(kit.words("choice." + choice));
    const auto now = std::find(setting.choices.begin(), setting.choices.end(), setting.value) - setting.choices.begin();
    if (const auto picked = kit.choice("settings." + setting.id, where, static_cast<std::size_t>(now), names))
        outcome.act(session::ChangeSetting{setting.id, setting.choices[*picked]});
}
} // namespace

void drawSettings(Kit &kit, const session::Session &session, Outcome &outcome) {
    const auto &settings = session.settings.all();
    const float line = kit.px(50);
    DialogFrame frame = beginDialog(kit, "settings", kit.words("settings.title"), kit.px(720),
                                    line * static_cast<float>(settings.size()) + kit.px(140));
    const Rect list{frame.inside.min, {frame.inside.max.x, frame.inside.max.y - kit.px(48)}};
    ImGui::SetCursorScreenPos(list.min);
    ImGui::BeginChild("settings list", {list.width(), list.height()}, false, ImGuiWindowFlags_NoNav);
    float y = list.min.y - ImGui::GetScrollY();
    for (const session::Setting &setting : settings) {
        const Rect strip{{list.min.x, y}, {list.max.x - kit.px(12), y + line}};
        y = strip.max.y;
        ImGui::GetWindowDrawList()->AddLine({strip.min.x, strip.max.y}, {strip.max.x, strip.max.y}, kit.theme.line);
        Row row(strip.shrunk(0, kit.px(11)), kit.rightToLeft(), kit.px(4));
        const std::string &name = kit.words("setting." + setting.id);
        kit.text(row.take(std::min(kit.widthOf(name, Type::body) + kit.px(8), row.rest().width() * 0.5F)), name, Type::body, kit.theme.ink);
        if (setting.choices.size() <= kChips)
            drawChips(kit, setting, row, outcome);
        else
            drawList(kit, setting, row.takeEnd(kit.px(150)), outcome);
    }
    ImGui::SetCursorPosY(line * static_cast<float>(settings.size()));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
    Row foot({{frame.inside.min.x, frame.inside.max.y - kit.px(34)}, frame.inside.max}, kit.rightToLeft(), kit.px(8));
    const bool done = kit.textButton("settings.done", foot.takeEnd(kit.px(120)), kit.words("about.close"), true).clicked;
    kit.text(foot.rest(), kit.words("settings.hint"), Type::small, kit.theme.quiet);
    endDialog(kit, frame);
    if (done || !frame.open)
        outcome.act(session::ShowDialog{session::Dialog::none});
}

} // namespace zamkan::app
