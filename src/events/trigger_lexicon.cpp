#include "events/trigger_lexicon.hpp"
#include "base/locations.hpp"
#include "text/fold.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

std::vector<std::string> foldedWords(std::string_view phrase) {
    std::vector<std::string> out;
    const std::string folded = text::fold(phrase);
    for (std::size_t start = 0; start < folded.size();) {
        const std::size_t space = std::min(folded.find(' ', start), folded.size());
        if (space > start)
            out.push_back(folded.substr(start, space - start));
        start = space + 1;
    }
    return out;
}

bool allowed(const std::string &proclitics, Peel peel) {
    if (proclitics.empty())
        return true;
    if (peel == Peel::conjunctions)
        return proclitics == "و" || proclitics == "ف";
    return peel == Peel::proclitics;
}

Trigger readTrigger(const Value &entry, const std::filesystem::path &file) {
    Trigger out;
    out.key = entry.required("key", file);
    out.type = entry.required("type", file);
    out.subtype = entry.required("subtype", file);
    out.example = entry.required("example", file);
    out.present = entry["present"].text();
    out.agent = entry["agent"].text("acting");
    out.other = entry["other"].text("affected");
    for (const auto &place : entry["places"].strings())
        out.places.push_back(text::fold(place));
    out.then = Phrases(entry["then"].strings());
    out.hasThen = !entry["then"].strings().empty();
    out.absorbs = Phrases(entry["absorbs"].strings());
    for (const auto &noun : entry["absorbs"].strings())
        for (const auto &form : inflectArabicNoun(noun))
            out.absorbs.add(form.folded);
    out.beside = Phrases(entry["beside"].strings());
    out.hasBeside = !entry["beside"].strings().empty();
    out.genitiveIsPatient = entry["genitive"].text() == "patient";
    out.passiveLookAlike = entry["passive_look_alike"].boolean();
    out.patientIsObject = entry["patient_object"].boolean();
    out.placeIsSubject = entry["subject"].text() == "place";
    out.lasting = entry["lasting"].boolean();
    out.announces = entry["announces"].boolean();
    const auto needs = entry["needs"].strings();
    const auto need = [&](std::string_view what) {
        return std::find(needs.begin(), needs.end(), what) != needs.end();
    };
    out.needsPeople = need("people");
    out.needsBelligerent = need("belligerent");
    out.needsPlace = need("place");
    out.needsNumber = need("number");
    for (const auto &[subtype, words] : entry["refine"].table())
        out.refine.emplace(subtype, Phrases(words.strings()));
    return out;
}

Words readWords(const Value &words) {
    const auto phrases = [&](std::string_view key) { return Phrases(words[key].strings()); };
    return {
        phrases("by"),        phrases("gainer"),      phrases("loser"),       phrases("against"),
        phrases("with"),      phrases("negators"),    phrases("failures"),    phrases("plans"),
        phrases("happened"),  phrases("denials"),     phrases("claims"),      phrases("hedges"),
        phrases("speech"),    phrases("according"),   phrases("complements"), phrases("anaphoric_sources"),
        phrases("breaks"),    phrases("joins"),       phrases("parts"),       phrases("goes_on"),
        phrases("relatives"), phrases("descriptors"), phrases("again"),       phrases("prepositions"),
        phrases("members"),   phrases("targets"),     phrases("people"),      phrases("someone"),
        phrases("own"),       phrases("that_event"),  phrases("passive"),     phrases("have"),
        phrases("where"),     phrases("results")};
}

