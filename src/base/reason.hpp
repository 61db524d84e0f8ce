// Why something is so, as data: why a row of an input cannot be used, why a name means a place. The command line says it in
// English, the window in its own language, and an export keeps the key or the words.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan {

struct Reason {
    std::string_view key;                                         // a literal: one of [reason] in assets/vocabulary.toml
    std::vector<std::pair<std::string_view, std::string>> values = {}; // what {name} in its words stands for; names are literals.
                                                                       // The value of "NAME_ar" is what it is called in Arabic.

    [[nodiscard]] bool empty() const { return key.empty(); }
    // In English: the words of the key with the values in their places; the key itself when it has no words. Throws
    // InstallationError when the vocabulary cannot be read.
    [[nodiscard]] std::string said() const;
    friend bool operator==(const Reason &, const Reason &) = default;
};

// Of a key and names that were written down; what the vocabulary does not know of them is left out. A key that it does not
// know gives no reason.
[[nodiscard]] Reason reasonFrom(std::string_view key, const std::vector<std::pair<std::string, std::string>> &values);
// One that was written down in words, before reasons were data.
[[nodiscard]] Reason reasonInWords(std::string words);

// A value that reasons of the same key do not share becomes "…".
[[nodiscard]] Reason inCommon(Reason one, const Reason &other);

} // namespace zamkan
