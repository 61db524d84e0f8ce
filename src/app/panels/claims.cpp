#include "app/panels/claims.hpp"
#include "app/event_words.hpp"
#include "app/panels/conflicts.hpp"
#include "lettering/lettering.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {
namespace {

std::string valueText(const control::Claim &claim) {
    const std::string low = countText(claim.low), high = countText(claim.high), unit = claim.unit == "percent" ? " %" : claim.unit == "km2" ? " km²" : "";
    const std::string number = claim.open ? "≥ " + low : claim.low == claim.high ? low : low + "–" + high;
    return lettering::isolated(number + unit);
}

std::string dayText(const std::optional<time::Interval> &when) {
    return when ? lettering::isolated(time::toIso(std::chrono::floor<std::chrono::days>(when->from()))) : "–";
}

std::string partyText(const Kit &kit, const session::Session &session, const control::Claim &claim) {
    return claim.party.empty() ? std::string() : lettering::isolated(actorNamed(session, claim.party, kit.wording->language()));
}

std::string countryText(const Kit &kit, const session::Session &session, const control::Claim &claim) {
    return claim.country.empty() ? std::string() : nameOfValue(session, timeline::Facet::country, claim.country, *kit.wording);
}

void add(std::string &line, const std::string &part) {
    if (!part.empty())
        line.append(line.empty() ? "" : " · ").append(part);
}

// A line that leads to the event it was read from.
void drawLead(Kit &kit, const std::string &id, const std::string &text, ImU32 colour, events::Row row, Column &column, Outcome &outcome) {
    const Rect where = column.take(kit.lineHeight(Type::small) + kit.px(6));
    const Pressed pressed = kit.press(id, where);
    kit.text(where, text, Type::small, pressed.hovered ? kit.theme.accent : colour);
    if (pressed.hovered)
        kit.tip(text);
    if (pressed)
        outcome.act(session::Select{row, true});
}

// "Said" over "on the map", to one scale.
void drawBars(Kit &kit, const control::Check &check, double most, ImU32 colour, Column &column) {
    const auto bar = [&](const std::string &name, double low, double high, const std::string &value, bool solid) {
        const Rect line = column.take(kit.lineHeight(Type::small) + kit.px(3));
        Row row(line, kit.rightToLeft(), kit.px(6));
        kit.text(row.take(kit.px(76)), name, Type::small, kit.theme.quiet);
        kit.text(row.takeEnd(kit.px(84)), value, Type::small, kit.theme.ink, Align::end);
        const Rect all = row.rest().shrunk(0, kit.px(4));
        ImGui::GetWindowDrawList()->AddRectFilled(all.min, all.max, kit.theme.sunken, kit.px(2));
        const auto part = [&](double amount, float opacity) {
            const float length = all.width() * static_cast<float>(std::clamp(amount / most, 0.0, 1.0));
            const float from = kit.rightToLeft() ? all.max.x - length : all.min.x;
            ImGui::GetWindowDrawList()->AddRectFilled({from, all.min.y}, {from + length, all.max.y}, faded(colour, opacity), kit.px(2));
        };
        part(high, 0.35F);
        part(low, solid ? 1.0F : 0.6F);
    };
    bar(kit.words("claims.said"), check.claim.low, check.claim.high, valueText(check.claim), true);
    if (check.computed) {
        control::Claim drawn = check.claim;
        drawn.open = false;
        drawn.low = drawn.high = std::round(*check.computed * 10) / 10;
        bar(kit.words("claims.drawn"), *check.computed, *check.computed, valueText(drawn), false);
    }
}

std::string baseText(const Kit &kit, const control::Check &check) {
    if (!check.computed)
        return kit.words("claims.base.none");
    return kit.wording->with("claims.base." + check.base, {{"day", lettering::isolated(time::toIso(check.base_day))},
                                                           {"until", lettering::isolated(time::toIso(check.day))},
                                                           {"n", countText(std::round(check.base_km2))}});
}

void drawChecks(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome) {
    for (std::size_t i = 0; i < shown.checks.size(); ++i) {
        const control::Check &check = shown.checks[i];
        const control::Claim &claim = check.claim;
        std::string line;
        add(line, partyText(kit, session, claim));
        add(line, kit.words(claim.losing ? "claims.lost" : claim.having ? "claims.has" : "claims.share"));
        add(line, countryText(kit, session, claim));
        add(line, dayText(claim.when));
        add(line, lettering::isolated(claim.who));
        column.gap(4);
        drawLead(kit, "claims.check." + std::to_string(i), line, kit.theme.ink, claim.row, column, outcome);
        const double most = claim.unit == "percent" ? 100 : std::max({claim.high, check.computed.value_or(0), 1.0});
        drawBars(kit, check, most, kit.colourOfParty(claim.party), column);
        column.line(baseText(kit, check), Type::small, kit.theme.quiet);
    }
}

// One measure over time, each number from the least to the most that it may be: never a sum.
void drawSeries(Kit &kit, const session::Session &session, const AreasShown &shown, std::size_t begin, std::size_t end, Column &column, Outcome &outcome) {
    const auto &claims = *shown.claims;
    const time::Instant first = session.axis.start;
    const time::Instant last = std::max(session.axis.end, first + std::chrono::days{1});
    double most = 1;
    for (std::size_t i = begin; i < end; ++i)
        most = std::max(most, claims[i].high);
    const Rect chart = column.take(kit.px(58));
    ImDrawList *list = ImGui::GetWindowDrawList();
    list->AddRectFilled(chart.min, chart.max, kit.theme.sunken, kit.px(4));
    const auto y = [&](double value) { // numbers of people span magnitudes
        return chart.max.y - kit.px(4) - (chart.height() - kit.px(10)) * static_cast<float>(std::log1p(value) / std::log1p(most));
    };
    for (std::size_t i = begin; i < end; ++i) {
        const control::Claim &claim = claims[i];
        if (!claim.when)
            continue;
        const double share = std::chrono::duration<double>(claim.when->from() - first) / std::chrono::duration<double>(last - first);
        const float x = chart.min.x + kit.px(4) + (chart.width() - kit.px(8)) * static_cast<float>(std::clamp(share, 0.0, 1.0));
        const ImU32 colour = kit.colourOfParty(claim.party);
        const Rect mark{{x - kit.px(3), y(claim.high) - kit.px(3)}, {x + kit.px(3), y(claim.low) + kit.px(3)}};
        const Pressed pressed = kit.press("claims.mark." + std::to_string(i), mark);
        list->AddRectFilled(mark.min, mark.max, faded(colour, pressed.hovered ? 1.0F : 0.75F), kit.px(3));
        if (pressed.hovered) {
            std::string where = lettering::isolated(claim.place);
            add(where, countryText(kit, session, claim));
            kit.tip(std::vector<TipLine>{{valueText(claim), Type::strong, 0}, {partyText(kit, session, claim), Type::small, 0},
                                         {where, Type::small, 0}, {dayText(claim.when), Type::small, 0}, {lettering::isolated(claim.who), Type::small, 0}});
        }
        if (pressed)
            outcome.act(session::Select{claim.row, true});
    }
    kit.text({{chart.min.x + kit.px(6), chart.min.y}, {chart.max.x, chart.min.y + kit.lineHeight(Type::small)}}, countText(most), Type::small, kit.theme.quiet, Align::left);
}

// Those that no chart over time can show.
void drawUndated(Kit &kit, const session::Session &session, const AreasShown &shown, std::size_t begin, std::size_t end, Column &column, Outcome &outcome) {
    constexpr std::size_t kMost = 12;
    std::size_t left = kMost;
    for (std::size_t i = begin; i < end; ++i) {
        const control::Claim &claim = (*shown.claims)[i];
        if (claim.when)
            continue;
        if (left-- == 0) {
            column.line("…", Type::small, kit.theme.quiet);
            return;
        }
        std::string line = valueText(claim);
        add(line, partyText(kit, session, claim));
        add(line, claim.place.empty() ? countryText(kit, session, claim) : lettering::isolated(claim.place));
        add(line, kit.words("claims.undated"));
        add(line, lettering::isolated(claim.who));
        drawLead(kit, "claims.undated." + std::to_string(i), line, kit.theme.ink, claim.row, column, outcome);
    }
}

} // namespace

