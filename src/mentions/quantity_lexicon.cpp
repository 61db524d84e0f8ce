#include "mentions/quantity_lexicon.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <array>

namespace zamkan::mentions {
namespace {

QuantityRole roleFromString(const std::string &name, const std::string &file) {
    static constexpr std::array<std::pair<std::string_view, QuantityRole>, 19> roles{
        {{"noun", QuantityRole::noun}, {"dual_noun", QuantityRole::dual_noun}, {"duration", QuantityRole::duration},
         {"about", QuantityRole::about}, {"about_after", QuantityRole::about_after}, {"more_than", QuantityRole::more_than},
         {"up_to", QuantityRole::up_to}, {"between", QuantityRole::between}, {"to", QuantityRole::to},
         {"designation", QuantityRole::designation}, {"of", QuantityRole::of}, {"vague", QuantityRole::vague},
         {"deaf", QuantityRole::deaf}, {"size", QuantityRole::size}, {"measure", QuantityRole::measure},
         {"part", QuantityRole::part}, {"over", QuantityRole::over}, {"share", QuantityRole::share},
         {"ground", QuantityRole::ground}}};
    for (const auto &[known, role] : roles)
        if (known == name) return role;
    throw InstallationError("'" + name + "' is no role of a quantity's word", file, "mend the file, or restore it");
}

} // namespace

QuantityLexicon QuantityLexicon::open(const NumberReader &numbers) {
    QuantityLexicon lexicon;
    for (const std::string file : {"lexicon/ar/quantities.toml", "lexicon/en/quantities.toml"}) {
        const Value root = readAsset(file);
        std::vector<std::string> possessives;
        for (const std::string &pronoun : root["possessives"].strings()) possessives.push_back(text::fold(pronoun));
        for (const Value &entry : root["word"].list()) {
            QuantitySense sense;
            sense.role = roleFromString(entry.required("role", file), file);
            sense.unit = entry["unit"].text();
            sense.measures = entry["measures"].text();
            sense.low = entry["low"].number(0);
            sense.high = entry["high"].number(0);
            sense.article = entry["article"].text() == "required";
            for (const std::string &written : entry["names"].strings()) {
                const std::string folded = text::fold(written);
                std::vector<std::string> words;
                for (std::size_t at = 0; at <= folded.size();) {
                    const std::size_t end = std::min(folded.find(' ', at), folded.size());
                    if (end > at) words.push_back(folded.substr(at, end - at));
                    at = end + 1;
                }
                if (words.empty()) words.push_back(written); // a sign: "-", "$"
                sense.rest.assign(words.begin() + 1, words.end());
                const auto enter = [&](const std::string &first) {
                    QuantityWord &word = lexicon.words[first];
                    word.senses.push_back(sense);
                    word.roles |= 1u << static_cast<unsigned>(sense.role);
                };
                enter(words.front());
                if (sense.role == QuantityRole::noun && sense.unit == "person" && words.size() == 1)
                    for (const std::string &pronoun : possessives) enter(words.front() + pronoun);
            }
        }
    }
    for (const std::string_view word : numbers.words()) lexicon.words[word].roles |= number;
    return lexicon;
}

QuantityWords::QuantityWords(const QuantityLexicon &lexicon, const text::Tokens &tokens) : lexicon_(lexicon), tokens_(tokens), roles_(tokens.size()) {
    for (std::size_t token = 0; token < tokens.size(); ++token) {
        if (tokens[token].kind == text::TokenKind::number) roles_[token] = QuantityLexicon::number;
        if (!tokens.mayKnow(token, lexicon.words.bit())) continue;
        for (const text::Peeled &reading : tokens.readings(token))
            if (const QuantityWord *word = lexicon.word(reading)) roles_[token] |= word->roles;
    }
}

std::optional<QuantityWords::Hit> QuantityWords::at(std::size_t token, QuantityRole role) const {
    if (token >= tokens_.size() || !may(token, role)) return std::nullopt;
    for (const text::Peeled &reading : tokens_.readings(token)) {
        const QuantityWord *word = lexicon_.word(reading);
        if (!word) continue;
        const QuantitySense *best = nullptr;
        std::size_t bestEnd = 0;
        for (const QuantitySense &sense : word->senses) {
            if (sense.role != role || (sense.article && !reading.article())) continue;
            std::size_t end = token + 1;
            for (const std::string &next : sense.rest) {
                if (end < tokens_.size() && tokens_[end].folded == "-" && next != "-") ++end; // "one-fifth of"
                if (end >= tokens_.size() || tokens_[end].sentence != tokens_[token].sentence || tokens_[end].folded != next) {
                    end = 0;
                    break;
                }
                ++end;
            }
            if (end > bestEnd) {
                best = &sense;
                bestEnd = end;
            }
        }
        if (best) return Hit{best, bestEnd, WordForm(reading)};
    }
    return std::nullopt;
}

std::optional<std::size_t> QuantityWords::endingAt(std::size_t token, QuantityRole role) const {
    for (std::size_t length = 4; length >= 1; --length) {
        if (length > token || !may(token - length, role) || tokens_[token - length].sentence != tokens_[token].sentence) continue;
        const auto hit = at(token - length, role);
        if (hit && hit->end == token) return token - length;
    }
    return std::nullopt;
}

} // namespace zamkan::mentions
