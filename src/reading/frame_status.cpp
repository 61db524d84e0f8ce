#include "reading/frame_status.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t nearReach = 9;    // tokens before the trigger in which a plan or a failure governs it
constexpr std::uint32_t objectReach = 16; // before one that is its verb's object with a preposition

// "denied that it had regained a foothold in Butig, which it occupied in 2016": what is said of the place in passing.
bool toldAside(const Passage &passage, std::uint32_t denial, const TriggerHit &hit) {
    for (std::uint32_t i = denial + 1; passage.english() && i + 1 < hit.first; ++i)
        if (passage.folded(i) == "," && passage.is(i + 1, Closed::relative_which) &&
            !passage.parted(i + 1, hit.first, comma))
            return true;
    return false;
}

// "denied that its soldiers had left the place", "تنفي انسحاب مقاتليها": the denial stands before, in the
// same breath.
bool deniedBefore(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 25;
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.boundaries[i + 1] & stop)
            return false;
        if (passage.grammar.words.denials.at(passage.readings, i) && passage.actorAt(i) < 0)
            return !toldAside(passage, i, hit);
        if (passage.grammar.words.speech.at(passage.readings, i)) // "denied reports that"
            return passage.english() && i > 0 && passage.grammar.words.denials.at(passage.readings, i - 1).tokens > 0;
    }
    return false;
}

// "Reports that it had been retaken were premature", "returns have not begun": what comes after takes it
// back.
bool takenBack(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 22;
    for (std::uint32_t i = hit.end;
         i < std::min<std::size_t>(passage.size(), hit.end + reach) && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (passage.boundaries[i] & stop)
            return false;
        if (const auto untrue = passage.grammar.words.untrue.at(passage.readings, i);
            untrue && !passage.is(i + untrue.tokens, Closed::infinitive_marker)) { // not "had failed to clear"
            // Another verb between has the predicate for itself.
            const auto between = passage.triggersIn(hit.first + 1u, i);
            return std::none_of(between.begin(), between.end(),
                                [](const TriggerHit &other) { return other.form != Form::noun; });
        }
    }
    return false;
}

// "وتعتزم واشنطن، التي تنشر 400 جندي في المنطقة، دعم هجوم على X": the plan stands before an inserted clause.
bool plannedAcross(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 6;
    const auto comma_ = [&](std::uint32_t i) { return (passage.boundaries[i] & comma) != 0; };
    std::uint32_t close = hit.first;
    while (close > 0 && !comma_(close)) {
        if (passage.sentenceOf(close) != hit.sentence || hit.first - close > reach ||
            (close < hit.first && (passage.boundaries[close] & (stop | complement))))
            return false;
        --close;
    }
    std::uint32_t open = close > 0 ? close - 1 : 0;
    while (open > 0 && !comma_(open) && passage.sentenceOf(open - 1) == hit.sentence)
        --open;
    if (!comma_(open) || !passage.grammar.words.relatives.at(passage.readings, open))
        return false;
    for (std::uint32_t i = open - 1; i > 0 && open - i <= reach && passage.sentenceOf(i - 1) == hit.sentence; --i) {
        if (passage.grammar.words.plans.at(passage.readings, i - 1))
            return true;
        if (passage.boundaries[i - 1] & stop)
            return passage.grammar.words.plans.at(passage.readings, i - 1).tokens > 0;
    }
    return false;
}

// "None of them has returned", "X, neither of which has been attacked": the clause begins with nobody.
bool nobodyDid(const Passage &passage, const TriggerHit &hit) {
    if (!passage.english() || hit.form == Form::noun)
        return false;
    std::uint32_t head = hit.first;
    while (head > 0 && passage.sentenceOf(head - 1) == hit.sentence &&
           !(passage.boundaries[head] & (stop | comma | complement)) && !passage.is(head, Closed::meanwhile_as))
        --head;
    for (std::uint32_t i = head; i < std::min(head + 2, hit.first); ++i)
        if (passage.is(i, Closed::negative_subject))
            return !passage.is(i + 1, Closed::no_negation);
    return false;
}

