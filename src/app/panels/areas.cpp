// Who holds what: why an area is shown as it is, shares now and over time, and what changed.
#include "app/areas.hpp"
#include "app/event_words.hpp"
#include "app/panels/claims.hpp"
#include "app/panels/column.hpp"
#include "app/panels/conflicts.hpp"
#include "app/panels/panels.hpp"
#include "control/why.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {
namespace {

std::string km2Text(const Kit &kit, double km2) {
    return kit.wording->with("measure.square", {{"n", countText(std::round(km2))}});
}

std::string sinceText(const Kit &kit, const control::State &state) {
    if (state.since_first == state.since_last)
        return kit.wording->with("areas.since", {{"day", lettering::isolated(time::toIso(state.since_last))}});
    return kit.wording->with("areas.since_between", {{"from", lettering::isolated(time::toIso(state.since_first))},
                                                     {"to", lettering::isolated(time::toIso(state.since_last))}});
}

void drawStatement(Kit &kit, const session::Session &session, const control::Statement &said, std::size_t number, bool against, Column &column,
                   Outcome &outcome) {
    const std::string text = statementText(kit, session, said);
    const float height = kit.lineHeight(Type::small) + kit.px(6);
    const Rect where = column.take(height);
    const Pressed pressed = kit.press("areas.statement." + std::to_string(number), where);
    kit.text(where, text, Type::small, pressed.hovered ? kit.theme.accent : against ? kit.theme.warning : kit.theme.ink);
    if (pressed.hovered)
        kit.tip(text);
    if (pressed && said.row < session.table->size())
        outcome.act(session::Select{said.row, true});
}

// Holder, since when, why, how sure, what would change it.
void drawAsked(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome) {
    if (!shown.asked_at) {
        column.line(kit.words("areas.click"), Type::small, kit.theme.quiet);
        return;
    }
    if (shown.asked_drawn) {
        const control::Drawn &drawn = shown.territory->drawn()[*shown.asked_drawn];
        column.line(lettering::isolated(drawn.name), Type::heading, kit.theme.ink);
        column.line(kit.words("areas.status.held") + ": " + partiesNamed(kit, session, {drawn.holder}), Type::strong, kit.theme.ink);
        column.line(kit.wording->with("areas.drawn", {{"who", lettering::isolated(drawn.source)},
                                                      {"from", lettering::isolated(time::toIso(drawn.from))},
                                                      {"to", lettering::isolated(time::toIso(drawn.to - std::chrono::days{1}))},
                                                      {"area", km2Text(kit, drawn.km2)}}),
                    Type::body, kit.theme.date);
        column.gap(8);
        if (!shown.asked)
            return;
        column.line(kit.words("areas.computed"), Type::small, kit.theme.quiet);
    }
    if (!shown.asked) {
        column.line(kit.words("areas.nobody_here"), Type::body, kit.theme.quiet);
        return;
    }
    const control::Subject &subject = shown.territory->subjects()[*shown.asked];
    const control::State state = subject.history.on(shown.day);
    column.line(placeNamed(kit, subject), Type::heading, kit.theme.ink);
    const auto parties = control::partiesOf(state);
    std::string status = kit.words("areas.status." + std::string(state.status == control::Status::not_held ? "not_held" : control::toString(state.status)));
    if (!parties.empty())
        status += ": " + partiesNamed(kit, session, parties);
    column.line(status, Type::strong, kit.theme.ink);
    if (state.status != control::Status::contested && !state.others.empty())
        column.line(kit.wording->with("areas.others." + std::string(state.status == control::Status::not_held ? "not_held" : control::toString(state.status)),
                                      {{"who", partiesNamed(kit, session, state.others)}}),
                    Type::body, kit.theme.ink);
    column.line(sinceText(kit, state), Type::body, kit.theme.date);
    column.line(kit.wording->with("tooltip.certainty", {{"percent", std::to_string(std::lround(state.certainty * 100))}}), Type::small, kit.theme.quiet);
    column.gap(4);
    column.line(kit.words("areas.why"), Type::small, kit.theme.quiet);
    std::size_t number = 0;
    for (const std::uint32_t i : state.support)
        drawStatement(kit, session, subject.history.statements()[i], number++, false, column, outcome);
    if (!state.against.empty()) {
        column.line(kit.words("areas.against"), Type::small, kit.theme.quiet);
        for (const std::uint32_t i : state.against)
            drawStatement(kit, session, subject.history.statements()[i], number++, true, column, outcome);
    }
    column.line(kit.words(subject.province ? "areas.by_province" : "areas.by_place"), Type::small, kit.theme.quiet);
}

void drawShares(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column) {
    double most = 1;
    for (const control::Share &share : shown.shares)
        most = std::max(most, share.km2_most);
    std::string country;
    std::vector<control::Share> shares = shown.shares;
    std::stable_sort(shares.begin(), shares.end(), [](const control::Share &a, const control::Share &b) {
        return a.country != b.country ? a.country < b.country : a.km2_most > b.km2_most;
    });
    for (const control::Share &share : shares) {
        if (share.country != country) {
            country = share.country;
            column.gap(4);
            column.line(nameOfValue(session, timeline::Facet::country, country, *kit.wording), Type::small, kit.theme.quiet);
        }
        const Rect line = column.take(kit.lineHeight(Type::small) + kit.px(4));
        const ImU32 colour = kit.colourOfParty(share.holder);
        Row row(line, kit.rightToLeft(), kit.px(6));
        const Rect number = row.takeEnd(kit.px(92));
        kit.text(number, km2Text(kit, share.km2), Type::small, kit.theme.ink, Align::end);
        const Rect bar = row.takeEnd(line.width() * 0.28F).shrunk(0, kit.px(4));
        const auto part = [&](double km2, float opacity) {
            const float length = bar.width() * static_cast<float>(km2 / most);
            const float from = kit.rightToLeft() ? bar.max.x - length : bar.min.x;
            ImGui::GetWindowDrawList()->AddRectFilled({from, bar.min.y}, {from + std::max(1.0F, length), bar.max.y}, faded(colour, opacity), kit.px(2));
        };
        part(share.km2_most, 0.35F);
        part(share.km2, 1);
        kit.text(row.rest(), partyNamed(kit, session, share.holder), Type::small, kit.theme.ink);
    }
}

// What files draw, beside what follows from events: the two are not added.
void drawDrawnShares(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column) {
    std::string source;
    for (const control::DrawnShare &share : shown.drawn) {
        if (share.source != source) {
            source = share.source;
            column.gap(4);
            column.line(kit.wording->with("areas.as_drawn", {{"file", lettering::isolated(source)}}), Type::small, kit.theme.quiet);
        }
        Row row(column.take(kit.lineHeight(Type::small) + kit.px(4)), kit.rightToLeft(), kit.px(6));
        kit.text(row.takeEnd(kit.px(92)), km2Text(kit, share.km2), Type::small, kit.theme.ink, Align::end);
        kit.text(row.rest(), partyNamed(kit, session, share.holder), Type::small, kit.theme.ink);
    }
}

void dashed(ImDrawList *list, const ImVec2 &from, const ImVec2 &to, ImU32 colour, float width, float dash) {
    for (float x = from.x; x < to.x; x += 2 * dash) // they run level
        list->AddLine({x, from.y}, {std::min(x + dash, to.x), to.y}, colour, width);
}

// Lines over all of the time, dashed where a file draws them, each with a band up to what may be the party's too. A click sets the clock.
void drawSeries(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome) {
    const Rect chart = column.take(kit.px(150));
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(chart.min, chart.max, kit.theme.sunken, kit.px(4));
    const time::Day first = shown.series.front().day, last = shown.series.back().day;
    const double span = std::max(1.0, static_cast<double>((last - first).count()));
    std::map<std::string, std::vector<std::pair<double, double>>> lines; // by party: certain and at most, a value a day of change
    double most = 1;
    for (std::size_t i = 0; i < shown.series.size(); ++i)
        for (const control::Share &share : shown.series[i].shares) {
            auto &line = lines[share.holder];
            line.resize(shown.series.size());
            line[i].first += share.km2;
            line[i].second += share.km2_most;
            most = std::max(most, line[i].second);
        }
    std::map<std::string, std::vector<double>> drawn; // likewise, as files draw it: there may be no value on a day
    for (std::size_t i = 0; i < shown.series.size(); ++i)
        for (const control::DrawnShare &share : shown.series[i].drawn) {
            auto &line = drawn[share.holder];
            line.resize(shown.series.size());
            line[i] += share.km2;
            most = std::max(most, line[i]);
        }
    const auto x = [&](time::Day day) {
        return chart.min.x + chart.width() * static_cast<float>(static_cast<double>((day - first).count()) / span);
    };
    const auto y = [&](double km2) { return chart.max.y - (chart.height() - kit.px(6)) * static_cast<float>(km2 / most); };
    for (const auto &[party, values] : lines) {
        const ImU32 colour = kit.colourOfParty(party);
        for (std::size_t i = 0; i < values.size(); ++i) { // steps: nothing changes between two days of change
            const float from = x(shown.series[i].day), to = i + 1 < values.size() ? x(shown.series[i + 1].day) : chart.max.x;
            const float low = y(values[i].first), high = y(values[i].second);
            if (low - high > 0.5F)
                list->AddRectFilled({from, high}, {to, low}, faded(colour, 0.25F));
            list->AddLine({from, low}, {to, low}, colour, kit.px(1.6F));
            if (i + 1 < values.size())
                list->AddLine({to, low}, {to, y(values[i + 1].first)}, colour, kit.px(1.6F));
        }
    }
    for (const auto &[party, values] : drawn) {
        const ImU32 colour = kit.colourOfParty(party);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i] > 0)
                dashed(list, {x(shown.series[i].day), y(values[i])}, {i + 1 < values.size() ? x(shown.series[i + 1].day) : chart.max.x, y(values[i])},
                       colour, kit.px(1.6F), kit.px(4));
    }
    if (shown.day >= first && shown.day <= last)
        list->AddLine({x(shown.day), chart.min.y}, {x(shown.day), chart.max.y}, kit.theme.accent, kit.px(1.5F));
    const Pressed pressed = kit.press("areas.chart", chart);
    const double share = std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - chart.min.x) / chart.width()), 0.0, 1.0);
    const time::Day day = first + std::chrono::days{static_cast<int>(std::lround(share * span))};
    if (pressed.hovered) {
        std::vector<TipLine> tip{{lettering::isolated(time::toIso(day)), Type::strong, 0}};
        for (std::size_t i = shown.series.size(); i-- > 0;)
            if (shown.series[i].day <= day) {
                for (const auto &[party, values] : lines)
                    if (values[i].second > 0)
                        tip.push_back({partyNamed(kit, session, party) + ": " + km2Text(kit, values[i].first), Type::small, 0});
                for (const control::DrawnShare &share : shown.series[i].drawn)
                    tip.push_back({kit.wording->with("areas.drawn_share", {{"who", partyNamed(kit, session, share.holder)}, {"area", km2Text(kit, share.km2)}}), Type::small, 0});
                break;
            }
        kit.tip(std::move(tip));
    }
    if (pressed)
        outcome.act(session::SetWindow{std::min(session.window.from, time::Instant(day)), time::Instant(day + std::chrono::days{1})});
    const Rect ends = column.take(kit.lineHeight(Type::small));
    kit.text(ends, lettering::isolated(time::toIso(first)), Type::small, kit.theme.quiet, Align::left);
    const std::string end = time::toIso(last);
    kit.text({{ends.max.x - kit.widthOf(end, Type::small), ends.min.y}, ends.max}, end, Type::small, kit.theme.quiet, Align::left);
}

