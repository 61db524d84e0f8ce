// The places of a passage: names, bare nouns that stand for one, lists and what holds them.
#include "reading/passage.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::reading {
// "the coal-mining town", "the besieged eastern city": the noun that stands for a place named before; 0: none.
std::size_t Passage::describedAgain(std::size_t article) const {
    constexpr std::size_t most = 4; // words and hyphens between
    for (std::size_t i = article + 1; i < size() && i <= article + 1 + most && sentenceOf(i) == sentenceOf(article);
         ++i) {
        if (place_[i] >= 0 || actor_[i] >= 0 || date_[i] >= 0 || quantity_[i] >= 0 ||
            grammar.words.prepositions.at(readings, i) || is(i, Closed::another) ||
            (facts.tokens[i].kind == text::TokenKind::punctuation && folded(i) != "-"))
            return 0;
        if (i > article + 1 && is(i, Closed::settlement))
            return i + 1 < size() && (is(i + 1, Closed::partitive, Closed::additive) || folded(i + 1) == "'" ||
                                      facts.tokens[i + 1].capitalised)
                       ? 0
                       : i;
    }
    return 0;
}

void Passage::findPlaces() {
    for (std::size_t i = 0; i < size(); ++i) {
        if (const SeatPhrase seat = seatPhraseAt(i); seat.end > 0) {
            if (seat.mention) {
                PlaceRef ref{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(seat.end)},
                             *seat.mention,
                             facts.mentions.places[*seat.mention].tokens.end != seat.end,
                             {},
                             false,
                             false};
                ref.before = governing(i, facts.tokens[i].span, ref.listed);
                ref.measured = measures(i);
                places.push_back(ref);
            }
            i = seat.end - 1;
            continue;
        }
        if (place_[i] >= 0) {
            const auto index = static_cast<std::size_t>(place_[i]);
            const auto &mention = facts.mentions.places[index];
            // "20 km from X, which fell": told of for itself.
            const std::size_t behind = mention.tokens.end;
            bool related =
                behind + 1 < size() && folded(behind) == "," && grammar.words.relatives.at(readings, behind + 1);
            // "سوق ليبيا", "شارع فلسطين": the name of a street, not the country.
            if (!english() && mention.tokens.first == i && i > 0 && facts.places[index].type == "country" &&
                grammar.words.quarters.at(readings, i - 1, Peel::proclitics))
                continue;
            // "على الطريق المؤدي إلى X"
            related = related || (!english() && i > 2 && is(i - 1, Closed::goal) && is(i - 2, Closed::leading) &&
                                  grammar.closed.has(readings[i - 3].back(), Closed::road));
            // "…, a hospital spokesman in Misrata said": where the speaker is.
            if (english() && behind < size() && sentenceOf(behind) == sentenceOf(i) && mention.tokens.first == i &&
                grammar.words.speech.at(readings, behind) &&
                (ofTrailingSource(i) || (stateOf(index) && i > 0 && folded(i - 1) == ","))) // ", Baku said"
                continue;
            if (mention.tokens.first == i && ofSpeakerBefore(i, behind))
                continue;
            const bool heading = headings[sentenceOf(i)] == place_[i];
            if (mention.tokens.first == i && (mention.role == mentions::PlaceRole::literal || related) &&
                !dateline(i) && i >= datelineEnd && !heading && !speakerPlace(i)) {
                PlaceRef ref{mention.tokens, static_cast<std::uint32_t>(index), false, {}, false, false};
                ref.before = governing(i, mention.span, ref.listed);
                ref.measured = measures(i);
                places.push_back(ref);
            }
            continue;
        }
        if (actor_[i] >= 0 || date_[i] >= 0 || (!english() && !readings.mayBeginAny(i, grammar.words.again.bit())))
            continue;
        auto found = grammar.words.again.at(readings, i, Peel::proclitics);
        std::string described; // "the coal-mining town" as "the town"
        if (!found && is(i, Closed::definite_article) && i + 1 < size() &&
            (folded(i + 1).ends_with("'s") || folded(i + 1).ends_with("’s"))) {
            const std::string noun = fmt::format("the {}", folded(i + 1).substr(0, folded(i + 1).find_first_of("'’")));
            if (grammar.again.contains(noun)) { // "of the city's 200,000 residents"
                found.tokens = 2;
                described = noun;
            }
        }
        if (is(i, Closed::definite_article)) // "the port city", where "the port" alone would be another
            if (const std::size_t noun = describedAgain(i);
                noun > 0 && noun + 1 > i + found.tokens && described.empty()) {
                found.tokens = static_cast<std::uint32_t>(noun + 1 - i);
                described = fmt::format("the {}", folded(noun));
            }
        if (!found)
            continue;
        // A name follows: the noun only describes it.
        const std::size_t next = i + found.tokens;
        if (english() && next + 1 < size() && is(next, Closed::inside) && place_[next + 1] >= 0 &&
            sentenceOf(next + 1) == sentenceOf(i))
            continue; // "the airport in Bamako"
        if (english() && grammar.words.compounds.at(readings, next, Peel::nothing) && next + 2 < size() &&
            is(next + 1, Closed::inside, Closed::partitive)) // "the town hall in X"
            if (place_[next + 2] >= 0 || (next + 3 < size() && place_[next + 3] >= 0))
                continue;
        if (is(i, Closed::neuter_pronoun)) { // a place only as an object, or where something was done to it
            const bool object = i > 0 && mayTrigger(i - 1);
            bool verb = false; // "it was retaken", "it had fallen", not "it was made possible", "it had cleared"
            for (std::size_t at = next; at < std::min(size(), next + 4) && !verb; ++at)
                if (const auto *forms = grammar.forms.find(folded(at));
                    forms && !grammar.words.passive.at(readings, at))
                    verb = (grammar.words.passive.at(readings, at - 1) ||
                            grammar.triggers[forms->front().trigger].placeIsSubject) &&
                           (grammar.triggers[forms->front().trigger].type == "control" ||
                            grammar.triggers[forms->front().trigger].type == "violence");
            // "three days after it fell to the Taliban", "before it fell"
            const auto *falls = next < size() ? grammar.forms.find(folded(next)) : nullptr;
            const bool fell = falls && grammar.triggers[falls->front().trigger].placeIsSubject &&
                              grammar.triggers[falls->front().trigger].type == "control" && i > 0 &&
                              is(i - 1, Closed::posterior, Closed::anterior, Closed::since, Closed::temporal_when);
            if (!object && !fell &&
                (!verb || (!grammar.words.passive.at(readings, next) && !grammar.words.have.at(readings, next))))
                continue;
        }
        if (next < size() && (place_[next] >= 0 || (english() && is(next, Closed::partitive) &&
                                                    !(next + 1 < size() && quantity_[next + 1] >= 0))))
            continue;
        // "الساحل الأيسر لقضاء الشرقاط": its owner follows.
        if (!english() && next + 1 < size() && sentenceOf(next) == sentenceOf(i) && folded(next).starts_with("ل") &&
            (place_[next] >= 0 || place_[next + 1] >= 0))
            continue;
        // "الأحياء الشرقية من سراقب": parts of what is named behind them.
        const std::size_t of = next < size() && folded(next).starts_with("ال") ? next + 1
                               : found.tokens > 1                              ? next
                                                                               : size();
        const bool parts =
            !english() && of + 1 < size() && sentenceOf(of + 1) == sentenceOf(i) && is(of, Closed::partitive);
        if (parts && (place_[of + 1] >= 0 ||
                      (of + 2 < size() && place_[of + 2] >= 0 && grammar.words.descriptors.at(readings, of + 1))))
            continue;
        // "العاصمة الإريترية أسمرة": the name follows its adjective; "إلى" once folded looks like one.
        if (!english() && next + 1 < size() && !grammar.words.prepositions.at(readings, next) &&
            place_[next + 1] >= 0 && sentenceOf(next + 1) == sentenceOf(i) && folded(next).starts_with("ال") &&
            (folded(next).ends_with("يه") || folded(next).ends_with("ي")) &&
            facts.mentions.places[static_cast<std::size_t>(place_[next + 1])].span.start ==
                facts.tokens[next + 1].span.start)
            continue;
        std::string phrase = described;
        for (std::size_t word = i; word < next && described.empty(); ++word) {
            std::string_view best = folded(word);
            if (word == i)
                for (const auto &peeled : readings[word])
                    if (peeled.proclitics == found.proclitics)
                        best = peeled.folded;
            phrase += phrase.empty() ? "" : " ";
            phrase += best;
        }
        const auto sort = grammar.again.find(phrase);
        std::string kind = sort == grammar.again.end() ? std::string() : sort->second;
        constexpr std::string_view two = "two ";
        constexpr std::string_view all = "all ";
        const bool both = kind.starts_with(two), every = kind.starts_with(all);
        if (both || every)
            kind.erase(0, both ? two.size() : all.size());
        if (kind == "place")
            kind.clear();
        // "ألوية العمالقة الثانية": behind a verb or whoever does it, and no adjective: "المعارك الأخيرة"
        const auto attribute = [&](std::string_view before) {
            return before.starts_with("ال") || before.ends_with("ه") || before.ends_with("ها") ||
                   before.ends_with("ات");
        };
        if (!english() && kind == "latter" &&
            (i == 0 || (actor_[i - 1] < 0 && (place_[i - 1] >= 0 || attribute(folded(i - 1))))))
            continue;
        auto mention = antecedent(i, kind);
        // "The town, some 60 km north of Uvira, had been shelled. 23 civilians were killed there": where the sentence
        // before was about.
        if (mention && english() && is(i, Closed::there) && kind.empty()) {
            const auto about = std::find_if(places.begin(), places.end(), [&](const PlaceRef &ref) {
                return sentenceOf(ref.tokens.first) + 1 == sentenceOf(i);
            });
            if (about != places.end() && about->again &&
                sentenceOf(facts.mentions.places[*mention].tokens.first) < sentenceOf(i))
                mention = about->mention;
        }
        if (mention) {
            PlaceRef ref{
                {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(next)}, *mention, true, {}, false, false};
            const Span span = facts.tokens[i].span;
            if (found.proclitics.find("ب") != std::string::npos)
                ref.before = "ب";
            else if (found.proclitics.find("ل") != std::string::npos && found.proclitics != "ال")
                ref.before = "ل";
            else
                ref.before = governing(i, span, ref.listed);
            ref.listed = ref.listed || found.proclitics.rfind("و", 0) == 0;
            if (is(i, Closed::there))
                ref.before = english() ? "in" : "في";
            if (both) { // "المدينتين": the last two; nobody knows where there is but one
                const auto other = antecedent(facts.mentions.places[*mention].tokens.first, kind);
                if (!other || facts.places[*other].id == facts.places[*mention].id)
                    continue;
                PlaceRef first = ref;
                first.mention = *other;
                places.push_back(first);
                ref.listed = true;
            }
            for (const auto other : every ? listEndingAt(*mention) : std::vector<std::uint32_t>()) { // "هذه البلدات"
                PlaceRef member = ref;
                member.mention = other;
                places.push_back(member);
                ref.listed = true;
            }
            places.push_back(ref);
        }
    }
}

} // namespace zamkan::reading
