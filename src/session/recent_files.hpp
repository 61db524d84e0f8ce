// The files that were opened lately, the latest first; they outlive the program in the user's state folder.
#pragma once
#include <cstddef>
#include <filesystem>
#include <vector>

namespace zamkan::session {

class RecentFiles {
public:
    static constexpr std::size_t kept = 12;

    // Those of the last time; none when nothing was kept or it cannot be read.
    [[nodiscard]] static RecentFiles open();
    // To the front, once, by its absolute path; the oldest one goes when there are too many.
    void add(const std::filesystem::path &file);
    void clear() { files_.clear(); }
    // Throws InputError when it cannot be written.
    void save() const;
    [[nodiscard]] const std::vector<std::filesystem::path> &files() const { return files_; }
    friend bool operator==(const RecentFiles &, const RecentFiles &) = default;

private:
    std::vector<std::filesystem::path> files_;
};

} // namespace zamkan::session
