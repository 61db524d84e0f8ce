#include "app/legend_hits.hpp"
#include "app/kit/menu.hpp"
#include "map/theme.hpp"
#include <algorithm>
#include <set>

namespace zamkan::app {

namespace {
constexpr const char *kMenu = "legend menu";

struct Hit {
    timeline::Facet facet = timeline::Facet::actor;
    std::set<std::string, std::less<>> values;
};

Hit partiesOf(const session::Session &session, const map::SceneMaker &maker, map::Colour colour) {
    Hit hit{timeline::Facet::actor, {}};
    for (const timeline::Count &count : session.sieve.counts(timeline::Facet::actor))
        if (!count.value.empty() && maker.colourOf(count.value) == colour)
            hit.values.insert(count.value);
    return hit;
}

// Kinds are told by their type where all of its subtypes look alike, else by the subtype.
Hit kindsOf(const session::Session &session, const map::SceneMaker &maker, map::Shape shape) {
    Hit types{timeline::Facet::type, {}}, subtypes{timeline::Facet::subtype, {}};
    bool whole = true;
    std::set<std::pair<std::string, std::string>> pairs;
    for (const events::EventTable::Part &part : session.table->parts()) {
        std::uint64_t last = UINT64_MAX;
        part.segment->column(events::WordKind::type).visit([&](auto kinds) {
            part.segment->column(events::WordKind::subtype).visit([&](auto finer) {
                for (std::size_t row = 0; row < kinds.size(); ++row)
                    if (const std::uint64_t both = std::uint64_t{kinds[row]} << 32 | finer[row]; both != last) {
                        last = both;
                        pairs.emplace(part.segment->word(kinds[row]), part.segment->word(finer[row]));
                    }
            });
        });
    }
    for (const auto &[type, subtype] : pairs)
        if (maker.shapeOf(type, subtype) == shape) {
            types.values.insert(type);
            subtypes.values.insert(subtype);
        }
    for (const auto &[type, subtype] : pairs)
        whole = whole && (!types.values.contains(type) || maker.shapeOf(type, subtype) == shape);
    return whole ? types : subtypes;
}

Hit hitOf(const session::Session &session, const map::SceneMaker &maker, const map::Mark &sign) {
    return sign.fill == maker.theme().scale ? kindsOf(session, maker, sign.shape) : partiesOf(session, maker, sign.fill);
}

// Whether a sign stands for values that can be chosen: kinds always, colours while they tell parties.
bool chooses(const session::Session &session, const map::SceneMaker &maker, const map::Mark &sign, float scale) {
    if (sign.size < 3 * scale) // the arrow of trails
        return false;
    return sign.fill == maker.theme().scale || (session.settings.get("colour_by") == "actor" && session.settings.get("marks") == "points");
}

// The row of the legend that a sign stands in; nothing for signs that explain and choose nothing.
std::optional<Rect> rowOf(const map::Picture &picture, const map::Mark &sign, float scale) {
    if (sign.hollow || sign.halo > 0 || sign.shape == map::Shape::badge || !sign.shares.empty())
        return std::nullopt;
    for (const map::Picture::Panel &panel : picture.panels)
        if (sign.at.x > panel.left && sign.at.x < panel.right && sign.at.y > panel.top && sign.at.y < panel.bottom) {
            const auto y = static_cast<float>(sign.at.y);
            return Rect{{static_cast<float>(panel.left) + 4 * scale, y - 9 * scale}, {static_cast<float>(panel.right) - 4 * scale, y + 9 * scale}};
        }
    return std::nullopt;
}
} // namespace

void drawLegendHits(Kit &kit, const session::Session &session, const map::Picture &picture, const map::SceneMaker &maker,
                    Outcome &outcome) {
    std::vector<std::pair<const map::Mark *, Rect>> rows;
    Rect all{{1e9F, 1e9F}, {-1e9F, -1e9F}};
    for (const map::Mark &sign : picture.symbols)
        if (const auto row = chooses(session, maker, sign, kit.theme.scale) ? rowOf(picture, sign, kit.theme.scale) : std::nullopt) {
            rows.emplace_back(&sign, *row);
            all = {{std::min(all.min.x, row->min.x), std::min(all.min.y, row->min.y)}, {std::max(all.max.x, row->max.x), std::max(all.max.y, row->max.y)}};
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
        const Rect &row = rows[i].second;
        const Pressed pressed = kit.press("legend." + std::to_string(i), row);
        if (pressed.hovered) {
            ImGui::GetWindowDrawList()->AddRectFilled(row.min, row.max, faded(kit.theme.accent, 0.14F), kit.px(4));
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            kit.tip(kit.words("legend.tip"));
        }
        if (pressed) {
            const Hit hit = hitOf(session, maker, *rows[i].first);
            if (!hit.values.empty())
                outcome.act(session::ChooseValues{hit.facet, hit.values, session::Choose::only});
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
        const Hit hit = hitOf(session, maker, *rows[chosen].first);
        if (picked == "legend.filters")
            outcome.act(session::ToggleFilters{});
        else if (picked == "legend.all")
            outcome.act(session::ClearFacet{hit.facet});
        else if (!hit.values.empty())
            outcome.act(session::ChooseValues{hit.facet, hit.values, picked == "legend.only" ? session::Choose::only : session::Choose::without});
    }
    ImGui::End();
}

} // namespace zamkan::app
