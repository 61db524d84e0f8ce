// Names that no gazetteer has, after a noun that says what they are ("بلدة X", "the village of X"), and what stands in
// quotation marks.
#include "mentions/phrases.hpp"
#include "mentions/place_scan.hpp"
#include "mentions/place_words.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

constexpr std::size_t threeArabicLetters = 6; // bytes
constexpr std::size_t mostTitleTokens = 12;
constexpr double largeTown = 5.3; // salience: two hundred thousand people

bool opensQuote(std::string_view mark) { return mark == "«" || mark == "“" || mark == "\""; }
bool closesQuote(std::string_view mark) { return mark == "»" || mark == "”" || mark == "\""; }

bool hasArticle(std::string_view folded) { return folded.starts_with("ال"); }

// A noun with its article, whatever was peeled off before it.
bool standsAlone(std::string_view folded, std::size_t offset) {
    const std::string_view peeled = folded.substr(0, offset);
    return hasArticle(folded) || peeled.ends_with("ال") || peeled.ends_with("لل");
}

// "بلدتي", "قريتا", but not "قرى", which folds to the same ending.
bool isDual(const PlaceLexicon &lexicon, const text::Token &noun) {
    return (noun.folded.ends_with("ي") || noun.folded.ends_with("ا")) && !lexicon.is(noun, Closed::not_dual);
}

// An adjective with the article after a word without it: the word is a name ("بلدة قرقشونية الواقعة").
bool saysWhere(const PlaceLexicon &lexicon, const text::Token &next) { return hasArticle(next.folded) && lexicon.closed().hasStem(next.folded, Closed::lying_stem); }

} // namespace

void PlaceScan::findQuotes() {
    for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
        if (tokens_[t].kind != text::TokenKind::punctuation || !opensQuote(tokens_[t].folded)) continue;
        Quote quote{t + 1, 0, 0};
        for (std::uint32_t end = t + 1; end < tokens_.size() && end <= t + mostTitleTokens; ++end) {
            if (tokens_[end].sentence != tokens_[t].sentence) break;
            if (tokens_[end].kind == text::TokenKind::punctuation && closesQuote(tokens_[end].folded)) {
                quote.end = end;
                break;
            }
            if (tokens_[end].kind != text::TokenKind::punctuation) ++quote.words;
        }
        if (quote.end == 0) continue;
        quotes_.push_back(quote);
        t = quote.end;
    }
}

const PlaceScan::Quote *PlaceScan::quoteOf(std::size_t token) const {
    const auto after = std::upper_bound(quotes_.begin(), quotes_.end(), token,
                                        [](std::size_t t, const Quote &quote) { return t < quote.first; });
    if (after == quotes_.begin()) return nullptr;
    const Quote &quote = *std::prev(after);
    return token < quote.end ? &quote : nullptr;
}

// Whether what follows an unknown word fits a name: the sentence pauses, or says where the place lies.
bool PlaceScan::confirms(std::size_t token) const {
    if (token >= tokens_.size() || tokens_[token].sentence != tokens_[token - 1].sentence) return true;
    if (tokens_[token].kind == text::TokenKind::punctuation) return true;
    const text::Token &word = tokens_[token];
    constexpr std::string_view in = "ب"; // "في قرية يكلا بمحافظة البيضاء"
    if (word.folded.starts_with(in) && lexicon_.classOf(std::string_view(word.folded).substr(in.size()))) return true;
    return lexicon_.isDirection(word.folded) || lexicon_.is(word, Closed::inside) || saysWhere(lexicon_, word) || word.folded.starts_with("و");
}

