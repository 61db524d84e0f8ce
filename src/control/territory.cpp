#include "control/territory.hpp"
#include <algorithm>
#include <map>
#include <tuple>

namespace zamkan::control {
namespace {

constexpr std::uint32_t kNone = geo::Tessellation::kNone;

// What is the same for one colour.
auto colourOf(const State &state) { return std::tie(state.status, state.holder, state.others); }

bool holds(const std::vector<geo::Polygon> &polygons, const geo::LatLon &point) {
    bool inside = false;
    for (const geo::Polygon &polygon : polygons)
        for (const geo::Ring &ring : polygon.rings)
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                const geo::LatLon &a = ring[i], &b = ring[j];
                if ((a.latitude() > point.latitude()) != (b.latitude() > point.latitude()) &&
                    point.longitude() <
                        (b.longitude() - a.longitude()) * (point.latitude() - a.latitude()) / (b.latitude() - a.latitude()) + a.longitude())
                    inside = !inside;
            }
    return inside;
}

bool valid(const Drawn &drawn, time::Day day) { return drawn.from <= day && day < drawn.to; }

} // namespace

double Territory::reachedKm2() const {
    double out = 0;
    for (std::uint32_t piece = 0; piece < ground_.pieces(); ++piece)
        out += ground_.areaKm2(piece);
    return out;
}

std::vector<std::uint32_t> Territory::words(time::Day day) const {
    std::vector<std::optional<time::Day>> since(subjects_.size());
    for (std::size_t i = 0; i < subjects_.size(); ++i)
        if (const auto at = subjects_[i].history.intervalOn(day))
            if (const State &state = subjects_[i].history.intervals()[*at].state; state.status != Status::unknown)
                since[i] = state.since_last;
    std::vector<std::uint32_t> out(pieces_.size(), kNone);
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece &piece = pieces_[i];
        const bool place = piece.subject != kNone && since[piece.subject];
        const bool province = piece.province != kNone && since[piece.province];
        if (place && (piece.own || !province || *since[piece.subject] >= *since[piece.province]))
            out[i] = piece.subject;
        else if (province)
            out[i] = piece.province;
    }
    return out;
}

std::size_t Territory::changesUntil(time::Day day) const {
    return static_cast<std::size_t>(std::upper_bound(changes_.begin(), changes_.end(), day) - changes_.begin());
}

std::vector<Holding> Territory::on(time::Day day, By by) const {
    std::vector<std::uint32_t> groups = words(day);
    std::vector<State> states(subjects_.size());
    std::vector<std::uint32_t> first(subjects_.size()); // the first subject of the same colour
    std::map<decltype(colourOf(states[0])), std::uint32_t> colours;
    for (std::uint32_t i = 0; i < subjects_.size(); ++i) {
        states[i] = subjects_[i].history.on(day);
        first[i] = by == By::place ? i : colours.try_emplace(colourOf(states[i]), i).first->second;
    }
    std::vector<Holding> found(subjects_.size());
    std::vector<double> largest(subjects_.size(), -1), own(subjects_.size(), 0);
    for (std::uint32_t piece = 0; piece < groups.size(); ++piece) {
        if (groups[piece] == kNone)
            continue;
        const std::uint32_t subject = groups[piece];
        const double km2 = ground_.areaKm2(piece);
        Holding &holding = found[groups[piece] = first[subject]];
        const double trust = subjects_[subject].province ? kProvinceTrust : pieces_[piece].trust;
        holding.km2 += km2;
        holding.certainty += km2 * trust * states[subject].certainty;
        holding.places += pieces_[piece].settlement ? 1u : 0u;
        holding.people += pieces_[piece].population;
        own[subject] += km2;
    }
    for (std::uint32_t i = 0; i < subjects_.size(); ++i) {
        Holding &holding = found[first[i]];
        if (own[i] <= 0)
            continue;
        holding.subjects.push_back(i);
        if (own[i] > largest[first[i]]) {
            largest[first[i]] = own[i];
            holding.subject = i;
        }
    }
    std::vector<Holding> out;
    const auto borders = by == By::holder ? geo::Tessellation::Borders::rounded : geo::Tessellation::Borders::exact;
    for (geo::Tessellation::Area &area : ground_.areas(groups, borders)) {
        Holding &holding = found[area.group];
        if (holding.km2 <= 0)
            continue;
        holding.polygons = std::move(area.polygons);
        holding.certainty /= holding.km2;
        holding.state = states[holding.subject];
        out.push_back(std::move(holding));
    }
    std::sort(out.begin(), out.end(), [](const Holding &a, const Holding &b) {
        return a.km2 != b.km2 ? a.km2 > b.km2 : a.subject < b.subject;
    });
    for (std::uint32_t i = 0; i < drawn_.size(); ++i) {
        if (!valid(drawn_[i], day))
            continue;
        Holding &holding = out.emplace_back();
        holding.drawn = i;
        holding.state.status = Status::held;
        holding.state.holder = drawn_[i].holder;
        holding.state.since_first = holding.state.since_last = drawn_[i].from;
        holding.certainty = 1; // that it was drawn so
        holding.km2 = drawn_[i].km2;
        holding.polygons = drawn_[i].polygons;
    }
    return out;
}

