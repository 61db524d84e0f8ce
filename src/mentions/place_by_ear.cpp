// Names that the gazetteer spells another way than the text: "كفرنبودة" is listed as Kafr Nabudah, "Um Keddada" as Umm
// Kaddadah. They are looked for where a word leads to a place, and only near places that are sure.
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr double sureFrom = 2.0;        // points
constexpr double knownFrom = 3.3;       // salience of a place that may mark out the part of the world alone
constexpr std::size_t mostSure = 24, mostCountries = 3, mostForeign = 5, mostHeard = 12;
constexpr double near_km = 60, region_km = 160, far_km = 120, dateline_km = 400, part_km = 25;
constexpr std::size_t shortestAgain = 6; // bytes of a name that is taken again without a word that leads to it
constexpr double standing = 1.2;        // points of a name that a list may go on from
constexpr double ledPoints = 1.2, certainPoints = 3.0;

// How surely a place follows: the more, the fewer consonants must agree.
enum class Lead : std::uint8_t { none, word, list, noun };

// Quarters and buildings are beside a place that the text names.
bool isPart(std::string_view key) { return key == "neighbourhood" || key == "facility" || key == "camp"; }

std::size_t consonantsFor(Lead lead, bool arabic) { return lead == Lead::noun ? (arabic ? 2 : 3) : lead == Lead::list ? 3 : arabic ? 4 : 3; }

} // namespace

PlaceScan::Theatre PlaceScan::theatre() const {
    Theatre out;
    std::vector<std::pair<unsigned, std::string_view>> counted;
    const auto count = [&](std::string_view country, unsigned times) {
        if (country.empty()) return;
        const auto at = std::find_if(counted.begin(), counted.end(), [&](const auto &one) { return one.second == country; });
        if (at == counted.end()) counted.emplace_back(times, country);
        else at->first += times;
    };
    for (const auto &[country, times] : countries_) count(country, times);
    for (const Possible &possible : possible_) {
        if (possible.points < sureFrom || possible.name.matches.empty() || possible.name.country) continue;
        const gazetteer::Place place = gazetteer_.place(possible.name.matches.front().place);
        if (possible.name.salience < knownFrom && possible.name.matches.size() > 1) continue;
        count(place.country, 1);
        if (out.sure.size() < mostSure && !possible.name.province) out.sure.push_back(place.position);
    }
    std::sort(counted.rbegin(), counted.rend());
    for (std::size_t i = 0; i < counted.size() && i < (document_.language == text::Language::arabic ? mostForeign : mostCountries); ++i) out.countries.emplace_back(counted[i].second);
    out.foreign = !counted.empty() && !lexicon_.isNamedInArabic(counted.front().second) && !lexicon_.isListedInFull(counted.front().second);
    return out;
}

// Within reach of a sure place; in a text without any, the only one of the country.
std::vector<gazetteer::Match> PlaceScan::heard(std::string_view name, const Theatre &theatre, std::size_t consonants,
                                               double reach_km) const {
    constexpr std::size_t alone = 4; // consonants, where nothing but the country is known
    constexpr std::uint32_t largeTown = 200'000; // people
    std::vector<gazetteer::Match> out;
    const auto places =
        scratch_.book.soundingLike(gazetteer_, name, theatre.countries, theatre.sure.empty() ? std::max(consonants, alone) : consonants);
    for (const gazetteer::PlaceIndex index : places) {
        const gazetteer::Place place = gazetteer_.place(index);
        if (place.type == "country" || place.type == "province") continue;
        // Everybody spells a large town of an Arab country in one way: "الكرابلة" is not كربلاء.
        if (document_.language == text::Language::arabic && place.population >= largeTown && lexicon_.isNamedInArabic(place.country)) continue;
        const bool near = std::any_of(theatre.sure.begin(), theatre.sure.end(), [&](const geo::LatLon &sure) {
            return withinKm(sure, place.position, reach_km);
        });
        if (near || (theatre.sure.empty() && places.size() == 1)) out.push_back({index, gazetteer::MatchKind::folded_variant});
        if (out.size() == mostHeard) break;
    }
    return out;
}

