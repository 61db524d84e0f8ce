#include "reading/frame_total_parts.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t reach = 6; // tokens from the number to its place: "140 ألفا على الأقل من إدلب"

const mentions::QuantityMention &numberAt(const Passage &passage, std::size_t index) {
    return passage.facts.mentions.quantities[index];
}

// "16 of them", "منهم 140 ألفا", "180 ألفا منهم"
bool isPartOfThem(const Passage &passage, const TokenSpan &number) {
    const Phrases &parts = passage.grammar.words.parts;
    for (std::uint32_t i = number.first; i <= number.end && i < passage.size(); ++i)
        if (parts.at(passage.readings, i))
            return true;
    for (std::uint32_t back = 1; back <= 2 && back <= number.first; ++back) // "من بينهم 16"
        if (const auto said = parts.at(passage.readings, number.first - back);
            said && number.first - back + said.tokens == number.first)
            return true;
    return false;
}

// Where the part is, and the list that goes on with it; empty: nowhere.
std::vector<std::uint32_t> placesOfPart(const Passage &passage, const TokenSpan &number, std::uint32_t end) {
    std::vector<std::uint32_t> out;
    for (const auto &ref : passage.placesIn(number.end, end)) {
        if (out.empty() ? ref.tokens.first - number.end > reach || ref.before.empty() ||
                              passage.parted(number.end, ref.tokens.first, stop)
                        : !ref.listed)
            break;
        if (!ref.container)
            out.push_back(ref.mention);
    }
    return out;
}

} // namespace

void tellParts(const Passage &passage, const TriggerHit &hit, PlaceList &places, Frame &frame) {
    if ((hit.trigger->type != "violence" && hit.trigger->type != "movement") || frame.instances.size() != 1 ||
        !frame.instances.front().quantity)
        return;
    const auto &quantities = passage.facts.mentions.quantities;
    const std::size_t total = *frame.instances.front().quantity;
    const auto last = [&](std::size_t index) { // where the part ends: at the next number, at another deed
        const std::uint32_t from = numberAt(passage, index).tokens.end;
        std::uint32_t end = index + 1 < quantities.size() ? numberAt(passage, index + 1).tokens.first
                                                          : static_cast<std::uint32_t>(passage.size());
        for (std::uint32_t i = from; i < end; ++i)
            if (passage.sentenceOf(i) != hit.sentence || passage.triggerOver(i))
                end = i;
        return end;
    };
    for (std::size_t part = total + 1; part < quantities.size(); ++part) {
        const auto &number = numberAt(passage, part);
        if (passage.sentenceOf(number.tokens.first) != hit.sentence)
            return;
        if (number.duration || number.unit == "percent" || !isPartOfThem(passage, number.tokens))
            continue;
        const auto between = passage.triggersIn(numberAt(passage, total).tokens.end, number.tokens.first);
        if (std::any_of(between.begin(), between.end(), [&](const TriggerHit &other) {
                return other.form != Form::noun && &other != &hit && other.first != hit.first;
            }))
            return; // of another deed
        Instance instance = frame.instances.front();
        instance.part = true;
        instance.quantity = static_cast<std::uint32_t>(part);
        instance.places = placesOfPart(passage, number.tokens, last(part));
        if (instance.places.empty())
            continue;
        const auto itsOwn = [&](std::uint32_t mention) {
            return std::find(instance.places.begin(), instance.places.end(), mention) != instance.places.end();
        };
        Instance &whole = frame.instances.front();
        // "16 were killed, three of them in X": the total has no other place, unless another deed has one for it, "in
        // strikes on Y".
        const auto others = passage.placesIn(numberAt(passage, total).tokens.end, number.tokens.first);
        // A bare number takes its place: "نزوح عشرة آلاف شخص، منهم ثلاثة آلاف إلى X", not "بينهم ثلاثة أطفال في X".
        if (!number.counted.empty() && std::all_of(whole.places.begin(), whole.places.end(), itsOwn) &&
            std::all_of(others.begin(), others.end(), [&](const PlaceRef &ref) { return itsOwn(ref.mention); }))
            continue;
        std::erase_if(whole.places, itsOwn);
        for (std::size_t i = places.refs.size(); i-- > 0;)
            if (itsOwn(places.refs[i].mention)) {
                places.refs.erase(places.refs.begin() + static_cast<std::ptrdiff_t>(i));
                places.dates.erase(places.dates.begin() + static_cast<std::ptrdiff_t>(i));
            }
        frame.instances.push_back(std::move(instance));
    }
}

} // namespace zamkan::reading
