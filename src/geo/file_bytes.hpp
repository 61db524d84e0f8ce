// A file's bytes, mapped when they are many.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace zamkan::geo {

// The bytes as they were when the file was opened, or an explanation why not. A small file is read into memory. A
// large one is mapped: one that grows, or is replaced by a new file of its name, stays as it was; one that is cut or
// written over in place does not, and changed() says so. What lies beyond the new end of a cut file reads as zero
// bytes instead of ending the program.
class FileBytes {
public:
    [[nodiscard]] static FileBytes open(const std::filesystem::path &file); // throws InputError
    [[nodiscard]] static FileBytes of(std::string bytes);

    [[nodiscard]] std::string_view bytes() const;
    [[nodiscard]] bool changed() const; // false for what is in memory; a look at the file's status
    [[nodiscard]] bool metEnd() const;  // somebody has read beyond the new end of a cut file; costs nothing

private:
    struct Mapping;
    std::shared_ptr<const std::string> memory_;
    std::shared_ptr<const Mapping> mapping_;
};

} // namespace zamkan::geo
