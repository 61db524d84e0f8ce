// What cannot both be true: sources that contradict each other about a place or a number, with whose word it is. Who looks
// at it says which one holds; the other stays, as denied.
#pragma once
#include "app/areas.hpp"
#include "app/outcome.hpp"
#include "app/panels/column.hpp"

namespace zamkan::app {

// "Gained: SDF · 2016-02-19 · a source · 80 %"
[[nodiscard]] std::string statementText(const Kit &kit, const session::Session &session, const control::Statement &said);
[[nodiscard]] std::string claimText(const Kit &kit, const session::Session &session, const control::Claim &claim);
[[nodiscard]] std::string partyNamed(const Kit &kit, const session::Session &session, const std::string &party);
[[nodiscard]] std::string partiesNamed(const Kit &kit, const session::Session &session, const std::vector<std::string> &parties);
[[nodiscard]] std::string placeNamed(const Kit &kit, const control::Subject &subject);

void drawConflicts(Kit &kit, const session::Session &session, const AreasShown &shown, Column &column, Outcome &outcome);

} // namespace zamkan::app
