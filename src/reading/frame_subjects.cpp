#include "reading/frame_subjects.hpp"
#include "mentions/actors.hpp"
#include "reading/frame_parties.hpp"
#include <algorithm>

namespace zamkan::reading {

const actors::Actor *stateOf(const Passage &passage, std::uint32_t mention) {
    const events::EventPlace &place = passage.facts.places[mention];
    if (place.type == "country")
        return passage.facts.registry.forcesOf(place.country);
    return passage.facts.registry.byCapital(passage.facts.mentions.places[mention].name);
}

// A country or a capital as the subject of what only its state can do: "Kyiv regained …", "شنت تركيا …".
const actors::Actor *stateAt(const Passage &passage, const PlaceRef &ref) {
    if (ref.again || !ref.before.empty() || ref.container)
        return nullptr;
    return stateOf(passage, ref.mention);
}

// Only words of the verb stand between: "Kyiv has since regained", not "US-backed fighters seized".
bool alone(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i)
        if (!subjectVerbWord(passage, i))
            return false;
    return true;
}

bool subjectVerbWord(const Passage &passage, std::uint32_t token) {
    const Phrases &meanwhile = passage.grammar.words.meanwhile; // "drones in turn struck"
    if (passage.english() &&
        (meanwhile.at(passage.readings, token) || (token > 0 && meanwhile.at(passage.readings, token - 1).tokens == 2)))
        return true;
    return passage.grammar.words.have.at(passage.readings, token) ||
           passage.grammar.words.passive.at(passage.readings, token) ||
           passage.is(token, Closed::between_subject_and_verb);
}

// The subject that is a place: right before an English verb, right after an Arabic one.
const PlaceRef *subjectPlace(const Passage &passage, const TriggerHit &hit) {
    for (const auto &ref : passage.placesIn(hit.fieldStart, hit.end + 1u)) {
        const bool near =
            passage.english()
                ? ref.tokens.end <= hit.first && ref.tokens.first >= hit.fieldStart && hit.first - ref.tokens.end <= 3
                : (ref.tokens.first == hit.end && hit.form != Form::noun) ||
                      (ref.tokens.first >= hit.fieldStart &&
                       (ref.tokens.end == hit.first || // "وكانت أوكرانيا قد استردت"
                        (ref.tokens.end + 1 == hit.first && passage.is(ref.tokens.end, Closed::aspect_particle))));
        if (near && passage.english()) {
            // "Moscow's forces have seized"
            const bool possessor =
                passage.facts.mentions.places[ref.mention].span.end < passage.facts.tokens[ref.tokens.end - 1].span.end;
            const bool theirs =
                possessor && passage.grammar.words.members.at(passage.readings, ref.tokens.end).tokens == 1;
            if (!alone(passage, ref.tokens.end + (theirs ? 1U : 0U), hit.first))
                continue;
        }
        if (near && stateAt(passage, ref))
            return &ref;
    }
    return nullptr;
}

// "the separatists, who claim …", "تنظيم الدولة الذي سيطر": the party right before the relative word.
int relativeSubject(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (!passage.grammar.words.relatives.at(passage.readings, i))
            continue;
        for (std::uint32_t back = i; back-- > 0 && i - back <= reach && passage.sentenceOf(back) == hit.sentence;) {
            const int actor = passage.actorAt(back);
            if (actor < 0 || !passage.fights(actorMention(passage, actor).actor))
                continue;
            // "The Houthis said that 100 people fled" is no relative clause, but "that its men fled" tells of them.
            const bool said = passage.english() && passage.parted(back + 1, hit.first, complement | speech);
            const bool themselves = passage.is(i + 1, Closed::possessive) ||
                                    passage.grammar.words.pronouns.at(passage.readings, i + 1, Peel::nothing);
            return said && !themselves ? -1 : actor;
        }
        return -1;
    }
    return -1;
}

