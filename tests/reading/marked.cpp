#include "marked.hpp"
#include "time/day.hpp"
#include <fmt/format.h>
#include <sstream>

using namespace zamkan;

Marked readMarked(const std::string &text, text::Language language) {
    struct Mark {
        std::vector<std::string> words;
        Span span;
    };
    std::string plain;
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '{') {
            plain += text[i];
            continue;
        }
        const std::size_t bar = text.find('|', i), end = text.find('}', i);
        Mark mark;
        std::istringstream in(text.substr(i + 1, bar - i - 1));
        for (std::string word; in >> word;)
            mark.words.push_back(word);
        mark.span.start = static_cast<std::uint32_t>(plain.size());
        plain += text.substr(bar + 1, end - bar - 1);
        mark.span.end = static_cast<std::uint32_t>(plain.size());
        marks.push_back(mark);
        i = end;
    }
    Marked out{text::Document(plain), {}, {}, {}};
    out.document.id = "marked";
    out.document.language = language;
    out.document.published = time::dayFromIso("2016-06-13");
    out.tokens = text::tokenize(out.document);
    const auto tokensOf = [&](Span span) {
        mentions::TokenSpan found;
        found.first = found.end = static_cast<std::uint32_t>(out.tokens.at(span.start));
        while (found.end < out.tokens.size() && out.tokens[found.end].span.start < span.end)
            ++found.end;
        return found;
    };
    const auto number = [](const std::string &word) -> std::optional<double> {
        if (word == "-")
            return std::nullopt;
        return std::stod(word);
    };
    for (const auto &mark : marks) {
        const auto &words = mark.words;
        const auto tokens = tokensOf(mark.span);
        if (words[0] == "P") {
            mentions::PlaceMention mention;
            mention.span = mark.span;
            mention.tokens = tokens;
            mention.name = out.document.surface(mark.span);
            if (words.size() > 4 && words[4] == "reference")
                mention.role = mentions::PlaceRole::reference;
            events::EventPlace place;
            place.id = place.name_en = words[1];
            place.type = words[2];
            place.country = words[3];
            place.mention = static_cast<std::uint32_t>(out.places.size());
            out.mentions.places.push_back(mention);
            out.places.push_back(place);
        } else if (words[0] == "A") {
            mentions::ActorMention mention;
            mention.span = mark.span;
            mention.tokens = tokens;
            mention.actor = words[1];
            out.mentions.actors.push_back(mention);
        } else if (words[0] == "D") {
            mentions::DateMention mention;
            mention.span = mark.span;
            mention.tokens = tokens;
            mention.range = time::DateRange(*time::dayFromIso(words[1]), *time::dayFromIso(words[2]));
            mention.since = words.size() > 3 && words[3] == "since";
            out.mentions.dates.push_back(mention);
        } else {
            mentions::QuantityMention mention;
            mention.span = mark.span;
            mention.tokens = tokens;
            mention.low = number(words[1]);
            mention.high = number(words[2]);
            mention.unit = words[3] == "-" ? "" : words[3];
            out.mentions.quantities.push_back(mention);
        }
    }
    return out;
}

namespace {

std::vector<events::Event> eventsOf(const std::string &marked, text::Language language) {
    static const auto registry = actors::Registry::open();
    static const auto lexicon = reading::TriggerLexicon::open();
    const Marked text = readMarked(marked, language);
    return reading::applyRules({text.document, text.tokens, text.mentions, text.places, registry}, lexicon);
}

} // namespace

std::vector<events::Event> arabicEvents(const std::string &marked) { return eventsOf(marked, text::Language::arabic); }
std::vector<events::Event> englishEvents(const std::string &marked) {
    return eventsOf(marked, text::Language::english);
}

std::string tell(const events::Event &event) {
    std::string out = event.type + "/" + event.subtype;
    for (const auto &place : event.places)
        out += " " + place.name_en;
    for (const auto &actor : event.actors)
        out += " " + actor.id + ":" + actor.role;
    if (event.when)
        out += " " + time::toIso(event.when->from()) + ".." + time::toIso(event.when->to());
    if (event.magnitude)
        out += fmt::format(" {}", *event.magnitude);
    if (event.status != "reported")
        out += " " + event.status;
    return out;
}

std::vector<std::string> tell(const std::vector<events::Event> &events) {
    std::vector<std::string> out;
    for (const auto &event : events)
        out.push_back(tell(event));
    return out;
}
