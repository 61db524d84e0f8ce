// Places side by side: lists, what holds what, and what only tells where another lies.
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <span>

namespace zamkan::mentions {

bool PlaceScan::holds(const Possible &container, const Possible &inner) const {
    if (inner.unknown && inner.byEar.empty()) return true; // nobody knows better
    const auto inside = [&](const gazetteer::Place &outer) {
        for (const gazetteer::Match &match : inner.name.matches.empty() ? std::span<const gazetteer::Match>(inner.byEar) : inner.name.matches) {
            const gazetteer::Place place = gazetteer_.place(match.place);
            if (place.type == "country" || place.id == outer.id) continue;
            if (outer.type == "country" ? place.country == outer.country
                                        : !outer.admin1.empty() && place.admin1 == outer.admin1)
                return true;
        }
        return false;
    };
    if (!container.onlyId.empty()) {
        const auto place = gazetteer_.byId(container.onlyId);
        return place && inside(gazetteer_.place(*place));
    }
    for (const gazetteer::Match &match : container.name.matches) {
        const gazetteer::Place place = gazetteer_.place(match.place);
        if ((place.type == "country" || place.type == "province") && inside(place)) return true;
    }
    return false;
}

// "X و Y", "X, Y and Z", also where each has its date: "X في 31 آب و Y في 5 تشرين الأول".
bool PlaceScan::sameList(const Possible &first, const Possible &second) const {
    if (tokens_[first.name.first].sentence != tokens_[second.name.first].sentence) return false;
    const std::uint32_t start = second.contextFirst;
    if (start < first.spanEnd) return false;
    bool conjunction = second.name.proclitics.starts_with("و") ||
                       document_.surface(tokens_[start].span).starts_with("و");
    std::uint32_t between = 0;
    for (std::uint32_t t = first.spanEnd; t < start; ++t) {
        const std::string_view word = tokens_[t].folded;
        const bool dated = blocked_[t] == Blocked::date ||
                           (lexicon_.leadsToDate(word) && t + 1 < start && blocked_[t + 1] == Blocked::date);
        if (dated) continue;
        // "X من التنظيم في 24 آب و Y في 16 تشرين الأول": from whom
        if (blocked_[t] == Blocked::actor || (lexicon_.is(tokens_[t], Closed::origin) && t + 1 < start && blocked_[t + 1] == Blocked::actor)) continue;
        if (++between > 3) return false;
        if (isComma(tokens_[t]) || lexicon_.joinsList(word)) conjunction = true;
        else if (!lexicon_.fillsList(word) && word != "«" && word != "»") return false;
    }
    return conjunction;
}

// "Ramadi was retaken in February, Hit in mid-April and Rutba on 19 May": a name with a day behind it, joined to a day; a sure place
// stands before.
bool PlaceScan::goesOnWithDay(std::size_t index) const {
    const Possible &possible = possible_[index];
    const std::uint32_t sentence = tokens_[possible.name.first].sentence;
    const auto isDate = [&](std::size_t at) { return at < tokens_.size() && blocked_[at] == Blocked::date && tokens_[at].sentence == sentence; };
    const bool lead = possible.spanEnd < tokens_.size() && lexicon_.leadsToDate(tokens_[possible.spanEnd].folded);
    if (!isDate(possible.spanEnd + (lead ? 1 : 0))) return false;
    std::size_t at = possible.contextFirst;
    while (at > 0 && (isComma(tokens_[at - 1]) || lexicon_.joinsList(tokens_[at - 1].folded) || lexicon_.is(tokens_[at - 1], Closed::sequel, Closed::agentive, Closed::circumstance))) --at;
    if (at == possible.contextFirst || at == 0 || !isDate(at - 1)) return false;
    for (std::size_t i = index; i-- > 0 && tokens_[possible_[i].name.first].sentence == sentence;)
        if (possible_[i].points >= likely) return true;
    return false;
}

void PlaceScan::joinLists() {
    for (std::size_t i = 0; i < possible_.size(); ++i) {
        possible_[i].list = static_cast<std::uint32_t>(i);
        possible_[i].container.reset();
    }
    for (std::size_t i = 1; i < possible_.size(); ++i) {
        const Possible &first = possible_[i - 1];
        if (!sameList(first, possible_[i])) continue;
        possible_[i].list = first.list;
        if (first.many && !possible_[i].noun) { // "مدينتي هيت والرطبة"
            possible_[i].noun = first.noun;
            possible_[i].many = true;
        }
    }
    findContainers();
}

// "من عكاشات وراوة والكرابلة": names of one list that the gazetteer has close to each other are places, though no single one
// of them is sure.
void PlaceScan::addTogether() {
    constexpr double close_km = 110, one = 2.6, more = 1.2;
    constexpr std::size_t readings = 24, longest = 12;
    for (std::size_t first = 0; first < possible_.size();) {
        std::size_t end = first + 1;
        while (end < possible_.size() && possible_[end].list == possible_[first].list) ++end;
        const bool led = possible_[first].preposition || possible_[first].loose || possible_[first].noun || possible_[first].surroundings ||
                         possible_[first].name.proclitics == "و" || // goes on with what nobody knows
                         (possible_[first].name.first > 0 && lexicon_.introduces(tokens_[possible_[first].name.first - 1].folded)); // "وبلدات هي عنة وراوة"
        if (end - first >= 2 && end - first <= longest && possible_[first].name.arabic) {
            const auto members = std::span(possible_).subspan(first, end - first);
            std::vector<int> company(members.size());
            const auto counts = [&](const Possible &possible) {
                const auto guard = lexicon_.guard(possible.name.folded);
                return possible.name.arabic && !possible.unknown && !possible.organisation && !possible.insidePerson && !possible.name.matches.empty() &&
                       !possible.name.country && !possible.name.province && (guard == PlaceLexicon::Guard::none || guard == PlaceLexicon::Guard::shared);
            };
            for (std::size_t i = 0; i < members.size(); ++i)
                for (std::size_t k = i + 1; k < members.size(); ++k) {
                    if (!counts(members[i]) || !counts(members[k]) || members[i].name.folded == members[k].name.folded) continue;
                    const auto a = members[i].name.matches.first(std::min(readings, members[i].name.matches.size()));
                    const auto b = members[k].name.matches.first(std::min(readings, members[k].name.matches.size()));
                    const bool near = std::any_of(a.begin(), a.end(), [&](const gazetteer::Match &here) {
                        const geo::LatLon at = gazetteer_.place(here.place).position;
                        return std::any_of(b.begin(), b.end(), [&](const gazetteer::Match &there) {
                            return here.place != there.place && withinKm(at, gazetteer_.place(there.place).position, close_km);
                        });
                    });
                    if (near) ++company[i], ++company[k];
                }
            for (std::size_t i = 0; i < members.size(); ++i)
                if (company[i] > (led ? 0 : 1) && members[i].points > -6.0 && !inSport_[tokens_[members[i].name.first].sentence])
                    members[i].points += company[i] > 1 ? one + more : one;
        }
        first = end;
    }
}

// Whether only what may stand between a place and its container does: nothing much, and no new clause.
bool PlaceScan::nextTo(const Possible &inner, const Possible &outer) const {
    const std::uint32_t start = outer.contextFirst;
    if (tokens_[inner.name.first].sentence != tokens_[outer.name.first].sentence) return false;
    if (start < inner.spanEnd || start > inner.spanEnd + 3) return false;
    for (std::uint32_t t = inner.spanEnd; t < start; ++t) {
        const text::Token &token = tokens_[t];
        if (token.kind == text::TokenKind::punctuation) {
            if (token.folded == ":" || token.folded == ";") return false;
        } else if (isArabic(token) && !lexicon_.isTail(token.folded) && start != inner.spanEnd + 1) {
            return false;
        }
    }
    return true;
}

// "X في Y", "X, Y", "X شرق Y": Y holds X and the list before it, where the gazetteer agrees.
void PlaceScan::findContainers() {
    for (std::size_t i = 1; i < possible_.size(); ++i) {
        Possible &outer = possible_[i];
        if (!outer.name.country && !outer.name.province && outer.onlyId.empty()) continue;
        const Possible &last = possible_[i - 1];
        if (outer.reference || !nextTo(last, outer)) continue;
        const bool comma = !outer.name.arabic && outer.contextFirst == last.spanEnd + 1 && isComma(tokens_[last.spanEnd]);
        const bool linked = outer.preposition || outer.bearing || outer.central || comma || outer.name.proclitics == "ب";
        if (!linked) continue;
        bool any = false;
        for (std::size_t k = i; k-- > 0;) {
            Possible &inner = possible_[k];
            const bool ofTheList = k == i - 1 || inner.list == possible_[i - 1].list;
            if (!ofTheList || inner.container || inner.name.country) break;
            if (holds(outer, inner)) {
                inner.container = static_cast<std::uint32_t>(i);
                any = true;
            } else if (comma) {
                break;
            }
        }
        if (any) outer.list = static_cast<std::uint32_t>(possible_.size() + i); // it closes the list, it is not of it
    }
}

// A word that some village is called too ("على بعد 45 كم").
bool PlaceScan::isWord(const Possible &possible) const {
    const auto guard = lexicon_.guard(possible.name.folded);
    return !possible.noun && (guard == PlaceLexicon::Guard::ordinary || guard == PlaceLexicon::Guard::never);
}

// "بلدة السخنة شمال شرقي تدمر", "X، على بعد نحو 50 كيلومتراً جنوب Y": the second only tells where the first is.
void PlaceScan::findReferencePoints() {
    constexpr std::uint32_t reach = 3, reachOfDistance = 8; // tokens between them
    for (std::size_t i = 1; i < possible_.size(); ++i) {
        Possible &second = possible_[i];
        std::size_t before = i - 1;
        while (before > 0 && (isWord(possible_[before]) || possible_[before].points < 0)) --before;
        Possible &first = possible_[before];
        if (!second.bearing || first.points < 0 || second.contextFirst < first.spanEnd ||
            second.contextFirst > first.spanEnd + (second.distance_km ? reachOfDistance : reach))
            continue;
        if (tokens_[first.name.first].sentence != tokens_[second.name.first].sentence) continue;
        if (second.contextFirst == first.spanEnd || isComma(tokens_[first.spanEnd]) || second.distance_km) {
            if (!second.name.country && !second.name.province) second.reference = true;
            if (!second.name.country && !second.distance_km) first.near = static_cast<std::uint32_t>(i);
            second.bearing.reset();
            second.distance_km.reset();
        }
    }
}

} // namespace zamkan::mentions
