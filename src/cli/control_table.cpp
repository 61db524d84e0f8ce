#include "cli/control_table.hpp"
#include "control/claims.hpp"
#include "events/csv.hpp"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace zamkan::cli {
namespace {

const std::vector<std::string> kHeader{"what", "party", "party_id", "other", "other_id", "country", "day", "km2", "km2_most",
                                       "km", "places", "people", "low", "high", "computed", "unit", "detail"};
enum Column : std::size_t { kKm2 = 7, kKm2Most, kKm, kPlaces, kPeople, kLow, kHigh, kComputed, kUnit, kDetail };

// Letters as a terminal counts them: bytes that begin a character.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

class Rows {
public:
    Rows(ControlTable &table, const control::Names &names) : table_(table), names_(names) { table_.header = kHeader; }
    std::vector<std::string> &add(std::string what, const std::string &party, const std::string &other, std::string country, time::Day day) {
        auto &row = table_.rows.emplace_back(kHeader.size());
        row[0] = std::move(what);
        row[1] = party.empty() ? "nobody known" : names_.of(party, day);
        row[2] = party;
        row[3] = other.empty() ? "" : names_.of(other, day);
        row[4] = other;
        row[5] = std::move(country);
        row[6] = time::toIso(day);
        return row;
    }

private:
    ControlTable &table_;
    const control::Names &names_;
};

std::string km2(double value) { return fmt::format("{:.1f}", value); }

std::string plain(double value) { return fmt::format("{:.10g}", value); }

std::string baseOf(const control::Check &check) {
    if (check.base == "country")
        return fmt::format("of the country's {:.0f} km2", check.base_km2);
    if (check.base == "area")
        return "what it has";
    return fmt::format("of the {:.0f} km2 that it had on {}{}", check.base_km2, time::toIso(check.base_day),
                       check.base == "most" ? ", the most until then" : ", before the claim's time");
}

void addClaims(Rows &rows, const std::vector<control::Claim> &claims, const control::Territory &territory, time::Day from, time::Day to) {
    const time::Day last = to - std::chrono::days{1};
    const auto dayOf = [&](const control::Claim &claim) {
        return claim.when ? std::chrono::floor<std::chrono::days>(claim.when->to() - std::chrono::seconds{1}) : last;
    };
    const auto about = [](const control::Claim &claim) {
        std::string out = fmt::format("says {}", claim.who.empty() ? "a source that is not named" : claim.who);
        if (!claim.place.empty())
            out += ", of " + claim.place;
        out += claim.when ? fmt::format(", {} to {}", time::toIso(claim.when->from()), time::toIso(claim.when->to())) : ", without a date";
        return claim.status == "reported" ? out : out + ", " + claim.status;
    };
    const auto fill = [&](std::vector<std::string> &row, const control::Claim &claim) {
        if (claim.party.empty())
            row[1].clear();
        row[kLow] = plain(claim.low);
        row[kHigh] = claim.open ? "" : plain(claim.high);
        row[kUnit] = claim.unit;
        row[kDetail] = claim.measure + ": " + about(claim);
    };
    const auto within = [&](const control::Claim &claim) { return !claim.when || (dayOf(claim) >= from && time::Instant(to) > claim.when->from()); };
    for (const control::Check &check : control::checkClaims(claims, territory, last)) {
        if (!within(check.claim))
            continue;
        auto &row = rows.add("claim", check.claim.party, "", check.claim.country, check.day);
        fill(row, check.claim);
        if (check.computed) {
            row[kComputed] = fmt::format("{:.1f}", *check.computed);
            const double nearest = std::clamp(*check.computed, check.claim.low, std::max(check.claim.low, check.claim.high));
            row[kDetail] += fmt::format("; on the map {} {}, {} by {:.1f}", check.claim.losing ? "lost" : "has", baseOf(check),
                                        *check.computed < nearest ? "less" : "more", std::abs(*check.computed - nearest));
        } else {
            row[kDetail] += "; nothing on the map to compare with";
        }
    }
    for (const control::Claim &claim : claims)
        if (claim.measure != "percentage" && claim.measure != "area" && within(claim))
            fill(rows.add("indicator", claim.party, "", claim.country, dayOf(claim)), claim);
    for (const auto &[a, b] : control::conflictsOf(claims)) {
        if (!within(claims[a]) || !within(claims[b]))
            continue;
        auto &row = rows.add("conflict", claims[a].party, "", claims[a].country, dayOf(claims[a]));
        fill(row, claims[a]);
        row[kDetail] += fmt::format(" ({:.10g} to {:.10g}); {} ({:.10g} to {:.10g})", claims[a].low, claims[a].high, about(claims[b]),
                                    claims[b].low, claims[b].high);
    }
}

void addConflicts(Rows &rows, const control::Territory &territory, const control::Names &names, time::Day from, time::Day to) {
    for (const control::Subject &subject : territory.subjects())
        for (const control::History::Conflict &conflict : subject.history.conflicts()) {
            if (conflict.day < from || conflict.day >= to)
                continue;
            const auto tell = [&](std::uint32_t index) {
                const control::Statement &said = subject.history.statements()[index];
                static constexpr std::string_view words[]{"gained", "lost", "contested", "besieged", "held"};
                const auto &parties = said.gaining.empty() ? said.losing.empty() ? said.acting : said.losing : said.gaining;
                return fmt::format("{} {}{} on {}, says {}", words[static_cast<std::size_t>(said.change)], said.gaining.empty() ? "of " : "by ",
                                   names.of(parties, conflict.day), time::toIso(said.last), said.source);
            };
            auto &row = rows.add("conflict", "", "", subject.country, conflict.day);
            row[1].clear();
            row[kDetail] = fmt::format("{}: {}; {}", subject.name_en.empty() ? subject.name_ar : subject.name_en, tell(conflict.a), tell(conflict.b));
        }
}

} // namespace

