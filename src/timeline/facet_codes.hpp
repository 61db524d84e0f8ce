// The values of a facet as small numbers, row by row.
#pragma once
#include "events/event_segment.hpp"
#include "timeline/filter.hpp"
#include "timeline/row_index.hpp"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// For one source. A row has up to three values (the parties of it), each once.
class FacetCodes {
public:
    FacetCodes(const events::EventSegment &segment, const RowIndex *index, std::string_view sourceName, Facet facet);

    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] const std::string &value(std::size_t code) const { return values_[code]; }

    // Calls use(row, code) for the values of the rows [first, end) one after the other.
    template <typename Use> void visit(std::size_t first, std::size_t end, Use use) const;

private:
    std::uint32_t codeOf(std::string_view value);
    [[nodiscard]] std::uint32_t fromPoint(std::size_t row) const;
    void codeWords(const events::WordColumn &column, std::size_t words);
    void codePlaces(Facet facet);

    const events::EventSegment &segment_;
    const RowIndex *index_;
    enum class Way : std::uint8_t { one, word, parties, certainty, place } way_ = Way::one;
    const events::WordColumn *column_ = nullptr;
    std::vector<std::string> values_;
    events::WordPool pool_;
    std::vector<std::uint32_t> byNumber_;   // of words or places
    std::vector<std::uint32_t> byProvince_; // of the index' words; for places that leave the area to their point
    static constexpr std::uint32_t kByPoint = UINT32_MAX;
};

template <typename Use> void FacetCodes::visit(std::size_t first, std::size_t end, Use use) const {
    switch (way_) {
    case Way::one:
        for (std::size_t row = first; row < end; ++row)
            use(row, std::uint32_t{0});
        break;
    case Way::word:
        column_->visit([&](auto numbers) {
            for (std::size_t row = first; row < end; ++row)
                use(row, byNumber_[numbers[row]]);
        });
        break;
    case Way::parties: {
        using events::WordKind;
        segment_.column(WordKind::gaining).visit([&](auto gaining) {
            segment_.column(WordKind::losing).visit([&](auto losing) {
                segment_.column(WordKind::acting).visit([&](auto acting) {
                    for (std::size_t row = first; row < end; ++row) {
                        const std::uint32_t a = byNumber_[gaining[row]], b = byNumber_[losing[row]], c = byNumber_[acting[row]];
                        if ((a | b | c) == 0) { // nobody is told
                            use(row, std::uint32_t{0});
                            continue;
                        }
                        if (a != 0)
                            use(row, a);
                        if (b != 0 && b != a)
                            use(row, b);
                        if (c != 0 && c != a && c != b)
                            use(row, c);
                    }
                });
            });
        });
        break;
    }
    case Way::certainty: {
        const auto told = index_->certainties();
        for (std::size_t row = first; row < end; ++row)
            use(row, byNumber_[told[row]]);
        break;
    }
    case Way::place:
        column_->visit([&](auto numbers) {
            for (std::size_t row = first; row < end; ++row) {
                const std::uint32_t code = byNumber_[numbers[row]];
                use(row, code == kByPoint ? fromPoint(row) : code);
            }
        });
        break;
    }
}

} // namespace zamkan::timeline
