// The beginning of a text, never cut within a character.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace zamkan {

// At most so many bytes of UTF-8.
[[nodiscard]] inline std::string cutAt(std::string_view utf8, std::size_t bytes) {
    if (utf8.size() <= bytes)
        return std::string(utf8);
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return std::string(utf8.substr(0, bytes));
}

// The same, with "…" behind what was cut.
[[nodiscard]] inline std::string shortened(std::string_view utf8, std::size_t bytes) {
    return utf8.size() <= bytes ? std::string(utf8) : cutAt(utf8, bytes) + "…";
}

} // namespace zamkan
