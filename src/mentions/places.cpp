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
        // An Arabic word that never is a place is looked up only where it begins a longer name: most of the words of
        // running text that some place is called are such. In English capitals sort them out.
        vocabulary->names = [&gazetteer, &lexicon = knowledge->lexicon](std::string_view folded) {
            constexpr std::uint32_t alone = 1U << 1;
            const std::uint32_t lengths = gazetteer.namesFrom(folded).lengths;
            const bool arabic = !folded.empty() && static_cast<unsigned char>(folded[0]) >= 0xD8;
            return arabic && lexicon.guard(folded) == PlaceLexicon::Guard::never ? lengths & ~alone : lengths;
        };
    }
    return PlaceFinder(std::move(knowledge));
}

std::vector<PlaceMention> PlaceFinder::find(const text::Document &document, const text::Tokens &tokens,
                                            const std::vector<ActorMention> &actors,
                                            const std::vector<DateMention> &dates) const {
    NameBook book = knowledge_->books.take().value_or(NameBook());
    PlaceScan scan(*knowledge_->gazetteer, knowledge_->lexicon, knowledge_->demonyms, book, document, tokens);
    scan.block(actors, dates);
    scan.collect();
    scan.joinLists();
    scan.weigh();
    if (scan.findByEar()) {
        scan.joinLists();
        scan.weigh();
    }
    auto out = scan.mentions();
    knowledge_->books.give(std::move(book));
    return out;
}

} // namespace zamkan::mentions
