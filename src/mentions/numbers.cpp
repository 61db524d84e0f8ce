#include "mentions/numbers.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "mentions/number_sum.hpp"
#include "mentions/word_forms.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zamkan::mentions {
namespace {

using Kind = NumberReader::Kind;

Kind kindFromString(const std::string &name, const std::filesystem::path &file) {
    static constexpr std::array<std::pair<std::string_view, Kind>, 14> names{
        {{"zero", Kind::zero}, {"unit", Kind::unit}, {"unit_bound", Kind::unit_bound}, {"ten", Kind::ten},
         {"tens", Kind::tens}, {"teen", Kind::teen}, {"hundred", Kind::hundred}, {"hundreds", Kind::hundreds},
         {"scale", Kind::scale}, {"dual", Kind::dual}, {"fraction", Kind::fraction}, {"joiner", Kind::joiner},
         {"point", Kind::point}, {"minus", Kind::minus}}};
    for (const auto &[known, kind] : names)
        if (known == name) return kind;
    throw InstallationError("'" + name + "' is no kind of number word", file.string(), "mend the file, or restore it");
}

bool glued(const text::Tokens &tokens, std::size_t i) { // token i to the one before it
    return i > 0 && tokens[i - 1].span.end == tokens[i].span.start;
}

} // namespace

std::optional<double> valueOfFigures(std::string_view given) {
    std::string folded(given);
    const bool both = folded.find("،") != std::string::npos && folded.find(',') != std::string::npos; // "12،220,13"
    for (std::size_t at = folded.find("،"); at != std::string::npos; at = folded.find("،")) folded.replace(at, 2, both ? "" : ",");
    std::size_t dots = 0, commas = 0;
    for (const char c : folded) {
        dots += c == '.';
        commas += c == ',';
        if (c != '.' && c != ',' && (c < '0' || c > '9')) return std::nullopt;
    }
    const auto groupsOfThree = [&](char separator) {
        std::size_t start = 0, group = 0;
        for (std::size_t i = 0; i <= folded.size(); ++i) {
            if (i < folded.size() && folded[i] != separator) continue;
            const std::size_t length = i - start;
            if (group == 0 ? length == 0 || length > 3 || folded[0] == '0' : length != 3) return false;
            start = i + 1;
            ++group;
        }
        return true;
    };
    char decimal = 0;
    if (dots && commas) {
        decimal = folded.rfind('.') > folded.rfind(',') ? '.' : ',';
        if ((decimal == '.' ? dots : commas) > 1) return std::nullopt;
    } else if (dots == 1) {
        decimal = '.';
    } else if (dots > 1) {
        if (!groupsOfThree('.')) return std::nullopt;
    } else if (commas && !groupsOfThree(',')) {
        if (commas > 1) return std::nullopt;
        decimal = ',';
    }
    double value = 0, place = 1;
    bool after = false;
    for (const char c : folded) {
        if (c == decimal) after = true;
        if (c < '0' || c > '9') continue;
        if (after) value += (c - '0') * (place /= 10);
        else value = value * 10 + (c - '0');
    }
    return after ? std::round(value * 1e9) / 1e9 : value;
}

NumberReader NumberReader::open() {
    NumberReader reader;
    for (const char *file : {"lexicon/ar/numbers.toml", "lexicon/en/numbers.toml"}) {
        const Value lexicon = readAsset(file);
        for (const std::string &word : lexicon["fraction_of"].strings()) reader.fractionOf_.insert(text::fold(word));
        for (const std::string &word : lexicon["articles"].strings()) reader.articles_.insert(text::fold(word));
        for (const std::string &word : lexicon["double_before_noun"].strings()) reader.doubleBeforeNoun_.insert(text::fold(word));
        for (const std::string &word : lexicon["no_nouns"].strings()) reader.noNouns_.insert(text::fold(word));
        std::vector<std::pair<std::string, double>> units;
        std::vector<std::string> hundreds;
        for (const Value &entry : lexicon["number"].list()) {
            const Word word{kindFromString(entry.required("kind", file), file), entry["value"].number(0),
                            entry["plural"].boolean(), entry["construct"].boolean()};
            for (const std::string &written : entry["words"].strings()) {
                const std::string folded = text::fold(written);
                reader.add(folded, word, false);
                if (!isArabicScript(folded)) continue;
                if (word.kind == Kind::unit && word.value >= 3) units.emplace_back(folded, word.value);
                if (word.kind == Kind::hundred) hundreds.push_back(folded);
            }
        }
        for (const auto &[unit, value] : units) // ثلاثمئة, ثلاثمائة, written in one word
            for (const std::string &hundred : hundreds)
                reader.add(unit + hundred, Word{Kind::hundreds, value * 100, false, false}, false);
        for (const Value &entry : lexicon["ordinal"].list()) {
            const Kind kind = entry["suffix"].boolean()  ? Kind::ordinal_suffix
                              : entry["bound"].boolean() ? Kind::unit_bound
                                                         : Kind::ordinal;
            for (const std::string &written : entry["words"].strings())
                reader.add(text::fold(written), Word{kind, entry["value"].number(0), false, false}, true);
        }
    }
    return reader;
}

