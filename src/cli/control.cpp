// `zamkan control`: who holds what at the end of a day, as areas; what changed between two days, as a table.
#include "base/files.hpp"
#include "cli/cli.hpp"
#include "cli/control_table.hpp"
#include "cli/engine.hpp"
#include "cli/reporter.hpp"
#include "cli/where.hpp"
#include "control/change.hpp"
#include "control/why.hpp"
#include "events/event_file.hpp"
#include "geo/layer_files.hpp"
#include "text/document.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <memory>

namespace zamkan::cli {
namespace fs = std::filesystem;
namespace {

struct Options {
    std::vector<fs::path> files;
    std::string at, from, to, published, by = "place";
    fs::path output;
    control::Reach reach;
    Where where;
};

time::Day dayFrom(const std::string &option, const std::string &text) {
    if (const auto day = time::dayFromIso(text))
        return *day;
    throw CLI::ValidationError(option, "'" + text + "' is not a day like 2016-06-13");
}

struct Haul {
    std::vector<events::Event> events;
    std::vector<std::string> texts;
    std::vector<control::Drawn> drawn;
};

void add(Haul &haul, const fs::path &file, const Options &options, Engine &engine, const events::LoadOptions &load, Reporter &reporter) {
    if (file != "-" && events::looksLikeEventFile(file)) {
        auto loaded = events::loadEvents(file, engine.gazetteer(), engine.actors(), load);
        reporter.tell(loaded.diagnostics);
        auto drawn = control::drawnIn(file, *loaded.value.segment);
        std::move(drawn.begin(), drawn.end(), std::back_inserter(haul.drawn));
        auto events = loaded.value.events();
        std::move(events.begin(), events.end(), std::back_inserter(haul.events));
        return;
    }
    text::ReadOptions how;
    if (!options.published.empty())
        how.published = dayFrom("--published", options.published);
    auto documents = text::readDocuments(readBytes(file), file == "-" ? fs::path() : file, how);
    reporter.tell(documents.diagnostics);
    for (text::Document &document : documents.value) {
        auto reading = engine.reader().read(std::move(document));
        reporter.tell(reading.diagnostics);
        haul.texts.resize(haul.events.size());
        for (const events::Event &event : reading.events)
            haul.texts.emplace_back(reading.document.surface(event.provenance.sentence));
        std::move(reading.events.begin(), reading.events.end(), std::back_inserter(haul.events));
    }
}

Haul read(const Options &options, Engine &engine, const events::LoadOptions &load, Reporter &reporter) {
    Haul haul;
    std::optional<Diagnostic> failure; // the first
    std::size_t used = 0;
    for (const fs::path &file : options.files) {
        try {
            add(haul, file, options, engine, load, reporter);
            ++used;
        } catch (const InputError &error) {
            if (!failure)
                failure = error.diagnostic();
            if (options.files.size() > 1)
                reporter.tell(error.diagnostic());
        }
    }
    if (used == 0)
        throw InputError(*failure);
    if (!options.where.empty())
        options.where.keep(haul.events, haul.texts, {&engine.gazetteer(), &engine.actors()});
    return haul;
}

geo::LayerToWrite layerOf(const std::vector<control::Holding> &holdings, const control::Territory &territory,
                          const control::Names &names, time::Day day, bool byHolder) {
    geo::LayerToWrite layer;
    layer.layer = "areas";
    const auto text = geo::ColumnKind::text;
    layer.columns = {{"holder", text},
                     {"holder_id", text},
                     {"status", text},
                     {"since_from", geo::ColumnKind::date},
                     {"since_to", geo::ColumnKind::date},
                     {"certainty", geo::ColumnKind::number},
                     {"area_km2", geo::ColumnKind::number},
                     {"why", text},
                     {"others", text},
                     {"place", text},
                     {"place_ar", text},
                     {"country", text}};
    layer.rows = holdings.size();
    layer.name = "place";
    layer.text = "why";
    layer.row = [&holdings, &territory, &names, day, byHolder](std::size_t row, std::vector<std::string> &cells) {
        const control::Holding &holding = holdings[row];
        const control::State &state = holding.state;
        if (holding.drawn) {
            const control::Drawn &drawn = territory.drawn()[*holding.drawn];
            cells = {names.of(std::vector<std::string>{drawn.holder}, day), drawn.holder, "drawn", time::toIso(drawn.from), time::toIso(drawn.from + std::chrono::days{1}), "",
                     fmt::format("{:.3f}", drawn.km2), fmt::format("drawn so by {}, from {} until {}", drawn.source, time::toIso(drawn.from), time::toIso(drawn.to)),
                     "", drawn.name, "", ""};
            return std::nullopt;
        }
        const control::Subject &subject = territory.subjects()[holding.subject];
        const auto parties = control::partiesOf(state);
        const auto ids = [](const std::vector<std::string> &list) { return fmt::format("{}", fmt::join(list, "; ")); };
        time::Day first = state.since_first, last = state.since_last;
        for (const std::uint32_t i : holding.subjects) { // of a holder's ground the first and the last change
            const control::State other = territory.subjects()[i].history.on(day);
            first = std::min(first, other.since_first);
            last = std::max(last, other.since_last);
        }
        std::string why = control::whyOf(subject, state, names);
        if (byHolder && holding.subjects.size() > 1)
            why += fmt::format("; and {} places more", holding.subjects.size() - 1);
        cells = {names.of(parties, day),
                 ids(parties),
                 std::string(control::toString(state.status)),
                 time::toIso(first),
                 time::toIso(last + std::chrono::days{1}),
                 fmt::format("{:.3f}", holding.certainty),
                 fmt::format("{:.3f}", holding.km2),
                 std::move(why),
                 ids(state.others),
                 byHolder ? std::string() : subject.name_en,
                 byHolder ? std::string() : subject.name_ar,
                 byHolder ? std::string() : subject.country};
        return std::nullopt;
    };
    layer.areas = [&holdings](std::size_t row) { return holdings[row].polygons; };
    return layer;
}

geo::LayerToWrite layerOf(const std::vector<control::Front> &fronts, const control::Names &names, time::Day day) {
    geo::LayerToWrite layer;
    layer.layer = "fronts";
    const auto text = geo::ColumnKind::text;
    layer.columns = {{"party", text}, {"party_id", text}, {"other", text}, {"other_id", text}, {"km", geo::ColumnKind::number}, {"date", geo::ColumnKind::date}};
    layer.rows = fronts.size();
    layer.row = [&fronts, &names, day](std::size_t row, std::vector<std::string> &cells) {
        const control::Front &front = fronts[row];
        cells = {names.of(std::vector<std::string>{front.a}, day), front.a, names.of(std::vector<std::string>{front.b}, day), front.b,
                 fmt::format("{:.3f}", front.km), time::toIso(day)};
        return std::nullopt;
    };
    layer.lines = [&fronts](std::size_t row) { return fronts[row].lines; };
    return layer;
}

int control(const Options &options, const Common &common) {
    const bool change = !options.from.empty() || !options.to.empty();
    if (change == !options.at.empty())
        throw CLI::ValidationError("--at", "give a day with --at, or two with --from and --to");
    if (change && (options.from.empty() || options.to.empty()))
        throw CLI::ValidationError("--from", "goes with --to, and --to with --from");
    if (!change && options.output.empty())
        throw CLI::ValidationError("-o", "is needed with --at: a file that ends in " + geo::areaExtensions());
    const geo::Format *format = geo::formatOf(options.output);
    if (!change && (!format || !geo::holdsAreas(*format)))
        throw CLI::ValidationError("-o", "'" + options.output.string() + "' does not end in " + geo::areaExtensions());
    if (change && !options.output.empty() && (!format || format->key != "csv"))
        throw CLI::ValidationError("-o", "'" + options.output.string() + "' does not end in .csv, as a table of changes does");
    const time::Day at = change ? time::Day{} : dayFrom("--at", options.at);
    const time::Day from = change ? dayFrom("--from", options.from) : at, to = change ? dayFrom("--to", options.to) : at;
    if (change && from >= to)
        throw CLI::ValidationError("--to", fmt::format("{} is not after {}", time::toIso(to), time::toIso(from)));
    if (!options.published.empty())
        (void)dayFrom("--published", options.published);
    options.where.check();

    Reporter reporter(common.quiet);
    Engine engine(common);
    const events::LoadOptions load = loadOptions(common);
    const Haul haul = read(options, engine, load, reporter);
    events::EventTable table;
    table.append(events::EventSegment::of(haul.events));
    const actors::Lineage lineage = actors::Lineage::open();
    auto made = [&] {
        try {
            return control::Territory::of(table, engine.gazetteer(), lineage, options.reach, {}, haul.drawn);
        } catch (const InputError &error) {
            Diagnostic diagnostic = error.diagnostic();
            diagnostic.where = options.files.front().string();
            throw InputError(std::move(diagnostic));
        }
    }();
    reporter.tell(made.diagnostics);
    const control::Territory &territory = made.value;
    const control::Names names(engine.actors(), lineage);
    if (change) {
        const ControlTable rows = changeTable(territory, names, table, from, to);
        if (options.output.empty())
            fmt::print("{}", rows.text());
        else
            writeBytes(options.output, rows.csv());
        return 0;
    }
    const bool byHolder = options.by == "holder";
    const auto holdings = territory.on(at, byHolder ? control::Territory::By::holder : control::Territory::By::place);
    if (holdings.empty())
        throw InputError(fmt::format("nothing was said yet of who holds what on {}", time::toIso(at)), options.files.front().string(),
                         fmt::format("choose a day from {} on", time::toIso(territory.changeDays().front())));
    const auto fronts = control::fronts(territory, at);
    reporter.tell(geo::writeLayers(options.output, *format, {layerOf(holdings, territory, names, at, byHolder), layerOf(fronts, names, at)}));
    if (!common.quiet)
        fmt::print(stderr, "zamkan: {} areas on {} written to {}\n", holdings.size(), time::toIso(at), options.output.string());
    return 0;
}

} // namespace

void addControl(const VerbContext &context) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand("control", "Who holds what at the end of a day, as areas; what changed between two days");
    verb->add_option("FILE", options->files, "Event files, articles")->required();
    verb->add_option("--at", options->at, "The day at whose end")->type_name("YYYY-MM-DD");
    verb->add_option("--from", options->from, "Changes from this day on, against the end of the day before")->type_name("YYYY-MM-DD");
    verb->add_option("--to", options->to, "and before this day")->type_name("YYYY-MM-DD");
    verb->add_option("-o,--output", options->output,
                     "Areas: ends in " + geo::areaExtensions() + "; changes: in .csv, or on standard output without it")
        ->type_name("OUT");
    verb->add_option("--by", options->by, "One area a place whose word it is, or one a holder")
        ->check(CLI::IsMember({"place", "holder"}));
    verb->add_option("--reach", options->reach.most_km, "How far, at most, a place's word goes to settlements without one, in km")
        ->check(CLI::Range(0.0, 500.0));
    verb->add_option("--cell", options->reach.cell_km, "How far ground goes with a settlement, in km")->check(CLI::Range(0.5, 200.0));
    verb->add_option("--published", options->published, "Day of publication of articles")->type_name("YYYY-MM-DD");
    options->where.addTo(*verb);
    verb->callback([options, &common = context.common, &status = context.status] { status = control(*options, common); });
}

} // namespace zamkan::cli
