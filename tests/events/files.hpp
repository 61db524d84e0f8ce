// Event files as the tests write and load them.
#pragma once
#include "base/files.hpp"
#include "events/event_file.hpp"
#include <cstdlib>
#include <filesystem>

namespace zamkan::test {

struct Folder {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("zamkan-events-" + std::to_string(std::rand()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    [[nodiscard]] std::filesystem::path with(const std::string &name, const std::string &bytes) const {
        writeBytes(path / name, bytes);
        return path / name;
    }
};

inline const actors::Registry &registry() {
    static const actors::Registry opened = actors::Registry::open();
    return opened;
}

inline const gazetteer::Gazetteer &world() {
    static const auto opened = gazetteer::Gazetteer::open();
    return opened.value;
}

// Without a gazetteer unless one is given: most of loading does not need it.
inline Parsed<events::LoadedEvents> load(const std::string &bytes, const std::string &name = "rows.csv",
                                         const events::LoadOptions &options = {},
                                         const gazetteer::Gazetteer &gazetteer = {}) {
    const Folder folder;
    return events::loadEvents(folder.with(name, bytes), gazetteer, registry(), options);
}

inline bool told(const std::vector<Diagnostic> &diagnostics, const std::string &words) {
    for (const Diagnostic &diagnostic : diagnostics)
        if (diagnostic.line().find(words) != std::string::npos)
            return true;
    return false;
}

} // namespace zamkan::test
