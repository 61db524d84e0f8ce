#include "events/frame_parties.hpp"
#include "events/frame_subjects.hpp"
#include "events/party_reader.hpp"
#include "mentions/actors.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

// Actor mentions that start in [first, end), those that nobody knows left out.
std::vector<int> actorsIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<int> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || actorMention(passage, actor).tokens.first != i)
            continue;
        const std::string &id = actorMention(passage, actor).actor;
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

// "دمرت دبابة وقتلت ثلاثة جنود": the verb is feminine and the dead are not, so they are its object.
bool sheDidIt(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 5;
    if (hit.form != Form::past || hit.plural || hit.object || !hit.joined || !passage.folded(hit.first).ends_with("ت"))
        return false;
    for (std::uint32_t i = hit.end; i < std::min(hit.fieldEnd, hit.end + reach); ++i)
        if (passage.grammar.words.feminine.at(passage.readings, i, Peel::nothing))
            return false;
    return hit.end < passage.size() && passage.quantityAt(hit.end) >= 0;
}

// Whether the party at the token is the doer of a deed's noun that stands between: "انسحاب مقاتلي X".
bool ofAnotherNoun(const Passage &passage, const TriggerHit &hit, std::uint32_t token) {
    if (passage.english() || token == 0)
        return false;
    std::uint32_t head = token - 1;
    while (head > hit.end && passage.grammar.words.members.at(passage.readings, head, Peel::proclitics))
        --head;
    const TriggerHit *deed = head >= hit.end ? passage.triggerOver(head) : nullptr;
    return deed && deed != &hit && deed->form == Form::noun && deed->end <= token && deed->trigger->type == "movement" &&
           hit.trigger->type == "control";
}

bool isOneOfMany(std::string_view word) {
    for (const std::string_view one : {"من", "دفعه", "اخر", "اول", "دفعات", "رتل", "ارتال", "قافله", "قوافل", "معظم", "بقيه", "بعض", "جميع", "كل", "مئات", "عشرات", "الاف", "مجموعه", "مجموعات"})
        if (word == one)
            return true;
    return false;
}

// "اختطف مسلحون يعتقد أنهم من التنظيم", "مسلحون ينتمون إلى X": whose men the gunmen are.
bool suspectedOf(const Passage &passage, std::uint32_t verb, std::uint32_t token) {
    constexpr std::uint32_t reach = 6;
    if (passage.english() || token < verb + 2 || token - verb > reach)
        return false;
    const std::string_view link = passage.folded(token - 1);
    if (link != "من" && link != "الي" && link != "عناصر" && link != "مسلحي")
        return false;
    for (std::uint32_t i = verb; i < token; ++i)
        for (const std::string_view word : {"انهم", "ينتمون", "منتمون", "منتمين", "ينتسبون", "تابعون", "محسوبون", "ينتمي"})
            if (passage.folded(i) == word)
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
    const auto &mention = actorMention(passage, actor);
    std::uint32_t at = mention.tokens.first;
    if (at > 1 && passage.folded(at - 1) == "the")
        --at;
    if (at < 2 || passage.folded(at - 1) != "and")
        return {};
    std::uint32_t beside = at - 2; // "YPG militia fighters and Syrian rebels"
    while (beside > 0 && at - beside <= 4 && passage.actorAt(beside) < 0 && passage.grammar.words.members.at(passage.readings, beside))
        --beside;
    const int other = passage.actorAt(beside);
    if (other < 0 || passage.sentenceOf(beside) != passage.sentenceOf(at))
        return {};
    const std::string &id = actorMention(passage, other).actor;
    return id != mention.actor && passage.fights(id) ? id : std::string();
}

// "قال التحالف إنه قتل 115": the pronoun did it.
bool behindPronoun(const Passage &passage, const TriggerHit &hit) {
    if (hit.first == 0 || passage.sentenceOf(hit.first - 1) != hit.sentence)
        return false;
    const std::string_view word = passage.folded(hit.first - 1);
    return word == "انه" || word == "انها" || word == "انهم" || word == "بانه" || word == "بانها" || word == "وانه" || word == "وانها";
}

// "حصارا فرضه": a verb of its own behind an indefinite noun, whose doer follows. Its pronoun stands for the noun.
bool doesItItself(const Passage &passage, std::uint32_t token) {
    constexpr std::size_t fourLetters = 8; // bytes
    const std::string_view word = passage.folded(token);
    return token > 0 && word.size() >= fourLetters && (word.ends_with("ه") || word.ends_with("ها")) && !word.starts_with("ال") &&
           passage.facts.tokens[token - 1].sentence == passage.facts.tokens[token].sentence && passage.folded(token - 1).ends_with("ا") &&
           !passage.folded(token - 1).ends_with("وا") && !passage.grammar.words.prepositions.at(passage.readings, token) && !passage.triggerOver(token) &&
           passage.placeAt(token) < 0 && passage.actorAt(token) < 0;
}

} // namespace

