#include "app/event_words.hpp"
#include "app/kit/menu.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>
#include <charconv>
#include <cmath>

namespace zamkan::app {

namespace {
using timeline::Facet;

constexpr std::size_t kFew = 6, kMany = 60; // values shown at first, and when more are asked for

// A value: passes or not, its name, how many rows have it.
void drawValue(Kit &kit, const session::Session &session, Facet facet, const timeline::Count &count, std::size_t most, const Rect &item,
               Outcome &outcome) {
    const std::string id = "filter." + std::string(toString(facet)) + "." + count.value;
    const timeline::Choice &choice = session.sieve.filter().of(facet);
    const bool passes = choice.passes(count.value);
    ImDrawList *list = ImGui::GetWindowDrawList();
    Row row(item.shrunk(kit.px(6), 0), kit.rightToLeft(), kit.px(6));
    const Rect tick = row.take(kit.px(20));
    if (kit.tick(id + ".tick", tick, passes))
        outcome.act(session::ChooseValues{facet, {count.value}, session::Choose::toggle});
    const Rect rest = row.rest();
    const Pressed pressed = kit.press(id, rest);
    if (pressed.hovered)
        list->AddRectFilled(rest.min, rest.max, kit.theme.hover, kit.px(4));
    const float share = most == 0 ? 0 : static_cast<float>(count.rows) / static_cast<float>(most);
    const float length = rest.width() * share;
    const bool fromRight = kit.rightToLeft();
    list->AddRectFilled({fromRight ? rest.max.x - length : rest.min.x, rest.max.y - kit.px(4)},
                        {fromRight ? rest.max.x : rest.min.x + length, rest.max.y - kit.px(2)}, passes ? kit.theme.accent_wash : kit.theme.line,
                        kit.px(1));
    const std::string number = countText(static_cast<double>(count.rows));
    kit.text(row.takeEnd(kit.widthOf(number, Type::small) + kit.px(4)), number, Type::small, kit.theme.quiet, Align::end);
    if (facet == Facet::actor && kit.actorColour && !count.value.empty())
        list->AddCircleFilled(row.take(kit.px(9)).centre(), kit.px(3.5F), kit.actorColour(count.value), 16);
    kit.text(row.rest(), nameOfValue(session, facet, count.value, *kit.wording), Type::small, passes ? kit.theme.ink : faded(kit.theme.quiet, 0.8F));
    if (pressed.hovered)
        kit.tip(kit.words("filter.only_tip"));
    if (pressed)
        outcome.act(session::ChooseValues{facet, {count.value}, session::Choose::only});
}

class Flow { // down the panel
public:
    Flow(Kit &kit, const Rect &inside, float scroll) : kit_(kit), inside_(inside), y_(inside.min.y - scroll) {}
    Rect take(float height) {
        const Rect item{{inside_.min.x, y_}, {inside_.max.x, y_ + kit_.px(height)}};
        y_ = item.max.y;
        return item;
    }
    [[nodiscard]] bool seen(const Rect &item) const { return item.max.y > inside_.min.y && item.min.y < inside_.max.y; }
    void skip(float height) { y_ += kit_.px(height); }
    [[nodiscard]] float y() const { return y_; }

private:
    Kit &kit_;
    Rect inside_;
    float y_;
};

void drawFacet(Kit &kit, const session::Session &session, Facet facet, Flow &flow, FiltersState &state, Outcome &outcome) {
    const auto number = static_cast<std::size_t>(facet);
    const std::string id = "filter." + std::string(toString(facet));
    const timeline::Choice &choice = session.sieve.filter().of(facet);
    const Rect head = flow.take(30);
    if (flow.seen(head)) {
        Row row(head.shrunk(kit.px(4), 0), kit.rightToLeft(), kit.px(4));
        if (!choice.empty()) {
            if (kit.iconButton(id + ".clear", row.takeEnd(kit.px(24)).shrunk(0, kit.px(4)), Icon::close, kit.words("filter.all_again")))
                outcome.act(session::ClearFacet{facet});
            if (kit.chip(id + ".invert", row.takeEnd(kit.widthOf(kit.words("filter.invert"), Type::small) + kit.px(16)).shrunk(0, kit.px(5)),
                         kit.words("filter.invert"), choice.inverse))
                outcome.act(session::InvertFacet{facet});
        }
        const Pressed pressed = kit.press(id, row.rest());
        Row title(row.rest(), kit.rightToLeft(), kit.px(6));
        const ImVec2 sign = title.take(kit.px(12)).centre();
        const float s = kit.px(3.5F), side = kit.rightToLeft() ? -1.0F : 1.0F;
        ImDrawList *list = ImGui::GetWindowDrawList();
        if (state.open[number])
            list->AddTriangleFilled({sign.x - s, sign.y - s * 0.6F}, {sign.x + s, sign.y - s * 0.6F}, {sign.x, sign.y + s}, kit.theme.quiet);
        else
            list->AddTriangleFilled({sign.x - side * s * 0.6F, sign.y - s}, {sign.x - side * s * 0.6F, sign.y + s}, {sign.x + side * s, sign.y}, kit.theme.quiet);
        kit.text(title.rest(), kit.words(id), Type::strong, choice.empty() && !pressed.hovered ? kit.theme.ink : kit.theme.accent);
        if (pressed)
            state.open[number] = !state.open[number];
    }
    if (!state.open[number])
        return;
    const auto &counts = session.sieve.counts(facet, kMany);
    std::size_t most = 0;
    for (const timeline::Count &count : counts)
        most = std::max(most, count.rows);
    const std::size_t shown = state.more[number] ? counts.size() : std::min(counts.size(), kFew);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (i >= shown && !choice.values.contains(counts[i].value)) // what is chosen is always in sight
            continue;
        if (const Rect item = flow.take(26); flow.seen(item))
            drawValue(kit, session, facet, counts[i], most, item, outcome);
    }
    if (counts.size() > kFew) {
        const Rect item = flow.take(26);
        const std::string &name = kit.words(state.more[number] ? "filter.fewer" : "filter.more");
        if (flow.seen(item)) {
            const Pressed pressed = kit.press(id + ".more", item.shrunk(kit.px(30), 0));
            kit.text(item.shrunk(kit.px(32), 0), name, Type::small, pressed.hovered ? kit.theme.accent : kit.theme.quiet);
            if (pressed)
                state.more[number] = !state.more[number];
        }
    }
    flow.skip(6);
}

std::optional<double> numberIn(const std::string &text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

void drawMagnitude(Kit &kit, const session::Session &session, const Rect &item, FiltersState &state, Outcome &outcome) {
    const timeline::Filter &filter = session.sieve.filter();
    const auto shown = [](std::optional<double> value) { return value ? countText(*value) : std::string(); };
    if (state.magnitude_of != std::pair(filter.least, filter.most)) {
        state.magnitude_of = {filter.least, filter.most};
        const auto plain = [](std::string text) {
            std::erase(text, ',');
            return text;
        };
        state.least.text = plain(shown(filter.least));
        state.most.text = plain(shown(filter.most));
    }
    Row row(item.shrunk(kit.px(6), kit.px(2)), kit.rightToLeft(), kit.px(6));
    const float width = (row.rest().width() - kit.px(24)) / 2;
    const auto low = numberIn(state.least.text), high = numberIn(state.most.text);
    const bool lowWrong = !state.least.text.empty() && !low, highWrong = !state.most.text.empty() && !high;
    const Typed first = field(kit, "filter.least", row.take(width), state.least, {kit.words("filter.least"), std::nullopt, lowWrong, Align::middle});
    kit.text(row.take(kit.px(10)), "–", Type::body, kit.theme.quiet, Align::middle);
    const Typed second = field(kit, "filter.most", row.take(width), state.most, {kit.words("filter.most"), std::nullopt, highWrong, Align::middle});
    if ((first.entered || first.left || second.entered || second.left) && !lowWrong && !highWrong)
        outcome.act(session::SetMagnitude{low, high});
}

void drawBoxLine(Kit &kit, const session::Session &session, const Rect &item, Outcome &outcome) {
    Row row(item.shrunk(kit.px(6), kit.px(3)), kit.rightToLeft(), kit.px(6));
    const bool drawing = session.tool == session::Tool::box;
    const std::string &name = kit.words(drawing ? "filter.box_drawing" : "filter.box_draw");
    if (kit.textButton("filter.box", row.take(kit.widthOf(name, Type::body) + kit.px(24)), name))
        outcome.act(session::SetTool{drawing ? session::Tool::pan : session::Tool::box});
    if (session.sieve.filter().box && kit.iconButton("filter.box.clear", row.take(kit.px(26)), Icon::close, kit.words("filter.all_again")))
        outcome.act(session::SetBox{});
}
} // namespace

void drawFilters(Kit &kit, const session::Session &session, const Rect &map, FiltersState &state, Outcome &outcome) {
    Row across(map.shrunk(kit.px(8), kit.px(8)), kit.rightToLeft(), 0);
    const Rect where = across.takeEnd(std::min(kit.px(kFiltersWidth), map.width() - kit.px(24))); // the legend stands at the start
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, kit.px(8));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1.0F);
    beginPane("filters", where);
    ImGui::PopStyleVar(2);
    kit.note("filters", where);
    Row head({{where.min.x + kit.px(14), where.min.y + kit.px(8)}, {where.max.x - kit.px(8), where.min.y + kit.px(38)}}, kit.rightToLeft(), kit.px(4));
    if (kit.iconButton("filters.close", head.takeEnd(kit.px(30)), Icon::close, kit.words("filter.close")))
        outcome.act(session::ToggleFilters{});
    if (!session.sieve.filter().empty()) {
        const std::string &clear = kit.words("filter.clear");
        if (kit.chip("filters.clear", head.takeEnd(kit.widthOf(clear, Type::small) + kit.px(20)).shrunk(0, kit.px(3)), clear, true))
            outcome.act(session::ClearFilter{});
    }
    kit.text(head.rest(), kit.words("filter.title"), Type::strong, kit.theme.ink);

    const Rect inside{{where.min.x + kit.px(8), where.min.y + kit.px(42)}, {where.max.x - kit.px(4), where.max.y - kit.px(8)}};
    ImGui::SetCursorScreenPos(inside.min);
    ImGui::BeginChild("facets", {inside.width(), inside.height()}, false, ImGuiWindowFlags_NoNav);
    const float scroll = ImGui::GetScrollY();
    Flow flow(kit, {inside.min, {inside.max.x - kit.px(10), inside.max.y}}, scroll);
    if (const std::size_t unread = session::unreadRows(session); unread > 0) {
        const Rect line = flow.take(22);
        kit.text(line.shrunk(kit.px(6), 0), kit.wording->counted("filter.unread", unread), Type::small, kit.theme.warning);
        kit.note("filter.unread", line);
    }
    for (const Facet facet : {Facet::actor, Facet::type, Facet::subtype, Facet::country, Facet::province, Facet::place, Facet::status, Facet::review,
                              Facet::certainty, Facet::source})
        drawFacet(kit, session, facet, flow, state, outcome);
    const Rect title = flow.take(30);
    kit.text(title.shrunk(kit.px(6), 0), kit.words("filter.magnitude"), Type::strong, kit.theme.ink);
    drawMagnitude(kit, session, flow.take(34), state, outcome);
    const Rect second = flow.take(30);
    kit.text(second.shrunk(kit.px(6), 0), kit.words("filter.area"), Type::strong, kit.theme.ink);
    drawBoxLine(kit, session, flow.take(38), outcome);
    ImGui::SetCursorPosY(flow.y() + scroll - inside.min.y + kit.px(8));
    ImGui::Dummy({1, 1});
    ImGui::EndChild();
    ImGui::End();
}

} // namespace zamkan::app
