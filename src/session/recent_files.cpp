#include "session/recent_files.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "geo/formats.hpp"
#include <algorithm>
#include <fstream>
#include <string>

namespace zamkan::session {

namespace {
// A path a line. One with a line break in its name is not kept: it would come back as two.
std::filesystem::path listFile() { return stateFolder() / "recent_files"; }
} // namespace

RecentFiles RecentFiles::open() {
    RecentFiles recent;
    std::ifstream in(listFile());
    for (std::string line; recent.files_.size() < kept && std::getline(in, line);)
        if (!line.empty())
            recent.files_.emplace_back(line);
    return recent;
}

void RecentFiles::add(const std::filesystem::path &file) {
    if (geo::isDatabase(file)) // what leads to one may hold a password
        return;
    std::error_code trouble;
    std::filesystem::path absolute = std::filesystem::absolute(file, trouble);
    if (trouble || absolute.string().find('\n') != std::string::npos)
        return;
    absolute = absolute.lexically_normal();
    std::erase(files_, absolute);
    files_.insert(files_.begin(), std::move(absolute));
    if (files_.size() > kept)
        files_.pop_back();
}

void RecentFiles::save() const {
    std::string lines;
    for (const std::filesystem::path &file : files_)
        lines += file.string() + "\n";
    std::error_code trouble;
    std::filesystem::create_directories(stateFolder(), trouble); // writeBytes says what is wrong, if anything
    writeBytes(listFile(), lines);
}

} // namespace zamkan::session
