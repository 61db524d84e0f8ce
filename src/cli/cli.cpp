#include "cli/cli.hpp"
#include "base/diagnostic.hpp"
#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>

namespace zamkan::cli {
namespace {

// Given before or after the verb.
void addCommon(CLI::App &app, Common &common) {
    app.add_option("--gazetteer", common.user_layers, "A layer of your own places (CSV, GeoJSON, shapefile…)")
        ->type_name("FILE")->allow_extra_args(false); // the next word is an input
    app.add_option("--map", common.mapping, "Which column is which: --map date=event_date --map lat=y")
        ->type_name("NAME=COLUMN")->allow_extra_args(false);
    app.add_option("--threads", common.threads, "Worker threads; 0: as many as the machine has")
        ->check(CLI::NonNegativeNumber);
    app.add_flag("--quiet", common.quiet, "No progress and no remarks on stderr");
}

constexpr const char *kFooter = R"(
Without a verb the window opens, on FILE… (articles, event files) or on the bundled sample.
'zamkan VERB --help' tells the options of a verb. '-' is standard input.
Exit status: 0 done, 1 it could not be done, 2 the command line is wrong.)";

// A first word that is no file and has nothing of one's name is a mistyped verb: told as such instead of a window
// without its file.
void refuseMistypedVerb(const CLI::App &app, const std::vector<std::filesystem::path> &files) {
    std::error_code error;
    if (files.empty() || files.front().has_extension() || files.front().has_parent_path() || files.front() == "-" ||
        std::filesystem::exists(files.front(), error))
        return;
    std::string verbs;
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; }))
        verbs += (verbs.empty() ? "" : ", ") + verb->get_name();
    throw CLI::ExtrasError(fmt::format("'{}' is neither a file nor a verb; the verbs are {}", files.front().string(), verbs),
                           CLI::ExitCodes::ExtrasError);
}

} // namespace

int run(int argc, char **argv, const std::function<int(const WindowRequest &)> &openWindow) {
    CLI::App app{"Zamkan: news text and event tables as a map that moves through time", "zamkan"};
    app.set_version_flag("--version", "zamkan " ZAMKAN_VERSION);
    app.footer(kFooter);
    app.fallthrough();
    app.require_subcommand(0, 1);

    Common common;
    int status = 0;
    WindowRequest request;
    addCommon(app, common);
    app.add_option("FILE", request.files, "Articles (text, HTML, JSON Lines) and event files (CSV, GeoJSON, …)");
    const VerbContext context{app, common, status};
    try {
        addExtract(context);
        addGeocode(context);
        addInfo(context);
        addConvert(context);
        addControl(context);
        addRender(context);
        addAnimate(context);
        app.parse(argc, argv);
        if (!app.get_subcommands().empty()) return status;
        refuseMistypedVerb(app, request.files);
        request.user_layers = common.user_layers;
        request.mapping = common.mapping;
        request.quiet = common.quiet;
        return openWindow(request);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const InputError &error) {
        fmt::print(stderr, "zamkan: {}\n", error.what());
        return 1;
    } catch (const InstallationError &error) {
        fmt::print(stderr, "zamkan: {}\n", error.what());
        return 1;
    }
}

} // namespace zamkan::cli
