#include "timeline/row_words.hpp"

namespace zamkan::timeline {

RowWords::RowWords(const events::EventTable::Part &part, GroupBy by) : part_(&part), by_(by), numbers_(part.segment->size()) {
    using events::WordKind;
    const events::EventSegment &segment = *part.segment;
    const auto fill = [&](const events::WordColumn &column, const auto &wanted) { // where there is none yet
        column.visit([&](auto numbers) {
            for (std::size_t row = 0; row < numbers_.size(); ++row)
                if (numbers_[row] == 0 && wanted(row))
                    numbers_[row] = numbers[row];
        });
    };
    const auto all = [](std::size_t) { return true; };
    switch (by) {
    case GroupBy::actor: {
        fill(segment.column(WordKind::gaining), all);
        std::vector<char> ofLoser(segment.words());
        for (std::uint32_t word = 0; word < ofLoser.size(); ++word)
            ofLoser[word] = segment.word(word) == "control" || segment.word(word) == "claim";
        segment.column(WordKind::type).visit([&](auto types) {
            fill(segment.column(WordKind::losing), [&](std::size_t row) { return ofLoser[types[row]] != 0; });
        });
        fill(segment.column(WordKind::acting), all);
        fill(segment.column(WordKind::losing), all);
        break;
    }
    case GroupBy::type:
        fill(segment.column(WordKind::type), all);
        break;
    case GroupBy::place:
        fill(segment.placeColumn(), all);
        break;
    case GroupBy::layer:
        break;
    }
}

std::size_t RowWords::words() const {
    switch (by_) {
    case GroupBy::layer:
        return 1;
    case GroupBy::place:
        return part_->segment->places().size();
    default:
        return part_->segment->words();
    }
}

std::string RowWords::word(std::uint32_t number) const {
    switch (by_) {
    case GroupBy::layer:
        return std::to_string(part_->document.value_or(0));
    case GroupBy::place: {
        const events::PlaceWords &place = part_->segment->places()[number];
        return std::string(place.name_en.empty() ? place.name_ar : place.name_en);
    }
    default:
        return std::string(part_->segment->word(number));
    }
}

} // namespace zamkan::timeline
