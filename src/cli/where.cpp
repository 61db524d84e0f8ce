#include "cli/where.hpp"
#include "timeline/place_names.hpp"
#include <CLI/CLI.hpp>

namespace zamkan::cli {

void Where::addTo(CLI::App &verb) {
    verb.add_option("--where", conditions_,
                    "Only events that pass: actor=isis,ypg type!=claim subtype= status= certainty=high source= country=IQ province=IQ-AN place= "
                    "magnitude=10..100 box=WEST,SOUTH,EAST,NORTH text=WORDS; several add up")
        ->type_name("CONDITION")
        ->allow_extra_args(false);
}

timeline::Filter Where::filter(const timeline::Knowledge &knowledge) const {
    timeline::Filter filter;
    try {
        for (const std::string &condition : conditions_)
            timeline::addCondition(filter, condition);
    } catch (const InputError &error) {
        throw CLI::ValidationError("--where", error.diagnostic().line());
    }
    std::set<std::string, std::less<>> ids;
    for (const std::string &name : filter.of(timeline::Facet::actor).values) {
        const actors::Actor *actor = knowledge.actors && !knowledge.actors->byId(name) ? knowledge.actors->byName(name) : nullptr;
        ids.insert(actor ? actor->id : name);
    }
    filter.of(timeline::Facet::actor).values = std::move(ids);
    return filter;
}

timeline::Sieve Where::look(std::shared_ptr<const events::EventTable> table, const std::vector<Source> &sources,
                            const timeline::Knowledge &knowledge) const {
    timeline::Sieve sieve;
    timeline::Filter wanted = filter(knowledge);
    std::set<std::string, std::less<>> places; // as the sources call them
    for (const std::string &name : wanted.of(timeline::Facet::place).values) {
        const std::size_t before = places.size();
        for (const Source &source : sources)
            for (std::string &value : timeline::placeValues(name, *source.segment, knowledge))
                places.insert(std::move(value));
        if (places.size() == before) // nothing is called so: nothing passes for it
            places.insert(name);
    }
    wanted.of(timeline::Facet::place).values = std::move(places);
    sieve.set(wanted);
    std::vector<timeline::Sieve::Source> named;
    for (const Source &source : sources) {
        const auto texts = [&](std::size_t row) -> std::string_view {
            const std::size_t event = source.segment->eventOf(row);
            return event < source.texts.size() ? std::string_view(source.texts[event]) : std::string_view();
        };
        named.push_back({source.name, timeline::RowIndex::ofNames(source.segment, knowledge)->withText(knowledge, texts)});
    }
    sieve.look(std::move(table), std::move(named), knowledge);
    return sieve;
}

void Where::keep(std::vector<events::Event> &events, const std::vector<std::string> &texts, const timeline::Knowledge &knowledge) const {
    if (empty() || events.empty())
        return;
    // A source of its own for each stretch of events that have one source in common.
    auto table = std::make_shared<events::EventTable>();
    std::vector<Source> sources;
    std::vector<std::size_t> firsts;
    for (std::size_t first = 0; first < events.size();) {
        std::size_t end = first + 1;
        while (end < events.size() && events[end].provenance.source == events[first].provenance.source)
            ++end;
        const auto at = [&](auto &list, std::size_t i) { return list.begin() + static_cast<std::ptrdiff_t>(std::min(i, list.size())); };
        sources.push_back({events::EventSegment::of({at(events, first), at(events, end)}), events[first].provenance.source,
                           {at(texts, first), at(texts, end)}});
        table->append(sources.back().segment, static_cast<std::uint32_t>(sources.size() - 1));
        firsts.push_back(first);
        first = end;
    }
    const timeline::Sieve sieve = look(table, sources, knowledge);
    std::vector<bool> passing(events.size());
    for (const events::EventTable::Part &part : table->parts())
        for (std::size_t row = 0; row < part.segment->size(); ++row)
            if (sieve.passes(static_cast<events::Row>(part.first + row)))
                passing[firsts[*part.document] + part.segment->eventOf(row)] = true;
    std::vector<events::Event> kept;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (passing[i])
            kept.push_back(std::move(events[i]));
    events = std::move(kept);
}

} // namespace zamkan::cli