// `folded`: the word without its conjunction; `many`: the noun stands before a list.
std::uint32_t PlaceScan::endOfUnknown(std::size_t token, std::string_view folded, const PlaceClass &noun, bool many) const {
    const text::Token &word = tokens_[token];
    const auto none = static_cast<std::uint32_t>(token);
    if (word.kind != text::TokenKind::word) return none;
    if (!isArabic(word)) {
        std::size_t end = token;
        for (std::size_t at = token; at < tokens_.size() && end < token + 5; at = nextInName(tokens_, at)) {
            if (at == token && lexicon_.is(tokens_[at], Closed::transliterated_article) && at + 2 < tokens_.size() && tokens_[at + 1].folded == "-" && tokens_[at + 2].capitalised)
                continue; // "the town of al-Qaryatain"
            if (!tokens_[at].capitalised || blocked_[at] != Blocked::no ||
                lexicon_.guard(tokens_.readings(at).front()) == PlaceLexicon::Guard::never)
                break;
            end = at + 1;
        }
        return static_cast<std::uint32_t>(end);
    }
    if (folded.size() < threeArabicLetters || !lexicon_.mayBeName(folded) || lexicon_.classOf(folded) || lexicon_.isDirection(folded) || demonyms_.countryOf(tokens_, token))
        return none;
    // "وهي بلدة خضعت للتنظيم": what it is, and a verb
    if (!many && token > 1 && tokens_[token - 2].sentence == word.sentence && lexicon_.closed().mayHave(tokens_[token - 2], Closed::copula)) return none;
    const auto guard = lexicon_.guard(folded);
    if (guard == PlaceLexicon::Guard::never || guard == PlaceLexicon::Guard::ordinary) return none;
    std::size_t end = token + 1;
    if (lexicon_.opensName(folded)) {
        if (end >= tokens_.size() || tokens_[end].kind != text::TokenKind::word ||
            tokens_[end].sentence != word.sentence || !lexicon_.mayBeName(tokens_[end].folded))
            return none;
        return static_cast<std::uint32_t>(end + 1);
    }
    if (folded.starts_with("و")) return none; // "مدن وقرى"
    // "قرية صغيرة", "المدينة القديمة": an adjective agrees with its noun in ending and article.
    const bool joined = folded.size() < word.folded.size(); // "بلدات حاس وكفرسجنة"
    if (!joined && !hasArticle(folded) && folded.ends_with("ه") && !(end < tokens_.size() && saysWhere(lexicon_, tokens_[end]))) return none;
    const bool building = noun.part && noun.key != "camp";
    if (hasArticle(folded) && !many && !building && noun.key != "village" && noun.key != "town" && noun.key != "neighbourhood" &&
        noun.key != "camp")
        return none;
    if (building && !many && !hasArticle(folded)) return none; // "جسر خشبي"
    if (!hasArticle(folded) && !many && (noun.key == "neighbourhood" || noun.key == "camp")) return none;
    if (mayBeVerb(folded) && !confirms(end)) return none;
    return endOfPerson(token, end);
}

// Quarters and camps are named after persons: "حي هشام بن عبد الملك".
std::uint32_t PlaceScan::endOfPerson(std::size_t token, std::size_t end) const {
    const auto more = [&](std::size_t at) {
        return at < tokens_.size() && tokens_[at].sentence == tokens_[token].sentence && tokens_[at].kind == text::TokenKind::word &&
               blocked_[at] != Blocked::actor && blocked_[at] != Blocked::date;
    };
    while (more(end) && more(end + 1) && lexicon_.is(tokens_[end], Closed::patronymic)) end += 2;
    return static_cast<std::uint32_t>(end);
}

// A list follows: "قرى التوينة والشريعة والكركات".
bool PlaceScan::opensUnknownList(std::size_t token) const {
    constexpr std::string_view conjunction = "و";
    const std::size_t next = token + 1;
    return next < tokens_.size() && tokens_[next].sentence == tokens_[token].sentence && tokens_[next].kind == text::TokenKind::word &&
           tokens_[next].folded.starts_with(conjunction) && tokens_[next].folded.size() > conjunction.size() + threeArabicLetters &&
           hasArticle(tokens_[token].folded) == hasArticle(tokens_[next].folded.substr(conjunction.size())) &&
           lexicon_.mayBeName(tokens_[next].folded.substr(conjunction.size()));
}

