#include "mentions/places.hpp"
#include "mentions/place_scan.hpp"

namespace zamkan::mentions {

struct PlaceFinder::Knowledge {
    const gazetteer::Gazetteer *gazetteer;
    PlaceLexicon lexicon;
    Demonyms demonyms;
};

PlaceFinder::PlaceFinder(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
PlaceFinder::PlaceFinder(PlaceFinder &&) noexcept = default;
PlaceFinder &PlaceFinder::operator=(PlaceFinder &&) noexcept = default;
PlaceFinder::~PlaceFinder() = default;

PlaceFinder PlaceFinder::open(const gazetteer::Gazetteer &gazetteer) {
    return PlaceFinder(std::make_unique<Knowledge>(Knowledge{&gazetteer, PlaceLexicon::open(), Demonyms::open()}));
}

std::vector<PlaceMention> PlaceFinder::find(const text::Document &document, const text::Tokens &tokens,
                                            const std::vector<ActorMention> &actors,
                                            const std::vector<DateMention> &dates) const {
    PlaceScan scan(*knowledge_->gazetteer, knowledge_->lexicon, knowledge_->demonyms, document, tokens);
    scan.block(actors, dates);
    scan.collect();
    scan.joinLists();
    scan.weigh();
    return scan.mentions();
}

} // namespace zamkan::mentions
