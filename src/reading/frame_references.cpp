#include "reading/frame_references.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

// "أما بلدة معدان، …": what the sentence is about.
bool topical(const Passage &passage, const PlaceRef &ref, std::uint32_t sentence) {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = ref.tokens.first;
         i-- > 0 && ref.tokens.first - i <= reach && passage.sentenceOf(i) == sentence;) {
        if (passage.grammar.words.topics.at(passage.readings, i))
            return true;
        if (passage.facts.tokens[i].kind != text::TokenKind::word || passage.placeAt(i) >= 0)
            return false;
    }
    return false;
}

// Whether its own clause says where: then the topic is not asked.
bool locativeBetween(const Passage &passage, const TriggerHit &hit) {
    const auto own = passage.placesIn(hit.fieldStart, hit.fieldEnd);
    return std::any_of(own.begin(), own.end(), [&](const PlaceRef &ref) { return locative(passage, ref); });
}

} // namespace

bool locative(const Passage &passage, const PlaceRef &ref) {
    return passage.inside(ref) || passage.grammar.closed.has(ref.before, Closed::locative, Closed::side);
}

std::optional<PlaceRef> lastBefore(const Passage &passage, std::uint32_t token, std::uint32_t sentence) {
    // "أما سرت، …، فدخلتها": what the sentence is about.
    for (const auto &ref : passage.placesOf(sentence))
        if (ref.tokens.end <= token && topical(passage, ref, sentence))
            return ref;
    // "its capital, X, in the province of Y": a town rather than the area round it.
    std::optional<PlaceRef> found, wide;
    for (const auto &ref : passage.placesOf(sentence)) {
        if (ref.tokens.end > token || ref.container)
            continue;
        if (!passage.english() && passage.isCapitalAbroad(ref.mention))
            continue; // "فقدت موسكو المدينة التي استولت عليها"
        if (!passage.english() && (passage.grammar.closed.has(ref.before, Closed::between) ||
                                   ((ref.measured || passage.grammar.closed.has(ref.before, Closed::origin) ||
                                     (passage.inside(ref) && isIn(passage.facts.mentions.places[ref.mention].cue, {"area", "region"}))) &&
                                    found)))
            continue; // "بين الرقة ودير الزور", "وهي معقل في منطقة خاركيف" only says where it lies
        (isAreal(passage.place(ref).type) ? wide : found) = ref;
    }
    return found ? found : wide;
}

void readReference(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, PlaceList &out) {
    const Trigger &trigger = *hit.trigger;
    const auto sentence = hit.sentence;
    if (passage.grammar.words.partsOfIt.within(passage.readings, hit.end,
                                               std::min<std::size_t>(hit.end + 7u, hit.fieldEnd))) {
        if (const auto found = lastBefore(passage, hit.first, sentence)) {
            out.refs.push_back(*found);
            return;
        }
        for (auto frame = before.rbegin(); frame != before.rend() && sentence - frame->hit->sentence <= 1; ++frame)
            if (const PlaceRef *ref = frame->places.empty() ? nullptr : passage.namedRefOf(frame->places.front())) {
                out.refs.push_back(*ref);
                return;
            }
    }
    if (trigger.type != "violence")
        return;
    for (const auto &ref : passage.placesOf(sentence))
        if (ref.tokens.end <= hit.first && topical(passage, ref, sentence) && !locativeBetween(passage, hit)) {
            out.refs.push_back(ref);
            return;
        }
    if (const int heading = passage.headings[sentence]; heading >= 0 && !locativeBetween(passage, hit)) {
        const auto mention = static_cast<std::uint32_t>(heading);
        out.refs.push_back({passage.facts.mentions.places[mention].tokens, mention, false, {}, false, false, false});
    }
}

} // namespace zamkan::reading
