// Where clauses part.
#include "reading/passage.hpp"
#include <algorithm>

namespace zamkan::reading {

std::uint8_t Boundaries::look(std::size_t token) const {
    if (at_.empty()) {
        at_.assign(passage_.size(), none);
        known_.assign(passage_.facts.tokens.sentences.size(), false);
    }
    const std::uint32_t sentence = passage_.sentenceOf(token);
    first_ = token;
    while (first_ > 0 && passage_.sentenceOf(first_ - 1) == sentence)
        --first_;
    end_ = token + 1;
    while (end_ < passage_.size() && passage_.sentenceOf(end_) == sentence)
        ++end_;
    if (!known_[sentence]) {
        known_[sentence] = true;
        for (std::size_t i = first_; i < end_; ++i)
            find(i);
    }
    return at_[token];
}

void Boundaries::raise(std::size_t token, Boundary how) const {
    if (token < end_)
        at_[token] = static_cast<std::uint8_t>(at_[token] | how);
}

void Boundaries::find(std::size_t i) const {
    const text::Token &token = passage_.facts.tokens[i];
    if (token.kind == text::TokenKind::punctuation) {
        const auto surface = passage_.facts.document.surface(token.span);
        if ((surface == "،" || surface == ",") && !roundADate(i))
            raise(i + 1, comma);
        if (surface == "؛" || surface == ";" || surface == "—" || surface == "–" ||
            (passage_.english() && surface == ":"))
            raise(i + 1, stop);
    }
    if (passage_.startsConjunct(i))
        raise(i, conjunction);
    if (passage_.actorAt(i) >= 0 || passage_.placeAt(i) >= 0 || passage_.dateAt(i) >= 0)
        return;
    const Words &words = passage_.grammar.words;
    if (passage_.readings.mayBeginAny(i, words.parts.bit() | words.breaks.bit() | words.joins.bit() |
                                             words.complements.bit() | words.speech.bit()))
        findWords(i);
    // A new quotation is a new breath, but for the parts of a total: "كان بينها «إعدام …".
    const auto &quotes = passage_.quotes;
    const bool opens = quotes[i] != 0 && (i == 0 || quotes[i - 1] != quotes[i]);
    constexpr std::size_t scare = 2; // tokens with a mark: "«تحرير»" is a word in quotation marks, no breath of its own
    const bool word = i + scare >= quotes.size() || quotes[i + scare] != quotes[i];
    if (opens && !word && !(i > first_ && (at_[i - 1] & parts)) && !(i > first_ + 1 && (at_[i - 2] & parts)))
        raise(i, stop);
}

// What words say that begin at the token.
void Boundaries::findWords(std::size_t i) const {
    const Words &words = passage_.grammar.words;
    const Readings &readings = passage_.readings;
    // "families, by contrast, have returned": it parts nothing.
    if (i > 0 && isIn(passage_.folded(i - 1), {",", "،"}) && passage_.sentenceOf(i - 1) == passage_.sentenceOf(i))
        if (const auto found = words.breaks.at(readings, i);
            found && i + found.tokens < passage_.size() && isIn(passage_.folded(i + found.tokens), {",", "،"})) {
            at_[i] = static_cast<std::uint8_t>(at_[i] & ~static_cast<unsigned>(comma));
            return;
        }
    const auto part = words.parts.at(readings, i);
    const std::size_t behind = i + part.tokens;
    if (part && passage_.english() && behind < passage_.size() && passage_.is(behind, Closed::relative_who))
        return; // "8,000 of those who had fled"
    if (part && passage_.english() && part.tokens == 2 && i > 0 && behind < passage_.size() &&
        passage_.quantityAt(i - 1) >= 0 && passage_.is(i, Closed::partitive) &&
        (words.passive.at(readings, behind) || words.have.at(readings, behind) || passage_.mayTrigger(behind))) {
        const std::size_t first =
            passage_.facts.mentions.quantities[static_cast<std::size_t>(passage_.quantityAt(i - 1))].tokens.first;
        if (first == 0 || passage_.sentenceOf(first - 1) != passage_.sentenceOf(first) ||
            passage_.is(first - 1, Closed::additive) || at_[first] & stop)
            return; // "Eleven of them were killed."
    }
    if (part && i > 0 && passage_.is(i, Closed::partitive_pronoun) && passage_.mayTrigger(i - 1))
        return; // "انسحبوا منها", "قتل منهم تسعة"
    // "انسحاب قسد منها في 20 تشرين": out of it, not "of which".
    if (part && behind < passage_.size() && passage_.sentenceOf(behind) == passage_.sentenceOf(i) &&
        !isIn(passage_.folded(behind), {"،", ",", ".", "؛", ";", ")"}) &&
        (passage_.english() || (passage_.dateAt(behind) < 0 && !words.prepositions.has(readings, behind))))
        raise(i, parts);
    else if (passage_.is(i, Closed::formerly) && i > 0 && passage_.is(i - 1, Closed::subject_pronoun))
        return; // "the territory it once held"
    else if (passage_.is(i, Closed::formerly) &&
             passage_.is(i + 1, Closed::between_subject_and_verb, Closed::no_negation))
        return; // "is once again in their hands", "once more"
    else if (passage_.is(i, Closed::formerly) && i > 0 && passage_.folded(i - 1) == "," &&
             passage_.is(i + 1, Closed::indefinite_article))
        return; // "X, once a stronghold of Y, fell"
    else if (standsBeforeVerb(i))
        return; // "The army meanwhile took X"
    else if (passage_.mayTrigger(i) && passage_.progressive(i))
        return;
    else if (words.breaks.at(readings, i))
        raise(i, stop);
    else if (const auto found = words.joins.at(readings, i);
             found && !words.goesOn.at(readings, i) && !leadsToDay(i, i + found.tokens))
        raise(i, join);
    if (const auto found = words.complements.at(readings, i))
        raise(i + found.tokens, complement);
    // "clashes have been reported", "an estimated 4.8 million people": nobody says it.
    bool spoken =
        passage_.english() &&
        ((i > 0 &&
          (words.passive.at(readings, i - 1) || passage_.is(i - 1, Closed::indefinite_article, Closed::some))) ||
         (passage_.is(i, Closed::accusation) && i + 1 < passage_.size() && passage_.is(i + 1, Closed::partitive)));
    spoken = spoken || (!passage_.english() && passage_.quantityAt(i) >= 0); // "ما يقدر بنحو 135 ألف شخص"
    // "since 9 July, it says, they have": thrown in.
    for (std::size_t t = i; passage_.english() && t-- > 0 && i - t <= 3 && !spoken && i + 1 < passage_.size() &&
                            passage_.folded(i + 1) == ",";)
        spoken = passage_.folded(t) == "," && passage_.sentenceOf(t) == passage_.sentenceOf(i);
    if (const auto found = spoken ? PhraseMatch{} : words.speech.at(readings, i)) {
        raise(i, speech);
        if (passage_.english())
            raise(i + found.tokens, complement);
    }
}

// "Ukrainian drones in turn struck": between a party and its verb such a word begins nothing.
bool Boundaries::standsBeforeVerb(std::size_t word) const {
    const auto found =
        passage_.english() && word > 0 ? passage_.grammar.words.meanwhile.at(passage_.readings, word) : PhraseMatch{};
    const std::size_t verb = word + found.tokens;
    return found &&
           (passage_.actorAt(word - 1) >= 0 || passage_.grammar.words.members.at(passage_.readings, word - 1)) &&
           passage_.sentenceOf(word - 1) == passage_.sentenceOf(word) && verb < passage_.size() &&
           passage_.sentenceOf(verb) == passage_.sentenceOf(word) && passage_.mayTrigger(verb);
}

// "نزحت من حريب خلال الأسبوع الماضي": the word only leads to when it was.
bool Boundaries::leadsToDay(std::size_t word, std::size_t end) const {
    if (passage_.english() || passage_.dateAt(word) >= 0 || end >= passage_.size() || passage_.dateAt(end) < 0 ||
        passage_.readings[word].back().conjunction())
        return false;
    return passage_.facts.mentions.dates[static_cast<std::size_t>(passage_.dateAt(end))].tokens.first == end;
}

// Whether the comma is one of two round a date and nothing else: "بسطت القوات، مساء الأربعاء، سيطرتها", "the army, on
// Sunday, retook". Such a date parts nothing.
bool Boundaries::roundADate(std::size_t mark) const {
    constexpr std::size_t leadIn = 3; // "في وقت مبكر من"
    const auto isMark = [&](std::size_t i) {
        return i < passage_.size() && passage_.sentenceOf(i) == passage_.sentenceOf(mark) &&
               isIn(passage_.folded(i), {"،", ","});
    };
    const auto dated = [&](std::size_t open) { // the other mark, if a date is all that stands before it
        for (std::size_t i = open + 1;
             i < passage_.size() && i <= open + 1 + leadIn && passage_.sentenceOf(i) == passage_.sentenceOf(open);
             ++i) {
            if (passage_.dateAt(i) >= 0) {
                const auto &found = passage_.facts.mentions.dates[static_cast<std::size_t>(passage_.dateAt(i))].tokens;
                return found.first == i && isMark(found.end) ? static_cast<std::size_t>(found.end) : std::size_t{0};
            }
            if (isMark(i) || passage_.placeAt(i) >= 0 || passage_.actorAt(i) >= 0 || passage_.quantityAt(i) >= 0 ||
                passage_.mayTrigger(i))
                return std::size_t{0};
        }
        return std::size_t{0};
    };
    // "القوات، بدعم من طيران التحالف، تمكنت", "قتل في المعركة، بحسب المرصد، 3250 شخصا": likewise whoever stands behind
    // it, and who says so.
    const auto thrownIn = [&](std::size_t open) {
        constexpr std::size_t longest = 9;
        const Words &words = passage_.grammar.words;
        if (passage_.english() || open + 1 >= passage_.size())
            return std::size_t{0};
        const bool says = words.according.at(passage_.readings, open + 1).tokens > 0;
        if (!says && !words.support.at(passage_.readings, open + 1))
            return std::size_t{0};
        for (std::size_t i = open + 2;
             i < passage_.size() && i <= open + longest && passage_.sentenceOf(i) == passage_.sentenceOf(open); ++i) {
            if (isMark(i))
                return i;
            if (says && (passage_.mayTrigger(i) || passage_.quantityAt(i) >= 0))
                break;
        }
        return std::size_t{0};
    };
    if (dated(mark) != 0 || thrownIn(mark) != 0)
        return true;
    for (std::size_t i = mark; i-- > 0 && mark - i <= 12 && passage_.sentenceOf(i) == passage_.sentenceOf(mark);)
        if (isMark(i))
            return dated(i) == mark || thrownIn(i) == mark;
    return false;
}

} // namespace zamkan::reading
