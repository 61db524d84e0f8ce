#include "mentions/place_lexicon.hpp"
#include "base/files.hpp"
#include "base/locations.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <sstream>

namespace zamkan::mentions {
namespace {

void insertAll(text::WordSet &set, const Value &words) {
    for (const std::string &word : words.strings()) set.insert(text::fold(word));
}

} // namespace

bool PlaceClass::allows(std::string_view type) const {
    return std::find(types.begin(), types.end(), type) != types.end();
}

const CueAt *Cues::longestBefore(std::size_t token) const {
    const CueAt *longest = nullptr;
    for (std::uint32_t at = last_[token]; at != 0; at = all_[at - 1].previous) {
        const CueAt &cue = all_[at - 1];
        if (!longest || cue.first < longest->first || (cue.first == longest->first && cue.cue.kind <= longest->cue.kind))
            longest = &cue;
    }
    return longest;
}

bool Cues::has(std::size_t token, CueKind kind) const {
    for (std::uint32_t at = last_[token]; at != 0; at = all_[at - 1].previous)
        if (all_[at - 1].cue.kind == kind) return true;
    return false;
}

PlaceLexicon PlaceLexicon::open() {
    PlaceLexicon out;
    out.readLanguage("ar");
    out.readLanguage("en");
    out.readOrdinaryWords("gazetteer/ordinary_words.txt", Guard::ordinary);
    out.readOrdinaryWords("lexicon/ar/ordinary_words.txt", Guard::ordinary);
    out.readOrdinaryWords("lexicon/en/ordinary_words.txt", Guard::common);
    // Forms that are also ordinary words, with the places that bear them: form,status,ids,note.
    std::istringstream rows(readBytes(assetsFolder() / "gazetteer" / "ambiguous.csv"));
    std::string row;
    std::getline(rows, row);
    while (std::getline(rows, row)) {
        const auto comma = row.find(',');
        if (comma == std::string::npos) continue;
        const bool kept = row.compare(comma + 1, 4, "kept") == 0;
        out.guards_.emplace(text::fold(row.substr(0, comma)), kept ? Guard::shared : Guard::ordinary);
    }
    return out;
}

void PlaceLexicon::readLanguage(const std::string &language) {
    const Value lexicon = readAsset(std::filesystem::path("lexicon") / language / "places.toml");
    const auto addCue = [&](const std::string &phrase, const Cue &cue) {
        // A word that announces places is itself none, unless it is written as a longer name.
        if (cue.kind != CueKind::surroundings && (cue.kind == CueKind::direction || phrase.find(' ') == std::string::npos))
            guards_.emplace(text::fold(phrase), cue.kind == CueKind::organisation || cue.kind == CueKind::club ? Guard::ordinary : Guard::never);
        before_.add(phrase, static_cast<std::uint32_t>(cues_.size()));
        cues_.push_back(cue);
    };
    for (const Value &entry : lexicon["class"].list()) {
        const auto index = static_cast<std::uint32_t>(classes_.size());
        classes_.push_back({entry["key"].text(), entry["types"].strings(), entry["part"].boolean(), entry["weak"].boolean(),
                            entry["outside"].boolean(), entry["announces"].boolean(), entry["countries"].strings(), {}, {}, entry["spoken"].boolean(), entry["named"].boolean(), entry["installation"].strings()});
        for (const std::string &word : entry["words"].strings()) {
            addCue(word, {CueKind::noun, index, false, 0});
            nounClass_.emplace(text::fold(word), index);
            classes_.back().words.push_back(text::fold(word));
            if (language == "ar") (classes_.back().part ? facilityNouns_ : plainNouns_).insert(text::fold(word));
        }
        for (const std::string &word : entry["many"].strings()) addCue(word, {CueKind::noun, index, true, 0});
        installations_.insert(installations_.end(), classes_.back().installation.begin(), classes_.back().installation.end());
        for (const char *behind : {"after", "installation"})
            for (const std::string &word : entry[behind].strings()) {
                after_.add(word, index);
                classes_.back().after.push_back(text::fold(word));
            }
    }
    const auto addAll = [&](const Value &words, CueKind kind) {
        for (const std::string &word : words.strings()) addCue(word, {kind, 0, false, 0});
    };
    for (const auto &[phrase, bearing] : lexicon["directions"]["words"].table()) {
        addCue(phrase, {CueKind::direction, 0, false, bearing.number(0)});
        if (language == "ar") directionWords_.insert(text::fold(phrase));
    }
    for (const auto &[phrase, bearing] : lexicon["directions"]["adjectives"].table()) {
        adjectives_.add(phrase, static_cast<std::uint32_t>(cues_.size()));
        cues_.push_back({CueKind::adjective, 0, false, bearing.number(0)});
    }
    addAll(lexicon["directions"]["central"], CueKind::central);
    if (language == "ar") insertAll(directionWords_, lexicon["directions"]["central"]);
    for (const Value &entry : lexicon["surroundings"].list()) addAll(entry["words"], CueKind::surroundings);
    for (const Value &entry : lexicon["reference"].list()) addAll(entry["words"], CueKind::reference);
    addAll(lexicon["prepositions"]["place"], CueKind::preposition);
    addAll(lexicon["prepositions"]["loose"], CueKind::loose);
    addAll(lexicon["list"]["openers"], CueKind::opener);
    addAll(lexicon["organisation"]["before"], CueKind::organisation);
    addAll(lexicon["organisation"]["clubs"], CueKind::club);
    insertAll(clubEnds_, lexicon["organisation"]["after"]);
    insertAll(epithets_, lexicon["epithet"]["words"]);
    insertAll(sport_, lexicon["sport"]["words"]);
    insertAll(notNames_, lexicon["unknown"]["not_names"]);
    insertAll(nameOpeners_, lexicon["unknown"]["openers"]);
    for (const std::string &phrase : lexicon["prepositions"]["in_whose_hands"].strings()) hands_.add(phrase, 0);
    for (const std::string &phrase : lexicon["idiom"]["phrases"].strings()) idioms_.add(phrase, 0);
    for (const auto &[country, words] : lexicon["public_life"].table()) {
        for (const std::string &word : words.strings()) life_.add(word, static_cast<std::uint32_t>(lifeCountries_.size()));
        lifeCountries_.push_back(country);
    }
    for (const std::string &country : lexicon["known"]["provinces_of"].strings())
        (language == "ar" ? knownArabic_ : knownEnglish_).insert(country);
    for (const auto &[written, id] : lexicon["written"].table()) written_.emplace(written, id.text());
    for (const std::string &proclitic : lexicon["prepositions"]["proclitic"].strings()) proclitics_.insert(proclitic);
    insertAll(tail_, lexicon["tail"]["words"]);
    insertAll(conjunctions_, lexicon["list"]["conjunctions"]);
    insertAll(listFillers_, lexicon["list"]["fillers"]);
    insertAll(beforeDates_, lexicon["list"]["before_dates"]);
    insertAll(kilometre_, lexicon["directions"]["kilometre"]);
    insertAll(lowSpoils_, lexicon["spoils"]["small"]);
    insertAll(buildings_, lexicon["spoils"]["buildings"]);
    insertAll(between_, lexicon["prepositions"]["between"]);
    insertAll(beforeUnknown_, lexicon["unknown"]["after"]);
    insertAll(doneTo_, lexicon["unknown"]["done_to"]);
    insertAll(sentenceOpeners_, lexicon["sentence_openers"]["words"]);
    insertAll(acrossParties_, lexicon["prepositions"]["across_parties"]);
    insertAll(acrossWithPreposition_, lexicon["prepositions"]["across_with_preposition"]);
    insertAll(changesHands_, lexicon["prepositions"]["changes_hands"]);
    insertAll(falls_, lexicon["prepositions"]["falls"]);
    insertAll(verbPrepositions_, lexicon["prepositions"]["of_verbs"]);
    insertAll(bearCountries_, lexicon["organisation"]["of_countries"]);
    insertAll(bearTowns_, lexicon["organisation"]["of_towns"]);
    insertAll(introduce_, lexicon["list"]["introduced_by"]);
    insertAll(sureOpeners_, lexicon["unknown"]["sure_openers"]);
    for (const std::string &country : lexicon["unknown"]["listed_in_full"].strings()) complete_.insert(country);
    for (const std::string &country : lexicon["by_ear"]["named_in_arabic"].strings()) namedInArabic_.insert(country);
    insertAll(sides_, lexicon["directions"]["sides"]);
    insertAll(mile_, lexicon["directions"]["mile"]);
    insertAll(adjectiveAfter_, lexicon["adjective_after"]["words"]);
    insertAll(spoils_, lexicon["spoils"]["after"]);
    for (const auto &[name, kind] : {std::pair{"never", Guard::never}, {"ordinary", Guard::ordinary},
                                     {"person", Guard::person}, {"shared", Guard::shared}})
        for (const std::string &word : lexicon["guard"][name].strings()) guards_.emplace(text::fold(word), kind);
    for (const auto &[country, words] : lexicon["abbreviation"].table())
        for (const auto &[written, code] : words.table()) abbreviations_.emplace(written, "admin1:" + code.text());
}

void PlaceLexicon::enter(text::Vocabulary &vocabulary) {
    for (PhraseTable *phrases : {&before_, &after_, &adjectives_, &idioms_, &life_, &hands_}) phrases->enter(vocabulary);
    for (text::WordSet *words : {&sport_, &notNames_, &nameOpeners_, &sureOpeners_, &sides_}) vocabulary.enter(*words);
    vocabulary.enter(guards_);
    closed_.enter(vocabulary);
}

Cues PlaceLexicon::cuesBefore(const text::Tokens &tokens) const {
    Cues out(tokens.size());
    std::vector<PhraseTable::Hit> hits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens.mayKnow(i, before_.bit()) || tokens[i].kind != text::TokenKind::word) continue;
        for (const text::Peeled &reading : tokens.readings(i)) {
            before_.at(tokens, i, reading, hits);
            for (const PhraseTable::Hit &hit : hits) {
                std::size_t next = nextInName(tokens, hit.end - 1);
                // "في مخيمات، منها حمام العليل": the noun reaches over the comma to the list.
                if (next == tokens.size() && cues_[hit.payload].many && hit.end + 1 < tokens.size() &&
                    tokens[hit.end].kind == text::TokenKind::punctuation)
                    next = hit.end + 1;
                if (next < tokens.size())
                    out.add(next, {cues_[hit.payload], static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(hit.end),
                                   reading.offset, 0});
            }
        }
    }
    return out;
}

