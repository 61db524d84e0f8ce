#include "events/frame_status.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

constexpr std::uint32_t statusReach = 9; // tokens before the trigger in which a plan or a failure governs it

bool isIn(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// "denied that its soldiers had left the place", "تنفي انسحاب مقاتليها": the denial stands before, in the
// same breath.
bool deniedBefore(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 25;
    for (std::uint32_t i = hit.first;
         i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.boundaries[i + 1] & stop)
            return false;
        if (passage.grammar.words.denials.at(passage.readings, i) && passage.actorAt(i) < 0)
            return true;
        if (passage.grammar.words.speech.at(passage.readings, i))
            return false;
    }
    return false;
}

// "Reports that it had been retaken were premature", "returns have not begun": what comes after takes it
// back.
bool takenBack(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 22;
    for (std::uint32_t i = hit.end;
         i < std::min<std::size_t>(passage.size(), hit.end + reach) && passage.sentenceOf(i) == hit.sentence;
         ++i) {
        if (passage.boundaries[i] & stop)
            return false;
        if (passage.grammar.words.untrue.at(passage.readings, i)) {
            // Another verb between has the predicate for itself.
            return std::none_of(
                passage.triggers.begin(), passage.triggers.end(), [&](const TriggerHit &other) {
                    return other.first > hit.first && other.first < i && other.form != Form::noun;
                });
        }
    }
    return false;
}

} // namespace

std::string readStatus(const Passage &passage, const TriggerHit &hit, const Source &source,
                       const std::vector<Frame> &before) {
    const Words &words = passage.grammar.words;
    const std::uint32_t first = hit.first;
    std::uint32_t from = std::max(hit.fieldStart, first > statusReach ? first - statusReach : 0u);
    while (from > 0 && from > first - std::min(first, 3u) && passage.sentenceOf(from - 1) == hit.sentence &&
           !(passage.boundaries[from] & (stop | comma)))
        --from; // "لم" and "plans to" may stand before a word that looks like a border
    const auto endsNear = [&](const Phrases &phrases, std::uint32_t reach) {
        for (std::uint32_t i = first > reach ? first - reach : 0; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0)
                if (const auto match = phrases.at(passage.readings, i);
                    match && !passage.parted(i, first - 1, stop | comma | complement))
                    return true;
        return false;
    };
    const auto governs = [&](const Phrases &phrases) {
        for (std::uint32_t i = from; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0 && passage.placeAt(i) < 0 &&
                phrases.at(passage.readings, i)) {
                bool other = false; // another verb between takes the plan for itself
                for (const auto &trigger : passage.triggers)
                    if (trigger.first > i && trigger.first < first && trigger.form != Form::noun &&
                        !passage.english())
                        other = true;
                if (!other)
                    return true;
            }
        return false;
    };
    if (source.denies && source.token && *source.token < first && !passage.parted(*source.token, first, stop))
        return "denied";
    if (deniedBefore(passage, hit))
        return "denied";
    if (takenBack(passage, hit))
        return "denied";
    const bool assault = hit.trigger->type == "violence"; // one that was repelled took place
    if (governs(words.failures) && !(assault && hit.form == Form::noun && governs(words.repelled)))
        return "negated";
    if (!assault && governs(words.repelled))
        return "negated";
    if (endsNear(words.negators, passage.english() ? 3 : 2)) {
        // "لا يزال يسيطر": the negation belongs to the word after it.
        const std::string_view previous = passage.folded(first - 1);
        if (!isIn(passage.folded(first), {"يزال", "تزال", "زال", "زالت", "يزالون"}) &&
            !isIn(previous, {"يزال", "تزال", "زال", "زالت", "يزالون"}))
            return "negated";
    }
    if (hit.form == Form::future)
        return "planned";
    if (passage.english()) {
        const bool infinitive = hit.form == Form::infinitive || hit.form == Form::gerund ||
                                hit.form == Form::noun ||
                                (hit.passive && first > 0 && (passage.folded(first - 1) == "be"));
        if (infinitive && !endsNear(words.happened, 4)) {
            if (governs(words.plans))
                return "planned";
            if (hit.form == Form::infinitive && first > 0 && passage.folded(first - 1) == "to")
                return "planned";
        }
    } else {
        const bool purpose =
            hit.proclitics.find("ل") != std::string::npos && hit.proclitics != "ال" && !hit.object;
        const bool prevented =
            hit.form == Form::noun || hit.form == Form::present || hit.form == Form::infinitive;
        if (prevented && governs(words.plans))
            return "planned";
        if (purpose && (hit.trigger->type == "control" || hit.form == Form::present))
            return "planned";
        if (hit.form == Form::present && first > 0 && passage.folded(first - 1) == "قد")
            return "planned";
    }
    if (!before.empty()) {
        const Frame &last = before.back();
        const bool goesOn = last.hit->sentence == hit.sentence && hit.joined && last.hit->form == hit.form &&
                            (hit.form == Form::noun || hit.form == Form::infinitive) &&
                            (hit.proclitics.rfind("و", 0) == 0 || passage.english());
        if (goesOn && last.status != "reported" && last.status != "claimed")
            return last.status;
    }
    if (source.claims)
        return "claimed";
    return "reported";
}

} // namespace zamkan::events