int subjectAcross(const Passage &passage, const TriggerHit &hit) {
    if (!(passage.boundaries[hit.first] & comma))
        return -1;
    std::uint32_t head = hit.first;
    while (head > 0 && passage.sentenceOf(head - 1) == hit.sentence &&
           !(passage.boundaries[head] & (stop | complement)))
        --head;
    int found = -1;
    for (std::uint32_t i = head; i < hit.first; ++i) {
        if (i > head && (passage.boundaries[i] & comma)) {
            // A list of parties has no verb of its own between its commas.
            const auto between = passage.triggersIn(head, i);
            const bool inserted = std::any_of(between.begin(), between.end(),
                                              [](const TriggerHit &other) { return other.form != Form::noun; });
            if (!inserted && found < 0) { // "On Tuesday, X, backed by air strikes, retook"
                head = i;
                continue;
            }
            return inserted ? -1 : found;
        }
        if (const int actor = passage.actorAt(i); actor >= 0 && passage.fights(actorMention(passage, actor).actor) &&
                                                  slotOf(passage, actor, hit) == Slot::plain)
            found = actor;
    }
    return -1;
}

// "بدعم من التحالف", "بمشاركة الحشد": it stands behind the doer. In English "fighters loyal to X" are his.
bool supports(const Passage &passage, int actor) {
    constexpr std::size_t reach = 5; // tokens
    return !passage.english() && passage.supportBefore(actorMention(passage, actor).tokens.first, reach);
}

// The party right behind the first word of an Arabic sentence, or behind "وحدات من", which is a verb where no
// preposition and no name stands there.
int openingSubject(const Passage &passage, const TriggerHit &hit) {
    const std::uint32_t head = passage.sentenceHead(hit.first), next = head + 1;
    if (next + 1 >= hit.first || passage.facts.tokens[head].kind != text::TokenKind::word ||
        passage.actorAt(head) >= 0 || passage.placeAt(head) >= 0 || passage.dateAt(head) >= 0 ||
        passage.quantityAt(head) >= 0 || passage.grammar.words.prepositions.at(passage.readings, head) ||
        passage.grammar.words.speech.at(passage.readings, head) || passage.folded(head).starts_with("ال"))
        return -1;
    const bool unitsOf = passage.actorAt(next) < 0 && passage.is(next + 1, Closed::partitive);
    const int actor = passage.actorAt(unitsOf ? next + 2 : next);
    const bool fights = actor >= 0 && actorMention(passage, actor).tokens.first >= next &&
                        passage.fights(actorMention(passage, actor).actor);
    return fights && !passage.parted(actorMention(passage, actor).tokens.end, hit.first, stop) ? actor : -1;
}

namespace {

// "وصل الجيش إلى أطراف المدينة. وأعلن بعد يوم سيطرته عليها": the only party that the sentence before this one names.
std::string onlyPartyOf(const Passage &passage, std::uint32_t behind) {
    std::string only;
    if (behind == 0 || passage.english())
        return only;
    for (const auto &actor : passage.facts.mentions.actors) {
        if (passage.sentenceOf(actor.tokens.first) + 1 != behind || !passage.fights(actor.actor))
            continue;
        if (!only.empty() && only != actor.actor)
            return {};
        only = actor.actor;
    }
    return only;
}

} // namespace