std::optional<PlaceLexicon::After> PlaceLexicon::nounAfter(const text::Tokens &tokens, std::size_t token) const {
    if (token >= tokens.size()) return std::nullopt;
    const auto hit = after_.longestAt(tokens, token);
    return hit ? std::optional(After{hit->payload, hit->end}) : std::nullopt;
}

std::optional<CueAt> PlaceLexicon::adjectiveAt(const text::Tokens &tokens, std::size_t token) const {
    if (token >= tokens.size()) return std::nullopt;
    const auto hit = adjectives_.longestAt(tokens, token);
    if (!hit) return std::nullopt;
    return CueAt{cues_[hit->payload], static_cast<std::uint32_t>(token), static_cast<std::uint32_t>(hit->end), 0, 0};
}

const std::string *PlaceLexicon::countryOfLife(const text::Tokens &tokens, std::size_t token) const {
    if (tokens[token].kind != text::TokenKind::word) return nullptr;
    const auto hit = life_.longestAt(tokens, token);
    return hit ? &lifeCountries_[hit->payload] : nullptr;
}

std::size_t PlaceLexicon::idiomEnd(const text::Tokens &tokens, std::size_t token, const text::Peeled &reading) const {
    const auto hit = idioms_.longestAt(tokens, token, reading);
    return hit ? hit->end : 0;
}

