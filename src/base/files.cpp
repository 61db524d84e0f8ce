#include "base/files.hpp"
#include "base/diagnostic.hpp"
#include "base/stopping.hpp"
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace zamkan {
namespace fs = std::filesystem;

Descriptor &Descriptor::operator=(Descriptor &&other) noexcept {
    if (this != &other) {
        if (number_ >= 0) ::close(number_);
        number_ = std::exchange(other.number_, -1);
    }
    return *this;
}

Descriptor::~Descriptor() {
    if (number_ >= 0) ::close(number_);
}

InputStream::InputStream(const fs::path &file) : file_(file) {
    if (file != "-") {
        std::error_code error;
        if (!fs::exists(file, error)) throw InputError("no such file", file.string(), "check the name");
        if (fs::is_directory(file, error)) throw InputError("this is a folder", file.string(), "name a file in it");
        own_ = Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
        if (!own_.open()) throw InputError("cannot be opened", file.string(), "check that you may read it");
        from_ = own_.number();
    }
    struct stat about {};
    live_ = ::fstat(from_, &about) == 0 && !S_ISREG(about.st_mode);
}

bool InputStream::readInto(std::string &bytes) {
    constexpr std::size_t piece = 256 * 1024;
    const std::size_t before = bytes.size();
    bytes.resize(before + piece);
    ssize_t count = 0;
    do count = ::read(from_, bytes.data() + before, piece);
    while (count < 0 && errno == EINTR);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0)
        throw InputError(std::string("reading stopped before the end (") + std::strerror(errno) + ")",
                         file_ == "-" ? "standard input" : file_.string(), "check the disk");
    return count > 0;
}

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

OutputFile::OutputFile(fs::path file) : file_(std::move(file)) {
    std::error_code ignored;
    const fs::file_status status = fs::status(file_, ignored);
    if (fs::is_directory(status)) throw InputError("this is a folder", file_.string(), "name a file in it");
    errno = 0;
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        direct_ = true;
        out_ = Descriptor(::open(file_.c_str(), O_WRONLY | O_CLOEXEC));
    } else {
        if (const fs::path target = fs::canonical(file_, ignored); !ignored && !target.empty())
            file_ = target; // what a link leads to is replaced, not the link
        const fs::path folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
#ifdef O_TMPFILE
        out_ = Descriptor(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
#endif
        if (!out_.open() && errno != ENOENT && errno != EACCES && errno != EROFS) {
            beside_ = file_.string() + "." + std::to_string(::getpid()) + ".part";
            beginPassing(beside_);
            out_ = Descriptor(::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
            if (!out_.open()) beside_.clear();
        }
    }
    if (!out_.open()) fail("cannot be written");
}

OutputFile::~OutputFile() {
    std::error_code ignored;
    if (beside_.empty()) return;
    fs::remove(beside_, ignored);
    endPassing(beside_);
}

void OutputFile::fail(const std::string &what) {
    throw InputError(what + " (" + std::strerror(errno) + ")", file_.string(),
                     "choose another place, or make room there");
}

void OutputFile::write(std::string_view bytes) {
    if (!writeAll(out_.number(), bytes)) fail("writing stopped before the end");
}

void OutputFile::commit() {
    if (direct_) return;
    const auto held = holdSignals();
    errno = 0;
    if (beside_.empty()) { // it gets a name now
        beside_ = file_.string() + "." + std::to_string(::getpid()) + ".part";
        std::error_code ignored;
        fs::remove(beside_, ignored);
        const std::string unnamed = "/proc/self/fd/" + std::to_string(out_.number());
        if (::linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, beside_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
            beside_.clear();
            fail("cannot be written");
        }
    }
    if (::rename(beside_.c_str(), file_.c_str()) != 0) fail("cannot be replaced");
    endPassing(beside_);
    beside_.clear();
}

std::string readBytes(const fs::path &file) {
    InputStream in(file);
    std::string bytes;
    std::error_code ignored;
    if (const auto size = file == "-" ? 0 : fs::file_size(file, ignored); !ignored && size > 0)
        bytes.reserve(size + 256 * 1024);
    while (in.readInto(bytes)) {}
    return bytes;
}

void writeBytes(const fs::path &file, std::string_view bytes) {
    OutputFile out(file);
    out.write(bytes);
    out.commit();
}

} // namespace zamkan
