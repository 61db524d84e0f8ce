#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>

namespace zamkan::mentions {

void PlaceScan::block(const std::vector<ActorMention> &actors, const std::vector<DateMention> &dates) {
    blocked_.assign(tokens_.size(), Blocked::no);
    const auto mark = [&](TokenSpan span, Blocked as) {
        for (std::size_t t = span.first; t < span.end && t < blocked_.size(); ++t) blocked_[t] = as;
    };
    for (const DateMention &date : dates) mark(date.tokens, Blocked::date);
    for (const ActorMention &actor : actors)
        if (!actor.country) mark(actor.tokens, actor.guessed ? Blocked::guessed : actor.actor.empty() ? Blocked::person : Blocked::actor);
    inSport_.assign(tokens_.sentences.size(), false);
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
        if (!tokens_.mayKnow(t, demonyms_.bit() | lexicon_.bitsOfContext()) || tokens_[t].kind != text::TokenKind::word) continue;
        if (const std::string *country = demonyms_.countryOf(tokens_, t))
            if (!country->empty()) ++countries_[*country];
        if (const std::string *country = lexicon_.countryOfLife(tokens_, t)) ++countries_[*country];
        for (const text::Peeled &reading : tokens_.readings(t)) {
            if (lexicon_.ofSport(reading)) inSport_[tokens_[t].sentence] = true;
            if (const std::size_t end = lexicon_.idiomEnd(tokens_, t, reading))
                mark({static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(end)}, Blocked::person);
        }
    }
    findQuotes();
    readTitle();
}

void PlaceScan::pointTo(const std::vector<std::string> &countries) {
    for (const std::string &country : countries) ++countries_[country];
}

// The headline and the outlet point to a country too, by its people or by a name that is only there.
void PlaceScan::readTitle() {
    if (document_.title.empty() && document_.source.empty()) return;
    text::Document context(document_.title + "\n\n" + document_.source);
    context.language = document_.language;
    const text::Tokens tokens = text::tokenize(context);
    for (std::size_t t = 0; t < tokens.size();) {
        const std::string *people = demonyms_.countryOf(tokens, t);
        const auto name = people ? std::nullopt : nameAt(gazetteer_, lexicon_, context, tokens, t, tokens.size(), scratch_);
        t = name ? name->end : t + 1;
        if (people && !people->empty()) ++countries_[*people];
        if (!name || name->salience < knownEnough) continue;
        const std::string_view country = gazetteer_.place(name->matches.front().place).country;
        const bool only = std::all_of(name->matches.begin(), name->matches.end(), [&](const gazetteer::Match &match) {
            return gazetteer_.place(match.place).country == country;
        });
        if (only && !country.empty()) ++countries_[std::string(country)];
    }
}

const text::Token *PlaceScan::before(std::size_t token) const {
    return token > 0 && tokens_[token - 1].sentence == tokens_[token].sentence ? &tokens_[token - 1] : nullptr;
}

void PlaceScan::collect() {
    cues_ = lexicon_.cuesBefore(tokens_);
    remote_ = isRemote(countries_);
    const std::unordered_map<std::string, unsigned> pointedTo = countries_;
    collectOnce();
    if (remote_ || document_.language == text::Language::arabic) return;
    // Nobody's adjective told; the countries and towns that it names do.
    std::unordered_map<std::string, unsigned> named = pointedTo;
    for (const Possible &possible : possible_)
        if (const auto &matches = possible.name.matches; !matches.empty() && (possible.name.country || possible.name.salience >= knownEnough))
            ++named[std::string(gazetteer_.place(matches.front().place).country)];
    if (!isRemote(named)) return;
    remote_ = true;
    countries_ = pointedTo;
    possible_.clear();
    collectOnce();
}

// Whether most of what points to a country points to one whose villages no gazetteer lists in full.
bool PlaceScan::isRemote(const std::unordered_map<std::string, unsigned> &countries) const {
    unsigned most = 0;
    bool remote = false;
    for (const auto &[country, count] : countries)
        if (!country.empty() && (count > most || (count == most && remote))) {
            most = count;
            remote = !lexicon_.isListedInFull(country);
        }
    return remote;
}

