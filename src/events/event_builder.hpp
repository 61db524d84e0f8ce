// Events out of frames and claims: names, numbers, days, ids.
#pragma once
#include "events/frame.hpp"

namespace zamkan::events {

class EventBuilder {
public:
    explicit EventBuilder(const Passage &passage) : passage_(passage) {}

    // `first`: the trigger's first event has the trigger's span; a further one that has its own number is
    // told by that ("قتل 50 … و12 …").
    [[nodiscard]] Event build(const Frame &frame, const Instance &instance, bool first) const;
    // A figure that somebody gives.
    struct Figure {
        std::string type = "claim", subtype, rule, status = "reported";
        std::uint32_t quantity = 0;
        std::vector<std::uint32_t> places;
        std::vector<Party> parties;
        std::optional<std::uint32_t> date;
        Source source;
        Span trigger;
        double certainty = 0.9;
        std::string unit; // where it is not the quantity's own: "from 90 thousand km² to 78 thousand"
    };
    [[nodiscard]] Event build(const Figure &figure) const;

private:
    void addParties(Event &event, const std::vector<Party> &parties) const;
    void addPlaces(Event &event, const std::vector<std::uint32_t> &places) const;
    void addQuantity(Event &event, std::uint32_t quantity) const;
    void addDate(Event &event, std::uint32_t index, bool since) const;
    void finish(Event &event, std::uint32_t token) const;

    const Passage &passage_;
};

} // namespace zamkan::events
