#include "actors/states.hpp"
#include "actors/registry.hpp"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace zamkan::actors {
namespace {

std::string first(const Value &list) {
    const auto words = list.strings();
    return words.empty() ? std::string() : words.front();
}

Actor forcesOf(const State &state, const Value &demonym) {
    Actor out;
    out.id = state.actor;
    out.kind = "state";
    out.side = "government";
    out.country = state.country;
    out.belligerent = true;
    const std::string adjective = first(demonym["en"]), arabic = first(demonym["ar"]);
    out.name_en = adjective.empty() ? fmt::format("Army of {}", state.name_en) : fmt::format("{} army", adjective);
    out.name_ar = arabic.empty() ? fmt::format("جيش {}", state.name_ar) : fmt::format("الجيش ال{}", arabic);
    out.example = fmt::format("{}'s army entered the town.", state.name_en);
    return out;
}

} // namespace

std::vector<State> readStates(const Value &knowledge, const Value &demonyms, std::vector<Actor> &actors) {
    std::vector<State> out;
    for (const auto &[country, entry] : knowledge["state"].table()) {
        State state;
        state.country = country;
        state.name_en = entry["en"].text();
        state.name_ar = entry["ar"].text();
        state.capitals = entry["capitals"].strings();
        state.actor = entry["actor"].text();
        if (state.actor.empty()) {
            std::string code = country;
            std::transform(code.begin(), code.end(), code.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            state.actor = code + "_forces";
            actors.push_back(forcesOf(state, demonyms["demonym"][country]));
        }
        out.push_back(std::move(state));
    }
    return out;
}

} // namespace zamkan::actors
