// How sure it is that a name is a place. Points for and against add up; from zero on it is one. The figures were
// chosen on annotated news in both languages.
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr double certain = 3.0; // from here on a name carries its neighbours in a list
constexpr double ofOrganisation = 4.0; // from here on against it, company does not help
constexpr double clear = 2.0;   // from here on the name is a place elsewhere in the text too

// What a name is worth before its company: of a country, of a city of a million, of a town of ten thousand, and of
// a place that nobody has heard of; between them in a straight line.
struct Scale {
    double country, million, town, unknown;
    [[nodiscard]] double at(double salience) const {
        if (salience >= 7.5) return country;
        if (salience >= 6.0) return million;
        if (salience >= 4.0) return town + (million - town) * (salience - 4.0) / 2.0;
        return unknown + (town - unknown) * (std::max(2.0, salience) - 2.0) / 2.0;
    }
};
constexpr Scale arabicScale{3.2, 2.4, -0.6, -3.0}, englishScale{3.5, 3.0, 1.0, 0.2};

constexpr std::size_t threeArabicLetters = 6; // bytes
constexpr double groundChangesHands = 2.6; // "سقوط X": a word that is a town too is the town
constexpr double townKnown = 4.6; // salience: a building beside it is called after the town, not the other way round

} // namespace

// A noun that fits what the gazetteer knows of the name says a place follows; one that does not fit says less.
double PlaceScan::fitOfNoun(const Possible &possible) const {
    if (!possible.noun) return 0;
    const PlaceClass &noun = lexicon_.noun(*possible.noun);
    bool fits = false;
    for (const gazetteer::Match &match : possible.name.matches)
        fits = fits || noun.allows(gazetteer_.place(match.place).type);
    if (noun.weak) return fits ? 1.0 : 0.3;
    return fits ? 3.5 : 1.8;
}

bool PlaceScan::isWordByItself(std::string_view folded) const {
    const auto guard = lexicon_.guard(folded);
    return guard == PlaceLexicon::Guard::ordinary || guard == PlaceLexicon::Guard::never || guard == PlaceLexicon::Guard::person;
}

double PlaceScan::arabicPoints(const Possible &possible) const {
    const NameAt &name = possible.name;
    double points = arabicScale.at(name.salience);
    if (name.words >= 2) points += name.words >= 3 ? 3.0 : 2.0;
    if (name.words >= 2 && lexicon_.opensFacility(std::string_view(name.folded).substr(0, name.folded.find(' ')))) points += 1.5;
    const bool plainNoun = possible.noun && lexicon_.noun(*possible.noun).announces;
    if (name.withoutArticle) points -= plainNoun ? 1.0 : name.words >= 2 ? 1.5 : 3.5;
    if (name.words == 1 && name.folded.size() <= threeArabicLetters)
        points -= name.salience >= 6.0 ? 0.4 : name.salience >= 4.6 ? 0.8 : 1.6;
    if (hasTanwin(document_.surface(tokens_[name.end - 1].span))) points -= 6.0; // "هاجموا مرقداً": an indefinite object, no name
    const bool peeled = name.offset > 0 && !name.withoutArticle;
    if (peeled && name.words == 1 && name.salience < 4.6) points -= 1.2;
    // "كسرت", "وكيل": the whole is a word of its own, and no town with a letter before it.
    constexpr std::string_view conjunction = "و"; // "وكسرت" is no Sirte either
    std::string_view whole = tokens_[name.first].folded;
    if (name.proclitics.size() > conjunction.size() && name.proclitics.starts_with(conjunction) && whole.starts_with(conjunction)) whole.remove_prefix(conjunction.size());
    if (peeled && name.words == 1 && !plainNoun && isWordByItself(whole)) points -= 5.0;
    if (possible.preposition) points += 1.2;
    else if (possible.loose) points += 0.3;
    // "بورتو البرتغالي" is a club, a firm or a man: towns are feminine.
    if (name.end < tokens_.size() && !name.country && !name.province && !possible.noun &&
        tokens_[name.end].folded.ends_with("ي") && tokens_[name.end].folded.starts_with("ال")) {
        const std::string *country = demonyms_.countryOf(tokens_, name.end);
        if (country && !country->empty()) points -= 3.0;
    }
    return points;
}

