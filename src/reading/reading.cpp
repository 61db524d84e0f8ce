#include "reading/reading.hpp"
#include "base/asset_shelf.hpp"
#include "base/own_words.hpp"
#include "events/known_place.hpp"
#include "mentions/actors.hpp"
#include "mentions/dates.hpp"
#include "mentions/places.hpp"
#include "mentions/quantities.hpp"
#include "reading/rules.hpp"
#include "reading/trigger_lexicon.hpp"
#include "text/vocabulary.hpp"
#include "text/word_books.hpp"
#include <algorithm>
#include <future>
#include <iterator>
#include <map>

namespace zamkan::reading {
namespace {

std::string precisionOf(const mentions::PlaceMention &mention, std::string_view type) {
    const std::string allowed = events::precisionOfType(type);
    const bool beside = mention.bearing || mention.surroundings; // of an area it still says the area
    return beside && (allowed == "exact" || allowed == "area") ? "near" : allowed;
}

events::EventPlace placeOf(const resolve::ResolvedPlace &resolved, const mentions::PlaceMention &mention,
                           const gazetteer::Gazetteer &gazetteer) {
    events::EventPlace out;
    out.mention = resolved.mention;
    out.confidence = resolved.confidence;
    out.why = resolved.why;
    if (!resolved.place) { // a place that no gazetteer has
        out.id = "text:" + mention.name;
        out.name_en = out.name_ar = mention.name;
        out.type = mention.cue;
        if (!resolved.beside)
            return out;
        const auto beside = gazetteer.place(*resolved.beside);
        out.country = beside.country;
        out.admin1 = beside.admin1;
        out.position = resolved.position;
        out.radius_km = resolved.radius_km;
        out.precision = "near";
        return out;
    }
    events::EventPlace known = events::placeFrom(gazetteer.place(*resolved.place));
    known.mention = resolved.mention;
    known.confidence = resolved.confidence;
    known.why = resolved.why;
    known.position = resolved.position;
    known.radius_km = resolved.radius_km;
    known.precision = precisionOf(mention, known.type);
    return known;
}

// "The army", of which no name before says whose it is, is that of the country of the place named nearest to it, unless
// far more of the places around it are in another.
void settleByPlace(mentions::Mentions &found, const std::vector<events::EventPlace> &places, const text::Tokens &tokens,
                   const actors::Registry &registry) {
    constexpr std::uint32_t back = 3; // sentences
    constexpr double sure = 0.6;      // confidence of a place that may say whose army it is
    for (auto &actor : found.actors) {
        const auto *known = actor.unsure ? registry.byId(actor.actor) : nullptr;
        const bool nobody =
            actor.unsure && actor.actor.starts_with(mentions::unregistered); // "the army", and no army is named
        if (!nobody && actor.alike.empty() && (!known || known->kind != "state"))
            continue;
        const std::uint32_t at = actor.tokens.first, sentence = tokens[at].sentence;
        const events::EventPlace *nearest = nullptr;
        std::uint32_t least = ~std::uint32_t{0};
        std::map<std::string_view, double> told; // by country
        for (std::size_t p = 0; p < places.size(); ++p) {
            const std::uint32_t first = found.places[p].tokens.first, other = tokens[first].sentence;
            if (places[p].country.empty() || places[p].type == "country" || places[p].confidence < sure ||
                other > sentence || sentence - other > back)
                continue;
            told[places[p].country] += places[p].confidence / (1 + sentence - other);
            const std::uint32_t distance = (first > at ? first - at : at - first) + (other < sentence ? 1000 : 0);
            if (distance < least)
                least = distance, nearest = &places[p];
        }
        if (!nearest)
            continue;
        // One quarter that a village abroad is called after makes no other war.
        const auto most = std::max_element(told.begin(), told.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        const std::string_view country =
            most->second > 2 * told[nearest->country] ? most->first : std::string_view(nearest->country);
        if (known && country == known->country)
            continue;
        if (!actor.alike.empty()) { // "Kurdish forces" are those of Syria or those of Iraq
            const auto there = std::find_if(actor.alike.begin(), actor.alike.end(), [&](const std::string &one) {
                return registry.byId(one)->country == country;
            });
            if (there != actor.alike.end())
                actor.actor = *there;
            continue;
        }
        if (const auto *forces = registry.forcesOf(country))
            actor.actor = forces->id;
    }
}

// "بلدة بليون", "Kilo 16": a number that belongs to a place's name counts nothing.
void dropNumbersInNames(mentions::Mentions &found) {
    std::erase_if(found.quantities, [&](const mentions::QuantityMention &quantity) {
        const auto after = std::partition_point(found.places.begin(), found.places.end(), [&](const auto &place) {
            return place.tokens.first <= quantity.tokens.first;
        });
        return after != found.places.begin() && quantity.tokens.end <= std::prev(after)->tokens.end;
    });
}

} // namespace

std::vector<gazetteer::Seat> seatsOf(const std::vector<resolve::ResolvedPlace> &places,
                                     const gazetteer::Gazetteer &gazetteer) {
    std::vector<gazetteer::Seat> out;
    out.reserve(places.size());
    for (const auto &resolved : places)
        out.push_back(resolved.place ? gazetteer.place(*resolved.place).seat : gazetteer::Seat::none);
    return out;
}

struct Reader::Knowledge {
    gazetteer::Gazetteer gazetteer;
    actors::Registry registry;
    text::Vocabulary vocabulary; // of all that follows
    mentions::ActorFinder actorFinder;
    mentions::DateFinder dateFinder;
    mentions::QuantityFinder quantityFinder;
    mentions::PlaceFinder placeFinder; // keeps a reference to the gazetteer
    TriggerLexicon triggers;
    text::WordBooks books{vocabulary};

