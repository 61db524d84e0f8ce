#include "session/project/linked_file.hpp"
#include "base/files.hpp"
#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace zamkan::session {
namespace fs = std::filesystem;
namespace {

// FNV-1a over words of eight bytes.
std::string hashOf(const fs::path &file) {
    std::uint64_t hash = 14695981039346656037ULL;
    InputStream in(file);
    std::string bytes;
    const auto take = [&](bool last) {
        std::size_t at = 0;
        for (; at + 8 <= bytes.size() || (last && at < bytes.size()); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
            hash = (hash ^ word) * 1099511628211ULL;
        }
        bytes.erase(0, std::min(at, bytes.size()));
    };
    while (in.readInto(bytes))
        take(false);
    take(true);
    return fmt::format("{:016x}", hash);
}

} // namespace

std::optional<FileState> stateOfFile(const fs::path &file) {
    std::error_code trouble;
    const auto size = fs::file_size(file, trouble);
    const auto modified = trouble ? fs::file_time_type{} : fs::last_write_time(file, trouble);
    if (trouble)
        return std::nullopt;
    return FileState{static_cast<std::int64_t>(size), modified.time_since_epoch().count()};
}

const std::string &hashOfFile(const fs::path &file, FileHashes &hashes) {
    if (const auto known = hashes.find(file); known != hashes.end())
        return known->second;
    return hashes[file] = hashOf(file);
}

std::string relativeTo(const fs::path &folder, const fs::path &file) {
    std::error_code trouble;
    const fs::path relative = file.empty() ? fs::path() : fs::relative(file, folder, trouble);
    return trouble ? std::string() : relative.generic_string();
}

fs::path fileOf(const fs::path &folder, const std::string &relative, const std::string &absolute) {
    std::error_code trouble;
    if (!relative.empty() && fs::exists(folder / relative, trouble))
        return (folder / relative).lexically_normal();
    return absolute;
}

bool isSame(const fs::path &file, const FileState &now, const FileState &noted, const std::string &hash, FileHashes &hashes) {
    return now.size == noted.size && (now.modified == noted.modified || hashOfFile(file, hashes) == hash);
}

} // namespace zamkan::session
