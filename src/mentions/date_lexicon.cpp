#include "mentions/date_lexicon.hpp"
#include "base/diagnostic.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::mentions {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        if (end > at) out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

// Signs fold to blanks or nothing; as literals they stand for themselves.
std::string literal(const std::string &word) {
    const std::string folded = text::fold(word);
    return folded.empty() ? word : folded;
}

} // namespace

int DateLexicon::intern(const std::string &name) {
    if (const int *known = classIds_.find(name)) return *known;
    classIds_[name] = static_cast<int>(classes_.size());
    classes_.push_back(name);
    return static_cast<int>(classes_.size()) - 1;
}

int DateLexicon::classId(std::string_view name) const {
    const int *known = classIds_.find(name);
    return known ? *known : -1;
}

const std::vector<std::size_t> &DateLexicon::startingWith(int word) const {
    return starting_[static_cast<std::size_t>(word)];
}

void DateLexicon::addWords(const Value &entry, const std::string &name, int value) {
    DateSense sense;
    sense.word = intern(name);
    sense.value = value;
    sense.article = entry["article"].text() == "required";
    sense.capital = entry["capital"].boolean();
    for (const std::string &written : entry["names"].strings()) {
        std::vector<std::string> words = split(text::fold(written), ' ');
        if (words.empty()) continue;
        sense.rest.assign(words.begin() + 1, words.end());
        senses_[words.front()].push_back(sense);
    }
}

void DateLexicon::addPattern(const Value &entry, const Value &macros, const std::string &file) {
    for (const std::string &form : entry["form"].strings()) {
        DatePattern pattern;
        pattern.key = entry.required("key", file);
        pattern.value = entry.required("value", file);
        pattern.settings = entry;
        pattern.needsFrame = entry["needs_frame"].boolean();
        for (std::string part : split(form, ' ')) {
            DateElement element;
            if (part.front() == '?') {
                element.optional = true;
                part.erase(0, 1);
            }
            std::vector<std::string> choices;
            for (const std::string &choice : split(part, '|')) {
                if (choice.front() != '@') {
                    choices.push_back(choice);
                    continue;
                }
                const std::vector<std::string> words = macros[choice.substr(1)].strings();
                if (words.empty()) throw InstallationError("no macro " + choice, file, "mend the file, or restore it");
                choices.insert(choices.end(), words.begin(), words.end());
            }
            for (const std::string &choice : choices) {
                DateElement::Choice made;
                if (choice.front() == '<') {
                    const std::string inner = choice.substr(1, choice.size() - 2);
                    const std::size_t colon = inner.find(':');
                    made.word = intern(inner.substr(0, colon));
                    made.alias = colon == std::string::npos ? inner : inner.substr(colon + 1);
                } else {
                    const std::string word = literal(choice);
                    made.word = intern("=" + word);
                    auto &senses = senses_[word];
                    if (std::none_of(senses.begin(), senses.end(), [&](const DateSense &sense) { return sense.word == made.word; }))
                        senses.push_back({made.word, 0, {}, false, false});
                }
                element.choices.push_back(std::move(made));
            }
            pattern.elements.push_back(std::move(element));
        }
        patterns_.push_back(std::move(pattern));
    }
}

DateLexicon DateLexicon::open() {
    DateLexicon lexicon;
    for (const char *name : {"day", "year", "n", "ord", "span", "hyear"}) lexicon.intern(name); // in the order of Special
    for (const std::string file : {"lexicon/ar/dates.toml", "lexicon/en/dates.toml"}) {
        const Value root = readAsset(file);
        for (const Value &month : root["month"].list())
            lexicon.addWords(month, "month", static_cast<int>(month["number"].integer().value_or(0)));
        for (const Value &word : root["word"].list())
            lexicon.addWords(word, word.required("class", file), static_cast<int>(word["value"].integer().value_or(0)));
        for (const Value &pattern : root["pattern"].list()) lexicon.addPattern(pattern, root["macros"], file);
    }
    lexicon.starting_.resize(lexicon.classes_.size());
    for (std::size_t i = 0; i < lexicon.patterns_.size(); ++i)
        for (const DateElement &element : lexicon.patterns_[i].elements) {
            for (const auto &choice : element.choices) {
                auto &list = lexicon.starting_[static_cast<std::size_t>(choice.word)];
                if (list.empty() || list.back() != i) list.push_back(i);
            }
            if (!element.optional) break;
        }
    return lexicon;
}

} // namespace zamkan::mentions