Possible PlaceScan::unknown(std::size_t token, std::uint32_t end, std::size_t offset) const {
    Possible out;
    out.unknown = true;
    out.name.first = out.cueFirst = out.spanFirst = static_cast<std::uint32_t>(token);
    out.name.end = out.spanEnd = end;
    out.name.offset = out.cueOffset = static_cast<std::uint32_t>(offset);
    out.name.arabic = isArabic(tokens_[token]);
    out.name.words = end - out.name.first;
    for (std::size_t t = token; t < end; ++t) {
        if (t > token) out.name.folded += ' ';
        out.name.folded += tokens_[t].folded.substr(t == token ? offset : 0);
    }
    return out;
}

// The noun in [first, end) is one that needs no other evidence: "air base", not "base".
bool PlaceScan::installs(const PlaceClass &noun, std::size_t first, std::size_t end) const {
    std::string said(tokens_[first].folded);
    for (std::size_t t = first + 1; t < end; ++t) said.append(1, ' ').append(tokens_[t].folded);
    return std::find(noun.installation.begin(), noun.installation.end(), said) != noun.installation.end();
}

// "Bato mosque", "Lilod district", "the Zamzam and Abu Shouk displacement camps": a run of capitals before a noun that says
// what it names, alone or the first of several before its plural.
std::optional<Possible> PlaceScan::unknownFacilityAt(std::size_t token) const {
    constexpr std::size_t longest = 4, mostNames = 4;
    const text::Token &word = tokens_[token];
    if (word.kind != text::TokenKind::word || !word.capitalised || isArabic(word) || !before(token)) return std::nullopt;
    std::uint32_t end = 0; // of the first name, once another follows it
    bool person = false;   // "Abu Shouk": a name of somebody, were there no "displacement camp" behind it
    std::size_t at = token;
    for (std::size_t names = 1, words = 1; words <= longest; ++words) {
        if (at >= tokens_.size() || !tokens_[at].capitalised || tokens_[at].kind != text::TokenKind::word || blocked_[at] == Blocked::actor || blocked_[at] == Blocked::date ||
            tokens_[at].sentence != word.sentence)
            return std::nullopt;
        const auto guard = lexicon_.guard(tokens_.readings(at).front());
        if (guard == PlaceLexicon::Guard::never || demonyms_.countryOf(tokens_, at)) return std::nullopt;
        const std::size_t next = nextInName(tokens_, at);
        if (next >= tokens_.size() || tokens_[next].sentence != word.sentence) return std::nullopt;
        const auto after = next == at + 1 ? lexicon_.nounAfter(tokens_, next) : std::nullopt;
        const PlaceClass *noun = after ? &lexicon_.noun(after->noun) : nullptr;
        const bool installation = noun && installs(*noun, next, after->end);
        person = person || blocked_[at] != Blocked::no;
        if (noun && (installation || (noun->named && remote_ && end == 0 && !person))) {
            if (end == 0 && words == 1 && guard != PlaceLexicon::Guard::none) return std::nullopt;
            if (end != 0 && !tokens_[after->end - 1].folded.ends_with("s")) return std::nullopt;
            Possible out = unknown(token, end != 0 ? end : static_cast<std::uint32_t>(at + 1), 0);
            out.noun = after->noun;
            out.contextFirst = out.name.first;
            if (noun->part && end == 0) out.spanEnd = static_cast<std::uint32_t>(after->end);
            return out;
        }
        at = next;
        if (!isComma(tokens_[next]) && !lexicon_.joinsList(tokens_[next].folded)) continue;
        if (++names > mostNames) return std::nullopt;
        if (end == 0) end = static_cast<std::uint32_t>(next);
        words = 0;
        ++at;
    }
    return std::nullopt;
}

