// What a bare noun or a pronoun stands for, and which places are only measured from.
#include "geo/latlon.hpp"
#include "reading/passage.hpp"
#include <algorithm>
#include <map>

namespace zamkan::reading {
// Of the places that are no countries and no capitals themselves; where there are none, of the capitals.
void Passage::findCountry() {
    for (const bool capitals : {false, true}) {
        std::map<std::string, std::uint32_t> counted;
        for (std::size_t i = 0; i < facts.places.size(); ++i)
            if (const events::EventPlace &place = facts.places[i];
                place.type != "country" && !place.country.empty() && isCapital(i) == capitals &&
                (!capitals || facts.mentions.places[i].role == mentions::PlaceRole::literal))
                ++counted[place.country];
        const auto most = std::max_element(counted.begin(), counted.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        if (most == counted.end())
            continue;
        country_ = most->first;
        return;
    }
}

// "قرية كفرنبودة" somewhere in the text: it is the village from then on.
bool Passage::calledSo(const std::string &place, const std::string &sort) const {
    for (std::size_t i = 0; i < facts.places.size(); ++i)
        if (facts.places[i].id == place && facts.mentions.places[i].cue == sort)
            return true;
    return false;
}

// "سيطرت على مطار غاو، ودخلت القوات المدينة": the town of an airport that the sentence has named is one that the text
// names near to it, else nobody tells but the airport where it is.
std::optional<std::uint32_t> Passage::townOfAirport(std::size_t before, std::uint32_t sentence) const {
    constexpr double near_km = 15;
    const auto &named = facts.mentions.places;
    for (std::size_t i = before; i-- > 0 && sentenceOf(named[i].tokens.first) == sentence;) {
        const events::EventPlace &airport = facts.places[i];
        if (!isIn(airport.type, {"airport", "airbase"}) || !airport.position ||
            named[i].role != mentions::PlaceRole::literal || measures(named[i].tokens.first))
            continue;
        for (std::size_t k = before; k-- > 0;)
            if (isIn(facts.places[k].type, {"city", "town", "village"}) && facts.places[k].position &&
                named[k].role == mentions::PlaceRole::literal &&
                geo::distanceKm(*facts.places[k].position, *airport.position) <= near_km)
                return static_cast<std::uint32_t>(k);
        return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

// The place a bare "المدينة", "the town", "it" means: the last one named of that sort.
std::optional<std::uint32_t> Passage::antecedent(std::size_t token, const std::string &sort) const {
    const bool town = sort == "city" || sort == "town" || sort == "village";
    const auto fits = [&](std::size_t i, bool loosely) {
        const std::string &type = facts.places[i].type, &cue = facts.mentions.places[i].cue;
        if (sort.empty()) // nor is "there" the capital of a state that speaks
            return !isAreal(type) &&
                   !(english() && is(token, Closed::there) && isCapital(i) && facts.places[i].country != country_);
        if (const std::size_t first = facts.mentions.places[i].tokens.first;
            town && first > 0 && grammar.words.rulers.at(readings, first - 1, Peel::proclitics))
            return false; // "تحت سلطة دمشق": a government
        if (town && isAreal(type))
            return false; // "Bukavu, capital of South Kivu"
        // "Moscow denied it … the town": a capital is a city, and abroad it is a government.
        if (town && cue.empty() && isCapital(i) && (sort != "city" || facts.places[i].country != country_))
            return false;
        if (town && (cue == "neighbourhood" || cue == "area" || cue == "region" ||
                     (!english() && facts.mentions.places[i].surroundings)))
            return false; // "حي الجيزة" is no city, wherever the gazetteer puts it, nor is "ريف الرقة"
        if (cue == sort || (cue.empty() && town && calledSo(facts.places[i].id, sort)) ||
            (type == sort && (cue.empty() || !town || (cue != "city" && cue != "town" && cue != "village"))))
            return true;
        if (!loosely)
            return false;
        if (town) // a "town" is not "the city"
            return (cue.empty() || (cue == "town" && type == "city")) &&
                   (type == "city" || type == "town" || type == "village");
        return isIn(sort, {"airbase", "airport"}) && isIn(type, {"airport", "airbase", "military_base"});
    };
    const std::uint32_t sentence = sentenceOf(token);
    const auto &named = facts.mentions.places;
    // "سنجار: عُثر على رفات … . واستعادت البيشمركة المدينة": in a bulletin the town is the one that its item is about.
    if (const int heading = headings[sentence]; heading >= 0 && (town || sort == "district")) {
        const auto about = static_cast<std::size_t>(heading);
        bool other = isAreal(facts.places[about].type) || named[about].role != mentions::PlaceRole::literal;
        for (std::size_t i = 0; i < named.size() && !other; ++i)
            other = named[i].tokens.first < token && sentenceOf(named[i].tokens.first) == sentence &&
                    facts.places[i].id != facts.places[about].id && fits(i, true);
        if (!other)
            return static_cast<std::uint32_t>(about);
    }
    if (sort == "former") { // "X and Y were back in their hands. Russia retook the former": the first of the last two
        for (const std::uint32_t back : {0U, 1U})
            for (std::size_t i = named.size(); i-- > 1;)
                if (named[i].tokens.first < token && sentenceOf(named[i].tokens.first) + back == sentence &&
                    sentenceOf(named[i - 1].tokens.first) + back == sentence && !isAreal(facts.places[i - 1].type) &&
                    named[i].tokens.first - named[i - 1].tokens.end <= 2)
                    return static_cast<std::uint32_t>(i - 1);
        return std::nullopt;
    }
    if (sort == "latter") { // "خسرت معرة النعمان ثم سراقب، واستعادت الأخيرة"
        const bool opens =
            english() &&
            (token == 0 || sentenceOf(token - 1) != sentence); // "The latter was won back": of the sentence before
        for (std::size_t i = named.size(); i-- > 0;)
            if (named[i].tokens.first < token && sentenceOf(named[i].tokens.first) + (opens ? 1 : 0) == sentence &&
                named[i].role == mentions::PlaceRole::literal && !isAreal(facts.places[i].type))
                return static_cast<std::uint32_t>(i);
        return std::nullopt;
    }
    if (sort == "capital") {
        const auto found = capitalOf(country_);
        return found ? found : antecedent(token, "city");
    }
    const auto before = static_cast<std::size_t>(
        std::partition_point(named.begin(), named.end(),
                             [&](const auto &mention) { return mention.tokens.first < token; }) -
        named.begin());
    const auto often = [&](std::size_t i) { return timesNamed(i) >= 3; };
    // The mention to take for one that is meant; context there, but perhaps a place elsewhere.
    const auto literal = [&](std::size_t i) -> std::optional<std::uint32_t> {
        if (named[i].role == mentions::PlaceRole::literal)
            return static_cast<std::uint32_t>(i);
        for (std::size_t same = 0; same < facts.places.size(); ++same)
            if (facts.places[same].id == facts.places[i].id && named[same].role == mentions::PlaceRole::literal)
                return static_cast<std::uint32_t>(same);
        return std::nullopt;
    };
    const auto last = [&](std::uint32_t back, bool loosely, bool measured, bool frequent,
                          bool inserted = true) -> std::optional<std::size_t> {
        for (std::size_t i = before; i-- > 0 && sentenceOf(named[i].tokens.first) + back >= sentence;)
            if (sentenceOf(named[i].tokens.first) + back == sentence && fits(i, loosely) &&
                named[i].tokens.end > datelineEnd && !speakerPlace(named[i].tokens.first) &&
                (measured || !measures(named[i].tokens.first) ||
                 (!english() && town && calledSo(facts.places[i].id, sort))) && // "عاد إلى X": the village it is
                (!frequent || often(i)) &&
                // "the branch, which seized Y in April, has encircled the town": not Y, if there is another
                (inserted || back > 0 || !english() || !inInsertedRelative(named[i].tokens.first, token)) &&
                (inserted || back > 0 || !english() || !sort.empty() ||
                 !parted(named[i].tokens.end, token, stop))) // "took X; the army, which held Y, lost it": Y
                return i;
        return std::nullopt;
    };
    // Of several in an English sentence, the one that the text names most; the last of equals.
    const auto topic = [&](std::uint32_t back) -> std::optional<std::size_t> {
        std::optional<std::size_t> best;
        std::uint32_t most = 0;
        for (std::size_t i = before; i-- > 0 && sentenceOf(named[i].tokens.first) + back >= sentence;) {
            if (sentenceOf(named[i].tokens.first) + back != sentence || !fits(i, false) ||
                measures(named[i].tokens.first))
                continue;
            if (timesNamed(i) > most)
                best = i, most = timesNamed(i);
        }
        return best;
    };
    // The last one of that very sort in the sentence, then one like it; then the one that the text goes on
    // about; then sentence by sentence farther back. Those that only measure a distance when there is no
    // other.
    constexpr std::uint32_t story = 4, loose = 3; // sentences
    for (const bool measured : {false, true}) {
        for (const bool inserted : {false, true})
            for (const bool loosely : {false, true})
                if (const auto found = last(0, loosely, measured, false, inserted))
                    return literal(*found);
        if (town && !measured)
            if (const auto found = townOfAirport(before, sentence))
                return found;
        if (sentence > 0 && !measured)
            if (const auto found = english() && !sort.empty() ? topic(1) : last(1, false, false, false))
                return literal(*found);
        for (std::uint32_t back = 1; back <= std::min(story, sentence) && !sort.empty(); ++back)
            for (const bool loosely : {false, true})
                if (const auto found = last(back, loosely, true, true))
                    return literal(*found);
        for (std::uint32_t back = 1; back <= std::min(loose, sentence); ++back)
            for (const bool loosely : {false, true})
                if (const auto found = last(back, loosely, measured, false))
                    return literal(*found);
        for (std::size_t i = before; i-- > 0;)
            if (sentenceOf(named[i].tokens.first) + loose < sentence && fits(i, false) &&
                (measured || !measures(named[i].tokens.first)))
                return literal(i);
    }
    // "في محافظة الحديدة … شرق المدينة": a province and its capital share the name.
    for (std::size_t i = before; town && !english() && i-- > 0 && sentenceOf(named[i].tokens.first) + 1 >= sentence;)
        if (facts.places[i].type == "province" && named[i].role == mentions::PlaceRole::literal)
            return static_cast<std::uint32_t>(i);
    // "entered Goma on Monday. They took the airport": that of the town
    if (sort == "airport")
        return antecedent(token, "city");
    // "درنة – أعلن حفتر تحرير المدينة": no other is there than where the news is from.
    for (std::size_t i = before; town && datelineEnd > 0 && i-- > 0;)
        if (named[i].tokens.end <= datelineEnd && fits(i, true))
            return literal(i);
    return std::nullopt;
}

// "قتل 12 شرق حلب", "دارت اشتباكات شمال حلب": where something happened, and neither how far a place lies nor whither.
bool Passage::isBearing(std::size_t direction) const {
    if (english() || direction == 0 || sentenceOf(direction - 1) != sentenceOf(direction) ||
        !is(direction, Closed::side) || !grammar.words.directions.at(readings, direction, Peel::nothing))
        return false;
    const std::size_t before = direction - 1;
    if (place_[before] >= 0 || facts.tokens[before].kind != text::TokenKind::word ||
        is(before, Closed::side, Closed::goal, Closed::towards, Closed::lying_stem) ||
        grammar.closed.hasStem(folded(before), Closed::lying_stem) || grammar.words.prepositions.at(readings, before) ||
        grammar.words.directions.at(readings, before))
        return false;
    // "الواقعة شمال حلب", "المدينة جنوب إدلب": said of the noun before it; but "قتل 12 مدنيا", "اشتباكات" happen there,
    // as does what is told of a party, "بين القوات الحكومية والحوثيين غرب مأرب".
    const bool between = before > 0 && sentenceOf(before - 1) == sentenceOf(before) &&
                         grammar.words.with.at(readings, before - 1).tokens == 1; // "بين الطرفين"
    // "أسقط طائرة مسيرة جنوب طرابلس": what was hit, hit there
    const bool object =
        !folded(before).starts_with("ال") && (grammar.words.weapons.at(readings, before, Peel::nothing) ||
                                              grammar.words.targets.at(readings, before, Peel::nothing));
    return quantity_[before] >= 0 || actor_[before] >= 0 || between || object || mayTrigger(before);
}

// "شرق حمص", "شرق بلدة القريتين": the side on which something happened, across the noun of the place.
std::optional<std::size_t> Passage::sideBefore(std::size_t name) const {
    std::size_t side = name;
    const bool noun =
        side > 1 && sentenceOf(side - 1) == sentenceOf(name) &&
        (is(side - 1, Closed::between_direction_and_name) ||
         (place_[name] >= 0 && !facts.mentions.places[static_cast<std::size_t>(place_[name])].cue.empty() &&
          grammar.words.settlements.at(readings, side - 1, Peel::nothing)));
    if (noun)
        --side;
    return side > 0 && sentenceOf(side - 1) == sentenceOf(name) && isBearing(side - 1) ? std::optional(side - 1)
                                                                                       : std::nullopt;
}

// "180 km south-east of X", "جنوب شرقي X": it is only measured from there.
bool Passage::measures(std::size_t token) const {
    const Words &words = grammar.words;
    if (token + 2 < size() && folded(token + 1) == "," && words.relatives.at(readings, token + 2))
        return false; // "south of X, which fell": then it tells of X
    // "باتجاه القاعدة وسرت"
    if (!english() && token > 0 && place_[token] >= 0 && folded(token).starts_with("و") && place_[token - 1] >= 0 &&
        sentenceOf(token - 1) == sentenceOf(token)) {
        const auto &last = facts.mentions.places[static_cast<std::size_t>(place_[token - 1])];
        if (facts.mentions.places[static_cast<std::size_t>(place_[token])].tokens.first == token &&
            last.tokens.first < token && measures(last.tokens.first))
            return true;
    }
    // "stretching from X to Y"
    if (english() && token > 0 && is(token - 1, Closed::origin) && place_[token] >= 0)
        for (std::size_t i = facts.mentions.places[static_cast<std::size_t>(place_[token])].tokens.end,
                         end = std::min(size(), i + 2);
             i < end; ++i)
            if (is(i, Closed::goal) && token > 1 && folded(token - 2).ends_with("ing") &&
                sentenceOf(i) == sentenceOf(token))
                return true;
    // "north of Russian-held Donetsk": across whose the place is
    std::size_t name = token;
    if (english() && name > 2 && folded(name - 2) == "-" && facts.tokens[name - 3].capitalised && mayTrigger(name - 1))
        name -= 3;
    if (!english() && sideBefore(token))
        return false;
    for (std::size_t i = name; i-- > 0 && name - i <= 3 && sentenceOf(i) == sentenceOf(token);) {
        if (words.directions.at(readings, i) || is(i, Closed::goal, Closed::towards))
            return true; // or where somebody goes
        if (!is(i, Closed::between_direction_and_name))
            return false;
    }
    return false;
}

// Whether a token stands in a relative clause between commas that is over before `token`: "X, which took Y, holds".
bool Passage::inInsertedRelative(std::size_t inner, std::size_t token) const {
    bool over = false;
    for (std::size_t i = inner; i < token && !over; ++i)
        over = folded(i) == ",";
    for (std::size_t i = inner; over && i-- > 1 && sentenceOf(i) == sentenceOf(token);) {
        if (folded(i) == ",")
            return false;
        if (folded(i - 1) == "," && grammar.words.relatives.at(readings, i))
            return true;
    }
    return false;
}

} // namespace zamkan::reading