PartyReader::PartyReader(const Passage &p, const Attributions &a, const TriggerHit &h, const std::vector<Frame> &b)
    : passage(p), attributions(a), hit(h), before(b), trigger(*h.trigger), words(p.grammar.words), noun(h.form == Form::noun),
      lookAlike(trigger.passiveLookAlike && !p.english() && numberFollows(p, h) && !sheDidIt(p, h) && !behindPronoun(p, h)) {
    // "30,000 troops had been pulled back": they went.
    const bool went = passage.english() && trigger.subtype == "withdrew" && !words.by.at(passage.readings, hit.end);
    passive = (hit.passive && !went) || lookAlike;
    finite = hit.form == Form::past || hit.form == Form::present || hit.form == Form::gerund || hit.form == Form::participle ||
             hit.form == Form::jussive || hit.form == Form::infinitive || hit.form == Form::future;
    acts = finite && !passive && !trigger.placeIsSubject;
}

bool PartyReader::suffers(int actor) const {
    const auto *known = passage.facts.registry.byId(id(actor));
    return known && known->kind == "group" && !known->belligerent && trigger.agent != "affected";
}

void PartyReader::setAgent(int actor) {
    if (out.agent.empty() && !suffers(actor))
        out.agent = id(actor), out.agentMention = actor;
}

void PartyReader::setOther(int actor) {
    if (out.other.empty() && id(actor) != out.agent)
        out.other = id(actor), out.otherMention = actor;
}

// "قوات الوفاق تسيطر على غريان": in headlines and behind "that" the doer stands right before the verb.
void PartyReader::rightBeforeIt() {
    if (passage.english() || !acts || hit.first == 0 || hit.proclitics.starts_with("و") || hit.proclitics.starts_with("ف"))
        return;
    const int actor = passage.actorAt(hit.first - 1);
    if (actor < 0 || passage.sentenceOf(hit.first - 1) != hit.sentence || slotOf(passage, actor, hit) != Slot::plain || attributions.speaks(actor))
        return;
    std::uint32_t first = actorMention(passage, actor).tokens.first;
    // "آخر دفعة من مقاتلي المعارضة غادرت": what is counted of it
    for (std::uint32_t back = 0; back < 6 && first > 0 && passage.sentenceOf(first - 1) == hit.sentence &&
                                 (words.members.at(passage.readings, first - 1, Peel::nothing) || passage.quantityAt(first - 1) >= 0 || isOneOfMany(passage.folded(first - 1)));
         ++back)
        --first;
    const bool opens = first == 0 || passage.sentenceOf(first - 1) != hit.sentence || words.complements.at(passage.readings, first - 1, Peel::proclitics) ||
                       passage.facts.tokens[first - 1].kind == text::TokenKind::punctuation;
    if (opens && passage.fights(id(actor)))
        setAgent(actor);
}

