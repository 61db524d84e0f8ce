// How sure it is that a name is a place. Points for and against add up; from zero on it is one. The figures were
// chosen on annotated news in both languages (tests/README.md).
#include "mentions/place_scan.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr double certain = 3.0; // from here on a name carries its neighbours in a list

double ofSalience(double salience, double country, double million, double town, double unknown) {
    if (salience >= 7.5) return country;
    if (salience >= 6.0) return million;
    if (salience >= 4.0) return town + (million - town) * (salience - 4.0) / 2.0;
    return unknown + (town - unknown) * (std::max(2.0, salience) - 2.0) / 2.0;
}

} // namespace

// A noun that fits what the gazetteer knows of the name says a place follows; one that does not fit says less.
double PlaceScan::fitOfNoun(const Possible &possible) const {
    if (!possible.noun) return 0;
    const PlaceClass &noun = lexicon_.noun(*possible.noun);
    bool fits = false;
    for (const gazetteer::Match &match : possible.name.matches) fits = fits || noun.allows(gazetteer_.place(match.place).type);
    if (noun.weak) return fits ? 1.0 : 0.3;
    if (noun.part && possible.name.first == possible.cueFirst && possible.name.words == 1 && !possible.name.arabic) return 3.0;
    return fits ? 3.5 : 1.8;
}

double PlaceScan::arabicPoints(const Possible &possible) const {
    const NameAt &name = possible.name;
    double points = ofSalience(name.salience, 3.2, 2.2, -0.6, -3.0);
    if (name.words >= 2) points += name.words >= 3 ? 3.0 : 2.0;
    if (name.withoutArticle) points -= 1.5;
    if (name.words == 1 && name.folded.size() <= 6) points -= 0.8;
    if (possible.preposition) points += 1.2;
    else if (possible.loose) points += 0.3;
    return points;
}

double PlaceScan::englishPoints(const Possible &possible) const {
    const NameAt &name = possible.name;
    double points = ofSalience(name.salience, 3.5, 3.0, 1.0, 0.3);
    if (name.words >= 2) points += 1.0;
    const text::Token *previous = before(name.first);
    const bool sentenceStart = !previous || (previous->kind == text::TokenKind::punctuation && !isalnum(previous->folded[0]) &&
                                             previous->folded != "," && previous->folded != "(" && previous->folded != "-");
    if (sentenceStart && name.words == 1) points -= 0.7;
    // Inside a longer run of capitals the name is a part of something else ("Houston Community College").
    const std::size_t next = possible.spanEnd;
    if (next < tokens_.size() && tokens_[next].sentence == tokens_[name.first].sentence && tokens_[next].capitalised && !possible.noun)
        points -= lexicon_.spoils(tokens_[next].folded) ? 4.0 : 1.6;
    if (previous && previous->capitalised && previous->kind == text::TokenKind::word && possible.contextFirst == name.first)
        points -= name.words >= 2 ? 0.8 : 1.8;
    if (possible.preposition) points += 1.0;
    else if (possible.loose) points += 0.4;
    return points;
}

double PlaceScan::ownPoints(const Possible &possible) const {
    if (!possible.onlyId.empty()) return 5.0;
    double points = possible.name.arabic ? arabicPoints(possible) : englishPoints(possible);
    switch (lexicon_.guard(possible.name.folded)) {
    case PlaceLexicon::Guard::none: break;
    case PlaceLexicon::Guard::shared: points -= 1.0; break;
    case PlaceLexicon::Guard::person: points -= 2.5; break;
    case PlaceLexicon::Guard::ordinary: points -= 3.5; break;
    case PlaceLexicon::Guard::never: points -= 20; break;
    }
    if (possible.insidePerson) points -= possible.name.words >= 2 ? 1.5 : 4.0;
    points += fitOfNoun(possible);
    if (possible.bearing) points += 2.0;
    if (possible.distance_km) points += 2.0;
    if (possible.surroundings) points += 1.5;
    if (possible.central || possible.reference) points += 1.0;
    if (possible.opener) points += 1.0;
    if (possible.container) points += 3.0;
    return points;
}

void PlaceScan::weigh() {
    for (Possible &possible : possible_) possible.points = ownPoints(possible);
    std::unordered_map<std::uint32_t, double> bestOfList;
    std::unordered_map<std::string, double> bestOfName;
    for (const Possible &possible : possible_) {
        auto &list = bestOfList.try_emplace(possible.list, possible.points).first->second;
        list = std::max(list, possible.points);
        auto &name = bestOfName.try_emplace(possible.name.folded, possible.points).first->second;
        name = std::max(name, possible.points);
        if (possible.points >= certain && possible.name.country)
            for (const gazetteer::Match &match : possible.name.matches)
                if (const auto place = gazetteer_.place(match.place); place.type == "country")
                    ++countries_[std::string(place.country)];
    }
    for (Possible &possible : possible_) {
        const double own = possible.points;
        if (own < certain && bestOfList[possible.list] >= certain) possible.points += 2.0;
        if (own < certain && bestOfName[possible.name.folded] >= certain && bestOfName[possible.name.folded] > own)
            possible.points += 2.5;
        if (own < certain && !countries_.empty() && possible.name.salience < 5.5)
            for (const gazetteer::Match &match : possible.name.matches)
                if (countries_.count(std::string(gazetteer_.place(match.place).country))) {
                    possible.points += 0.8;
                    break;
                }
    }
}

} // namespace zamkan::mentions