// "Sudan Humanitarian Response Plan": the last words of a run of capitals say what it names.
bool PlaceScan::spoiltByRun(std::size_t token) const {
    constexpr std::size_t longest = 5;
    for (std::size_t t = token; t < tokens_.size() && t < token + longest; ++t) {
        if (!tokens_[t].capitalised || tokens_[t].sentence != tokens_[token].sentence) return false;
        if (lexicon_.spoils(tokens_[t].folded)) return true;
    }
    return false;
}

double PlaceScan::englishPoints(const Possible &possible) const {
    const NameAt &name = possible.name;
    double points = englishScale.at(name.salience);
    if (name.words >= 2) points += 1.0;
    if (name.aliasOnly && name.words == 1 && !name.country) points -= 1.0;
    const text::Token *previous = before(name.first);
    const bool comma = previous && (previous->folded == "," || previous->folded == "(" || previous->folded == "-");
    const bool opens = !previous || (previous->kind == text::TokenKind::punctuation && !comma);
    if (opens && name.words == 1) points -= 0.7;
    // Inside a longer run of capitals the name is a part of something else ("Houston Community College").
    const std::size_t next = possible.spanEnd;
    if (next < tokens_.size() && tokens_[next].sentence == tokens_[name.first].sentence && !possible.noun) {
        const bool article = previous && lexicon_.is(*previous, Closed::definite_article, Closed::indefinite_article) && tokens_[next].kind == text::TokenKind::word;
        if (tokens_[next].capitalised) points -= spoiltByRun(next) || article ? 6.0 : 1.6; // "the Kyiv Independent"
        else if (lexicon_.spoilsInSmall(tokens_[next].folded)) points -= 5.0;
        else if (lexicon_.isBuilding(tokens_[next].folded) && name.salience < townKnown) points -= 4.0; // "the Tawakal hotel"
        else if (isSaidToBeTown(next) || isSaidToLie(next)) points += 1.7;
        else if (isDoneTo(next)) points += name.salience < 3.3 || (name.words == 1 && isAlsoSurname(name.first)) ? 0.0 : opens ? 1.7 : 1.0; // "Palmyra was captured by"
        else if (name.words == 1 && !possible.preposition && lexicon_.is(tokens_[next], Closed::personal_predicate)) points -= name.salience > 6.0 ? 0.5 : 1.5;
    }
    // "After Palmyra fell": the capital before it is that of the sentence.
    const bool headWord = previous && lexicon_.opensSentence(previous->folded) && [&] {
        const text::Token *head = before(name.first - 1);
        return !head || head->kind == text::TokenKind::punctuation;
    }();
    const bool owned = previous && isOwnedByCountry(possible);
    if (owned) points += 1.0;
    if (previous && previous->capitalised && previous->kind == text::TokenKind::word && possible.contextFirst == name.first && !headWord && !owned)
        points -= name.words >= 2 ? 0.8 : possible.noun ? 2.0 : 3.2; // "Claire Jordan"
    if (previous && previous->kind == text::TokenKind::number) points -= 1.5; // "1935 Orchard", "Lot 7"
    if (possible.preposition) points += 1.0;
    else if (possible.loose) points += 0.3;
    if (document_.language == text::Language::arabic && name.words == 1 && !name.country) points -= 2.5; // a label
    if (isCompound(name.end)) points -= 7.0;
    return points;
}

// "شحات – قال": before a dash at the start of a paragraph stands where the report is from.
bool PlaceScan::isDateline(std::size_t first, std::size_t end) const {
    if (end >= tokens_.size() || (first > 0 && tokens_[first - 1].sentence == tokens_[first].sentence)) return false;
    const std::string_view mark = tokens_[end].folded;
    return tokens_[end].kind == text::TokenKind::punctuation && (mark == "–" || mark == "—" || mark == "-" || mark == "/") &&
           tokens_[end].span.start > tokens_[end - 1].span.end && end + 1 < tokens_.size() &&
           tokens_[end + 1].sentence == tokens_[first].sentence;
}

