#include "reading/attribution.hpp"
#include "reading/frame_subjects.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {
constexpr std::size_t sourceReach = 14; // tokens looked at
constexpr std::size_t headReach = 12;   // tokens before the colon of "X: …"
constexpr std::size_t sourceLength = 7; // tokens kept of a source that is nobody known
} // namespace

Attributions::Attributions(const Passage &passage) : passage_(passage), speaks_(passage.facts.mentions.actors.size()) {
    const Words &words = passage.grammar.words;
    const Sets speaking = words.according.bit() | words.speech.bit();
    std::optional<Source> lastStatement, last;
    std::size_t head = 0; // of the sentence
    for (std::size_t i = 0; i < passage.size(); ++i) {
        if (i > 0 && passage.sentenceOf(i) != passage.sentenceOf(i - 1))
            head = i;
        // "الجيش الإسرائيلي: مقتل ثلاثة جنود", as live pages and headlines have it.
        if (i > head && i - head <= headReach && passage.folded(i) == ":" && passage.actorAt(i - 1) >= 0) {
            Spoken spoken;
            spoken.token = i;
            spoken.end = i + 1;
            spoken.sentence = passage.sentenceOf(i);
            spoken.source =
                named(static_cast<std::size_t>(
                          passage.facts.mentions.actors[static_cast<std::size_t>(passage.actorAt(i - 1))].tokens.first),
                      i);
            spoken.source.token = i;
            if (!spoken.source.name.empty()) {
                last = spoken.source;
                if (spoken.source.mention >= 0)
                    speaks_[static_cast<std::size_t>(spoken.source.mention)] = true;
                spoken_.push_back(std::move(spoken));
            }
            continue;
        }
        if (!passage.readings.mayBeginAny(i, speaking) || passage.placeAt(i) >= 0 || passage.dateAt(i) >= 0 ||
            passage.actorAt(i) >= 0)
            continue; // "Islamic State's" says nothing
        const auto according = words.according.at(passage.readings, i);
        if (i + 1 < passage.size() && passage.is(i, Closed::accusation) && passage.is(i + 1, Closed::partitive))
            continue; // "the soldiers stand accused of killing": they do not say it
        if (const TriggerHit *deed = passage.triggerOver(i);
            deed && deed->trigger->type == "violence" && words.claims.at(passage.readings, i))
            continue; // "the blast claimed 80 lives"
        const bool adjective = i > 0 && passage.is(i - 1, Closed::indefinite_article,
                                                   Closed::some); // "an estimated 3,800 square kilometres"
        const bool nobody =
            passage.english() && i > 0 && (adjective || words.passive.at(passage.readings, i - 1)); // "was reported"
        // "نقل معظمهم إلى المخيم": moved, and not reported.
        bool moved = false;
        if (passage.grammar.closed.has(passage.readings[i].back(), Closed::moved_or_reported))
            for (std::size_t t = i + 1;
                 t < std::min(passage.size(), i + 6) && passage.sentenceOf(t) == passage.sentenceOf(i) &&
                 !passage.is(t, Closed::reported_from) && !moved;
                 ++t)
                moved = passage.is(t, Closed::goal);
        if (moved)
            continue;
        const auto speech = according || nobody ? PhraseMatch{} : words.speech.at(passage.readings, i);
        if (!according && !speech)
            continue;
        Spoken spoken;
        spoken.token = i;
        spoken.end = i + (according ? according.tokens : speech.tokens);
        spoken.sentence = passage.sentenceOf(i);
        spoken.according = according.tokens > 0;
        // "لكن تقريرا أمميا قدر عدد الجنود": the object.
        const bool object =
            !passage.english() && !according && words.numberOf.at(passage.readings, spoken.end, Peel::proclitics);
        if (according || (!passage.english() && !object))
            spoken.source = sourceAfter(spoken.end, spoken.sentence);
        if (spoken.source.name.empty() && speech)
            spoken.source = sourceBefore(i, spoken.sentence);
        if (object && spoken.source.name.empty())
            continue;
        // "وأضاف", "the statement", "he": the one who spoke last.
        std::size_t subject = passage.english() ? (i > 0 ? i - 1 : i) : spoken.end;
        while (passage.english() && subject > 0 &&
               (words.have.at(passage.readings, subject) || passage.is(subject, Closed::also)))
            --subject;
        const auto again = words.anaphoricSources.at(passage.readings, subject, Peel::nothing);
        const bool statement = subject < passage.size() && passage.is(subject, Closed::the_statement);
        if (again || spoken.source.name.empty()) {
            const bool pronoun = passage.english() && passage.is(subject, Closed::neuter_pronoun);
            if (statement && lastStatement)
                spoken.source = *lastStatement;
            else if (const Source opening = pronoun ? fighterOpening(spoken.sentence) : Source{};
                     !opening.name.empty() && (!last || !last->token || *last->token < spokenFrom(spoken.sentence)))
                spoken.source = opening; // "The army has sent reinforcements. It says it has retaken X"
            else if (words.claims.at(passage.readings, i))
                spoken.source = fighterBefore(i); // "it has claimed …"
            else if (const Source doer = passage.english() ? Source{} : fighterBefore(i, head);
                     !doer.name.empty() && (!last || !last->token || *last->token < head))
                spoken.source = doer; // "أطلق حزب الله صواريخ، وقال إنه"
            else if (last)
                spoken.source = *last;
            else if (passage.english() &&
                     passage.is(subject, Closed::neuter_pronoun, Closed::subject_pronoun, Closed::plural_pronoun))
                continue; // nobody was named of whom "he" could be said
        }
        if (spoken.source.name.empty())
            continue;
        spoken.source.claims = words.claims.at(passage.readings, i).tokens > 0;
        // "denied Russian claims that"
        constexpr std::uint32_t reach = 3;
        const bool deniedClaim = spoken.source.claims && passage.english() &&
                                 words.denials.within(passage.readings, i > reach ? i - reach : 0, i, Peel::nothing);
        spoken.source.denies = deniedClaim || words.denials.at(passage.readings, i).tokens > 0;
        spoken.source.token = i;
        last = spoken.source;
        if (spoken.source.mention >= 0)
            speaks_[static_cast<std::size_t>(spoken.source.mention)] = true;
        for (std::size_t t = spoken.end; t < std::min(passage.size(), spoken.end + 3); ++t)
            if (passage.is(t, Closed::statement)) {
                lastStatement = spoken.source;
                // "نقل بيان من التحالف عن …": the statement is the coalition's.
                for (std::size_t a = t + 1; a < std::min(passage.size(), t + 4); ++a)
                    if (passage.actorAt(a) >= 0) {
                        lastStatement = named(a, a + 1);
                        break;
                    }
            }
        i = spoken.end - 1;
        spoken_.push_back(std::move(spoken));
    }
}