// Names after a noun that nobody has, and names that the gazetteer has only far from here.
void PlaceScan::hearKnown(const Theatre &theatre) {
    for (Possible &possible : possible_) {
        if (possible.points < 0 || !possible.byEar.empty() || possible.name.country || possible.name.province || !possible.onlyId.empty()) continue;
        if (possible.name.arabic ? possible.noun && possible.cueFirst == possible.name.first : possible.unknown)
            possible.byEar = withNoun(possible, theatre);
        if (!possible.byEar.empty()) continue;
        if (!possible.unknown) {
            if (possible.name.salience >= 5.0 || theatre.sure.empty()) continue;
            const auto matches = possible.name.matches.first(std::min<std::size_t>(possible.name.matches.size(), 24));
            const bool near = std::any_of(matches.begin(), matches.end(), [&](const gazetteer::Match &match) {
                const geo::LatLon at = gazetteer_.place(match.place).position;
                return std::any_of(theatre.sure.begin(), theatre.sure.end(), [&](const geo::LatLon &sure) {
                    return withinKm(sure, at, far_km) && geo::distanceKm(sure, at) > 0.1;
                });
            });
            if (near) continue;
            const bool here = std::any_of(matches.begin(), matches.end(), [&](const gazetteer::Match &match) {
                // Arabic names and those of towns are spelt one way: Shaddadi is in Syria also in a text that is mostly of Iraq.
                if (match.kind != gazetteer::MatchKind::preferred) return false;
                const gazetteer::Place place = gazetteer_.place(match.place);
                if (document_.language != text::Language::arabic && place.type == "village") return place.country == theatre.countries.front();
                return std::find(theatre.countries.begin(), theatre.countries.end(), place.country) != theatre.countries.end();
            });
            if (here) continue; // farther off, but called so
        }
        possible.byEar = heard(possible.name.folded, theatre, possible.noun ? 2 : 3,
                               possible.noun && isPart(lexicon_.noun(*possible.noun).key) ? part_km : region_km);
    }
}

// "حيي الزيتون والصبرة", "the Tishrin and Kadiran dams", "Zamzam, south of El Fasher": the gazetteer may know it only with its
// noun, "حي الزيتون", "Zamzam Camp".
std::vector<gazetteer::Match> PlaceScan::withNoun(const Possible &possible, const Theatre &theatre) const {
    std::vector<gazetteer::Match> out;
    const auto look = [&](const std::string &name) {
        for (const gazetteer::Match &match : gazetteer_.named(name)) {
            const geo::LatLon at = gazetteer_.place(match.place).position;
            const bool near = std::any_of(theatre.sure.begin(), theatre.sure.end(), [&](const geo::LatLon &sure) { return withinKm(sure, at, region_km); });
            if (near && std::none_of(out.begin(), out.end(), [&](const gazetteer::Match &other) { return other.place == match.place; }))
                out.push_back({match.place, gazetteer::MatchKind::alias});
        }
        return out.size() < mostHeard;
    };
    const std::string &name = possible.name.folded;
    if (possible.name.arabic) {
        for (const std::string &word : lexicon_.noun(*possible.noun).words)
            if (!look(word + ' ' + name)) break;
        return out;
    }
    for (const std::string &word : possible.noun ? lexicon_.noun(*possible.noun).after : lexicon_.installations())
        for (const char *article : {"", "al "}) // "Watiya air base": "Al-Watiya Air Base"
            if (!look(article + name + ' ' + word)) return out;
    return out;
}

// Whether anything leads to an Arabic word that follows no place: looked at first, for it sorts out nearly all words.
bool PlaceScan::mayBeLed(std::size_t token, const CueAt *cue) const {
    if (cue && cue->end == token)
        switch (cue->cue.kind) {
        case CueKind::noun:
        case CueKind::direction:
        case CueKind::surroundings: return true;
        default: break;
        }
    if (cue && cue->cue.kind == CueKind::loose && lexicon_.spansPlaces(tokens_[cue->first].folded)) return true;
    if (tokens_.mayKnow(token, lexicon_.bitOfOpeners())) return true;
    if (token + 1 < tokens_.size() && tokens_.mayKnow(token + 1, lexicon_.bitOfSides())) return true;
    return isDateline(token, token + 1);
}

