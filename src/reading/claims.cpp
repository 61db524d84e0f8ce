#include "reading/claims.hpp"
#include "mentions/actors.hpp"
#include "reading/claim_holders.hpp"
#include "reading/event_builder.hpp"
#include "reading/figure_context.hpp"
#include "reading/frame_fallback.hpp"
#include <algorithm>

namespace zamkan::reading {
namespace {

constexpr double ofACountry = 200'000; // displaced: so many are hardly those of one town
constexpr double ofATown = 1000;       // square kilometres, fighters: more than a town's
constexpr double ofABudget = 1e8;      // of money: more than a town's

bool currency(const std::string &unit) {
    return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Whether ground changes hands or people die in the text more than once.
bool tellsOfWar(const Passage &passage, const std::vector<Frame> &frames) {
    return std::count_if(frames.begin(), frames.end(), [&](const Frame &frame) {
               return (frame.hit->trigger->type == "control" || frame.hit->trigger->type == "violence") &&
                      std::any_of(frame.instances.begin(), frame.instances.end(),
                                  [&](const Instance &instance) { return tellsEnough(passage, frame, instance); });
           }) > 1;
}

// "from A to B": whether the number is what something fell or rose to.
bool leadsTo(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t first = quantity.tokens.first;
    return first > 0 && passage.sentenceOf(first - 1) == passage.sentenceOf(first) &&
           passage.is(first - 1, Closed::goal);
}

// "551 مدنيا، إضافة إلى 1290 مقاتلا من الفصائل": the dead, whoever they fought for.
bool isOfATollOf(const std::vector<Frame> &frames, const Passage &passage, std::uint32_t q) {
    const auto here = framesOf(frames, passage.sentenceOf(passage.facts.mentions.quantities[q].tokens.first));
    return std::any_of(here.begin(), here.end(), [&](const Frame &frame) {
        return frame.hit->trigger->type == "violence" &&
               std::any_of(frame.instances.begin(), frame.instances.end(),
                           [&](const Instance &instance) { return instance.quantity == q; });
    });
}

// "780 ألفا ما زالوا نازحين": what they are stands behind the verb.
bool goesOnBeing(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t end = quantity.tokens.end;
    return !passage.english() && end + 1 < passage.size() &&
           (passage.is(end, Closed::still) || passage.is(end + 1, Closed::still));
}

// The oilfield, refinery or port that the clause names; none: none, or several.
std::optional<std::uint32_t> fieldOf(const Passage &passage, const Clause &clause) {
    std::optional<std::uint32_t> found;
    for (const auto &ref : passage.placesIn(clause.first, clause.end))
        if (!ref.again && isIn(passage.place(ref).type, {"oilfield", "refinery", "port"})) {
            if (found)
                return std::nullopt;
            found = ref.mention;
        }
    return found;
}

// "a city of 200,000"
bool countsATown(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t first = quantity.tokens.first;
    std::uint32_t of = first;
    if (of > 1 && passage.is(of - 1, Closed::approximator))
        --of;
    return of > 1 && passage.is(of - 1, Closed::partitive) && passage.is(of - 2, Closed::inhabited);
}

// Ground changes hands, or parties to a war kill: then its figures are of the war too, wherever they are from.
bool ofWar(const Passage &passage, const std::vector<Frame> &frames) {
    std::ptrdiff_t told = 0;
    for (const auto &frame : frames) {
        const bool control = frame.hit->trigger->type == "control", fights = passage.fights(frame.agent);
        if ((control || fights) &&
            std::any_of(frame.instances.begin(), frame.instances.end(),
                        [&](const Instance &instance) { return tellsEnough(passage, frame, instance); }))
            told += control && fights ? 2 : 1;
    }
    return told > 1;
}

} // namespace

std::vector<events::Event> readClaims(const Passage &passage, const Attributions &attributions,
                                      const std::vector<Frame> &frames, const std::vector<bool> &used) {
    std::vector<events::Event> out;
    const EventBuilder builder(passage);
    const bool warlike = !passage.english() && tellsOfWar(passage, frames);
    const bool war = passage.english() && !passage.facts.mentions.quantities.empty() && ofWar(passage, frames);
    const auto &quantities = passage.facts.mentions.quantities;
    std::string lastCounted; // subtype of the last claim, for "from 30 thousand … to 20"
    std::uint32_t lastSentence = UINT32_MAX, lastEnd = 0;
    const EventBuilder::Figure *measured = nullptr; // the last figure of its sentence with a unit of its own
    EventBuilder::Figure lastMeasured;
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
        // "من 90 ألف كيلومتر مربع إلى 78 ألفا": what it fell to is of the same unit.
        if (measured && (quantity.unit.empty() || quantity.unit == "count") && quantity.measures.empty() &&
            passage.sentenceOf(quantities[measured->quantity].tokens.first) ==
                passage.sentenceOf(quantity.tokens.first) &&
            leadsTo(passage, quantity)) {
            figure.subtype = measured->subtype;
            figure.rule = measured->rule;
            figure.unit = quantities[measured->quantity].unit;
        } else if (quantity.unit == "percent")
            figure.subtype = "percentage", figure.rule = "claim.percentage";
        else if (quantity.unit == "km2")
            figure.subtype = "area", figure.rule = "claim.area";
        else if (quantity.unit == "barrel/day")
            figure.subtype = "oil", figure.rule = "claim.oil";
        else if (quantity.unit == "building")
            figure.subtype = "buildings", figure.rule = "claim.buildings";
        else if (countsATown(passage, quantity) &&
                 (quantity.unit.empty() || quantity.unit == "count" || quantity.unit == "person"))
            figure.subtype = "population", figure.rule = "claim.population";
        else if (currency(quantity.unit))
            figure.subtype = "money", figure.rule = "claim.money";
        else if (quantity.unit == "person" || quantity.unit.empty() || quantity.unit == "count") {
            const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
            for (const auto &claim : passage.grammar.claims) {
                bool counted = false; // "عدد النازحين … 500 ألف"
                for (std::uint32_t i = clause.first; i + 1 < quantity.tokens.first && !passage.english() && !counted;
                     ++i)
                    counted =
                        (quantity.unit != "person" || claim.subtype == "returned" || claim.subtype == "displaced") &&
                        passage.grammar.words.numberOf.at(passage.readings, i, Peel::proclitics) &&
                        claim.nouns.at(passage.readings, i + 1, Peel::proclitics);
                // "ويقدر من بقي من مقاتليه بما بين 19 و25 ألفا"
                const bool itsMen = !passage.english() && claim.subtype == "fighters" &&
                                    (quantity.unit.empty() || quantity.unit == "person") &&
                                    countsItsMen(passage, quantity, claim);
                const bool noun = counted ||
                                  claim.nouns.within(
                                      passage.readings, quantity.tokens.first,
                                      std::min<std::size_t>(clause.end, quantity.tokens.end +
                                                                            (goesOnBeing(passage, quantity) ? 4u : 2u)),
                                      Peel::proclitics) ||
                                  (quantity.measures == claim.subtype && (claim.hasCues || !passage.english()) &&
                                   claim.subtype != "returned"); // "عاد منهم 625": a deed
                const bool goesOn = (!passage.english() || !passage.parted(lastEnd, quantity.tokens.first, stop)) &&
                                    sentence == lastSentence && lastCounted == claim.subtype &&
                                    quantity.measures.empty() && quantity.unit != "count" &&
                                    quantity.tokens.first - lastEnd < 8;
                // "إن نحو 780 ألف نازح في إدلب": there they are.
                const bool there = !passage.english() && claim.subtype == "displaced" &&
                                   quantity.tokens.first - std::min(clause.first, quantity.tokens.first) <= 1;
                if (goesOn || itsMen ||
                    (noun &&
                     (!claim.hasCues || there || claim.cues.within(passage.readings, clause.first, clause.end)))) {
                    figure.subtype = claim.subtype;
                    figure.type = claim.type;
                    figure.rule = claim.key;
                    break;
                }
            }
            // "two local officials and residents said": they say it.
            if (passage.english() && figure.subtype == "population" &&
                passage.grammar.words.speech.within(passage.readings, quantity.tokens.end,
                                                    std::min<std::size_t>(passage.size(), quantity.tokens.end + 5u),
                                                    Peel::nothing))
                continue;
            const std::uint32_t from =
                quantity.tokens.first > 3 ? quantity.tokens.first - 3 : 0; // "according to two residents"
            if (passage.english() && figure.subtype == "population" &&
                passage.grammar.words.according.within(passage.readings, from, quantity.tokens.first, Peel::nothing))
                continue;
            if (figure.subtype.empty())
                continue;
            if (passage.english() && quantity.tokens.first > 0 &&
                passage.grammar.words.negators.at(passage.readings, quantity.tokens.first - 1, Peel::nothing))
                continue; // "not one fighter is left"
            if ((!passage.english() && passage.isPart(quantity.tokens.first)) || isOfATollOf(frames, passage, q))
                continue;
            lastCounted = figure.subtype;
            lastSentence = sentence;
            lastEnd = clause.end;
        } else {
            continue;
        }
        figure.places = placesOfFigure(passage, clause, quantity);
        const bool goesOn = measured && measured->subtype == figure.subtype &&
                            passage.sentenceOf(quantities[measured->quantity].tokens.first) ==
                                passage.sentenceOf(quantity.tokens.first);
        if ((!figure.unit.empty() && measured) ||
            (figure.places.empty() && goesOn &&
             figure.subtype == "percentage")) // "44 per cent of X, while the government holds 56"
            figure.places = measured->places;
        if (figure.subtype == "oil")
            if (const auto field =
                    fieldOf(passage, clause)) // "حقل X استأنف الإنتاج بطاقة 30 ألف برميل بعد إغلاق كلف ليبيا …"
                figure.places = {*field};
        figure.date = dateOfFigure(passage, clause, quantity);
        if (!passage.english())
            readReferences(passage, frames, clause, figure);
        if (figure.places.empty() && (figure.subtype == "fighters" ||
                                      figure.type == "movement")) // those who took part in what the sentence tells
            if (const Frame *frame = frameOfFigure(frames, passage, quantity, true);
                frame && !frame->instances.empty()) {
                figure.places = frame->instances.front().places;
                if (!figure.date && !figure.places.empty())
                    figure.date = frame->instances.front().date;
                if (!frame->agent.empty())
                    figure.parties.push_back({frame->agent, "affected"});
            }
        // What is said of all that a party holds is said of the countries that the text names together.
        if ((war || warlike) && figure.places.empty() && figure.type == "claim" &&
            ((figure.subtype == "area" && quantity.low.value_or(0) >= ofATown) ||
             (figure.subtype == "fighters" && quantity.low.value_or(0) >= ofATown) || figure.subtype == "money" ||
             (figure.subtype == "population" && quantity.low.value_or(0) >= 5 * ofACountry)))
            figure.places = countriesTogether(passage);
        bool carried = false;
        if ((war || warlike) && figure.places.empty() && figure.type != "violence")
            placeFigure(passage, frames, clause, figure, carried);
        const double told = quantity.low.value_or(0);
        if (carried && figure.type == "movement" && told >= ofACountry)
            if (const auto country = countryOf(passage))
                figure.places = {*country};
        if (carried && ((figure.subtype == "population" && told >= 5 * ofACountry) ||
                        (figure.subtype == "money" && told >= ofABudget)))
            if (const auto country = countryOf(passage); country && passage.facts.places[*country].type == "country")
                figure.places = {*country};
        if ((war || warlike) && figure.places.empty() && figure.type == "claim")
            if (const auto topic = topicOf(passage))
                figure.places = {*topic}, carried = true;
        if (carried && figure.subtype == "area" && quantity.low.value_or(0) >= ofATown && !figure.places.empty() &&
            !isAreal(passage.facts.places[figure.places.front()].type))
            figure.places.clear(); // no town is meant
        if (!figure.date && figure.type == "claim")
            figure.date = dateBeside(passage, quantity);
        if (figure.subtype == "percentage" || figure.subtype == "area") {
            const Frame *frame = frameOfFigure(frames, passage, quantity);
            if (frame && frame->hit->trigger->type == "control") {
                const Trigger &trigger = *frame->hit->trigger;
                const std::string other = holderRightBefore(passage, quantity, frame->hit->end);
                if (!frame->agent.empty())
                    figure.parties.push_back({other.empty() ? frame->agent : other, trigger.agent});
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
        // "وتقلصت رقعته", "هبطت إيراداته": of the party that won or lost just before.
        if (figure.parties.empty() && !figure.places.empty() && isItsOwn(passage, clause, quantity.tokens.first) &&
            (figure.subtype == "area" || figure.subtype == "money" || figure.subtype == "fighters" ||
             figure.subtype == "population"))
            if (const std::string holder = holderBefore(passage, frames, quantity.tokens.first); !holder.empty())
                figure.parties.push_back({holder, "affected"});
        if (figure.places.empty() && figure.parties.empty() && figure.subtype == "money" &&
            !figure.source.actor.empty())
            figure.parties.push_back({figure.source.actor, "acting"});
        // Who gives the figure is a party to it.
        if (figure.type == "claim")
            if (const auto *giver = passage.facts.registry.byId(figure.source.actor);
                giver && giver->kind != "media" && giver->kind != "person" &&
                std::none_of(figure.parties.begin(), figure.parties.end(),
                             [&](const Party &party) { return party.actor == giver->id; }))
                figure.parties.push_back({giver->id, "acting"});
        if (figure.type == "claim" && figure.source.institution)
            figure.parties.push_back({std::string(mentions::unregistered) + figure.source.name, "acting"});
        // Shares and sums of a text that tells of no war are those of a market or a budget.
        if (passage.english() && !war && (figure.subtype == "percentage" || figure.subtype == "money") &&
            std::none_of(figure.parties.begin(), figure.parties.end(),
                         [&](const Party &party) { return passage.fights(party.actor); }))
            continue;
        const bool nowhere = figure.places.empty() && (figure.parties.empty() || figure.type == "violence" ||
                                                       figure.subtype == "buildings" || figure.subtype == "population");
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
                if (passage.is(i, Closed::future_auxiliary) && quantity.tokens.first - i <= 4)
                    figure.status = "planned";
        if (figure.unit.empty() && (figure.subtype == "percentage" || figure.subtype == "area" ||
                                    figure.subtype == "oil" || figure.subtype == "money")) {
            lastMeasured = figure;
            measured = &lastMeasured;
        }
        figure.certainty = figure.source.name.empty() ? 0.85 : 0.8;
        if (carried)
            figure.certainty *= 0.7;
        out.push_back(builder.build(figure));
    }
    return out;
}

} // namespace zamkan::reading
