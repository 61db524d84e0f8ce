// Swim lanes: each event a bar in the lane of its party, place or kind; where they lie too close, how many there are.
#pragma once
#include "events/event_table.hpp"
#include "timeline/row_words.hpp"
#include "timeline/window.hpp"
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace zamkan::timeline {

// dot: a day or less. soft: some time within it. solid: throughout it.
enum class BarKind : std::uint8_t { dot, soft, solid };

// Made once for a table and a way to part it; what is shown is worked out anew for each filter and each stretch of the
// axis, in milliseconds for a million rows.
class Lanes {
public:
    Lanes(std::shared_ptr<const events::EventTable> table, GroupBy by);
    [[nodiscard]] const events::EventTable *table() const { return table_.get(); }
    [[nodiscard]] GroupBy by() const { return by_; }

    struct Bar {
        events::Row row = 0;
        BarKind kind = BarKind::dot;
        std::uint8_t track = 0;      // below kTracks: bars of one track do not meet while there is room
        float first = 0, last = 0;   // columns; cut at the ends of the stretch
    };
    struct Lane {
        std::string key;             // "" are rows that tell none
        bool others = false;         // all that the other lanes do not hold
        std::size_t rows = 0;        // that pass, of all time
        std::vector<Bar> bars;       // by time; empty in a crowded lane
        // Of a crowded lane, a column each: how many rows meet it, and one of them (kNone where there is none).
        std::vector<std::uint32_t> counts;
        std::vector<events::Row> rowAt;
        std::uint32_t most = 0;      // of counts
    };
    static constexpr std::uint8_t kTracks = 3;
    static constexpr events::Row kNone = UINT32_MAX;

    struct Look {
        Axis sight;
        std::size_t columns = 0;     // that the stretch is drawn on
        std::size_t most_lanes = 8;  // with that of all others
        std::size_t most_bars = 400; // in a lane, before it counts as crowded
        float least_width = 6;       // columns that a dot takes
    };
    // The lanes with the most rows first, whatever the stretch; of rows alone whose bit by position in byTime() is set.
    [[nodiscard]] std::vector<Lane> shown(std::span<const std::uint64_t> kept, const Look &look) const;

private:
    std::shared_ptr<const events::EventTable> table_;
    GroupBy by_;
    std::vector<std::uint32_t> codes_;  // by position in byTime(): number of the key
    std::vector<std::uint8_t> lasts_;   // likewise
    std::vector<std::string> keys_;
};

} // namespace zamkan::timeline
