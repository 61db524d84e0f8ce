// The selected event at the foot of the Source panel: right, wrong, elsewhere, at another time, something else, by others.
#pragma once
#include "app/kit/calendar.hpp"
#include "app/kit/field.hpp"
#include "app/kit/kit.hpp"
#include "app/outcome.hpp"
#include "session/review_places.hpp"
#include <functional>
#include <memory>
#include <string>
#include <variant>
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
    Calendar calendar;
    bool wrong_date = false, wrong_number = false;
    std::size_t role = 0; // whose party is chosen next
    session::Alike alike = session::Alike::none;
    bool folded = false; // only what it is, and the three buttons: room for the text
    std::string marked; // words of the text that name a party, for "always"
};

// What is said once and for all, or why it cannot be: made by `keeping` before anything else of the click is done.
void keepAlways(Outcome &outcome, const std::function<std::variant<session::KeptWords, Reason>()> &keeping);
// How much of the panel's height it takes; 0: nothing is selected that belongs to the source.
[[nodiscard]] float reviewHeight(const Kit &kit, const session::Session &session, std::size_t source, const ReviewCard *card);
void drawReview(Kit &kit, const session::Session &session, const Rect &where, std::shared_ptr<ReviewCard> &state, Outcome &outcome);

} // namespace zamkan::app
