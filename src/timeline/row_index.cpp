#include "timeline/row_index.hpp"
#include "base/value.hpp"
#include "text/fold.hpp"
#include "timeline/place_names.hpp"
#include <algorithm>
#include <array>
#include <cmath>

namespace zamkan::timeline {
namespace {

using events::WordKind;
using gazetteer::PlaceIndex;

constexpr std::size_t kRowsOfText = 1 << 18; // that share a list of words
constexpr std::size_t kStep = 1 << 12;       // rows between two looks at the progress

void add(std::vector<PlaceIndex> &places, std::span<const gazetteer::Match> matches) {
    for (const gazetteer::Match &match : matches)
        places.push_back(match.place);
}

void sortOut(std::vector<PlaceIndex> &places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

bool anyOf(std::span<const std::uint8_t> marks) {
    return std::any_of(marks.begin(), marks.end(), [](std::uint8_t mark) { return mark != 0; });
}

// What types and subtypes are called.
std::string namesOfKind(const Value &vocabulary, std::string_view list, std::string_view word) {
    std::string names(word);
    const auto take = [&](const Value &entry) { names += " " + entry["name_en"].text() + " " + entry["name_ar"].text(); };
    for (const Value &entry : vocabulary[list].list())
        if (entry["key"].text() == word)
            take(entry);
    for (const auto &[key, entry] : vocabulary[list].table())
        if (key == word)
            take(entry);
    return names;
}

} // namespace

TextQuery::TextQuery(std::string_view text, const Knowledge &knowledge) {
    const std::string folded = text::fold(text);
    eachWord(folded, [&](std::string_view word) { words_.push_back({std::string(word), {}}); });
    for (Word &word : words_)
        word.places = placesNamed(word.folded, knowledge.gazetteer);
    if (words_.size() > 1)
        places_ = placesNamed(folded, knowledge.gazetteer);
}

std::shared_ptr<const RowIndex> RowIndex::ofNames(std::shared_ptr<const events::EventSegment> segment, const Knowledge &knowledge) {
    auto index = std::make_shared<RowIndex>();
    index->segment_ = segment;
    index->words_ = std::make_shared<const events::WordPool>();
    WordRowsMaker places, parties;
    std::string folded;
    const auto &list = segment->places();
    for (std::uint32_t number = 0; number < list.size(); ++number) {
        const events::PlaceWords &place = list[number];
        index->meansFrom_.push_back(static_cast<std::uint32_t>(index->means_.size()));
        std::vector<PlaceIndex> means;
        const auto known = knowledge.gazetteer && !place.id.empty() ? knowledge.gazetteer->byId(place.id) : std::nullopt;
        if (known)
            means.push_back(*known);
        for (const std::string_view name : {place.name_en, place.name_ar}) {
            if (name.empty())
                continue;
            folded.clear();
            text::foldOnto(folded, name);
            places.add(number, folded);
            if (knowledge.gazetteer && !known)
                add(means, knowledge.gazetteer->named(folded));
        }
        sortOut(means);
        index->means_.insert(index->means_.end(), means.begin(), means.end());
    }
    index->meansFrom_.push_back(static_cast<std::uint32_t>(index->means_.size()));

    static const Value vocabulary = readAsset("vocabulary.toml");
    std::vector<std::uint8_t> actors(segment->words()), types(segment->words()), subtypes(segment->words());
    for (const WordKind kind : {WordKind::gaining, WordKind::losing, WordKind::acting})
        segment->column(kind).markUsed(actors);
    segment->column(WordKind::type).markUsed(types);
    segment->column(WordKind::subtype).markUsed(subtypes);
    for (std::uint32_t number = 1; number < segment->words(); ++number) { // in order, as they are added
        const std::string_view word = segment->word(number);
        if (actors[number] != 0) {
            parties.add(number, text::fold(word));
            if (const actors::Actor *actor = knowledge.actors ? knowledge.actors->byId(word) : nullptr) {
                parties.add(number, text::fold(actor->name_en));
                parties.add(number, text::fold(actor->name_ar));
                for (const std::string &alias : actor->aliases)
                    parties.add(number, text::fold(alias));
            }
        }
        if (types[number] != 0)
            parties.add(number, text::fold(namesOfKind(vocabulary, "type", word)));
        if (subtypes[number] != 0)
            parties.add(number, text::fold(namesOfKind(vocabulary, "subtype", word)));
    }
    index->placeNames_ = places.finish();
    index->partyNames_ = parties.finish();
    return index;
}

std::shared_ptr<const RowIndex> RowIndex::withText(const Knowledge &knowledge, const Elsewhere &elsewhere, Progress *progress) const {
    auto index = std::make_shared<RowIndex>(*this);
    index->readText(elsewhere, progress);
    if (knowledge.gazetteer)
        index->findProvinces(*knowledge.gazetteer);
    index->hasText_ = true;
    return index;
}

void RowIndex::readText(const Elsewhere &elsewhere, Progress *progress) {
    const std::size_t rows = segment_->size();
    auto words = std::make_shared<events::WordPool>();
    events::LongColumn<std::uint32_t> sources, reviews;
    sources.resize(rows, 0);
    reviews.resize(rows, 0);
    std::vector<std::uint8_t> certainties(rows, kUntold);
    bool anySource = false, anyReview = false, anyCertainty = false;
    Progress::expectRows(progress, rows);
    std::string folded;
    texts_.clear();
    for (std::size_t first = 0; first < rows; first += kRowsOfText) {
        const std::size_t end = std::min(rows, first + kRowsOfText);
        WordRowsMaker maker;
        for (std::size_t from = first; from < end; from += kStep) {
            const std::size_t count = std::min(kStep, end - from);
            segment_->said(from, count, [&](std::size_t row, const events::Said &said) {
                folded.clear();
                for (const std::string_view text : {said.text, said.attribution, said.note, said.others,
                                                    elsewhere ? elsewhere(row) : std::string_view()})
                    if (!text.empty()) {
                        folded += ' ';
                        text::foldOnto(folded, text);
                    }
                maker.add(static_cast<std::uint32_t>(row - first), folded);
                sources[row] = words->intern(said.source);
                if (said.certainty)
                    certainties[row] = static_cast<std::uint8_t>(std::lround(*said.certainty * 100));
                reviews[row] = words->intern(said.review);
                anySource |= !said.source.empty();
                anyReview |= !said.review.empty();
                anyCertainty |= said.certainty.has_value();
            });
            Progress::understoodRows(progress, count);
        }
        texts_.push_back({first, maker.finish()});
    }
    sources_ = {};
    reviews_ = {};
    certainties_.clear();
    if (anySource)
        sources_.assign(std::move(sources), words->size());
    if (anyReview)
        reviews_.assign(std::move(reviews), words->size());
    if (anyCertainty)
        certainties_ = std::move(certainties);
    words_ = std::move(words);
}

void RowIndex::findProvinces(const gazetteer::Gazetteer &gazetteer) {
    // A point that stands for a whole country lies in no province of it.
    const auto lacks = [&](std::size_t row) {
        const events::PlaceWords *place = segment_->place(row);
        return segment_->located(row) && (!place || (place->admin1.empty() && place->precision != "country" && place->type != "country"));
    };
    provinces_ = {};
    auto words = std::make_shared<events::WordPool>();
    for (std::uint32_t number = 1; number < words_->size(); ++number)
        (void)words->intern((*words_)[number]);
    events::LongColumn<std::uint32_t> column;
    column.reserve(segment_->size());
    bool any = false;
    for (std::size_t row = 0; row < segment_->size(); ++row) {
        std::uint32_t number = 0;
        if (lacks(row)) {
            any = true;
            number = words->intern(gazetteer.admin1At(geo::LatLon::fromDegrees(segment_->latitude(row), segment_->longitude(row))));
        }
        column.push_back(number);
    }
    if (!any)
        return;
    provinces_.assign(std::move(column), words->size());
    words_ = std::move(words);
}

std::size_t RowIndex::bytes() const {
    std::size_t sum = placeNames_.bytes() + partyNames_.bytes() + (meansFrom_.capacity() + means_.capacity()) * sizeof(std::uint32_t) +
                      certainties_.capacity();
    for (const Text &text : texts_)
        sum += text.words.bytes();
    for (const events::WordColumn *column : {&sources_, &reviews_, &provinces_})
        sum += column->visit([](auto numbers) { return numbers.size_bytes(); });
    return sum;
}

void RowIndex::markPlaces(const std::vector<PlaceIndex> &places, std::span<std::uint8_t> byPlace) const {
    if (places.empty())
        return;
    for (std::size_t number = 0; number < byPlace.size(); ++number)
        for (std::uint32_t i = meansFrom_[number]; i < meansFrom_[number + 1]; ++i)
            if (std::binary_search(places.begin(), places.end(), means_[i]))
                byPlace[number] = 1;
}

namespace {
void markRows(const events::WordColumn &column, std::span<const std::uint8_t> byNumber, std::span<std::uint8_t> marks) {
    column.visit([&](auto numbers) {
        for (std::size_t row = 0; row < numbers.size(); ++row)
            marks[row] |= byNumber[numbers[row]];
    });
}
} // namespace

void RowIndex::findWord(const TextQuery::Word &word, std::span<std::uint8_t> marks) const {
    std::vector<std::uint8_t> byPlace(segment_->places().size()), byWord(segment_->words());
    placeNames_.mark(word.folded, byPlace);
    markPlaces(word.places, byPlace);
    if (anyOf(byPlace))
        markRows(segment_->placeColumn(), byPlace, marks);
    partyNames_.mark(word.folded, byWord);
    if (anyOf(byWord))
        for (const WordKind kind : {WordKind::gaining, WordKind::losing, WordKind::acting, WordKind::type, WordKind::subtype})
            markRows(segment_->column(kind), byWord, marks);
    for (const Text &text : texts_)
        text.words.mark(word.folded, marks.subspan(text.first));
}

void RowIndex::find(const TextQuery &query, std::span<std::uint8_t> marks) const {
    std::fill(marks.begin(), marks.end(), std::uint8_t{1});
    std::vector<std::uint8_t> one;
    for (const TextQuery::Word &word : query.words_) {
        one.assign(marks.size(), 0);
        findWord(word, one);
        for (std::size_t row = 0; row < marks.size(); ++row)
            marks[row] &= one[row];
    }
    if (!query.places_.empty()) { // "deir ez-zor" is one name, whatever its words are in the row's own spelling
        std::vector<std::uint8_t> byPlace(segment_->places().size());
        markPlaces(query.places_, byPlace);
        if (anyOf(byPlace))
            markRows(segment_->placeColumn(), byPlace, marks);
    }
}

} // namespace zamkan::timeline
