// Whom a generic form means in one text: "التنظيم", "the group", "government forces".
#pragma once
#include "mentions/actor_knowledge.hpp"
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace zamkan::mentions {

class GenericParties {
public:
    // `mentions` and `form`: what ActorKnowledge::named found. All must outlive it.
    GenericParties(const ActorKnowledge &knowledge, const text::Document &document, const text::Tokens &tokens,
                   std::vector<ActorMention> &mentions, const std::vector<std::uint32_t> &form)
        : known_(knowledge), document_(document), tokens_(tokens), mentions_(mentions), form_(form) {}

    // The mentions with their actors, without the generic ones that are nobody's.
    [[nodiscard]] std::vector<ActorMention> settle();

private:
    using Sharers = ActorKnowledge::Sharers;
    using Countries = std::map<std::string, std::size_t, std::less<>>; // ISO code → how often the text names it

    struct Choice {
        std::uint32_t actor = noActor;
        bool unsure = false;
    };
    void remember(std::size_t i);
    void settleGeneric(std::size_t i);
    void keepUnregistered(ActorMention &mention, std::string_view name);
    [[nodiscard]] Choice choose(std::size_t i);
    [[nodiscard]] Choice lastNamedOrNext(std::size_t i, const Sharers &fitting, bool government);
    [[nodiscard]] std::uint32_t bareForces(std::size_t i, const Sharers &fitting) const;

    [[nodiscard]] bool severalHomes() const;
    [[nodiscard]] std::uint32_t armyOf(const ActorMention &unit) const; // noActor: nobody can tell
    [[nodiscard]] bool besideNamed(std::size_t i) const;
    // What stands between the mention and the next one, folded; "" when that is farther on.
    [[nodiscard]] std::string linkToNext(std::size_t i) const;
    [[nodiscard]] std::uint32_t leaningEnd(const ActorMention &mention) const;
    [[nodiscard]] std::uint32_t ofCountryTold(std::span<const std::uint32_t> actors, std::size_t least);
    [[nodiscard]] std::uint32_t atHome(const std::vector<std::uint32_t> &actors, std::size_t least = 2);
    [[nodiscard]] std::uint32_t stateNamedMost(const std::vector<std::uint32_t> &actors);
    [[nodiscard]] std::string_view countryOfSentence(std::size_t token) const;
    [[nodiscard]] std::string_view countryHere(std::size_t token) const;
    // Whether one of its words begins so, whatever is joined to it.
    [[nodiscard]] bool says(const ActorMention &mention, Closed stems) const;
    [[nodiscard]] std::string called(const ActorMention &mention) const;
    [[nodiscard]] std::string folded(const ActorMention &mention) const;

    const ActorKnowledge &known_;
    const text::Document &document_;
    const text::Tokens &tokens_;
    std::vector<ActorMention> &mentions_;
    const std::vector<std::uint32_t> &form_;

    std::vector<ActorMention> settled_;
    struct Opening { // of a mention that begins with the words before it
        std::size_t mention = SIZE_MAX;
        std::uint32_t token = 0;
        std::uint32_t byte = 0;
    } opening_;
    std::uint32_t read_ = 0; // tokens before it are a mention's already
    std::vector<std::uint32_t> lastNamed_;                // actors in the order of their latest mention
    std::map<std::uint32_t, std::uint32_t> lastNamedIn_;  // and its sentence
    std::set<std::uint32_t> asForces_;                    // those called "قوات …" or "… forces" somewhere before
    std::map<std::pair<std::uint32_t, bool>, std::size_t> ahead_; // by form and `own`: the first mention farther on that fits
    // Counted when first asked: few texts ask.
    std::optional<Countries> told_;  // by adjectives and names
    std::optional<Countries> peopled_; // by adjectives and parties
};

} // namespace zamkan::mentions
