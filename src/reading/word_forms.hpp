// The written forms of a word that the lexicon gives once.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::reading {

// jussive: only after the negation لم. participle: English past participle ("was captured"). gerund:
// "capturing".
enum class Form : std::uint8_t { past, present, future, jussive, infinitive, participle, gerund, noun };

struct WordForm {
    std::string folded; // words separated by one space
    Form form = Form::past;
    bool object = false;  // carries an object pronoun: "استعادتها"
    bool plural = false;  // the subject is "they": "فجروا"
    bool passive = false; // by its letters: "استعيدت"
};

// "استولى/يستولي" → all third persons, both voices alike (Arabic writes them the same), with object pronouns.
[[nodiscard]] std::vector<WordForm> conjugateArabic(std::string_view pastAndPresent);
// "استعادة" → itself and "استعادتها" …; articles and proclitics are the tokeniser's business.
[[nodiscard]] std::vector<WordForm> inflectArabicNoun(std::string_view noun);
// "capture", "take/took/taken", "pull out/pulled out/pulled out".
[[nodiscard]] std::vector<WordForm> conjugateEnglish(std::string_view verb);
// "declared", "congratulated": by its ending the past of an English verb that no lexicon needs to know.
[[nodiscard]] inline bool endsAsPast(std::string_view folded) { return folded.ends_with("ed"); }

} // namespace zamkan::reading
