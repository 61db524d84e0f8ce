// The rows of one source as columns.
#pragma once
#include "events/long_column.hpp"
#include "events/end_column.hpp"
#include "events/event.hpp"
#include "events/time_order.hpp"
#include "events/word_pool.hpp"
#include <cstddef>
#include <cmath>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace zamkan::events {

// What rows say of their place but for the point itself: many rows share one. Views live as long as the segment.
struct PlaceWords {
    std::string_view id, name_en, name_ar, type, country, admin1, precision;
    friend bool operator==(const PlaceWords &, const PlaceWords &) = default;
};

// A column of word numbers: 16 bits a row where they suffice.
class WordColumn {
public:
    [[nodiscard]] std::uint32_t operator[](std::size_t row) const { return wide_.empty() ? narrow_[row] : wide_[row]; }
    void push(std::uint32_t number);
    // Takes a whole column; numbers are below `words`.
    void assign(LongColumn<std::uint32_t> numbers, std::size_t words);
    [[nodiscard]] bool empty() const { return narrow_.empty() && wide_.empty(); }
    void markUsed(std::span<std::uint8_t> words) const; // sets words[number] to 1 for the numbers that stand in it
    // Calls use(span) with the numbers as they are kept, 16 or 32 bits each: for loops over all rows.
    template <typename Use> decltype(auto) visit(Use &&use) const {
        if (wide_.empty())
            return use(std::span<const std::uint16_t>(narrow_));
        return use(std::span<const std::uint32_t>(wide_));
    }

private:
    LongColumn<std::uint16_t> narrow_;
    LongColumn<std::uint32_t> wide_;
};

enum class WordKind : std::uint8_t { type, subtype, status, unit, gaining, losing, acting };

// What a row says beside its columns, as it stands. Views live during the call that they are given to.
struct Said {
    std::string_view text, attribution, note;
    std::string_view source; // the row's own; "" for one that its file or article alone is the source of
    std::string_view others; // parties that no column has, those affected
    std::optional<double> certainty;
    std::string_view review = {}; // Event::review
};

// One row an event and place (an event without a place has one row without a position). Never changed once it is
// shared: tables that hold the same source share it. Whole events are made when they are asked for, from where they
// came from, so that a row costs some sixty bytes and not its text.
class EventSegment {
public:
    [[nodiscard]] std::size_t size() const { return from_.size(); }
    [[nodiscard]] std::size_t events() const { return events_; } // rows of one event count once

    // Seconds since 1970 UTC; kUndated for both when there is no date.
    [[nodiscard]] std::int64_t from(std::size_t row) const { return from_[row]; }
    [[nodiscard]] std::int64_t to(std::size_t row) const { return to_.of(row, from_[row]); }
    [[nodiscard]] bool located(std::size_t row) const { return (flags_[row] & kLocated) != 0; }
    [[nodiscard]] bool drawn(std::size_t row) const { return (flags_[row] & kDrawn) != 0; }
    [[nodiscard]] TimeKind timeKind(std::size_t row) const {
        return (flags_[row] & kThroughout) != 0 ? TimeKind::throughout : TimeKind::within;
    }
    [[nodiscard]] bool storyTime(std::size_t row) const { return (flags_[row] & kStoryTime) != 0; } // Event::story_time
    [[nodiscard]] double latitude(std::size_t row) const { return inDegrees(latitude_[row]); } // of a located row, to a centimetre
    [[nodiscard]] double longitude(std::size_t row) const { return inDegrees(longitude_[row]); }
    [[nodiscard]] float radiusKm(std::size_t row) const { return radius_[row]; }
    // How much of what `unit` counts; between low and high where only they are told. NaN: not told.
    [[nodiscard]] float magnitude(std::size_t row) const { return magnitude_[row]; }

    [[nodiscard]] std::string_view type(std::size_t row) const { return words_[type_[row]]; }
    [[nodiscard]] std::string_view subtype(std::size_t row) const { return words_[subtype_[row]]; }
    [[nodiscard]] std::string_view status(std::size_t row) const { return words_[status_[row]]; }
    [[nodiscard]] std::string_view unit(std::size_t row) const { return words_[unit_[row]]; }
    [[nodiscard]] std::string_view gaining(std::size_t row) const { return words_[gaining_[row]]; }
    [[nodiscard]] std::string_view losing(std::size_t row) const { return words_[losing_[row]]; }
    [[nodiscard]] std::string_view acting(std::size_t row) const { return words_[acting_[row]]; }
    [[nodiscard]] const PlaceWords *place(std::size_t row) const { // null for a row without a place
        const std::uint32_t at = place_[row];
        return at == 0 ? nullptr : &places_[at];
    }