// "شحات والعقيلة والقبة": what follows the token is a place that goes on with a list.
bool PlaceScan::listGoesOn(std::size_t token) const {
    const auto at = std::lower_bound(possible_.begin(), possible_.end(), token + 1,
                                     [](const Possible &possible, std::size_t first) { return possible.name.first < first; });
    return at != possible_.end() && at->name.first == token + 1 && at->points >= standing && at->name.proclitics.starts_with("و");
}

std::optional<Possible> PlaceScan::heardAt(std::size_t token, const std::optional<TokenSpan> &previous, bool listed, const Theatre &theatre) const {
    const text::Token &word = tokens_[token];
    const bool arabic = isArabic(word);
    const CueAt *cue = cues_.longestBefore(token);
    const bool follows = previous && previous->end <= token && token <= previous->end + 1u && tokens_[previous->first].sentence == word.sentence;
    // Where towns have no Arabic names of their own, a name that sounds like one of theirs is hardly a word.
    constexpr std::size_t fourLetters = 8; // bytes
    const bool foreign = arabic && theatre.foreign && !inSport_[word.sentence] && !bendsLikeAWord(word.folded);
    if (arabic && !follows && !foreign && !mayBeLed(token, cue)) return std::nullopt;
    const bool listGoesOn = this->listGoesOn(token);
    const bool afterComma = follows && !arabic && token == previous->end + 1u &&
                            (isComma(tokens_[previous->end]) || lexicon_.joinsList(tokens_[previous->end].folded));
    if (arabic && (hasTanwin(document_.surface(word.span)) || (token > 0 && lexicon_.is(tokens_[token - 1], Closed::verb_ahead)))) return std::nullopt;
    const auto readings = tokens_.readings(token);
    const auto isWord = [&](const text::Peeled &reading) {
        return !lexicon_.mayBeName(reading) || (lexicon_.classOf(reading.folded) && !lexicon_.opensName(reading)) || lexicon_.isDirection(reading.folded) ||
               (lexicon_.guard(reading) == PlaceLexicon::Guard::never && !lexicon_.opensName(reading));
    };
    if (std::any_of(readings.begin(), readings.end(), isWord)) return std::nullopt;
    for (const text::Peeled &reading : readings) {
        if (reading.article()) continue;
        Lead lead = Lead::none;
        if (reading.offset == 0 && cue && (cue->end == token || !arabic)) {
            switch (cue->cue.kind) {
            case CueKind::noun: lead = lexicon_.noun(cue->cue.noun).weak ? Lead::list : Lead::noun; break;
            case CueKind::direction:
            case CueKind::surroundings: lead = Lead::noun; break;
            case CueKind::preposition:
            case CueKind::reference:
            case CueKind::central: lead = Lead::word; break;
            case CueKind::loose: lead = foreign ? Lead::word : Lead::none; break;
            default: break;
            }
        } else if (reading.offset > 0 && lexicon_.isPlacePreposition(reading.proclitics)) {
            lead = Lead::word;
        }
        const bool joined = reading.proclitics == "و" && follows && token == previous->end;
        const bool alike = previous && tokens_[previous->first].folded.find("ال") < 3 && reading.folded.starts_with("ال"); // both with the article
        const bool joinedAlone = joined && !listed && !listGoesOn; // only a name that can hardly be another word
        const bool opens = arabic && lexicon_.opensName(reading);
        if (joined || (afterComma && reading.offset == 0)) lead = std::max(lead, Lead::list);
        if (reading.offset == 0 && lexicon_.isSide(token + 1 < tokens_.size() ? tokens_[token + 1].folded : std::string_view())) lead = std::max(lead, Lead::list);
        const bool dateline = arabic && reading.offset == 0 && isDateline(token, token + 1);
        if (dateline) lead = Lead::noun;
        if (opens || (arabic && reading.offset == 0 && listGoesOn && cue && cue->cue.kind == CueKind::loose && lexicon_.spansPlaces(tokens_[cue->first].folded))) lead = std::max(lead, Lead::list);
        if (lead == Lead::none || (arabic && lead == Lead::word && !(foreign && reading.folded.size() >= fourLetters))) continue;
        if (arabic && reading.offset == 0 && !dateline && !mayFollowNoun(token, cue)) continue;
        if (arabic && lead == Lead::noun && reading.offset == 0 && !dateline && mayBeVerb(reading.folded) && !confirms(token + 1)) continue; // "مركز محافظة يخرج عن السيطرة"
        const auto guard = lexicon_.guard(reading.folded);
        if (!opens && (guard == PlaceLexicon::Guard::never || (guard != PlaceLexicon::Guard::none && lead != Lead::noun))) continue;
        const bool weak = arabic && cue && cue->cue.kind == CueKind::noun && lexicon_.noun(cue->cue.noun).weak; // "قطاع النفط"
        const bool part = lead == Lead::noun && cue && cue->cue.kind == CueKind::noun && isPart(lexicon_.noun(cue->cue.noun).key);
        std::string name(reading.folded);
        std::size_t end = token + 1;
        std::optional<Possible> best;
        for (unsigned words = 1; words <= 3; ++words) {
            if (words == 2 && arabic && (joined || lead != Lead::noun) && !opens) break;
            if (words == 1 && opens && lead != Lead::noun) continue;
            if (words > 1) {
                const std::size_t next = nextInName(tokens_, end - 1);
                if (next >= tokens_.size() || tokens_[next].sentence != word.sentence || blocked_[next] != Blocked::no ||
                    tokens_[next].kind != text::TokenKind::word || (!arabic && !tokens_[next].capitalised))
                    break;
                if (arabic && (words > 2 || !lexicon_.mayBeName(tokens_[next].folded))) break;
                name += ' ';
                name += tokens_[next].folded;
                end = next + 1;
            }
            auto matches = heard(name, theatre, std::max<std::size_t>(joined && listed && alike ? 2 : consonantsFor(lead, arabic), joinedAlone && !foreign ? 5 : words > 1 || weak ? 4 : 0),
                                 dateline ? dateline_km : part ? part_km : lead == Lead::noun || foreign ? region_km : near_km);
            if (matches.empty()) continue;
            best = unknown(token, static_cast<std::uint32_t>(end), reading.offset);
            best->unknown = false;
            best->byEar = std::move(matches);
            best->name.proclitics = reading.proclitics;
        }
        if (!best) continue;
        // A run of capitals that goes on is another name.
        if (!arabic && best->spanEnd < tokens_.size() && tokens_[best->spanEnd].capitalised && tokens_[best->spanEnd].sentence == word.sentence) return std::nullopt;
        best->heard = lead == Lead::noun ? certainPoints : ledPoints;
        best->contextFirst = best->name.first;
        readCues(*best);
        return best;
    }
    return std::nullopt;
}

