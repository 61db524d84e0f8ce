#include "gazetteer/spellings.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <filesystem>

namespace zamkan::gazetteer {

Spellings Spellings::open() {
    const Value file = readAsset(std::filesystem::path("gazetteer") / "spellings.toml");
    Spellings out;
    for (const std::string &country : file["countries"].strings()) out.countries_.insert(country);
    for (const std::string &article : file["articles"].strings()) out.articles_.insert(article);
    for (const std::string &country : file["linking"]["countries"].strings()) out.linkCountries_.insert(country);
    out.links_ = file["linking"]["words"].strings();
    for (const Value &entry : file["first_word"].list()) {
        std::vector<std::string> words = entry["words"].strings();
        for (std::string &word : words) {
            word = text::fold(word);
            out.groupOf_.emplace(word, out.groups_.size());
        }
        out.groups_.push_back(std::move(words));
    }
    return out;
}

// "abu ad duhur": "abu al duhur", and back. Empty: no other way.
std::string Spellings::otherArticles(std::string_view folded) const {
    std::string out;
    bool changed = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" -", at), folded.size());
        const std::string_view word = folded.substr(at, end - at);
        const std::string_view next = end < folded.size() ? folded.substr(end + 1) : std::string_view();
        std::string article(word);
        if (articles_.contains(article) && !next.empty()) {
            if (word != "al" && word != "el") article = "al";
            else if (next.starts_with("sh")) article = "ash";
            else if (std::string_view("drstznj").find(next.front()) != std::string_view::npos) article = std::string("a") + next.front();
        }
        changed = changed || article != word;
        out += article;
        if (end < folded.size()) out += folded[end];
        at = end + 1;
    }
    return changed ? out : std::string();
}

// "qala i naw": "qala e naw", "qala ye naw" …
std::vector<std::string> Spellings::otherLinks(std::string_view folded) const {
    std::vector<std::string> out;
    const auto between = [](const std::string &link) { return ' ' + link + ' '; };
    for (const std::string &link : links_) {
        const std::size_t at = folded.find(between(link));
        if (at == std::string_view::npos) continue;
        const std::string first(folded.substr(0, at)), second(folded.substr(at + between(link).size()));
        for (const std::string &other : links_)
            if (other != link) out.push_back(first + between(other) + second);
    }
    return out;
}

std::vector<std::string> Spellings::others(std::string_view country, std::string_view folded) const {
    std::vector<std::string> out;
    if (linkCountries_.contains(std::string(country))) return otherLinks(folded);
    if (!countries_.contains(std::string(country))) return out;
    if (std::string other = otherArticles(folded); !other.empty()) out.push_back(std::move(other));
    const std::size_t space = folded.find(' ');
    if (space == std::string_view::npos) return out;
    const auto group = groupOf_.find(std::string(folded.substr(0, space)));
    if (group == groupOf_.end()) return out;
    for (std::size_t way = 0, ways = out.size() + 1; way < ways; ++way) {
        const std::string rest(way == 0 ? folded.substr(space) : std::string_view(out[way - 1]).substr(space));
        for (const std::string &word : groups_[group->second])
            if (word != group->first) out.push_back(word + rest);
    }
    return out;
}

} // namespace zamkan::gazetteer