// The name in [first, end): a known actor's, or the words themselves.
Source Attributions::named(std::size_t first, std::size_t end) const {
    Source out;
    while (first < end &&
           (passage_.is(first, Closed::additive, Closed::relative_who) ||
            passage_.facts.tokens[first].kind == text::TokenKind::punctuation)) // "and the group's agency said"
        ++first;
    if (first >= end || passage_.facts.tokens[first].kind == text::TokenKind::number ||
        passage_.is(first, Closed::negative_subject) ||
        (first + 1 == end && passage_.is(first, Closed::no_name, Closed::subject_pronoun)))
        return out;
    const auto &facts = passage_.facts;
    int only = -1, person = -1, count = 0;
    for (std::size_t i = first; i < end; ++i) {
        const int actor = passage_.actorAt(i);
        if (actor < 0 || actor == only)
            continue;
        const auto &mention = facts.mentions.actors[static_cast<std::size_t>(actor)];
        const auto *known = facts.registry.byId(mention.actor);
        if (known && known->kind == "group" && !known->belligerent && i > first)
            continue; // "المفوضية السامية للاجئين"
        if (!known || known->kind == "person")
            person = actor; // a name that is nobody's is a person's or a newspaper's
        only = actor;
        ++count;
    }
    const int opening = passage_.actorAt(first);
    const int chosen = opening >= 0                                    ? opening
                       : person >= 0                                   ? person
                       : count == 1 && end - first <= sourceLength + 2 ? only
                                                                       : -1;
    if (chosen >= 0) {
        const auto &mention = facts.mentions.actors[static_cast<std::size_t>(chosen)];
        const auto *known = facts.registry.byId(mention.actor);
        const bool arabic = !passage_.english();
        if (known)
            out.name = arabic ? known->name_ar : known->name_en;
        if (out.name.empty())
            out.name = std::string(facts.document.surface(mention.span));
        out.actor = mention.actor;
        out.mention = chosen;
    } else {
        // "قالت موسكو": the state speaks.
        if (const int place = passage_.placeAt(first); place >= 0 && !passage_.english())
            if (const auto *state = passage_.stateOf(static_cast<std::size_t>(place)))
                out.actor = state->id;
        const std::size_t kept = std::min(end, first + sourceLength);
        out.name =
            std::string(facts.document.surface({facts.tokens[first].span.start, facts.tokens[kept - 1].span.end}));
    }
    for (std::size_t i = first; i < std::min(end, first + sourceLength) && out.actor.empty() && !out.institution; ++i)
        out.institution = (passage_.english() || i == first) && passage_.is(i, Closed::institution);
    if (!facts.registry.byId(out.actor)) // "Prime Minister Haider al-Abadi"
        if (const auto *party = facts.registry.ledBy(out.name))
            out.actor = party->id;
    return out;
}

