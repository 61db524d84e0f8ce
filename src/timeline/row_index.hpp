// What the rows of a source can be found by, beside their columns.
#pragma once
#include "actors/registry.hpp"
#include "base/progress.hpp"
#include "events/event_segment.hpp"
#include "gazetteer/gazetteer.hpp"
#include "timeline/words.hpp"
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zamkan::timeline {

// Who knows other names of places and parties. Either may be null: then names are found as they are written.
struct Knowledge {
    const gazetteer::Gazetteer *gazetteer = nullptr;
    const actors::Registry *actors = nullptr;
};

// What a user searches for: folded, with the places that bear these names in any spelling.
class TextQuery {
public:
    TextQuery() = default; // finds everything
    TextQuery(std::string_view text, const Knowledge &knowledge);
    [[nodiscard]] bool empty() const { return words_.empty(); }

private:
    friend class RowIndex;
    struct Word {
        std::string folded;
        std::vector<gazetteer::PlaceIndex> places; // sorted
    };
    std::vector<Word> words_;
    std::vector<gazetteer::PlaceIndex> places_; // that bear the whole as their name; sorted
};

// Never changed once made; any thread may ask. It comes in two steps: the names, which take milliseconds, and the text of
// the rows with what else is read on the way, which takes as long as reading the file did.
class RowIndex {
public:
    [[nodiscard]] static std::shared_ptr<const RowIndex> ofNames(std::shared_ptr<const events::EventSegment> segment,
                                                                 const Knowledge &knowledge);
    // What is said of a row elsewhere: the sentence of an article; may be empty.
    using Elsewhere = std::function<std::string_view(std::size_t row)>;
    // The same with the text of the rows. Throws Cancelled.
    [[nodiscard]] std::shared_ptr<const RowIndex> withText(const Knowledge &knowledge, const Elsewhere &elsewhere = {},
                                                           Progress *progress = nullptr) const;
    [[nodiscard]] bool hasText() const { return hasText_; }
    [[nodiscard]] const events::EventSegment *segment() const { return segment_.get(); } // whose rows these are
    [[nodiscard]] std::size_t bytes() const;

    // Sets marks[row] to 1 for the rows that the query finds and to 0 for the others.
    void find(const TextQuery &query, std::span<std::uint8_t> marks) const;

    // Known with the text. The columns are empty where no row tells; numbers are those of words(), 0 is "".
    [[nodiscard]] const events::WordColumn &sources() const { return sources_; }     // rows' own
    [[nodiscard]] const events::WordColumn &reviews() const { return reviews_; }     // Event::review
    [[nodiscard]] const events::WordColumn &provinces() const { return provinces_; } // where the point lies, of rows whose place names none
    [[nodiscard]] const events::WordPool &words() const { return *words_; }
    // In percent; kUntold.
    static constexpr std::uint8_t kUntold = 255;
    [[nodiscard]] std::span<const std::uint8_t> certainties() const { return certainties_; }

private:
    void findWord(const TextQuery::Word &word, std::span<std::uint8_t> marks) const;
    void markPlaces(const std::vector<gazetteer::PlaceIndex> &places, std::span<std::uint8_t> byPlace) const;
    void readText(const Elsewhere &elsewhere, Progress *progress);
    void findProvinces(const gazetteer::Gazetteer &gazetteer);

    std::shared_ptr<const events::EventSegment> segment_;
    WordRows placeNames_, partyNames_; // by number of place and of word
    std::vector<std::uint32_t> meansFrom_;          // of each place of the segment, in means_
    std::vector<gazetteer::PlaceIndex> means_;      // the places that it may be
    struct Text {
        std::size_t first = 0;
        WordRows words;
    };
    std::vector<Text> texts_;
    events::WordColumn sources_, reviews_, provinces_;
    std::vector<std::uint8_t> certainties_;
    std::shared_ptr<const events::WordPool> words_;
    bool hasText_ = false;
};

} // namespace zamkan::timeline
