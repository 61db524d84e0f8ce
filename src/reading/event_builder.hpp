// Events out of frames and claims: names, numbers, days, ids.
#pragma once
#include "reading/frame.hpp"

namespace zamkan::reading {

class EventBuilder {
public:
    explicit EventBuilder(const Passage &passage) : passage_(passage) {}

    // `first`: the trigger's first event has the trigger's span; a further one that has its own number is
    // told by that ("قتل 50 … و12 …").
    [[nodiscard]] events::Event build(const Frame &frame, const Instance &instance, bool first) const;
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
    [[nodiscard]] events::Event build(const Figure &figure) const;

private:
    void addParties(events::Event &event, const std::vector<Party> &parties) const;
    void addPlaces(events::Event &event, const std::vector<std::uint32_t> &places) const;
    void addQuantity(events::Event &event, std::uint32_t quantity) const;
    [[nodiscard]] std::optional<time::Day> goesOnUntil(std::uint32_t date) const;
    // `since`: it went on from then; `several`: days that are joined to the date count too.
    void addDate(events::Event &event, std::uint32_t date, bool since, bool several) const;
    void finish(events::Event &event, std::uint32_t token) const;

    const Passage &passage_;
};

} // namespace zamkan::reading
