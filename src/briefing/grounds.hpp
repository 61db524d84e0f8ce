// What follows for who holds what from all that is open, taken out of a session: making it takes seconds, and belongs
// beside the window.
#pragma once
#include "base/diagnostic.hpp"
#include "control/territory.hpp"
#include "reading/reading.hpp"
#include "session/session.hpp"
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace zamkan::briefing {

struct Grounds {
    std::shared_ptr<const events::EventTable> table; // never null
    std::vector<std::pair<std::filesystem::path, std::shared_ptr<const events::EventSegment>>> files; // that may be drawings

    // Throws InputError when nothing tells who holds a place.
    [[nodiscard]] std::shared_ptr<const control::Territory> territory(const reading::Reader &knowledge) const;
};

[[nodiscard]] Grounds groundsOf(const session::Session &session);

} // namespace zamkan::briefing
