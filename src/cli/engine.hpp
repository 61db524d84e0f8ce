// What verbs that take events of any kind share: the engine, opened as far as an input needs it.
#pragma once
#include "actors/registry.hpp"
#include "cli/cli.hpp"
#include "events/event_file.hpp"
#include "reading/reading.hpp"
#include "gazetteer/gazetteer.hpp"
#include <optional>

namespace zamkan::cli {

// Articles need the lexicons, tables only the gazetteer: each is opened by the first input that needs it, and what was
// noted on the way is told on stderr.
class Engine {
public:
    explicit Engine(const Common &common) : common_(common) {}
    const reading::Reader &reader();
    const gazetteer::Gazetteer &gazetteer();
    const actors::Registry &actors();

private:
    void tell(const std::vector<Diagnostic> &diagnostics) const;
    const Common &common_;
    std::optional<reading::Reader> reader_;
    std::optional<gazetteer::Gazetteer> gazetteer_;
    std::optional<actors::Registry> actors_;
};

// --map NAME=COLUMN; throws CLI::ValidationError.
[[nodiscard]] events::LoadOptions loadOptions(const Common &common);

} // namespace zamkan::cli