std::vector<Share> Territory::shares(time::Day day) const {
    std::map<std::pair<std::string_view, std::string_view>, Share> found; // by country and holder
    const std::vector<std::uint32_t> subject = words(day);
    std::vector<const State *> states(subjects_.size(), nullptr);
    for (std::size_t i = 0; i < subjects_.size(); ++i)
        if (const auto at = subjects_[i].history.intervalOn(day))
            states[i] = &subjects_[i].history.intervals()[*at].state;
    const auto shareOf = [&](const std::string &holder, const std::string &country) -> Share & {
        Share &share = found[{country, holder}];
        if (share.holder.empty()) {
            share.holder = holder;
            share.country = country;
        }
        return share;
    };
    for (std::uint32_t piece = 0; piece < subject.size(); ++piece) {
        if (subject[piece] == kNone)
            continue;
        const State &state = *states[subject[piece]];
        const double km2 = ground_.areaKm2(piece);
        const std::string &country = pieces_[piece].country;
        const bool held = state.status == Status::held || state.status == Status::besieged;
        if (!state.holder.empty()) {
            Share &share = shareOf(state.holder, country);
            share.km2_most += km2;
            if (held) {
                share.km2 += km2;
                share.places += pieces_[piece].settlement ? 1u : 0u;
                share.people += pieces_[piece].population;
            }
        }
        if (state.status == Status::contested || state.status == Status::undecided)
            for (const std::string &other : state.others)
                if (other != state.holder)
                    shareOf(other, country).km2_most += km2;
    }
    std::vector<Share> out;
    for (auto &[key, share] : found)
        out.push_back(std::move(share));
    return out;
}

std::vector<DrawnShare> Territory::drawnShares(time::Day day) const {
    std::map<std::pair<std::string_view, std::string_view>, DrawnShare> found;
    for (const Drawn &one : drawn_) {
        if (!valid(one, day))
            continue;
        DrawnShare &share = found[{one.source, one.holder}];
        share.holder = one.holder;
        share.source = one.source;
        share.km2 += one.km2;
    }
    std::vector<DrawnShare> out;
    for (auto &[key, share] : found)
        out.push_back(std::move(share));
    std::stable_sort(out.begin(), out.end(), [](const DrawnShare &a, const DrawnShare &b) {
        return a.source != b.source ? a.source < b.source : a.km2 > b.km2;
    });
    return out;
}

std::optional<std::uint32_t> Territory::at(const geo::LatLon &point, time::Day day) const {
    for (const Holding &holding : on(day, By::place))
        if (!holding.drawn && holds(holding.polygons, point))
            return holding.subject;
    return std::nullopt;
}

std::optional<std::uint32_t> Territory::drawnAt(const geo::LatLon &point, time::Day day) const {
    for (std::size_t i = drawn_.size(); i-- > 0;)
        if (valid(drawn_[i], day) && holds(drawn_[i].polygons, point))
            return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

} // namespace zamkan::control