// In order of the text, in the place of doubtful names that they cover.
void PlaceScan::insert(std::vector<Possible> added) {
    std::vector<Possible> all;
    auto next = added.begin();
    std::uint32_t covered = 0;
    for (Possible &possible : possible_) {
        for (; next != added.end() && next->name.first <= possible.name.first; ++next) {
            covered = next->spanEnd;
            all.push_back(std::move(*next));
        }
        if (possible.name.first >= covered) all.push_back(std::move(possible));
    }
    all.insert(all.end(), std::make_move_iterator(next), std::make_move_iterator(added.end()));
    possible_ = std::move(all);
}

// Not what follows a noun that stands alone ("المدينة يتراوح", "السجن حاليا") or a kind of building ("محطة عبور").
bool PlaceScan::mayFollowNoun(std::size_t token, const CueAt *cue) const {
    if (!cue) return true;
    if (cue->cue.kind == CueKind::direction) return !tokens_[cue->first].folded.starts_with("ال");
    if (cue->cue.kind != CueKind::noun) return true;
    const std::string_view noun = tokens_[cue->first].folded, peeled = noun.substr(0, cue->offset);
    if (noun.starts_with("ال") || peeled.ends_with("ال") || peeled.ends_with("لل")) return false;
    return !lexicon_.noun(cue->cue.noun).part || tokens_[token].folded.starts_with("ال");
}

