// extract, places, dates, numbers: text in, lines or an event file out.
#include "base/diagnostic.hpp"
#include "base/files.hpp"
#include "base/own_words.hpp"
#include "cli/cli.hpp"
#include "cli/in_order.hpp"
#include "cli/inputs.hpp"
#include "cli/reporter.hpp"
#include "events/event_file.hpp"
#include "reading/ndjson.hpp"
#include "reading/reading.hpp"
#include "reading/reading_layers.hpp"
#include "geo/layer_files.hpp"
#include "mentions/dates.hpp"
#include "mentions/quantities.hpp"
#include "text/document.hpp"
#include "text/vocabulary.hpp"
#include "text/word_books.hpp"
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <thread>
#include <unistd.h>

namespace zamkan::cli {
namespace {

struct Options {
    std::vector<std::filesystem::path> files;
    std::string text, published, language = "auto", format, output;
};

using Read = std::function<reading::Reading(text::Document)>;

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

// Only what the stage needs is opened: dates and numbers do without the gazetteer.
struct Engine {
    std::shared_ptr<reading::Reader> reader;
    Read read;
    std::vector<Diagnostic> diagnostics;
};

Engine openEngine(reading::Stage stage, const Common &common) {
    Engine out;
    if (stage == reading::Stage::dates || stage == reading::Stage::numbers) {
        out.diagnostics = ownWordsTroubles();
        const auto vocabulary = std::make_shared<text::Vocabulary>();
        const auto dates = std::make_shared<mentions::DateFinder>(mentions::DateFinder::open(vocabulary.get()));
        const auto numbers =
            stage == reading::Stage::numbers
                ? std::make_shared<mentions::QuantityFinder>(mentions::QuantityFinder::open(vocabulary.get()))
                : nullptr;
        vocabulary->complete();
        const auto books = std::make_shared<text::WordBooks>(*vocabulary);
        out.read = [vocabulary, books, dates, numbers](text::Document document) {
            reading::Reading reading;
            reading.document = std::move(document);
            reading.tokens = books->tokenize(reading.document);
            reading.mentions.dates = dates->find(reading.document, reading.tokens);
            if (numbers)
                reading.mentions.quantities =
                    numbers->findAll(reading.document, reading.tokens, reading.mentions.dates);
            return reading;
        };
        return out;
    }
    auto opened = reading::Reader::open({common.user_layers, {}, common.mapping});
    out.diagnostics = std::move(opened.diagnostics);
    out.reader = std::make_shared<reading::Reader>(std::move(opened.value));
    out.read = [reader = out.reader](text::Document document) { return reader->read(std::move(document)); };
    return out;
}

// Lines to standard output or to a file that is there only once it is complete.
class LinesOut {
public:
    explicit LinesOut(const std::string &output) {
        if (!output.empty() && output != "-") file_.emplace(output);
    }
    void add(std::string_view lines) {
        buffer_ += lines;
        if (buffer_.size() >= 256 * 1024) flush();
    }
    void flush() {
        if (file_) file_->write(buffer_);
        else if (!writeAll(STDOUT_FILENO, buffer_))
            throw InputError(std::string("writing stopped before the end (") + std::strerror(errno) + ")",
                             "standard output", "make room, or write to a file with -o");
        buffer_.clear();
    }
    void finish() {
        flush();
        if (file_) file_->commit();
    }

private:
    std::optional<OutputFile> file_;
    std::string buffer_;
};

// What a piece of input came to.
struct Answer {
    std::string lines;                   // of ndjson
    std::optional<reading::Reading> read; // of the other formats
    std::vector<Diagnostic> told;
    std::uint64_t bytes = 0;
    bool used = false;
};

// Reads pieces into answers; called by several threads.
struct Desk {
    const Engine &engine;
    const gazetteer::Gazetteer &gazetteer;
    text::ReadOptions how;
    reading::Stage stage;
    bool lines;