// Whom a verb without a subject goes on with: the last party that did something, in its sentence, else in the
// one before; else the party that its sentence has named last.
std::string goesOnWith(const Passage &passage, const Attributions &attributions, const TriggerHit &hit,
                       const std::vector<Frame> &before) {
    const auto alike = [&](const Frame &frame) {
        // "الأحياء التي كانت الفصائل تسيطر عليها": who held it then does not go on.
        return !(frame.subtype == "held" && frame.hit->pastHabit) && passage.fights(frame.agent) &&
               frame.hit->trigger->agent != "losing" && frame.hit->trigger->agent != "affected";
    };
    for (auto frame = before.rbegin(); frame != before.rend() && frame->hit->sentence == hit.sentence; ++frame)
        if (alike(*frame))
            return frame->agent;
    // "كسرت القوات الأوكرانية خطوط الدفاع الروسية ودخلت": behind a verb that opens the sentence stands its subject.
    if (!passage.english())
        if (const int subject = openingSubject(passage, hit); subject >= 0 && !attributions.speaks(subject))
            return actorMention(passage, subject).actor;
    for (std::uint32_t i = hit.first; i-- > 0 && passage.sentenceOf(i) == hit.sentence;)
        if (const int actor = passage.actorAt(i); actor >= 0 && !attributions.speaks(actor) &&
                                                  passage.fights(actorMention(passage, actor).actor) &&
                                                  !supports(passage, actor))
            return actorMention(passage, actor).actor;
    if (const auto source = attributions.at(hit.first);
        source.token && *source.token < hit.first && passage.fights(source.actor))
        return source.actor;
    for (auto frame = before.rbegin(); frame != before.rend() && hit.sentence - frame->hit->sentence <= 2; ++frame)
        if (alike(*frame))
            return frame->agent;
    return onlyPartyOf(passage, hit.sentence);
}

namespace {

// "غير أن شبانا من القرى هاجموا X": who stands between the particle and its verb does it, whoever that is.
bool namedBehindParticle(const Passage &passage, const TriggerHit &hit) {
    constexpr std::uint32_t reach = 6; // tokens
    for (std::uint32_t i = hit.first; i-- > 0 && hit.first - i <= reach && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.actorAt(i) >= 0 || passage.placeAt(i) >= 0 || passage.triggerOver(i) ||
            passage.boundaries[i + 1] & (stop | comma))
            return false;
        if (passage.grammar.words.complements.at(passage.readings, i, Peel::conjunctions))
            return i + 1 < hit.first && !passage.mayBe(i, Closed::that_pronoun) && passage.dateAt(i + 1) < 0 &&
                   !passage.mayBe(i + 1, Closed::past_auxiliary) &&
                   !passage.grammar.words.own.at(passage.readings, i + 1) && // "إن قواتها سيطرت": the speaker's
                   !passage.grammar.words.members.at(passage.readings, i + 1) &&
                   !passage.grammar.words.prepositions.at(passage.readings, i + 1);
    }
    return false;
}

} // namespace

// "وألقى الطيران المروحي": a subject of its own that is no party known; also a weapon before the verb.
bool hasSubject(const Passage &passage, const TriggerHit &hit) {
    const Words &words = passage.grammar.words;
    const std::uint32_t at = hit.end;
    if (hit.form == Form::past && !hit.object && namedBehindParticle(passage, hit))
        return true;
    // "التي كان «حلف قبائل حضرموت» قد استولى عليها": somebody that no list knows
    if (hit.first > 2 && passage.is(hit.first - 1, Closed::aspect_particle))
        for (std::uint32_t i = hit.first - 1; i-- > 0 && hit.first - i <= 8 && passage.sentenceOf(i) == hit.sentence &&
                                              !(passage.boundaries[i + 1] & (stop | comma)) && passage.actorAt(i) < 0;)
            if (passage.mayBe(i, Closed::past_auxiliary))
                return i + 2 < hit.first;
    if (hit.trigger->hasBeside && !hit.plural && hit.first > hit.fieldStart &&
        hit.trigger->beside.within(passage.readings, hit.fieldStart, hit.first))
        return true;
    if (at + 1 < hit.fieldEnd && !hit.object && !hit.plural && words.weapons.at(passage.readings, at, Peel::nothing) &&
        passage.actorAt(at) < 0 && passage.actorAt(at + 1) < 0 && passage.placeAt(at + 1) < 0)
        return true; // "واقتحمت دبابتان موقعا"
    return at < hit.fieldEnd && !hit.object && !hit.plural && !hit.passive && passage.folded(at).starts_with("ال") &&
           passage.placeAt(at) < 0 && passage.actorAt(at) < 0 && passage.quantityAt(at) < 0 && passage.dateAt(at) < 0 &&
           !words.descriptors.at(passage.readings, at, Peel::proclitics) &&
           !words.again.at(passage.readings, at, Peel::proclitics) && !words.own.at(passage.readings, at) &&
           !words.members.at(passage.readings, at, Peel::proclitics) &&
           !words.targets.at(passage.readings, at, Peel::proclitics) &&
           !words.people.at(passage.readings, at, Peel::proclitics) &&
           !words.quarters.at(passage.readings, at, Peel::proclitics) &&
           !hit.trigger->then.at(passage.readings, at, Peel::proclitics);
}

