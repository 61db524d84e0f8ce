// A file that a project names and does not hold: by a path relative to its own folder, and with what tells whether it is still
// what it was. For the sources of session/project only.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace zamkan::session {

struct FileState {
    std::int64_t size = 0, modified = 0;
};
[[nodiscard]] std::optional<FileState> stateOfFile(const std::filesystem::path &file); // none: it is not there

// Of files that were looked at in the same go, as many articles may lie in one.
using FileHashes = std::map<std::filesystem::path, std::string>;
// Whether a file is still what it was, no more. Throws InputError when it cannot be read.
[[nodiscard]] const std::string &hashOfFile(const std::filesystem::path &file, FileHashes &hashes);

// From the folder of the project on, "" when there is no way.
[[nodiscard]] std::string relativeTo(const std::filesystem::path &folder, const std::filesystem::path &file);
// The file by its way from the project's folder, else where it was.
[[nodiscard]] std::filesystem::path fileOf(const std::filesystem::path &folder, const std::string &relative, const std::string &absolute);
// It is as it was noted: by size and time, else by its bytes.
[[nodiscard]] bool isSame(const std::filesystem::path &file, const FileState &now, const FileState &noted, const std::string &hash, FileHashes &hashes);

} // namespace zamkan::session
