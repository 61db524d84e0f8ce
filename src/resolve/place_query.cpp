#include "resolve/place_query.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::resolve {
namespace {

struct Kind {
    std::vector<std::string> types;
    std::vector<std::string> words; // folded, the longest first
};

struct GenericWords {
    std::vector<Kind> kinds;
    std::vector<std::string> relations; // folded

    GenericWords() {
        const Value asset = readAsset("gazetteer/generic_words.toml");
        const auto folded = [](const Value &node) {
            std::vector<std::string> out;
            for (const std::string &word : node.strings())
                out.push_back(text::fold(word));
            std::stable_sort(out.begin(), out.end(),
                             [](const auto &a, const auto &b) { return a.size() > b.size(); });
            return out;
        };
        for (const Value &kind : asset["kind"].list())
            kinds.push_back({kind["types"].strings(), folded(kind["words"])});
        relations = folded(asset["relation"]["words"]);
    }
};

const GenericWords &genericWords() {
    static const GenericWords words;
    return words;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n\r,;-";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::vector<std::string> wordsOf(std::string_view folded) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" ,;:()/\"", at), folded.size());
        if (end > at)
            out.emplace_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string joined(const std::vector<std::string> &words, std::size_t first, std::size_t end) {
    std::string out;
    for (std::size_t i = first; i < end; ++i)
        out += (out.empty() ? "" : " ") + words[i];
    return out;
}

class Forms {
public:
    void add(NameForm form) {
        const std::string key = text::fold(form.name);
        if (key.empty())
            return;
        const bool known = std::any_of(forms_.begin(), forms_.end(),
                                       [&](const NameForm &other) { return text::fold(other.name) == key; });
        if (!known)
            forms_.push_back(std::move(form));
    }
    [[nodiscard]] std::vector<NameForm> take() { return std::move(forms_); }
    [[nodiscard]] const std::vector<NameForm> &all() const { return forms_; }

private:
    std::vector<NameForm> forms_;
};

// "A (B) / C" → A, B, C; the whole first when there is nothing to part.
std::vector<std::string> alternativesIn(std::string_view name) {
    std::vector<std::string> out;
    std::string outside;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t open = name.find('(', at);
        outside += name.substr(at, open == std::string_view::npos ? open : open - at);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = std::min(name.find(')', open), name.size());
        out.emplace_back(trimmed(name.substr(open + 1, close - open - 1)));
        outside += ' ';
        at = close + 1;
    }
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= outside.size();) {
        const std::size_t end = std::min(outside.find('/', at), outside.size());
        parts.emplace_back(trimmed(std::string_view(outside).substr(at, end - at)));
        at = end + 1;
    }
    parts.insert(parts.end(), out.begin(), out.end());
    std::erase_if(parts, [](const std::string &part) { return part.empty(); });
    return parts;
}

// The name without generic words at its ends, and the types they hint at; of one kind of words, or of all.
NameForm withoutGenericWords(const NameForm &form, const std::string &onlyType = {}) {
    NameForm out = form;
    out.name = text::fold(form.name);
    for (bool again = true; again;) {
        again = false;
        for (const Kind &kind : genericWords().kinds) {
            if (!onlyType.empty() && kind.types.front() != onlyType)
                continue;
            for (const std::string &word : kind.words) {
                if (out.name.size() < word.size() + 2)
                    continue;
                std::string_view rest = out.name;
                if (rest.ends_with(" " + word))
                    rest.remove_suffix(word.size() + 1);
                else if (rest.starts_with(word + " "))
                    rest.remove_prefix(word.size() + 1);
                else
                    continue;
                if (rest.starts_with("of "))
                    rest.remove_prefix(3);
                if (trimmed(rest).empty())
                    continue;
                out.name = std::string(trimmed(rest));
                out.types.insert(out.types.end(), kind.types.begin(), kind.types.end());
                again = true;
                break;
            }
        }
    }
    return out;
}

} // namespace

bool isArabic(std::string_view folded) {
    if (folded.empty())
        return false;
    const auto first = static_cast<unsigned char>(folded.front());
    return first >= 0xD8 && first <= 0xDB; // U+0600 to U+06FF begin so, other scripts do not
}