// "US-backed", "Paris-based": an adjective; "Su-34": an aircraft.
bool PlaceScan::isCompound(std::size_t end) const {
    // "Al-Boulil" is no Al.
    if (end > 0 && end + 1 < tokens_.size() && tokens_[end].folded == "-" && lexicon_.is(tokens_[end - 1], Closed::transliterated_article) && (end < 2 || tokens_[end - 2].folded != "-")) return true;
    return end + 1 < tokens_.size() && tokens_[end].folded == "-" && tokens_[end].span.start == tokens_[end - 1].span.end &&
           tokens_[end + 1].span.start == tokens_[end].span.end &&
           (tokens_[end + 1].kind == text::TokenKind::number || (tokens_[end + 1].kind == text::TokenKind::word && !tokens_[end + 1].capitalised));
}

double PlaceScan::ownPoints(Possible &possible) const {
    if (!possible.onlyId.empty()) return isCompound(possible.spanEnd) ? -1.0 : 5.0;
    if (possible.unknown) return certain + 0.5;
    if (possible.heard > 0) return possible.heard + (possible.container ? 2.0 : 0.0);
    const NameAt &name = possible.name;
    const bool plainNoun = possible.noun && lexicon_.noun(*possible.noun).announces && !afterArticle(possible);
    double points = name.arabic ? arabicPoints(possible) : englishPoints(possible);
    switch (lexicon_.guard(name.folded)) {
    case PlaceLexicon::Guard::none: break;
    case PlaceLexicon::Guard::shared: points -= 1.0; break;
    case PlaceLexicon::Guard::person: points -= 2.5; break;
    case PlaceLexicon::Guard::common:
        // "Hit was captured": no verb is followed so.
        if (!name.country) points -= !before(name.first) && (name.arabic || !isDoneTo(name.end)) ? 4.0 : name.salience >= 5.0 ? 1.5 : 2.5;
        // "Reading the list of towns": a verb that opens what is said.
        if (!name.arabic && name.words == 1 && name.end < tokens_.size() && lexicon_.is(tokens_[name.end], Closed::definite_article, Closed::indefinite_article, Closed::demonstrative))
            points -= 4.0;
        break;
    case PlaceLexicon::Guard::ordinary: points -= name.arabic && plainNoun && name.folded.starts_with("ال") ? 1.0 : 4.0; break; // "قرية الشريعة"
    case PlaceLexicon::Guard::never: points -= 20; break;
    }
    // "سوق ليبيا", "شارع فلسطين", "حي باب طبرق"
    if (name.arabic && name.first > 0 && before(name.first)) {
        const auto bearer = tokens_.readings(name.first - 1);
        if (name.country ? lexicon_.bearsCountries(bearer.back().folded) : lexicon_.bearsTowns(bearer.front().folded)) points -= 8.0;
    }
    if (possible.insidePerson && !(possible.seized && name.first > 0 && blocked_[name.first - 1] == Blocked::actor)) points -= name.words >= 2 ? 1.5 : 4.0;
    possible.attribute = isAttribute(possible);
    if (possible.seized && !possible.attribute && lexicon_.guard(name.folded) != PlaceLexicon::Guard::never) points += groundChangesHands;
    const double organisation = organisationPoints(possible);
    possible.organisation = organisation >= ofOrganisation;
    points -= organisation;
    if (possible.attribute) points -= lexicon_.guard(name.folded) == PlaceLexicon::Guard::shared ? 5.0 : 3.0; // "الحصار القائم"
    points += fitOfNoun(possible);
    if (name.arabic && isDateline(name.first, possible.spanEnd)) points += 4.0;
    if (name.arabic && possible.spanEnd < tokens_.size() && lexicon_.isSide(tokens_[possible.spanEnd].folded)) points += 1.5;
    if (possible.bearing) points += 2.0;
    if (possible.distance_km) points += 2.0;
    if (possible.surroundings) points += 1.5;
    if (possible.central || possible.reference) points += 1.0;
    if (possible.opener) points += 1.0;
    if (possible.container) points += 3.0;
    return points;
}

// The word before it has the article: "المدينة الحمراء" is a city that is red.
bool PlaceScan::afterArticle(const Possible &possible) const {
    const std::uint32_t first = possible.name.first;
    return first > 0 && before(first) && tokens_[first - 1].folded.starts_with("ال");
}

