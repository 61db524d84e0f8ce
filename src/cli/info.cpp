// `zamkan info`: what a file holds, read whole.
#include "base/cut.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/cli.hpp"
#include "cli/engine.hpp"
#include "events/account.hpp"
#include "events/agreement.hpp"
#include "events/duplicates.hpp"
#include "events/event_file.hpp"
#include "events/event_table.hpp"
#include "reading/reading.hpp"
#include "geo/features.hpp"
#include "geo/formats.hpp"
#include "text/document.hpp"
#include "timeline/window.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <memory>
#include <optional>

namespace zamkan::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kRejectedShown = 20; // in text; as ndjson all of them
constexpr std::size_t kColumnsShown = 40;
constexpr std::size_t kTextShown = 400; // bytes of a row

constexpr std::size_t kDuplicatesShown = 20;

struct Options {
    std::vector<fs::path> files;
    std::string format = "text";
    fs::path rejected;
};

void print(const Json &line) {
    fmt::print("{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json remark(const fs::path &file, const Diagnostic &diagnostic) {
    return {{"kind", "remark"},
            {"file", geo::shownName(file)},
            {"severity", toString(diagnostic.severity)},
            {"message",
             diagnostic.remedy.empty() ? diagnostic.what : diagnostic.what + "; " + diagnostic.remedy}};
}

struct TableFacts {
    std::map<std::string, std::size_t> kinds;
    std::size_t located = 0, dated = 0;
    std::optional<timeline::Axis> span;
};

TableFacts factsOf(const std::shared_ptr<const events::EventSegment> &segment) {
    TableFacts facts;
    events::EventTable table;
    table.append(segment);
    for (events::Row row = 0; row < table.size(); ++row) {
        facts.located += table.located(row) ? 1U : 0U;
        facts.dated += table.dated(row) ? 1U : 0U;
        const auto type = table.type(row), subtype = table.subtype(row);
        ++facts.kinds[type.empty() ? "unknown"
                                   : fmt::format("{}{}{}", type, subtype.empty() ? "" : " ", subtype)];
    }
    if (facts.dated > 0)
        facts.span = timeline::axisOf(table);
    return facts;
}

std::string countOf(const geo::LayerInfo &layer) {
    return layer.features < 0 ? "rows not counted" : fmt::format("{} {}", layer.features, layer.features == 1 ? "row" : "rows");
}

std::vector<geo::LayerInfo> layersOf(const fs::path &file, const std::string &format) {
    if (format == "CSV" || format == "TSV" || geo::isDatabase(file)) // whose other tables are not ours to count
        return {};
    return geo::layersOf(file);
}

Json reasonsJson(const events::LoadReport &report) {
    Json list = Json::array();
    for (const events::ReasonCount &reason : events::reasonsOf(report.rejected))
        list.push_back({{"key", reason.reason.key}, {"reason", reason.reason.said()}, {"rows", reason.rows}, {"first", reason.first}});
    return list;
}

void printTable(const fs::path &file, const Parsed<events::LoadedEvents> &loaded, const std::string &format) {
    const events::LoadReport &report = loaded.value.report;
    const TableFacts facts = factsOf(loaded.value.segment);
    const auto layers = layersOf(file, report.format);
    if (format == "ndjson") {
        Json layerList = Json::array();
        for (const auto &layer : layers)
            layerList.push_back({{"name", layer.name},
                                 {"rows", layer.features < 0 ? Json(nullptr) : Json(layer.features)},
                                 {"columns", layer.fields}});
        Json line = {{"kind", "table"},
                     {"file", geo::shownName(file)},
                     {"format", report.format},
                     {"schema", report.schema},
                     {"layers", std::move(layerList)},
                     {"rows", report.rows},
                     {"used", report.used},
                     {"geocoded", report.geocoded},
                     {"partly_used", report.partly_used},
                     {"rejected", report.rejected.size()},
                     {"reasons", reasonsJson(report)},
                     {"located", facts.located},
                     {"dated", facts.dated},
                     {"from", nullptr},
                     {"to", nullptr},
                     {"columns", report.columns},
                     {"ignored_columns", report.ignored_columns},
                     {"kinds", facts.kinds}};
        if (facts.span) {
            line["from"] = time::toIso(facts.span->start);
            line["to"] = time::toIso(facts.span->end);
        }
        print(line);
        for (const auto &row : report.rejected)
            print({{"kind", "rejected"},
                   {"file", geo::shownName(file)},
                   {"row", row.row},
                   {"key", row.reason.key},
                   {"reason", row.reason.said()},
                   {"text", row.text}});
        for (const Diagnostic &diagnostic : loaded.diagnostics)
            print(remark(file, diagnostic));
        return;
    }
    fmt::print("{}\n  {}, schema {}\n", geo::shownName(file), report.format, report.schema);
    for (const auto &layer : layers)
        fmt::print("  layer     {} ({})\n", layer.name, countOf(layer));
    fmt::print("  rows      {}: {} used ({} of them placed by name, {} in part), {} not used\n", report.rows, report.used,
               report.geocoded, report.partly_used, report.rejected.size());
    fmt::print("  located   {}\n", facts.located);
    if (facts.span)
        fmt::print("  time      {} to {} ({} dated)\n", time::toIso(facts.span->start),
                   time::toIso(facts.span->end), facts.dated);
    else
        fmt::print("  time      no dates\n");
    for (const auto &[kind, count] : facts.kinds)
        fmt::print("  kind      {}: {}\n", kind, count);
    for (const auto &[canonical, column] : report.columns)
        fmt::print("  column    {} = {}\n", canonical, column);
    for (std::size_t i = 0; i < std::min(report.ignored_columns.size(), kColumnsShown); ++i)
        fmt::print("  kept      {}\n", report.ignored_columns[i]);
    if (report.ignored_columns.size() > kColumnsShown)
        fmt::print("  kept      … and {} more columns\n", report.ignored_columns.size() - kColumnsShown);
    for (const events::ReasonCount &reason : events::reasonsOf(report.rejected))
        fmt::print("  reason    {}: {} ({} {}{})\n", reason.reason.said(), reason.rows, reason.rows == 1 ? "row" : "rows",
                   fmt::join(reason.first, ", "), reason.rows > reason.first.size() ? " …" : "");
    for (std::size_t i = 0; i < std::min(report.rejected.size(), kRejectedShown); ++i)
        fmt::print("  not used  row {}: {}: {}\n", report.rejected[i].row, report.rejected[i].reason.said(),
                   shortened(report.rejected[i].text, kTextShown));
    if (report.rejected.size() > kRejectedShown)
        fmt::print("  not used  … and {} more (all of them with --rejected FILE.csv or --format ndjson)\n",
                   report.rejected.size() - kRejectedShown);
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        fmt::print("  {:<9} {}\n", toString(diagnostic.severity),
                   Diagnostic{diagnostic.severity, diagnostic.what, {}, diagnostic.remedy, {}}.line());
}

// A file with layers that are no events: what they are.
bool printLayers(const fs::path &file, const std::string &format) {
    std::vector<geo::LayerInfo> layers;
    if (const fs::path extension = file.extension();
        extension == ".csv" || extension == ".tsv" || extension == ".txt")
        return false; // delimited text has no layers
    try {
        layers = geo::layersOf(file);
    } catch (const InputError &) {
        return false; // the reason why it is no table of events was told already, and says more
    }
    for (const auto &layer : layers) {
        if (format == "ndjson") {
            print({{"kind", "layer"},
                   {"file", geo::shownName(file)},
                   {"name", layer.name},
                   {"rows", layer.features < 0 ? Json(nullptr) : Json(layer.features)},
                   {"columns", layer.fields}});
            continue;
        }
        fmt::print("{}\n  layer     {} ({})\n", file.string(), layer.name, countOf(layer));
        for (const std::string &field : layer.fields)
            fmt::print("  column    {}\n", field);
    }
    return !layers.empty();
}

void printArticles(const fs::path &file, const std::string &format, Engine &engine) {
    auto documents = text::readDocuments(readBytes(file), file);
    std::vector<Diagnostic> diagnostics = documents.diagnostics;
    if (format == "text")
        fmt::print("{}\n  articles  {}\n", file.string(), documents.value.size());
    for (text::Document &document : documents.value) {
        const auto reading = engine.reader().read(std::move(document));
        const text::Document &read = reading.document;
        diagnostics.insert(diagnostics.end(), reading.diagnostics.begin(), reading.diagnostics.end());
        const std::string published = read.published ? time::toIso(*read.published) : std::string();
        if (format == "ndjson") {
            print({{"kind", "article"},
                   {"file", geo::shownName(file)},
                   {"id", read.id},
                   {"lang", text::toString(read.language)},
                   {"published", published.empty() ? Json(nullptr) : Json(published)},
                   {"chars", read.codePoints()},
                   {"sentences", reading.tokens.sentences.size()},
                   {"places", reading.places.size()},
                   {"dates", reading.mentions.dates.size()},
                   {"quantities", reading.mentions.quantities.size()},
                   {"actors", reading.mentions.actors.size()},
                   {"events", reading.events.size()}});
            continue;
        }
        fmt::print("  {}: {}, published {}, {} characters, {} sentences\n    {} places, {} dates, {} "
                   "quantities, {} actors, {} events\n",
                   read.id.empty() ? "(no name)" : read.id, text::toString(read.language),
                   published.empty() ? "unknown" : published, read.codePoints(),
                   reading.tokens.sentences.size(), reading.places.size(), reading.mentions.dates.size(),
                   reading.mentions.quantities.size(), reading.mentions.actors.size(), reading.events.size());
    }
    for (const Diagnostic &diagnostic : diagnostics) {
        if (format == "ndjson")
            print(remark(file, diagnostic));
        else
            fmt::print("  {:<9} {}\n", toString(diagnostic.severity), diagnostic.line());
    }
}

// The events of all tables, to find those that several of them tell.
struct Gathered {
    std::vector<fs::path> files;
    events::EventTable table;
    std::vector<std::uint32_t> sources; // of each row

    void add(const fs::path &file, const std::shared_ptr<const events::EventSegment> &found) {
        files.push_back(file);
        table.append(found);
        sources.resize(table.size(), static_cast<std::uint32_t>(files.size() - 1));
    }
};

// What a row says of a matter that sources disagree on.
std::string saidOf(events::Matter matter, const events::Event &event) {
    if (matter == events::Matter::date)
        return event.when ? time::toIso(event.when->from()) : std::string();
    if (matter == events::Matter::number) {
        const auto low = event.magnitude_low ? event.magnitude_low : event.magnitude, high = event.magnitude_high ? event.magnitude_high : event.magnitude;
        return low && high && *low != *high ? fmt::format("{:g} to {:g} {}", *low, *high, event.unit) : fmt::format("{:g} {}", low ? *low : high.value_or(0), event.unit);
    }
    std::vector<std::string> sides;
    for (const events::EventActor &actor : event.actors)
        if (actor.role == "gaining" || actor.role == "losing")
            sides.push_back(actor.role + " " + (actor.name_en.empty() ? actor.name_ar : actor.name_en));
    return fmt::format("{}", fmt::join(sides, ", "));
}

void printDuplicates(const Gathered &gathered, const std::string &format) {
    if (gathered.files.size() < 2)
        return;
    const auto groups = events::duplicatesAmong(events::sightingsOf(gathered.table, gathered.sources));
    const auto fileOf = [&](events::Row row) { return geo::shownName(gathered.files[gathered.sources[row]]); };
    const auto numberOf = [&](events::Row row) { return gathered.table.event(row).provenance.row.value_or(0); };
    if (format == "ndjson") {
        for (const events::DuplicateGroup &group : groups) {
            Json rows = Json::array();
            for (const events::Row row : group.rows)
                rows.push_back({{"file", fileOf(row)}, {"row", numberOf(row)}, {"id", gathered.table.event(row).id}});
            Json disagreements = Json::array();
            for (const events::Disagreement &disagreement : events::disagreementsOf(gathered.table, group)) {
                Json camps = Json::array();
                for (const auto &camp : disagreement.camps) {
                    Json files = Json::array();
                    for (const events::Row row : camp)
                        files.push_back(fileOf(row));
                    camps.push_back({{"says", saidOf(disagreement.matter, gathered.table.event(camp.front()))}, {"files", std::move(files)}});
                }
                disagreements.push_back({{"about", events::toString(disagreement.matter)}, {"camps", std::move(camps)}});
            }
            print({{"kind", "duplicate"}, {"rows", std::move(rows)}, {"km", std::round(group.km * 100) / 100}, {"days", group.days},
                   {"disagreements", std::move(disagreements)}});
        }
        return;
    }
    fmt::print("in several files\n  events    {} (same type and party, at most one day and 10 km apart)\n", groups.size());
    std::size_t differ = 0;
    for (const events::DuplicateGroup &group : groups)
        differ += events::disagreementsOf(gathered.table, group).empty() ? 0 : 1;
    fmt::print("  differ    {} of them in date, side or number\n", differ);
    for (std::size_t i = 0; i < std::min(groups.size(), kDuplicatesShown); ++i) {
        std::vector<std::string> rows;
        for (const events::Row row : groups[i].rows)
            rows.push_back(fmt::format("{} row {}", fileOf(row), numberOf(row)));
        const events::Row first = groups[i].rows.front();
        fmt::print("  same      {} {}: {}\n", time::toIso(gathered.table.event(first).when->from()), gathered.table.type(first),
                   fmt::join(rows, " = "));
        for (const events::Disagreement &disagreement : events::disagreementsOf(gathered.table, groups[i])) {
            std::vector<std::string> camps;
            for (const auto &camp : disagreement.camps)
                camps.push_back(fmt::format("{} ({})", saidOf(disagreement.matter, gathered.table.event(camp.front())), fileOf(camp.front())));
            fmt::print("    {:<8}{}\n", events::toString(disagreement.matter), fmt::join(camps, ", "));
        }
    }
    if (groups.size() > kDuplicatesShown)
        fmt::print("  same      … and {} more (all of them with --format ndjson)\n", groups.size() - kDuplicatesShown);
}

int inform(const Options &options, const Common &common) {
    Engine engine(common);
    const events::LoadOptions load = loadOptions(common);
    std::size_t told = 0;
    Gathered gathered;
    events::RejectedRows rejected;
    for (const fs::path &file : options.files) {
        try {
            if (!events::looksLikeEventFile(file)) {
                printArticles(file, options.format, engine);
            } else {
                const auto loaded = events::loadEvents(file, engine.gazetteer(), engine.actors(), load);
                printTable(file, loaded, options.format);
                if (!options.rejected.empty())
                    rejected.add(file, loaded.value.report, load);
                if (options.files.size() > 1)
                    gathered.add(file, loaded.value.segment);
            }
            ++told;
        } catch (const events::UnusableEvents &error) {
            fmt::print(stderr, "zamkan: {}\n", error.what());
            printTable(file, {{{}, error.report()}, {}}, options.format);
            if (!options.rejected.empty())
                rejected.add(file, error.report(), load);
        } catch (const InputError &error) {
            fmt::print(stderr, "zamkan: {}\n", error.what());
            if (!geo::isDatabase(file) && events::looksLikeEventFile(file) && printLayers(file, options.format))
                ++told;
        }
    }
    printDuplicates(gathered, options.format);
    if (!options.rejected.empty())
        writeBytes(options.rejected, rejected.csv());
    return told > 0 ? 0 : 1;
}

} // namespace

void addInfo(const VerbContext &context) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb =
        context.app.add_subcommand("info", "What a file holds: layers, rows, columns, time span, problems");
    verb->add_option("FILE", options->files, "Event files and articles")->required();
    verb->add_option("--rejected", options->rejected, "Writes the rows that could not be used, with the reasons")
        ->type_name("FILE.csv");
    verb->add_option("--format", options->format, "text or ndjson")->check(CLI::IsMember({"text", "ndjson"}));
    verb->callback(
        [options, &common = context.common, &status = context.status] { status = inform(*options, common); });
}

} // namespace zamkan::cli
