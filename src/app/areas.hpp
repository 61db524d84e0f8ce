// Finds out beside the window who holds what of the table, and keeps what was drawn of it last.
#pragma once
#include "app/jobs.hpp"
#include "control/change.hpp"
#include "control/claims.hpp"
#include "map/held_ground.hpp"
#include "map/scene.hpp"
#include "session/session.hpp"
#include <imgui.h>
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

// Who holds what on the day of the clock, for map and panel.
struct AreasShown {
    std::shared_ptr<const control::Territory> territory;
    std::shared_ptr<const map::HeldGround> ground;
    std::shared_ptr<const map::HeldGround> earlier, later; // of a comparison; in the later one what changed is hatched
    std::vector<control::Share> shares;        // of the day
    std::vector<control::DrawnShare> drawn;    // likewise
    std::vector<control::Balance> balances;    // between the window's ends
    std::vector<control::Front> fronts;        // of the day
    std::vector<control::SharesOfDay> series;  // over all of the time
    time::Day day{}, before{}; // before: the day from whose end on `balances` counts
    std::shared_ptr<const std::vector<control::Claim>> claims; // of the table; null: not made
    std::vector<control::Check> checks;                        // those about territory, on the day
    std::vector<control::ClaimConflict> conflicts;
    // What was asked about: none when nobody holds the point.
    std::optional<std::uint32_t> asked, asked_drawn; // subject; number among those drawn
    std::optional<geo::LatLon> asked_at;
};

class Areas {
public:
    // Begins when the setting is on and the table is another one.
    void follow(const session::Session &session, Jobs &jobs);
    [[nodiscard]] bool underWay(const session::Session &session) const; // asked for and not there yet
    // Null while areas are not shown. Between two days of change only the certainty differs, so the fills stay.
    [[nodiscard]] const AreasShown *of(const session::Session &session, const map::SceneMaker &maker);

private:
    std::shared_ptr<const events::EventTable> under_way_;
    std::optional<AreasShown> shown_;
    void showCompared(const session::Comparison &comparison, const map::SceneMaker &maker);
    std::size_t change_ = 0; // how many days of change are past
    bool fronts_ = false;    // those of the day are found
    std::pair<std::size_t, std::size_t> compared_; // likewise, of the two moments
    std::string look_;       // palette and style of the fills
};

} // namespace zamkan::app
