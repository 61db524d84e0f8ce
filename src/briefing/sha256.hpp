// SHA-256 (FIPS 180-4), to tell whether an input is still what it was.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace zamkan::briefing {

[[nodiscard]] std::string sha256(std::string_view bytes); // 64 hexadecimal digits
// Of a file, read piece by piece. Throws InputError when it cannot be read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path &file);

} // namespace zamkan::briefing