// "تمكن الجيش ومقاتلو العشائر من استعادة": of doers joined by "and" the first.
int firstOfList(const Passage &passage, const Attributions &attributions, int actor,
                const std::vector<int> &nearestFirst, const TriggerHit &hit) {
    if (passage.english() || hit.form != Form::noun)
        return actor;
    auto at = std::find(nearestFirst.begin(), nearestFirst.end(), actor);
    while (at != nearestFirst.end() && at + 1 != nearestFirst.end()) {
        const auto &one = actorMention(passage, *at), &other = actorMention(passage, *(at + 1));
        if (one.tokens.first - other.tokens.end > 2 || attributions.speaks(*(at + 1)) ||
            !passage.parted(other.tokens.end - 1, one.tokens.first, conjunction))
            break;
        ++at;
    }
    return at == nearestFirst.end() ? actor : *at;
}

// The last one in its sentence that took or did something.
std::string lastDoer(const Passage &passage, const TriggerHit &hit, const std::vector<Frame> &before) {
    for (auto frame = before.rbegin(); frame != before.rend() && frame->hit->sentence == hit.sentence; ++frame) {
        const std::string &role = frame->hit->trigger->agent;
        if ((role == "gaining" || role == "acting") && passage.fights(frame->agent))
            return frame->agent;
    }
    return {};
}

// "أعلن المشير خليفة حفتر، في كلمة متلفزة مساء أمس، تحرير المدينة": the noun is what is announced; no "that" and no
// other trigger stands between.
bool announcedFirst(const Passage &passage, const TriggerHit &hit) {
    if (passage.english())
        return false;
    for (std::uint32_t i = hit.first; i-- > 0 && passage.sentenceOf(i) == hit.sentence;) {
        if (passage.boundaries[i + 1] & (complement | stop))
            return false;
        if (passage.grammar.words.speech.at(passage.readings, i))
            return true;
        if (passage.triggerOver(i))
            return false;
    }
    return false;
}

bool causedBy(const Passage &passage, const TriggerHit &hit, const Frame &cause) {
    constexpr std::uint32_t beside = 2,
                            behind = 12; // tokens from the verb to the deed, and from the deed to what comes of it
    const TriggerHit &deed = *cause.hit;
    if (passage.english() || hit.form != Form::noun || deed.sentence != hit.sentence ||
        deed.trigger->type != "violence" || hit.first - deed.end > behind ||
        passage.parted(deed.end, hit.first, stop | complement))
        return false;
    // Right behind such a verb "قصف" is the noun, whatever it looks like.
    for (std::uint32_t i = deed.first;
         i-- > 0 && deed.first - i <= (deed.form == Form::noun ? beside : 1) && passage.sentenceOf(i) == hit.sentence;)
        if (passage.grammar.words.results.at(passage.readings, i, Peel::conjunctions))
            return true;
    return false;
}

std::vector<int> actorsIn(const Passage &passage, std::uint32_t first, std::uint32_t end) {
    std::vector<int> out;
    for (std::uint32_t i = first; i < end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || actorMention(passage, actor).tokens.first != i)
            continue;
        const std::string &id = actorMention(passage, actor).actor;
        const auto *known = passage.facts.registry.byId(id);
        if (known ? known->kind != "media" && known->kind != "person" : id.starts_with(mentions::unregistered))
            out.push_back(actor);
    }
    return out;
}

} // namespace zamkan::reading
