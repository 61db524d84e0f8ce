// bench_query: what tools/bench query runs. A generated table, what a reader asks of it, and the same by looking at every
// row, whole events where text is asked for. Prints "name value unit"; "name.baseline" is the look at every row.
//
//   bench_query ROWS [FILE]     with FILE: that table of events instead of a generated one
#include "actors/registry.hpp"
#include "events/event_file.hpp"
#include "../timeline/plain_histogram.hpp"
#include "gazetteer/gazetteer.hpp"
#include "text/fold.hpp"
#include "timeline/changes.hpp"
#include "timeline/lanes.hpp"
#include "timeline/sight.hpp"
#include "timeline/row_sort.hpp"
#include "timeline/sieve.hpp"
#include "timeline/stacked_bins.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <malloc.h>
#include <random>
#include <unistd.h>

using namespace zamkan;
using namespace zamkan::timeline;
namespace fs = std::filesystem;

namespace {

// The quickest of some runs, in milliseconds: what else the machine does only ever adds.
template <typename Run> double milliseconds(Run run, int times = 15) {
    std::vector<double> took;
    for (int i = 0; i < times; ++i) {
        const auto start = std::chrono::steady_clock::now();
        run(i);
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return *std::min_element(took.begin(), took.end());
}

void say(const std::string &name, double value, const char *unit = "ms") {
    fmt::print("{} {:.4g} {}\n", name, value, unit);
    std::fflush(stdout);
}

// Without the pages of mapped files, which are the text itself, and without what was given back already.
double residentBytes() {
    ::malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    double whole = 0, resident = 0, mapped = 0;
    file >> whole >> resident >> mapped;
    return (resident - mapped) * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

fs::path write(std::size_t rows) {
    const fs::path file = fs::temp_directory_path() / fmt::format("zamkan_query_{}.csv", ::getpid());
    std::ofstream out(file);
    out << "id,date_from,lat,lon,place,place_ar,type,subtype,country,actor_gaining,actor_losing,magnitude,certainty,source,source_text\n";
    std::mt19937_64 random{20161013};
    const auto below = [&](std::size_t most) { return random() % most; };
    const std::vector<std::string> actors{"Islamic State", "Syrian Democratic Forces", "Syrian Army", "Hezbollah", "Free Syrian Army", "YPG", "Turkey", ""};
    const std::vector<std::pair<std::string, std::string>> kinds{{"control", "gained"}, {"control", "lost"}, {"violence", "airstrike"}, {"violence", "killing"},
                                                                  {"violence", "clash"}, {"movement", "displaced"}, {"claim", "fighters"}};
    const std::vector<std::string> words{"قوات", "مدينة", "سيطرت", "على", "قتل", "عشرات", "المدنيين", "غارة", "طائرات", "التحالف", "الدولي", "قرية", "ريف",
                                         "حلب", "الرقة", "الموصل", "السورية", "المعارضة", "مسلحين", "انفجار", "سيارة", "مفخخة", "حي", "شمال", "جنوب"};
    std::vector<std::string> rare;
    for (int i = 0; i < 40000; ++i)
        rare.push_back(fmt::format("كلمة{}", i));
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t town = below(20000);
        const auto &kind = kinds[below(kinds.size())];
        std::string text;
        for (std::size_t word = 0; word < 11; ++word)
            text += words[below(words.size())] + " ";
        text += rare[below(rare.size())];
        const time::Day day = std::chrono::sys_days{std::chrono::year{2011} / 1 / 1} + std::chrono::days{below(3000)};
        out << i << ',' << time::toIso(day) << ',' << fmt::format("{:.4f},{:.4f}", 30 + static_cast<double>(below(80000)) / 1e4, 35 + static_cast<double>(below(120000)) / 1e4)
            << ',' << (town == 0 ? "Raqqa,الرقة" : fmt::format("Town {},بلدة {}", town, town)) << ',' << kind.first << ',' << kind.second << ",SY,"
            << actors[below(actors.size())] << ',' << actors[below(actors.size())] << ',' << below(300) << ",0." << below(10) << ",Source " << below(12) << ',' << text << '\n';
    }
    return file;
}

// What a filter of a kind and a party lets through, looking at every row.
std::vector<events::Row> naive(const events::EventTable &table, std::string_view type, std::string_view actor) {
    std::vector<events::Row> rows;
    for (const events::Row row : table.byTime())
        if (table.type(row) == type && (table.gaining(row) == actor || table.losing(row) == actor || table.acting(row) == actor))
            rows.push_back(row);
    return rows;
}

// As a search was before there was an index: whole events, a part of the rows, scaled up.
double naiveSearch(const events::EventTable &table, const std::string &word) {
    const std::size_t part = std::min<std::size_t>(table.size(), 20000);
    std::size_t found = 0;
    const double took = milliseconds([&](int) {
        for (events::Row row = 0; row < part; ++row) {
            const events::Event event = table.event(row);
            std::string all = event.type + " " + event.subtype + " " + event.source_text + " ";
            if (const events::PlaceWords *place = table.place(row))
                all.append(place->name_ar).append(" ").append(place->name_en);
            found += text::fold(all).find(word) != std::string::npos ? 1U : 0U;
        }
    }, 1);
    return found == SIZE_MAX ? 0 : took * static_cast<double>(table.size()) / static_cast<double>(part);
}

Filter filterOf(std::initializer_list<const char *> conditions) {
    Filter filter;
    for (const char *condition : conditions)
        addCondition(filter, condition);
    return filter;
}

} // namespace

int main(int argc, char **argv) {
    const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000;
    const auto gazetteer = gazetteer::Gazetteer::open();
    const auto actors = actors::Registry::open();
    const Knowledge knowledge{&gazetteer.value, &actors};
    const fs::path file = argc > 2 ? fs::path(argv[2]) : write(count);
    const double before = residentBytes();
    auto loaded = events::loadEvents(file, gazetteer.value, actors);
    auto table = std::make_shared<events::EventTable>();
    table->append(loaded.value.segment, 0);
    const auto rows = static_cast<double>(table->size());
    (void)table->byTime();
    const std::shared_ptr<const events::EventSegment> segment = loaded.value.segment;
    say("query.rows", rows, "rows");
    say("query.memory.table", (residentBytes() - before) / rows, "bytes/row");

    std::shared_ptr<const RowIndex> names, index;
    say("query.index.names", milliseconds([&](int) { names = RowIndex::ofNames(segment, knowledge); }, 1));
    say("query.index.text", milliseconds([&](int) { index = names->withText(knowledge); }, 1));
    say("query.index.size", static_cast<double>(index->bytes()) / rows, "bytes/row");

    Sieve sieve;
    say("query.look", milliseconds([&](int) { sieve.look(table, {{"file", index}}, knowledge); }, 3));
    std::vector<events::Row> listed;
    const Window all{*time::dayFromIso("1900-01-01"), *time::dayFromIso("2100-01-01"), Mode::window};
    const auto change = [&](const Filter &one, const Filter &other) {
        return milliseconds([&](int i) {
            sieve.set(i % 2 == 0 ? one : other);
            listed = sieve.listed();
        });
    };
    listed = sieve.listed();
    std::vector<events::Row> shownRows = sieve.shown(all, true);
    say("query.memory.all", (residentBytes() - before) / rows, "bytes/row"); // with the index, what is listed and what is shown
    shownRows = {};
    for (const Facet facet : {Facet::actor, Facet::type, Facet::subtype, Facet::country, Facet::place, Facet::source, Facet::certainty})
        (void)sieve.counts(facet, 60); // the panel has been open once: what values there are is known
    say("query.filter.type", change(filterOf({"type=violence"}), {}));
    say("query.filter.actor", change(filterOf({"type=violence", "actor=isis"}), filterOf({"type=violence"})));
    say("query.filter.actor.baseline", milliseconds([&](int) { listed = naive(*table, "violence", "isis"); }, 3));
    say("query.filter.box", change(filterOf({"box=38,34,41,37"}), {}));
    say("query.filter.magnitude", change(filterOf({"magnitude=10..20"}), {}));
    say("query.filter.place", change(filterOf({"place=Raqqa"}), {}));
    sieve.set({});
    std::size_t seen = 0;
    say("query.counts", milliseconds([&](int i) {
        sieve.set(i % 2 == 0 ? filterOf({"status=reported"}) : Filter{});
        for (const Facet facet : {Facet::actor, Facet::type, Facet::country})
            seen += sieve.counts(facet, 60).size();
    }));
    say("query.filter.all", milliseconds([&](int i) { // as a click in the open panel has it: filter, list, what shows, counts
        sieve.set(i % 2 == 0 ? filterOf({"type=violence"}) : Filter{});
        listed = sieve.listed();
        seen += sieve.shown(all, true).size();
        for (const Facet facet : {Facet::actor, Facet::type, Facet::country})
            seen += sieve.counts(facet, 60).size();
    }));

    const Axis axis = axisOf(*table);
    std::shared_ptr<const StackedBins> stacked;
    const auto series = [](std::string_view actor) -> std::uint8_t { return static_cast<std::uint8_t>(actor.size() % 8); };
    say("query.stack", milliseconds([&](int) { stacked = std::make_shared<const StackedBins>(table, GroupBy::actor, series); }, 3));
    double sum = 0;
    sieve.set({});
    say("query.histogram", milliseconds([&](int) { sum += stacked->count(sieve.happenedByTime(), axis, 256)[0]; }));
    say("query.histogram.baseline", milliseconds([&](int) { sum += test::plainHistogram(*table, table->byTime(), axis, 256)[0]; }, 3));
    sieve.set(filterOf({"actor=isis"}));
    say("query.histogram.filtered", milliseconds([&](int) { sum += stacked->count(sieve.happenedByTime(), axis, 256)[0]; }));
    sieve.set({});

    std::shared_ptr<const Lanes> lanes;
    for (const auto &[name, by] : {std::pair{"actor", GroupBy::actor}, std::pair{"place", GroupBy::place}}) {
        const std::string key = std::string("query.lanes.") + name;
        say(key + ".made", milliseconds([&](int) { lanes = std::make_shared<const Lanes>(table, by); }, 3));
        say(key, milliseconds([&](int) { seen += lanes->shown(sieve.happenedByTime(), {axis, 1100}).size(); }));
    }
    const Axis month{axis.start + std::chrono::days{1000}, axis.start + std::chrono::days{1030}};
    say("query.lanes.month", milliseconds([&](int) { seen += lanes->shown(sieve.happenedByTime(), {month, 1100}).size(); }));
    say("query.changes", milliseconds([&](int) {
        seen += changesBetween(table, sieve.happenedByTime(), axis.start + (axis.end - axis.start) / 3, axis.end).changed;
    }, 3));
    say("query.next_event", milliseconds([&](int) {
        seen += atNextRow(*table, sieve.happenedByTime(), {month.start, month.end}, axis, false, 1).has_value() ? 1U : 0U;
    }));

    const auto windowOf = [&](int day, int days) {
        return Window{axis.start + std::chrono::days{1000 + day}, axis.start + std::chrono::days{1000 + day + days}, Mode::window};
    };
    std::size_t shown = 0;
    const double week = milliseconds([&](int i) { shown = sieve.shown(windowOf(i, 3), false).size(); }, 101);
    say("query.window", week);
    say("query.window.shown", static_cast<double>(shown), "rows");
    say("query.window.baseline", milliseconds([&](int i) {
        const Window window = windowOf(i, 3);
        shown = 0;
        for (const events::Row row : listed)
            shown += shows(window, table->from(row), table->to(row)) ? 1U : 0U;
    }, 5));
    sieve.set(filterOf({"place=Raqqa"}));
    const Window whole{axis.start, axis.end, Mode::cumulative_from_start};
    say("query.window.rare", milliseconds([&](int) { shown = sieve.shown(whole, false).size(); }, 21));
    say("query.window.rare.shown", static_cast<double>(shown), "rows");

    for (const auto &[name, text] : {std::pair{"common", "المدنيين"}, std::pair{"rare", "كلمة31415"}, std::pair{"place", "ar-raqqah"}, std::pair{"two", "الرقة مفخخة"}}) {
        double took = HUGE_VAL;
        for (int run = 0; run < 5; ++run) {
            Filter filter;
            filter.text = text;
            sieve.set({});
            took = std::min(took, milliseconds([&](int) {
                sieve.set(filter);
                listed = sieve.listed();
            }, 1));
        }
        say(fmt::format("query.text.{}", name), took);
        say(fmt::format("query.text.{}.found", name), static_cast<double>(listed.size()), "rows");
    }
    say("query.text.baseline", naiveSearch(*table, text::fold("المدنيين")));

    sieve.set({});
    listed = sieve.listed();
    SortNames sortNames;
    sortNames.place = [](const events::PlaceWords &place) { return std::string(place.name_ar); };
    sortNames.kind = [](std::string_view type, std::string_view subtype) { return std::string(type) + std::string(subtype); };
    sortNames.actor = [&](std::string_view actor) { return std::string(actor); };
    sortNames.source = [](std::size_t) { return std::string("file"); };
    sortNames.index = [&](std::size_t) { return index.get(); };
    for (const Column column : {Column::date, Column::place, Column::kind, Column::gained, Column::number, Column::source})
        say(fmt::format("query.sort.{}", toString(column)),
            milliseconds([&](int i) { seen += sorted(*table, listed, {column, i % 2 == 0}, sortNames).front(); }, 3));
    if (argc <= 2)
        fs::remove(file);
    return sum < 0 && seen == 0 ? 1 : 0;
}
