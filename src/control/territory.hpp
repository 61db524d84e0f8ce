// Who holds what: places with their histories, the ground that goes with each, and both on any day.
#pragma once
#include "base/diagnostic.hpp"
#include "control/drawn.hpp"
#include "control/places.hpp"
#include "geo/tessellation.hpp"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::control {

struct Reach {
    double cell_km = 12; // as far from a settlement as ground goes with it: empty desert stays nobody's
    // A settlement of which nothing was told goes with the nearest place of its country of which something was, if that
    // is within so much of it: 0.6 of the way from that place to the third nearest such place, at least and at most
    double least_km = 8, most_km = 40;
    std::size_t most_settlements = 25000; // the most populous
};

// Ground on a day.
struct Holding {
    std::uint32_t subject = 0; // by place: whose word it is. By holder: of the largest part
    std::optional<std::uint32_t> drawn; // its number among those drawn; `subject` says nothing then
    State state;
    double certainty = 0; // 0..1, of the whole, weighed by area; ground further from its place is less sure
    double km2 = 0;
    std::size_t places = 0;    // settlements on it
    std::uint64_t people = 0;  // of them, as far as the gazetteer knows
    std::vector<std::uint32_t> subjects; // by holder: all whose word it is
    std::vector<geo::Polygon> polygons;
};

// What one party has in one country on a day; shared ground (contested, undecided) only at the upper end.
struct Share {
    std::string holder, country;
    double km2 = 0, km2_most = 0; // held for certain (besieged too); and with what may be its
    std::size_t places = 0;
    std::uint64_t people = 0;
    friend bool operator==(const Share &, const Share &) = default;
};

// What one party has on a day as a file draws it; not split by country.
struct DrawnShare {
    std::string holder, source; // the file
    double km2 = 0;
    friend bool operator==(const DrawnShare &, const DrawnShare &) = default;
};

// Prepared once for a table; then any day is a choice of colours for ground that is divided already. Const calls may
// come from several threads.
class Territory {
public:
    Territory() = default;
    // Takes up to seconds. What could not be used is in the diagnostics. Throws InputError when nothing of the table
    // tells who holds a place and nothing is drawn.
    [[nodiscard]] static Parsed<Territory> of(const events::EventTable &events, const gazetteer::Gazetteer &gazetteer,
                                              const actors::Lineage &lineage, const Reach &reach = {}, const Trust &trust = {},
                                              std::vector<Drawn> drawn = {});

    [[nodiscard]] const std::vector<Subject> &subjects() const { return subjects_; }
    // The days on which something changes, rising; between two of them all is the same but for certainty.
    [[nodiscard]] const std::vector<time::Day> &changeDays() const { return changes_; }
    [[nodiscard]] std::size_t changesUntil(time::Day day) const; // how many of them are past at its end
    [[nodiscard]] std::size_t seeds() const { return pieces_.size(); }
    [[nodiscard]] double reachedKm2() const; // of all ground that may ever be somebody's

    enum class By : std::uint8_t { place, holder };
    // At the end of the day, sorted by area, largest first. By holder, the borders between them are rounded where nobody
    // knows how they run; `km2` is the ground's, as it is divided. Ground of which nothing is known yet is left out. What is
    // drawn and valid comes last, over it, each as it is.
    [[nodiscard]] std::vector<Holding> on(time::Day day, By by) const;
    [[nodiscard]] std::vector<Share> shares(time::Day day) const; // sorted by country, then holder
    [[nodiscard]] std::vector<DrawnShare> drawnShares(time::Day day) const; // of what is valid; by source, the largest first
    // For each piece the subject whose word it is on that day; Tessellation::kNone: nobody's.
    [[nodiscard]] std::vector<std::uint32_t> words(time::Day day) const;
    [[nodiscard]] const std::vector<Drawn> &drawn() const { return drawn_; }
    // The last one drawn at a point that is valid on that day.
    [[nodiscard]] std::optional<std::uint32_t> drawnAt(const geo::LatLon &point, time::Day day) const;
    // The subject whose word holds at a point.
    [[nodiscard]] std::optional<std::uint32_t> at(const geo::LatLon &point, time::Day day) const;

    struct Piece {
        std::uint32_t subject = geo::Tessellation::kNone;  // the place whose word it takes
        std::uint32_t province = geo::Tessellation::kNone; // whose word it takes where there is none of a place
        bool own = false;   // the place's own ground
        double trust = 1;   // what is left of the certainty so far from the place
        std::uint32_t population = 0;
        bool settlement = false;
        std::string country;
    };
    [[nodiscard]] const std::vector<Piece> &pieces() const { return pieces_; }
    [[nodiscard]] const geo::Tessellation &ground() const { return ground_; }

private:
    friend class TerritoryMaker;
    std::vector<Subject> subjects_;
    std::vector<Piece> pieces_;
    std::vector<Drawn> drawn_;
    std::vector<time::Day> changes_;
    geo::Tessellation ground_;
};

// Of a province's word about a place in it: what is left of its certainty.
constexpr double kProvinceTrust = 0.5;

} // namespace zamkan::control
