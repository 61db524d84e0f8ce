#include "session/wording.hpp"
#include "base/pattern.hpp"
#include "base/value.hpp"
#include <cstdlib>

namespace zamkan::session {

namespace {
void flatten(const Value &node, const std::string &prefix, std::map<std::string, std::string, std::less<>> &words) {
    for (const auto &[key, value] : node.table()) {
        const std::string path = prefix.empty() ? key : prefix + "." + key;
        if (value.isTable())
            flatten(value, path, words);
        else if (value.isString())
            words[path] = value.text();
    }
}

// The closed lists bring their own names: "type.control", "subtype.lost", "unit.person", "status.denied" …
void addVocabulary(text::Language language, std::map<std::string, std::string, std::less<>> &words) {
    const std::string name = language == text::Language::arabic ? "name_ar" : "name_en";
    const Value vocabulary = readAsset("vocabulary.toml");
    for (const auto &[list, entries] : vocabulary.table()) {
        for (const Value &entry : entries.list())
            words[list + "." + entry["key"].text()] = entry[name].text();
        for (const auto &[key, entry] : entries.table())
            words[list + "." + key] = entry[name].text();
    }
}

// Which form of a counted noun the language takes.
std::string_view form(text::Language language, std::size_t count) {
    if (count == 1)
        return ".one";
    if (language == text::Language::arabic) {
        const std::size_t rest = count % 100;
        if (count == 2)
            return ".two";
        if (rest >= 3 && rest <= 10)
            return ".few";
    }
    return ".many";
}
} // namespace

Wording Wording::open(text::Language language) {
    Wording wording;
    wording.language_ = language == text::Language::arabic ? text::Language::arabic : text::Language::english;
    const auto folder = std::filesystem::path("ui") / std::string(toString(wording.language_));
    addVocabulary(wording.language_, wording.words_);
    for (const char *file : {"window.toml", "review.toml", "export.toml"})
        flatten(readAsset(folder / file), {}, wording.words_);
    return wording;
}

const std::string &Wording::operator()(std::string_view key) const {
    if (const auto found = words_.find(key); found != words_.end())
        return found->second;
    return missing_.try_emplace(std::string(key), key).first->second;
}

std::string Wording::with(std::string_view key, const Values &values) const {
    return filled((*this)(key), [&](std::string_view name) -> std::optional<std::string_view> {
        const auto value = values.find(name);
        return value == values.end() ? std::nullopt : std::optional<std::string_view>(value->second);
    });
}

std::string Wording::counted(std::string_view key, std::size_t count) const {
    std::string chosen = std::string(key).append(form(language_, count));
    if (!has(chosen))
        chosen = std::string(key) + ".many";
    return with(chosen, {{"n", std::to_string(count)}});
}

text::Language localeLanguage() {
    for (const char *name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *value = std::getenv(name);
        if (value && *value)
            return std::string_view(value).starts_with("ar") ? text::Language::arabic : text::Language::english;
    }
    return text::Language::english;
}

} // namespace zamkan::session
