#include "session/wording.hpp"
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
    const auto file = std::filesystem::path("ui") / std::string(toString(wording.language_)) / "window.toml";
    const Value table = readAsset(file);
    flatten(table, {}, wording.words_);
    wording.months_ = table["months"].strings();
    return wording;
}

const std::string &Wording::operator()(std::string_view key) const {
    if (const auto found = words_.find(key); found != words_.end())
        return found->second;
    return missing_.try_emplace(std::string(key), key).first->second;
}

std::string Wording::with(std::string_view key, const Values &values) const {
    const std::string &pattern = (*this)(key);
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
        if (close == std::string::npos) {
            text += pattern.substr(at);
            break;
        }
        text += pattern.substr(at, open - at);
        const auto value = values.find(std::string_view(pattern).substr(open + 1, close - open - 1));
        text += value == values.end() ? pattern.substr(open, close + 1 - open) : value->second;
        at = close + 1;
    }
    return text;
}

std::string Wording::counted(std::string_view key, std::size_t count) const {
    std::string chosen = std::string(key).append(form(language_, count));
    if (!has(chosen))
        chosen = std::string(key) + ".many";
    return with(chosen, {{"n", std::to_string(count)}});
}

const std::string &Wording::month(unsigned month) const {
    if (month >= 1 && month <= months_.size())
        return months_[month - 1];
    return (*this)("months." + std::to_string(month));
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