struct NumberReader::Element {
    Word word;
    bool digits = false;
    WordForm form;
};

// The first meaning stays.
void NumberReader::add(const std::string &folded, const Word &word, bool ordinal) {
    Senses &senses = words_[folded];
    auto &sense = ordinal ? senses.ordinal : senses.cardinal;
    if (!sense) sense = word;
}

std::vector<std::string_view> NumberReader::words() const {
    std::vector<std::string_view> out;
    for (const auto &[word, senses] : words_) out.push_back(word);
    return out;
}

const NumberReader::Word *NumberReader::cardinal(const text::Peeled &reading) const {
    const Senses *senses = words_.find(reading);
    return senses && senses->cardinal ? &*senses->cardinal : nullptr;
}

const NumberReader::Word *NumberReader::ordinal(const text::Peeled &reading) const {
    const Senses *senses = words_.find(reading);
    return senses && senses->ordinal ? &*senses->ordinal : nullptr;
}

bool NumberReader::isPoint(const text::Token &token) const {
    const Senses *senses = words_.find(token.word->readings.front());
    return senses && senses->cardinal && senses->cardinal->kind == Kind::point;
}

const NumberReader::Word *NumberReader::wholeWord(const text::Tokens &tokens, std::size_t i, bool asOrdinal) const {
    if (i >= tokens.size()) return nullptr;
    const text::Peeled &whole = tokens.readings(i).front();
    return asOrdinal ? ordinal(whole) : cardinal(whole);
}

std::optional<NumberReader::Element> NumberReader::elementAt(const text::Tokens &tokens, std::size_t i) const {
    if (i >= tokens.size()) return std::nullopt;
    const text::Token &token = tokens[i];
    Element element;
    if (token.kind == text::TokenKind::number) {
        const auto value = valueOfFigures(token.folded);
        if (!value) return std::nullopt;
        element.digits = true;
        element.word = {Kind::unit, *value, false, false};
        return element;
    }
    if (token.kind != text::TokenKind::word) return std::nullopt;
    for (const text::Peeled &reading : tokens.readings(i)) {
        const Word *word = cardinal(reading);
        if (!word) continue;
        element.word = *word;
        element.form = WordForm(reading);
        return element;
    }
    return std::nullopt;
}

bool NumberReader::startsHere(const text::Tokens &tokens, std::size_t token) const {
    if (tokens[token].kind != text::TokenKind::word) return tokens[token].kind == text::TokenKind::number;
    const auto readings = tokens.readings(token);
    return std::any_of(readings.begin(), readings.end(), [&](const text::Peeled &reading) { return words_.find(reading) != nullptr; });
}

bool NumberReader::isDoubled(const text::Document &document, const text::Tokens &tokens, std::size_t i) const {
    constexpr std::string_view tanwin = "ً";
    if (!doubleBeforeNoun_.contains(tokens.readings(i).back().folded) || i + 1 >= tokens.size()) return false;
    const text::Token &next = tokens[i + 1];
    return next.sentence == tokens[i].sentence && next.kind == text::TokenKind::word && !next.folded.starts_with("و") &&
           !noNouns_.contains(next.folded) && document.surface(tokens[i].span).find(tanwin) == std::string_view::npos;
}

