#include "reading/frame_fallback.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t holderReach = 8; // tokens from a place that nobody knows to the area that holds it
constexpr std::uint32_t story = 3;       // sentences back in which the town may have been named

bool settled(const events::EventPlace &place) {
    return place.position && isIn(place.type, {"city", "town", "village"});
}

// "X بولاية زمفارا", "X في ريف حماة"
std::optional<std::uint32_t> holderOf(const Passage &passage, std::uint32_t mention) {
    const std::uint32_t end = passage.facts.mentions.places[mention].tokens.end;
    for (const auto &ref : passage.placesOf(passage.sentenceOf(end - 1))) {
        if (ref.tokens.first < end)
            continue;
        if (ref.tokens.first - end > holderReach || passage.parted(end, ref.tokens.first, stop | complement))
            break;
        if ((ref.container || passage.inside(ref)) && passage.place(ref).position &&
            passage.place(ref).type != "country")
            return ref.mention;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint32_t> townOf(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    if (const int heading = passage.headings[hit.sentence];
        heading >= 0 && settled(passage.facts.places[static_cast<std::size_t>(heading)]))
        return static_cast<std::uint32_t>(heading);
    const auto fits = [&](std::uint32_t mention) {
        const std::string &cue = passage.facts.mentions.places[mention].cue;
        return settled(passage.facts.places[mention]) && !isIn(cue, {"village", "facility", "bridge", "camp"});
    };
    std::optional<std::uint32_t> found;
    for (const auto &ref : passage.placesOf(hit.sentence))
        if (ref.tokens.first < hit.fieldEnd && !ref.measured && fits(ref.mention))
            found = ref.mention;
    for (auto last = before.rbegin(); !found && last != before.rend(); ++last) {
        if (last->hit->sentence > hit.sentence)
            continue;
        if (hit.sentence - last->hit->sentence > story)
            break;
        for (const auto mention : last->places)
            if (!found && fits(mention))
                found = mention;
    }
    return found;
}

void locateUnknown(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before, Frame &frame) {
    const std::string &type = hit.trigger->type;
    if (type == "claim")
        return;
    for (auto &instance : frame.instances) {
        const bool known = std::any_of(instance.places.begin(), instance.places.end(), [&](std::uint32_t mention) {
            return passage.facts.places[mention].position.has_value();
        });
        if (known)
            continue;
        bool quarter = false; // a part of a town
        if (instance.places.empty()) {
            const auto word = [&](std::uint32_t first, std::uint32_t end) {
                return passage.grammar.words.quarters.within(passage.readings, first, end);
            };
            quarter = (type == "violence" || (type == "control" && !hit.trigger->placeIsSubject)) && !hit.part &&
                      word(hit.end, std::min(hit.fieldEnd, hit.end + holderReach)) &&
                      !passage.grammar.words.settlements.within(passage.readings, hit.fieldStart, hit.fieldEnd);
        } else {
            const std::uint32_t last = instance.places.back();
            if (const auto holder = holderOf(passage, last)) {
                instance.places.push_back(*holder);
                continue;
            }
            const std::string &cue = passage.facts.mentions.places[last].cue;
            quarter = isIn(cue, {"neighbourhood", "facility", "bridge", "camp", "area"});
        }
        // "Omdurman: the army recaptured the television headquarters": under a heading it is there.
        if (!quarter && instance.places.empty() && !hit.trigger->placeIsSubject &&
            (type == "control" || type == "violence") && !hit.part && passage.headings[hit.sentence] >= 0 &&
            settled(passage.facts.places[static_cast<std::size_t>(passage.headings[hit.sentence])]))
            quarter = hit.form != Form::noun &&
                      passage.grammar.words.descriptors.within(
                          passage.readings, hit.end, std::min(hit.fieldEnd, hit.end + holderReach), Peel::nothing);
        if (!quarter)
            continue;
        const auto town = townOf(passage, hit, before);
        if (!town)
            continue;
        instance.places.push_back(*town);
        frame.carriedOn = true;
        if (type == "control" && isIn(frame.subtype, {"gained", "lost"}))
            frame.subtype = "contested";
    }
}

} // namespace zamkan::reading
