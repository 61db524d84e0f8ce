#include "session/own_triggers.hpp"
#include "base/locations.hpp"
#include "base/own_words.hpp"
#include "reading/word_forms.hpp"
#include "gazetteer/index_format.hpp"
#include "text/fold.hpp"
#include "text/folded_words.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zamkan::session {
namespace {

constexpr std::string_view kMark = "# zamkan: ", kEnd = "# zamkan: end\n";
constexpr std::array<const char *, 4> kLists{"verbs", "masdars", "nouns", "jussive"};

// "واستولى" is "استولى" behind letters that belong to the sentence.
bool isWithLetters(const std::string &word, const std::string &form, bool arabic) {
    if (!word.ends_with(form))
        return false;
    std::string_view before = std::string_view(word).substr(0, word.size() - form.size());
    while (arabic && !before.empty()) {
        constexpr std::array<std::string_view, 7> kLetters{"و", "ف", "ب", "ل", "ك", "س", "ا"};
        const auto letter = std::find_if(kLetters.begin(), kLetters.end(), [&](std::string_view one) { return before.starts_with(one); });
        if (letter == kLetters.end())
            return false;
        before.remove_prefix(letter->size());
    }
    return before.empty();
}

// How many words of the trigger the entry's word is; 0: it is another one.
std::size_t matched(const std::string &entry, const char *list, const std::vector<std::string> &trigger, bool arabic) {
    std::vector<reading::WordForm> forms;
    if (std::string_view(list) == "verbs")
        forms = arabic ? reading::conjugateArabic(entry) : reading::conjugateEnglish(entry);
    else if (std::string_view(list) == "masdars")
        forms = reading::inflectArabicNoun(entry);
    else
        forms.push_back({text::fold(entry), reading::Form::noun, false, false});
    std::size_t best = 0;
    for (const reading::WordForm &form : forms) {
        const std::vector<std::string> words = text::partedAtSpaces(form.folded);
        if (words.empty() || words.size() > trigger.size() || words.size() <= best || !isWithLetters(trigger.front(), words.front(), arabic))
            continue;
        if (std::equal(words.begin() + 1, words.end(), trigger.begin() + 1))
            best = words.size();
    }
    return best;
}

struct Found {
    std::size_t entry = 0; // among the triggers
    std::string list, word;
};

std::optional<Found> wordOf(const Value &lexicon, std::string_view rule, const std::vector<std::string> &trigger, bool arabic) {
    const auto &entries = lexicon["trigger"].list();
    std::optional<Found> found;
    std::size_t best = 0;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i]["key"].text() == rule)
            for (const char *list : kLists)
                for (const std::string &word : entries[i][list].strings())
                    if (const std::size_t words = matched(word, list, trigger, arabic); words > best) {
                        best = words;
                        found = Found{i, list, word};
                    }
    return found;
}

// Who does it and to whom, as the kind has it; an entry of the same kind keeps its own.
std::pair<std::string, std::string> rolesOf(const Value &entry, const std::string &type, const std::string &subtype) {
    if (type == "control" && subtype == "gained")
        return {"gaining", "losing"};
    if (type == "control" && subtype == "lost")
        return {"losing", "gaining"};
    if (entry["type"].text() == type)
        return {entry["agent"].text("acting"), entry["other"].text("affected")};
    return {"acting", "affected"};
}

// Without what was said of the word before: from its mark to the end of its piece.
std::string without(std::string text, const std::string &mark) {
    const std::size_t start = text.find(mark);
    if (start == std::string::npos)
        return text;
    const std::size_t end = text.find(kEnd, start);
    text.erase(start, end == std::string::npos ? std::string::npos : end + kEnd.size() - start);
    return text;
}

} // namespace