std::optional<NumberReading> NumberReader::read(const text::Document &document, const text::Tokens &tokens,
                                                std::size_t first) const {
    std::size_t i = first;
    auto element = elementAt(tokens, i);
    if (!element) return std::nullopt;
    const std::uint32_t sentence = tokens[first].sentence;
    const bool negative = element->word.kind == Kind::minus && !element->digits;
    const WordForm front = element->form;
    if (negative) {
        element = elementAt(tokens, ++i);
        if (!element || tokens[i].sentence != sentence) return std::nullopt;
    }
    const bool startedWithDigits = element->digits;
    const bool arabic = element->digits ? document.language != text::Language::english : isArabicScript(tokens[i].folded);

    NumberSum sum;
    if (!sum.add(element->word, element->digits, false, arabic)) return std::nullopt;
    sum.digitGroup = element->digits;
    NumberReading reading;
    reading.construct = element->word.construct && !element->digits;
    reading.dual = element->word.kind == Kind::dual && !element->digits;
    reading.digits = element->digits;
    std::size_t last = i;

    // "40 000": figures grouped by spaces.
    if (element->digits && tokens[i].folded.size() <= 3 && tokens[i].folded[0] != '0') {
        while (last + 1 < tokens.size() && tokens[last + 1].kind == text::TokenKind::number && tokens[last + 1].folded.size() == 3 &&
               tokens[last + 1].folded.find_first_of(".,") == std::string::npos &&
               tokens[last + 1].span.start - tokens[last].span.end <= 3 && tokens[last + 1].span.start > tokens[last].span.end &&
               document.text()[tokens[last].span.end] != '\n') {
            ++last;
            sum.group = sum.group * 1000 + *valueOfFigures(tokens[last].folded);
        }
    }

    NumberSum complete = sum;
    for (std::size_t end = last + 1; end < tokens.size() && tokens[end].sentence == sentence;) {
        bool viaAnd = false, hyphen = false;
        std::size_t at = end;
        const text::Token &next = tokens[at];
        const Word *plain = next.kind == text::TokenKind::word ? wholeWord(tokens, at, false) : nullptr;
        if (plain && plain->kind == Kind::joiner) {
            viaAnd = true;
            ++at;
        } else if (!arabic && next.folded.empty() == false && document.surface(next.span) == "-" && glued(tokens, at) &&
                   glued(tokens, at + 1 < tokens.size() ? at + 1 : at)) {
            hyphen = true;
            ++at;
        }
        // "two and a half", "half a million", "a quarter of a million"
        if (!arabic && (viaAnd || sum.shape == NumberSum::Shape::fraction)) {
            if (at < tokens.size() && fractionOf_.contains(tokens[at].folded) && sum.shape == NumberSum::Shape::fraction) ++at;
            if (at < tokens.size() && articles_.contains(tokens[at].folded)) ++at;
        }
        if (at >= tokens.size() || tokens[at].sentence != sentence) break;
        auto following = elementAt(tokens, at);
        if (!following || following->form.preposition) break;
        if (following->form.conjunction) viaAnd = true;
        if (hyphen && (following->digits || sum.shape != NumberSum::Shape::tens)) break;
        if (following->digits && !viaAnd && sum.shape == NumberSum::Shape::none && arabic) break;
        if (following->word.kind == Kind::point && !following->digits) {
            const auto decimals = elementAt(tokens, at + 1);
            if (!decimals || sum.shape == NumberSum::Shape::none || decimals->word.kind == Kind::scale) break;
            const double digits = decimals->word.value;
            if (!(digits >= 0 && digits < 1000) || digits != std::floor(digits)) break;
            sum.group += digits / (digits < 10 ? 10 : digits < 100 ? 100 : 1000);
            last = at + 1;
            end = last + 1;
            complete = sum;
            reading.digits = false;
            continue;
        }
        const bool half = following->word.kind == Kind::fraction && !following->digits;
        if (following->form.article && !front.article && !half) break;
        // "12 ألفا و5 جرحى" and "5 million and three" are two numbers, "12 ألفا و500" is one.
        if (viaAnd && !half && (startedWithDigits || following->digits || !arabic) && sum.afterScale()) {
            const auto scaled = elementAt(tokens, at + 1);
            const bool bigger = scaled && !scaled->digits && (scaled->word.kind == Kind::scale || scaled->word.kind == Kind::hundred);
            const double by = bigger && !scaled->form.conjunction ? scaled->word.value : 1;
            if (following->word.value * by < sum.lastScale / 100 || following->word.value * by >= sum.lastScale) break;
        }
        const bool toScale = sum.afterScale();
        if (!sum.add(following->word, following->digits, viaAnd, arabic)) break;
        if (following->digits) sum.digitGroup = true;
        else if (following->word.kind == Kind::scale) sum.digitGroup = false;
        last = at;
        if (half && toScale && last + 1 < tokens.size()) { // "مليون ونصف المليون"
            const auto again = elementAt(tokens, last + 1);
            if (again && again->form.article && again->word.kind == Kind::scale) ++last;
        }
        end = last + 1;
        complete = sum;
        reading.digits = reading.construct = reading.dual = false;
    }
    if (complete.bound) return std::nullopt;
    const bool doubled = last == first && !reading.digits && element->word.kind == Kind::scale && isDoubled(document, tokens, first);
    if (doubled) reading.construct = reading.dual = true;
    reading.value = negative ? -complete.value() : complete.value();
    if (doubled) reading.value *= 2;
    reading.scale = complete.lastScale == NumberSum::unscaled ? 1 : complete.lastScale;
    reading.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)};
    reading.span = {startWithout(document, tokens[first], front.proclitics), tokens[last].span.end};
    reading.article = front.article;
    reading.joined = front.conjunction;
    reading.fraction = complete.shape == NumberSum::Shape::fraction;
    reading.one = !reading.digits && reading.value == 1 && last == first;
    return reading;
}

