// What tools/bench territory runs: preparation, then areas for days at random, by number of places and of settlements.
#include "control/territory.hpp"
#include "events/event_table.hpp"
#include "geo/equal_area.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <random>

using namespace zamkan;

namespace {

double milliseconds(std::chrono::steady_clock::time_point since) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count();
}

// So many settlements from the Nile and the Black Sea to the Indus, each changing hands ten times in ten years.
events::EventTable changes(const gazetteer::Gazetteer &gazetteer, std::size_t places, unsigned number) {
    std::mt19937 random(number);
    const std::array<const char *, 6> parties{"isis", "sdf", "iraqi_forces", "peshmerga", "syrian_government", "free_syrian_army"};
    std::vector<gazetteer::PlaceIndex> all;
    for (const auto index : gazetteer.placesIn({20, 26, 46, 70}, 0, 400000)) {
        const auto place = gazetteer.place(index);
        if (place.type == "village" || place.type == "town" || place.type == "city")
            all.push_back(index);
    }
    std::shuffle(all.begin(), all.end(), random);
    all.resize(std::min(all.size(), places));
    std::vector<events::Event> out;
    for (const auto index : all) {
        const auto place = gazetteer.place(index);
        for (int i = 0; i < 10; ++i) {
            events::Event event;
            event.id = fmt::format("{}-{}", index, i);
            event.type = "control";
            event.subtype = i % 5 == 4 ? "contested" : "gained";
            event.actors.push_back({parties[random() % parties.size()], "", "", "gaining"});
            event.places.push_back({});
            event.places[0].id = place.id;
            event.places[0].type = place.type;
            event.places[0].country = place.country;
            event.places[0].position = place.position;
            const time::Day day = *time::dayFromIso("2011-01-01") + std::chrono::days{static_cast<int>(random() % 3652)};
            event.when = time::Interval(time::DateRange::day(day));
            event.certainty = 0.8;
            event.provenance.source = "made";
            out.push_back(std::move(event));
        }
    }
    events::EventTable table;
    table.append(events::EventSegment::of(std::move(out)));
    return table;
}

void measure(const char *name, const gazetteer::Gazetteer &gazetteer, const actors::Lineage &lineage, std::size_t places,
             std::size_t settlements, int days) {
    const auto table = changes(gazetteer, places, 1);
    control::Reach reach;
    reach.most_settlements = settlements;
    auto start = std::chrono::steady_clock::now();
    const auto territory = control::Territory::of(table, gazetteer, lineage, reach).value;
    fmt::print("territory.{}.prepare {:.4g} s\n", name, milliseconds(start) / 1000);
    fmt::print("territory.{}.seeds {} seeds\n", name, territory.seeds());
    std::mt19937 random(2);
    std::vector<double> times;
    std::size_t polygons = 0;
    for (int i = 0; i < days; ++i) {
        const time::Day day = *time::dayFromIso("2011-01-01") + std::chrono::days{static_cast<int>(random() % 3652)};
        start = std::chrono::steady_clock::now();
        const auto holdings = territory.on(day, control::Territory::By::holder);
        times.push_back(milliseconds(start));
        for (const auto &holding : holdings)
            polygons += holding.polygons.size();
    }
    std::sort(times.begin(), times.end());
    fmt::print("territory.{}.day {:.4g} ms\n", name, times[times.size() / 2]);
    fmt::print("territory.{}.day.p99 {:.4g} ms\n", name, times[times.size() * 99 / 100]);
    fmt::print("territory.{}.polygons {} a day\n", name, polygons / times.size());
}

} // namespace

int main(int count, char **arguments) {
    const bool small = count > 1 && std::string_view(arguments[1]) == "small";
    const auto opened = gazetteer::Gazetteer::open();
    const auto lineage = actors::Lineage::open();
    if (small) {
        measure("small", opened.value, lineage, 20, 300, 20);
        return 0;
    }
    measure("500_places", opened.value, lineage, 500, 500, 300);
    measure("20000_seeds", opened.value, lineage, 650, 25000, 300);
    return 0;
}
