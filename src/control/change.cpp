#include "control/change.hpp"
#include "geo/measure.hpp"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace zamkan::control {
namespace {

constexpr std::uint32_t kNone = geo::Tessellation::kNone;

std::vector<std::string_view> ownersOf(const Territory &territory, const std::vector<std::uint32_t> &words, time::Day day) {
    std::vector<std::string_view> bySubject(territory.subjects().size());
    for (std::size_t i = 0; i < bySubject.size(); ++i) {
        const History &history = territory.subjects()[i].history;
        if (const auto at = history.intervalOn(day)) {
            const State &state = history.intervals()[*at].state;
            if (state.status == Status::held || state.status == Status::besieged)
                bySubject[i] = state.holder;
        }
    }
    std::vector<std::string_view> out(words.size());
    for (std::size_t piece = 0; piece < words.size(); ++piece)
        if (words[piece] != kNone)
            out[piece] = bySubject[words[piece]];
    return out;
}

} // namespace

std::vector<std::string_view> owners(const Territory &territory, time::Day day) {
    return ownersOf(territory, territory.words(day), day);
}

std::vector<Transfer> transfers(const Territory &territory, time::Day before, time::Day after) {
    const auto wordsAfter = territory.words(after);
    const auto was = owners(territory, before), is = ownersOf(territory, wordsAfter, after);
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, std::pair<Transfer, std::set<std::uint32_t>>> found;
    for (std::uint32_t piece = 0; piece < was.size(); ++piece) {
        if (was[piece] == is[piece])
            continue;
        const Territory::Piece &about = territory.pieces()[piece];
        auto &[transfer, subjects] = found[{was[piece], is[piece], about.country}];
        transfer.km2 += territory.ground().areaKm2(piece);
        transfer.places += about.settlement ? 1u : 0u;
        transfer.people += about.population;
        if (wordsAfter[piece] != kNone)
            subjects.insert(wordsAfter[piece]);
    }
    std::vector<Transfer> out;
    for (auto &[key, entry] : found) {
        Transfer &transfer = entry.first;
        transfer.from = std::get<0>(key);
        transfer.to = std::get<1>(key);
        transfer.country = std::get<2>(key);
        transfer.subjects.assign(entry.second.begin(), entry.second.end());
        out.push_back(std::move(transfer));
    }
    std::stable_sort(out.begin(), out.end(), [](const Transfer &a, const Transfer &b) { return a.km2 > b.km2; });
    return out;
}

std::vector<ChangedGround> changedGround(const Territory &territory, time::Day before, time::Day after) {
    const auto was = owners(territory, before), is = owners(territory, after);
    std::map<std::pair<std::string_view, std::string_view>, std::uint32_t> numbers;
    std::vector<ChangedGround> pairs;
    std::vector<std::uint32_t> groups(was.size()); // what stayed has groups too, so that borders are rounded as in the areas
    for (std::size_t piece = 0; piece < was.size(); ++piece) {
        const auto [found, fresh] = numbers.try_emplace({was[piece], is[piece]}, static_cast<std::uint32_t>(pairs.size()));
        if (fresh)
            pairs.push_back({std::string(was[piece]), std::string(is[piece]), 0, {}});
        groups[piece] = found->second;
        pairs[found->second].km2 += territory.ground().areaKm2(static_cast<std::uint32_t>(piece));
    }
    std::vector<ChangedGround> out;
    for (geo::Tessellation::Area &area : territory.ground().areas(groups, geo::Tessellation::Borders::rounded)) {
        ChangedGround &pair = pairs[area.group];
        if (pair.from == pair.to)
            continue;
        pair.polygons = std::move(area.polygons);
        out.push_back(std::move(pair));
    }
    std::stable_sort(out.begin(), out.end(), [](const ChangedGround &a, const ChangedGround &b) { return a.km2 > b.km2; });
    return out;
}

std::vector<Balance> balances(const std::vector<Transfer> &transfers) {
    std::map<std::pair<std::string_view, std::string_view>, Balance> found;
    const auto of = [&](const std::string &party, const std::string &country) -> Balance & {
        Balance &balance = found[{party, country}];
        balance.party = party;
        balance.country = country;
        return balance;
    };
    for (const Transfer &transfer : transfers) {
        if (!transfer.to.empty()) {
            Balance &gaining = of(transfer.to, transfer.country);
            gaining.gained_km2 += transfer.km2;
            gaining.gained_places += transfer.places;
            gaining.gained_people += transfer.people;
        }
        if (!transfer.from.empty()) {
            Balance &losing = of(transfer.from, transfer.country);
            losing.lost_km2 += transfer.km2;
            losing.lost_places += transfer.places;
            losing.lost_people += transfer.people;
        }
    }
    std::vector<Balance> out;
    for (auto &[key, balance] : found)
        out.push_back(std::move(balance));
    std::stable_sort(out.begin(), out.end(), [](const Balance &a, const Balance &b) {
        return a.gained_km2 + a.lost_km2 > b.gained_km2 + b.lost_km2;
    });
    return out;
}

std::vector<SharesOfDay> series(const Territory &territory, time::Day from, time::Day to) {
    std::set<time::Day> days{from};
    if (from < to)
        days.insert(to - std::chrono::days{1});
    for (const time::Day day : territory.changeDays())
        if (from <= day && day < to)
            days.insert(day);
    std::vector<SharesOfDay> out;
    for (const time::Day day : days)
        out.push_back({day, territory.shares(day), territory.drawnShares(day)});
    return out;
}

std::vector<Front> fronts(const Territory &territory, time::Day day) {
    const auto owner = owners(territory, day);
    std::map<std::pair<std::string_view, std::string_view>, Front> found;
    const std::set<std::string_view> known(owner.begin(), owner.end());
    const std::vector<std::string_view> parties(known.begin(), known.end()); // in the order of their names
    std::vector<std::uint32_t> groups(owner.size(), kNone);
    for (std::size_t piece = 0; piece < owner.size(); ++piece)
        if (!owner[piece].empty())
            groups[piece] = static_cast<std::uint32_t>(std::lower_bound(parties.begin(), parties.end(), owner[piece]) - parties.begin());
    for (geo::Tessellation::Line &line : territory.ground().lines(groups, geo::Tessellation::Borders::rounded)) {
        Front &front = found[{parties[line.a], parties[line.b]}];
        front.a = parties[line.a];
        front.b = parties[line.b];
        front.km += geo::lengthKm(line.points);
        front.lines.push_back(std::move(line.points));
    }
    std::vector<Front> out;
    for (auto &[key, front] : found)
        out.push_back(std::move(front));
    std::stable_sort(out.begin(), out.end(), [](const Front &a, const Front &b) { return a.km > b.km; });
    return out;
}

} // namespace zamkan::control
