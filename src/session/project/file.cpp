#include "session/project/file.hpp"
#include "base/locations.hpp"
#include "events/event_file.hpp"
#include "geo/formats.hpp"
#include "geo/layer_files.hpp"
#include "session/project/database.hpp"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <set>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace zamkan::session {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kJournalEnding = ".zamkan-journal";

void removeWithLogs(const fs::path &file) {
    std::error_code trouble;
    for (const char *ending : {"", "-wal", "-shm", "-journal"})
        fs::remove(fs::path(file.string() + ending), trouble);
}

void toDisk(const fs::path &file) {
    const Descriptor open(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!open.open() || ::fsync(open.number()) != 0)
        throw InputError(std::string("it cannot be brought to the disk: ") + std::strerror(errno), file.string(), "look whether the disk is full");
}

void writeAll(Database &database, const Session &session, const fs::path &folder) {
    FileHashes hashes;
    for (std::size_t i = 0; i < session.sources.size(); ++i)
        writeSource(database, session.sources[i], i, folder, hashes);
    writeMapLayers(database, layersOf(session), folder, hashes);
    writeStory(database, session.story);
    writeFact(database, "view", viewOf(session).dump(-1, ' ', false, Json::error_handler_t::replace));
}

Remembered::Layer lookOf(const Source &source) { return {source.uid, source.name, source.renamed, source.on, source.colour, nullptr}; }

events::EventSource correctedOf(const Source &source) {
    auto table = std::make_shared<events::EventTable>();
    table->append(source.segment, std::nullopt, source.reviewed.revision.struck);
    table->append(source.reviewed.revision.rows);
    std::vector<events::Row> rows;
    for (events::Row row = 0; row < table->size(); ++row)
        if (!table->struck(row))
            rows.push_back(row);
    return events::eventsOf(std::shared_ptr<const events::EventTable>(std::move(table)), std::move(rows));
}

// One after the other.
events::EventSource joined(std::vector<events::EventSource> sources) {
    return [sources = std::move(sources)]() -> events::NextEvent {
        return [sources, at = std::size_t{0}, next = events::NextEvent()]() mutable -> const events::Event * {
            for (; at < sources.size(); ++at, next = nullptr) {
                if (!next)
                    next = sources[at]();
                if (const events::Event *event = next())
                    return event;
            }
            return nullptr;
        };
    };
}

// All events as they stand, those of layers that are off too.
events::EventSource eventsOf(const Session &session) {
    std::vector<events::EventSource> sources;
    std::vector<std::shared_ptr<const events::EventSegment>> whole; // nothing was said of them: they are made many at a time
    const auto flush = [&] {
        if (!whole.empty())
            sources.push_back(events::eventsOf(std::exchange(whole, {})));
    };
    for (const Source &source : session.sources) {
        if (source.reviewed.corrections) {
            flush();
            sources.push_back(correctedOf(source));
        } else {
            whole.push_back(source.segment);
        }
    }
    flush();
    return joined(std::move(sources));
}

} // namespace

bool isProject(const fs::path &file) { return file.extension() == kProjectEnding || isJournal(file); }
bool isJournal(const fs::path &file) { return file.extension() == kJournalEnding; }

fs::path suggestedFile(const Session &session) {
    const fs::path first = session.sources.empty() ? fs::path() : session.sources.front().file;
    const char *home = std::getenv("HOME");
    const fs::path folder = !first.empty() && !session.sample ? first.parent_path() : fs::path(home ? home : ".");
    const std::string stem = first.empty() ? "project" : first.stem().string();
    fs::path file = folder / (stem + std::string(kProjectEnding));
    std::error_code trouble;
    for (int number = 2; fs::exists(file, trouble); ++number)
        file = folder / fmt::format("{} {}{}", stem, number, kProjectEnding);
    return file;
}

