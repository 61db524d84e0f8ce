// A trigger with what belongs to it: who, where, when, how many, and whether it happened.
#pragma once
#include "reading/attribution.hpp"
#include "reading/passage.hpp"
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zamkan::reading {

struct Party {
    std::string actor; // id
    std::string role;
    bool operator==(const Party &) const = default;
};

// One event of the trigger: a place (or several that share a number), a number, a date.
struct Instance {
    std::vector<std::uint32_t> places; // place mentions
    std::optional<std::uint32_t> quantity;
    bool dated = false; // the date is its own, not the clause's
    bool part = false;  // one of the parts of the total before it, with a place of its own
    bool one = false;   // "a commander": one person, told by the noun
    std::optional<std::uint32_t> date;
    std::vector<Party> parties;
};

struct Frame {
    const TriggerHit *hit = nullptr;
    std::string subtype;
    std::string agent; // actor id; "" none
    std::vector<Instance> instances;
    std::optional<std::uint32_t> date; // of the clause, for what goes on with it
    std::vector<std::uint32_t> places; // likewise
    std::string status = "reported";
    Source source;
    double certainty = 1;
    bool people = false;    // somebody moves
    bool carriedOn = false; // its place is that of the sentences before
    bool inherited = false; // its place is that of the clause before
    bool sinceThen = false; // it went on from `date` to the day of writing

    // On the day of another, where it has none of its own.
    void dateBy(const Frame &other) {
        date = other.date;
        for (Instance &instance : instances)
            if (!instance.date)
                instance.date = other.date;
    }
};

// Frames of all triggers, in order, also of those that come to no event: what follows goes on with them.
// Words that may be one of several triggers are settled on the way.
[[nodiscard]] std::vector<Frame> readFrames(Passage &passage, const Attributions &attributions);

// Those of one sentence, out of frames in order.
[[nodiscard]] std::span<const Frame> framesOf(const std::vector<Frame> &frames, std::uint32_t sentence);

// Whether a number, or one person, is told with it.
[[nodiscard]] bool counted(const Passage &passage, const Instance &instance);

// Habitual and general sentences have neither place nor number; they come to nothing.
[[nodiscard]] bool tellsEnough(const Passage &passage, const Frame &frame, const Instance &instance);

// "وجاء الهجوم بعد أيام", "Before the assault a million people lived there": a deed told before, where its noun names
// neither a place nor a party nor a number of its own.
[[nodiscard]] bool isToldBefore(const Passage &passage, const Frame &frame, const Instance &instance);

} // namespace zamkan::reading