void PlaceScan::collectOnce() {
    for (std::size_t i = 0; i < tokens_.size();) {
        if (tokens_[i].kind != text::TokenKind::word) {
            ++i;
            continue;
        }
        auto possible = tokens_[i].capitalised ? abbreviationAt(i) : facilityOfList(i);
        if (!possible) possible = possibleAt(i);
        if (!possible) possible = unknownAt(i);
        else if (auto longer = longerUnknownAt(*possible)) possible = std::move(longer);
        else if (auto facility = longerFacilityAt(*possible)) possible = std::move(facility);
        if (!possible) {
            ++i;
            continue;
        }
        i = possible->spanEnd;
        possible_.push_back(std::move(*possible));
    }
}

// Whether a name of several words is a cue and a name: "محافظة الحسكة" is in the gazetteer too, "جمهورية الصين الشعبية" as a
// country, but there the first word is a cue. Not a direction: "شمال دارفور" is a province of its own, "جنوب لبنان" a region.
bool PlaceScan::beginsWithCue(const NameAt &name, std::size_t until) {
    const std::string_view first = std::string_view(name.folded).substr(0, name.folded.find(' '));
    if (name.first + 1 >= until || lexicon_.isDirection(first) || !lexicon_.announces(first)) return false;
    const auto inner = nameAt(gazetteer_, lexicon_, document_, tokens_, name.first + 1, until, scratch_);
    if (!inner || inner->offset != 0) return false;
    if (inner->end == name.end) return true;
    if (!name.country || !inner->country) return false;
    return std::any_of(name.matches.begin(), name.matches.end(), [&](const gazetteer::Match &match) {
        return gazetteer_.place(match.place).type == "country" && match.place == inner->matches.front().place;
    });
}

// "مكة المكرمة": what honours the place is no part of its name where the name is whole without it.
void PlaceScan::dropEpithet(NameAt &name) {
    if (name.words < 2) return;
    const std::size_t space = name.folded.rfind(' ');
    if (!lexicon_.isEpithet(std::string_view(name.folded).substr(space + 1))) return;
    const auto shorter = nameAt(gazetteer_, lexicon_, document_, tokens_, name.first, name.end - 1, scratch_);
    if (!shorter || shorter->words + 1 != name.words || shorter->matches.front().place != name.matches.front().place) return;
    name = *shorter;
}

// "قاعدة الملك خالد الجوية": a building that the gazetteer knows by the name of a person or a party.
std::optional<NameAt> PlaceScan::namedAfterKnown(std::size_t token, std::size_t until) {
    if (until >= tokens_.size() || until != token + 1 || !isArabic(tokens_[token]) || tokens_[until].sentence != tokens_[token].sentence ||
        blocked_[until] == Blocked::no || blocked_[until] == Blocked::date)
        return std::nullopt;
    const CueAt *cue = cues_.longestBefore(until);
    if (!cue || cue->end != until || cue->cue.kind != CueKind::noun || !lexicon_.noun(cue->cue.noun).part) return std::nullopt;
    auto name = nameAt(gazetteer_, lexicon_, document_, tokens_, token, std::min(tokens_.size(), token + longestName), scratch_);
    return name && name->words >= 3 && (name->end >= tokens_.size() || blocked_[name->end] != blocked_[until]) ? std::move(name) : std::nullopt;
}

std::optional<Possible> PlaceScan::possibleAt(std::size_t token) {
    if (blocked_[token] == Blocked::actor || blocked_[token] == Blocked::person) return std::nullopt;
    if (tokens_[token].word->names == 0 && isArabic(tokens_[token])) return std::nullopt;
    std::size_t until = token + 1;
    while (until < tokens_.size() && until < token + longestName && blocked_[until] != Blocked::actor &&
           blocked_[until] != Blocked::person)
        ++until;
    auto name = namedAfterKnown(token, until);
    if (!name) name = nameAt(gazetteer_, lexicon_, document_, tokens_, token, until, scratch_);
    if (!name || (name->words >= 2 && name->arabic && beginsWithCue(*name, until))) return std::nullopt;
    dropEpithet(*name);
    // "حي باب الحديد": the first word of a longer name that nobody lists is no place of that name.
    if (name->arabic && name->words == 1 && name->offset == 0 && lexicon_.opensName(name->folded) && name->end < tokens_.size() && blocked_[name->end] == Blocked::no &&
        tokens_[name->end].kind == text::TokenKind::word && tokens_[name->end].sentence == tokens_[token].sentence && tokens_[name->end].folded.starts_with("ال"))
        if (const CueAt *cue = cues_.longestBefore(token); cue && cue->end == token && cue->cue.kind == CueKind::noun && lexicon_.noun(cue->cue.noun).announces)
            return std::nullopt;
    Possible out;
    out.name = std::move(*name);
    out.cueFirst = out.spanFirst = out.name.first;
    out.cueOffset = out.name.offset;
    out.spanEnd = out.name.end;
    out.contextFirst = out.name.first;
    if (out.name.words >= 2 && out.name.arabic)
        if (const auto noun = lexicon_.classOf(std::string_view(out.name.folded).substr(0, out.name.folded.find(' ')));
            noun && lexicon_.noun(*noun).outside &&
            lexicon_.noun(*noun).types.front() == gazetteer_.place(out.name.matches.front().place).type) {
            out.spanFirst = static_cast<std::uint32_t>(nextInName(tokens_, out.name.first));
            out.noun = noun;
        }
    // A date keeps its words unless the place's name begins before it ("سد تشرين").
    const bool dated = blocked_[token] == Blocked::date;
    out.insidePerson = std::any_of(blocked_.begin() + out.name.first, blocked_.begin() + out.name.end,
                                   [](Blocked b) { return b == Blocked::guessed; });
    readCues(out);
    if (dated && !(out.noun && lexicon_.noun(*out.noun).part)) return std::nullopt;
    if (isAdjective(out)) return std::nullopt;
    readWhatFollows(out);
    return out;
}

