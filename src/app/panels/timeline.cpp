#include "app/commands.hpp"
#include "app/panels/timeline.hpp"
#include "events/cell_values.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::app {

namespace {
using std::chrono::days;

constexpr std::array<double, 8> kSpeeds{0.5, 1, 2, 4, 8, 16, 32, 64};
constexpr std::array<std::string_view, 6> kUnits{"hour", "day", "week", "month", "quarter", "year"};
constexpr std::array<std::string_view, 4> kModes{"instant", "window", "cumulative_from_start", "cumulative_to_end"};
constexpr std::array<Icon, 3> kEnds{Icon::once, Icon::loop, Icon::bounce};
constexpr std::array<std::string_view, 3> kEndNames{"once", "loop", "bounce"};

struct Span { std::string_view key; timeline::Step step; };
constexpr std::array<Span, 5> kSpans{{{"d1", {timeline::StepUnit::day, 1}},
                                      {"w1", {timeline::StepUnit::week, 1}},
                                      {"m1", {timeline::StepUnit::month, 1}},
                                      {"m3", {timeline::StepUnit::month, 3}},
                                      {"y1", {timeline::StepUnit::year, 1}}}};

std::string tipWithKey(const Kit &kit, std::string_view command) { return kit.words("command." + std::string(command)); }

void drawTransport(Kit &kit, const session::Session &session, Row &row, Outcome &outcome) {
    struct Button { std::string_view command; Icon icon; };
    const bool playing = session.playback.playing;
    const std::array<Button, 5> buttons{{{"to_start", Icon::to_start},
                                         {"step_back", Icon::step_back},
                                         {"play", playing ? Icon::pause : Icon::play},
                                         {"step_forward", Icon::step_forward},
                                         {"to_end", Icon::to_end}}};
    for (const Button &button : buttons) {
        const bool main = button.command == "play";
        const Rect where = row.take(kit.px(main ? 36 : 28));
        const std::string id = "timeline." + std::string(button.command);
        if (main) {
            const Pressed pressed = kit.press(id, where);
            ImDrawList *list = ImGui::GetWindowDrawList();
            list->AddCircleFilled(where.centre(), kit.px(17), faded(kit.theme.accent, pressed.hovered ? 0.88F : 1.0F),
                                  40);
            drawIcon(list, button.icon, where.centre(), kit.px(15), kit.theme.accent_ink);
            if (pressed.hovered)
                kit.tip(tipWithKey(kit, button.command));
            if (pressed)
                perform(button.command, session, outcome);
        } else if (kit.iconButton(id, where, button.icon, tipWithKey(kit, button.command))) {
            perform(button.command, session, outcome);
        }
    }
}

std::string speedText(double speed) { return "×" + fmt::format("{:.3g}", speed); }

// Steps a second, as people write them: ×4, 4x, 2.5, ٢٫٥, ½. The session holds them to what can be followed.
std::optional<double> typedSpeed(std::string_view text) {
    std::string digits(text);
    for (const std::string_view sign : {"×", "x", "X", "*", "\u2066", "\u2069", " "})
        for (std::size_t at; (at = digits.find(sign)) != std::string::npos;)
            digits.erase(at, sign.size());
    if (digits == "½")
        return 0.5;
    const std::optional<double> speed = events::readNumber(digits);
    return speed && *speed > 0 ? speed : std::nullopt;
}

// Typed, or picked from the list beside it.
void drawSpeed(Kit &kit, const session::Session &session, const Rect &where, TimelineState &state, Outcome &outcome) {
    const double now = session.playback.steps_per_second;
    std::vector<std::string> speeds;
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < kSpeeds.size(); ++i) {
        speeds.push_back(speedText(kSpeeds[i]));
        if (std::abs(kSpeeds[i] - now) < std::abs(kSpeeds[nearest] - now))
            nearest = i;
    }
    Row row(where, kit.rightToLeft(), 0);
    const Rect list = row.takeEnd(kit.px(20));
    if (const auto picked = kit.choice("timeline.speed_list", list, nearest, speeds, kit.words("timeline.speed")))
        outcome.act(session::SetSpeed{kSpeeds[*picked]});
    if (!state.speed.active && !state.speed_wrong)
        state.speed.text = speedText(now);
    const Rect box = row.rest();
    const Typed typed = field(kit, "timeline.speed", box, state.speed, {{}, std::nullopt, state.speed_wrong, Align::middle});
    if (typed.changed)
        state.speed_wrong = false;
    if (state.speed_wrong || (box.contains(ImGui::GetIO().MousePos) && !state.speed.active))
        kit.tip(kit.words(state.speed_wrong ? "timeline.not_a_speed" : "timeline.speed"));
    if (!typed.entered && !(typed.left && !state.speed_wrong && state.speed.text != speedText(now)))
        return;
    const std::optional<double> speed = typedSpeed(state.speed.text);
    state.speed_wrong = !speed;
    if (speed)
        outcome.act(session::SetSpeed{*speed});
}

