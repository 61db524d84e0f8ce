// An event in the words of the window's language.
#pragma once
#include "base/reason.hpp"
#include "events/event.hpp"
#include "events/event_table.hpp"
#include "session/session.hpp"
#include "session/wording.hpp"
#include <string>

namespace zamkan::app {

[[nodiscard]] std::string nameOf(const events::PlaceWords &place, text::Language language);
[[nodiscard]] std::string nameOf(const events::EventActor &actor, text::Language language);
[[nodiscard]] std::string kindOf(const events::Event &event, const session::Wording &wording);   // "Control lost"
[[nodiscard]] std::string kindOf(std::string_view type, std::string_view subtype, const session::Wording &wording);
[[nodiscard]] std::string whenOf(const events::Event &event, const session::Wording &wording);   // "" without a date
[[nodiscard]] std::string actorsOf(const events::Event &event, const session::Wording &wording); // "Losing: IS · …"
[[nodiscard]] std::string magnitudeOf(const events::Event &event, const session::Wording &wording); // "" for none
// Why a row cannot be used, why a name means a place.
[[nodiscard]] std::string reasonText(const Reason &reason, const session::Wording &wording);
// By id; one that is not in the registry is called what it is.
[[nodiscard]] std::string actorNamed(const session::Session &session, std::string_view actor, text::Language language);
// What a value that can be filtered by is called.
[[nodiscard]] std::string nameOfValue(const session::Session &session, timeline::Facet facet, const std::string &value, const session::Wording &wording);
[[nodiscard]] std::string countText(double value); // "19,000"

} // namespace zamkan::app
