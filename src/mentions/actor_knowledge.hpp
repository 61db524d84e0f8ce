// What the finder of parties knows: whom each name and each generic form may mean. Private to it.
#pragma once
#include "mentions/actor_patterns.hpp"
#include "mentions/actors.hpp"
#include "mentions/closed_words.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/persons.hpp"
#include "mentions/phrases.hpp"
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::mentions {

inline constexpr std::uint32_t noActor = UINT32_MAX;

// What a phrase stands for. Several actors may share a generic form.
struct ActorForm {
    std::uint32_t actor = noActor; // index in the registry; noActor: a block
    bool generic = false;
    bool capitals = false; // "IS": only when written so
};

struct ActorKnowledge {
    std::vector<ActorForm> forms;
    PhraseTable phrases;           // names and generic forms → index of the form
    std::set<std::string> capitals; // of those below, the ones that are written with a capital: "Islamist militants"
    std::set<std::string> unnamed; // folded generic forms that are a party though nobody fits
    std::set<std::string> otherSide; // folded generic forms of those whom the parties of their sentence face
    text::WordSet deeds; // of a leader's party: "سيطر"
    PhraseTable peopleOf, titles, leaders; // "forces loyal to", "President", names of leaders → index in the registry
    text::WordSet leaning;         // "المدعومة"
    std::set<std::string> belonging, allied; // folded, between a generic form and a name: "led by", "متحالفة مع"
    ClosedWords closed = ClosedWords::all();
    PersonFinder persons;
    Demonyms demonyms;
    std::vector<std::string> ids, countries; // of the registry's actors
    std::vector<bool> home;                  // it is a state's: where a text is at home
    std::vector<bool> regular;               // by actor: a state or an alliance of states
    struct Sharers {
        std::vector<std::uint32_t> actors; // that a generic form may mean
        std::size_t own = 0;               // the first of them list it as theirs, the others are of its sort
        bool byPlace = false;              // the place of the deed tells which of them, where nothing else does
    };
    std::unordered_map<std::uint32_t, Sharers> sharers; // by form
    std::vector<std::uint32_t> stateForms;              // by index of the registry's states
    std::vector<std::pair<std::string, std::uint32_t>> branches; // folded words of a unit's name → the army that has such units
    std::uint32_t unitForm = 0, namedForm = 0, groupForm = 0; // groupForm: "the group"
    std::unique_ptr<ActorPatterns> patterns;

    // All that may name a party, in order; `form`: of each.
    [[nodiscard]] std::vector<ActorMention> named(const text::Document &document, const text::Tokens &tokens,
                                                  std::vector<std::uint32_t> &form) const;

private:
    // Whether some party lists the generic form as its own.
    [[nodiscard]] bool sharersOwn(std::uint32_t form) const {
        const auto found = sharers.find(form);
        return found != sharers.end() && found->second.own > 0;
    }
    struct Led {
        std::size_t end = 0; // one past the last token; 0: none
        std::uint32_t actor = noActor;
    };
    [[nodiscard]] Led leaderWhoActs(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] Led peopleOfLeader(const text::Tokens &tokens, std::size_t token) const;
    [[nodiscard]] std::size_t nameIn(const text::Document &document, const text::Tokens &tokens, std::size_t first, std::size_t end) const;
};

} // namespace zamkan::mentions