void drawPlayback(Kit &kit, const session::Session &session, Row &row, TimelineState &state, Outcome &outcome) {
    std::vector<std::string> units, modes;
    drawSpeed(kit, session, row.take(kit.px(64)), state, outcome);

    for (const auto unit : kUnits)
        units.push_back(kit.words("step." + std::string(unit)));
    const auto unit = static_cast<std::size_t>(session.playback.step.unit);
    if (const auto picked = kit.choice("timeline.step", row.take(kit.px(88)), unit, units, kit.words("timeline.step")))
        outcome.act(session::SetStep{{static_cast<timeline::StepUnit>(*picked), 1}});

    const auto end = static_cast<std::size_t>(session.playback.at_end);
    const std::string tip = kit.words("command.at_end") + " · " + kit.words("at_end." + std::string(kEndNames[end]));
    if (kit.iconButton("timeline.at_end", row.take(kit.px(28)), kEnds[end], tip))
        perform("at_end", session, outcome);

    float widest = 0;
    for (const auto mode : kModes) {
        modes.push_back(kit.words("mode." + std::string(mode)));
        widest = std::max(widest, kit.widthOf(modes.back(), Type::body));
    }
    const auto mode = static_cast<std::size_t>(session.window.mode);
    if (const auto picked = kit.choice("timeline.mode", row.take(widest + kit.px(30)), mode, modes,
                                       kit.words("command.mode")))
        outcome.act(session::SetMode{static_cast<timeline::Mode>(*picked)});
}

// A date that is shown, and can be typed over. `end`: the last day that belongs to the window.
void drawDate(Kit &kit, const session::Session &session, bool end, const Rect &where, Field &state, bool &wrong,
              Outcome &outcome) {
    const time::Instant now = end ? session.window.to : session.window.from;
    const std::string shown = session::fieldText(now, end);
    if (!state.active && !wrong)
        state.text = shown;
    const std::string_view id = end ? "timeline.to" : "timeline.from";
    const Typed typed =
        field(kit, id, where, state, {kit.words("timeline.date_hint"), std::nullopt, wrong, Align::middle});
    if (where.contains(ImGui::GetIO().MousePos) && !state.active) {
        if (wrong) {
            kit.tip(kit.words("timeline.not_a_date"));
        } else {
            const time::Day day = end ? session::lastDay(now) : session::firstDay(now);
            std::vector<TipLine> lines = dayTip(kit, session::momentText(now, end, kit.wording->language()), day);
            lines.push_back({kit.words("timeline.date_hint"), Type::small, kit.theme.quiet});
            kit.tip(std::move(lines));
        }
    }
    if (typed.changed)
        wrong = false;
    if (wrong && state.active)
        kit.tip(kit.words("timeline.not_a_date"));
    if (!typed.entered && !(typed.left && !wrong && state.text != shown))
        return;
    const auto said = session::typedStretch(state.text, session.reader.get(), session::lastDay(session.window.to));
    wrong = !said;
    if (!said)
        return;
    if (said->to < session.axis.start || said->from > session.axis.end)
        outcome.act(session::ShowToast{{0, Severity::remark, "toast.outside_axis", {}, {}, 5}});
    time::Instant from = session.window.from, to = session.window.to;
    const auto least = said->from == said->to ? std::chrono::seconds{3600} : std::chrono::seconds{days{1}};
    if (end) {
        to = said->to;
        from = std::min(from, to - least);
    } else {
        from = said->from;
        to = std::max({to, said->to, from + std::chrono::seconds{3600}});
    }
    outcome.act(session::SetWindow{from, to, true});
}

