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

template <typename Names> std::size_t indexOf(const Names &names, std::string_view name, const char *what, const std::string &file) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw InstallationError("'" + std::string(name) + "' is no " + what, file, "mend the file, or restore it");
    return static_cast<std::size_t>(found - names.begin());
}

constexpr std::array<std::string_view, static_cast<std::size_t>(DateSlot::count)> slots{
    "none", "weekday", "weekday2", "day", "day2", "month", "month2", "year", "year2", "season", "half", "quarter", "part", "relation", "n", "ord",
    "unit", "span", "more", "most", "shift", "decade", "century", "hmonth", "hyear", "feast"};
constexpr std::array<std::string_view, 17> builders{"none", "calendar", "shift", "feast", "unit", "nth", "decade", "century", "span", "ago", "from_now",
                                                    "within", "later_span", "earlier_span", "first_span", "last_span", "from_day"};
constexpr std::array<std::string_view, 4> relations{"self", "month", "year", "week"};

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

void DateLexicon::addWords(const Value &entry, const std::string &name, int value) {
    DateSense sense;
    sense.word = intern(name);
    sense.value = value;
    sense.article = entry["article"].text() == "required";
    sense.capital = entry["capital"].boolean();
    sense.doubtful = entry["doubtful"].boolean();
    for (const std::string &written : entry["names"].strings()) {
        std::vector<std::string> words;
        for (const std::string &part : split(written, ' '))
            for (std::string &word : split(literal(part), ' ')) words.push_back(std::move(word));
        if (words.empty()) continue;
        sense.rest.assign(words.begin() + 1, words.end());
        words_[words.front()].senses.push_back(sense);
    }
}

void DateLexicon::addFeast(const Value &entry) {
    const auto number = [&](const char *key) { return static_cast<int>(entry[key].integer().value_or(0)); };
    Feast feast;
    feast.hijriMonth = number("hijri_month");
    feast.hijriDay = number("hijri_day");
    if (const auto easter = entry["easter"].integer()) feast.easter = static_cast<int>(*easter);
    feast.orthodox = entry["orthodox"].boolean();
    feast.month = number("month");
    feast.day = number("day");
    feast.weekday = number("weekday");
    feast.n = number("n");
    addWords(entry, "feast", static_cast<int>(feasts_.size()));
    feasts_.push_back(feast);
}

DateElement DateLexicon::element(std::string part, const Value &macros, const std::string &file) {
    DateElement out;
    if (part.front() == '?') {
        out.optional = true;
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
            made.slot = static_cast<DateSlot>(indexOf(slots, colon == std::string::npos ? inner : inner.substr(colon + 1), "part of a date", file));
            out.special |= made.word < specials;
        } else {
            const std::string word = literal(choice);
            made.word = intern("=" + word);
            auto &senses = words_[word].senses;
            if (std::none_of(senses.begin(), senses.end(), [&](const DateSense &sense) { return sense.word == made.word; }))
                senses.push_back({made.word, 0, {}, false, false, false, false});
        }
        out.classes |= bitOf(made.word);
        out.choices.push_back(made);
    }
    return out;
}

std::uint64_t DateLexicon::ofNumbers(const text::Token &token) {
    const std::uint64_t any = bitOf(count) | bitOf(ordinal) | bitOf(span);
    if (token.kind != text::TokenKind::number) return any | bitOf(day) | bitOf(year) | bitOf(hijri_year);
    constexpr std::size_t figuresOfYear = 4;
    return any | (token.folded.size() == figuresOfYear ? bitOf(year) | bitOf(hijri_year) : bitOf(day));
}

// What must be near by where the element is: a span ends with its unit.
std::uint64_t DateLexicon::requiredOf(const DateElement &element) {
    if ((element.classes & bitOf(span)) == 0) return element.classes;
    return (element.classes & ~bitOf(span)) | bitOf(unit) | bitOf(plural_unit) | bitOf(dual_unit);
}

