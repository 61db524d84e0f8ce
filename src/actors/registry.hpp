// Who the parties are: one registry for text, tables and legend, read from assets/actors/*.toml.
#pragma once
#include "actors/states.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zamkan::actors {

// state armed_group coalition organisation media person group (people acting or suffering: civilians, displaced)
struct Actor {
    std::string id;      // "isis"
    std::string name_en; // "Islamic State"
    std::string name_ar; // "داعش"
    std::string kind;
    std::string side;    // key of the colour in a palette: "islamic_state" "government" "opposition" "kurdish" …
    std::string country; // ISO 3166-1 alpha-2 of its home; may be empty
    std::vector<std::string> aliases; // every written form, both languages, as in the asset
    std::vector<std::string> generic; // forms that mean this actor only after it was named: "التنظيم", "the group"
    bool counted = false;     // told by what is counted ("12 people"), so none of its names is looked for in texts
    bool belligerent = false; // may hold, gain or lose ground
    std::string example;      // a sentence in which a form of it stands
};

// A head of state, a commander, a spokesman: who speaks for a party that the news does not name beside him.
struct Leader {
    std::string actor;              // id
    std::vector<std::string> names; // as the news writes them, both languages
    std::string example;            // a sentence in which he speaks
};

class Registry {
public:
    Registry() = default;
    explicit Registry(std::vector<Actor> actors, std::vector<std::string> blocks = {}, std::vector<State> states = {}, std::vector<Leader> leaders = {});
    [[nodiscard]] static Registry open(); // throws InstallationError

    [[nodiscard]] const std::vector<Actor> &actors() const { return actors_; }
    [[nodiscard]] const Actor *byId(std::string_view id) const;
    // Names of operations, newspapers, agreements: nobody in the registry, yet no place is taken inside them.
    [[nodiscard]] const std::vector<std::string> &blocks() const { return blocks_; }
    [[nodiscard]] const std::vector<State> &states() const { return states_; }
    // The forces of a country; nullptr when none are known.
    [[nodiscard]] const Actor *forcesOf(std::string_view country) const;
    // The forces of the state whose capital this is, folded.
    [[nodiscard]] const Actor *byCapital(std::string_view name) const;
    // The party of the leader whom these words name: "Prime Minister Haider al-Abadi"; nullptr: they name none.
    [[nodiscard]] const Actor *ledBy(std::string_view speaker) const;
    [[nodiscard]] const std::vector<Leader> &leaders() const { return leaders_; }
    // The actor whose name or alias, folded, this is (event files: "Islamic State", "IS", "ISIL", "داعش").
    [[nodiscard]] const Actor *byName(std::string_view name) const;

private:
    std::vector<Actor> actors_;
    std::vector<std::string> blocks_;
    std::vector<State> states_;
    std::vector<Leader> leaders_;
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::size_t>>> leaderNames_; // by first word: folded names, actors
    std::unordered_map<std::string, std::size_t> byId_, byName_, byCountry_, byCapital_;
};

} // namespace zamkan::actors
