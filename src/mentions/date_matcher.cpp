#include "mentions/date_matcher.hpp"
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

} // namespace

DateMatcher::DateMatcher(const DateLexicon &lexicon, const NumberReader &numbers, const text::Document &document,
                         const text::Tokens &tokens)
    : lexicon_(lexicon), numbers_(numbers), document_(document), tokens_(tokens), month_(lexicon.classId("month")),
      unit_(lexicon.classId("unit")), pluralUnit_(lexicon.classId("plural_unit")), dualUnit_(lexicon.classId("dual_unit")), few_(lexicon.classId("few")),
      readings_(tokens.size()), known_(tokens.size()) {}

const std::vector<DateMatcher::Reading> &DateMatcher::readings(std::size_t token) {
    std::vector<Reading> &out = readings_[token];
    if (known_[token]) return out;
    known_[token] = true;
    const text::Token &here = tokens_[token];
    forEachForm(tokens_, token, [&](const WordForm &form) {
        const auto *senses = lexicon_.senses(form);
        if (!senses) return false;
        for (const DateSense &sense : *senses) {
            if (sense.article && !form.article) continue;
            if (sense.capital && !here.capitalised) continue;
            std::size_t end = token + 1;
            for (const std::string &word : sense.rest) {
                if (end >= tokens_.size() || tokens_[end].sentence != here.sentence || tokens_[end].folded != word) {
                    end = 0;
                    break;
                }
                ++end;
            }
            if (end == 0) continue;
            out.push_back({&sense, form, static_cast<std::uint32_t>(end)});
        }
        return false; // "واحد" may be و + احد too: patterns decide
    });
    return out;
}

std::optional<int> DateMatcher::wordOf(int word, std::size_t token) {
    if (token >= tokens_.size()) return std::nullopt;
    for (const Reading &reading : readings(token))
        if (reading.sense->word == word) return reading.sense->value;
    return std::nullopt;
}

const DateMatcher::Reading *DateMatcher::unitAt(std::size_t token) {
    if (token >= tokens_.size()) return nullptr;
    for (const Reading &reading : readings(token))
        if ((reading.sense->word == unit_ || reading.sense->word == pluralUnit_) && !reading.form.conjunction && !reading.form.preposition) return &reading;
    return nullptr;
}

