// Where a text or an item of it was written, and where those sit who tell it.
#include "reading/passage.hpp"

namespace zamkan::reading {

// "KYIV, Aug 30 (Northern Wire) - …": where it was written, not where it happened.
bool Passage::dateline(std::size_t token) {
    constexpr std::size_t reach = 14;
    const std::uint32_t sentence = sentenceOf(token);
    if (sentence > 3 || (token > 0 && sentenceOf(token - 1) == sentence))
        return false;
    for (std::size_t i = token + 1; i < std::min(size(), token + reach) && sentenceOf(i) == sentence; ++i) {
        const std::string_view mark = folded(i);
        if (mark == "-" || mark == "–" || mark == "—") {
            const auto &before = facts.tokens[i - 1].span, &after = facts.tokens[i].span;
            if (before.end >= after.start)
                continue; // inside a name or a date: "25-4-2021"
            datelineEnd = std::max(datelineEnd, static_cast<std::uint32_t>(i));
            return true;
        }
        if (mayTrigger(i))
            return false;
    }
    return false;
}

// A round-up tells in each paragraph where its news is from: "بنغازي – انفجرت سيارة". One such line alone is a
// dateline, which says where the reporter sits.
void Passage::findHeadings() {
    const std::size_t sentences = facts.tokens.sentences.size();
    headings.assign(sentences, -1);
    std::vector<std::pair<std::uint32_t, int>> found; // sentence, mention
    for (std::size_t i = 0; i + 1 < size(); ++i) {
        if (place_[i] < 0 || (i > 0 && sentenceOf(i - 1) == sentenceOf(i)))
            continue;
        const auto &mention = facts.mentions.places[static_cast<std::size_t>(place_[i])];
        const std::size_t behind = mention.tokens.end;
        if (behind < size() && isIn(folded(behind), {"-", "–", "—", ":", "/"}) &&
            facts.tokens[behind - 1].span.end < facts.tokens[behind].span.start + (folded(behind) == ":" ? 1 : 0))
            found.emplace_back(sentenceOf(i), place_[i]);
    }
    if (found.size() < 2)
        return;
    const std::string_view text = facts.document.text();
    for (std::size_t k = 0; k < found.size(); ++k) {
        const std::size_t next = k + 1 < found.size() ? found[k + 1].first : sentences;
        for (std::size_t sentence = found[k].first; sentence < next; ++sentence) {
            // To the end of its paragraph.
            if (sentence > found[k].first) {
                const auto from = facts.tokens.sentences[found[k].first].start,
                           to = facts.tokens.sentences[sentence].start;
                if (text.substr(from, to - from).find('\n') != std::string_view::npos)
                    break;
            }
            headings[sentence] = found[k].second;
        }
    }
}

// Whether the place stands in who says it, thrown in behind what is said: ", a doctor in X said".
bool Passage::ofTrailingSource(std::size_t place) const {
    constexpr std::size_t longest = 7;
    if (place == 0 || !is(place - 1, Closed::inside, Closed::at, Closed::partitive, Closed::origin))
        return false;
    for (std::size_t i = place - 1; i-- > 0 && place - i <= longest && sentenceOf(i) == sentenceOf(place);) {
        if (folded(i) == ",")
            return i > 0 && sentenceOf(i - 1) == sentenceOf(place);
        if (place_[i] >= 0 || date_[i] >= 0 || mayTrigger(i))
            return false;
    }
    return false;
}

// "ذكر المتحدث من مصراتة أن", "بثته الوكالة من الرياض أمس أن": where the speaker is; whoever is from there tells of it,
// "قال سكان من X إن".
bool Passage::ofSpeakerBefore(std::size_t place, std::size_t end) const {
    constexpr std::size_t longest = 12; // tokens from the verb
    if (english() || place < 2 || !is(place - 1, Closed::origin) ||
        grammar.words.people.at(readings, place - 2, Peel::proclitics))
        return false;
    while (end < size() && date_[end] >= 0)
        ++end;
    if (end >= size() || sentenceOf(end) != sentenceOf(place) || !grammar.words.complements.at(readings, end))
        return false;
    for (std::size_t i = place; i-- > 0 && place - i <= longest && sentenceOf(i) == sentenceOf(place);) {
        if (grammar.words.speech.at(readings, i))
            return true;
        if (place_[i] >= 0 || mayTrigger(i))
            return false;
    }
    return false;
}

} // namespace zamkan::reading
