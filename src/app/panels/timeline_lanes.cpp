#include "app/event_words.hpp"
#include "app/panels/timeline.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::app {

namespace {
using timeline::BarKind;
using timeline::Lanes;

constexpr std::array<std::string_view, 3> kBy{"actor", "place", "type"};

timeline::GroupBy groupFor(std::string_view by) {
    return by == "place" ? timeline::GroupBy::place : by == "type" ? timeline::GroupBy::type : timeline::GroupBy::actor;
}

void refresh(Kit &kit, const session::Session &session, const Scale &scale, LanesState &state) {
    const timeline::GroupBy by = groupFor(session.settings.get("lanes_by"));
    const bool anew = !state.lanes || state.lanes->table() != session.table.get() || state.lanes->by() != by;
    const auto columns = static_cast<std::size_t>(std::max(1.0F, scale.width));
    if (anew)
        state.lanes = std::make_shared<const Lanes>(session.table, by);
    else if (state.version == session.sieve.version() && state.columns == columns && state.sight.start == scale.sight.start &&
             state.sight.end == scale.sight.end)
        return;
    state.version = session.sieve.version();
    state.columns = columns;
    state.sight = scale.sight;
    state.shown = state.lanes->shown(session.sieve.happenedByTime(), {scale.sight, columns, 8, 400, kit.px(7)});
}

std::string nameOfLane(Kit &kit, const session::Session &session, const Lanes::Lane &lane, timeline::GroupBy by) {
    if (lane.others)
        return kit.words("lanes.others");
    if (lane.key.empty())
        return kit.words("lanes.untold");
    const timeline::Facet facet = by == timeline::GroupBy::actor  ? timeline::Facet::actor
                                  : by == timeline::GroupBy::type ? timeline::Facet::type : timeline::Facet::place;
    return nameOfValue(session, facet, lane.key, *kit.wording);
}

bool isPicked(const session::Session &session, events::Row row) {
    return std::binary_search(session.picked.begin(), session.picked.end(), row);
}

// Soft ends say that nobody knows when within it: from clear over full to clear.
void drawSoft(ImDrawList *list, const Rect &bar, ImU32 colour) {
    const float middle = (bar.min.x + bar.max.x) / 2;
    const ImU32 clear = faded(colour, 0.12F), full = faded(colour, 0.75F);
    list->AddRectFilledMultiColor(bar.min, {middle, bar.max.y}, clear, full, full, clear);
    list->AddRectFilledMultiColor({middle, bar.min.y}, bar.max, full, clear, clear, full);
}

struct Pointed {
    std::optional<events::Row> row;
    std::uint32_t others = 0; // rows at the same spot of a crowded lane
};

Pointed drawBars(Kit &kit, const session::Session &session, const Lanes::Lane &lane, const Rect &strip, bool pointed) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float track = strip.height() / Lanes::kTracks;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    Pointed out;
    for (const Lanes::Bar &bar : lane.bars) {
        const float top = strip.min.y + track * static_cast<float>(bar.track);
        const Rect at{{strip.min.x + bar.first, top + 1}, {strip.min.x + bar.last, top + track - 1}};
        const ImU32 mark = kit.rowColour ? kit.rowColour(*session.table, bar.row) : kit.theme.histogram;
        const bool shows = timeline::shows(session.window, session.table->from(bar.row), session.table->to(bar.row));
        const ImU32 colour = faded(mark, shows ? 1.0F : 0.35F);
        const float radius = std::min(track / 2, kit.px(3.5F));
        switch (bar.kind) {
        case BarKind::dot:
            list->AddCircleFilled(at.centre(), radius, colour, 12);
            break;
        case BarKind::soft:
            drawSoft(list, at, colour);
            break;
        case BarKind::solid:
            list->AddRectFilled(at.min, at.max, colour, kit.px(2));
            break;
        }
        const bool picked = isPicked(session, bar.row) || session.selected == bar.row;
        if (picked || session.hovered == bar.row) {
            const ImU32 ring = picked ? kit.theme.accent : kit.theme.ink;
            if (bar.kind == BarKind::dot)
                list->AddCircle(at.centre(), radius + kit.px(2), ring, 16, kit.px(2));
            else
                list->AddRect({at.min.x - 1, at.min.y - 1}, {at.max.x + 1, at.max.y + 1}, ring, kit.px(2), 0, kit.px(2));
        }
        if (pointed && mouse.x >= at.min.x - kit.px(2) && mouse.x <= at.max.x + kit.px(2) && mouse.y >= at.min.y - 1 && mouse.y <= at.max.y + 1)
            out.row = bar.row;
        if (picked)
            kit.note("lanes.selected", at);
    }
    return out;
}