// "at Nkonga", "near Embamadre": where no gazetteer lists all villages, a capital after these is one; not where it does,
// for there it is a firm or a school.
std::optional<Possible> PlaceScan::unknownRemoteAt(std::size_t token) const {
    constexpr std::size_t longest = 3, shortest = 4; // words, letters
    const text::Token &word = tokens_[token];
    const text::Token *previous = before(token);
    if (word.kind != text::TokenKind::word || isArabic(word) || !word.capitalised || !previous) return std::nullopt;
    const bool goesOn = !possible_.empty() && possible_.back().unknown && !possible_.back().name.arabic &&
                        possible_.back().spanEnd + 1 == token && (isComma(*previous) || lexicon_.joinsList(previous->folded));
    // "in Falam and Thantlang": the list that a known place begins.
    const bool listed = !goesOn && !possible_.empty() && !possible_.back().name.arabic && possible_.back().spanEnd + 1 == token &&
                        (possible_.back().preposition || possible_.back().noun) && !isComma(*previous) && lexicon_.joinsList(previous->folded);
    const bool led = goesOn || listed || lexicon_.leadsToUnknown(previous->folded);
    std::size_t end = token, at = token;
    for (std::size_t words = 0; at < tokens_.size() && tokens_[at].sentence == word.sentence && tokens_[at].kind == text::TokenKind::word && tokens_[at].capitalised; ++words) {
        const std::string_view surface = document_.surface(tokens_[at].span);
        const bool acronym = surface.size() > 1 && surface[1] >= 'A' && surface[1] <= 'Z';
        if (words == longest || acronym || blocked_[at] != Blocked::no || demonyms_.countryOf(tokens_, at) || lexicon_.spoils(tokens_[at].folded) ||
            lexicon_.guard(tokens_.readings(at).front()) != PlaceLexicon::Guard::none)
            return std::nullopt;
        end = at + 1;
        at = nextInName(tokens_, at);
    }
    if (end == token || (end == token + 1 && word.folded.size() < shortest)) return std::nullopt;
    if (!((led || isTaken(token, end)) && remote_) && !isSaidToBeTown(end) && !isSaidToLie(end)) return std::nullopt; // "held al-Houta, the capital of Lahj"
    if (isCompound(end) || (end < tokens_.size() && lexicon_.spoilsInSmall(tokens_[end].folded))) return std::nullopt;
    Possible out = unknown(token, static_cast<std::uint32_t>(end), 0);
    out.contextFirst = out.name.first;
    readCues(out);
    return out;
}

// "في تل الزعتر": two words that are a name together, after what leads to a place.
std::optional<Possible> PlaceScan::unknownPairAt(std::size_t token) const {
    const text::Token &word = tokens_[token];
    if (!tokens_.mayKnow(token, lexicon_.bitOfSureOpeners()) || word.kind != text::TokenKind::word || !isArabic(word) || token + 1 >= tokens_.size())
        return std::nullopt;
    const text::Token &next = tokens_[token + 1];
    if (next.kind != text::TokenKind::word || next.sentence != word.sentence || blocked_[token + 1] != Blocked::no ||
        !lexicon_.mayBeName(next.folded) || demonyms_.countryOf(tokens_, token + 1) || next.folded.size() <= threeArabicLetters)
        return std::nullopt;
    for (const text::Peeled &reading : tokens_.readings(token)) {
        if (!lexicon_.opensNameSurely(reading)) continue;
        const CueAt *cue = cues_.longestBefore(token);
        const bool led = lexicon_.isPlacePreposition(reading.proclitics) ||
                         (reading.offset == 0 && cue && cue->end == token && (cue->cue.kind == CueKind::preposition ||
                          cue->cue.kind == CueKind::surroundings || cue->cue.kind == CueKind::direction));
        if (!led && !(reading.offset == 0 && ledAcrossParty(token))) continue;
        Possible out = unknown(token, static_cast<std::uint32_t>(token + 2), reading.offset);
        out.name.proclitics = reading.proclitics;
        out.contextFirst = out.name.first;
        readCues(out);
        return out;
    }
    return std::nullopt;
}

