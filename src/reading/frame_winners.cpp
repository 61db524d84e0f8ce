#include "reading/frame_winners.hpp"
#include <algorithm>
#include <cstdlib>

namespace zamkan::reading {
namespace {

constexpr std::uint32_t story = 6;          // sentences back that still tell the same story
constexpr int stretch = 60, campaign = 730; // days in which either side may have won, and one that is winning goes on
constexpr double unsaid = 0.7;              // certainty of what is gathered from the story

bool happened(const Frame &frame) { return frame.status == "reported" || frame.status == "claimed"; }

// What the sentences before tell of winners and losers in one country.
struct Story {
    std::vector<Party> winners; // of the deed that is nearest
    bool oneSided = true;

    // `recent`: it may tell against who won; what was long ago does not.
    void add(const Passage &passage, const Instance &instance, bool recent) {
        std::vector<Party> gaining;
        for (const Party &party : instance.parties)
            if (party.role == "gaining" && passage.fights(party.actor))
                gaining.push_back(party);
        if (winners.empty())
            winners = gaining;
        else if (!recent)
            return;
        else if (!gaining.empty() &&
                 std::none_of(gaining.begin(), gaining.end(), [&](const Party &party) { return wins(party); }))
            oneSided = false;
        for (const Party &party : instance.parties)
            if (party.role == "losing" && wins(party))
                oneSided = false;
    }

private:
    [[nodiscard]] bool wins(const Party &party) const {
        return std::any_of(winners.begin(), winners.end(),
                           [&](const Party &winner) { return winner.actor == party.actor; });
    }
};

// "Islamic State took X. It was won back within days": not by those who had it.
bool takenBackFrom(const Passage &passage, const std::vector<Frame> &frames, std::size_t at, std::uint32_t place,
                   const std::vector<Party> &winners) {
    if (!passage.is(frames[at].hit->first, Closed::own_success))
        return false;
    for (std::size_t j = at; j-- > 0;)
        for (const Instance &other : frames[j].instances)
            if (frames[j].hit->trigger->type == "control" && !other.places.empty() &&
                passage.facts.places[other.places.front()].id == passage.facts.places[place].id)
                return std::any_of(other.parties.begin(), other.parties.end(), [&](const Party &party) {
                    return party.role == "gaining" &&
                           std::any_of(winners.begin(), winners.end(),
                                       [&](const Party &winner) { return winner.actor == party.actor; });
                });
    return false;
}

// Whether two deeds, as far as they have days, are told of one stretch of the war.
bool inOneStretch(const Passage &passage, const Instance &one, const Instance &other, int days) {
    if (!one.date || !other.date)
        return true;
    const auto &first = passage.date(*one.date).range, &second = passage.date(*other.date).range;
    return !first || !second || std::abs((first->first() - second->first()).count()) <= days;
}

// Who gained the place last in the sentence of the frame, as its losers.
std::vector<Party> holdersBefore(const Passage &passage, const std::vector<Frame> &frames, std::size_t at,
                                 std::uint32_t place) {
    std::vector<Party> out;
    for (std::size_t j = at; out.empty() && j-- > 0 && frames[j].hit->sentence == frames[at].hit->sentence;)
        for (const Instance &other : frames[j].instances)
            if (frames[j].subtype == "gained" && happened(frames[j]) && !other.places.empty() &&
                passage.facts.places[other.places.front()].id == passage.facts.places[place].id)
                for (const Party &party : other.parties)
                    if (party.role == "gaining")
                        out.push_back({party.actor, "losing"});
    return out;
}

} // namespace

void creditWinner(const Passage &passage, std::vector<Frame> &frames) {
    for (std::size_t k = 0; k < frames.size(); ++k) {
        Frame &frame = frames[k];
        if (frame.hit->trigger->type != "control" || !happened(frame) || !isIn(frame.subtype, {"gained", "lost"}))
            continue;
        for (Instance &instance : frame.instances) {
            if (!instance.parties.empty() || instance.places.empty())
                continue;
            // "recaptured by the army on 1 December and lost again on the 12th": by whoever had it
            if (frame.subtype == "lost")
                instance.parties = holdersBefore(passage, frames, k, instance.places.front());
            if (!instance.parties.empty())
                continue;
            const std::string &country = passage.facts.places[instance.places.front()].country;
            Story told;
            for (std::size_t j = k; j-- > 0 && frame.hit->sentence - frames[j].hit->sentence <= story;) {
                if (frames[j].hit->trigger->type != "control" || !happened(frames[j]))
                    continue;
                for (const Instance &other : frames[j].instances)
                    if (!other.places.empty() && passage.facts.places[other.places.front()].country == country &&
                        inOneStretch(passage, instance, other, campaign))
                        told.add(passage, other, inOneStretch(passage, instance, other, stretch));
            }
            if (told.winners.empty() || !told.oneSided ||
                takenBackFrom(passage, frames, k,
                              frame.instances.front().places.empty() ? instance.places.front()
                                                                     : frame.instances.front().places.front(),
                              told.winners))
                continue;
            instance.parties = told.winners;
            frame.certainty *= unsaid;
        }
    }
}

} // namespace zamkan::reading