void PartyReader::rightOfIt() {
    const bool lost = trigger.agent == "losing";
    std::uint32_t lastPlain = hit.end;
    for (const int actor : actorsIn(passage, hit.end, hit.fieldEnd)) {
        const std::uint32_t token = actorMention(passage, actor).tokens.first;
        if (passage.english() && attributions.speaks(actor))
            continue; // "killed 13 civilians, Azerbaijani prosecutors said"
        const bool target = trigger.type == "violence" && token > 0 &&
                            words.targets.at(passage.readings, token - 1, Peel::proclitics);
        const bool listed = passage.boundaries[token] & conjunction;
        if (out.agent.empty() && acts && suspectedOf(passage, hit.end, token)) {
            setAgent(actor);
            continue;
        }
        switch (slotOf(passage, actor, hit)) {
        case Slot::by:
            // "was taken on Thursday, and its governor arrested by …": another verb's
            if (passage.english() && passage.parted(hit.end, token, comma) && passage.parted(hit.end, token, conjunction))
                break;
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
            if (out.agent.empty() && (noun || !passage.english()))
                setAgent(actor);
            else
                setOther(actor); // "Russian forces clashed with soldiers"
            break;
        case Slot::of:
            // "an attack of", "هجوم لطالبان"
            if (noun && !trigger.genitiveIsPatient && trigger.type == "violence" &&
                (passage.english() || token - hit.end <= 1))
                setAgent(actor);
            else if (noun && passage.english() && !trigger.genitiveIsPatient && trigger.type != "control")
                setAgent(actor);
            else if (!passage.english() && trigger.agent == "affected" && trigger.type == "violence")
                setAgent(actor); // "لقي 20 من مسلحي X مصرعهم"
            else if (trigger.type == "violence" &&
                     (passive || noun || out.agentMention >= 0 || !before.empty()))
                setOther(actor);
            break;
        case Slot::plain: {
            if (!passage.english() && token > hit.end + 1 && doesItItself(passage, token - 1))
                break; // "كسر حصارا فرضه التنظيم"
            if (ofAnotherNoun(passage, hit, token))
                break; // "سيطرته على المدينة بعد انسحاب مقاتلي X منها"
            // Another doer's clause may stand between: only what is near counts, and what goes on with a
            // list.
            const bool near =
                token - lastPlain <= 7 && !passage.parted(lastPlain, token, comma | join | complement);
            if (!near)
                break;
            lastPlain = actorMention(passage, actor).tokens.end;
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
}

void PartyReader::leftOfIt() {
    if (!out.agent.empty() && !passive)
        return;
    auto left = actorsIn(passage, hit.fieldStart, hit.first);
    std::reverse(left.begin(), left.end());
    for (const int actor : left) {
        const auto slot = slotOf(passage, actor, hit);
        const auto &mention = actorMention(passage, actor);
        bool adjacent = noun && hit.first - mention.tokens.end <= 2 && // not "killed militants in air strikes"
                        !(passage.english() && hit.first > mention.tokens.end && words.prepositions.at(passage.readings, mention.tokens.end));
        // "militants of X killed"
        std::uint32_t of = mention.tokens.first;
        while (of > hit.fieldStart && mention.tokens.first - of < 2 && passage.folded(of - 1) == "the")
            --of;
        adjacent = adjacent || (!noun && of > hit.fieldStart && of > 1 && (passage.folded(of - 1) == "of" || (passage.english() && passage.folded(of - 1) == "from")) &&
                                words.members.at(passage.readings, of - 2));
        const bool subject = passage.english() && passive && !noun && alone(passage, mention.tokens.end, hit.first); // "since X were driven out"
        if (slot != Slot::plain && slot != Slot::of && !adjacent && !subject)
            continue;
        if (!passage.english() && slot == Slot::elsewhere && noun)
            continue; // "بدعم من طيران التحالف، من استعادة"
        if (attributions.speaks(actor))
            continue;
        if (passage.english() && !noun && trigger.agent == "losing" && passage.inInsertedRelative(mention.tokens.first, hit.first))
            continue; // "Bagram, which American troops had left, surrendered"
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
        // "بعد انسحاب قوات النظام منها، وبسطت": the doer of the noun before it, not of the verb.
        if (!passage.english() && mention.tokens.first > 0 && !adjacent) {
            std::uint32_t head = mention.tokens.first - 1;
            while (head > 0 && words.members.at(passage.readings, head, Peel::proclitics))
                --head;
            const TriggerHit *deed = passage.triggerOver(head);
            if (deed && deed != &hit && deed->form == Form::noun && deed->end <= mention.tokens.first)
                break;
        }
        // "يعقد المجلس جلسة لبحث سقوط المدينة": nobody near loses it.
        if (noun && !passage.english() && trigger.placeIsSubject && (trigger.agent == "losing" || !adjacent))
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

void PartyReader::subjectApart() {
    if (out.agent.empty() && acts)
        if (const int actor = relativeSubject(passage, hit); actor >= 0)
            setAgent(actor);
    if (out.agent.empty() && (acts || (noun && (hit.object || possessorBefore(passage, hit) || (!passage.english() && ownNext())))) &&
        trigger.agent != "affected")
        if (const PlaceRef *subject = subjectPlace(passage, hit)) {
            out.agent = stateAt(passage, *subject)->id;
            out.agentPlace = subject->mention;
        }
    // "a U.S. drone strike": the country beside the noun is whose it was, unless it was "in" it.
    if (out.agent.empty() && noun && passage.english() && trigger.type == "violence" && trigger.agent == "acting")
        for (const auto &ref : passage.placesIn(hit.first > 6 ? hit.first - 6 : 0, hit.first)) {
            const std::uint32_t before = ref.tokens.first;
            const bool where = before > 0 && (passage.folded(before - 1) == "in" || passage.folded(before - 1) == "near");
            const auto *state = where || ref.again || ref.tokens.end > hit.first || hit.first - ref.tokens.end > 2 || passage.place(ref).type != "country" ||
                                        passage.parted(ref.tokens.end - 1, hit.first, comma | stop)
                                    ? nullptr
                                    : stateOf(passage, ref.mention);
            if (state) {
                out.agent = state->id;
                out.agentPlace = ref.mention;
            }
        }
    statesThatAct();
    // "fell to Azerbaijan", "سقطت بيد روسيا": a state told by its country.
    if (trigger.placeIsSubject && out.gainer.empty() && (trigger.agent == "losing" || out.agent.empty()))
        for (const auto &ref : passage.placesIn(hit.end, std::min<std::uint32_t>(hit.fieldEnd, hit.end + 5u)))
            if (const auto *state = ref.again ? nullptr : stateOf(passage, ref.mention);
                state && !ref.before.empty() && (words.gainer.has(ref.before) || words.by.has(ref.before))) {
                if (trigger.agent == "losing")
                    out.gainer = state->id, out.gainerToken = ref.tokens.first;
                else
                    out.agent = state->id;
                out.agentPlace = ref.mention;
                break;
            }
    if (out.agent.empty() && acts && passage.english())
        if (const int actor = subjectAcross(passage, hit); actor >= 0 && !attributions.speaks(actor))
            setAgent(actor);
}

// "Having taken X, the Taliban turned", "With the capture of X in December, Iraqi forces had regained": the doer is the subject
// that follows.
void PartyReader::openingTheSentence() {
    if (!passage.english() || !out.agent.empty() || trigger.placeIsSubject || trigger.agent == "affected")
        return;
    constexpr std::uint32_t opening = 6, reach = 24;
    std::uint32_t head = hit.first;
    while (head > 0 && passage.sentenceOf(head - 1) == hit.sentence && hit.first - head <= opening)
        --head;
    if (hit.first - head > opening)
        return;
    bool opens = hit.form == Form::gerund && hit.first == head;
    for (std::uint32_t i = head; i < hit.first && !opens; ++i)
        opens = (passage.folded(i) == "having" && i == head) || passage.folded(i) == "after" || passage.folded(i) == "before" || passage.folded(i) == "since" ||
                (noun && i == head && (passage.folded(i) == "with" || passage.folded(i) == "following"));
    if (!opens || (!noun && hit.form != Form::gerund && passage.folded(head) != "having"))
        return;
    for (std::uint32_t i = hit.end; i < passage.size() && i < hit.end + reach && passage.sentenceOf(i) == hit.sentence; ++i) {
        if (passage.folded(i) != ",")
            continue;
        for (std::uint32_t at = i + 1; at < passage.size() && at <= i + 4 && passage.sentenceOf(at) == hit.sentence; ++at) {
            if (const int actor = passage.actorAt(at); actor >= 0) {
                if (passage.fights(id(actor)) && id(actor) != out.other)
                    setAgent(actor);
                return;
            }
            if (passage.placeAt(at) >= 0 && passage.facts.places[static_cast<std::size_t>(passage.placeAt(at))].type != "country")
                break;
        }
    }
}

// A state told by its country or capital where no verb has it for its subject: "captured by Russia", "clashes between Russia and
// …", "سيطرة روسيا على", "شنت روسيا غارات".
void PartyReader::statesThatAct() {
    if (!out.agent.empty() || trigger.agent == "affected")
        return;
    const auto take = [&](const PlaceRef &ref) {
        const auto *state = ref.again || ref.container ? nullptr : stateOf(passage, ref.mention);
        if (!state || state->id == out.other)
            return false;
        out.agent = state->id;
        out.agentPlace = ref.mention;
        return true;
    };
    for (const auto &ref : passage.placesIn(hit.end, hit.fieldEnd)) {
        const bool by = (passive || noun || trigger.placeIsSubject) && words.by.has(ref.before) && !(trigger.placeIsSubject && trigger.agent == "losing");
        const bool between = trigger.other == "acting" && noun && words.with.has(ref.before);
        if ((by || between) && take(ref))
            return;
    }
    if (passage.english() || !noun || trigger.genitiveIsPatient)
        return;
    for (const auto &ref : passage.placesIn(hit.first > 4 ? hit.first - 4 : 0, hit.end + 1u)) {
        // "سيطرة روسيا على X": right behind the noun, and what it takes is told with a preposition of its own.
        const auto later = passage.placesIn(ref.tokens.end, hit.fieldEnd);
        const bool goesOn = std::any_of(later.begin(), later.end(), [&](const PlaceRef &other) { return !other.before.empty() && !other.measured; });
        const bool construct = ref.tokens.first == hit.end && ref.before.empty() && goesOn;
        const bool launches = ref.tokens.end == hit.first && ref.tokens.first > 0 && words.launching.at(passage.readings, ref.tokens.first - 1, Peel::conjunctions);
        if ((construct || launches) && take(ref))
            return;
    }
}

void PartyReader::turnedRound() {
    // "أحبطت القوات العراقية هجوما": they were attacked.
    if (noun && trigger.type == "violence" && !passage.english() && out.agentMention >= 0 &&
        actorMention(passage, out.agentMention).tokens.end <= hit.first &&
        words.repelled.within(passage.readings, hit.fieldStart, actorMention(passage, out.agentMention).tokens.first)) {
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
        actorMention(passage, out.agentMention).tokens.first > hit.end &&
        !words.members.at(passage.readings, hit.end, Peel::proclitics)) {
        out.other = out.agent;
        out.agent.clear();
        out.agentMention = -1;
    }
}

// "The army said it had retaken X", "it carried out strikes", "Kyiv says its troops took Y": the pronoun is whoever says it.
void PartyReader::ofThePronounSaid() {
    std::uint32_t verb = hit.first; // with its auxiliaries
    if (noun) { // "it carried out dozens of air strikes"
        constexpr std::uint32_t reach = 6;
        const std::uint32_t from = hit.first > reach ? hit.first - reach : 0;
        while (verb > from && !words.launching.at(passage.readings, verb))
            --verb;
        if (verb == from || !words.launching.at(passage.readings, verb))
            return;
    }
    const std::uint32_t full = verb;
    while (verb > 0 && full - verb < 3 && subjectVerbWord(passage, verb - 1))
        --verb;
    const std::uint32_t owned = verb > 1 && words.own.at(passage.readings, verb - 2, Peel::nothing).tokens == 2   ? 2
                                : verb > 0 && words.own.at(passage.readings, verb - 1, Peel::nothing).tokens == 1 ? 1
                                                                                                                 : 0;
    if (owned == 0)
        return;
    const auto source = attributions.at(hit.first);
    if (!source.token || *source.token >= verb - owned || passage.sentenceOf(*source.token) != hit.sentence || !passage.fights(source.actor))
        return;
    for (std::uint32_t i = *source.token + 1; i < verb - owned; ++i) // "said the rebels had fled and it …"
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(id(actor)))
            return;
    out.agent = source.actor;
}

// "أعلن الجيش أنه قصف منزل قائد الحركة": the pronoun is whoever says it, and the one behind the verb suffers.
void PartyReader::ofThePronoun() {
    if (passage.english() && (acts || (noun && trigger.type == "violence" && trigger.agent == "acting" && !trigger.genitiveIsPatient)))
        ofThePronounSaid();
    if (passage.english() || !acts || hit.first == 0) return;
    const std::string_view link = passage.folded(hit.first - 1);
    const bool pronoun = link.ends_with("انه") || link.ends_with("انها") || link.ends_with("انهم");
    if (!pronoun || !words.complements.at(passage.readings, hit.first - 1, Peel::proclitics)) return;
    const auto source = attributions.at(hit.first);
    if (source.token && *source.token < hit.first && passage.fights(source.actor)) out.agent = source.actor;
}

Parties PartyReader::read() && {
    ofThePronoun();
    rightBeforeIt();
    rightOfIt();
    leftOfIt();
    // "دخلت القوات المجمع بعد سبعة أشهر على سقوط الرمادي": to whom it fell, nobody near says.
    const std::string_view link = hit.first > 0 ? passage.folded(hit.first - 1) : std::string_view();
    if (noun && !passage.english() && trigger.placeIsSubject && out.agent.empty() && (link == "علي" || link == "من"))
        return std::move(out);
    subjectApart();
    openingTheSentence();
    ofThePossessor();
    withItsOwn();
    whoLeaves();
    withTheClauseBefore();
    if (out.agent.empty())
        out.agent = unnamed;
    withWhoAnnounces();
    withTheStory();
    withWhoClaims();
    ofTheSpeaker();
    toTheSame();
    whomThePronounMeans();
    theOnlyOne();
    foesOfTheSpeaker();
    turnedRound();
    if (out.agent == out.other)
        out.other.clear();
    return std::move(out);
}

Parties readParties(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                    const std::vector<Frame> &before) {
    return PartyReader(passage, attributions, hit, before).read();
}

} // namespace zamkan::events
