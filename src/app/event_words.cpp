#include "app/event_words.hpp"
#include "lettering/lettering.hpp"
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

std::string kindOf(const events::Event &event, const session::Wording &wording) {
    const std::string type = wording.has("type." + event.type) ? wording("type." + event.type) : event.type;
    if (event.subtype.empty())
        return type;
    const std::string key = "subtype." + event.subtype;
    const std::string subtype = wording.has(key) ? wording(key) : event.subtype;
    const bool needsType = event.type == "control" || event.type == "claim";
    return needsType ? type + wording("events.kind_joint") + subtype : subtype;
}

std::string whenOf(const events::Event &event, const session::Wording &wording) {
    return event.when ? session::intervalText(*event.when, wording.language()) : std::string();
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

std::string_view colouringActor(const events::EventTable &table, events::Row row) {
    if (const auto gaining = table.gaining(row); !gaining.empty())
        return gaining;
    if (const auto acting = table.acting(row); !acting.empty())
        return acting;
    return table.losing(row);
}

} // namespace zamkan::app
