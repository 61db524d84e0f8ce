// A project: what is open and what a person made of it, in one file. What it looks like: project_file.hpp.
#pragma once
#include "reading/reading.hpp"
#include "session/map_things.hpp"
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace zamkan::session {

struct ProjectContent; // project_file.hpp

// The project that the session belongs to.
struct ProjectHere {
    std::filesystem::path file; // empty: it has no file yet
    bool read_only = false;     // another window has it
    std::uint64_t saved_at = 0; // History::version of what stands in the file
    std::vector<KeptLayer> awaited; // layers of the map that it names and that have not come yet
};

// ---- actions ------------------------------------------------------------------------------------------------------------
struct ProjectOpened { // takes the place of all that is open
    std::shared_ptr<const ProjectContent> content;
    std::filesystem::path file;
    bool read_only = false;
    bool unsaved = false; // it holds changes that its file does not hold
};
struct ProjectSaved {
    std::filesystem::path file;
    std::uint64_t version = 0; // History::version of what was saved
};
// What is understood of a document beside its events, which a project does not keep; the events stay.
struct ReadingCompleted {
    std::uint64_t source = 0; // uid
    std::shared_ptr<const reading::Reading> reading;
};

} // namespace zamkan::session
