#include "resolve/beside.hpp"
#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace zamkan::resolve {
namespace {

constexpr double partOfTown_km = 15;       // a quarter, a camp, a building of a town named beside it
constexpr double besideRadius_km = 25;     // "X شمال Y"
constexpr double sentenceRadius_km = 35;   // named shortly after a town
constexpr double documentRadius_km = 60;   // named somewhere after a town
constexpr double townReach_km = 50;        // a quarter farther from its town is another's
constexpr double reach_km = 100;           // radius of what is no part of a town
constexpr double foreign_km = 300;         // beyond the border, but no farther than this, a village may be meant
constexpr std::uint32_t large = 1'000;     // people: known abroad
constexpr std::uint32_t wellKnown = 50'000; // people: meant wherever it is named
constexpr double abroad_km = 600;          // beyond the border and that far, a town of thousands is not meant either
constexpr unsigned towns = 2;              // named before it, that it may belong to
constexpr std::uint32_t adjacent = 24, shortly = 240; // bytes

// Quarters, camps and buildings are called alike all over the world.
bool isPart(std::string_view cue) { return cue == "neighbourhood" || cue == "camp" || cue == "facility"; }

class Beside {
public:
    Beside(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer, std::vector<ResolvedPlace> &places)
        : mentions_(mentions), gazetteer_(gazetteer), places_(places) {}

