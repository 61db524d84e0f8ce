// The marks of a web page, as browsers forgive them: tags, attributes, character references.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zamkan::text {

struct Tag {
    std::string name; // lower case; "" for a comment or declaration
    std::string_view attributes;
    bool closing = false;
    bool alone = false;  // "<br/>"
    std::size_t end = 0; // one past it
};

// Whether a '<' at `at` begins a tag, comment or declaration; else it is itself.
[[nodiscard]] bool startsTag(std::string_view html, std::size_t at);
[[nodiscard]] Tag tagAt(std::string_view html, std::size_t at);
// Decoded; "" when it is not there. `key` is lower case.
[[nodiscard]] std::string attribute(std::string_view attributes, std::string_view key);
[[nodiscard]] bool hasAttribute(std::string_view attributes, std::string_view key);
// The character that "&amp;", "&#1571;" or "&eacute" at `at` stands for; `at` moves past it. A lone ampersand is
// itself.
[[nodiscard]] char32_t referenceAt(std::string_view html, std::size_t &at);
[[nodiscard]] std::string withoutReferences(std::string_view text);
[[nodiscard]] std::string lowerAscii(std::string_view text);
// Where "</name" stands at or after `at`, in any case; npos: nowhere.
[[nodiscard]] std::size_t findClosing(std::string_view html, std::string_view name, std::size_t at);

} // namespace zamkan::text