void DateLexicon::addPattern(const Value &entry, const Value &macros, const std::string &file) {
    DatePattern pattern;
    pattern.key = entry.required("key", file);
    pattern.builder = static_cast<DateBuilder>(indexOf(builders, entry.required("value", file), "way to work out a date", file));
    pattern.relationOf = static_cast<RelationOf>(indexOf(relations, entry["relation_of"].text("self"), "thing that a relation speaks of", file));
    for (std::size_t slot = 1; slot < slots.size(); ++slot)
        if (const auto constant = entry[slots[slot]].integer()) pattern.constants[slot] = static_cast<std::int16_t>(*constant);
    pattern.needsFrame = entry["needs_frame"].boolean();
    pattern.needsFuture = entry["needs_future"].boolean();
    pattern.onlyRange = entry["only_range"].boolean();
    pattern.since = entry["since"].boolean();
    pattern.rest = entry["rest"].boolean();
    pattern.anchored = entry["anchored"].boolean();
    pattern.closed = entry["closed"].boolean();
    pattern.weekOf = entry["week_of"].boolean();
    pattern.scripts = file.find("/ar/") != std::string::npos ? DatePattern::arabic : file.find("/en/") != std::string::npos ? DatePattern::latin : DatePattern::anyScript;
    for (const std::string &form : entry["form"].strings()) {
        pattern.elements.clear();
        for (const std::string &part : split(form, ' ')) pattern.elements.push_back(element(part, macros, file));
        pattern.required.clear();
        for (const DateElement &element : pattern.elements)
            if (!element.optional) pattern.required.push_back(requiredOf(element));
        pattern.order = patterns_.size();
        patterns_.push_back(pattern);
    }
}

void DateLexicon::Starts::add(const Start &start) {
    byBit_.resize(64);
    needed_ |= start.required;
    for (std::uint64_t left = start.required; left != 0; left &= left - 1)
        byBit_[static_cast<std::size_t>(std::countr_zero(left))].push_back(start);
}

void DateLexicon::indexStarts() {
    starting_.resize(classes_.size());
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        const auto &required = patterns_[i].required;
        const std::uint64_t any = ~std::uint64_t{0};
        const Start start{required.empty() ? any : required.back(), required.size() < 2 ? any : required[required.size() - 2], static_cast<std::uint16_t>(i),
                          patterns_[i].scripts};
        std::vector<int> words; // that it may begin with
        for (const DateElement &element : patterns_[i].elements) {
            for (const auto &choice : element.choices)
                if (std::find(words.begin(), words.end(), choice.word) == words.end()) words.push_back(choice.word);
            if (!element.optional) break;
        }
        for (const int word : words) starting_[static_cast<std::size_t>(word)].add(start);
    }
    for (const auto &[word, known] : words_)
        for (DateSense &sense : words_[word].senses)
            sense.starts = !startingWith(sense.word).empty() || ofSpan(sense.word);
}

DateLexicon DateLexicon::open(const NumberReader &numbers) {
    DateLexicon lexicon;
    for (const char *name : {"day", "year", "n", "ord", "span", "hyear", "unit", "plural_unit", "dual_unit", "few"})
        lexicon.intern(name); // in the order of Special and SpanWord
    for (const std::string file : {"lexicon/ar/dates.toml", "lexicon/en/dates.toml"}) {
        const Value root = readAsset(file);
        for (const Value &month : root["month"].list())
            lexicon.addWords(month, "month", static_cast<int>(month["number"].integer().value_or(0)));
        for (const Value &word : root["word"].list())
            lexicon.addWords(word, word.required("class", file), static_cast<int>(word["value"].integer().value_or(0)));
        for (const Value &feast : root["feast"].list()) lexicon.addFeast(feast);
        for (const Value &pattern : root["pattern"].list()) lexicon.addPattern(pattern, root["macros"], file);
    }
    lexicon.indexStarts();
    for (const std::string_view word : numbers.words()) lexicon.words_[word].number = true;
    return lexicon;
}

} // namespace zamkan::mentions