Source Attributions::sourceAfter(std::size_t first, std::uint32_t sentence) const {
    std::size_t start = first, end = first;
    for (; end < passage_.size() && end < first + sourceReach && passage_.sentenceOf(end) == sentence; ++end) {
        const unsigned how = passage_.boundaries[end];
        if (end > first && (how & (comma | complement | stop)))
            break;
        if (passage_.dateAt(end) >= 0)
            break;
        const auto surface = passage_.facts.document.surface(passage_.facts.tokens[end].span);
        if (surface == ":" || surface == "،" || surface == "," || surface == "." || surface == "(")
            break;
        if (passage_.quotes[end] != (first < passage_.size() ? passage_.quotes[first] : 0))
            break;
        if (passage_.grammar.words.complements.at(passage_.readings, end))
            break;
        if (passage_.is(end, Closed::pictures)) // "بثت مدونات لقطات تظهر جنودا": they say nothing
            break;
        if (!passage_.triggersIn(end, end + 1).empty())
            break;
        if (end > first && passage_.is(end, Closed::reported_from))
            start = end + 1; // "نقلت وسائل إعلام عن …"
        if (passage_.quantityAt(end) >= 0 && end > first)
            break;
    }
    while (start < end && passage_.facts.tokens[start].kind == text::TokenKind::punctuation)
        ++start;
    // "وأعلن في 10 أيار": nobody, and when.
    while (end > start && passage_.actorAt(end - 1) < 0 &&
           (passage_.facts.tokens[end - 1].kind == text::TokenKind::punctuation ||
            passage_.grammar.words.prepositions.at(passage_.readings, end - 1, Peel::nothing)))
        --end;
    return named(start, end);
}

Source Attributions::sourceBefore(std::size_t end, std::uint32_t sentence) const {
    std::size_t first = end;
    // "Moscow denied", "Mali has said": the state that a capital or a country stands for.
    std::size_t subject = end;
    while (passage_.english() && subject > 0 &&
           (passage_.grammar.words.have.at(passage_.readings, subject - 1) || passage_.is(subject - 1, Closed::also)))
        --subject;
    if (passage_.english() && subject > 0 && passage_.placeAt(subject - 1) >= 0 &&
        passage_.sentenceOf(subject - 1) == sentence) {
        const auto mention = static_cast<std::uint32_t>(passage_.placeAt(subject - 1));
        if (const actors::Actor *state = stateOf(passage_, mention)) {
            Source out;
            out.name = state->name_en;
            out.actor = state->id;
            return out;
        }
    }
    while (first > 0 && end - first < sourceReach && passage_.sentenceOf(first - 1) == sentence) {
        const unsigned how = passage_.boundaries[first];
        if (how & (comma | complement | stop | conjunction))
            break;
        // "a hospital spokesman in Misrata said"
        const bool where = passage_.english() && passage_.placeAt(first - 1) >= 0 && first > 1 &&
                           (passage_.placeAt(first - 2) == passage_.placeAt(first - 1) ||
                            passage_.is(first - 2, Closed::inside, Closed::at, Closed::partitive));
        if (passage_.dateAt(first - 1) >= 0 || (passage_.placeAt(first - 1) >= 0 && !where))
            break;
        const auto surface = passage_.facts.document.surface(passage_.facts.tokens[first - 1].span);
        if (surface == "," || surface == "،" || surface == ":" || surface == "-")
            break;
        --first;
    }
    const Words &words = passage_.grammar.words;
    // "The Army (MNDAA), a militia of perhaps 6,000 fighters, announced": what stands before the insertion.
    if (passage_.english() && first == end && first > 1 && passage_.folded(first - 1) == ",") {
        constexpr std::size_t insertion = 16;
        for (std::size_t i = first - 1; i-- > 1 && first - i <= insertion && passage_.sentenceOf(i) == sentence;)
            if (passage_.folded(i) == ",") {
                const std::size_t last = passage_.folded(i - 1) == ")" && i > 1 ? i - 2 : i - 1;
                if (const int actor = passage_.actorAt(last); actor >= 0)
                    return named(passage_.facts.mentions.actors[static_cast<std::size_t>(actor)].tokens.first,
                                 last + 1);
                break;
            }
    }
    while (end > first && (words.have.at(passage_.readings, end - 1) || passage_.is(end - 1, Closed::also)))
        --end;
    if (!passage_.english() && end > 0 && passage_.placeAt(end - 1) >= 0 &&
        passage_.sentenceOf(end - 1) == sentence) // "وكييف تؤكد"
        if (const actors::Actor *state = passage_.stateOf(static_cast<std::size_t>(passage_.placeAt(end - 1)))) {
            Source out;
            out.name = state->name_ar;
            out.actor = state->id;
            return out;
        }
    if (!passage_.english() && (first == end || passage_.actorAt(end - 1) < 0))
        return {};
    while (first < end && (passage_.is(first, Closed::definite_article) ||
                           passage_.facts.tokens[first].kind == text::TokenKind::punctuation))
        ++first;
    return named(first, end);
}

