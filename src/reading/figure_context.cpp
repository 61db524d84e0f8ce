#include "reading/figure_context.hpp"
#include "reading/frame_fallback.hpp"
#include "reading/frame_place_phrases.hpp"
#include <algorithm>

namespace zamkan::reading {
// The clause of a figure: to the next one on the right, to the last border on the left.
Clause clauseOf(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    Clause out{quantity.tokens.first, quantity.tokens.end};
    while (out.first > 0 && passage.sentenceOf(out.first - 1) == sentence && !(passage.boundaries[out.first] & stop))
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

// The places a share or a count is about: what follows it in its clause, else the subject before it.
std::vector<std::uint32_t> placesOfFigure(const Passage &passage, const Clause &clause,
                                          const mentions::QuantityMention &quantity) {
    std::vector<std::uint32_t> after, before;
    bool named = false;
    const auto inClause = passage.placesIn(clause.first, clause.end);
    for (const auto &ref : inClause)
        named = named || !ref.again;
    for (const auto &ref : inClause) {
        if (ref.again && named)
            continue;
        if (ref.container && ref.before == "of" && passage.english())
            continue; // "Russia's Kursk region"
        const std::uint32_t token = ref.tokens.first;
        if (passage.english() && quantity.unit == "percent" && token >= quantity.tokens.end &&
            passage.parted(quantity.tokens.end, token, parts))
            continue; // "53% of the enclave, including Rafah"
        // "…, a think-tank in Washington estimates": the place of who says it.
        bool saying = false;
        for (std::uint32_t i = ref.tokens.end;
             i < std::min(std::max(clause.end, quantity.tokens.first), ref.tokens.end + 3) && passage.english(); ++i)
            saying = saying || passage.grammar.words.speech.at(passage.readings, i).tokens > 0;
        if (saying && (passage.parted(quantity.tokens.end, token, comma) ||
                       (ref.tokens.end < quantity.tokens.first && passage.stateOf(ref.mention))))
            continue; // also "SIGAR, the U.S. watchdog, said"
        const bool farther = !passage.english() &&
                             (passage.parted(quantity.tokens.end, token, comma | conjunction) ||
                              (ref.before.empty() && passage.parted(quantity.tokens.end, token, join))) &&
                             !ref.listed; // "…، وتقلع الطائرات من X"
        if (passage.english() && token >= quantity.tokens.end && !before.empty() && !ref.listed &&
            passage.parted(quantity.tokens.end, token, stop | join))
            continue; // "production in X fell to 20,000 barrels a day, hours after troops entered Y"
        if (token >= quantity.tokens.end && token < clause.end && !farther &&
            !passage.parted(quantity.tokens.end, token, speech)) {
            // "60 في المئة من الجانب الشرقي لمدينة الموصل"
            const bool ofASide = !passage.english() && ref.before == "ل" &&
                                 passage.is(quantity.tokens.end, Closed::partitive) &&
                                 onlyDefinite(passage, quantity.tokens.end + 1, token);
            // "على نصف مساحة سوريا": what it is a share of
            const bool whole = quantity.rule == "share" && token - quantity.tokens.end <= 1;
            const bool here = whole || ref.before.empty() || passage.inside(ref) || ofASide ||
                              passage.grammar.closed.has(ref.before, Closed::place_of_figure);
            if (here && (after.empty() || ref.listed ||
                         (ref.container && passage.place(ref).type == "country" && after.empty())))
                after.push_back(ref.mention);
        }
        if (ref.tokens.end <= quantity.tokens.first && token >= clause.first) {
            if (!passage.english() && passage.grammar.closed.has(ref.before, Closed::between))
                continue; // "عقدة وصل بين دمشق والساحل"
            const bool inside = !passage.english() && !ref.listed && passage.inside(ref);
            if (!before.empty() && (ref.container || (ref.measured && !passage.english()) || inside))
                continue;
            // "نشرت روسيا 20 ألف جندي", "U.S. aircraft": who did it.
            const std::string &country = passage.place(ref).country;
            const bool adjective = passage.english() && (country == "US" || country == "GB") &&
                                   ref.tokens.end < passage.size() &&
                                   !passage.facts.tokens[ref.tokens.end].capitalised &&
                                   !passage.grammar.words.have.at(passage.readings, ref.tokens.end);
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
const Frame *frameOfFigure(const std::vector<Frame> &frames, const Passage &passage,
                           const mentions::QuantityMention &quantity, bool far) {
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

std::optional<std::uint32_t> dateOfFigure(const Passage &passage, const Clause &clause,
                                          const mentions::QuantityMention &quantity) {
    const auto &dates = passage.facts.mentions.dates;
    for (std::uint32_t d = 0; d < dates.size(); ++d)
        if (dates[d].range && dates[d].tokens.first >= quantity.tokens.end && dates[d].tokens.first < clause.end &&
            dates[d].tokens.first - quantity.tokens.end <= 14 &&
            // "5 في المئة من الأحياء التي كانت تسيطر عليها منذ تموز": of what it had held.
            !passage.grammar.words.relatives.within(passage.readings, quantity.tokens.end, dates[d].tokens.first,
                                                    Peel::nothing))
            return d;
    // "أحصت الأمم المتحدة منذ مطلع العام نصف مليون نازح", "عدد النازحين منذ مطلع العام إلى 60 ألفا"
    for (std::uint32_t d = static_cast<std::uint32_t>(dates.size()); d-- > 0 && !passage.english();)
        if (dates[d].range && dates[d].since && dates[d].tokens.end <= quantity.tokens.first &&
            dates[d].tokens.first >= clause.first && quantity.tokens.first - dates[d].tokens.end <= 3)
            return d;
    return std::nullopt;
}

// The country or the region that the text names most.
std::optional<std::uint32_t> countryOf(const Passage &passage) {
    std::optional<std::uint32_t> best;
    std::uint32_t most = 0;
    for (const auto &ref : passage.places)
        if (const std::uint32_t named = passage.timesNamed(ref.mention);
            !ref.again && named > most && isIn(passage.place(ref).type, {"country", "region", "province"}))
            best = ref.mention, most = named;
    return best;
}

std::vector<std::uint32_t> countriesTogether(const Passage &passage) {
    for (std::size_t i = 1; i < passage.places.size(); ++i) {
        const PlaceRef &one = passage.places[i - 1], &other = passage.places[i];
        if (passage.place(one).type == "country" && passage.place(other).type == "country" && !one.again &&
            !other.again && passage.place(one).id != passage.place(other).id &&
            passage.sentenceOf(one.tokens.first) == passage.sentenceOf(other.tokens.first) &&
            other.tokens.first - one.tokens.end <= 1)
            return {one.mention, other.mention};
    }
    return {};
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

// The day of its sentence that stands nearest before a figure, else behind it: "on Friday up to 7,000 captured
// soldiers".
std::optional<std::uint32_t> dateBeside(const Passage &passage, const mentions::QuantityMention &quantity) {
    const std::uint32_t sentence = passage.sentenceOf(quantity.tokens.first);
    std::optional<std::uint32_t> before, behind;
    const auto &dates = passage.facts.mentions.dates;
    for (std::uint32_t d = 0; d < dates.size(); ++d) {
        if (!dates[d].range || passage.sentenceOf(dates[d].tokens.first) != sentence ||
            dates[d].tokens.first < passage.datelineEnd)
            continue;
        if (dates[d].tokens.end <= quantity.tokens.first &&
            !passage.parted(dates[d].tokens.end, quantity.tokens.first, stop))
            before = d;
        else if (!behind && dates[d].tokens.first >= quantity.tokens.end &&
                 !passage.parted(quantity.tokens.end, dates[d].tokens.first, stop))
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
            passage.grammar.closed.has(ref.before, Closed::area_of_figure))
            wide = ref.mention;
    if (!found)
        found = wide;
    if (!found)
        for (auto frame = frames.rbegin(); frame != frames.rend() && !found && frame->hit->sentence + story >= sentence;
             ++frame)
            if (frame->hit->first < quantity.tokens.first && !frame->places.empty() &&
                (frame->status == "reported" || frame->status == "claimed"))
                found = frame->places.front(), carried = true;
    if (found)
        figure.places = {*found};
}

} // namespace zamkan::reading
