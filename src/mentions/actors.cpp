#include "mentions/actors.hpp"
#include "base/diagnostic.hpp"
#include "base/value.hpp"
#include "mentions/actor_knowledge.hpp"
#include "mentions/generic_parties.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"
#include <algorithm>
#include <map>

namespace zamkan::mentions {

ActorFinder::ActorFinder(std::unique_ptr<ActorKnowledge> knowledge) : knowledge_(std::move(knowledge)) {}
ActorFinder::ActorFinder(ActorFinder &&) noexcept = default;
ActorFinder &ActorFinder::operator=(ActorFinder &&) noexcept = default;
ActorFinder::~ActorFinder() = default;

ActorFinder ActorFinder::open(const actors::Registry &registry, text::Vocabulary *vocabulary) {
    auto knowledge = std::make_unique<ActorKnowledge>();
    knowledge->phrases = PhraseTable(Spelling::open());
    knowledge->persons = PersonFinder::open();
    knowledge->demonyms = Demonyms::open();
    const auto add = [&](std::string name, ActorForm form) {
        form.capitals = text::allCapitals(name);
        // The first word of a text is looked up without its possessive: "Mali's army".
        for (const std::string_view ending : {"'s ", "’s "})
            if (const auto found = name.find(ending); found != std::string::npos && found < name.find(' '))
                name.erase(found, ending.size() - 1);
        knowledge->phrases.add(name, static_cast<std::uint32_t>(knowledge->forms.size()));
        knowledge->forms.push_back(form);
    };
    std::map<std::string, std::uint32_t> generics;
    const auto share = [&](const std::string &generic, std::uint32_t actor) {
        const auto [at, fresh] = generics.try_emplace(text::fold(generic), static_cast<std::uint32_t>(knowledge->forms.size()));
        if (fresh) add(generic, {noActor, true, false});
        auto &sharers = knowledge->sharers[at->second];
        if (std::find(sharers.actors.begin(), sharers.actors.end(), actor) == sharers.actors.end()) sharers.actors.push_back(actor);
        return &sharers;
    };
    const auto own = [&](const std::string &generic, std::uint32_t actor) {
        auto *sharers = share(generic, actor);
        sharers->own = sharers->actors.size();
    };
    for (std::size_t i = 0; i < registry.actors().size(); ++i) {
        const actors::Actor &actor = registry.actors()[i];
        const auto index = static_cast<std::uint32_t>(i);
        knowledge->ids.push_back(actor.id);
        knowledge->countries.push_back(actor.country);
        knowledge->home.push_back(actor.kind == "state");
        knowledge->regular.push_back(actor.kind == "state" || actor.kind == "coalition");
        if (actor.counted) continue;
        add(actor.name_en, {index, false, false});
        add(actor.name_ar, {index, false, false});
        for (const std::string &alias : actor.aliases) add(alias, {index, false, false});
        for (const std::string &generic : actor.generic) own(generic, index);
    }
    const Value words = readAssetFolder("actors");
    for (const auto &[sort, entry] : words["generics"].table()) // before those of whole kinds, since it is their own
        for (const std::string &like : entry["of"].strings())
            for (std::size_t i = 0; i < registry.actors().size(); ++i) {
                const std::vector<std::string> &generic = registry.actors()[i].generic;
                if (std::find(generic.begin(), generic.end(), like) == generic.end()) continue;
                for (const std::string &form : entry["forms"].strings()) own(form, static_cast<std::uint32_t>(i));
            }
    for (const auto &[sort, entry] : words["by_place"].table())
        for (const std::string &party : entry["parties"].strings()) {
            const auto at = std::find(knowledge->ids.begin(), knowledge->ids.end(), party);
            if (at == knowledge->ids.end()) throw InstallationError("by_place." + sort + " names '" + party + "', who is in no file of the actors", "actors/generics.toml", "mend the file, or restore it");
            for (const std::string &form : entry["forms"].strings()) {
                own(form, static_cast<std::uint32_t>(at - knowledge->ids.begin()));
                knowledge->sharers[generics.at(text::fold(form))].byPlace = true;
            }
        }
    for (const auto &[sort, entry] : words["generics"].table()) {
        const auto kinds = entry["kinds"].strings(), sides = entry["sides"].strings();
        const auto in = [](const std::vector<std::string> &list, const std::string &word) {
            return std::find(list.begin(), list.end(), word) != list.end();
        };
        for (std::size_t i = 0; i < registry.actors().size(); ++i) {
            const actors::Actor &actor = registry.actors()[i];
            if (!actor.belligerent || !in(kinds, actor.kind) || (!sides.empty() && !in(sides, actor.side))) continue;
            for (const std::string &form : entry["forms"].strings()) share(form, static_cast<std::uint32_t>(i));
        }
    }
    const auto without = [&](ActorForm form) {
        knowledge->forms.push_back(form);
        return static_cast<std::uint32_t>(knowledge->forms.size() - 1);
    };
    for (const char *language : {"en", "ar"})
        for (const std::string &form : words["unnamed"][language].strings()) {
            knowledge->unnamed.insert(text::fold(form));
            if (form.front() >= 'A' && form.front() <= 'Z') knowledge->capitals.insert(text::fold(form));
            if (const auto [at, fresh] = generics.try_emplace(text::fold(form), static_cast<std::uint32_t>(knowledge->forms.size())); fresh) {
                add(form, {noActor, true, false});
                knowledge->sharers[at->second];
            }
        }
    for (const char *language : {"en", "ar"})
        for (const std::string &form : words["other_side"][language].strings()) knowledge->otherSide.insert(text::fold(form));
    for (const char *language : {"en", "ar"}) {
        for (const std::string &phrase : words["belonging"][language].strings()) knowledge->belonging.insert(text::fold(phrase));
        for (const std::string &phrase : words["allied"][language].strings()) knowledge->allied.insert(text::fold(phrase));
    }
    for (const std::string &form : words["of_leader"]["forms"].strings()) knowledge->peopleOf.add(form, 0);
    for (const std::string &deed : words["of_leader"]["deeds"].strings()) knowledge->deeds.insert(text::fold(deed));
    for (const std::string &title : words["of_leader"]["titles"].strings()) knowledge->titles.add(title, 0);
    for (const actors::Leader &leader : registry.leaders())
        if (const auto at = std::find(knowledge->ids.begin(), knowledge->ids.end(), leader.actor); at != knowledge->ids.end())
            for (const std::string &name : leader.names) knowledge->leaders.add(name, static_cast<std::uint32_t>(at - knowledge->ids.begin()));
    for (const std::string &word : words["leaning"]["ar"].strings()) knowledge->leaning.insert(text::fold(word));
    if (const auto group = generics.find(text::fold("the group")); group != generics.end()) knowledge->groupForm = group->second;
    knowledge->unitForm = without({noActor, true, false});
    for (const auto &[army, branches] : words["units"]["whose"].table())
        if (const auto at = std::find(knowledge->ids.begin(), knowledge->ids.end(), army); at != knowledge->ids.end())
            for (const std::string &branch : branches.strings())
                knowledge->branches.emplace_back(text::fold(branch), static_cast<std::uint32_t>(at - knowledge->ids.begin()));
    knowledge->namedForm = without({});
    for (std::uint32_t i = 0; i < registry.actors().size(); ++i)
        if (knowledge->home[i] && registry.actors()[i].belligerent) knowledge->sharers[knowledge->unitForm].actors.push_back(i);
    for (const actors::State &state : registry.states()) {
        const auto at = std::find(knowledge->ids.begin(), knowledge->ids.end(), state.actor);
        knowledge->stateForms.push_back(without({static_cast<std::uint32_t>(at - knowledge->ids.begin()), false, false}));
    }
    knowledge->patterns = std::make_unique<ActorPatterns>(words, registry, knowledge->demonyms, knowledge->closed);
    for (const std::string &block : registry.blocks()) add(block, {});
    if (vocabulary) {
        knowledge->phrases.enter(*vocabulary);
        knowledge->peopleOf.enter(*vocabulary);
        knowledge->leaders.enter(*vocabulary);
        knowledge->persons.enter(*vocabulary);
        knowledge->demonyms.enter(*vocabulary);
        knowledge->patterns->enter(*vocabulary);
    }
    return ActorFinder(std::move(knowledge));
}

std::vector<ActorMention> ActorFinder::find(const text::Document &document, const text::Tokens &tokens) const {
    std::vector<std::uint32_t> form;
    std::vector<ActorMention> found = knowledge_->named(document, tokens, form);
    std::vector<ActorMention> mentions = GenericParties(*knowledge_, document, tokens, found, form).settle();
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

std::vector<std::string> homesOf(const std::vector<ActorMention> &mentions, const actors::Registry &registry) {
    std::vector<std::string> out;
    for (const ActorMention &mention : mentions) {
        const actors::Actor *known = registry.byId(mention.beside.empty() ? mention.actor : mention.beside);
        if (known && known->belligerent && known->kind != "state" && !known->country.empty() &&
            std::find(out.begin(), out.end(), known->country) == out.end())
            out.push_back(known->country);
    }
    return out;
}

} // namespace zamkan::mentions
