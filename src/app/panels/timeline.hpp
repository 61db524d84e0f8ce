// The pane at the bottom: transport, dates, and what happened when as a histogram or in lanes, with the window of time over
// it.
#pragma once
#include "app/panels/panels.hpp"
#include "timeline/lanes.hpp"
#include "timeline/stacked_bins.hpp"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zamkan::app {

// Time across pixels.
struct Scale {
    timeline::Axis sight;
    float left = 0, width = 1;

    [[nodiscard]] double seconds() const;
    [[nodiscard]] float x(time::Instant at) const; // at an end for what is out of sight
    [[nodiscard]] bool shows(time::Instant at) const { return at >= sight.start && at <= sight.end; }
    [[nodiscard]] time::Instant at(float pixel) const;
};

enum class Grip : std::uint8_t { none, from, to, middle, axis, earlier, later };
struct ChartState {
    Grip grip = Grip::none;
    std::int64_t grabbed_at = 0;                      // seconds from the window's start to the pointer
    std::optional<timeline::Window> before_click;     // a double click leaves the window where it was
    // Histogram by colour, made anew when what it shows changes.
    struct Series { ImU32 colour; std::vector<double> counts; };
    std::vector<Series> series;
    double highest = 0;
    std::shared_ptr<const timeline::StackedBins> stacked; // by colour
    std::vector<ImU32> colours;                           // of its series
    std::shared_ptr<struct BarsPicture> picture;          // of the bars, painted anew when one of them changes
    std::size_t look = 0, bins = 0;                       // what colours and bars are of
    std::uint64_t version = 0;
    timeline::Axis sight;
};
struct LanesState {
    std::shared_ptr<const timeline::Lanes> lanes;
    std::vector<timeline::Lanes::Lane> shown;
    std::uint64_t version = 0; // what they are of
    timeline::Axis sight;
    std::size_t columns = 0;
};
struct TimelineState {
    Field from, to;
    bool from_wrong = false, to_wrong = false;
    Field speed;
    bool speed_wrong = false;
    ChartState chart;
    LanesState lanes;
};
void drawTimeline(Kit &kit, const session::Session &session, const Rect &where, TimelineState &state,
                  Outcome &outcome);

// ---- timeline_chart.cpp: the axis with everything over it -----------------------------------------------------------
void drawChart(Kit &kit, const session::Session &session, const Rect &where, TimelineState &state, Outcome &outcome);

// ---- timeline_axis.cpp ---------------------------------------------------------------------------------------------
void drawTicks(Kit &kit, const Rect &where, const Scale &scale);
// Bookmarks and the two moments of a comparison, as flags at the top of the chart. True while the pointer is on one: before
// the slider, which lies under them.
bool drawFlags(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale, ChartState &state, Outcome &outcome);
// Whole days, or hours or minutes where rows have clock times and the pixels are fine enough.
[[nodiscard]] time::Instant snapped(const session::Session &session, time::Instant at, const Scale &scale);
// A moment in both calendars.
[[nodiscard]] std::vector<TipLine> dayTip(Kit &kit, std::string said, time::Day day);

// ---- timeline_histogram.cpp ----------------------------------------------------------------------------------------
void drawHistogram(Kit &kit, const session::Session &session, const Rect &where, const Scale &scale, ChartState &state);
// The stretch of the axis that the mode lets show.
[[nodiscard]] std::pair<time::Instant, time::Instant> reachOf(const session::Session &session);

// ---- timeline_lanes.cpp: each event a bar in the lane of its party, place or kind ----------------------------------------
[[nodiscard]] bool showsLanes(const session::Session &session);
constexpr float kLanesHeight = 176; // at scale 1
constexpr float kLaneNames = 150;   // width of their names, likewise
// `names`: the strip beside, for the names of the lanes.
void drawLanes(Kit &kit, const session::Session &session, const Rect &where, const Rect &names, const Scale &scale, LanesState &state,
               Outcome &outcome);

} // namespace zamkan::app
