#include "reading/word_forms.hpp"
#include "text/fold.hpp"
#include <array>

namespace zamkan::reading {
namespace {

constexpr std::array<std::string_view, 5> pronouns{"ه", "ها", "هم", "هما", "هن"};
constexpr std::size_t letter = 2; // bytes of an Arabic letter

std::vector<std::string> parts(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t slash = std::min(text.find('/', start), text.size());
        out.emplace_back(text.substr(start, slash - start));
        start = slash + 1;
    }
    return out;
}

bool endsWith(std::string_view word, std::string_view end) {
    return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

void withPronouns(std::vector<WordForm> &out, const std::string &stem, Form form) {
    for (const auto pronoun : pronouns)
        out.push_back({stem + std::string(pronoun), form, true, false});
}

// The verb's last word changes; what follows the first word ("shot dead") stays.
struct Split {
    std::string head, rest;
};
Split split(const std::string &words) {
    const std::size_t space = words.find(' ');
    return space == std::string::npos ? Split{words, {}} : Split{words.substr(0, space), words.substr(space)};
}

bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Ends in one vowel and one consonant that is written double before an ending: "run", "begin", not "beat", "throw".
bool closedSyllable(const std::string &word) {
    if (word.size() < 3)
        return false;
    const char last = word.back(), middle = word[word.size() - 2], before = word[word.size() - 3];
    const bool glide = before == 'u' && word.size() > 3 && word[word.size() - 4] == 'q'; // "quit"
    return !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(middle) && (!vowel(before) || glide);
}

std::string withEnding(const std::string &base, std::string_view ending) {
    if (endsWith(base, "ee") && ending == "ing")
        return base + "ing"; // "fleeing"
    if (endsWith(base, "e") && (ending == "ed" || ending == "ing"))
        return base.substr(0, base.size() - 1) + std::string(ending);
    if (endsWith(base, "y") && base.size() > 1 && !vowel(base[base.size() - 2]) && ending != "ing")
        return base.substr(0, base.size() - 1) + (ending == "s" ? "ies" : "ied");
    if (ending == "s" && (endsWith(base, "s") || endsWith(base, "sh") || endsWith(base, "ch") || endsWith(base, "x")))
        return base + "es";
    return base + std::string(ending);
}

} // namespace

std::vector<WordForm> conjugateArabic(std::string_view pastAndPresent) {
    const auto both = parts(pastAndPresent);
    const std::string past = text::fold(both.front());
    const bool weak = endsWith(both.front(), "ى") || endsWith(both.front(), "ا"); // استولى: استولت, استولوا
    const std::string stem = weak ? past.substr(0, past.size() - letter) : past;
    std::vector<WordForm> out{{past, Form::past, false, false},
                              {stem + "ت", Form::past, false, false},
                              {stem + "وا", Form::past, false, true},
                              {stem + (weak ? "يا" : "ا"), Form::past, false, true},
                              {stem + "تا", Form::past, false, true}};
    if (endsWith(both.front(), "ي")) // لقي: لقوا
        out.push_back({past.substr(0, past.size() - letter) + "وا", Form::past, false, true});
    withPronouns(out, weak ? stem + "ا" : stem, Form::past);
    withPronouns(out, stem + "ت", Form::past);
    withPronouns(out, stem + "و", Form::past);
    // "استعيدت", "أعيد", "أخليت": the passive that letters show.
    if (weak)
        out.push_back({stem + "يت", Form::past, false, false, true});
    else if (stem.size() >= 4 * letter && endsWith(std::string_view(stem).substr(0, stem.size() - letter), "ا")) {
        const std::string passive = stem.substr(0, stem.size() - 2 * letter) + "ي" + stem.substr(stem.size() - letter);
        if (stem.starts_with("ا"))
            for (const auto ending : {"", "ت"})
                out.push_back({passive + ending, Form::past, false, false, true});
    }
    if (both.size() < 2)
        return out;

    const std::string present = text::fold(both[1]);
    const std::string bare = present.substr(letter); // without the prefix ي
    const bool weakEnd = endsWith(bare, "ي") || endsWith(bare, "و");
    const std::string plural = weakEnd ? bare.substr(0, bare.size() - letter) : bare;
    for (const auto prefix : {"ي", "ت"}) {
        for (const bool future : {false, true}) {
            const std::string start = (future ? "س" : "") + std::string(prefix);
            const Form form = future ? Form::future : Form::present;
            out.push_back({start + bare, form, false, false});
            out.push_back({start + plural + "ون", form, false, true});
            out.push_back({start + bare + "ان", form, false, true}); // two who do it
            out.push_back({start + plural + "وا", form, false, true});
            withPronouns(out, start + bare, form);
        }
        // "لم يستعد", "لم تستول": after لم a long vowel before or at the end is gone.
        const std::string whole = std::string(prefix) + bare;
        const std::string beforeLast = whole.substr(0, whole.size() - letter);
        if (weakEnd)
            out.push_back({beforeLast, Form::jussive, false, false});
        else if (whole.size() > 3 * letter && (endsWith(beforeLast, "ي") || endsWith(beforeLast, "و")))
            out.push_back({beforeLast.substr(0, beforeLast.size() - letter) + whole.substr(whole.size() - letter),
                           Form::jussive, false, false});
    }
    return out;
}

std::vector<WordForm> inflectArabicNoun(std::string_view noun) {
    const std::string folded = text::fold(noun);
    std::vector<WordForm> out{{folded, Form::noun, false, false}};
    const bool feminine = endsWith(noun, "ة");
    const std::string stem = feminine ? folded.substr(0, folded.size() - letter) + "ت" : folded;
    if (!feminine)
        out.push_back({folded + "ا", Form::noun, false, false}); // هجوما
    withPronouns(out, stem, Form::noun);
    if (endsWith(folded, "ء")) // "استيلائه", "إجلاؤهم": the hamza's seat is what folding leaves of it
        for (const auto seat : {"ي", "و"})
            withPronouns(out, folded.substr(0, folded.size() - letter) + seat, Form::noun);
    return out;
}

std::vector<WordForm> conjugateEnglish(std::string_view verb) {
    const auto given = parts(verb);
    const auto [base, rest] = split(text::fold(given.front()));
    const std::string past = given.size() > 1 ? text::fold(given[1]) : withEnding(base, "ed") + rest;
    const std::string participle = given.size() > 2 ? text::fold(given[2]) : past;
    // "kidnapped" tells that the last letter is doubled in "kidnapping" too.
    std::string gerundBase = base;
    if (past.size() > base.size() + 2 && past.substr(0, base.size()) == base && past[base.size()] == base.back())
        gerundBase += base.back();
    else if (given.size() > 1 && !endsWith(split(past).head, "ed") && closedSyllable(base)) // "overran": "overrunning"
        gerundBase += base.back();
    std::vector<WordForm> out{{base + rest, Form::infinitive, false, false},
                              {withEnding(base, "s") + rest, Form::present, false, false},
                              {past, Form::past, false, false},
                              {withEnding(gerundBase, "ing") + rest, Form::gerund, false, false}};
    if (participle != past)
        out.push_back({participle, Form::participle, false, false});
    return out;
}

} // namespace zamkan::reading
