#include "app/panels/panels.hpp"
#include <algorithm>

namespace zamkan::app {

// What several sources tell alike: shown once each only when asked for.
float drawDuplicates(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const session::Duplicates &found = session.duplicates;
    float y = where.min.y;
    ImGui::GetWindowDrawList()->AddLine({where.min.x, y}, {where.max.x, y}, kit.theme.line);
    y += kit.px(12);
    const std::string said = !found.looked ? kit.words("layers.duplicates_hint")
                             : found.groups.empty() ? kit.words("layers.no_duplicates")
                                                    : kit.wording->counted("layers.duplicates", found.groups.size());
    y += kit.paragraphAt({where.min.x, y}, said, Type::small, kit.theme.quiet, where.width()) + kit.px(8);
    const auto button = [&](std::string_view id) {
        const std::string &name = kit.words(id);
        const float width = kit.widthOf(name, Type::body) + kit.px(28);
        Row row({{where.min.x, y}, {where.max.x, y + kit.px(32)}}, kit.rightToLeft(), 0);
        y += kit.px(40);
        return kit.textButton(id, row.take(width), name).clicked;
    };
    if (found.looked && !found.groups.empty() && button(found.merged ? "layers.unmerge" : "layers.merge")) {
        outcome.act(session::MergeDuplicates{!found.merged});
    }
    constexpr std::size_t kMost = 40;
    for (std::size_t i = 0; i < std::min(found.groups.size(), kMost) && y < where.max.y; ++i) {
        const events::DuplicateGroup &group = found.groups[i];
        const Rect line{{where.min.x, y}, {where.max.x, y + kit.px(26)}};
        y = line.max.y;
        const events::PlaceWords *place = session.table->place(group.rows.front());
        std::string name = place ? std::string(kit.rightToLeft() && !place->name_ar.empty() ? place->name_ar : place->name_en) : "";
        const Pressed pressed = kit.press("layers.group." + std::to_string(i), line);
        if (pressed.hovered)
            ImGui::GetWindowDrawList()->AddRectFilled(line.min, line.max, kit.theme.hover, kit.px(4));
        Row row(line.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(8));
        kit.text(row.takeEnd(kit.px(90)), "× " + std::to_string(group.rows.size()), Type::small, kit.theme.quiet, Align::end);
        kit.text(row.rest(), name, Type::body, kit.theme.ink);
        if (pressed)
            outcome.act(session::Select{group.rows.front(), true});
    }
    return y - where.min.y;
}

} // namespace zamkan::app