std::optional<NumberReading> NumberReader::readYear(const text::Document &document, const text::Tokens &tokens, std::size_t first) const {
    const auto century = elementAt(tokens, first);
    if (!century || century->digits || isArabicScript(tokens[first].folded)) return std::nullopt;
    const bool hundreds = (century->word.kind == Kind::teen && century->word.value >= 15) || (century->word.kind == Kind::tens && century->word.value == 20);
    if (!hundreds) return std::nullopt;
    std::size_t at = first + 1;
    if (at < tokens.size() && document.surface(tokens[at].span) == "-") ++at;
    if (at >= tokens.size() || tokens[at].sentence != tokens[first].sentence) return std::nullopt;
    const auto zero = elementAt(tokens, at);
    const bool single = zero && !zero->digits && zero->word.kind == Kind::zero; // "nineteen zero one"
    auto years = read(document, tokens, single ? at + 1 : at);
    if (!years || years->digits || years->value != std::floor(years->value)) return std::nullopt;
    if (single ? years->value < 1 || years->value > 9 : years->value < 10 || years->value > 99) return std::nullopt;
    years->value += century->word.value * 100;
    years->tokens.first = static_cast<std::uint32_t>(first);
    years->span.start = tokens[first].span.start;
    return years;
}

std::optional<OrdinalReading> NumberReader::readOrdinal(const text::Document &document, const text::Tokens &tokens,
                                                        std::size_t first) const {
    if (first >= tokens.size()) return std::nullopt;
    const text::Token &token = tokens[first];
    OrdinalReading reading;
    std::size_t last = first;
    std::uint32_t letters = 0;
    if (token.kind == text::TokenKind::number) {
        const auto value = valueOfFigures(token.folded);
        const Word *suffix = first + 1 < tokens.size() && glued(tokens, first + 1) ? wholeWord(tokens, first + 1, true) : nullptr;
        if (!value || !suffix || suffix->kind != Kind::ordinal_suffix || *value < 1 || *value > 1000) return std::nullopt;
        reading.value = static_cast<unsigned>(*value);
        last = first + 1;
    } else if (token.kind == text::TokenKind::word) {
        const Word *word = nullptr;
        WordForm front;
        bool cardinal = false;
        for (const text::Peeled &form : tokens.readings(first)) {
            word = ordinal(form);
            if (word && word->kind == Kind::ordinal_suffix) word = nullptr;
            if (!word) { // "العشرين", "twenty" of "twenty-first"
                const Word *tens = this->cardinal(form);
                if (tens && tens->kind == Kind::tens) {
                    word = tens;
                    cardinal = true;
                }
            }
            if (!word) continue;
            front = WordForm(form);
            break;
        }
        if (!word) return std::nullopt;
        reading.value = static_cast<unsigned>(word->value);
        reading.article = front.article;
        reading.joined = front.conjunction;
        letters = front.proclitics;
        const bool arabic = isArabicScript(token.folded);
        bool closed = !cardinal && word->kind != Kind::unit_bound;
        if (arabic && cardinal) {
            closed = front.article;
        } else if (arabic) {
            std::size_t at = first + 1;
            const auto next = elementAt(tokens, at);
            if (next && !next->digits && next->word.kind == Kind::ten && next->form.letters == 0 && reading.value < 10) {
                reading.value += 10;
                last = at;
                closed = true;
            } else {
                const Word *plain = wholeWord(tokens, at, false);
                const bool apart = plain && plain->kind == Kind::joiner;
                const auto tens = elementAt(tokens, apart ? at + 1 : at);
                if (tens && !tens->digits && tens->word.kind == Kind::tens && (apart || tens->form.conjunction) && reading.value < 10 &&
                    (tens->form.article || !front.article)) {
                    reading.value += static_cast<unsigned>(tens->word.value);
                    last = apart ? at + 1 : at;
                    closed = true;
                }
            }
        } else if (cardinal) {
            std::size_t at = first + 1;
            if (at < tokens.size() && document.surface(tokens[at].span) == "-") ++at;
            const Word *unit = wholeWord(tokens, at, true);
            if (unit && unit->kind == Kind::ordinal && unit->value < 10) {
                reading.value += static_cast<unsigned>(unit->value);
                last = at;
                closed = true;
            }
        }
        if (!closed) return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (tokens[last].sentence != token.sentence) return std::nullopt;
    reading.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last + 1)};
    reading.span = {startWithout(document, token, letters), tokens[last].span.end};
    return reading;
}

} // namespace zamkan::mentions
