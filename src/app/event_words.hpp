// An event in the words of the window's language.
#pragma once
#include "events/event.hpp"
#include "events/event_table.hpp"
#include "session/wording.hpp"
#include <string>

namespace zamkan::app {

[[nodiscard]] std::string nameOf(const events::PlaceWords &place, text::Language language);
[[nodiscard]] std::string nameOf(const events::EventActor &actor, text::Language language);
[[nodiscard]] std::string kindOf(const events::Event &event, const session::Wording &wording);   // "Control lost"
[[nodiscard]] std::string whenOf(const events::Event &event, const session::Wording &wording);   // "" without a date
[[nodiscard]] std::string actorsOf(const events::Event &event, const session::Wording &wording); // "Losing: IS · …"
[[nodiscard]] std::string magnitudeOf(const events::Event &event, const session::Wording &wording); // "" for none
// The actor whose colour the mark has: who holds the place afterwards, who acts, who lost it.
[[nodiscard]] std::string_view colouringActor(const events::EventTable &table, events::Row row);

} // namespace zamkan::app
