// Why a row of an input cannot be used, as data: the command line says it in English, the window in its own language,
// and an export keeps the key.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zamkan {

struct Reason {
    std::string_view key;                                         // a literal: one of [reason] in assets/vocabulary.toml
    std::vector<std::pair<std::string_view, std::string>> values = {}; // what {name} in its words stands for; names are literals

    [[nodiscard]] bool empty() const { return key.empty(); }
    // In English: the words of the key with the values in their places; the key itself when it has no words. Throws
    // InstallationError when the vocabulary cannot be read.
    [[nodiscard]] std::string said() const;
    friend bool operator==(const Reason &, const Reason &) = default;
};

// A value that reasons of the same key do not share becomes "…".
[[nodiscard]] Reason inCommon(Reason one, const Reason &other);

} // namespace zamkan
