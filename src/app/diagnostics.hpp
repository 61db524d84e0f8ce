// What a bug report needs: versions, graphics, data, the last lines of the log.
#pragma once
#include "app/log.hpp"
#include "app/panels/panels.hpp"
#include <string>

namespace zamkan::app {

struct Graphics {
    std::string version, renderer;
};
[[nodiscard]] AboutFacts aboutFacts();
[[nodiscard]] std::string diagnosticsText(const AboutFacts &facts, const Graphics &graphics, const session::Session &session,
                                          const Log &log);

} // namespace zamkan::app