    [[nodiscard]] Answer answer(Parcel parcel) const {
        Answer out;
        if (parcel.trouble) return failed(std::move(out), parcel, std::move(*parcel.trouble));
        const std::string where = parcel.piece->where();
        if (parcel.id.empty()) parcel.id = parcel.piece->id();
        out.bytes = parcel.piece->bytes.size();
        const bool ownId = parcel.piece->id() != parcel.id;
        const std::string given = parcel.piece->id();
        try {
            auto document = text::readPiece(std::move(*parcel.piece), how);
            if (ownId && document.value.id == given) document.value.id = parcel.id;
            out.told = std::move(document.diagnostics);
            reading::Reading reading = engine.read(std::move(document.value));
            reading.diagnostics.insert(reading.diagnostics.begin(), out.told.begin(), out.told.end());
            out.used = true;
            if (lines) reading::appendNdjson(out.lines, reading, gazetteer, parcel.oneOfMany, stage);
            else out.read = std::move(reading);
            return out;
        } catch (const text::ArticleError &error) {
            if (!error.id().empty()) parcel.id = error.id();
            return failed(std::move(out), parcel, error.diagnostic());
        } catch (const InputError &error) {
            return failed(std::move(out), parcel, error.diagnostic());
        } catch (const std::exception &error) { // ours, yet the other articles are not to suffer for it
            return failed(std::move(out), parcel,
                          {Severity::error, std::string("this article could not be read (") + error.what() + ")", where,
                           "it is skipped; please report it", {}});
        }
    }

private:
    [[nodiscard]] Answer failed(Answer out, const Parcel &parcel, Diagnostic trouble) const {
        trouble.severity = Severity::error;
        out.lines.clear();
        if (lines) reading::appendRemark(out.lines, trouble, parcel.oneOfMany ? parcel.id : std::string());
        out.told = {std::move(trouble)};
        out.used = false;
        return out;
    }
};

unsigned lanes(int threads) {
    return threads > 0 ? static_cast<unsigned>(threads) : std::max(1U, std::thread::hardware_concurrency());
}

void saveEvents(const Options &options, const std::string &format, const std::vector<events::Event> &found,
                const reading::ReadingLayers &layers, Reporter &reporter) {
    if (format == "gpkg") {
        reporter.tell(geo::writeLayers(options.output, *geo::formatOf("x.gpkg"), layers.with(found)));
        return;
    }
    LinesOut out(options.output);
    out.add(events::eventsAs(format, found));
    out.finish();
}

int runStage(reading::Stage stage, const Options &options, const Common &common) {
    const std::string format = formatOf(options);
    if (format == "gpkg" && (options.output.empty() || options.output == "-"))
        throw CLI::ValidationError("--format", "a GeoPackage needs a file: -o events.gpkg");
    const bool lines = format == "ndjson";
    std::signal(SIGPIPE, SIG_DFL); // whoever read our output has enough: end as every tool in a pipeline does
    const text::ReadOptions how = readOptions(options);
    std::optional<LinesOut> out;
    if (lines) out.emplace(options.output); // an output that cannot be written is told before the work, not after it

    Reporter reporter(common.quiet);
    const Engine engine = openEngine(stage, common);
    reporter.tell(engine.diagnostics);
    const gazetteer::Gazetteer none;
    const gazetteer::Gazetteer &gazetteer = engine.reader ? engine.reader->gazetteer() : none;
    Inputs inputs(options.files, options.text, options.output);
    const Desk desk{engine, gazetteer, how, stage, lines};

    std::uint64_t documents = 0, bytes = 0;
    std::optional<Diagnostic> failure; // the first
    std::vector<events::Event> found;
    reading::ReadingLayers layers;
    std::atomic<bool> live = false;
    const auto take = [&] {
        auto parcel = inputs.next();
        live = inputs.live();
        return parcel;
    };
    const auto give = [&](Answer answer) {
        reporter.tell(answer.told);
        documents += answer.used ? 1 : 0;
        bytes += answer.bytes;
        if (!answer.used && !failure) failure = answer.told.front();
        if (lines) {
            out->add(answer.lines);
            if (live) out->flush();
        } else if (answer.used) {
            if (format == "gpkg") layers.add(*answer.read, gazetteer);
            std::move(answer.read->events.begin(), answer.read->events.end(), std::back_inserter(found));
        }
        reporter.progress(documents, bytes);
    };
    InOrder(lanes(common.threads), take, [&](Parcel parcel) { return desk.answer(std::move(parcel)); }, give).run();

    if (documents == 0) {
        if (lines && options.output.empty()) out->finish();
        if (!failure)
            throw InputError("there is no text in the input", "", "give an article, or JSON Lines with \"text\"");
        if (common.quiet) throw InputError(*failure);
        return 1;
    }
    if (lines) out->finish();
    else saveEvents(options, format, found, layers, reporter);
    return 0;
}

void addStage(const VerbContext &context, const char *name, const char *description, reading::Stage stage) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand(name, description);
    verb->add_option("FILE", options->files, "Articles: text, HTML, JSON, JSON Lines, folders of them; - is standard input");
    verb->add_option("--text", options->text, "The text itself");
    verb->add_option("--published", options->published,
                     "Day of publication, from which \"yesterday\" is counted")
        ->type_name("YYYY-MM-DD");
    verb->add_option("--lang", options->language, "auto, ar or en")
        ->check(CLI::IsMember({"auto", "ar", "en"}));
    const bool all = stage == reading::Stage::all;
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
    addStage(context, "extract", "What happened where and when, out of articles", reading::Stage::all);
    addStage(context, "places", "The places of a text", reading::Stage::places);
    addStage(context, "dates", "The dates of a text", reading::Stage::dates);
    addStage(context, "numbers", "Every number of a text", reading::Stage::numbers);
}

} // namespace zamkan::cli