void saveProject(const fs::path &given, const Session &session) {
    const fs::path file = fs::absolute(given);
    const fs::path beside = file.parent_path() / fmt::format(".{}.{}.gpkg", file.stem().string(), ::getpid());
    try {
        const geo::Format *format = geo::formatOf(beside);
        (void)geo::writeLayers(beside, *format, {events::eventsAsLayer(eventsOf(session))});
        {
            Database database(beside, Database::Mode::write);
            Transaction all(database);
            createTables(database);
            writeAll(database, session, file.parent_path());
            all.commit();
            database.run("PRAGMA journal_mode=WAL");
        }
        toDisk(beside);
        for (const char *ending : {"-wal", "-shm"}) { // of the file that goes: they must not be taken for the new one's
            std::error_code trouble;
            fs::remove(fs::path(file.string() + ending), trouble);
        }
        fs::rename(beside, file);
        toDisk(file.parent_path());
    } catch (const fs::filesystem_error &error) {
        removeWithLogs(beside);
        throw InputError(std::string("the project cannot be written: ") + error.code().message(), file.string(), "choose another folder");
    } catch (...) {
        removeWithLogs(beside);
        throw;
    }
}

ReadProject openProject(const fs::path &file, const reading::Reader &reader) {
    const fs::path journal = Journal::fileFor(file), folder = fs::absolute(file).parent_path();
    const bool itself = file.extension() == kJournalEnding;
    std::error_code trouble;
    if (!itself && fs::exists(journal, trouble)) {
        const Database database(journal, Database::Mode::write); // its log is read too
        if (database.has("zamkan")) // else it broke off before its first change was on the disk
            return {readContent(database, folder, reader), true};
    }
    const Database database(file, itself ? Database::Mode::write : Database::Mode::read);
    return {readContent(database, folder, reader), itself};
}