// "مستشفى كمال عدوان": a building that bears a person's name.
std::optional<Possible> PlaceScan::namedAfterPerson(std::size_t token) const {
    const CueAt *cue = cues_.longestBefore(token);
    if (!isArabic(tokens_[token]) || !cue || cue->end != token || cue->cue.kind != CueKind::noun || cue->cue.many) return std::nullopt;
    const PlaceClass &noun = lexicon_.noun(cue->cue.noun);
    if (!noun.announces || !noun.part || noun.key != "facility" || standsAlone(tokens_[cue->first].folded, cue->offset)) return std::nullopt;
    std::size_t end = token + 1;
    while (end < tokens_.size() && end < token + 4 && blocked_[end] == blocked_[token] && tokens_[end].sentence == tokens_[token].sentence) ++end;
    Possible out = unknown(token, static_cast<std::uint32_t>(end), 0);
    out.noun = cue->cue.noun;
    out.contextFirst = out.cueFirst = cue->first;
    out.cueOffset = cue->offset;
    return out;
}

// "حقلي باي حسن وخباز": several facilities behind their noun, of which the gazetteer knows each with the noun in the singular.
std::optional<Possible> PlaceScan::facilityOfList(std::size_t token) const {
    constexpr std::size_t longest = 3; // words of a name
    constexpr std::string_view conjunction = "و";
    if (!isArabic(tokens_[token])) return std::nullopt;
    const CueAt *cue = cues_.longestBefore(token);
    const bool opens = cue && cue->end == token && cue->cue.kind == CueKind::noun && cue->cue.many;
    const bool goesOn = !opens && !possible_.empty() && possible_.back().many && possible_.back().noun && possible_.back().spanEnd == token &&
                        tokens_[token].folded.starts_with(conjunction);
    if (!opens && !goesOn) return std::nullopt;
    const std::uint32_t which = opens ? cue->cue.noun : *possible_.back().noun;
    const PlaceClass &noun = lexicon_.noun(which);
    if (!noun.part) return std::nullopt;
    const std::size_t offset = goesOn ? conjunction.size() : 0;
    std::size_t end = token;
    std::string name(tokens_[token].folded.substr(offset));
    for (std::size_t t = token; t < token + longest; name.append(1, ' ').append(tokens_[t].folded)) {
        const bool known = std::any_of(noun.words.begin(), noun.words.end(), [&](const std::string &word) { return !gazetteer_.named(word + ' ' + name).empty(); });
        if (known) end = t + 1;
        if (++t >= tokens_.size() || tokens_[t].sentence != tokens_[token].sentence || tokens_[t].kind != text::TokenKind::word || blocked_[t] == Blocked::date) break;
    }
    if (end == token) return std::nullopt;
    Possible out = unknown(token, static_cast<std::uint32_t>(end), offset);
    out.noun = which;
    out.many = true;
    out.contextFirst = opens ? cue->first : out.name.first;
    if (goesOn) out.name.proclitics = conjunction;
    return out;
}