std::string ControlTable::csv() const {
    std::string out;
    const auto line = [&](const std::vector<std::string> &cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0)
                out += ',';
            events::addCsvCell(out, cells[i]);
        }
        out += '\n';
    };
    line(header);
    for (const auto &row : rows)
        line(row);
    return out;
}

std::string ControlTable::text() const {
    std::vector<std::size_t> widths(header.size(), 0), used;
    for (std::size_t i = 0; i < header.size(); ++i)
        for (const auto &row : rows)
            if (!row[i].empty())
                widths[i] = std::max({widths[i], width(row[i]), header[i].size()});
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0 && !header[i].ends_with("_id"))
            used.push_back(i);
    std::string out;
    const auto line = [&](const std::vector<std::string> &cells) {
        for (const std::size_t i : used) {
            out += cells[i];
            if (i != used.back())
                out.append(widths[i] + 2 - width(cells[i]), ' ');
        }
        out += '\n';
    };
    line(header);
    for (const auto &row : rows)
        line(row);
    return out;
}

ControlTable changeTable(const control::Territory &territory, const control::Names &names, const events::EventTable &events,
                         time::Day from, time::Day to) {
    ControlTable out;
    Rows rows(out, names);
    const time::Day before = from - std::chrono::days{1}, after = to - std::chrono::days{1};
    const auto moved = control::transfers(territory, before, after);
    for (const control::Balance &balance : control::balances(moved))
        for (const bool gained : {true, false}) {
            const double area = gained ? balance.gained_km2 : balance.lost_km2;
            if (area <= 0)
                continue;
            auto &row = rows.add(gained ? "gained" : "lost", balance.party, "", balance.country, after);
            row[kKm2] = km2(area);
            row[kPlaces] = std::to_string(gained ? balance.gained_places : balance.lost_places);
            row[kPeople] = std::to_string(gained ? balance.gained_people : balance.lost_people);
        }
    for (const control::Transfer &transfer : moved) {
        auto &row = rows.add("transfer", transfer.from, transfer.to, transfer.country, after);
        if (transfer.to.empty())
            row[3] = "nobody known";
        row[kKm2] = km2(transfer.km2);
        row[kPlaces] = std::to_string(transfer.places);
        row[kPeople] = std::to_string(transfer.people);
        for (const std::uint32_t subject : transfer.subjects) {
            const control::Subject &about = territory.subjects()[subject];
            row[kDetail].append(row[kDetail].empty() ? "" : "; ").append(about.name_en.empty() ? about.name_ar : about.name_en);
        }
    }
    const std::vector<control::SharesOfDay> series = control::series(territory, before, to);
    for (const control::SharesOfDay &day : series)
        for (const control::DrawnShare &share : day.drawn) {
            auto &row = rows.add("drawn", share.holder, "", "", day.day);
            row[kKm2] = km2(share.km2);
            row[kDetail] = share.source;
        }
    for (const control::SharesOfDay &day : series)
        for (const control::Share &share : day.shares) {
            auto &row = rows.add("share", share.holder, "", share.country, day.day);
            row[kKm2] = km2(share.km2);
            row[kKm2Most] = km2(share.km2_most);
            row[kPlaces] = std::to_string(share.places);
            row[kPeople] = std::to_string(share.people);
        }
    for (const control::Front &front : control::fronts(territory, after))
        rows.add("front", front.a, front.b, "", after)[kKm] = fmt::format("{:.1f}", front.km);
    addClaims(rows, control::claimsOf(events), territory, from, to);
    addConflicts(rows, territory, names, from, to);
    return out;
}

} // namespace zamkan::cli