namespace {

// The thing of this type that is called after the place: "Tabqa Air Base", "سد الطبقة".
void addOfType(const std::string &name, std::string_view type, double worth, Forms &forms) {
    for (const Kind &kind : genericWords().kinds) {
        if (std::find(kind.types.begin(), kind.types.end(), type) == kind.types.end())
            continue;
        for (const std::string &word : kind.words)
            if (isArabic(word) == isArabic(name))
                forms.add({isArabic(name) ? word + " " + name : name + " " + word, kind.types, worth, false, true});
    }
}

// Names are written with and without the article.
std::string otherArticle(std::string_view folded) {
    constexpr std::string_view arabic = "ال";
    if (folded.starts_with(arabic) && folded.size() > arabic.size() + 3)
        return std::string(folded.substr(arabic.size()));
    if (isArabic(folded))
        return std::string(arabic) + std::string(folded);
    if (folded.starts_with("al ") || folded.starts_with("el "))
        return std::string(folded.substr(3));
    return "al " + std::string(folded);
}

void addParts(const NameForm &whole, Forms &forms) {
    const std::vector<std::string> words = wordsOf(text::fold(whole.name));
    const auto &relations = genericWords().relations;
    const auto relates = [&](const std::string &word) {
        return std::find(relations.begin(), relations.end(), word) != relations.end();
    };
    // Stretches between words of relation; what stands after one tells where.
    if (std::any_of(words.begin(), words.end(), relates)) {
        for (std::size_t at = 0; at < words.size();) {
            std::size_t end = at;
            while (end < words.size() && !relates(words[end]))
                ++end;
            if (end > at) {
                NameForm part{joined(words, at, end), {}, at > 0 ? 0.75 : 0.6, true};
                forms.add(part);
                part = withoutGenericWords(part);
                part.types.clear();
                forms.add(part);
            }
            at = end + 1;
        }
    }
    for (std::size_t count = words.size() - (words.empty() ? 0 : 1); count > 0; --count)
        for (std::size_t first = 0; first + count <= words.size(); ++first) {
            const std::string part = joined(words, first, first + count);
            if (part.size() < 4 || (count == 1 && relates(part)))
                continue;
            const NameForm bare = withoutGenericWords({part, {}, 0, true});
            if (bare.name != part)
                continue; // generic words alone say nothing
            const double share = static_cast<double>(part.size()) / static_cast<double>(whole.name.size());
            forms.add({part, {}, 0.35 + 0.3 * std::min(share, 1.0), true});
        }
}

} // namespace

std::vector<NameForm> formsOf(std::string_view name, std::string_view type) {
    Forms forms;
    const std::string_view whole = trimmed(name);
    forms.add({std::string(whole), {}, 1, false});
    const std::vector<std::string> alternatives = alternativesIn(whole);
    for (std::size_t i = 0; i < alternatives.size(); ++i)
        forms.add({alternatives[i], {}, i == 0 ? 0.99 : 0.97, false});
    for (const NameForm &form : std::vector<NameForm>(forms.all())) {
        NameForm bare = withoutGenericWords(form);
        bare.worth *= 0.97;
        forms.add(bare);
    }
    for (const NameForm &form : std::vector<NameForm>(forms.all())) {
        NameForm other = form;
        other.name = otherArticle(text::fold(form.name));
        other.worth *= 0.97;
        forms.add(other);
    }
    if (!type.empty())
        addOfType(text::fold(whole), type, 0.98, forms);
    // "X airbase" may be listed as "X air base" or "X airport".
    for (const NameForm &form : std::vector<NameForm>(forms.all()))
        if (!form.types.empty() && form.types.front() != "city" && form.types.front() != "province")
            addOfType(form.name, form.types.front(), form.worth * 0.99, forms);
    if (const std::size_t comma = whole.find(','); comma != std::string_view::npos)
        forms.add({std::string(trimmed(whole.substr(0, comma))), {}, 0.9, false});
    addParts({std::string(whole), {}, 1, false}, forms);
    return forms.take();
}

std::string provinceName(std::string_view name) {
    return withoutGenericWords({std::string(trimmed(name)), {}, 1, false}, "province").name;
}

} // namespace zamkan::resolve
