// A project's file, the journal of what was not saved yet, and who may write.
//
// FILE.zamkan is an SQLite database in WAL mode that is a GeoPackage too: its layer "events" holds the events as they stand,
// for other programs. It is written beside and renamed, never changed in place. Each change is in the journal, a database
// in the state folder, before the next one is made.
#pragma once
#include "base/files.hpp"
#include "session/project/content.hpp"
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace zamkan::session {

constexpr std::string_view kProjectEnding = ".zamkan";
[[nodiscard]] bool isProject(const std::filesystem::path &file); // by its ending; journals are projects too
[[nodiscard]] bool isJournal(const std::filesystem::path &file);

// A name for the project of what is open: in the folder of its first file, not taken yet.
[[nodiscard]] std::filesystem::path suggestedFile(const Session &session);

// Throws InputError; FILE is either as it was or complete.
void saveProject(const std::filesystem::path &file, const Session &session);

struct ReadProject {
    ProjectContent content;
    bool unsaved = false; // it came from the journal
};
// With what its journal holds beyond it. Throws InputError: damaged, of a later version, not there.
[[nodiscard]] ReadProject openProject(const std::filesystem::path &file, const reading::Reader &reader);

class Journal {
public:
    // Of a project, or of a session that has no file yet (""). Nothing is written before something changes after `version`
    // (History::version).
    explicit Journal(const std::filesystem::path &project = {}, std::uint64_t version = 0);
    ~Journal();
    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    [[nodiscard]] static std::filesystem::path fileFor(const std::filesystem::path &project);
    [[nodiscard]] const std::filesystem::path &project() const { return project_; }
    [[nodiscard]] std::uint64_t version() const { return version_; }
    // Another window has the same project: it writes, this one does not.
    [[nodiscard]] bool taken() const { return !lock_.open(); }
    // What changed since the last time is on the disk when this returns. Throws InputError.
    void note(const Session &session);
    void forget(std::uint64_t version); // all of it is in the project's file
    // What a session without a file left behind is put aside, so that the next one does not overwrite it; the latest of
    // what lies aside, "" when nothing does. A few are kept.
    [[nodiscard]] static std::filesystem::path leftBehind();

private:
    struct Known {
        std::shared_ptr<const events::EventSegment> segment;
        std::shared_ptr<const events::Corrections> corrections;
        Remembered::Layer look;
        std::size_t position = 0;
    };
    void know(const Session &session);
    void begin(const Session &session);
    std::filesystem::path project_, file_;
    Descriptor lock_;
    std::unique_ptr<Database> database_;
    std::map<std::uint64_t, Known> known_; // by uid
    std::vector<KeptLayer> layers_;        // that are written
    std::uint64_t version_ = 0;            // History::version of what is written
};

} // namespace zamkan::session
