// What a person said of the events that are open, and the order in which they need eyes.
#pragma once
#include "events/correction.hpp"
#include "timeline/row_index.hpp"
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace zamkan::session {

struct Session;

// Of one source. Its rows in the table are those of its segment that are not struck, and those of the revision.
struct Reviewed {
    std::shared_ptr<const events::Corrections> corrections; // null: nothing was said
    events::Revision revision;
    std::shared_ptr<const timeline::RowIndex> index; // of the revision's rows; null when there are none
};

// An event by what outlives the table: its source's uid and its number there (Correction::event).
struct EventKey {
    std::uint64_t source = 0;
    std::uint32_t event = 0;
    friend bool operator==(const EventKey &, const EventKey &) = default;
    friend auto operator<=>(const EventKey &, const EventKey &) = default;
};
// Which of its event's places a row stands at.
[[nodiscard]] std::size_t placeNumberOf(const Session &session, events::Row row);
[[nodiscard]] EventKey keyOf(const Session &session, events::Row row);
// Its first row; none: it was removed, or its source is off or closed.
[[nodiscard]] std::optional<events::Row> rowOf(const Session &session, EventKey key);

// Events that nobody has looked at and that pass the filter, the least certain first: what was read in texts, and rows of
// tables that bring a certainty. One row an event.
struct Doubt {
    events::Row row = 0;
    double certainty = 1; // the smaller one of the event's and its place's
};
// Where one stands in that order.
struct DoubtAt {
    double certainty = 0;
    EventKey event;
    friend auto operator<=>(const DoubtAt &, const DoubtAt &) = default;
};
[[nodiscard]] std::vector<Doubt> reviewQueue(const Session &session);

// ---- actions ------------------------------------------------------------------------------------------------------------
// For whom a verdict holds beside its event: for events of the same document, or of all that is open. A place holds for
// those that stand at the same place under the same name, parties for those of the same parties, a kind for those of the
// same kind that the same rule read; other verdicts are of one event. always: everywhere, and the window keeps a place
// among the user's own for what is read later.
enum class Alike : std::uint8_t { none, document, everywhere, always };
struct Correct { events::Row row = 0; events::Verdict verdict; Alike alike = Alike::none; };
struct AddEvent { std::size_t source = 0; events::Event event; };
struct StepReview { int by = 1; }; // selects the next one of the queue, or the one before; behind the last comes the first

} // namespace zamkan::session