// A name that was clear once is clear again: "بلدة كفرنبودة … عادت إلى كفرنبودة".
std::optional<Possible> PlaceScan::heardBefore(std::size_t token, const NamesHeard &known) const {
    for (const text::Peeled &reading : tokens_.readings(token)) {
        if (!known.mayBegin(reading)) continue;
        std::string name(reading.folded);
        std::size_t end = token + 1;
        std::optional<Possible> best;
        for (unsigned words = 1; words <= 4; ++words) {
            if (const auto at = known.places.find(name); at != known.places.end()) {
                best = unknown(token, static_cast<std::uint32_t>(end), reading.offset);
                best->unknown = at->second->byEar.empty();
                best->byEar = at->second->byEar;
                best->heard = certainPoints;
                best->name.proclitics = reading.proclitics;
                best->contextFirst = best->name.first;
            }
            const std::size_t next = nextInName(tokens_, end - 1);
            if (next >= tokens_.size() || tokens_[next].sentence != tokens_[token].sentence || tokens_[next].kind != text::TokenKind::word) break;
            name += ' ';
            name += tokens_[next].folded;
            end = next + 1;
        }
        if (!best) continue;
        readCues(*best);
        return best;
    }
    return std::nullopt;
}

bool PlaceScan::findByEar() {
    const Theatre around = theatre();
    if (around.countries.empty()) return false;
    hearKnown(around);
    std::vector<Possible> added;
    NamesHeard known; // names that only the text makes places
    for (const Possible &possible : possible_)
        if (possible.unknown && possible.points >= 0 && lexicon_.guard(possible.name.folded) == PlaceLexicon::Guard::none &&
            possible.name.folded.size() >= shortestAgain)
            known.add(possible);
    const auto sweep = [&](auto find) {
        std::size_t next = 0, heardNext = 0;
        std::optional<TokenSpan> previous; // the place before, if it stands by itself
        bool listed = false;               // it follows a noun for places
        const std::vector<Possible> before = std::move(added);
        added.clear();
        for (std::size_t t = 0; t < tokens_.size(); ++t) {
            for (; heardNext < before.size() && before[heardNext].spanEnd <= t; ++heardNext) {}
            for (; next < possible_.size() && possible_[next].spanEnd <= t; ++next)
                if (possible_[next].points >= standing) {
                    previous = TokenSpan{possible_[next].name.first, possible_[next].spanEnd};
                    listed = possible_[next].noun && !lexicon_.noun(*possible_[next].noun).weak && possible_[next].points >= certainPoints - 0.5;
                }
            const text::Token &word = tokens_[t];
            if (next < possible_.size() && possible_[next].cueFirst <= t && t < possible_[next].spanEnd &&
                (possible_[next].points >= 0 || possible_[next].name.words > 1))
                continue;
            if (heardNext < before.size() && before[heardNext].cueFirst <= t && t < before[heardNext].spanEnd) {
                added.push_back(before[heardNext]);
                t = before[heardNext].spanEnd - 1;
                continue;
            }
            if (word.kind != text::TokenKind::word || blocked_[t] != Blocked::no || word.folded.empty()) continue;
            if (!isArabic(word) && !word.capitalised) continue;
            if (demonyms_.countryOf(tokens_, t)) continue;
            std::optional<Possible> found = find(t, previous, listed);
            if (!found) continue;
            t = found->spanEnd - 1;
            listed = found->noun && !lexicon_.noun(*found->noun).weak;
            previous = TokenSpan{found->name.first, found->spanEnd};
            added.push_back(std::move(*found));
        }
    };
    sweep([&](std::size_t t, const std::optional<TokenSpan> &previous, bool listed) { return heardAt(t, previous, listed, around); });
    const std::vector<Possible> first = added; // keeps what `known` points to
    for (const Possible &possible : first)
        if (possible.heard >= certainPoints && possible.name.folded.size() >= shortestAgain && lexicon_.guard(possible.name.folded) == PlaceLexicon::Guard::none)
            known.add(possible);
    if (!known.places.empty())
        sweep([&](std::size_t t, const std::optional<TokenSpan> &, bool) { return heardBefore(t, known); });
    if (added.empty()) return false;
    insert(std::move(added));
    return true;
}

} // namespace zamkan::mentions
