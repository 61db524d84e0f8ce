#include "events/closed_words.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <filesystem>
#include <string>

namespace zamkan::events {
namespace {

struct NamedSet {
    std::string_view name;
    Closed set;
};
constexpr std::array<NamedSet, 55> namedSets{{
    {"definite_article", Closed::definite_article}, {"indefinite_article", Closed::indefinite_article},
    {"universal", Closed::universal}, {"aspect_particle", Closed::aspect_particle},
    {"infinitive_marker", Closed::infinitive_marker}, {"infinitive_have", Closed::infinitive_have},
    {"infinitive_be", Closed::infinitive_be}, {"having", Closed::having}, {"subject_pronoun", Closed::subject_pronoun},
    {"neuter_pronoun", Closed::neuter_pronoun}, {"that_pronoun", Closed::that_pronoun},
    {"resumptive", Closed::resumptive}, {"resumptive_source", Closed::resumptive_source},
    {"relative_who", Closed::relative_who}, {"relative_which", Closed::relative_which}, {"additive", Closed::additive},
    {"disjunctive", Closed::disjunctive}, {"sequential", Closed::sequential}, {"conditional", Closed::conditional},
    {"temporal_when", Closed::temporal_when}, {"temporal_link", Closed::temporal_link},
    {"opening_subordinator", Closed::opening_subordinator}, {"same_subject", Closed::same_subject},
    {"inside", Closed::inside}, {"into", Closed::into}, {"at", Closed::at}, {"outside", Closed::outside},
    {"nearness", Closed::nearness}, {"between", Closed::between}, {"goal", Closed::goal}, {"origin", Closed::origin},
    {"partitive", Closed::partitive}, {"agentive", Closed::agentive}, {"posterior", Closed::posterior},
    {"anterior", Closed::anterior}, {"since", Closed::since}, {"until", Closed::until}, {"elapsed", Closed::elapsed},
    {"circumstance", Closed::circumstance}, {"locative", Closed::locative}, {"side", Closed::side},
    {"vicinity", Closed::vicinity}, {"path", Closed::path}, {"of_the_deed", Closed::of_the_deed},
    {"between_subject_and_verb", Closed::between_subject_and_verb}, {"behind_leaving", Closed::behind_leaving},
    {"negative_subject", Closed::negative_subject}, {"no_negation", Closed::no_negation}, {"still", Closed::still},
    {"time_unit", Closed::time_unit}, {"stronghold", Closed::stronghold}, {"portion", Closed::portion},
    {"affiliation", Closed::affiliation}, {"affiliation_link", Closed::affiliation_link}, {"blame", Closed::blame},
}};

} // namespace

bool ClosedWords::isName(std::string_view name) {
    return std::any_of(namedSets.begin(), namedSets.end(), [&](const NamedSet &named) { return named.name == name; });
}

ClosedWords ClosedWords::read(std::string_view language) {
    static_assert(namedSets.size() <= 64 * std::tuple_size_v<decltype(Member::sets)>);
    const Value file = readAsset(std::filesystem::path("lexicon") / language / "grammar.toml");
    ClosedWords out;
    for (const auto &[name, set] : namedSets) {
        if (!file[name].empty())
            out.told_.join(set);
        for (const std::string &word : file[name].strings())
            out.words_[text::fold(word)].join(set);
    }
    return out;
}

void ClosedWords::check(const ClosedWords &one, const ClosedWords &other) {
    for (const auto &[name, set] : namedSets)
        if (!one.told_.of(set) && !other.told_.of(set))
            throw InstallationError("no language has the words '" + std::string(name) + "'", "assets/lexicon/*/grammar.toml", "restore the files");
}

} // namespace zamkan::events