// "An assault on X is expected": what comes after says that it is yet to come.
bool awaited(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 14;
    if (hit.form != Form::noun)
        return false;
    for (std::uint32_t i = hit.end;
         i < std::min<std::size_t>(passage.size(), hit.end + reach) && passage.sentenceOf(i) == hit.sentence; ++i) {
        // What has a day, and what another verb tells of, is no longer awaited.
        if ((passage.boundaries[i] & (stop | complement)) || passage.dateAt(i) >= 0 ||
            !passage.triggersIn(i, i + 1u).empty() || passage.grammar.words.happened.at(passage.readings, i))
            return false; // nor what "could be heard"
        if (passage.grammar.words.awaited.at(passage.readings, i))
            return true;
    }
    return false;
}

// "As fears of a wider war grew, a bomb killed five": what the sentence is opened with governs nothing behind its
// comma.
bool ofTheOpening(const Passage &passage, std::uint32_t token, std::uint32_t end) {
    if (!passage.english() || !passage.parted(token, end, comma))
        return false;
    return passage.is(passage.sentenceHead(token), Closed::opening_subordinator);
}

// Whether the verb of an English noun says that it is over.
bool overBehind(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 6;
    for (std::uint32_t i = hit.end;
         i + 1 < passage.size() && i < hit.end + reach && passage.sentenceOf(i + 1) == hit.sentence; ++i) {
        if ((passage.boundaries[i] & (stop | comma | complement | conjunction)) || passage.dateAt(i) >= 0 ||
            passage.triggerOver(i) != nullptr)
            return false;
        if (passage.grammar.words.have.at(passage.readings, i) &&
            passage.grammar.words.ceasing.at(passage.readings, i + 1, Peel::nothing)) {
            const bool dated = i + 3 < passage.size() &&
                               (passage.dateAt(i + 2) >= 0 || passage.dateAt(i + 3) >= 0); // then it was until that day
            return !dated;
        }
    }
    return false;
}

// "is demanding that they and Eritrean troops withdraw"
bool wished(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 9; // tokens of the subject
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.boundaries[i + 1] & (stop | comma))
            return false;
        if (passage.folded(i + 1) == "that" && passage.grammar.words.plans.at(passage.readings, i))
            return true;
    }
    return false;
}

// "من المقرر أن يعلن المجلس اليوم تحرير البلاد", "is expected to announce the liberation of X": it is not said yet,
// still less done.
bool yetToBeSaid(const Passage &passage, const TriggerHit &hit, const Source &source) {
    constexpr std::uint32_t reach = 4; // from the plan to the verb of speech
    if (hit.form != Form::noun || !source.token || *source.token >= hit.first)
        return false;
    const auto said = static_cast<std::uint32_t>(*source.token);
    for (std::uint32_t i = said;
         i-- > 0 && said - i <= reach && passage.sentenceOf(i) == hit.sentence && !(passage.boundaries[i + 1] & comma);)
        if (passage.grammar.words.plans.at(passage.readings, i) && passage.actorAt(i) < 0 && passage.dateAt(i) < 0)
            return true;
    return false;
}

// "سيطر على القرى، ليحكم الطوق على المدينة": behind a comma it tells what came of the deed before, no purpose.
bool cameOfIt(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    return hit.form == Form::present && (passage.boundaries[hit.first] & comma) && !before.empty() &&
           before.back().hit->sentence == hit.sentence && before.back().status == "reported";
}

} // namespace

