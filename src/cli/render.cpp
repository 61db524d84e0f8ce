// render: articles and event files in, a picture out. No display is needed.
#include "base/diagnostic.hpp"
#include "briefing/sheet_files.hpp"
#include "briefing/sidecar.hpp"
#include "cli/cli.hpp"
#include "cli/material.hpp"
#include "cli/story.hpp"
#include "events/event_file.hpp"
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace zamkan::cli {
namespace {

struct Options {
    PictureOptions picture;
    std::filesystem::path output;
    std::string dates;   // --dates, commas between them: a map for each
    std::string compare; // --compare: two of them
    std::filesystem::path sheet;    // --sheet: a description to follow
    std::filesystem::path table;    // --table: the shown events
    std::filesystem::path story;    // --story: a project
    bool listing = false, noSidecar = false;
};

std::vector<timeline::Window> momentsFrom(const Options &options, const timeline::Axis &axis) {
    const char *const option = options.compare.empty() ? "--dates" : "--compare";
    const std::string &dates = options.compare.empty() ? options.dates : options.compare;
    if (dates.empty()) return {windowFrom(options.picture, axis)};
    std::vector<timeline::Window> out;
    for (std::size_t at = 0; at <= dates.size();) {
        const std::size_t end = std::min(dates.find(',', at), dates.size());
        PictureOptions one = options.picture;
        one.at = dates.substr(at, end - at);
        (void)dayFrom(option, one.at);
        out.push_back(windowFrom(one, axis));
        at = end + 1;
    }
    return out;
}

void render(Options options, Common common) {
    if (!options.story.empty()) {
        options.picture.check();
        renderStory(options.story, options.output, options.picture, !options.noSidecar, common);
        return;
    }
    std::optional<briefing::Sheet> followed;
    if (!options.sheet.empty()) followed = follow(options.sheet, options.picture, common).sheet;
    if (options.picture.files.empty() && followed)
        throw InputError("nothing of what this picture was made of lies in a file", options.sheet.string(), "make it again from the window or the project");
    if (options.picture.files.empty()) throw CLI::RequiredError("FILE");
    options.picture.check();
    briefing::checkPictureFile(options.output);
    std::optional<briefing::Sidecar> sidecar; // digests of the inputs as they are when they are read
    if (!options.noSidecar) sidecar = sidecarFor(options.picture, common);
    auto reader = reading::Reader::open({common.user_layers, {}, common.mapping});
    tell(reader.diagnostics, common);
    Material material(options.picture, reader.value, common);
    briefing::Sheet sheet = followed ? *followed : material.sheet(options.picture);
    if (!followed) {
        sheet.moments = momentsFrom(options, timeline::axisOf(material.table()));
        if (!options.dates.empty() || !options.compare.empty()) sheet.undated = false;
        sheet.compared = !options.compare.empty();
        if (sheet.compared && (sheet.moments.size() != 2 || sheet.moments[0].to >= sheet.moments[1].to))
            throw CLI::ValidationError("--compare", fmt::format("'{}' are not two days, the earlier one first", options.compare));
        sheet.listing = options.listing;
        if (options.picture.projection.empty()) sheet.projection = "auto"; // a film stays in Mercator, which is drawn faster
    }
    if (sheet.areas) material.addAreas(reader.value, common);

    lettering::Letterer letterer;
    briefing::SheetMaker maker(map::openBaseMap(), reader.value.gazetteer(), reader.value.actors(), letterer);
    const briefing::Content content = material.content();
    sheet = maker.settled(std::move(sheet), content);
    std::vector<Diagnostic> notes;
    briefing::writeSheet(sheet, content, maker, {map::openBaseMap(), reader.value.gazetteer(), reader.value.actors(), letterer}, options.output, &notes);
    if (!options.table.empty()) tell(events::saveEvents(options.table, briefing::shownEvents(sheet, content)), common);
    if (sidecar) {
        sidecar->sheet = sheet;
        briefing::writeSidecar(*sidecar, options.output);
    }
    tell(notes, common);
    bool any = false;
    for (const timeline::Window &window : sheet.moments) any |= !content.rows(window, sheet.undated).empty();
    if (!common.quiet && !any)
        fmt::print(stderr, "zamkan: {}: no event falls into the time asked for{}; {} are outside it\n", options.output.string(),
                   options.picture.where.empty() ? "" : " and passes --where", material.table().size());
}

} // namespace

void addRender(const VerbContext &context) {
    auto options = std::make_shared<Options>();
    CLI::App *verb = context.app.add_subcommand("render", "A map of the events at a moment or in a period, as a picture");
    verb->add_option("FILE", options->picture.files, "Articles and event files; - is standard input");
    verb->add_option("-o,--output", options->output, "The picture: .png, .pdf or .svg; or .html, a page that replays the events; of --story a FOLDER/")->required()->type_name("FILE");
    auto *at = verb->add_option("--at", options->picture.at, "What had happened by the end of this day")->type_name("DATE");
    auto *dates = verb->add_option("--dates", options->dates, "A map for each of these days, 2 to 12, side by side")
                      ->type_name("DATE,DATE…")->excludes(at);
    auto *compare = verb->add_option("--compare", options->compare, "Before and after: a map for each of two days, with the places that changed hands between them")
                        ->type_name("DATE,DATE")->excludes(at)->excludes(dates);
    options->picture.addTo(*verb);
    for (const char *name : {"--from", "--to"}) verb->get_option(name)->excludes(at)->excludes(dates)->excludes(compare);
    verb->add_option("--sheet", options->sheet, "Make again what this file describes, which was written beside a picture")->type_name("FILE.json");
    verb->add_option("--story", options->story, "A sheet for each step of a project's story, into FOLDER/ or as pages of one .pdf")->type_name("FILE.zamkan")
        ->excludes(at)->excludes(dates)->excludes(compare)->excludes("FILE");
    verb->add_option("--table", options->table, "The events shown, as .csv, .xlsx, .geojson…")->type_name("FILE");
    verb->add_flag("--no-sidecar", options->noSidecar, "Without the .json beside the picture that tells how it was made");
    verb->add_flag("--listing", options->listing, "In a PDF, the events in words on the pages after the map");
    verb->callback([options, context] {
        render(*options, context.common);
        context.status = 0;
    });
}

} // namespace zamkan::cli
