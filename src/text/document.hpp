// A text to be read: valid UTF-8 whose every span leads back to what the user sees.
#pragma once
#include "base/diagnostic.hpp"
#include "base/span.hpp"
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::text {

enum class Language { unknown, arabic, english };

[[nodiscard]] std::string_view toString(Language language); // "ar" "en" "und"
[[nodiscard]] Language languageFromCode(std::string_view code);

// Text and what is known of it. `text` is valid UTF-8 (undecodable bytes became U+FFFD, told in a diagnostic),
// otherwise as it came: not normalised, CR LF kept. Spans are byte offsets into it.
class Document {
public:
    Document() = default;
    explicit Document(std::string validUtf8);

    std::string id;     // as given, or the file's stem; empty for typed text
    std::string title;  // context only: offsets are into text() alone
    std::string source; // outlet or file, for attribution
    Language language = Language::unknown;
    std::optional<std::chrono::sys_days> published;

    [[nodiscard]] const std::string &text() const { return text_; }
    [[nodiscard]] std::string_view surface(Span span) const;
    [[nodiscard]] std::uint32_t codePoint(std::uint32_t byte) const;  // code points before this byte offset
    [[nodiscard]] std::uint32_t byteOffset(std::uint32_t codePoint) const;
    [[nodiscard]] std::uint32_t codePoints() const;

private:
    std::string text_;
    std::vector<std::uint32_t> marks_; // code points before every 64th byte
};

struct ReadOptions {
    std::optional<std::chrono::sys_days> published; // wins over what the input says
    Language language = Language::unknown;          // unknown: detected from the letters
};

// Documents out of bytes: plain text, HTML (tags stripped), or JSON Lines (one article a line with `text`, and
// `id`, `title`, `published`, `source`, `lang` if known). Encoding: UTF-8 first, else detected (Windows-1256,
// ISO-8859-6, UTF-16…). `name` is the file's name: its stem becomes the id, a date in it the publication date,
// unless the options, the JSON field or, last, a dateline in the text say otherwise.
// Throws InputError for input that is empty or binary. Diagnostics: bad bytes, a guessed encoding, no
// publication date, skipped JSON lines with their numbers. For inputs of any length see text/articles.hpp.
[[nodiscard]] Parsed<std::vector<Document>> readDocuments(std::string bytes, const std::filesystem::path &name,
                                                          const ReadOptions &options = {});

} // namespace zamkan::text