std::optional<Possible> PlaceScan::abbreviationAt(std::size_t token) const {
    if (blocked_[token] == Blocked::actor || blocked_[token] == Blocked::person || blocked_[token] == Blocked::date)
        return std::nullopt;
    auto written = lexicon_.writtenAt(document_, tokens_, token);
    if (!written && token > 0 && isComma(tokens_[token - 1]) && !possible_.empty() && possible_.back().spanEnd + 1 == token)
        written = lexicon_.abbreviationAt(document_, tokens_, token);
    const auto place = written ? gazetteer_.byId(written->id) : std::nullopt;
    if (!place) return std::nullopt;
    Possible out;
    out.onlyId = written->id;
    out.name.first = out.cueFirst = out.spanFirst = out.contextFirst = static_cast<std::uint32_t>(token);
    out.name.end = out.spanEnd = static_cast<std::uint32_t>(written->end);
    out.name.folded = out.onlyId;
    out.name.country = gazetteer_.place(*place).type == "country";
    out.name.province = !out.name.country;
    out.name.salience = salience(gazetteer_.place(*place), true);
    return out;
}

// "قوات سورية", "المقاتلات الروسية": an adjective of nationality, not the country.
bool PlaceScan::isAdjective(const Possible &possible) const {
    if (possible.name.words > 1) return false;
    // "275 مسلحاً سورياً": the ending of an indefinite object, which no country has.
    if (possible.name.arabic && possible.name.country && possible.name.folded.ends_with("يا")) {
        const std::string_view surface = document_.surface(tokens_[possible.name.first].span);
        if (hasTanwin(surface)) return true;
        constexpr std::size_t fiveLetters = 10; // bytes
        const text::Token *noun = before(possible.name.first);
        const bool object = possible.name.proclitics.empty() && demonyms_.countryOfAccusative(tokens_, possible.name.first);
        if (object && lexicon_.takesAdjective(noun->folded)) return true; // "استهدف موقعا تركيا"
        if (object && noun->folded.size() >= fiveLetters && possible.name.first > 1 &&
            tokens_[possible.name.first - 2].kind == text::TokenKind::number)
            return true;
    }
    if (!demonyms_.countryOf(tokens_, possible.name.first)) return false;
    if (possible.noun && !lexicon_.noun(*possible.noun).weak && possible.name.withoutArticle == false &&
        !possible.name.country)
        return false; // "بلدة البغدادي"
    if (!possible.name.arabic || !possible.name.country || possible.name.withoutArticle) return true;
    if (!possible.name.proclitics.empty() || possible.preposition || possible.loose || possible.bearing ||
        possible.central || possible.surroundings || possible.reference)
        return false;
    const text::Token *previous = before(possible.name.first);
    if (!previous || previous->kind != text::TokenKind::word) return false;
    const auto readings = tokens_.readings(possible.name.first - 1);
    if (possible.name.folded.starts_with("ال") && blocked_[possible.name.first - 1] != Blocked::person && // "وكالة الأنباء السعودية"
        std::any_of(readings.begin(), readings.end(), [](const text::Peeled &reading) { return reading.article(); }))
        return true;
    return lexicon_.takesAdjective(previous->folded) || previous->folded.ends_with("ات") ||
           previous->folded.ends_with("ه");
}

