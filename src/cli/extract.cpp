// extract, places, dates, numbers: text in, lines or an event file out.
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/json.hpp"
#include "cli/cli.hpp"
#include "events/event_file.hpp"
#include "events/ndjson.hpp"
#include "events/reading.hpp"
#include "events/reading_layers.hpp"
#include "geo/tables.hpp"
#include "mentions/dates.hpp"
#include "mentions/quantities.hpp"
#include "text/document.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <future>
#include <memory>
#include <thread>

namespace zamkan::cli {
namespace {

struct Options {
    std::vector<std::filesystem::path> files;
    std::string text, published, language = "auto", format, output;
};

struct Input {
    std::vector<text::Document> documents;
    std::vector<Diagnostic> remarks;
};

using Read = std::function<events::Reading(text::Document)>;

std::string formatOf(const Options &options) {
    if (!options.format.empty())
        return options.format;
    std::string extension = std::filesystem::path(options.output).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".csv" || extension == ".geojson" || extension == ".gpkg")
        return extension.substr(1);
    return "ndjson";
}

text::ReadOptions readOptions(const Options &options) {
    text::ReadOptions out;
    if (!options.published.empty()) {
        out.published = time::dayFromIso(options.published);
        if (!out.published)
            throw CLI::ValidationError("--published",
                                       "'" + options.published + "' is not a day like 2016-06-13");
    }
    if (options.language != "auto")
        out.language = text::languageFromCode(options.language);
    return out;
}

// All documents of all inputs; an input that cannot be used is told, and the others are read. Throws when
// none can.
Input readInput(const Options &options, bool quiet) {
    const auto how = readOptions(options);
    Input out;
    const auto take = [&](Parsed<std::vector<text::Document>> parsed) {
        std::move(parsed.value.begin(), parsed.value.end(), std::back_inserter(out.documents));
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(out.remarks));
    };
    if (!options.text.empty())
        take(text::readDocuments(options.text, {}, how));
    std::vector<InputError> failures;
    for (const auto &file : options.files) {
        try {
            take(text::readDocuments(readBytes(file), file == "-" ? std::filesystem::path() : file, how));
        } catch (const InputError &error) {
            failures.push_back(error);
        }
    }
    if (out.documents.empty() && !failures.empty())
        throw failures.front();
    if (out.documents.empty())
        throw InputError("there is no text in the input", "", "give an article, or JSON Lines with \"text\"");
    for (const auto &error : failures)
        if (!quiet || failures.size() == options.files.size())
            fmt::print(stderr, "zamkan: {}\n", error.what());
    return out;
}

// Calls `write` with the readings in the order of the documents; `threads` of them are read at a time.
void readAll(std::vector<text::Document> documents, const Read &read, int threads,
             const std::function<void(const events::Reading &)> &write) {
    const std::size_t lanes =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max(1U, std::thread::hardware_concurrency());
    constexpr std::size_t share = 16; // documents a lane, so that threads are not started for every one
    for (std::size_t start = 0; start < documents.size();) {
        const std::size_t count = std::min(documents.size() - start, lanes * share);
        std::vector<std::future<std::vector<events::Reading>>> running;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const std::size_t first = start + count * lane / lanes, end = start + count * (lane + 1) / lanes;
            if (first == end)
                continue;
            running.push_back(std::async(std::launch::async, [&documents, &read, first, end] {
                std::vector<events::Reading> out;
                for (std::size_t i = first; i < end; ++i)
                    out.push_back(read(std::move(documents[i])));
                return out;
            }));
        }
        for (auto &lane : running)
            for (const auto &reading : lane.get())
                write(reading);
        start += count;
    }
}