// A definite noun is followed by its attribute; a place follows a noun that lost its article ("سكان الحضر").
bool PlaceScan::isAttribute(const Possible &possible) const {
    const NameAt &name = possible.name;
    if (!name.arabic || name.words > 1 || name.offset > 0 || (possible.noun && !afterArticle(possible)) || (possible.preposition && !possible.noun) || possible.bearing ||
        (possible.surroundings && !afterArticle(possible)) || possible.opener || !name.folded.starts_with("ال") || !before(name.first))
        return false;
    const auto readings = tokens_.readings(name.first - 1);
    return tokens_[name.first - 1].kind == text::TokenKind::word && blocked_[name.first - 1] == Blocked::no &&
           std::any_of(readings.begin(), readings.end(), [](const text::Peeled &reading) { return reading.article(); });
}

bool PlaceScan::isTown(const NameAt &name) const {
    const std::string_view type = name.matches.empty() ? std::string_view() : gazetteer_.place(name.matches.front().place).type;
    return type == "city" || type == "town" || type == "village" || type == "neighbourhood";
}

// A part of the name of a club, a newspaper, an operation: the words before and after tell, or the quotation marks.
double PlaceScan::organisationPoints(const Possible &possible) const {
    const NameAt &name = possible.name;
    double against = possible.organisation ? 4.5 : 0;
    const bool led = possible.preposition || possible.noun || possible.bearing || possible.surroundings;
    if (!possible.organisation && name.first > 0 && name.offset == 0 && cues_.has(name.first - 1, CueKind::club) && !led)
        against += 4.5;
    // "اتفاق أنقرة وواشنطن"
    if (!possible.organisation && !led && name.proclitics == "و" && name.first > 1 && cues_.has(name.first - 2, CueKind::organisation) &&
        tokens_[name.first - 1].kind == text::TokenKind::word && tokens_[name.first - 2].sentence == tokens_[name.first].sentence)
        against += 4.5;
    const bool more = possible.spanEnd < tokens_.size() && tokens_[possible.spanEnd].sentence == tokens_[name.first].sentence;
    if (more && name.arabic && lexicon_.endsOrganisation(tokens_[possible.spanEnd].folded)) against += 5.0;
    if (inSport_[tokens_[name.first].sentence] && name.arabic && !name.country && !name.province && !led && isTown(name) &&
        !possible.container)
        against += 2.5;
    if (const Quote *quote = quoteOf(name.first)) {
        // "قال لـ«الشرق الأوسط»": a region in quotation marks of its own is a newspaper.
        if (name.arabic && quote->words == name.words && quote->first == name.first && !name.matches.empty() && gazetteer_.place(name.matches.front().place).type == "region") against += 6.0;
        constexpr std::uint32_t longestTitle = 4; // words
        if (cues_.has(quote->first, CueKind::organisation) || cues_.has(quote->first, CueKind::club)) against += 6.0;
        else if (quote->words <= longestTitle && quote->words > name.words && (name.arabic || tokens_[quote->first].capitalised) && // "taken possession of Kidal"
                 (!led || (possible.noun && lexicon_.noun(*possible.noun).weak && quote->first <= possible.contextFirst)))
            against += 4.5; // «محور بيحان»
    }
    return against;
}

// Where towns have no Arabic names of their own, an Arabic word that spells one of them out is hardly another word:
// "أما ميناكا فيحاصرها", "وغادرت أغلهوك".
void PlaceScan::addTransliterations() {
    constexpr double reach_km = 500, gain = 3.4;
    constexpr std::size_t fourLetters = 8; // bytes
    if (document_.language != text::Language::arabic) return;
    const Theatre around = theatre();
    if (!around.foreign || around.sure.empty()) return;
    for (Possible &possible : possible_) {
        const NameAt &name = possible.name;
        if (!name.arabic || name.words != 1 || possible.points >= certain || possible.points < -8.0 || possible.organisation || possible.insidePerson ||
            name.matches.empty() || name.withoutArticle || name.folded.size() < fourLetters || inSport_[tokens_[name.first].sentence] ||
            bendsLikeAWord(name.folded) || lexicon_.guard(name.folded) != PlaceLexicon::Guard::none || (name.offset > 0 && name.proclitics != "و" && !possible.preposition))
            continue;
        const auto matches = name.matches.first(std::min<std::size_t>(name.matches.size(), 12));
        const bool near = std::any_of(matches.begin(), matches.end(), [&](const gazetteer::Match &match) {
            const gazetteer::Place place = gazetteer_.place(match.place);
            return std::find(around.countries.begin(), around.countries.end(), place.country) != around.countries.end() &&
                   std::any_of(around.sure.begin(), around.sure.end(),
                               [&](const geo::LatLon &sure) { return withinKm(sure, place.position, reach_km); });
        });
        if (near) possible.points += gain;
    }
}