Pointed drawCrowd(Kit &kit, const session::Session &session, const Lanes::Lane &lane, const Rect &strip, bool pointed) {
    ImDrawList *list = ImGui::GetWindowDrawList();
    const float mouse = ImGui::GetIO().MousePos.x;
    const float from = strip.min.x;
    ImU32 colour = kit.theme.histogram;
    for (std::size_t column = 0; column < lane.counts.size(); ++column) {
        if (lane.rowAt[column] != Lanes::kNone && kit.rowColour)
            colour = kit.rowColour(*session.table, lane.rowAt[column]);
        if (lane.counts[column] == 0)
            continue;
        const float share = std::sqrt(static_cast<float>(lane.counts[column]) / static_cast<float>(lane.most));
        const float x = from + static_cast<float>(column), half = strip.height() / 2 * std::max(0.12F, share);
        const float middle = (strip.min.y + strip.max.y) / 2;
        list->AddRectFilled({x, middle - half}, {x + 1, middle + half}, faded(colour, 0.85F));
    }
    if (!pointed || lane.counts.empty())
        return {};
    const auto column = static_cast<std::size_t>(std::clamp(mouse - from, 0.0F, static_cast<float>(lane.counts.size() - 1)));
    for (std::size_t off = 0; off <= 3; ++off) // the nearest that begins there
        for (const std::size_t at : {column - std::min(off, column), std::min(column + off, lane.counts.size() - 1)})
            if (lane.rowAt[at] != Lanes::kNone)
                return {lane.rowAt[at], lane.counts[at] > 0 ? lane.counts[at] - 1 : 0};
    return {};
}
} // namespace

bool showsLanes(const session::Session &session) { return session.settings.get("timeline_as") == "lanes"; }

void drawLanes(Kit &kit, const session::Session &session, const Rect &where, const Rect &names, const Scale &scale, LanesState &state,
               Outcome &outcome) {
    refresh(kit, session, scale, state);
    ImDrawList *list = ImGui::GetWindowDrawList();
    const timeline::GroupBy by = groupFor(session.settings.get("lanes_by"));
    const Rect head{names.min, {names.max.x, names.min.y + kit.px(20)}};
    std::vector<std::string> choices;
    for (const auto one : kBy)
        choices.push_back(kit.words("choice." + std::string(one)));
    const auto chosen = static_cast<std::size_t>(std::find(kBy.begin(), kBy.end(), session.settings.get("lanes_by")) - kBy.begin());
    if (const auto picked = kit.choice("lanes.by", head, chosen, choices, kit.words("lanes.by")))
        outcome.act(session::ChangeSetting{"lanes_by", std::string(kBy[*picked])});

    const Rect body{{where.min.x, where.min.y + kit.px(20)}, {where.max.x, where.max.y - kit.px(4)}};
    const Pressed pressed = kit.press("lanes", body, false);
    const float height = std::min(body.height() / static_cast<float>(std::max<std::size_t>(1, state.shown.size())), kit.px(26));
    list->PushClipRect(body.min, body.max, true);
    Pointed pointed;
    for (std::size_t i = 0; i < state.shown.size(); ++i) {
        const Lanes::Lane &lane = state.shown[i];
        const float top = body.min.y + height * static_cast<float>(i);
        const Rect strip{{body.min.x, top}, {body.max.x, top + height}};
        if (i > 0)
            list->AddLine(strip.min, {strip.max.x, strip.min.y}, kit.theme.line);
        const bool over = pressed.hovered && strip.contains(ImGui::GetIO().MousePos);
        const Rect inner = strip.shrunk(0, kit.px(2));
        const Pointed here = lane.counts.empty() ? drawBars(kit, session, lane, inner, over) : drawCrowd(kit, session, lane, inner, over);
        if (here.row)
            pointed = here;
        kit.note("lane." + std::to_string(i), strip);
    }
    list->PopClipRect();
    for (std::size_t i = 0; i < state.shown.size(); ++i) {
        const float top = body.min.y + height * static_cast<float>(i);
        Row row({{names.min.x, top}, {names.max.x, top + height}}, kit.rightToLeft(), kit.px(4));
        const std::string count = std::to_string(state.shown[i].rows);
        kit.text(row.takeEnd(kit.widthOf(count, Type::small)), count, Type::small, kit.theme.quiet, Align::end);
        kit.text(row.rest(), nameOfLane(kit, session, state.shown[i], by), Type::small, kit.theme.ink);
    }
    if (!pressed.hovered && !pressed.held)
        return;
    if (pointed.row != session.hovered)
        outcome.act(session::Hover{pointed.row});
    if (!pointed.row)
        return;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    map::Mark mark;
    mark.row = *pointed.row;
    std::vector<TipLine> lines = tipOf(kit, session, mark);
    if (pointed.others > 0)
        lines.insert(lines.begin(), {kit.wording->with("lanes.crowded", {{"n", std::to_string(pointed.others + 1)}}), Type::strong, 0});
    kit.tip(std::move(lines));
    if (!pressed)
        return;
    if (ImGui::GetIO().KeyCtrl)
        outcome.act(session::PickRow{*pointed.row, session::Picking::toggle});
    else
        outcome.act(session::Select{*pointed.row, true});
}

} // namespace zamkan::app
