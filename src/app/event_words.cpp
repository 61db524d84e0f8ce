#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
#include "timeline/place_names.hpp"
#include "session/dates.hpp"
#include <cmath>

namespace zamkan::app {

namespace {
std::string inLanguage(std::string_view arabic, std::string_view english, text::Language language) {
    const bool wantsArabic = language == text::Language::arabic;
    const std::string_view first = wantsArabic ? arabic : english;
    return std::string(first.empty() ? (wantsArabic ? english : arabic) : first);
}

// 19000 → "19,000"; fractions to two places.
std::string grouped(double value) {
    const double whole = std::floor(std::abs(value));
    std::string digits = std::to_string(static_cast<long long>(whole));
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    const double rest = std::abs(value) - whole;
    if (rest >= 0.005) {
        std::string fraction = std::to_string(rest).substr(1, 3);
        while (fraction.back() == '0')
            fraction.pop_back();
        digits += fraction;
    }
    return (value < 0 ? "-" : "") + digits;
}
} // namespace

std::string nameOf(const events::PlaceWords &place, text::Language language) {
    return inLanguage(place.name_ar, place.name_en, language);
}

std::string nameOf(const events::EventActor &actor, text::Language language) {
    const std::string name = inLanguage(actor.name_ar, actor.name_en, language);
    return name.empty() ? actor.id : name;
}

std::string kindOf(const events::Event &event, const session::Wording &wording) { return kindOf(event.type, event.subtype, wording); }

std::string kindOf(std::string_view kind, std::string_view finer, const session::Wording &wording) {
    const std::string typeKey = "type." + std::string(kind), key = "subtype." + std::string(finer);
    const std::string type = wording.has(typeKey) ? wording(typeKey) : std::string(kind);
    if (finer.empty())
        return type;
    const std::string subtype = wording.has(key) ? wording(key) : std::string(finer);
    const bool needsType = kind == "control" || kind == "claim";
    return needsType ? type + wording("events.kind_joint") + subtype : subtype;
}

std::string actorNamed(const session::Session &session, std::string_view actor, text::Language language) {
    const actors::Actor *known = session.reader && !actor.empty() ? session.reader->actors().byId(actor) : nullptr;
    return known ? inLanguage(known->name_ar, known->name_en, language) : std::string(actor);
}

std::string countText(double value) { return grouped(value); }

std::string nameOfValue(const session::Session &session, timeline::Facet facet, const std::string &value, const session::Wording &wording) {
    using timeline::Facet;
    if (value.empty())
        return wording("filter.untold");
    if (facet == Facet::actor)
        return lettering::isolated(actorNamed(session, value, wording.language()));
    if (facet == Facet::country || facet == Facet::province) {
        const std::string id = (facet == Facet::country ? "country:" : "admin1:") + value;
        const auto place = session.reader ? session.reader->gazetteer().byId(id) : std::nullopt;
        if (!place)
            return value;
        const gazetteer::Place found = session.reader->gazetteer().place(*place);
        return inLanguage(found.name_ar, found.name_en, wording.language());
    }
    if (facet == Facet::place)
        return lettering::isolated(timeline::placeValueIn(value, wording.language() == text::Language::arabic, session.reader ? &session.reader->gazetteer() : nullptr));
    const std::string key = std::string(timeline::toString(facet)) + "." + value;
    return wording.has(key) ? wording(key) : lettering::isolated(value);
}

std::string whenOf(const events::Event &event, const session::Wording &wording) {
    if (!event.when)
        return {};
    const std::string when = session::intervalText(*event.when, wording.language());
    return event.story_time ? wording.with("events.story_time", {{"when", when}}) : when;
}

std::string actorsOf(const events::Event &event, const session::Wording &wording) {
    std::string line;
    for (const events::EventActor &actor : event.actors) {
        if (!line.empty())
            line += " · ";
        if (wording.has("role." + actor.role))
            line += wording("role." + actor.role) + ": ";
        line += lettering::isolated(nameOf(actor, wording.language()));
    }
    return line;
}

std::string magnitudeOf(const events::Event &event, const session::Wording &wording) {
    const auto low = event.magnitude_low ? event.magnitude_low : event.magnitude;
    const auto high = event.magnitude_high ? event.magnitude_high : event.magnitude;
    if (!low && !high)
        return {};
    std::string text = lettering::isolated(low && high && *low < *high ? grouped(*low) + "–" + grouped(*high)
                                                                       : grouped(low ? *low : *high));
    if (event.unit.empty() || event.unit == "count")
        return text;
    const std::string key = "unit." + event.unit;
    return text + " " + (wording.has(key) ? wording(key) : event.unit);
}

std::string reasonText(const Reason &reason, const session::Wording &wording) {
    session::Wording::Values values;
    for (const auto &[name, value] : reason.values) {
        const std::string kind = "place_type." + value;
        if (wording.rightToLeft() && name.ends_with("_ar"))
            values[std::string(name.substr(0, name.size() - 3))] = lettering::isolated(value);
        else
            values.emplace(name, lettering::isolated(name == "kind" && wording.has(kind) ? wording(kind) : value));
    }
    return wording.with("reason." + std::string(reason.key), values);
}

} // namespace zamkan::app
