#include "mentions/closed_words.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <filesystem>
#include <string>

namespace zamkan::mentions {
namespace {

struct NamedSet {
    std::string_view name;
    Closed set;
};
constexpr auto namedSets = std::to_array<NamedSet>({
    {"definite_article", Closed::definite_article}, {"indefinite_article", Closed::indefinite_article},
    {"universal", Closed::universal}, {"aspect_particle", Closed::aspect_particle},
    {"infinitive_marker", Closed::infinitive_marker}, {"infinitive_have", Closed::infinitive_have},
    {"infinitive_be", Closed::infinitive_be}, {"having", Closed::having}, {"some", Closed::some},
    {"whole_or_part", Closed::whole_or_part}, {"past_negator", Closed::past_negator},
    {"past_auxiliary", Closed::past_auxiliary}, {"past_perfect", Closed::past_perfect},
    {"future_auxiliary", Closed::future_auxiliary}, {"no_loss", Closed::no_loss}, {"two", Closed::two},
    {"demonstrative", Closed::demonstrative}, {"transliterated_article", Closed::transliterated_article},
    {"copula", Closed::copula}, {"subject_pronoun", Closed::subject_pronoun},
    {"neuter_pronoun", Closed::neuter_pronoun}, {"that_pronoun", Closed::that_pronoun},
    {"resumptive", Closed::resumptive}, {"resumptive_source", Closed::resumptive_source},
    {"relative_who", Closed::relative_who}, {"relative_which", Closed::relative_which},
    {"plural_pronoun", Closed::plural_pronoun}, {"partitive_pronoun", Closed::partitive_pronoun},
    {"possessive", Closed::possessive}, {"of_the_former", Closed::of_the_former}, {"additive", Closed::additive},
    {"disjunctive", Closed::disjunctive}, {"sequential", Closed::sequential}, {"conditional", Closed::conditional},
    {"temporal_when", Closed::temporal_when}, {"temporal_link", Closed::temporal_link},
    {"opening_subordinator", Closed::opening_subordinator}, {"same_subject", Closed::same_subject},
    {"subordinator", Closed::subordinator}, {"no_name", Closed::no_name}, {"inside", Closed::inside},
    {"into", Closed::into}, {"at", Closed::at}, {"outside", Closed::outside}, {"nearness", Closed::nearness},
    {"between", Closed::between}, {"goal", Closed::goal}, {"origin", Closed::origin}, {"partitive", Closed::partitive},
    {"agentive", Closed::agentive}, {"posterior", Closed::posterior}, {"anterior", Closed::anterior},
    {"since", Closed::since}, {"until", Closed::until}, {"elapsed", Closed::elapsed}, {"over", Closed::over},
    {"circumstance", Closed::circumstance}, {"locative", Closed::locative}, {"side", Closed::side},
    {"vicinity", Closed::vicinity}, {"of_the_deed", Closed::of_the_deed}, {"towards", Closed::towards},
    {"reported_from", Closed::reported_from}, {"through", Closed::through}, {"stationary", Closed::stationary},
    {"place_of_figure", Closed::place_of_figure}, {"area_of_figure", Closed::area_of_figure},
    {"between_direction_and_name", Closed::between_direction_and_name}, {"motion_ahead", Closed::motion_ahead},
    {"motion_into", Closed::motion_into}, {"before_verbal_noun", Closed::before_verbal_noun},
    {"kept_apart", Closed::kept_apart}, {"between_subject_and_verb", Closed::between_subject_and_verb},
    {"behind_leaving", Closed::behind_leaving}, {"also", Closed::also}, {"inside_verb", Closed::inside_verb},
    {"before_verb", Closed::before_verb}, {"behind_passive", Closed::behind_passive},
    {"behind_second_passive", Closed::behind_second_passive}, {"approximator", Closed::approximator},
    {"separable_particle", Closed::separable_particle}, {"object_particle", Closed::object_particle},
    {"particle_up", Closed::particle_up}, {"particle_on", Closed::particle_on},
    {"particle_down", Closed::particle_down}, {"before_fate", Closed::before_fate},
    {"before_suffering", Closed::before_suffering}, {"manner", Closed::manner}, {"there", Closed::there}, {"home", Closed::home}, {"dual_relative", Closed::dual_relative}, {"negative_subject", Closed::negative_subject},
    {"no_negation", Closed::no_negation}, {"still", Closed::still}, {"any_of", Closed::any_of}, {"start", Closed::start}, {"seat", Closed::seat}, {"time_unit", Closed::time_unit},
    {"stronghold", Closed::stronghold}, {"portion", Closed::portion}, {"affiliation", Closed::affiliation},
    {"affiliation_link", Closed::affiliation_link}, {"blame", Closed::blame}, {"approach", Closed::approach},
    {"approach_opener", Closed::approach_opener}, {"road", Closed::road}, {"leading", Closed::leading},
    {"apposed_part", Closed::apposed_part}, {"scene", Closed::scene}, {"settlement", Closed::settlement},
    {"another", Closed::another}, {"many_places", Closed::many_places}, {"inhabited", Closed::inhabited},
    {"camp", Closed::camp}, {"statement", Closed::statement}, {"the_statement", Closed::the_statement},
    {"accusation", Closed::accusation}, {"moved_or_reported", Closed::moved_or_reported},
    {"declaring", Closed::declaring}, {"firing", Closed::firing}, {"projectile", Closed::projectile},
    {"batch", Closed::batch}, {"noun_rather", Closed::noun_rather}, {"before_object", Closed::before_object},
    {"between_verb_and_particle", Closed::between_verb_and_particle}, {"before_noun", Closed::before_noun},
    {"before_attribute", Closed::before_attribute}, {"before_base_verb", Closed::before_base_verb},
    {"taking", Closed::taking}, {"taken_thing", Closed::taken_thing}, {"remaining", Closed::remaining}, {"shooting", Closed::shooting},
    {"personal_predicate", Closed::personal_predicate}, {"town_predicate", Closed::town_predicate},
    {"behind_town_predicate", Closed::behind_town_predicate}, {"not_dual", Closed::not_dual},
    {"patronymic", Closed::patronymic}, {"lying_stem", Closed::lying_stem},
    {"neighbouring_stem", Closed::neighbouring_stem}, {"affiliated_stem", Closed::affiliated_stem}, {"lost_stem", Closed::lost_stem},
    {"forces_stem", Closed::forces_stem}, {"government_stem", Closed::government_stem}, {"the_forces", Closed::the_forces}, {"no_forces", Closed::no_forces},
    {"group_noun", Closed::group_noun}, {"held_in", Closed::held_in}, {"ordinal_ending", Closed::ordinal_ending},
});

} // namespace

bool ClosedWords::isName(std::string_view name) {
    return std::any_of(namedSets.begin(), namedSets.end(), [&](const NamedSet &named) { return named.name == name; });
}

void ClosedWords::add(std::string_view language) {
    static_assert(namedSets.size() <= 64 * std::tuple_size_v<decltype(Member::sets)>);
    const Value file = readAsset(std::filesystem::path("lexicon") / language / "grammar.toml");
    for (const auto &[name, set] : namedSets)
        for (const std::string &word : file[name].strings()) {
            const std::string folded = text::fold(word);
            words_[folded].join(set);
            if (name.ends_with("_stem")) stems_.emplace_back(set, folded);
            told_.join(set);
        }
}

ClosedWords ClosedWords::read(std::string_view language) {
    ClosedWords out;
    out.add(language);
    return out;
}

ClosedWords ClosedWords::all() {
    ClosedWords out;
    for (const std::string_view language : {"ar", "en"}) out.add(language);
    for (const auto &[name, set] : namedSets)
        if (!out.told_.of(set))
            throw InstallationError("no language has the words '" + std::string(name) + "'", "assets/lexicon/*/grammar.toml", "restore the files");
    return out;
}

bool ClosedWords::hasStem(std::string_view folded, Closed stems) const {
    return std::any_of(stems_.begin(), stems_.end(), [&](const auto &stem) { return stem.first == stems && folded.starts_with(stem.second); });
}

} // namespace zamkan::mentions
