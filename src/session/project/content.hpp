// What a project holds, and its tables. For the sources of session/project only.
#pragma once
#include "base/json.hpp"
#include "session/project/linked_file.hpp"
#include "session/session.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace zamkan::session {

class Database;

struct ProjectContent {
    std::vector<Source> sources; // revised; their uids are those of the file
    Json view;                   // viewOf()
    Story story;                 // from version 2 on
    std::vector<KeptLayer> layers; // of the map, from version 3 on
    bool has_layers = false;
    std::vector<Remark> remarks; // files that are missing or were changed, corrections that lost their events
};

constexpr int kProjectVersion = 3; // of the tables; a project of a later one is not read, one of an earlier one is

void createTables(Database &database);
// A source with all that was said of its events, in the place of the one of that uid. `folder`: the project's.
void writeSource(Database &database, const Source &source, std::size_t at, const std::filesystem::path &folder, FileHashes &hashes);
// What differs from `before` on (null: nothing was written yet) is written, the rest stays.
void writeCorrections(Database &database, const Source &source, const events::Corrections *before);
void writeStory(Database &database, const Story &story); // in the place of what was there
// Of the map: those that are there, and those that were named and have not come yet.
[[nodiscard]] std::vector<KeptLayer> layersOf(const Session &session);
void writeMapLayers(Database &database, const std::vector<KeptLayer> &layers, const std::filesystem::path &folder, FileHashes &hashes); // in the place of those
void readMapLayers(const Database &database, const std::filesystem::path &folder, ProjectContent &content);
void writeFact(Database &database, const std::string &key, const std::string &value);
[[nodiscard]] std::string factOf(const Database &database, const std::string &key); // "" when there is none
// Files of tables are read again; one that is missing keeps its corrections and is told. Throws InputError.
[[nodiscard]] ProjectContent readContent(const Database &database, const std::filesystem::path &folder, const reading::Reader &reader);

// Window of time, map, filter, bookmarks, notes and settings of the work.
[[nodiscard]] Json viewOf(const Session &session);
void lookAs(Session &session, const Json &view); // what cannot be read stays as it is

} // namespace zamkan::session
