// Bytes of any encoding into valid UTF-8.
#pragma once
#include "base/diagnostic.hpp"
#include <string>
#include <string_view>

namespace zamkan::text {

// UTF-8 first (a BOM is dropped), then UTF-16/32 by their BOM or pattern, then `declared` (an HTML page's own word for its
// encoding, or empty), then what the letters look like. A guess and undecodable bytes, which become U+FFFD, are
// told. Throws InputError for bytes that are no text at all; `where` names the input in messages.
[[nodiscard]] Parsed<std::string> decode(std::string bytes, const std::string &where, std::string_view declared = {});

// The name (as ICU and iconv know it) of the encoding that decode() would take these bytes for; "UTF-8" for what is.
[[nodiscard]] std::string encodingOf(std::string_view bytes);

} // namespace zamkan::text
