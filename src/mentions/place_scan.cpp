#include "mentions/place_scan.hpp"
#include <algorithm>
#include <charconv>

namespace zamkan::mentions {
namespace {

constexpr double kilometresInMile = 1.609344;

bool isArabic(const text::Token &token) {
    return !token.folded.empty() && static_cast<unsigned char>(token.folded[0]) >= 0xD8;
}

std::optional<double> numberOf(const text::Token &token) {
    if (token.kind != text::TokenKind::number) return std::nullopt;
    double value = 0;
    const char *end = token.folded.data() + token.folded.size();
    const auto [at, error] = std::from_chars(token.folded.data(), end, value);
    return error == std::errc{} && at == end ? std::optional(value) : std::nullopt;
}

bool isComma(const text::Token &token) { return token.folded == "," || token.folded == "،"; }

} // namespace

void PlaceScan::block(const std::vector<ActorMention> &actors, const std::vector<DateMention> &dates) {
    blocked_.assign(tokens_.size(), Blocked::no);
    const auto mark = [&](TokenSpan span, Blocked as) {
        for (std::size_t t = span.first; t < span.end && t < blocked_.size(); ++t) blocked_[t] = as;
    };
    for (const DateMention &date : dates) mark(date.tokens, Blocked::date);
    for (const ActorMention &actor : actors)
        mark(actor.tokens, actor.guessed ? Blocked::guessed : actor.actor.empty() ? Blocked::person : Blocked::actor);
    for (std::size_t t = 0; t < tokens_.size(); ++t)
        if (const std::string *country = demonyms_.countryOf(tokens_, t))
            if (!country->empty()) ++countries_[*country];
}

const text::Token *PlaceScan::before(std::size_t token) const {
    return token > 0 && tokens_[token - 1].sentence == tokens_[token].sentence ? &tokens_[token - 1] : nullptr;
}

void PlaceScan::collect() {
    cues_ = lexicon_.cuesBefore(document_, tokens_);
    for (std::size_t i = 0; i < tokens_.size();) {
        auto possible = abbreviationAt(i);
        if (!possible) possible = possibleAt(i);
        if (!possible) {
            ++i;
            continue;
        }
        i = possible->spanEnd;
        possible_.push_back(std::move(*possible));
    }
}

std::optional<Possible> PlaceScan::possibleAt(std::size_t token) const {
    if (blocked_[token] == Blocked::actor || blocked_[token] == Blocked::person) return std::nullopt;
    std::size_t until = token + 1;
    while (until < tokens_.size() && blocked_[until] != Blocked::actor && blocked_[until] != Blocked::person) ++until;
    const auto name = nameAt(gazetteer_, lexicon_, document_, tokens_, token, until);
    if (!name) return std::nullopt;
    // "محافظة الحسكة" is in the gazetteer too, but there the noun is a cue.
    if (name->words >= 2 && token + 1 < until && lexicon_.announces(std::string_view(name->folded).substr(0, name->folded.find(' '))))
        if (const auto inner = nameAt(gazetteer_, lexicon_, document_, tokens_, token + 1, until);
            inner && inner->end == name->end && inner->offset == 0)
            return std::nullopt;
    Possible out;
    out.name = *name;
    out.cueFirst = name->first;
    out.cueOffset = name->offset;
    out.spanEnd = name->end;
    out.contextFirst = name->first;
    // A date keeps its words unless the place's name begins before it ("سد تشرين").
    const bool dated = blocked_[token] == Blocked::date;
    out.insidePerson = std::any_of(blocked_.begin() + name->first, blocked_.begin() + name->end,
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
    out.name.first = out.cueFirst = out.contextFirst = static_cast<std::uint32_t>(token);
    out.name.end = out.spanEnd = static_cast<std::uint32_t>(written->end);
    out.name.folded = out.onlyId;
    out.name.country = gazetteer_.place(*place).type == "country";
    out.name.province = !out.name.country;
    out.name.salience = salience(gazetteer_.place(*place), true);
    return out;
}

void PlaceScan::readCues(Possible &possible) const {
    std::uint32_t at = possible.name.first;
    // Cues may stand in a row: "في مدينة", "على بعد 20 كيلومتراً جنوب", "ريف". Walk back through them.
    for (int step = 0; step < 3; ++step) {
        const CueAt *longest = nullptr;
        for (const CueAt &cue : cues_[at])
            if (!longest || cue.first < longest->first ||
                (cue.first == longest->first && cue.cue.kind < longest->cue.kind))
                longest = &cue;
        if (!longest || (step == 0 && !possible.name.proclitics.empty() && possible.name.proclitics != "ال" &&
                         longest->cue.kind != CueKind::opener && longest->cue.kind != CueKind::loose &&
                         longest->cue.kind != CueKind::preposition))
            break;
        const Cue &cue = longest->cue;
        switch (cue.kind) {
        case CueKind::noun:
            if (!possible.noun) {
                possible.noun = cue.noun;
                possible.many = cue.many;
                if (lexicon_.noun(cue.noun).part && !cue.many && step == 0) {
                    possible.cueFirst = longest->first;
                    possible.cueOffset = longest->offset;
                }
            }
            break;
        case CueKind::direction:
            possible.bearing = cue.bearing;
            readDistance(possible, longest->first);
            break;
        case CueKind::central: possible.central = true; break;
        case CueKind::surroundings: possible.surroundings = true; break;
        case CueKind::reference: possible.reference = true; break;
        case CueKind::preposition: possible.preposition = true; break;
        case CueKind::loose: possible.loose = true; break;
        case CueKind::opener: possible.opener = true; break;
        case CueKind::organisation: possible.organisation = possible.organisation || step == 0; break;
        case CueKind::adjective: break;
        }
        if (at == longest->first) break;
        at = longest->first;
        possible.contextFirst = at;
    }
    std::string_view clitics = possible.name.proclitics;
    if (clitics.ends_with("ال")) clitics.remove_suffix(std::string_view("ال").size());
    if (lexicon_.isPlacePreposition(clitics)) possible.preposition = true;
    else if (clitics == "ل" || clitics == "لل" || clitics == "ول") possible.loose = true;
}

void PlaceScan::readDistance(Possible &possible, std::size_t directionFirst) const {
    for (std::size_t at = directionFirst, back = 0; at > 0 && back < 3; ++back) {
        --at;
        if (tokens_[at].sentence != tokens_[directionFirst].sentence) return;
        const bool miles = lexicon_.isMile(tokens_[at].folded);
        if ((miles || lexicon_.isKilometre(tokens_[at].folded)) && at > 0) {
            if (const auto number = numberOf(tokens_[at - 1])) {
                possible.distance_km = *number * (miles ? kilometresInMile : 1.0);
                possible.contextFirst = static_cast<std::uint32_t>(at - 1);
            }
            return;
        }
    }
}

void PlaceScan::readWhatFollows(Possible &possible) const {
    std::size_t next = nextInName(tokens_, possible.name.end - 1);
    const bool facility = possible.cueFirst != possible.name.first ||
                          (possible.noun && lexicon_.noun(*possible.noun).part);
    if (possible.name.arabic) {
        while (next < tokens_.size() && next == possible.spanEnd && lexicon_.isTail(tokens_[next].folded) &&
               (facility || possible.name.words > 1)) {
            possible.spanEnd = static_cast<std::uint32_t>(next + 1);
            next = nextInName(tokens_, next);
        }
        if (possible.surroundings)
            if (const auto adjective = lexicon_.adjectiveAt(tokens_, next)) possible.bearing = adjective->cue.bearing;
        return;
    }
    if (next != possible.spanEnd) return;
    if (const auto after = lexicon_.nounAfter(tokens_, next)) {
        possible.noun = after->noun;
        if (lexicon_.noun(after->noun).part) possible.spanEnd = static_cast<std::uint32_t>(after->end);
    }
}

// "قوات سورية", "المقاتلات الروسية": an adjective of nationality, not the country.
bool PlaceScan::isAdjective(const Possible &possible) const {
    if (possible.name.words > 1) return false;
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
    return lexicon_.takesAdjective(previous->folded) || previous->folded.ends_with("ات") ||
           previous->folded.ends_with("ه");
}

bool PlaceScan::holds(const Possible &container, const Possible &inner) const {
    const auto inside = [&](const gazetteer::Place &outer) {
        for (const gazetteer::Match &match : inner.name.matches) {
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
        if (++between > 3) return false;
        if (isComma(tokens_[t]) || lexicon_.joinsList(word)) conjunction = true;
        else if (!lexicon_.fillsList(word) && word != "«" && word != "»") return false;
    }
    return conjunction;
}

void PlaceScan::joinLists() {
    for (std::size_t i = 0; i < possible_.size(); ++i) possible_[i].list = static_cast<std::uint32_t>(i);
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
    findReferencePoints();
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

// "بلدة السخنة شمال شرقي تدمر": the second only tells where the first is.
void PlaceScan::findReferencePoints() {
    for (std::size_t i = 1; i < possible_.size(); ++i) {
        Possible &second = possible_[i];
        const Possible &first = possible_[i - 1];
        if (!second.bearing || second.contextFirst < first.spanEnd || second.contextFirst > first.spanEnd + 3) continue;
        if (tokens_[first.name.first].sentence != tokens_[second.name.first].sentence) continue;
        if (second.contextFirst == first.spanEnd || isComma(tokens_[first.spanEnd]) || second.distance_km) {
            if (!second.name.country && !second.name.province) second.reference = true;
            second.bearing.reset();
            second.distance_km.reset();
        }
    }
}

std::vector<PlaceMention> PlaceScan::mentions() const {
    std::vector<PlaceMention> out;
    std::vector<std::optional<std::uint32_t>> index(possible_.size());
    for (std::size_t i = 0; i < possible_.size(); ++i) {
        const Possible &possible = possible_[i];
        if (possible.points < 0) continue;
        PlaceMention mention;
        mention.span = spanOf(possible.name, document_, tokens_);
        if (possible.cueFirst < possible.name.first)
            mention.span.start = tokens_[possible.cueFirst].span.start + possible.cueOffset;
        if (possible.spanEnd > possible.name.end) mention.span.end = tokens_[possible.spanEnd - 1].span.end;
        mention.tokens = {possible.cueFirst, possible.spanEnd};
        mention.name = document_.surface(mention.span);
        if (possible.onlyId.empty()) mention.candidates.assign(possible.name.matches.begin(), possible.name.matches.end());
        else if (const auto place = gazetteer_.byId(possible.onlyId)) mention.candidates = {{*place, gazetteer::MatchKind::alias}};
        if (possible.noun) mention.cue = lexicon_.noun(*possible.noun).key;
        mention.role = possible.reference ? PlaceRole::reference : PlaceRole::literal;
        mention.evidence = std::min(1.0, 0.5 + possible.points / 8.0);
        mention.bearing = possible.bearing;
        mention.distance_km = possible.distance_km;
        mention.surroundings = possible.surroundings;
        index[i] = static_cast<std::uint32_t>(out.size());
        out.push_back(std::move(mention));
    }
    for (std::size_t i = 0; i < possible_.size(); ++i)
        if (index[i] && possible_[i].container && index[*possible_[i].container])
            out[*index[i]].container = *index[*possible_[i].container];
    std::vector<std::pair<unsigned, std::string>> hints;
    for (const auto &[country, count] : countries_) hints.emplace_back(count, country);
    std::sort(hints.rbegin(), hints.rend());
    for (PlaceMention &mention : out)
        for (std::size_t i = 0; i < hints.size() && i < 3; ++i) mention.countries.push_back(hints[i].second);
    return out;
}

} // namespace zamkan::mentions