Grammar readGrammar(std::string_view folder, text::Language language) {
    const std::filesystem::path relative = std::filesystem::path("lexicon") / folder / "events.toml";
    const Value file = readAsset(relative);
    Grammar out;
    out.language = language;
    const bool arabic = language == text::Language::arabic;
    for (const auto &entry : file["trigger"].list()) {
        const auto index = static_cast<std::uint32_t>(out.triggers.size());
        out.triggers.push_back(readTrigger(entry, relative));
        const auto add = [&](const std::vector<WordForm> &forms) {
            for (const auto &form : forms) {
                auto words = foldedWords(form.folded);
                if (words.empty())
                    continue;
                const std::string first = words.front();
                words.erase(words.begin());
                out.forms[first].push_back({index, form.form, form.object, form.plural, std::move(words)});
            }
        };
        for (const auto &verb : entry["verbs"].strings())
            add(arabic ? conjugateArabic(verb) : conjugateEnglish(verb));
        for (const auto &noun : entry["masdars"].strings())
            add(inflectArabicNoun(noun));
        for (const auto &noun : entry["nouns"].strings())
            add({{text::fold(noun), Form::noun, false, false}});
        for (const auto &form : entry["jussive"].strings())
            add({{text::fold(form), Form::jussive, false, false}});
    }
    for (const auto &entry : file["claim"].list())
        out.claims.push_back({entry.required("key", relative), entry["type"].text("claim"),
                              entry.required("subtype", relative), Phrases(entry["nouns"].strings()),
                              Phrases(entry["cues"].strings()), !entry["cues"].strings().empty(),
                              entry.required("example", relative)});
    out.words = readWords(file["words"]);
    for (const auto &[phrase, type] : file["again"].table()) {
        out.words.again.add(phrase);
        out.again.emplace(text::fold(phrase), type.text());
    }
    return out;
}

} // namespace

Readings readingsOf(const text::Document &document, const text::Tokens &tokens) {
    Readings out;
    out.reserve(tokens.size());
    for (const auto &token : tokens.tokens) {
        if (token.kind == text::TokenKind::word)
            out.push_back(text::peelings(document.surface(token.span)));
        else
            out.push_back(
                {{token.folded.empty() ? std::string(document.surface(token.span)) : token.folded, 0, {}}});
    }
    return out;
}

Phrases::Phrases(const std::vector<std::string> &phrases) {
    for (const auto &phrase : phrases)
        add(phrase);
}

void Phrases::add(std::string_view phrase) {
    auto words = foldedWords(phrase);
    if (words.empty())
        return;
    const std::string first = words.front();
    words.erase(words.begin());
    byFirst_[first].push_back(std::move(words));
}

PhraseMatch Phrases::at(const Readings &readings, std::size_t token, Peel peel) const {
    PhraseMatch best;
    if (token >= readings.size())
        return best;
    for (const auto &reading : readings[token]) {
        if (!allowed(reading.proclitics, peel))
            continue;
        const auto found = byFirst_.find(reading.folded);
        if (found == byFirst_.end())
            continue;
        for (const auto &rest : found->second) {
            if (rest.size() + 1 <= best.tokens || token + rest.size() >= readings.size())
                continue;
            bool same = true;
            for (std::size_t i = 0; i < rest.size() && same; ++i)
                same = readings[token + 1 + i].front().folded == rest[i];
            if (same)
                best = {static_cast<std::uint32_t>(rest.size() + 1), reading.proclitics};
        }
    }
    return best;
}

bool Phrases::within(const Readings &readings, std::size_t first, std::size_t end, Peel peel) const {
    for (std::size_t i = first; i < end; ++i)
        if (const auto match = at(readings, i, peel); match && i + match.tokens <= end)
            return true;
    return false;
}

bool Phrases::has(std::string_view folded) const {
    const auto found = byFirst_.find(std::string(folded));
    return found != byFirst_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                  [](const auto &rest) { return rest.empty(); });
}

TriggerLexicon TriggerLexicon::open() {
    TriggerLexicon out;
    out.arabic_ = readGrammar("ar", text::Language::arabic);
    out.english_ = readGrammar("en", text::Language::english);
    return out;
}

const Grammar &TriggerLexicon::grammar(text::Language language) const {
    return language == text::Language::english ? english_ : arabic_;
}

} // namespace zamkan::events