void drawSpans(Kit &kit, const session::Session &session, Row &row, Outcome &outcome) {
    for (const Span &span : kSpans) {
        const std::string &name = kit.words("span." + std::string(span.key));
        const time::Instant end = timeline::advanced(session.window.from, span.step, 1);
        const bool on = session.window.to == end;
        const Rect where = row.take(kit.widthOf(name, Type::small) + kit.px(14)).shrunk(0, kit.px(4));
        if (kit.chip("timeline.span." + std::string(span.key), where, name, on))
            outcome.act(session::SetWindow{session.window.from, end, true});
    }
    const std::string &all = kit.words("span.all");
    const bool whole = session.window.from == session.axis.start && session.window.to == session.axis.end;
    if (kit.chip("timeline.span.all", row.take(kit.widthOf(all, Type::small) + kit.px(14)).shrunk(0, kit.px(4)), all,
                 whole))
        outcome.act(session::ShowAllTime{});
}
// What the timeline and the map show beside: lanes, moments to come back to, two moments beside each other.
void drawViews(Kit &kit, const session::Session &session, Row &row, Outcome &outcome) {
    row.skip(0);
    const auto button = [&](std::string_view command, Icon icon, bool on) {
        if (kit.iconButton("timeline." + std::string(command), row.takeEnd(kit.px(28)), icon, tipWithKey(kit, command), on))
            perform(command, session, outcome);
    };
    button("lanes", Icon::rows, showsLanes(session));
    button("bookmarks", Icon::flag, session.dialog == session::Dialog::bookmarks);
    button("compare", Icon::halves, session.comparison.has_value());
}
} // namespace

void drawTimeline(Kit &kit, const session::Session &session, const Rect &where, TimelineState &state,
                  Outcome &outcome) {
    beginPane("timeline", where);
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddLine(where.min, {where.max.x, where.min.y}, kit.theme.line);
    kit.note("timeline", where);
    if (ImGui::IsMouseClicked(0) && where.contains(ImGui::GetIO().MousePos))
        outcome.act(session::SetFocus{session::Focus::timeline});

    // Groups stand where reading begins; within the transport, and from one date to the other, time runs from left to right
    // in both languages, as on the axis below.
    const Rect strip{{where.min.x + kit.px(14), where.min.y + kit.px(8)}, {where.max.x - kit.px(14), where.min.y + kit.px(44)}};
    Row row(strip, kit.rightToLeft(), kit.px(3));
    Row transport(row.take(kit.px(36 + 4 * 28 + 4 * 3)), false, kit.px(3));
    drawTransport(kit, session, transport, outcome);
    row.skip(kit.px(10));
    Row second(row.rest().shrunk(0, kit.px(3)), kit.rightToLeft(), kit.px(3));
    drawPlayback(kit, session, second, state, outcome);
    second.skip(kit.px(8));
    if (!session.table->empty()) {
        const float wide = kit.px(session.clock_times ? 146 : 104);
        Row dates(second.take(2 * wide + kit.px(14 + 2 * 3)), false, kit.px(3));
        const Rect from = dates.take(wide);
        drawDate(kit, session, false, from, state.from, state.from_wrong, outcome);
        kit.text(dates.take(kit.px(14)), "–", Type::body, kit.theme.quiet, Align::middle);
        const Rect to = dates.take(wide);
        drawDate(kit, session, true, to, state.to, state.to_wrong, outcome);
        second.skip(kit.px(6));
    }
    const std::string counts =
        kit.wording->with("timeline.shown", {{"shown", std::to_string(session.shown.size())},
                                             {"all", std::to_string(session.all)}});
    const Rect counted = second.takeEnd(kit.widthOf(counts, Type::strong) + kit.px(4));
    kit.text(counted, counts, Type::strong, kit.theme.ink, Align::end);
    kit.note("timeline.counts", counted);
    drawViews(kit, session, second, outcome);
    if (second.rest().width() > kit.px(215))
        drawSpans(kit, session, second, outcome);

    drawChart(kit, session,
              {{where.min.x + kit.px(22), where.min.y + kit.px(50)}, {where.max.x - kit.px(22), where.max.y - kit.px(4)}},
              state, outcome);
    ImGui::End();
}

} // namespace zamkan::app
