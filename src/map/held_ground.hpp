// Who holds what, as fills of the map: one colour a holder, striped where two parties may hold it.
#pragma once
#include "control/change.hpp"
#include "control/territory.hpp"
#include "map/scene.hpp"
#include <functional>

namespace zamkan::map {

// Made for one day, shared by pictures. Stripes lie on the earth and do not move with the view.
struct HeldGround {
    std::vector<FillLayer> fills; // back to front
    bool striped = false;         // some of it is
    bool hatched = false;         // some of it changed hands
};

using ColourOfParty = std::function<Colour(std::string_view party)>;

// `holdings` by holder. Surer ground is stronger. Contested ground has stripes in the colours of its parties, ground that
// changes hands on an unknown day the former holder's and the next one's, a siege thin ones of the besiegers; ground that
// was lost to nobody named is grey. A stripe is `stripeKm` wide.
[[nodiscard]] std::shared_ptr<const HeldGround> heldGround(const std::vector<control::Holding> &holdings,
                                                           const ColourOfParty &colourOf, double stripeKm = 5);

// The ground with hatching over what changed hands until then, in the colour of who had it before. It runs the other way
// than stripes do.
[[nodiscard]] std::shared_ptr<const HeldGround> withChanges(const HeldGround &ground, const std::vector<control::ChangedGround> &changed,
                                                            const ColourOfParty &colourOf, double stripeKm = 5);

} // namespace zamkan::map