    void standIn(std::uint32_t which) {
        const mentions::PlaceMention &mention = mentions_.places[which];
        const bool part = isPart(mention.cue);
        ResolvedPlace &place = places_[which];
        if (place.place && ((!part && !strayed(which)) || namedElsewhere(which))) return;
        if (const auto town = inTown(which); part && town) return put(which, *town, partOfTown_km, 0.6, "place_stands_for_town");
        if (const auto town = mention.near && isTown(*mention.near) ? mention.near : townBefore(which, adjacent); part && town)
            return put(which, *town, partOfTown_km, 0.5, "place_stands_for_town");
        if (place.place && !strayed(which)) return mention.cue == "camp" ? void() : stayAtHome(which);
        if (mention.container && places_[*mention.container].place)
            return put(which, *mention.container, besideRadius_km, 0.5, "place_not_known_in");
        if (mention.near && places_[*mention.near].place) return put(which, *mention.near, besideRadius_km, 0.5, "place_not_known_beside");
        // "حي التأميم جنوب غربي المدينة": a quarter is one of the city that the story is about.
        if (const auto city = mention.cue == "neighbourhood" && !justBefore(which) ? cityOfStory() : std::nullopt) return put(which, *city, partOfTown_km, 0.45, "place_part_of_story");
        if (const auto town = townBefore(which, shortly), country = countryBefore(which, shortly);
            country && (!town || !liesIn(*town, *country)))
            return put(which, *country, sentenceRadius_km, 0.3, "place_not_known_in");
        if (const auto town = townBefore(which, shortly)) return put(which, *town, sentenceRadius_km, 0.35, "place_not_known_with");
        if (const auto town = townAfter(which, shortly)) return put(which, *town, sentenceRadius_km, 0.35, "place_not_known_with");
        if (const auto town = townBefore(which, which == 0 ? 0 : mentions_.places[which].span.start)) return put(which, *town, documentRadius_km, 0.25, "place_not_known_after");
        if (const auto area = provinceOf()) return put(which, *area, documentRadius_km, 0.2, "place_not_known_text");
    }

private:
    [[nodiscard]] std::string_view typeOf(std::uint32_t which) const { return gazetteer_.place(*places_[which].place).type; }
    // A village in a country that the text is not of, far from all that it names: one of the same name is meant.
    [[nodiscard]] bool strayed(std::uint32_t which) const {
        const gazetteer::Place place = gazetteer_.place(*places_[which].place);
        // A province or a district abroad that nothing calls one: "الجفرة" in a report on Syria is no part of Libya.
        const bool arabic = static_cast<unsigned char>(mentions_.places[which].name.front()) >= 0xD8;
        const bool area = (place.type == "province" || (place.type == "district" && arabic)) && mentions_.places[which].cue.empty() && !mentions_.places[which].surroundings;
        if ((!area && place.type != "village" && place.type != "neighbourhood" && place.type != "town") || (!area && place.population >= wellKnown && isCalledSo(which)) || place.own ||
            mentions_.places[which].container)
            return false;
        const bool known = area || place.population >= large;
        const auto &countries = mentions_.places[which].countries;
        if (std::find(countries.begin(), countries.end(), place.country) != countries.end()) return false;
        unsigned others = 0;
        for (std::uint32_t m = 0; m < places_.size(); ++m) {
            if (m == which || !places_[m].place || *places_[m].place == *places_[which].place) continue;
            const gazetteer::Place other = gazetteer_.place(*places_[m].place);
            if (other.country == place.country) return false;
            if (!isTown(m)) continue;
            if (geo::distanceKm(places_[m].position, place.position) < (known ? abroad_km : foreign_km)) return false;
            ++others;
        }
        return others >= (known ? 3U : 2U);
    }
    // Whether the name is the one that the place is known by: "Barga" is an old name of a town in Siberia.
    [[nodiscard]] bool isCalledSo(std::uint32_t which) const {
        const auto &candidates = mentions_.places[which].candidates;
        return std::any_of(candidates.begin(), candidates.end(), [&](const gazetteer::Match &match) {
            return match.place == *places_[which].place && match.kind == gazetteer::MatchKind::preferred;
        });
    }
    [[nodiscard]] bool liesIn(std::uint32_t inner, std::uint32_t outer) const {
        const gazetteer::Place in = gazetteer_.place(*places_[inner].place), of = gazetteer_.place(*places_[outer].place);
        return of.type == "country" ? in.country == of.country : in.admin1 == of.admin1;
    }
    // Another mention of the same name that is a town: "a quarter of Goma".
    [[nodiscard]] bool namedElsewhere(std::uint32_t which) const {
        for (std::uint32_t m = 0; m < places_.size(); ++m)
            if (m != which && isTown(m) && places_[which].place && *places_[m].place == *places_[which].place && mentions_.places[m].name == mentions_.places[which].name) return true;
        return false;
    }
    // "In Niger, … near Gothey": the country or province named last before it, if no town of it was named since.
    [[nodiscard]] std::optional<std::uint32_t> countryBefore(std::uint32_t which, std::uint32_t bytes) const {
        if (which == 0 || !places_[which - 1].place || mentions_.places[which - 1].span.end + bytes <= mentions_.places[which].span.start) return std::nullopt;
        const std::string_view type = typeOf(which - 1);
        return type == "country" || type == "province" ? std::optional(which - 1) : std::nullopt;
    }
    [[nodiscard]] bool isTown(std::uint32_t which) const {
        if (!places_[which].place || isPart(mentions_.places[which].cue)) return false;
        const std::string_view type = typeOf(which);
        return type == "city" || type == "town" || type == "village";
    }
    // "حي الأمل في خان يونس": one word between them.
    [[nodiscard]] std::optional<std::uint32_t> inTown(std::uint32_t which) const {
        if (which + 1 >= places_.size() || !isTown(which + 1)) return std::nullopt;
        const mentions::TokenSpan &inner = mentions_.places[which].tokens, &outer = mentions_.places[which + 1].tokens;
        return outer.first == inner.end + 1 ? std::optional(which + 1) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> townBefore(std::uint32_t which, std::uint32_t bytes) const {
        for (std::uint32_t m = which; m-- > 0 && mentions_.places[m].span.end + bytes > mentions_.places[which].span.start;)
            if (isTown(m)) return m;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> townAfter(std::uint32_t which, std::uint32_t bytes) const {
        for (std::uint32_t m = which + 1; m < places_.size() && mentions_.places[m].span.start < mentions_.places[which].span.end + bytes; ++m)
            if (isTown(m)) return m;
        return std::nullopt;
    }
    // What is no area and stands a few words before: "بمطار دير الزور العسكري وبحيي الجورة والقصور".
    [[nodiscard]] std::optional<std::uint32_t> justBefore(std::uint32_t which) const {
        constexpr std::uint32_t few = 10; // tokens
        for (std::uint32_t m = which; m-- > 0 && mentions_.places[m].tokens.end + few > mentions_.places[which].tokens.first;) {
            if (!places_[m].place) continue;
            const std::string_view type = typeOf(m);
            if (isTown(m) || type == "airport" || type == "airbase" || type == "dam" || type == "bridge") return m;
        }
        return std::nullopt;
    }
    // The city or town that the text names most, three times at least and more often than any other; looked for once.
    [[nodiscard]] std::optional<std::uint32_t> cityOfStory() {
        if (!city_) city_ = cityNamedMost();
        return *city_;
    }
    [[nodiscard]] std::optional<std::uint32_t> cityNamedMost() const {
        constexpr unsigned often = 3;
        std::unordered_map<gazetteer::PlaceIndex, std::pair<unsigned, std::uint32_t>> named; // times, first mention
        for (std::uint32_t m = 0; m < places_.size(); ++m)
            if (isTown(m) && typeOf(m) != "village") ++named.try_emplace(*places_[m].place, 0U, m).first->second.first;
        std::pair<unsigned, std::uint32_t> best{0, 0};
        bool alone = false;
        for (const auto &[place, told] : named) {
            if (told.first > best.first) best = told, alone = true;
            else if (told.first == best.first) alone = false;
        }
        return alone && best.first >= often ? std::optional(best.second) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> provinceOf() const {
        for (std::uint32_t m = 0; m < places_.size(); ++m)
            if (places_[m].place && (typeOf(m) == "province" || typeOf(m) == "district" || typeOf(m) == "region" || isTown(m))) return m;
        return std::nullopt;
    }

    // A part of a town that the gazetteer has, but only far from the towns beside it, is one that it lacks.
    void stayAtHome(std::uint32_t which) {
        const ResolvedPlace &place = places_[which];
        const auto start = mentions_.places[which].span.start;
        std::optional<std::uint32_t> town = justBefore(which);
        if (!town && mentions_.places[which].cue == "neighbourhood") town = cityOfStory();
        if (!town) town = townBefore(which, start);
        const auto after = townAfter(which, shortly);
        if (!town) town = after;
        if (!town || mentions_.places[which].container || (place.radius_km >= reach_km && !isPart(mentions_.places[which].cue))) return;
        unsigned looked = 0;
        for (std::uint32_t m = which; m-- > 0 && looked < towns;)
            if (isTown(m)) {
                if (geo::distanceKm(place.position, places_[m].position) <= townReach_km) return;
                ++looked;
            }
        if (after && geo::distanceKm(place.position, places_[*after].position) <= townReach_km) return;
        put(which, *town, sentenceRadius_km, 0.3, "place_far");
    }

    void put(std::uint32_t which, std::uint32_t of, double least_km, double trust, std::string_view why) {
        ResolvedPlace &place = places_[which];
        const ResolvedPlace &other = places_[of];
        // "حي المنشية بمدينة درعا": no quarter lies beyond the border.
        const bool abroad = place.place && other.place && mentions_.places[which].cue == "neighbourhood" &&
                            gazetteer_.place(*place.place).country != gazetteer_.place(*other.place).country;
        if (place.place && !abroad && geo::distanceKm(place.position, other.position) <= townReach_km) return;
        const bool stray = place.place && !isPart(mentions_.places[which].cue);
        place.place.reset();
        place.beside = other.place;
        place.position = other.position;
        place.radius_km = std::max(other.radius_km, least_km);
        place.confidence = trust * other.confidence;
        place.why = {{stray ? "place_abroad" : why, {{"name", mentions_.places[of].name}}}};
        place.alternatives.clear();
    }

    const mentions::Mentions &mentions_;
    const gazetteer::Gazetteer &gazetteer_;
    std::vector<ResolvedPlace> &places_;
    std::optional<std::optional<std::uint32_t>> city_; // of the story, once it was looked for
};

} // namespace

void standIn(const mentions::Mentions &mentions, const gazetteer::Gazetteer &gazetteer, std::vector<ResolvedPlace> &places) {
    Beside beside(mentions, gazetteer, places);
    for (std::uint32_t m = 0; m < places.size(); ++m) beside.standIn(m);
}

} // namespace zamkan::resolve
