#include "app/event_words.hpp"
#include "app/panels/panels.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>

namespace zamkan::app {

namespace {
struct Chip {
    std::string id, text;
    session::Action remove;
};

std::string namesOf(const session::Session &session, timeline::Facet facet, const timeline::Choice &choice, const session::Wording &wording) {
    constexpr std::size_t kMost = 3;
    std::string names;
    std::size_t count = 0;
    for (const std::string &value : choice.values) {
        if (count++ == kMost) {
            names += wording.with("filter.and_more", {{"n", std::to_string(choice.values.size() - kMost)}});
            break;
        }
        names += (names.empty() ? "" : wording("filter.joint")) + nameOfValue(session, facet, value, wording);
    }
    return names;
}

std::vector<Chip> chipsOf(const session::Session &session, const session::Wording &wording) {
    const timeline::Filter &filter = session.sieve.filter();
    std::vector<Chip> chips;
    for (std::size_t i = 0; i < timeline::kFacets; ++i) {
        const auto facet = static_cast<timeline::Facet>(i);
        const timeline::Choice &choice = filter.of(facet);
        if (choice.empty())
            continue;
        const std::string key(toString(facet));
        const std::string names = namesOf(session, facet, choice, wording);
        chips.push_back({"chip." + key, choice.inverse ? wording.with("filter.not", {{"what", names}}) : names, session::ClearFacet{facet}});
    }
    if (filter.least || filter.most) {
        const std::string low = filter.least ? countText(*filter.least) : "", high = filter.most ? countText(*filter.most) : "";
        const std::string range = low.empty() ? "≤ " + high : high.empty() ? "≥ " + low : low + "–" + high;
        chips.push_back({"chip.magnitude", wording("filter.magnitude") + ": " + lettering::isolated(range), session::SetMagnitude{}});
    }
    if (filter.box)
        chips.push_back({"chip.box", wording("filter.in_box"), session::SetBox{}});
    if (!filter.text.empty())
        chips.push_back({"chip.text", "“" + lettering::isolated(filter.text) + "”", session::SetFilterText{}});
    return chips;
}
} // namespace

void drawChips(Kit &kit, const session::Session &session, const Rect &where, Outcome &outcome) {
    const std::vector<Chip> chips = chipsOf(session, *kit.wording);
    if (chips.empty())
        return;
    const float height = kit.px(28), gap = kit.px(6);
    const std::string &clear = kit.words("filter.clear");
    float width = kit.px(8);
    for (const Chip &chip : chips)
        width += std::min(kit.widthOf(chip.text, Type::small), kit.px(260)) + kit.px(42) + gap;
    if (chips.size() > 1)
        width += kit.widthOf(clear, Type::small) + kit.px(24) + gap;
    width = std::min(width, where.width());
    const float left = kit.rightToLeft() ? where.max.x - width : where.min.x;
    const Rect strip{{left, where.min.y}, {left + width, where.min.y + height + kit.px(8)}};
    ImGui::SetNextWindowPos(strip.min);
    ImGui::SetNextWindowSize({strip.width(), strip.height()});
    ImGui::Begin("chips", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav |
                                       ImGuiWindowFlags_NoBringToFrontOnFocus);
    ImDrawList *list = ImGui::GetWindowDrawList();
    Row row({{strip.min.x + kit.px(4), strip.min.y + kit.px(4)}, {strip.max.x - kit.px(4), strip.min.y + kit.px(4) + height}}, kit.rightToLeft(), gap);
    const auto body = [&](const Rect &item, bool hovered) {
        list->AddRectFilled({item.min.x, item.min.y + kit.px(1)}, {item.max.x, item.max.y + kit.px(1)}, kit.theme.shadow, height / 2);
        list->AddRectFilled(item.min, item.max, kit.theme.raised, height / 2);
        list->AddRect(item.min, item.max, hovered ? kit.theme.accent : kit.theme.line, height / 2);
    };
    for (const Chip &chip : chips) {
        const Rect item = row.take(std::min(kit.widthOf(chip.text, Type::small), kit.px(260)) + kit.px(42));
        if (item.width() < kit.px(44))
            break;
        const Pressed pressed = kit.press(chip.id, item);
        body(item, pressed.hovered);
        Row inside(item.shrunk(kit.px(12), 0), kit.rightToLeft(), kit.px(4));
        drawIcon(list, Icon::close, inside.takeEnd(kit.px(10)).centre(), kit.px(9), pressed.hovered ? kit.theme.accent : kit.theme.quiet);
        kit.text(inside.rest(), chip.text, Type::small, kit.theme.ink);
        if (pressed.hovered)
            kit.tip(kit.words("filter.remove"));
        if (pressed)
            outcome.act(chip.remove);
    }
    if (chips.size() > 1 && row.rest().width() > kit.px(40)) {
        const Rect item = row.take(kit.widthOf(clear, Type::small) + kit.px(24));
        const Pressed pressed = kit.press("chip.clear", item);
        body(item, pressed.hovered);
        kit.text(item, clear, Type::small, kit.theme.accent, Align::middle);
        if (pressed)
            outcome.act(session::ClearFilter{});
    }
    ImGui::End();
}

} // namespace zamkan::app