std::variant<KeptWords, Reason> keepKind(const Session &session, events::Row row, const std::string &type, const std::string &subtype) {
    const reading::Reading *reading = readingOf(session, row);
    const events::Event event = session.table->event(row);
    if (!reading || event.provenance.trigger.empty())
        return Reason{"keep_no_trigger"};
    if (subtype.empty())
        return Reason{"keep_no_subtype"};
    if (type == "claim" || event.provenance.rule.starts_with("claim."))
        return Reason{"keep_no_figures"};
    const bool arabic = reading->document.language != text::Language::english;
    const std::filesystem::path relative = std::filesystem::path("lexicon") / (arabic ? "ar" : "en") / "events.toml", file = configFolder() / relative;
    const Value bundled = readToml(assetsFolder() / relative);
    const std::string surface(reading->document.surface(event.provenance.trigger));
    const std::vector<std::string> trigger = text::foldedWords(surface);
    const bool own = event.provenance.rule.empty() || event.provenance.rule.starts_with("own.");

    // Of an entry of the user's own, or of marked words, no bundled one has to give the word away.
    std::string word = surface, list = arabic ? "masdars" : "nouns";
    Value entry;
    std::vector<std::string> losers; // keys of entries that the word is taken from
    if (const auto found = own ? wordOf(readAsset(relative), event.provenance.rule, trigger, arabic) : wordOf(bundled, event.provenance.rule, trigger, arabic)) {
        word = found->word;
        list = found->list;
        entry = (own ? readAsset(relative) : bundled)["trigger"].list()[found->entry];
    } else if (!own) {
        return Reason{"keep_no_word", {{"words", surface}}};
    }
    bool after = own; // an entry before the one that read it was not meant either way
    for (const Value &one : bundled["trigger"].list()) {
        after = after || one["key"].text() == event.provenance.rule;
        const auto words = one[list].strings();
        if (after && std::find(words.begin(), words.end(), word) != words.end())
            losers.push_back(one["key"].text());
    }

    const std::string key = fmt::format("own.{}.{}.{:08x}", type, subtype, static_cast<std::uint32_t>(gazetteer::hash(word)));
    const std::string mark = fmt::format("{}{} \u2192", kMark, word);
    std::string text = fmt::format("{} {} {}: it was said in the window; without the lines down to \"end\" it is meant no more\n", mark, type, subtype);
    for (const std::string &loser : losers)
        text += fmt::format("[[remove.trigger]]\nkey = {}\n{} = [{}]\n", tomlText(loser), list, tomlText(word));
    text += fmt::format("[[trigger]]\nkey = {}\ntype = {}\nsubtype = {}\n", tomlText(key), tomlText(type), tomlText(subtype));
    const auto [agent, other] = rolesOf(entry, type, subtype);
    text += fmt::format("agent = {}\nother = {}\n", tomlText(agent), tomlText(other));
    constexpr std::array<std::string_view, 8> kSaid{"key", "type", "subtype", "present", "agent", "other", "example", "refine"};
    for (const auto &[field, value] : entry.table())
        if (std::find(kSaid.begin(), kSaid.end(), field) == kSaid.end() && std::find_if(kLists.begin(), kLists.end(), [&, name = field](const char *one) { return one == name; }) == kLists.end())
            text += fmt::format("{} = {}\n", field, tomlValue(value));
    if (entry.empty())
        text += arabic ? "places = [\"\", \"في\", \"على\"]\n" : "places = [\"\", \"in\", \"at\", \"of\"]\n";
    if (list != "verbs")
        text += "verbs = []\n";
    text += fmt::format("{} = [{}]\nexample = {}\n", list, tomlText(word), tomlText(event.source_text));

    KeptWords kept = keptIn(file, "kind_kept", {{"words", word}, {"type", type}, {"subtype", subtype}});
    kept.after = without(kept.after, mark);
    if (!kept.after.empty() && !kept.after.ends_with('\n'))
        kept.after += '\n';
    kept.after += text + std::string(kEnd);
    // What cannot be read, or not as such an entry, is told and not written.
    const auto troublesOf = [&](const std::string &whole) {
        auto read = ownTomlFrom(whole, file);
        if (!read.diagnostics.empty())
            throw InputError(read.diagnostics.front());
        return laidOver(bundled, read.value, file).diagnostics;
    };
    if (const auto now = troublesOf(kept.after); now.size() > troublesOf(kept.before.value_or("")).size())
        throw InputError(now.back());
    return kept;
}

} // namespace zamkan::session
