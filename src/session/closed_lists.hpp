// The closed lists of assets/vocabulary.toml that a person chooses from, in their order; their words are in Wording.
#pragma once
#include <string>
#include <vector>

namespace zamkan::session {

struct ClosedLists {
    struct Type {
        std::string key;
        std::vector<std::string> subtypes;
    };
    std::vector<Type> types;
    std::vector<std::string> statuses, roles, units;
};
[[nodiscard]] const ClosedLists &closedLists(); // read once; throws InstallationError

} // namespace zamkan::session
