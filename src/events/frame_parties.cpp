#include "events/frame_parties.hpp"
#include "events/frame_subjects.hpp"
#include "mentions/actors.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

const mentions::ActorMention &mentionOf(const Passage &passage, int actor) {
    return passage.facts.mentions.actors[static_cast<std::size_t>(actor)];
}

// Actor mentions that start in [first, end), those that nobody knows left out.
std::vector<int> actorsIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<int> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || mentionOf(passage, actor).tokens.first != i)
            continue;
        const std::string &id = mentionOf(passage, actor).actor;
        const auto *known = passage.facts.registry.byId(id);
        if (known ? known->kind != "media" && known->kind != "person"
                  : id.starts_with(mentions::unregistered))
            out.push_back(actor);
    }
    return out;
}

bool numberFollows(const Passage &passage, const TriggerHit &hit) {
    if (!passage.english() && !hit.plural && !hit.object && hit.end < passage.size() && passage.grammar.words.someone.at(passage.readings, hit.end))
        return true; // "قتل جندي إسرائيلي"
    for (std::uint32_t i = hit.end; i < std::min<std::size_t>(passage.size(), hit.end + 3u); ++i) {
        if (passage.quantityAt(i) >= 0)
            return true;
        if (passage.actorAt(i) >= 0 || passage.placeAt(i) >= 0)
            return false;
        if (i == hit.end && passage.grammar.words.someone.at(passage.readings, i))
            return true;
    }
    // "إن 820 من مقاتليها قتلوا": the counted are the subject, and they died.
    for (std::uint32_t i = hit.fieldStart; i < hit.first; ++i)
        if (const int q = passage.quantityAt(i);
            q >= 0 && passage.facts.mentions.quantities[static_cast<std::size_t>(q)].unit == "person")
            return true;
    return false;
}

// "Russia's withdrawal": a place in the possessive right before the noun.
bool possessorBefore(const Passage &passage, const TriggerHit &hit) {
    const int place = passage.english() && hit.first > 0 ? passage.placeAt(hit.first - 1) : -1;
    return place >= 0 && passage.facts.mentions.places[static_cast<std::size_t>(place)].span.end <
                             passage.facts.tokens[hit.first - 1].span.end;
}

// "The 1st Brigade and the Kherson Partisans hoisted": the party joined to the subject; "" none.
std::string companionOf(const Passage &passage, int actor) {
    const auto &mention = mentionOf(passage, actor);
    std::uint32_t at = mention.tokens.first;
    if (at > 1 && passage.folded(at - 1) == "the")
        --at;
    if (at < 2 || passage.folded(at - 1) != "and")
        return {};
    const int other = passage.actorAt(at - 2);
    if (other < 0 || passage.sentenceOf(at - 2) != passage.sentenceOf(at))
        return {};
    const std::string &id = mentionOf(passage, other).actor;
    return id != mention.actor && passage.fights(id) ? id : std::string();
}

} // namespace

