// What a step of the story shows, for whoever makes pictures or pages of it.
#pragma once
#include "session/session.hpp"
#include <cstddef>

namespace zamkan::session {

// The session as it is while that step is told; its words are titleOf() and textOf(). `step` is one of session.story.
[[nodiscard]] Session asTold(const Session &session, std::size_t step);

} // namespace zamkan::session
