#include "mentions/date_matcher.hpp"
#include "mentions/phrases.hpp"
#include <algorithm>
#include <charconv>

namespace zamkan::mentions {
namespace {

int intOf(std::string_view figures) {
    int value = 0;
    std::from_chars(figures.data(), figures.data() + figures.size(), value);
    return value;
}

bool isWholeFigures(std::string_view folded) { return folded.find_first_not_of("0123456789") == std::string_view::npos; }

constexpr std::uint8_t start = 1, number = 2;
constexpr std::size_t reach = 16; // tokens that a pattern spans at most

// "بين الثالث والخامس": the second of a pair brings its و along.
bool isSecond(DateSlot slot) {
    return slot == DateSlot::day2 || slot == DateSlot::month2 || slot == DateSlot::year2 || slot == DateSlot::weekday2;
}

} // namespace

DateMatcher::DateMatcher(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document,
                         const text::Tokens &tokens)
    : lexicon_(lexicon), numbers_(numbers), document_(document), tokens_(tokens), month_(lexicon.classId("month")),
      tried_(lexicon.patterns().size()) {
    readWords();
}

void DateMatcher::readWords() {
    first_.reserve(tokens_.size() + 1);
    classes_.resize(tokens_.size());
    flags_.resize(tokens_.size());
    for (std::size_t token = 0; token < tokens_.size(); ++token) {
        first_.push_back(static_cast<std::uint32_t>(readings_.size()));
        if (tokens_.mayKnow(token, lexicon_.bit()))
            for (const text::Peeled &word : tokens_.readings(token)) // "واحد" may be و + احد too: patterns decide
                if (const DateWord *known = lexicon_.word(word)) addReadings(token, word, *known);
        const std::string_view folded = tokens_[token].folded;
        if (folded.ends_with('s') && tokens_[token].kind == text::TokenKind::word) { // "Friday's", "last year's"
            const std::string_view bare = withoutPossessive(document_.surface(tokens_[token].span), folded);
            const DateWord *known = bare.size() < folded.size() ? lexicon_.word(bare) : nullptr;
            if (known) addReadings(token, tokens_.readings(token).front(), *known);
        }
        if (tokens_[token].kind == text::TokenKind::number) flags_[token] |= number;
        if ((flags_[token] & number) != 0) classes_[token] |= lexicon_.ofNumbers(tokens_[token]);
    }
    first_.push_back(static_cast<std::uint32_t>(readings_.size()));
}

void DateMatcher::addReadings(std::size_t token, const text::Peeled &word, const DateWord &known) {
    if (known.number) flags_[token] |= number;
    for (const DateSense &sense : known.senses) {
        if ((sense.article && !word.article()) || (sense.capital && !tokens_[token].capitalised)) continue;
        std::size_t end = token + 1;
        for (const std::string &next : sense.rest) {
            if (end >= tokens_.size() || tokens_[end].folded != next || tokens_[end].sentence != tokens_[token].sentence) {
                end = 0;
                break;
            }
            ++end;
        }
        if (end == 0) continue;
        readings_.push_back({&sense, &word, static_cast<std::uint32_t>(end)});
        classes_[token] |= DateLexicon::bitOf(sense.word) | (DateLexicon::ofSpan(sense.word) ? DateLexicon::bitOf(DateLexicon::span) : 0);
        if (sense.starts) flags_[token] |= start;
    }
}

std::optional<int> DateMatcher::wordOf(int word, std::size_t token) const {
    if (token >= tokens_.size()) return std::nullopt;
    for (const Reading &reading : readings(token))
        if (reading.sense->word == word) return reading.sense->value;
    return std::nullopt;
}

const DateMatcher::Read &DateMatcher::numberAt(std::size_t token) {
    Read &read = numbersRead_[token % numbersRead_.size()];
    if (read.token != token) {
        read.token = token;
        const bool any = (flags_[token] & number) != 0;
        read.number = any ? numbers_.read(document_, tokens_, token) : std::nullopt;
        read.ordinal = any ? numbers_.readOrdinal(document_, tokens_, token) : std::nullopt;
    }
    return read;
}

const DateMatcher::Reading *DateMatcher::unitAt(std::size_t token) const {
    if (token >= tokens_.size()) return nullptr;
    for (const Reading &reading : readings(token))
        if ((reading.sense->word == DateLexicon::unit || reading.sense->word == DateLexicon::plural_unit) && reading.word->joined == 0) return &reading;
    return nullptr;
}

void DateMatcher::take(DateAtom atom, const WordForm &form, std::size_t index, std::size_t token) {
    if (form.conjunction && token != start_ && !isSecond(atom.slot)) return;
    const std::uint8_t filled = soFar_.filled;
    if (token == start_) soFar_.span.start = startWithout(document_, tokens_[token], form.proclitics);
    if (atom.slot != DateSlot::none && filled < DateMatch::most) soFar_.atoms[soFar_.filled++] = atom;
    match(index + 1, atom.end);
    soFar_.filled = filled;
}

// "ثلاثة أشهر", "الشهور الستة", "شهرين", "شهر", "three months", "a year".
void DateMatcher::spans(DateSlot slot, std::size_t index, std::size_t token) {
    const auto add = [&](double count, int unit, std::size_t end, const WordForm &form, bool singular) {
        if (count < 0 || count > 10000) return;
        DateAtom atom;
        atom.slot = slot;
        atom.value = static_cast<int>(count);
        atom.unit = static_cast<std::uint8_t>(unit);
        atom.singular = singular;
        atom.article = form.article;
        atom.first = static_cast<std::uint32_t>(token);
        atom.end = static_cast<std::uint32_t>(end);
        take(atom, form, index, token);
    };
    for (const Reading &reading : readings(token)) {
        const int word = reading.sense->word;
        if (!DateLexicon::ofSpan(word)) continue;
        const WordForm form(*reading.word);
        if (word == DateLexicon::dual_unit) {
            add(2, reading.sense->value, reading.end, form, false);
        } else if (word == DateLexicon::few) {
            if (const Reading *unit = unitAt(reading.end)) add(reading.sense->value, unit->sense->value, unit->end, form, reading.sense->value == 1);
        } else {
            std::size_t at = reading.end;
            if (at + 1 < tokens_.size() && tokens_[at].folded == "ال") ++at; // "الساعات الـ48"
            if (form.article && at < tokens_.size() && tokens_[at].sentence == tokens_[token].sentence) {
                const auto &number = numberAt(at).number;
                if (number && !number->joined && (number->article || number->digits))
                    add(number->value, reading.sense->value, number->tokens.end, form, false);
            }
            if (word == DateLexicon::unit) add(1, reading.sense->value, reading.end, form, true);
        }
    }
    if (const auto number = numberAt(token).number; number && !number->fraction) {
        std::size_t at = number->tokens.end;
        if (at < tokens_.size() && document_.surface(tokens_[at].span) == "-") ++at; // "two-week"
        if (const Reading *unit = unitAt(at); unit && tokens_[at].sentence == tokens_[token].sentence) {
            WordForm form;
            form.proclitics = form.letters = number->joined ? 1 : 0;
            form.conjunction = number->joined;
            form.article = number->article;
            add(number->value, unit->sense->value, unit->end, form, false);
        }
    }
}

void DateMatcher::special(const DateElement::Choice &choice, std::size_t index, std::size_t token) {
    const text::Token &here = tokens_[token];
    const auto add = [&](int value, std::size_t end, bool joined) {
        DateAtom atom;
        atom.slot = choice.slot;
        atom.value = value;
        atom.first = static_cast<std::uint32_t>(token);
        atom.end = static_cast<std::uint32_t>(end);
        WordForm form;
        form.conjunction = joined;
        form.proclitics = form.letters = joined ? 1 : 0;
        take(atom, form, index, token);
    };
    if (choice.word == DateLexicon::span) return spans(choice.slot, index, token);
    const bool figures = here.kind == text::TokenKind::number;
    if (choice.word == DateLexicon::year || choice.word == DateLexicon::hijri_year) {
        if (figures) {
            if (here.folded.size() != 4 || !isWholeFigures(here.folded)) return;
            const int value = intOf(here.folded);
            const bool hijri = choice.word == DateLexicon::hijri_year;
            if (hijri ? value >= 1300 && value <= 1500 : value >= 1500 && value <= 2199) add(value, token + 1, false);
            return;
        }
        if (const auto year = numberAt(token).number; year && !year->construct && year->value >= 1500 && year->value < 2200)
            return add(static_cast<int>(year->value), year->tokens.end, year->joined);
        if (const auto year = numbers_.readYear(document_, tokens_, token)) add(static_cast<int>(year->value), year->tokens.end, year->joined);
        return;
    }
    if (choice.word == DateLexicon::day || choice.word == DateLexicon::ordinal) {
        if (const auto ordinal = numberAt(token).ordinal; ordinal && ordinal->value <= 100)
            add(static_cast<int>(ordinal->value), ordinal->tokens.end, ordinal->joined);
        if (choice.word == DateLexicon::ordinal) return;
        if (figures) {
            constexpr int lastDay = 31; // "on July 2 and 42 in Murzuq": no day
            if (here.folded.size() <= 2 && isWholeFigures(here.folded) && intOf(here.folded) <= lastDay)
                add(intOf(here.folded), token + 1, false);
            return;
        }
    }
    if (const auto number = numberAt(token).number)
        if (number->value >= 0 && number->value <= 10000 && !number->fraction && !number->construct)
            add(static_cast<int>(number->value), number->tokens.end, number->joined);
}

// "آذار/مارس", "تموز (يوليو)", "يونيو حزيران": the same month twice. The token past both, or `end`.
std::uint32_t DateMatcher::sameMonthAgain(std::uint32_t end, int month) const {
    if (end < tokens_.size() && tokens_[end].sentence == tokens_[end - 1].sentence)
        for (const Reading &again : readings(end))
            if (again.sense->word == month_ && again.sense->value == month) return again.end;
    if (end + 1 >= tokens_.size()) return end;
    const std::string_view sign = document_.surface(tokens_[end].span);
    if (sign != "/" && sign != "(" && sign != "-") return end;
    for (const Reading &again : readings(end + 1)) {
        if (again.sense->word != month_ || again.sense->value != month) continue;
        if (sign != "(") return again.end;
        const bool bracket = again.end < tokens_.size() && document_.surface(tokens_[again.end].span) == ")";
        return bracket ? again.end + 1 : end;
    }
    return end;
}

void DateMatcher::words(const DateElement &element, std::size_t index, std::size_t token) {
    if ((classes_[token] & element.classes) == 0) return;
    for (const Reading &reading : readings(token))
        for (const DateElement::Choice &choice : element.choices) {
            if (choice.word != reading.sense->word) continue;
            DateAtom atom;
            atom.slot = choice.slot;
            atom.value = reading.sense->value;
            atom.first = static_cast<std::uint32_t>(token);
            atom.doubtful = reading.sense->doubtful;
            atom.end = choice.word == month_ ? sameMonthAgain(reading.end, atom.value) : reading.end;
            take(atom, WordForm(*reading.word), index, token);
        }
}

void DateMatcher::match(std::size_t index, std::size_t token) {
    const DatePattern &pattern = *soFar_.pattern;
    if (index == pattern.elements.size()) {
        if (token == start_) return;
        const std::string_view last = tokens_[token - 1].folded;
        if (last == "," || last == "،") return; // what it led to is not there
        found_.push_back(soFar_);
        found_.back().tokens.end = static_cast<std::uint32_t>(token);
        found_.back().span.end = tokens_[token - 1].span.end;
        return;
    }
    const DateElement &element = pattern.elements[index];
    if (token < tokens_.size() && tokens_[token].sentence == tokens_[start_].sentence) {
        words(element, index, token);
        if (element.special && (classes_[token] & element.classes) != 0)
            for (const auto &choice : element.choices)
                if (choice.word < DateLexicon::specials) special(choice, index, token);
    }
    if (element.optional) match(index + 1, token);
}

void DateMatcher::tryPatterns(int word) {
    const text::Token &here = tokens_[start_];
    const bool latin = static_cast<unsigned char>(here.folded[0]) < 0x80;
    const std::uint8_t script = here.kind != text::TokenKind::word ? DatePattern::anyScript : latin ? DatePattern::latin : DatePattern::arabic;
    lexicon_.startingWith(word).among(window_, [&](const DateLexicon::Start &start) {
        if ((start.also & window_) == 0 || (start.scripts & script) == 0) return;
        std::uint32_t &tried = tried_[start.pattern];
        if (tried == start_ + 1) return;
        tried = static_cast<std::uint32_t>(start_ + 1);
        soFar_.pattern = &lexicon_.patterns()[start.pattern];
        soFar_.tokens.first = static_cast<std::uint32_t>(start_);
        soFar_.filled = 0;
        match(0, start_);
    });
}

std::span<DateMatch> DateMatcher::at(std::size_t token) {
    found_.clear();
    if (!mayBegin(token)) return {};
    const bool numeric = (flags_[token] & number) != 0;
    window_ = 0;
    for (std::size_t i = token; i < tokens_.size() && i < token + reach && tokens_[i].sentence == tokens_[token].sentence; ++i) window_ |= classes_[i];
    start_ = token;
    bool unit = false;
    for (const Reading &reading : readings(token)) {
        const int word = reading.sense->word;
        tryPatterns(word);
        unit |= DateLexicon::ofSpan(word);
    }
    for (int word = 0; word < DateLexicon::specials; ++word)
        if (numeric || (unit && word == DateLexicon::span))
            tryPatterns(word);
    std::stable_sort(found_.begin(), found_.end(), [](const DateMatch &a, const DateMatch &b) {
        return a.tokens.end != b.tokens.end ? a.tokens.end > b.tokens.end : a.pattern->order < b.pattern->order;
    });
    return found_;
}

} // namespace zamkan::mentions