void drawBalances(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column) {
    column.line(kit.wording->with("areas.between", {{"from", lettering::isolated(time::toIso(shown.before + std::chrono::days{1}))},
                                                    {"to", lettering::isolated(time::toIso(shown.day))}}),
                Type::small, kit.theme.quiet);
    if (shown.balances.empty())
        column.line(kit.words("areas.no_change"), Type::small, kit.theme.quiet);
    for (const control::Balance &balance : shown.balances)
        for (const bool gained : {true, false}) {
            const double km2 = gained ? balance.gained_km2 : balance.lost_km2;
            if (km2 < 0.5)
                continue;
            const Rect line = column.take(kit.lineHeight(Type::small) + kit.px(3));
            Row row(line, kit.rightToLeft(), kit.px(6));
            const std::string amount = (gained ? "+" : "−") + countText(std::round(km2));
            kit.text(row.takeEnd(kit.px(92)), kit.wording->with("measure.square", {{"n", lettering::isolated(amount)}}), Type::small,
                     gained ? kit.theme.ink : kit.theme.warning, Align::end);
            const std::string places = kit.wording->counted("areas.places", gained ? balance.gained_places : balance.lost_places);
            const std::uint64_t people = gained ? balance.gained_people : balance.lost_people;
            const std::string text = partyNamed(kit, session, balance.party) + " · " +
                                     nameOfValue(session, timeline::Facet::country, balance.country, *kit.wording) + " · " + places +
                                     (people > 0 ? " · " + kit.wording->with("areas.people", {{"n", countText(static_cast<double>(people))}}) : "");
            kit.text(row.rest(), text, Type::small, kit.theme.ink);
            if (ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(line.min, line.max))
                kit.tip(text);
        }
}

