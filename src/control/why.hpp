// A state in words, for files and for whoever asks why.
#pragma once
#include "actors/lineage.hpp"
#include "actors/registry.hpp"
#include "control/territory.hpp"
#include <string>
#include <string_view>

namespace zamkan::control {

class Names {
public:
    Names(const actors::Registry &registry, const actors::Lineage &lineage) : registry_(&registry), lineage_(&lineage) {}
    // As it was called on that day; a party that is not in the registry by the name it has.
    [[nodiscard]] std::string of(std::string_view party, time::Day day, bool arabic = false) const;
    [[nodiscard]] std::string of(const std::vector<std::string> &parties, time::Day day, bool arabic = false) const; // "A; B"

private:
    const actors::Registry *registry_;
    const actors::Lineage *lineage_;
};

// Whose ground it is shown as: the holder and its allies, the rivals of a contest; none for what nobody is known to hold.
[[nodiscard]] std::vector<std::string> partiesOf(const State &state);

// One sentence in English: what was said last that led to this state, by whom, how many others agree and disagree, and
// how the ground comes to it.
[[nodiscard]] std::string whyOf(const Subject &subject, const State &state, const Names &names);
// "2014-06-10", or "2014-01-01 to 2014-01-31" when it is not known to the day.
[[nodiscard]] std::string sinceOf(const State &state);

} // namespace zamkan::control
