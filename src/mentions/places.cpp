#include "mentions/places.hpp"
#include "base/spares.hpp"
#include "mentions/place_scan.hpp"

namespace zamkan::mentions {

struct PlaceFinder::Knowledge {
    const gazetteer::Gazetteer *gazetteer;
    PlaceLexicon lexicon;
    Demonyms demonyms;
    mutable Spares<NameBook> books;
};

PlaceFinder::PlaceFinder(std::unique_ptr<Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}
PlaceFinder::PlaceFinder(PlaceFinder &&) noexcept = default;
PlaceFinder &PlaceFinder::operator=(PlaceFinder &&) noexcept = default;
PlaceFinder::~PlaceFinder() = default;

PlaceFinder PlaceFinder::open(const gazetteer::Gazetteer &gazetteer, text::Vocabulary *vocabulary) {
    auto knowledge = std::make_unique<Knowledge>(&gazetteer, PlaceLexicon::open(), Demonyms::open());
    if (vocabulary) {
        knowledge->lexicon.enter(*vocabulary);
        knowledge->demonyms.enter(*vocabulary);
        vocabulary->names = [&gazetteer, &lexicon = knowledge->lexicon](std::string_view folded) {
            return namesFrom(gazetteer, lexicon, folded).lengths;
        };
    }
    return PlaceFinder(std::move(knowledge));
}

std::vector<PlaceMention> PlaceFinder::find(const text::Document &document, const text::Tokens &tokens,
                                            const std::vector<ActorMention> &actors,
                                            const std::vector<DateMention> &dates, const std::vector<std::string> &homes) const {
    NameBook book = knowledge_->books.take().value_or(NameBook());
    PlaceScan scan(*knowledge_->gazetteer, knowledge_->lexicon, knowledge_->demonyms, book, document, tokens);
    scan.block(actors, dates);
    scan.pointTo(homes);
    scan.collect();
    scan.joinLists();
    scan.weigh();
    if (scan.findByEar()) {
        scan.joinLists();
        scan.weigh();
    }
    scan.findReferencePoints();
    auto out = scan.mentions();
    knowledge_->books.give(std::move(book));
    return out;
}

const Demonyms &PlaceFinder::demonyms() const { return knowledge_->demonyms; }

} // namespace zamkan::mentions
