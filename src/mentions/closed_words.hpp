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

// The sets, named as in the file; a language that has no such words leaves the set out.
#define ZAMKAN_CLOSED_SETS(set) \
    /* Articles, quantifiers, particles */ \
    set(definite_article) set(indefinite_article) set(universal) set(aspect_particle) set(infinitive_marker) \
    set(infinitive_have) set(infinitive_be) set(having) set(some) set(whole_or_part) set(past_negator) \
    set(past_auxiliary) set(past_perfect) set(future_auxiliary) set(no_loss) set(two) set(demonstrative) \
    set(transliterated_article) set(copula) set(present_perfect) set(verb_ahead) set(verb_particle) set(prefix) set(unreal) \
    /* Pronouns and words with a pronoun */ \
    set(subject_pronoun) set(object_pronoun) set(neuter_pronoun) set(that_pronoun) set(resumptive) set(resumptive_source) \
    set(relative) set(relative_who) set(relative_which) set(plural_pronoun) set(partitive_pronoun) set(possessive) \
    set(of_the_former) \
    /* Conjunctions */ \
    set(additive) set(disjunctive) set(sequential) set(adversative) set(sequel) set(conditional) set(temporal_when) set(temporal_link) \
    set(opening_subordinator) set(same_subject) set(subordinator) set(meanwhile_as) set(no_name) \
    /* Prepositions */ \
    set(inside) set(into) set(at) set(outside) set(nearness) set(between) set(goal) set(origin) set(partitive) \
    set(agentive) set(posterior) set(anterior) set(since) set(until) set(elapsed) set(over) set(circumstance) set(below) \
    set(locative) set(side) set(vicinity) set(of_the_deed) set(towards) set(reported_from) set(through) \
    set(stationary) set(place_of_figure) set(area_of_figure) set(between_direction_and_name) set(motion_ahead) \
    set(motion_into) set(before_verbal_noun) set(kept_apart) \
    /* Adverbs */ \
    set(between_subject_and_verb) set(behind_leaving) set(also) set(inside_verb) set(before_verb) \
    set(behind_passive) set(behind_second_passive) set(approximator) set(comparative) set(counted_men) set(separable_particle) \
    set(object_particle) set(particle_up) set(particle_on) set(particle_down) set(before_fate) \
    set(before_suffering) set(manner) set(there) set(home) set(dual_relative) set(formerly) set(any_more) set(only) set(that_time) \
    set(respectively) \
    /* Negation */ \
    set(negative_subject) set(no_negation) set(still) set(any_of) \
    /* Nouns and verbs of single constructions */ \
    set(time_unit) set(unit_hour) set(unit_day) set(unit_week) set(unit_month) set(unit_year) set(unit_single) set(unit_dual) \
    set(morrow) set(campaign) set(nationals) set(stronghold) set(portion) set(affiliation) set(affiliation_link) set(blame) set(start) \
    set(seat) set(capital) set(approach) set(approach_opener) set(road) set(leading) set(apposed_part) set(scene) \
    set(settlement) set(another) set(many_places) set(inhabited) set(camp) set(announcement) set(residents) set(nearly) set(came) set(pictures) set(middle) set(statement) set(the_statement) \
    set(accusation) set(moved_or_reported) set(declaring) set(firing) set(projectile) set(batch) \
    set(noun_rather) set(before_object) set(between_verb_and_particle) set(before_noun) set(before_attribute) \
    set(before_base_verb) set(taking) set(taken_thing) set(remaining) set(shooting) set(personal_predicate) \
    set(town_predicate) set(behind_town_predicate) set(not_dual) set(patronymic) set(lying_stem) \
    set(neighbouring_stem) set(affiliated_stem) set(lost_stem) set(forces_stem) set(government_stem) \
    set(own_success) set(the_forces) set(no_forces) set(institution) set(stance) set(group_noun) set(held_in) set(ordinal_ending)

#define ZAMKAN_NAMED(name) name,
enum class Closed : std::uint8_t { ZAMKAN_CLOSED_SETS(ZAMKAN_NAMED) };
#undef ZAMKAN_NAMED

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
    // Whether the words tell what had been: "كان التنظيم قد", "had taken", "having". Whole words, behind "and" at most:
    // "فقد التنظيم" is the loss, "مكان" a place.
    [[nodiscard]] bool tellWhatHadBeen(const text::Tokens &tokens, std::size_t first, std::size_t end) const;

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
