// `zamkan info`: what a file holds, read whole.
#include "actors/registry.hpp"
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/cli.hpp"
#include "events/event_file.hpp"
#include "events/event_table.hpp"
#include "events/reading.hpp"
#include "geo/features.hpp"
#include "text/document.hpp"
#include "timeline/window.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>

namespace zamkan::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kRejectedShown = 20; // in text; as ndjson all of them

struct Options {
    std::vector<fs::path> files;
    std::string format = "text";
};

void print(const Json &line) {
    fmt::print("{}\n", line.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json remark(const fs::path &file, const Diagnostic &diagnostic) {
    return {{"kind", "remark"},
            {"file", file.string()},
            {"severity", toString(diagnostic.severity)},
            {"message",
             diagnostic.remedy.empty() ? diagnostic.what : diagnostic.what + "; " + diagnostic.remedy}};
}

// The engine that articles need is opened for the first article only: a table is told without it.
class Engine {
public:
    explicit Engine(const Common &common) : common_(common) {}

    const events::Reader &reader() {
        if (!reader_) {
            auto opened = events::Reader::open({common_.user_layers, {}, common_.mapping});
            tell(opened.diagnostics);
            reader_ = std::move(opened.value);
        }
        return *reader_;
    }
    const gazetteer::Gazetteer &gazetteer() {
        if (reader_)
            return reader_->gazetteer();
        if (!gazetteer_) {
            auto opened = gazetteer::Gazetteer::open({common_.user_layers, {}, common_.mapping});
            tell(opened.diagnostics);
            gazetteer_ = std::move(opened.value);
        }
        return *gazetteer_;
    }
    const actors::Registry &actors() {
        if (reader_)
            return reader_->actors();
        if (!actors_)
            actors_ = actors::Registry::open();
        return *actors_;
    }

private:
    void tell(const std::vector<Diagnostic> &diagnostics) const {
        if (common_.quiet)
            return;
        for (const Diagnostic &diagnostic : diagnostics)
            fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
    }
    const Common &common_;
    std::optional<events::Reader> reader_;
    std::optional<gazetteer::Gazetteer> gazetteer_;
    std::optional<actors::Registry> actors_;
};

struct TableFacts {
    std::map<std::string, std::size_t> kinds;
    std::size_t located = 0, dated = 0;
    std::optional<timeline::Axis> span;
};

TableFacts factsOf(const std::vector<events::Event> &events) {
    TableFacts facts;
    events::EventTable table;
    for (const events::Event &event : events)
        table.append(event);
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

std::vector<geo::LayerInfo> layersOf(const fs::path &file, const std::string &format) {
    if (format == "CSV" || format == "TSV")
        return {};
    return geo::layersOf(file);
}

void printTable(const fs::path &file, const Parsed<events::LoadedEvents> &loaded, const std::string &format) {
    const events::LoadReport &report = loaded.value.report;
    const TableFacts facts = factsOf(loaded.value.events);
    const auto layers = layersOf(file, report.format);
    if (format == "ndjson") {
        Json layerList = Json::array();
        for (const auto &layer : layers)
            layerList.push_back({{"name", layer.name},
                                 {"rows", layer.features < 0 ? Json(nullptr) : Json(layer.features)},
                                 {"columns", layer.fields}});
        Json line = {{"kind", "table"},
                     {"file", file.string()},
                     {"format", report.format},
                     {"schema", report.schema},
                     {"layers", std::move(layerList)},
                     {"rows", report.rows},
                     {"used", report.used},
                     {"geocoded", report.geocoded},
                     {"rejected", report.rejected.size()},
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
                   {"file", file.string()},
                   {"row", row.row},
                   {"reason", row.reason},
                   {"text", row.text}});
        for (const Diagnostic &diagnostic : loaded.diagnostics)
            print(remark(file, diagnostic));
        return;
    }
    fmt::print("{}\n  {}, schema {}\n", file.string(), report.format, report.schema);
    for (const auto &layer : layers)
        fmt::print("  layer     {} ({} rows)\n", layer.name, layer.features);
    fmt::print("  rows      {}: {} used, {} placed by name, {} not used\n", report.rows, report.used,
               report.geocoded, report.rejected.size());
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
    for (const std::string &column : report.ignored_columns)
        fmt::print("  kept      {}\n", column);
    for (std::size_t i = 0; i < std::min(report.rejected.size(), kRejectedShown); ++i)
        fmt::print("  not used  row {}: {}: {}\n", report.rejected[i].row, report.rejected[i].reason,
                   report.rejected[i].text);
    if (report.rejected.size() > kRejectedShown)
        fmt::print("  not used  … and {} more (all of them with --format ndjson)\n",
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
                   {"file", file.string()},
                   {"name", layer.name},
                   {"rows", layer.features < 0 ? Json(nullptr) : Json(layer.features)},
                   {"columns", layer.fields}});
            continue;
        }
        fmt::print("{}\n  layer     {} ({} rows)\n", file.string(), layer.name, layer.features);
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
                   {"file", file.string()},
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

int inform(const Options &options, const Common &common) {
    Engine engine(common);
    events::LoadOptions load;
    for (const std::string &pair : common.mapping) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            throw CLI::ValidationError("--map", "'" + pair + "' is not NAME=COLUMN");
        load.mapping[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    std::size_t told = 0;
    for (const fs::path &file : options.files) {
        try {
            if (events::looksLikeEventFile(file))
                printTable(file, events::loadEvents(file, engine.gazetteer(), engine.actors(), load),
                           options.format);
            else
                printArticles(file, options.format, engine);
            ++told;
        } catch (const InputError &error) {
            fmt::print(stderr, "zamkan: {}\n", error.what());
            if (events::looksLikeEventFile(file) && printLayers(file, options.format))
                ++told;
        }
    }
    return told > 0 ? 0 : 1;
}

} // namespace

void addInfo(const VerbContext &context) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb =
        context.app.add_subcommand("info", "What a file holds: layers, rows, columns, time span, problems");
    verb->add_option("FILE", options->files, "Event files and articles")->required();
    verb->add_option("--format", options->format, "text or ndjson")->check(CLI::IsMember({"text", "ndjson"}));
    verb->callback(
        [options, &common = context.common, &status = context.status] { status = inform(*options, common); });
}

} // namespace zamkan::cli
