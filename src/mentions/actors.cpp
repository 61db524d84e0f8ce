#include "mentions/actors.hpp"
#include "mentions/demonyms.hpp"
#include "mentions/persons.hpp"
#include "mentions/phrases.hpp"
#include <algorithm>
#include <map>
#include <unordered_map>

namespace zamkan::mentions {
namespace {

constexpr std::uint32_t noActor = UINT32_MAX;

// What a phrase stands for. Several actors may share a generic form.
struct Form {
    std::uint32_t actor = noActor; // index in the registry; noActor: a block
    bool generic = false;
    bool capitals = false; // "IS": only when written so
};

bool allCapitals(std::string_view name) {
    std::size_t letters = 0;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') ++letters;
        else if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return letters > 0;
}

std::string_view beforeApostrophe(std::string_view word) { return word.substr(0, word.find_first_of("'’")); }

bool leavesArticle(const text::Peeled &reading) {
    return !reading.proclitics.ends_with("ال") && !reading.proclitics.ends_with("لل");
}

} // namespace

struct ActorFinder::Knowledge {
    std::vector<Form> forms;
    PhraseTable phrases;
    PersonFinder persons;
    Demonyms demonyms;
    std::vector<std::string> ids, countries; // of the registry's actors
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> sharers; // form → actors with this generic form

    [[nodiscard]] std::vector<ActorMention> named(const text::Document &document, const text::Tokens &tokens,
                                                  std::vector<std::uint32_t> &form) const;
    void settleGenerics(const text::Document &document, const text::Tokens &tokens,
                        std::vector<ActorMention> &mentions, const std::vector<std::uint32_t> &form) const;
};

ActorFinder::ActorFinder(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
ActorFinder::ActorFinder(ActorFinder &&) noexcept = default;
ActorFinder &ActorFinder::operator=(ActorFinder &&) noexcept = default;
ActorFinder::~ActorFinder() = default;

ActorFinder ActorFinder::open(const actors::Registry &registry) {
    auto knowledge = std::make_unique<Knowledge>();
    knowledge->phrases = PhraseTable(Spelling::open());
    knowledge->persons = PersonFinder::open();
    knowledge->demonyms = Demonyms::open();
    const auto add = [&](const std::string &name, Form form) {
        form.capitals = allCapitals(name);
        knowledge->phrases.add(name, static_cast<std::uint32_t>(knowledge->forms.size()));
        knowledge->forms.push_back(form);
    };
    std::map<std::string, std::uint32_t> generics;
    for (std::size_t i = 0; i < registry.actors().size(); ++i) {
        const actors::Actor &actor = registry.actors()[i];
        const auto index = static_cast<std::uint32_t>(i);
        knowledge->ids.push_back(actor.id);
        knowledge->countries.push_back(actor.country);
        add(actor.name_en, {index, false, false});
        add(actor.name_ar, {index, false, false});
        for (const std::string &alias : actor.aliases) add(alias, {index, false, false});
        for (const std::string &generic : actor.generic) {
            const auto [at, fresh] = generics.try_emplace(generic, static_cast<std::uint32_t>(knowledge->forms.size()));
            if (fresh) add(generic, {noActor, true, false});
            knowledge->sharers[at->second].push_back(index);
        }
    }
    for (const std::string &block : registry.blocks()) add(block, {});
    return ActorFinder(std::move(knowledge));
}

std::vector<ActorMention> ActorFinder::Knowledge::named(const text::Document &document, const text::Tokens &tokens,
                                                        std::vector<std::uint32_t> &form) const {
    std::vector<ActorMention> out;
    std::vector<PhraseTable::Hit> hits;
    for (std::size_t i = 0; i < tokens.size();) {
        const text::Token &token = tokens[i];
        std::size_t end = i;
        std::uint32_t chosen = 0, offset = 0;
        if (token.kind == text::TokenKind::word) {
            const std::string_view surface = document.surface(token.span);
            for (const text::Peeled &reading : tokens.readings(i)) {
                if (!leavesArticle(reading)) continue;
                const std::string_view word = withoutPossessive(surface, reading.folded);
                if (word.size() == reading.folded.size()) phrases.at(tokens, i, reading, hits);
                else phrases.at(tokens, i, word, hits);
                for (const PhraseTable::Hit &hit : hits) {
                    const Form &candidate = forms[hit.payload];
                    if (hit.end <= end) continue;
                    if (candidate.capitals && hit.words == 1 && !allCapitals(beforeApostrophe(surface))) continue;
                    end = hit.end;
                    chosen = hit.payload;
                    offset = reading.offset;
                }
            }
        }
        if (end == i) {
            ++i;
            continue;
        }
        ActorMention mention;
        mention.span = {token.span.start + offset, tokens[end - 1].span.end};
        mention.tokens = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
        mention.generic = forms[chosen].generic;
        if (forms[chosen].actor != noActor) mention.actor = ids[forms[chosen].actor];
        out.push_back(std::move(mention));
        form.push_back(chosen);
        i = end;
    }
    return out;
}

void ActorFinder::Knowledge::settleGenerics(const text::Document &document, const text::Tokens &tokens,
                                            std::vector<ActorMention> &mentions,
                                            const std::vector<std::uint32_t> &form) const {
    std::map<std::string, std::size_t> namedCountries;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (const std::string *country = demonyms.countryOf(tokens, i))
            if (!country->empty()) ++namedCountries[*country];
    std::vector<ActorMention> settled;
    std::vector<std::uint32_t> lastNamed; // actors in the order of their latest mention
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        ActorMention &mention = mentions[i];
        if (!mention.generic) {
            if (const std::uint32_t actor = forms[form[i]].actor; actor != noActor) {
                std::erase(lastNamed, actor);
                lastNamed.push_back(actor);
            }
            settled.push_back(std::move(mention));
            continue;
        }
        const auto &fitting = sharers.at(form[i]);
        std::uint32_t chosen = noActor;
        for (auto last = lastNamed.rbegin(); last != lastNamed.rend() && chosen == noActor; ++last)
            if (std::find(fitting.begin(), fitting.end(), *last) != fitting.end()) chosen = *last;
        if (chosen == noActor) { // nobody yet: the one at home where the text is
            std::size_t most = 0;
            for (const std::uint32_t actor : fitting)
                if (const auto at = namedCountries.find(countries[actor]); at != namedCountries.end() && at->second > most) {
                    most = at->second;
                    chosen = actor;
                }
        }
        if (chosen == noActor) continue;
        mention.actor = ids[chosen];
        settled.push_back(std::move(mention));
    }
    mentions = std::move(settled);
}

std::vector<ActorMention> ActorFinder::find(const text::Document &document, const text::Tokens &tokens) const {
    std::vector<std::uint32_t> form;
    std::vector<ActorMention> mentions = knowledge_->named(document, tokens, form);
    knowledge_->settleGenerics(document, tokens, mentions, form);
    std::vector<bool> taken(tokens.size(), false);
    for (const ActorMention &mention : mentions)
        for (std::uint32_t t = mention.tokens.first; t < mention.tokens.end; ++t) taken[t] = true;
    for (const PersonSpan &person : knowledge_->persons.find(document, tokens, taken)) {
        ActorMention mention;
        mention.span = join(tokens[person.first].span, tokens[person.end - 1].span);
        mention.tokens = {person.first, person.end};
        mention.guessed = person.guessed;
        mentions.push_back(std::move(mention));
    }
    std::sort(mentions.begin(), mentions.end(),
              [](const ActorMention &a, const ActorMention &b) { return a.span.start < b.span.start; });
    return mentions;
}

} // namespace zamkan::mentions
