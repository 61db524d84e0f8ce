#include "reading/story_days.hpp"
#include "reading/frame_story.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::chrono::days newsReach{45}; // what is told of longer ago is background

// "كان التنظيم قد سيطر", "which they had taken": before the days that the story tells.
bool tellsWhatHadBeen(const Passage &passage, std::size_t trigger) {
    for (std::size_t i = passage.sentenceHead(trigger); i <= trigger; ++i)
        if (passage.mayBe(i, Closed::past_auxiliary, Closed::past_perfect, Closed::having) ||
            (passage.mayBe(i, Closed::aspect_particle) && !passage.folded(i).starts_with("ف"))) // "فقد": the loss
            return true;
    return false;
}

// What is told of a whole country or of no place is a total, of nobody knows how long; so are the figures of claims.
bool isOfAPlace(const events::Event &event) {
    return event.type != "claim" &&
           std::any_of(event.places.begin(), event.places.end(),
                       [](const events::EventPlace &place) { return place.type != "country"; });
}

// "is still held", "are fighting": of the day of writing, whatever was told before it.
bool isOfNow(const Passage &passage, const events::Event &event, std::size_t trigger) {
    const TriggerHit *hit = passage.triggerOver(trigger);
    return event.subtype == "held" || event.subtype == "besieged" || (hit && hit->form == Form::present);
}

class Story {
public:
    Story(const Passage &passage, time::Day written)
        : passage_(passage), end_(written + std::chrono::days{1}), newsSince_(end_) {}

    void know(const events::Event &event) {
        if (event.when && isNews(event.when->from()))
            newsSince_ = std::min(newsSince_, event.when->from());
    }
    // What tells a day of its own moves the story on, but no siege that lasts; the event must stay where it is.
    void tell(const events::Event &event) {
        if (event.when && event.when->from() < end_ && event.time_kind == events::TimeKind::within)
            told_ = &event;
    }
    [[nodiscard]] std::optional<time::Interval> bounds(const events::Event &event) const {
        if (isOfNow(passage_, event, triggerOf(event)))
            return time::Interval(end_ - std::chrono::days{1}, end_);
        if (told_ && sameParagraph(passage_, sentenceOf(*told_), sentenceOf(event)))
            return isNews(told_->when->to())
                       ? time::Interval(std::max<time::Instant>(told_->when->from(), end_ - newsReach), end_)
                       : *told_->when;
        return newsSince_ < end_ ? std::optional(time::Interval(newsSince_, end_)) : std::nullopt;
    }
    [[nodiscard]] std::size_t triggerOf(const events::Event &event) const {
        return passage_.facts.tokens.at(event.provenance.trigger.start);
    }

private:
    [[nodiscard]] std::uint32_t sentenceOf(const events::Event &event) const {
        return passage_.sentenceOf(triggerOf(event));
    }
    [[nodiscard]] bool isNews(time::Instant day) const { return day >= end_ - newsReach; }

    const Passage &passage_;
    time::Instant end_;                   // of the day of writing
    time::Instant newsSince_;             // the first day of the news; `end_`: none is told
    const events::Event *told_ = nullptr; // the last one with a day of its own
};

} // namespace

void boundByStory(std::vector<events::Event> &events, const Passage &passage) {
    if (!passage.facts.document.published)
        return;
    Story story(passage, *passage.facts.document.published);
    for (const events::Event &event : events)
        story.know(event);
    for (events::Event &event : events) {
        if (event.when) {
            story.tell(event);
            continue;
        }
        if (!event.drawn() || !isOfAPlace(event) || tellsWhatHadBeen(passage, story.triggerOf(event)))
            continue;
        event.when = story.bounds(event);
        event.story_time = event.when.has_value();
        if (event.story_time) {
            event.precision = time::Granularity::period;
            event.time_kind = events::TimeKind::within;
        }
    }
}

} // namespace zamkan::reading
