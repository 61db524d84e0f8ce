#include "mentions/closed_words.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <filesystem>
#include <string>

namespace zamkan::mentions {
namespace {

struct NamedSet {
    std::string_view name;
    Closed set;
};
#define ZAMKAN_NAMED(name) NamedSet{#name, Closed::name},
constexpr auto namedSets = std::to_array<NamedSet>({ZAMKAN_CLOSED_SETS(ZAMKAN_NAMED)});
#undef ZAMKAN_NAMED

} // namespace

bool ClosedWords::isName(std::string_view name) {
    return std::any_of(namedSets.begin(), namedSets.end(), [&](const NamedSet &named) { return named.name == name; });
}

void ClosedWords::add(std::string_view language) {
    static_assert(namedSets.size() <= 64 * std::tuple_size_v<decltype(Member::sets)>);
    const Value file = readAsset(std::filesystem::path("lexicon") / language / "grammar.toml");
    for (const auto &[name, set] : namedSets)
        for (const std::string &word : file[name].strings()) {
            const std::string folded = text::fold(word);
            words_[folded].join(set);
            if (name.ends_with("_stem")) stems_.emplace_back(set, folded);
            told_.join(set);
        }
}

ClosedWords ClosedWords::read(std::string_view language) {
    ClosedWords out;
    out.add(language);
    return out;
}

ClosedWords ClosedWords::all() {
    ClosedWords out;
    for (const std::string_view language : {"ar", "en"}) out.add(language);
    for (const auto &[name, set] : namedSets)
        if (!out.told_.of(set))
            throw InstallationError("no language has the words '" + std::string(name) + "'", "assets/lexicon/*/grammar.toml", "restore the files");
    return out;
}

bool ClosedWords::hasStem(std::string_view folded, Closed stems) const {
    return std::any_of(stems_.begin(), stems_.end(), [&](const auto &stem) { return stem.first == stems && folded.starts_with(stem.second); });
}

bool ClosedWords::tellWhatHadBeen(const text::Tokens &tokens, std::size_t first, std::size_t end) const {
    for (std::size_t t = first; t < end; ++t)
        if (mayHave(tokens[t], Closed::past_auxiliary, Closed::past_perfect, Closed::having) ||
            (mayHave(tokens[t], Closed::aspect_particle) && !tokens[t].folded.starts_with("ف")))
            return true;
    return false;
}

} // namespace zamkan::mentions
