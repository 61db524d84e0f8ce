#include "reading/story_days.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::chrono::days newsReach{45}; // what is told of longer ago is background

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
    // Where a paragraph ends, what it told moves nothing any more. Events in order, so the text is passed once.
    void reach(const events::Event &event) {
        const std::uint32_t here = event.provenance.sentence.start;
        if (here <= reached_)
            return;
        if (passage_.facts.document.text().substr(reached_, here - reached_).find('\n') != std::string_view::npos)
            told_ = nullptr;
        reached_ = here;
    }
    // "كان التنظيم قد سيطر", "which they had taken": before the days that the story tells.
    [[nodiscard]] bool hadBeen(const events::Event &event) const {
        const std::size_t trigger = triggerOf(event);
        return passage_.grammar.closed.tellWhatHadBeen(passage_.facts.tokens, passage_.sentenceHead(trigger),
                                                       trigger + 1);
    }
    [[nodiscard]] std::optional<time::Interval> bounds(const events::Event &event) const {
        if (isOfNow(passage_, event, triggerOf(event)))
            return time::Interval(end_ - std::chrono::days{1}, end_);
        if (told_)
            return isNews(told_->when->to())
                       ? time::Interval(std::max<time::Instant>(told_->when->from(), end_ - newsReach), end_)
                       : *told_->when;
        return newsSince_ < end_ ? std::optional(time::Interval(newsSince_, end_)) : std::nullopt;
    }

private:
    [[nodiscard]] std::size_t triggerOf(const events::Event &event) const {
        return passage_.facts.tokens.at(event.provenance.trigger.start);
    }
    [[nodiscard]] bool isNews(time::Instant day) const { return day >= end_ - newsReach; }

    const Passage &passage_;
    time::Instant end_;                   // of the day of writing
    time::Instant newsSince_;             // the first day of the news; `end_`: none is told
    const events::Event *told_ = nullptr; // the last one of the paragraph with a day of its own
    std::uint32_t reached_ = 0;           // byte
};

} // namespace

void boundByStory(std::vector<events::Event> &events, const Passage &passage) {
    if (!passage.facts.document.published)
        return;
    Story story(passage, *passage.facts.document.published);
    for (const events::Event &event : events)
        story.know(event);
    for (events::Event &event : events) {
        story.reach(event);
        if (event.when) {
            story.tell(event);
            continue;
        }
        if (!event.drawn() || !isOfAPlace(event) || story.hadBeen(event))
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