// "on the east bank of the Dnipro": with the article alone, and no noun behind it, the river and not the city.
bool PlaceScan::isRiver(const Possible &possible) const {
    const NameAt &name = possible.name;
    const text::Token *previous = before(name.first);
    if (name.arabic || possible.noun || !previous || !lexicon_.is(*previous, Closed::definite_article)) return false;
    if (const std::size_t next = possible.spanEnd; next < tokens_.size() && tokens_[next].sentence == tokens_[name.first].sentence &&
        tokens_[next].kind == text::TokenKind::word && !lexicon_.is(tokens_[next], Closed::additive, Closed::inside, Closed::nearness, Closed::at, Closed::goal))
        return false;
    return std::any_of(name.matches.begin(), name.matches.end(), [&](const gazetteer::Match &match) { return gazetteer_.place(match.place).type == "river"; });
}

std::vector<PlaceMention> PlaceScan::mentions() const {
    std::vector<PlaceMention> out;
    std::vector<std::optional<std::uint32_t>> index(possible_.size());
    for (std::size_t i = 0; i < possible_.size(); ++i) {
        const Possible &possible = possible_[i];
        if (possible.points < 0) continue;
        PlaceMention mention;
        mention.span = spanOf(possible.name, document_, tokens_);
        if (possible.spanFirst > possible.name.first) mention.span.start = tokens_[possible.spanFirst].span.start;
        if (possible.cueFirst < possible.name.first)
            mention.span.start = tokens_[possible.cueFirst].span.start + possible.cueOffset;
        if (possible.spanEnd > possible.name.end) mention.span.end = tokens_[possible.spanEnd - 1].span.end;
        mention.tokens = {std::max(possible.cueFirst, possible.spanFirst > possible.name.first ? possible.spanFirst : 0),
                          possible.spanEnd};
        // "al-Ayadiya", of which only the word behind the hyphen was known: the article is a part of the name.
        if (const std::uint32_t first = mention.tokens.first; !possible.name.arabic && first > 1 && tokens_[first - 1].folded == "-" && lexicon_.is(tokens_[first - 2], Closed::transliterated_article) &&
            tokens_[first - 2].span.end == tokens_[first - 1].span.start && tokens_[first - 1].span.end == mention.span.start && (first < 3 || tokens_[first - 3].folded != "-")) {
            mention.tokens.first = first - 2;
            mention.span.start = tokens_[first - 2].span.start;
        }
        mention.name = document_.surface(mention.span);
        if (possible.onlyId.empty()) {
            mention.candidates.assign(possible.name.matches.begin(), possible.name.matches.end());
            mention.candidates.insert(mention.candidates.end(), possible.byEar.begin(), possible.byEar.end());
        } else if (const auto place = gazetteer_.byId(possible.onlyId)) mention.candidates = {{*place, gazetteer::MatchKind::alias}};
        if (possible.noun) {
            mention.cue = lexicon_.noun(*possible.noun).key;
            mention.cue_countries = lexicon_.noun(*possible.noun).countries;
        }
        if (isRiver(possible)) mention.cue = "river";
        mention.role = possible.reference ? PlaceRole::reference : PlaceRole::literal;
        mention.evidence = std::min(1.0, 0.5 + possible.points / 8.0);
        mention.bearing = possible.bearing;
        mention.distance_km = possible.distance_km;
        mention.surroundings = possible.surroundings;
        index[i] = static_cast<std::uint32_t>(out.size());
        out.push_back(std::move(mention));
    }
    for (std::size_t i = 0; i < possible_.size(); ++i)
        if (index[i]) {
            if (const auto holder = possible_[i].container; holder && index[*holder]) out[*index[i]].container = *index[*holder];
            if (const auto near = possible_[i].near; near && index[*near]) out[*index[i]].near = *index[*near];
        }
    std::vector<std::pair<unsigned, std::string>> hints;
    for (const auto &[country, count] : countries_) hints.emplace_back(count, country);
    std::sort(hints.rbegin(), hints.rend());
    for (PlaceMention &mention : out)
        for (std::size_t i = 0; i < hints.size() && i < 3; ++i) mention.countries.push_back(hints[i].second);
    return out;
}

} // namespace zamkan::mentions