void PlaceLexicon::readOrdinaryWords(const std::filesystem::path &file, Guard guard) {
    std::istringstream lines(readBytes(assetsFolder() / file));
    std::string line, word;
    while (std::getline(lines, line)) {
        if (line.starts_with('#')) continue;
        std::istringstream words(line);
        while (words >> word) {
            std::replace(word.begin(), word.end(), '_', ' ');
            guards_.emplace(text::fold(word), guard);
        }
    }
}

std::optional<PlaceLexicon::Written> PlaceLexicon::longest(const Ids &ids, const text::Document &document,
                                                           const text::Tokens &tokens, std::size_t token) {
    std::optional<Written> out;
    if (!tokens[token].capitalised) return out;
    for (std::size_t end = token + 1; end <= std::min(tokens.size(), token + 5); ++end) {
        const std::string_view form = document.surface(join(tokens[token].span, tokens[end - 1].span));
        if (form.size() > 8) break;
        if (const auto *id = ids.find(form)) out = Written{*id, end};
    }
    return out;
}

std::optional<PlaceLexicon::Written> PlaceLexicon::abbreviationAt(const text::Document &document, const text::Tokens &tokens,
                                                                  std::size_t token) const {
    return longest(abbreviations_, document, tokens, token);
}

std::optional<PlaceLexicon::Written> PlaceLexicon::writtenAt(const text::Document &document, const text::Tokens &tokens,
                                                             std::size_t token) const {
    return longest(written_, document, tokens, token);
}

PlaceLexicon::Guard PlaceLexicon::guard(std::string_view folded) const {
    const Guard *guard = guards_.find(folded);
    return guard ? *guard : Guard::none;
}

} // namespace zamkan::mentions
