#include "mentions/quantity_lexicon.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <array>

namespace zamkan::mentions {
namespace {

QuantityRole roleFromString(const std::string &name, const std::string &file) {
    static constexpr std::array<std::pair<std::string_view, QuantityRole>, 16> roles{
        {{"noun", QuantityRole::noun}, {"dual_noun", QuantityRole::dual_noun}, {"duration", QuantityRole::duration},
         {"about", QuantityRole::about}, {"about_after", QuantityRole::about_after}, {"more_than", QuantityRole::more_than},
         {"up_to", QuantityRole::up_to}, {"between", QuantityRole::between}, {"to", QuantityRole::to},
         {"designation", QuantityRole::designation}, {"of", QuantityRole::of}, {"vague", QuantityRole::vague},
         {"deaf", QuantityRole::deaf}, {"measure", QuantityRole::measure},
         {"part", QuantityRole::part}, {"over", QuantityRole::over}}};
    for (const auto &[known, role] : roles)
        if (known == name) return role;
    throw InstallationError("'" + name + "' is no role of a quantity's word", file, "mend the file, or restore it");
}

} // namespace

QuantityLexicon QuantityLexicon::open() {
    QuantityLexicon lexicon;
    for (const std::string file : {"lexicon/ar/quantities.toml", "lexicon/en/quantities.toml"}) {
        const Value root = readAsset(file);
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
                lexicon.senses[words.front()].push_back(sense);
            }
        }
    }
    return lexicon;
}

std::optional<QuantityLexicon::Hit> QuantityLexicon::at(const text::Document &, const text::Tokens &tokens, std::size_t token, QuantityRole role) const {
    if (token >= tokens.size()) return std::nullopt;
    std::optional<Hit> best;
    forEachForm(tokens, token, [&](const WordForm &form) {
        const auto *found = senses.find(form.rest, form.hash);
        if (!found) return false;
        for (const QuantitySense &sense : *found) {
            if (sense.role != role || (sense.article && !form.article)) continue;
            std::size_t end = token + 1;
            for (const std::string &word : sense.rest) {
                if (end >= tokens.size() || tokens[end].sentence != tokens[token].sentence || tokens[end].folded != word) {
                    end = 0;
                    break;
                }
                ++end;
            }
            if (end != 0 && (!best || end > best->end)) best = Hit{&sense, end, form};
        }
        return best.has_value(); // the form with the fewest proclitics peeled
    });
    return best;
}

std::optional<std::size_t> QuantityLexicon::endingAt(const text::Document &document, const text::Tokens &tokens, std::size_t token, QuantityRole role) const {
    for (std::size_t length = 4; length >= 1; --length) {
        if (length > token || tokens[token - length].sentence != tokens[token].sentence) continue;
        const auto hit = at(document, tokens, token - length, role);
        if (hit && hit->end == token) return token - length;
    }
    return std::nullopt;
}

} // namespace zamkan::mentions