// Where ground of two parties meets, and how long that is.
void drawFronts(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column) {
    if (shown.fronts.empty())
        column.line(kit.words("areas.no_front"), Type::small, kit.theme.quiet);
    for (const control::Front &front : shown.fronts) {
        Row row(column.take(kit.lineHeight(Type::small) + kit.px(3)), kit.rightToLeft(), kit.px(6));
        kit.text(row.takeEnd(kit.px(92)), kit.wording->with("measure.kilometres", {{"n", countText(std::round(front.km))}}), Type::small, kit.theme.ink, Align::end);
        kit.text(row.rest(), partyNamed(kit, session, front.a) + " · " + partyNamed(kit, session, front.b), Type::small, kit.theme.ink);
    }
}

} // namespace

void drawAreas(Kit &kit, const session::Session &session, const Rect &where, const AreasShown *shown, Outcome &outcome) {
    const bool on = session.settings.on("areas");
    Column column(kit, "areas", where);
    Row row(column.take(kit.px(30)), kit.rightToLeft(), kit.px(8));
    if (kit.tick("areas.on", row.take(kit.px(26)), on))
        outcome.act(session::ChangeSetting{"areas", on ? "off" : "on"});
    kit.text(row.rest(), kit.words("areas.show"), Type::body, kit.theme.ink);
    if (!on) {
        column.line(kit.words("areas.off"), Type::small, kit.theme.quiet);
        return;
    }
    if (!shown) {
        const bool failed = session.holdings.of == session.table && !session.holdings.trouble.empty();
        column.line(kit.words(failed ? "areas.none" : "areas.making"), Type::body, kit.theme.quiet);
        if (failed && kit.wording->language() == text::Language::english)
            column.line(session.holdings.trouble, Type::small, kit.theme.quiet);
        return;
    }
    column.line(kit.wording->with("areas.day", {{"day", lettering::isolated(time::toIso(shown->day))}}), Type::small, kit.theme.date);
    drawAsked(kit, session, *shown, column, outcome);
    column.heading(kit.words("areas.shares"));
    drawShares(kit, session, *shown, column);
    drawDrawnShares(kit, session, *shown, column);
    column.heading(kit.words("areas.over_time"));
    drawSeries(kit, session, *shown, column, outcome);
    column.heading(kit.words("areas.changes"));
    drawBalances(kit, session, *shown, column);
    column.heading(kit.words("areas.fronts"));
    drawFronts(kit, session, *shown, column);
    drawConflicts(kit, session, *shown, column, outcome);
    drawClaims(kit, session, *shown, column, outcome);
}

} // namespace zamkan::app
