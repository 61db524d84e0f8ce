// What of the look at things outlives the program: layers on the map, notes, the table's columns, and of files that were
// open together the filter. view.json in the user's state folder.
#pragma once
#include "session/map_things.hpp"
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace zamkan::session {

struct Session;

class KeptView {
public:
    using Layer = KeptLayer;
    struct Column {
        double width = 0; // share of the whole
        bool on = true;
    };
    static constexpr std::size_t kept = 40; // filters; the one longest untouched goes

    std::vector<Layer> layers;  // the last one on top
    std::vector<map::Note> notes;
    std::map<std::string, Column> columns; // by timeline::toString

    // That of the last time; empty when nothing was kept or it cannot be read.
    [[nodiscard]] static KeptView open();
    // Throws InputError when it cannot be written.
    void save() const;

    // Conditions (timeline::conditionsOf) that these files were last looked at through, in any order; empty: none.
    [[nodiscard]] std::vector<std::string> filterOf(std::vector<std::string> files) const;
    void keepFilter(std::vector<std::string> files, std::vector<std::string> conditions); // none: forgets it

private:
    struct Filtered {
        std::vector<std::string> files, conditions;
    };
    std::vector<Filtered> filters_; // the latest first
};

// The files of the session's sources, each once.
[[nodiscard]] std::vector<std::string> filesOf(const Session &session);
// Its layers as they are to be kept.
[[nodiscard]] std::vector<KeptLayer> layersToKeep(const Session &session);

} // namespace zamkan::session
