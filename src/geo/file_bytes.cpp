#include "geo/file_bytes.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <mutex>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zamkan::geo {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMapped = 16 << 20; // smaller files are copied: a few milliseconds for peace of mind

// What is mapped at present, for the signal handler: it may only look at atomics.
struct Place {
    std::atomic<std::uintptr_t> begin{0}, end{0};
    std::atomic<bool> cut{false}, taken{false};
};
std::array<Place, 64> places;
struct sigaction before {};

// The kernel sends SIGBUS to who reads a mapped page beyond the file's end. If the page is ours, a page of zeros
// takes its place and reading goes on; otherwise the signal does what it would have done.
void onBusError(int signal, siginfo_t *info, void *) {
    const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
    for (Place &place : places) {
        if (at < place.begin || at >= place.end)
            continue;
        const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        void *const start = reinterpret_cast<void *>(at & ~(page - 1));
        if (::mmap(start, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
            place.cut = true;
            return;
        }
    }
    ::sigaction(signal, &before, nullptr);
}

Place *takePlace() {
    static std::once_flag installed;
    std::call_once(installed, [] {
        struct sigaction action {};
        action.sa_sigaction = onBusError;
        action.sa_flags = SA_SIGINFO;
        sigemptyset(&action.sa_mask);
        ::sigaction(SIGBUS, &action, &before);
    });
    for (Place &place : places)
        if (bool free = false; place.taken.compare_exchange_strong(free, true))
            return &place;
    return nullptr;
}

} // namespace

struct FileBytes::Mapping {
    Descriptor file;
    struct stat opened {};
    void *data = nullptr;
    std::size_t size = 0;
    Place *place = nullptr;

    Mapping() = default;
    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;
    ~Mapping() {
        if (place)
            place->begin = place->end = 0;
        if (data)
            ::munmap(data, size);
        if (place)
            place->taken = false;
    }
};

FileBytes FileBytes::of(std::string bytes) {
    FileBytes out;
    out.memory_ = std::make_shared<const std::string>(std::move(bytes));
    return out;
}

FileBytes FileBytes::open(const fs::path &file) {
    auto mapping = std::make_shared<Mapping>();
    mapping->file = Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    const bool large = mapping->file.open() && ::fstat(mapping->file.number(), &mapping->opened) == 0 &&
                       S_ISREG(mapping->opened.st_mode) &&
                       static_cast<std::size_t>(mapping->opened.st_size) >= kMapped;
    if (!large)
        return of(readBytes(file));
    mapping->place = takePlace();
    const auto size = static_cast<std::size_t>(mapping->opened.st_size);
    void *const data = mapping->place ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, mapping->file.number(), 0) : MAP_FAILED;
    if (data == MAP_FAILED)
        return of(readBytes(file));
    mapping->data = data;
    mapping->size = size;
    mapping->place->cut = false;
    mapping->place->begin = reinterpret_cast<std::uintptr_t>(data);
    mapping->place->end = reinterpret_cast<std::uintptr_t>(data) + size;
    FileBytes out;
    out.mapping_ = std::move(mapping);
    return out;
}

std::string_view FileBytes::bytes() const {
    if (mapping_)
        return {static_cast<const char *>(mapping_->data), mapping_->size};
    return memory_ ? std::string_view(*memory_) : std::string_view();
}

bool FileBytes::changed() const {
    if (!mapping_)
        return false;
    struct stat now {};
    if (mapping_->place->cut || ::fstat(mapping_->file.number(), &now) != 0)
        return true;
    // Written to: a file that only grew is the same as far as it was read, but who can tell growing from writing over?
    return now.st_size < mapping_->opened.st_size || now.st_mtim.tv_sec != mapping_->opened.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != mapping_->opened.st_mtim.tv_nsec;
}

bool FileBytes::metEnd() const { return mapping_ && mapping_->place->cut; }

} // namespace zamkan::geo