std::string remarkLine(const Diagnostic &diagnostic) {
    Json line;
    line["kind"] = "remark";
    line["severity"] = toString(diagnostic.severity);
    line["message"] = diagnostic.line();
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// Only what the stage needs is opened: dates and numbers do without the gazetteer.
struct Engine {
    std::shared_ptr<events::Reader> reader;
    Read read;
    std::vector<Diagnostic> diagnostics;
};

Engine openEngine(events::Stage stage, const Common &common) {
    Engine out;
    if (stage == events::Stage::dates || stage == events::Stage::numbers) {
        const auto dates = std::make_shared<mentions::DateFinder>(mentions::DateFinder::open());
        const auto numbers =
            stage == events::Stage::numbers
                ? std::make_shared<mentions::QuantityFinder>(mentions::QuantityFinder::open())
                : nullptr;
        out.read = [dates, numbers](text::Document document) {
            events::Reading reading;
            reading.document = std::move(document);
            reading.tokens = text::tokenize(reading.document);
            reading.mentions.dates = dates->find(reading.document, reading.tokens);
            if (numbers)
                reading.mentions.quantities =
                    numbers->findAll(reading.document, reading.tokens, reading.mentions.dates);
            return reading;
        };
        return out;
    }
    auto opened = events::Reader::open({common.user_layers, {}});
    out.diagnostics = std::move(opened.diagnostics);
    out.reader = std::make_shared<events::Reader>(std::move(opened.value));
    out.read = [reader = out.reader](text::Document document) { return reader->read(std::move(document)); };
    return out;
}

void writeOut(const Options &options, const std::string &bytes) {
    if (options.output.empty() || options.output == "-")
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    else
        writeBytes(options.output, bytes);
}

int runStage(events::Stage stage, const Options &options, const Common &common) {
    const std::string format = formatOf(options);
    if (format == "gpkg" && (options.output.empty() || options.output == "-"))
        throw CLI::ValidationError("--format", "a GeoPackage needs a file: -o events.gpkg");
    Input input = readInput(options, common.quiet);
    const Engine engine = openEngine(stage, common);
    if (!common.quiet) {
        for (const auto &diagnostic : engine.diagnostics)
            fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
        for (const auto &diagnostic : input.remarks)
            fmt::print(stderr, "zamkan: {}: {}\n", toString(diagnostic.severity), diagnostic.line());
    }
    const bool many = input.documents.size() > 1;
    const gazetteer::Gazetteer none;
    const gazetteer::Gazetteer &gazetteer = engine.reader ? engine.reader->gazetteer() : none;
    const bool lines = format == "ndjson";
    const bool stream = lines && (options.output.empty() || options.output == "-");
    std::string text;
    if (lines)
        for (const auto &remark : input.remarks)
            text += remarkLine(remark);
    std::vector<events::Event> found;
    events::ReadingLayers layers;
    readAll(std::move(input.documents), engine.read, common.threads, [&](const events::Reading &reading) {
        if (lines) {
            text += events::toNdjson(reading, gazetteer, many, stage);
            if (stream) {
                writeOut(options, text);
                text.clear();
            }
            return;
        }
        found.insert(found.end(), reading.events.begin(), reading.events.end());
        if (format == "gpkg")
            layers.add(reading, gazetteer);
    });
    if (lines)
        writeOut(options, text);
    else if (format == "gpkg")
        geo::writeGeoPackage(options.output, layers.with(found));
    else
        writeOut(options, events::eventsAs(format, found));
    return 0;
}

void addStage(const VerbContext &context, const char *name, const char *description, events::Stage stage) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand(name, description);
    verb->add_option("FILE", options->files, "Articles: text, HTML or JSON Lines; - is standard input");
    verb->add_option("--text", options->text, "The text itself");
    verb->add_option("--published", options->published,
                     "Day of publication, from which \"yesterday\" is counted")
        ->type_name("YYYY-MM-DD");
    verb->add_option("--lang", options->language, "auto, ar or en")
        ->check(CLI::IsMember({"auto", "ar", "en"}));
    const bool all = stage == events::Stage::all;
    verb->add_option("--format", options->format,
                     all ? "ndjson, geojson, csv or gpkg; by default as -o ends" : "ndjson")
        ->check(all ? CLI::IsMember({"ndjson", "geojson", "csv", "gpkg"}) : CLI::IsMember({"ndjson"}));
    verb->add_option("-o,--output", options->output, "File to write; standard output without it")
        ->type_name("OUT");
    verb->callback([options, stage, &common = context.common, &status = context.status] {
        if (options->files.empty() && options->text.empty())
            throw CLI::RequiredError("FILE, - or --text");
        status = runStage(stage, *options, common);
    });
}

} // namespace

void addExtract(const VerbContext &context) {
    addStage(context, "extract", "What happened where and when, out of articles", events::Stage::all);
    addStage(context, "places", "The places of a text", events::Stage::places);
    addStage(context, "dates", "The dates of a text", events::Stage::dates);
    addStage(context, "numbers", "Every number of a text", events::Stage::numbers);
}

} // namespace zamkan::cli