    Knowledge(gazetteer::Gazetteer &&places, std::future<TriggerLexicon> triggersRead)
        : gazetteer(std::move(places)), registry(actors::Registry::open()),
          actorFinder(mentions::ActorFinder::open(registry, &vocabulary)),
          dateFinder(mentions::DateFinder::open(&vocabulary)),
          quantityFinder(mentions::QuantityFinder::open(&vocabulary)),
          placeFinder(mentions::PlaceFinder::open(gazetteer, &vocabulary)), triggers(triggersRead.get()) {
        triggers.enter(vocabulary);
        vocabulary.complete();
    }
};

Reader::Reader() noexcept = default;
Reader::Reader(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
Reader::Reader(Reader &&) noexcept = default;
Reader &Reader::operator=(Reader &&) noexcept = default;
Reader::~Reader() = default;

Parsed<Reader> Reader::open(const gazetteer::OpenOptions &options) {
    const AssetShelf shelf;
    auto triggers = std::async(std::launch::async, TriggerLexicon::open); // they take about as long as all the others
    auto places = gazetteer::Gazetteer::open(options);
    Parsed<Reader> out;
    out.value = Reader(std::make_unique<Knowledge>(std::move(places.value), std::move(triggers)));
    out.diagnostics = ownWordsTroubles(); // of the actors and lexicons that were just opened
    std::move(places.diagnostics.begin(), places.diagnostics.end(), std::back_inserter(out.diagnostics));
    return out;
}

Reading Reader::read(text::Document document) const {
    Reading out;
    out.document = std::move(document);
    out.tokens = knowledge_->books.tokenize(out.document);
    auto &found = out.mentions;
    found.actors = knowledge_->actorFinder.find(out.document, out.tokens);
    found.dates = knowledge_->dateFinder.find(out.document, out.tokens);
    found.quantities = knowledge_->quantityFinder.find(out.document, out.tokens, found.dates);
    found.places = knowledge_->placeFinder.find(out.document, out.tokens, found.actors, found.dates,
                                                mentions::homesOf(found.actors, knowledge_->registry));
    dropNumbersInNames(found);
    out.places = resolve::resolvePlaces(found, knowledge_->gazetteer);

    std::vector<events::EventPlace> places;
    places.reserve(out.places.size());
    for (const auto &resolved : out.places)
        places.push_back(placeOf(resolved, found.places[resolved.mention], knowledge_->gazetteer));
    const auto seats = seatsOf(out.places, knowledge_->gazetteer);
    settleByPlace(found, places, out.tokens, knowledge_->registry);
    out.events = applyRules(
        {out.document, out.tokens, found, places, knowledge_->registry, seats, &knowledge_->placeFinder.demonyms()},
        knowledge_->triggers);
    return out;
}

std::optional<time::DateRange> Reader::dateAlone(std::string_view phrase, time::Day published) const {
    if (phrase.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return std::nullopt;
    text::ReadOptions options;
    options.published = published;
    auto documents = text::readDocuments(std::string(phrase), "typed.txt", options).value;
    if (documents.size() != 1)
        return std::nullopt;
    const text::Tokens tokens = knowledge_->books.tokenize(documents.front());
    for (const mentions::DateMention &mention : knowledge_->dateFinder.find(documents.front(), tokens)) {
        bool alone = mention.range.has_value();
        for (std::size_t i = 0; alone && i < tokens.size(); ++i)
            alone =
                (i >= mention.tokens.first && i < mention.tokens.end) || tokens[i].kind == text::TokenKind::punctuation;
        if (alone)
            return mention.range;
    }
    return std::nullopt;
}

const gazetteer::Gazetteer &Reader::gazetteer() const { return knowledge_->gazetteer; }
const actors::Registry &Reader::actors() const { return knowledge_->registry; }

} // namespace zamkan::reading