// A small place beside sure ones is likelier: news is about one part of the world. Even a word that is a name too is one
// there, where something leads to it and the place is a town.
void PlaceScan::addNearness() {
    constexpr std::size_t most = 40, readings = 24, fewest = 3;
    constexpr double near_km = 60, region_km = 200, farthest = 2.0; // degrees of latitude, a little more than region_km
    constexpr double town = 3.3, largeTown = 4.0, known = 4.6; // salience
    std::vector<geo::LatLon> sure;
    for (const Possible &possible : possible_)
        if (possible.points >= likely && !possible.name.country && !possible.name.province &&
            !possible.name.matches.empty() && sure.size() < most)
            sure.push_back(gazetteer_.place(possible.name.matches.front().place).position);
    if (sure.empty()) return;
    addTransliterations();
    for (Possible &possible : possible_) {
        const NameAt &name = possible.name;
        const bool leads = possible.preposition || possible.noun || possible.bearing || possible.surroundings;
        const bool listed = possible.list != static_cast<std::uint32_t>(&possible - possible_.data());
        if (possible.points >= certain || possible.points < -8.0 || possible.organisation || possible.insidePerson || name.matches.empty() ||
            !(leads || possible.loose || listed || !name.arabic))
            continue;
        const auto guard = lexicon_.guard(name.folded);
        const bool guarded = guard != PlaceLexicon::Guard::none && guard != PlaceLexicon::Guard::shared;
        const bool weakLead = guard != PlaceLexicon::Guard::none && !leads;
        const bool noun = possible.noun && !lexicon_.noun(*possible.noun).weak && !(name.arabic && afterArticle(possible));
        const bool sole = possible.preposition && !possible.bearing && !possible.surroundings && !noun;
        // "البوكمال والقائم": beside a sure place of its list and near to it, a word is the town.
        const auto index = static_cast<std::size_t>(&possible - possible_.data());
        const bool beside = listed && name.arabic && index > 0 && possible_[index - 1].list == possible.list && possible_[index - 1].points >= clear &&
                            possible.spanFirst <= possible_[index - 1].spanEnd + 1;
        const bool strong = beside || possible.bearing || possible.surroundings || possible.preposition || noun;
        const bool word = guarded && (!strong || possible.attribute || name.withoutArticle || guard == PlaceLexicon::Guard::never);
        if (word || (weakLead && guarded) || (guard == PlaceLexicon::Guard::shared && !possible.preposition && !possible.noun && !possible.bearing)) continue;
        const bool joined = name.proclitics == "و" && name.folded.starts_with("ال"), peeled = name.arabic && name.offset > 0 && !joined;
        if (peeled && (!possible.preposition || guarded || name.withoutArticle)) continue;
        if (guarded && name.arabic && ((sure.size() < fewest && !beside) || inSport_[tokens_[name.first].sentence])) continue;
        double least = 1e9;
        for (const gazetteer::Match &match : name.matches.first(std::min(readings, name.matches.size()))) {
            const gazetteer::Place place = gazetteer_.place(match.place);
            if ((guarded || peeled) && salience(place, false) < (guarded && sole ? largeTown : town)) continue;
            for (const geo::LatLon &other : sure)
                if (std::abs(place.position.latitude() - other.latitude()) <= farthest)
                    if (const double km = geo::distanceKm(place.position, other); km > 0.1) least = std::min(least, km);
        }
        const double gain = least <= near_km ? 2.0 : least <= region_km ? 1.0 : 0.0;
        possible.points += guarded ? (least > near_km && name.salience >= known ? 3.0 : 2.0 * gain) : name.arabic ? gain : 0.6 * gain;
    }
}