std::string readStatus(const Passage &passage, const TriggerHit &hit, const Source &source,
                       const std::vector<Frame> &before) {
    const Words &words = passage.grammar.words;
    const std::uint32_t first = hit.first;
    // "توعد في خطاب ألقاه يوم … بدخول المدينة"
    const bool object = !passage.english() && hit.form == Form::noun && hit.proclitics == "ب";
    const std::uint32_t statusReach = object ? objectReach : nearReach;
    std::uint32_t from = std::max(hit.fieldStart, first > statusReach ? first - statusReach : 0u);
    while (from > 0 && from > first - std::min(first, passage.english() ? 3u : 7u) &&
           passage.sentenceOf(from - 1) == hit.sentence && !(passage.boundaries[from] & (stop | comma)))
        --from; // "لم" and "plans to" may stand before a word that looks like a border
    const auto endsNear = [&](const Phrases &phrases, std::uint32_t reach) {
        for (std::uint32_t i = first > reach ? first - reach : 0; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0 && passage.dateAt(i) < 0)
                if (const auto match = phrases.at(passage.readings, i);
                    match && !passage.parted(i, first - 1, stop | comma | complement))
                    return true;
        return false;
    };
    const auto governs = [&](const Phrases &phrases) {
        for (std::uint32_t i = from; i < first; ++i)
            if (passage.sentenceOf(i) == hit.sentence && passage.actorAt(i) < 0 && passage.placeAt(i) < 0 &&
                passage.dateAt(i) < 0 && // "on 18 May"
                phrases.at(passage.readings, i) && !ofTheOpening(passage, i, first)) {
                bool other = false; // another verb between takes the plan for itself
                for (const auto &trigger : passage.triggersIn(i + 1u, first))
                    if (trigger.form != Form::noun && !passage.english())
                        other = true;
                if (!other)
                    return true;
            }
        return false;
    };
    if (hit.trigger->negates)
        return "negated";
    if (!passage.english() && hit.subtype == "held" && hit.form == Form::noun && hit.trigger->placeIsSubject)
        return "reported"; // "تستعد كيسمايو الخاضعة لحركة الشباب": what it is, whatever the verb says
    if (source.denies && source.token && *source.token < first && !passage.parted(*source.token, first, stop) &&
        !toldAside(passage, static_cast<std::uint32_t>(*source.token), hit))
        return "denied";
    if (deniedBefore(passage, hit))
        return "denied";
    // "لم تعلن القوات بعد سيطرتها على X": what is not announced yet
    if (!passage.english() && hit.form == Form::noun && source.token && *source.token > 0 && *source.token < first &&
        passage.sentenceOf(static_cast<std::uint32_t>(*source.token) - 1) == hit.sentence &&
        words.negators.at(passage.readings, *source.token - 1).tokens == 1 &&
        !passage.parted(*source.token, first, stop | complement))
        return "negated";
    if (takenBack(passage, hit))
        return "denied";
    if (nobodyDid(passage, hit))
        return "negated";
    if (awaited(passage, hit))
        return "planned";
    const bool assault = hit.trigger->type == "violence";
    const bool repelled = assault && hit.subtype != "bombing"; // it took place all the same
    const bool holders = !passage.english() && hit.subtype == "held" &&
                         hit.form == Form::noun; // "رفض الحوثيون المسيطرون على الحديدة العرض"
    if (!holders && governs(words.failures) && !(repelled && hit.form == Form::noun && governs(words.repelled)))
        return "negated";
    if (!repelled && governs(words.repelled))
        return "negated";
    // "لم ترجع منها سوى 140 أسرة": it did happen.
    const bool excepted = words.exceptives.within(passage.readings, hit.end,
                                                  std::min<std::size_t>({passage.size(), hit.fieldEnd, hit.end + 6u}));
    // "was not cleared until 22 July": then it was.
    bool then = false;
    for (std::uint32_t i = hit.end; passage.english() && !then && i + 1 < hit.fieldEnd && hit.form != Form::noun; ++i)
        then = passage.is(i, Closed::until) && passage.dateAt(i + 1) >= 0;
    // "لم يكن قد أجلي": behind the particle too
    const std::uint32_t negatorReach =
        passage.english() || (first > 0 && passage.is(first - 1, Closed::aspect_particle)) ? 3 : 2;
    if (!excepted && !then && endsNear(words.negators, negatorReach)) {
        // "لا يزال يسيطر": the negation belongs to the word after it.
        if (!passage.is(first, Closed::still) && !passage.is(first - 1, Closed::still))
            return "negated";
    }
    // "توقفت المعارك", "a halt to the fighting"
    if (assault && hit.form == Form::noun && hit.proclitics.find("ب") == std::string_view::npos &&
        endsNear(words.ceased, passage.english() ? 4 : 2))
        return "negated";
    // "combat operations in Marawi have ended", "the fighting had died down"
    if (assault && hit.form == Form::noun && passage.english() && overBehind(passage, hit))
        return "negated";
    // "لم تشهد المدينة أي اشتباكات", "لم يبدأ الجيش هجومه", "لم تسجل أي غارة"
    if (!passage.english() && hit.form == Form::noun) {
        // "أي" and "بعد" look like borders; "any" and "its" say that they are none.
        const bool any = first > 0 && passage.is(first - 1, Closed::any_of), its = hit.object;
        const std::uint32_t reach = any || its ? first - std::min(first, nearReach) : hit.fieldStart;
        for (std::uint32_t i = std::max(reach, 1U); i < first; ++i)
            if (passage.sentenceOf(i - 1) == hit.sentence && words.negators.at(passage.readings, i - 1) &&
                !passage.parted(i, first, any ? comma : stop | comma) &&
                (any || words.undergoes.at(passage.readings, i) || words.beginnings.at(passage.readings, i)))
                return "negated";
    }
    if (hit.form == Form::future || yetToBeSaid(passage, hit, source))
        return "planned";
    if (passage.english()) {
        const bool infinitive = hit.form == Form::infinitive || hit.form == Form::gerund || hit.form == Form::noun ||
                                (hit.passive && first > 0 && passage.is(first - 1, Closed::infinitive_be));
        bool came = false; // "were reported to be", "managed to take"
        for (std::uint32_t i = first > 4 ? first - 4 : 0; i < first && !came; ++i)
            came = passage.sentenceOf(i) == hit.sentence && words.happened.at(passage.readings, i) &&
                   !passage.parted(i, first - 1, stop | comma);
        for (std::uint32_t i = first > nearReach ? first - nearReach : 0; i < first && !came;
             ++i) // "only for soldiers to retake it within hours"
            came = words.onlyTo.at(passage.readings, i) && passage.sentenceOf(i) == hit.sentence;
        // "If X falls, Y will be next", "asked if X had fallen"
        for (std::uint32_t i = hit.fieldStart; i < first && hit.form != Form::noun; ++i)
            if (passage.is(i, Closed::conditional) && passage.sentenceOf(i) == hit.sentence &&
                !passage.parted(i, first, stop | comma))
                return "planned";
        if ((hit.form == Form::present || hit.form == Form::infinitive) && wished(passage, hit))
            return "planned";
        if (infinitive && !came) {
            if (governs(words.plans))
                return "planned";
            if (hit.form == Form::infinitive && first > 0 && passage.is(first - 1, Closed::infinitive_marker))
                return "planned";
        }
    } else {
        std::string_view proclitics = hit.proclitics;
        if (proclitics.starts_with("و") || proclitics.starts_with("ف"))
            proclitics.remove_prefix(std::string_view("و").size());
        const bool undergone =
            hit.form == Form::noun && first > hit.fieldStart &&
            words.undergoes.within(passage.readings, std::max(hit.fieldStart, first - std::min(first, 6u)), first);
        const bool purpose = proclitics.starts_with("ل") && !hit.object && !undergone;
        if (first > 0 && passage.is(first - 1, Closed::unreal)) // "لو قصف المطار"
            return "planned";
        const bool prevented = hit.form == Form::noun || hit.form == Form::present || hit.form == Form::infinitive;
        const bool done = hit.form == Form::noun && first > 0 &&
                          passage.is(first - 1, Closed::posterior); // "يبحث التطورات بعد سيطرة القوات"
        if (prevented && !done && (governs(words.plans) || plannedAcross(passage, hit)))
            return "planned";
        if (hit.form == Form::noun && first > 0)
            for (std::uint32_t i = first; i-- > hit.fieldStart && first - i <= 2;)
                if (const auto light = words.launching.at(passage.readings, i, Peel::proclitics);
                    light && light.proclitics.find("ل") != std::string_view::npos && light.proclitics != "ال" &&
                    light.proclitics != "وال")
                    return "planned";
        const bool rescue = isIn(hit.subtype, {"evacuated", "rescued"}); // "سيرسل طائرات لإجلاء رعاياه"
        if (purpose && (hit.trigger->type == "control" || rescue || hit.form == Form::present) &&
            !cameOfIt(passage, hit, before))
            return "planned";
        if (hit.form == Form::present && first > 0 && passage.is(first - 1, Closed::aspect_particle))
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

} // namespace zamkan::reading