Slot slotOf(const Passage &passage, int actorMention, const TriggerHit &hit) {
    const Words &words = passage.grammar.words;
    const auto &mention = mentionOf(passage, actorMention);
    const std::uint32_t first = mention.tokens.first;
    const auto surfaceStart = passage.facts.tokens[first].span.start;
    if (surfaceStart < mention.span.start) { // proclitics: لداعش, بداعش, وداعش
        const auto proclitics = passage.facts.document.surface({surfaceStart, mention.span.start});
        // "دخل رتل للجيش السوري": it goes in with its column.
        if (proclitics.find("ل") != std::string_view::npos && hit.form != Form::noun && first == hit.end + 1 &&
            (words.members.at(passage.readings, hit.end) || words.targets.at(passage.readings, hit.end)) &&
            hit.trigger->type != "violence")
            return Slot::plain;
        if (proclitics.find("ل") != std::string_view::npos)
            return Slot::of;
        if (proclitics.find("ب") != std::string_view::npos || proclitics.find("ك") != std::string_view::npos)
            return Slot::elsewhere;
    }
    const std::uint32_t sentence = passage.sentenceOf(first);
    std::uint32_t i = first;
    bool members = false;
    for (int steps = 0; steps < 5 && i > 0 && passage.sentenceOf(i - 1) == sentence; ++steps) {
        --i;
        const bool within = i >= hit.first && i < hit.end; // "fell into the hands of": the verb took a part of it
        if (within && i + 1 < hit.end)
            return Slot::plain;
        if (passage.facts.tokens[i].kind == text::TokenKind::punctuation) {
            const auto surface = passage.facts.document.surface(passage.facts.tokens[i].span);
            if (surface == "«" || surface == "“" || surface == "\"" || surface == "»")
                continue;
            return Slot::plain;
        }
        for (std::uint32_t length = 5; length >= 1; --length) {
            if (i + 1 < length)
                continue;
            const std::uint32_t start = i + 1 - length;
            const auto ends = [&](const Phrases &phrases) {
                return phrases.at(passage.readings, start).tokens == length;
            };
            if (ends(words.by))
                return Slot::by;
            if (ends(words.gainer))
                return passage.english() && hit.trigger->type != "control" ? Slot::elsewhere : Slot::gainer;
            if (length > 1 && ends(words.loser))
                return Slot::loser;
        }
        if (within)
            return Slot::plain;
        // "هاجم مسلحون من داعش": the doer's party.
        if (passage.folded(i) == "من" && !members && i == hit.end + 1 && hit.form != Form::noun && !hit.passive &&
            words.members.at(passage.readings, i - 1))
            return Slot::plain;
        // "28 قتيلا من الجيش"
        if (passage.folded(i) == "من" && i > 0 && i > hit.end && passage.quantityAt(i - 1) >= 0)
            members = true;
        if (passage.folded(i) == "من" || passage.folded(i) == "of")
            return members ? Slot::of : (passage.folded(i) == "of" ? Slot::of : Slot::loser);
        if (words.loser.at(passage.readings, i).tokens == 1)
            return Slot::loser;
        if (words.against.at(passage.readings, i).tokens == 1)
            return Slot::against;
        if (words.with.at(passage.readings, i).tokens == 1)
            return Slot::with;
        if (words.prepositions.at(passage.readings, i).tokens == 1)
            return Slot::elsewhere;
        if (words.targets.at(passage.readings, i, Peel::proclitics)) {
            members = true;
            continue;
        }
        if (words.members.at(passage.readings, i, Peel::proclitics) ||
            words.descriptors.at(passage.readings, i, Peel::nothing)) {
            members = true;
            continue;
        }
        if (passage.english() && passage.facts.tokens[i].kind == text::TokenKind::word && i > hit.end &&
            passage.actorAt(i) < 0 && passage.placeAt(i) < 0 && passage.quantityAt(i) < 0 &&
            passage.boundaries[i] == none)
            continue; // "by hard-line fighters of"
        break;
    }
    return Slot::plain;
}

