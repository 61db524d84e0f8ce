// The selected event at the foot of the Source panel: right, wrong, elsewhere, at another time, something else, by others.
#pragma once
#include "app/kit/field.hpp"
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "session/review_places.hpp"
#include <memory>
#include <string>
#include <vector>

namespace zamkan::app {

struct ReviewCard {
    const events::EventTable *table = nullptr; // what the rest is of
    events::Row row = 0;
    const void *reading = nullptr, *reader = nullptr;
    std::string searched;
    events::Event event;
    std::vector<session::PlaceChoice> choices;
    enum class Page : std::uint8_t { where, what, who } page = Page::where;
    Field search, date, low, high, party;
    bool wrong_date = false, wrong_number = false;
    std::size_t role = 0; // whose party is chosen next
    session::Alike alike = session::Alike::none;
};

// How much of the panel's height it takes; 0: nothing is selected that belongs to the source.
[[nodiscard]] float reviewHeight(const Kit &kit, const session::Session &session, std::size_t source);
void drawReview(Kit &kit, const session::Session &session, const Rect &where, std::shared_ptr<ReviewCard> &state, Outcome &outcome);

} // namespace zamkan::app