// "حول الأبيض" in a text about Sudan: a word that is a large town of the country that the text is about, and something leads to it.
bool PlaceScan::isOfTheCountry(const Possible &possible) const {
    constexpr double large = 5.0; // salience: a hundred thousand people
    if (!possible.name.arabic || possible.attribute || possible.insidePerson || possible.name.salience < large ||
        !(possible.preposition || possible.bearing || possible.surroundings || (possible.noun && !afterArticle(possible))))
        return false;
    const auto most = std::max_element(countries_.begin(), countries_.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
    return most != countries_.end() && std::any_of(possible.name.matches.begin(), possible.name.matches.end(), [&](const gazetteer::Match &match) {
        const gazetteer::Place place = gazetteer_.place(match.place);
        return place.country == most->first && salience(place, false) >= large;
    });
}

void PlaceScan::weigh() {
    for (std::size_t i = 1; i < possible_.size(); ++i) // "خسر داعش هيت والرطبة": all of the list
        if (possible_[i].list == possible_[i - 1].list && possible_[i - 1].seized && possible_[i].name.proclitics == "و") possible_[i].seized = true;
    for (Possible &possible : possible_) possible.points = ownPoints(possible);
    addTogether();
    addNearness();
    struct List {
        double best = -1e9;
        int standing = 0; // members that are places by themselves
    };
    std::vector<List> lists(2 * possible_.size()); // see joinLists
    struct Company {
        double best = -1e9;
        bool surname = false; // the name ends a run of capitals somewhere
    };
    std::unordered_map<std::string_view, Company> names;
    names.reserve(possible_.size());
    for (const Possible &possible : possible_) {
        List &list = lists[possible.list];
        list.best = std::max(list.best, possible.points);
        if (possible.points >= 0) ++list.standing;
        Company &name = names[possible.name.folded];
        name.best = std::max(name.best, possible.points);
        const text::Token *previous = before(possible.name.first);
        if (!possible.name.arabic && previous && previous->capitalised && possible.contextFirst == possible.name.first)
            name.surname = true;
        if (possible.points >= certain && possible.name.country)
            for (const gazetteer::Match &match : possible.name.matches)
                if (const auto place = gazetteer_.place(match.place); place.type == "country")
                    ++countries_[std::string(place.country)];
    }
    std::uint64_t pointedTo = 0; // as countryBit
    for (const auto &[country, count] : countries_) pointedTo |= countryBit(country);
    const auto standsBy = [&](std::size_t i, std::uint32_t list) { return possible_[i].list == list && possible_[i].points >= likely; };
    for (std::size_t i = 1; i < possible_.size(); ++i)
        if (Possible &possible = possible_[i]; !possible.name.arabic && possible.points < certain && !possible.organisation && goesOnWithDay(i))
            possible.points = std::max(possible.points + 2.0, certain);
    for (std::size_t i = 1; i + 1 < possible_.size(); ++i) // "ريمة وحجة والمحويت"
        if (const std::uint32_t list = possible_[i].list; standsBy(i - 1, list) && standsBy(i + 1, list)) possible_[i].points += 2.0;
    for (Possible &possible : possible_) {
        const double own = possible.points;
        if (own >= certain || possible.organisation) continue;
        const Company &named = names[possible.name.folded];
        const double best = named.best;
        const int others = lists[possible.list].standing - (own >= 0 ? 1 : 0);
        if (const double list = lists[possible.list].best; list >= certain) possible.points += 2.0;
        else if (list >= likely && list > own) possible.points += 1.2;
        else if (others >= 2) possible.points += 3.5; // "تلعفر والحويجة والقائم": none is sure, all together are
        // "سكان الحضر" beside "قضاء الحضر": a name that is a word too is no surer elsewhere unless something leads to it.
        const bool onlyAWord = possible.attribute ||
                               (possible.name.arabic && !possible.preposition && !(possible.loose && possible.name.proclitics.empty()) && !possible.noun && !possible.container &&
                                lexicon_.guard(possible.name.folded) != PlaceLexicon::Guard::none);
        if (best >= certain) possible.points += onlyAWord ? 0.5 : 3.0;
        else if (best >= clear && best > own && !onlyAWord) possible.points += 2.3;
        else if (possible.name.salience < 6.0 && named.surname) possible.points -= 1.2;
        if (possible.name.salience < 5.5 && (possible.name.countries & pointedTo) != 0)
            for (const gazetteer::Match &match : possible.name.matches)
                if (countries_.count(std::string(gazetteer_.place(match.place).country))) {
                    possible.points += 0.8;
                    break;
                }
        if (isOfTheCountry(possible)) possible.points += 1.6;
    }
}

} // namespace zamkan::mentions
