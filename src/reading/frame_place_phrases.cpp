#include "reading/frame_place_phrases.hpp"
#include "reading/frame_place_lists.hpp"
#include "reading/frame_references.hpp"
#include <algorithm>

namespace zamkan::reading {

bool describedPart(const Passage &passage, const PlaceRef &ref) {
    if (passage.is(ref.tokens.first, Closed::there)) // "took the railway station there"
        return ref.tokens.first > 1 && !passage.is(ref.tokens.first - 1, Closed::definite_article) &&
               passage.grammar.words.descriptors.at(passage.readings, ref.tokens.first - 1, Peel::nothing);
    for (std::uint32_t i = ref.tokens.first; i-- > 1 && ref.tokens.first - i <= 4;) {
        if (passage.folded(i) != ref.before)
            continue;
        if (const int actor = passage.actorAt(i - 1); actor >= 0) {
            i = actorMention(passage, actor).tokens.first;
            if (i > 1 && passage.is(i - 1, Closed::definite_article))
                --i;
            const bool held = i > 2 && passage.is(i - 1, Closed::agentive) &&
                              passage.mayTrigger(i - 2); // "the last district held by X in Y"
            if (i < 2 || (!passage.is(i - 1, Closed::origin) && !held))
                return false;
            i -= held ? 2 : 1;
        }
        return !passage.is(i - 1, Closed::definite_article) &&
               passage.grammar.words.descriptors.at(passage.readings, i - 1, Peel::nothing);
    }
    return false;
}

bool setApart(const Passage &passage, const PlaceRef &ref) {
    constexpr std::uint32_t reach = 8;
    for (std::uint32_t i = ref.tokens.end; i + 1 < passage.size() && i - ref.tokens.end < reach; ++i) {
        if (passage.boundaries[i + 1] & comma)
            return true;
        const bool describes = passage.placeAt(i) >= 0 || passage.folded(i).starts_with("ال") ||
                               passage.grammar.words.descriptors.at(passage.readings, i, Peel::proclitics) ||
                               passage.grammar.words.again.at(passage.readings, i);
        if (!describes)
            return false;
    }
    return false;
}

void namedParts(const Passage &passage, const TriggerHit &hit, PlaceList &places) {
    if (places.refs.empty())
        return;
    std::vector<PlaceRef> named;
    const std::uint32_t end = places.refs.back().tokens.end;
    for (const auto &ref : passage.placesOf(hit.sentence)) {
        if (ref.tokens.first < end || ref.container || ref.again)
            continue;
        const bool first = named.empty() && ref.tokens.first - end <= 5 && passage.parted(end, ref.tokens.first, parts);
        if (!first && (named.empty() || !ref.listed))
            break;
        named.push_back(ref);
    }
    if (!named.empty())
        places.refs = std::move(named);
}

namespace {

// "Bagram, the airfield 50 kilometres north of Kabul that": the place that the noun before the relative word describes.
std::optional<PlaceRef> apposedBefore(const Passage &passage, std::uint32_t relative) {
    constexpr std::uint32_t reach = 14;
    for (std::uint32_t i = relative;
         i-- > 1 && relative - i <= reach && passage.sentenceOf(i) == passage.sentenceOf(relative);) {
        if (passage.folded(i) != ",")
            continue;
        const bool noun = passage.is(i + 1, Closed::definite_article, Closed::indefinite_article) &&
                          (passage.grammar.words.again.at(passage.readings, i + 1) ||
                           passage.grammar.words.descriptors.at(passage.readings, i + 2));
        const PlaceRef *ref = passage.placeOver(i - 1);
        return noun && ref && ref->tokens.end == i ? std::optional(*ref) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::vector<PlaceRef> namedAmong(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t objectReach = 6, nameReach = 3;
    const Words &words = passage.grammar.words;
    std::uint32_t object = hit.end;
    while (object < passage.size() && object < hit.end + objectReach &&
           !words.settlements.at(passage.readings, object, Peel::proclitics))
        ++object;
    if (object >= passage.size() || object >= hit.end + objectReach || passage.sentenceOf(object) != hit.sentence ||
        passage.parted(hit.end, object, comma | stop | complement | speech))
        return {};
    for (std::uint32_t i = object + 1; i < passage.size() && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (const TriggerHit *other = passage.triggerOver(i);
            (other && other->form != Form::noun && !other->passive) || (passage.boundaries[i] & stop))
            return {};
        const auto among = words.amongThem.at(passage.readings, i);
        if (!among)
            continue;
        std::vector<PlaceRef> out;
        for (const auto &ref : passage.placesIn(i + among.tokens, passage.size())) {
            if (passage.sentenceOf(ref.tokens.first) != hit.sentence || ref.again ||
                (out.empty() ? ref.tokens.first - i - among.tokens > nameReach : !ref.listed))
                break;
            out.push_back(ref);
        }
        return out;
    }
    return {};
}

// The names that stand for "two cities" behind a colon, a comma or "هما".
std::vector<PlaceRef> namedBehind(const Passage &passage, const TriggerHit &hit, bool subject) {
    constexpr std::uint32_t nounReach = 7, listReach = 16, nameReach = 3; // tokens
    const Words &words = passage.grammar.words;
    const auto many = [&](std::uint32_t i) {
        return passage.mayBe(i, Closed::many_places) && passage.placeAt(i) < 0 && passage.actorAt(i) < 0;
    };
    std::optional<std::uint32_t> noun;
    if (subject && passage.english())
        for (std::uint32_t i = hit.first; i-- > hit.fieldStart && passage.placeAt(i) < 0 && !noun;)
            noun = many(i) ? std::optional(i) : std::nullopt;
    else
        for (std::uint32_t i = hit.end;
             i < std::min<std::size_t>(passage.size(), hit.end + nounReach) && passage.placeAt(i) < 0 &&
             !(passage.boundaries[i] & (comma | stop | complement)) && !noun;
             ++i)
            noun = many(i) ? std::optional(i) : std::nullopt;
    if (!noun || passage.sentenceOf(*noun) != hit.sentence)
        return {};
    const std::uint32_t from = std::max(*noun + 1, hit.end);
    for (std::uint32_t i = from; i < passage.size() && i < from + listReach && passage.sentenceOf(i) == hit.sentence;
         ++i) {
        if (const TriggerHit *other = passage.triggerOver(i); other && other != &hit)
            return {};
        if (!isIn(passage.folded(i), {",", "،", ":"}) &&
            !(i <= from + 1 && !passage.english() && words.amongThem.at(passage.readings, i)))
            continue;
        std::vector<PlaceRef> out;
        for (const auto &ref : passage.placesIn(i + 1u, passage.size())) {
            if (passage.sentenceOf(ref.tokens.first) != hit.sentence || ref.again || ref.container ||
                (out.empty() ? ref.tokens.first - i > nameReach ||
                                   !(ref.before.empty() || takes(passage, *hit.trigger, ref.before))
                             : !ref.listed))
                break;
            out.push_back(ref);
        }
        if (out.size() < 2)
            continue;
        // "captured two cities, Kunduz and Ghazni residents said"
        const std::uint32_t behind = out.back().tokens.end;
        const bool over = behind >= passage.size() || passage.sentenceOf(behind) != hit.sentence ||
                          passage.facts.tokens[behind].kind == text::TokenKind::punctuation ||
                          passage.dateAt(behind) >= 0 || words.prepositions.at(passage.readings, behind);
        return over ? out : std::vector<PlaceRef>{};
    }
    return {};
}

// "Among the cities captured by X are A and B", "ومن المدن التي سيطر عليها X في 10 أيار A وB"
std::vector<PlaceRef> namedAtLast(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t opening = 4; // tokens from the head to the noun
    const std::uint32_t head = passage.sentenceHead(hit.first);
    bool many = false;
    for (std::uint32_t i = head + 1; i < std::min(hit.first, head + opening) && !many; ++i)
        many = passage.mayBe(i, Closed::many_places);
    if (!many || !(passage.english() ? passage.is(head, Closed::between) : passage.mayBe(head, Closed::origin)))
        return {};
    std::vector<PlaceRef> out;
    for (const auto &ref : passage.placesIn(hit.end, passage.size())) {
        if (passage.sentenceOf(ref.tokens.first) != hit.sentence || (!out.empty() && !ref.listed))
            break;
        if (out.empty() && (!ref.before.empty() || ref.again || ref.container))
            continue;
        out.push_back(ref);
    }
    return out;
}

bool shareBetween(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i)
        if (const int q = passage.quantityAt(i);
            q >= 0 && isIn(passage.facts.mentions.quantities[static_cast<std::size_t>(q)].unit, {"percent", "km2"}))
            return true;
    return false;
}

// "Gezira, whose capital, Wad Madani, the army recaptured": the name of what is its.
std::optional<PlaceRef> namedAsIts(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 12, kind = 3; // tokens from "whose" to the verb, and to the name
    const auto named = passage.placesIn(hit.first > reach ? hit.first - reach : 0, hit.first);
    if (!passage.english() || named.empty())
        return std::nullopt;
    const PlaceRef &ref = named.back();
    for (std::uint32_t i = ref.tokens.first; i-- > 0 && ref.tokens.first - i <= kind;)
        if (passage.is(i, Closed::possessive) && passage.grammar.words.relatives.at(passage.readings, i))
            return passage.sentenceOf(i) == hit.sentence ? std::optional(ref) : std::nullopt;
    return std::nullopt;
}

std::optional<PlaceRef> beforeRelative(const Passage &passage, const TriggerHit &hit, bool &relative) {
    relative = false;
    if (const auto its = namedAsIts(passage, hit)) {
        relative = true;
        return its;
    }
    const std::uint32_t from = hit.first > 6 ? hit.first - 6 : 0;
    for (std::uint32_t i = hit.first; i-- > from && passage.sentenceOf(i) == hit.sentence;) {
        if (!passage.grammar.words.relatives.at(passage.readings, i))
            continue;
        relative = true;
        // "أما X فباتت …، وهي التي حاصرها": what the sentence goes on about
        if (!passage.english() && i > 0 && passage.sentenceOf(i - 1) == hit.sentence &&
            passage.grammar.words.pronouns.at(passage.readings, i - 1, Peel::conjunctions))
            return lastBefore(passage, i, hit.sentence);
        for (std::uint32_t back = i; back-- > 0 && i - back <= 4;) {
            if (const PlaceRef *ref = passage.placeOver(back))
                return *ref;
            // Only marks, "from" and the kind of place it is may stand between.
            if (passage.facts.tokens[back].kind == text::TokenKind::word &&
                !passage.grammar.words.prepositions.at(passage.readings, back) &&
                !passage.grammar.words.descriptors.at(passage.readings, back) && passage.placeAt(back) < 0 &&
                passage.dateAt(back) < 0 &&
                !passage.grammar.words.descriptors.at(passage.readings, back, Peel::proclitics) &&
                !(passage.folded(back).starts_with("ال") && i - back <= 2))
                break;
        }
        return passage.english() ? apposedBefore(passage, i) : std::nullopt;
    }
    return std::nullopt;
}

bool onlyDefinite(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    if (first >= end || end - first > 4)
        return false;
    for (std::uint32_t i = first; i < end; ++i)
        if (passage.facts.tokens[i].kind != text::TokenKind::word || passage.actorAt(i) >= 0 ||
            (!passage.folded(i).starts_with("ال") &&
             !passage.grammar.words.descriptors.at(passage.readings, i, Peel::proclitics)))
            return false;
    return true;
}

bool tells(const Passage &passage, const PlaceRef &ref) {
    std::uint32_t verb = ref.tokens.end;
    while (verb < passage.size() && passage.grammar.words.have.at(passage.readings, verb))
        ++verb;
    return passage.english() && passage.grammar.words.speech.at(passage.readings, verb) && passage.stateOf(ref.mention);
}

// The subject of a passive whose own clause has no place: "Kherson, from which … withdrew, was shelled".
std::optional<PlaceRef> subjectFarther(const Passage &passage, const TriggerHit &hit) {
    const auto triggers = passage.triggersOf(hit.sentence);
    for (const auto &ref : passage.placesOf(hit.sentence)) {
        if (ref.tokens.end > hit.first || !ref.before.empty() || ref.container || tells(passage, ref))
            continue;
        // Nothing is done to it before: the first words of the sentence, or behind "and".
        const bool object = std::any_of(triggers.begin(), triggers.end(), [&](const TriggerHit &other) {
            return other.first < ref.tokens.first && !other.passive &&
                   !(passage.english() && passage.parted(other.first, ref.tokens.first, stop));
        });
        if (passage.english() && passage.parted(ref.tokens.end, hit.first, stop))
            continue;
        if (!object)
            return ref;
    }
    return std::nullopt;
}

// "Overrun by X in 2014, Bama was freed", "Overrun in 2014, it had remained …": what its sentence goes on to speak of.
std::optional<PlaceRef> headedBy(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    constexpr std::uint32_t longest = 14, reach = 5;
    if (hit.first > 0 && passage.sentenceOf(hit.first - 1) == hit.sentence)
        return std::nullopt;
    for (std::uint32_t i = hit.end;
         i + 1 < passage.size() && i < hit.end + longest && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (passage.folded(i) != ",")
            continue;
        for (std::uint32_t at = i + 1;
             at < std::min<std::size_t>(passage.size(), i + 1 + reach) && passage.sentenceOf(at) == hit.sentence;
             ++at) {
            if (const PlaceRef *ref = passage.placeOver(at); ref && ref->before.empty())
                return *ref;
            if (passage.is(at, Closed::neuter_pronoun))
                for (auto frame = before.rbegin(); frame != before.rend() && hit.sentence - frame->hit->sentence <= 1;
                     ++frame)
                    if (const PlaceRef *ref = frame->places.empty() ? nullptr : passage.refOf(frame->places.front()))
                        return *ref;
            if (passage.actorAt(at) >= 0 || passage.triggerOver(at))
                break;
        }
        if (passage.dateAt(i + 1) < 0)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace zamkan::reading