// The party named last before a token.
Source Attributions::fighterBefore(std::size_t token, std::size_t from) const {
    constexpr std::size_t help = 5; // tokens: "بدعم من ضربات جوية أمريكية"
    for (std::size_t i = token; i-- > from && token - i < 80;) {
        if (passage_.actorAt(i) < 0)
            continue;
        if (passage_.supportBefore(i, help))
            continue;
        const auto &mention = passage_.facts.mentions.actors[static_cast<std::size_t>(passage_.actorAt(i))];
        const auto *known = passage_.facts.registry.byId(mention.actor);
        if (known && known->belligerent) {
            Source out = named(i, i + 1);
            out.mention = -1; // there it does something
            return out;
        }
    }
    return {};
}

// The first token of the sentence before.
std::size_t Attributions::spokenFrom(std::uint32_t sentence) const {
    return sentence == 0 ? 0 : passage_.facts.tokens.at(passage_.facts.tokens.sentences[sentence - 1].start);
}

// The party that the sentence before begins with.
Source Attributions::fighterOpening(std::uint32_t sentence) const {
    constexpr std::size_t reach = 4; // tokens
    const std::size_t from = spokenFrom(sentence);
    for (std::size_t i = from;
         sentence > 0 && i < std::min(passage_.size(), from + reach) && passage_.sentenceOf(i) == sentence - 1; ++i)
        if (const int actor = passage_.actorAt(i);
            actor >= 0 && passage_.fights(passage_.facts.mentions.actors[static_cast<std::size_t>(actor)].actor)) {
            const TokenSpan tokens = passage_.facts.mentions.actors[static_cast<std::size_t>(actor)].tokens;
            Source out = named(tokens.first, tokens.end);
            out.mention = -1; // there it does something
            return out;
        }
    return {};
}

std::span<const Attributions::Spoken> Attributions::spokenIn(std::uint32_t sentence) const {
    const auto from = std::partition_point(spoken_.begin(), spoken_.end(),
                                           [&](const Spoken &one) { return one.sentence < sentence; });
    return {from,
            std::partition_point(from, spoken_.end(), [&](const Spoken &one) { return one.sentence == sentence; })};
}

// "fell on Saturday, when the ministry announced that": what stands before "when" is not what they say.
bool Attributions::saidElsewhere(std::size_t token, std::size_t speech) const {
    for (std::size_t i = token + 1; i < speech; ++i)
        if (passage_.grammar.words.when.at(passage_.readings, i, Peel::nothing) && i > token + 1 &&
            passage_.folded(i - 1) == "," && speech - i <= sourceLength)
            return true;
    return false;
}

Source Attributions::at(std::size_t token) const {
    const std::uint32_t sentence = passage_.sentenceOf(token);
    const std::uint32_t quote = passage_.quotes[token];
    const Spoken *found = nullptr;
    if (quote != 0) { // who opened the quotation
        std::size_t open = token;
        while (open > 0 && passage_.quotes[open - 1] == quote)
            --open;
        const std::uint32_t opening = passage_.sentenceOf(open);
        for (const auto &spoken : spokenIn(opening))
            if (spoken.token < open)
                found = &spoken;
        for (const auto &spoken : spokenIn(sentence))
            if (spoken.token < token && spoken.token > open && passage_.quotes[spoken.token] == quote)
                found = &spoken;
    }
    if (!found)
        for (const auto &spoken : spokenIn(sentence))
            if (spoken.token < token && passage_.quotes[spoken.token] == quote)
                found = &spoken;
    if (!found) // "…, according to X", "…, X said"
        for (const auto &spoken : spokenIn(sentence))
            if (spoken.token > token &&
                (spoken.according ||
                 (passage_.english() && spoken.token - token < 40 && !saidElsewhere(token, spoken.token))) &&
                !found)
                found = &spoken;
    return found ? found->source : Source{};
}

Source Attributions::lastSpeaker(std::uint32_t sentence) const {
    const auto spoken = spokenIn(sentence);
    return spoken.empty() ? Source{} : spoken.back().source;
}

bool Attributions::speaks(int actorMention) const {
    return actorMention >= 0 && speaks_[static_cast<std::size_t>(actorMention)];
}

} // namespace zamkan::reading