std::optional<Possible> PlaceScan::unknownAt(std::size_t token) const {
    if (blocked_[token] == Blocked::person || blocked_[token] == Blocked::guessed)
        return isArabic(tokens_[token]) ? namedAfterPerson(token) : unknownFacilityAt(token);
    if (blocked_[token] != Blocked::no) return std::nullopt;
    if (auto pair = unknownPairAt(token)) return pair;
    constexpr std::string_view conjunction = "و";
    const bool goesOn = !possible_.empty() && possible_.back().many && possible_.back().spanEnd == token &&
                        possible_.back().name.arabic && isArabic(tokens_[token]) &&
                        tokens_[token].folded.starts_with(conjunction) && possible_.back().noun &&
                        lexicon_.noun(*possible_.back().noun).announces &&
                        tokens_[token].sentence == tokens_[possible_.back().name.first].sentence;
    if (goesOn) { // "مخيمي زمزم وأبو شوك"
        const std::string_view folded = tokens_[token].folded.substr(conjunction.size());
        const std::uint32_t end = endOfUnknown(token, folded, lexicon_.noun(*possible_.back().noun), true);
        if (end == token) return std::nullopt;
        const bool third = possible_.back().unknown && possible_.back().name.proclitics == conjunction; // a list that long must stay alike
        if (third && (bendsLikeAWord(folded) != bendsLikeAWord(possible_.back().name.folded) || folded.ends_with("ه"))) return std::nullopt;
        Possible out = unknown(token, end, conjunction.size());
        out.noun = possible_.back().noun;
        out.many = true; // and so may the next
        out.contextFirst = out.name.first;
        out.name.proclitics = conjunction;
        return out;
    }
    if (!isArabic(tokens_[token])) {
        if (auto facility = unknownFacilityAt(token)) return facility;
        if (auto remote = unknownRemoteAt(token)) return remote;
    }
    const CueAt *cue = cues_.longestBefore(token);
    if (!cue || cue->cue.kind != CueKind::noun || !lexicon_.noun(cue->cue.noun).announces) return std::nullopt;
    const text::Token &word = tokens_[cue->first];
    if (cue->first > 0 && tokens_[cue->first - 1].kind == text::TokenKind::number && tokens_[cue->first - 1].sentence == word.sentence && isArabic(word))
        return std::nullopt; // "179 بلدة ومساحة 4500 كيلومتر"
    if (isArabic(word) && standsAlone(word.folded, cue->offset)) return std::nullopt; // "البلدة"
    if (cue->end != token && isArabic(word)) return std::nullopt;
    if (cue->cue.many && isArabic(word) && !isDual(lexicon_, tokens_[cue->end - 1]) && !opensUnknownList(token))
        return std::nullopt; // "مدن كبيرة"
    const std::uint32_t end = endOfUnknown(token, tokens_[token].folded, lexicon_.noun(cue->cue.noun), cue->cue.many);
    if (end == token) return std::nullopt;
    Possible out = unknown(token, end, 0);
    out.noun = cue->cue.noun;
    out.many = cue->cue.many;
    out.contextFirst = cue->first;
    if (lexicon_.noun(*out.noun).part && !lexicon_.noun(*out.noun).outside && !out.many) {
        out.cueFirst = cue->first;
        out.cueOffset = cue->offset;
    }
    return out;
}

// "in Lac Vert": a little-known name that a capital goes on with is another one, of two words.
std::optional<Possible> PlaceScan::longerUnknownAt(const Possible &possible) const {
    const std::size_t token = possible.name.first, next = possible.spanEnd;
    // A larger town is another one too where the text points to other countries: "Bani Qais" in Yemen is not Baní.
    const auto pointedTo = [&](const gazetteer::Match &match) { return countries_.contains(std::string(gazetteer_.place(match.place).country)); };
    const bool elsewhere = !countries_.empty() && possible.name.salience < largeTown && std::none_of(possible.name.matches.begin(), possible.name.matches.end(), pointedTo);
    if (!remote_ || possible.name.arabic || possible.name.words > 1 || (possible.name.salience >= knownEnough && !elsewhere) || possible.spanEnd != possible.name.end ||
        next >= tokens_.size() || !tokens_[next].capitalised || tokens_[next].kind != text::TokenKind::word || tokens_[next].sentence != tokens_[token].sentence)
        return std::nullopt;
    auto longer = unknownRemoteAt(token);
    return longer && longer->spanEnd > possible.spanEnd ? std::move(longer) : std::nullopt;
}

// "the Abu Shouk displacement camp": a little-known name is the first word of a facility's.
std::optional<Possible> PlaceScan::longerFacilityAt(const Possible &possible) const {
    const NameAt &name = possible.name;
    if (name.arabic || name.country || name.province || name.salience >= knownEnough ||
        withoutPossessive(document_.surface(tokens_[name.first].span), tokens_[name.first].folded).size() != tokens_[name.first].folded.size())
        return std::nullopt;
    auto facility = unknownFacilityAt(name.first);
    return facility && facility->name.words > 1 && facility->name.words >= name.words && facility->spanEnd > possible.spanEnd ? std::move(facility) : std::nullopt;
}

} // namespace zamkan::mentions