// "ثلاثة أشهر", "الشهور الستة", "شهرين", "شهر", "three months", "a year".
void DateMatcher::spans(std::size_t token, std::vector<Found> &out) {
    const auto add = [&](double count, int unit, std::size_t end, const WordForm &form, bool singular) {
        if (count < 0 || count > 10000) return;
        DateAtom atom;
        atom.value = static_cast<int>(count);
        atom.unit = unit;
        atom.singular = singular;
        atom.article = form.article;
        atom.first = static_cast<std::uint32_t>(token);
        atom.end = static_cast<std::uint32_t>(end);
        out.push_back({atom, form});
    };
    for (const Reading &reading : readings(token)) {
        if (reading.sense->word == dualUnit_) {
            const std::size_t next = reading.end; // "السنتين الاثنتين" is rare and means the same
            add(2, reading.sense->value, next, reading.form, false);
        } else if (reading.sense->word == unit_ || reading.sense->word == pluralUnit_) {
            std::size_t at = reading.end;
            if (at + 1 < tokens_.size() && tokens_[at].folded == "ال") ++at; // "الساعات الـ48"
            const auto number = at < tokens_.size() && reading.form.article ? numbers_.read(document_, tokens_, at) : std::nullopt;
            if (number && !number->joined && (number->article || number->digits))
                add(number->value, reading.sense->value, number->tokens.end, reading.form, false);
            if (reading.sense->word == unit_) add(1, reading.sense->value, reading.end, reading.form, true);
        } else if (reading.sense->word == few_) {
            if (const Reading *unit = unitAt(reading.end)) add(reading.sense->value, unit->sense->value, unit->end, reading.form, reading.sense->value == 1);
        }
    }
    if (const auto number = numbers_.read(document_, tokens_, token); number && !number->fraction) {
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

void DateMatcher::special(int word, std::size_t token, std::vector<Found> &out) {
    const text::Token &here = tokens_[token];
    const auto add = [&](int value, std::size_t end, bool joined) {
        DateAtom atom;
        atom.value = value;
        atom.first = static_cast<std::uint32_t>(token);
        atom.end = static_cast<std::uint32_t>(end);
        WordForm form;
        form.conjunction = joined;
        form.proclitics = form.letters = joined ? 1 : 0;
        out.push_back({atom, form});
    };
    if (word == DateLexicon::span) return spans(token, out);
    const bool figures = here.kind == text::TokenKind::number;
    if (word == DateLexicon::year || word == DateLexicon::hijri_year) {
        if (figures) {
            if (here.folded.size() != 4 || !isWholeFigures(here.folded)) return;
            const int value = intOf(here.folded);
            const bool hijri = word == DateLexicon::hijri_year;
            if (hijri ? value >= 1300 && value <= 1500 : value >= 1500 && value <= 2199) add(value, token + 1, false);
            return;
        }
        const auto number = numbers_.read(document_, tokens_, token);
        if (number && number->value >= 1500 && number->value < 2200) add(static_cast<int>(number->value), number->tokens.end, number->joined);
        return;
    }
    if (word == DateLexicon::day || word == DateLexicon::ordinal) {
        if (const auto ordinal = numbers_.readOrdinal(document_, tokens_, token); ordinal && ordinal->value <= 100)
            add(static_cast<int>(ordinal->value), ordinal->tokens.end, ordinal->joined);
        if (word == DateLexicon::ordinal) return;
        if (figures) {
            if (here.folded.size() <= 2 && isWholeFigures(here.folded)) add(intOf(here.folded), token + 1, false);
            return;
        }
    }
    if (const auto number = numbers_.read(document_, tokens_, token))
        if (number->value >= 0 && number->value <= 10000 && !number->fraction && !number->construct)
            add(static_cast<int>(number->value), number->tokens.end, number->joined);
}

void DateMatcher::candidates(int word, std::size_t token, bool first, bool joinable,
                             std::vector<Found> &out) {
    if (word < DateLexicon::specials) {
        special(word, token, out);
    } else {
        for (const Reading &reading : readings(token)) {
            if (reading.sense->word != word) continue;
            DateAtom atom;
            atom.value = reading.sense->value;
            atom.first = static_cast<std::uint32_t>(token);
            atom.end = reading.end;
            // "آذار/مارس", "تموز (يوليو)": the same month twice
            if (word == month_ && atom.end + 1 < tokens_.size()) {
                const std::string_view sign = document_.surface(tokens_[atom.end].span);
                if (sign == "/" || sign == "(" || sign == "-")
                    for (const Reading &again : readings(atom.end + 1))
                        if (again.sense->word == month_ && again.sense->value == atom.value) {
                            const std::uint32_t close = again.end;
                            const bool bracket = close < tokens_.size() && document_.surface(tokens_[close].span) == ")";
                            if (sign != "(" || bracket) atom.end = sign == "(" ? close + 1 : close;
                            break;
                        }
            }
            out.push_back({atom, reading.form});
        }
    }
    if (joinable) return; // "بين الثالث والخامس": the second of a pair brings its و along
    if (!first) std::erase_if(out, [](const Found &found) { return found.form.conjunction; });
}

void DateMatcher::match(const DatePattern &pattern, std::size_t element, std::size_t token, DateMatch &soFar,
                        std::vector<DateMatch> &out) {
    if (element == pattern.elements.size()) {
        if (token == start_) return;
        DateMatch done = soFar;
        done.tokens.end = static_cast<std::uint32_t>(token);
        done.span.end = tokens_[token - 1].span.end;
        out.push_back(std::move(done));
        return;
    }
    const DateElement &here = pattern.elements[element];
    if (token < tokens_.size() && tokens_[token].sentence == tokens_[start_].sentence) {
        for (const auto &choice : here.choices) {
            std::vector<Found> found;
            candidates(choice.word, token, token == start_, choice.alias.ends_with('2'), found);
            for (const Found &each : found) {
                DateMatch next = soFar;
                if (token == start_) next.span.start = startWithout(document_, tokens_[token], each.form.proclitics);
                if (!choice.alias.empty()) next.atoms.insert_or_assign(choice.alias, each.atom);
                match(pattern, element + 1, each.atom.end, next, out);
            }
        }
    }
    if (here.optional) match(pattern, element + 1, token, soFar, out);
}

std::vector<DateMatch> DateMatcher::at(std::size_t token) {
    const bool number = tokens_[token].kind == text::TokenKind::number || numbers_.startsHere(tokens_, token);
    if (!number && readings(token).empty()) return {}; // nearly every word
    start_ = token;
    std::vector<std::size_t> tried;
    std::vector<DateMatch> out;
    const auto tryAll = [&](int word) {
        for (const std::size_t i : lexicon_.startingWith(word)) {
            if (std::find(tried.begin(), tried.end(), i) != tried.end()) continue;
            tried.push_back(i);
            DateMatch match;
            match.pattern = &lexicon_.patterns()[i];
            match.tokens.first = static_cast<std::uint32_t>(token);
            this->match(*match.pattern, 0, token, match, out);
        }
    };
    for (const Reading &reading : readings(token)) tryAll(reading.sense->word);
    const bool unitWord = wordOf(unit_, token) || wordOf(pluralUnit_, token) || wordOf(dualUnit_, token) || wordOf(few_, token);
    if (number)
        for (int word = 0; word < DateLexicon::specials; ++word) tryAll(word);
    else if (unitWord) tryAll(DateLexicon::span);
    std::stable_sort(out.begin(), out.end(), [](const DateMatch &a, const DateMatch &b) {
        return a.tokens.end != b.tokens.end ? a.tokens.end > b.tokens.end : a.pattern < b.pattern;
    });
    return out;
}

} // namespace zamkan::mentions