Parties readParties(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                    const std::vector<Frame> &before) {
    Parties out;
    const Trigger &trigger = *hit.trigger;
    const Words &words = passage.grammar.words;
    const bool noun = hit.form == Form::noun;
    const bool lookAlike = trigger.passiveLookAlike && !passage.english() && numberFollows(passage, hit);
    // "30,000 troops had been pulled back": they went.
    const bool went = passage.english() && trigger.subtype == "withdrew" && !words.by.at(passage.readings, hit.end);
    const bool passive = (hit.passive && !went) || lookAlike;
    const auto id = [&](int actor) { return mentionOf(passage, actor).actor; };
    // Civilians and the displaced suffer; they take no towns.
    const auto suffers = [&](int actor) {
        const auto *known = passage.facts.registry.byId(id(actor));
        return known && known->kind == "group" && !known->belligerent && trigger.agent != "affected";
    };
    const auto setAgent = [&](int actor) {
        if (suffers(actor))
            return;
        if (out.agent.empty())
            out.agent = id(actor), out.agentMention = actor;
    };
    const auto setOther = [&](int actor) {
        if (out.other.empty() && id(actor) != out.agent)
            out.other = id(actor), out.otherMention = actor;
    };
    const bool lost = trigger.agent == "losing";
    // Right of the trigger.
    std::uint32_t lastPlain = hit.end;
    for (const int actor : actorsIn(passage, hit.end, hit.fieldEnd)) {
        const std::uint32_t token = mentionOf(passage, actor).tokens.first;
        const bool target = trigger.type == "violence" && token > 0 &&
                            words.targets.at(passage.readings, token - 1, Peel::proclitics);
        const bool listed = passage.boundaries[token] & conjunction;
        switch (slotOf(passage, actor, hit)) {
        case Slot::by:
            // "سقطت بيد", "lost … by": who takes it.
            if (trigger.placeIsSubject && trigger.agent == "gaining")
                setAgent(actor);
            else if (trigger.placeIsSubject) {
                if (out.gainer.empty())
                    out.gainer = id(actor), out.gainerToken = token;
            } else
                setAgent(actor);
            break;
        case Slot::gainer:
            if (trigger.placeIsSubject && trigger.agent == "gaining")
                setAgent(actor);
            else if (lost) {
                if (out.gainer.empty())
                    out.gainer = id(actor), out.gainerToken = token;
            }
            break;
        case Slot::loser:
            if (trigger.type == "control" && !lost && trigger.agent == "gaining")
                setOther(actor);
            else if (trigger.placeIsSubject && lost && trigger.hasThen)
                setAgent(actor); // "خرجت عن سيطرة"
            else if (trigger.type == "violence" && noun && !trigger.genitiveIsPatient)
                setAgent(actor); // "an attack from", "قصف من"
            else if (trigger.other == "affected" && (trigger.type == "violence"))
                setOther(actor);
            break;
        case Slot::against:
            // "killed for refusing to fight against X" says nothing of who died.
            if (trigger.type == "violence" && !trigger.genitiveIsPatient)
                setOther(actor);
            break;
        case Slot::with:
            if (trigger.other != "acting")
                break; // only a clash is between two
            if (out.agent.empty())
                setAgent(actor);
            else
                setOther(actor);
            break;
        case Slot::of:
            // "an attack of", "هجوم لطالبان"
            if (noun && !trigger.genitiveIsPatient && trigger.type == "violence" &&
                (passage.english() || token - hit.end <= 1))
                setAgent(actor);
            else if (noun && passage.english() && !trigger.genitiveIsPatient && trigger.type != "control")
                setAgent(actor);
            else if (trigger.type == "violence" &&
                     (passive || noun || out.agentMention >= 0 || !before.empty()))
                setOther(actor);
            break;
        case Slot::plain: {
            // Another doer's clause may stand between: only what is near counts, and what goes on with a
            // list.
            const bool near =
                token - lastPlain <= 7 && !passage.parted(lastPlain, token, comma | join | complement);
            if (!near)
                break;
            lastPlain = mentionOf(passage, actor).tokens.end;
            if (passage.english()) {
                const bool beside = token - hit.end <= 2;
                if (trigger.placeIsSubject && trigger.hasThen && trigger.agent == "gaining") {
                    if (beside)
                        setAgent(actor); // "is in Taliban hands"
                } else if (!noun && (!passive || (beside && trigger.hasThen && trigger.type == "control")))
                    setOther(actor); // "was cleared of Islamic State"
                break;
            }
            if (target)
                setOther(actor);
            else if (noun ? trigger.genitiveIsPatient || trigger.patientIsObject : passive)
                setOther(actor);
            else if (listed && out.agentMention >= 0) {
                if (trigger.other == "acting")
                    setOther(actor);
            } else if (out.agent.empty() && !suffers(actor))
                setAgent(actor);
            else
                setOther(actor);
            break;
        }
        case Slot::elsewhere:
            break;
        }
    }
    std::string unnamed;
    // Left of it: the subject of English, of Arabic after أن and at the head of a sentence.
    if (out.agent.empty() || passive) {
        auto left = actorsIn(passage, hit.fieldStart, hit.first);
        std::reverse(left.begin(), left.end());
        for (const int actor : left) {
            const auto slot = slotOf(passage, actor, hit);
            const auto &mention = mentionOf(passage, actor);
            bool adjacent = noun && hit.first - mention.tokens.end <= 2;
            // "militants of X killed"
            std::uint32_t of = mention.tokens.first;
            while (of > hit.fieldStart && mention.tokens.first - of < 2 && passage.folded(of - 1) == "the")
                --of;
            adjacent = adjacent || (!noun && of > hit.fieldStart + 1 && passage.folded(of - 1) == "of" &&
                                    words.members.at(passage.readings, of - 2));
            if (slot != Slot::plain && slot != Slot::of && !adjacent)
                continue;
            if (attributions.speaks(actor))
                continue;
            if (passive && passage.english()) {
                setOther(actor);
                break;
            }
            if (passive && lookAlike && !hit.passive && !noun && slot == Slot::plain) {
                setAgent(actor);
                break;
            }
            if (passive && !passage.english())
                break;
            if (slot == Slot::of && !adjacent)
                continue;
            if (noun && !adjacent && passage.parted(mention.tokens.end, hit.first, comma | join))
                break;
            // "gunmen stormed": those spoken of just before, if any were.
            if (passage.english() && id(actor).starts_with(mentions::unregistered) &&
                words.own.at(passage.readings, mention.tokens.first, Peel::nothing) && out.agent.empty() && unnamed.empty()) {
                unnamed = id(actor);
                break;
            }
            const int head = firstOfList(passage, attributions, actor, left, hit);
            setAgent(head);
            if (passage.english() && !noun && out.agentMention == head)
                out.companion = head == actor ? companionOf(passage, actor) : id(actor);
            break;
        }
    }
    const bool finite = hit.form == Form::past || hit.form == Form::present || hit.form == Form::gerund ||
                        hit.form == Form::participle || hit.form == Form::jussive ||
                        hit.form == Form::infinitive || hit.form == Form::future;
    const bool acts = finite && !passive && !trigger.placeIsSubject;
    if (out.agent.empty() && acts)
        if (const int actor = relativeSubject(passage, hit); actor >= 0)
            setAgent(actor);
    if (out.agent.empty() && (acts || (noun && (hit.object || possessorBefore(passage, hit)))) &&
        trigger.agent != "affected")
        if (const PlaceRef *subject = subjectPlace(passage, hit)) {
            out.agent = stateAt(passage, *subject)->id;
            out.agentPlace = subject->mention;
        }
    if (out.agent.empty() && acts && passage.english())
        if (const int actor = subjectAcross(passage, hit); actor >= 0 && !attributions.speaks(actor))
            setAgent(actor);
    // Nobody named: the doer of the clause before, where the verb only goes on with it.
    std::uint32_t verb = hit.first; // with its "had"
    while (passage.english() && verb > 0 && words.have.at(passage.readings, verb - 1))
        --verb;
    const bool ownNext =
        words.own.at(passage.readings, hit.end, Peel::nothing).tokens > 0 ||
        (hit.first > 0 && words.own.at(passage.readings, hit.first - 1, Peel::nothing).tokens > 0) ||
        (passage.english() && verb > 1 && words.own.at(passage.readings, verb - 2, Peel::nothing).tokens == 2);
    if (out.agent.empty() && ownNext && passage.english() && trigger.subtype == "withdrew" && !noun)
        out.agent = goesOnWith(passage, attributions, hit, before); // "its troops pulled out"
    // "stormed a school and withdrew at dusk"
    if (out.agent.empty() && passage.english() && trigger.subtype == "withdrew" && acts && hit.joined && hit.first > 0 &&
        !before.empty() && before.back().hit->sentence == hit.sentence && before.back().hit->form != Form::noun &&
        (passage.folded(hit.first - 1) == "and" || passage.folded(hit.first - 1) == "then" ||
         passage.folded(hit.first - 1) == "before"))
        out.agent = before.back().agent;
    const bool goesOnAlone = !passage.english() && finite && hasSubject(passage, hit);
    if (out.agent.empty() && !before.empty() && trigger.type != "movement" && !goesOnAlone) {
        const Frame &last = before.back();
        const bool sameSentence = last.hit->sentence == hit.sentence;
        // Whoever lost the town may have killed in it before: "خسر داعش المدينة، وكان قد أعدم فيها".
        const bool sameSubject = !passage.english() && !last.hit->trigger->placeIsSubject;
        if (hit.part)
            out.agent = last.agent;
        else if (sameSentence && hit.joined && finite && !passive &&
                 (last.hit->trigger->agent == trigger.agent || last.hit->trigger->agent != "losing" ||
                  trigger.agent == "losing" || (sameSubject && trigger.agent == "acting")))
            out.agent = last.agent;
        else if (sameSentence && hit.joined && noun && last.hit->form == Form::noun &&
                 (passage.english() ? !trigger.genitiveIsPatient : hit.proclitics.starts_with("و")) &&
                 last.hit->trigger->agent == trigger.agent)
            out.agent = last.agent;
        else if (sameSentence && hit.joined && noun && trigger.type == "violence" && trigger.agent == "acting" &&
                 !trigger.genitiveIsPatient && !passage.english() && last.hit->trigger->type == "control" &&
                 last.hit->trigger->agent == "gaining")
            out.agent = last.agent; // "تحرير المدينة بعد معارك"
        else if (sameSentence && hit.joined && trigger.type == "control" && !passage.english() &&
                 (noun || hit.passive) && trigger.agent != "losing" && !announcedFirst(passage, hit)) // "فالتقت …، واكتمل تطويق", "وأنجز تحريره"
            out.agent = lastDoer(passage, hit, before);
        else if ((ownNext || hit.plural) && finite && !passive)
            for (auto frame = before.rbegin(); frame != before.rend() && out.agent.empty(); ++frame)
                if (hit.sentence - frame->hit->sentence <= 1 && frame->hit->form != Form::noun &&
                    passage.fights(frame->agent)) {
                    out.agent = frame->agent;
                    out.carriedOn = true;
                }
    }
    if (out.agent.empty())
        out.agent = unnamed;
    // "أعلن الجيش أنه استعاد": the one who speaks does it.
    // "announced the liberation of"
    if (out.agent.empty() && noun && passage.english() && trigger.agent == "gaining") {
        const auto source = attributions.at(hit.first);
        if (source.token && *source.token < hit.first && hit.first - *source.token <= 4 && passage.fights(source.actor))
            out.agent = source.actor;
    }
    if (out.agent.empty() && hit.first > 0 && !passage.english() && trigger.type == "control" && !passive) {
        const auto source = attributions.at(hit.first);
        if (noun || (source.token && *source.token < hit.first &&
                     passage.parted(*source.token, hit.first, complement))) {
            const std::uint32_t reach = announcedFirst(passage, hit) ? 18 : 8;
            if (source.token && hit.first > *source.token && hit.first - *source.token < reach &&
                passage.fights(source.actor))
                out.agent = source.actor;
        }
    }
    // A verb that goes on with the story: "سيطر على …", "they also seized …".
    if (out.agent.empty() && acts && !goesOnAlone && (trigger.agent == "gaining" || trigger.agent == "acting") &&
        (trigger.type == "control" || trigger.type == "violence")) {
        // "mines that killed 11": the deed's noun is the subject.
        const bool deed = passage.english() && !before.empty() && before.back().hit->form == Form::noun &&
                          before.back().hit->trigger->type == "violence" &&
                          before.back().hit->sentence == hit.sentence && hit.first - before.back().hit->end <= 2;
        bool subject = false; // somebody that is no party: "an explosion killed", "سقطت قذيفة"
        if (passage.english()) {
            for (std::uint32_t i = hit.first; i-- > hit.fieldStart && hit.first - i <= 4 && !subject;)
                subject = (words.pronouns.at(passage.readings, i).tokens > 0 &&
                           !words.relatives.at(passage.readings, i)) || // "mines that killed": of those before it
                          words.own.at(passage.readings, i).tokens > 0;
            const bool goesOn = hit.first > 0 && (passage.boundaries[hit.first - 1] & (conjunction | join));
            subject = deed || (!subject && !hit.joined && !goesOn);
        } else
            subject =
                hit.end < passage.size() && passage.placeAt(hit.end) < 0 && passage.quantityAt(hit.end) < 0 &&
                passage.facts.tokens[hit.end].kind == text::TokenKind::word && !hit.object && !hit.plural &&
                !words.prepositions.at(passage.readings, hit.end) &&
                !words.descriptors.at(passage.readings, hit.end) &&
                !words.members.at(passage.readings, hit.end) && !words.own.at(passage.readings, hit.end) &&
                !trigger.then.at(passage.readings, hit.end, Peel::proclitics) &&
                !passage.grammar.words.again.at(passage.readings, hit.end, Peel::proclitics);
        if (!subject)
            out.agent = goesOnWith(passage, attributions, hit, before);
    }
    // "It has claimed the attack".
    if (out.agent.empty() && trigger.type == "violence" && trigger.agent == "acting") {
        const auto source = attributions.at(hit.first);
        if (source.claims && source.token && *source.token < hit.first && passage.fights(source.actor))
            out.agent = source.actor;
    }
    // "تعلن كتائب القسام استهداف …": the one that announces its own deed.
    if (out.agent.empty() && noun && trigger.type == "violence" && trigger.agent == "acting" &&
        !trigger.genitiveIsPatient) {
        const auto source = attributions.at(hit.first);
        const std::uint32_t reach = announcedFirst(passage, hit) ? 18 : 5;
        // "said three assaults had been beaten back": by the one who says it.
        const bool beaten = passage.english() && words.repelled.within(passage.readings, hit.end, hit.fieldEnd);
        if (source.token && *source.token < hit.first && hit.first - *source.token <= reach &&
            passage.fights(source.actor) && !beaten)
            out.agent = source.actor;
    }
    // "الجيش: مقتل ثلاثة جنود": the dead soldiers are the speaker's own.
    if (out.agent.empty() && out.other.empty() && trigger.genitiveIsPatient && trigger.type == "violence") {
        const auto source = attributions.at(hit.first);
        const auto *known = passage.facts.registry.byId(source.actor);
        bool others = false;
        for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + 8); ++i)
            others = others || (passage.actorAt(i) >= 0 &&
                                passage.fights(mentionOf(passage, passage.actorAt(i)).actor));
        if (!others && known && known->kind == "state" &&
            passage.grammar.words.members.within(passage.readings, hit.end,
                                                 std::min<std::size_t>(hit.end + 5, hit.fieldEnd)))
            out.other = source.actor;
    }
    // "… had taken Hama; Homs fell": to the same.
    if (trigger.placeIsSubject && out.agent.empty() && out.gainer.empty() && !before.empty() &&
        trigger.agent == "losing") {
        const Frame &last = before.back();
        if (last.hit->sentence == hit.sentence && last.hit->trigger->type == "control" &&
            last.hit->trigger->agent == "gaining" && last.status == "reported")
            out.gainer = last.agent, out.gainerToken = hit.end;
    }
    // "التحالف يعلن مقتل 165 متمردا": foes are killed by the one who tells it.
    if (out.agent.empty() && !passage.english() && trigger.genitiveIsPatient && trigger.type == "violence" && noun) {
        const auto source = attributions.at(hit.first);
        if (source.token && *source.token < hit.first && passage.fights(source.actor) && source.actor != out.other &&
            words.foes.within(passage.readings, hit.end, std::min(hit.fieldEnd, hit.end + 7)))
            out.agent = source.actor;
    }
    // "أحبطت القوات العراقية هجوما": they were attacked.
    if (noun && trigger.type == "violence" && !passage.english() && out.agentMention >= 0 &&
        mentionOf(passage, out.agentMention).tokens.end <= hit.first &&
        words.repelled.within(passage.readings, hit.fieldStart, mentionOf(passage, out.agentMention).tokens.first)) {
        if (out.other.empty()) {
            out.other = out.agent;
            out.agent.clear();
        } else {
            std::swap(out.agent, out.other);
        }
        out.agentMention = -1;
    }
    // "طردت قوات X الجيش من": whoever follows a doer that nobody knows is the one driven out.
    if (trigger.patientIsObject && finite && !passive && !passage.english() && out.agentMention >= 0 && out.other.empty() &&
        mentionOf(passage, out.agentMention).tokens.first > hit.end &&
        !words.members.at(passage.readings, hit.end, Peel::proclitics)) {
        out.other = out.agent;
        out.agent.clear();
        out.agentMention = -1;
    }
    if (out.agent == out.other)
        out.other.clear();
    return out;
}

} // namespace zamkan::events
