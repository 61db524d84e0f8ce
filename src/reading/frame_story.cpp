#include "reading/frame_story.hpp"
#include <algorithm>
#include <unordered_map>

namespace zamkan::reading {

std::optional<std::uint32_t> talkedOf(const Passage &passage, std::uint32_t sentence,
                                      const std::vector<Frame> &before) {
    std::optional<std::uint32_t> best;
    constexpr std::uint32_t story = 2; // sentences
    std::uint32_t most = 2;
    for (std::uint32_t back = std::min(story, sentence) + 1; back-- > 0;)
        for (const auto &frame : framesOf(before, sentence - back)) {
            if (frame.places.empty())
                continue;
            if (const std::uint32_t named = passage.timesNamed(frame.places.front()); named >= most)
                most = named, best = frame.places.front();
        }
    return best;
}

std::optional<std::uint32_t> storyPlace(const Passage &passage) {
    std::optional<std::uint32_t> best;
    std::ptrdiff_t most = 2;
    std::unordered_map<std::string_view, std::ptrdiff_t> times;
    for (const auto &ref : passage.places)
        if (!ref.again)
            ++times[passage.place(ref).id];
    for (const auto &ref : passage.places) {
        if (ref.again || isAreal(passage.place(ref).type))
            continue;
        if (const std::ptrdiff_t named = times[passage.place(ref).id]; named > most)
            best = ref.mention, most = named;
    }
    return best;
}

std::optional<std::uint32_t> areaOfStory(const Passage &passage) {
    const auto most = [&](auto accepted) {
        std::optional<std::uint32_t> best;
        for (const auto &ref : passage.places)
            if (!ref.again && accepted(passage.place(ref)) &&
                (!best || passage.timesNamed(ref.mention) > passage.timesNamed(*best)))
                best = ref.mention;
        return best;
    };
    const auto topic = most([](const events::EventPlace &) { return true; });
    return topic ? most([&](const events::EventPlace &place) {
        return isAreal(place.type) && place.country == passage.facts.places[*topic].country;
    })
                 : std::nullopt;
}

std::optional<std::uint32_t> onlyTownBefore(const Passage &passage, const TriggerHit &hit) {
    for (std::uint32_t back = 0; back <= 1 && back <= hit.sentence; ++back) {
        const PlaceRef *only = nullptr;
        for (const auto &ref : passage.placesOf(hit.sentence - back)) {
            if (ref.tokens.end > hit.first || ref.container || ref.measured || ref.again ||
                isAreal(passage.place(ref).type) || passage.place(ref).type.empty())
                continue;
            if (ref.tokens.first < passage.datelineEnd || passage.stateOf(ref.mention))
                continue;
            if (only && passage.place(*only).id != passage.place(ref).id)
                return std::nullopt;
            only = &ref;
        }
        if (only)
            return only->mention;
    }
    return std::nullopt;
}

bool sameParagraph(const Passage &passage, std::uint32_t from, std::uint32_t to) {
    const auto &sentences = passage.facts.tokens.sentences;
    return passage.facts.document.text()
               .substr(sentences[from].end, sentences[to].start - std::min(sentences[to].start, sentences[from].end))
               .find('\n') == std::string_view::npos;
}

bool namedInParagraph(const Passage &passage, std::uint32_t mention, std::uint32_t sentence) {
    return std::any_of(passage.places.begin(), passage.places.end(), [&](const PlaceRef &ref) {
        const std::uint32_t at = passage.sentenceOf(ref.tokens.first);
        return at <= sentence && passage.place(ref).id == passage.facts.places[mention].id &&
               sameParagraph(passage, at, sentence);
    });
}

std::optional<std::uint32_t> townAskedAbout(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t farthest = 3; // sentences
    const auto &sentences = passage.facts.tokens.sentences;
    for (std::uint32_t back = 0; back <= farthest && back <= hit.sentence; ++back) {
        const std::uint32_t sentence = hit.sentence - back;
        const std::string_view text =
            passage.facts.document.surface({sentences[sentence].start, sentences[sentence].end});
        const bool asks = text.ends_with("?") || text.ends_with("؟");
        std::optional<std::uint32_t> only;
        for (const auto &ref : passage.placesOf(sentence)) {
            if (ref.again || passage.place(ref).type == "country" || (back == 0 && ref.tokens.first >= hit.first))
                continue;
            if (!asks || only || isAreal(passage.place(ref).type))
                return std::nullopt;
            only = ref.mention;
        }
        if (asks)
            return back > 0 ? only : std::nullopt;
    }
    return std::nullopt;
}

} // namespace zamkan::reading
