// render: articles and event files in, a picture out. No display is needed.
#include "briefing/sheet_files.hpp"
#include "cli/cli.hpp"
#include "cli/material.hpp"
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

namespace zamkan::cli {
namespace {

struct Options {
    PictureOptions picture;
    std::filesystem::path output;
    std::vector<std::string> dates; // --dates: a map for each
    bool listing = false;
};

std::vector<timeline::Window> momentsFrom(const Options &options, const timeline::Axis &axis) {
    if (options.dates.empty()) return {windowFrom(options.picture, axis)};
    std::vector<timeline::Window> out;
    for (const std::string &date : options.dates) {
        PictureOptions one = options.picture;
        (void)dayFrom("--dates", date);
        one.at = date;
        out.push_back(windowFrom(one, axis));
    }
    return out;
}

void render(const Options &options, const Common &common) {
    options.picture.check();
    briefing::checkPictureFile(options.output);
    auto reader = events::Reader::open({common.user_layers, {}, common.mapping});
    tell(reader.diagnostics, common);
    const Material material(options.picture, reader.value, common);
    briefing::Sheet sheet = material.sheet(options.picture);
    sheet.moments = momentsFrom(options, timeline::axisOf(material.table()));
    if (!options.dates.empty()) sheet.undated = false;
    sheet.listing = options.listing;

    lettering::Letterer letterer;
    briefing::SheetMaker maker(map::openBaseMap(), reader.value.gazetteer(), reader.value.actors(), letterer);
    const briefing::Content content = material.content();
    sheet = maker.settled(std::move(sheet), content);
    std::vector<Diagnostic> notes;
    const std::vector<map::Leaf> leaves = maker.make(sheet, content, &notes);
    briefing::writeLeaves(leaves, letterer, sheet.title, options.output);
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
    verb->add_option("FILE", options->picture.files, "Articles and event files; - is standard input")->required();
    verb->add_option("-o,--output", options->output, "The picture: .png, .pdf or .svg")->required()->type_name("FILE");
    auto *at = verb->add_option("--at", options->picture.at, "What had happened by the end of this day")->type_name("DATE");
    auto *dates = verb->add_option("--dates", options->dates, "A map for each of these days, 2 to 12, side by side")
                      ->type_name("DATE,DATE…")->delimiter(',')->expected(1)->excludes(at);
    options->picture.addTo(*verb);
    for (const char *name : {"--from", "--to"}) verb->get_option(name)->excludes(at)->excludes(dates);
    verb->add_flag("--listing", options->listing, "In a PDF, the events in words on the pages after the map");
    verb->callback([options, context] {
        render(*options, context.common);
        context.status = 0;
    });
}

} // namespace zamkan::cli