    // Whole columns, for loops over all rows: a row's word is a number, equal words of one segment have one number.
    [[nodiscard]] const WordColumn &column(WordKind kind) const;
    [[nodiscard]] std::string_view word(std::uint32_t number) const { return words_[number]; }
    [[nodiscard]] std::size_t words() const { return words_.size(); }
    [[nodiscard]] const WordColumn &placeColumn() const { return place_; }
    [[nodiscard]] const std::vector<PlaceWords> &places() const { return places_; } // the first one is that of no place
    [[nodiscard]] std::span<const float> magnitudes() const { return magnitude_; }

    // What `count` rows from `first` on say beside their columns, one after the other: cut from where the rows stand,
    // without making events. Any thread may ask.
    using Saying = std::function<void(std::size_t row, const Said &said)>;
    void said(std::size_t first, std::size_t count, const Saying &say) const {
        if (said_)
            said_(first, count, say);
    }

    // The rows of the event of that number, as eventOf() counts; none where no event has it.
    struct Rows {
        std::size_t first = 0, end = 0;
    };
    [[nodiscard]] Rows rowsOf(std::uint32_t event) const;
    // The whole event, with all its places; rows of one event give the same. Any thread may ask.
    [[nodiscard]] Event event(std::size_t row) const { return whole_(eventOf(row)); }
    [[nodiscard]] std::uint32_t eventOf(std::size_t row) const { // equal for the rows of one event, which follow each other
        return event_.empty() ? static_cast<std::uint32_t>(row) : event_[row];
    }
    [[nodiscard]] std::vector<Event> wholeEvents() const { return wholeEvents(0, size()); }
    // The events that begin in these rows.
    [[nodiscard]] std::vector<Event> wholeEvents(std::size_t first, std::size_t count) const;

    // Null until sorted; whoever makes a segment sorts it beside the window's thread.
    [[nodiscard]] const std::shared_ptr<const TimeOrder> &order() const { return order_; }
    [[nodiscard]] std::shared_ptr<const TimeOrder> sorted() const;

    [[nodiscard]] static std::shared_ptr<const EventSegment> of(std::vector<Event> events);

private:
    friend class SegmentBuilder;
    friend class FileRows;
    static constexpr std::uint8_t kLocated = 1, kDrawn = 2, kThroughout = 4, kStoryTime = 8;

    // Ten-millionths of a degree: exactly what decimal degrees with seven places say.
    static constexpr double kFine = 1e7;
    [[nodiscard]] static double inDegrees(std::int32_t fine) { return static_cast<double>(fine) / kFine; }
    [[nodiscard]] static std::int32_t fromDegrees(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * kFine)); }

    LongColumn<std::int64_t> from_;
    EndColumn to_;
    LongColumn<std::int32_t> latitude_, longitude_;
    LongColumn<float> radius_, magnitude_;
    LongColumn<std::uint8_t> flags_;
    WordColumn type_, subtype_, status_, unit_, gaining_, losing_, acting_, place_;
    LongColumn<std::uint32_t> event_; // empty: each row is an event of its own
    std::size_t events_ = 0;
    WordPool words_;
    std::vector<PlaceWords> places_{{}};
    std::function<Event(std::uint32_t)> whole_; // by eventOf()
    // wholeEvents(), for who can do better than one event after the other; may be empty.
    std::function<std::vector<Event>(std::size_t first, std::size_t count)> several_;
    std::function<void(std::size_t first, std::size_t count, const Saying &say)> said_;
    std::shared_ptr<const TimeOrder> order_;
};

// Makes a segment of whole events, which it keeps.
class SegmentBuilder {
public:
    SegmentBuilder();
    void append(Event event);
    // As it stands: it goes on growing under whoever holds it.
    [[nodiscard]] const std::shared_ptr<EventSegment> &segment() const { return segment_; }
    [[nodiscard]] std::shared_ptr<const EventSegment> finish(); // sorted; the builder is done

private:
    void addRow(const Event &event, const EventPlace *place);
    std::shared_ptr<EventSegment> segment_;
    std::shared_ptr<std::vector<Event>> events_;
    std::uint32_t lastPlace_ = 0;
};

// How much, for the size of a mark: the best guess, the middle of what is told, or the one bound that is.
[[nodiscard]] std::optional<double> magnitudeOf(const Event &event);

} // namespace zamkan::events
