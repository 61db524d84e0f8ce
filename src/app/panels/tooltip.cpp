#include "app/event_words.hpp"
#include "app/panels/agreement.hpp"
#include "app/panels/panels.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

std::vector<TipLine> tipOf(Kit &kit, const session::Session &session, const map::Mark &mark) {
    const events::EventTable &table = *session.table;
    const session::Wording &wording = *kit.wording;
    if (mark.row >= table.size())
        return {};
    std::vector<TipLine> lines;
    if (mark.count > 1) {
        lines.push_back({wording.with("tooltip.more", {{"n", std::to_string(mark.count)}}), Type::strong, 0});
        constexpr std::size_t kMost = 6;
        for (std::size_t i = 0; i < std::min(mark.rows.size(), kMost); ++i) {
            const events::Row row = mark.rows[i];
            const events::PlaceWords *place = table.place(row);
            const events::Event event = table.event(row);
            std::string text = (place ? nameOf(*place, wording.language()) + " · " : "") + kindOf(event, wording);
            if (const std::string when = whenOf(event, wording); !when.empty())
                text += " · " + when;
            lines.push_back({text, Type::small, 0});
        }
        if (mark.rows.size() > kMost)
            lines.push_back({"…", Type::small, kit.theme.quiet});
        return lines;
    }
    const events::Event event = table.event(mark.row);
    if (const events::PlaceWords *place = table.place(mark.row)) {
        lines.push_back({nameOf(*place, wording.language()), Type::strong, 0});
        const text::Language other = wording.rightToLeft() ? text::Language::english : text::Language::arabic;
        if (const std::string name = nameOf(*place, other); name != lines.back().text)
            lines.push_back({name, Type::small, kit.theme.quiet});
    }
    std::string kind = kindOf(event, wording);
    if (const std::string magnitude = magnitudeOf(event, wording); !magnitude.empty())
        kind += " · " + magnitude;
    lines.push_back({kind, Type::body, 0});
    if (const std::string when = whenOf(event, wording); !when.empty())
        lines.push_back({when, Type::small, kit.theme.date});
    if (event.story_time)
        lines.push_back({wording("tooltip.story_time"), Type::small, kit.theme.quiet});
    if (const std::string actors = actorsOf(event, wording); !actors.empty())
        lines.push_back({actors, Type::small, 0});
    if (!event.attribution.empty())
        lines.push_back({wording.with("tooltip.attributed", {{"who", lettering::isolated(event.attribution)}}), Type::small,
                         kit.theme.quiet});
    if (event.certainty)
        lines.push_back({wording.with("tooltip.certainty", {{"percent", std::to_string(std::lround(*event.certainty * 100))}}),
                         Type::small, kit.theme.quiet});
    if (table.located(mark.row) && table.radiusKm(mark.row) >= 10)
        lines.push_back({wording.with("tooltip.about_km", {{"km", std::to_string(std::lround(table.radiusKm(mark.row)))}}),
                         Type::small, kit.theme.quiet});
    if (const auto dispute = session::disputeOf(session, mark.row))
        lines.push_back({"≠ " + disputedMatters(session, *dispute, wording), Type::small, kit.theme.warning});
    lines.push_back({wording("tooltip.click"), Type::small, kit.theme.accent});
    return lines;
}

} // namespace zamkan::app
