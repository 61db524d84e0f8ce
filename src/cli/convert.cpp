// `zamkan convert`: event files and articles into an event file of any format.
#include "base/files.hpp"
#include "cli/cli.hpp"
#include "cli/engine.hpp"
#include "cli/reporter.hpp"
#include "cli/where.hpp"
#include "events/account.hpp"
#include "events/event_file.hpp"
#include "geo/formats.hpp"
#include "text/document.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <iterator>
#include <memory>

namespace zamkan::cli {
namespace fs = std::filesystem;
namespace {

struct Options {
    std::vector<fs::path> files;
    std::string published, language = "auto";
    fs::path output, rejected;
    Where where;
};

// What the inputs came to.
struct Haul {
    std::vector<std::shared_ptr<const events::EventSegment>> segments;
    std::size_t events = 0;
    std::vector<std::string> texts; // the sentences of those that were read in an article
    events::RejectedRows rejected;
    std::uint64_t used_inputs = 0, rejected_rows = 0;
};

text::ReadOptions readOptions(const Options &options) {
    text::ReadOptions how;
    if (!options.published.empty()) {
        how.published = time::dayFromIso(options.published);
        if (!how.published)
            throw CLI::ValidationError("--published", "'" + options.published + "' is not a day like 2016-06-13");
    }
    if (options.language != "auto")
        how.language = text::languageFromCode(options.language);
    return how;
}

void keep(Haul &haul, const fs::path &file, const events::LoadReport &report, const events::LoadOptions &load, bool wanted) {
    haul.rejected_rows += report.rejected.size();
    if (wanted)
        haul.rejected.add(file, report, load);
}

void addTable(Haul &haul, const fs::path &file, Engine &engine, const events::LoadOptions &load, Reporter &reporter,
              bool wanted) {
    try {
        auto loaded = events::loadEvents(file, engine.gazetteer(), engine.actors(), load);
        reporter.tell(loaded.diagnostics);
        keep(haul, file, loaded.value.report, load, wanted);
        haul.events += loaded.value.segment->events();
        haul.segments.push_back(std::move(loaded.value.segment));
    } catch (const events::UnusableEvents &error) {
        keep(haul, file, error.report(), load, wanted);
        throw;
    }
}

void addArticles(Haul &haul, const fs::path &file, Engine &engine, const text::ReadOptions &how, Reporter &reporter) {
    auto documents = text::readDocuments(readBytes(file), file == "-" ? fs::path() : file, how);
    reporter.tell(documents.diagnostics);
    std::vector<events::Event> events;
    haul.texts.resize(haul.events);
    for (text::Document &document : documents.value) {
        auto reading = engine.reader().read(std::move(document));
        reporter.tell(reading.diagnostics);
        for (const events::Event &event : reading.events)
            haul.texts.emplace_back(reading.document.surface(event.provenance.sentence));
        std::move(reading.events.begin(), reading.events.end(), std::back_inserter(events));
    }
    haul.events += events.size();
    haul.segments.push_back(events::EventSegment::of(std::move(events)));
}

int convert(const Options &options, const Common &common) {
    const geo::Format *format = geo::formatOf(options.output);
    if (!format || !format->written)
        throw CLI::ValidationError("-o", "'" + options.output.string() + "' does not end in " + geo::writtenExtensions());
    options.where.check();
    const events::LoadOptions load = loadOptions(common);
    const text::ReadOptions how = readOptions(options);
    const bool wanted = !options.rejected.empty();
    Reporter reporter(common.quiet);
    Engine engine(common);
    Haul haul;
    std::optional<Diagnostic> failure; // the first
    for (const fs::path &file : options.files) {
        try {
            if (events::looksLikeEventFile(file))
                addTable(haul, file, engine, load, reporter, wanted);
            else
                addArticles(haul, file, engine, how, reporter);
            ++haul.used_inputs;
        } catch (const InputError &error) {
            if (!failure)
                failure = error.diagnostic();
            if (options.files.size() > 1)
                reporter.tell(error.diagnostic());
        }
    }
    if (wanted) // before the events: whatever becomes of them, these rows are safe
        writeBytes(options.rejected, haul.rejected.csv());
    if (haul.used_inputs == 0)
        throw InputError(*failure);
    if (haul.events == 0)
        throw InputError("no event was found in the input", options.files.front().string(),
                         "see what was understood with 'zamkan extract'");
    if (options.where.empty()) {
        reporter.tell(events::saveEvents(options.output, events::eventsOf(std::move(haul.segments))));
    } else {
        std::vector<events::Event> passing;
        for (const auto &segment : haul.segments) {
            auto whole = segment->wholeEvents();
            std::move(whole.begin(), whole.end(), std::back_inserter(passing));
        }
        options.where.keep(passing, haul.texts, {&engine.gazetteer(), &engine.actors()});
        if (passing.empty())
            throw InputError(fmt::format("none of {} events passes --where", haul.events), options.files.front().string(),
                             "see what there is with 'zamkan info'");
        haul.events = passing.size();
        reporter.tell(events::saveEvents(options.output, events::eventsOf(passing)));
    }
    if (!common.quiet)
        fmt::print(stderr, "zamkan: {} events written to {}{}\n", haul.events, options.output.string(),
                   haul.rejected_rows == 0 ? std::string()
                   : wanted ? fmt::format("; {} rows that could not be used to {}", haul.rejected_rows, options.rejected.string())
                            : fmt::format("; {} rows could not be used (--rejected FILE.csv writes them)", haul.rejected_rows));
    return 0;
}

} // namespace

void addConvert(const VerbContext &context) {
    const auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand("convert", "Events of any source into an event file of any format");
    verb->add_option("IN", options->files, "Event files, articles, PG:… for a database; several become one file")->required();
    verb->add_option("-o,--output", options->output, "File to write, ending in " + geo::writtenExtensions())
        ->required()
        ->type_name("OUT");
    verb->add_option("--rejected", options->rejected, "Writes the rows that could not be used, with the reasons")
        ->type_name("FILE.csv");
    verb->add_option("--published", options->published, "Day of publication of articles")->type_name("YYYY-MM-DD");
    verb->add_option("--lang", options->language, "auto, ar or en, of articles")->check(CLI::IsMember({"auto", "ar", "en"}));
    options->where.addTo(*verb);
    verb->callback(
        [options, &common = context.common, &status = context.status] { status = convert(*options, common); });
}

} // namespace zamkan::cli
