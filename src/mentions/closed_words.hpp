// The closed-class words that finders and rules ask for (articles, conjunctions, prepositions, pronouns …) and the short lists that
// narrow a construction down, read from assets/lexicon/<language>/grammar.toml; its comments say what each set is for.
#pragma once
#include "text/token.hpp"
#include "text/vocabulary.hpp"
#include "text/word_map.hpp"
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan::mentions {

// Named as in the file. A language that has no such words leaves the set out.
enum class Closed : std::uint8_t {
    // Articles, quantifiers, particles
    definite_article, indefinite_article, universal, aspect_particle, infinitive_marker, infinitive_have, infinitive_be,
    having, some, whole_or_part, past_negator, past_auxiliary, past_perfect, future_auxiliary, no_loss, two, demonstrative,
    transliterated_article, copula,
    // Pronouns and words with a pronoun
    subject_pronoun, neuter_pronoun, that_pronoun, resumptive, resumptive_source, relative_who, relative_which,
    plural_pronoun, partitive_pronoun, possessive, of_the_former,
    // Conjunctions
    additive, disjunctive, sequential, conditional, temporal_when, temporal_link, opening_subordinator, same_subject,
    subordinator, no_name,
    // Prepositions
    inside, into, at, outside, nearness, between, goal, origin, partitive, agentive, posterior, anterior, since, until,
    elapsed, over, circumstance, locative, side, vicinity, of_the_deed, towards, reported_from, through, stationary,
    place_of_figure, area_of_figure, between_direction_and_name, motion_ahead, motion_into, before_verbal_noun,
    kept_apart,
    // Adverbs
    between_subject_and_verb, behind_leaving, also, inside_verb, before_verb, behind_passive, behind_second_passive,
    approximator, separable_particle, object_particle, particle_up, particle_on, particle_down, before_fate,
    before_suffering, manner, there, home, dual_relative,
    // Negation
    negative_subject, no_negation, still, any_of,
    // Nouns and verbs of single constructions
    time_unit, stronghold, portion, affiliation, affiliation_link, blame, start, seat, approach, approach_opener, road, leading,
    apposed_part, scene, settlement, another, many_places, inhabited, camp, statement, the_statement, accusation,
    moved_or_reported, declaring, firing, projectile, batch, noun_rather, before_object, between_verb_and_particle,
    before_noun, before_attribute, before_base_verb, taking, taken_thing, remaining, shooting, personal_predicate, town_predicate,
    behind_town_predicate, not_dual, patronymic, lying_stem, neighbouring_stem, affiliated_stem, lost_stem, forces_stem, government_stem,
    the_forces, no_forces, group_noun, held_in, ordinal_ending,
};

class ClosedWords {
public:
    [[nodiscard]] static bool isName(std::string_view name); // of a set
    // Throw InstallationError; `all` also where a set is told by no language.
    [[nodiscard]] static ClosedWords read(std::string_view language); // "ar"
    [[nodiscard]] static ClosedWords all();                           // of every language, for words that say which they are of

    void enter(text::Vocabulary &vocabulary) { vocabulary.enter(words_); }
    // Whether the word is of one of the sets.
    template <typename... Sets> [[nodiscard]] bool has(const text::Token &word, Sets... sets) const {
        return (word.known & words_.bit()) != 0 && has(word.word->readings.front(), sets...);
    }
    template <typename... Sets> [[nodiscard]] bool has(const text::Peeled &word, Sets... sets) const {
        const Member *member = words_.find(word);
        return member && (member->of(sets) || ...);
    }
    // Prepositions of several words ("north of") too.
    template <typename... Sets> [[nodiscard]] bool has(std::string_view folded, Sets... sets) const {
        const Member *member = words_.find(folded);
        return member && (member->of(sets) || ...);
    }
    // Whether the word begins with one of the set, whose name ends in "_stem".
    [[nodiscard]] bool hasStem(std::string_view folded, Closed stems) const;
    // The same as `has`, whatever conjunction is joined to the word: "وفي".
    template <typename... Sets> [[nodiscard]] bool mayHave(const text::Token &word, Sets... sets) const {
        if ((word.known & words_.bit()) == 0) return false;
        for (const text::Peeled &reading : word.word->readings)
            if ((reading.proclitics.empty() || (reading.conjunction() && reading.joined == 1)) && has(reading, sets...)) return true;
        return false;
    }

private:
    // The sets that a word is a member of, one bit each.
    struct Member {
        std::array<std::uint64_t, 3> sets{};
        [[nodiscard]] bool of(Closed set) const { return (sets[index(set) / 64] >> index(set) % 64 & 1) != 0; }
        void join(Closed set) { sets[index(set) / 64] |= std::uint64_t{1} << index(set) % 64; }
        static constexpr std::size_t index(Closed set) { return static_cast<std::size_t>(set); }
    };
    void add(std::string_view language);

    text::WordMap<Member> words_;
    std::vector<std::pair<Closed, std::string>> stems_; // a few
    Member told_; // the sets that have words
};

} // namespace zamkan::mentions
