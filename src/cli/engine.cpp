#include "cli/engine.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace zamkan::cli {

const reading::Reader &Engine::reader() {
    if (!reader_) {
        auto opened = reading::Reader::open({common_.user_layers, {}, common_.mapping});
        tell(opened.diagnostics);
        reader_ = std::move(opened.value);
    }
    return *reader_;
}

const gazetteer::Gazetteer &Engine::gazetteer() {
    if (reader_)
        return reader_->gazetteer();
    if (!gazetteer_) {
        auto opened = gazetteer::Gazetteer::open({common_.user_layers, {}, common_.mapping});
        tell(opened.diagnostics);
        gazetteer_ = std::move(opened.value);
    }
    return *gazetteer_;
}

const actors::Registry &Engine::actors() {
    if (reader_)
        return reader_->actors();
    if (!actors_)
        actors_ = actors::Registry::open();
    return *actors_;
}

void Engine::tell(const std::vector<Diagnostic> &diagnostics) const {
    if (common_.quiet)
        return;
    for (const Diagnostic &diagnostic : diagnostics)
        fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
}

events::LoadOptions loadOptions(const Common &common) {
    events::LoadOptions options;
    for (const std::string &pair : common.mapping) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            throw CLI::ValidationError("--map", "'" + pair + "' is not NAME=COLUMN");
        options.mapping[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    return options;
}

} // namespace zamkan::cli
