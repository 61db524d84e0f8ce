// States whose forces the news may name: what assets/actors/states.toml says, and an actor for each.
#pragma once
#include "base/value.hpp"
#include <string>
#include <vector>

namespace zamkan::actors {

struct Actor;

struct State {
    std::string country;               // ISO 3166-1 alpha-2
    std::string actor;                 // id of its forces
    std::string name_en, name_ar;      // of the country
    std::vector<std::string> capitals; // that stand for the government where they act
};

// Reads `knowledge["state"]`; for a state without an actor of its own one is added to `actors`.
[[nodiscard]] std::vector<State> readStates(const Value &knowledge, const Value &demonyms, std::vector<Actor> &actors);

} // namespace zamkan::actors
