#include "app/panels/article_marks.hpp"
#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include "session/dates.hpp"
#include <algorithm>
#include <cmath>

namespace zamkan::app {

namespace {
template <typename Mention>
void collect(const std::vector<Mention> &mentions, Span stretch, Known known, std::vector<ArticleMark> &marks) {
    const auto first = std::lower_bound(mentions.begin(), mentions.end(), stretch.start,
                                        [](const Mention &m, std::uint32_t start) { return m.span.end <= start; });
    for (auto it = first; it != mentions.end() && it->span.start < stretch.end; ++it)
        marks.push_back({it->span, known, static_cast<std::uint32_t>(it - mentions.begin())});
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)); }

void addReasons(const Kit &kit, const std::vector<Reason> &reasons, std::vector<TipLine> &lines) {
    for (const Reason &reason : reasons)
        lines.push_back({"· " + reasonText(reason, *kit.wording), Type::small, kit.theme.quiet});
}

std::vector<TipLine> tipOfPlace(const Kit &kit, const reading::Reading &reading, std::uint32_t index) {
    std::vector<TipLine> lines{{reading.mentions.places[index].name, Type::strong, 0}};
    for (const resolve::ResolvedPlace &place : reading.places) {
        if (place.mention != index)
            continue;
        if (place.place)
            lines.push_back({kit.wording->with("source.confidence", {{"percent", percent(place.confidence)}}), Type::small, 0});
        else
            lines.push_back({kit.words("source.unknown_place"), Type::small, 0});
        addReasons(kit, place.why, lines);
        if (place.place || place.beside)
            lines.push_back({kit.words("source.go_there"), Type::small, kit.theme.accent});
        return lines;
    }
    lines.push_back({kit.words("source.unknown_place"), Type::small, kit.theme.quiet});
    return lines;
}

std::string numberText(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}
} // namespace

std::vector<ArticleMark> marksIn(const reading::Reading &reading, Span stretch) {
    std::vector<ArticleMark> marks;
    collect(reading.mentions.actors, stretch, Known::actor, marks);
    collect(reading.mentions.quantities, stretch, Known::number, marks);
    collect(reading.mentions.dates, stretch, Known::date, marks);
    collect(reading.mentions.places, stretch, Known::place, marks);
    return marks;
}

ImU32 colourOf(const Theme &theme, Known known) {
    switch (known) {
    case Known::place:
        return theme.place;
    case Known::date:
        return theme.date;
    case Known::number:
        return theme.number;
    case Known::actor:
        break;
    }
    return theme.actor;
}

std::vector<TipLine> tipOf(const Kit &kit, const session::Session &session, const reading::Reading &reading, const ArticleMark &mark) {
    const std::string surface(reading.document.surface(mark.span));
    switch (mark.known) {
    case Known::place:
        return tipOfPlace(kit, reading, mark.index);
    case Known::date: {
        const auto &date = reading.mentions.dates[mark.index];
        std::vector<TipLine> lines{{surface, Type::strong, 0}};
        if (!date.range)
            return lines;
        lines.push_back({session::intervalText(time::Interval(*date.range), kit.wording->language()), Type::small, 0});
        lines.push_back({kit.words("source.go_then"), Type::small, kit.theme.accent});
        return lines;
    }
    case Known::number: {
        const auto &quantity = reading.mentions.quantities[mark.index];
        std::string value;
        if (quantity.low)
            value = numberText(*quantity.low);
        if (quantity.high && quantity.high != quantity.low)
            value += "–" + numberText(*quantity.high);
        value = lettering::isolated(value);
        if (const std::string key = "unit." + quantity.unit; !quantity.unit.empty())
            value += " " + (kit.wording->has(key) ? kit.words(key) : quantity.unit);
        return {{surface, Type::strong, 0}, {value, Type::small, 0}};
    }
    case Known::actor:
        break;
    }
    std::vector<TipLine> lines{{surface, Type::strong, 0}};
    const mentions::ActorMention &actor = reading.mentions.actors[mark.index];
    if (actor.actor.empty())
        lines.push_back({kit.words("source.no_party"), Type::small, kit.theme.quiet});
    else
        lines.push_back({kit.words("source.actor") + kit.words("source.colon") + lettering::isolated(actorNamed(session, actor.actor, kit.wording->language())), Type::small, 0});
    if (actor.generic)
        lines.push_back({kit.words(actor.unsure ? "source.party_by_place" : "source.party_named_before"), Type::small, kit.theme.quiet});
    return lines;
}

std::vector<TipLine> tipOfEvent(const Kit &kit, const events::Event &event) {
    std::vector<TipLine> lines{{kindOf(event, *kit.wording), Type::strong, 0}};
    if (!event.provenance.rule.empty())
        lines.push_back({kit.wording->with("source.rule", {{"rule", lettering::isolated(event.provenance.rule)}}), Type::small, 0});
    if (event.certainty)
        lines.push_back({kit.wording->with("source.certainty", {{"percent", percent(*event.certainty)}}), Type::small, 0});
    if (!event.attribution.empty())
        lines.push_back({kit.wording->with("source.told_by", {{"who", lettering::isolated(event.attribution)}}), Type::small, 0});
    if (const std::size_t again = event.provenance.also.size(); again > 0)
        lines.push_back({kit.wording->counted("source.told_again", again), Type::small, 0});
    for (const events::EventPlace &place : event.places)
        addReasons(kit, place.why, lines);
    return lines;
}

} // namespace zamkan::app
