#include "cli/control_table.hpp"
#include "events/csv.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace zamkan::cli {
namespace {

const std::vector<std::string> kHeader{"what", "party", "party_id", "other", "other_id", "country", "day", "km2", "km2_most",
                                       "km", "places", "people", "detail"};

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
    (void)events;
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
            row[7] = km2(area);
            row[10] = std::to_string(gained ? balance.gained_places : balance.lost_places);
            row[11] = std::to_string(gained ? balance.gained_people : balance.lost_people);
        }
    for (const control::Transfer &transfer : moved) {
        auto &row = rows.add("transfer", transfer.from, transfer.to, transfer.country, after);
        if (transfer.to.empty())
            row[3] = "nobody known";
        row[7] = km2(transfer.km2);
        row[10] = std::to_string(transfer.places);
        row[11] = std::to_string(transfer.people);
        for (const std::uint32_t subject : transfer.subjects) {
            const control::Subject &about = territory.subjects()[subject];
            row[12].append(row[12].empty() ? "" : "; ").append(about.name_en.empty() ? about.name_ar : about.name_en);
        }
    }
    for (const control::SharesOfDay &day : control::series(territory, before, to))
        for (const control::Share &share : day.shares) {
            auto &row = rows.add("share", share.holder, "", share.country, day.day);
            row[7] = km2(share.km2);
            row[8] = km2(share.km2_most);
            row[10] = std::to_string(share.places);
            row[11] = std::to_string(share.people);
        }
    for (const control::Front &front : control::fronts(territory, after))
        rows.add("front", front.a, front.b, "", after)[9] = fmt::format("{:.1f}", front.km);
    return out;
}

} // namespace zamkan::cli