std::string claimText(const Kit &kit, const session::Session &, const control::Claim &claim) {
    std::string line = valueText(claim);
    add(line, kindOf("claim", claim.measure, *kit.wording));
    add(line, lettering::isolated(claim.place));
    add(line, dayText(claim.when));
    add(line, lettering::isolated(claim.who));
    return line;
}

void drawClaims(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome) {
    if (!shown.claims || shown.claims->empty())
        return;
    const auto &claims = *shown.claims;
    if (!shown.checks.empty()) {
        column.heading(kit.words("claims.territory"));
        drawChecks(kit, session, shown, column, outcome);
    }
    bool headed = false;
    for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
        while (end < claims.size() && claims[end].measure == claims[begin].measure)
            ++end;
        if (claims[begin].measure == "percentage" || claims[begin].measure == "area")
            continue; // set against the map above
        if (!headed)
            column.heading(kit.words("claims.numbers"));
        headed = true;
        const bool killed = claims[begin].measure == "killed";
        column.line(killed ? kindOf("violence", "killing", *kit.wording) : kindOf("claim", claims[begin].measure, *kit.wording), Type::small, kit.theme.quiet);
        if (std::any_of(claims.begin() + static_cast<std::ptrdiff_t>(begin), claims.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const control::Claim &claim) { return claim.when.has_value(); }))
            drawSeries(kit, session, shown, begin, end, column, outcome);
        drawUndated(kit, session, shown, begin, end, column, outcome);
        column.gap(4);
    }
}

} // namespace zamkan::app
