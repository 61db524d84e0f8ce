// What stands beside a picture so that it can be made again: the sheet, and from what it was made.
#pragma once
#include "briefing/film.hpp"
#include "briefing/sheet.hpp"
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::briefing {

struct Sidecar {
    std::string version; // of the program
    struct Input {
        std::filesystem::path file; // absolute; "-" for standard input, which cannot be read again
        std::string sha256;         // "" for that
        std::vector<std::string> mapping = {}; // NAME=COLUMN, of this one alone
    };
    std::vector<Input> inputs;
    struct Layer { // of the user's, over the base map
        Input input;
        std::string label; // the column on the map, "none", or "" for the one that is called a name
    };
    std::vector<Layer> layers;
    // How they were read, as on the command line: NAME=COLUMN, conditions of --where, the day of publication, layers
    // of own places.
    std::vector<std::string> mapping, where;
    std::string published;
    std::vector<std::filesystem::path> gazetteers;
    Sheet sheet; // settled; its logo is written with its digest
    // What the inputs do not hold, so that the picture cannot be made again from them alone: told when it is tried.
    std::vector<std::string> beyond = {};
    std::optional<Film> film = {}; // of a film: its steps; its sheet is the one above
};

[[nodiscard]] std::filesystem::path sidecarOf(const std::filesystem::path &picture); // map.png → map.png.json
[[nodiscard]] std::vector<Sidecar::Layer> layersOf(const std::vector<std::string> &files, const std::vector<std::string> &labels);
// Inputs with the digest of what they hold now. Throws InputError when one cannot be read.
[[nodiscard]] std::vector<Sidecar::Input> inputsOf(const std::vector<std::filesystem::path> &files);
void writeSidecar(const Sidecar &sidecar, const std::filesystem::path &picture); // throws InputError
// Throws InputError. An input that is not where it was, but lies beside the sidecar, is found there; one that changed
// is told in `notes`, as the picture will differ.
[[nodiscard]] Sidecar readSidecar(const std::filesystem::path &file, std::vector<Diagnostic> &notes);

} // namespace zamkan::briefing
