// Files read whole and written whole or not at all.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace zamkan {

// The bytes of a file, of standard input for "-". Throws InputError when it cannot be read.
[[nodiscard]] std::string readBytes(const std::filesystem::path &file);

// Writes beside FILE and renames, so that FILE is either as it was or complete. Throws InputError.
void writeBytes(const std::filesystem::path &file, std::string_view bytes);

} // namespace zamkan
