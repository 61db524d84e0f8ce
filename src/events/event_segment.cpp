#include "events/event_segment.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace zamkan::events {
namespace {

std::string_view actorWord(const Event &event, std::string_view role) {
    const EventActor *actor = event.actor(role);
    if (!actor)
        return {};
    if (!actor->id.empty())
        return actor->id;
    return actor->name_en.empty() ? actor->name_ar : actor->name_en;
}

} // namespace

void WordColumn::push(std::uint32_t number) {
    if (wide_.empty() && number <= std::numeric_limits<std::uint16_t>::max()) {
        narrow_.push_back(static_cast<std::uint16_t>(number));
        return;
    }
    if (wide_.empty()) {
        wide_.assign(narrow_.begin(), narrow_.end());
        narrow_ = {};
    }
    wide_.push_back(number);
}

void WordColumn::markUsed(std::span<std::uint8_t> words) const {
    visit([&](auto numbers) {
        for (const auto number : numbers)
            words[number] = 1;
    });
}

void WordColumn::assign(LongColumn<std::uint32_t> numbers, std::size_t words) {
    narrow_ = {};
    wide_ = {};
    if (words > std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1) {
        wide_ = std::move(numbers);
        return;
    }
    narrow_.resize(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        narrow_[i] = static_cast<std::uint16_t>(numbers[i]);
}

std::optional<double> magnitudeOf(const Event &event) {
    if (event.magnitude)
        return event.magnitude;
    if (event.magnitude_low && event.magnitude_high)
        return (*event.magnitude_low + *event.magnitude_high) / 2;
    return event.magnitude_low ? event.magnitude_low : event.magnitude_high;
}

const WordColumn &EventSegment::column(WordKind kind) const {
    const std::array<const WordColumn *, 7> columns{&type_, &subtype_, &status_, &unit_, &gaining_, &losing_, &acting_};
    return *columns[static_cast<std::size_t>(kind)];
}

EventSegment::Rows EventSegment::rowsOf(std::uint32_t event) const {
    if (event_.empty())
        return event < size() ? Rows{event, std::size_t{event} + 1} : Rows{};
    const auto [first, end] = std::equal_range(event_.begin(), event_.end(), event); // the numbers grow with the rows
    return {static_cast<std::size_t>(first - event_.begin()), static_cast<std::size_t>(end - event_.begin())};
}

std::vector<Event> EventSegment::wholeEvents(std::size_t first, std::size_t count) const {
    const std::size_t end = count < size() - std::min(first, size()) ? first + count : size();
    if (several_)
        return several_(first, end - std::min(first, end));
    std::vector<Event> out;
    for (std::size_t row = first; row < end; ++row)
        if (row == 0 || eventOf(row) != eventOf(row - 1))
            out.push_back(event(row));
    return out;
}

std::shared_ptr<const TimeOrder> EventSegment::sorted() const {
    return order_ ? order_ : std::make_shared<const TimeOrder>(from_, to_);
}

std::shared_ptr<const EventSegment> EventSegment::of(std::vector<Event> events) {
    SegmentBuilder builder;
    for (Event &event : events)
        builder.append(std::move(event));
    return builder.finish();
}

SegmentBuilder::SegmentBuilder()
    : segment_(std::make_shared<EventSegment>()), events_(std::make_shared<std::vector<Event>>()) {
    segment_->whole_ = [events = events_](std::uint32_t index) { return (*events)[index]; };
    segment_->said_ = [events = events_, columns = segment_.get()](std::size_t first, std::size_t count,
                                                                   const EventSegment::Saying &say) {
        std::string others;
        for (std::size_t row = first; row < std::min(first + count, columns->size()); ++row) {
            const Event &event = (*events)[columns->eventOf(row)];
            others.clear();
            for (const EventActor &actor : event.actors)
                if (actor.role == "affected")
                    others.append(actor.id).append(" ").append(actor.name_en).append(" ").append(actor.name_ar).append(" ");
            say(row, {event.source_text, event.attribution, event.note, {}, others, event.certainty, event.review});
        }
    };
}

void SegmentBuilder::append(Event event) {
    if (event.places.empty())
        addRow(event, nullptr);
    for (const EventPlace &place : event.places)
        addRow(event, &place);
    events_->push_back(std::move(event));
    ++segment_->events_;
}

void SegmentBuilder::addRow(const Event &event, const EventPlace *place) {
    EventSegment &s = *segment_;
    s.from_.push_back(event.when ? event.when->from().time_since_epoch().count() : kUndated);
    s.to_.push(s.from_.back(), event.when ? event.when->to().time_since_epoch().count() : kUndated);
    const bool located = place && place->position;
    s.latitude_.push_back(EventSegment::fromDegrees(located ? place->position->latitude() : 0));
    s.longitude_.push_back(EventSegment::fromDegrees(located ? place->position->longitude() : 0));
    s.radius_.push_back(place ? static_cast<float>(place->radius_km) : 0.0F);
    const auto magnitude = magnitudeOf(event);
    s.magnitude_.push_back(magnitude ? static_cast<float>(*magnitude) : std::nanf(""));
    s.flags_.push_back(static_cast<std::uint8_t>((located ? EventSegment::kLocated : 0) |
                                                 (event.drawn() ? EventSegment::kDrawn : 0) |
                                                 (event.time_kind == TimeKind::throughout ? EventSegment::kThroughout : 0) |
                                                 (event.story_time ? EventSegment::kStoryTime : 0)));
    const auto word = [&](std::string_view text) { return s.words_.intern(text); };
    const auto kept = [&](std::string_view text) { return s.words_[word(text)]; };
    s.type_.push(word(event.type));
    s.subtype_.push(word(event.subtype));
    s.status_.push(word(event.status));
    s.unit_.push(word(event.unit));
    s.gaining_.push(word(actorWord(event, "gaining")));
    s.losing_.push(word(actorWord(event, "losing")));
    s.acting_.push(word(actorWord(event, "acting")));
    if (place) {
        const PlaceWords words{kept(place->id),      kept(place->name_en), kept(place->name_ar),  kept(place->type),
                               kept(place->country), kept(place->admin1),  kept(place->precision)};
        if (lastPlace_ == 0 || !(s.places_[lastPlace_] == words)) { // neighbours are alike more often than others
            lastPlace_ = static_cast<std::uint32_t>(s.places_.size());
            s.places_.push_back(words);
        }
        s.place_.push(lastPlace_);
    } else {
        s.place_.push(0);
    }
    s.event_.push_back(static_cast<std::uint32_t>(events_->size()));
}

std::shared_ptr<const EventSegment> SegmentBuilder::finish() {
    segment_->order_ = segment_->sorted();
    return segment_;
}

} // namespace zamkan::events
