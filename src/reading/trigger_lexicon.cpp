#include "reading/trigger_lexicon.hpp"
#include "base/locations.hpp"
#include "text/fold.hpp"
#include "text/folded_words.hpp"
#include <algorithm>
#include <array>

namespace zamkan::reading {
namespace {

bool allowed(std::string_view proclitics, Peel peel) {
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
    out.thenPeople = entry["then_people"].boolean();
    out.thenReach = static_cast<std::uint32_t>(entry["then_reach"].number(out.thenReach));
    out.absorbs = Phrases(entry["absorbs"].strings());
    for (const auto &noun : entry["absorbs"].strings())
        for (const auto &form : inflectArabicNoun(noun))
            out.absorbs.add(form.folded);
    out.beside = Phrases(entry["beside"].strings());
    out.hasBeside = !entry["beside"].strings().empty();
    out.unlessBehind = Phrases(entry["unless_behind"].strings());
    out.unless = Phrases(entry["unless"].strings());
    out.circumstance = Phrases(entry["circumstance"].strings());
    out.hasUnless = !entry["unless"].strings().empty();
    out.genitiveIsPatient = entry["genitive"].text() == "patient";
    out.passiveLookAlike = entry["passive_look_alike"].boolean();
    out.patientIsObject = entry["patient_object"].boolean();
    out.placeIsSubject = entry["subject"].text() == "place";
    out.lasting = entry["lasting"].boolean();
    out.impersonal = entry["impersonal"].boolean();
    out.announces = entry["announces"].boolean();
    out.negates = entry["negates"].boolean();
    out.nominal = entry["nominal"].boolean();
    out.repeats = entry["repeats"].boolean();
    const auto needs = entry["needs"].strings();
    const auto need = [&](std::string_view what) { return std::find(needs.begin(), needs.end(), what) != needs.end(); };
    out.needsPeople = need("people");
    out.needsBelligerent = need("belligerent");
    out.needsPlace = need("place");
    out.needsNumber = need("number");
    out.needsTown = need("town");
    for (const auto &[subtype, words] : entry["refine"].table())
        out.refine.emplace(subtype, Phrases(words.strings()));
    return out;
}

struct WordSet {
    std::string_view key; // in [words]
    Phrases Words::*set;
};
// Each has a bit in Readings, in this order.
constexpr auto wordSets = std::to_array<WordSet>({
    {"by", &Words::by},
    {"gainer", &Words::gainer},
    {"loser", &Words::loser},
    {"against", &Words::against},
    {"with", &Words::with},
    {"negators", &Words::negators},
    {"failures", &Words::failures},
    {"plans", &Words::plans},
    {"happened", &Words::happened},
    {"denials", &Words::denials},
    {"claims", &Words::claims},
    {"hedges", &Words::hedges},
    {"speech", &Words::speech},
    {"according", &Words::according},
    {"complements", &Words::complements},
    {"anaphoric_sources", &Words::anaphoricSources},
    {"breaks", &Words::breaks},
    {"joins", &Words::joins},
    {"parts", &Words::parts},
    {"goes_on", &Words::goesOn},
    {"relatives", &Words::relatives},
    {"descriptors", &Words::descriptors},
    {"again", &Words::again},
    {"among_them", &Words::amongThem},
    {"claimants", &Words::claimants},
    {"weapons", &Words::weapons},
    {"prepositions", &Words::prepositions},
    {"members", &Words::members},
    {"targets", &Words::targets},
    {"people", &Words::people},
    {"someone", &Words::someone},
    {"feminine", &Words::feminine},
    {"own", &Words::own},
    {"that_event", &Words::thatEvent},
    {"passive", &Words::passive},
    {"have", &Words::have},
    {"where", &Words::where},
    {"wherein", &Words::wherein},
    {"results", &Words::results},
    {"wounded", &Words::wounded},
    {"undergoes", &Words::undergoes},
    {"pronouns", &Words::pronouns},
    {"untrue", &Words::untrue},
    {"repelled", &Words::repelled},
    {"directions", &Words::directions},
    {"topics", &Words::topics},
    {"when", &Words::when},
    {"possessives", &Words::possessives},
    {"quarters", &Words::quarters},
    {"reaches", &Words::reaches},
    {"nowhere", &Words::nowhere},
    {"parts_of_it", &Words::partsOfIt},
    {"these", &Words::these},
    {"some_of_them", &Words::someOfThem},
    {"exceptives", &Words::exceptives},
    {"meanwhile", &Words::meanwhile},
    {"foes", &Words::foes},
    {"own_deeds", &Words::ownDeeds},
    {"launching", &Words::launching},
    {"number_of", &Words::numberOf},
    {"awaited", &Words::awaited},
    {"accidents", &Words::accidents},
    {"settlements", &Words::settlements},
    {"support", &Words::support},
    {"beginnings", &Words::beginnings},
    {"ceased", &Words::ceased},
    {"ceasing", &Words::ceasing},
    {"superlatives", &Words::superlatives},
    {"rulers", &Words::rulers},
    {"bases", &Words::bases},
    {"only_to", &Words::onlyTo},
    {"blows", &Words::blows},
    {"admits", &Words::admits},
    {"accuses", &Words::accuses},
    {"compounds", &Words::compounds},
});

Grammar readGrammar(std::string_view folder, text::Language language) {
    const std::filesystem::path relative = std::filesystem::path("lexicon") / folder / "events.toml";
    const Value file = readAsset(relative);
    Grammar out;
    out.language = language;
    out.closed = ClosedWords::read(folder);
    const bool arabic = language == text::Language::arabic;
    for (const auto &entry : file["trigger"].list()) {
        const auto index = static_cast<std::uint32_t>(out.triggers.size());
        out.triggers.push_back(readTrigger(entry, relative));
        std::vector<std::string> others; // "أسرة", written like "أسره" once folded
        for (const std::string &word : entry["other_words"].strings())
            others.push_back(text::fold(word));
        const auto add = [&](const std::vector<WordForm> &forms) {
            for (const auto &form : forms) {
                if (std::find(others.begin(), others.end(), form.folded) != others.end())
                    continue;
                auto words = text::partedAtSpaces(form.folded);
                if (words.empty())
                    continue;
                const std::string first = words.front();
                words.erase(words.begin());
                out.forms[first].push_back(
                    {index, form.form, form.object, form.plural, form.passive, std::move(words)});
            }
        };
        for (const auto &verb : entry["verbs"].strings())
            add(arabic ? conjugateArabic(verb) : conjugateEnglish(verb));
        for (const auto &noun : entry["masdars"].strings())
            add(inflectArabicNoun(noun));
        for (const auto &participle : entry["hal"].strings()) // "تاركا", "تاركة", "تاركين"
            for (const std::string_view ending : {"ا", "ة", "ين"})
                add({{text::fold(participle + std::string(ending)), Form::gerund, false, false}});
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
    for (const auto &[phrase, type] : file["again"].table()) {
        out.words.again.add(phrase);
        out.again.emplace(text::fold(phrase), type.text());
    }
    static_assert(wordSets.size() <= Grammar::ownSet);
    for (unsigned set = 0; set < wordSets.size(); ++set) {
        Phrases &phrases = out.words.*wordSets[set].set;
        for (const auto &phrase : file["words"][wordSets[set].key].strings())
            phrases.add(phrase);
        phrases.number(set, false, out.sets);
    }
    const auto own = [&](Phrases &phrases) { phrases.number(Grammar::ownSet, true, out.sets); };
    for (Trigger &trigger : out.triggers) {
        for (Phrases *phrases : {&trigger.then, &trigger.absorbs, &trigger.beside, &trigger.unlessBehind,
                                 &trigger.unless, &trigger.circumstance})
            own(*phrases);
        for (auto &[subtype, phrases] : trigger.refine)
            own(phrases);
    }
    for (ClaimRule &claim : out.claims)
        for (Phrases *phrases : {&claim.nouns, &claim.cues})
            own(*phrases);
    const Value places = readAsset(std::filesystem::path(relative).replace_filename("places.toml"));
    for (const auto &word : places["sport"]["words"].strings())
        out.words.sport.add(word);
    for (const auto &[word, forms] : out.forms)
        out.sets[word].any.set(Grammar::triggerSet);
    return out;
}

} // namespace

Readings::Readings(const text::Tokens &tokens, const Grammar &grammar) : tokens_(&tokens), sets_(tokens.size()) {
    first_.reserve(tokens.size() + 1);
    begins_.reserve(tokens.size() / 2);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        first_.push_back(static_cast<std::uint32_t>(begins_.size()));
        if (!tokens.mayKnow(i, grammar.sets.bit()))
            continue;
        const auto readings = tokens.readings(i);
        for (std::uint32_t r = 0; r < readings.size(); ++r)
            if (const Beginnings *sets = grammar.sets.find(readings[r])) {
                sets_[i] |= sets->any;
                begins_.push_back({r, sets});
            }
    }
    first_.push_back(static_cast<std::uint32_t>(begins_.size()));
}

Phrases::Phrases(const std::vector<std::string> &phrases) {
    for (const auto &phrase : phrases)
        add(phrase);
}

void Phrases::add(std::string_view phrase) {
    auto words = text::foldedWords(phrase);
    if (words.empty())
        return;
    const std::string first = words.front();
    words.erase(words.begin());
    byFirst_[first].push_back(std::move(words));
}

void Phrases::number(unsigned set, bool shared, text::WordMap<Beginnings> &byFirstWord) {
    set_ = set;
    shared_ = shared;
    for (const auto &[word, rests] : byFirst_) {
        Beginnings &sets = byFirstWord[word];
        sets.any.set(set);
        for (const auto &rest : rests)
            (rest.empty() ? sets.alone : sets.longer).set(set);
    }
}

PhraseMatch Phrases::longestAt(const Readings &readings, std::size_t token, Peel peel) const {
    PhraseMatch best;
    if (set_ == unnumbered) {
        for (const auto &reading : readings[token])
            if (allowed(reading.proclitics, peel))
                lengthen(best, readings, token, reading);
        return best;
    }
    for (const Readings::Begin &begin : readings.begins(token)) {
        if (!begin.sets->any[set_])
            continue;
        const auto &reading = readings[token][begin.reading];
        if (!allowed(reading.proclitics, peel))
            continue;
        if (shared_ || begin.sets->longer[set_])
            lengthen(best, readings, token, reading);
        else if (!best)
            best = {1, reading.proclitics};
    }
    return best;
}

// Puts in place of the best one a longer one whose first word is read so.
void Phrases::lengthen(PhraseMatch &best, const Readings &readings, std::size_t token,
                       const text::Peeled &reading) const {
    const auto *found = byFirst_.find(reading.folded, reading.hash);
    if (!found)
        return;
    for (const auto &rest : *found) {
        if (rest.size() + 1 <= best.tokens || token + rest.size() >= readings.size())
            continue;
        bool same = true;
        for (std::size_t i = 0; i < rest.size() && same; ++i)
            same = readings.folded(token + 1 + i) == rest[i];
        if (same)
            best = {static_cast<std::uint32_t>(rest.size() + 1), reading.proclitics};
    }
}

bool Phrases::standsAlone(const Readings &readings, std::size_t token) const {
    const auto begins = readings.begins(token);
    return !begins.empty() && begins.front().reading == 0 && begins.front().sets->alone[set_];
}

bool Phrases::within(const Readings &readings, std::size_t first, std::size_t end, Peel peel) const {
    for (std::size_t i = first; i < end; ++i)
        if (const auto match = at(readings, i, peel); match && i + match.tokens <= end)
            return true;
    return false;
}

bool Phrases::has(std::string_view folded) const {
    const auto *found = byFirst_.find(folded);
    return found && std::any_of(found->begin(), found->end(), [](const auto &rest) { return rest.empty(); });
}

TriggerLexicon TriggerLexicon::open() {
    TriggerLexicon out;
    out.arabic_ = readGrammar("ar", text::Language::arabic);
    out.english_ = readGrammar("en", text::Language::english);
    return out;
}

void TriggerLexicon::enter(text::Vocabulary &vocabulary) {
    for (Grammar *grammar : {&arabic_, &english_}) {
        vocabulary.enter(grammar->forms);
        vocabulary.enter(grammar->sets);
        grammar->closed.enter(vocabulary);
    }
}

const Grammar &TriggerLexicon::grammar(text::Language language) const {
    return language == text::Language::english ? english_ : arabic_;
}

} // namespace zamkan::reading
