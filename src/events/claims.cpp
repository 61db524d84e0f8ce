#include "events/claims.hpp"
#include "events/event_builder.hpp"
#include "events/frame_fallback.hpp"
#include <algorithm>

namespace zamkan::events {
namespace {

struct Clause {
    std::uint32_t first = 0, end = 0; // tokens
};

bool isIn(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// The clause of a figure: to the next one on the right, to the last border on the left.
Clause clauseOf(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    Clause out{quantity.tokens.first, quantity.tokens.end};
    while (out.first > 0 && passage.sentenceOf(out.first - 1) == sentence &&
           !(passage.boundaries[out.first] & stop))
        --out.first;
    while (out.end < passage.size() && passage.sentenceOf(out.end) == sentence &&
           !(passage.boundaries[out.end] & stop)) {
        const int other = passage.quantityAt(out.end);
        if (other >= 0 && !passage.facts.mentions.quantities[static_cast<std::size_t>(other)].duration)
            break;
        ++out.end;
    }
    return out;
}

bool currency(const std::string &unit) {
    return unit.size() == 3 &&
           std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The places a share or a count is about: what follows it in its clause, else the subject before it.
std::vector<std::uint32_t> placesOf(const Passage &passage, const Clause &clause,
                                    const mentions::QuantityMention &quantity) {
    std::vector<std::uint32_t> after, before;
    bool named = false;
    const auto inClause = passage.placesIn(clause.first, clause.end);
    for (const auto &ref : inClause)
        named = named || !ref.again;
    for (const auto &ref : inClause) {
        if (ref.again && named)
            continue;
        const std::uint32_t token = ref.tokens.first;
        // "…, a think-tank in Washington estimates": the place of who says it.
        bool saying = false;
        for (std::uint32_t i = ref.tokens.end;
             i < std::min(clause.end, ref.tokens.end + 3) && passage.english(); ++i)
            saying = saying || passage.grammar.words.speech.at(passage.readings, i).tokens > 0;
        if (saying && passage.parted(quantity.tokens.end, token, comma))
            continue;
        const bool farther = !passage.english() && passage.parted(quantity.tokens.end, token, comma | conjunction) &&
                             !ref.listed; // "…، وتقلع الطائرات من X"
        if (token >= quantity.tokens.end && token < clause.end && !farther &&
            !passage.parted(quantity.tokens.end, token, speech)) {
            const bool here = isIn(ref.before, {"قرب", "داخل", "في", "من", "ب", "in", "of", "across", "near", "at", "inside", "around", "through", "على", ""});
            if (here && (after.empty() || ref.listed ||
                         (ref.container && passage.place(ref).type == "country" && after.empty())))
                after.push_back(ref.mention);
        }
        if (ref.tokens.end <= quantity.tokens.first && token >= clause.first) {
            const bool inside = !passage.english() && !ref.listed && isIn(ref.before, {"ب", "في"});
            if (!before.empty() && (ref.container || (ref.measured && !passage.english()) || inside))
                continue;
            // "نشرت روسيا 20 ألف جندي", "U.S. aircraft": who did it.
            const std::string &country = passage.place(ref).country;
            const bool adjective = passage.english() && (country == "US" || country == "GB") && ref.tokens.end < passage.size() &&
                                   !passage.facts.tokens[ref.tokens.end].capitalised && !passage.grammar.words.have.at(passage.readings, ref.tokens.end);
            if ((!passage.english() || adjective) && quantity.unit == "person" && ref.before.empty() &&
                passage.place(ref).type == "country" && passage.stateOf(ref.mention))
                continue;
            if (!ref.listed)
                before.clear();
            before.push_back(ref.mention);
        }
    }
    return after.empty() ? before : after;
}

// The last trigger before the figure in its sentence; `far`: also behind a border.
const Frame *frameOf(const std::vector<Frame> &frames, const Passage &passage,
                     const mentions::QuantityMention &quantity, bool far = false) {
    const Frame *found = nullptr;
    for (const auto &frame : framesOf(frames, passage.sentenceOf(quantity.tokens.first))) {
        if (frame.hit->first > quantity.tokens.first)
            continue;
        // "خسر 50 في المئة من الأراضي التي كان يسيطر عليها … و20 في المئة": a relative clause does not take
        // over.
        bool relative = false;
        for (std::uint32_t i = frame.hit->first; i-- > 0 && frame.hit->first - i <= 4;)
            if (passage.grammar.words.relatives.at(passage.readings, i))
                relative = true;
        if (!relative && (far || !passage.parted(frame.hit->first, quantity.tokens.first, stop)))
            found = &frame;
    }
    return found;
}

std::optional<std::uint32_t> dateOf(const Passage &passage, const Clause &clause,
                                    const mentions::QuantityMention &quantity) {
    const auto &dates = passage.facts.mentions.dates;
    for (std::uint32_t d = 0; d < dates.size(); ++d)
        if (dates[d].range && dates[d].tokens.first >= quantity.tokens.end &&
            dates[d].tokens.first < clause.end && dates[d].tokens.first - quantity.tokens.end <= 14 &&
            // "5 في المئة من الأحياء التي كانت تسيطر عليها منذ تموز": of what it had held.
            !passage.grammar.words.relatives.within(passage.readings, quantity.tokens.end, dates[d].tokens.first, Peel::nothing))
            return d;
    return std::nullopt;
}

constexpr double ofACountry = 200'000; // displaced: so many are hardly those of one town

// The country or the region that the text names most.
std::optional<std::uint32_t> countryOf(const Passage &passage) {
    std::optional<std::uint32_t> best;
    std::uint32_t most = 0;
    for (const auto &ref : passage.places)
        if (const std::uint32_t named = passage.timesNamed(ref.mention); !ref.again && named > most && isIn(passage.place(ref).type, {"country", "region", "province"}))
            best = ref.mention, most = named;
    return best;
}

// The place that the text names most, twice at least.
std::optional<std::uint32_t> topicOf(const Passage &passage) {
    std::optional<std::uint32_t> best;
    std::uint32_t most = 1;
    for (const auto &ref : passage.places)
        if (const std::uint32_t named = passage.timesNamed(ref.mention); !ref.again && named > most)
            best = ref.mention, most = named;
    return best;
}

// The day of its sentence that stands nearest before a figure, else behind it: "on Friday up to 7,000 captured soldiers".
std::optional<std::uint32_t> dateBeside(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    std::optional<std::uint32_t> before, behind;
    const auto &dates = passage.facts.mentions.dates;
    for (std::uint32_t d = 0; d < dates.size(); ++d) {
        if (!dates[d].range || passage.sentenceOf(dates[d].tokens.first) != sentence || dates[d].tokens.first < passage.datelineEnd)
            continue;
        if (dates[d].tokens.end <= quantity.tokens.first && !passage.parted(dates[d].tokens.end, quantity.tokens.first, stop))
            before = d;
        else if (!behind && dates[d].tokens.first >= quantity.tokens.end && !passage.parted(quantity.tokens.end, dates[d].tokens.first, stop))
            behind = d;
    }
    return before ? before : behind;
}

// What a figure takes from the words round it: "…، حيث يتراوح عدد", "لا يزالون داخلها", "خلف الهجوم … وتراجع الإنتاج".
void readReferences(const Passage &passage, const std::vector<Frame> &frames, const Clause &clause,
                    EventBuilder::Figure &figure) {
    const auto &quantity = passage.facts.mentions.quantities[figure.quantity];
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    const auto placeBefore = [&](std::uint32_t end) {
        std::vector<std::uint32_t> out;
        for (const auto &ref : passage.placesOf(sentence))
            if (ref.tokens.end <= end && !ref.container && !ref.measured)
                out = {ref.mention};
        return out;
    };
    const Words &words = passage.grammar.words;
    if (words.where.at(passage.readings, clause.first))
        if (const auto there = placeBefore(clause.first); !there.empty())
            figure.places = there;
    if (figure.places.empty() && words.partsOfIt.within(passage.readings, quantity.tokens.end, clause.end))
        figure.places = placeBefore(quantity.tokens.first);
    if (figure.places.empty() && words.quarters.within(passage.readings, quantity.tokens.end, clause.end)) {
        constexpr std::uint32_t story = 2; // sentences
        for (std::uint32_t back = 0; back <= std::min(story, sentence); ++back) {
            const auto told = framesOf(frames, sentence - back);
            for (auto frame = told.rbegin(); frame != told.rend() && figure.places.empty(); ++frame)
                if (const auto town = townOf(passage, *frame->hit, frames))
                    figure.places = {*town};
        }
    }
    const Frame *deed = nullptr; // the last one of its sentence before it
    for (const auto &frame : framesOf(frames, sentence))
        if (frame.hit->first < quantity.tokens.first && !frame.instances.empty())
            deed = &frame;
    if (deed && figure.places.empty() && deed->hit->trigger->type != "movement") {
        figure.places = deed->instances.front().places;
        if (!figure.date && !figure.places.empty())
            figure.date = deed->instances.front().date;
    }
    if (deed && !figure.date && figure.type == "violence")
        figure.date = deed->date;
    if (!figure.date && figure.type == "violence")
        for (std::uint32_t i = clause.first; i < quantity.tokens.first; ++i)
            if (const int date = passage.dateAt(i);
                date >= 0 && passage.facts.mentions.dates[static_cast<std::size_t>(date)].range)
                figure.date = static_cast<std::uint32_t>(date);
}

// Whether ground changes hands or people die in the text more than once.
bool tellsOfWar(const Passage &passage, const std::vector<Frame> &frames) {
    return std::count_if(frames.begin(), frames.end(), [&](const Frame &frame) {
               return (frame.hit->trigger->type == "control" || frame.hit->trigger->type == "violence") &&
                      std::any_of(frame.instances.begin(), frame.instances.end(),
                                  [&](const Instance &instance) { return tellsEnough(passage, frame, instance); });
           }) > 1;
}

// Where a figure that names no place is: where its sentence is, else where the ones just before were.
void placeFigure(const Passage &passage, const std::vector<Frame> &frames, const Clause &clause,
                 EventBuilder::Figure &figure, bool &carried) {
    constexpr std::uint32_t story = 2; // sentences
    const auto &quantity = passage.facts.mentions.quantities[figure.quantity];
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    std::optional<std::uint32_t> found, wide;
    for (const auto &ref : passage.placesOf(sentence)) {
        const std::uint32_t token = ref.tokens.first;
        if (token >= quantity.tokens.first || token < passage.datelineEnd || ref.container || passage.measures(token))
            continue;
        (isAreal(passage.place(ref).type) ? wide : found) = ref.mention;
    }
    for (const auto &ref : passage.placesOf(sentence)) // "…, in Sudan" after the next figure
        if (!found && !wide && ref.tokens.first >= clause.end &&
            isIn(ref.before, {"in", "of", "from", "across"}))
            wide = ref.mention;
    if (!found)
        found = wide;
    if (!found)
        for (auto frame = frames.rbegin(); frame != frames.rend() && !found && frame->hit->sentence + story >= sentence; ++frame)
            if (frame->hit->first < quantity.tokens.first && !frame->places.empty() && (frame->status == "reported" || frame->status == "claimed"))
                found = frame->places.front(), carried = true;
    if (found)
        figure.places = {*found};
}

// "a city of 200,000"
bool countsATown(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t first = quantity.tokens.first;
    std::uint32_t of = first;
    if (of > 1 && isIn(passage.folded(of - 1), {"about", "some", "around", "nearly", "almost", "over", "roughly"}))
        --of;
    return passage.english() && of > 1 && passage.folded(of - 1) == "of" &&
           isIn(passage.folded(of - 2), {"city", "town", "village", "camp", "population", "settlement", "community", "capital"});
}

// Ground changes hands, or parties to a war kill: then its figures are of the war too, wherever they are from.
bool ofWar(const Passage &passage, const std::vector<Frame> &frames) {
    std::ptrdiff_t told = 0;
    for (const auto &frame : frames) {
        const bool control = frame.hit->trigger->type == "control", fights = passage.fights(frame.agent);
        if ((control || fights) && std::any_of(frame.instances.begin(), frame.instances.end(), [&](const Instance &instance) {
                return tellsEnough(passage, frame, instance);
            }))
            told += control && fights ? 2 : 1;
    }
    return told > 1;
}

std::string actorNear(const Passage &passage, const Attributions &attributions, const Clause &clause,
                      std::uint32_t token) {
    std::string best;
    std::uint32_t nearest = 1000;
    for (std::uint32_t i = clause.first; i < clause.end; ++i) {
        const int actor = passage.actorAt(i);
        if (actor < 0 || attributions.speaks(actor))
            continue;
        const auto &mention = passage.facts.mentions.actors[static_cast<std::size_t>(actor)];
        const auto *known = passage.facts.registry.byId(mention.actor);
        if (!known || known->kind == "media" || known->kind == "person")
            continue;
        const std::uint32_t distance = i < token ? token - i : i - token;
        if (distance < nearest)
            nearest = distance, best = known->id;
    }
    return best;
}

} // namespace

std::vector<Event> readClaims(const Passage &passage, const Attributions &attributions,
                              const std::vector<Frame> &frames, const std::vector<bool> &used) {
    std::vector<Event> out;
    const EventBuilder builder(passage);
    const bool warlike = !passage.english() && tellsOfWar(passage, frames);
    const bool war = passage.english() && !passage.facts.mentions.quantities.empty() && ofWar(passage, frames);
    const auto &quantities = passage.facts.mentions.quantities;
    std::string lastCounted; // subtype of the last claim, for "from 30 thousand … to 20"
    std::uint32_t lastSentence = UINT32_MAX, lastEnd = 0;
    for (std::uint32_t q = 0; q < quantities.size(); ++q) {
        const auto &quantity = quantities[q];
        if (used[q] || quantity.duration || (!quantity.low && !quantity.high))
            continue;
        // What is only planned or denied of a number is no claim of it.
        const bool undone = passage.english() && std::any_of(frames.begin(), frames.end(), [&](const Frame &frame) {
            return frame.status != "reported" && frame.status != "claimed" &&
                   std::any_of(frame.instances.begin(), frame.instances.end(),
                               [&](const Instance &instance) { return instance.quantity == q; });
        });
        if (undone)
            continue;
        Clause clause = clauseOf(passage, quantity);
        EventBuilder::Figure figure;
        figure.quantity = q;
        figure.trigger = quantity.span;
        figure.source = attributions.at(quantity.tokens.first);
        // "…, and the ministry put the number of …": the clause begins with who says it.
        if (figure.source.token && *figure.source.token < quantity.tokens.first)
            clause.first = std::max(clause.first, static_cast<std::uint32_t>(*figure.source.token));
        if (quantity.unit == "percent")
            figure.subtype = "percentage", figure.rule = "claim.percentage";
        else if (quantity.unit == "km2")
            figure.subtype = "area", figure.rule = "claim.area";
        else if (quantity.unit == "barrel/day")
            figure.subtype = "oil", figure.rule = "claim.oil";
        else if (quantity.unit == "building")
            figure.subtype = "buildings", figure.rule = "claim.buildings";
        else if (countsATown(passage, quantity) && (quantity.unit.empty() || quantity.unit == "count" || quantity.unit == "person"))
            figure.subtype = "population", figure.rule = "claim.population";
        else if (currency(quantity.unit))
            figure.subtype = "money", figure.rule = "claim.money";
        else if (quantity.unit == "person" || quantity.unit.empty() || quantity.unit == "count") {
            const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
            for (const auto &claim : passage.grammar.claims) {
                bool counted = false; // "عدد النازحين … 500 ألف"
                for (std::uint32_t i = clause.first; i + 1 < quantity.tokens.first && !passage.english() && !counted; ++i)
                    counted = quantity.unit != "person" &&
                              passage.grammar.words.numberOf.at(passage.readings, i, Peel::proclitics) &&
                              claim.nouns.at(passage.readings, i + 1, Peel::proclitics);
                const bool noun = counted ||
                    claim.nouns.within(passage.readings, quantity.tokens.first,
                                       std::min<std::size_t>(clause.end, quantity.tokens.end + 2u),
                                       Peel::proclitics) ||
                    (quantity.measures == claim.subtype && (claim.hasCues || !passage.english()));
                const bool goesOn = (!passage.english() || !passage.parted(lastEnd, quantity.tokens.first, stop)) &&
                                    sentence == lastSentence && lastCounted == claim.subtype &&
                                    quantity.measures.empty() && quantity.unit != "count" &&
                                    quantity.tokens.first - lastEnd < 8;
                if (goesOn || (noun && (!claim.hasCues ||
                                        claim.cues.within(passage.readings, clause.first, clause.end)))) {
                    figure.subtype = claim.subtype;
                    figure.type = claim.type;
                    figure.rule = claim.key;
                    break;
                }
            }
            // "two local officials and residents said": they say it.
            if (passage.english() && figure.subtype == "population" &&
                passage.grammar.words.speech.within(passage.readings, quantity.tokens.end, std::min<std::size_t>(passage.size(), quantity.tokens.end + 5u), Peel::nothing))
                continue;
            if (figure.subtype.empty())
                continue;
            lastCounted = figure.subtype;
            lastSentence = sentence;
            lastEnd = clause.end;
        } else {
            continue;
        }
        figure.places = placesOf(passage, clause, quantity);
        figure.date = dateOf(passage, clause, quantity);
        if (!passage.english())
            readReferences(passage, frames, clause, figure);
        if (figure.places.empty() &&
            (figure.subtype == "fighters" ||
             figure.type == "movement")) // those who took part in what the sentence tells
            if (const Frame *frame = frameOf(frames, passage, quantity, true);
                frame && !frame->instances.empty()) {
                figure.places = frame->instances.front().places;
                if (!figure.date && !figure.places.empty())
                    figure.date = frame->instances.front().date;
                if (!frame->agent.empty())
                    figure.parties.push_back({frame->agent, "affected"});
            }
        bool carried = false;
        if ((war || warlike) && figure.places.empty() && figure.type != "violence")
            placeFigure(passage, frames, clause, figure, carried);
        if (carried && figure.type == "movement" && quantity.low.value_or(0) >= ofACountry)
            if (const auto country = countryOf(passage))
                figure.places = {*country};
        if ((war || warlike) && figure.places.empty() && figure.type == "claim")
            if (const auto topic = topicOf(passage))
                figure.places = {*topic}, carried = true;
        constexpr double ofATown = 1000; // square kilometres
        if (carried && figure.subtype == "area" && quantity.low.value_or(0) >= ofATown && !figure.places.empty() && !isAreal(passage.facts.places[figure.places.front()].type))
            figure.places.clear(); // no town is meant
        if (!figure.date && figure.type == "claim")
            figure.date = dateBeside(passage, quantity);
        if (figure.subtype == "percentage" || figure.subtype == "area") {
            const Frame *frame = frameOf(frames, passage, quantity);
            if (frame && frame->hit->trigger->type == "control") {
                const Trigger &trigger = *frame->hit->trigger;
                if (!frame->agent.empty())
                    figure.parties.push_back({frame->agent, trigger.agent});
                figure.trigger = zamkan::join(figure.trigger, passage.facts.tokens[frame->hit->first].span);
                if (figure.trigger.size() > quantity.span.size() + 60)
                    figure.trigger = quantity.span;
                figure.status = frame->status;
            }
        }
        if (figure.parties.empty() && figure.subtype == "percentage" &&
            passage.facts.registry.byId(figure.source.actor))
            figure.parties.push_back({figure.source.actor, "acting"});
        if (figure.parties.empty()) {
            // The dead are nobody's unless it is told right behind: "20 قتيلا من الجيش".
            const bool own = passage.grammar.words.own.within(
                passage.readings, quantity.tokens.end, std::min(clause.end, quantity.tokens.end + 3)); // "من عناصرها"
            const Clause near = figure.type == "violence" && !passage.english() && !own
                                    ? Clause{quantity.tokens.end, std::min(clause.end, quantity.tokens.end + 5)}
                                    : clause;
            const std::string actor = actorNear(passage, attributions, near, quantity.tokens.first);
            if (!actor.empty())
                figure.parties.push_back({actor, "affected"});
        }
        if (figure.places.empty() && figure.parties.empty() && figure.subtype == "money" &&
            !figure.source.actor.empty())
            figure.parties.push_back({figure.source.actor, "acting"});
        // Who gives the figure is a party to it.
        if (figure.type == "claim")
            if (const auto *giver = passage.facts.registry.byId(figure.source.actor);
                giver && giver->kind != "media" && giver->kind != "person" &&
                std::none_of(figure.parties.begin(), figure.parties.end(), [&](const Party &party) { return party.actor == giver->id; }))
                figure.parties.push_back({giver->id, "acting"});
        // Shares and sums of a text that tells of no war are those of a market or a budget.
        if (passage.english() && !war && (figure.subtype == "percentage" || figure.subtype == "money") &&
            std::none_of(figure.parties.begin(), figure.parties.end(),
                         [&](const Party &party) { return passage.fights(party.actor); }))
            continue;
        const bool nowhere = figure.places.empty() &&
                             (figure.parties.empty() || figure.type == "violence" || figure.subtype == "buildings" ||
                              figure.subtype == "population");
        // About nobody and nowhere; in a text about a war what somebody says of it is kept all the same.
        const bool kept = warlike ? figure.type == "claim" && !figure.source.name.empty()
                                  : war && (figure.subtype == "percentage" || figure.subtype == "money");
        if (nowhere && !kept)
            continue;
        if (figure.source.claims && figure.status == "reported")
            figure.status = "claimed";
        if (figure.source.denies && figure.source.token && *figure.source.token < quantity.tokens.first &&
            !passage.parted(*figure.source.token, quantity.tokens.first, stop))
            figure.status = "denied";
        // "will send another 1,000 soldiers"
        if (passage.english() && figure.status == "reported" && figure.subtype == "fighters")
            for (std::uint32_t i = clause.first; i < quantity.tokens.first; ++i)
                if (passage.folded(i) == "will" && quantity.tokens.first - i <= 4)
                    figure.status = "planned";
        figure.certainty = figure.source.name.empty() ? 0.85 : 0.8;
        if (carried)
            figure.certainty *= 0.7;
        out.push_back(builder.build(figure));
    }
    return out;
}

} // namespace zamkan::events
