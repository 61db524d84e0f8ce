// Every word that the window says, in the language of the user: window.toml and review.toml of assets/ui/ar and
// assets/ui/en, and the names of the closed lists from assets/vocabulary.toml ("type.control", "status.denied", "unit.person" …).
#pragma once
#include "text/document.hpp"
#include <map>
#include <string>
#include <string_view>

namespace zamkan::session {

class Wording {
public:
    Wording() = default; // every key says itself
    [[nodiscard]] static Wording open(text::Language language); // throws InstallationError

    // The words of a dotted key, "menu.file"; the key itself when there are none, so that a gap is seen.
    [[nodiscard]] const std::string &operator()(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return words_.find(key) != words_.end(); }

    // The same with {name} replaced by its value.
    using Values = std::map<std::string, std::string, std::less<>>;
    [[nodiscard]] std::string with(std::string_view key, const Values &values) const;
    // "key.one", "key.two", "key.few", "key.many" by the rules of the language, {n} replaced; falls back to "key.many".
    [[nodiscard]] std::string counted(std::string_view key, std::size_t count) const;

    [[nodiscard]] text::Language language() const { return language_; }
    [[nodiscard]] bool rightToLeft() const { return language_ == text::Language::arabic; }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>> &all() const { return words_; }

private:
    text::Language language_ = text::Language::english;
    std::map<std::string, std::string, std::less<>> words_;
    mutable std::map<std::string, std::string, std::less<>> missing_; // what operator() hands out for a gap
};

// The language of LC_ALL, LC_MESSAGES, LANG, in that order: Arabic for ar…, English otherwise.
[[nodiscard]] text::Language localeLanguage();

} // namespace zamkan::session