namespace {
constexpr int kUnsaved = 16; // windows without a project that have a journal at the same time
fs::path unsavedFile(int number) { return stateFolder() / "projects" / fmt::format("unsaved-{}{}", number, kJournalEnding); }

Descriptor lockOf(const fs::path &journal) { // not open: another window has it
    std::error_code trouble;
    fs::create_directories(journal.parent_path(), trouble);
    Descriptor open(::open((journal.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    return open.open() && ::flock(open.number(), LOCK_EX | LOCK_NB) == 0 ? std::move(open) : Descriptor();
}
} // namespace

fs::path Journal::fileFor(const fs::path &project) {
    if (project.empty())
        return unsavedFile(1);
    std::error_code trouble;
    const fs::path whole = fs::weakly_canonical(fs::absolute(project), trouble);
    return stateFolder() / "projects" / fmt::format("{}-{:016x}{}", project.stem().string(), std::hash<std::string>{}(whole.string()), kJournalEnding);
}

Journal::Journal(const fs::path &project, std::uint64_t version) : project_(project), file_(fileFor(project)), version_(version) {
    lock_ = lockOf(file_);
    for (int number = 2; project_.empty() && !lock_.open() && number <= kUnsaved; ++number) {
        file_ = unsavedFile(number);
        lock_ = lockOf(file_);
    }
}

Journal::~Journal() = default;
Journal::Journal(Journal &&) noexcept = default;
Journal &Journal::operator=(Journal &&) noexcept = default;

void Journal::begin(const Session &session) {
    database_ = std::make_unique<Database>(file_, Database::Mode::create);
    database_->run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    Transaction all(*database_); // one that is there already holds what was not saved the last time, until this one is whole
    database_->run("DROP TABLE IF EXISTS zamkan; DROP TABLE IF EXISTS zamkan_sources; DROP TABLE IF EXISTS zamkan_corrections; DROP TABLE IF EXISTS zamkan_story; DROP TABLE IF EXISTS zamkan_layers");
    createTables(*database_);
    writeAll(*database_, session, project_.empty() ? fs::path("/") : fs::absolute(project_).parent_path());
    all.commit();
    know(session);
}

void Journal::know(const Session &session) {
    known_.clear();
    layers_ = layersOf(session);
    for (std::size_t i = 0; i < session.sources.size(); ++i) {
        const Source &source = session.sources[i];
        known_[source.uid] = {source.segment, source.reviewed.corrections, lookOf(source), i};
    }
}

void Journal::note(const Session &session) {
    if (taken() || session.history.version == version_)
        return;
    if (!database_) {
        begin(session);
        version_ = session.history.version;
        return;
    }
    Transaction changes(*database_);
    std::set<std::uint64_t> open;
    FileHashes hashes;
    const fs::path folder = project_.empty() ? fs::path("/") : fs::absolute(project_).parent_path();
    for (std::size_t i = 0; i < session.sources.size(); ++i) {
        const Source &source = session.sources[i];
        open.insert(source.uid);
        const auto known = known_.find(source.uid);
        if (known == known_.end() || known->second.segment != source.segment) {
            writeSource(*database_, source, i, folder, hashes);
        } else {
            if (known->second.look != lookOf(source) || known->second.position != i)
                database_->prepare("UPDATE zamkan_sources SET position = ?, name = ?, renamed = ?, colour = ?, is_on = ? WHERE uid = ?")
                    .bind(1, static_cast<std::int64_t>(i)).bind(2, source.name).bind(3, std::int64_t{source.renamed})
                    .bind(4, static_cast<std::int64_t>(source.colour)).bind(5, std::int64_t{source.on}).bind(6, static_cast<std::int64_t>(source.uid)).step();
            if (known->second.corrections != source.reviewed.corrections)
                writeCorrections(*database_, source, known->second.corrections.get());
        }
    }
    for (const auto &[uid, known] : known_)
        if (!open.contains(uid))
            for (const char *sql : {"DELETE FROM zamkan_sources WHERE uid = ?", "DELETE FROM zamkan_corrections WHERE source = ?"})
                database_->prepare(sql).bind(1, static_cast<std::int64_t>(uid)).step();
    if (std::vector<KeptLayer> layers = layersOf(session); layers != layers_) {
        writeMapLayers(*database_, layers, folder, hashes);
        layers_ = std::move(layers);
    }
    writeStory(*database_, session.story);
    writeFact(*database_, "view", viewOf(session).dump(-1, ' ', false, Json::error_handler_t::replace));
    changes.commit();
    know(session);
    version_ = session.history.version;
}

fs::path Journal::leftBehind() {
    constexpr std::size_t kKept = 5;
    std::error_code trouble;
    for (int number = 1; number <= kUnsaved; ++number) {
        const fs::path unsaved = unsavedFile(number);
        const Descriptor lock = fs::exists(unsaved, trouble) ? lockOf(unsaved) : Descriptor();
        if (!lock.open()) // a window is still at it
            continue;
        try {
            Database(unsaved, Database::Mode::write).run("PRAGMA wal_checkpoint(TRUNCATE)"); // into the file itself
            const auto now = std::chrono::system_clock::now().time_since_epoch() / std::chrono::milliseconds(1);
            fs::rename(unsaved, unsaved.parent_path() / fmt::format("left-{}-{}{}", now, number, kJournalEnding), trouble);
        } catch (const InputError &) { // damaged: it stays where it is
            continue;
        }
    }
    std::vector<fs::path> left;
    for (const fs::directory_entry &entry : fs::directory_iterator(unsavedFile(1).parent_path(), trouble))
        if (entry.path().extension() == kJournalEnding && entry.path().filename().string().starts_with("left-"))
            left.push_back(entry.path());
    std::sort(left.rbegin(), left.rend());
    for (std::size_t i = kKept; i < left.size(); ++i)
        removeWithLogs(left[i]);
    return left.empty() ? fs::path() : left.front();
}

void Journal::forget(std::uint64_t version) {
    database_.reset();
    known_.clear();
    version_ = version;
    if (!taken())
        removeWithLogs(file_);
}

} // namespace zamkan::session
