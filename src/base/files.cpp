#include "base/files.hpp"
#include "base/diagnostic.hpp"
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <unistd.h>

namespace zamkan {
namespace fs = std::filesystem;

std::string readBytes(const fs::path &file) {
    if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
    std::error_code error;
    if (!fs::exists(file, error)) throw InputError("no such file", file.string(), "check the name");
    if (fs::is_directory(file, error)) throw InputError("this is a folder", file.string(), "name a file in it");
    std::ifstream in(file, std::ios::binary);
    if (!in) throw InputError("cannot be opened", file.string(), "check that you may read it");
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw InputError("reading stopped before the end", file.string(), "check the disk");
    return bytes;
}

void writeBytes(const fs::path &file, std::string_view bytes) {
    const fs::path beside = file.string() + "." + std::to_string(::getpid()) + ".part";
    const auto fail = [&](const std::string &what) {
        const std::string reason = std::strerror(errno);
        std::error_code ignored;
        fs::remove(beside, ignored);
        throw InputError(what + " (" + reason + ")", file.string(), "choose another place, or make room there");
    };
    errno = 0;
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    if (!out) fail("cannot be written");
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) fail("writing stopped before the end");
    std::error_code error;
    fs::rename(beside, file, error);
    if (error) {
        errno = error.value();
        fail("cannot be replaced");
    }
}

} // namespace zamkan
